"""Which stored expressions read an attribute of rows of a relation: `(t).a` in views, CHECKs and indexes.

Views and functions also know by themselves what they depend on (`views.dependencies`); those that an older version stored do not, so they are bound here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.relation import Table
from aurorapy.planner.types import HOME

from .type_uses import Mentions, holders

Obj = tuple[str, int, Any]


def using_tables(catalog: Any, table: Table) -> list[Table]:
    """The stored relations that have columns of a relation's row type, or of types that it is a part of."""
    types = holders(catalog, {table.type_oid}) | {table.type_oid}
    return [t for t in catalog.tables.values() if t.kind in "rpm" and any(c.type in types for c in t.live)]


def field_readers(catalog: Any, table: Table, attnum: int) -> Iterator[tuple[int, Obj]]:
    """(oid, object as `dependencies` names it)."""
    from .views import bound_view

    home: Any = HOME.get()

    def reads(expr: bound.Expr) -> bool:
        return any(isinstance(n, bound.Field) and n.arg.type == table.type_oid and n.index == attnum - 1 for n in bound.walk(expr))

    def read_by(t: Table, text: str | None) -> bool:
        return text is not None and (t.oid in users or mentions(text)) and reads(home.bind_over(t, 1, text, folding=False))

    users = {t.oid for t in using_tables(catalog, table)}
    mentions = Mentions(catalog, {table.type_oid})
    for t in catalog.tables.values():
        if t.view is not None and ((table.oid, attnum) in t.view_depends or (
                (any(o in users for o, _ in t.view_depends) or mentions(t.view)) and any(reads(e) for q in _queries(bound_view(home.session, t))
                                                                                         for e in bound.query_exprs(q)))):
            yield t.oid, ("table", t.oid, 0)
        yield from ((c.oid, ("constraint", t.oid, c.name)) for c in t.checks if read_by(t, c.expression))
        constraints = {k.index: k for k in t.keys}
        for i in t.indexes:
            if any(read_by(t, text) for text in (i.predicate, *(x.expression for x in i.columns))):
                k = constraints.get(i.oid)
                yield (i.oid, ("index", i.oid, t.oid)) if k is None else (k.oid, ("constraint", t.oid, k.name))


def _queries(query: bound.Query) -> list[bound.Query]:
    return [query, *(x for q in bound.subqueries(query) for x in _queries(q))]
