"""CREATE CONVERSION, and conversions by their names. A conversion's function is one of those that come with the server: others would be in C.

Source: PostgreSQL 15 manual, CREATE CONVERSION; conversioncmds.c and pg_conversion.c in its terms.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.operations.found import function_oid
from aurorapy.operations.naming import function_exactly
from aurorapy.planner.functions.conversions import CONVERSIONS, ENCODINGS, SQL_ASCII, encoding_number
from aurorapy.planner.operations import ConversionDef
from aurorapy.planner.parse import tree
from aurorapy.privileges.acl import EXECUTE
from aurorapy.privileges.holding import Object, require

from .naming import first_named
from .state import PG_CATALOG

_ARGUMENTS = (23, 23, 2275, 2281, 23, 16)
_wrong = errors.InvalidObjectDefinition
Found = tuple[int, str, int, int]


def conversions(catalog: Any) -> list[Found]:
    """(oid, name, schema, owner) of all conversions."""
    return [*((c.oid, c.name, PG_CATALOG, 10) for c in CONVERSIONS),
            *((d.oid, d.name, d.schema, d.owner) for d in catalog.operations.values() if isinstance(d, ConversionDef))]


def find_conversion(session: Any, names: tuple[str, ...]) -> Found | None:
    """A conversion by its name, along the search path where it is not qualified; 3F000."""
    return first_named(session, names, conversions(session.catalog))


def create_conversion(session: Any, s: tree.CreateConversionStmt) -> str:
    """CREATE CONVERSION."""
    from aurorapy.opclasses.defined import target_schema

    from .ddl import writable

    writable(session)
    schema = target_schema(session, s.name)
    source, target = encoding_number(s.source), encoding_number(s.target)
    for number, name, what in ((source, s.source, "source"), (target, s.target, "destination")):
        if number < 0:
            raise errors.UndefinedObject(f'{what} encoding "{name}" does not exist')
    if SQL_ASCII in (source, target):
        raise _wrong('encoding conversion to or from "SQL_ASCII" is not supported')
    function = function_exactly(session, s.function, _ARGUMENTS)
    if function.result != 23:
        raise _wrong(f"encoding conversion function {'.'.join(s.function)} must return type integer")
    if function.routine is not None:
        require(session, Object("function", function.oid), EXECUTE)
        raise errors.FeatureNotSupported("encoding conversion functions that do not come with the server are not supported")
    _check_pair(function.oid, source, target)
    name = s.name[-1]
    session.transaction.catalog.claims.take(("n", schema, f"conversion {name}"))
    catalog = session.catalog
    if any(f[1:3] == (name, schema) for f in conversions(catalog)):
        raise errors.DuplicateObject(f'conversion "{name}" already exists')
    if s.default:
        for d in catalog.operations.values():
            if isinstance(d, ConversionDef) and d.default and (d.schema, d.source, d.target) == (schema, source, target):
                raise errors.DuplicateObject(f"default conversion for {ENCODINGS[source]} to {ENCODINGS[target]} already exists")
    catalog.put_operation(ConversionDef(catalog.new_oid(), name, schema, session.user_oid, source, target, (function.name, _ARGUMENTS), s.default))
    return "CREATE CONVERSION"


def _check_pair(function: int, source: int, target: int) -> None:
    """The function is tried on an empty text, and refuses encodings that it does not know."""
    known = [(c.source, c.target) for c in CONVERSIONS if c.function_oid == function]
    if (source, target) in known:
        return
    sources, targets = {k[0] for k in known}, {k[1] for k in known}
    for given, wanted, what in ((source, sources, "source"), (target, targets, "destination")):
        if given not in wanted and len(wanted) == 1:
            raise errors.InternalError_(f'expected {what} encoding "{ENCODINGS[min(wanted)]}", but got "{ENCODINGS[given]}"')
    of = "WIN" if min(sources | targets, key=lambda n: n == 6) in (18, 19, 20, 21, 23, 24, 29, 30, 31, 32, 33) else "ISO 8859"
    raise errors.InternalError_(f"unexpected encoding ID {source if len(sources) > 1 else target} for {of} character sets")


def oid_of_function(c: ConversionDef) -> int:
    """The function of a user's conversion."""
    return function_oid(c.function)
