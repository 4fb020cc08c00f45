"""What CREATE TABLE and ALTER TABLE say of partitions: keys, bounds, and the elements of tables that have another's columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy import errors
from aurorapy.planner.parse.keywords import COL_ID
from aurorapy.planner.parse.tree import (
    AlterTableAction,
    BoundSpec,
    ColumnDef,
    ColumnRef,
    Constraint,
    Expr,
    FuncCall,
    PartitionElement,
    PartitionSpec,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

_TABLE_CONSTRAINT = frozenset(("constraint", "check", "unique", "primary", "foreign"))


def partition_spec(p: Parser) -> PartitionSpec | None:
    """OptPartitionSpec."""
    at = p.position()
    if not p.take("partition"):
        return None
    p.need("by")
    strategy = p.col_id()
    p.need("(")
    elements = tuple(p.csv(lambda: _element(p)))
    p.need(")")
    if strategy not in ("range", "list", "hash"):
        raise errors.InvalidParameterValue(f'unrecognized partitioning strategy "{strategy}"')
    return PartitionSpec(strategy, elements, at)


def _element(p: Parser) -> PartitionElement:
    """part_elem: a column, a function call or `(expression)`."""
    at = p.position()
    if p.kinds[p.i] == "(":
        p.need("(")
        expr: Expr = p.expr()
        p.need(")")
    elif p.kinds[p.i] in COL_ID and p.peek() not in ("(", "."):
        expr = ColumnRef((p.col_id(),), pos=at)
    else:
        start = p.i
        expr = p.b_expr()
        if not isinstance(expr, FuncCall):
            p.fail(start + 1)
    collation = p.any_name() if p.take("collate") else None
    opclass = p.any_name() if p.kinds[p.i] in COL_ID else None
    return PartitionElement(expr, collation, opclass, at)


def bound_spec(p: Parser) -> BoundSpec:
    """ForValues or DEFAULT."""
    at = p.position()
    if p.take("default"):
        return BoundSpec("default", pos=at)
    p.need("for", "values")
    at = p.position()
    if p.take("in"):
        return BoundSpec("list", _exprs(p), pos=at)
    if p.take("from"):
        low = _exprs(p)
        p.need("to")
        return BoundSpec("range", low=low, high=_exprs(p), pos=at)
    p.need("with", "(")
    given: dict[str, int] = {}
    while True:
        place = p.position()
        name = p.col_id()
        value = p.integer()
        if name not in ("modulus", "remainder"):
            raise errors.SyntaxError_(f'unrecognized hash partition bound specification "{name}"', position=place)
        if name in given:
            raise errors.DuplicateObject(f"{name} for hash partition provided more than once", position=place)
        given[name] = value
        if not p.take(","):
            break
    p.need(")")
    for name in ("modulus", "remainder"):
        if name not in given:
            raise errors.SyntaxError_(f"{name} for hash partition must be specified", position=at)
    return BoundSpec("hash", modulus=given["modulus"], remainder=given["remainder"], pos=at)


def _exprs(p: Parser) -> tuple[Expr, ...]:
    p.need("(")
    items = tuple(p.csv(p.expr))
    p.need(")")
    return items


def typed_elements(p: Parser) -> tuple[ColumnDef | Constraint, ...]:
    """OptTypedTableElementList: what is added to columns that another table or a type has."""
    if not p.take("("):
        return ()
    items = tuple(p.csv(lambda: _typed_element(p)))
    p.need(")")
    return items


def _typed_element(p: Parser) -> ColumnDef | Constraint:
    if p.kinds[p.i] in _TABLE_CONSTRAINT or (p.kinds[p.i] == "exclude" and p.peek() in ("using", "(")):
        return p.table_constraint()
    at = p.position()
    name = p.col_id()
    if p.take("with"):
        p.need("options")
    constraints, collation, place = p.column_marks(name)
    return ColumnDef(name, None, constraints, collation, at, place)


def attach_or_detach(p: Parser, kind: str, at: int) -> AlterTableAction:
    """ALTER TABLE or INDEX ... ATTACH PARTITION, ALTER TABLE ... DETACH PARTITION."""
    if p.take("attach"):
        p.need("partition")
        name = p.qualified_name()
        bound = bound_spec(p) if kind == "table" else None
        return AlterTableAction("attach partition" if kind == "table" else "attach index", value=name, bound=bound, pos=at)
    if kind != "table":
        p.fail()
    p.need("detach", "partition")
    name = p.qualified_name()
    mode = p.one_of(("concurrently", "finalize"))
    return AlterTableAction("detach partition", value=name, name=mode, pos=at)
