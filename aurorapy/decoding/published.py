"""What the publications that a subscriber names send of a table: which actions, as which table, which columns, which rows.

Source: PostgreSQL 15 manual, chapter 31; pgoutput.c's get_rel_sync_entry and pgoutput_row_filter.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.index_keys import StoredState, slots
from aurorapy.planner.foreign import PublicationDef
from aurorapy.planner.kernels import filter_kernel
from aurorapy.planner.relation import Column, Table
from aurorapy.publications.published import ancestors, is_publishable, listed_in, publications

Row = tuple[Any, ...]


class Sent:
    """What is sent of a table. `root`: the table as which its rows are published; `filters`: by action, None where every row goes."""

    __slots__ = ("actions", "columns", "filters", "root", "table")

    def __init__(self, table: Table, root: Table, actions: frozenset[str], columns: list[Column], filters: dict[str, Callable[[Row], bool] | None]) -> None:
        self.table, self.root, self.actions, self.columns, self.filters = table, root, actions, columns, filters

    def as_root(self, row: Row | None) -> Row | None:
        """A row as one of the table that it is published as."""
        if row is None or self.root is self.table:
            return row
        places = {c.name: c.attnum - 1 for c in self.table.live}
        return tuple([None if c.dropped else row[places[c.name]] for c in self.root.columns])


def sent(history: Any, named: list[str], table: Table) -> Sent:
    """What publications of these names send of a table; 42704 for one that is not there."""
    catalog = history.catalog
    known = {p.name: p for p in publications(catalog)}
    line = ancestors(catalog, table)
    publishable = is_publishable(table)
    actions: set[str] = set()
    chosen: list[PublicationDef] = []
    root, level = table, 0
    for name in named:
        p = known.get(name)
        if p is None:
            raise errors.UndefinedObject(f'publication "{name}" does not exist')
        publishes, as_table, at = _place(p, table, line)
        if not publishes or not publishable or (table.kind == "p" and not p.via_root):
            continue
        actions |= set(p.actions)
        if at < level:
            continue
        if at > level:
            chosen, root, level = [], as_table, at
        chosen.append(p)
    columns = _columns(catalog, chosen, root)
    return Sent(table, root, frozenset(actions), columns, _filters(history, chosen, root))


def _place(p: PublicationDef, table: Table, line: list[Table]) -> tuple[bool, Table, int]:
    """Whether a publication publishes a table, as which one, and how far above that is."""
    if p.all_tables:
        return (True, line[-1], len(line)) if p.via_root and line else (True, table, 0)
    schemas = {x.schema for x in p.schemas}

    def listed(t: Table) -> bool:
        return listed_in(p, t.oid) is not None or t.schema in schemas

    above = [i for i, a in enumerate(line, 1) if listed(a)]
    if not listed(table) and not above:
        return False, table, 0
    return (True, line[above[-1] - 1], above[-1]) if above and p.via_root else (True, table, 0)


def _columns(catalog: Any, chosen: list[PublicationDef], root: Table) -> list[Column]:
    lists: list[tuple[int, ...]] = []
    for p in chosen:
        mine = None if p.all_tables or any(x.schema == root.schema for x in p.schemas) else listed_in(p, root.oid)
        every = tuple([c.attnum for c in root.live])
        given = mine.columns if mine is not None and mine.columns else every
        lists.append(every if set(given) == set(every) else given)
    if any(set(x) != set(lists[0]) for x in lists):
        raise errors.FeatureNotSupported(f'cannot use different column lists for table "{root.schema_name}.{root.name}" in different publications')
    wanted = set(lists[0]) if lists else {c.attnum for c in root.live}
    return [c for c in root.live if c.attnum in wanted and c.generated is None]


def _filters(history: Any, chosen: list[PublicationDef], root: Table) -> dict[str, Callable[[Row], bool] | None]:
    """Of an action a row goes if one publication that publishes the action lets it."""
    out: dict[str, Callable[[Row], bool] | None] = {}
    for action in ("insert", "update", "delete"):
        texts: list[str] = []
        for p in chosen:
            if action not in p.actions:
                continue
            mine = None if p.all_tables or any(x.schema == root.schema for x in p.schemas) else listed_in(p, root.oid)
            if mine is None or mine.where is None:
                texts = []
                break
            texts.append(mine.where)
        out[action] = _test(history, root, texts) if texts else None
    return out


def _test(history: Any, root: Table, texts: list[str]) -> Callable[[Row], bool]:
    kernels = [filter_kernel(slots(history.past.database.bind_over(root, 1, text))) for text in texts]
    context = history.past.context
    return lambda row: any(kernel([row], StoredState(context)) for kernel in kernels)
