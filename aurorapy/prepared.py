"""What EXECUTE runs: the plan of a prepared statement, and its parameters."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import coerce
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.resolve import ASSIGNMENT
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES, SqlType, UserType, format_type
from aurorapy.planner.types.user import schema_name

from .execution import make_plan
from .settling import settled


def prepared_plan(session: Any, s: tree.ExecuteStmt) -> tuple[Any, tuple[Any, ...]]:
    """The plan that EXECUTE names, None for a statement that has none, and its parameters."""
    prepared = session.statements.get(s.name)
    if prepared is None:
        raise errors.InvalidSqlStatementName(f'prepared statement "{s.name}" does not exist', routine="FetchPreparedStatement")
    if len(s.args) != len(prepared.types):
        raise errors.SyntaxError_(f'wrong number of parameters for prepared statement "{s.name}"',
                                  detail=f"Expected {len(prepared.types)} parameters but got {len(s.args)}.")
    session.start_transaction()
    values: tuple[Any, ...] = ()
    if s.args:
        targets = tuple(tree.Target(tree.Cast(a, _type_name(t)), None) for a, t in zip(s.args, prepared.types, strict=True))
        b = Binder(session.catalog_view, session.context)
        for i, (a, t) in enumerate(zip(s.args, prepared.types, strict=True), 1):
            given = bind(b, Scope(), a, "EXECUTE parameters")
            if coerce(b, given, t, -1, ASSIGNMENT) is None:
                raise errors.DatatypeMismatch(
                    f"parameter ${i} of type {format_type(given.type)} cannot be coerced to the expected type {format_type(t)}",
                    position=given.pos, hint="You will need to rewrite or cast the expression.")
        values = session.run_plan(settled(session, lambda: make_plan(session, tree.Select(targets), fixed=True)), ())[0][0]
    return session.current_plan(prepared), values


def _type_name(oid: int) -> tree.TypeName:
    t = TYPES[oid]
    if t.category == "A" and t.name.startswith("_"):
        return tree.TypeName(_written(TYPES[t.element]), dims=(-1,))
    return tree.TypeName(_written(t))


def _written(t: SqlType) -> tuple[str, str]:
    return (schema_name(t.schema) if isinstance(t, UserType) else "pg_catalog", t.name)
