"""CREATE OPERATOR CLASS, CREATE OPERATOR FAMILY, ALTER OPERATOR FAMILY ... ADD and DROP.

Source: PostgreSQL 15 manual, these commands; opclasscmds.c in its terms.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.operations.naming import type_oid
from aurorapy.planner.access_methods import classes
from aurorapy.planner.access_methods.methods import WORKINGS
from aurorapy.planner.operations import ClassDef, FamilyDef
from aurorapy.planner.parse import tree
from aurorapy.planner.types import format_type

from .defined import target_schema
from .found import base_method, method_name
from .members import check_new, check_number, check_twice, check_unique, function_member, is_built_in, limits_of, operator_member, types_of
from .naming import PG_CATALOG, find, need, need_method, objects


def create_class(session: Any, s: tree.CreateClassStmt) -> str:
    """CREATE OPERATOR CLASS."""
    from aurorapy.catalog.claims import use_type
    from aurorapy.catalog.ddl import writable

    catalog = writable(session)
    schema = target_schema(session, s.name)
    method = need_method(session, s.method)
    if not session.context.superuser:
        raise errors.InsufficientPrivilege("must be superuser to create an operator class")
    kind = type_oid(session, s.type)
    use_type(session, kind)
    name = s.name[-1]
    if s.family is not None:
        family = need(session, "operator family", s.family, method)[0]
    else:
        own = next((f for f in objects(catalog, "operator family", method) if f[1:3] == (name, schema)), None)
        family = own[0] if own is not None else 0
    oid = catalog.new_oid()
    operators, functions, key = _items(session, s, method, oid, kind)
    if not family:
        family = _put_family(session, name, schema, method)
    _claim(session, "operator class", method, schema, name)
    catalog = session.catalog
    if any(f[1:3] == (name, schema) for f in objects(catalog, "operator class", method)):
        raise errors.DuplicateObject(f'operator class "{name}" for access method "{s.method}" already exists')
    if s.default:
        _check_default(catalog, s, kind)
    found = _family_def(session, family, method)
    check_unique(catalog, family, operators, functions)
    catalog.put_operation(replace(found, operators=(*found.operators, *(replace(m, oid=catalog.new_oid()) for m in operators)),
                                  functions=(*found.functions, *(replace(m, oid=catalog.new_oid()) for m in functions))))
    catalog.put_operation(ClassDef(oid, name, schema, session.user_oid, method, family, kind, s.default, key))
    return "CREATE OPERATOR CLASS"


def _items(session: Any, s: tree.CreateClassStmt, method: int, oid: int, kind: int) -> tuple[list[Any], list[Any], int]:
    """The operators, the functions and the storage type that a class names."""
    highest_operator, highest_function, _ = limits_of(session.catalog, method)
    operators: list[Any] = []
    functions: list[Any] = []
    key = 0
    for item in s.items:
        if item.kind == "operator":
            check_number("operator", item.number, highest_operator)
            new: Any = operator_member(session, item, method, oid, kind)
            check_twice("operator", operators, new)
            operators.append(new)
        elif item.kind == "function":
            check_number("function", item.number, highest_function)
            new = function_member(session, item, method, oid, kind)
            check_twice("function", functions, new)
            functions.append(new)
        else:
            if key:
                raise errors.InvalidObjectDefinition("storage type specified more than once")
            assert item.types[0] is not None
            key = type_oid(session, item.types[0])
    if key == kind:
        key = 0
    elif key and not WORKINGS[base_method(session.catalog, method)].keyed:
        raise errors.InvalidObjectDefinition(f'storage type cannot be different from data type for access method "{s.method}"')
    return operators, functions, key


def _check_default(catalog: Any, s: tree.CreateClassStmt, kind: int) -> None:
    other = next((c for c in classes.classes_of(s.method) if c.default and c.type == kind), None)
    if other is not None:
        raise errors.DuplicateObject(f'could not make operator class "{s.name[-1]}" be default for type {_written(s.type)}',
                                     detail=f'Operator class "{other.name}" already is the default.')


def _written(t: tree.TypeName) -> str:
    return ".".join(t.names) + "[]" * bool(t.dims)


def _claim(session: Any, kind: str, method: int, schema: int, name: str) -> None:
    """Nobody else gives a class or family that name before the transaction ends."""
    session.transaction.catalog.claims.take(("n", schema, f"{kind} {name} {method}"))


def _put_family(session: Any, name: str, schema: int, method: int) -> int:
    _claim(session, "operator family", method, schema, name)
    catalog = session.catalog
    if any(f[1:3] == (name, schema) for f in objects(catalog, "operator family", method)):
        raise errors.DuplicateObject(f'operator family "{name}" for access method "{method_name(catalog, method)}" already exists')
    oid: int = catalog.new_oid()
    catalog.put_operation(FamilyDef(oid, name, schema, session.user_oid, method))
    return oid


def _family_def(session: Any, oid: int, method: int) -> FamilyDef:
    """A family to add to: of a built-in one, or an extension's, what users have added so far."""
    catalog = session.catalog
    found = catalog.operations.get(oid)
    if found is None:
        _, name, schema, owner = next(f for f in objects(catalog, "operator family", method) if f[0] == oid)
        if schema != PG_CATALOG:
            raise errors.FeatureNotSupported("changes of operator families of extensions are not supported")
        found = FamilyDef(oid, name, schema, owner, method)
    return found  # type: ignore[no-any-return]


def create_family(session: Any, s: tree.CreateFamilyStmt) -> str:
    """CREATE OPERATOR FAMILY."""
    from aurorapy.catalog.ddl import writable

    writable(session)
    schema = target_schema(session, s.name)
    method = need_method(session, s.method)
    if not session.context.superuser:
        raise errors.InsufficientPrivilege("must be superuser to create an operator family")
    _put_family(session, s.name[-1], schema, method)
    return "CREATE OPERATOR FAMILY"


def alter_family(session: Any, s: tree.AlterFamilyStmt) -> str:
    """ALTER OPERATOR FAMILY ... ADD, DROP."""
    from aurorapy.catalog.ddl import writable

    catalog = writable(session)
    method = need_method(session, s.method)
    found = find(session, "operator family", s.name, method)
    if found is None:
        need(session, "operator family", s.name, method)
        raise AssertionError
    if not session.context.superuser:
        raise errors.InsufficientPrivilege("must be superuser to alter an operator family")
    family = _family_def(session, found[0], method)
    if s.drop:
        _drop_members(session, s, family, method)
        return "ALTER OPERATOR FAMILY"
    highest_operator, highest_function, _ = limits_of(catalog, method)
    operators: list[Any] = []
    functions: list[Any] = []
    for item in s.items:
        if item.kind == "operator":
            check_number("operator", item.number, highest_operator)
            new: Any = operator_member(session, item, method, 0, 0)
            check_twice("operator", operators, new)
            operators.append(new)
        elif item.kind == "function":
            check_number("function", item.number, highest_function)
            new = function_member(session, item, method, 0, 0)
            check_twice("function", functions, new)
            functions.append(new)
        else:
            raise errors.SyntaxError_("STORAGE cannot be specified in ALTER OPERATOR FAMILY")
    check_new(catalog, family.oid, s.name[-1], operators, functions)
    catalog.put_operation(replace(family, operators=(*family.operators, *(replace(m, oid=catalog.new_oid()) for m in operators)),
                                  functions=(*family.functions, *(replace(m, oid=catalog.new_oid()) for m in functions))))
    return "ALTER OPERATOR FAMILY"


def _drop_members(session: Any, s: tree.AlterFamilyStmt, family: FamilyDef, method: int) -> None:
    from .dropping import describe_member

    catalog = session.catalog
    highest_operator, highest_function, _ = limits_of(catalog, method)
    wanted: list[tuple[str, int, int, int]] = []
    for item in s.items:
        check_number(item.kind, item.number, highest_operator if item.kind == "operator" else highest_function)
        left, right = types_of(session, item)
        if (item.kind, item.number, left, right) in wanted:
            raise errors.InvalidObjectDefinition(f"{item.kind} number {item.number} for ({format_type(left)},{format_type(right)}) appears more than once")
        wanted.append((item.kind, item.number, left, right))
    gone: list[int] = []
    for kind, number, left, right in sorted(wanted, key=lambda w: w[0] != "operator"):
        members: Any = family.operators if kind == "operator" else family.functions
        m = next((m for m in members if (m.strategy if kind == "operator" else m.number, m.left, m.right) == (number, left, right)), None)
        if m is None:
            if is_built_in(catalog, family.oid, kind, number, left, right):
                raise errors.FeatureNotSupported(f'{kind} {number}({format_type(left)},{format_type(right)}) of operator family "{family.name}" comes with the server, '
                                                 "and changes of it are not supported")
            raise errors.UndefinedObject(f'{kind} {number}({format_type(left)},{format_type(right)}) does not exist in operator family "{s.name[-1]}"')
        if m.opclass:
            from .naming import shown

            owner = f"operator class {shown(session, 'operator class', m.opclass)}"
            raise errors.DependentObjectsStillExist(f"cannot drop {describe_member(session, family, m)} because {owner} requires it",
                                                    hint=f"You can drop {owner} instead.")
        gone.append(m.oid)
    catalog.put_operation(replace(family, operators=tuple([m for m in family.operators if m.oid not in gone]),
                                  functions=tuple([m for m in family.functions if m.oid not in gone])))
