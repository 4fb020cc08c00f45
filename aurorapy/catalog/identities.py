"""pg_describe_object, pg_identify_object and pg_identify_object_as_address: what an object is, from its catalog's oid and its own.

Objects are looked up in the system catalogs, built-in ones among them.

Source: PostgreSQL 15 manual, table 9.70; its src/backend/catalog/objectaddress.c for the words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.types import format_type
from aurorapy.records import dataclass

from .identity_reader import Reader, reader_of
from .system import CATALOGS

RELATIONS = {"r": "table", "p": "table", "f": "foreign table", "v": "view", "m": "materialized view", "c": "composite type", "i": "index", "I": "index", "S": "sequence"}
NAMED = {2615: ("pg_namespace", "nspname", "schema"), 1260: ("pg_authid", "rolname", "role"), 1262: ("pg_database", "datname", "database"),
         2612: ("pg_language", "lanname", "language"), 2601: ("pg_am", "amname", "access method"), 3079: ("pg_extension", "extname", "extension"),
         1213: ("pg_tablespace", "spcname", "tablespace"), 3466: ("pg_event_trigger", "evtname", "event trigger"),
         2328: ("pg_foreign_data_wrapper", "fdwname", "foreign-data wrapper"), 1417: ("pg_foreign_server", "srvname", "server"),
         6104: ("pg_publication", "pubname", "publication"), 6100: ("pg_subscription", "subname", "subscription")}
IN_SCHEMA = {3456: ("pg_collation", "coll", "collation"), 2607: ("pg_conversion", "con", "conversion"), 3381: ("pg_statistic_ext", "stx", "statistics object"),
             3601: ("pg_ts_parser", "prs", "text search parser"), 3600: ("pg_ts_dict", "dict", "text search dictionary"),
             3764: ("pg_ts_template", "tmpl", "text search template"), 3602: ("pg_ts_config", "cfg", "text search configuration")}
ON_TABLE = {2620: ("pg_trigger", "tgname", "tgrelid", "trigger"), 3256: ("pg_policy", "polname", "polrelid", "policy"),
            2618: ("pg_rewrite", "rulename", "ev_class", "rule")}
DEFAULT_KINDS = {"r": "tables", "S": "sequences", "f": "functions", "T": "types", "n": "schemas"}
_DEFAULTS = {"r": "relations", "S": "sequences", "f": "functions", "T": "types", "n": "schemas"}


@dataclass(slots=True)
class Identity:
    """What is said of an object. `words`: as messages describe it; `names` and `args`: its address."""

    words: Callable[[], str]
    type: str
    schema: str | None
    name: str | None
    identity: str
    names: tuple[str, ...]
    args: tuple[str, ...] = ()


Found = Identity | str | None  # the kind alone where there is no such object


def qualified_type(r: Reader, oid: int) -> str:
    """A type with its schema, unless SQL has a name of its own for it."""
    row = r.row("pg_type", oid)
    if row is None:
        return format_type(oid) if oid else "-"
    if row["typelem"] and row["typcategory"] == "A" and row["typname"].startswith("_"):
        return f"{qualified_type(r, row['typelem'])}[]"
    name = quote_name(row["typname"])
    if row["typnamespace"] == 11 and (shown := format_type(oid)) != name:
        return shown
    return f"{quote_name(r.schema(row['typnamespace']))}.{name}"


def _relation(r: Reader, oid: int) -> tuple[str, str, str] | None:
    """(kind, schema, name), names as they are"""
    row = r.row("pg_class", oid)
    return None if row is None else (RELATIONS[row["relkind"]], r.schema(row["relnamespace"]), row["relname"])


def _shown(r: Reader, oid: int) -> str:
    return str(r.session.reg_out("regclass", oid))


def joined(*names: str) -> str:
    """Names as one qualified name."""
    return ".".join([quote_name(n) for n in names])


def _of_class(r: Reader, oid: int, sub: int) -> Found:
    found = _relation(r, oid)
    if found is None:
        return "relation"
    kind, schema, name = found
    if not sub:
        return Identity(lambda: f"{kind} {_shown(r, oid)}", kind, quote_name(schema), quote_name(name), joined(schema, name), (schema, name))
    column = r.row("pg_attribute", (oid, sub))
    if column is None:
        return f"{kind} column"
    of = column["attname"]
    return Identity(lambda: f"column {of} of {kind} {_shown(r, oid)}", f"{kind} column", quote_name(schema), quote_name(name), joined(schema, name, of),
                    (schema, name, of))


def _of_proc(r: Reader, oid: int, sub: int) -> Found:
    row = r.row("pg_proc", oid)
    if row is None:
        return "routine"
    word = {"p": "procedure", "a": "aggregate"}.get(row["prokind"], "function")
    schema = r.schema(row["pronamespace"])
    args = tuple([qualified_type(r, t) for t in row["proargtypes"] or ()])
    return Identity(lambda: f"function {r.session.reg_out('regprocedure', oid)}", word, quote_name(schema), None,
                    f"{joined(schema, row['proname'])}({','.join(args)})", (schema, row["proname"]), args)


def _of_type(r: Reader, oid: int, sub: int) -> Found:
    row = r.row("pg_type", oid)
    if row is None:
        return "type"
    shown = qualified_type(r, oid)
    return Identity(lambda: f"type {format_type(oid)}", "type", quote_name(r.schema(row["typnamespace"])), quote_name(row["typname"]), shown, (shown,))


def _of_constraint(r: Reader, oid: int, sub: int) -> Found:
    row = r.row("pg_constraint", oid)
    if row is None:
        return "constraint"
    name, schema = row["conname"], quote_name(r.schema(row["connamespace"]))
    if row["contypid"]:
        of = qualified_type(r, row["contypid"])
        return Identity(lambda: f"constraint {name}", "domain constraint", schema, None, f"{quote_name(name)} on {of}", (of,), (name,))
    found = _relation(r, row["conrelid"])
    if found is None:
        return "constraint"
    kind, *of_table = found
    return Identity(lambda: f"constraint {name} on {kind} {_shown(r, row['conrelid'])}", "table constraint", schema, None,
                    f"{quote_name(name)} on {joined(*of_table)}", (*of_table, name))


def _of_default(r: Reader, oid: int, sub: int) -> Found:
    row = r.row("pg_attrdef", oid)
    column = _of_class(r, row["adrelid"], row["adnum"]) if row is not None else None
    if not isinstance(column, Identity):
        return "default value"
    return Identity(lambda: f"default value for {column.words()}", "default value", None, None, f"for {column.identity}", column.names)


def _of_cast(r: Reader, oid: int, sub: int) -> Found:
    row = r.row("pg_cast", oid)
    if row is None:
        return "cast"
    a, b = row["castsource"], row["casttarget"]
    source, target = qualified_type(r, a), qualified_type(r, b)
    return Identity(lambda: f"cast from {format_type(a)} to {format_type(b)}", "cast", None, None, f"({source} AS {target})", (source,), (target,))


def _of_operator(r: Reader, oid: int, sub: int) -> Found:
    row = r.row("pg_operator", oid)
    if row is None:
        return "operator"
    schema = r.schema(row["oprnamespace"])
    args = tuple([qualified_type(r, t) if t else "NONE" for t in (row["oprleft"], row["oprright"])])
    return Identity(lambda: f"operator {r.session.reg_out('regoperator', oid)}", "operator", quote_name(schema), None,
                    f"{quote_name(schema)}.{row['oprname']}({','.join(args)})", (schema, row["oprname"]), args)


def _method(r: Reader, oid: int) -> str:
    row = r.row("pg_am", oid)
    return str(row["amname"]) if row is not None else ""


def _of_class_or_family(r: Reader, catalog: str, letters: str, word: str, oid: int) -> Found:
    row = r.row(catalog, oid)
    if row is None:
        return word
    schema, name, method = r.schema(row[f"{letters}namespace"]), row[f"{letters}name"], _method(r, row[f"{letters}method"])

    def words() -> str:
        visible = schema in ("pg_catalog", *r.session.context.search_path)
        return f"{word} {quote_name(name) if visible else joined(schema, name)} for access method {method}"

    return Identity(words, word, quote_name(schema), quote_name(name), f"{joined(schema, name)} USING {quote_name(method)}", (method, schema, name))


def _of_opclass(r: Reader, oid: int, sub: int) -> Found:
    return _of_class_or_family(r, "pg_opclass", "opc", "operator class", oid)


def _of_opfamily(r: Reader, oid: int, sub: int) -> Found:
    return _of_class_or_family(r, "pg_opfamily", "opf", "operator family", oid)


def _of_member(r: Reader, catalog: str, letters: str, number: str, what: str, of: str, reg: str, oid: int) -> Found:
    word = f"{what} of access method"
    row = r.row(catalog, oid)
    family = _of_opfamily(r, row[f"{letters}family"], 0) if row is not None else None
    if row is None or not isinstance(family, Identity):
        return word
    types = (row[f"{letters}lefttype"], row[f"{letters}righttype"])
    args = tuple([qualified_type(r, t) for t in types])
    n = row[f"{letters}{number}"]
    return Identity(lambda: f"{what} {n} ({', '.join(map(format_type, types))}) of {family.words()}: {r.session.reg_out(reg, row[of])}", word, None, None,
                    f"{what} {n} ({', '.join(args)}) of {family.identity}", (*family.names, str(n)), args)


def _of_amop(r: Reader, oid: int, sub: int) -> Found:
    return _of_member(r, "pg_amop", "amop", "strategy", "operator", "amopopr", "regoperator", oid)


def _of_amproc(r: Reader, oid: int, sub: int) -> Found:
    return _of_member(r, "pg_amproc", "amproc", "num", "function", "amproc", "regprocedure", oid)


def _of_default_acl(r: Reader, oid: int, sub: int) -> Found:
    row = r.row("pg_default_acl", oid)
    if row is None:
        return "default acl"
    role = r.row("pg_authid", row["defaclrole"])
    name = role["rolname"] if role is not None else str(row["defaclrole"])
    schema = r.schema(row["defaclnamespace"]) if row["defaclnamespace"] else None
    letter = row["defaclobjtype"]
    inside = "" if schema is None else f" in schema {quote_name(schema)}"
    names = (name,) if schema is None else (name, schema)
    return Identity(lambda: f"default privileges on new {_DEFAULTS[letter]} belonging to role {name}" + ("" if schema is None else f" in schema {schema}"),
                    "default acl", None, None, f"for role {quote_name(name)}{inside} on {DEFAULT_KINDS[letter]}", names, (letter,))


def _of_large_object(r: Reader, oid: int, sub: int) -> Found:
    if r.row("pg_largeobject_metadata", oid) is None:
        return "large object"
    return Identity(lambda: f"large object {oid}", "large object", None, None, str(oid), (str(oid),))


def _of_mapping(r: Reader, oid: int, sub: int) -> Found:
    row = r.row("pg_user_mapping", oid)
    server = r.row("pg_foreign_server", row["umserver"]) if row is not None else None
    if row is None or server is None:
        return "user mapping"
    role = r.row("pg_authid", row["umuser"]) if row["umuser"] else None
    name, of = role["rolname"] if role is not None else "public", server["srvname"]
    return Identity(lambda: f"user mapping for {name} on server {of}", "user mapping", None, None, f"{quote_name(name)} on server {of}", (name,), (of,))


def _publication(r: Reader, row: Any, column: str) -> str:
    found = r.row("pg_publication", row[column])
    return str(found["pubname"]) if found is not None else ""


def _of_published_table(r: Reader, oid: int, sub: int) -> Found:
    row = r.row("pg_publication_rel", oid)
    found = _relation(r, row["prrelid"]) if row is not None else None
    if row is None or found is None:
        return "publication relation"
    kind, *of_table = found
    name = _publication(r, row, "prpubid")
    return Identity(lambda: f"publication of {kind} {_shown(r, row['prrelid'])} in publication {name}", "publication relation", None, None,
                    f"{joined(*of_table)} in publication {name}", tuple(of_table), (name,))


def _of_published_schema(r: Reader, oid: int, sub: int) -> Found:
    row = r.row("pg_publication_namespace", oid)
    if row is None:
        return "publication namespace"
    schema, name = r.schema(row["pnnspid"]), _publication(r, row, "pnpubid")
    return Identity(lambda: f"publication of schema {schema} in publication {name}", "publication namespace", None, None, f"{schema} in publication {name}",
                    (schema,), (name,))


_BY_CLASS: dict[int, Callable[[Reader, int, int], Found]] = {
    1259: _of_class, 1255: _of_proc, 1247: _of_type, 2606: _of_constraint, 2604: _of_default, 2605: _of_cast, 2617: _of_operator, 2616: _of_opclass,
    2753: _of_opfamily, 2602: _of_amop, 2603: _of_amproc, 826: _of_default_acl, 2613: _of_large_object, 1418: _of_mapping, 6106: _of_published_table,
    6237: _of_published_schema}
_MISSING = {  # kinds of which no database here has any
    3576: "transform", 6243: "parameter ACL"}


def identify(r: Reader, classid: int, oid: int, sub: int) -> Found:
    """What is said of an object; its kind alone where there is no such object; raises XX000 for what is no catalog of objects."""
    if classid in _BY_CLASS:
        return _BY_CLASS[classid](r, oid, sub)
    if classid in NAMED:
        catalog, column, word = NAMED[classid]
        row = r.row(catalog, oid)
        if row is None:
            return word
        own = row[column]
        name = own if classid != 2615 else r.schema(oid)
        return Identity(lambda: f"{word} {own}", word, None, quote_name(name), quote_name(name), (name,))
    if classid in IN_SCHEMA:
        return _in_schema(r, classid, oid)
    if classid in ON_TABLE:
        catalog, column, of, word = ON_TABLE[classid]
        row = r.row(catalog, oid)
        found = _relation(r, row[of]) if row is not None else None
        if row is None or found is None:
            return word
        kind, *of_table = found
        return Identity(lambda: f"{word} {row[column]} on {kind} {_shown(r, row[of])}", word, None, None, f"{quote_name(row[column])} on {joined(*of_table)}",
                        (*of_table, row[column]))
    if classid in _MISSING:
        return _MISSING[classid]
    raise errors.InternalError_(f"unrecognized object class: {classid}")


def _in_schema(r: Reader, classid: int, oid: int) -> Found:
    catalog, letters, word = IN_SCHEMA[classid]
    row = r.row(catalog, oid)
    if row is None:
        return word
    schema, name = r.schema(row[f"{letters}namespace"]), row[f"{letters}name"]

    def words() -> str:
        visible = schema in ("pg_catalog", *r.session.context.search_path)
        return f"{word} {quote_name(name) if visible else joined(schema, name)}"

    return Identity(words, word, quote_name(schema), quote_name(name), joined(schema, name), (schema, name))


def describe_object(s: Any, classid: int, oid: int, sub: int) -> str | None:
    """pg_describe_object"""
    if not classid and not oid:
        return None
    found = identify(reader_of(s), classid, oid, sub)
    return found.words() if isinstance(found, Identity) else None


def _identify(s: Any, classid: int, oid: int, sub: int) -> tuple[Any, ...]:
    if classid not in {t.oid for t in CATALOGS.values()}:
        raise errors.InternalError_(f"unrecognized object class: {classid}")
    found = identify(reader_of(s), classid, oid, sub)
    return (found.type, found.schema, found.name, found.identity) if isinstance(found, Identity) else (found, None, None, None)


def _as_address(s: Any, classid: int, oid: int, sub: int) -> tuple[Any, ...]:
    found = identify(reader_of(s), classid, oid, sub)
    return (found.type, found.names, found.args) if isinstance(found, Identity) else (found, None, None)


define("pg_describe_object", "oid oid int4", "text", lambda ctx, *values: describe_object(ctx.session, *values), needs_context=True, volatility="s")
define("pg_identify_object", "oid oid int4", "record", lambda ctx, *values: _identify(ctx.session, *values), needs_context=True, volatility="s",
       out_columns=(("type", 25), ("schema", 25), ("name", 25), ("identity", 25)))
define("pg_identify_object_as_address", "oid oid int4", "record", lambda ctx, *values: _as_address(ctx.session, *values), needs_context=True, volatility="s",
       out_columns=(("type", 25), ("object_names", 1009), ("object_args", 1009)))
