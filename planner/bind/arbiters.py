"""The unique indexes that ON CONFLICT (columns) [WHERE predicate] means.

PostgreSQL infers them when it plans, with the values of parameters where it has them, so a partial index is found though its WHERE was written with a
parameter. Here a plan serves all values. So a parameter that has to be what stands in an index's predicate is taken for that, and each execution
compares first (`assumptions`): with another value there is no such index, and that is the error it gives.

Source: PostgreSQL 15 manual, INSERT; infer_arbiter_indexes of its plancat.c.
"""

from __future__ import annotations

from itertools import islice, product
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.access_methods.classes import OperatorClass, class_named, class_of
from aurorapy.planner.functions.registry import Function
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Index, Table

from .binder import Binder
from .expressions import bind, bind_boolean
from .scope import Item, Scope

Assumed = tuple[tuple[bound.Expr, bound.Const], ...]
_TRIES_MAX = 64


def no_arbiter() -> errors.SQLError:
    """No index is the one that ON CONFLICT means."""
    return errors.InvalidColumnReference("there is no unique or exclusion constraint matching the ON CONFLICT specification")


def arbiters(b: Binder, node: tree.OnConflict, table: Table, target: Item) -> tuple[tuple[int, ...], Assumed]:
    """The indexes' oids, and what must be equal for them to be it."""
    wanted: set[Any] = set()
    named: list[tuple[Any, OperatorClass]] = []
    local = Scope(items=[target])
    for e in node.elements:
        expr = bind(b, local, e.expr, "index expressions")
        wanted.add(expr.key())
        if e.opclass is not None:
            named.append((expr.key(), class_named("btree", e.opclass, expr.type)))
    given = [] if node.where is None else bound.conjuncts(bind_boolean(b, local, node.where, "index predicates"))
    found: list[int] = []
    perhaps: list[tuple[int, Assumed]] = []
    for index in table.indexes:
        if not index.unique or not index.valid or not _is_over(b, index, table, target, wanted, named):
            continue
        assumed = () if index.predicate is None else _implied(b, given, b.catalog.bind_over(table, target.rid, index.predicate))
        if assumed == ():
            found.append(index.oid)
        elif assumed is not None:
            perhaps.append((index.oid, assumed))
    if found:
        return tuple(found), ()
    if not perhaps or b.lifted:
        raise no_arbiter()
    return (perhaps[0][0],), perhaps[0][1]


def _is_over(b: Binder, index: Index, table: Table, target: Item, wanted: set[Any], named: list[tuple[Any, OperatorClass]]) -> bool:
    """Whether an index is over what was written, by the operator classes that were."""
    keys: dict[Any, list[OperatorClass | None]] = {}
    for c in index.columns:
        key = ("v", target.rid, c.attnum - 1) if c.attnum else b.catalog.bind_over(table, target.rid, c.expression).key()
        keys.setdefault(key, []).append(class_of("btree", c.type, c.opclass) if named else None)
    return keys.keys() == wanted and not any(all(c is None or (c.family.oid, c.type) != (n.family.oid, n.type) for c in keys[key]) for key, n in named)


def _implied(b: Binder, given: list[bound.Expr], predicate: bound.Expr) -> Assumed | None:
    """What must be equal for the conditions to imply the predicate: () nothing, None nothing would do."""
    from aurorapy.planner.plan.predicates import implies

    if implies(given, predicate):
        return ()
    values = list({e.key(): e for condition in given for e in _parameters(condition)}.values())
    constants = [n for n in bound.walk(predicate) if isinstance(n, bound.Const) and n.value is not None]
    choices = [[c for c in constants if c.type == e.type] for e in values]
    for chosen in islice(product(*choices), _TRIES_MAX) if values else ():
        instead = {e.key(): c for e, c in zip(values, chosen, strict=True)}
        if implies([_replaced(condition, instead) for condition in given], predicate):
            return tuple(zip(values, chosen, strict=True))
    return None


def _replaced(e: bound.Expr, instead: dict[Any, bound.Const]) -> bound.Expr:
    return bound.transform(e, lambda n: instead.get(n.key()) if _is_value(n) else None)


def _is_value(e: bound.Expr) -> bool:
    """Whether an expression is one of parameters alone."""
    leaves = [n for n in bound.walk(e) if not n.children()]
    return any(isinstance(n, bound.Param) for n in leaves) and all(isinstance(n, bound.Param | bound.Const) for n in leaves)


def _parameters(e: bound.Expr) -> list[bound.Expr]:
    """The largest parts of an expression that are of parameters alone."""
    return [e] if _is_value(e) else [found for child in e.children() for found in _parameters(child)]


def assumptions(assumed: Assumed) -> list[bound.Expr]:
    """Conditions that are true, or raise."""
    return [bound.Func(_ASSUMED, pair, 16) for pair in assumed]


def _equal(value: Any, constant: Any) -> bool:
    if value != constant:
        raise no_arbiter()
    return True


_ASSUMED = Function("assumed", (2276, 2276), 16, _equal, strict=False)
