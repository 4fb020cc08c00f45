"""How many groups rows make: GROUP BY and DISTINCT.

Source: PostgreSQL 15 manual, section 76.2.2; estimate_num_groups in its src/backend/utils/adt/selfuncs.c.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Any

from aurorapy.planner import bound

from .variables import Relation, Variable, plain, row_count

_BOOL = 16


def group_count(exprs: Iterable[bound.Expr], rows: float, relations: Any, kept: Any) -> float:
    """Groups of `rows` by expressions. `relations(rid)`: the Relation of an entry, None where it is no table; `kept(rid)`: its rows after its conditions."""
    rows = row_count(rows)
    out = 1.0
    found: dict[int, dict[Any, Variable]] = {}
    unknown = 1.0
    seen: set[Any] = set()
    for e in exprs:
        e = plain(e)
        if e.type == _BOOL:
            if e.key() not in seen:
                out *= 2.0
            seen.add(e.key())
            continue
        read = sorted({n.rid for n in bound.walk(e) if isinstance(n, bound.Var)})
        if not read:
            if any(isinstance(n, bound.Func) and n.function.volatility == "v" for n in bound.walk(e)):
                return rows
            continue
        relation = relations(read[0]) if len(read) == 1 else None
        v = relation.variable(e) if relation is not None else None
        parts = [e] if v is not None and (v.stats is not None or v.unique) else [n for n in bound.walk(e) if isinstance(n, bound.Var)]
        for part in parts:
            of = relations(next(n.rid for n in bound.walk(part) if isinstance(n, bound.Var)))
            if of is None:
                if part.key() not in seen:
                    unknown *= 200.0
                seen.add(part.key())
            else:
                found.setdefault(of.rid, {}).setdefault(part.key(), of.variable(part))
    for rid, variables in found.items():
        out *= _of_relation(relations(rid), list(variables.values()), kept(rid))
    return min(max(float(ceil(out * unknown)), 1.0), max(rows, 1.0))


def _of_relation(relation: Relation, variables: list[Variable], kept: float) -> float:
    distinct, most, count = 1.0, 1.0, 0
    while variables:
        together = _together(relation, variables)
        if together is None:
            for v in variables:
                n = v.distinct()
                distinct *= n
                most = max(most, n)
                count += 1
            break
        n, variables = together
        distinct *= n
        most = max(most, n)
        count += 1
    tuples = relation.tuples
    if tuples > 0:
        limit = tuples if count <= 1 else min(max(tuples * 0.1, most), tuples)
        distinct = min(distinct, limit)
        if distinct > 0 and kept < tuples:
            distinct *= 1.0 - ((tuples - kept) / tuples) ** (tuples / distinct)
        distinct = row_count(distinct)
    return distinct


def _together(relation: Relation, variables: list[Variable]) -> tuple[float, list[Variable]] | None:
    """(distinct combinations of some of the variables by the statistics object that knows most of them, the other variables)"""
    best: Any = None
    for x, data, exprs in relation.objects():
        if data.ndistinct is None:
            continue
        keys = {e.key(): -n for n, e in enumerate(exprs, 1)}
        numbers: dict[int, Variable] = {}
        for v in variables:
            if isinstance(v.expr, bound.Var):
                if v.expr.column + 1 in x.keys:
                    numbers[v.expr.column + 1] = v
            elif v.expr.key() in keys:
                numbers[keys[v.expr.key()]] = v
        shared = sum(1 for n in numbers if n < 0), sum(1 for n in numbers if n > 0)
        if sum(shared) >= 2 and (best is None or shared > best[0]):
            best = shared, numbers, data
    if best is None:
        return None
    _, numbers, data = best
    wanted = set(numbers)
    n = next((n for item, n in data.ndistinct if set(item) == wanted), None)
    if n is None:
        return None
    used = {id(v) for v in numbers.values()}
    return n, [v for v in variables if id(v) not in used]
