"""CREATE, ALTER, DROP and COMMENT of operators.

Source: PostgreSQL 15 manual, CREATE OPERATOR and section 38.15; operatorcmds.c and pg_operator.c in its terms.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.catalog.state import PG_CATALOG
from aurorapy.planner.operations import OperatorDef, Ref
from aurorapy.planner.parse import tree
from aurorapy.planner.types import format_type
from aurorapy.privileges.acl import CREATE, EXECUTE
from aurorapy.privileges.granting import role_named
from aurorapy.privileges.holding import Object, denied, held, owns, require
from aurorapy.privileges.roles import require_member
from aurorapy.routines.naming import text_of

from .found import ref_of
from .naming import Items, find_exactly, function_exactly, operator_named, operator_ref, type_oid, users_operator

OPERATOR_CLASS = 2617
BOOL, INT2, INT4, FLOAT8, OID, INTERNAL = 16, 21, 23, 701, 26, 2281
_RESTRICT, _JOIN, _OLD_JOIN = (INTERNAL, OID, INTERNAL, INT4), (INTERNAL, OID, INTERNAL, INT2, INTERNAL), (INTERNAL, OID, INTERNAL, INT2)
_KNOWN = frozenset("leftarg rightarg function procedure commutator negator restrict join hashes merges".split())
_MERGING = frozenset("sort1 sort2 ltcmp gtcmp".split())  # what MERGES was once written as
_FIXED = frozenset("leftarg rightarg function procedure commutator negator hashes merges".split())
_wrong = errors.InvalidFunctionDefinition


def _shown(names: tuple[str, ...]) -> str:
    return ".".join(names)


def create_operator(session: Any, s: tree.CreateOperatorStmt) -> str:
    """CREATE OPERATOR."""
    from aurorapy.catalog.claims import use_type
    from aurorapy.catalog.ddl import writable
    from aurorapy.commands import warning

    catalog = writable(session)
    schema = _target(session, s.name)
    items = Items(session)
    for item in s.items:
        name = "merges" if item.name in _MERGING else "function" if item.name == "procedure" else item.name
        if name not in _KNOWN:
            warning(session, "42601", f'operator attribute "{item.name}" not recognized')
            continue
        items.values[name] = replace(item, value=None) if item.name in _MERGING else item
        written = items.type(name) if name in ("leftarg", "rightarg") else None
        if written is not None and written.setof:
            raise _wrong("SETOF type not allowed for operator argument")
    if "function" not in items:
        raise _wrong("operator function must be specified")
    left, right = (type_oid(session, written) if (written := items.type(side)) is not None else 0 for side in ("leftarg", "rightarg"))
    if not left and not right:
        raise _wrong("operator argument types must be specified")
    if not right:
        raise _wrong("operator right argument type must be specified", detail="Postfix operators are not supported.")
    for oid in {left, right} - {0}:
        use_type(session, oid)
    function = function_exactly(session, items.names("function"), (left, right) if left else (right,))
    if function.routine is not None and not session.context.superuser:
        require(session, Object("function", function.oid), EXECUTE)
    use_type(session, function.result)
    restrict, join = _restriction(session, items.names("restrict")), _joining(session, items.names("join"))
    made = OperatorDef(0, s.name[-1], schema, session.user_oid, left, right, function.result, ref_of(function), 0, 0, restrict, join,
                       items.boolean("hashes"), items.boolean("merges"))
    _check_attributes(made, commutator="commutator" in items, negator="negator" in items)
    session.transaction.catalog.claims.take(("n", schema, f"operator {made.name}({left},{right})"))
    catalog = session.catalog
    shell = users_operator(session, schema, made.name, left, right)
    if shell is not None and shell.function:
        raise errors.DuplicateFunction(f"operator {_shown((made.name,))} already exists")
    made = replace(made, oid=catalog.new_oid() if shell is None else shell.oid, owner=session.user_oid if shell is None else shell.owner)
    if shell is not None and not owns_operator(session, shell):
        raise errors.InsufficientPrivilege(f"must be owner of operator {shell.name}")
    catalog.put_operation(made)
    _link(session, made, items)
    return "CREATE OPERATOR"


def _target(session: Any, names: tuple[str, ...]) -> int:
    from aurorapy.catalog.claims import use_schema
    from aurorapy.catalog.temporary import writable_temporary

    catalog = session.catalog
    name = names[-2] if len(names) > 1 else session.context.current_schema()
    if name is None:
        raise errors.InvalidSchemaName("no schema has been selected to create in")
    if name.startswith("pg_temp"):
        return int(writable_temporary(session).own.schema)
    schema = int(catalog.schema_oid(name))
    if not held(session, session.user_oid, Object("schema", schema), CREATE) or schema == PG_CATALOG:
        raise denied(session, Object("schema", schema))
    use_schema(session, schema)
    return schema


def _restriction(session: Any, names: tuple[str, ...]) -> Ref:
    if not names:
        return 0
    found = function_exactly(session, names, _RESTRICT)
    if found.result != FLOAT8:
        raise _wrong(f"restriction estimator function {_shown(names)} must return type {format_type(FLOAT8)}")
    return ref_of(found)


def _joining(session: Any, names: tuple[str, ...]) -> Ref:
    if not names:
        return 0
    try:
        found = function_exactly(session, names, _JOIN)
    except errors.UndefinedFunction:
        try:
            found = function_exactly(session, names, _OLD_JOIN)
        except errors.UndefinedFunction:
            raise errors.UndefinedFunction(f"function {text_of(names, _JOIN)} does not exist") from None
    if found.result != FLOAT8:
        raise _wrong(f"join estimator function {_shown(names)} must return type {format_type(FLOAT8)}")
    return ref_of(found)


def _check_attributes(o: OperatorDef, *, commutator: bool, negator: bool) -> None:
    if not o.left:
        for given, what in ((commutator, "have commutators"), (o.join, "have join selectivity"), (o.merges, "merge join"), (o.hashes, "hash")):
            if given:
                raise _wrong(f"only binary operators can {what}")
    if o.result != BOOL:
        for given, what in ((negator, "have negators"), (o.restrict, "have restriction selectivity"), (o.join, "have join selectivity"), (o.merges, "merge join"),
                            (o.hashes, "hash")):
            if given:
                raise _wrong(f"only boolean operators can {what}")


# --- commutators and negators ---


def _link(session: Any, o: OperatorDef, items: Items) -> None:
    """Give an operator its commutator and negator, shells if they do not exist yet; and these the operator, unless they have another."""
    commutator = negator = 0
    names = items.names("commutator")
    if names:
        commutator = _other(session, o, names, o.right, o.left)
    names = items.names("negator")
    if names:
        negator = _other(session, o, names, o.left, o.right)
        if negator == o.oid:
            raise _wrong("operator cannot be its own negator or sort operator")
    made = replace(o, commutator=commutator, negator=negator)
    session.catalog.put_operation(made)
    for ref, field in ((commutator, "commutator"), (negator, "negator")):
        other = session.catalog.operations.get(ref) if isinstance(ref, int) else None
        if isinstance(other, OperatorDef) and other.oid != o.oid and not getattr(other, field):
            session.catalog.put_operation(replace(other, commutator=o.oid) if field == "commutator" else replace(other, negator=o.oid))


def _other(session: Any, o: OperatorDef, names: tuple[str, ...], left: int, right: int) -> Any:
    found = find_exactly(session, names, left, right)
    if found is not None:
        known = session.catalog.operations.get(found.oid)
        if known is not None and not owns_operator(session, known):
            raise errors.InsufficientPrivilege(f"must be owner of operator {_shown(names)}")
        return operator_ref(found)
    schema = _target(session, names)
    oid = session.catalog.new_oid()
    session.catalog.put_operation(OperatorDef(oid, names[-1], schema, session.user_oid, left, right))
    return oid


def unlinked(catalog: Any, oid: int) -> None:
    """An operator goes: those whose commutator or negator it was have none any more."""
    for o in list(catalog.operations.values()):
        if isinstance(o, OperatorDef) and o.oid != oid and oid in (o.commutator, o.negator):
            catalog.put_operation(replace(o, commutator=0 if o.commutator == oid else o.commutator, negator=0 if o.negator == oid else o.negator))


# --- ALTER, DROP, COMMENT ---


def owns_operator(session: Any, o: OperatorDef) -> bool:
    return bool(session.roles.has_privileges_of(session.user_oid, o.owner))


def _own(session: Any, name: tree.OperatorName, *, or_schema: bool = False) -> OperatorDef:
    """A user's operator that the current user owns; 42883, 42501, 2BP01 for others."""
    found = operator_named(session, name)
    mine = session.catalog.operations.get(found.oid)
    if mine is None:
        if found.function is not None and found.function.routine is not None:
            raise errors.DependentObjectsStillExist(f"operator {found.name} belongs to an extension")
        if not session.context.superuser:
            raise errors.InsufficientPrivilege(f"must be owner of operator {_shown(name.names)}")
        raise errors.DependentObjectsStillExist(
            f"cannot change operator {found.name}({format_type(found.left) if found.left else 'NONE'},{format_type(found.right)}) "
            "because it is required by the database system")
    if not owns_operator(session, mine) and not (or_schema and owns(session, Object("schema", mine.schema))):
        raise errors.InsufficientPrivilege(f"must be owner of operator {_shown(name.names)}")
    return mine  # type: ignore[no-any-return]


def alter_operator(session: Any, s: tree.AlterOperatorStmt) -> str:
    """ALTER OPERATOR ... SET (RESTRICT, JOIN)."""
    from aurorapy.catalog.ddl import writable

    catalog = writable(session)
    operator_named(session, s.operator)
    items = Items(session)
    for item in s.items:
        if item.name in _FIXED:
            raise errors.SyntaxError_(f'operator attribute "{item.name}" cannot be changed')
        if item.name not in ("restrict", "join"):
            raise errors.SyntaxError_(f'operator attribute "{item.name}" not recognized')
        items.values[item.name] = item
    old = _own(session, s.operator)
    refs: dict[str, Any] = {}
    for name, find in (("restrict", _restriction), ("join", _joining)):
        if name in items:
            value = items.values[name].value
            none = value is None or (value.kind == "word" and value.text == "none")
            refs[name] = 0 if none else find(session, items.names(name))
    for name, ref in refs.items():
        what = "restriction" if name == "restrict" else "join"
        if ref and name == "join" and not old.left:
            raise _wrong("only binary operators can have join selectivity")
        if ref and old.result != BOOL:
            raise _wrong(f"only boolean operators can have {what} selectivity")
    catalog.put_operation(replace(old, **refs))
    return "ALTER OPERATOR"


def move_operator(session: Any, s: tree.MoveOperatorStmt) -> str:
    """ALTER OPERATOR ... OWNER TO, SET SCHEMA."""
    from aurorapy.catalog.claims import use_schema
    from aurorapy.catalog.ddl import writable

    from .rewriting import OperatorRewriting

    catalog = writable(session)
    old = _own(session, s.operator)
    if s.what == "owner":
        role = role_named(session, s.value)
        if not session.context.superuser:
            require_member(session, role)
            if not held(session, role, Object("schema", old.schema), CREATE):
                raise denied(session, Object("schema", old.schema))
        catalog.put_operation(replace(old, owner=role))
        return "ALTER OPERATOR"
    schema = catalog.schema_oid(s.value)
    if not held(session, session.user_oid, Object("schema", schema), CREATE) or schema == PG_CATALOG:
        raise denied(session, Object("schema", schema))
    if schema != old.schema:
        use_schema(session, schema)
        if users_operator(session, schema, old.name, old.left, old.right) is not None:
            raise errors.DuplicateFunction(f'operator {old.name} already exists in schema "{s.value}"')
        text = OperatorRewriting(session, [old.oid])
        catalog.put_operation(replace(old, schema=schema))
        text.finish()
    return "ALTER OPERATOR"


def drop_operators(session: Any, s: tree.DropOperatorStmt) -> str:
    """DROP OPERATOR."""
    from aurorapy.catalog.ddl import notice, writable
    from aurorapy.catalog.dependencies import drop

    writable(session)
    targets: list[tuple[str, int, Any]] = []
    for name in s.names:
        try:
            target = ("operator", _to_drop(session, name), 0)
        except (errors.UndefinedFunction, errors.InvalidSchemaName, errors.UndefinedObject) as e:
            if not s.if_exists:
                raise
            notice(session, f"operator {_shown(name.names)} does not exist, skipping" if isinstance(e, errors.UndefinedFunction) else f"{e.message}, skipping")
            continue
        if target not in targets:
            targets.append(target)
    if targets:
        drop(session, targets, cascade=s.cascade)
    return "DROP OPERATOR"


def _to_drop(session: Any, name: tree.OperatorName) -> int:
    found = operator_named(session, name)
    if not found.symbol and found.function.routine is None:
        raise errors.DependentObjectsStillExist(
            f"cannot drop operator {found.name}({format_type(found.left) if found.left else 'NONE'},{format_type(found.right)}) "
            "because it is required by the database system")
    return _own(session, name, or_schema=True).oid if found.symbol else found.oid


def comment_on_operator(session: Any, s: tree.CommentOperatorStmt) -> str:
    """COMMENT ON OPERATOR."""
    from aurorapy.catalog.ddl import writable

    writable(session).put_comment((OPERATOR_CLASS, _own(session, s.operator).oid, 0), s.text or None)
    return "COMMENT"
