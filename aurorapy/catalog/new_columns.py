"""A column's definition in CREATE TABLE and ALTER TABLE ADD COLUMN."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import field, replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.bound import OutputColumn
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Column, Table
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.collations import collation_oid
from aurorapy.records import dataclass

from .claims import use_type
from .compression import compression_of
from .expressions import binder, default_text, unplaced
from .implicit import tell_sequence
from .naming import check_stored, free_name
from .sequences import make_sequence

SERIALS = {"serial": 23, "serial4": 23, "bigserial": 20, "serial8": 20, "smallserial": 21, "serial2": 21}


@dataclass(slots=True)
class NewColumn:
    """A column as it was written. `constraints` are for its table; `sequence`: (name, options) of one to make; `generation`: the expression,
    to be bound once all columns are known."""

    column: Column
    constraints: list[tree.Constraint] = field(default_factory=list)
    sequence: tuple[str, tuple[tuple[str, Any], ...]] | None = None
    generation: Any = None
    has_default: bool = False
    late: Any = None  # a default that names what is not there yet: the table's own sequences, maybe


def make_column(session: Any, schema: int, table: str, d: tree.ColumnDef, attnum: int, of: Column | None = None, *,
                may_be_late: bool = False, placed: bool = True) -> NewColumn:
    """A column's definition, with all that it says besides; `of`: the column that it is about, where it has no type of its own; `may_be_late`:
    its default may name a sequence that the table is about to get; `placed`: errors in its default are told with their positions."""
    if d.type is None and of is None:
        raise errors.SyntaxError_("a column needs a type", position=d.pos)
    serial = SERIALS.get(d.type.names[-1]) if d.type is not None and len(d.type.names) == 1 else None
    if of is not None:
        oid, typmod = of.type, of.typmod
    elif serial is not None:
        assert d.type is not None
        if d.type.dims:
            raise errors.FeatureNotSupported("array of serial is not implemented", position=d.type.pos)
        oid, typmod = serial, -1
    else:
        assert d.type is not None
        oid, typmod = binder(session).type_name(d.type)
    check_stored(d.name, oid)
    use_type(session, oid)
    made = NewColumn(Column(d.name, oid, typmod, attnum, not_null=serial is not None, collation=column_collation(oid, d),
                            compression=compression_of(oid, d.compression)))
    if of is not None:
        made.column = of if d.collation is None else replace(of, collation=column_collation(oid, d))
    if serial is not None:
        made.sequence = free_name(session.catalog, schema, table, d.name, suffix="seq"), ()
    nullable = None if serial is None else False  # as was said; a primary key goes with either
    for c in d.constraints:
        if c.kind in ("null", "not null", "identity"):
            if nullable not in (None, c.kind == "null"):
                raise errors.SyntaxError_(f'conflicting NULL/NOT NULL declarations for column "{d.name}" of table "{table}"', position=c.pos)
            nullable = c.kind == "null"
        if c.kind in ("default", "identity", "generated"):
            _refuse_second_value(made, c, d.name, table)
        column = made.column
        match c.kind:
            case "null" | "not null":
                made.column = replace(column, not_null=column.not_null or not nullable)
            case "default":
                made.has_default = True
                try:
                    with nullcontext() if placed else unplaced():
                        made.column = replace(column, default=default_text(session, column, c.expr))
                except errors.UndefinedTable:
                    if not may_be_late:
                        raise
                    made.late = c.expr
            case "identity":
                if oid not in (20, 21, 23):
                    raise errors.InvalidParameterValue("identity column type must be smallint, integer, or bigint")
                made.column = replace(column, identity="a" if c.always else "d", not_null=True)
                made.sequence = free_name(session.catalog, schema, table, d.name, suffix="seq"), c.options
            case "generated":
                made.column, made.generation = replace(column, generated=""), c.expr
            case "primary":
                made.column = replace(column, not_null=True)
                made.constraints.append(replace(c, columns=(d.name,)))
            case "exclusion":
                raise errors.FeatureNotSupported("exclusion constraints are not supported")
            case _:
                made.constraints.append(replace(c, columns=(d.name,)))
    return made


def _refuse_second_value(made: NewColumn, c: tree.Constraint, name: str, table: str) -> None:
    """A column has one of DEFAULT, IDENTITY and a generation expression, once."""
    kinds = {what for what, there in (("default", made.has_default or (made.sequence is not None and not made.column.identity)),
                                      ("identity", bool(made.column.identity)), ("generated", made.generation is not None)) if there}
    of = f'for column "{name}" of table "{table}"'
    if not kinds:
        return
    if c.kind in kinds:
        raise errors.SyntaxError_({"default": "multiple default values", "identity": "multiple identity specifications",
                                   "generated": "multiple generation clauses"}[c.kind] + f" specified {of}", position=c.pos)
    both = {"generated": "generation expression"}
    first, second = sorted({c.kind, *kinds}, key=("default", "identity", "generated").index)[:2]
    raise errors.SyntaxError_(f"both {both.get(first, first)} and {both.get(second, second)} specified {of}", position=c.pos)


def column_collation(oid: int, d: tree.ColumnDef) -> int:
    """The collation of a column of that type; 42804 where a type has none, 42704 where there is none of that name."""
    if d.collation is None:
        return TYPES[oid].collation
    if not TYPES[oid].collation:
        raise errors.DatatypeMismatch(f"collations are not supported by type {format_type(oid)}", position=d.collation_pos)
    return collation_oid(d.collation, d.collation_pos)


def output_collation(catalog: Any, column: OutputColumn) -> int:
    """The collation of a column of a query: that of the table's column which it is, else its type's."""
    table = catalog.tables.get(column.table)
    if table is not None and 0 < column.attnum <= len(table.columns) and table.columns[column.attnum - 1].type == column.type:
        return int(table.columns[column.attnum - 1].collation)
    return TYPES[column.type].collation


def settle_late(session: Any, made: list[NewColumn], columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of a new table, with the defaults that had to wait for its sequences."""
    late = {m.column.name: m.late for m in made if m.late is not None}
    return tuple(replace(c, default=default_text(session, c, late[c.name])) if c.name in late else c for c in columns) if late else columns


def attach_sequence(session: Any, table: Table, made: NewColumn) -> Column:
    """The column with the sequence that SERIAL or IDENTITY asks for."""
    assert made.sequence is not None
    name, options = made.sequence
    column = made.column
    tell_sequence(session, table, name, column.name)
    sequence = make_sequence(session, table.schema, name, options, type=column.type, owned_by=(table.oid, column.attnum), identity=bool(column.identity),
                             persistence=table.persistence)
    return replace(column, default=f"nextval('{sequence.oid}'::regclass)", sequence=sequence.oid)  # by oid, so that renaming changes nothing
