"""Views that can be written to: a query of one table, or of one such view, without anything that makes one row of several.

A statement that names such a view is bound as one that names the table below, under the view's name: the view's columns are the
expressions that it selects, of which those that are columns can be set; its conditions join the statement's. What WITH CHECK OPTION
demands is checked of new rows like a constraint, innermost view first. A view with an INSTEAD OF trigger for the event is as good as a table.

Source: PostgreSQL 15 manual, CREATE VIEW, "Updatable Views"; its src/backend/rewrite/rewriteHandler.c (rewriteTargetView).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.relation import Column, Rule, Table
from aurorapy.planner.substitution import substituted
from aurorapy.records import dataclass

from .binder import Binder
from .from_ import is_barrier, view_query
from .scope import Item

INSERT, UPDATE, DELETE = 8, 4, 16  # pg_relation_is_updatable's events
_WORDS = {"insert into": ("inserting into", "INSERT"), "update": ("updating", "UPDATE"), "delete from": ("deleting from", "DELETE")}
_NOT_A_COLUMN = "View columns that are not columns of their base relation are not updatable."


@dataclass(slots=True)
class OpenView:
    """`verb`: 'insert into', 'update' or 'delete from'. `columns`: what each of the view's columns is, over `entry`; `places`: the table's
    column that it stands for, or the view that keeps it from being set. `shaped`: the table with the views' defaults in place of its own.
    `conditions`: of this view and of those below, with the view. `levels`: the views, the outermost first. `own`: what the statement says in WHERE."""

    verb: str
    view: Table
    table: Table
    shaped: Table
    entry: bound.Entry
    columns: list[bound.Expr]
    places: list[Column | Table]
    conditions: list[tuple[Table, bound.Expr | None]]
    levels: list[bound.ViewLevel]
    own: list[bound.Expr] = field(default_factory=list)

    def item(self, name: str) -> Item:
        """The names that the statement sees."""
        shown = [(c.name, _named(e, c.name)) for c, e in zip(self.view.columns, self.columns, strict=True)]
        return Item(name, shown, self.entry.rid, entry=self.entry, view=self.view)

    def where(self) -> bound.Expr | None:
        """The conditions of all views together, but for those of security barriers and of what is below them."""
        return bound.conjunction([p for _, e in reversed(self.conditions[:self._barred()]) for p in bound.conjuncts(e)])

    def security(self) -> list[bound.Expr]:
        """The conditions that come before the statement's."""
        return [p for _, e in reversed(self.conditions[self._barred():]) for p in bound.conjuncts(e)]

    def _barred(self) -> int:
        return next((i for i, (v, _) in enumerate(self.conditions) if is_barrier(v)), len(self.conditions))

    def settable(self, name: str, pos: int | None) -> Column:
        """The table's column that a view's column stands for; 42703, 0A000."""
        for c, place in zip(self.view.columns, self.places, strict=True):
            if c.name == name:
                return self.place(c, place)
        raise errors.UndefinedColumn(f'column "{name}" of relation "{self.view.name}" does not exist', position=pos)

    def refuse_unsettable(self, names: set[str]) -> None:
        """0A000 for what is no column of the table, an outer view's before those of views below it."""
        unfit = [(c, place) for c, place in zip(self.view.columns, self.places, strict=True) if c.name in names and isinstance(place, Table)]
        order = [v.view.oid for v in self.levels]
        if unfit:
            self.place(*min(unfit, key=lambda x: order.index(x[1].oid)))

    def refuse_defaults(self) -> None:
        """0A000 for a column with a default of the view's that is no column of the table: the default would be inserted."""
        for level in self.levels:
            for c, n in zip(level.view.columns, level.numbers, strict=True):
                if n is None and c.default is not None:
                    raise errors.FeatureNotSupported(f'cannot {self.verb} column "{c.name}" of view "{level.view.name}"', detail=_NOT_A_COLUMN)

    def numbered(self, names: set[str]) -> frozenset[int]:
        """The numbers of columns of the view."""
        return frozenset(c.attnum for c in self.view.columns if c.name in names)

    def place(self, column: Column, place: Column | Table) -> Column:
        """`place`, or 0A000 where it is no column of the table."""
        if isinstance(place, Table):
            name = column.name
            slot: int | None = self.view.columns.index(column)
            for level in self.levels:
                if level.view.oid == place.oid or slot is None:
                    break
                slot = level.numbers[slot]
            if slot is not None:
                name = place.columns[slot].name
            raise errors.FeatureNotSupported(f'cannot {self.verb} column "{name}" of view "{place.name}"', detail=_NOT_A_COLUMN)
        return place

    def checks(self) -> list[tuple[str, bound.Expr]]:
        """(view, condition) of what new rows must satisfy."""
        out: list[tuple[str, bound.Expr]] = []
        cascaded = False
        for view, condition in self.conditions:
            if condition is not None and (cascaded or view.check_option is not None):
                out.insert(0, (view.name, condition))
            cascaded = cascaded or view.check_option == "cascaded"
        return out

    def over(self, b: Binder, rid: int) -> OpenView:
        """The same once more, of its own, over another entry of the table."""
        again = open_view(b, self.view, "delete from")
        old = again.entry.rid

        def change(v: bound.Var) -> bound.Expr | None:
            return bound.Var(v.type, rid, v.column, v.typmod, v.nullable, v.pos, v.name) if v.rid == old else None

        again.entry.rid = rid
        again.columns = [substituted(e, change) for e in again.columns]
        again.conditions = [(v, None if e is None else substituted(e, change)) for v, e in again.conditions]
        return again


def _named(expr: bound.Expr, name: str) -> bound.Expr:
    """A view's column: each Var in it has the column's name, by which `columns_read` knows it."""
    return substituted(expr, lambda v: bound.Var(v.type, v.rid, v.column, v.typmod, v.nullable, None, name))


def columns_read(view: OpenView, exprs: Iterable[bound.Expr], rids: tuple[int, ...]) -> set[int]:
    """The numbers of the view's columns that a statement's own expressions read."""
    names = {c.name: c.attnum for c in view.view.columns}
    stands = {place.attnum: c.attnum for c, place in reversed(list(zip(view.view.columns, view.places, strict=True))) if isinstance(place, Column)}
    out: set[int] = set()
    for v in _vars(exprs):
        if v.rid in rids and v.column != bound.PRESENT:
            found = stands.get(v.column + 1) if v.name is None else names.get(v.name)
            if found is not None:
                out.add(found)
    return out


def _vars(exprs: Iterable[bound.Expr]) -> Iterator[bound.Var]:
    for e in exprs:
        for n in bound.walk(e):
            if isinstance(n, bound.Var):
                yield n
            elif isinstance(n, bound.SubLink):
                yield from bound.free_vars(n.query)


def with_instead(view: Table, verb: str) -> bool:
    """Whether the view has an INSTEAD OF trigger for what the statement does."""
    return any(t.when == "INSTEAD OF" and _WORDS[verb][1] in t.events for t in view.triggers)


def stops(b: Binder, view: Table, verb: str) -> bool:
    """Whether the view has rules for what the statement does, which come before what the view itself makes of it."""
    return b.whole_views or bool(view.rules) and view.oid not in b.passed and bool(active_rules(b, view, _WORDS[verb][1].lower()))


def active_rules(b: Binder, table: Table, event: str) -> list[Rule]:
    """A relation's rules for an event that are in force in the session."""
    off = "OD" if b.catalog.is_replica else "RD"
    return [r for r in table.rules if r.event == event and r.enabled not in off]


def open_view(b: Binder, view: Table, verb: str) -> OpenView:
    """The view as the target of a statement ('insert into', 'update', 'delete from'); raises 55000 when it cannot be written to."""
    opened = _open(b, view, view_query(b, view), verb)
    b.relations.add(view.oid)
    return opened


def not_writable(view: Table, verb: str, detail: str = "Views that do not select from a single table or view are not automatically updatable.") -> errors.SQLError:
    """What is said of a view that cannot be the target of a statement ('insert into', 'update', 'delete from')."""
    doing, event = _WORDS[verb]
    return errors.ObjectNotInPrerequisiteState(
        f'cannot {verb} view "{view.name}"', detail=detail,
        hint=f"To enable {doing} the view, provide an INSTEAD OF {event} trigger or an unconditional ON {event} DO INSTEAD rule.")


def _open(b: Binder, view: Table, query: bound.Query, verb: str) -> OpenView:
    detail = refusal(query, any_column=verb != "delete from")
    if detail is not None:
        raise not_writable(view, verb, detail)
    entry = _only(query)
    assert entry is not None
    targets = [t.expr for t in query.targets if not t.junk]
    numbers = [e.column if isinstance(e, bound.Var) and e.rid == entry.rid else None for e in targets]
    table = entry.view if entry.view is not None and (with_instead(entry.view, verb) or stops(b, entry.view, verb)) else entry.table
    if table is not None:
        if table.rows is not None:
            raise errors.InsufficientPrivilege(f"permission denied for table {table.name}")
        shaped = _with_defaults(table, view, numbers)
        places: list[Column | Table] = [view if n is None else shaped.columns[n] for n in numbers]
        return OpenView(verb, view, table, shaped, entry, targets, places, [(view, query.where)], [_level(view, query, entry.rid, numbers)])
    assert entry.view is not None and entry.query is not None
    below = _open(b, entry.view, entry.query, verb)

    def change(v: bound.Var) -> bound.Expr | None:
        return below.columns[v.column] if v.rid == entry.rid else None

    attnums = [place.attnum - 1 if n is not None and isinstance(place := below.places[n], Column) else None for n in numbers]
    shaped = _with_defaults(below.shaped, view, attnums)
    places = [view if n is None else place if isinstance(place := below.places[n], Table) else shaped.columns[place.attnum - 1] for n in numbers]
    return OpenView(verb, view, below.table, shaped, below.entry, [substituted(e, change) for e in targets], places,
                    [(view, None if query.where is None else substituted(query.where, change)), *below.conditions],
                    [_level(view, query, entry.rid, numbers), *below.levels])


def _level(view: Table, query: bound.Query, rid: int, numbers: list[int | None]) -> bound.ViewLevel:
    return bound.ViewLevel(view, tuple(numbers), frozenset(v.column + 1 for v in _vars(bound.query_exprs(query)) if v.rid == rid and v.column >= 0))


def _with_defaults(table: Table, view: Table, numbers: list[int | None]) -> Table:
    """The table with what the view's columns have as defaults; `numbers` are the table's columns that they stand for, from 0."""
    own = {n: c for n, c in zip(numbers, view.columns, strict=True) if n is not None and c.default is not None}
    if not own:
        return table
    return replace(table, columns=tuple([replace(c, default=own[i].default, sequence=0) if i in own else c for i, c in enumerate(table.columns)]))


def _only(query: bound.Query) -> bound.Entry | None:
    """The one table or view that a query reads in FROM."""
    if len(query.from_) != 1 or not isinstance(query.from_[0], int):
        return None
    entry = query.entries[query.from_[0]]
    stored = entry.table is not None and entry.kind == "table" and entry.table.kind in "rpvf"
    return entry if stored or entry.view is not None else None


def refusal(query: bound.Query, *, any_column: bool) -> str | None:
    """Why a view of this query cannot be written to, in PostgreSQL's words; None when it can. `any_column`: one must be settable."""
    containing = next((what for what, there in (
        ("DISTINCT", query.distinct or query.distinct_on is not None), ("GROUP BY", bool(query.group_by) or query.grouping_sets is not None),
        ("HAVING", query.having is not None), ("UNION, INTERSECT, or EXCEPT", query.set_op is not None), ("WITH", bool(query.ctes)),
        ("LIMIT or OFFSET", query.limit is not None or query.offset is not None)) if there), None)
    if containing is not None:
        return f"Views containing {containing} are not automatically updatable."
    returning = next((what for what, there in (("aggregate", query.aggregated), ("window", bool(query.windows)), ("set-returning", query.has_srf)) if there), None)
    if returning is not None:
        return f"Views that return {returning} functions are not automatically updatable."
    entry = _only(query)
    if entry is None:
        return "Views that do not select from a single table or view are not automatically updatable."
    if any_column and not any(isinstance(t.expr, bound.Var) and t.expr.rid == entry.rid for t in query.targets if not t.junk):
        return "Views that have no updatable columns are not automatically updatable."
    return None


def events(query: bound.Query, columns: set[int] | None, below: Callable[[Table, set[int]], int]) -> int:
    """What can be done to a view of this query by itself; with `columns` (from 0): to one of these. `below`: the same of the view that it reads."""
    if refusal(query, any_column=False) is not None:
        return 0
    entry = _only(query)
    assert entry is not None
    settable = {i: t.expr.column for i, t in enumerate([t for t in query.targets if not t.junk]) if isinstance(t.expr, bound.Var) and t.expr.rid == entry.rid}
    if columns is not None:
        settable = {i: c for i, c in settable.items() if i in columns}
    here = INSERT | UPDATE | DELETE if settable else DELETE
    if entry.table is not None:
        return here if entry.table.rows is None else 0
    assert entry.view is not None
    return here & below(entry.view, set(settable.values()))
