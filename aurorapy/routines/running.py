"""Statements inside of routines: run while another statement is under way, whose snapshot stays as it is."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.execution import Plan, execute, find_point, make_plan
from aurorapy.given import Given
from aurorapy.planner.parse import tree

from .keeping import Made, uses_of_plan
from .variables import Variables

MODIFYING = (tree.InsertStmt, tree.UpdateStmt, tree.DeleteStmt, tree.MergeStmt)


class Prepared:
    """A statement of a routine's body, planned when it is first run and anew when the catalog or the settings have changed. `variables` makes
    what its names mean."""

    __slots__ = ("statement", "text", "make_variables", "made", "taken")

    def __init__(self, statement: Any, text: str, make_variables: Any) -> None:
        self.statement, self.text, self.make_variables = statement, text, make_variables
        self.made: Made | None = None
        self.taken: list[Any] = []

    def current(self, session: Any) -> Plan:
        """The plan, as the catalog and the settings are now."""
        if self.made is None or not self.made.is_good(session):
            variables, types = self.make_variables()
            plan = make_plan(session, self.statement, types, fixed=True, variables=variables)
            find_point(plan)
            self.taken = variables.taken if isinstance(variables, Variables) else []
            self.made = Made(session, plan, uses_of_plan(session, self.text, plan))
        found: Plan = self.made.value
        return found


def run_plan(session: Any, plan: Plan, values: tuple[Any, ...]) -> tuple[list[Any], str]:
    """Run a plan in the middle of a statement, or of a procedure: (rows, command tag)."""
    state = session.routines
    if state.for_index:
        raise errors.FeatureNotSupported("functions in index expressions that run queries are not supported")
    txn = session.start_transaction()
    if state.fixed and plan.writes:
        raise errors.FeatureNotSupported(f"{_verb(plan)} is not allowed in a non-volatile function")
    outer, own = session.statement_lsn, state.own
    at = view = None
    if outer:
        txn.pin(outer)
        if state.fixed and own is not None:
            view = own.seen(txn)
        if state.fixed and txn.isolation == "read committed" and outer != session.database.volume.lsn:
            at = outer
    kept = len(txn.also_pinned)
    try:
        return execute(session, plan, values, at, view)
    finally:
        state.own = own
        while len(txn.also_pinned) > kept:
            txn.db.volume.unpin(txn.also_pinned.pop())
        if session.statement_lsn > state.seen:
            state.seen = session.statement_lsn
        session.statement_lsn = outer
        if not outer:
            txn.end_statement()


def _verb(plan: Plan) -> str:
    return plan.verb.split()[0] if plan.verb != "SELECT" else "SELECT FOR UPDATE"


def run_utility(session: Any, statement: Any, text: str, types: list[int] | None = None, values: tuple[Any, ...] = (),
                inside: Given | None = None) -> Any:
    """Run a statement that has no plan: a commands.Result. `types` and `values`: of the parameters that a query in it may use; `inside`: what its names mean."""
    from aurorapy import commands

    if session.routines.fixed and not isinstance(statement, tree.ShowStmt | tree.ExplainStmt):
        raise errors.FeatureNotSupported(f"{tag_of(statement)} is not allowed in a non-volatile function")
    outer = session.statement_lsn
    session.start_transaction()
    if outer:
        session.transaction.pin(outer)
    given = session.argument_types, session.arguments, session.given
    session.argument_types, session.arguments, session.given = types or [], values, inside
    try:
        result = commands.run(session, statement, text)
        if isinstance(statement, tree.FetchStmt) and result.plan_columns is not None:
            result.rows = [r[: len(result.plan_columns)] for r in result.rows]  # without what says where they lie
        return result
    finally:
        session.argument_types, session.arguments, session.given = given
        session.routines.seen = max(session.routines.seen, session.statement_lsn)
        session.statement_lsn = outer


def tag_of(statement: Any) -> str:
    """A utility statement's name, for messages."""
    from aurorapy.catalog.ddl import tag_of

    return tag_of(statement)
