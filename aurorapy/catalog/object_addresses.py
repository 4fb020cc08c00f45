"""pg_get_object_address: the address of an object from what pg_identify_object_as_address says of it.

Source: PostgreSQL 15 manual, table 9.70; its src/backend/catalog/objectaddress.c, for what is checked in which order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from aurorapy import errors
from aurorapy.large_objects.pages import LARGE_OBJECT_CLASS
from aurorapy.large_objects.statements import large_object
from aurorapy.operations.naming import find_exactly, functions, type_named
from aurorapy.planner.functions.registry import define
from aurorapy.planner.types import format_type

from .identities import DEFAULT_KINDS, IN_SCHEMA, NAMED, ON_TABLE
from .identity_reader import Reader, reader_of

Address = tuple[int, int, int]
_RELATIONS = {"table": ("rp", "a table"), "index": ("iI", "an index"), "sequence": ("S", "a sequence"), "view": ("v", "a view"),
              "materialized view": ("m", "a materialized view"), "foreign table": ("f", "a foreign table")}
_COLUMNS = ("table column", "foreign table column")
_NO_ADDRESS = frozenset(("composite type", "toast table", "index column", "sequence column", "toast table column", "view column", "materialized view column",
                         "composite type column"))
_ROUTINES = {"aggregate": "a", "function": "faw", "procedure": "p"}
_MEMBERS = {"operator of access method": ("pg_amop", "amop", "strategy", "operator"), "function of access method": ("pg_amproc", "amproc", "num", "function")}
_BY_TYPE = ("type", "cast", "transform", "domain constraint", "large object")
_ONE_NAME = {word: (classid, catalog, column) for classid, (catalog, column, word) in NAMED.items()}
_QUALIFIED = {word: (classid, catalog, letters) for classid, (catalog, letters, word) in IN_SCHEMA.items()}
_PARTS = {word: (classid, catalog, column, of) for classid, (catalog, column, of, word) in ON_TABLE.items()}
_WITH_ONE_ARG = frozenset(("user mapping", "publication namespace", "publication relation", "default acl", "domain constraint", "cast", "transform"))
_KNOWN = frozenset((*_RELATIONS, *_COLUMNS, *_ROUTINES, *_MEMBERS, *_BY_TYPE, *_ONE_NAME, *_QUALIFIED, *_PARTS, *_WITH_ONE_ARG, "table constraint", "default value",
                    "operator", "operator class", "operator family", "parameter ACL"))
_MISSING: dict[str, type[errors.SQLError]] = {"schema": errors.InvalidSchemaName, "database": errors.InvalidCatalogName}


def object_address(s: Any, kind: str, names: Any, args: Any) -> Address:
    """The address of an object; 22023 for lists that do not fit its kind."""
    if kind in _NO_ADDRESS:
        raise _wrong(f'unsupported object type "{kind}"')
    if kind not in _KNOWN:
        raise _wrong(f'unrecognized object type "{kind}"')
    name, given = tuple(names), tuple(args)
    if kind in _BY_TYPE and len(name) != 1:
        raise _wrong("name list length must be exactly 1")
    if None in name or None in given:
        raise _wrong("name or argument lists may not contain nulls")
    if not name:
        raise _wrong("name list length must be at least 1")
    _check_lengths(kind, name, given)
    reader = reader_of(s)
    return _finder(kind)(s, reader, kind, name, given)


def _wrong(message: str) -> errors.SQLError:
    return errors.InvalidParameterValue(message)


def _check_lengths(kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> None:
    if kind in ("user mapping", "publication namespace") and len(name) != 1:
        raise _wrong("name list length must be exactly 1")
    if kind in _WITH_ONE_ARG and len(args) != 1:
        raise _wrong("argument list length must be exactly 1")
    least = 2 if kind in ("operator class", "operator family") else 3 if kind in _MEMBERS else 1
    if len(name) < least:
        raise _wrong(f"name list length must be at least {least}")
    if (kind in _MEMBERS or kind == "operator") and len(args) != 2:
        raise _wrong("argument list length must be exactly 2")
    if (kind in _ONE_NAME or kind == "parameter ACL") and len(name) != 1:
        raise _wrong("name list length must be exactly 1")


def _finder(kind: str) -> Callable[[Any, Reader, str, tuple[str, ...], tuple[str, ...]], Address]:
    for kinds, find in ((_RELATIONS, _relation), (_COLUMNS, _column), (_ROUTINES, _routine), (_MEMBERS, _member), (_ONE_NAME, _named), (_QUALIFIED, _in_schema),
                        (_PARTS, _part), (("table constraint",), _table_constraint), (("default value",), _default), (("operator",), _operator),
                        (("operator class", "operator family"), _class_or_family), (("type",), _type), (("cast",), _cast),
                        (("user mapping",), _user_mapping), (("publication relation",), _published_table),
                        (("publication namespace",), _published_schema), (("domain constraint",), _domain_constraint), (("default acl",), _default_acl),
                        (("large object",), _large_object)):
        if kind in kinds:
            return find
    return _never_there


# --- relations and their parts ------------------------------------------------------------------


def _need_relation(s: Any, name: tuple[str, ...]) -> int:
    if len(name) > 3:
        raise errors.SyntaxError_(f"improper relation name (too many dotted names): {'.'.join(name)}")
    if len(name) == 3 and name[0] != s.database.name:
        raise errors.FeatureNotSupported(f'cross-database references are not implemented: "{".".join(name)}"')
    if len(name) > 1 and not s.catalog.has_schema(name[-2]):
        raise errors.InvalidSchemaName(f'schema "{name[-2]}" does not exist')
    oid = s.catalog.find_oid(name[-2:], s.context.search_path)
    if oid is None:
        found = s.catalog.find_relation(name[-2:], s.context.search_path)
        oid = None if found is None else found.oid
    if oid is None:
        raise errors.UndefinedTable(f'relation "{".".join(name)}" does not exist')
    return int(oid)


def _relation(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    oid = _need_relation(s, name)
    row = r.row("pg_class", oid)
    letters, word = _RELATIONS[kind]
    if row is None or row["relkind"] not in letters:
        raise errors.WrongObjectType(f'"{name[-1]}" is not {word}')
    return 1259, oid, 0


def _attribute(s: Any, r: Reader, name: tuple[str, ...], missing: str) -> tuple[int, int]:
    if len(name) < 2:
        raise errors.SyntaxError_("column name must be qualified")
    oid = _need_relation(s, name[:-1])
    relation = s.catalog.tables.get(oid) or s.catalog.system.by_oid(oid)
    column = relation.column(name[-1]) if relation is not None else None
    if column is None:
        raise errors.UndefinedColumn(f'{missing} "{name[-1]}" of relation "{".".join(name[:-1])}" does not exist')
    return oid, int(column.attnum)


def _column(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    return 1259, *_attribute(s, r, name, "column")


def _default(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    from .system.relations import default_oid

    missing = "default value for column"
    oid = default_oid(*_attribute(s, r, name, missing))
    if r.row("pg_attrdef", oid) is None:
        raise errors.UndefinedColumn(f'{missing} "{name[-1]}" of relation "{".".join(name[:-1])}" does not exist')
    return 2604, oid, 0


def _part(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    classid, catalog, column, of = _PARTS[kind]
    found = _of_relation(s, r, name, catalog, column, of)
    if found is None:
        raise errors.UndefinedObject(f'{kind} "{name[-1]}" for {"relation" if kind == "rule" else "table"} "{name[-2]}" does not exist')
    return classid, found, 0


def _table_constraint(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    found = _of_relation(s, r, name, "pg_constraint", "conname", "conrelid")
    if found is None:
        raise errors.UndefinedObject(f'constraint "{name[-1]}" for table "{name[-2]}" does not exist')
    return 2606, found, 0


def _of_relation(s: Any, r: Reader, name: tuple[str, ...], catalog: str, column: str, of: str) -> int | None:
    if len(name) < 2:
        raise errors.SyntaxError_("must specify relation and object name")
    return r.find(catalog, **{of: _need_relation(s, name[:-1]), column: name[-1]})


# --- routines, operators, types -----------------------------------------------------------------


def _refuse_database(s: Any, name: tuple[str, ...]) -> None:
    if len(name) > 3:
        raise errors.SyntaxError_(f"improper qualified name (too many dotted names): {'.'.join(name)}")
    if len(name) == 3 and name[0] != s.database.name:
        raise errors.FeatureNotSupported(f"cross-database references are not implemented: {'.'.join(name)}")


def _routine(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    types = tuple([type_named(s, a) for a in args])
    _refuse_database(s, name)
    found = next((f for f in functions(s, name[-2:]) if tuple(f.args) == types), None)
    shown = f"{'.'.join(name)}({', '.join(map(format_type, types))})"
    if found is None:
        raise errors.UndefinedFunction(f"{kind} {shown if types or kind != 'aggregate' else '.'.join(name) + '(*)'} does not exist")
    if found.kind not in _ROUTINES[kind]:
        raise errors.WrongObjectType(f"function {shown} is not an aggregate" if kind == "aggregate" else f"{shown} is not a {kind}")
    return 1255, int(found.oid), 0


def _operator(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    left, right = [0 if a.lower() == "none" else type_named(s, a) for a in args]
    _refuse_database(s, name)
    if len(name) > 1:
        s.catalog.schema_oid(name[-2])
    found = find_exactly(s, name[-2:], left, right)
    if found is None:
        raise errors.UndefinedFunction(f"operator does not exist: {format_type(left) + ' ' if left else ''}{'.'.join(name)} {format_type(right)}")
    return 2617, int(found.oid), 0


def _type(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    return 1247, type_named(s, name[0]), 0


def _cast(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    source, target = type_named(s, name[0]), type_named(s, args[0])
    found = r.find("pg_cast", castsource=source, casttarget=target)
    if found is None:
        raise errors.UndefinedObject(f"cast from type {format_type(source)} to type {format_type(target)} does not exist")
    return 2605, found, 0


def _domain_constraint(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    domain = type_named(s, name[0])
    found = r.find("pg_constraint", contypid=domain, conname=args[0])
    if found is None:
        raise errors.UndefinedObject(f'constraint "{args[0]}" for domain {format_type(domain)} does not exist')
    return 2606, found, 0


# --- access methods -----------------------------------------------------------------------------


def _family(s: Any, r: Reader, kind: str, name: tuple[str, ...]) -> int:
    """A class or family by (access method, [schema,] name)."""
    method = r.find("pg_am", amname=name[0])
    if method is None:
        raise errors.UndefinedObject(f'access method "{name[0]}" does not exist')
    catalog, letters = ("pg_opclass", "opc") if kind == "operator class" else ("pg_opfamily", "opf")
    found = _along_path(s, r, catalog, letters, name[1:], {f"{letters}method": method})
    if found is None:
        raise errors.UndefinedObject(f'{kind} "{".".join(name[1:])}" does not exist for access method "{name[0]}"')
    return found


def _class_or_family(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    return 2616 if kind == "operator class" else 2753, _family(s, r, kind, name), 0


def _member(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    catalog, letters, number, what = _MEMBERS[kind]
    family = _family(s, r, "operator family", name[:-1])
    left, right = [type_named(s, a) for a in args]
    if not name[-1].lstrip("-").isdigit():
        raise errors.InvalidTextRepresentation(f'invalid input syntax for type integer: "{name[-1]}"')
    found = r.find(catalog, **{f"{letters}family": family, f"{letters}lefttype": left, f"{letters}righttype": right, f"{letters}{number}": int(name[-1])})
    if found is None:
        of = f"operator family {'.'.join(name[1:-1])} for access method {name[0]}"
        raise errors.UndefinedObject(f"{what} {int(name[-1])} ({args[0]}, {args[1]}) of {of} does not exist")
    return 2602 if catalog == "pg_amop" else 2603, found, 0


# --- what has a name alone, or a schema before it -----------------------------------------------


def _named(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    classid, catalog, column = _ONE_NAME[kind]
    found = r.find(catalog, **{column: name[0]})
    if found is None:
        raise _MISSING.get(kind, errors.UndefinedObject)(f'{kind} "{name[0]}" does not exist')
    return classid, found, 0


def _along_path(s: Any, r: Reader, catalog: str, letters: str, name: tuple[str, ...], more: dict[str, Any]) -> int | None:
    _refuse_database(s, name)
    if len(name) > 1:
        return r.find(catalog, **{f"{letters}namespace": s.catalog.schema_oid(name[-2]), f"{letters}name": name[-1]}, **more)
    path = s.context.search_path
    for schema in path if "pg_catalog" in path else ("pg_catalog", *path):
        oid = s.catalog.schema_oids.get(schema)
        found = r.find(catalog, **{f"{letters}namespace": oid, f"{letters}name": name[-1]}, **more) if oid is not None else None
        if found is not None:
            return found
    return None


def _in_schema(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    classid, catalog, letters = _QUALIFIED[kind]
    found = _along_path(s, r, catalog, letters, name, {})
    if found is None:
        encoding = ' for encoding "UTF8"' if kind == "collation" else ""
        raise errors.UndefinedObject(f'{kind} "{".".join(name)}"{encoding} does not exist')
    return classid, found, 0


def _default_acl(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    letter = args[0][:1]
    if letter not in DEFAULT_KINDS:
        raise errors.InvalidParameterValue(f'unrecognized default ACL object type "{letter}"', hint='Valid object types are "r", "S", "f", "T", "n".')
    role = r.find("pg_authid", rolname=name[0])
    schema = s.catalog.schema_oids.get(name[1], -1) if len(name) > 1 else 0
    found = r.find("pg_default_acl", defaclrole=role, defaclnamespace=schema, defaclobjtype=letter) if role is not None else None
    if found is None:
        inside = f' in schema "{name[1]}"' if len(name) > 1 else ""
        raise errors.UndefinedObject(f'default ACL for user "{name[0]}"{inside} on {DEFAULT_KINDS[letter]} does not exist')
    return 826, found, 0


def _large_object(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    return LARGE_OBJECT_CLASS, large_object(s, name[0]).oid, 0


def _user_mapping(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    missing = errors.UndefinedObject(f'user mapping for user "{name[0]}" on server "{args[0]}" does not exist')
    user = 0 if name[0] == "public" else r.find("pg_authid", rolname=name[0])
    if user is None:
        raise missing
    server = _named(s, r, "server", args, ())[1]
    found = r.find("pg_user_mapping", umuser=user, umserver=server)
    if found is None:
        raise missing
    return 1418, found, 0


def _published_table(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    table = _need_relation(s, name)
    publication = _named(s, r, "publication", args, ())[1]
    found = r.find("pg_publication_rel", prrelid=table, prpubid=publication)
    if found is None:
        raise errors.UndefinedObject(f'publication relation "{name[-1]}" in publication "{args[0]}" does not exist')
    return 6106, found, 0


def _published_schema(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> Address:
    schema = s.catalog.schema_oid(name[0])
    publication = _named(s, r, "publication", args, ())[1]
    found = r.find("pg_publication_namespace", pnnspid=schema, pnpubid=publication)
    if found is None:
        raise errors.UndefinedObject(f'publication schema "{name[0]}" in publication "{args[0]}" does not exist')
    return 6237, found, 0


def _never_there(s: Any, r: Reader, kind: str, name: tuple[str, ...], args: tuple[str, ...]) -> NoReturn:
    """Kinds of which no database here has any: what PostgreSQL looks up first is the error."""
    match kind:
        case "transform":
            of = type_named(s, name[0])
            _named(s, r, "language", args, ())
            raise errors.UndefinedObject(f'transform for type {format_type(of)} language "{args[0]}" does not exist')
    raise errors.UndefinedObject(f'parameter ACL "{name[0]}" does not exist')


define("pg_get_object_address", "text text[] text[]", "record", lambda ctx, *values: object_address(ctx.session, *values), needs_context=True, volatility="s",
       out_columns=(("classid", 26), ("objid", 26), ("objsubid", 23)), arg_names=("type", "object_names", "object_args"))
