"""CREATE TYPE of shell types and base types, and ALTER TYPE ... SET.

A base type's input function says whose data its data are; the other functions must be that built-in type's, too.

Source: PostgreSQL 15 manual, CREATE TYPE and ALTER TYPE; typecmds.c and pg_type.c in its terms.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.operations.found import ref_of
from aurorapy.operations.naming import Items, functions, type_oid
from aurorapy.planner.functions.registry import Function
from aurorapy.planner.functions.type_functions import SERVES
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.defined_bases import DefinedBase, ShellDef
from aurorapy.planner.types.user import array_name
from aurorapy.privileges.holding import Object, require_owner
from aurorapy.routines.internal import built_in_source
from aurorapy.routines.naming import text_of

from .claims import use_type
from .naming import free_type_name, target_name
from .user_types import type_oid as named_oid

CSTRING, OID, INT4, BOOL, BYTEA, INTERNAL, CSTRINGS = 2275, 26, 23, 16, 17, 2281, 1263
DEFAULT_COLLATION = 100
_KNOWN = frozenset("""like internallength input output receive send typmod_in typmod_out analyze subscript category preferred delimiter element default
    passedbyvalue alignment storage collatable""".split())
_CHANGEABLE = frozenset(("storage", "receive", "send", "typmod_in", "typmod_out", "analyze", "subscript"))
_ALIGNMENTS = {"double": "d", "float8": "d", "int4": "i", "integer": "i", "int2": "s", "char": "c", "bpchar": "c"}
_STORAGE = {"plain": "p", "external": "e", "extended": "x", "main": "m"}
_SIZES = {1: "c", 2: "s", 4: "i", 8: "d"}
_wrong = errors.InvalidObjectDefinition


def shell_of(session: Any, schema: int, name: str) -> ShellDef:
    """A new shell type."""
    made = ShellDef(session.catalog.new_oid(), name, schema, session.user_oid)
    session.catalog.put_type(made)
    return made


def create_base(session: Any, s: tree.CreateBaseStmt) -> str:
    """CREATE TYPE name, and CREATE TYPE name (...)."""
    from .ddl import writable

    if not session.context.superuser:
        raise errors.InsufficientPrivilege("must be superuser to create a base type")
    schema, name, _ = target_name(session, tree.RangeTable(s.name))
    catalog = writable(session)
    known = catalog.types.get(catalog.type_names.get((schema, name)))
    shell = known if isinstance(known, ShellDef) else None
    if shell is None:
        free_type_name(session, schema, name)
    if s.items is None:
        if shell is not None:
            raise errors.DuplicateObject(f'type "{name}" already exists')
        shell_of(session, schema, name)
        return "CREATE TYPE"
    if shell is None:
        raise errors.DuplicateObject(f'type "{name}" does not exist',
                                     hint="Create the type as a shell type, then create its I/O functions, then do a full CREATE TYPE.")
    items = _items(session, s)
    if shell.owner != session.user_oid:
        raise errors.InsufficientPrivilege(f"must be owner of type {format_type(shell.oid)}")
    session.catalog.put_type(_made(session, items, shell))
    return "CREATE TYPE"


def _items(session: Any, s: tree.CreateBaseStmt) -> Items:
    from aurorapy.commands import warning

    items = Items(session)
    for item in s.items or ():
        name = "analyze" if item.name == "analyse" else item.name
        if name not in _KNOWN:
            warning(session, "42601", f'type attribute "{item.name}" not recognized', position=item.pos)
            continue
        if name in items:
            raise errors.SyntaxError_("conflicting or redundant options", position=item.pos)
        items.values[name] = item
    return items


def _made(session: Any, items: Items, shell: ShellDef) -> DefinedBase:
    like = items.type("like")
    t = None if like is None else TYPES[type_oid(session, like)]
    length, byval, align, storage = (-1, False, "i", "p") if t is None else (t.length, t.byval, t.align, t.storage)
    if "internallength" in items:
        length = _length(items)
    category = (items.text("category") or "U")[0] if "category" in items else "U"
    if not 32 <= ord(category) <= 126:
        raise errors.InvalidParameterValue(f'invalid type category "{items.text("category")}": must be simple ASCII')
    preferred = items.boolean("preferred")
    delimiter = (items.text("delimiter") or "")[:1] if "delimiter" in items else ","
    element = _element(session, items)
    default = items.text("default")
    byval = items.boolean("passedbyvalue", byval)
    align, storage = _alignment(items, align), _storage(items, storage)
    collation = DEFAULT_COLLATION if items.boolean("collatable") else 0
    found = Found(session, shell.oid)
    for what in ("input", "output"):
        if what not in items:
            raise _wrong(f"type {what} function must be specified")
    if "typmod_out" in items and "typmod_in" not in items:
        raise _wrong("type modifier output function is useless without a type modifier input function")
    functions = {key: found.function(key, items.names(key)) for key in _FUNCTIONS if key in items}
    if element and "subscript" not in items:
        if not (length > 0 and not byval and TYPES[element].length > 0):
            raise errors.InvalidParameterValue("element type cannot be specified without a subscripting function")
        functions["subscript"] = found.function("subscript", ("raw_array_subscript_handler",))
    _check_form(length, byval, align, storage)
    catalog = session.catalog
    array = catalog.new_oid()
    return DefinedBase(shell.oid, shell.name, shell.schema, array, array_name(shell.name, lambda n: (shell.schema, n) in catalog.type_names), found.data,
                       length=length, byval=byval, align=align, storage=storage, category=category, preferred=preferred, delimiter=delimiter, element=element,
                       collation=collation, default=default, owner=shell.owner, **{k: ref_of(f) for k, f in functions.items()})


# --- attributes ------------------------------------------------------------------------------------------------------


def _length(items: Items) -> int:
    """defGetTypeLength."""
    value = items.values["internallength"].value
    if value is None:
        raise errors.SyntaxError_("internallength requires a parameter")
    if value.kind == "number" and value.text.lstrip("-").isdigit():
        return int(value.text)
    if value.text.lower() == "variable":
        return -1
    if value.kind == "number":
        raise errors.SyntaxError_("internallength requires an integer value")
    raise errors.SyntaxError_(f'invalid argument for internallength: "{value.text}"')


def _element(session: Any, items: Items) -> int:
    name = items.type("element")
    if name is None:
        return 0
    oid = type_oid(session, name)
    if TYPES[oid].typtype == "p":
        raise errors.DatatypeMismatch(f"array element type cannot be {format_type(oid)}")
    use_type(session, oid)
    return oid


def _alignment(items: Items, default: str) -> str:
    text = items.text("alignment")
    if text is None:
        return default
    found = _ALIGNMENTS.get(text.lower().removeprefix("pg_catalog."))
    if found is None:
        raise errors.InvalidParameterValue(f'alignment "{text}" not recognized')
    return found


def _storage(items: Items, default: str) -> str:
    text = items.text("storage")
    if text is None:
        return default
    if text.lower() not in _STORAGE:
        raise errors.InvalidParameterValue(f'storage "{text}" not recognized')
    return _STORAGE[text.lower()]


def _check_form(length: int, byval: bool, align: str, storage: str) -> None:
    """What TypeCreate says of lengths and alignments."""
    if length <= 0 and length not in (-1, -2):
        raise _wrong(f"invalid type internal size {length}")
    if byval:
        if length not in _SIZES:
            raise _wrong(f"internal size {length} is invalid for passed-by-value type")
        if align != _SIZES[length]:
            raise _wrong(f'alignment "{align}" is invalid for passed-by-value type of size {length}')
    elif (length == -1 and align not in "id") or (length == -2 and align != "c"):
        raise _wrong(f'alignment "{align}" is invalid for variable-length type')
    if storage != "p" and length != -1:
        raise _wrong("fixed-size types must have storage PLAIN")


# --- functions -------------------------------------------------------------------------------------------------------

# what the messages call it, the kind of function of the built-in type, the type that it returns (0: the new one), its name, and what it should not be
_FUNCTIONS = {"input": ("type input function", "in", 0, "", "type input function"), "output": ("type output function", "out", CSTRING, "cstring", "type output function"),
              "receive": ("type receive function", "recv", 0, "", "type receive function"),
              "send": ("type send function", "send", BYTEA, "bytea", "type send function"),
              "typmod_in": ("typmod_in function", "typmodin", INT4, "integer", "type modifier input function"),
              "typmod_out": ("typmod_out function", "typmodout", CSTRING, "cstring", "type modifier output function"),
              "analyze": ("type analyze function", "", BOOL, "boolean", ""), "subscript": ("type subscripting function", "", INTERNAL, "internal", "")}


class Found:
    """The functions of one type: looked up, and proven to be those of one built-in type (`data`)."""

    def __init__(self, session: Any, oid: int, data: int = 0) -> None:
        self.session, self.oid, self.data = session, oid, data

    def function(self, key: str, names: tuple[str, ...]) -> Function:
        """The function that an attribute names; 42883, 42P17, 42725, 0A000."""
        from aurorapy.commands import warning

        what, kind, result, shown, warned = _FUNCTIONS[key]
        f = self._named(names, what, self._arguments(key))
        name = ".".join(names)
        if f.result != (result or self.oid):
            raise _wrong(f"{what} {name} must return type {shown or format_type(self.oid)}")
        if key == "subscript" and built_in_source(f) == "array_subscript_handler":
            raise _wrong(f"user-defined types cannot use subscripting function {name}")
        if warned and f.volatility == "v":
            warning(self.session, "42P17", f"{warned} {name} should not be volatile")
        if kind:
            self._prove(f, key, kind)
        return f

    def _arguments(self, key: str) -> list[tuple[int, ...]]:
        first = {"input": CSTRING, "output": self.oid, "receive": INTERNAL, "send": self.oid, "typmod_in": CSTRINGS, "typmod_out": INT4}.get(key, INTERNAL)
        return [(first,), (first, OID, INT4)] if key in ("input", "receive") else [(first,)]

    def _named(self, names: tuple[str, ...], what: str, arguments: list[tuple[int, ...]]) -> Function:
        known = functions(self.session, names)
        found = [f for f in (next((f for f in known if tuple(f.args) == args), None) for args in arguments) if f is not None]
        if len(found) > 1:
            raise errors.AmbiguousFunction(f"{what} {'.'.join(names)} has multiple matches")
        if not found:
            raise errors.UndefinedFunction(f"function {text_of(names, arguments[0])} does not exist")
        return found[0]

    def _prove(self, f: Function, key: str, kind: str) -> None:
        source = built_in_source(f)
        served = SERVES.get((kind, source))
        if served is None or (TYPES[served].typtype == "p" and served != 705):
            raise errors.FeatureNotSupported(f'base types over the function "{source}" are not supported')
        if key.startswith("typmod"):
            return
        if not self.data:
            self.data = served
        elif served != self.data:
            raise errors.FeatureNotSupported(f'base types with functions of both type {format_type(self.data)} and type {format_type(served)} are not supported')


# --- ALTER TYPE ... SET ----------------------------------------------------------------------------------------------


def alter_base(session: Any, s: tree.AlterBaseStmt) -> str:
    """ALTER TYPE name SET (...)."""
    from .ddl import writable

    catalog = writable(session)
    oid = named_oid(session, s.name)
    t = TYPES[oid]
    found = catalog.types.get(oid)
    items = Items(session)
    for item in s.items:
        if item.name not in _CHANGEABLE:
            raise errors.SyntaxError_(f'type attribute "{item.name}" cannot be changed' if item.name in _KNOWN else f'type attribute "{item.name}" not recognized')
        items.values[item.name] = item
    storage = _storage(items, t.storage)
    if storage != "p" and t.length != -1 and "storage" in items:
        raise _wrong("fixed-size types must have storage PLAIN")
    if storage == "p" != t.storage:
        raise _wrong("cannot change type's storage to PLAIN")
    if not isinstance(found, DefinedBase):
        if t.typtype != "b" or oid in catalog.type_oids:
            raise errors.WrongObjectType(f"{format_type(oid)} is not a base type")
        raise errors.InsufficientPrivilege("must be superuser to alter a type") if not session.context.superuser else (
            errors.FeatureNotSupported(f"changing the built-in type {format_type(oid)} is not supported"))
    changes: dict[str, Any] = {"storage": storage} if "storage" in items else {}
    look = Found(session, oid, found.data)
    for key in _FUNCTIONS:
        if key in items:
            changes[key] = 0 if items.text(key) == "none" else ref_of(look.function(key, items.names(key)))
    if not session.context.superuser:
        if storage != found.storage or changes.keys() - {"storage"}:
            raise errors.InsufficientPrivilege("must be superuser to alter a type")
        require_owner(session, Object("type", oid))
    session.catalog.put_type(replace(found, **changes))
    return "ALTER TYPE"
