"""tcn: a trigger function that notifies listeners of changed rows, by their primary keys. Source: PostgreSQL 15 manual, section F.44."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.types import HOME, TYPES

from .declaration import Declared

_OPERATIONS = {"INSERT": "I", "UPDATE": "U", "DELETE": "D"}


def _refused(why: str) -> errors.SQLError:
    return errors.TriggerProtocolViolated(f"triggered_change_notification: must {why}")


def _quoted(text: str, mark: str) -> str:
    return f"{mark}{text.replace(mark, mark * 2)}{mark}"


def _notify(*given: Any) -> None:
    if not given:
        raise _refused("be called as trigger")
    data = given[0]
    if data.when != "AFTER":
        raise _refused("be called after the change")
    if data.level != "ROW":
        raise _refused("be called for each row")
    if len(data.args) > 1:
        raise _refused("not be called with more than one parameter")
    table = data.table
    index = next((i for k in table.keys if k.kind == "p" for i in table.indexes if i.oid == k.index), None)
    if index is None:
        raise _refused("be called on a table with a primary key")
    home: Any = HOME.get()
    context = home.session.context
    row = data.new if data.op == "INSERT" else data.old
    values = []
    for key in index.columns:
        column = table.columns[key.attnum - 1]
        text = TYPES[column.type].output(row[key.attnum - 1], context)
        values.append(f",{_quoted(column.name, chr(34))}={_quoted(text, chr(39))}")
    context.notify(data.args[0] if data.args else "tcn", f"{_quoted(table.name, chr(34))},{_OPERATIONS[data.op]}{''.join(values)}")


DECLARED = Declared("triggered_change_notification() trigger v unsafe", {"triggered_change_notification": _notify})
