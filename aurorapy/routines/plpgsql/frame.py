"""What the generated function asks of the session while it runs: one frame a call."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from aurorapy import errors
from aurorapy.commands import warning
from aurorapy.planner.bind.rows import row_type
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.domains import domain

from ..sql_language import under_way
from .cursors import Cursors, passed
from .dynamic import Dynamic
from .records import Rec, caster, mover, nulls, record_of_value
from .sites import Ran
from .subtransactions import Handled, Sub

Spec = tuple[tuple[str, int, int], ...]


class Frame(Cursors, Dynamic):
    """`rows`: of a function that returns a set. `count`: ROW_COUNT."""

    __slots__ = ("session", "code", "state", "rows", "count")

    def __init__(self, session: Any, code: Any) -> None:
        self.session, self.code = session, code
        self.state = code.state
        self.rows: list[Any] = []
        self.count = 0

    @property
    def tick(self) -> Callable[[], None]:
        """Lets others run now and then."""
        return self.session.tick if not self.session.routines.for_index else _no_tick

    # --- values ---

    def refuse_null(self, name: str) -> NoReturn:
        raise errors.NullValueNotAllowed(f'null value cannot be assigned to variable "{name}" declared NOT NULL')

    def refuse_constant(self, name: str) -> NoReturn:
        raise errors.ErrorInAssignment(f'variable "{name}" is declared CONSTANT')

    def initial(self, oid: int) -> Any:
        """What a variable of a user's type is in the beginning: NULL, if its domain takes that."""
        of = domain(oid)
        return None if of is None else of.enforce(None, self.session.context)

    def field(self, rec: Rec, i: int) -> tuple[Any, int]:
        """(value, type) of a record's field; NULL for one too many."""
        return (rec.values[i], rec.shape.types[i]) if rec is not None and i < len(rec.values) else (None, 705)

    def cast(self, value: Any, source: int, kind: str, oid: int, typmod: int) -> Any:
        """A value of a type as a variable takes it."""
        if kind == "record":
            return record_of_value(value, source)
        cast = caster(self.session, source, -1, oid, typmod)
        return value if cast is None else cast(self.state, value)

    def as_record(self, rec: Rec | None) -> Any:
        return None if rec is None else rec.shape.made(rec.values)

    def range(self, low: Any, high: Any, step: Any, reverse: bool) -> range:
        """The turns of an integer FOR loop."""
        for value, name in ((low, "lower bound"), (high, "upper bound"), (step, "BY value")):
            if value is None:
                raise errors.NullValueNotAllowed(f"{name} of FOR loop cannot be null")
        if step <= 0:
            raise errors.InvalidParameterValue("BY value of FOR loop must be greater than zero")
        return range(low, high - 1, -step) if reverse else range(low, high + 1, step)

    def foreach(self, array: tuple[Any, int], depth: int, kind: str, oid: int, typmod: int) -> list[Any]:
        """The items of FOREACH."""
        value, of = array
        if value is None:
            raise errors.NullValueNotAllowed("FOREACH expression must not be null")
        element = TYPES[of].element if TYPES[of].category == "A" else 0
        if not element:
            raise errors.DatatypeMismatch(f"FOREACH expression must yield an array, not type {format_type(of)}")
        if kind == "record":
            from .arrays import slices as parts

            return [record_of_value(v, of if depth else element) for v in parts(value, depth)]
        into_array = TYPES[oid].category == "A" and bool(TYPES[oid].element) if oid else False
        if depth > 0 and not into_array:
            raise errors.DatatypeMismatch("FOREACH ... SLICE loop variable must be of an array type")
        if depth == 0 and into_array:
            raise errors.DatatypeMismatch("FOREACH loop variable must not be of an array type")
        from .arrays import slices

        return [self.cast(v, of if depth else element, kind, oid, typmod) for v in slices(value, depth)]

    # --- rows ---

    def moved(self, ran: Ran, spec: Spec) -> Iterable[tuple[Any, ...]]:
        """The rows as the targets' values."""
        move = ran.query.mover(self.session, ran.columns, spec)
        rows = ran.rows if ran.cursor is None else passed(ran.cursor)
        if move is None:
            return rows
        state = self.state
        return (move(state, row) for row in rows)

    def nulls(self, ran: Ran, spec: Spec) -> tuple[Any, ...]:
        return nulls(self.session, ran.columns, list(spec))

    def first(self, ran: Ran, spec: Spec, strict: bool, one: bool) -> tuple[Any, ...]:
        """The targets' values of the first row; P0002, P0003 where there must be exactly one."""
        if ran.columns is None:
            raise errors.SyntaxError_("INTO used with a command that cannot return data")
        rows = ran.rows
        self._extra(ran, spec, strict)
        self.count = min(len(rows), 1) if not one else ran.count
        if len(rows) > 1 and (strict or one):
            raise errors.TooManyRows("query returned more than one row", hint="Make sure the query returns a single row, or use LIMIT 1.")
        if not rows:
            if strict:
                raise errors.NoDataFound("query returned no rows")
            return self.nulls(ran, spec)
        move = ran.query.mover(self.session, ran.columns, spec)
        return rows[0] if move is None else move(self.state, rows[0])  # type: ignore[no-any-return]

    def _extra(self, ran: Ran, spec: Spec, strict: bool) -> None:
        """What plpgsql.extra_errors and extra_warnings ask for."""
        if len(ran.rows) > 1 and not strict and (level := self.code.asks("too_many_rows")):
            self._complain(level, errors.TooManyRows("query returned more than one row", hint="Make sure the query returns a single row, or use LIMIT 1."))
        if level := self.code.asks("strict_multi_assignment"):
            wanted = len(spec)
            if len(spec) == 1 and spec[0][0] == "row":
                of = row_type(spec[0][1])
                wanted = len(of.attributes) if of is not None else 1
            if spec[0][0] != "record" and wanted != len(ran.columns or ()):
                self._complain(level, errors.DatatypeMismatch("number of source and target fields in assignment does not match",
                                                              detail=f"strict_multi_assignment check of extra_{level}s is active.",
                                                              hint="Make sure the query returns the exact list of columns."))

    def _complain(self, level: str, e: errors.SQLError) -> None:
        if level == "error":
            raise e
        warning(self.session, e.sqlstate, e.message, detail=e.detail)

    def finish(self, ran: Ran) -> None:
        """After a statement whose rows go nowhere: there must be none."""
        self.count = ran.count
        if ran.columns is not None:
            select = ran.query.plan is not None and ran.query.plan.verb == "SELECT"
            raise errors.SyntaxError_("query has no destination for result data",
                                      hint="If you want to discard the results of a SELECT, use PERFORM instead." if select else None)

    def need_rows(self, ran: Ran, what: str) -> None:
        if ran.columns is None:
            raise errors.InvalidCursorDefinition(f"cannot {what}: it does not return rows")

    # --- returning ---

    def no_return(self) -> NoReturn:
        self.code.info.ended = True
        raise errors.NoReturnStatement("control reached end of function without RETURN")

    def no_case(self) -> NoReturn:
        raise errors.CaseNotFound("case not found", hint="CASE statement is missing ELSE part.")

    def next_row(self, rec: Rec | None) -> None:
        """RETURN NEXT of a row."""
        info = self.code.info
        of = row_type(info.result)
        if rec is None:
            self.rows.append(None if of is not None or not info.outputs else (None,) * len(info.outputs))
            return
        if of is None:
            self.rows.append(rec.shape.made(rec.values))
            return
        wanted = [(a.type.oid, a.typmod) for a in of.attributes]
        if len(wanted) != len(rec.values):
            raise errors.DatatypeMismatch("wrong record type supplied in RETURN NEXT", detail=_counts(len(rec.values), len(wanted)))
        self.rows.append(of.stored(rec.values if tuple([t for t, _ in wanted]) == rec.shape.types else [
            self.cast(v, t, "scalar", *w) for v, t, w in zip(rec.values, rec.shape.types, wanted, strict=True)]))

    def return_rows(self, ran: Ran) -> bool:
        """RETURN QUERY: whether there were rows."""
        info = self.code.info
        if ran.columns is None:
            raise errors.SyntaxError_("cannot open query as cursor") if ran.query.plan is None else errors.InvalidCursorDefinition(
                f"cannot open {ran.query.plan.verb.split()[0]} query as cursor")
        has = tuple([c.type for c in ran.columns])
        of = row_type(info.result)
        if of is not None:
            wanted = tuple([a.type.oid for a in of.attributes])
        elif info.outputs and not info.single:
            wanted = tuple([v.oid if v.kind != "record" else 2249 for v in info.outputs])
        elif info.result == 2249:
            wanted = has
        else:
            wanted = (info.result,)
        if has != wanted:
            wrong = "structure of query does not match function result type"
            if len(has) != len(wanted):
                raise errors.DatatypeMismatch(wrong, detail=_counts(len(has), len(wanted)))
            n, h, w = next((n, h, w) for n, (h, w) in enumerate(zip(has, wanted, strict=True), 1) if h != w)
            raise errors.DatatypeMismatch(wrong, detail=f"Returned type {format_type(h)} does not match expected type {format_type(w)} in column {n}.")
        self.count = len(ran.rows)
        if of is not None:
            self.rows += [of.stored(r) for r in ran.rows]
        elif info.result == 2249:
            from aurorapy.planner.types.arrays import record_of

            made = info.made or record_of(has)
            self.rows += [made(r) for r in ran.rows]
        else:
            self.rows += [r[0] for r in ran.rows]
        return bool(ran.rows)

    def trigger_row(self, rec: Rec | None) -> Any:
        """The row that a trigger function gives, in the table's stored order."""
        if rec is None:
            return None
        of = row_type(self.code.info.table_type)
        assert of is not None
        wanted = tuple([a.type.oid for a in of.attributes])
        if rec.shape.types != wanted:
            wrong = "returned row structure does not match the structure of the triggering table"
            if len(rec.values) != len(wanted):
                raise errors.DatatypeMismatch(wrong, detail=_counts(len(rec.values), len(wanted)))
            n, h, w = next((n, h, w) for n, (h, w) in enumerate(zip(rec.shape.types, wanted, strict=True), 1) if h != w)
            raise errors.DatatypeMismatch(wrong, detail=f"Returned type {format_type(h)} does not match expected type {format_type(w)} in column {n}.")
        return of.stored(rec.values)

    # --- errors ---

    def begin(self) -> Sub:
        """A block with handlers begins."""
        return Sub(self)

    def raise_again(self, handled: Handled | None) -> NoReturn:
        if handled is None:
            raise errors.StackedDiagnosticsOutside("RAISE without parameters cannot be used outside an exception handler")
        error = handled.error
        error.where = handled.where
        error.told = True  # type: ignore[attr-defined]
        raise error

    def stacked(self, handled: Handled | None, item: str) -> str:
        if handled is None:
            raise errors.StackedDiagnosticsOutside("GET STACKED DIAGNOSTICS cannot be used outside an exception handler")
        e = handled.error
        found = {"returned_sqlstate": e.sqlstate, "message_text": e.message, "pg_exception_detail": e.detail, "pg_exception_hint": e.hint,
                 "pg_exception_context": handled.where, "column_name": e.column, "constraint_name": e.constraint, "pg_datatype_name": e.datatype,
                 "table_name": e.table, "schema_name": e.schema}[item]
        return found or ""

    @property
    def asserts(self) -> bool:
        return (self.session.values.get("plpgsql.check_asserts") or "on") not in ("off", "false", "no", "0", "f")

    def failed_assert(self, message: str | None) -> NoReturn:
        raise errors.AssertFailure("assertion failed" if message is None else message)

    def where(self, skip: int = 0) -> str:
        """The statements of PL/pgSQL and of SQL functions that are under way, innermost first. `skip`: so many of PL/pgSQL, and what they run, are not told."""
        out: list[str] = []
        begun = False
        frame = sys._getframe(1)
        while frame is not None:
            code = frame.f_globals.get("__pl__")
            if code is not None and frame.f_code is code.function.__code__:
                begun = True
                if skip:
                    skip -= 1
                else:
                    out.append(code.line_of(frame.f_lineno))
            elif begun and (line := under_way(frame)):
                out.append(line)
            frame = frame.f_back  # type: ignore[assignment]
        return "\n".join(out)

    # --- transactions ---

    def end_transaction(self, commit: bool, chain: bool) -> None:
        """COMMIT or ROLLBACK in a procedure."""
        session = self.session
        state = session.routines
        if not state.free:
            raise errors.InvalidTransactionTermination("invalid transaction termination")
        if state.subs:
            raise errors.InvalidTransactionTermination(f"cannot {'commit' if commit else 'roll back'} while a subtransaction is active")
        txn = session.transaction
        modes = (txn.isolation, txn.read_only)
        if commit:
            state.hold = max(state.hold, session.commit())
        else:
            session.rollback()
        session.statement_lsn = 0
        txn = session.start_transaction()
        if chain:
            txn.isolation, txn.read_only = modes
            session.values["transaction_isolation"], session.values["transaction_read_only"] = modes[0], "on" if modes[1] else "off"


def _no_tick() -> None:
    """While pages are being changed nobody else may run."""


def _counts(has: int, wanted: int) -> str:
    return f"Number of returned columns ({has}) does not match expected column count ({wanted})."


__all__ = ["Callable", "Frame", "mover"]
