"""Bind INSERT, UPDATE and DELETE (MERGE: merge.py): target columns, defaults, assignment casts, ON CONFLICT, RETURNING."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.families import ancestry_of
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Column, Table
from aurorapy.planner.types.domains import domain, domain_default

from .arbiters import arbiters, assumptions, no_arbiter
from .binder import Binder
from .coerce import assign, coerce_or_fail, settle_unknown
from .common_tables import bind_with
from .constant_rows import constant_rows
from .expressions import bind, bind_as, bind_boolean, positioned
from .from_ import bind_from_beside, entry_item, find_table, is_barrier, table_entry, view_query
from .resolve import ASSIGNMENT, UNKNOWN
from .scope import Item, Scope
from .select import bind_query, bind_targets, expanded
from .subscripts import assigned_part, part_type
from .view_targets import OpenView, columns_read, open_view, stops, with_instead


def bind_modify(b: Binder, node: Any, parent: Scope | None = None) -> bound.Modify:
    """A data-modifying statement; `parent` holds the common tables around it."""
    scope = Scope(parent=parent, query=bound.Query())
    match node:
        case tree.InsertStmt():
            return _insert(b, scope, node)
        case tree.UpdateStmt():
            return _update(b, scope, node)
        case tree.DeleteStmt():
            return _delete(b, scope, node)
        case tree.MergeStmt():
            from .merge import bind_merge

            return bind_merge(b, scope, node)
    raise errors.InternalError_(f"no statement that changes data: {type(node).__name__}")


def target_table(b: Binder, node: tree.RangeTable, verb: str) -> tuple[Table, OpenView | None]:
    """The table to modify, and the view that it was named by; catalogs and what cannot be changed are refused. A view with an INSTEAD OF trigger for it is
    a table to the statement."""
    table = find_table(b, node.name, node.pos)
    if table.oid < 0:
        raise errors.FeatureNotSupported(f'relation "{table.name}" cannot be the target of a modifying statement', position=node.pos)
    b.relations.add(table.oid)
    if table.kind == "v" and table.rows is None and (with_instead(table, verb) or stops(b, table, verb)):
        return table, None
    if table.kind == "v" and table.rows is None:
        view = open_view(b, table, verb)
        return view.table, view
    if table.kind == "S":
        raise errors.WrongObjectType(f'cannot change sequence "{table.name}"')
    if table.rows is not None:
        raise errors.InsufficientPrivilege(f"permission denied for table {table.name}")
    if table.kind == "m":
        raise errors.WrongObjectType(f'cannot change materialized view "{table.name}"')
    return table, None


def _find_column(table: Table | OpenView, name: str, pos: int | None) -> Column:
    if isinstance(table, OpenView):
        return table.settable(name, pos)
    column = table.column(name)
    if column is None:
        raise errors.UndefinedColumn(f'column "{name}" of relation "{table.name}" does not exist', position=pos)
    return column


def default_expression(b: Binder, table: Table, column: Column) -> bound.Expr:
    """The value that a column gets when none is given."""
    if column.generated is not None:
        return bound.Const(column.type, None)
    text = column.default or domain_default(column.type)
    if text is None:
        nothing = bound.Const(column.type, None, column.typmod)
        return nothing if domain(column.type) is None else assign(b, bound.Const(UNKNOWN, None), column)
    from aurorapy.planner.parse import parse_stored

    inner = Binder(b.catalog, b.catalog.view_context(b.context), fixed_parameters=True, next_rid=b.next_rid, next_ident=b.next_ident)
    expr = assign(inner, bind(inner, Scope(), parse_stored(text), "DEFAULT expressions"), column)
    b.next_rid, b.next_ident = inner.next_rid, inner.next_ident
    b.volatile = b.volatile or inner.volatile
    b.routines |= inner.routines
    b.members |= inner.members
    return expr


def refuse_explicit(column: Column, overriding: str | None, pos: int | None, verb: str = "insert") -> None:
    """Refuse an explicit value for a generated column."""
    if column.generated is not None:
        text = f'cannot insert a non-DEFAULT value into column "{column.name}"' if verb == "insert" else (
            f'column "{column.name}" can only be updated to DEFAULT')
        raise errors.GeneratedAlways(text, detail=f'Column "{column.name}" is a generated column.')
    if column.identity == "a" and overriding != "system":
        if verb == "insert":
            raise errors.GeneratedAlways(
                f'cannot insert a non-DEFAULT value into column "{column.name}"',
                detail=f'Column "{column.name}" is an identity column defined as GENERATED ALWAYS.',
                hint="Use OVERRIDING SYSTEM VALUE to override.")
        raise errors.GeneratedAlways(f'column "{column.name}" can only be updated to DEFAULT',
                                     detail=f'Column "{column.name}" is an identity column defined as GENERATED ALWAYS.')


def inserted_columns(table: Table | OpenView, named: tuple[tree.InsertColumn, ...]) -> list[Column]:
    """The columns that an INSERT names: each once, or some of its parts."""
    columns: list[Column] = []
    seen: set[int] = set()
    whole: set[int] = set()
    if isinstance(table, OpenView):
        table.refuse_unsettable({c.name for c in named})
    for c in named:
        found = _find_column(table, c.name, c.pos)
        if found.attnum in seen and (not c.steps or found.attnum in whole):
            if isinstance(table, OpenView) and sum(n.name == c.name for n in named) == 1:
                raise errors.SyntaxError_(f'multiple assignments to same column "{found.name}"')
            raise errors.DuplicateColumn(f'column "{c.name}" specified more than once', position=c.pos)
        columns.append(found)
        seen.add(found.attnum)
        if not c.steps:
            whole.add(found.attnum)
    return columns


def inserted_value(b: Binder, scope: Scope, column: Column, target: tree.InsertColumn | None, before: bound.Expr | None, value: bound.Expr) -> bound.Expr:
    """What an INSERT puts into a column, given the value for it, or for a part of it; `before` has the parts that were set already."""
    if target is None or not target.steps:
        return assign(b, value, column)
    base = before if before is not None else bound.Const(column.type, None, column.typmod)
    return assigned_part(b, scope, column, base, target.steps, value, "INSERT", target.pos)


def refuse_part_default(target: tree.InsertColumn | None) -> None:
    """0A000 for DEFAULT as the value of a part of a column."""
    if target is not None and target.steps:
        what = "a subfield" if isinstance(target.steps[0], tree.FieldStep) else "an array element"
        raise errors.FeatureNotSupported(f"cannot set {what} to DEFAULT", position=target.pos)


def assigned_type(column: Column, target: tree.InsertColumn | None) -> int:
    """The type of what is set: a column, or a part of it."""
    return column.type if target is None or not target.steps else part_type(column, target.steps, target.pos)


# --- INSERT -------------------------------------------------------------------------------------


def _insert(b: Binder, scope: Scope, node: tree.InsertStmt) -> bound.Modify:
    ctes: list[bound.CommonTable] = []
    bind_with(b, scope, node.with_, ctes, top=scope.parent is None)
    table, view = target_table(b, node.table, "insert into")
    columns = inserted_columns(view or table, node.columns)
    if not node.columns:
        columns = list(table.live) if view is None else _view_columns(view, node.source)
    shaped = table
    if view is not None:
        view.refuse_defaults()
        shaped = _shaped(view, node.overriding)
    query = bound.Query()
    if node.source is None:
        query.targets = [bound.TargetEntry(default_expression(b, shaped, c), c.name) for c in shaped.columns]
    elif isinstance(node.source, tree.Values) and not node.source.order_by and node.source.limit is None and node.source.offset is None:
        if node.source.with_ is not None:
            bind_with(b, scope, node.source.with_, ctes, top=True)
        query = _insert_values(b, scope, node, shaped, columns)
    else:
        query = _insert_select(b, scope, node, shaped, columns)
    entry = table_entry(b, table, only=table.kind == "r") if view is None else view.entry
    if entry.family is not None and table.kind == "r":
        entry.family = None
    modify = bound.Modify("insert", table, entry.rid, query, ctes=ctes, entry=entry, given=tuple([c.attnum - 1 for c in columns]))
    if view is not None:
        modify.sets_view["insert"] = view.numbered({c.name for c in node.columns} if node.columns else {c.name for c in view.view.columns[:len(columns)]})
    target = _target_item(entry, node.table, table, view)
    if node.on_conflict is not None:
        modify.conflict = _conflict(b, scope, node.on_conflict, table, modify, target, view)
    finish_modify(b, scope, modify, target, node.returning, [target], view)
    return modify


def _shaped(view: OpenView, overriding: str | None) -> Table:
    """The table with the views' defaults; they are values like any other to a column that takes none."""
    for c, of_table in zip(view.shaped.columns, view.table.columns, strict=True):
        if c.default != of_table.default:
            refuse_explicit(of_table, overriding, None)
    return view.shaped


def _view_columns(view: OpenView, source: Any) -> list[Column]:
    """The table's columns that an INSERT without a list of columns is about: as many of the view's as there are values."""
    columns = list(zip(view.view.columns, view.places, strict=True))
    if isinstance(source, tree.Values):
        columns = columns[: len(source.rows[0])]
    elif isinstance(source, tree.Select) and not any(isinstance(n, tree.ColumnRef | tree.Indirection) for n in (t.expr for t in source.targets)):
        columns = columns[: len(source.targets)]
    view.refuse_unsettable({c.name for c, _ in columns})
    out = [view.place(c, place) for c, place in columns]
    twice = next((c for i, c in enumerate(out) if c in out[:i]), None)
    if twice is not None:
        raise errors.SyntaxError_(f'multiple assignments to same column "{twice.name}"')
    return out


def _target_item(entry: bound.Entry, node: tree.RangeTable, table: Table, view: OpenView | None) -> Item:
    """What the statement sees of the table whose rows change."""
    if view is None:
        item = entry_item(entry, node.alias, table.name, node.pos)
    else:
        table = view.view
        item = view.item(table.name if node.alias is None else node.alias.name)
        entry.name = item.name or ""
    item.relation, item.schema = (table.name, table.schema_name) if node.alias is None else (table.name, None)
    return item


def full_row(b: Binder, table: Table, given: dict[int, bound.Expr]) -> list[bound.Expr]:
    """A full row in slot order: what is given, else the defaults."""
    return [given[c.attnum] if c.attnum in given else default_expression(b, table, c) if not c.dropped else bound.Const(c.type, None)
            for c in table.columns]


def _insert_values(b: Binder, scope: Scope, node: tree.InsertStmt, table: Table, columns: list[Column]) -> bound.Query:
    assert isinstance(node.source, tree.Values)
    constants = constant_rows(b, node, table, columns)
    if constants is not None:
        return _insert_constants(b, table, columns[: len(constants[0])], constants)
    raw_rows = [expanded(b, scope, row) for row in node.source.rows]
    width = len(raw_rows[0])
    for raw in raw_rows:
        if len(raw) != width:
            raise errors.SyntaxError_("VALUES lists must all be the same length", position=getattr(raw[0], "pos", None))
    if width > len(columns):
        raise errors.SyntaxError_("INSERT has more expressions than target columns", position=getattr(raw_rows[0][len(columns)], "pos", None))
    if node.columns and width < len(columns):
        raise errors.SyntaxError_("INSERT has more target columns than expressions", position=node.columns[width].pos)
    columns = columns[:width]
    defaults: dict[int, bound.Expr] = {}  # of the columns that need them

    def default(c: Column) -> bound.Expr:
        if c.attnum not in defaults:
            defaults[c.attnum] = bound.Const(c.type, None) if c.dropped else default_expression(b, table, c)
        return defaults[c.attnum]

    given = {c.attnum for c in columns}
    others = [(c.attnum - 1, default(c)) for c in table.columns if c.attnum not in given]
    named = node.columns[:width] or (None,) * width
    rows: list[tuple[bound.Expr, ...]] = []
    size = len(table.columns)
    for raw in raw_rows:
        row: list[Any] = [None] * size
        for c, e, target in zip(columns, raw, named, strict=True):
            if isinstance(e, tree.SetToDefault):
                refuse_part_default(target)
                row[c.attnum - 1] = default(c)
                continue
            if node.overriding == "user" and c.identity:
                row[c.attnum - 1] = default(c)
                continue
            if c.identity or c.generated:
                refuse_explicit(c, node.overriding, getattr(e, "pos", None))
            value = bind_as(b, scope, e, "VALUES" if len(raw_rows) > 1 else "INSERT SELECT", assigned_type(c, target))
            row[c.attnum - 1] = inserted_value(b, scope, c, target, row[c.attnum - 1], value)
        for at, value in others:
            row[at] = value
        rows.append(tuple(row))
    query = bound.Query()
    if len(rows) == 1:
        query.targets = [bound.TargetEntry(e, c.name) for e, c in zip(rows[0], table.columns, strict=True)]
        return query
    out = [bound.OutputColumn(c.name, c.type, c.typmod) for c in table.columns]
    entry = bound.Entry(b.rid(), "values", "*VALUES*", out, rows=rows)
    query.entries[entry.rid] = entry
    query.from_ = [entry.rid]
    query.targets = [bound.TargetEntry(bound.Var(c.type, entry.rid, i, c.typmod), c.name) for i, c in enumerate(out)]
    return query


def _insert_constants(b: Binder, table: Table, columns: list[Column], rows: list[tuple[Any, ...]]) -> bound.Query:
    """The query that gives rows of which the values of some columns are known."""
    out = [bound.OutputColumn(c.name, c.type, c.typmod) for c in columns]
    entry = bound.Entry(b.rid(), "values", "*VALUES*", out, constants=rows)
    given: dict[int, bound.Expr] = {c.attnum: bound.Var(c.type, entry.rid, i, c.typmod) for i, c in enumerate(columns)}
    query = bound.Query()
    query.entries[entry.rid] = entry
    query.from_ = [entry.rid]
    query.targets = [bound.TargetEntry(e, c.name) for e, c in zip(full_row(b, table, given), table.columns, strict=True)]
    return query


def _insert_select(b: Binder, scope: Scope, node: tree.InsertStmt, table: Table, columns: list[Column]) -> bound.Query:
    source = bind_query(b, scope, node.source, keep_unknown=True)
    visible = [t for t in source.targets if not t.junk]
    if len(visible) > len(columns):
        raise errors.SyntaxError_("INSERT has more expressions than target columns", position=visible[len(columns)].expr.pos)
    if node.columns and len(visible) < len(columns):
        raise errors.SyntaxError_("INSERT has more target columns than expressions", position=node.columns[len(visible)].pos)
    named = node.columns or (None,) * len(visible)
    for t, c, target in zip(visible, columns, named, strict=False):
        if t.expr.type == UNKNOWN and isinstance(t.expr, bound.Const | bound.Param) and source.set_op is None:
            t.expr = coerce_or_fail(b, t.expr, assigned_type(c, target), context=ASSIGNMENT) if target and target.steps else assign(b, t.expr, c)
        else:
            t.expr = settle_unknown(b, t.expr)
    entry = bound.Entry(b.rid(), "subquery", "*SELECT*", source.columns, query=source)
    given: dict[int, bound.Expr] = {}
    for i, (t, c, target) in enumerate(zip(visible, columns, named, strict=False)):
        if node.overriding == "user" and c.identity:
            continue
        refuse_explicit(c, node.overriding, t.expr.pos)
        value = bound.Var(t.expr.type, entry.rid, i, t.expr.typmod, True, t.expr.pos, t.name)
        given[c.attnum] = inserted_value(b, scope, c, target, given.get(c.attnum), value)
    query = bound.Query()
    query.entries[entry.rid] = entry
    query.from_ = [entry.rid]
    query.targets = [bound.TargetEntry(e, c.name) for e, c in zip(full_row(b, table, given), table.columns, strict=True)]
    return query


# --- ON CONFLICT --------------------------------------------------------------------------------


def _conflict(b: Binder, scope: Scope, node: tree.OnConflict, table: Table, modify: bound.Modify, target: Item,
              view: OpenView | None) -> bound.ConflictClause:
    clause = bound.ConflictClause(node.action, None, target=modify.rid)
    if table.kind == "v" and table.rules:
        return clause  # rules have the say
    if node.constraint is not None:
        index = next((i for i in table.indexes if any(k.name == node.constraint and k.index == i.oid for k in table.keys)), None)
        if index is None and node.constraint in (*(c.name for c in table.checks), *(k.name for k in table.foreign_keys)):
            raise errors.WrongObjectType("constraint in ON CONFLICT clause has no associated index")
        if index is None:
            raise errors.UndefinedObject(f'constraint "{node.constraint}" for table "{table.name}" does not exist')
        if index.exclusion and node.action == "update":
            raise errors.WrongObjectType("ON CONFLICT DO UPDATE not supported with exclusion constraints")
        clause.indexes = (index.oid,)
    elif node.elements:
        clause.indexes, assumed = arbiters(b, node, table, target)
        if assumed:
            query = modify.query
            if query is None or query.set_op is not None:
                raise no_arbiter()
            query.where = bound.conjunction([*bound.conjuncts(query.where), *assumptions(assumed)])
    if node.action == "update":
        if clause.indexes is None:
            raise errors.SyntaxError_("ON CONFLICT DO UPDATE requires inference specification or constraint name", position=node.pos,
                                      hint="For example, ON CONFLICT (column_name).")
        excluded = table_entry(b, table, only=True)
        item = entry_item(excluded, tree.Alias("excluded"), "excluded", node.pos) if view is None else view.over(b, excluded.rid).item("excluded")
        item.excluded = True
        clause.excluded = excluded.rid
        inner = Scope(parent=scope.parent, items=[target, item], ctes=scope.ctes, query=bound.Query())
        inner.query.entries = {modify.rid: modify.entry, excluded.rid: excluded}  # type: ignore[union-attr]
        clause.sets = bind_assignments(b, inner, view or table, node.assignments, target)
        if view is not None:
            modify.sets_view["update"] = view.numbered({c.name for a in node.assignments for c in a.columns})
        if node.update_where is not None:
            clause.where = bind_boolean(b, inner, node.update_where, "WHERE")
    return clause


# --- UPDATE and DELETE --------------------------------------------------------------------------


def target_entry(b: Binder, scope: Scope, node: tree.RangeTable, table: Table, view: OpenView | None = None) -> tuple[bound.Entry, Item]:
    """The entry of the table whose rows change, with their rowids, and the item that it makes visible."""
    assert scope.query is not None
    entry = table_entry(b, table, only=node.only) if view is None else view.entry
    entry.needs_rowid = table.kind in "rp"
    if table.kind == "v" and view is None:
        entry.kind, entry.query, entry.table, entry.view = "subquery", view_query(b, table), None, table
        entry.barrier = is_barrier(table)
    scope.query.entries[entry.rid] = entry
    scope.query.from_.append(entry.rid)
    item = _target_item(entry, node, table, view)
    scope.items.append(item)
    return entry, item


def _update(b: Binder, scope: Scope, node: tree.UpdateStmt) -> bound.Modify:
    ctes: list[bound.CommonTable] = []
    bind_with(b, scope, node.with_, ctes, top=scope.parent is None)
    table, view = target_table(b, node.table, "update")
    entry, item = target_entry(b, scope, node.table, table, view)
    bind_from_beside(b, scope, item, node.from_)
    query = scope.query
    assert query is not None
    sets = bind_assignments(b, scope, view or table, node.assignments, item)
    query.where = _where(b, scope, node.where, view)
    modify = bound.Modify("update", table, entry.rid, query, sets=sets, ctes=ctes, entry=entry)
    if view is not None:
        modify.sets_view["update"] = view.numbered({c.name for a in node.assignments for c in a.columns})
    finish_modify(b, scope, modify, item, node.returning, scope.items, view)
    return modify


def _where(b: Binder, scope: Scope, node: Any, view: OpenView | None) -> bound.Expr | None:
    """The condition on the rows to change, that of a view in front."""
    of_view = None if view is None else view.where()
    if view is not None:
        view.entry.security += view.security()
    if node is None:
        return of_view
    if isinstance(node, tree.CurrentOf):
        assert scope.query is not None
        _current_of(b, node, scope.query.entries[scope.query.from_[0]], view)  # type: ignore[index]
        return of_view
    given = bind_boolean(b, scope, node, "WHERE")
    if view is not None:
        view.own.append(given)
    return given if of_view is None else bound.Bool("and", (of_view, given))


def _current_of(b: Binder, node: tree.CurrentOf, entry: bound.Entry, view: OpenView | None) -> None:
    """WHERE CURRENT OF: a cursor's name, or the variable that has it."""
    if view is not None or entry.kind != "table":
        raise errors.FeatureNotSupported("WHERE CURRENT OF on a view is not implemented")
    known = None if b.variables is None else b.variables.meant(b, Scope(), tree.ColumnRef((node.cursor,), pos=node.pos))
    entry.current = known if known is not None and known.type == 1790 else bound.Const(19, node.cursor)


def _delete(b: Binder, scope: Scope, node: tree.DeleteStmt) -> bound.Modify:
    ctes: list[bound.CommonTable] = []
    bind_with(b, scope, node.with_, ctes, top=scope.parent is None)
    table, view = target_table(b, node.table, "delete from")
    entry, item = target_entry(b, scope, node.table, table, view)
    bind_from_beside(b, scope, item, node.using)
    query = scope.query
    assert query is not None
    query.where = _where(b, scope, node.where, view)
    modify = bound.Modify("delete", table, entry.rid, query, ctes=ctes, entry=entry)
    finish_modify(b, scope, modify, item, node.returning, scope.items, view)
    return modify


def bind_assignments(b: Binder, scope: Scope, table: Table | OpenView, assignments: tuple[tree.Assignment, ...], target: Item
                     ) -> list[tuple[int, bound.Expr]]:
    """(slot, value) of SET clauses; `target` is the row that changes. Assignments to parts of one column become one value."""
    out: dict[int, bound.Expr] = {}
    whole: set[int] = set()
    if isinstance(table, OpenView):
        table.refuse_unsettable({c.name for a in assignments for c in a.columns})
    for a in assignments:
        for at, (column, value) in zip(a.columns, _assigned(b, scope, table, a), strict=True):
            slot = column.attnum - 1
            if slot in out and (not at.steps or slot in whole):
                raise errors.SyntaxError_(f'multiple assignments to same column "{column.name}"', position=a.columns[0].pos)
            if at.steps:
                base = out[slot] if slot in out else positioned(next(e for name, e in target.columns if name == at.name), at.pos)
                out[slot] = assigned_part(b, scope, column, base, at.steps, value, "UPDATE", at.pos)
            else:
                whole.add(slot)
                out[slot] = value if column.generated is not None else assign(b, value, column)
    return list(out.items())


def _assigned(b: Binder, scope: Scope, target: Table | OpenView, a: tree.Assignment) -> list[tuple[Column, bound.Expr]]:
    """(column, value) of a SET clause, the values before their assignment casts."""
    columns = [_find_column(target, c.name, c.pos) for c in a.columns]
    if isinstance(target, OpenView) and isinstance(a.expr, tree.SetToDefault):
        refuse_part_default(a.columns[0])
        refuse_explicit(columns[0], None, None, "update")
        own = next(c for c in target.view.columns if c.name == a.columns[0].name)
        return [(columns[0], default_expression(b, target.table, replace(columns[0], default=own.default)))]  # the table's own does not count
    table = target.table if isinstance(target, OpenView) else target
    if not a.multiple:
        return [(columns[0], _assigned_value(b, scope, table, columns[0], a.columns[0], a.expr))]
    if isinstance(a.expr, tree.RowExpr):
        items = expanded(b, scope, a.expr.items)
        if len(items) != len(columns):
            raise errors.SyntaxError_("number of columns does not match number of values", position=a.expr.pos)
        return [(c, _assigned_value(b, scope, table, c, at, e)) for c, at, e in zip(columns, a.columns, items, strict=True)]
    if isinstance(a.expr, tree.SubLink) and a.expr.kind == "expr":
        query = bind_query(b, scope, a.expr.query)
        visible = [t for t in query.targets if not t.junk]
        if len(visible) != len(columns):
            raise errors.SyntaxError_("number of columns does not match number of values", position=a.expr.pos)
        link = bound.SubLink("row", query, 2249)
        return [(c, bound.Field(t.expr.type, link, i, t.expr.typmod)) for i, (c, t) in enumerate(zip(columns, visible, strict=True))]
    raise errors.FeatureNotSupported("source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression",
                                     position=getattr(a.expr, "pos", None))


def _assigned_value(b: Binder, scope: Scope, table: Table, column: Column, at: tree.InsertColumn, node: Any) -> bound.Expr:
    if isinstance(node, tree.SetToDefault):
        refuse_part_default(at)
        return default_expression(b, table, column)
    refuse_explicit(column, None, getattr(node, "pos", None), "update")
    return bind_as(b, scope, node, "UPDATE", assigned_type(column, at))


def finish_modify(b: Binder, scope: Scope, modify: bound.Modify, target: Item, returning: tuple[tree.Target, ...], items: list[Item],
                  view: OpenView | None = None) -> None:
    """Checks, generated columns and RETURNING."""
    table = modify.table
    if table.bound is not None and modify.kind != "delete":
        modify.ancestry = ancestry_of(b.catalog, table)
    if view is not None:
        modify.through = tuple(view.levels)
    if view is not None and modify.kind != "delete" and any(v.check_option is not None for v, _ in view.conditions):
        modify.view_checks = view.over(b, modify.rid).checks()
    for check in sorted(table.checks, key=lambda c: c.name) if len(table.checks) > 1 else table.checks:  # by name, as PostgreSQL keeps them
        modify.checks.append((check, b.catalog.bind_over(table, modify.rid, check.expression)))
    for c in table.columns:
        if c.generated is not None and not c.dropped:
            modify.generated.append((c.attnum - 1, assign(b, b.catalog.bind_over(table, modify.rid, c.generated), c)))
    if returning:
        plain = modify.kind == "insert" and view is None and b.folding and modify.entry is not None and modify.entry.family is None and table.kind == "r"
        items = [replace(i, placeless=True, inserted=modify if plain else None, changed=modify if view is None else None) if i.rid == modify.rid else i for i in items]
        inner = Scope(parent=scope.parent, items=items, ctes=scope.ctes, query=scope.query)
        assert modify.entry is not None and inner.query is not None
        inner.query.entries.setdefault(modify.rid, modify.entry)
        modify.returning = bind_targets(b, inner, returning, "RETURNING")
        for t in modify.returning:
            t.expr = settle_unknown(b, t.expr)
        if modify.kind == "insert":
            inner.query.entries.pop(modify.rid, None)
    if view is not None:
        rids = (modify.rid, 0 if modify.conflict is None else modify.conflict.excluded)
        modify.reads = frozenset(columns_read(view, [*view.own, *bound.own_expressions(modify)], rids))
