"""Simple SQL functions become a part of the statement that calls them, so that it needs no call a row and indexes can serve what is inside.

A function of one value is inlined where PostgreSQL does it: its body is one SELECT of one expression, which is as constant as the function says, and what it is called
with may be written as often as the body has it. A function of rows in FROM becomes the subquery that it is.

Source: inline_function and inline_set_returning_function of PostgreSQL's clauses.c.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import coerce
from aurorapy.planner.bind.resolve import ASSIGNMENT, RECORD
from aurorapy.planner.bind.rows import row_type
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.parse import tree
from aurorapy.planner.plan.folding import Folder
from aurorapy.planner.plan.layout import is_volatile

Each = Callable[[bound.Expr], bound.Expr]
_STRICT = (bound.Const, bound.Param, bound.Var, bound.CoerceIO, bound.CoerceTypmod, bound.Field, bound.Subscript)


def inline_routines(session: Any, b: Binder, query: bound.Query | None, modify: bound.Modify | None) -> None:
    """Inline whatever can be, in place."""
    Inliner(session, b, frozenset()).statement(query, modify)


def may_inline(session: Any) -> bool:
    """Whether a session's statements take functions in; others than a superuser need to be allowed what a body does."""
    return bool(session.context.superuser)


def stored_expressions(session: Any, b: Binder) -> Callable[..., bound.Expr]:
    """`bind_over` for the planner: what indexes and partitions are made of, with their functions inlined, and constants computed, as those of the
    statement are."""
    bind_over: Callable[..., bound.Expr] = session.catalog_view.bind_over
    if not may_inline(session):
        return bind_over

    def inlined(table: Any, rid: int, text: str, **how: Any) -> bound.Expr:
        expr = bind_over(table, rid, text, **how)
        if not any(isinstance(n, bound.Func) and n.function.routine is not None for n in bound.walk(expr)):
            return expr
        folder = Folder(session.context, 0)
        folder.deriving = False
        return folder.fold(Inliner(session, b, frozenset()).expr(expr))

    return inlined


class Inliner:
    """Inlines what it finds in queries and expressions. `active`: the functions whose bodies are being looked at."""

    def __init__(self, session: Any, b: Binder, active: frozenset[int]) -> None:
        self.session, self.b, self.active = session, b, active

    def statement(self, query: bound.Query | None, modify: bound.Modify | None) -> None:
        if query is not None:
            self.query(query)
        if modify is not None:
            self.modify(modify)

    def modify(self, m: bound.Modify) -> None:
        if m.query is not None:
            self.query(m.query)
        m.sets = [(slot, self.expr(e)) for slot, e in m.sets]
        m.row = [self.expr(e) for e in m.row]
        for t in m.returning:
            t.expr = self.expr(t.expr)
        self._ctes(m.ctes)

    def _ctes(self, ctes: list[bound.CommonTable]) -> None:
        for cte in ctes:
            for q in (cte.query, cte.base, cte.step):
                if q is not None:
                    self.query(q)
            if cte.modify is not None:
                self.modify(cte.modify)

    def query(self, q: bound.Query) -> None:
        """Everything in a query and below it."""
        for t in q.targets:
            t.expr = self.expr(t.expr)
        for name in ("where", "having", "limit", "offset"):
            old = getattr(q, name)
            if old is not None:
                setattr(q, name, self.expr(old))
        q.group_by = [self.expr(e) for e in q.group_by]
        q.outer_aggregates = [self.expr(e) for e in q.outer_aggregates]  # type: ignore[misc]
        for w in q.windows:
            w.partition_by = tuple([self.expr(e) for e in w.partition_by])
            w.order_by = tuple([k.over(self.expr(k.expr)) for k in w.order_by])
        q.from_ = [self._tree(n) for n in q.from_]
        for entry in list(q.entries.values()):
            if entry.rows is not None:
                entry.rows = [tuple([self.expr(e) for e in row]) for row in entry.rows]
            if entry.functions:
                entry.functions = tuple([self._arguments(f) for f in entry.functions])
                self._rows(entry)
            if entry.query is not None:
                self.query(entry.query)
        for side in (q.set_left, q.set_right):
            if side is not None:
                self.query(side)
        self._ctes(q.ctes)

    def _tree(self, node: bound.JoinTree) -> bound.JoinTree:
        if isinstance(node, int):
            return node
        return replace(node, left=self._tree(node.left), right=self._tree(node.right), on=None if node.on is None else self.expr(node.on))

    def _arguments(self, e: bound.Expr) -> bound.Expr:
        """A function in FROM: what is inside of the call."""
        if isinstance(e, bound.Func) and e.function.retset:
            return e.rebuild([self.expr(a) for a in e.args])
        return self.expr(e)

    def expr(self, e: bound.Expr) -> bound.Expr:
        return bound.transform(e, self._visit)

    def _visit(self, n: bound.Expr) -> bound.Expr | None:
        if isinstance(n, bound.SubLink):
            self.query(n.query)
        elif isinstance(n, bound.Func) and n.function.routine is not None:
            return self._value(n)
        return None

    # --- functions of one value ---

    def _value(self, call: bound.Func) -> bound.Expr | None:
        f, routine = call.function, call.function.routine
        if not _may_inline(routine) or f.retset or call.type == RECORD or routine.oid in self.active or routine.kind != "f":
            return None
        body = self.expression(routine, f.impl.args if hasattr(f.impl, "args") else f.args, call.type)
        if body is None or not _as_constant(body, f.volatility):
            return None
        args = [self.expr(a) for a in call.args]
        uses = [0] * len(args)
        for n in bound.walk(body):
            if isinstance(n, bound.Param):
                uses[n.index] += 1
        if f.strict and (0 in uses or not all(isinstance(n, _STRICT) or (isinstance(n, bound.Func) and n.function.strict) for n in bound.walk(body))):
            return None
        if any(count != 1 and not _is_cheap(a) for count, a in zip(uses, args, strict=True)):
            return None
        put = bound.transform(body, lambda n: args[n.index] if isinstance(n, bound.Param) else None)
        return Inliner(self.session, self.b, self.active | {routine.oid}).expr(put)

    def expression(self, routine: Any, types: tuple[int, ...], result: int) -> bound.Expr | None:
        """The one expression that a function's body is, of the function's type; None where it is something else."""
        made = self._bound(routine, types, _may_be_expression)
        if made is None or not _is_expression(made):
            return None
        return coerce(self.b, made.targets[0].expr, result, -1, ASSIGNMENT)

    def _bound(self, routine: Any, types: tuple[int, ...], asked: Callable[[Any], bool] = lambda raw: True) -> bound.Query | None:
        """The query that is a function's body, None where it is something else, or not what is `asked` for."""
        from aurorapy.planner.bind.select import bind_query

        from .sql_language import arguments_of, statements_of

        try:
            statements = statements_of(routine)
            first = statements[0][0] if len(statements) == 1 else None
            if not isinstance(first, tree.Select | tree.SetOperation | tree.Values) or getattr(first, "into", None) is not None or not asked(first):
                return None
            arguments = arguments_of(self.session, routine, types)
            inner = Binder(self.b.catalog, arguments.context or self.session.context, parameters=list(arguments.types), fixed_parameters=True, next_rid=self.b.next_rid,
                           next_ident=self.b.next_ident, variables=arguments)
            made = bind_query(inner, Scope(), first)
        except errors.SQLError:
            return None  # the call will say what is wrong
        if inner.guarded:
            return None  # policies are put into it when it is called
        self.b.next_rid, self.b.next_ident = inner.next_rid, inner.next_ident
        self.b.relations |= inner.relations
        self.b.routines |= inner.routines
        self.b.members |= inner.members
        return made

    # --- functions of rows ---

    def _rows(self, entry: bound.Entry) -> None:
        call = entry.functions[0]
        if len(entry.functions) != 1 or entry.ordinality or not isinstance(call, bound.Func) or call.function.routine is None:
            return
        f, routine = call.function, call.function.routine
        if not f.retset or f.strict or f.volatility == "v" or not _may_inline(routine) or routine.oid in self.active:
            return
        if any(is_volatile(a) or any(isinstance(n, bound.SubLink) for n in bound.walk(a)) for a in call.args):
            return
        made = self._bound(routine, f.impl.args if hasattr(f.impl, "args") else f.args)
        if made is None or made.locks or any(c.modify is not None for c in made.ctes):
            return
        targets = [t for t in made.targets if not t.junk]
        if len(targets) != len(entry.columns) or any(t.expr.type != c.type for t, c in zip(targets, entry.columns, strict=True)):
            return
        of = row_type(routine.result)
        if of is not None and any(a.typmod >= 0 and a.typmod != t.expr.typmod for a, t in zip(of.attributes, targets, strict=True)):
            return
        if any(len(c) > 2 and c[2] >= 0 for c in f.impl.columns) if hasattr(f.impl, "columns") else False:
            return
        _put_arguments(made, call.args)
        Inliner(self.session, self.b, self.active | {routine.oid}).query(made)
        entry.kind, entry.query, entry.functions, entry.function_widths = "subquery", made, (), ()


def _may_inline(routine: Any) -> bool:
    return bool(routine.language == "sql" and not routine.definer and not routine.config)


def _may_be_expression(raw: Any) -> bool:
    """Whether a body may be SELECT of one expression: most are not, and need not be bound to be told."""
    return isinstance(raw, tree.Select) and len(raw.targets) == 1 and raw == tree.Select(targets=raw.targets, pos=raw.pos) and not _has_query(raw.targets)


def _has_query(raw: Any) -> bool:
    if isinstance(raw, tree.SubLink):
        return True
    if isinstance(raw, tuple | list):
        return any(map(_has_query, raw))
    return hasattr(raw, "__dataclass_fields__") and any(_has_query(getattr(raw, f)) for f in raw.__dataclass_fields__)


def _is_expression(q: bound.Query) -> bool:
    """Whether a query is SELECT of one expression and nothing else."""
    if (q.set_op is not None or q.entries or q.where is not None or q.aggregated or q.windows or q.distinct or q.distinct_on is not None or q.order_by
            or q.limit is not None or q.offset is not None or q.locks or q.ctes or q.has_srf or len(q.targets) != 1):
        return False
    return not any(isinstance(n, bound.SubLink) for n in bound.walk(q.targets[0].expr))


def _as_constant(body: bound.Expr, volatility: str) -> bool:
    """Whether an expression changes no more than its function says."""
    allowed = {"i": "i", "s": "is", "v": "isv"}[volatility]
    return all(n.function.volatility in allowed for n in bound.walk(body) if isinstance(n, bound.Func))


def _is_cheap(e: bound.Expr) -> bool:
    """Whether an argument may be computed several times, or not at all."""
    return sum(1 for n in bound.walk(e) if isinstance(n, bound.Func | bound.CoerceIO)) <= 4 and not is_volatile(e) and not any(
        isinstance(n, bound.SubLink) or (isinstance(n, bound.Func) and n.function.routine is not None) for n in bound.walk(e))


def _put_arguments(query: bound.Query, args: tuple[bound.Expr, ...]) -> None:
    """Put the arguments of a call in the place of parameters, everywhere in a query."""

    def put(n: bound.Expr) -> bound.Expr | None:
        if isinstance(n, bound.SubLink):
            _put_arguments(n.query, args)
        return args[n.index] if isinstance(n, bound.Param) else None

    walker = _Putting(put)
    walker.query(query)


class _Putting(Inliner):
    """Changes every expression of a query by a function."""

    def __init__(self, change: Callable[[bound.Expr], bound.Expr | None]) -> None:
        self.change = change

    def expr(self, e: bound.Expr) -> bound.Expr:
        return bound.transform(e, self.change)

    def _arguments(self, e: bound.Expr) -> bound.Expr:
        return self.expr(e)

    def _rows(self, entry: bound.Entry) -> None:
        pass
