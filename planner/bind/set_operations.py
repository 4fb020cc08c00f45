"""Bind set operations: UNION, INTERSECT, EXCEPT.

The columns of both sides get common types (manual, section 10.5); ORDER BY, LIMIT and OFFSET belong to the whole.
"""

from __future__ import annotations

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree

from .binder import Binder, NotLiftable
from .coerce import settle_unknown, to_chosen
from .implementing import check_implementable
from .ordering import check_hashable
from .resolve import UNKNOWN, common_type
from .scope import Scope
from .sublinks import coerce_columns

MEANING = "the literal decides the meaning"


def bind_set_operation(b: Binder, parent: Scope, node: tree.SetOperation) -> bound.Query:
    """UNION, INTERSECT or EXCEPT of two queries, with what follows them."""
    from .common_tables import bind_with
    from .select import bind_limits, bind_order_by, bind_query

    query = bound.Query()
    scope = Scope(parent=parent, query=query)
    bind_with(b, scope, node.with_, query.ctes, top=parent.parent is None and parent.query is None)
    inner = Scope(parent=parent, ctes=scope.ctes)
    left = bind_query(b, inner, node.left, keep_unknown=True)
    right = bind_query(b, inner, node.right, keep_unknown=True)
    name = node.op.upper()
    lcols, rcols = left.columns, right.columns
    if len(lcols) != len(rcols):
        raise errors.SyntaxError_(f"each {name} query must have the same number of columns", position=node.right.pos)
    types, typmods = [], []
    lexprs, rexprs = ([t.expr for t in q.targets if not t.junk] for q in (left, right))
    for lc, rc, re in zip(lcols, rcols, rexprs, strict=True):
        types.append(common_type([lc.type, rc.type], name, [None, re.pos]))
        typmods.append(lc.typmod if lc.typmod == rc.typmod and lc.type == rc.type else -1)
    query.set_left = cast_columns(b, left, types, name)
    query.set_right = cast_columns(b, right, types, name)
    query.set_op, query.set_all = node.op, node.all
    columns = [bound.OutputColumn(c.name, t, m) for c, t, m in zip(lcols, types, typmods, strict=True)]
    if not (node.all and node.op == "union"):
        for e, c in zip(lexprs, columns, strict=True):
            check_hashable(bound.Const(c.type, None, pos=e.pos))
        check_implementable([c.type for c in columns], name)
    entry = bound.Entry(b.rid(), "setop", "", columns)
    query.entries[entry.rid] = entry
    query.targets = [bound.TargetEntry(bound.Var(c.type, entry.rid, i, c.typmod, True, None, c.name), c.name) for i, c in enumerate(columns)]
    for s in node.order_by:
        before = len(query.targets)
        if not (isinstance(s.expr, tree.ColumnRef) and len(s.expr.names) == 1) and not isinstance(s.expr, tree.Const):
            if isinstance(s.expr, tree.LiteralSlot):
                raise NotLiftable(MEANING)
            raise _bad_order(name, s)
        if isinstance(s.expr, tree.ColumnRef) and s.expr.names[0] not in [c.name for c in columns]:
            raise errors.UndefinedColumn(f'column "{s.expr.names[0]}" does not exist', position=s.expr.pos)
        bind_order_by(b, scope, query, (s,))
        assert len(query.targets) == before
    try:
        query.limit, query.offset = bind_limits(b, Scope(parent=scope.parent, ctes=scope.ctes, query=scope.query), node)
    except errors.UndefinedColumn as e:
        side = next((n for n, q in enumerate((left, right), 1) for c in q.columns if e.message == f'column "{c.name}" does not exist'), None)
        if side is not None:
            hidden = e.message.split()[1]
            e.hint = f'There is a column named {hidden} in table "*SELECT* {side}", but it cannot be referenced from this part of the query.'
        raise
    query.with_ties = node.with_ties
    if node.locking:
        raise errors.FeatureNotSupported(f"FOR {node.locking[0].strength.upper()} is not allowed with UNION/INTERSECT/EXCEPT")
    return query


def _bad_order(name: str, s: tree.SortBy) -> errors.SQLError:
    return errors.FeatureNotSupported(
        "invalid UNION/INTERSECT/EXCEPT ORDER BY clause", position=getattr(s.expr, "pos", None),
        detail="Only result column names can be used, not expressions or functions.",
        hint="Add the expression/function to every SELECT, or move the UNION into a FROM clause.")


def cast_columns(b: Binder, query: bound.Query, types: list[int], what: str) -> bound.Query:
    """Give the query's columns these types: literals in place, other differences by a casting level around."""
    visible = [t for t in query.targets if not t.junk]
    for t, want in zip(visible, types, strict=True):
        if t.expr.type == UNKNOWN and isinstance(t.expr, bound.Const | bound.Param) and query.set_op is None:
            t.expr = to_chosen(b, t.expr, want, what)
        elif t.expr.type == UNKNOWN:
            t.expr = settle_unknown(b, t.expr)
    if all(t.expr.type == want for t, want in zip(visible, types, strict=True)):
        return query
    plain = not query.distinct and query.distinct_on is None and not query.order_by and query.set_op is None and not query.has_srf
    if plain:
        for t, want in zip(visible, types, strict=True):
            t.expr = to_chosen(b, t.expr, want, what)
        return query
    return coerce_columns(b, query, types, what)
