"""Partition keys and bounds: what PARTITION BY and FOR VALUES say, checked.

Source: PostgreSQL 15 manual, CREATE TABLE, "PARTITION BY" and "PARTITION OF"; transformPartitionBound and check_new_partition_bound in its terms.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.opclasses.found import support
from aurorapy.planner import bound
from aurorapy.planner.access_methods.classes import default_class, need_class
from aurorapy.planner.bind.coerce import coerce
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.resolve import ASSIGNMENT, UNKNOWN
from aurorapy.planner.bind.scope import SYSTEM_COLUMNS, Scope
from aurorapy.planner.execution import ExecState
from aurorapy.planner.kernels import project_kernel
from aurorapy.planner.parse import tree
from aurorapy.planner.partition_hash import composed_hash, hash_function
from aurorapy.planner.partitions import Partitions
from aurorapy.planner.relation import PartitionBound, PartitionColumn, PartitionKey, Table
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.base import UNORDERED
from aurorapy.planner.types.collations import collation_oid
from aurorapy.planner.types.domains import base_type

from .claims import use_class
from .expressions import binder, scope_of, text_of
from .immutable import is_immutable

KEY_COLUMNS_MAX = 32
MONEY = 790  # ordered, and not hashed
MINVALUE, MAXVALUE = (-1, None), (1, None)


def partition_key(session: Any, table: Table, spec: tree.PartitionSpec) -> PartitionKey:
    """The key of a new partitioned table."""
    strategy = spec.strategy[0]
    if len(spec.elements) > KEY_COLUMNS_MAX:
        raise errors.TooManyColumns(f"cannot partition using more than {KEY_COLUMNS_MAX} columns", position=spec.elements[KEY_COLUMNS_MAX].pos)
    if strategy == "l" and len(spec.elements) > 1:
        raise errors.InvalidObjectDefinition('cannot use "list" partition strategy with more than one column')
    return PartitionKey(strategy, tuple(_key_column(session, table, e, strategy, n) for n, e in enumerate(spec.elements, 1)))


def _key_column(session: Any, table: Table, e: tree.PartitionElement, strategy: str, number: int) -> PartitionColumn:
    if isinstance(e.expr, tree.ColumnRef) and len(e.expr.names) == 1:
        name = e.expr.names[0]
        column = table.column(name)
        if column is None and name in SYSTEM_COLUMNS:
            raise errors.InvalidObjectDefinition(f'cannot use system column "{name}" in partition key', position=e.pos)
        if column is None:
            raise errors.UndefinedColumn(f'column "{name}" named in partition key does not exist', position=e.pos)
        if column.generated is not None:
            raise errors.InvalidObjectDefinition("cannot use generated column in partition key", position=e.pos,
                                                 detail=f'Column "{name}" is a generated column.')
        attnum, text, oid, typmod, collation = column.attnum, None, column.type, column.typmod, column.collation
    else:
        b = binder(session)
        expr = bind(b, scope_of(table.name, table.columns), e.expr, "partition key expressions")
        if expr.type == UNKNOWN:
            raise errors.InvalidTableDefinition(f"partition key column {number} has pseudo-type unknown")
        if TYPES[expr.type].typtype == "p":
            raise errors.InvalidTableDefinition(f"partition key column {number} has pseudo-type {format_type(expr.type)}")
        if any(isinstance(n, bound.WholeRow) for n in bound.walk(expr)):
            raise errors.InvalidObjectDefinition("partition key expressions cannot contain whole-row references")
        for n in bound.walk(expr):
            if isinstance(n, bound.Var) and table.columns[n.column].generated is not None:
                raise errors.InvalidObjectDefinition("cannot use generated column in partition key", position=e.pos,
                                                     detail=f'Column "{table.columns[n.column].name}" is a generated column.')
        if not is_immutable(session, expr):
            raise errors.InvalidObjectDefinition("functions in partition key expression must be marked IMMUTABLE")
        if not any(isinstance(n, bound.Var) for n in bound.walk(expr)):
            raise errors.InvalidObjectDefinition("cannot use constant expression as partition key")
        if isinstance(expr, bound.Var):
            column = table.columns[expr.column]
            attnum, text, oid, typmod, collation = column.attnum, None, column.type, column.typmod, column.collation
        else:
            attnum, text, oid, typmod = 0, text_of(session, expr), expr.type, expr.typmod
            collation = TYPES[oid].collation
    if e.collation is not None:
        if not TYPES[oid].collation:
            raise errors.DatatypeMismatch(f"collations are not supported by type {format_type(oid)}")
        collation = collation_oid(e.collation, None)
    method = "hash" if strategy == "h" else "btree"
    usual = default_class(method, oid)
    if e.opclass is None and (usual is None or not usual.users):
        _check_class(oid, strategy)
        return PartitionColumn(attnum, text, oid, typmod, collation)
    return PartitionColumn(attnum, text, oid, typmod, collation, _opclass(session, e.opclass, oid, method))


def _opclass(session: Any, name: tuple[str, ...] | None, oid: int, method: str) -> str:
    """How the key names its operator class, empty for the type's own; 42704, 42804, XX000."""
    found = need_class(method, oid, name)
    if not found.works and method == "btree":
        raise errors.InternalError_(f"missing support function 1 for operator class {found.name}")
    if found.users:
        use_class(session, found.oid)
        found = need_class(method, oid, name)  # it may have gone meanwhile
        if method == "hash" and support(session.catalog, session.catalog.operations[found.oid], 2) is None:
            raise errors.InvalidObjectDefinition(f'operator class "{found.name}" of access method hash is missing support function 2 for type '
                                                 f"{format_type(found.type)}")
    elif method == "hash":
        _check_class(oid, "h")
    return "" if found is default_class(method, oid) and not found.users else found.stored


def _check_class(oid: int, strategy: str) -> None:
    if strategy == "h":
        if hash_function(oid) is None and composed_hash(oid) is None:
            if oid in UNORDERED or base_type(oid) == MONEY:
                raise errors.UndefinedObject(f'data type {format_type(oid)} has no default operator class for access method "hash"',
                                             hint="You must specify a hash operator class or define a default hash operator class for the data type.")
            raise errors.FeatureNotSupported(f"hash partitioning by type {format_type(oid)} is not supported")
    elif oid in UNORDERED:
        raise errors.UndefinedObject(f'data type {format_type(oid)} has no default operator class for access method "btree"',
                                     hint="You must specify a btree operator class or define a default btree operator class for the data type.")


# --- bounds ---


def partition_bound(session: Any, parent: Table, spec: tree.BoundSpec) -> PartitionBound:
    """The bound of a partition that is to be one of `parent`'s; raises 42P16."""
    key = parent.partition_key
    assert key is not None
    if spec.kind == "default":
        if key.strategy == "h":
            raise errors.InvalidTableDefinition("a hash-partitioned table may not have a default partition", position=spec.pos)
        return PartitionBound(default=True)
    if {"l": "list", "r": "range", "h": "hash"}[key.strategy] != spec.kind:
        word = {"l": "list", "r": "range", "h": "hash"}[key.strategy]
        raise errors.InvalidTableDefinition(f"invalid bound specification for a {word} partition", position=spec.pos)
    if spec.kind == "hash":
        if spec.modulus <= 0:
            raise errors.InvalidTableDefinition("modulus for hash partition must be an integer value greater than zero")
        if spec.remainder < 0:
            raise errors.InvalidTableDefinition("remainder for hash partition must be an integer value greater than or equal to zero")
        if spec.remainder >= spec.modulus:
            raise errors.InvalidTableDefinition("remainder for hash partition must be less than modulus")
        return PartitionBound(modulus=spec.modulus, remainder=spec.remainder)
    if spec.kind == "list":
        values: list[Any] = []
        for e in spec.values:
            value = _datum(session, parent, key.columns[0], 0, e)
            if value not in values:
                values.append(value)
        return PartitionBound(values=tuple(values))
    if len(spec.low) != len(key.columns):
        raise errors.InvalidTableDefinition("FROM must specify exactly one value per partitioning column")
    if len(spec.high) != len(key.columns):
        raise errors.InvalidTableDefinition("TO must specify exactly one value per partitioning column")
    return PartitionBound(low=_range(session, parent, key, spec.low), high=_range(session, parent, key, spec.high))


def _range(session: Any, parent: Table, key: PartitionKey, exprs: tuple[tree.Expr, ...]) -> tuple[tuple[int, Any], ...]:
    out: list[tuple[int, Any]] = []
    for n, (c, e) in enumerate(zip(key.columns, exprs, strict=True)):
        word = e.names[0] if isinstance(e, tree.ColumnRef) and len(e.names) == 1 else ""
        if word in ("minvalue", "maxvalue"):
            out.append(MINVALUE if word == "minvalue" else MAXVALUE)
        else:
            value = _datum(session, parent, c, n, e)
            if value is None:
                raise errors.InvalidObjectDefinition("cannot specify NULL in range bound")
            out.append((0, value))
        if n and out[n - 1][0] and out[n] != out[n - 1]:
            word = "MINVALUE" if out[n - 1][0] < 0 else "MAXVALUE"
            raise errors.DatatypeMismatch(f"every bound following {word} must also be {word}", position=getattr(e, "pos", None))
    return tuple(out)


def _datum(session: Any, parent: Table, c: PartitionColumn, n: int, e: tree.Expr) -> Any:
    """A value of a bound, computed once."""
    b = binder(session)
    if isinstance(e, tree.ColumnRef):
        raise errors.FeatureNotSupported("cannot use column reference in partition bound expression", position=e.pos)
    try:
        given = bind(b, Scope(), e, "partition bound")
    except (errors.UndefinedColumn, errors.UndefinedTable) as error:
        raise errors.FeatureNotSupported("cannot use column reference in partition bound expression", position=error.position) from None
    if any(isinstance(x, bound.SubLink) for x in bound.walk(given)):
        raise errors.FeatureNotSupported("cannot use subquery in partition bound", position=given.pos)
    made = coerce(b, given, c.type, c.typmod, ASSIGNMENT)
    if made is None:
        name = parent.columns[c.attnum - 1].name if c.attnum else c.expression
        raise errors.DatatypeMismatch(f'specified value cannot be cast to type {format_type(c.type)} for column "{name}"', position=given.pos)
    return project_kernel([made])([()], ExecState((), session.context, session.access_now(), []))[0][0]


def check_bound(session: Any, parent: Table, name: str, new: PartitionBound, spec: tree.BoundSpec) -> None:
    """Raise 42P17 where a new bound is empty, or has what another partition has."""
    catalog = session.catalog
    key = parent.partition_key
    assert key is not None
    siblings = [t for t in (catalog.tables[o] for o in parent.children) if t.bound is not None]
    if new.default:
        found = next((t for t in siblings if t.bound.default), None)
        if found is not None:
            raise errors.InvalidObjectDefinition(f'partition "{name}" conflicts with existing default partition "{found.name}"', position=spec.pos)
        return
    if key.strategy == "h":
        _check_hash(name, new, siblings, spec)
        return
    known = Partitions(key, [(t.oid, t.bound) for t in siblings])
    taken: int | None = None
    at: Any = spec.values[0] if spec.values else spec.low[0] if spec.low else None
    if key.strategy == "l":
        for n, v in enumerate(new.values):
            taken = known.null if v is None else known.values.get(known.part(0, v))
            if taken is not None:
                at = spec.values[n] if n < len(spec.values) else at
                break
    else:
        low, high = known.position(new.low), known.position(new.high)
        if low >= high:
            from .partition_bounds import range_text

            text = [f"({', '.join(range_text(key, side, session.context))})" for side in (new.low, new.high)]
            raise errors.InvalidObjectDefinition(f'empty range bound specified for partition "{name}"', position=getattr(at, "pos", None),
                                                 detail=f"Specified lower bound {text[0]} is greater than or equal to upper bound {text[1]}.")
        taken = next((oid for oid, l, h in zip(known.order, known.lows, known.highs, strict=False) if l < high and low < h), None)
    if taken is not None:
        raise errors.InvalidObjectDefinition(f'partition "{name}" would overlap partition "{catalog.tables[taken].name}"', position=getattr(at, "pos", None))


def _check_hash(name: str, new: PartitionBound, siblings: list[Any], spec: tree.BoundSpec) -> None:
    found = sorted(siblings, key=lambda t: (t.bound.modulus, t.bound.remainder))
    below = [t for t in found if t.bound.modulus <= new.modulus]
    above = [t for t in found if t.bound.modulus > new.modulus]
    if below and new.modulus % below[-1].bound.modulus:
        raise errors.InvalidObjectDefinition(
            "every hash partition modulus must be a factor of the next larger modulus", position=spec.pos,
            detail=f"The new modulus {new.modulus} is not divisible by {below[-1].bound.modulus}, the modulus of existing partition \"{below[-1].name}\".")
    if above and above[0].bound.modulus % new.modulus:
        raise errors.InvalidObjectDefinition(
            "every hash partition modulus must be a factor of the next larger modulus", position=spec.pos,
            detail=f"The new modulus {new.modulus} is not a factor of {above[0].bound.modulus}, the modulus of existing partition \"{above[0].name}\".")
    for t in found:
        small = min(t.bound.modulus, new.modulus)
        if t.bound.remainder % small == new.remainder % small:
            raise errors.InvalidObjectDefinition(f'partition "{name}" would overlap partition "{t.name}"', position=spec.pos)
