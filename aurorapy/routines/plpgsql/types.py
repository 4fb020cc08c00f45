"""The types of variables: by name, %TYPE and %ROWTYPE."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.from_ import find_table
from aurorapy.planner.bind.rows import row_type
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES, format_type

from .tree import Variable

RECORD = 2249


def resolve(session: Any, v: Variable) -> None:
    """Find the type that a variable is declared to have; 42P01, 42703, 42704, 0A000."""
    kind = v.type
    if isinstance(kind, int):
        settle(v, kind)
        return
    b = Binder(session.catalog_view, session.context)
    if isinstance(kind, tree.TypeName):
        settle(v, *b.type_name(kind))
        return
    how, names, scope = kind
    if how == "rowtype":
        found = scope.find(names) if scope is not None else None
        oid = _relation_type(session, b, names) if found is None or found[1] else found[0].oid
        settle(v, oid)
        return
    found = scope.find(names)
    if found is not None and not found[1]:
        other = found[0]
        if other.oid == 0 and other.kind != "record":
            resolve(session, other)
        v.kind = other.kind
        v.oid, v.typmod = other.oid, other.typmod
        return
    if len(names) < 2:
        raise errors.UndefinedTable(f'variable "{names[0]}" does not exist') if len(names) == 0 else errors.SyntaxError_(f'relation "{names[0]}" does not exist')
    table = find_table(b, names[:-1], None)
    column = table.column(names[-1])
    if column is None:
        raise errors.UndefinedColumn(f'column "{names[-1]}" of relation "{table.name}" does not exist')
    settle(v, column.type, column.typmod)


def _relation_type(session: Any, b: Binder, names: tuple[str, ...]) -> int:
    oid = session.catalog.find_type(names, session.context.search_path)
    if oid is not None and row_type(oid) is not None:
        return int(oid)
    table = find_table(b, names, None)
    if table.type_oid:
        return int(table.type_oid)
    return RECORD


def settle(v: Variable, oid: int, typmod: int = -1) -> None:
    """A variable of this type."""
    v.oid, v.typmod = oid, typmod
    if oid == RECORD:
        v.kind = "record"
    elif row_type(oid) is not None and TYPES[oid].typtype == "c":
        v.kind = "row"
    elif TYPES[oid].typtype == "p":
        raise errors.FeatureNotSupported(f'variable "{v.name}" has pseudo-type {format_type(oid)}')
    else:
        v.kind = "scalar"
