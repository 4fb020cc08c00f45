"""Places in a body where SQL is run: expressions that are not put in line, and queries.

A site is compiled when it is first reached, for the shapes of the records that it names, and anew when the catalog or the settings have changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.execution import find_point, make_plan
from aurorapy.given import Given
from aurorapy.plannable import is_plannable
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import coerce, settle_unknown, to_boolean
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.resolve import RECORD, TEXT, UNKNOWN
from aurorapy.planner.bind.rows import row_fields, row_type
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.compile import Source
from aurorapy.planner.kernels import finish
from aurorapy.planner.parse import tree
from aurorapy.planner.types import format_type

from ..keeping import Made, Uses
from ..running import run_plan, run_utility
from ..sql_language import ToldSql, refuse_transactions
from ..variables import Variables
from .records import Rec, caster, fitted, mover, not_assigned, nulls, record_of_value, shape_of
from .tree import Expression, Namespace, Variable

NATURAL, BOOLEAN, RECORD_VALUE, AS_TEXT = "natural", "boolean", "record", "text"
EXACT = -2  # in the place of a type, before a composite one: a record must have its fields as they are


class PlNames(Variables):
    """The variables that a piece of SQL sees. `shapes`: of the record variables, None for one that is not assigned. inline: a variable is a `Slot`, whose text `slot`
    gives, else a parameter of the statement."""

    def __init__(self, scope: Namespace, conflict: str, shapes: dict[int, Any], *, inline: bool) -> None:
        super().__init__(None, conflict)
        self.scope, self.shapes, self.inline = scope, shapes, inline

    def found(self, names: tuple[str, ...]) -> Any:
        found = self.scope.find(names)
        if found is None:
            return None
        variable, rest = found
        if rest and variable.kind == "scalar" and row_type(variable.oid) is None:
            return None
        return variable, variable.oid, variable.typmod, rest

    def made(self, b: Any, found: Any, node: tree.ColumnRef) -> bound.Expr:
        variable, _, _, rest = found
        if variable.kind != "record":
            return super().made(b, (variable.number, *found[1:]), node)
        shape = self.shapes.get(variable.number)
        if shape is None:
            if rest:
                raise not_assigned(variable.name)
            return bound.Const(RECORD, None, pos=node.pos)
        if not rest:
            items = tuple([self.parameter(b, (variable.number, i), t, -1, node.pos) for i, t in enumerate(shape.types)])
            return bound.Row(items, shape.names)
        if rest[0] not in shape.names:
            raise errors.UndefinedColumn(f'record "{variable.name}" has no field "{rest[0]}"', position=node.pos)
        i = shape.names.index(rest[0])
        return super().made(b, ((variable.number, i), shape.types[i], -1, rest[1:]), node)

    def parameter(self, b: Any, key: Any, oid: int, typmod: int, pos: int | None) -> bound.Expr:
        if not self.inline:
            return super().parameter(b, key, oid, typmod, pos)
        if key not in self.taken:
            self.taken.append(key)
        sure = not isinstance(key, tuple) and any(v.number == key and v.sure for v in _visible(self.scope))
        out = bound.Slot(oid, self.taken.index(key), typmod, not sure)
        out.pos = pos
        return out

    def numbered(self, b: Any, number: int, pos: int | None) -> bound.Expr | None:
        found = self.found((f"${number}",))
        return None if found is None else self.made(b, found, tree.ColumnRef((f"${number}",), pos=pos))

    def slot(self, i: int) -> str:
        """The text of a slot in generated code."""
        return text_of_key(self.taken[i])


def _visible(scope: Namespace | None) -> list[Variable]:
    out: list[Variable] = []
    while scope is not None:
        out += scope.names.values()
        scope = scope.parent
    return out


def text_of_key(key: Any) -> str:
    """A variable's local, or a field of the record in it."""
    return f"v{key[0]}.values[{key[1]}]" if isinstance(key, tuple) else f"v{key}"


def used_variables(e: Expression) -> list[Variable]:
    """The variables that a piece of SQL names, perhaps more."""
    out: dict[int, Variable] = {}
    left: list[Any] = [e.raw]
    while left:
        node = left.pop()
        names: tuple[str, ...] | None = None
        if isinstance(node, tree.ColumnRef):
            names = node.names
        elif isinstance(node, tree.CurrentOf):
            names = (node.cursor,)
        elif isinstance(node, tree.Param):
            names = (f"${node.number}",)
        elif isinstance(node, tuple | list):
            left += reversed(node)
        elif hasattr(node, "__dataclass_fields__"):
            left += [getattr(node, f) for f in reversed(node.__dataclass_fields__)]
        if names is not None and (found := e.scope.find(names)) is not None:
            out.setdefault(found[0].number, found[0])
    return list(out.values())


def plain_target(raw: Any) -> Any:
    """The one expression that `SELECT expression` is, None where it is a query."""
    if not isinstance(raw, tree.Select) or len(raw.targets) != 1:
        return None
    if raw != tree.Select(targets=raw.targets, pos=raw.pos):
        return None
    target = raw.targets[0].expr
    if isinstance(target, tree.ColumnRef) and target.star:
        return None
    return target


_NOT_INLINE = (bound.SubLink, bound.Aggregate, bound.Window, bound.GroupingCall, bound.Var)


def bind_plain(session: Any, names: PlNames, raw: Any) -> tuple[Binder, bound.Expr] | None:
    """A simple expression, bound; None where it needs a plan."""
    b = Binder(session.catalog_view, session.context, fixed_parameters=True, variables=names)
    query = bound.Query()
    expr = bind(b, Scope(query=query), raw, "SELECT")
    if any(isinstance(n, _NOT_INLINE) or (isinstance(n, bound.Func) and n.function.retset) for n in bound.walk(expr)):
        return None
    if b.routines:
        from ..inlining import Inliner

        expr = Inliner(session, b, frozenset()).expr(expr)
        if any(isinstance(n, _NOT_INLINE) for n in bound.walk(expr)):
            return None
    return b, expr


def use_expression(session: Any, uses: Uses, b: Binder, expr: bound.Expr) -> None:
    """Note what a simple expression is made of."""
    uses.bind(session, b.relations, b.routines, [n.type for n in bound.walk(expr)])


def looks_anew(expr: bound.Expr) -> bool:
    """Whether a routine is called that sees the snapshot of the statement around it: in a volatile function each expression is one."""
    return any(isinstance(n, bound.Func) and n.function.routine is not None and n.function.volatility == "s" for n in bound.walk(expr))


def context_line(e: Expression) -> str:
    """How an error's context calls a piece of SQL."""
    if e.kind == "assignment":
        return f'PL/pgSQL assignment "{e.text}"'
    return f'SQL expression "{e.text}"' if e.kind == "expression" else f'SQL statement "{e.text}"'


class ToldIn(ToldSql):
    """The context of a piece of SQL, and where in it the error is."""

    __slots__ = ("shift",)

    def __init__(self, e: Expression, *, portal: bool = False) -> None:
        super().__init__("" if portal else context_line(e), e.text)
        self.shift = 7 if e.kind == "expression" else 0
        if e.kind == "assignment":
            self.shift = 7 - (len(e.text) - len(e.text.split(" := ", 1)[1]))

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        if isinstance(error, errors.SQLError) and error.position is not None and error.query is None:
            error.position = max(error.position - self.shift, 0)
        super().__exit__(kind, error, trace)


class Site:
    """Knows the shapes of the records that are handed over. `variables`: what is handed over, in order."""

    def __init__(self, expression: Expression, conflict: str) -> None:
        self.expression, self.conflict = expression, conflict
        self.variables = used_variables(expression)
        self.records = [i for i, v in enumerate(self.variables) if v.kind == "record"]
        self.cache: dict[Any, Any] = {}

    @property
    def arguments(self) -> str:
        """What generated code hands over."""
        return "".join([f", v{v.number}" for v in self.variables])

    def compiled(self, R: Any, values: tuple[Any, ...]) -> Any:
        """What is made for these values' shapes."""
        records = self.records
        key = tuple([None if values[i] is None else values[i].shape for i in records]) if records else ()
        session = R.session
        found = self.cache.get(key)
        if found is None or not found.is_good(session):
            if len(self.cache) > 100:
                self.cache.clear()
            shapes = {self.variables[i].number: shape for i, shape in zip(records, key, strict=True)}
            uses = Uses(self.expression.text)
            found = self.cache[key] = Made(session, self.compile(R, shapes, uses), uses)
        return found.value

    def compile(self, R: Any, shapes: dict[int, Any], uses: Uses) -> Any:
        """Make it, and note what of."""
        raise NotImplementedError

    def taker(self, names: PlNames) -> Callable[..., tuple[Any, ...]]:
        """A function of what is handed over that gives the parameters of a plan."""
        arguments = ", ".join([f"v{v.number}" for v in self.variables])
        namespace: dict[str, Any] = {}
        exec(f"def take({arguments}): return ({''.join([text_of_key(k) + ', ' for k in names.taken])})", namespace)
        return namespace.pop("take")  # type: ignore[no-any-return]


class ValueSite(Site):
    """An expression. `wanted`: (type, typmod) of the value, or NATURAL, BOOLEAN, AS_TEXT, RECORD_VALUE; `typed`: the call gives (value, type)."""

    def __init__(self, expression: Expression, conflict: str, wanted: Any, *, typed: bool = False) -> None:
        super().__init__(expression, conflict)
        self.wanted, self.typed = wanted, typed
        self.last: Any = None  # (shape of the one record, the database's catalog, signature, what was made for them)

    def __call__(self, R: Any, *values: Any) -> Any:
        session = R.session
        last = self.last
        if (last is not None and (rec := values[last[4]]) is not None and rec.shape is last[0] and session.database.catalog is last[1]
                and session.context.signature is last[2] and session.transaction.catalog is None and session.temporary is None):
            return last[3](R, *values)
        made = self.compiled(R, values)
        if len(self.records) == 1 and (rec := values[self.records[0]]) is not None and session.temporary is None and session.transaction.catalog is None:
            self.last = rec.shape, session.database.catalog, session.context.signature, made, self.records[0]
        return made(R, *values)

    def compile(self, R: Any, shapes: dict[int, Any], uses: Uses) -> Any:
        session = R.session
        with ToldIn(self.expression):
            raw = plain_target(self.expression.raw)
            made = None
            if raw is not None:
                names = PlNames(self.expression.scope, self.conflict, shapes, inline=True)
                made = bind_plain(session, names, raw)
            if made is None or (not session.routines.fixed and looks_anew(made[1])):
                return self._planned(R, shapes, uses)
        b, expr = made
        use_expression(session, uses, b, expr)
        with ToldIn(self.expression):
            return self._function(session, names, b, expr)

    def _function(self, session: Any, names: PlNames, b: Binder, expr: bound.Expr) -> Any:
        source = Source(names.slot)
        text, oid = value_text(session, source, b, expr, self.wanted)
        if self.typed:
            text = f"({text}, {oid})"
        arguments = "".join([f", v{v.number}" for v in self.variables])
        made = finish(source, "site_value", f"s{arguments}", [f"return {text}"])
        if any(isinstance(n, bound.Slot) for n in bound.walk(expr)):
            return lambda R, *values: made(R.state, *values)

        def told(R: Any, *values: Any) -> Any:  # PostgreSQL computes what is constant when it plans
            with ToldIn(self.expression):
                return made(R.state, *values)

        return told

    def _planned(self, R: Any, shapes: dict[int, Any], uses: Uses) -> Any:
        session, e = R.session, self.expression
        names = PlNames(e.scope, self.conflict, shapes, inline=False)
        plan = make_plan(session, e.raw, [], fixed=True, variables=names)
        find_point(plan)
        uses.bind(session, plan.relations, plan.routines, [c.type for c in plan.columns])
        take = self.taker(names)
        if len(plan.columns) != 1:
            raise errors.SyntaxError_(f'query "{e.text}" returned {len(plan.columns)} columns')
        column = plan.columns[0]
        oid, typmod = (column.type, column.typmod) if not isinstance(self.wanted, tuple) else self.wanted
        if oid == EXACT:
            oid, typmod = self.wanted[1], -1
        if self.wanted == BOOLEAN:
            oid, typmod = 16, -1
        if self.wanted == AS_TEXT:
            oid, typmod = 25, -1
        cast = caster(session, column.type, column.typmod, oid, typmod)
        typed, as_record = self.typed, self.wanted == RECORD_VALUE

        def run(R: Any, *values: Any) -> Any:
            try:
                with ToldIn(e) as _told:
                    rows, _ = run_plan(R.session, plan, take(*values))
            except errors.StalePlan:
                return self(R, *values)
            if len(rows) > 1:
                raise errors.CardinalityViolation("query returned more than one row", where=f"query: {e.text}")
            value = rows[0][0] if rows else None
            if cast is not None:
                value = cast(R.state, value)
            if as_record:
                value = record_of_value(value, column.type)
            return (value, oid) if typed else value

        return run


def value_text(session: Any, source: Source, b: Binder, expr: bound.Expr, wanted: Any) -> tuple[str, int]:
    """(text of an expression's value as it is wanted, its type)."""
    if wanted == BOOLEAN:
        return source.truth(to_boolean(b, expr, "IF") if expr.type in (16, UNKNOWN) else fitted(b, expr, 16, -1)), 16
    if wanted == NATURAL:
        expr = settle_unknown(b, expr)
        return source.value(expr), expr.type
    if wanted == AS_TEXT:
        expr = settle_unknown(b, expr)
        return source.value(expr if expr.type == TEXT else bound.CoerceIO(expr, TEXT)), TEXT
    if wanted == RECORD_VALUE:
        return record_text(source, expr), RECORD
    if wanted[0] == EXACT:
        return exact_row(source, b, expr, wanted[1]), wanted[1]
    if wanted[0] == RECORD:
        if expr.type != RECORD and row_type(expr.type) is None:
            raise errors.DatatypeMismatch("cannot return non-composite value from function returning composite type")
        made = coerce(b, expr, RECORD)
        assert made is not None
        return source.value(made), RECORD
    return source.value(fitted(b, expr, *wanted)), wanted[0]


def exact_row(source: Source, b: Binder, expr: bound.Expr, oid: int) -> str:
    """Text of what RETURN gives of a composite type."""
    of = row_type(oid)
    assert of is not None
    if expr.type == UNKNOWN and isinstance(expr, bound.Const) and expr.value is None:
        return "None"
    if expr.type != RECORD and row_type(expr.type) is None:
        raise errors.DatatypeMismatch("cannot return non-composite value from function returning composite type")
    fields = row_fields(expr)
    if expr.type == RECORD and fields is not None:
        _same_fields([t if t != UNKNOWN else 25 for _, t, _ in fields], of)
    if expr.type == RECORD and not isinstance(expr, bound.Row | bound.WholeRow):

        def checked(value: Any) -> Any:
            _same_fields(list(value.types), of)
            return of.stored(value)

        name = source.constant(checked, "row")
        return source.over(expr, lambda t: f"{name}({t})")
    return source.value(fitted(b, expr, oid, -1))


def _same_fields(has: list[int], of: Any) -> None:
    wanted = [a.type.oid for a in of.attributes]
    wrong = "returned record type does not match expected record type"
    if len(has) != len(wanted):
        raise errors.DatatypeMismatch(wrong, detail=f"Number of returned columns ({len(has)}) does not match expected column count ({len(wanted)}).")
    for n, (h, w) in enumerate(zip(has, wanted, strict=True), 1):
        if h != w:
            raise errors.DatatypeMismatch(wrong, detail=f"Returned type {format_type(h)} does not match expected type {format_type(w)} in column {n}.")


def record_text(source: Source, expr: bound.Expr) -> str:
    """Text of an expression's value as a record variable takes it."""
    if isinstance(expr, bound.Const) and expr.value is None:
        return "None"
    fields = row_fields(expr)
    if isinstance(expr, bound.Row | bound.WholeRow) and fields is not None:
        items = expr.items if isinstance(expr, bound.Row) else expr.columns
        shape = source.constant(shape_of(tuple([n for n, _, _ in fields]), tuple([i.type if i.type != UNKNOWN else 25 for i in items])), "shape")
        return f"{source.constant(Rec, 'Rec')}({shape}, ({''.join([source.value(i) + ', ' for i in items])}))"
    if expr.type != RECORD and row_type(expr.type) is None:
        raise errors.DatatypeMismatch("cannot assign non-composite value to a record variable")
    names = tuple([n for n, _, _ in fields]) if fields is not None and expr.type == RECORD else None
    return f"{source.constant(record_of_value, 'recv')}({source.value(expr)}, {expr.type}, {names!r})"


class Ran:
    """What a query gave: its rows, how many rows it was about, and its columns (None where it gives none)."""

    __slots__ = ("rows", "count", "columns", "query", "portal", "cursor")

    def __init__(self, rows: list[Any], tag: str, columns: list[Any] | None, query: Any) -> None:
        self.rows, self.columns, self.query = rows, columns, query
        self.portal = ""
        self.cursor: Any = None  # the portal of a loop over a cursor, which moves with it
        last = tag.rpartition(" ")[2]
        self.count = int(last) if last.isdigit() else 0


class QuerySite(Site):
    """A statement of SQL with a plan. `marked`: it is a cursor's; `portal`: a cursor's or a loop's."""

    marked = portal = False

    def compile(self, R: Any, shapes: dict[int, Any], uses: Uses) -> Any:
        e = self.expression
        names = PlNames(e.scope, self.conflict, shapes, inline=False)
        with ToldIn(e):
            plan = make_plan(R.session, e.raw, [], fixed=True, variables=names, marked=self.marked)
        if not self.marked:
            find_point(plan)
        uses.bind(R.session, plan.relations, plan.routines, [c.type for c in plan.columns])
        return Planned(plan, self.taker(names), e)

    def run(self, R: Any, *values: Any) -> Ran:
        """Run it."""
        try:
            planned = self.compiled(R, values)
            with ToldIn(self.expression, portal=self.portal) as _told:
                rows, tag = run_plan(R.session, planned.plan, planned.take(*values))
        except errors.StalePlan:
            return self.run(R, *values)
        return Ran(rows, tag, planned.plan.columns if planned.plan.returns_rows else None, planned)


class Planned:
    """`movers`: how its rows get into targets, by these."""

    __slots__ = ("plan", "take", "expression", "movers")

    def __init__(self, plan: Any, take: Any, expression: Expression) -> None:
        self.plan, self.take, self.expression = plan, take, expression
        self.movers: dict[Any, Any] = {}

    def mover(self, session: Any, columns: list[Any], targets: tuple[tuple[str, int, int], ...]) -> Any:
        if targets not in self.movers:
            self.movers[targets] = mover(session, columns, list(targets))
        return self.movers[targets]


class UtilitySite(Site):
    """A statement of SQL without a plan."""

    def run(self, R: Any, *values: Any) -> Ran:
        statement = self.expression.raw
        refuse_transactions(statement, "PL/pgSQL")
        inside = self._inside(values) if self.variables and isinstance(statement, tree.CreateTableAsStmt | tree.ExplainStmt | tree.Select) else None
        with ToldIn(self.expression) as _told:
            result = run_utility(R.session, statement, self.expression.text, inside=inside)
        return Ran(result.rows, result.tag or "", result.plan_columns, Planned(None, None, self.expression))

    def _inside(self, values: tuple[Any, ...]) -> Given:
        shapes = {v.number: None if value is None else value.shape for v, value in zip(self.variables, values, strict=True) if v.kind == "record"}
        return Given(lambda: PlNames(self.expression.scope, self.conflict, shapes, inline=False), lambda names: self.taker(names)(*values))


def site_of(e: Expression, conflict: str) -> QuerySite | UtilitySite:
    """A statement's site."""
    return QuerySite(e, conflict) if is_plannable(e.raw) else UtilitySite(e, conflict)


__all__ = ["AS_TEXT", "BOOLEAN", "NATURAL", "RECORD_VALUE", "PlNames", "QuerySite", "Ran", "UtilitySite", "ValueSite", "nulls", "site_of"]
