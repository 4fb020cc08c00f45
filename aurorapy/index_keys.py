"""How a row of a table becomes the keys of an index, by the index's access method.

    btree, hash             one part a column (planner.types.keys)
    gist, spgist            the same, by the operator class's own part; of an exclusion constraint the columns that must be equal come first
    gin                     (column, kind, key, rowid) for each key that the class extracts, kind 0 a key, 1 a NULL element, 2 a value without keys
    brin, bloom, hnsw, ivfflat   none; what the values of its columns raise, and what its operator class says against them (`part`), is raised

Every maker takes (row, rowid) and gives the key, None where the index leaves the row out; that of gin gives a tuple of keys.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.access_methods.classes import OperatorClass, class_of
from aurorapy.planner.access_methods.methods import KEYLESS
from aurorapy.planner.kernels import project_kernel
from aurorapy.planner.relation import Index, IndexColumn, Table
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.keys import key_function, marked

CODES_KEPT = 256  # texts of makers whose code is kept
KEY, NULL_ELEMENT, NO_KEYS = 0, 1, 2
Maker = Callable[[Any, int], Any]


class StoredState:
    """What kernels over stored expressions need of an execution state."""

    __slots__ = ("p", "x")

    def __init__(self, x: Any) -> None:
        self.p, self.x = (), x

    def cast(self, source: int, target: int) -> Any:
        out = TYPES[source].text_encoder(self.x)
        back = TYPES[target].text_decoder(-1, self.x)
        return lambda v: back(out(v))


def slots(expr: bound.Expr) -> bound.Expr:
    """An expression over a table's columns, for a kernel over its rows."""
    return bound.transform(expr, lambda n: bound.Slot(n.type, n.column, n.typmod) if isinstance(n, bound.Var) else None)


def column_expression(database: Any, table: Table, c: IndexColumn) -> bound.Expr:
    """A column of an index over a row's elements."""
    if c.attnum:
        column = table.columns[c.attnum - 1]
        return bound.Slot(column.type, c.attnum - 1)
    return slots(database.bind_over(table, 1, c.expression or ""))


def predicate_kernel(database: Any, table: Table, index: Index) -> Any:
    """Whether a partial index has a row; None for one that has all."""
    return None if index.predicate is None else project_kernel([slots(database.bind_over(table, 1, index.predicate))])


def operator_class(index: Index, column: IndexColumn) -> OperatorClass:
    """Of a column of an index."""
    found = class_of(index.method, column.type, column.opclass)
    if found is None:
        raise errors.InternalError_(f'index "{index.name}" has a column without an operator class')
    return found


def part_function(table: Table, index: Index, column: IndexColumn) -> Callable[[Any], Any] | None:
    """What makes a datum a part of the key."""
    nullable = not (column.attnum and table.columns[column.attnum - 1].not_null)
    kind = TYPES[column.type or table.columns[column.attnum - 1].type]
    if index.method != "btree" or index.own_order:
        opclass = operator_class(index, column)
        made = opclass.part
        if made is not None and opclass.own and index.method == "btree":
            tried = _tried(made(TYPES[base_type(kind.oid)]))
            return marked(tried, column.nulls_first) if nullable else tried
        if made is not None:
            part = made(TYPES[base_type(kind.oid)])
            return marked(part, column.nulls_first) if nullable else part
    return key_function(kind, column.descending and not index.own_order, column.nulls_first, nullable)


def checking_part(index: Index, column: IndexColumn) -> Callable[[Any], Any] | None:
    """What raises the error of a value that an index of a method without keys does not take; None where it takes all."""
    made = None if index.method == "brin" else operator_class(index, column).part
    part = None if made is None else made(TYPES[base_type(column.type)])
    return None if part is None else lambda v: None if v is None else part(v)


def _tried(made: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    """Compares each key part with itself as it is made, so that a comparison function which refuses a value does so before the commit."""
    assert made is not None
    part = made

    def make(v: Any) -> Any:
        key = part(v)
        key == key  # noqa: B015  # calls the function
        return key

    return make


def key_order(index: Index) -> tuple[int, ...]:
    """The columns (from 0) in the order of the key's parts."""
    numbers = tuple(range(len(index.columns)))
    return tuple(sorted(numbers, key=lambda n: index.exclusion[n] != "=")) if index.exclusion else numbers


def make_maker(database: Any, table: Table, index: Index) -> Maker:
    """The key maker of an index."""
    if index.method == "gin":
        return _entry_maker(database, table, index)
    order = key_order(index)
    columns = [index.columns[n] for n in order]
    exprs = [column_expression(database, table, c) for c in columns]
    functions = [checking_part(index, c) if index.method in KEYLESS else part_function(table, index, c) for c in columns]
    predicate = predicate_kernel(database, table, index)
    state = StoredState(database.catalog_context())
    if len(exprs) == 1 and index.bare and isinstance(exprs[0], bound.Slot) and predicate is None:
        at, f = exprs[0].index, functions[0]
        return (lambda row, rowid: row[at]) if f is None else (lambda row, rowid: f(row[at]))
    if predicate is None and index.method not in KEYLESS and all(isinstance(e, bound.Slot) for e in exprs):
        nullable = [not table.columns[c.attnum - 1].not_null for c in columns]
        return _plain_maker([e.index for e in exprs], functions, nullable, index)  # type: ignore[attr-defined]
    kernel = project_kernel(exprs)
    unique, distinct_nulls, bare = index.unique, not index.nulls_not_distinct, index.bare
    if index.method in KEYLESS:
        return _keyless_maker(exprs, functions, predicate, state)

    def make(row: Any, rowid: int) -> Any:
        if predicate is not None and predicate([row], state)[0][0] is not True:
            return None
        values = kernel([row], state)[0]
        key = tuple([f(v) if f is not None else v for f, v in zip(functions, values, strict=True)])
        if not unique or (distinct_nulls and None in values):
            return (*key, rowid)
        return key[0] if bare else key

    return make


def _keyless_maker(exprs: list[Any], functions: list[Any], predicate: Any, state: Any) -> Maker:
    if predicate is None and not any(functions) and all(isinstance(e, bound.Slot) for e in exprs):
        return lambda row, rowid: None
    kernel = project_kernel(exprs)

    def make(row: Any, rowid: int) -> None:
        if predicate is None or predicate([row], state)[0][0] is True:
            for f, v in zip(functions, kernel([row], state)[0], strict=True):
                if f is not None:
                    f(v)

    return make


@lru_cache(CODES_KEPT)
def maker_code(text: str) -> Any:
    """Makers of many indexes have the same text."""
    return compile(text, "<index key>", "exec")


def _plain_maker(places: list[int], functions: list[Any], nullable: list[bool], index: Index) -> Maker:
    """The maker of keys of columns alone, generated: `places` are those of the columns in a row."""
    parts = [f"f{i}(v{i})" if f is not None else f"v{i}" for i, f in enumerate(functions)]
    whole = f"({', '.join(parts)}, rowid)"
    lines = ["def make(row, rowid):", *[f"    v{i} = row[{at}]" for i, at in enumerate(places)]]
    if index.unique:
        unknown = [f"v{i} is None" for i, may in enumerate(nullable) if may and not index.nulls_not_distinct]
        if unknown:
            lines.append(f"    if {' or '.join(unknown)}: return {whole}")
        whole = parts[0] if index.bare else f"({', '.join(parts)},)"
    lines.append(f"    return {whole}")
    names = {f"f{i}": f for i, f in enumerate(functions)}
    exec(maker_code("\n".join(lines)), names)
    return names.pop("make")  # type: ignore[no-any-return]


def _entry_maker(database: Any, table: Table, index: Index) -> Maker:
    kernel = project_kernel([column_expression(database, table, c) for c in index.columns])
    predicate = predicate_kernel(database, table, index)
    state = StoredState(database.catalog_context())
    extract = []
    for c in index.columns:
        made = operator_class(index, c).entries
        assert made is not None  # CREATE INDEX has seen to it
        extract.append(made(TYPES[base_type(c.type)]).keys)

    def make(row: Any, rowid: int) -> Any:
        if predicate is not None and predicate([row], state)[0][0] is not True:
            return None
        out = []
        for n, (value, keys) in enumerate(zip(kernel([row], state)[0], extract, strict=True)):
            if value is None:
                continue
            found = list(keys(value))
            if not found:
                out.append((n, NO_KEYS, 0, rowid))
            else:
                out += [(n, NULL_ELEMENT, 0, rowid) if k is None else (n, KEY, k, rowid) for k in found]
        if len(out) > 1:
            out.sort()
            out = [k for i, k in enumerate(out) if not i or k != out[i - 1]]
        return tuple(out) or None

    return make
