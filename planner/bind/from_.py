"""Bind FROM clauses: tables, views, subqueries, functions, joins, and the names that each makes visible."""

from __future__ import annotations

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.families import family_of
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table

from .binder import Binder
from .coerce import coerce_or_fail
from .expressions import bind_boolean, operator_call
from .join_aliases import joined_column, keep_join_alias
from .resolve import UNKNOWN, common_type
from .scope import Item, Scope

_DROPPED = "........pg.dropped."
MERGING = "USING"  # in stored text ON "USING"(condition, names...) is what USING meant: columns that come later change nothing
USING_ALIAS = "\x01"  # begins the last of these names where it is USING's alias


def bind_from(b: Binder, scope: Scope, items: tuple[tree.FromItem, ...]) -> None:
    """Fill the scope and its query's `from_` from a FROM list; later items may refer to earlier ones laterally."""
    assert scope.query is not None
    for node in items:
        jointree, made = bind_item(b, scope, node, list(scope.items))
        for item in made:
            _check_duplicate(scope.items, item, node)
        scope.items += made
        scope.query.from_.append(jointree)


def _check_duplicate(items: list[Item], new: Item, node: tree.FromItem) -> None:
    if new.name is None or not new.table_visible:
        return
    for item in items:
        if item.name == new.name and item.table_visible and (item.schema == new.schema or item.relation is None or new.relation is None
                                                             or item.relation != item.name or new.relation != new.name):
            raise errors.DuplicateAlias(f'table name "{new.name}" specified more than once', position=None)


def bind_item(b: Binder, scope: Scope, node: tree.FromItem, lateral: list[Item]) -> tuple[bound.JoinTree, list[Item]]:
    """One FROM item: its join tree and the items it makes visible. `lateral` are the items to its left."""
    match node:
        case tree.RangeTable():
            return bind_table(b, scope, node)
        case tree.RangeSubquery():
            return _subquery(b, scope, node, lateral)
        case tree.RangeFunction():
            from .from_functions import bind_function

            return bind_function(b, scope, node, lateral)
        case tree.RangeXmlTable():
            from .xml import bind_xml_table

            return bind_xml_table(b, scope, node, lateral)
        case tree.Join():
            return _join(b, scope, node, lateral)


def visible_with(scope: Scope, items: list[Item], in_from: bool = False) -> Scope:
    """A scope that sees `items`, this level's common tables, and the levels around."""
    return Scope(parent=scope.parent, items=items, ctes=scope.ctes, query=scope.query, barrier=scope.barrier, in_from=in_from)


def bind_from_beside(b: Binder, scope: Scope, target: Item, items: tuple[tree.FromItem, ...]) -> None:
    """The FROM clause beside a table that is changed, which it cannot refer to."""
    target.target = target.lateral_only = True
    target.lateral_ok = False
    bind_from(b, scope, items)
    target.lateral_ok, target.lateral_only = True, False


def bind_table(b: Binder, scope: Scope, node: tree.RangeTable) -> tuple[bound.JoinTree, list[Item]]:
    """A table, view or common table."""
    assert scope.query is not None
    if len(node.name) == 1:
        cte = scope.find_cte(node.name[0])
        if cte is not None and node.sample is not None:
            raise errors.FeatureNotSupported("TABLESAMPLE clause can only be applied to tables and materialized views", position=node.pos)
        if cte is not None:
            return _cte_reference(b, scope, node, cte)
    table = find_table(b, node.name, node.pos)
    if table.kind in ("i", "c"):
        raise errors.WrongObjectType(f'"{table.name}" is {"an index" if table.kind == "i" else "a composite type"}', position=node.pos)
    if table.kind == "m" and not table.populated and b.folding:  # a definition may read it
        raise errors.ObjectNotInPrerequisiteState(f'materialized view "{table.name}" has not been populated',
                                                  hint="Use the REFRESH MATERIALIZED VIEW command.")
    b.relations.add(table.oid)
    entry = table_entry(b, table, only=node.only)
    entry.only = node.only
    if table.kind == "v" and table.rows is None:
        entry.kind = "subquery"
        entry.query = view_query(b, table)
        entry.table = None
        entry.view = table
        entry.barrier = is_barrier(table)
    if node.sample is not None:
        from .samples import sampled

        entry = sampled(b, scope, node, table, entry)
    scope.query.entries[entry.rid] = entry
    alias = node.alias
    if alias is not None and alias.columns:
        alias = _written(b, entry, alias, table)
    item = entry_item(entry, alias, table.name, node.pos)
    item.relation, item.schema = (table.name, table.schema_name) if node.alias is None else (table.name, None)
    return entry.rid, [item]


def _written(b: Binder, entry: bound.Entry, alias: tree.Alias, table: Table) -> tree.Alias:
    """Note the names that an alias gives a relation's columns. Stored text names columns as they are called, and has others only to be shown again."""
    if not hasattr(b.context, "session"):
        entry.written = ["" if n.startswith(_DROPPED) else n for n in alias.columns]
        return tree.Alias(alias.name)
    live = [i for i, c in enumerate(table.columns) if not c.dropped]
    if len(alias.columns) <= len(live):
        entry.written = [""] * (live[len(alias.columns) - 1] + 1)
        for i, name in zip(live, alias.columns, strict=False):
            entry.written[i] = name
    return alias


def find_table(b: Binder, names: tuple[str, ...], pos: int | None) -> Table:
    """The relation of that name, or 42P01."""
    if len(names) == 1:
        seen: Table | None = b.catalog.transition(names[0])
        if seen is not None:
            return seen
    plain = names
    if len(names) == 3:
        if names[0] != b.context.current_database:
            raise errors.FeatureNotSupported(f'cross-database references are not implemented: "{".".join(names)}"', position=pos)
        plain = names[1:]
    if len(plain) > 2:
        raise errors.SyntaxError_(f"improper relation name (too many dotted names): {'.'.join(names)}", position=pos)
    try:
        table = b.catalog.find_relation(plain, b.context.search_path)
    except errors.InvalidSchemaName:
        table = None  # a query misses the relation, not the schema
    except errors.WrongObjectType as e:
        e.position = pos
        raise
    if table is None:
        raise errors.UndefinedTable(f'relation "{".".join(plain)}" does not exist', position=pos)
    return table  # type: ignore[no-any-return]


def table_entry(b: Binder, table: Table, *, only: bool = False) -> bound.Entry:
    """A range-table entry over a stored or virtual table; output column i is element i of the stored row. Unless `only` it has the rows of the
    table's children, too."""
    if table.row_security:
        b.guarded = True
    if table.kind == "p" or (table.children and not only):
        return _family_entry(b, table, only)
    if table.has_collations:
        b.collated = True
    columns = [bound.OutputColumn(c.name, c.type, c.typmod, not c.not_null, table.oid, c.attnum) for c in table.columns]
    return bound.Entry(b.rid(), "table", table.name, columns, table=table)


def _family_entry(b: Binder, table: Table, only: bool) -> bound.Entry:
    family = family_of(b.catalog, table)
    if family is None:
        return table_entry(b, table, only=True)
    if only:
        family.leaves = []  # a partitioned table has no rows of its own
    b.relations |= family.oids()
    if table.has_collations:
        b.collated = True
    nullable = [any(at is not None and not leaf.table.columns[at].not_null for leaf in family.leaves for at in (leaf.up[i],)) for i in range(len(table.columns))]
    columns = [bound.OutputColumn(c.name, c.type, c.typmod, nullable[i], table.oid, c.attnum) for i, c in enumerate(table.columns)]
    return bound.Entry(b.rid(), "table", table.name, columns, table=table, family=family)


def entry_item(entry: bound.Entry, alias: tree.Alias | None, default_name: str, pos: int | None) -> Item:
    """The item that an entry makes visible, its columns renamed by the alias."""
    live = [i for i in range(len(entry.columns)) if entry.table is None or not entry.table.columns[i].dropped]
    names = [entry.columns[i].name for i in live]
    name = default_name
    if alias is not None:
        name = alias.name
        if len(alias.columns) > len(names):
            raise errors.InvalidColumnReference(
                f'table "{name}" has {len(names)} columns available but {len(alias.columns)} columns specified', position=pos)
        names[: len(alias.columns)] = alias.columns
        if alias.columns and entry.kind != "table":
            entry.aliases = list(names)
    columns: list[tuple[str, bound.Expr]] = []
    for i, n in zip(live, names, strict=True):
        c = entry.columns[i]
        columns.append((n, bound.Var(c.type, entry.rid, i, c.typmod, c.nullable, None, n)))
    entry.name, entry.aliased = name, alias is not None
    return Item(name, columns, entry.rid, entry=entry)


def is_barrier(view: Table) -> bool:
    """Whether a view's conditions must come before those of who reads it."""
    return bool(view.options) and dict(view.options).get("security_barrier") in ("true", "on", "1", "yes")


def view_query(b: Binder, table: Table) -> bound.Query:
    """A view's query, bound anew from its stored text, which is fully qualified."""
    from aurorapy.planner.parse import parse_view

    from .select import bind_query

    assert table.view is not None
    inner = Binder(b.catalog, b.catalog.view_context(b.context), fixed_parameters=True, next_rid=b.next_rid, next_ident=b.next_ident)
    query = bind_query(inner, Scope(), parse_view(table.view))
    b.next_rid, b.next_ident = inner.next_rid, inner.next_ident
    b.relations |= inner.relations
    b.volatile = b.volatile or inner.volatile
    b.guarded = b.guarded or inner.guarded
    b.routines |= inner.routines
    b.members |= inner.members
    return query


def _cte_reference(b: Binder, scope: Scope, node: tree.RangeTable, cte: bound.CommonTable) -> tuple[bound.JoinTree, list[Item]]:
    assert scope.query is not None
    cte.references += 1
    if not cte.columns and cte.modify is not None:
        raise errors.FeatureNotSupported(f'WITH query "{cte.name}" does not have a RETURNING clause', position=node.pos)
    columns = [bound.OutputColumn(c.name, c.type, c.typmod, True) for c in cte.columns]
    entry = bound.Entry(b.rid(), "cte", cte.name, columns, cte=cte)
    scope.query.entries[entry.rid] = entry
    return entry.rid, [entry_item(entry, node.alias, cte.name, node.pos)]


def _subquery(b: Binder, scope: Scope, node: tree.RangeSubquery, lateral: list[Item]) -> tuple[bound.JoinTree, list[Item]]:
    from .select import bind_query

    assert scope.query is not None
    if node.alias is None:
        kind = "VALUES" if isinstance(node.query, tree.Values) else "subquery"
        hint = "For example, FROM (VALUES ...) [AS] foo." if kind == "VALUES" else "For example, FROM (SELECT ...) [AS] foo."
        raise errors.SyntaxError_(f"{kind} in FROM must have an alias", position=node.pos, hint=hint)
    query = bind_query(b, visible_with(scope, lateral if node.lateral else [], in_from=True), node.query)
    entry = bound.Entry(b.rid(), "subquery", node.alias.name, query.columns, query=query, lateral=node.lateral)
    scope.query.entries[entry.rid] = entry
    return entry.rid, [entry_item(entry, node.alias, node.alias.name, node.pos)]


# --- joins --------------------------------------------------------------------------------------


def _join(b: Binder, scope: Scope, node: tree.Join, lateral: list[Item]) -> tuple[bound.JoinTree, list[Item]]:
    left_tree, left_items = bind_item(b, scope, node.left, lateral)
    forbidden = node.kind in ("right", "full")
    if forbidden:
        for i in left_items:
            i.lateral_ok = False
            i.lateral_only = True
    right_tree, right_items = bind_item(b, scope, node.right, [*lateral, *left_items])
    for i in left_items:
        i.lateral_ok, i.lateral_only = True, False
    for item in right_items:
        _check_duplicate(left_items, item, node)
    kind = "inner" if node.kind == "cross" else node.kind
    using, using_alias = node.using, node.using_alias
    left_columns, right_columns = _visible(left_items), _visible(right_items)
    if node.natural:
        right_names = {n for n, _ in right_columns}
        using = tuple(n for n, _ in left_columns if n in right_names)
    condition: bound.Expr | None = None
    items = [*left_items, *right_items]
    if node.using_alias and any(i.name == node.using_alias and i.table_visible for i in items):
        raise errors.DuplicateAlias(f'table name "{node.using_alias}" specified more than once')
    if using:
        condition, merged = _using(b, using, left_columns, right_columns, kind, node)
        names = set(using)
        rest = [(n, e) for n, e in left_columns if n not in names] + [(n, e) for n, e in right_columns if n not in names]
        for i in items:
            i.columns_visible = False
        items.append(Item(node.using_alias, merged if node.using_alias else [], table_visible=bool(node.using_alias), columns_visible=False))
        items.append(Item(None, merged + rest, table_visible=False))
    elif node.on is not None:
        on = node.on
        if isinstance(on, tree.FuncCall) and on.name == (MERGING,) and not hasattr(b.context, "session"):
            given = [str(a.value) for a in on.args[1:]]  # type: ignore[union-attr]
            using_alias = given.pop()[1:] if given[-1].startswith(USING_ALIAS) else None
            on, using = on.args[0], tuple(given)
        inner = visible_with(scope, items)
        condition = bind_boolean(b, inner, on, "JOIN conditions")
        if using:
            _merge_stored(b, using, condition, items, kind)
    if condition is None and kind != "inner":
        condition = bound.Const(16, True)  # NATURAL with no column that both sides have
    for i in (left_items if kind == "right" else right_items if kind == "left" else items if kind == "full" else ()):
        i.nullable = True  # not in this join's own condition
    for i in items:
        i.joined = True
    made = bound.JoinNode(kind, left_tree, right_tree, condition, using, using_alias)
    if node.alias is not None:
        columns = _visible(items)
        stored = not hasattr(b.context, "session")
        if len(node.alias.columns) > len(columns) and not stored:
            raise errors.InvalidColumnReference(
                f'join expression "{node.alias.name}" has {len(columns)} columns available but {len(node.alias.columns)} columns specified', position=node.pos)
        if stored or not b.folding:
            columns = keep_join_alias(b, made, node.alias, columns, stored=stored)
            return made, [Item(node.alias.name, columns, made.rid)]
        names_list = [n for n, _ in columns]
        names_list[: len(node.alias.columns)] = node.alias.columns
        items = [Item(node.alias.name, [(n, e) for n, (_, e) in zip(names_list, columns, strict=True)])]
    return made, items


def _visible(items: list[Item]) -> list[tuple[str, bound.Expr]]:
    return [c for i in items if i.columns_visible for c in i.columns]


def _using(b: Binder, using: tuple[str, ...], left: list[tuple[str, bound.Expr]], right: list[tuple[str, bound.Expr]], kind: str,
           node: tree.Join) -> tuple[bound.Expr | None, list[tuple[str, bound.Expr]]]:
    tests: list[bound.Expr] = []
    merged: list[tuple[str, bound.Expr]] = []
    seen = set()
    for name in using:
        if name in seen:
            raise errors.DuplicateColumn(f'column name "{name}" appears more than once in USING clause', position=node.pos)
        seen.add(name)
        pair = []
        for side, columns in (("left", left), ("right", right)):
            found = [e for n, e in columns if n == name]
            if not found:
                raise errors.UndefinedColumn(f'column "{name}" specified in USING clause does not exist in {side} table', position=node.pos)
            if len(found) > 1:
                raise errors.AmbiguousColumn(f'common column name "{name}" appears more than once in {side} table', position=node.pos)
            pair.append(found[0])
        tests.append(operator_call(b, "=", pair[0], pair[1], node.pos))
        merged.append((name, _merged(b, pair, kind)))
    return bound.conjunction(tests), merged


def _merged(b: Binder, pair: list[bound.Expr], kind: str) -> bound.Expr:
    """The column that a join makes of one of each side."""
    common = common_type([p.type for p in pair], "JOIN/USING")
    l, r = (coerce_or_fail(b, p, common) if p.type != UNKNOWN else p for p in pair)
    if kind == "full":
        return bound.Coalesce(common, (l, r))
    right_as_it_is = kind == "inner" and l is not pair[0] and r is pair[1]  # a column is preferred to one that must be cast
    return r if kind == "right" or right_as_it_is else l


def _merge_stored(b: Binder, using: tuple[str, ...], condition: bound.Expr, items: list[Item], kind: str) -> None:
    """What USING made visible, by its condition in stored text: an alias of the join may show it."""
    pairs = [[joined_column(a, through=False) for a in part.args] for part in bound.conjuncts(condition)]  # type: ignore[attr-defined]
    gone = {a.key() for pair in pairs for a in pair}
    rest = [(n, e) for n, e in _visible(items) if e.key() not in gone]
    for i in items:
        i.columns_visible = False
    items.append(Item(None, [(n, _merged(b, pair, kind)) for n, pair in zip(using, pairs, strict=True)] + rest, table_visible=False))
