"""Cursors: portals of the session that a refcursor variable names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import commands, errors
from aurorapy.cursors import shown
from aurorapy.planner.parse import tree
from aurorapy.portals import Portal, Prepared

from .sites import Planned, Ran
from .tree import Expression, Namespace


def passed(portal: Portal) -> Iterator[Any]:
    """A cursor's rows, on each of which it stands while a loop has it."""
    rows = portal.rows
    assert rows is not None
    while portal.at < len(rows):
        portal.at += 1
        yield rows[portal.at - 1][: portal.width]


class Cursors:
    """Mixed into Frame."""

    __slots__ = ()
    session: Any

    def open(self, name: str | None, run: Callable[[], Ran], scroll: bool | None) -> str:
        """OPEN: the portal's name."""
        session = self.session
        if name is None:
            while True:
                session.routines.cursors += 1
                name = f"<unnamed portal {session.routines.cursors}>"
                if name not in session.portals:
                    break
        if name in session.portals:
            raise errors.DuplicateCursor(f'cursor "{name}" already in use')
        ran = run()
        if ran.columns is None:
            verb = ran.query.plan.verb.split()[0] if ran.query.plan is not None else "multi-query"
            raise errors.InvalidCursorDefinition(f"cannot open {verb} query as cursor")
        text = ran.query.expression.text
        prepared = Prepared(text, ran.query.expression.raw, [], ran.query.plan, session.catalog.version, session.context.signature)
        portal = Portal(prepared, (), [], scroll=scroll is not False, name=name, statement_text=text, created=session.context.statement_timestamp,
                        no_scroll=scroll is False, width=len(ran.columns))
        portal.rows, portal.columns, portal.tag, portal.at = ran.rows, ran.columns, f"SELECT {len(ran.rows)}", 0
        session.portals[name] = portal
        return name

    def fetch(self, name: str | None, variable: str, direction: str, count: int | None, move: bool) -> Ran:
        """FETCH or MOVE."""
        portal = self._portal(name, variable)
        if count is None and direction in ("absolute", "relative"):
            raise errors.NullValueNotAllowed("relative or absolute cursor position is null")
        result = commands.run(self.session, tree.FetchStmt(name or "", direction, count, move), "")
        return Ran(shown(portal, result.rows), result.tag or "", portal.columns, Planned(None, None, Expression("", 0, 0, Namespace(None))))

    def close(self, name: str | None, variable: str) -> None:
        """CLOSE."""
        self._portal(name, variable)
        self.session.drop_portal(name)

    def _portal(self, name: str | None, variable: str) -> Any:
        if name is None:
            raise errors.NullValueNotAllowed(f'cursor variable "{variable}" is null')
        found = self.session.portals.get(name)
        if found is None:
            raise errors.InvalidCursorName(f'cursor "{name}" does not exist')
        return found

    def loop_cursor(self, name: str | None, run: Callable[[], Ran], variable: str) -> Ran:
        """FOR over a bound cursor."""
        if name is not None and name in self.session.portals:
            raise errors.DuplicateCursor(f'cursor "{name}" already in use')
        ran = run()
        ran.portal = self.open(name, lambda: ran, None)
        ran.cursor = self.session.portals[ran.portal]
        return ran

    def end_cursor(self, ran: Ran) -> None:
        """The loop has ended."""
        self.session.drop_portal(ran.portal)
