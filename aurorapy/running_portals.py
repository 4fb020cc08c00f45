"""Portals run and closed: whole, in parts, or sent while their answer is made. Source: PostgreSQL 15 manual, section 55.2.3 (Extended Query)."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.wire import build

from . import commands, cursors
from .kept_texts import parse_kept
from .portals import Portal
from .streaming import LARGE, can_stream, stream


class Portals:
    """Mixed into Session."""

    def close_portals(self: Any) -> None:
        """Portals end with their transaction, but for those WITH HOLD; so do descriptors of large objects."""
        if self.descriptors is not None:
            self.descriptors.close_since(0)
        for name in [n for n, p in self.portals.items() if not p.kept]:
            self.drop_portal(name)

    def drop_portal(self: Any, name: str) -> bool:
        """Close one: whether there was one."""
        portal = self.portals.pop(name, None)
        if portal is not None and portal.running is not None:
            portal.running.close()
        return portal is not None

    def drop_portals(self: Any) -> None:
        """Close all."""
        for name in list(self.portals):
            self.drop_portal(name)

    def was_streamed(self: Any, portal: Portal) -> bool:
        """Whether the portal's answer is a large one, which has been sent while it was made."""
        plan = portal.prepared.plan
        if plan is None or plan.node.estimate < LARGE:
            return False
        plan = self.current_plan(portal.prepared)
        self.start_transaction()
        try:
            if plan is None or not can_stream(self, plan):
                return False
        except errors.StalePlan:
            return self.was_streamed(portal)  # type: ignore[no-any-return]
        count = stream(self, plan, portal.values, self.shape(plan, tuple(portal.formats)).encode)
        portal.rows, portal.columns, portal.tag = [], plan.columns, "SELECT 0"
        self.out.append(build.command_complete(f"SELECT {count}"))
        self.pipelining = True
        if self.statement_lsn > self.database.volume.vdl:
            self.held_lsn = max(self.held_lsn, self.statement_lsn)
        return True

    def portal_rows(self: Any, portal: Portal, count: int | None) -> list[Any]:
        """So many of the portal's rows, from the first that is not forgotten, if there are so many."""
        if portal.running is None:
            assert portal.rows is not None
            return portal.rows
        rows = cursors.filled(self, portal, count)
        if self.statement_lsn > self.database.volume.vdl:
            self.held_lsn = max(self.held_lsn, self.statement_lsn)
        return rows

    def run_portal(self: Any, portal: Portal, in_parts: bool) -> None:
        """Run the portal's statement, to its end unless its rows are asked for in parts, and keep its rows."""
        prepared = portal.prepared
        plan = self.current_plan(prepared)
        if plan is not None:
            self.start_transaction()
            if in_parts and plan.returns_rows:
                plan = cursors.locked_plan(self, plan, lambda: self.current_plan(prepared))
                cursors.start(self, portal, plan, portal.values)
                return
            try:
                portal.rows, portal.tag = self.run_plan(plan, portal.values)
            except errors.StalePlan:
                self.run_portal(portal, in_parts)
                return
            portal.columns = plan.columns if plan.returns_rows else None
            if plan.columns and self.statement_lsn > self.database.volume.vdl:
                self.held_lsn = max(self.held_lsn, self.statement_lsn)
            return
        self.argument_types, self.arguments = prepared.types, portal.values
        try:
            result = commands.run(self, prepared.statement, prepared.text)
        except errors.SQLError as e:
            e.move(parse_kept(prepared.text)[0].offset)
            raise
        finally:
            self.argument_types, self.arguments = [], ()
        portal.rows, portal.columns, portal.tag = result.rows, result.plan_columns, result.tag or ""
        self.held_lsn = max(self.held_lsn, result.hold)
