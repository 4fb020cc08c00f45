"""Calls over constants that fail: PostgreSQL computes them when it plans a statement, so they fail even if no row asks for them.

`coerce.fold` notes such a call in `Binder.failing`; here is found whether planning meets it, as eval_const_expressions does (section 38.7
of PostgreSQL's manual says of immutable functions that they are evaluated early; section 4.2.14, which forms keep from it): behind what
decides an AND, OR, CASE or COALESCE already, nothing is computed. What depends on a parameter there is taken for decided, and target
lists of subqueries in FROM for unused: then the call fails when it is run.
"""

from __future__ import annotations

from collections.abc import Iterator

from aurorapy.errors import SQLError
from aurorapy.planner import bound

Failing = dict[int, tuple[bound.Expr, SQLError]]  # by id; the expression is kept so that the id stays its own


def first_failure(failing: Failing, query: bound.Query | None, modify: bound.Modify | None) -> SQLError | None:
    """The error that planning the statement raises, if any."""
    for expr in _expressions(query, modify):
        found = _met(failing, expr)
        if found is not None:
            return found
    return None


def _expressions(query: bound.Query | None, modify: bound.Modify | None) -> Iterator[bound.Expr]:
    if modify is not None:
        yield from bound.own_expressions(modify)
        query = modify.query
    if query is not None:
        yield from _of_level(query)
        for entry in query.entries.values() if modify is not None and modify.kind == "insert" else ():
            if entry.query is not None:
                yield from _of_level(entry.query)


def _of_level(query: bound.Query) -> Iterator[bound.Expr]:
    yield from bound.query_exprs(query)
    for side in (query.set_left, query.set_right):
        if side is not None:
            yield from _of_level(side)
    for entry in query.entries.values():
        if entry.query is not None and entry.query.where is not None:
            yield entry.query.where


def _met(failing: Failing, e: bound.Expr) -> SQLError | None:
    """The error of the first failing call in `e` that is computed early."""
    known = failing.get(id(e))
    if known is not None:
        return known[1]
    if isinstance(e, bound.Bool) and e.op != "not":
        return _until(failing, e.args, e.op == "or")
    if isinstance(e, bound.Coalesce):
        for arg in e.args:
            found = _met(failing, arg)
            if found is not None or (isinstance(arg, bound.Const) and arg.value is not None) or _depends(arg):
                return found
        return None
    if isinstance(e, bound.Case):
        return _of_case(failing, e)
    if isinstance(e, bound.SubLink) and e.kind != "exists":
        for expr in _of_level(e.query):
            found = _met(failing, expr)
            if found is not None:
                return found
    for child in e.children():
        found = _met(failing, child)
        if found is not None:
            return found
    return None


def _until(failing: Failing, args: tuple[bound.Expr, ...], decides: bool) -> SQLError | None:
    for arg in args:
        found = _met(failing, arg)
        if found is not None or (isinstance(arg, bound.Const) and arg.value is decides) or _depends(arg):
            return found
    return None


def _of_case(failing: Failing, e: bound.Case) -> SQLError | None:
    if e.let is not None:
        found = _met(failing, e.let)
        if found is not None or isinstance(e.let, bound.Const) or _depends(e.let):
            return found
    for condition, result in e.whens:
        found = _met(failing, condition)
        if found is not None or _depends(condition):
            return found
        if not isinstance(condition, bound.Const):
            found = _met(failing, result)
        elif condition.value is True:
            return _met(failing, result)
        if found is not None:
            return found
    return None if e.default is None else _met(failing, e.default)


def _depends(e: bound.Expr) -> bool:
    return any(isinstance(n, bound.Param) for n in bound.walk(e))
