"""TABLESAMPLE: a table's rows by chance.

The sampled table is a subquery that keeps the rows whose number a hash of the seed chooses: each row for itself (BERNOULLI), or rows that
lie together all or none (SYSTEM). So the same seed gives the same rows as long as nobody changes them. Without REPEATABLE the seed is the
statement's time.

Source: PostgreSQL 15 manual, SELECT, "TABLESAMPLE".
"""

from __future__ import annotations

import struct
import zlib
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.families import place_of
from aurorapy.planner.functions.registry import Function
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table
from aurorapy.planner.types import format_type

from .binder import Binder
from .coerce import coerce
from .expressions import bind
from .resolve import ASSIGNMENT
from .scope import Scope

FLOAT4, FLOAT8, INT8, BOOL = 700, 701, 20, 16
_BLOCK = 64  # rows that SYSTEM takes or leaves together
_KEY = struct.Struct("<qd")


def _kept(ctx: Any, row: int, percent: float | None, seed: float | None, *, block: int) -> bool:
    if percent is None:
        raise errors.InvalidTablesampleArgument("TABLESAMPLE parameter cannot be null")
    if not 0 <= percent <= 100:
        raise errors.InvalidTablesampleArgument("sample percentage must be between 0 and 100")
    if seed is None:
        raise errors.InvalidTablesampleRepeat("TABLESAMPLE REPEATABLE parameter cannot be null")
    return zlib.crc32(_KEY.pack(row // block, seed)) < percent / 100 * (1 << 32)


_METHODS = {name: Function(f"op tablesample {name}", (INT8, FLOAT4, FLOAT8), BOOL,
                           lambda ctx, row, percent, seed, block=block: _kept(ctx, row, percent, seed, block=block), strict=False, volatility="s",
                           needs_context=True, never_null=True) for name, block in (("bernoulli", 1), ("system", _BLOCK))}
_NOW = Function("op tablesample seed", (), FLOAT8, lambda ctx: float(ctx.statement_timestamp), volatility="s", needs_context=True, never_null=True)


def sampled(b: Binder, scope: Scope, node: tree.RangeTable, table: Table, entry: bound.Entry) -> bound.Entry:
    """The entry that stands for a sample of the table's entry; raises 42704, 2202H, 0A000."""
    sample = node.sample
    assert sample is not None
    if table.kind not in "rpm" or table.rows is not None:
        raise errors.FeatureNotSupported("TABLESAMPLE clause can only be applied to tables and materialized views", position=node.pos)
    method = _METHODS.get(sample.method)
    if method is None:
        raise errors.UndefinedObject(f"tablesample method {sample.method} does not exist", position=node.pos)
    if len(sample.args) != 1:
        raise errors.InvalidTablesampleArgument(f"tablesample method {sample.method} requires 1 argument, not {len(sample.args)}", position=node.pos)
    percent = _number(b, scope, sample.args[0], FLOAT4, "TABLESAMPLE")
    seed = bound.Func(_NOW, (), FLOAT8) if sample.repeatable is None else _number(b, scope, sample.repeatable, FLOAT8, "REPEATABLE")
    entry.needs_rowid = True
    number: bound.Expr = bound.Var(INT8, entry.rid, len(table.columns), -1, False, None, "")
    if entry.family is not None:
        number = bound.Field(INT8, place_of(entry.rid, table), 1)
    query = bound.Query(entries={entry.rid: entry}, from_=[entry.rid], where=bound.Func(method, (number, percent, seed), BOOL))
    query.targets = [bound.TargetEntry(bound.Var(c.type, entry.rid, i, c.typmod, c.nullable, None, c.name), c.name, False, c.table, c.attnum)
                     for i, c in enumerate(entry.columns) if not table.columns[i].dropped]
    return bound.Entry(b.rid(), "subquery", table.name, query.columns, query=query, sample=(entry, sample.method, percent, seed if sample.repeatable else None))


def _number(b: Binder, scope: Scope, node: Any, oid: int, what: str) -> bound.Expr:
    given = bind(b, Scope(parent=scope.parent, query=scope.query), node, "functions in FROM")
    out = coerce(b, given, oid, -1, ASSIGNMENT)
    if out is None:
        raise errors.DatatypeMismatch(f"argument of {what} must be type {format_type(oid)}, not type {format_type(given.type)}", position=given.pos)
    return out
