"""Catalogs and information_schema's views of foreign data, and of publications and subscriptions.

Source: PostgreSQL 15 manual, sections 53.22 to 53.25, 53.40 to 53.43, 53.54, 53.66, 54.18, 54.32 and chapter 37.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.operations.found import function_oid
from aurorapy.planner.foreign import MappingDef, Options, PublicationDef, ServerDef, SubscriptionDef, WrapperDef

from .registry import Row, rows_of, rows_shown

_SERVER, _WRAPPER, _MAPPING, _PUBLICATION, _RELATION, _NAMESPACE = 1417, 2328, 1418, 6104, 6106, 6237
_PROCEDURE, _CLASS, _SCHEMA = 1255, 1259, 2615


def _listed(options: Options) -> tuple[str, ...] | None:
    return tuple([f"{name}={value}" for name, value in options]) or None


def _of(s: Any, made: type) -> list[Any]:
    return [d for d in s.catalog.operations.values() if isinstance(d, made)]


@rows_of("pg_foreign_data_wrapper", kept="catalog")
def _wrappers(s: Any) -> Iterator[Row]:
    for d in _of(s, WrapperDef):
        yield {"oid": d.oid, "fdwname": d.name, "fdwowner": d.owner, "fdwhandler": function_oid(d.handler), "fdwvalidator": function_oid(d.validator),
               "fdwacl": s.catalog.grants.get((_WRAPPER, d.oid, 0)), "fdwoptions": _listed(d.options)}


@rows_of("pg_foreign_server", kept="catalog")
def _servers(s: Any) -> Iterator[Row]:
    for d in _of(s, ServerDef):
        yield {"oid": d.oid, "srvname": d.name, "srvowner": d.owner, "srvfdw": d.wrapper, "srvtype": d.type, "srvversion": d.version,
               "srvacl": s.catalog.grants.get((_SERVER, d.oid, 0)), "srvoptions": _listed(d.options)}


@rows_of("pg_user_mapping")
def _mappings(s: Any) -> Iterator[Row]:
    for d in _of(s, MappingDef):
        yield {"oid": d.oid, "umuser": d.user, "umserver": d.server, "umoptions": _listed(d.options)}


@rows_of("pg_user_mappings")
def _readable_mappings(s: Any) -> Iterator[Row]:
    for d in _of(s, MappingDef):
        server: ServerDef = s.catalog.operations[d.server]
        yield {"umid": d.oid, "srvid": d.server, "srvname": server.name, "umuser": d.user, "usename": _user(s, d), "umoptions": _listed(d.options) if _may_read(
            s, d, server) else None}


def _user(s: Any, d: MappingDef) -> str | None:
    return s.roles.names.get(d.user) if d.user else "public"


def _may_read(s: Any, d: MappingDef, server: ServerDef) -> bool:
    """Whether the current user sees the options of a mapping: his own while he may use the server, PUBLIC's as the server's owner, all as superuser."""
    from aurorapy.privileges.acl import USAGE
    from aurorapy.privileges.holding import Object, held

    if s.context.superuser:
        return True
    if d.user:
        return bool(d.user == s.user_oid and (s.roles.has_privileges_of(s.user_oid, server.owner) or held(s, s.user_oid, Object("foreign server", server.oid), USAGE)))
    return bool(s.roles.has_privileges_of(s.user_oid, server.owner))


@rows_of("pg_foreign_table", kept="catalog")
def _tables(s: Any) -> Iterator[Row]:
    for t in s.catalog.tables.values():
        if t.server:
            yield {"ftrelid": t.oid, "ftserver": t.server, "ftoptions": _listed(t.foreign_options)}


# --- information_schema ---------------------------------------------------------------------------


def _usable(s: Any, kind: str, d: Any) -> bool:
    from aurorapy.privileges.acl import USAGE
    from aurorapy.privileges.holding import Object, held

    return bool(s.roles.has_privileges_of(s.user_oid, d.owner) or held(s, s.user_oid, Object(kind, d.oid), USAGE))


def _each(options: Options) -> Iterator[Row]:
    yield from ({"option_name": name, "option_value": value} for name, value in options)


def _wrapper(s: Any, d: WrapperDef) -> Row:
    return {"foreign_data_wrapper_catalog": s.database.name, "foreign_data_wrapper_name": d.name}


def _server(s: Any, d: ServerDef) -> Row:
    return {"foreign_server_catalog": s.database.name, "foreign_server_name": d.name}


@rows_of("information_schema.foreign_data_wrappers")
def _standard_wrappers(s: Any) -> Iterator[Row]:
    for d in _of(s, WrapperDef):
        if _usable(s, "foreign data wrapper", d):
            yield _wrapper(s, d) | {"authorization_identifier": s.roles.names.get(d.owner), "foreign_data_wrapper_language": "c"}


@rows_of("information_schema.foreign_data_wrapper_options")
def _wrapper_options(s: Any) -> Iterator[Row]:
    for d in _of(s, WrapperDef):
        if _usable(s, "foreign data wrapper", d):
            yield from (_wrapper(s, d) | o for o in _each(d.options))


@rows_of("information_schema.foreign_servers")
def _standard_servers(s: Any) -> Iterator[Row]:
    for d in _of(s, ServerDef):
        if _usable(s, "foreign server", d):
            yield _server(s, d) | _wrapper(s, s.catalog.operations[d.wrapper]) | {
                "foreign_server_type": d.type, "foreign_server_version": d.version, "authorization_identifier": s.roles.names.get(d.owner)}


@rows_of("information_schema.foreign_server_options")
def _server_options(s: Any) -> Iterator[Row]:
    for d in _of(s, ServerDef):
        if _usable(s, "foreign server", d):
            yield from (_server(s, d) | o for o in _each(d.options))


def _foreign(s: Any) -> Iterator[tuple[Any, Row]]:
    from .grants import may_see

    for t in s.catalog.tables.values():
        if t.server and may_see(s, t):
            yield t, {"foreign_table_catalog": s.database.name, "foreign_table_schema": t.schema_name, "foreign_table_name": t.name}


@rows_of("information_schema.foreign_tables")
def _standard_tables(s: Any) -> Iterator[Row]:
    for t, row in _foreign(s):
        yield row | _server(s, s.catalog.operations[t.server])


@rows_of("information_schema.foreign_table_options")
def _table_options(s: Any) -> Iterator[Row]:
    for t, row in _foreign(s):
        yield from (row | o for o in _each(t.foreign_options))


@rows_of("information_schema.column_options")
def _column_options(s: Any) -> Iterator[Row]:
    for t, _ in _foreign(s):
        for c in t.columns:  # those that were dropped, too, as in PostgreSQL
            yield from ({"table_catalog": s.database.name, "table_schema": t.schema_name, "table_name": t.name, "column_name": c.name} | o
                        for o in _each(c.foreign_options))


def _standard_mapping(s: Any) -> Iterator[tuple[MappingDef, ServerDef, Row]]:
    for d in _of(s, MappingDef):
        server: ServerDef = s.catalog.operations[d.server]
        if _usable(s, "foreign server", server):
            yield d, server, {"authorization_identifier": s.roles.names.get(d.user) if d.user else "PUBLIC"} | _server(s, server)


@rows_of("information_schema.user_mappings")
def _user_mappings(s: Any) -> Iterator[Row]:
    yield from (row for _, _, row in _standard_mapping(s))


@rows_of("information_schema.user_mapping_options")
def _user_mapping_options(s: Any) -> Iterator[Row]:
    for d, server, row in _standard_mapping(s):
        seen = d.user == s.user_oid or (not d.user and s.roles.has_privileges_of(s.user_oid, server.owner)) or s.context.superuser
        yield from (row | o | ({} if seen else {"option_value": None}) for o in _each(d.options))


# --- publications and subscriptions ---------------------------------------------------------------


@rows_of("pg_publication", kept="catalog")
def _publications(s: Any) -> Iterator[Row]:
    for d in _of(s, PublicationDef):
        yield {"oid": d.oid, "pubname": d.name, "pubowner": d.owner, "puballtables": d.all_tables, "pubviaroot": d.via_root,
               **{f"pub{action}": action in d.actions for action in ("insert", "update", "delete", "truncate")}}


@rows_of("pg_publication_rel", kept="catalog")
def _published_tables(s: Any) -> Iterator[Row]:
    for d in _of(s, PublicationDef):
        for t in d.tables:
            yield {"oid": t.oid, "prpubid": d.oid, "prrelid": t.table, "prqual": t.where, "prattrs": t.columns or None}


@rows_of("pg_publication_namespace", kept="catalog")
def _published_schemas(s: Any) -> Iterator[Row]:
    for d in _of(s, PublicationDef):
        for x in d.schemas:
            yield {"oid": x.oid, "pnpubid": d.oid, "pnnspid": x.schema}


@rows_of("pg_publication_tables")
def _readable_tables(s: Any) -> Iterator[Row]:
    from aurorapy.publications.published import published_tables, shown_filter

    for d in _of(s, PublicationDef):
        for t, columns, where in published_tables(s.catalog, d):
            yield {"pubname": d.name, "schemaname": t.schema_name, "tablename": t.name, "attnames": tuple([t.columns[n - 1].name for n in columns]),
                   "rowfilter": None if where is None else shown_filter(s, t, where)}


@rows_of("pg_subscription")
def _subscriptions(s: Any) -> Iterator[Row]:
    for d in _of(s, SubscriptionDef):
        if d.database == s.database_value[1]:
            yield {"oid": d.oid, "subdbid": d.database, "subskiplsn": d.skip, "subname": d.name, "subowner": d.owner, "subenabled": d.enabled,
                   "subbinary": d.binary, "substream": d.stream, "subtwophasestate": d.two_phase, "subdisableonerr": d.disable_on_error,
                   "subconninfo": d.conninfo, "subslotname": d.slot, "subsynccommit": d.synchronous_commit, "subpublications": d.publications}


@rows_of("pg_stat_subscription")
def _subscription_workers(s: Any) -> Iterator[Row]:
    yield from ({"subid": row["oid"], "subname": row["subname"], "pid": None, "relid": None} for row in rows_shown("pg_catalog", "pg_subscription", s))


@rows_of("pg_stat_subscription_stats")
def _subscription_errors(s: Any) -> Iterator[Row]:
    yield from ({"subid": row["oid"], "subname": row["subname"], "apply_error_count": 0, "sync_error_count": 0}
                for row in rows_shown("pg_catalog", "pg_subscription", s))


def depends(c: Any) -> Iterator[tuple[int, int, int, int, int, int, str]]:
    """(class, object, sub, class, object, sub, kind) of pg_depend."""
    for t in c.tables.values():
        if t.server:
            yield _CLASS, t.oid, 0, _SERVER, t.server, 0, "n"
    for d in c.operations.values():
        if isinstance(d, WrapperDef):
            yield from ((_WRAPPER, d.oid, 0, _PROCEDURE, f, 0, "n") for f in (d.handler, d.validator) if isinstance(f, int) and f)
        elif isinstance(d, ServerDef):
            yield _SERVER, d.oid, 0, _WRAPPER, d.wrapper, 0, "n"
        elif isinstance(d, MappingDef):
            yield _MAPPING, d.oid, 0, _SERVER, d.server, 0, "n"
        elif isinstance(d, PublicationDef):
            for r in d.tables:
                yield _RELATION, r.oid, 0, _PUBLICATION, d.oid, 0, "a"
                yield _RELATION, r.oid, 0, _CLASS, r.table, 0, "a"
                yield from ((_RELATION, r.oid, 0, _CLASS, r.table, n, "n") for n in (*r.reads, *r.columns))
            for x in d.schemas:
                yield _NAMESPACE, x.oid, 0, _PUBLICATION, d.oid, 0, "a"
                yield _NAMESPACE, x.oid, 0, _SCHEMA, x.schema, 0, "a"
