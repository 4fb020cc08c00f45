"""pg_stat_statements: how often statements were run, and how long they took. `aurorapy.statements` counts them.

Source: PostgreSQL 15 manual, section F.32.
"""

from __future__ import annotations

from typing import Any

from .declaration import Call, Declared, LibrarySetting

_COLUMNS = """userid oid, dbid oid, toplevel bool, queryid int8, query text, plans int8, total_plan_time float8, min_plan_time float8, max_plan_time float8,
    mean_plan_time float8, stddev_plan_time float8, calls int8, total_exec_time float8, min_exec_time float8, max_exec_time float8, mean_exec_time float8,
    stddev_exec_time float8, rows int8, shared_blks_hit int8, shared_blks_read int8, shared_blks_dirtied int8, shared_blks_written int8, local_blks_hit int8,
    local_blks_read int8, local_blks_dirtied int8, local_blks_written int8, temp_blks_read int8, temp_blks_written int8, blk_read_time float8,
    blk_write_time float8, temp_blk_read_time float8, temp_blk_write_time float8, wal_records int8, wal_fpi int8, wal_bytes numeric, jit_functions int8,
    jit_generation_time float8, jit_inlining_count int8, jit_inlining_time float8, jit_optimization_count int8, jit_optimization_time float8,
    jit_emission_count int8, jit_emission_time float8"""
_OUT = ", ".join([f"OUT {c.strip()}" for c in _COLUMNS.replace("\n", " ").split(",")])


def _reset(ctx: Any, user: int, database: int, statement: int) -> str:
    ctx.forget_statement_statistics(user, database, statement)
    return ""


DECLARED = Declared(f"""
pg_stat_statements_reset(userid oid=0, dbid oid=0, queryid int8=0) void v strict
pg_stat_statements_info(OUT dealloc int8, OUT stats_reset timestamptz) record v strict
pg_stat_statements(showtext bool, {_OUT}) setof record v strict
""", {
    "pg_stat_statements": Call(lambda ctx, showtext: iter(ctx.statement_statistics(showtext)), needs_context=True),
    "pg_stat_statements_info": Call(lambda ctx: ctx.statement_statistics_info(), needs_context=True),
    "pg_stat_statements_reset": Call(_reset, needs_context=True),
}, views=(("pg_stat_statements", "SELECT * FROM {schema}.pg_stat_statements(true)"), ("pg_stat_statements_info", "SELECT * FROM {schema}.pg_stat_statements_info()")),
    private=frozenset(("pg_stat_statements_reset",)), readable=frozenset(("pg_stat_statements", "pg_stat_statements_info")), settings={
        "pg_stat_statements.max": LibrarySetting("5000", "Sets the maximum number of statements tracked by pg_stat_statements.", "integer", "100", "1073741823",
                                                 (), "postmaster"),
        "pg_stat_statements.save": LibrarySetting("off", "Save pg_stat_statements statistics across server shutdowns.", "bool", "", "", (), "sighup"),
        "pg_stat_statements.track": LibrarySetting("top", "Selects which statements are tracked by pg_stat_statements.", "enum", "", "",
                                                   ("none", "top", "all"), "superuser"),
        "pg_stat_statements.track_planning": LibrarySetting("off", "Selects whether planning duration is tracked by pg_stat_statements.", "bool", "", "",
                                                            (), "superuser"),
        "pg_stat_statements.track_utility": LibrarySetting("on", "Selects whether utility commands are tracked by pg_stat_statements.", "bool", "", "",
                                                           (), "superuser")})
