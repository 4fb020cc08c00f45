"""Changes of system catalogs by statements of superusers: UPDATE of some columns, DELETE and INSERT of some rows.

The rows are found by a query of the catalog; what they get is put into the descriptors that the catalog shows (`by_hand_changes`), in the transaction, through
the log, as a statement made for it would. Every other change of a catalog is 42501.

Source: PostgreSQL 15 manual, chapter 53.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import assign
from aurorapy.planner.bind.from_ import find_table
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.bind.select import bind_query
from aurorapy.planner.bind.view_targets import not_writable
from aurorapy.planner.execution import Batch, ExecState
from aurorapy.planner.operators.base import Node
from aurorapy.planner.operators.modify import ModifyNode
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table
from aurorapy.planner.types import TYPES
from aurorapy.records import dataclass

from .by_hand_changes import CHANGES, Changeable
from .state import PG_CATALOG

SETTINGS = "pg_settings"
CHANGEABLE = frozenset((*CHANGES, SETTINGS))
_VERBS = {tree.UpdateStmt: "UPDATE", tree.DeleteStmt: "DELETE", tree.InsertStmt: "INSERT"}


@dataclass(frozen=True, slots=True)
class Change:
    """What a statement does to a catalog: the query's rows are the keys of the catalog's rows, and behind them values of `names`."""

    table: Table
    verb: str
    names: tuple[str, ...] = ()


def catalog_change(b: Binder, s: Any, superuser: bool) -> tuple[bound.Query, Change] | None:
    """The query of the rows that the statement changes, and what it does; None if it is none of this kind."""
    if s.table.name[-1] not in CHANGEABLE or s.returning or not (superuser or s.table.name[-1] == SETTINGS):
        return None
    table = find_table(b, s.table.name, s.table.pos)
    if table.rows is None or table.schema != PG_CATALOG:
        return None
    if table.name == SETTINGS:
        if isinstance(s, tree.UpdateStmt):
            return _settings(b, s, table)
        raise not_writable(table, "insert into" if isinstance(s, tree.InsertStmt) else "delete from")
    changeable = CHANGES[table.name]
    verb = _VERBS[type(s)]
    if isinstance(s, tree.InsertStmt):
        return _insertion(b, s, table, changeable) if changeable.insert is not None and s.source is not None and s.on_conflict is None else None
    name = s.table.alias.name if s.table.alias is not None else s.table.name[-1]
    keys = [tree.Target(tree.ColumnRef((name, k))) for k in changeable.keys]
    if isinstance(s, tree.DeleteStmt):
        if changeable.delete is None:
            return None
        return bind_query(b, Scope(), tree.Select(tuple(keys), (s.table, *s.using), s.where, with_=s.with_)), Change(table, verb)
    names = [a.columns[0].name for a in s.assignments]
    if any(n not in changeable.columns for n in names) or any(a.multiple or a.columns[0].steps for a in s.assignments):
        return None
    for n in names:
        if names.count(n) > 1:
            raise errors.SyntaxError_(f'multiple assignments to same column "{n}"')
    targets = (*keys, *(tree.Target(_typed(a.expr, table, n)) for a, n in zip(s.assignments, names, strict=True)))
    query = bind_query(b, Scope(), tree.Select(targets, (s.table, *s.from_), s.where, with_=s.with_))
    for t, n in zip(query.targets[len(keys):], names, strict=True):
        t.expr = assign(b, t.expr, table.column(n))
    return query, Change(table, verb, tuple(names))


def _settings(b: Binder, s: tree.UpdateStmt, table: Table) -> tuple[bound.Query, Change] | None:
    """pg_settings has a rule: an UPDATE selects set_config() of each row's new setting, and changes nothing itself."""
    name = s.table.alias.name if s.table.alias is not None else s.table.name[-1]
    new = next((a.expr for a in s.assignments if a.columns[0].name == "setting"), tree.ColumnRef((name, "setting")))
    if any(a.multiple or a.columns[0].steps or a.columns[0].name == "name" for a in s.assignments):
        return None
    for a in s.assignments:
        if table.column(a.columns[0].name) is None:
            raise errors.UndefinedColumn(f'column "{a.columns[0].name}" of relation "{table.name}" does not exist', position=a.columns[0].pos)
    call = tree.FuncCall(("pg_catalog", "set_config"), (tree.ColumnRef((name, "name")), _typed(new, table, "setting"), tree.Const("bool", False)))
    query = bind_query(b, Scope(), tree.Select((tree.Target(call, "set_config"),), (s.table, *s.from_), s.where, with_=s.with_))
    return query, Change(table, "UPDATE")


def _insertion(b: Binder, s: tree.InsertStmt, table: Table, changeable: Changeable) -> tuple[bound.Query, Change] | None:
    every = (*changeable.keys, *changeable.columns)
    named = tuple([c.name for c in s.columns]) or tuple([c.name for c in table.columns])
    if sorted(named) != sorted(every) or any(c.steps for c in s.columns):
        return None
    source = s.source
    assert source is not None
    if isinstance(source, tree.Values):
        source = tree.Values(tuple([tuple([_typed(e, table, n) for e, n in zip(row, named, strict=False)]) for row in source.rows]))
    rows = tree.RangeSubquery(source, tree.Alias("new", named))
    query = bind_query(b, Scope(), tree.Select(tuple([tree.Target(tree.ColumnRef(("new", n))) for n in every]), (rows,), with_=s.with_))
    for t, n in zip(query.targets, every, strict=True):
        t.expr = assign(b, t.expr, table.column(n))
    return query, Change(table, "INSERT", tuple(changeable.columns))


def _typed(e: tree.Expr, table: Table, name: str) -> tree.Expr:
    """A value; what has no type of its own gets the column's, before a query would make it text."""
    if not isinstance(e, tree.Const | tree.Param | tree.LiteralSlot):
        return e
    column = table.column(name)
    assert column is not None
    return tree.Cast(e, tree.TypeName(("pg_catalog", TYPES[column.type].name)))


class ChangeSettings(ModifyNode):
    """The rows of a query that calls set_config(), of a statement that changes no row."""

    name = "Update"
    verb = "UPDATE"

    def __init__(self, source: Node, table: Table) -> None:
        super().__init__(table, source, None, source.width)

    def run(self, s: ExecState) -> Iterator[Batch]:
        yield from self.children[0].run(s)


class ChangeCatalog(ModifyNode):
    """Takes the rows of a change's query."""

    name = "Update"

    def __init__(self, source: Node, change: Change) -> None:
        super().__init__(change.table, source, None, 0)
        self.change = change
        self.verb = change.verb

    def run(self, s: ExecState) -> Iterator[Batch]:
        session, change = s.access.txn.session, self.change
        if session.transaction.read_only:
            raise errors.ReadOnlySqlTransaction(f"cannot execute {change.verb} in a read-only transaction")
        changeable = CHANGES[change.table.name]
        found: dict[tuple[Any, ...], dict[str, Any]] = {}
        count = len(changeable.keys)
        for batch in self.children[0].run(s):
            for row in batch:
                new = dict(zip(change.names, row[count:], strict=True))
                self._prove(new)
                found.setdefault(tuple(row[:count]), new)
        store = self._store(changeable)
        for key, new in found.items():
            store(session, key, new)
        s.root.count += len(found)
        yield from ()

    def _store(self, changeable: Changeable) -> Callable[[Any, tuple[Any, ...], dict[str, Any]], None]:
        made = {"UPDATE": changeable.update, "DELETE": changeable.delete, "INSERT": changeable.insert}[self.change.verb]
        assert made is not None
        return made

    def _prove(self, new: dict[str, Any]) -> None:
        table = self.change.table
        for name, value in new.items():
            if value is None:
                raise errors.NotNullViolation(f'null value in column "{name}" of relation "{table.name}" violates not-null constraint', schema="pg_catalog",
                                              table=table.name, column=name)
