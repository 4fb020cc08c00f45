"""Functions about the server that tools call: sizes, waiting for a time, ages of transactions, the log and recovery.

Source: PostgreSQL 15 manual, sections 9.9.5, 9.26 and 9.27.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NoReturn

from aurorapy import errors
from aurorapy.exported import export_snapshot
from aurorapy.planner.functions.registry import define
from aurorapy.planner.types import format_type
from aurorapy.privileges.acl import CONNECT
from aurorapy.privileges.holding import Object, held
from aurorapy.privileges.reserved import READ_ALL_STATS, reserved
from aurorapy.system_settings import reload
from aurorapy.templates import entries, is_empty, value_of

_SIZE = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*?)\s*\Z", re.DOTALL)
_UNITS = {"bytes": 0, "kb": 10, "mb": 20, "gb": 30, "tb": 40, "pb": 50}
_EXPONENT_MAX = (1 << 31) // 2  # of a numeric's text
_DIGITS_MAX = 131072  # of a numeric before its point
SEGMENT = 16 * 1024 * 1024  # wal_segment_size
_FIRST_NORMAL = 3  # FirstNormalTransactionId: what is below never gets old
_MAX_LENGTHS = {6: 4, 1: 3, 2: 3, 3: 3, 4: 4, 5: 3, 7: 4, 35: 2, 36: 2, 37: 4, 38: 2, 39: 4, 40: 3, 41: 3}  # by encoding; others have one byte


def _session(name: str, args: str, result: str, impl: Any, volatility: str = "s", **more: Any) -> None:
    define(name, args, result, lambda ctx, *values: impl(ctx.session, *values), needs_context=True, volatility=volatility, **more)


def size_bytes(text: str) -> int:
    """pg_size_bytes: a size with a unit, as pg_size_pretty writes it."""
    found = _SIZE.match(text)
    if found is None:
        raise errors.InvalidParameterValue(f'invalid size: "{text}"')
    number, unit = found.groups()
    shift = _UNITS.get(unit.lower(), None if unit else 0)
    if shift is None:
        raise errors.InvalidParameterValue(f'invalid size: "{text}"', detail=f'Invalid size unit: "{unit}".',
                                           hint='Valid units are "bytes", "kB", "MB", "GB", "TB", and "PB".')
    if abs(int(number.lower().partition("e")[2] or 0)) >= _EXPONENT_MAX or Decimal(number).adjusted() >= _DIGITS_MAX:
        raise errors.NumericValueOutOfRange("value overflows numeric format")
    exact = Decimal(number) * (1 << shift)
    size = int(exact.to_integral_value("ROUND_HALF_UP")) if exact.adjusted() < 30 else 1 << 63
    if not -(1 << 63) <= size < 1 << 63:
        raise errors.NumericValueOutOfRange("bigint out of range")
    return size


def _database_size(s: Any, name: str) -> int | None:
    """The bytes of a database. A template without a volume has none."""
    value = value_of(s.engine, name)
    if value is None:
        raise errors.InvalidCatalogName(f'database "{name}" does not exist')
    if not held(s, s.user_oid, Object("database", value[1]), CONNECT) and not s.roles.has_privileges_of(s.user_oid, READ_ALL_STATS):
        raise errors.InsufficientPrivilege(f"permission denied for database {name}")
    return 0 if is_empty(s.engine, name) else 8192 * s.engine.database(name).volume.pages


def _database_size_by_oid(s: Any, oid: int) -> int | None:
    name = next((n for n, value in entries(s.engine) if value[1] == oid), None)
    return None if name is None else _database_size(s, name)


def _databases_size(s: Any, tablespace: int) -> int | None:
    if tablespace not in (1663, 1664):
        return None
    sizes = [8192 * s.engine.database(name).volume.pages for name, _ in s.engine.names("database")] if tablespace == 1663 else [0]
    return sum(sizes)


def _tablespace(s: Any, name: str) -> int | None:
    oid = {"pg_default": 1663, "pg_global": 1664}.get(name)
    if oid is None:
        raise errors.UndefinedObject(f'tablespace "{name}" does not exist')
    return _databases_size(s, oid)


def _databases_in(s: Any, tablespace: int) -> list[int]:
    from aurorapy.commands import warning

    if tablespace == 1664:
        warning(s, "01000", "global tablespace never has databases")
    return [value[1] for _, value in s.engine.names("database")] if tablespace == 1663 else []


def _age(s: Any, number: int) -> int:
    return 2147483647 if number < _FIRST_NORMAL else (s.database.numbers.of(s.start_transaction()) - number + (1 << 31)) % (1 << 32) - (1 << 31)


def _interval_seconds(value: Any) -> float:
    """Of a span that begins now, as extract(epoch) of its end is told: a month has 30 days here, as pg_sleep_for is used for short ones."""
    months, days, microseconds = value
    return float((months * 30 + days) * 86400 + microseconds / 1e6)


def _no_recovery(s: Any, *_: Any) -> Any:
    raise errors.ObjectNotInPrerequisiteState("recovery is not in progress", hint="Recovery control functions can only be executed during recovery.")


def _rotate(s: Any) -> bool:
    from aurorapy.commands import warning

    warning(s, "01000", "rotation not possible because log collection not active")
    return False


def walfile(lsn: int) -> str:
    """The file that PostgreSQL would have a place of the log in."""
    segment = (lsn - 1) % (1 << 64) // SEGMENT
    return f"{1:08X}{segment // 256:08X}{segment % 256:08X}"


def _identity_index(s: Any, oid: int) -> int | None:
    """The index whose columns tell a table's rows apart for its subscribers."""
    table = s.catalog.tables.get(oid)
    if table is None:
        return None
    if table.identity == "i":
        return int(table.identity_index) or None
    return next((i.oid for i in table.indexes if i.primary and not i.deferrable), None) if table.identity == "d" else None


def _no_longer(name: str) -> Any:
    def refuse(*args: Any) -> NoReturn:
        raise errors.FeatureNotSupported(f"{name} is no longer supported")

    return refuse


define("pg_size_bytes", "text", "int8", size_bytes)
_session("pg_database_size", "oid", "int8", _database_size_by_oid, "v")
_session("pg_database_size", "name", "int8", _database_size, "v")
_session("pg_tablespace_size", "oid", "int8", _databases_size, "v")
_session("pg_tablespace_size", "name", "int8", _tablespace, "v")
_session("pg_tablespace_databases", "oid", "oid", _databases_in, retset=True)
_session("pg_sleep_for", "interval", "void", lambda s, span: s.sleep(_interval_seconds(span)) or "", "v")
define("pg_sleep_until", "timestamptz", "void", lambda ctx, end: ctx.session.sleep((end - ctx.clock()) / 1e6) or "", needs_context=True,
       volatility="v")
_session("pg_export_snapshot", "", "text", export_snapshot, "v")
_session("current_query", "", "text", lambda s: s.query_text, "v")
_session("age", "xid", "int4", _age)
_session("mxid_age", "xid", "int4", lambda s, number: 2147483647 if number == 0 else 0)  # there are no multixacts
_session("getpgusername", "", "name", lambda s: s.context.current_user)
define("oidvectortypes", "oidvector", "text", lambda oids: ", ".join(format_type(o) for o in oids), volatility="s")
define("textlen", "text", "int4", len)
define("pg_encoding_max_length", "int4", "int4", lambda n: _MAX_LENGTHS.get(n, 1) if 0 <= n <= 41 else None)
define("pg_jit_available", "", "bool", lambda: False, volatility="v")
define("pg_collation_actual_version", "oid", "text", lambda oid: None, volatility="v")  # the locales that exist have none
define("pg_database_collation_actual_version", "oid", "text", lambda oid: None, volatility="v")
for _n in ("pg_last_wal_receive_lsn", "pg_last_wal_replay_lsn"):
    define(_n, "", "pg_lsn", lambda: None, volatility="v")
define("pg_last_xact_replay_timestamp", "", "timestamptz", lambda: None, volatility="v")
for _n, _r in (("pg_is_wal_replay_paused", "bool"), ("pg_get_wal_replay_pause_state", "text"), ("pg_wal_replay_pause", "void"), ("pg_wal_replay_resume", "void")):
    _session(_n, "", _r, _no_recovery, "v")
_session("pg_promote", "bool int4", "bool", _no_recovery, "v", defaults=(True, 60))
define("pg_walfile_name", "pg_lsn", "text", walfile)
reserved("pg_reload_conf", "", "bool", reload, 2621)
_session("pg_get_replica_identity_index", "regclass", "regclass", _identity_index)
for _n in ("aclinsert", "aclremove"):
    define(_n, "aclitem[] aclitem", "aclitem[]", _no_longer(_n))
define("nameconcatoid", "name oid", "name", lambda name, oid: f"{name[: 62 - len(str(oid))]}_{oid}", oid=266)
_session("pg_rotate_logfile", "", "bool", _rotate, "v")
define("pg_current_logfile", "", "text", lambda: None, volatility="v")
define("pg_current_logfile", "text", "text", lambda kind: None, strict=False, volatility="v")
