"""Functions about the sessions of the server, which are numbered from 1 by their place in pg_stat_activity.

Source: PostgreSQL 15 manual, section 28.2.24 (Statistics Functions); its pgstatfuncs.c.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.functions.registry import define, oid_of

from .system.registry import CATALOGS

_VIEW = CATALOGS["pg_catalog", "pg_stat_activity"]
_TLS = CATALOGS["pg_catalog", "pg_stat_ssl"]


def _sessions(ctx: Any) -> list[dict[str, Any]]:
    names = [c.name for c in _VIEW.columns]
    return [dict(zip(names, row, strict=True)) for row in _VIEW.rows(ctx)]  # type: ignore[misc]


def _field(column: str) -> Any:
    def read(ctx: Any, number: int) -> Any:
        found = _sessions(ctx)
        return found[number - 1][column] if 1 <= number <= len(found) else None

    return read


for _name, _column, _type, _oid in (
        ("pid", "pid", "int4", 1937), ("dbid", "datid", "oid", 1938), ("userid", "usesysid", "oid", 1939), ("activity", "query", "text", 1940),
        ("wait_event_type", "wait_event_type", "text", 2788), ("wait_event", "wait_event", "text", 2853),
        ("activity_start", "query_start", "timestamptz", 2094), ("xact_start", "xact_start", "timestamptz", 2857),
        ("start", "backend_start", "timestamptz", 1391), ("client_addr", "client_addr", "inet", 1392), ("client_port", "client_port", "int4", 1393)):
    define(f"pg_stat_get_backend_{_name}", "int4", _type, _field(_column), oid=_oid, needs_context=True, volatility="s")
define("pg_stat_get_backend_idset", "", "int4", lambda ctx: range(1, len(_sessions(ctx)) + 1), oid=1936, needs_context=True, volatility="s", retset=True)

_COLUMNS = """datid:oid pid:int4 usesysid:oid application_name:text state:text query:text wait_event_type:text wait_event:text xact_start:timestamptz
query_start:timestamptz backend_start:timestamptz state_change:timestamptz client_addr:inet client_hostname:text client_port:int4 backend_xid:xid
backend_xmin:xid backend_type:text"""
_TLS_COLUMNS = (("ssl", "bool", "ssl"), ("sslversion", "text", "version"), ("sslcipher", "text", "cipher"), ("sslbits", "int4", "bits"),
                ("ssl_client_dn", "text", "client_dn"), ("ssl_client_serial", "numeric", "client_serial"), ("ssl_issuer_dn", "text", "issuer_dn"))
_ACTIVITY = [tuple(part.split(":")) for part in _COLUMNS.split()]
_OUT = (*((n, oid_of(t)) for n, t in _ACTIVITY), *((n, oid_of(t)) for n, t, _ in _TLS_COLUMNS), ("gss_auth", 16), ("gss_princ", 25), ("gss_enc", 16),
        ("leader_pid", 23), ("query_id", 20))


def _activity(ctx: Any, pid: int | None) -> list[tuple[Any, ...]]:
    """The rows of pg_stat_activity with what pg_stat_ssl says of them; `pid`: of one session, -1: of all."""
    names = [c.name for c in _TLS.columns]
    tls = {row["pid"]: row for row in (dict(zip(names, r, strict=True)) for r in _TLS.rows(ctx))}  # type: ignore[misc]
    out = []
    for row in _sessions(ctx):
        if pid in (None, -1, row["pid"]):
            secure = tls.get(row["pid"], {})
            out.append((*(row[n] for n, _ in _ACTIVITY), *(secure.get(c) for _, _, c in _TLS_COLUMNS), False, None, False, row["leader_pid"], row["query_id"]))
    return out


define("pg_stat_get_activity", "int4", "record", _activity, oid=2022, needs_context=True, volatility="s", strict=False, retset=True, out_columns=_OUT)
