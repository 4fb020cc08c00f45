"""Calls of trigger functions: what a trigger hands over becomes NEW, OLD and the TG_ variables.

Source: PostgreSQL 15 manual, section 43.10.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.relation import Table
from aurorapy.planner.routine import Routine
from aurorapy.planner.types.shaped import shaped

from .calling import Caller, run_code

_TRIGGER = 2279
_TG = (("tg_name", 19), ("tg_when", 25), ("tg_level", 25), ("tg_op", 25), ("tg_relid", 26), ("tg_relname", 19), ("tg_table_name", 19),
       ("tg_table_schema", 19), ("tg_nargs", 23), ("tg_argv", 1009))


class Transitions:
    """The transition tables of the statement that fires a trigger, as its function's queries find them."""

    def __init__(self, data: Any) -> None:
        self.depth = 0  # of the function that sees them
        self.tables: dict[str, Table] = {}
        self.rows: dict[str, Any] = {}
        for n, part in enumerate((data.new_table, data.old_table)):
            if part is not None:
                name, rows = part
                self.rows[name] = rows
                self.tables[name] = _seen(name, data.table, n, self)

    def find(self, name: str) -> Table | None:
        """The transition table of that name."""
        return self.tables.get(name)


def _seen(name: str, table: Any, n: int, transitions: Transitions) -> Table:
    return Table(-1 - n, name, 0, "r", table.columns, rows=lambda ctx: ctx.session.routines.transitions[-1].rows[name], width=len(table.columns),
                 schema_name="")


def call_trigger(session: Any, routine: Routine, data: Any) -> tuple[Any, ...] | None:
    """Run a trigger function. `data` is a TriggerData: the row to go on with as a tuple in the table's stored order, None to skip it; of AFTER triggers and those
    of statements the result means nothing. 39P01 for a function that returns something else than a row of the table."""
    if routine.language != "plpgsql" or routine.result != _TRIGGER:
        raise errors.TriggerProtocolViolated(f"trigger function {routine.name} is not one of PL/pgSQL that returns trigger")
    table = data.table
    row_type = table.type_oid
    relations = Transitions(data) if data.new_table is not None or data.old_table is not None else None
    key = ("trigger", routine.oid, table.oid, tuple(relations.tables) if relations is not None else (), session.context.signature)
    codes = session.routines.code
    code = codes.get(key)
    if code is None or code.routine is not routine or not code.is_current(session):
        from .plpgsql.code import PlCode

        names = (("new", row_type), ("old", row_type), *_TG)  # the one that the event does not have is NULL
        code = codes[key] = PlCode(session, Caller(routine, (), _TRIGGER, ()), table, names)
    argv = shaped(data.args, (len(data.args),), (0,)) if data.args else None
    values = (data.new, data.old, data.name, data.when, data.level, data.op, table.oid, data.table_name, data.table_name, data.schema, len(data.args), argv)
    if relations is None:
        result = run_code(session, code, values)
    else:
        stack = session.routines.transitions
        relations.depth = session.routines.depth + 1
        stack.append(relations)
        try:
            result = run_code(session, code, values)
        finally:
            stack.pop()
    return None if result is None else tuple(result)
