"""Functions behind system views that queries call themselves: pg_timezone_names, pg_timezone_abbrevs and pg_show_all_settings, each giving its view's rows.

Source: PostgreSQL 15 manual, sections 54.24, 54.34 and 54.35; its src/backend/catalog/system_views.sql.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.functions.registry import define
from aurorapy.setting_flags import flags

from .system.registry import CATALOGS


def _rows_of(view: str) -> Any:
    table = CATALOGS["pg_catalog", view]

    def rows(ctx: Any) -> Any:
        return table.rows(ctx)  # type: ignore[misc]

    return rows, tuple([(c.name, c.type) for c in table.columns])


def _flags(ctx: Any, name: str) -> tuple[str, ...] | None:
    found = name.lower()
    return flags(found) if found in ctx.session.defaults else None


for _name, _view, _oid in (("pg_timezone_names", "pg_timezone_names", 2856), ("pg_timezone_abbrevs", "pg_timezone_abbrevs", 2599),
                           ("pg_show_all_settings", "pg_settings", 2084)):
    _rows, _columns = _rows_of(_view)
    define(_name, "", "record", _rows, oid=_oid, needs_context=True, volatility="s", retset=True, out_columns=_columns)
define("pg_settings_get_flags", "text", "text[]", _flags, oid=6240, needs_context=True, volatility="s")
