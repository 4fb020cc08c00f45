"""WHEN of triggers: an expression over the old and the new row, kept as text over `old` and `new`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import to_boolean
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.scope import SYSTEM_COLUMNS, Item, Scope
from aurorapy.planner.kernels import Kernel, filter_kernel
from aurorapy.planner.parse import parse_stored, tree
from aurorapy.planner.plan.deparse import Writer, quote_name
from aurorapy.planner.relation import Table
from aurorapy.planner.types import DefaultContext

KIND = "trigger WHEN conditions"
OLD, NEW = 1, 2  # their entries


class _ConditionWriter(Writer):
    """Writes columns as `old.x` and `new.x`, rows as `old.*`."""

    def __init__(self, table: Table, context: Any, *, pretty: bool, stored: bool) -> None:
        super().__init__(lambda v: f"{quote_name('old' if v.rid == OLD else 'new')}.{quote_name(table.columns[v.column].name)}", context, pretty, stored,
                         lines=not stored)

    def table_oid(self, rid: int) -> str:
        return "old.tableoid" if rid == OLD else "new.tableoid"

    def text(self, e: bound.Expr, *, implicit: bool = True) -> str:
        if isinstance(e, bound.WholeRow):
            return "old.*" if e.rid == OLD else "new.*"
        return super().text(e, implicit=implicit)


def _scope(table: Table) -> Scope:
    items = []
    for rid, name in ((OLD, "old"), (NEW, "new")):
        columns: list[tuple[str, bound.Expr]] = [(c.name, bound.Var(c.type, rid, c.attnum - 1, c.typmod, True, None, c.name)) for c in table.live]
        entry = bound.Entry(rid, "table", name, [bound.OutputColumn(c.name, c.type, c.typmod) for c in table.columns], table=table)
        items.append(Item(name, columns, rid, entry=entry))
    return Scope(items=items)


def bind_condition(session: Any, table: Table, raw: Any) -> bound.Expr:
    """WHEN as a statement gives it; positions of errors are the statement's."""
    b = Binder(session.catalog_view, session.context, folding=False)
    return to_boolean(b, bind(b, _scope(table), raw, KIND), "WHEN")


def bound_condition(session: Any, table: Table, text: str, *, folding: bool = True) -> bound.Expr:
    """A stored WHEN."""
    view = session.catalog_view
    b = Binder(view, view.view_context(session.context), fixed_parameters=True, folding=folding)
    return to_boolean(b, bind(b, _scope(table), parse_stored(text), KIND), "WHEN")


def condition_text(table: Table, condition: bound.Expr, context: Any = None, *, pretty: bool = False) -> str:
    """A condition as SQL; for the catalog where no session's `context` is given."""
    return _ConditionWriter(table, context or DefaultContext(), pretty=pretty, stored=context is None)(condition)


def condition_kernel(session: Any, table: Table, text: str) -> Kernel:
    """Keeps the rows (old columns, then new ones) for which a stored WHEN is true."""
    width = len(table.columns)

    def change(n: bound.Expr) -> bound.Expr | None:
        return bound.Slot(n.type, n.column + (width if n.rid == NEW else 0), n.typmod) if isinstance(n, bound.Var) else None

    return filter_kernel(bound.transform(bound_condition(session, table, text), change))


def columns_read(condition: bound.Expr) -> tuple[int, ...]:
    """The attnums of the columns that a condition mentions by name."""
    inside = {id(v) for n in bound.walk(condition) if isinstance(n, bound.WholeRow) for v in n.columns}
    return tuple(sorted({n.column + 1 for n in bound.walk(condition) if isinstance(n, bound.Var) and id(n) not in inside}))


def check_condition(table: Table, s: tree.CreateTriggerStmt, condition: bound.Expr) -> None:
    """Raise for what the condition cannot refer to: rows that the events do not have, and what is not computed yet."""
    events = {e for e, _ in s.events}
    inside = {id(v) for n in bound.walk(condition) if isinstance(n, bound.WholeRow) for v in n.columns}
    for n in bound.walk(condition):
        if not isinstance(n, bound.Var | bound.WholeRow) or id(n) in inside:
            continue
        if not s.row:
            raise errors.InvalidObjectDefinition("statement trigger's WHEN condition cannot reference column values", position=n.pos)
        if n.rid == OLD:
            if "insert" in events:
                raise errors.InvalidObjectDefinition("INSERT trigger's WHEN condition cannot reference OLD values", position=n.pos)
            continue
        if "delete" in events:
            raise errors.InvalidObjectDefinition("DELETE trigger's WHEN condition cannot reference NEW values", position=n.pos)
        if s.when != "before":
            continue
        what = "BEFORE trigger's WHEN condition cannot reference NEW generated columns"
        if isinstance(n, bound.WholeRow):
            if any(c.generated is not None for c in table.live):
                raise errors.InvalidObjectDefinition(what, detail="A whole-row reference is used and the table contains generated columns.", position=n.pos)
        elif table.columns[n.column].generated is not None:
            raise errors.InvalidObjectDefinition(what, detail=f'Column "{table.columns[n.column].name}" is a generated column.', position=n.pos)
    if s.when == "before":
        for ref in _column_refs(s.condition):
            if len(ref.names) == 2 and ref.names[0] == "new" and ref.names[1] in SYSTEM_COLUMNS and table.column(ref.names[1]) is None:
                raise errors.FeatureNotSupported("BEFORE trigger's WHEN condition cannot reference NEW system columns", position=ref.pos)


def _column_refs(node: Any) -> Iterator[tree.ColumnRef]:
    if isinstance(node, tree.ColumnRef):
        yield node
    elif is_dataclass(node) and not isinstance(node, type):
        for f in fields(node):
            yield from _column_refs(getattr(node, f.name))
    elif isinstance(node, tuple):
        for x in node:
            yield from _column_refs(x)
