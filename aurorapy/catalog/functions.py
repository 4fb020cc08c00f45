"""System catalog information functions (and object sizes): what psql, pg_dump and ORMs ask about catalog objects.

Source: PostgreSQL 15 manual, sections 9.26 and 9.27.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.event_triggers import functions as event_trigger_functions  # noqa: F401 - it registers functions
from aurorapy.opclasses.naming import is_visible as class_is_visible
from aurorapy.opclasses.validating import validate
from aurorapy.planner.extensions import AVAILABLE
from aurorapy.planner.functions.registry import FUNCTIONS, Function, define
from aurorapy.planner.plan.deparse import Writer, quote_name
from aurorapy.planner.relation import Index, Table, Trigger
from aurorapy.planner.types import BY_NAME, TYPES, format_type
from aurorapy.planner.types.user import FIRST_OID
from aurorapy.routines import shown
from aurorapy.routines.functions import is_visible
from aurorapy.routines.languages import PLPGSQL as PLPGSQL_LANGUAGE
from aurorapy.triggers.describing import definition as trigger_definition
from aurorapy.triggers.describing import find as find_trigger

from . import control_functions, cumulative_functions, identities, object_addresses, statistics_definitions  # noqa: F401 - they register functions
from .collations import collations, find_collation
from .conversions import conversions, find_conversion
from .definitions import constraint_definition, default_expression, deferral, domain_constraint_definition, expression, index_column, index_definition
from .dependencies import relation_name
from .expressions import bound_default
from .extensions import PLPGSQL, PLPGSQL_COMMENT, not_available
from .kept import fact, shown_once
from .members import is_visible_operator, operator_with
from .policies import policy_text
from .rules import definition as rule_definition
from .rules import find_rule
from .state import EXTENSION_CLASS, PG_CATALOG, STATISTICS_CLASS, TYPE_CLASS
from .system import BY_OID
from .system.registry import ROW_TYPES, rows_shown
from .system.text_search import built_in_comment
from .system.types import default_texts
from .view_options import column_updatable, relation_events
from .views import definition


def _session(name: str, args: str, result: str, impl: Any, **more: Any) -> None:
    """A stable function of the session and its arguments."""
    define(name, args, result, lambda ctx, *values: impl(ctx.session, *values), needs_context=True, volatility="s", **more)


def _indexes(catalog: Any) -> dict[int, tuple[Table, Index]]:
    return {i.oid: (t, i) for t in catalog.tables.values() for i in t.indexes}


def _find_index(s: Any, oid: int) -> tuple[Table, Index] | None:
    found: tuple[Table, Index] | None = fact(s, "indexes", _indexes).get(oid)
    return found


def _viewdef(s: Any, oid: int, pretty: bool = False, wrap: int = 0) -> str | None:
    table = s.catalog.tables.get(oid)
    return definition(s, table, pretty, wrap) if table is not None and table.view is not None else None


def _indexdef(s: Any, oid: int, column: int = 0, pretty: bool = False) -> str | None:
    found = _find_index(s, oid)
    if found is None:
        return None
    if column:
        return index_column(s, *found, column - 1, pretty) if 1 <= column <= len(found[1].columns) + len(found[1].include) else ""
    return index_definition(s, *found, pretty)


def _constraints(catalog: Any) -> dict[int, tuple[Any, Any]]:
    """All constraints by oid, with the table or domain that each belongs to."""
    out: dict[int, tuple[Any, Any]] = {}
    for t in catalog.tables.values():
        out |= {c.oid: (t, c) for c in (*t.keys, *t.checks, *t.foreign_keys)}
        out |= {g.constraint: (t, g) for g in t.triggers if g.constraint}
    return out | {x.oid: (d, x) for d in catalog.types.values() for x in getattr(d, "checks", ())}


def _constraintdef(s: Any, oid: int, pretty: bool = False) -> str | None:
    found = fact(s, "constraints", _constraints).get(oid)
    if found is None:
        return None
    of, c = found
    if isinstance(c, Trigger):
        return "TRIGGER" + deferral(c)
    return constraint_definition(s, of, c, pretty) if isinstance(of, Table) else domain_constraint_definition(s, of, c, pretty)


def _expr(s: Any, text: str, oid: int, pretty: bool = False) -> str | None:
    table = s.catalog.tables.get(oid)
    if table is not None and table.bound is not None and text.startswith(("FOR VALUES ", "DEFAULT")):
        return text  # of relpartbound
    if table is not None and table.policies and any(text in (p.using, p.check) for p in table.policies):
        return policy_text(s, text, pretty=pretty)
    if oid == TYPE_CLASS:  # of typdefaultbin
        return Writer(context=s.context, pretty=pretty, lines=True)(bound_default(s, text))
    if table is None:
        return text
    column = next((c for c in table.columns if text in (c.default, c.generated)), None) if pretty else None
    return expression(s, table, text, pretty) if column is None else default_expression(s, table, column, text)


def _relation(s: Any, oid: int) -> Any:
    return s.catalog.tables.get(oid) or s.catalog.sequences.get(oid) or BY_OID.get(oid)


def _visible(s: Any, oid: int) -> bool | None:
    found = _relation(s, oid)
    if found is None:
        index = _find_index(s, oid)
        if index is None:
            return None
        found = index[1]
    if found.schema == PG_CATALOG:
        return True
    return bool(s.catalog.find_oid((found.name,), s.context.search_path) == oid) and s.catalog.system.find((found.name,)) is None


def _fork_size(s: Any, oid: int, fork: str) -> int | None:
    if fork not in ("main", "fsm", "vm", "init"):
        raise errors.InvalidParameterValue("invalid fork name", hint='Valid fork names are "main", "fsm", "vm", and "init".')
    size = _size(s, oid)
    return size if fork == "main" or size is None else 0


def _filenodes(s: Any) -> Iterator[tuple[int, int, str]]:
    """(oid, relfilenode, persistence) of all relations. A filenode is the number of the first page of the tree, which changes with the tree."""
    return ((row["oid"], row["relfilenode"], row["relpersistence"]) for row in rows_shown("pg_catalog", "pg_class", s))


def _comments(catalog: Any) -> dict[int, list[tuple[int, str]]]:
    """Comments on whole objects by oid, each with the catalog of the object."""
    out: dict[int, list[tuple[int, str]]] = {}
    for (classid, oid, sub), text in catalog.comments.items():
        if not sub:
            out.setdefault(oid, []).append((classid, text))
    return out


_CLASSES = {"pg_class": 1259, "pg_namespace": 2615, "pg_constraint": 2606, "pg_type": 1247, "pg_proc": 1255, "pg_trigger": 2620, "pg_policy": 3256, "pg_rewrite": 2618,
            "pg_extension": EXTENSION_CLASS, "pg_language": 2612, "pg_statistic_ext": STATISTICS_CLASS,
            "pg_operator": 2617, "pg_cast": 2605, "pg_ts_config": 3602, "pg_ts_dict": 3600, "pg_ts_parser": 3601, "pg_ts_template": 3764,
            "pg_am": 2601, "pg_opclass": 2616, "pg_opfamily": 2753, "pg_collation": 3456, "pg_conversion": 2607, "pg_event_trigger": 3466, "pg_largeobject": 2613,
            "pg_foreign_data_wrapper": 2328, "pg_foreign_server": 1417, "pg_publication": 6104, "pg_subscription": 6100}


def _comment(s: Any, oid: int, catalog: str | None = None) -> str | None:
    for classid, text in fact(s, "comments", _comments).get(oid, ()):
        if catalog is None or _CLASSES.get(catalog) == classid:
            return str(text)
    return PLPGSQL_COMMENT if oid in (PLPGSQL.oid, PLPGSQL_LANGUAGE) and PLPGSQL_LANGUAGE not in s.catalog.operations else built_in_comment(oid)


def _shared_comment(s: Any, oid: int, catalog: str) -> str | None:
    kind, at = ("database", 2) if catalog == "pg_database" else ("role", 3)
    for _, value in s.engine.names(kind):
        if value[1 if kind == "database" else 0] == oid:
            return value[at].get("comment") if len(value) > at else None
    return None


def _serial(s: Any, table: str, column: str) -> str | None:
    oid = s.reg_in("regclass", table)
    found = s.catalog.tables.get(oid) or BY_OID.get(oid)
    if found is None:
        raise errors.UndefinedTable(f'relation "{table}" does not exist')
    c = found.column(column)
    if c is None:
        raise errors.UndefinedColumn(f'column "{column}" of relation "{found.name}" does not exist')
    q = fact(s, "sequences", lambda catalog: {q.owned_by: q for q in reversed(catalog.sequences.values())}).get((oid, c.attnum))
    return None if q is None else f"{quote_name(s.catalog.schemas[q.schema])}.{quote_name(q.name)}"


def _size(s: Any, oid: int, *, indexes: bool = False, heap: bool = True) -> int | None:
    """Pages of the trees, in bytes. A table without rows has none, as in PostgreSQL, where only an index has a page from the beginning."""
    table = s.catalog.tables.get(oid)
    found = None if table is not None else _find_index(s, oid)
    if table is None and found is None:
        return 8192 if oid in s.catalog.sequences else None
    lsn, size = s.database.volume.lsn, 0
    if table is not None and heap and table.root:
        pages, rows = s.database.tree(table.root).estimate(lsn)
        size = 8192 * pages if rows else 0
    for i in [found[1]] if found is not None else table.indexes if indexes else ():
        if i.root:  # a partitioned one has no pages of its own
            size += 8192 * max(1, s.database.tree(i.root).estimate(lsn)[0])
    return int(size)


_session("pg_get_viewdef", "oid", "text", shown_once("pg_get_viewdef", _viewdef))
_session("pg_get_viewdef", "oid bool", "text", shown_once("pg_get_viewdef", _viewdef))
_session("pg_get_viewdef", "text", "text", lambda s, name: _viewdef(s, s.reg_in("regclass", name)))
_session("pg_get_viewdef", "text bool", "text", lambda s, name, pretty: _viewdef(s, s.reg_in("regclass", name), pretty))
_session("pg_get_viewdef", "oid int4", "text", shown_once("pg_get_viewdef wrapped", lambda s, oid, width: _viewdef(s, oid, True, width)))
_session("pg_get_indexdef", "oid", "text", shown_once("pg_get_indexdef", _indexdef))
_session("pg_get_indexdef", "oid int4 bool", "text", shown_once("pg_get_indexdef", _indexdef))
_session("pg_get_constraintdef", "oid", "text", shown_once("pg_get_constraintdef", _constraintdef))
_session("pg_get_constraintdef", "oid bool", "text", shown_once("pg_get_constraintdef", _constraintdef))
_session("pg_get_expr", "pg_node_tree oid", "text", shown_once("pg_get_expr", _expr))
_session("pg_get_expr", "pg_node_tree oid bool", "text", shown_once("pg_get_expr", _expr))
_session("pg_get_userbyid", "oid", "name", lambda s, oid: s.roles.names.get(oid) or f"unknown (OID={oid})")
_session("pg_table_is_visible", "oid", "bool", _visible)



def _type_visible(s: Any, oid: int) -> bool | None:
    if oid in TYPES:
        return True
    if oid < FIRST_OID:
        relation = ROW_TYPES.get(oid)
        return None if relation is None else relation.schema == PG_CATALOG or s.catalog.schemas[relation.schema] in s.context.search_path
    key = fact(s, "types", lambda catalog: {o: key for key, o in catalog.type_names.items()}).get(oid)
    return None if key is None else s.catalog.find_type((key[1],), s.context.search_path) == oid and key[1] not in BY_NAME


def _first_found(s: Any, oid: int, known: Any, find: Any) -> bool:
    """Whether the search path finds a collation or conversion by its name alone."""
    found = next((f for f in known(s.catalog) if f[0] == oid), None)
    first = None if found is None else find(s, (found[1],))
    return first is not None and first[0] == oid


def _operator_visible(s: Any, oid: int) -> bool:
    o = operator_with(s.catalog, oid)
    return o is None or is_visible_operator(s.catalog, o, o.name, s.context.search_path)


_session("pg_type_is_visible", "oid", "bool", _type_visible)
for _n, _known in (("function", lambda s, o: is_visible(s.catalog, s.catalog.routines[o], s.context.search_path) if o in s.catalog.routines else o in _procs()),
                   ("operator", _operator_visible),
                   ("opclass", lambda s, o: class_is_visible(s, "operator class", o)), ("opfamily", lambda s, o: class_is_visible(s, "operator family", o)),
                   ("collation", lambda s, o: _first_found(s, o, collations, find_collation)),
                   ("conversion", lambda s, o: _first_found(s, o, conversions, find_conversion))):
    _session(f"pg_{_n}_is_visible", "oid", "bool",
             lambda s, o, known=_known: True if known(s, o) else False if o in s.catalog.routines or o in s.catalog.operations else None)
_session("amvalidate", "oid", "bool", validate)
def _update_paths(s: Any, name: str) -> list[Any]:
    """Between an extension's versions: each has one."""
    if name not in AVAILABLE:
        raise not_available(name)
    return []


_session("pg_extension_update_paths", "name", "record", _update_paths, retset=True, out_columns=(("source", 25), ("target", 25), ("path", 25)))
_session("obj_description", "oid name", "text", _comment)
_session("obj_description", "oid", "text", _comment)
_session("col_description", "oid int4", "text", lambda s, oid, n: s.catalog.comments.get((1259, oid, n)))
_session("shobj_description", "oid name", "text", _shared_comment)
_session("pg_get_serial_sequence", "text text", "text", _serial)
_session("pg_relation_size", "regclass", "int8", _size)
_session("pg_relation_size", "regclass text", "int8", _fork_size)
_session("pg_relation_filenode", "regclass", "oid", lambda s, o: next((n for oid, n, _ in _filenodes(s) if oid == o and n), None))
_session("pg_relation_filepath", "regclass", "text", lambda s, o: next(
    (f"{'global' if r['relisshared'] else f'base/{s.database_value[1]}'}/{r['relfilenode']}" for r in rows_shown("pg_catalog", "pg_class", s)
     if r["oid"] == o and r["relfilenode"]), None))  # what PostgreSQL would call it: pages lie in volumes
_session("pg_filenode_relation", "oid oid", "regclass", lambda s, space, node: next(
    (oid for oid, n, kept in _filenodes(s) if n == node and n and kept != "t"), None) if space == 0 else None)
_session("pg_table_size", "regclass", "int8", _size)
_session("pg_indexes_size", "regclass", "int8", lambda s, o: _size(s, o, indexes=True, heap=False))
_session("pg_total_relation_size", "regclass", "int8", lambda s, o: _size(s, o, indexes=True))
_session("pg_sequence_last_value", "regclass", "int8", lambda s, o: s.context.sequence_state(s.sequence(o))[0] if s.context.sequence_state(
    s.sequence(o))[1] else None)
_session("pg_sequence_parameters", "oid", "record", lambda s, o: (lambda q: (q.start, q.minimum, q.maximum, q.increment, q.cycle, q.cache, q.type))(s.sequence(o)),
         out_columns=(("start_value", 20), ("minimum_value", 20), ("maximum_value", 20), ("increment", 20), ("cycle_option", 16), ("cache_size", 20),
                      ("data_type", 26)))


_session("pg_get_ruledef", "oid", "text", lambda s, oid: _ruledef(s, oid, False))
_session("pg_get_ruledef", "oid bool", "text", lambda s, oid, pretty: _ruledef(s, oid, pretty))


def _triggerdef(s: Any, oid: int, pretty: bool = False) -> str | None:
    found = find_trigger(s, oid)
    return None if found is None else trigger_definition(s, *found, pretty=pretty)


_session("pg_get_triggerdef", "oid", "text", _triggerdef)
_session("pg_get_triggerdef", "oid bool", "text", _triggerdef)
_session("pg_trigger_depth", "", "int4", lambda s: len(s.triggering), oid=3163)


def _ruledef(s: Any, oid: int, pretty: bool) -> str | None:
    table = s.catalog.tables.get(oid - 1_900_000_000)
    if table is None or table.view is None:
        found = find_rule(s, oid)
        return None if found is None else rule_definition(s, *found, pretty)
    name = relation_name(s, table) if pretty else f"{quote_name(table.schema_name)}.{quote_name(table.name)}"
    return f'CREATE RULE "_RETURN" AS\n    ON SELECT TO {name} DO INSTEAD {definition(s, table, pretty)}'


def _pretty_size(n: Any) -> str:
    n = int(n) if n == int(n) else n
    size, units = abs(n), ("bytes", "kB", "MB", "GB", "TB", "PB")
    if size < 10 * 1024:
        return f"{n} bytes"
    sign = -1 if n < 0 else 1
    half = int(size) >> 9
    for unit in units[1:]:
        if half < 20 * 1024 - 1 or unit == "PB":
            return f"{sign * ((half + 1) // 2)} {unit}"
        half >>= 10
    return f"{n} bytes"


for _t in ("int8", "numeric"):
    define("pg_size_pretty", _t, "text", _pretty_size)

# --- functions ----------------------------------------------------------------------------------

_by_oid: dict[int, Function] = {}


def _procs() -> dict[int, Function]:
    if not _by_oid:
        _by_oid.update({f.oid: f for overloads in FUNCTIONS.values() for f in overloads})
    return _by_oid


def _arguments(oid: int, *, defaults: bool = False) -> str | None:
    f = _procs().get(oid)
    if f is None:
        return None
    named = len(f.arg_names) == len(f.args)
    parts = [(f"{quote_name(f.arg_names[i])} " if named and f.arg_names[i] else "") + format_type(t) for i, t in enumerate(f.args)]
    if f.variadic and parts:
        parts[-1] = "VARIADIC " + parts[-1]
    if defaults:
        first = len(parts) - len(f.defaults)
        parts[first:] = [f"{p} DEFAULT {d}" for p, d in zip(parts[first:], default_texts(f), strict=True)]
    parts += [f"OUT {quote_name(n)} {format_type(t)}" for n, t in f.out_columns]
    return ", ".join(parts)


def _result(oid: int) -> str | None:
    f = _procs().get(oid)
    return None if f is None else f"{'SETOF ' if f.retset else ''}{format_type(f.result) if len(f.out_columns) != 1 else format_type(f.out_columns[0][1])}"


def _routine(of_user: Any, of_system: Any) -> Any:
    """A function about a routine: of a user, or built in."""
    return lambda s, oid: of_user(s, s.catalog.routines[oid]) if oid in s.catalog.routines else of_system(oid)


def _default_argument(s: Any, oid: int, n: int) -> str | None:
    r = s.catalog.routines.get(oid)
    f = None if r is not None else _procs().get(oid)
    if f is not None:
        given = n - 1 - (len(f.args) - len(f.defaults))
        return default_texts(f)[given] if 0 <= given < len(f.defaults) else None
    if r is None or not 0 < n <= len(r.modes) or r.modes[n - 1] not in "ibv":
        return None
    at = sum(m in "ibv" for m in r.modes[:n]) - 1 - (len(r.inputs) - len(r.defaults))
    return shown.default(s, r, at) if at >= 0 else None


_session("pg_get_function_arguments", "oid", "text", _routine(lambda s, r: shown.arguments(s, r, defaults=True), lambda oid: _arguments(oid, defaults=True)))
_session("pg_get_function_identity_arguments", "oid", "text", _routine(lambda s, r: shown.arguments(s, r, defaults=False), _arguments))
_session("pg_get_function_result", "oid", "text", _routine(lambda s, r: shown.result(r, shown.arguments(s, r, defaults=False, table=True)), _result))
_session("pg_get_functiondef", "oid", "text", _routine(shown.definition, lambda oid: None))
_session("pg_get_function_sqlbody", "oid", "text", _routine(lambda s, r: shown.body(s, r) if r.body is not None else None, lambda oid: None))
_session("pg_get_function_arg_default", "oid int4", "text", _default_argument)


# --- the server ---

_session("pg_postmaster_start_time", "", "timestamptz", lambda s: s.engine.started)
_session("pg_conf_load_time", "", "timestamptz", lambda s: s.engine.started)
for _n in ("pg_current_wal_lsn", "pg_current_wal_insert_lsn"):
    define(_n, "", "pg_lsn", lambda ctx: ctx.session.database.volume.lsn, needs_context=True, volatility="v")
define("pg_current_wal_flush_lsn", "", "pg_lsn", lambda ctx: ctx.session.database.volume.vdl, needs_context=True, volatility="v")
for _n, _x, _v in (("txid_current", "int8", "txid_snapshot"), ("pg_current_xact_id", "xid8", "pg_snapshot")):
    _session(_n, "", _x, lambda s: s.database.numbers.of(s.start_transaction()))
    _session(f"{_n}_if_assigned", "", _x, lambda s: s.start_transaction().number)
    _session("txid_current_snapshot" if _x == "int8" else "pg_current_snapshot", "", _v, lambda s: s.database.numbers.snapshot(s.start_transaction().number))
    _session("txid_status" if _x == "int8" else "pg_xact_status", _x, "text", lambda s, number: s.database.numbers.status(number))
_session("pg_cancel_backend", "int4", "bool", lambda s, pid: s.engine.signal(s, pid, terminate=False))
_session("pg_terminate_backend", "int4 int8", "bool", lambda s, pid, timeout: s.engine.signal(s, pid, terminate=True), defaults=(0,))
_session("pg_blocking_pids", "int4", "int4[]", lambda s, pid: s.database.locks.blocking_pids(pid))
_session("pg_listening_channels", "", "text", lambda s: sorted(s.channels), retset=True)
_session("pg_notification_queue_usage", "", "float8", lambda s: 0.0)
_session("pg_my_temp_schema", "", "oid", lambda s: s.temporary.schema if s.temporary is not None else 0)
_session("pg_is_other_temp_schema", "oid", "bool", lambda s, oid: False)
_session("pg_tablespace_location", "oid", "text", lambda s, oid: "")
_session("pg_column_is_updatable", "regclass int2 bool", "bool", lambda s, oid, n, triggers: column_updatable(s, s.catalog.tables.get(oid), n, triggers=triggers))
_session("pg_relation_is_updatable", "regclass bool", "int4", lambda s, oid, triggers: relation_events(s, s.catalog.tables.get(oid), triggers=triggers))
define("pg_options_to_table", "text[]", "record", lambda options: [(o.partition("=")[0], o.partition("=")[2] if "=" in o else None) for o in options], retset=True,
       volatility="s", out_columns=(("option_name", 25), ("option_value", 25)))
