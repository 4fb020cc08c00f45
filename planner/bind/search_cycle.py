"""SEARCH and CYCLE of recursive queries: the query that they are short for.

    WITH RECURSIVE t (a, b) AS (base UNION ALL step) SEARCH DEPTH FIRST BY a SET s CYCLE a SET m TO y DEFAULT n USING p

is bound as

    base: SELECT a, b, ARRAY[ROW(a)] s, n m, ARRAY[ROW(a)] p FROM (base)
    step: SELECT a, b, s || ARRAY[ROW(a)], CASE WHEN ROW(a) = ANY (p) THEN y ELSE n END, p || ARRAY[ROW(a)]
          FROM (step, with s, m and p of the row before) WHERE m <> y

and BREADTH FIRST has ROW(0, a), then ROW(depth + 1, a). What was written is kept (`bound.CommonTable.written`), for views show it.

Source: PostgreSQL 15 manual, section 7.8.2; its src/backend/rewrite/rewriteSearchCycle.c and parser/parse_cte.c.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.functions.registry import define
from aurorapy.planner.parse import tree
from aurorapy.planner.types import format_type
from aurorapy.planner.types.base import NO_EQUALITY

from .binder import Binder
from .coerce import coerce
from .expressions import bind
from .operators import find_operator
from .resolve import common_type
from .scope import Scope

BASE, STEP = "*TLOCRN*", "*TROCRN*"
_NEXT = "next depth"  # of a breadth-first search: no name that SQL can call
_TRUE, _FALSE = tree.Const("bool", True), tree.Const("bool", False)

define(_NEXT, "record", "int8", lambda row: row[0] + 1)


def bind_search_cycle(b: Binder, scope: Scope, t: tree.CommonTable, node: Any, cte: bound.CommonTable,
                      recursive: Callable[[Binder, Scope, tree.CommonTable, Any, bound.CommonTable], None]) -> None:
    """Bind a common table with SEARCH or CYCLE; `recursive` binds one without."""
    plain = bound.CommonTable(cte.name, [], ident=b.ident(), materialized=cte.materialized, renamed=cte.renamed)
    recursive(b, scope, replace(t, search=None, cycle=None), node, plain)
    for side, raw in (("left", node.left), ("right", node.right)):
        if isinstance(raw, tree.SetOperation):
            wrong = errors.FeatureNotSupported if side == "left" else errors.SyntaxError_  # as PostgreSQL has them
            raise wrong(f"with a SEARCH or CYCLE clause, the {side} side of the UNION must be a SELECT")
    names = [c.name for c in plain.columns]
    _check(t, names)
    before = _reference(node.right, t.name)
    if before is None or (node.right.with_ is not None and any(own.name == t.name for own in node.right.with_.tables)):
        raise errors.FeatureNotSupported(
            f'with a SEARCH or CYCLE clause, the recursive reference to WITH query "{t.name}" must be at the top level of its right-hand SELECT')
    step = node.right
    if step.distinct or step.group_by or step.having is not None:
        raise errors.FeatureNotSupported("SEARCH and CYCLE with DISTINCT or GROUP BY in the recursive term are not supported")
    marks = _marks(b, t)
    more = _more(t)
    hidden = tuple([name for name, _, _ in more])
    inner = replace(step, targets=(*step.targets, *(tree.Target(tree.ColumnRef((before, n))) for n in hidden)))
    left = tree.Select(targets=_targets(BASE, names, [first for _, first, _ in more]), from_=(tree.RangeSubquery(node.left, tree.Alias(BASE, tuple(names))),))
    right = tree.Select(targets=_targets(STEP, names, [then for _, _, then in more]), where=marks,
                        from_=(tree.RangeSubquery(inner, tree.Alias(STEP, (*names, *hidden))),))
    cte.hidden = hidden
    recursive(b, scope, replace(t, columns=(*names, *hidden), search=None, cycle=None), replace(node, left=left, right=right), cte)
    cte.hidden = ()
    value = default = None
    if t.cycle is not None and t.cycle[2] is not None:
        made = [bind(b, Scope(), e, "CYCLE") for e in t.cycle[2:4] if e is not None]
        of = common_type([e.type for e in made], "CYCLE")
        value, default = [coerce(b, e, of) or e for e in made]
    cte.written = plain, t.search, t.cycle, value, default


def _targets(alias: str, names: list[str], more: list[Any]) -> tuple[tree.Target, ...]:
    return (*(tree.Target(tree.ColumnRef((alias, n)), n) for n in names), *map(tree.Target, more))


def _row(alias: str, columns: tuple[str, ...], *before: Any) -> tree.RowExpr:
    return tree.RowExpr((*before, *(tree.ColumnRef((alias, c)) for c in columns)))


def _more(t: tree.CommonTable) -> list[tuple[str, Any, Any]]:
    """(name, value in the base, value in the step) of the columns that the clauses add."""
    out: list[tuple[str, Any, Any]] = []
    if t.search is not None:
        kind, columns, name = t.search
        had = tree.ColumnRef((STEP, name))
        if kind == "depth":
            out.append((name, tree.ArrayExpr((_row(BASE, columns),)), tree.Op("||", had, tree.ArrayExpr((_row(STEP, columns),)))))
        else:
            zero = tree.Cast(tree.Const("int", 0), tree.TypeName(("pg_catalog", "int8")))
            out.append((name, _row(BASE, columns, zero), _row(STEP, columns, tree.FuncCall((_NEXT,), (had,)))))
    if t.cycle is not None:
        columns, mark, value, default, path = t.cycle
        value, default = value or _TRUE, default or _FALSE
        met = tree.OpAny("=", _row(STEP, columns), tree.ColumnRef((STEP, path)), False)
        out.append((mark, tree.Case(None, ((_FALSE, value),), default), tree.Case(None, ((met, value),), default)))
        out.append((path, tree.ArrayExpr((_row(BASE, columns),)), tree.Op("||", tree.ColumnRef((STEP, path)), tree.ArrayExpr((_row(STEP, columns),)))))
    return out


def _marks(b: Binder, t: tree.CommonTable) -> Any:
    """The condition that a row before has met no cycle."""
    if t.cycle is None:
        return None
    _, mark, value, default, _ = t.cycle
    found = common_type([bind(b, Scope(), e or c, "CYCLE").type for e, c in ((value, _TRUE), (default, _FALSE))], "CYCLE")
    if found in NO_EQUALITY:
        raise errors.UndefinedFunction(f"could not identify an equality operator for type {format_type(found)}")
    try:
        find_operator("<>", found, found)
    except errors.UndefinedFunction:
        raise errors.UndefinedFunction(f"could not identify an inequality operator for type {format_type(found)}") from None
    return tree.Op("<>", tree.ColumnRef((STEP, mark)), value or _TRUE)


def _reference(step: Any, name: str) -> str | None:
    """What the recursive reference in a step's FROM is called."""
    stack: list[Any] = list(step.from_) if isinstance(step, tree.Select) else []
    while stack:
        item = stack.pop()
        if isinstance(item, tree.Join):
            stack += [item.left, item.right]
        elif isinstance(item, tree.RangeTable) and item.name == (name,):
            return item.alias.name if item.alias is not None else name
    return None


def _check(t: tree.CommonTable, names: list[str]) -> None:
    """What the clauses name must be columns, and what they add must not be."""
    def columns(word: str, given: tuple[str, ...]) -> None:
        for i, c in enumerate(given):
            if c not in names:
                raise errors.SyntaxError_(f'{word} column "{c}" not in WITH query column list')
            if c in given[:i]:
                raise errors.DuplicateColumn(f'{word} column "{c}" specified more than once')

    def fresh(word: str, name: str) -> None:
        if name in names:
            raise errors.SyntaxError_(f'{word} column name "{name}" already used in WITH query column list')

    if t.search is not None:
        columns("search", t.search[1])
        fresh("search sequence", t.search[2])
    if t.cycle is not None:
        given, mark, _, _, path = t.cycle
        columns("cycle", given)
        fresh("cycle mark", mark)
        fresh("cycle path", path)
        if mark == path:
            raise errors.SyntaxError_("cycle mark column name and cycle path column name are the same")
        if t.search is not None:
            for word, name in (("mark", mark), ("path", path)):
                if t.search[2] == name:
                    raise errors.SyntaxError_(f"search sequence column name and cycle {word} column name are the same")
