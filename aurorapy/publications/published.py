"""What publications publish: the tables of each, with column lists and row filters, and the publications of a table.

Source: PostgreSQL 15 manual, sections 31.1 to 31.4; pg_publication.c in its terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.foreign import PublicationDef, PublishedTable
from aurorapy.planner.functions.registry import define
from aurorapy.planner.relation import Table

Published = tuple[Table, tuple[int, ...], str | None]  # a table, the attnums of its columns that are published, its row filter


def publications(catalog: Any) -> list[PublicationDef]:
    """All publications; found once for each state of the catalog."""
    found: list[PublicationDef] | None = catalog.calls.get("publications")
    if found is None:
        found = catalog.calls["publications"] = [d for d in catalog.operations.values() if isinstance(d, PublicationDef)]
    return found


def is_publishable(t: Table) -> bool:
    """Whether changes of a relation can be published at all."""
    return t.kind in "rp" and t.persistence == "p"


def leaves(catalog: Any, t: Table) -> Iterator[Table]:
    """The partitions that have rows of a partitioned table, or the table itself."""
    if t.kind != "p":
        yield t
        return
    for oid in t.children:
        yield from leaves(catalog, catalog.tables[oid])


def ancestors(catalog: Any, t: Table) -> list[Table]:
    """The partitioned tables that a partition belongs to, the nearest first."""
    out: list[Table] = []
    while t.bound is not None:
        t = catalog.tables[t.parents[0]]
        out.append(t)
    return out


def published_tables(catalog: Any, p: PublicationDef) -> list[Published]:
    """What a publication publishes, as pg_publication_tables lists it."""
    listed = {x.table: x for x in p.tables}
    schemas = {x.schema for x in p.schemas}
    found: dict[int, Table] = {}
    if p.all_tables:
        for t in catalog.tables.values():
            if is_publishable(t) and (t.bound is None and t.kind in "rp" if p.via_root else t.kind == "r"):
                found[t.oid] = t
    else:
        whole = [catalog.tables[x.table] for x in p.tables]
        whole += [t for t in catalog.tables.values() if t.schema in schemas and is_publishable(t)]
        for t in whole:
            found |= {t.oid: t} if p.via_root else {leaf.oid: leaf for leaf in leaves(catalog, t)}
        if p.via_root:
            found = {o: t for o, t in found.items() if not any(a.oid in found for a in ancestors(catalog, t))}
    out: list[Published] = []
    for t in found.values():
        mine = None if p.all_tables or t.schema in schemas else listed.get(t.oid)
        columns = mine.columns if mine is not None and mine.columns else tuple([c.attnum for c in t.live])
        out.append((t, columns, None if mine is None else mine.where))
    return out


def publications_of(catalog: Any, known: list[PublicationDef], t: Table) -> list[PublicationDef]:
    """The publications that publish changes of a table's rows."""
    line = [t, *ancestors(catalog, t)]
    oids, schemas = {x.oid for x in line}, {x.schema for x in line}
    return [p for p in known if p.all_tables or any(x.table in oids for x in p.tables) or any(x.schema in schemas for x in p.schemas)]


def listed_in(p: PublicationDef, table: int) -> PublishedTable | None:
    return next((x for x in p.tables if x.table == table), None)


def shown_filter(s: Any, t: Table, where: str) -> str:
    """A row filter as SQL shows it."""
    from aurorapy.catalog.definitions import expression

    return str(expression(s, t, where, False))


def _tables(s: Any, name: str) -> list[tuple[Any, ...]]:
    from aurorapy.foreign.named import need

    p: PublicationDef = need(s, "publication", name)
    out: list[tuple[Any, ...]] = []
    for t, columns, where in published_tables(s.catalog, p):
        mine = listed_in(p, t.oid)
        out.append((t.oid, columns if mine is not None and mine.columns == columns and columns else None, where))
    return out


def _is_publishable(s: Any, oid: int) -> bool | None:
    t = s.catalog.tables.get(oid)
    if t is None:
        return False if s.catalog.system.by_oid(oid) is not None or oid in s.catalog.sequences else None
    return is_publishable(t)


define("pg_get_publication_tables", "text", "record", lambda ctx, name: _tables(ctx.session, name), retset=True, needs_context=True, volatility="s",
       out_columns=(("relid", 26), ("attrs", 22), ("qual", 194)))
define("pg_relation_is_publishable", "regclass", "bool", lambda ctx, oid: _is_publishable(ctx.session, oid), needs_context=True, volatility="s")
