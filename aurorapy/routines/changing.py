"""ALTER, DROP and COMMENT of functions and procedures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import format_type
from aurorapy.privileges.granting import role_named
from aurorapy.privileges.holding import Object, put_owner

from .constructors import is_constructor
from .creating import may_leak_nothing
from .naming import find_routine, signature, text_of, written
from .options import take_options

_CLASS = 1255


def alter_routine(session: Any, s: tree.AlterRoutineStmt) -> str:
    """ALTER FUNCTION, PROCEDURE or ROUTINE: its options."""
    from aurorapy.catalog.ddl import writable

    writable(session)
    old = find_routine(session, s.name, s.kind)
    if old.aggregate is not None:
        raise errors.WrongObjectType(f'"{".".join(s.name.names)}" is an aggregate function')
    o = take_options(session, s.options, "procedure" if old.kind == "p" else "function", old.config)
    if "rows" in o.given and not old.retset:
        raise errors.InvalidParameterValue("ROWS is not applicable when function does not return a set")
    if o.leakproof:
        may_leak_nothing(session)
    changes: dict[str, Any] = {"config": tuple(o.config)}
    for given, field in (("volatility", "volatility"), ("strict", "strict"), ("leakproof", "leakproof"), ("security", "definer"), ("parallel", "parallel"),
                         ("cost", "cost"), ("rows", "rows")):
        if given in o.given:
            changes[field] = getattr(o, field)
    session.catalog.put_routine(replace(old, **changes))
    return f"ALTER {s.kind.upper()}"


def move_routine(session: Any, s: tree.MoveRoutineStmt) -> str:
    """RENAME TO, OWNER TO, SET SCHEMA."""
    from aurorapy.catalog.claims import use_schema
    from aurorapy.catalog.ddl import writable

    catalog = writable(session)
    old = find_routine(session, s.name, s.kind)
    if s.what == "owner":
        oid = role_named(session, s.value)
        put_owner(session, Object("function", old.oid), oid)
        catalog.put_routine(replace(old, owner=oid))
    elif s.what == "rename":
        _free(session, old, old.schema, s.value)
        renamed(session, old, replace(old, name=s.value))
    else:
        schema = catalog.schema_oid(s.value)
        if schema != old.schema:
            use_schema(session, schema)
            _free(session, old, schema, old.name)
            renamed(session, old, replace(old, schema=schema))
    return f"ALTER {s.kind.upper()}"


def _free(session: Any, routine: Routine, schema: int, name: str) -> None:
    """42723 where there is a routine of that name with the same arguments."""
    session.transaction.catalog.claims.take(("n", schema, f"{name}({routine.args})"))
    catalog = session.catalog
    if any(catalog.routines[o].args == routine.args for o in catalog.routine_names.get((schema, name), ())):
        raise errors.DuplicateFunction(f'function {text_of((name,), routine.args)} already exists in schema "{catalog.schemas[schema]}"')


def renamed(session: Any, old: Routine, new: Routine) -> None:
    """Give a routine another name; stored text that calls it is written anew."""
    from .dependents import RoutineRewriting

    text = RoutineRewriting(session, old)
    session.catalog.put_routine(new)
    text.finish()


def drop_routines(session: Any, s: tree.DropRoutineStmt) -> str:
    """DROP FUNCTION, PROCEDURE or ROUTINE."""
    from aurorapy.catalog.ddl import notice, writable
    from aurorapy.catalog.dependencies import drop

    writable(session)
    targets: list[tuple[str, int, Any]] = []
    for name in s.names:
        try:
            found = find_routine(session, name, s.kind)
        except (errors.UndefinedFunction, errors.InvalidSchemaName, errors.UndefinedObject) as e:
            if not s.if_exists:
                raise
            if isinstance(e, errors.UndefinedFunction):
                notice(session, f"{s.kind} {written(name)} does not exist, skipping")
            else:
                notice(session, f"{e.message}, skipping")
            continue
        if found.kind == "a" and s.kind == "function":
            raise errors.WrongObjectType(f'"{found.name}" is an aggregate function', hint="Use DROP AGGREGATE to drop aggregate functions.")
        if is_constructor(found):
            raise errors.DependentObjectsStillExist(
                f"cannot drop function {signature(session, found)} because type {format_type(found.result)} requires it",
                hint=f"You can drop type {format_type(found.result)} instead.")
        target = ("routine", found.oid, 0)
        if target not in targets:
            targets.append(target)
    if targets:
        drop(session, targets, cascade=s.cascade)
    return f"DROP {s.kind.upper()}"


def comment_on_routine(session: Any, s: tree.CommentRoutineStmt) -> str:
    """COMMENT ON FUNCTION, PROCEDURE or ROUTINE."""
    from aurorapy.catalog.ddl import writable

    found = find_routine(session, s.name, s.kind)
    writable(session).put_comment((_CLASS, found.oid, 0), s.text or None)
    return "COMMENT"


HANDLERS: dict[type, Callable[[Any, Any], str]] = {tree.AlterRoutineStmt: alter_routine, tree.MoveRoutineStmt: move_routine, tree.DropRoutineStmt: drop_routines,
            tree.CommentRoutineStmt: comment_on_routine}
