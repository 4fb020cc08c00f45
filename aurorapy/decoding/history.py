"""The catalog as it was when a transaction committed, and the session as it would be with that catalog."""

from __future__ import annotations

from typing import Any

from aurorapy.catalog.identity_reader import Past
from aurorapy.planner.relation import Table
from aurorapy.planner.types import HOME

from .kept import Kept
from .recording import Record


class History:
    """Goes through the records from an LSN on. `catalog`: as of the record at hand, once it was entered, or the one before it."""

    def __init__(self, session: Any, kept: Kept, start: int) -> None:
        from aurorapy.catalog.view import CatalogView

        self.catalog = kept.database.catalog.copy()
        self.catalog.base = self.catalog.claims = None
        for record in kept.changing_catalog(start):
            self._turn({(kind, oid): old for kind, oid, old, _ in record.catalog})
        self.past = Past(session, self.catalog)
        self.view = CatalogView(self.past)
        self.before: Any = None  # tables that the record at hand has dropped or replaced

    def _turn(self, changes: dict[tuple[str, Any], Any]) -> None:
        self.catalog.redo(changes)
        self.catalog.changes = {}

    def enter(self, record: Record) -> None:
        """The next record: the catalog as its transaction left it."""
        self.before = None
        if record.catalog:
            self.before = {oid: old for kind, oid, old, _ in record.catalog if kind == "table"}
            self._turn({(kind, oid): new for kind, oid, _, new in record.catalog})

    def table(self, oid: int) -> Table | None:
        """A table by its oid, also one that the record's transaction has dropped."""
        found: Table | None = self.catalog.tables.get(oid)
        return found if found is not None or self.before is None else self.before.get(oid)

    def tables(self, record: Record) -> list[Table]:
        """The tables of a record's changes."""
        out = []
        for oid, given in record.tables:
            found = given if given is not None else self.table(oid)
            assert found is not None
            out.append(found)
        return out

    def __enter__(self) -> History:
        self.token = HOME.set(self.view)
        return self

    def __exit__(self, *_: object) -> None:
        HOME.reset(self.token)
