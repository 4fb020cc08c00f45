"""LANGUAGE sql: a list of statements, of which the last one gives the result.

Source: PostgreSQL 15 manual, section 38.5; functions.c in its terms.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from typing import Any

from aurorapy import errors
from aurorapy.given import Given
from aurorapy.plannable import is_plannable
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import coerce
from aurorapy.planner.bind.resolve import ASSIGNMENT
from aurorapy.planner.bind.rows import row_type
from aurorapy.planner.execution import ExecState
from aurorapy.planner.functions.registry import Function
from aurorapy.planner.kernels import project_kernel, values_kernel
from aurorapy.planner.parse import parse, tree
from aurorapy.planner.parse.tree import Parsed
from aurorapy.planner.types import format_type
from aurorapy.planner.types.arrays import record_of
from aurorapy.planner.types.domains import domain
from aurorapy.writing import as_written

from .keeping import Made, Uses
from .running import MODIFYING, Prepared, run_plan, run_utility
from .tracking import is_tracked
from .variables import Arguments

RECORD, VOID = 2249, 2278
Shape = Callable[[Any, list[Any]], list[Any]]


def statements_of(routine: Any) -> list[tuple[Any, str]]:
    """(statement, text) of a body."""
    if routine.body is not None:
        return [(p.statement, p.text) for text in routine.body for p in _parsed(text)]
    text = as_written(routine.source)
    return [(p.statement, p.text) for p in (_parsed(text) if type(text) is str else parse(text))]


@lru_cache(1000)
def _parsed(text: str) -> list[Parsed]:
    return parse(text)


def arguments_of(session: Any, routine: Any, types: tuple[int, ...]) -> Arguments:
    """What the names in a body mean."""
    found = Arguments(routine.name, routine.input_names, types)
    found.wanted = [t for _, t in routine.out_columns] or [routine.all_types[i] for i in routine.outputs] or [routine.result]
    if routine.body is not None:
        found.context = session.catalog_view.view_context(session.context)
    return found


class SqlCode:
    """The statements of a function, planned when they are first run."""

    def __init__(self, session: Any, caller: Any) -> None:
        self.routine = routine = caller.routine
        self.caller = caller
        self.fixed = routine.volatility != "v" and routine.kind == "f"
        self.plain = not routine.config and not routine.definer and not is_tracked(session, routine)
        self.atomic = routine.kind == "f"
        self.session = session
        types = caller.args
        with Told(f'SQL function "{routine.name}" during startup'):
            self.statements = [(Prepared(s, text, lambda: (arguments_of(session, routine, types), list(types))) if is_plannable(s) else s, text)
                               for s, text in statements_of(routine)]
        self.shape: tuple[Any, Shape] | None = None
        self.single = self.atomic and not routine.retset and caller.result not in (RECORD, VOID) and len(self.statements) == 1
        self.kernel: Made | None = None  # of a body that is one expression

    def is_current(self, session: Any) -> bool:
        return True

    def _expression(self, session: Any) -> Any:
        if self.kernel is None or not self.kernel.is_good(session):
            self.kernel = expression_kernel(session, self)
            self.single = self.kernel.value is not None
        return self.kernel.value

    def run(self, session: Any, values: tuple[Any, ...]) -> Any:
        """The function's value: a list where it returns a set."""
        if self.single:
            kernel = self._expression(session)
            if kernel is not None:
                with Told(f'SQL function "{self.routine.name}" statement 1', self.statements[0][1]) as _told:
                    return kernel(ExecState(values, session.context, None, []))[0]
        rows: list[Any] = []
        state = session.routines
        free, state.free = state.free, False
        plan = None
        try:
            for n, (statement, text) in enumerate(self.statements, 1):
                if isinstance(statement, Prepared):
                    plan, rows = self._planned(session, statement, text, n, values)
                elif isinstance(statement, tree.CallStmt):
                    plan = None
                    with Told(f'SQL function "{self.routine.name}" statement {n}', text) as _told:
                        call_inside(session, statement, arguments_of(session, self.routine, self.caller.args), list(self.caller.args), values)
                else:
                    plan = None
                    refuse_transactions(statement, "a SQL function")
                    with Told(f'SQL function "{self.routine.name}" statement {n}') as _told:
                        run_utility(session, statement, text, list(self.caller.args), values, self._inside(session, values))
        finally:
            state.free = free
        if self.caller.result == VOID:
            return [] if self.routine.retset else None
        if self.shape is None or self.shape[0] is not plan:
            with Told(f'SQL function "{self.routine.name}" during startup'):
                self.shape = plan, result_shape(session, self.caller, plan.columns if plan is not None and plan.returns_rows else None)
        if not self.routine.retset:
            rows = rows[:1]
        made = self.shape[1](session, rows)
        if self.routine.retset:
            return made
        return made[0] if made else None


    def _inside(self, session: Any, values: tuple[Any, ...]) -> Given:
        return Given(lambda: arguments_of(session, self.routine, self.caller.args), lambda names: values)

    def _planned(self, session: Any, statement: Prepared, text: str, n: int, values: tuple[Any, ...]) -> tuple[Any, list[Any]]:
        """The plan of a statement, and the rows that it gave."""
        while True:
            with Told(f'SQL function "{self.routine.name}" during startup', text):
                plan = statement.current(session)
            with suppress(errors.StalePlan), Told(f'SQL function "{self.routine.name}" statement {n}', text) as _told:
                return plan, run_plan(session, plan, values)[0]


def expression_kernel(session: Any, code: Any) -> Made:
    """The kernel of a body that is one expression, None where it is something else: it needs no plan, and can be called where none can run."""
    from .inlining import Inliner

    b = Binder(session.catalog_view, session.context)
    found = Inliner(session, b, frozenset()).expression(code.routine, code.caller.args, code.caller.result)
    uses = Uses(*(text for _, text in code.statements))
    if found is not None:
        uses.bind(session, b.relations, {*b.routines, code.routine.oid}, [n.type for n in bound.walk(found)])
    return Made(session, None if found is None else values_kernel([found]), uses)


def bind_inside(session: Any, statement: Any, arguments: Arguments, types: list[int]) -> Any:
    """A CALL in a SQL function, bound."""
    from .procedures import bind_call

    made = bind_call(session, Binder(session.catalog_view, arguments.context or session.context, parameters=types, fixed_parameters=True, variables=arguments),
                     statement.call)
    if made.columns:
        raise errors.FeatureNotSupported("calling procedures with output arguments is not supported in SQL functions")
    return made


def call_inside(session: Any, statement: Any, arguments: Arguments, types: list[int], values: tuple[Any, ...]) -> None:
    """Run a CALL in a SQL function."""
    from .calling import run_code

    made = bind_inside(session, statement, arguments, types)
    given = values_kernel([made.args[i] for i in made.inputs])(ExecState(values, session.context, None, []))
    run_code(session, made.caller.code(session), given)


class Told:
    """Adds a line to the context of an error that comes out; `text`: of the statement in which its position is. Where routines may be called inside of it,
    the function has it as its local `_told`: there `under_way` finds it."""

    __slots__ = ("line", "text")

    def __init__(self, line: str, text: str | None = None) -> None:
        self.line, self.text = line, text

    def __enter__(self) -> Told:
        return self

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        if isinstance(error, errors.SQLError):
            if not getattr(error, "complete", False):  # thrown again with its whole context
                error.where = self.line if error.where is None else f"{error.where}\n{self.line}"
            if error.position is not None and error.query is None:
                error.query = self.text
                if self.text is None:
                    error.position = None


class ToldSql(Told):
    """The same for a statement that a routine runs by SPI: no line says more than the statement itself, shown with the error's place in it. A portal, which a
    loop or a cursor reads, has no line (""): what it raises while it runs is told of the loop alone."""

    __slots__ = ()

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        if isinstance(error, errors.SQLError):
            if error.position is not None and error.query is None:
                error.query = self.text
            elif self.line and not getattr(error, "complete", False):
                error.where = self.line if error.where is None else f"{error.where}\n{self.line}"


def under_way(frame: Any) -> str:
    """The line that a frame of Python's stack has in the context of what is said now; empty where it has none."""
    told = frame.f_locals.get("_told") if "_told" in frame.f_code.co_varnames else None
    return told.line if isinstance(told, Told) else ""


def refuse_transactions(statement: Any, where: str) -> None:
    """0A000 for what ends or begins transactions."""
    if isinstance(statement, tree.TransactionStmt):
        words = {"start": "START TRANSACTION", "rollback to": "ROLLBACK TO SAVEPOINT", "release": "RELEASE SAVEPOINT"}
        raise errors.FeatureNotSupported(f"{words.get(statement.kind, statement.kind.upper())} is not allowed in {where}")
    if isinstance(statement, tree.CopyStmt) and statement.filename is None:
        raise errors.FeatureNotSupported(f"cannot COPY to/from client in {where}")


def mismatch(caller: Any, detail: str) -> errors.SQLError:
    """42P13 for a body that gives another type than is declared."""
    return errors.InvalidFunctionDefinition(f"return type mismatch in function declared to return {format_type(caller.result)}", detail=detail)


def result_shape(session: Any, caller: Any, columns: list[bound.OutputColumn] | None) -> Shape:
    """What makes the last statement's rows, of these columns, the function's values; 42P13 where they are of another type."""
    if columns is None:
        raise mismatch(caller, "Function's final statement must be SELECT or INSERT/UPDATE/DELETE RETURNING.")
    return shape_of(session, caller, columns)


def shape_of(session: Any, caller: Any, columns: list[bound.OutputColumn]) -> Shape:
    """The same for a query with these columns."""
    of = None if domain(caller.result) is not None else row_type(caller.result)  # a domain of rows is met as one value
    if caller.result != RECORD and of is None:
        if len(columns) != 1:
            raise mismatch(caller, "Final statement must return exactly one column.")
        kernel = _cast(session, caller, columns, [caller.result], None)
        return lambda s, rows: [r[0] for r in (rows if kernel is None else _apply(s, kernel, rows))]
    if of is not None:
        if len(columns) == 1 and row_type(columns[0].type) is of:
            return lambda s, rows: [r[0] for r in rows]
        _same_count(caller, columns, len(of.attributes))
        kernel = _cast(session, caller, columns, [a.type.oid for a in of.attributes], [a.typmod for a in of.attributes])
        return lambda s, rows: [of.stored(r) for r in (rows if kernel is None else _apply(s, kernel, rows))]
    if not caller.columns:
        made = record_of(tuple([c.type for c in columns]))
        if len(columns) == 1 and (columns[0].type == RECORD or row_type(columns[0].type) is not None):
            single = row_type(columns[0].type)
            return (lambda s, rows: [r[0] for r in rows]) if single is None else (lambda s, rows: [None if r[0] is None else single.record(r[0]) for r in rows])
        return lambda s, rows: [made(r) for r in rows]
    types = [c[1] for c in caller.columns]
    if len(columns) == 1 and len(types) != 1 and columns[0].type == RECORD:
        return lambda s, rows: [r[0] for r in rows]
    _same_count(caller, columns, len(types))
    kernel = _cast(session, caller, columns, types, [c[2] if len(c) > 2 else -1 for c in caller.columns])
    made = record_of(tuple(types))
    return lambda s, rows: [made(r) for r in (rows if kernel is None else _apply(s, kernel, rows))]


def _same_count(caller: Any, columns: list[Any], wanted: int) -> None:
    if len(columns) != wanted:
        raise mismatch(caller, f"Final statement returns too {'many' if len(columns) > wanted else 'few'} columns.")


def _cast(session: Any, caller: Any, columns: list[bound.OutputColumn], types: list[int], typmods: list[int] | None) -> Any:
    """A kernel that makes rows of the types, None where they are."""
    mods = typmods or [-1] * len(types)
    if all(c.type == t and (m < 0 or c.typmod == m) for c, t, m in zip(columns, types, mods, strict=True)):
        return None
    b = Binder(session.catalog_view, session.context)
    exprs: list[bound.Expr] = []
    for n, (c, t, m) in enumerate(zip(columns, types, mods, strict=True), 1):
        slot = bound.Slot(c.type, n - 1, c.typmod)
        made = _row_of(slot, t) if c.type == RECORD and row_type(t) is not None else coerce(b, slot, t, m, ASSIGNMENT)
        if made is None:
            if len(types) == 1 and caller.result != RECORD and row_type(caller.result) is None:
                raise mismatch(caller, f"Actual return type is {format_type(c.type)}.")
            raise mismatch(caller, f"Final statement returns {format_type(c.type)} instead of {format_type(t)} at column {n}.")
        exprs.append(made)
    return project_kernel(exprs)


def _row_of(slot: bound.Slot, oid: int) -> bound.Expr:
    """A record as a row of a type, whose fields are compared when there is one."""
    of = row_type(oid)
    assert of is not None
    wanted = tuple([a.type.oid for a in of.attributes])

    def cast(value: Any) -> Any:
        if getattr(value, "types", wanted) != wanted:
            raise errors.DatatypeMismatch("function return row and query-specified return row do not match")
        return of.stored(value)

    return bound.Func(Function("row", (RECORD,), oid, cast), (slot,), oid)


def _apply(session: Any, kernel: Any, rows: list[Any]) -> list[Any]:
    made: list[Any] = kernel(rows, ExecState((), session.context, None, []))
    return made


def check_body(session: Any, caller: Any) -> None:
    """What CREATE FUNCTION looks at: every statement binds, and the last one gives what is declared."""
    from aurorapy.execution import bound_columns

    columns: list[bound.OutputColumn] | None = None
    for statement, _ in statements_of(caller.routine):
        if is_plannable(statement):
            columns = bound_columns(session, statement, list(caller.args), arguments_of(session, caller.routine, caller.args))
        elif isinstance(statement, tree.CallStmt):
            columns = None
            bind_inside(session, statement, arguments_of(session, caller.routine, caller.args), list(caller.args))
        else:
            columns = None
            refuse_transactions(statement, "a SQL function")
    if caller.result != VOID:
        result_shape(session, caller, columns)


__all__ = ["MODIFYING", "SqlCode", "check_body"]
