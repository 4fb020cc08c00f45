"""Functions of privileges: has_table_privilege and its kin, pg_has_role, and what takes lists of grants apart.

Source: PostgreSQL 15 manual, section 9.26.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define, operator
from aurorapy.planner.parse import parse_type
from aurorapy.planner.relation import Sequence, Table
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.user import FIRST_OID
from aurorapy.routines.languages import check_language, language_at
from aurorapy.templates import entries

from . import acl
from .acl import BITS, NAMES, Item
from .holding import Object, held, options_held, relation
from .reserved import may_call
from .roles import role_oid
from .row_security import is_active
from .shared import TABLESPACES, may_set, tablespace

_LETTERS = {"r": "table", "c": "column", "s": "sequence", "d": "database", "f": "function", "l": "language", "n": "schema", "T": "type", "F": "foreign data wrapper",
            "S": "foreign server", "t": "tablespace", "p": "parameter"}
_OTHERS = {"L": acl.SELECT | acl.UPDATE}
_OPTION = " WITH GRANT OPTION"


def _session(name: str, args: str, result: str, impl: Any, **more: Any) -> None:
    define(name, args, result, lambda ctx, *values: impl(ctx.session, *values), needs_context=True, volatility="s", **more)


def _user(s: Any, who: Any) -> int:
    """A role by name or oid; PUBLIC is 0."""
    if isinstance(who, int):
        return who
    if who == "public":
        return acl.PUBLIC
    found = role_oid(s, who)
    if found is None:
        raise errors.UndefinedObject(f'role "{who}" does not exist')
    return found


def _wanted(text: str, kind: str) -> list[tuple[int, bool]]:
    """(privilege, with grant option) of a comma-separated list; 22023 for what such objects do not have."""
    out = []
    allowed = acl.KINDS[kind][0]
    for part in text.split(","):
        word = part.strip()
        plain = word.upper()
        option = plain.endswith(_OPTION)
        if kind == "table" and plain.removesuffix(_OPTION) == "RULE":
            continue  # obsolete: nobody has it
        bit = BITS.get(plain.removesuffix(_OPTION), 0)
        if not bit & allowed:
            raise errors.InvalidParameterValue(f'unrecognized privilege type: "{word}"')
        out.append((bit, option))
    return out


def _has(s: Any, who: int, o: Object, wanted: list[tuple[int, bool]]) -> bool:
    return any((options_held if option else held)(s, who, o, bit) for bit, option in wanted)


def _relation(s: Any, what: Any, kind: str = "table") -> Object | None:
    oid = s.reg_in("regclass", what) if isinstance(what, str) else what
    found = relation(s, oid)
    if found is None:
        return None
    if kind == "sequence" and not isinstance(found, Sequence):
        raise errors.WrongObjectType(f'"{found.name}" is not a sequence')
    return Object("sequence" if isinstance(found, Sequence) else "table", oid)


def _schema(s: Any, what: Any) -> Object | None:
    if isinstance(what, str):
        return Object("schema", s.catalog.schema_oid(what))
    return Object("schema", what) if what in s.catalog.schemas else None


def _database(s: Any, what: Any) -> Object | None:
    found = next((v[1] for n, v in entries(s.engine) if what in (n, v[1])), None)
    if found is None and isinstance(what, str):
        raise errors.InvalidCatalogName(f'database "{what}" does not exist')
    return None if found is None else Object("database", found)


def _function(s: Any, what: Any) -> Object | None:
    oid = s.reg_in("regprocedure", what) if isinstance(what, str) else what
    return Object("function", oid)


def _type(s: Any, what: Any) -> Object | None:
    if isinstance(what, str):
        from aurorapy.planner.bind.binder import Binder

        return Object("type", Binder(s.catalog_view, s.context).type_name(parse_type(what))[0])
    return Object("type", what) if what in TYPES or what in s.catalog.type_oids else None


def _language(s: Any, what: Any) -> Object | None:
    if isinstance(what, str):
        return Object("language", check_language(s, what).oid)
    return Object("language", what) if language_at(s.catalog, what) is not None else None


def _foreign(s: Any, kind: str, what: Any) -> Object | None:
    """A foreign-data wrapper or server by name or oid."""
    from aurorapy.foreign.named import GRANTED, KINDS, need

    if isinstance(what, str):
        return Object(GRANTED[kind], need(s, kind, what).oid)
    return Object(GRANTED[kind], what) if isinstance(s.catalog.operations.get(what), KINDS[kind].made) else None


def _tablespace(s: Any, what: Any) -> Object | None:
    if isinstance(what, str):
        return Object("tablespace", tablespace(what))
    return Object("tablespace", what) if what in TABLESPACES.values() else None


_FINDERS: dict[str, Callable[[Any, Any], Object | None]] = {
    "table": _relation, "sequence": lambda s, what: _relation(s, what, "sequence"), "schema": _schema, "database": _database, "function": _function,
    "type": _type, "language": _language, "tablespace": _tablespace, "foreign_data_wrapper": lambda s, what: _foreign(s, "foreign data wrapper", what),
    "server": lambda s, what: _foreign(s, "server", what)}
_KINDS = {"foreign_data_wrapper": "foreign data wrapper", "server": "foreign server"}  # where they are called otherwise


def _privilege(kind: str) -> Callable[..., bool | None]:
    find = _FINDERS[kind]

    def check(s: Any, *args: Any) -> bool | None:
        who = _user(s, args[0]) if len(args) == 3 else s.user_oid
        o = find(s, args[-2])
        wanted = _wanted(args[-1], _KINDS.get(kind, kind))
        if o is None:
            return None
        if o.kind in ("function", "type") and o.oid < FIRST_OID:
            if o.kind == "function" and not may_call(s, who, o.oid):
                return False
            return any(not option or s.roles.is_superuser(who) for _, option in wanted)  # what comes with the server is for everybody
        return _has(s, who, o, wanted)

    return check


def _column_number(found: Any, what: Any) -> int | None:
    if isinstance(what, int):
        return what if 0 < what <= len(found.columns) and not found.columns[what - 1].dropped else None
    column = found.column(what)
    if column is None:
        raise errors.UndefinedColumn(f'column "{what}" of relation "{found.name}" does not exist')
    return int(column.attnum)


def _column_privilege(s: Any, *args: Any) -> bool | None:
    who = _user(s, args[0]) if len(args) == 4 else s.user_oid
    o = _relation(s, args[-3])
    wanted = _wanted(args[-1], "column")
    if o is None:
        return None
    found = relation(s, o.oid)
    attnum = _column_number(found, args[-2]) if isinstance(found, Table) else None
    return None if attnum is None else _has(s, who, Object("column", o.oid, attnum), wanted)


def _any_column_privilege(s: Any, *args: Any) -> bool | None:
    who = _user(s, args[0]) if len(args) == 3 else s.user_oid
    o = _relation(s, args[-2])
    wanted = _wanted(args[-1], "column")
    if o is None:
        return None
    columns = getattr(relation(s, o.oid), "columns", ())
    return _has(s, who, o, wanted) or any(_has(s, who, Object("column", o.oid, c.attnum), wanted) for c in columns if not c.dropped)


def _parameter_privilege(s: Any, *args: Any) -> bool:
    who = _user(s, args[0]) if len(args) == 3 else s.user_oid
    return any(may_set(s, args[-2], bit, role=who, option=option) for bit, option in _wanted(args[-1], "parameter"))


def _has_role(s: Any, *args: Any) -> bool:
    who = _user(s, args[0]) if len(args) == 3 else s.user_oid
    role = _user(s, args[-2])
    for part in args[-1].split(","):
        word = part.strip().upper()
        admin = word.removesuffix(_OPTION).removesuffix(" WITH ADMIN OPTION") != word
        plain = word.removesuffix(_OPTION).removesuffix(" WITH ADMIN OPTION")
        if plain not in ("USAGE", "MEMBER"):
            raise errors.InvalidParameterValue(f'unrecognized privilege type: "{part.strip()}"')
        roles = s.roles
        if roles.is_admin(who, role) if admin else roles.has_privileges_of(who, role) if plain == "USAGE" else roles.is_member(who, role):
            return True
    return False


for _kind in _FINDERS:
    for _args in ("text text", "oid text", "name text text", "name oid text", "oid text text", "oid oid text"):
        _session(f"has_{_kind}_privilege", _args, "bool", _privilege(_kind))
for _args in ("text text", "oid text", "name text text", "name oid text", "oid text text", "oid oid text"):
    _session("has_any_column_privilege", _args, "bool", _any_column_privilege)
for _args in ("text text text", "oid text text", "text int2 text", "oid int2 text", "name text text text", "name text int2 text", "name oid text text",
              "name oid int2 text", "oid text text text", "oid text int2 text", "oid oid text text", "oid oid int2 text"):
    _session("has_column_privilege", _args, "bool", _column_privilege)
for _args, _oid in (("name text text", 6205), ("oid text text", 6206), ("text text", 6207)):
    _session("has_parameter_privilege", _args, "bool", _parameter_privilege, oid=_oid)
for _args in ("name text", "oid text", "name name text", "name oid text", "oid name text", "oid oid text"):
    _session("pg_has_role", _args, "bool", _has_role)


def _row_security_active(s: Any, what: Any) -> bool:
    o = _relation(s, what)
    found = relation(s, o.oid) if o is not None else None
    return isinstance(found, Table) and is_active(s, found, s.user_oid, quiet=True)


for _args in ("oid", "text"):
    _session("row_security_active", _args, "bool", _row_security_active)


def _explode(items: Any) -> list[tuple[Any, ...]]:
    return [(i[1], i[0], NAMES[n], bool(i[3] >> n & 1)) for i in items for n in range(len(NAMES)) if i[2] >> n & 1]


def _default(letter: str, owner: int) -> tuple[Item, ...]:
    if letter in _OTHERS:
        return (Item(owner, owner, _OTHERS[letter]),)
    if letter not in _LETTERS:
        raise errors.InternalError_(f"unrecognized objtype abbreviation: {letter}")
    return acl.default_acl(_LETTERS[letter], owner)


def _made(grantee: int, grantor: int, privileges: str, grantable: bool) -> Item:
    bits = BITS.get(privileges.strip().upper())
    if bits is None:
        raise errors.InvalidParameterValue(f'unrecognized privilege type: "{privileges}"')
    return Item(grantee, grantor, bits, bits if grantable else 0)


def _contains(items: Any, item: Any) -> bool:
    return any(i[:2] == item[:2] and not item[2] & ~i[2] and not item[3] & ~i[3] for i in items)


define("aclexplode", "aclitem[]", "record", _explode, retset=True, volatility="s",
       out_columns=(("grantor", 26), ("grantee", 26), ("privilege_type", 25), ("is_grantable", 16)))
define("acldefault", "char oid", "aclitem[]", _default)
define("makeaclitem", "oid oid text bool", "aclitem", _made)
operator("=", "aclitem", "aclitem", "bool", lambda a, b: tuple(a) == tuple(b), function="aclitemeq")
operator("@>", "aclitem[]", "aclitem", "bool", _contains, function="aclcontains")

