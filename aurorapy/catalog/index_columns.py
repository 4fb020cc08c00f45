"""What CREATE INDEX and EXCLUDE say of an index's columns: bound over the table, with their operator classes, order and operators.

Source: PostgreSQL 15 manual, CREATE INDEX; indexcmds.c, DefineIndex and ComputeIndexAttrs.
"""

from __future__ import annotations

from typing import Any, NoReturn

from aurorapy import errors
from aurorapy.opclasses.found import functions_of_family
from aurorapy.planner import bound
from aurorapy.planner.access_methods.classes import OperatorClass, default_class, member_of, need_class
from aurorapy.planner.access_methods.methods import AccessMethod, method_named
from aurorapy.planner.bind.collations import expression_collation
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.operators import find_operator
from aurorapy.planner.bind.scope import SYSTEM_COLUMNS
from aurorapy.planner.functions.registry import Operator
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import IndexColumn, Table
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.collations import collation_oid
from aurorapy.planner.types.user import FIRST_OID

from .claims import use_class
from .expressions import binder, scope_of, text_of
from .immutable import check_immutable
from .index_options import class_options
from .naming import check_stored, distinct, figured


def need_method(session: Any, name: str, *, columns: int, unique: bool = False, include: bool = False, excluding: bool = False) -> AccessMethod:
    """The access method of a new index that can do what is asked of it; 42704, 0A000."""
    from .ddl import notice

    if name == "rtree":
        notice(session, 'substituting access method "gist" for obsolete method "rtree"')
        name = "gist"
    method = method_named(name)
    for asked, can, what in ((unique, method.unique, "unique indexes"), (include, method.includes, "included columns"),
                             (columns > 1, method.multicolumn, "multicolumn indexes"), (excluding, method.searchable, "exclusion constraints")):
        if asked and not can:
            raise errors.FeatureNotSupported(f'access method "{method.name}" does not support {what}')
    return method


def index_columns(session: Any, table: Table, method: AccessMethod, elements: tuple[tree.IndexElement, ...], operators: tuple[tuple[str, str | None], ...] = (),
                  name: str | None = None) -> tuple[tuple[IndexColumn, ...], list[str]]:
    """(the columns, what each contributes to a name that is made up). `operators`: of an exclusion constraint, (name, schema or None) each; `name`: the index's."""
    b = binder(session)
    scope = scope_of(table.name, table.columns, table=table)
    columns, parts = [], []
    for n, e in enumerate(elements):
        if isinstance(e.expr, tree.ColumnRef) and len(e.expr.names) == 1 and table.column(e.expr.names[0]) is None:
            _refuse_column(method, e, constraint=bool(operators))
        expr = bind(b, scope, e.expr, "index expressions")
        written = None
        if isinstance(expr, bound.Collate):
            written, expr = expr.collation, expr.arg
        if isinstance(expr, bound.Var):
            attnum, text = expr.column + 1, None
            parts.append(table.columns[expr.column].name)
        else:
            check_immutable(session, expr, "index expression")
            check_stored(figured(e.expr), expr.type)
            attnum, text = 0, text_of(session, expr, table.name)
            parts.append(figured(e.expr))
        collation = 0 if written is None else written[0]
        if e.collation is not None:
            if not TYPES[expr.type].collation:
                raise errors.DatatypeMismatch(f"collations are not supported by type {format_type(expr.type)}")
            collation = collation_oid(e.collation, None)
        elif written is None and not attnum:
            expression_collation(expr, table)  # there must be one
        found = need_class(method.name, expr.type, e.opclass)
        if not found.works:
            refuse_class(session, found, n + 1, name or f"{'_'.join((table.name, *parts))}_idx")
        if found.users and operators:
            raise errors.FeatureNotSupported("exclusion constraints with operator classes of users are not supported")
        if found.oid >= FIRST_OID:
            use_class(session, found.oid)
            found = need_class(method.name, expr.type, e.opclass)  # it may have gone meanwhile
        if method.works_as == "gin" and found.entries is None:
            raise errors.FeatureNotSupported(f'operator class "{found.name}" of access method "gin" is not supported')
        if operators:
            symbol, schema = operators[n]
            need_operator(symbol, expr.type, found, session.context, schema)
        if not method.ordered:
            if e.ordered or e.descending:
                raise errors.FeatureNotSupported(f'access method "{method.name}" does not support ASC/DESC options')
            if e.nulls is not None:
                raise errors.FeatureNotSupported(f'access method "{method.name}" does not support NULLS FIRST/LAST options')
        nulls_first = e.descending if e.nulls is None else e.nulls == "first"
        opclass = "" if found is default_class(method.name, expr.type) and not found.users else found.stored
        columns.append(IndexColumn(attnum, text, e.descending, nulls_first, expr.type, opclass, collation, class_options(found, e.options)))
    return tuple(columns), distinct(parts)


def refuse_class(session: Any, found: OperatorClass, column: int, index: str) -> NoReturn:
    """For a user's class of which nobody knows how it works."""
    if functions_of_family(session.catalog, found.family.oid):
        raise errors.FeatureNotSupported(f'operator class "{found.name}" is not supported in indexes', detail="Its support functions are not those of a built-in class.")
    raise errors.InternalError_(f'missing support function 1 for attribute {column} of index "{index}"')


def column_numbers(table: Table, names: tuple[str, ...], missing: str = 'column "{}" does not exist', *, position: int | None = None) -> tuple[int, ...]:
    """The numbers of columns that a constraint or INCLUDE names; 42703 (`missing`), 0A000 for those that every table has."""
    out = []
    for name in names:
        column = table.column(name)
        if column is None:
            if name in SYSTEM_COLUMNS:
                raise errors.FeatureNotSupported("index creation on system columns is not supported")
            raise errors.UndefinedColumn(missing.format(name), position=position)
        out.append(column.attnum)
    return tuple(out)


def _refuse_column(method: AccessMethod, e: tree.IndexElement, *, constraint: bool) -> NoReturn:
    assert isinstance(e.expr, tree.ColumnRef)
    name = e.expr.names[0]
    if name in SYSTEM_COLUMNS:
        need_class(method.name, SYSTEM_COLUMNS[name], e.opclass)
        raise errors.FeatureNotSupported("index creation on system columns is not supported")
    raise errors.UndefinedColumn(f'column "{name}" named in key does not exist' if constraint else f'column "{name}" does not exist')


def need_operator(name: str, oid: int, opclass: OperatorClass, context: Any, schema: str | None = None) -> Operator:
    """The operator of an exclusion constraint's column; 42883, 42809."""
    operator: Operator = find_operator(name, oid, oid, context=context, schema=schema)
    shown = f"{name}({format_type(operator.left)},{format_type(operator.right)})"
    if operator.commutator != name or operator.left != operator.right:
        raise errors.WrongObjectType(f"operator {shown} is not commutative", detail="Only commutative operators can be used in exclusion constraints.")
    if member_of(opclass.family, operator) is None:
        raise errors.WrongObjectType(f'operator {shown} is not a member of operator family "{opclass.family.name}"',
                                     detail="The exclusion operator must be related to the index operator class for the constraint.")
    return operator
