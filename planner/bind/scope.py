"""Name spaces: which columns and relations a name can mean at a place in a query.

A `Scope` is one query level's list of visible items; `parent` is the query around it. Look-up follows
PostgreSQL's colNameToVar: the innermost level that knows the name wins, two hits in one level are
ambiguous (42702), and a LATERAL-only item gives the error that PostgreSQL gives.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.families import place_of
from aurorapy.planner.functions.system import LAST_XID, OWN_XMIN, ROW_PLACE, ROW_XMAX, ROW_XMIN
from aurorapy.records import dataclass


@dataclass(slots=True)
class Item:
    """One relation or join in a FROM clause. `columns` are (name, expression): a join's merged columns are
    expressions over both sides."""

    name: str | None
    columns: list[tuple[str, bound.Expr]]
    rid: int = 0
    schema: str | None = None
    relation: str | None = None  # real name of a table without an alias, for s.t.c
    table_visible: bool = True
    columns_visible: bool = True
    lateral_only: bool = False
    lateral_ok: bool = True
    entry: bound.Entry | None = None
    placeless: bool = False  # of rows that RETURNING shows: what is known of them is what the statement says
    inserted: bound.Modify | None = None  # the INSERT into a plain table whose rows RETURNING shows
    changed: bound.Modify | None = None  # the statement whose rows RETURNING shows
    nullable: bool = False  # an outer join may put NULLs in the place of its rows
    view: Any = None  # the view by which a statement names a table that it changes
    excluded: bool = False  # of ON CONFLICT: its rows have no system columns
    joined: bool = False  # a side of a join, by which its system columns cannot be named without a qualifier
    merging: bool = False  # in a condition of MERGE, which may not name them
    target: bool = False  # the table that a statement changes

    @property
    def of_view(self) -> bool:
        """Whether it stands for a view that is written to: it has no system columns."""
        return self.view is not None and self.view.kind == "v"


@dataclass(slots=True)
class Scope:
    parent: Scope | None = None
    items: list[Item] = field(default_factory=list)
    ctes: dict[str, bound.CommonTable] = field(default_factory=dict)
    query: bound.Query | None = None
    window_defs: dict[str, Any] = field(default_factory=dict)
    aggregates: list[bound.Aggregate] = field(default_factory=list)
    aggregate_rid: int = 0
    barrier: bool = False  # names do not reach the parent's items (only its common tables)
    in_from: bool = False  # a level as its own FROM clause sees it

    def entries(self) -> dict[int, bound.Entry]:
        """The entries of this level and of those around."""
        out: dict[int, bound.Entry] = {}
        scope: Scope | None = self
        while scope is not None:
            if scope.query is not None:
                out = {**scope.query.entries, **out}
            scope = scope.parent
        return out

    def find_cte(self, name: str) -> bound.CommonTable | None:
        """The common table of that name, innermost first."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.ctes:
                return scope.ctes[name]
            scope = scope.parent
        return None

    def find_column(self, name: str, pos: int | None) -> bound.Expr | None:
        """The expression that an unqualified column name means, or None."""
        scope: Scope | None = self
        while scope is not None:
            found: bound.Expr | None = None
            blocked = None
            for item in scope.items:
                if not item.columns_visible:
                    continue
                for column, expr in item.columns:
                    if column == name:
                        if item.lateral_only and not item.lateral_ok:
                            blocked = item
                            continue
                        if found is not None:
                            raise errors.AmbiguousColumn(f'column reference "{name}" is ambiguous', position=pos)
                        found = expr
            if name in SYSTEM_COLUMNS:
                found = self._system_column(name, found, pos)
            if found is not None:
                return found
            if blocked is not None:
                raise _lateral_error(blocked, pos)
            if scope.barrier:
                return None
            scope = scope.parent
        return None

    def _system_column(self, name: str, found: bound.Expr | None, pos: int | None) -> bound.Expr | None:
        """What an unqualified name of a system column means at this level, beside a column of that name which a view or a subquery has."""
        tables = [i for i in self.items if _has_versions(i.entry) and not i.of_view and i.columns_visible
                  and not (i.excluded or i.joined or (i.lateral_only and not i.lateral_ok) or any(n == name for n, _ in i.columns))]
        if (len(tables) > 1 or (tables and found is not None)) and not (tables[0].merging and name != "tableoid"):
            raise errors.AmbiguousColumn(f'column reference "{name}" is ambiguous', position=pos)
        return _system_column(tables[0], name, pos) if tables else found

    def find_item(self, name: str, schema: str | None, pos: int | None) -> Item | None:
        """The relation that a qualifier names, or None."""
        scope: Scope | None = self
        while scope is not None:
            found = None
            for item in scope.items:
                if not item.table_visible or item.name is None:
                    continue
                if schema is None:
                    if item.name != name:
                        continue
                elif item.relation != name or item.schema != schema:
                    continue
                if item.lateral_only and not item.lateral_ok:
                    raise _lateral_error(item, pos)
                if found is not None:
                    raise errors.AmbiguousAlias(f'table reference "{name}" is ambiguous', position=pos)
                found = item
            if found is not None:
                return found
            if scope.barrier:
                return None
            scope = scope.parent
        return None

    def has_table(self, name: str) -> bool:
        """Whether a relation of this level, visible here or not, is a table (which has system columns)."""
        views = {i.rid for i in self.items if i.of_view}
        return self.query is not None and any(_has_versions(e) and e.name == name and e.rid not in views for e in self.query.entries.values())

    def named_columns(self) -> list[tuple[str, list[str]]]:
        """Of each relation of this level, visible here or not: its name and its columns'."""
        found = {item.rid: (item.name or "", [column for column, _ in item.columns]) for item in self.items if item.entry is not None}
        for rid, entry in (self.query.entries if self.query is not None else {}).items():
            found.setdefault(rid, (entry.name, entry.aliases or [c.name for c in entry.columns]))
        return [found[rid] for rid in sorted(found)]


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def _lateral_error(item: Item, pos: int | None) -> errors.SQLError:
    hint = f'There is an entry for table "{item.name}", but it cannot be referenced from this part of the query.' if item.target else None
    return errors.InvalidColumnReference(f'invalid reference to FROM-clause entry for table "{item.name}"', position=pos, hint=hint,
                                         detail=None if hint else "The combining JOIN type must be INNER or LEFT for a LATERAL reference.")


def column_ref(scope: Scope, names: tuple[str, ...], pos: int | None, catalog_name: str, *, hinted: bool = True) -> bound.Expr | Item:
    """What a column reference means: an expression, or an Item for a whole-row reference. `hinted`: the error for what is no column tells of names that are
    alike, which takes its time."""
    if len(names) == 1:
        expr = scope.find_column(names[0], pos)
        if expr is not None:
            return expr
        item = scope.find_item(names[0], None, pos)
        if item is not None:
            return item
        raise errors.UndefinedColumn(f'column "{names[0]}" does not exist', position=pos, hint=_column_hint(scope, names[0]) if hinted else None)
    *qualifier, name = names
    if len(qualifier) == 3:
        if qualifier[0] != catalog_name:
            raise errors.FeatureNotSupported(f"cross-database references are not implemented: {'.'.join(names)}", position=pos)
        qualifier = qualifier[1:]
    if len(qualifier) > 2:
        raise errors.SyntaxError_(f"improper qualified name (too many dotted names): {'.'.join(names)}", position=pos)
    schema = qualifier[0] if len(qualifier) == 2 else None
    table = qualifier[-1]
    item = scope.find_item(table, schema, pos)
    if item is None:
        raise missing_item(scope, table, pos)
    for column, expr in item.columns:
        if column == name:
            if (item.entry is None or item.entry.kind != "table") and sum(n == name for n, _ in item.columns) > 1:
                raise errors.AmbiguousColumn(f'column reference "{name}" is ambiguous', position=pos)
            return expr
    if name in SYSTEM_COLUMNS and _has_versions(item.entry) and not item.excluded and not item.of_view:
        return _system_column(item, name, pos)
    raise errors.UndefinedColumn(f"column {table}.{name} does not exist", position=pos, hint=_column_hint(scope, name, table) if hinted else None)


_DISTANCE_MAX = 3


def _column_hint(scope: Scope, name: str, table: str | None = None) -> str | None:
    """A hint for a column that nobody has: one of that name that is out of reach, else one or two whose names are alike."""
    best, near = _DISTANCE_MAX + 1, []
    level: Scope | None = scope
    while level is not None:
        for relation, columns in level.named_columns():
            penalty = 0 if table is None else _distance(table, relation)
            if (name in columns or (name in SYSTEM_COLUMNS and level.has_table(relation))) and not penalty:
                return f'There is a column named "{name}" in table "{relation}", but it cannot be referenced from this part of the query.'
            for column in columns:
                distance = _distance(name, column) if column and penalty <= best else best + 1
                if distance > len(name) // 2 or distance + penalty > best:
                    continue
                if distance + penalty < best:
                    best, near = distance + penalty, [f'"{relation}.{column}"']
                elif len(near) == 2:  # too many are as near
                    best, near = best - 1, []
                elif near:
                    near.append(f'"{relation}.{column}"')
        level = level.parent
    return f"Perhaps you meant to reference the column {' or the column '.join(near)}." if near else None


def missing_item(scope: Scope, table: str, pos: int | None) -> errors.SQLError:
    """The error for a qualifier that names nothing here."""
    wrong = f'invalid reference to FROM-clause entry for table "{table}"'
    level: Scope | None = scope
    while level is not None:
        for e in level.query.entries.values() if level.query is not None else ():
            if e.name == table:
                return errors.UndefinedTable(
                    wrong, position=pos, hint=f'There is an entry for table "{table}", but it cannot be referenced from this part of the query.')
            if e.table is not None and e.table.name == table and any(item.name == e.name and item.relation == table for item in level.items):
                return errors.UndefinedTable(wrong, position=pos, hint=f'Perhaps you meant to reference the table alias "{e.name}".')
        for item in level.items:
            if item.relation == table and item.name != table:
                return errors.UndefinedTable(wrong, position=pos, hint=f'Perhaps you meant to reference the table alias "{item.name}".')
        level = level.parent
    return errors.UndefinedTable(f'missing FROM-clause entry for table "{table}"', position=pos)


SYSTEM_COLUMNS = {"tableoid": 26, "ctid": 27, "xmin": 28, "xmax": 28, "cmin": 29, "cmax": 29}
_OF_VERSIONS = ("xmin", "xmax", "cmin", "cmax")


def _has_versions(entry: bound.Entry | None) -> bool:
    """Whether it is a table, and no view of the system's either."""
    return entry is not None and entry.kind == "table" and entry.table is not None and entry.table.kind != "v"


def _system_column(item: Item, name: str, pos: int | None) -> bound.Expr:
    assert item.entry is not None and item.entry.table is not None
    if item.merging and name != "tableoid":
        raise errors.InvalidColumnReference(f'cannot use system column "{name}" in MERGE WHEN condition', position=pos)
    if name == "tableoid" and item.entry.family is not None:
        item.entry.needs_rowid = True
        return bound.Field(26, place_of(item.entry.rid, item.entry.table), 0)
    if name == "tableoid":
        return _if_present(item, bound.TableOid(item.entry.table.oid, item.entry.rid))
    if name == "ctid" and item.entry.table.rows is None and (not item.placeless or item.changed is not None):
        item.entry.needs_rowid = True
        if item.changed is not None and item.changed.kind == "insert":
            item.changed.marks = True
        table = item.entry.table
        rowid: bound.Expr = bound.Var(20, item.entry.rid, len(table.columns), -1, item.nullable, None, "")
        if item.entry.family is not None:
            rowid = bound.Field(20, place_of(item.entry.rid, table), 1)
        return bound.Func(ROW_PLACE, (rowid,), 27)
    if name in _OF_VERSIONS and item.entry.table.rows is not None:
        # rows of a system catalog are made when they are read: who asks whether one has changed since a transaction must take all for new
        return _if_present(item, bound.Func(LAST_XID, (), 28) if name == "xmin" else bound.Const(SYSTEM_COLUMNS[name], 0))
    if name == "xmax" and item.inserted is not None:
        return _locker(item.inserted)
    if name in ("xmin", "xmax"):
        made = _of_place(item, ROW_XMIN if name == "xmin" else ROW_XMAX) if not item.placeless else _of_written(item, name)
        if made is not None:
            return made
    raise errors.FeatureNotSupported(f'system column "{name}" is not supported', position=pos)


def _of_place(item: Item, function: Any) -> bound.Expr:
    """What a function of (table, rowid) tells of a row."""
    assert item.entry is not None and item.entry.table is not None
    item.entry.needs_rowid = True
    table = item.entry.table
    if item.entry.family is not None:
        place = place_of(item.entry.rid, table)
        return bound.Func(function, (bound.Field(26, place, 0), bound.Field(20, place, 1)), 28)
    rowid = bound.Var(20, item.entry.rid, len(table.columns), -1, item.nullable, None, "")
    return bound.Func(function, (bound.Const(26, table.oid), rowid), 28)


def _of_written(item: Item, name: str) -> bound.Expr | None:
    """xmin or xmax of a row that RETURNING shows; None where it is not known."""
    made = item.changed
    if made is None or item.entry is None:
        return None
    if name == "xmax" and made.kind == "update":
        return bound.Const(28, 0)
    if (name == "xmin") != (made.kind in ("insert", "update")):
        return None
    family = item.entry.family
    tables = (made.table.oid,) if family is None else tuple(leaf.table.oid for leaf in family.leaves)
    return bound.Func(OWN_XMIN, (bound.Const(1028, tables),), 28)


def _if_present(item: Item, value: bound.Expr) -> bound.Expr:
    """What is the same for all rows of a table; NULL for one that an outer join makes up."""
    if not item.nullable:
        return value
    assert item.entry is not None
    item.entry.marked = True
    return bound.Case(value.type, ((bound.Var(16, item.rid, bound.PRESENT), value),), None)


def _locker(made: bound.Modify) -> bound.Expr:
    """xmax of a row that an INSERT has written: 0, or the own transaction where ON CONFLICT has locked the row to change it."""
    if made.conflict is None or made.conflict.action != "update":
        return bound.Const(28, 0)
    made.marks = True
    return bound.CoerceIO(bound.Var(28, made.rid, len(made.table.columns) + 1, -1, False), 28, -1, relabel=True)  # it is no column of the table
