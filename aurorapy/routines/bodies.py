"""Bodies that are no strings (BEGIN ATOMIC, RETURN): their statements bound, as the catalog keeps them, and what they depend on.

A statement that changes data is written as an action of a rule is. CALL and other utility statements are refused, as PostgreSQL 15 does.

Source: PostgreSQL 15 manual, CREATE FUNCTION, sql_body.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.modify import bind_modify
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.bind.select import bind_query
from aurorapy.planner.parse import parse_one, tree
from aurorapy.planner.plan.deparse_query import QueryWriter
from aurorapy.planner.plan.deparse_rules import RuleWriter
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import DefaultContext

from .variables import Arguments

Made = bound.Query | bound.Modify
QUERIES, CHANGES = (tree.Select, tree.Values, tree.SetOperation), (tree.InsertStmt, tree.UpdateStmt, tree.DeleteStmt)


class ChangeWriter(RuleWriter):
    """Writes statements of a body that change data."""

    kept_in = "function bodies"

    def _written(self, m: bound.Modify, row: tuple[Any, ...]) -> list[Any]:
        if any(isinstance(w, tree.ColumnRef) and w.star for w in row):
            raise errors.FeatureNotSupported("function bodies with VALUES of all fields of a row are not supported")
        return list(row)


def bind_statement(b: Binder, raw: Any) -> Made:
    """A statement of a body; 0A000 for what can be in none."""
    if isinstance(raw, QUERIES):
        return bind_query(b, Scope(), raw)
    if isinstance(raw, CHANGES):
        return bind_modify(b, raw, Scope())
    if isinstance(raw, tree.MergeStmt):
        raise errors.FeatureNotSupported("MERGE in BEGIN ATOMIC is not supported")
    from .running import tag_of

    raise errors.FeatureNotSupported(f"{tag_of(raw)} is not yet supported in unquoted SQL function body")


def with_body(session: Any, routine: Routine, body: tree.RoutineBody) -> Routine:
    """A routine with the body of BEGIN ATOMIC or RETURN, names looked up now."""
    returned = body.returned is not None
    raws = [tree.Select(targets=(tree.Target(body.returned),))] if body.returned is not None else [statement for statement, _ in body.statements]
    texts: list[str] = []
    depends: set[tuple[int, int]] = set()
    for raw in raws:
        b = Binder(session.catalog_view, session.context, parameters=list(routine.args), fixed_parameters=True, folding=False, whole_views=isinstance(raw, CHANGES),
                   variables=Arguments(routine.name, routine.input_names, routine.args))
        made = bind_statement(b, raw)
        texts.append(stored_text(made, raw))
        depends |= depends_of(made)
        if isinstance(made, bound.Modify) and stored_text(*bound_statement(session, routine, texts[-1])) != texts[-1]:
            raise errors.FeatureNotSupported("a function with this statement cannot be stored", detail=texts[-1])
    return replace(routine, body=tuple(texts), source="", returned=returned, depends=tuple(sorted(depends)))


def bound_statement(session: Any, routine: Routine, text: str) -> tuple[Made, Any]:
    """A stored statement of a body, bound, and what it was bound from."""
    from .sql_language import arguments_of

    raw = parse_one(text).statement
    arguments = arguments_of(session, routine, routine.args)
    b = Binder(session.catalog_view, arguments.context or session.context, parameters=list(routine.args), fixed_parameters=True, folding=False,
               whole_views=isinstance(raw, CHANGES), variables=arguments)
    return bind_statement(b, raw), raw


def stored_text(made: Made, raw: Any, now: Any = None) -> str:
    """A statement of a body as the catalog keeps it; `now(table)`: the descriptor that has the names."""
    from aurorapy.catalog.views import qualified

    if isinstance(made, bound.Query):
        return QueryWriter(qualified, DefaultContext(), now=now, stored=True).query(made).strip()
    return ChangeWriter(qualified, DefaultContext(), now=now, stored=True).action(made, raw).strip()


def depends_of(made: Made) -> set[tuple[int, int]]:
    """(relation, attnum; 0 for the whole), functions and so on that a statement reads or writes."""
    from aurorapy.catalog.rules import below
    from aurorapy.catalog.views import dependencies

    out = set(dependencies(below(made)))
    if isinstance(made, bound.Modify):
        out.add((made.table.oid, 0))
        out.update((made.table.oid, i + 1) for i in ([i for i, _ in made.sets] if made.kind == "update" else made.given if made.kind == "insert" else ()))
    return out


class BodyRewriting:
    """Bodies that mention what is about to get another name: bound before, written again after."""

    def __init__(self, session: Any, chosen: Callable[[Routine], bool]) -> None:
        self.session = session
        self.made = [(r.oid, [bound_statement(session, r, x) for x in r.body]) for r in session.catalog.routines.values() if r.body and chosen(r)]

    def change(self, each: Callable[[bound.Expr], bound.Expr], query: Callable[[bound.Query], None]) -> None:
        """Put other expressions in the place of all; `query` changes those of a query in place."""
        from aurorapy.catalog.rules import change_action

        for _, statements in self.made:
            for made, _ in statements:
                change_action(made, each, query)

    def finish(self, now: Any = None) -> None:
        """Write everything with the names of the catalog as it is now."""
        for oid, statements in self.made:
            routine = self.session.catalog.routines[oid]
            self.session.catalog.put_routine(replace(routine, body=tuple([stored_text(made, raw, now) for made, raw in statements])))
