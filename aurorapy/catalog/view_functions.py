"""Functions behind system views that queries call themselves, each giving its view's rows, or the columns of them that are its own.

Source: PostgreSQL 15 manual, sections 54.24, 54.34 and 54.35; its src/backend/catalog/system_views.sql.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.functions.registry import define
from aurorapy.setting_flags import flags

from .system.registry import CATALOGS


def _rows_of(view: str, wanted: list[str]) -> Any:
    """(a function that gives a view's rows, their columns); `wanted`: those that it gives, none: all of them."""
    table = CATALOGS["pg_catalog", view]
    places = [i for i, c in enumerate(table.columns) if not wanted or c.name in wanted]

    def rows(ctx: Any) -> Any:
        found = table.rows(ctx)  # type: ignore[misc]
        return found if len(places) == len(table.columns) else [tuple([r[i] for i in places]) for r in found]

    return rows, tuple([(table.columns[i].name, table.columns[i].type) for i in places])


def _flags(ctx: Any, name: str) -> tuple[str, ...] | None:
    found = name.lower()
    return flags(found) if found in ctx.session.defaults else None


_VIEWS = """
pg_timezone_names 2856 pg_timezone_names
pg_timezone_abbrevs 2599 pg_timezone_abbrevs
pg_show_all_settings 2084 pg_settings
pg_cursor 2511 pg_cursors
pg_prepared_statement 2510 pg_prepared_statements
pg_available_extensions 3082 pg_available_extensions name default_version comment
pg_available_extension_versions 3083 pg_available_extension_versions name version superuser trusted relocatable schema requires comment
pg_lock_status 1371 pg_locks
pg_config 3400 pg_config
pg_show_all_file_settings 3329 pg_file_settings
pg_hba_file_rules 3401 pg_hba_file_rules
pg_ident_file_mappings 6250 pg_ident_file_mappings
pg_stat_get_slru 2306 pg_stat_slru
pg_stat_get_recovery_prefetch 6248 pg_stat_recovery_prefetch
"""
_ONE_ROW = (("pg_stat_get_archiver", 3195, "pg_stat_archiver"), ("pg_stat_get_wal", 1136, "pg_stat_wal"))


def _prepared_transactions(ctx: Any) -> list[tuple[Any, ...]]:
    engine = ctx.session.engine
    return [(p.facts.number & 0xFFFFFFFF, p.facts.gid, p.facts.at, p.facts.owner, engine.database_oid(p.database.name)) for p in engine.prepared.all()]


for _line in _VIEWS.strip().split("\n"):
    _name, _oid, _view, *_wanted = _line.split(" ")
    _rows, _columns = _rows_of(_view, _wanted)
    define(_name, "", "record", _rows, oid=int(_oid), needs_context=True, volatility="s", retset=True, out_columns=_columns)
for _name, _oid_of, _view in _ONE_ROW:
    _rows, _columns = _rows_of(_view, [])
    define(_name, "", "record", lambda ctx, rows=_rows: next(iter(rows(ctx))), oid=_oid_of, needs_context=True, volatility="s", strict=False, out_columns=_columns)
define("pg_prepared_xact", "", "record", _prepared_transactions, oid=1065, needs_context=True, volatility="v", retset=True,
       out_columns=(("transaction", 28), ("gid", 25), ("prepared", 1184), ("ownerid", 26), ("dbid", 26)))
define("pg_settings_get_flags", "text", "text[]", _flags, oid=6240, needs_context=True, volatility="s")
