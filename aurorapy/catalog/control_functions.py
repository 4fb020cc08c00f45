"""pg_control_system and pg_control_init: what PostgreSQL's control file says of a system and of what it was built with.

The control file is last modified when the server begins: it takes no checkpoints that would change it. pg_control_checkpoint and
pg_control_recovery are not there, for there is nothing that they could tell.

Source: PostgreSQL 15 manual, section 9.27.12 (control data functions).
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.functions.registry import define

_INT4, _INT8, _BOOL, _TIMESTAMPTZ = 23, 20, 16, 1184
_CONTROL_VERSION, _CATALOG_VERSION = 1300, 202209061
_BUILT_WITH = (("max_data_alignment", _INT4, 8), ("database_block_size", _INT4, 8192), ("blocks_per_segment", _INT4, 131072), ("wal_block_size", _INT4, 8192),
               ("bytes_per_wal_segment", _INT4, 16777216), ("max_identifier_length", _INT4, 64), ("max_index_columns", _INT4, 32),
               ("max_toast_chunk_size", _INT4, 1996), ("large_object_chunk_size", _INT4, 2048), ("float8_pass_by_value", _BOOL, True),
               ("data_page_checksum_version", _INT4, 1))


def _system(ctx: Any) -> tuple[Any, ...]:
    engine = ctx.session.engine
    return _CONTROL_VERSION, _CATALOG_VERSION, engine.system_identifier(), engine.started


define("pg_control_system", "", "record", _system, needs_context=True, volatility="v", oid=3441, out_columns=(
    ("pg_control_version", _INT4), ("catalog_version_no", _INT4), ("system_identifier", _INT8), ("pg_control_last_modified", _TIMESTAMPTZ)))
define("pg_control_init", "", "record", lambda: tuple(value for _, _, value in _BUILT_WITH), volatility="v", oid=3444,
       out_columns=tuple((name, oid) for name, oid, _ in _BUILT_WITH))
