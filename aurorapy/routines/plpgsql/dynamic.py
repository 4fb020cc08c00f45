"""EXECUTE: statements whose text is made while the function runs."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.execution import find_point, make_plan
from aurorapy.plannable import is_plannable
from aurorapy.planner.parse import parse, tree
from aurorapy.settling import settled
from aurorapy.writing import as_written

from ..keeping import Made, uses_of_plan
from ..running import run_plan, run_utility
from ..sql_language import ToldSql
from .sites import Planned, Ran
from .tree import Expression, Namespace

_KEPT_MAX = 200  # texts whose plans a session keeps


class Dynamic:
    """Mixed into Frame."""

    __slots__ = ()
    session: Any

    def execute(self, text: str | None, params: tuple[tuple[Any, int], ...], rows: bool = False, marked: bool = False, portal: bool = False) -> Ran:
        """Run a text; its parameters are (value, type). `marked`: it is a cursor's, `portal`: a cursor's or a loop's."""
        if text is None:
            raise errors.NullValueNotAllowed("query string argument of EXECUTE is null")
        session = self.session
        types = tuple([25 if t == 705 else t for _, t in params])
        kept = session.routines.dynamic
        key = text, types, marked
        found = kept.get(key)
        line = f'SQL statement "{text}"'
        with ToldSql(line, text) as _told:
            if found is None or session.routines.transitions or not found.is_good(session):
                statements = parse(as_written(text))
                if len(statements) != 1 or not is_plannable(statements[0].statement):
                    return self._several(statements, params, types, text, rows)
                plan = make_plan(session, statements[0].statement, list(types), fixed=True, marked=marked)
                if not marked:
                    find_point(plan)
                if len(kept) >= _KEPT_MAX:
                    kept.clear()
                found = kept[key] = Made(session, Planned(plan, None, Expression(text, 0, 0, Namespace(None))), uses_of_plan(session, text, plan))
            plan = found.value.plan
        try:
            with ToldSql("" if portal else line, text) as _told:
                made, tag = run_plan(session, plan, tuple([v for v, _ in params]))
        except errors.StalePlan:
            kept.pop(key, None)
            return self.execute(text, params, rows, marked, portal)
        return Ran(made, tag, plan.columns if plan.returns_rows else None, found.value)

    def _several(self, statements: list[Any], params: Any, types: tuple[int, ...], text: str, rows: bool) -> Ran:
        """Utility statements, or several statements: what the last one gives."""
        session = self.session
        query = Planned(None, None, Expression(text, 0, 0, Namespace(None)))
        if rows and len(statements) != 1:
            raise errors.InvalidCursorDefinition("cannot open multi-query plan as cursor" if statements else "cannot open empty query as cursor")
        ran = Ran([], "", None, query)
        for parsed in statements:
            s = parsed.statement
            if isinstance(s, tree.TransactionStmt):
                raise errors.FeatureNotSupported("EXECUTE of transaction commands is not implemented")
            if isinstance(s, tree.Select) and s.into is not None and rows:
                raise errors.SyntaxError_("SELECT INTO query does not return tuples")
            if isinstance(s, tree.Select) and s.into is not None:
                raise errors.FeatureNotSupported("EXECUTE of SELECT ... INTO is not implemented",
                                                 hint="You might want to use EXECUTE ... INTO or EXECUTE CREATE TABLE ... AS instead.")
            if is_plannable(s):
                plan = settled(session, lambda s=s: make_plan(session, s, list(types), fixed=True))  # type: ignore[misc]
                made, tag = run_plan(session, plan, tuple([v for v, _ in params]))
                ran = Ran(made, tag, plan.columns if plan.returns_rows else None, Planned(plan, None, query.expression))
            else:
                if isinstance(s, tree.CopyStmt) and s.filename is None:
                    raise errors.FeatureNotSupported("cannot COPY to/from client in PL/pgSQL")
                result = run_utility(session, s, parsed.text)
                ran = Ran(result.rows, result.tag or "", result.plan_columns, query)
        return ran
