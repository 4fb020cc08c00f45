"""Which collation a string expression has: its columns' (implicit), the one that COLLATE says (explicit), or none where two implicit ones differ.

Looked at only in statements with COLLATE, or with a column whose collation is neither the database's nor "C" (`Binder.collated`): in any other one nothing
can conflict. All collations order alike, so results do not depend on it.

Source: PostgreSQL 15 manual, section 24.2.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.functions.system import COLLATION_FOR
from aurorapy.planner.relation import Table
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.collations import DEFAULT_COLLATION, collation_name

from .binder import Binder
from .resolve import UNKNOWN
from .scope import Scope

NONE, IMPLICIT, CONFLICT, EXPLICIT = range(4)
_HINT = "You can choose the collation by applying the COLLATE clause to one or both expressions."


class State(NamedTuple):
    """What is known of an expression's collation; `other`: the one that is in conflict with it, found at `pos`."""

    strength: int
    collation: int = 0
    pos: int | None = None
    other: int = 0


_NOTHING = State(NONE)
Entries = Mapping[int, bound.Entry]


def merged(states: Iterable[State]) -> State:
    """The collation of a call from those of its arguments; 42P21 where two explicit ones differ."""
    out = _NOTHING
    for s in states:
        if s.strength > out.strength:
            out = s
        elif s.strength == out.strength and s.collation != out.collation:
            if s.strength == EXPLICIT:
                raise errors.CollationMismatch(
                    f'collation mismatch between explicit collations "{collation_name(out.collation)}" and "{collation_name(s.collation)}"', position=s.pos)
            if s.strength == IMPLICIT:
                if out.collation == DEFAULT_COLLATION:
                    out = s
                elif s.collation != DEFAULT_COLLATION:
                    out = State(CONFLICT, out.collation, s.pos, s.collation)
    return out


def state_of(e: bound.Expr, entries: Entries) -> State:
    """An expression's collation, that of everything in it looked at, too."""
    if e.collation is not None:
        below = [state_of(c, entries) for c in e.children()]
        if not isinstance(e, bound.Collate):
            merged(below)
        return State(EXPLICIT, *e.collation)
    own = TYPES[e.type].collation
    match e:
        case bound.Var():
            found = _column(entries.get(e.rid), e.column, own)
            return State(IMPLICIT, found, e.pos) if found else _NOTHING
        case bound.SubLink():
            for t in e.tests:
                state_of(t, entries)
            found = column_state(e.query, 0, entries).collation if own and e.query.targets else 0
            return State(IMPLICIT, found, e.pos) if found else _NOTHING
        case bound.Row() | bound.WholeRow() | bound.RowCompare():
            for c in e.children():
                state_of(c, entries)
            return _NOTHING
        case bound.Case():
            for condition, _ in e.whens:
                state_of(condition, entries)
            out = merged([state_of(r, entries) for _, r in e.whens] + ([state_of(e.default, entries)] if e.default is not None else []))
        case bound.Aggregate():
            for k in e.order_by:
                _sorted(state_of(k.expr, entries))
            if e.filter is not None:
                state_of(e.filter, entries)
            out = merged([state_of(a, entries) for a in (*e.args, *e.direct)])
        case _:
            children = e.children()
            if not children:
                return State(IMPLICIT, own, e.pos) if own else _NOTHING
            out = merged([state_of(c, entries) for c in children])
    if not own:
        return _NOTHING
    return out if out.strength else State(IMPLICIT, own, e.pos)


def column_state(q: bound.Query, i: int, around: Entries) -> State:
    """The collation of a query's column."""
    targets = [t for t in q.targets if not t.junk]
    if q.set_op is not None and q.set_left is not None and q.set_right is not None:
        sides = [column_state(s, i, around) for s in (q.set_left, q.set_right)]
        out = merged(sides)
        if out.strength == CONFLICT and not (q.set_op == "union" and q.set_all):
            _sorted(out)
        return out if out.strength == CONFLICT else State(IMPLICIT, out.collation, out.pos) if out.strength else out
    return state_of(targets[i].expr, {**around, **q.entries})


def _column(entry: bound.Entry | None, i: int, own: int) -> int:
    """The collation of an entry's column, 0 where it has none."""
    if entry is None or not own:
        return own
    source = entry.table or entry.view
    if source is not None:
        return source.columns[i].collation if i < len(source.columns) else own
    if entry.cte is not None:
        query = entry.cte.query or entry.cte.base
        return own if query is None else _result(column_state(query, i, {}))
    if entry.rows:
        return _result(merged([state_of(r[i], {}) for r in entry.rows]))
    if entry.kind == "function" and len(entry.functions) == 1 and i == 0:
        return _result(state_of(entry.functions[0], {})) or own
    return _result(column_state(entry.query, i, {})) if entry.query is not None else own


def _result(s: State) -> int:
    return 0 if s.strength == CONFLICT else s.collation


def _sorted(s: State) -> None:
    """What is sorted or grouped by must have a collation."""
    if s.strength == CONFLICT:
        raise errors.CollationMismatch(f'collation mismatch between implicit collations "{collation_name(s.collation)}" and "{collation_name(s.other)}"',
                                       position=s.pos, hint=_HINT)


def check_collations(q: bound.Query, around: Entries) -> None:
    """Raise 42P21 where a level's expressions have explicit collations that differ, or something that it sorts or groups by has none."""
    entries = {**around, **q.entries}
    if q.set_op is not None:
        for i in range(sum(not t.junk for t in q.targets)):
            column_state(q, i, around)
        return
    by = {p for p, _, _ in q.order_by} | set(q.distinct_on or ())
    groups = {g.key() for g in q.group_by}
    for i, t in enumerate(q.targets):
        s = state_of(t.expr, entries)
        if i in by or q.distinct or (groups and t.expr.key() in groups):
            _sorted(s)
    for g in q.group_by:
        _sorted(state_of(g, entries))
    for w in q.windows:
        for e in (*w.partition_by, *[k.expr for k in w.order_by]):
            _sorted(state_of(e, entries))
    for e in bound.query_exprs(q):
        state_of(e, entries)


def collation_for(b: Binder, scope: Scope, e: bound.Expr) -> bound.Expr:
    """COLLATION FOR: the name, which no row changes; NULL where implicit collations are in conflict."""
    from aurorapy.planner.plan.deparse import quote_name

    if not b.folding:
        return bound.Func(COLLATION_FOR, (e,), 25, cast="s")
    if e.type == UNKNOWN:
        return bound.Const(25, None)
    if not TYPES[e.type].collation:
        raise errors.DatatypeMismatch(f"collations are not supported by type {format_type(e.type)}")
    s = state_of(e, scope.entries())
    return bound.Const(25, None if s.strength == CONFLICT or not s.collation else quote_name(collation_name(s.collation)))


def check_recursive(cte: bound.CommonTable, around: Entries) -> None:
    """The recursive term may not change a column's collation."""
    assert cte.base is not None and cte.step is not None
    for i, t in enumerate([t for t in cte.base.targets if not t.junk]):
        base = column_state(cte.base, i, around)
        overall = merged([base, column_state(cte.step, i, around)])
        if base.strength in (IMPLICIT, EXPLICIT) and overall.strength in (IMPLICIT, EXPLICIT) and base.collation != overall.collation:
            raise errors.CollationMismatch(
                f'recursive query "{cte.name}" column {i + 1} has collation "{collation_name(base.collation)}" in non-recursive term '
                f'but collation "{collation_name(overall.collation)}" overall', position=t.expr.pos,
                hint="Use the COLLATE clause to set the collation of the non-recursive term.")


def expression_collation(e: bound.Expr, table: Table, rid: int = 1) -> int:
    """The collation of an expression over a table's columns; 42P22 where there is none."""
    if not TYPES[e.type].collation:
        return 0
    s = state_of(e, {rid: bound.Entry(rid, "table", table.name, [], table=table)})
    if s.strength == CONFLICT:
        raise errors.IndeterminateCollation("could not determine which collation to use for index expression",
                                            hint="Use the COLLATE clause to set the collation explicitly.")
    return s.collation


def result_collations(q: bound.Query, what: str) -> list[int]:
    """The collations of a query's columns, for a relation that is made of it; 42P22 where a string column has none. `what`: 'view' or 'table'."""
    out = []
    for i, t in enumerate([t for t in q.targets if not t.junk]):
        own = TYPES[t.expr.type].collation
        s = column_state(q, i, {}) if own else _NOTHING
        if s.strength == CONFLICT:
            hint = "Use the COLLATE clause to set the collation explicitly."
            if what == "view":
                raise errors.IndeterminateCollation(f'could not determine which collation to use for view column "{t.name}"', hint=hint)
            kind = TYPES[t.expr.type].name
            raise errors.IndeterminateCollation(f'no collation was derived for column "{t.name}" with collatable type {kind}', hint=hint)
        out.append(s.collation or own)
    return out
