"""A session that identifies and counts what it runs.

Whether it does depends on its database, which has the extension or not, and on compute_query_id. A session that does has methods of its own in the place of the
class's, and plans that are about one row only are run like all others; one that does not has nothing of this.

Counted is what clients ask for (track = top), and what ends well. A query that EXECUTE names is counted with the text of PREPARE; a cursor's is counted by
DECLARE and FETCH.

Source: PostgreSQL 15 manual, section F.32.
"""

from __future__ import annotations

from typing import Any

from aurorapy.plannable import is_plannable
from aurorapy.planner.parse import parse_one, tree

from .identifying import Identified, of_command, of_query
from .kept import EXTENSION, Entry, kept_of

_IDENTIFIED_MAX = 1000
_COUNTED = frozenset(("COPY", "FETCH", "SELECT"))  # commands whose tags say rows
_NOT_COMMANDS = (tree.PrepareStmt, tree.DeallocateStmt)


class Watching:
    """Mixed into Session."""

    query_id: int | None = None  # of the statement that is run, or was last
    watches = False
    _known: dict[Any, Identified]
    _began: int

    def follow_statements(self: Any) -> None:
        """The settings, or what the database has, may have changed."""
        if "context" not in self.__dict__:
            return  # it is being made
        wanted = self.values["compute_query_id"]
        has = bool(self.database.catalog.extensions) and any(x.name == EXTENSION for x in self.database.catalog.extensions.values())
        if has and f"{EXTENSION}.track" not in self.values:
            self.context.load(EXTENSION)
        self.counts_statements = has and wanted != "off"
        watches = has if wanted == "auto" else wanted != "off"
        if watches == self.watches:
            return
        self.watches = watches
        if not watches:
            self.query_id = None
            del self.run_statement, self._run_fast, self._answer, self.run_portal, self._streamed, self.portal_rows, self.answer_command, self.fail
            return
        self._known, self._source, self._deep, self._well = {}, None, False, True
        self.run_statement, self._run_fast, self._answer = self._run_watched, self._run_fast_watched, self._answer_watched
        self.run_portal, self._streamed, self.portal_rows = self._portal_watched, self._streamed_watched, self._rows_watched
        self.answer_command, self.fail = self._command_watched, self._fail_watched

    # --- what a statement is ---

    def identified(self: Any, statement: Any, text: str, key: Any = None, around: str | None = None) -> Identified:
        """A statement by its tree and text, remembered under `key` as long as the catalog is the same."""
        key = (text if key is None else key, self.catalog.version, self.context.search_path, around)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _IDENTIFIED_MAX:
                self._known.clear()
            found = self._known[key] = of_query(self, statement, text, around) if is_plannable(statement) else of_command(text)
        self.query_id = found.id
        return found  # type: ignore[no-any-return]

    def _entry(self: Any, source: Identified) -> Entry | None:
        """Where a statement that has come to its end is counted; None where it is not to be."""
        if not self.counts_statements or self.values[f"{EXTENSION}.track"] == "none":
            return None
        return kept_of(self).entry((self.user_oid, self.engine.database_oid(self.database.name), source.id), source.text)

    def _count(self: Any, source: Identified, began: int, rows: int) -> None:
        entry = self._entry(source)
        if entry is not None:
            entry.calls.add((self.rim.clock() - began) / 1000)
            entry.rows += rows
            entry.usage += 1

    def _count_planning(self: Any, source: Identified, began: int) -> None:
        if self.counts_statements and self.values[f"{EXTENSION}.track_planning"] == "on" and (entry := self._entry(source)) is not None:
            entry.plans.add((self.rim.clock() - began) / 1000)

    def _count_command(self: Any, statement: Any, text: str, began: int, tag: str) -> None:
        if isinstance(statement, tree.ExecuteStmt):
            prepared = self.statements.get(statement.name)
            if prepared is not None and prepared.plan is not None:
                self._count(self._of_prepared(prepared), began, _rows_of(tag))
            return
        if isinstance(statement, _NOT_COMMANDS) or not self.counts_statements or self.values[f"{EXTENSION}.track_utility"] != "on":
            return
        self._count(self.identified(statement, text), began, _rows_of(tag) if tag.partition(" ")[0] in _COUNTED else 0)

    def _of_prepared(self: Any, prepared: Any) -> Identified:
        return self.identified(prepared.statement, prepared.text, around=prepared.command)  # type: ignore[no-any-return]

    # --- the simple protocol ---

    def _run_watched(self: Any, statement: Any, text: str) -> int:
        began = self.rim.clock()
        if is_plannable(statement):
            self._source, self._began = self.identified(statement, text), began
            hold: int = type(self).run_statement(self, statement, text)
            if self._source is not None and self.watches:  # rules have made it answer otherwise
                self._count(self._source, began, _rows_of(_tag_of(self.out)))
            return hold
        self.identified(statement, text)
        hold = type(self).run_statement(self, statement, text)
        if not self.watches:
            return hold  # it has dropped the extension
        self._count_command(statement, text, began, _tag_of(self.out))
        return hold

    def _run_fast_watched(self: Any, text: str, lifted: tuple[str, list[Any]]) -> int | None:
        key = (lifted[0], self.catalog.version, self.context.search_path, None)
        self._began = self.rim.clock()
        found = self._known.get(key)
        if found is None:
            try:
                found = self.identified(parse_one(text).statement, text.strip().rstrip(";").rstrip(), lifted[0])
            except Exception:
                return None  # the long way has the error
        self.query_id, self._source = found.id, found
        return type(self)._run_fast(self, text, lifted)  # type: ignore[no-any-return]

    def _answer_watched(self: Any, plan: Any, values: tuple[Any, ...]) -> int:
        source, began = self._source, self.rim.clock()
        if source is None:
            return type(self)._answer(self, plan, values)  # type: ignore[no-any-return]
        self._count_planning(source, self._began)
        hold: int = type(self)._answer(self, plan, values)
        self._count(source, began, _rows_of(_tag_of(self.out)))
        self._source = None
        return hold

    def _command_watched(self: Any, statement: Any, text: str, before: tuple[bytes, ...]) -> None:
        began = self.rim.clock()
        self.identified(statement, text)
        self._well = True
        type(self).answer_command(self, statement, text, before)
        if self._well:
            self._count_command(statement, text, began, "")

    def _fail_watched(self: Any, e: BaseException) -> None:
        self._well = False
        type(self).fail(self, e)

    # --- the extended protocol ---

    def _portal_watched(self: Any, portal: Any, in_parts: bool) -> None:
        if self._deep:
            type(self).run_portal(self, portal, in_parts)
            return
        prepared, began = portal.prepared, self.rim.clock()
        source = self._of_prepared(prepared)
        self._deep = True
        try:
            type(self).run_portal(self, portal, in_parts)
        finally:
            self._deep = False
        if prepared.plan is None:
            self._count_command(prepared.statement, prepared.text, began, portal.tag)
        else:
            self._count(source, began, _rows_of(portal.tag) if portal.running is None else 0)

    def _rows_watched(self: Any, portal: Any, count: int | None) -> list[Any]:
        running = portal.running is not None and portal.prepared.plan is not None
        rows: list[Any] = type(self).portal_rows(self, portal, count)
        if running and (entry := self._entry(self._of_prepared(portal.prepared))) is not None:
            entry.rows += max(min(len(rows), len(rows) if count is None else count) - portal.at, 0)
        return rows

    def _streamed_watched(self: Any, portal: Any) -> bool:
        if self._deep:
            return type(self)._streamed(self, portal)  # type: ignore[no-any-return]
        began = self.rim.clock()
        self._deep = True
        try:
            done: bool = type(self)._streamed(self, portal)
        finally:
            self._deep = False
        if done:
            self._count(self._of_prepared(portal.prepared), began, _rows_of(_tag_of(self.out)))
        return done


def _tag_of(out: list[bytes]) -> str:
    """The command tag that was sent last."""
    last = out[-1] if out else b""
    return last[5:-1].decode() if last[:1] == b"C" else ""


def _rows_of(tag: str) -> int:
    count = tag.rpartition(" ")[2]
    return int(count) if count.isdigit() else 0
