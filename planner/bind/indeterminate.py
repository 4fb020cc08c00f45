"""Calls that need a collation and whose arguments have none, for they come from columns with different ones: 42P22 when they are made.

Only calls that look at a collation: comparisons, ILIKE, regular expressions, lower and its kin, and searches for a part of a string. They fail when they run, as in
PostgreSQL, so a view may be made of them. Left out: rows compared as a whole, the test of a CASE, IN and its kin with a subquery, and what sorts (UNION ALL).

Source: PostgreSQL 15 manual, section 24.2.1; check_collation_set of its varlena.c.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NoReturn

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.functions.registry import Function
from aurorapy.planner.types import TYPES

from .collations import CONFLICT, Entries, merged, state_of

_COMPARISON, _EXPRESSION = "string comparison", "regular expression"
_OPERATORS = {**dict.fromkeys(("=", "<>", "<", "<=", ">", ">=", "^@"), _COMPARISON), **dict.fromkeys(("~", "!~", "~*", "!~*"), _EXPRESSION),
              "~~*": "ILIKE", "!~~*": "ILIKE"}
_FUNCTIONS = {**{name: f"{name}() function" for name in ("lower", "upper", "initcap")},
              **dict.fromkeys(("strpos", "position", "replace", "split_part", "starts_with"), _COMPARISON),
              **dict.fromkeys(("regexp_match", "regexp_matches", "regexp_replace", "regexp_split_to_array", "regexp_split_to_table", "regexp_count",
                               "regexp_instr", "regexp_like", "regexp_substr"), _EXPRESSION)}


def mark_indeterminate(q: bound.Query, around: Entries) -> None:
    """Put calls that fail in the place of those that have no collation, in a query level."""
    entries = {**around, **q.entries}

    def each(e: bound.Expr) -> bound.Expr:
        return bound.transform(e, lambda n: _failing(n, entries, each))

    for t in q.targets:
        t.expr = each(t.expr)
    q.where = None if q.where is None else each(q.where)
    q.having = None if q.having is None else each(q.having)
    q.group_by = [each(e) for e in q.group_by]
    q.from_ = [_tree(n, each) for n in q.from_]


def _tree(node: bound.JoinTree, each: Callable[[bound.Expr], bound.Expr]) -> bound.JoinTree:
    if isinstance(node, int):
        return node
    return replace(node, left=_tree(node.left, each), right=_tree(node.right, each), on=None if node.on is None else each(node.on))


def _failing(e: bound.Expr, entries: Entries, each: Callable[[bound.Expr], bound.Expr]) -> bound.Expr | None:
    """The call that fails for one without a collation; None of any other."""
    what = _needs(e)
    if what is None:
        return None
    parts = e.children()
    if not any(TYPES[p.type].collation for p in parts) or merged([state_of(p, entries) for p in parts]).strength != CONFLICT:
        return None
    made = e.rebuild([each(p) for p in parts])
    if isinstance(made, bound.Func):
        made.function = _refusing(made.function, what)
        made.operator = None  # nothing looks up, hashes or merges by it
    elif isinstance(made, bound.MinMax):
        return bound.Func(_refusing(Function("greatest", (), made.type), what), made.args, made.type)
    elif isinstance(made, bound.ArrayTest):
        made.function, made.operator = _refusing(made.function, what), None
    else:
        made.function = _refusing(made.function, what)  # type: ignore[attr-defined]
    return made


def _needs(e: bound.Expr) -> str | None:
    """For what an expression needs a collation."""
    match e:
        case bound.XmlCall():
            return None
        case bound.Func():
            if e.function.retset or e.function.kind != "f" or e.function.routine is not None:
                return None
            return _OPERATORS.get(e.operator.name) if e.operator is not None else _FUNCTIONS.get(e.function.name)
        case bound.ArrayTest():
            return _OPERATORS.get(e.operator.name) if e.operator is not None else None
        case bound.NullIf() | bound.DistinctFrom() | bound.MinMax():
            return _COMPARISON
    return None


def _refusing(f: Any, what: str) -> Any:
    def refuse(*args: Any) -> NoReturn:
        raise errors.IndeterminateCollation(f"could not determine which collation to use for {what}",
                                            hint="Use the COLLATE clause to set the collation explicitly.")

    return replace(f, impl=refuse, inline=None, needs_context=False, needs_types=False, volatility="s")
