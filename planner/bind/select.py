"""Bind queries: SELECT levels, VALUES, set operations, WITH."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.likeness import unified
from aurorapy.planner.parse import tree
from aurorapy.planner.types import format_type

from .binder import Binder, NotLiftable
from .class_order import INTERNAL
from .coerce import coerce, settle_unknown, to_chosen, to_specific
from .common_tables import bind_with
from .expressions import bind, bind_boolean, row_fields
from .from_ import bind_from, bind_item
from .grouping import bind_group_by, check_grouping
from .implementing import check_group_types, check_implementable
from .names import figure_name
from .ordering import check_hashable, sort_key
from .resolve import UNKNOWN, common_type
from .scope import Item, Scope, missing_item
from .set_operations import MEANING, bind_set_operation
from .windows import name_windows


def bind_query(b: Binder, parent: Scope, node: Any, *, keep_unknown: bool = False) -> bound.Query:
    """Any query. `keep_unknown` leaves unknown literals in the result columns untyped (INSERT and set operations)."""
    match node:
        case tree.Select():
            query = _select(b, parent, node)
        case tree.Values():
            query = _values(b, parent, node)
        case tree.SetOperation():
            query = bind_set_operation(b, parent, node)
        case _:
            raise errors.SyntaxError_("a query was expected here", position=getattr(node, "pos", None))
    if not keep_unknown:
        for t in query.targets:
            if t.expr.type == UNKNOWN:
                t.expr = settle_unknown(b, t.expr)
    if b.collated:
        from .collations import check_collations

        check_collations(query, parent.entries())
        if b.folding and query.set_op is None:
            from .indeterminate import mark_indeterminate

            mark_indeterminate(query, parent.entries())
    return query


# --- SELECT -------------------------------------------------------------------------------------


def _select(b: Binder, parent: Scope, node: tree.Select) -> bound.Query:
    query = bound.Query()
    scope = Scope(parent=parent, query=query)
    bind_with(b, scope, node.with_, query.ctes, top=parent.parent is None and parent.query is None)
    if node.into is not None:
        raise errors.SyntaxError_("SELECT ... INTO is not allowed here", position=node.into.pos)
    bind_from(b, scope, node.from_)
    for w in node.windows:
        if w.name in scope.window_defs:
            raise errors.WindowingError(f'window "{w.name}" is already defined', position=w.pos)
        scope.window_defs[w.name or ""] = w
    if not b.folding:  # what is stored has all of them, as they were written
        name_windows(b, scope, query, node.windows)
    query.targets = bind_targets(b, scope, node.targets, "SELECT")
    if node.where is not None:
        query.where = bind_boolean(b, scope, node.where, "WHERE")
    if node.group_by:
        bind_group_by(b, scope, query, node)
    if node.having is not None:
        query.having = bind_boolean(b, scope, node.having, "HAVING")
        query.aggregated = True
    bind_order_by(b, scope, query, node.order_by)
    if node.distinct and not node.distinct_on:
        _distinct(b, query)
    if node.distinct_on:
        _distinct_on(b, scope, query, node.distinct_on)
    for w in node.windows:
        from .windows import build_window

        build_window(b, scope, w)
    query.limit, query.offset = bind_limits(b, scope, node)
    query.with_ties = node.with_ties
    if node.with_ties and isinstance(node.limit, tree.Const) and node.limit.kind == "null":
        raise errors.InvalidRowCountInLimit("row count cannot be null in FETCH FIRST ... WITH TIES clause")
    if node.with_ties and not node.order_by:
        raise errors.SyntaxError_("WITH TIES cannot be specified without ORDER BY clause", position=node.pos)
    if query.aggregated or query.group_by or query.grouping_sets is not None:
        query.aggregated = True
        check_grouping(b, query)
        check_group_types(query)
    for lock in node.locking:
        _locking(b, scope, query, lock, node)
    return query


def bind_targets(b: Binder, scope: Scope, targets: tuple[tree.Target, ...], kind: str) -> list[bound.TargetEntry]:
    """The entries of a SELECT list or RETURNING, stars expanded."""
    out: list[bound.TargetEntry] = []
    for t in targets:
        if isinstance(t.expr, tree.ColumnRef) and t.expr.star:
            for name, expr in expand_star(b, scope, t.expr):
                out.append(_entry(expr, name, scope))
            continue
        if isinstance(t.expr, tree.Indirection) and isinstance(t.expr.steps[-1], tree.FieldStep) and t.expr.steps[-1].name == "*":
            out += [_entry(e, n, scope) for n, e in _expand_row(b, scope, t.expr, kind)]
            continue
        expr = bind(b, scope, t.expr, kind)
        out.append(_entry(expr, t.alias if t.alias is not None else figure_name(t.expr), scope))
    if len(out) > 1664:
        raise errors.TooManyColumns("target lists can have at most 1664 entries")
    return out


def _entry(expr: bound.Expr, name: str, scope: Scope) -> bound.TargetEntry:
    table = attnum = 0
    if isinstance(expr, bound.Var):
        level: Scope | None = scope
        while level is not None:
            if level.query is not None and expr.rid in level.query.entries:
                column = level.query.entries[expr.rid].columns[expr.column]
                table, attnum = column.table, column.attnum
                break
            level = level.parent
    return bound.TargetEntry(expr, name, False, table, attnum)


def expand_star(b: Binder, scope: Scope, node: tree.ColumnRef) -> list[tuple[str, bound.Expr]]:
    """The columns that `*` or `t.*` stands for."""
    qualifier = node.names[:-1] if node.names and node.names[-1] == "*" else node.names
    if not qualifier:
        visible = [c for i in scope.items if i.columns_visible for c in _starred(i)]
        if not scope.items:
            raise errors.SyntaxError_("SELECT * with no tables specified is not valid", position=node.pos)
        return visible
    item = scope.find_item(qualifier[-1], qualifier[-2] if len(qualifier) > 1 else None, node.pos)
    if item is None and b.variables is not None:
        known = row_fields(bind(b, scope, tree.ColumnRef(qualifier, pos=node.pos), "SELECT"))
        if known is not None:
            return [(n, e if e is not None else bound.Field(t, bind(b, scope, tree.ColumnRef(qualifier, pos=node.pos), "SELECT"), i))
                    for i, (n, t, e) in enumerate(known)]
    if item is None:
        raise missing_item(scope, qualifier[-1], node.pos)
    return _starred(item)


def _starred(item: Any) -> list[tuple[str, bound.Expr]]:
    """The columns of an item that a star stands for."""
    cte = item.entry.cte if item.entry is not None else None
    return list(item.columns) if cte is None or not cte.hidden else [c for c in item.columns if c[0] not in cte.hidden]


def _expand_row(b: Binder, scope: Scope, node: tree.Indirection, kind: str) -> list[tuple[str, bound.Expr]]:
    inner: Any = node.arg if len(node.steps) == 1 else tree.Indirection(node.arg, node.steps[:-1], node.pos)
    expr = bind(b, scope, inner, kind)
    fields = row_fields(expr, scope)
    if fields is None:
        if expr.type == 2249:
            raise errors.WrongObjectType("record type has not been registered", position=node.pos)
        raise errors.WrongObjectType(f"type {format_type(expr.type, -1)} is not composite", position=node.pos)
    return [(n, e if e is not None else bound.Field(t, expr, i)) for i, (n, t, e) in enumerate(fields)]


def bind_order_item(b: Binder, scope: Scope, node: tree.Expr, kind: str) -> bound.Expr:
    """An ORDER BY / PARTITION BY expression by the SQL:1999 rule: over the input columns."""
    return bind(b, scope, node, kind)


def bind_order_by(b: Binder, scope: Scope, query: bound.Query, items: tuple[tree.SortBy, ...]) -> None:
    """The sort keys of a query, over its targets; what is not among them becomes a junk target."""
    for s in items:
        position = find_target(b, scope, query, s.expr, "ORDER BY")
        target = query.targets[position]
        target.expr = settle_unknown(b, target.expr)
        key = sort_key(b, s, target.expr)
        if query.order_by and _sorted_by(query, position):
            continue  # in whatever order
        if key.expr is not target.expr:
            if query.set_op is not None:
                raise errors.FeatureNotSupported("DISTINCT and set operations in the order of an operator class of a user are not supported", position=s.pos)
            query.targets.append(bound.TargetEntry(key.expr, target.name, junk=True))
            position = len(query.targets) - 1
        query.order_by.append((position, key.descending, key.nulls_first))


def _sorted_by(query: bound.Query, position: int) -> bool:
    """Whether ORDER BY has a target already, be it in the order of an operator class."""
    wanted = query.targets[position].expr.key()
    return any(p == position or (e.type == INTERNAL and isinstance(e, bound.Func) and e.args[0].key() == wanted)
               for p, _, _ in query.order_by for e in (query.targets[p].expr,))


def find_target(b: Binder, scope: Scope, query: bound.Query, node: tree.Expr, clause: str) -> int:
    """The position in the target list that an ORDER BY, GROUP BY or DISTINCT ON item means; adds a junk entry for a new
    expression."""
    sign = 1
    if isinstance(node, tree.Op) and node.left is None and node.name == "-" and isinstance(node.right, tree.Const | tree.LiteralSlot):
        node, sign = _at(node.right, node.pos), -1
    if isinstance(node, tree.LiteralSlot):
        raise NotLiftable(MEANING)
    if isinstance(node, tree.Const):
        if node.kind != "int" or int(str(node.value)) >= 1 << 31:
            raise errors.SyntaxError_(f"non-integer constant in {clause}", position=node.pos)
        n = sign * int(str(node.value))
        visible = [i for i, t in enumerate(query.targets) if not t.junk]
        if not 1 <= n <= len(visible):
            raise errors.InvalidColumnReference(f"{clause} position {n} is not in select list", position=node.pos)
        return visible[n - 1]
    if isinstance(node, tree.ColumnRef) and len(node.names) == 1 and not node.star:
        name = node.names[0]
        if clause == "GROUP BY" and _input_column(scope, name, node.pos):
            pass
        else:
            found = [i for i, t in enumerate(query.targets) if t.name == name and not t.junk]
            if found:
                if len({query.targets[i].expr.key() for i in found}) > 1:
                    raise errors.AmbiguousColumn(f'{clause} "{name}" is ambiguous', position=node.pos)
                return found[0]
    expr = unified(bind(b, scope, node, clause), [t.expr for t in query.targets])
    key = expr.key()
    for i, t in enumerate(query.targets):
        if t.expr.key() == key and (b.folding or _collations(t.expr) == _collations(expr)):
            return i
    query.targets.append(bound.TargetEntry(expr, figure_name(node), junk=True))
    return len(query.targets) - 1


def _collations(e: bound.Expr) -> list[int]:
    """What COLLATE says in an expression, which its key does not tell."""
    return [n.oid for n in bound.walk(e) if isinstance(n, bound.Collate)]


def _at(node: tree.Const | tree.LiteralSlot, pos: int | None) -> tree.Const | tree.LiteralSlot:
    """A number behind a sign stands where the sign does."""
    return replace(node, pos=pos)


def _input_column(scope: Scope, name: str, pos: int | None) -> bool:
    local = Scope(items=scope.items)
    return local.find_column(name, pos) is not None


def _distinct(b: Binder, query: bound.Query) -> None:
    query.distinct = True
    for t in query.targets:
        if not t.junk:
            t.expr = settle_unknown(b, t.expr)
            check_hashable(t.expr)
    check_implementable([t.expr.type for t in query.targets if not t.junk], "DISTINCT")
    for position, _, _ in query.order_by:
        if query.targets[position].expr.type == INTERNAL:
            raise errors.FeatureNotSupported("DISTINCT and set operations in the order of an operator class of a user are not supported")
        if query.targets[position].junk:
            raise errors.InvalidColumnReference(
                "for SELECT DISTINCT, ORDER BY expressions must appear in select list", position=query.targets[position].expr.pos)


def _distinct_on(b: Binder, scope: Scope, query: bound.Query, items: tuple[tree.Expr, ...]) -> None:
    positions = []
    for node in items:
        p = find_target(b, scope, query, node, "DISTINCT ON")
        query.targets[p].expr = settle_unknown(b, query.targets[p].expr)
        check_hashable(query.targets[p].expr)
        if p not in positions:
            positions.append(p)
    seen = 0
    for p, _, _ in query.order_by:
        if p in positions:
            seen += 1
        elif seen < len(positions):
            raise errors.InvalidColumnReference(
                "SELECT DISTINCT ON expressions must match initial ORDER BY expressions", position=getattr(items[0], "pos", None))
        else:
            break
    query.distinct_on = positions


def bind_limits(b: Binder, scope: Scope, node: Any) -> tuple[bound.Expr | None, bound.Expr | None]:
    """LIMIT and OFFSET as bound bigints, None where they are not given or NULL."""
    out: list[Any] = []
    for raw, what in ((node.limit, "LIMIT"), (node.offset, "OFFSET")):
        if raw is None:
            out.append(None)
            continue
        if isinstance(raw, tree.Const) and raw.kind == "null":
            out.append(None if b.folding else bound.Const(20, None))
            continue
        expr = to_specific(b, bind(b, scope, raw, what), 20, what)
        local = scope.query.entries.keys() if scope.query is not None else ()
        for n in bound.walk(expr):
            for v in (n,) if isinstance(n, bound.Var) else bound.free_vars(n.query) if isinstance(n, bound.SubLink) else ():
                if v.rid in local:
                    raise errors.InvalidColumnReference(f"argument of {what} must not contain variables", position=v.pos)
        out.append(expr)
    return out[0], out[1]


def _locking(b: Binder, scope: Scope, query: bound.Query, lock: tree.Locking, node: tree.Select) -> None:
    name = "FOR " + lock.strength.upper()
    for bad, what in ((query.distinct or query.distinct_on, "DISTINCT clause"), (query.group_by, "GROUP BY clause"), (query.having, "HAVING clause"),
                      (query.aggregated, "aggregate functions"), (query.windows, "window functions"),
                      (query.has_srf, "set-returning functions in the target list")):
        if bad:
            raise errors.FeatureNotSupported(f"{name} is not allowed with {what}", position=None)
    rids = []
    if lock.tables:
        for names in lock.tables:
            item = next((i for i in scope.items if i.name == names[-1]), None)
            if item is None:
                raise errors.UndefinedTable(f'relation "{names[-1]}" in {name} clause not found in FROM clause', position=lock.pos)
            if item.entry is None or (item.entry.kind != "table" and item.entry.kind != "subquery"):
                what = {"function": "a function", "cte": "a WITH query", "values": "VALUES"}.get(item.entry.kind if item.entry is not None else "", "a join")
                raise errors.FeatureNotSupported(f"{name} cannot be applied to {what}", position=lock.pos)
            rids.append(item.rid)
    else:
        rids = [e.rid for e in query.entries.values() if e.kind in ("table", "subquery")]
    for rid in rids:
        entry = query.entries[rid]
        query.locked += ((rid, lock.strength),)
        if entry.kind == "table":
            if entry.table is not None and entry.table.kind in _NOT_LOCKED:
                raise errors.WrongObjectType(f'cannot lock rows in {_NOT_LOCKED[entry.table.kind]} "{entry.table.name}"')
            entry.needs_rowid = entry.table is not None and entry.table.rows is None
        elif entry.query is not None:
            entry.query.lock_handed_down |= not entry.query.locked
            inner = Scope(query=entry.query, items=[Item(e.name, [], e.rid, entry=e) for e in entry.query.entries.values()])
            _locking(b, inner, entry.query, tree.Locking(lock.strength, (), lock.wait, lock.pos), node)
    tables = tuple(r for r in rids if query.entries[r].needs_rowid)
    if tables:
        query.locks.append(bound.LockClause(lock.strength, tables, lock.wait))
        b.volatile = True


# --- VALUES and set operations ------------------------------------------------------------------


def expanded(b: Binder, scope: Scope, row: tuple[tree.Expr, ...]) -> tuple[tree.Expr, ...]:
    """A row of VALUES with `record.*` written out."""
    if not any(isinstance(e, tree.ColumnRef) and e.star for e in row):
        return row
    out: list[tree.Expr] = []
    for e in row:
        if isinstance(e, tree.ColumnRef) and e.star and len(e.names) > 1:
            out += [tree.ColumnRef((*e.names[:-1], name), pos=e.pos) for name, _ in expand_star(b, scope, e)]
        else:
            out.append(e)
    return tuple(out)


_NOT_LOCKED = {"m": "materialized view", "S": "sequence"}


def _values(b: Binder, parent: Scope, node: tree.Values) -> bound.Query:
    query = bound.Query()
    scope = Scope(parent=parent, query=query)
    bind_with(b, scope, node.with_, query.ctes, top=parent.parent is None and parent.query is None)
    given = [expanded(b, scope, row) for row in node.rows]
    width = len(given[0])
    rows: list[list[bound.Expr]] = []
    for row in given:
        if len(row) != width:
            raise errors.SyntaxError_("VALUES lists must all be the same length", position=getattr(row[0], "pos", None))
        rows.append([bind(b, scope, e, "VALUES") for e in row])
    columns = []
    for i in range(width):
        column = [r[i] for r in rows]
        oid = common_type([e.type for e in column], "VALUES", [e.pos for e in column]) if any(e.type != UNKNOWN for e in column) or len(
            column) > 1 else UNKNOWN
        if oid != UNKNOWN:
            column = [to_chosen(b, e, oid, "VALUES") for e in column]
        mods = {e.typmod for e in column}
        for r, e in zip(rows, column, strict=True):
            r[i] = e
        columns.append(bound.OutputColumn(f"column{i + 1}", oid, mods.pop() if len(mods) == 1 else -1))
    if len(rows) == 1 and b.folding and not node.order_by and node.limit is None and node.offset is None:
        query.targets = [bound.TargetEntry(e, c.name) for e, c in zip(rows[0], columns, strict=True)]
        return query
    entry = bound.Entry(b.rid(), "values", "*VALUES*", columns, rows=[tuple(r) for r in rows])
    query.entries[entry.rid] = entry
    query.from_ = [entry.rid]
    query.targets = [bound.TargetEntry(bound.Var(c.type, entry.rid, i, c.typmod, True, None, c.name), c.name) for i, c in enumerate(columns)]
    scope.items.append(Item("*VALUES*", [(t.name, t.expr) for t in query.targets], entry.rid, entry=entry))
    bind_order_by(b, scope, query, node.order_by)
    query.limit, query.offset = bind_limits(b, scope, node)
    return query


__all__ = ["bind_item", "bind_order_item", "bind_query", "bind_targets", "bind_with", "coerce", "expand_star", "expanded", "find_target"]
