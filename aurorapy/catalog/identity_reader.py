"""The system catalogs by oid, for what describes and identifies objects: those of the catalog at hand, or of one that was before."""

from __future__ import annotations

from typing import Any

from aurorapy.planner.types import HOME

from .system import CATALOGS

_SERVERS = frozenset(("pg_authid", "pg_database", "pg_tablespace"))  # what belongs to no database, and changes without its catalog


class Past:
    """A session as it would be with another catalog."""

    def __init__(self, session: Any, catalog: Any) -> None:
        self._session, self.catalog = session, catalog
        self.context = _Context(self)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)


class _Context:
    """A session's context that knows the session of the past."""

    def __init__(self, past: Past) -> None:
        self.session = past

    def __getattr__(self, name: str) -> Any:
        return getattr(self.session._session.context, name)


class Reader:
    """Rows of system catalogs, each catalog read once."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.rows: dict[str, tuple[list[str], dict[Any, tuple[Any, ...]]]] = {}

    def row(self, catalog: str, key: Any) -> dict[str, Any] | None:
        """The row of an oid, of (relation, attnum) in pg_attribute; None where there is none."""
        known = self.rows.get(catalog)
        if known is None:
            known = self._read(catalog)
            if catalog not in _SERVERS:
                self.rows[catalog] = known
        names, rows = known
        found = rows.get(key)
        return None if found is None else dict(zip(names, found, strict=True))

    def find(self, catalog: str, **wanted: Any) -> int | None:
        """The oid of the first row with these values."""
        self.row(catalog, 0)
        names, rows = self.rows.get(catalog) or self._read(catalog)
        places = [(names.index(k), v) for k, v in wanted.items()]
        return next((int(oid) for oid, row in rows.items() if all(row[i] == v for i, v in places)), None)

    def _read(self, catalog: str) -> tuple[list[str], dict[Any, tuple[Any, ...]]]:
        table = CATALOGS["pg_catalog", catalog]
        names = [c.name for c in table.columns]
        assert table.rows is not None
        at = [names.index(n) for n in (("attrelid", "attnum") if catalog == "pg_attribute" else ("oid",))]
        rows = table.rows(self.session.context)
        return names, {r[at[0]] if len(at) == 1 else (r[at[0]], r[at[1]]): r for r in rows}

    def schema(self, oid: int) -> str:
        """A schema's name as identities have it: the session's own temporary one is pg_temp."""
        own = self.session.temporary or getattr(self.session.transaction, "temporary", None)
        if own is not None and own.schema == oid:
            return "pg_temp"
        row = self.row("pg_namespace", oid)
        return str(row["nspname"]) if row is not None else ""


def reader_of(session: Any) -> Reader:
    """The reader of the session's catalog as it is now."""
    catalog = session.catalog
    found: Any = catalog.calls.get("identities")
    if found is None or found[0] != catalog.version or found[1].session is not session:
        found = catalog.calls["identities"] = [catalog.version, Reader(session)]
    reader: Reader = found[1]
    return reader


class reading_past:
    """`with reading_past(session, catalog) as reader`: a reader of a catalog as it was, whose types are known meanwhile."""

    def __init__(self, session: Any, catalog: Any) -> None:
        self.past = Past(session, catalog)

    def __enter__(self) -> Reader:
        from .view import CatalogView

        self.token = HOME.set(CatalogView(self.past))
        return Reader(self.past)

    def __exit__(self, *_: object) -> None:
        HOME.reset(self.token)
