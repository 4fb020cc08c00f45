"""What types and functions may ask of the session: settings, clock, chance, names of catalog objects."""

from __future__ import annotations

from typing import Any, Protocol


class Context(Protocol):
    """`timezone` is a tzinfo; times are microseconds since 2000-01-01 UTC."""

    timezone: Any
    array_nulls: bool  # input of arrays takes NULL for a NULL element
    null_equals: bool  # transform_null_equals
    timezone_name: str
    datestyle: tuple[str, str]
    intervalstyle: str
    extra_float_digits: int
    bytea_output: str
    transaction_timestamp: int
    statement_timestamp: int
    search_path: Any
    current_user: str
    session_user: str
    current_database: str

    def clock(self) -> int: ...
    def random(self) -> float: ...
    def random_bytes(self, n: int) -> bytes: ...
    def reg_in(self, kind: str, text: str) -> int: ...
    def reg_out(self, kind: str, oid: int) -> str: ...


class DefaultContext:
    """PostgreSQL's default settings in UTC, for folding, EXPLAIN and tests."""

    array_nulls, null_equals = True, False

    def __init__(self) -> None:
        from zoneinfo import ZoneInfo

        self.timezone: Any = ZoneInfo("UTC")
        self.timezone_name = "UTC"
        self.datestyle = ("ISO", "MDY")
        self.intervalstyle = "postgres"
        self.extra_float_digits = 1
        self.bytea_output = "hex"
        self.transaction_timestamp = 0
        self.statement_timestamp = 0
        self.search_path: Any = ("public",)
        self.current_user = self.session_user = self.current_database = "postgres"

    def clock(self) -> int:
        return self.transaction_timestamp

    def random(self) -> float:
        return 0.5

    def random_bytes(self, n: int) -> bytes:
        return bytes(n)

    def reg_in(self, kind: str, text: str) -> int:
        return int(text)

    def reg_out(self, kind: str, oid: int) -> str:
        return str(oid)
