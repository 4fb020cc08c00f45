"""tablefunc: rows turned into columns, trees of rows, and random numbers of the normal distribution.

Source: PostgreSQL 15 manual, section F.43.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import count
from typing import Any

from aurorapy import errors
from aurorapy.planner.plan.deparse import quote_text
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.domains import base_type

from .declaration import Call, Declared

_INT4, _TEXT = 23, 25
Columns = tuple[tuple[str, int], ...]  # name and type
_wrong = errors.DatatypeMismatch


class _Result:
    """Rows of a function's result, made of texts."""

    def __init__(self, ctx: Any, columns: Columns | None) -> None:
        if columns is None:
            raise errors.FeatureNotSupported("function returning record called in context that cannot accept type record")
        self.types = [oid for _, oid in columns]
        self._read = [TYPES[oid].text_decoder(-1, ctx) for oid in self.types]

    def row(self, values: list[str | None]) -> tuple[Any, ...]:
        """A row of texts."""
        return tuple([None if v is None else read(v) for v, read in zip(values, self._read, strict=True)])


def _query(ctx: Any, text: str) -> tuple[list[list[str | None]], list[int]]:
    """What a query gives, as texts, and its types."""
    rows, types = ctx.query(text)
    write = [TYPES[t].text_encoder(ctx) for t in types]
    return [[None if v is None else w(v) for v, w in zip(r, write, strict=False)] for r in rows], types


# --- rows as columns ---


def _crosstab(ctx: Any, _: Any, columns: Columns | None, sql: str, *rest: int) -> Iterator[tuple[Any, ...]]:
    rows, types = _query(ctx, sql)
    if not rows:
        return
    if len(types) != 3:
        raise errors.InvalidParameterValue("invalid source data SQL statement", detail="The provided SQL must return 3 columns: rowid, category, and values.")
    result = _Result(ctx, columns)
    if len(result.types) < 2:
        raise errors.SyntaxError_("return and sql tuple descriptions are incompatible")
    if base_type(result.types[0]) != base_type(types[0]):
        raise _wrong("invalid return type", detail="SQL rowid datatype does not match return rowid datatype.")
    if any(t != types[2] for t in result.types[1:]):
        raise errors.SyntaxError_("return and sql tuple descriptions are incompatible")
    width = len(result.types)
    current: list[str | None] | None = None
    for name, _category, value in rows:
        if current is not None and current[0] == name:
            if len(current) < width:
                current.append(value)
            continue
        if current is not None:
            yield result.row(current + [None] * (width - len(current)))
        current = [name, value]
    if current is not None:
        yield result.row(current + [None] * (width - len(current)))


def _named(n: int) -> Call:
    columns: Columns = (("row_name", _TEXT), *((f"category_{i}", _TEXT) for i in range(1, n + 1)))
    return Call(lambda ctx, types, _, sql: _crosstab(ctx, types, columns, sql), needs_types=True)


def _categories(ctx: Any, sql: str) -> dict[str, int]:
    rows, types = _query(ctx, sql)
    if rows and len(types) != 1 or not rows:
        raise errors.SyntaxError_('provided "categories" SQL must return 1 column of at least one row')
    out: dict[str, int] = {}
    for (name,) in rows:
        if name is None:
            raise errors.SyntaxError_('provided "categories" SQL must not return NULL values')
        if name in out:
            raise errors.DuplicateObject("duplicate category name")
        out[name] = len(out)
    return out


def _crosstab_by(ctx: Any, _: Any, columns: Columns | None, sql: str, categories_sql: str) -> Iterator[tuple[Any, ...]]:
    if columns is not None and len(columns) < 2:
        raise errors.SyntaxError_("query-specified return tuple and crosstab function are not compatible")
    result = _Result(ctx, columns)
    categories = _categories(ctx, categories_sql)
    rows, types = _query(ctx, sql)
    if not rows:
        return
    if len(types) < 3:
        raise errors.InvalidParameterValue("invalid source data SQL statement", detail="The provided SQL must return 3  columns; rowid, category, and values.")
    width = len(types) - 2 + len(categories)
    if len(result.types) != width:
        raise errors.SyntaxError_("invalid return type", detail=f"Query-specified return tuple has {len(result.types)} columns but crosstab returns {width}.")
    current: list[str | None] | None = None
    for *given, category, value in rows:
        if current is None or current[0] != given[0]:
            if current is not None:
                yield result.row(current)
            current = given + [None] * len(categories)
        place = categories.get(category) if category is not None else None
        if place is not None:
            current[len(given) + place] = value
    assert current is not None
    yield result.row(current)


# --- trees ---


def _connectby(ordered: bool, branches: bool) -> Call:
    def call(ctx: Any, types: Any, columns: Columns | None, table: str, key: str, parent: str, *rest: Any) -> Iterator[tuple[Any, ...]]:
        values = list(rest)
        order = values.pop(0) if ordered else None
        start, depth = values[:2]
        result = _Result(ctx, columns)
        _check_tree(result.types, ordered=ordered, branches=branches)
        return _tree(ctx, result, (table, key, parent, order), start, depth, values[2] if branches else None)

    return Call(call, needs_types=True)


def _check_tree(types: list[int], *, ordered: bool, branches: bool) -> None:
    if len(types) != 3 + ordered + branches:
        raise _wrong("invalid return type", detail="Query-specified return tuple has wrong number of columns.")
    if types[0] != types[1]:
        raise _wrong("invalid return type", detail="First two columns must be the same type.")
    if types[2] != _INT4:
        raise _wrong("invalid return type", detail="Third column must be type integer.")
    if branches and types[3] != _TEXT:
        raise _wrong("invalid return type", detail="Fourth column must be type text.")
    if ordered and types[-1] != _INT4:
        raise _wrong(f"query-specified return tuple not valid for Connectby: {'fifth' if branches else 'fourth'} column must be type integer")


def _tree(ctx: Any, result: _Result, source: tuple[Any, ...], start: str, depth: int, delimiter: str | None) -> Iterator[tuple[Any, ...]]:
    table, key, parent, order = source
    serial = count(1)
    mark = "~" if delimiter is None else delimiter

    def row(one: str | None, above: str | None, level: int, branch: str) -> tuple[Any, ...]:
        values = [one, above, str(level), *([branch] if delimiter is not None else []), *([str(next(serial))] if order is not None else [])]
        return result.row(values)

    def below(one: str | None, branch: str, level: int) -> Iterator[tuple[Any, ...]]:
        if depth and level > depth or one is None:
            return
        where = f"{parent} = {quote_text(one)} AND {key} IS NOT NULL AND {key} <> {parent}"
        rows, types = _query(ctx, f"SELECT {key}, {parent} FROM {table} WHERE {where}" + (f" ORDER BY {order}" if order is not None else ""))
        if rows:
            for which, has, wanted in (("key", types[0], result.types[0]), ("parent key", types[1], result.types[1])):
                if has != wanted:
                    raise _wrong("invalid return type", detail=f"SQL {which} field type {format_type(wanted)} does not match return {which} field type "
                                                               f"{format_type(has)}.")
        for child, above in rows:
            if f"{mark}{child}{mark}" in f"{mark}{branch}{mark}":
                raise errors.InvalidRecursion("infinite recursion detected")
            longer = f"{branch}{mark}{child}"
            yield row(child, above, level, longer)
            yield from below(child, longer, level + 1)

    yield row(start, None, 0, start)
    yield from below(start, start, 1)


# --- numbers ---


def _normal(ctx: Any, n: int, mean: float, deviation: float) -> Iterator[float]:
    if n < 0:
        raise errors.InvalidParameterValue("number of rows cannot be negative")
    return (mean + deviation * math.sqrt(-2 * math.log(1 - ctx.random())) * math.cos(2 * math.pi * ctx.random()) for _ in range(n))


_SIZES = (2, 3, 4)
_calls: dict[str, Any] = {
    "normal_rand": Call(_normal, needs_context=True), "crosstab(text)": Call(_crosstab, needs_types=True), "crosstab(text, int4)": Call(_crosstab, needs_types=True),
    "crosstab(text, text)": Call(_crosstab_by, needs_types=True), "connectby(text, text, text, text, int4, text)": _connectby(False, True),
    "connectby(text, text, text, text, int4)": _connectby(False, False), "connectby(text, text, text, text, text, int4, text)": _connectby(True, True),
    "connectby(text, text, text, text, text, int4)": _connectby(True, False),
} | {f"crosstab{n}": _named(n) for n in _SIZES}
DECLARED = Declared("""
normal_rand(int4, float8, float8) setof float8 v strict
crosstab(text) setof record s strict
""" + "".join([f"crosstab{n}(text) setof tablefunc_crosstab_{n} s strict\n" for n in _SIZES]) + """
crosstab(text, int4) setof record s strict
crosstab(text, text) setof record s strict
connectby(text, text, text, text, int4, text) setof record s strict
connectby(text, text, text, text, int4) setof record s strict
connectby(text, text, text, text, text, int4, text) setof record s strict
connectby(text, text, text, text, text, int4) setof record s strict
""", _calls,
    rows=tuple([(f"tablefunc_crosstab_{n}", ", ".join(["row_name text", *(f"category_{i} text" for i in range(1, n + 1))])) for n in _SIZES]))
