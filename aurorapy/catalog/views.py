"""CREATE VIEW, and keeping stored text true when names change.

A view is kept as the text of its bound query, every name qualified, so that later changes of search_path or new columns
do not change what it means. The text is proven to bind to the same query before it is stored.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.collations import result_collations
from aurorapy.planner.bind.rows import row_type
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.bind.select import bind_query
from aurorapy.planner.likeness import same_query
from aurorapy.planner.operations import CastDef
from aurorapy.planner.parse import parse_view, tree
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.plan.deparse_query import QueryWriter
from aurorapy.planner.relation import Column, Table
from aurorapy.planner.types import HOME, DefaultContext, format_type
from aurorapy.planner.types.collations import collation_name

from .claims import use_type
from .members import operator_for
from .view_options import view_options
from .whole_rows import inside_rows


def qualified(table: Table) -> str:
    """A relation's full name."""
    return f"{quote_name(table.schema_name)}.{quote_name(table.name)}"


def create_view(session: Any, s: tree.CreateViewStmt) -> str:
    """CREATE [OR REPLACE] VIEW."""
    from .ddl import lock_table, notice
    from .naming import check_stored, row_type, target_name

    if s.recursive:
        own = tree.CommonTable(s.view.name[-1], s.query, s.columns, pos=s.pos)
        targets = tuple(tree.Target(tree.ColumnRef((c,))) for c in s.columns)
        s = replace(s, recursive=False, query=tree.Select(targets, (tree.RangeTable((own.name,)),), with_=tree.With((own,), True)))
    query, relations = bind_view(session, s.query)
    options, check_option = view_options(s.options, s.check_option, query)
    shown = query.columns
    if len(s.columns) > len(shown):
        raise errors.SyntaxError_("CREATE VIEW specifies more column names than columns")
    names = [*s.columns, *(c.name for c in shown[len(s.columns):])]
    for n in names:
        if names.count(n) > 1:
            raise errors.DuplicateColumn(f'column "{n}" specified more than once')
    for n, c in zip(names, shown, strict=True):
        check_stored(n, c.type)
    visible = [t for t in query.targets if not t.junk]
    for t, n in zip(visible, names, strict=True):
        t.name = n
    collations = result_collations(query, "view")
    columns = tuple(Column(n, c.type, c.typmod, i + 1, collation=o) for i, (n, c, o) in enumerate(zip(names, shown, collations, strict=True)))
    for k in columns:
        use_type(session, k.type)
    depends = dependencies(query)
    temporary = s.temporary
    if not temporary and any(r is not None and r.persistence == "t" for o, _ in depends for r in (session.catalog.tables.get(o), session.catalog.sequences.get(o))):
        notice(session, f'view "{s.view.name[-1]}" will be a temporary view')
        temporary = True
    schema, name, persistence = target_name(session, s.view, temporary)
    version = session.catalog.version
    for o in {o for o, _ in depends}:
        if o in session.catalog.tables:
            lock_table(session, session.catalog.tables[o], "access share")  # what it reads stays until it is committed
    if session.catalog.version != version:
        return create_view(session, s)  # the query means something else, perhaps
    catalog = session.catalog
    text = view_text(session, query)
    known = catalog.names.get((schema, name))
    if known is None:
        catalog.put_table(Table(catalog.new_oid(), name, schema, "v", columns, owner=session.user_oid, view=text, view_depends=depends, options=options,
                                check_option=check_option, persistence=persistence, **row_type(session, schema, name)))
        return "CREATE VIEW"
    old = catalog.tables.get(known)
    if not s.replace:
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    if old is None or old.kind != "v":
        raise errors.WrongObjectType(f'"{name}" is not a view')
    if known in relations:
        raise errors.InvalidTableDefinition(f'infinite recursion detected in rules for relation "{name}"')
    old = lock_table(session, old)
    _check_replacement(old, columns)
    columns = tuple([replace(c, default=o.default) for o, c in zip(old.columns, columns, strict=False)]) + columns[len(old.columns):]
    catalog.put_table(replace(old, columns=columns, view=text, view_depends=depends, options=options, check_option=check_option))
    return "CREATE VIEW"


def _check_replacement(old: Table, columns: tuple[Column, ...]) -> None:
    """OR REPLACE may only add columns at the end."""
    if len(columns) < len(old.columns):
        raise errors.InvalidTableDefinition("cannot drop columns from view")
    for a, b in zip(old.columns, columns, strict=False):
        if a.name != b.name:
            raise errors.InvalidTableDefinition(f'cannot change name of view column "{a.name}" to "{b.name}"',
                                                hint='Use ALTER VIEW ... RENAME COLUMN ... to change name of view column instead.')
        if (a.type, a.typmod) != (b.type, b.typmod):
            raise errors.InvalidTableDefinition(
                f'cannot change data type of view column "{a.name}" from {format_type(a.type, a.typmod)} to {format_type(b.type, b.typmod)}')
        if a.collation != b.collation:
            raise errors.InvalidTableDefinition(
                f'cannot change collation of view column "{a.name}" from "{collation_name(a.collation)}" to "{collation_name(b.collation)}"')


def bind_view(session: Any, node: Any) -> tuple[bound.Query, set[int]]:
    """A query that is to be stored, and the relations that it reads."""
    if isinstance(node, tree.Select) and node.into is not None:
        raise errors.FeatureNotSupported("views must not contain SELECT INTO")
    b = Binder(session.catalog_view, session.context, folding=False)  # it is stored as it was written
    query = bind_query(b, Scope(), node)
    if b.parameters:
        raise errors.UndefinedParameter("there is no parameter $1")
    if any(c.modify is not None for c in query.ctes):
        raise errors.FeatureNotSupported("views must not contain data-modifying statements in WITH")
    return query, b.relations


def view_text(session: Any, query: bound.Query, now: Any = None) -> str:
    """A bound query as stored text, proven to mean the same."""
    text = QueryWriter(qualified, DefaultContext(), now=now, stored=True).query(query).strip()
    if now is None:
        again = bind_query(Binder(session.catalog_view, session.catalog_view.view_context(session.context), folding=False), Scope(), parse_view(text))
        if not same_query(query, again):
            raise errors.FeatureNotSupported("a view of this query cannot be stored", detail=text)
    return text


def dependencies(query: bound.Query) -> tuple[tuple[int, int], ...]:
    """(relation, attnum) of every column that a query reads, of rows' fields, too, and (relation, 0) of every relation and sequence, and of every primary
    key that makes columns depend on others."""
    out: set[tuple[int, int]] = set()
    casts = _users_casts()
    entries: dict[int, bound.Entry] = {}
    keys: set[int] = set()

    def gather(q: bound.Query) -> None:
        entries.update(q.entries)
        keys.update(q.keys_used)
        for sub in _below(q):
            gather(sub)

    def visit(q: bound.Query) -> None:
        for e in [*bound.query_exprs(q), *q.outer_aggregates]:
            inside = inside_rows(e)
            for n in bound.walk(e):
                if casts and isinstance(n, bound.Func | bound.CoerceIO):
                    given = n.arg.type if isinstance(n, bound.CoerceIO) else n.args[0].type if n.cast in ("i", "e") else 0
                    if (given, n.type) in casts:
                        out.add((casts[given, n.type], 0))
                if isinstance(n, bound.Var) and n.rid in entries and id(n) not in inside:
                    source = entries[n.rid].table or entries[n.rid].view
                    if source is not None and n.column < len(source.columns):
                        out.add((source.oid, source.columns[n.column].attnum))
                elif isinstance(n, bound.Field) and (of := row_type(n.arg.type)) is not None and of.defined.rows is None:
                    out.add((of.defined.oid, n.index + 1))
                elif isinstance(n, bound.Func) and (n.function.routine is not None or (n.operator is not None and n.operator.symbol)):
                    out.add((n.function.oid if n.operator is None else n.operator.oid, 0))
                elif isinstance(n, bound.Aggregate | bound.Window) and n.function.routine is not None:
                    out.add((n.function.oid, 0))
                elif isinstance(n, bound.SubLink) and n.op.startswith("OPERATOR("):
                    out.add((operator_for(n.functions[0].oid), 0))
                elif isinstance(n, bound.ArrayTest) and n.operator is not None and n.operator.symbol:
                    out.add((n.operator.oid, 0))
                elif isinstance(n, bound.DistinctFrom | bound.NullIf | bound.ArrayTest) and n.function.routine is not None:
                    operator = getattr(n, "operator", None)
                    out.add((operator_for(n.function.oid) if operator is None else operator.oid, 0))
                elif isinstance(n, bound.Const) and n.type == 2205 and isinstance(n.value, int):
                    out.add((n.value, 0))
        for sub in _below(q):
            visit(sub)

    gather(query)
    out.update((key, 0) for key in keys)
    for e in entries.values():
        for f in e.functions:
            routine = getattr(getattr(f, "function", None), "routine", None)
            of = row_type(routine.result) if routine is not None else None
            if of is not None:
                out.update((of.defined.oid, a.slot + 1) for a in of.attributes)
        source = e.table or e.view
        if source is not None and source.rows is None:
            out.add((source.oid, 0))
    visit(query)
    return tuple(sorted(out))


def _users_casts() -> dict[tuple[int, int], int]:
    """The oids of users' casts in the database at hand."""
    home: Any = HOME.get()
    operations = home.session.catalog.operations if home is not None else {}
    return {(c.source, c.target): c.oid for c in operations.values() if isinstance(c, CastDef)}


def relations_read(query: bound.Query) -> list[bound.Entry]:
    """The entries of a query that are stored relations or views, those of its subqueries too."""
    out = [e for e in query.entries.values() if (e.view is not None or e.table is not None) and (e.view or e.table).rows is None]  # type: ignore[union-attr]
    for sub in _below(query):
        out += relations_read(sub)
    return out


def _below(q: bound.Query) -> list[bound.Query]:
    """Queries directly below, but not those of views."""
    views = {id(e.query) for e in q.entries.values() if e.view is not None}
    return [s for s in bound.subqueries(q) if id(s) not in views]


def definition(session: Any, table: Table, pretty: bool, wrap: int = 0) -> str:
    """pg_get_viewdef: the query laid out as PostgreSQL does it."""
    from .dependencies import relation_name

    assert table.view is not None
    query = bound_view(session, table)
    context = session.context
    writer = QueryWriter(lambda t: relation_name(session, t), context, pretty=pretty, lines=True, wrap=wrap)
    writer.taken = {"old", "new"}  # every rule has them
    return writer.query(query, names=[c.name for c in table.columns]) + ";"


def bound_view(session: Any, table: Table) -> bound.Query:
    """A stored view's query, with the names of its columns."""
    b = Binder(session.catalog_view, session.catalog_view.view_context(session.context), fixed_parameters=True, folding=False)
    assert table.view is not None
    query = bind_query(b, Scope(), parse_view(table.view))
    for t, c in zip([t for t in query.targets if not t.junk], table.columns, strict=True):
        t.name = c.name
    return query
