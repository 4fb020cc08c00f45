"""Input of regoper and regoperator: the operator that a text names.

Source: PostgreSQL 15 manual, section 8.19; regproc.c in its terms.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.catalog.members import operators_of
from aurorapy.planner.functions import operators_named

from .naming import find_exactly, type_named


def _split(text: str) -> tuple[str, ...]:
    schema, dot, symbol = text.rpartition(".")
    return (schema.strip().strip('"') if schema.startswith('"') else schema.strip().lower(), symbol.strip()) if dot else (text.strip(),)


def operator_in(session: Any, kind: str, text: str) -> int:
    """The oid of the operator; 42883, 42725."""
    if kind == "regoper":
        names = _split(text)
        if len(names) > 1:
            session.catalog.schema_oid(names[0])
        path = (names[0],) if len(names) > 1 else session.context.search_path
        built_in = operators_named(names[-1]) if len(names) == 1 or names[0] == "pg_catalog" else ()
        known = [*built_in, *operators_of(session.catalog, names[-1], path, written=len(names) > 1)]
        if not known:
            raise errors.UndefinedFunction(f"operator does not exist: {text}")
        if len(known) > 1:
            raise errors.AmbiguousFunction(f"more than one operator named {text}")
        return int(known[0].oid)
    from aurorapy.catalog.view import split_types

    name, bracket, rest = text.partition("(")
    if not bracket:
        raise errors.InvalidTextRepresentation("expected a left parenthesis")
    if not rest.rstrip().endswith(")"):
        raise errors.InvalidTextRepresentation("expected a right parenthesis")
    types = [0 if t.strip().lower() == "none" else type_named(session, t.strip()) for t in split_types(rest.rstrip()[:-1])]
    if len(types) < 2:
        raise errors.UndefinedParameter("missing argument", hint="Use NONE to denote the missing argument of a unary operator.")
    if len(types) > 2:
        raise errors.TooManyArguments("too many arguments", hint="Provide two argument types for operator.")
    try:
        found = find_exactly(session, _split(name), types[0], types[1])
    except errors.InvalidSchemaName:
        found = None
    if found is None:
        raise errors.UndefinedFunction(f"operator does not exist: {text}")
    return int(found.oid)
