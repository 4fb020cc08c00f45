"""Session settings (GUCs): defaults, checks, and the session's evaluation context.

Source: PostgreSQL 15 manual, chapter 20.
"""

from __future__ import annotations

import re
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import calendar as cal
from aurorapy.planner.types.numbers import bool_in, float8_out

from .chance import Seeded

VERSION = "15.18"
VERSION_TEXT = "PostgreSQL 15.18 (AuroraPy)"
# name -> (default, kind); kind: bool int str enum:a|b ms fixed (cannot be changed)
DEFAULTS: dict[str, tuple[str, str]] = {
    "application_name": ("", "str"), "bytea_output": ("hex", "enum:hex|escape"), "client_encoding": ("UTF8", "encoding"),
    "client_min_messages": ("notice", "enum:debug5|debug4|debug3|debug2|debug1|log|notice|warning|error"), "datestyle": ("ISO, MDY", "datestyle"),
    "default_transaction_isolation": ("read committed", "enum:serializable|repeatable read|read committed|read uncommitted"),
    "default_transaction_read_only": ("off", "bool"), "default_transaction_deferrable": ("off", "bool"), "extra_float_digits": ("1", "int"),
    "idle_in_transaction_session_timeout": ("0", "ms"), "intervalstyle": ("postgres", "enum:postgres|postgres_verbose|sql_standard|iso_8601"),
    "lock_timeout": ("0", "ms"), "search_path": ('"$user", public', "str"), "statement_timeout": ("0", "ms"), "timezone": ("UTC", "timezone"),
    "standard_conforming_strings": ("on", "bool"), "synchronous_commit": ("on", "str"), "transaction_isolation": ("read committed", "str"),
    "transaction_read_only": ("off", "bool"), "transaction_deferrable": ("off", "bool"), "server_version": (VERSION, "fixed"), "server_version_num": ("150018", "fixed"),
    "server_encoding": ("UTF8", "fixed"), "integer_datetimes": ("on", "fixed"), "max_identifier_length": ("63", "fixed"), "is_superuser": ("on", "fixed"),
    "session_authorization": ("", "str"), "in_hot_standby": ("off", "fixed"), "max_connections": ("500", "fixed"), "block_size": ("8192", "fixed"),
    "lc_collate": ("C.UTF-8", "fixed"), "lc_ctype": ("C.UTF-8", "fixed"), "lc_messages": ("C.UTF-8", "str"), "lc_monetary": ("C.UTF-8", "str"),
    "lc_numeric": ("C.UTF-8", "str"), "lc_time": ("C.UTF-8", "str"), "wal_level": ("replica", "fixed"), "max_index_keys": ("32", "fixed"),
    "row_security": ("on", "bool"), "check_function_bodies": ("on", "bool"), "default_tablespace": ("", "str"), "default_table_access_method": ("heap", "str"),
    "work_mem": ("4MB", "str"), "maintenance_work_mem": ("64MB", "str"), "jit": ("off", "bool"), "xmloption": ("content", "str"),
    "enable_seqscan": ("on", "bool"), "enable_indexscan": ("on", "bool"), "enable_hashjoin": ("on", "bool"), "enable_mergejoin": ("on", "bool"),
    "enable_nestloop": ("on", "bool"), "enable_sort": ("on", "bool"), "enable_hashagg": ("on", "bool"), "enable_bitmapscan": ("on", "bool"),
    "enable_indexonlyscan": ("on", "bool"), "enable_material": ("on", "bool"), "escape_string_warning": ("on", "bool"), "password_encryption":
    ("scram-sha-256", "str"), "default_with_oids": ("off", "bool"), "constraint_exclusion": ("partition", "str"), "random_page_cost": ("4", "str"),
    "effective_cache_size": ("4GB", "str"), "max_parallel_workers_per_gather": ("0", "int"), "quote_all_identifiers": ("off", "bool"),
    "aurora.read_as_of": ("", "str"), "aurora.retention": ("0", "fixed"),
    "array_nulls": ("on", "bool"), "transform_null_equals": ("off", "bool"), "ssl": ("off", "fixed"), "max_prepared_transactions": ("0", "fixed"),
}
REPORTED = {"application_name": "application_name", "client_encoding": "client_encoding", "datestyle": "DateStyle", "intervalstyle": "IntervalStyle",
            "timezone": "TimeZone", "standard_conforming_strings": "standard_conforming_strings", "server_version": "server_version",
            "server_encoding": "server_encoding", "integer_datetimes": "integer_datetimes", "is_superuser": "is_superuser",
            "session_authorization": "session_authorization", "in_hot_standby": "in_hot_standby",
            "default_transaction_read_only": "default_transaction_read_only"}
_UNITS = {"": 1, "us": 0.001, "ms": 1, "s": 1000, "min": 60000, "h": 3600000, "d": 86400000}


def check(name: str, value: str, current: str) -> str:
    """The canonical form of a new value; raises 22023, 42704 or 55P02."""
    known = DEFAULTS.get(name)
    if known is None:
        if "." in name:
            return value
        raise errors.UndefinedObject(f'unrecognized configuration parameter "{name}"')
    kind = known[1]
    if kind == "fixed":
        raise errors.CantChangeRuntimeParam(f'parameter "{name}" cannot be changed')
    if kind == "bool":
        try:
            return "on" if bool_in(value) else "off"
        except errors.SQLError:
            raise errors.InvalidParameterValue(f'parameter "{name}" requires a Boolean value') from None
    if kind.startswith("enum:"):
        options = kind[5:].split("|")
        if value.lower() not in options:
            raise errors.InvalidParameterValue(f'invalid value for parameter "{name}": "{value}"', hint=f"Available values: {', '.join(options)}.")
        return value.lower()
    if kind == "int":
        if not re.fullmatch(r"[+-]?\d+", value.strip()):
            raise errors.InvalidParameterValue(f'invalid value for parameter "{name}": "{value}"')
        n = int(value)
        if name == "extra_float_digits" and not -15 <= n <= 3:
            raise errors.InvalidParameterValue(f'{n} is outside the valid range for parameter "{name}" (-15 .. 3)')
        return str(n)
    if kind == "ms":
        ms = duration_ms(value)
        if ms is None:
            raise errors.InvalidParameterValue(f'invalid value for parameter "{name}": "{value}"')
        return str(ms)
    if kind == "timezone":
        return _timezone(value)
    if kind == "encoding":
        if value.strip("'").upper().replace("-", "").replace("_", "") not in ("UTF8", "UNICODE", "SQLASCII"):
            raise errors.FeatureNotSupported(f'client encoding "{value}" is not supported')
        return "UTF8"
    if kind == "datestyle":
        return _datestyle(value, current)
    return value


def _timezone(value: str) -> str:
    found = re.fullmatch(r"\s*([+-]?\d+(?:\.\d+)?)\s*", value)
    if found:
        hours = float(found[1])
        sign = "+" if hours >= 0 else "-"
        back = "-" if hours >= 0 else "+"
        h, m = int(abs(hours)), int(abs(hours) % 1 * 60)
        return f"<{sign}{h:02d}{f':{m:02d}' if m else ''}>{back}{h:02d}{f':{m:02d}' if m else ''}"
    try:
        zone = cal.find_zone(value)
    except errors.SQLError:
        raise errors.InvalidParameterValue(f'invalid value for parameter "TimeZone": "{value}"') from None
    return str(getattr(zone, "key", value))


def _datestyle(value: str, current: str) -> str:
    style, order = current.split(", ")
    for part in value.lower().split(","):
        part = part.strip()
        if part in ("iso", "sql", "postgres", "german"):
            style = {"iso": "ISO", "sql": "SQL", "postgres": "Postgres", "german": "German"}[part]
        elif part in ("mdy", "us", "noneuropean"):
            order = "MDY"
        elif part in ("dmy", "european"):
            order = "DMY"
        elif part == "ymd":
            order = "YMD"
        elif part == "default":
            style, order = "ISO", "MDY"
        else:
            raise errors.InvalidParameterValue(f'invalid value for parameter "DateStyle": "{value}"')
    return f"{style}, {order}"


def show(name: str, value: str) -> str:
    """A setting as SHOW prints it."""
    return show_ms(int(value)) if DEFAULTS.get(name, ("", ""))[1] == "ms" else value


def show_ms(n: int) -> str:
    """Milliseconds in the largest unit that they are a whole number of."""
    for unit, size in (("d", 86400000), ("h", 3600000), ("min", 60000), ("s", 1000)):
        if n and n % size == 0:
            return f"{n // size}{unit}"
    return f"{n}ms" if n else "0"


def duration_ms(text: str) -> int | None:
    """Milliseconds that a number with a unit means (`1h`; a bare one: milliseconds); None when it is none."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*", text)
    return round(float(found[1]) * _UNITS[found[2]]) if found and found[2] in _UNITS else None


class Context:
    """What types and functions see of a session: planner.types.Context, kept in step with the settings."""

    def __init__(self, session: Any, values: dict[str, str]) -> None:
        self.session = session
        self.values = values
        self.transaction_timestamp = self.statement_timestamp = 0
        self.current_user = self.session_user = session.user
        self.current_database = session.database.name
        self.backend_pid = session.pid
        self.refresh()

    def refresh(self) -> None:
        """Read the settings anew."""
        v = self.values
        self.timezone_name = v["timezone"]
        self.timezone = cal.find_zone(self.timezone_name.rpartition(">")[2] if self.timezone_name.startswith("<") else self.timezone_name)
        style, order = v["datestyle"].split(", ")
        self.datestyle = (style, order)
        self.intervalstyle = v["intervalstyle"]
        self.extra_float_digits = int(v["extra_float_digits"])
        self.bytea_output = v["bytea_output"]
        path = []
        for part in v["search_path"].split(","):
            name = part.strip()
            name = name[1:-1] if name.startswith('"') and name.endswith('"') else name.lower()
            path.append(self.session.user if name == "$user" else name)
        self.search_path = tuple(p for p in path if p)
        self.session.reporting, self.session.shapes = True, {}
        if v["aurora.read_as_of"] != self.session.time or self.session.pasts:
            self.session.follow_time()
        self.signature = (self.timezone_name, v["datestyle"], self.intervalstyle, self.search_path, self.extra_float_digits, self.bytea_output)

    # --- what functions call ---

    def clock(self) -> int:
        return int(self.session.rim.clock())

    def random(self) -> float:
        return float(self.session.random())

    def setseed(self, seed: float) -> str:
        if not -1 <= seed <= 1:
            raise errors.InvalidParameterValue(f"setseed parameter {float8_out(seed)} is out of allowed range [-1,1]")
        self.session.random = Seeded(seed)
        return ""

    def random_bytes(self, n: int) -> bytes:
        return bytes(self.session.rim.random_bytes(n))

    def uuid4(self) -> bytes:
        b = bytearray(self.random_bytes(16))
        b[6], b[8] = b[6] & 0x0F | 0x40, b[8] & 0x3F | 0x80
        return bytes(b)

    def version(self) -> str:
        return VERSION_TEXT

    def current_schema(self) -> str | None:
        catalog = self.session.catalog
        return next((p for p in self.search_path if p in catalog.schema_oids), None)

    def current_schemas(self, implicit: bool) -> tuple[str, ...]:
        catalog = self.session.catalog
        found = tuple(p for p in self.search_path if p in catalog.schema_oids)
        return ("pg_catalog", *found) if implicit and "pg_catalog" not in found else found

    def sleep(self, seconds: float) -> str:
        self.session.sleep(seconds)
        return ""

    def notify(self, channel: str, payload: str) -> str:
        self.session.notify(channel, payload)
        return ""

    def current_setting(self, name: str, missing_ok: bool | None) -> str | None:
        value = self.values.get(name.lower())
        if value is None:
            if missing_ok:
                return None
            raise errors.UndefinedObject(f'unrecognized configuration parameter "{name}"')
        return show(name.lower(), value)

    def set_config(self, name: str | None, value: str | None, local: bool | None) -> str:
        if name is None:
            raise errors.NullValueNotAllowed("SET requires parameter name")
        self.session.set(name.lower(), value if value is not None else DEFAULTS.get(name.lower(), ("",))[0], bool(local))
        return str(self.current_setting(name, False))

    def nextval(self, oid: int) -> int:
        return int(self.session.nextval(oid))

    def currval(self, oid: int) -> int:
        return int(self.session.currval(oid))

    def lastval(self) -> int:
        return int(self.session.lastval())

    def setval(self, oid: int, value: int, called: bool) -> int:
        self.session.setval(oid, value, called)
        return value

    def sequence_state(self, sequence: Any) -> list[Any]:
        return list(self.session.database.sequence_state(sequence))

    def reg_in(self, kind: str, text: str) -> int:
        return int(self.session.reg_in(kind, text))

    def reg_out(self, kind: str, oid: int) -> str:
        return str(self.session.reg_out(kind, oid))
