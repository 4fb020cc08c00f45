"""CREATE, DROP and COMMENT of casts.

A cast without a function reads the image of the datum, which is known of texts, numbers and times (`types.defined_bases.reading`).

Source: PostgreSQL 15 manual, CREATE CAST; functioncmds.c in its terms.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.functions import CASTS
from aurorapy.planner.operations import CastDef
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.defined_bases import defined_base, reading
from aurorapy.planner.types.domains import domain
from aurorapy.privileges.acl import EXECUTE
from aurorapy.privileges.holding import Object, owner_of, require

from .found import ref_of, users_casts
from .naming import binary_coercible, function_of_name, type_oid

CAST_CLASS = 2605
INT4, BOOL = 23, 16
_wrong = errors.InvalidObjectDefinition


def create_cast(session: Any, s: tree.CreateCastStmt) -> str:
    """CREATE CAST."""
    from aurorapy.catalog.claims import use_type
    from aurorapy.catalog.ddl import writable
    from aurorapy.commands import warning

    writable(session)
    source, target = type_oid(session, s.source), type_oid(session, s.target)
    for oid, side in ((source, "source"), (target, "target")):
        if TYPES[oid].typtype == "p":
            raise errors.WrongObjectType(f"{side} data type {format_type(oid)} is a pseudo-type")
    if not _owns(session, source) and not _owns(session, target):
        raise errors.InsufficientPrivilege(f"must be owner of type {format_type(source)} or type {format_type(target)}")
    for oid in (source, target):
        use_type(session, oid)
    if domain(source) is not None:
        warning(session, "42809", "cast will be ignored because the source data type is a domain")
    elif domain(target) is not None:
        warning(session, "42809", "cast will be ignored because the target data type is a domain")
    function: Any = 0
    arguments = 0
    if s.method == "f":
        found = _function(session, s, source, target)
        function, arguments = ref_of(found), len(found.args)
    elif s.method == "b":
        _check_binary(session, source, target)
    if source == target and arguments < 2:
        raise _wrong("source data type and target data type are the same")
    session.transaction.catalog.claims.take(("n", 0, f"cast {source} {target}"))
    catalog = session.catalog
    if (source, target) in CASTS or catalog_cast(session, source, target):
        raise errors.DuplicateObject(f"cast from type {format_type(source)} to type {format_type(target)} already exists")
    if source == target and defined_base(source) is not None:
        raise errors.FeatureNotSupported(f"casts of type {format_type(source)} to itself are not supported")
    if s.method == "b" and reading(source, target) is False:
        raise errors.FeatureNotSupported(f"casts WITHOUT FUNCTION from type {format_type(source)} to type {format_type(target)} are not supported")
    catalog.put_operation(CastDef(catalog.new_oid(), source, target, function, s.context, s.method))
    return "CREATE CAST"


def catalog_cast(session: Any, source: int, target: int) -> bool:
    """Whether an extension or a user has made this cast."""
    from aurorapy.catalog.members import cast_of

    return cast_of(session.catalog, source, target) is not None


def _owns(session: Any, oid: int) -> bool:
    return bool(session.roles.has_privileges_of(session.user_oid, owner_of(session, Object("type", oid))))


def _function(session: Any, s: tree.CreateCastStmt, source: int, target: int) -> Any:
    name = s.function
    assert name is not None
    f = function_of_name(session, name)
    if f.routine is not None and not session.context.superuser:
        require(session, Object("function", f.oid), EXECUTE)
    if not 1 <= len(f.args) <= 3:
        raise _wrong("cast function must take one to three arguments")
    if not binary_coercible(source, f.args[0]):
        raise _wrong("argument of cast function must match or be binary-coercible from source data type")
    for place, which, wanted in ((1, "second", INT4), (2, "third", BOOL)):
        if len(f.args) > place and f.args[place] != wanted:
            raise _wrong(f"{which} argument of cast function must be type {format_type(wanted)}")
    if not binary_coercible(f.result, target):
        raise _wrong("return data type of cast function must match or be binary-coercible to target data type")
    if f.kind != "f":
        raise _wrong("cast function must be a normal function")
    if f.retset:
        raise _wrong("cast function must not return a set")
    return f


def _check_binary(session: Any, source: int, target: int) -> None:
    if not session.context.superuser:
        raise errors.InsufficientPrivilege("must be superuser to create a cast WITHOUT FUNCTION")
    a, b = TYPES[source], TYPES[target]
    if (a.length, a.byval, a.align) != (b.length, b.byval, b.align):
        raise _wrong("source and target data types are not physically compatible")
    for t in (a, b):
        if t.typtype == "c":
            raise _wrong("composite data types are not binary-compatible")
    for t in (a, b):
        if t.category == "A" and t.element:
            raise _wrong("array data types are not binary-compatible")
    for t in (a, b):
        if t.typtype in ("r", "m"):
            raise _wrong("range data types are not binary-compatible")
    for t in (a, b):
        if t.typtype == "e":
            raise _wrong("enum data types are not binary-compatible")
    for t in (a, b):
        if t.typtype == "d":
            raise _wrong("domain data types must not be marked binary-compatible")


# --- DROP, COMMENT ---


def _found(session: Any, source: int, target: int) -> int:
    """The oid of a user's cast; 42704, 2BP01, 42501."""
    mine = next((c for c in users_casts(session.catalog) if (c.source, c.target) == (source, target)), None)
    between = f"from type {format_type(source)} to type {format_type(target)}"
    if mine is None:
        plain = f"cannot drop cast from {format_type(source)} to {format_type(target)} because"
        if (source, target) in CASTS:
            raise errors.DependentObjectsStillExist(f"{plain} it is required by the database system")
        extension = next((x for x in session.catalog.extensions.values() for c in x.casts if (c.source, c.target) == (source, target)), None)
        if extension is not None:
            raise errors.DependentObjectsStillExist(f"{plain} extension {extension.name} requires it", hint=f"You can drop extension {extension.name} instead.")
        raise errors.UndefinedObject(f"cast {between} does not exist")
    if not _owns(session, source) and not _owns(session, target):
        raise errors.InsufficientPrivilege(f"must be owner of type {format_type(source)} or type {format_type(target)}")
    return mine.oid


def drop_cast(session: Any, s: tree.DropCastStmt) -> str:
    """DROP CAST."""
    from aurorapy.catalog.ddl import notice, writable
    from aurorapy.catalog.dependencies import drop

    writable(session)
    try:
        oid = _found(session, type_oid(session, s.source), type_oid(session, s.target))
    except (errors.UndefinedObject, errors.InvalidSchemaName) as e:
        if not s.if_exists:
            raise
        none = f"cast from type {'.'.join(s.source.names)} to type {'.'.join(s.target.names)} does not exist"
        notice(session, f"{none if e.message.startswith('cast ') else e.message}, skipping")
        return "DROP CAST"
    drop(session, [("cast", oid, 1)], cascade=s.cascade)
    return "DROP CAST"


def comment_on_cast(session: Any, s: tree.CommentCastStmt) -> str:
    """COMMENT ON CAST."""
    from aurorapy.catalog.ddl import writable

    oid = _found(session, type_oid(session, s.source), type_oid(session, s.target))
    writable(session).put_comment((CAST_CLASS, oid, 0), s.text or None)
    return "COMMENT"


