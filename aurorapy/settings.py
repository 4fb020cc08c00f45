"""Session settings (GUCs): who may set them, their checks, and the session's evaluation context.

A session holds each value in pg_settings' form, in base units (`setting_table`); `show` makes SHOW's of it. A value that would mean something
which this server does not do is refused with 0A000, and never taken silently.

Source: PostgreSQL 15 manual, chapter 20.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any

from aurorapy import errors, quantities
from aurorapy.planner.parse.lexer import IDENTIFIER
from aurorapy.planner.types import calendar as cal
from aurorapy.planner.types.encodings import UTF8, encoding_named
from aurorapy.planner.types.numbers import bool_in, float8_out
from aurorapy.planner.types.quoting import quoting

from .chance import Seeded
from .setting_table import DEFAULTS, SETTINGS, Setting
from .setting_values import CHECKS, elements, invalid

VERSION = DEFAULTS["server_version"]
VERSION_TEXT = f"PostgreSQL {VERSION} (AuroraPy)"
REPORTED = {"application_name": "application_name", "client_encoding": "client_encoding", "datestyle": "DateStyle", "intervalstyle": "IntervalStyle",
            "timezone": "TimeZone", "standard_conforming_strings": "standard_conforming_strings", "server_version": "server_version",
            "server_encoding": "server_encoding", "integer_datetimes": "integer_datetimes", "is_superuser": "is_superuser",
            "session_authorization": "session_authorization", "in_hot_standby": "in_hot_standby",
            "default_transaction_read_only": "default_transaction_read_only"}
OF_TRANSACTION = frozenset(("transaction_isolation", "transaction_read_only", "transaction_deferrable"))
_DONE = {  # the only values whose meaning this server has
    "allow_in_place_tablespaces": ("off",), "allow_system_table_mods": ("off",),
    "exit_on_error": ("off",), "ignore_checksum_failure": ("off",), "jit_debugging_support": ("off",), "jit_profiling_support": ("off",), "post_auth_delay": ("0",),
    "local_preload_libraries": ("", '""'), "log_connections": ("off",), "log_disconnections": ("off",),
    "pg_stat_statements.track": ("top", "none"),
    "session_preload_libraries": ("", '""'), "timezone_abbreviations": ("Default",),
    "zero_damaged_pages": ("off",),
}
_RARE = ("xmloption", "standard_conforming_strings", "backslash_quote", "array_nulls", "transform_null_equals", "quote_all_identifiers")  # what plans depend on besides
_LISTS = frozenset(("datestyle", "search_path", "temp_tablespaces", "local_preload_libraries", "session_preload_libraries", "wal_consistency_checking",
                    "restrict_nonsystem_relation_kind"))
_QUOTED_LISTS = frozenset(("search_path", "temp_tablespaces", "local_preload_libraries", "session_preload_libraries"))  # of names
_PLAIN = frozenset(("tcp_keepalives_count", "tcp_keepalives_idle", "tcp_keepalives_interval", "tcp_user_timeout"))  # shown without their unit
_YES, _NO = ("true", "yes", "1"), ("false", "no", "0")
_CUSTOM = re.compile(rf"{IDENTIFIER}(?:\.{IDENTIFIER})+")
_RANKS = {"debug5": 10, "debug4": 11, "debug3": 12, "debug2": 13, "debug1": 14, "debug": 14, "log": 15, "info": 17, "notice": 18, "warning": 19, "error": 21}


LOADED: dict[str, Setting] = {}  # settings of extensions that some session has loaded


def known(name: str) -> Setting | None:
    """A setting by its lower-cased name; None for one of the user's own; raises 42704 or 42602."""
    found = SETTINGS.get(name) or LOADED.get(name)
    if found is None:
        if "." not in name:
            raise errors.UndefinedObject(f'unrecognized configuration parameter "{name}"')
        if _CUSTOM.fullmatch(name) is None:
            raise errors.InvalidName(f'invalid configuration parameter name "{name}"',
                                     detail="Custom parameter names must be two or more simple identifiers separated by dots.")
        prefix = name.partition(".")[0]
        if prefix == "aurora":
            raise reserved(name)
    return found


def reserved(name: str) -> errors.SQLError:
    """For a name under a prefix that belongs to a library, which has no such setting."""
    return errors.InvalidName(f'invalid configuration parameter name "{name}"', detail=f'"{name.partition(".")[0]}" is a reserved prefix.')


def permit(name: str, may_set: Callable[[str], bool], *, starting: bool = False) -> None:
    """Raise unless the setting may be set now. `may_set`: whether the user may, one that is for superusers. `starting`: by the client that connects."""
    setting = known(name)
    match "user" if setting is None else setting.context:
        case "internal":
            raise errors.CantChangeRuntimeParam(f'parameter "{name}" cannot be changed')
        case "postmaster":
            raise errors.CantChangeRuntimeParam(f'parameter "{name}" cannot be changed without restarting the server')
        case "sighup":
            raise errors.CantChangeRuntimeParam(f'parameter "{name}" cannot be changed now')
        case "backend" | "superuser-backend" if not starting:
            raise errors.CantChangeRuntimeParam(f'parameter "{name}" cannot be set after connection start')
        case "superuser" | "superuser-backend" if not may_set(name):
            raise errors.InsufficientPrivilege(f'permission denied to set parameter "{name}"')


def check(name: str, value: str, current: str) -> str:
    """The canonical form of a new value; raises 22023, 42704, 42602 or 0A000."""
    setting = known(name)
    if setting is None:
        return value
    match setting.kind:
        case "bool":
            new = _bool(name, value)
        case "enum":
            new = _word(name, setting, value)
        case "integer" | "real":
            new = _quantity(name, setting, value)
        case _:
            new = CHECKS[name](setting.name, value, current) if name in CHECKS else value
    if name in _DONE and new not in _DONE[name]:
        raise errors.FeatureNotSupported(f'setting parameter "{setting.name}" to "{new}" is not supported')
    if name == "default_with_oids" and new == "on":
        raise errors.FeatureNotSupported("tables declared WITH OIDS are not supported")
    return new


def _bool(name: str, value: str) -> str:
    try:
        return "on" if bool_in(value) else "off"
    except errors.SQLError:
        raise errors.InvalidParameterValue(f'parameter "{name}" requires a Boolean value') from None


def _word(name: str, setting: Setting, value: str) -> str:
    word = value.lower()
    options = setting.options
    if "on" in options and "off" in options:
        word = "on" if word in _YES else "off" if word in _NO else word
    if name == "wal_compression" and word == "on":
        return "pglz"
    if "debug2" in options:
        word = "debug2" if word == "debug" else word
        if word == "info":
            return word
    if word not in options:
        raise invalid(name, value, hint=f"Available values: {', '.join(options)}.")
    return word


def _quantity(name: str, setting: Setting, value: str) -> str:
    is_real = setting.kind == "real"
    try:
        n = quantities.real(value, setting.unit) if is_real else quantities.whole(value, setting.unit)
    except quantities.Wrong as e:
        raise invalid(name, value, hint=e.args[0]) from None
    if is_real:
        fits = float(setting.low) <= n <= (float(setting.high) if setting.high != "1.79769e+308" else sys.float_info.max)
    else:
        fits = int(setting.low) <= n <= int(setting.high)
    if not fits:
        unit = f" {setting.unit}" if setting.unit else ""
        raise errors.InvalidParameterValue(f'{quantities.short(n) if is_real else n}{unit} is outside the valid range for parameter "{name}" '
                                           f"({setting.low} .. {setting.high})")
    return quantities.short(n) if is_real else str(n)


def flat(name: str, values: Iterable[object]) -> str:
    """The values behind SET as one text; raises 22023 when the setting takes only one."""
    given = list(values)
    parts = [str(v) for v in given]
    if name in _QUOTED_LISTS:
        from aurorapy.planner.plan.deparse import quote_name

        parts = [str(v) if not isinstance(v, str) else quote_name(v) if v != "$user" else '"$user"' for v in given]
    elif len(parts) > 1 and name not in _LISTS:
        raise errors.InvalidParameterValue(f"SET {name} takes only one argument")
    return ", ".join(parts)


def show(name: str, value: str) -> str:
    """A setting as SHOW prints it."""
    setting = SETTINGS.get(name)
    if name == "seed":
        return "unavailable"
    if setting is None or not setting.unit or name in _PLAIN:
        return value
    return quantities.shown(float(value) if setting.kind == "real" else int(value), setting.unit)


def is_wanted(severity: str, least: str) -> bool:
    """Whether a client whose client_min_messages is `least` gets a message of this severity."""
    return severity == "INFO" or _RANKS[severity.lower()] >= _RANKS[least]


def show_ms(n: int) -> str:
    """Milliseconds in the largest unit that they are a whole number of."""
    return quantities.shown(n, "ms")


def duration_ms(text: str) -> int | None:
    """Milliseconds that a number with a unit means (`1h`; a bare one: milliseconds); None when it is none."""
    try:
        n = quantities.real(text, "ms")
    except quantities.Wrong:
        return None
    return round(n) if 0 <= n < float("inf") else None


_CHANGES = itertools.count(1)  # of roles within transactions: no plan that was made before one holds after it


class Context:
    """What types and functions see of a session: planner.types.Context, kept in step with the settings."""

    def __init__(self, session: Any, values: dict[str, str]) -> None:
        self.session = session
        self.values = values
        self.transaction_timestamp = self.statement_timestamp = 0
        self.current_user = self.session_user = session.user
        self._identity = session.user, "none"
        self.current_database = session.database.name
        self.backend_pid = session.pid
        self.tracking = "none"
        self._path_text = ""
        self._own_roles: tuple[Any, int] = None, 0  # the transaction's changes of roles, which are a new mapping after each, and their number
        self.encoding = UTF8  # the client's
        self.search_path: tuple[str, ...] = ()
        self.refresh()

    def refresh(self) -> None:
        """Read the settings anew."""
        v = self.values
        self.timezone_name = v["timezone"]
        self.timezone = cal.find_zone(self.timezone_name)
        style, order = v["datestyle"].split(", ")
        self.datestyle = (style, order)
        self.intervalstyle = v["intervalstyle"]
        self.extra_float_digits = int(v["extra_float_digits"])
        self.bytea_output = v["bytea_output"]
        self.counting = v["track_counts"] == "on"
        self.session.follow_statements()
        self.points = self.counting and not self.session.watches
        if v["track_functions"] != self.tracking:
            self.tracking = v["track_functions"]
            self.session.routines.forget()
        self.rare = tuple([v[n] for n in _RARE])
        self.array_nulls = v["array_nulls"] == "on"
        self.quote_all = v["quote_all_identifiers"] == "on"
        if self.quote_all:
            quoting.asked = True
        self.null_equals = v["transform_null_equals"] == "on"
        self.session.follow_strings(v["standard_conforming_strings"] == "off", v["backslash_quote"] == "off")
        self.no_views = "view" in v["restrict_nonsystem_relation_kind"]
        if (v["session_authorization"], v["role"]) != self._identity:
            self._identity = v["session_authorization"], v["role"]
            self.session_user = v["session_authorization"]
            self.become(self.session_user if v["role"] == "none" else v["role"])
        if v["search_path"] != self._path_text:
            self._path_text = v["search_path"]
            self.search_path = tuple(self.current_user if p == "$user" else p for p in elements("search_path", self._path_text) if p)
        encoding = encoding_named(v["client_encoding"]) or UTF8
        if encoding is not self.encoding:
            self.encoding = encoding
            self.session.follow_encoding(encoding)
        self.session.reporting, self.session.shapes, self.session.forms, self.session.immediates = True, {}, {}, {}
        self.session.follow_limits()
        if v["aurora.read_as_of"] != self.session.time or self.session.pasts:
            self.session.follow_time()
        self.renew_role()

    def become(self, user: str) -> None:
        """Go on as another user: what is planned from now on is planned for him."""
        self.current_user = user
        if "$user" in self._path_text:
            self.search_path = tuple(user if p == "$user" else p for p in elements("search_path", self._path_text) if p)
        self.renew_role()

    def renew_role(self) -> None:
        """Look at who the current user is; roles may have changed. Plans of superusers are everybody's among them; others have their own."""
        session, v = self.session, self.values
        value = session.role(self.current_user)
        self.superuser = value is not None and (len(value) < 4 or bool(value[3].get("superuser")))
        own = session.transaction.shared if session.transaction is not None else None
        if own and own is not self._own_roles[0]:
            self._own_roles = own, next(_CHANGES)
        whose = (None if self.superuser else self.current_user, v["row_security"], session.engine.roles_version, self._own_roles[1] if own else 0)
        if not session.routines.definers and not session.routines.restricted:
            v["is_superuser"] = "on" if self.superuser else "off"
        self.signature = (self.timezone_name, v["datestyle"], self.intervalstyle, self.search_path, self.extra_float_digits, self.bytea_output,
                          self.no_views, whose, v["session_replication_role"] == "replica", v["track_functions"], self.points,
                          self.rare)

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
        return next(iter(self.current_schemas(False)), None)

    def current_schemas(self, implicit: bool) -> tuple[str, ...]:
        catalog = self.session.catalog
        found = tuple(f"pg_temp_{self.session.pid}" if p == "pg_temp" else p for p in self.search_path if p == "pg_temp" or p in catalog.schema_oids)
        if implicit and "pg_catalog" not in found:
            found = ("pg_catalog", *found)
        temporary = self.session.temporary
        if implicit and temporary is not None and "pg_temp" not in self.search_path:
            found = (catalog.schemas[temporary.schema], *found)
        return found

    def load(self, extension: str) -> None:
        """Give the session the settings of an extension."""
        from .libraries import load

        load(self.session, extension)

    def statement_statistics(self, with_texts: bool) -> list[tuple[Any, ...]]:
        """The rows of pg_stat_statements."""
        from .statements.kept import rows

        return rows(self.session, with_texts)

    def forget_statement_statistics(self, user: int, database: int, statement: int) -> None:
        """pg_stat_statements_reset."""
        from .statements.kept import kept_of

        kept_of(self.session).forget(user, database, statement, self.clock())

    def statement_statistics_info(self) -> tuple[int, int]:
        """How often entries had to go, and since when statistics are kept, in microseconds."""
        from .statements.kept import kept_of

        kept = kept_of(self.session)
        return kept.evictions, kept.since

    def query(self, text: str) -> tuple[list[Any], list[int]]:
        """The rows of a query that a function runs, and the types of its columns; 0A000 for what changes something."""
        from .routines.reading import read

        return read(self.session, text)

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
        self.session.set(name.lower(), value, bool(local))
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
        self.session.note_temporary(sequence)
        return list(self.session.database.sequence_state(sequence))

    def reg_in(self, kind: str, text: str) -> int:
        return int(self.session.reg_in(kind, text))

    def reg_out(self, kind: str, oid: int) -> str:
        return str(self.session.reg_out(kind, oid))
