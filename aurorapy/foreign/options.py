"""OPTIONS (..): what ADD, SET and DROP make of a list, and the validators of wrappers.

Source: PostgreSQL 15 manual, section 59.1 and CREATE FOREIGN DATA WRAPPER; transformGenericOptions of foreigncmds.c, postgresql_fdw_validator of foreign.c.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.operations.found import function_at
from aurorapy.planner.functions.registry import define
from aurorapy.planner.operations import Ref
from aurorapy.planner.parse import tree
from aurorapy.planner.plan.deparse import quote_name

from .named import MAPPING_CLASS, SERVER_CLASS

Options = tuple[tuple[str, str], ...]
_LIBPQ = {SERVER_CLASS: ("authtype", "service", "connect_timeout", "dbname", "host", "hostaddr", "port", "tty", "options", "requiressl", "sslmode", "gsslib"),
          MAPPING_CLASS: ("user", "password")}


def changed_options(session: Any, old: Options, given: tuple[tree.Option, ...], validator: Ref, classid: int) -> Options:
    """The options after a statement, proven by the wrapper's validator; 42710, 42704."""
    new: dict[str, str] = dict(old)
    for o in given:
        if o.action in ("set", "drop"):
            if o.name not in new:
                raise errors.UndefinedObject(f'option "{o.name}" not found')
        elif o.name in new:
            raise errors.DuplicateObject(f'option "{o.name}" provided more than once')
        if o.action == "drop":
            del new[o.name]
        else:
            assert o.value is not None
            new[o.name] = o.value
    for name in new:
        if "=" in name:
            raise errors.InvalidParameterValue(f'invalid option name "{name}": must not contain "="')
    options = tuple(new.items())
    validate(session, validator, options, classid)
    return options


def as_array(options: Options) -> tuple[str, ...] | None:
    """As the system catalogs have them."""
    return tuple([f"{name}={value}" for name, value in options]) or None


def validate(session: Any, validator: Ref, options: Options, classid: int) -> None:
    """Call a wrapper's validator, if it has one."""
    function = function_at(session.catalog, validator)
    if function is None:
        return
    listed = as_array(options) or ()
    if function.routine is None:
        postgresql_fdw_validator(listed, classid)
        return
    routine = session.catalog.routines[function.oid]
    text = f"SELECT {quote_name(session.catalog.schemas[routine.schema])}.{quote_name(routine.name)}($1, $2)"
    while True:
        plan = session.prepare(text, [1009, 26]).plan
        try:
            session.run_plan(plan, (listed, classid))
            return
        except errors.StalePlan:
            continue


def postgresql_fdw_validator(options: tuple[str, ...], classid: int) -> bool:
    """The validator that every PostgreSQL has: options of libpq, of servers and of user mappings."""
    known = _LIBPQ.get(classid, ())
    for option in options:
        name = option.partition("=")[0]
        if name not in known:
            hint = f"Valid options in this context are: {', '.join(known)}" if known else "There are no valid options in this context."
            raise errors.SyntaxError_(f'invalid option "{name}"', hint=hint)
    return True


define("postgresql_fdw_validator", "text[] oid", "bool", postgresql_fdw_validator)
