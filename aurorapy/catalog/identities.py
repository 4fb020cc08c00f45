"""pg_describe_object and pg_identify_object: what an object is, from its catalog's oid and its own.

Objects are looked up in the system catalogs, built-in ones among them.

Source: PostgreSQL 15 manual, table 9.70.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.types import format_type

from .state import STATISTICS_CLASS
from .statistics_objects import shown_name, with_oid
from .system import CATALOGS
from .system.extensions import described as extension_described

_RELATIONS = {"r": "table", "p": "table", "v": "view", "m": "materialized view", "c": "composite type", "i": "index", "I": "index", "S": "sequence"}
_NAMED = {2615: ("pg_namespace", "nspname", "schema"), 1260: ("pg_authid", "rolname", "role"), 1262: ("pg_database", "datname", "database"),
          2612: ("pg_language", "lanname", "language"), 2601: ("pg_am", "amname", "access method"), 3079: ("pg_extension", "extname", "extension"),
          1213: ("pg_tablespace", "spcname", "tablespace")}
_ON_TABLE = {2620: ("pg_trigger", "tgname", "tgrelid", "trigger"), 3256: ("pg_policy", "polname", "polrelid", "policy"),
             2618: ("pg_rewrite", "rulename", "ev_class", "rule")}
Parts = tuple[str, str, str | None, str | None, str]  # in words, type, schema, name, identity


def _row(s: Any, catalog: str, **key: Any) -> dict[str, Any] | None:
    """The first row of a system catalog with these values."""
    table = CATALOGS["pg_catalog", catalog]
    names = [c.name for c in table.columns]
    wanted = [(names.index(k), v) for k, v in key.items()]
    assert table.rows is not None
    found = next((r for r in table.rows(s.context) if all(r[i] == v for i, v in wanted)), None)
    return None if found is None else dict(zip(names, found, strict=True))


def _schema(s: Any, oid: int) -> str:
    row = _row(s, "pg_namespace", oid=oid)
    return quote_name(row["nspname"]) if row is not None else ""


def _qualified_type(s: Any, oid: int) -> str:
    """A type with its schema, unless SQL has a name of its own for it."""
    row = _row(s, "pg_type", oid=oid)
    if row is None:
        return format_type(oid)
    if row["typelem"] and row["typcategory"] == "A" and row["typname"].startswith("_"):
        return f"{_qualified_type(s, row['typelem'])}[]"
    name = quote_name(row["typname"])
    return format_type(oid) if row["typnamespace"] == 11 and format_type(oid) != name else f"{_schema(s, row['typnamespace'])}.{name}"


def _relation(s: Any, oid: int) -> tuple[str, str, str, str, str] | None:
    """(kind, name as it is shown, schema, name, qualified name)"""
    row = _row(s, "pg_class", oid=oid)
    if row is None:
        return None
    schema, name = _schema(s, row["relnamespace"]), quote_name(row["relname"])
    return _RELATIONS[row["relkind"]], s.reg_out("regclass", oid), schema, name, f"{schema}.{name}"


def _of_class(s: Any, oid: int, sub: int) -> Parts | str | None:
    """What is said of a relation or a column; the kind alone where there is no such column."""
    found = _relation(s, oid)
    if found is None:
        return "relation"
    kind, shown, schema, name, identity = found
    if not sub:
        return f"{kind} {shown}", kind, schema, name, identity
    column = _row(s, "pg_attribute", attrelid=oid, attnum=sub)
    if column is None:
        return f"{kind} column"
    return f"column {column['attname']} of {kind} {shown}", f"{kind} column", schema, name, f"{identity}.{quote_name(column['attname'])}"


def _of_proc(s: Any, oid: int) -> Parts | str | None:
    row = _row(s, "pg_proc", oid=oid)
    if row is None:
        return "routine"
    word = {"p": "procedure", "a": "aggregate"}.get(row["prokind"], "function")
    schema = _schema(s, row["pronamespace"])
    arguments = ",".join([_qualified_type(s, t) for t in row["proargtypes"] or ()])
    return f"function {s.reg_out('regprocedure', oid)}", word, schema, None, f"{schema}.{quote_name(row['proname'])}({arguments})"


def _of_type(s: Any, oid: int) -> Parts | str | None:
    row = _row(s, "pg_type", oid=oid)
    if row is None:
        return "type"
    return f"type {format_type(oid)}", "type", _schema(s, row["typnamespace"]), quote_name(row["typname"]), _qualified_type(s, oid)


def _of_constraint(s: Any, oid: int) -> Parts | str | None:
    row = _row(s, "pg_constraint", oid=oid)
    if row is None:
        return "constraint"
    name, schema = row["conname"], _schema(s, row["connamespace"])
    if row["contypid"]:
        return f"constraint {name}", "domain constraint", schema, None, f"{quote_name(name)} on {_qualified_type(s, row['contypid'])}"
    found = _relation(s, row["conrelid"])
    if found is None:
        return "constraint"
    return f"constraint {name} on {found[0]} {found[1]}", "table constraint", schema, None, f"{quote_name(name)} on {found[4]}"


def _of_default(s: Any, oid: int) -> Parts | str | None:
    row = _row(s, "pg_attrdef", oid=oid)
    column = _of_class(s, row["adrelid"], row["adnum"]) if row is not None else None
    if not isinstance(column, tuple):
        return "default value"
    return f"default value for {column[0]}", "default value", None, None, f"for {column[4]}"


def _parts(s: Any, classid: int, oid: int, sub: int) -> Parts | str | None:
    """What is said of an object; its kind alone where there is no such object; raises XX000 for what is no catalog of objects, 0A000 for those that are not looked up."""
    if classid == 1259:
        return _of_class(s, oid, sub)
    by_class = {1255: _of_proc, 1247: _of_type, 2606: _of_constraint, 2604: _of_default}.get(classid)
    if by_class is not None:
        return by_class(s, oid)
    if classid == STATISTICS_CLASS:
        known = with_oid(s.catalog, oid)
        if known is None:
            return "statistics object"
        schema, name = quote_name(s.catalog.schemas[known[1].schema]), quote_name(known[1].name)
        return f"statistics object {shown_name(s, known[1])}", "statistics object", schema, name, f"{schema}.{name}"
    if classid in _NAMED:
        catalog, column, word = _NAMED[classid]
        row = _row(s, catalog, oid=oid)
        return word if row is None else (f"{word} {row[column]}", word, None, quote_name(row[column]), quote_name(row[column]))
    if classid in _ON_TABLE:
        catalog, column, of, word = _ON_TABLE[classid]
        row = _row(s, catalog, oid=oid)
        found = _relation(s, row[of]) if row is not None else None
        if row is None or found is None:
            return word
        return f"{word} {row[column]} on {found[0]} {found[1]}", word, None, None, f"{quote_name(row[column])} on {found[4]}"
    if any(t.oid == classid and t.kind == "r" for t in CATALOGS.values()):
        raise errors.FeatureNotSupported("objects of this kind cannot be described or identified yet")
    raise errors.InternalError_(f"unrecognized object class: {classid}")


def describe_object(s: Any, classid: int, oid: int, sub: int) -> str | None:
    """pg_describe_object"""
    from aurorapy.opclasses.defined import CLASSES as DEFINED_CLASSES
    from aurorapy.opclasses.dropping import described_member

    from .dependencies import describe

    if not classid and not oid:
        return None
    found = extension_described(s, classid, oid)
    if found is not None or not oid:
        return found
    defined = next((k for k, c in DEFINED_CLASSES.items() if c == classid), None)
    if defined is not None and (oid in s.catalog.operations or defined != "access method"):
        try:
            return describe(s, (defined, oid, 0))
        except (AssertionError, StopIteration, KeyError):
            return None
    if classid in (2602, 2603):
        return described_member(s, oid)
    if classid in (2617, 2605) and oid in s.catalog.operations:
        return describe(s, ("operator" if classid == 2617 else "cast", oid, 0))
    parts = _parts(s, classid, oid, sub)
    return parts[0] if isinstance(parts, tuple) else None


def _identify(s: Any, classid: int, oid: int, sub: int) -> list[tuple[str | None, ...]]:
    parts = _parts(s, classid, oid, sub)
    return [parts[1:] if isinstance(parts, tuple) else (parts, None, None, None)]


define("pg_describe_object", "oid oid int4", "text", lambda ctx, *values: describe_object(ctx.session, *values), needs_context=True, volatility="s")
define("pg_identify_object", "oid oid int4", "record", lambda ctx, *values: _identify(ctx.session, *values)[0], needs_context=True, volatility="s",
       out_columns=(("type", 25), ("schema", 25), ("name", 25), ("identity", 25)))
