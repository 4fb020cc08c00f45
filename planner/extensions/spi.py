"""Trigger functions: moddatetime, autoinc and insert_username, each an extension of its own.

Source: PostgreSQL 15 manual, section F.41.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import HOME, TYPES

from .declaration import Declared

_INT4, _TEXT, _TIMESTAMP, _TIMESTAMPTZ = 23, 25, 1114, 1184
Row = tuple[Any, ...]


def _context() -> Any:
    home: Any = HOME.get()
    return home.session.context


def _check(data: Any, prefix: str, refused: tuple[str, ...]) -> None:
    """That a trigger is one for which the function is made."""
    if data.level != "ROW":
        raise errors.InternalError_(f"{prefix}must be fired for row")
    if data.when != "BEFORE":
        raise errors.InternalError_(f"{prefix}must be fired before event")
    if data.op in refused:
        raise errors.InternalError_(f"{prefix}cannot process {data.op} events")


def _place(data: Any, name: str, types: tuple[int, ...], shown: str) -> int:
    """Where a column of some types stands in a row; 09000."""
    for n, c in enumerate(data.table.columns):
        if c.name == name and not c.dropped:
            if c.type not in types:
                raise errors.TriggeredActionException(f'attribute "{name}" of "{data.table.name}" must be type {shown}')
            return n
    raise errors.TriggeredActionException(f'"{data.table.name}" has no attribute "{name}"')


def _put(row: Row, at: int, value: Any) -> Row:
    return (*row[:at], value, *row[at + 1 :])


def _moddatetime(data: Any) -> Row:
    _check(data, "moddatetime: ", ("INSERT", "DELETE"))
    if len(data.args) != 1:
        raise errors.InternalError_(f"moddatetime ({data.table.name}): A single argument was expected")
    at = _place(data, data.args[0], (_TIMESTAMP, _TIMESTAMPTZ), "TIMESTAMP or TIMESTAMPTZ")
    return _put(data.new, at, TYPES[data.table.columns[at].type].input("now", -1, _context()))


def _insert_username(data: Any) -> Row:
    _check(data, "insert_username: ", ("DELETE",))
    if len(data.args) != 1:
        raise errors.InternalError_(f"insert_username ({data.table.name}): one argument was expected")
    return _put(data.new, _place(data, data.args[0], (_TEXT,), "TEXT"), _context().current_user)


def _autoinc(data: Any) -> Row:
    _check(data, "", ("DELETE",))
    if not data.args or len(data.args) % 2:
        raise errors.InternalError_(f"autoinc ({data.table.name}): even number gt 0 of arguments was expected")
    row, context = data.new, _context()
    for column, sequence in zip(data.args[::2], data.args[1::2], strict=True):
        at = _place(data, column, (_INT4,), "INT4")
        if not row[at]:
            oid = context.reg_in("regclass", sequence)
            row = _put(row, at, context.nextval(oid) or context.nextval(oid))
    return row  # type: ignore[no-any-return]


def _declared(name: str, prefix: str, call: Callable[[Any], Row]) -> Declared:
    def trigger(*data: Any) -> Row:
        if not data:
            raise errors.InternalError_(f"{prefix}not fired by trigger manager")
        return call(*data)

    return Declared(f"{name}() trigger v unsafe", {name: trigger})


MODDATETIME = _declared("moddatetime", "moddatetime: ", _moddatetime)
INSERT_USERNAME = _declared("insert_username", "insert_username: ", _insert_username)
AUTOINC = _declared("autoinc", "", _autoinc)
