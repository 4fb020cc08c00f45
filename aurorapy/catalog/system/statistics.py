"""The views of the cumulative statistics, and of what is under way.

Vacuum, the background writer, SLRU caches, archiving and replication have nothing to do here: their counts are zero, as PostgreSQL's are where they have done nothing.

Source: PostgreSQL 15 manual, sections 28.2 and 28.4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import errors
from aurorapy.transaction.usage import DELETED, FETCHED, INSERTED, RETURNED, SCANS, UPDATED

from .. import cumulative
from ..cumulative_functions import SLRUS, backends, called, called_now, live_rows, reset_time, since
from .registry import CATALOGS, Row, rows_of

_SYSTEM = ("pg_catalog", "information_schema")


def _tables(s: Any, scope: str, kinds: str) -> Iterator[Any]:
    """The tables of a view: all, those of users or those of the system."""
    if scope != "sys":
        yield from [t for t in s.catalog.tables.values() if t.kind in kinds]
    if scope != "user":
        yield from [t for t in CATALOGS.values() if t.kind == "r"]


def _views(name: str, producer: Callable[[Any, str], Iterator[Row]]) -> None:
    for scope in ("all", "user", "sys"):
        rows_of(name.format(scope))(lambda s, scope=scope: producer(s, scope))  # type: ignore[misc]


def _counted(read: Callable[[Any, int], list[Any]], s: Any, t: Any) -> Row:
    own = read(s, t.oid)
    indexes = [read(s, i.oid) for i in t.indexes]
    return {"relid": t.oid, "schemaname": t.schema_name, "relname": t.name, "seq_scan": own[SCANS], "seq_tup_read": own[RETURNED],
            "idx_scan": sum(i[SCANS] for i in indexes) if indexes else None, "idx_tup_fetch": sum(i[FETCHED] for i in indexes) + own[FETCHED] if indexes else None,
            "n_tup_ins": own[INSERTED], "n_tup_upd": own[UPDATED], "n_tup_del": own[DELETED]}


def _table_rows(s: Any, scope: str) -> Iterator[Row]:
    for t in _tables(s, scope, "rmp"):
        events = cumulative.events(s, t.oid)
        yield _counted(cumulative.relation, s, t) | {
            "n_live_tup": live_rows(s, t.oid), "n_mod_since_analyze": since(s, t.oid, "analyze", 6), "n_ins_since_vacuum": since(s, t.oid, "vacuum", INSERTED),
            **{k: v for k, v in events.items() if not k.startswith("at_")}}


def _own_rows(s: Any, scope: str) -> Iterator[Row]:
    for t in _tables(s, scope, "rmp"):
        yield _counted(cumulative.own, s, t)


def _index_rows(s: Any, scope: str) -> Iterator[Row]:
    for t in _tables(s, scope, "rm"):
        for i in t.indexes:
            counts = cumulative.relation(s, i.oid)
            yield {"relid": t.oid, "indexrelid": i.oid, "schemaname": t.schema_name, "relname": t.name, "indexrelname": i.name, "idx_scan": counts[SCANS],
                   "idx_tup_read": counts[RETURNED], "idx_tup_fetch": counts[FETCHED]}


def _table_blocks(s: Any, scope: str) -> Iterator[Row]:
    """Pages are read from storage nodes through a cache of the volume, which counts none by table."""
    for t in _tables(s, scope, "rm"):
        indexes = {"idx_blks_read": 0, "idx_blks_hit": 0} if t.indexes else {"idx_blks_read": None, "idx_blks_hit": None}
        yield {"relid": t.oid, "schemaname": t.schema_name, "relname": t.name, "toast_blks_read": None, "toast_blks_hit": None, "tidx_blks_read": None,
               "tidx_blks_hit": None, **indexes}


def _index_blocks(s: Any, scope: str) -> Iterator[Row]:
    for t in _tables(s, scope, "rm"):
        for i in t.indexes:
            yield {"relid": t.oid, "indexrelid": i.oid, "schemaname": t.schema_name, "relname": t.name, "indexrelname": i.name}


def _sequence_blocks(s: Any, scope: str) -> Iterator[Row]:
    for q in s.catalog.sequences.values() if scope != "sys" else ():
        yield {"relid": q.oid, "schemaname": s.catalog.schemas[q.schema], "relname": q.name}


_views("pg_stat_{}_tables", _table_rows)
_views("pg_stat_xact_{}_tables", _own_rows)
_views("pg_stat_{}_indexes", _index_rows)
_views("pg_statio_{}_tables", _table_blocks)
_views("pg_statio_{}_indexes", _index_blocks)
_views("pg_statio_{}_sequences", _sequence_blocks)


def _functions(s: Any, read: Callable[[Any, int, int], Any]) -> Iterator[Row]:
    for r in s.catalog.routines.values():
        calls = read(s, r.oid, 0)
        if calls is not None:
            yield {"funcid": r.oid, "schemaname": s.catalog.schemas[r.schema], "funcname": r.name, "calls": calls, "total_time": read(s, r.oid, 1),
                   "self_time": read(s, r.oid, 2)}


rows_of("pg_stat_user_functions")(lambda s: _functions(s, called))
rows_of("pg_stat_xact_user_functions")(lambda s: _functions(s, called_now))


def _database_list(s: Any) -> list[tuple[int, str]]:
    return [(value[1], name) for name, value in s.engine.names("database")]


@rows_of("pg_stat_database")
def _databases(s: Any) -> Iterator[Row]:
    yield {"datid": 0, "datname": None, "checksum_failures": None}
    for oid, name in _database_list(s):
        found = cumulative.database(s, oid)
        row = {key.replace("tuples_", "tup_"): n for key, n in found.items() if key != "stat_reset_time"}
        yield {"datid": oid, "datname": name, "numbackends": backends(s, oid), "checksum_failures": None, "stats_reset": found.get("stat_reset_time"), **row}


@rows_of("pg_stat_database_conflicts")
def _conflicts(s: Any) -> Iterator[Row]:
    for oid, name in _database_list(s):
        yield {"datid": oid, "datname": name}


@rows_of("pg_stat_bgwriter")
def _background_writer(s: Any) -> Iterator[Row]:
    yield {"stats_reset": reset_time(s, "bgwriter")}


@rows_of("pg_stat_archiver")
def _archiver(s: Any) -> Iterator[Row]:
    yield {"stats_reset": reset_time(s, "archiver")}


@rows_of("pg_stat_recovery_prefetch")
def _prefetch(s: Any) -> Iterator[Row]:
    yield {"stats_reset": reset_time(s, "recovery_prefetch")}


@rows_of("pg_stat_slru")
def _slru(s: Any) -> Iterator[Row]:
    for name in SLRUS:
        yield {"name": name, "stats_reset": reset_time(s, name)}


@rows_of("pg_stat_wal")
def _wal(s: Any) -> Iterator[Row]:
    raise errors.FeatureNotSupported("pg_stat_wal is not supported", hint="aurora_volume_status() tells of a volume's log.")


def _sessions(s: Any) -> Iterator[Any]:
    for d in s.engine.databases.values():
        yield from d.sessions


@rows_of("pg_stat_ssl")
def _ssl(s: Any) -> Iterator[Row]:
    for o in _sessions(s):
        found = o.rim.tls() if hasattr(o.rim, "tls") else None
        version, cipher, bits = (found.version(), *found.cipher()[::2]) if found is not None else (None,) * 3
        yield {"pid": o.pid, "ssl": found is not None, "version": version, "cipher": cipher, "bits": bits}


@rows_of("pg_stat_gssapi")
def _gssapi(s: Any) -> Iterator[Row]:
    for o in _sessions(s):
        yield {"pid": o.pid, "gss_authenticated": False, "encrypted": False}


def _nothing_to_show(name: str) -> None:
    @rows_of(name)
    def refuse(s: Any) -> Iterator[Row]:
        raise errors.FeatureNotSupported(f"{name} is not supported")


for _name in ("pg_config", "pg_hba_file_rules", "pg_ident_file_mappings", "pg_shmem_allocations", "pg_backend_memory_contexts"):
    _nothing_to_show(_name)  # what they tell of a PostgreSQL has no counterpart here
