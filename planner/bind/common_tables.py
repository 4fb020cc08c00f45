"""WITH: common tables, those that read themselves among them.

Source: PostgreSQL 15 manual, section 7.8.
"""

from __future__ import annotations

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree
from aurorapy.planner.types import format_type

from .binder import Binder
from .implementing import check_recursive_union
from .ordering import check_hashable
from .recursion import in_order, is_recursive
from .resolve import common_type
from .scope import Scope
from .set_operations import cast_columns


def bind_with(b: Binder, scope: Scope, node: tree.With | None, into: list[bound.CommonTable], *, top: bool) -> None:
    """Bind common tables, those of RECURSIVE behind what they read."""
    from .select import bind_query

    if node is None:
        return
    seen = set()
    for t in node.tables:
        if t.name in seen:
            raise errors.DuplicateAlias(f'WITH query name "{t.name}" specified more than once', position=t.pos)
        seen.add(t.name)
        if isinstance(t.query, tree.MergeStmt):
            raise errors.FeatureNotSupported("MERGE not supported in WITH query", position=t.pos)
        if isinstance(t.query, tree.InsertStmt | tree.UpdateStmt | tree.DeleteStmt) and not top:
            raise errors.FeatureNotSupported("WITH clause containing a data-modifying statement must be at the top level", position=t.pos)
    for t in in_order(node.tables) if node.recursive else node.tables:
        cte = bound.CommonTable(t.name, [], ident=b.ident(), materialized=t.materialized, renamed=bool(t.columns))
        if isinstance(t.query, tree.InsertStmt | tree.UpdateStmt | tree.DeleteStmt):
            from .modify import bind_modify

            cte.modify = bind_modify(b, t.query, scope)
            if cte.modify.table.rules:
                from .rules import rewrite_common

                rewrite_common(b, cte, t.query, scope)
            b.volatile = True
            cte.columns = _renamed((cte.modify or cte.query).columns, t)  # type: ignore[union-attr]
        elif node.recursive and isinstance(t.query, tree.SetOperation) and is_recursive(t):
            if t.search or t.cycle:
                from .search_cycle import bind_search_cycle

                bind_search_cycle(b, scope, t, t.query, cte, _recursive)
            else:
                _recursive(b, scope, t, t.query, cte)
        else:
            if t.search or t.cycle:
                raise errors.SyntaxError_("WITH query is not recursive", position=t.pos)
            cte.query = bind_query(b, scope, t.query)
            cte.columns = _renamed(cte.query.columns, t)
        scope.ctes[t.name] = cte
        into.append(cte)


def _renamed(columns: list[bound.OutputColumn], t: tree.CommonTable) -> list[bound.OutputColumn]:
    if len(t.columns) > len(columns):
        raise errors.InvalidColumnReference(
            f'WITH query "{t.name}" has {len(columns)} columns available but {len(t.columns)} columns specified', position=t.pos)
    out = [bound.OutputColumn(c.name, c.type, c.typmod) for c in columns]
    for c, name in zip(out, t.columns, strict=False):
        c.name = name
    return out


def _recursive(b: Binder, scope: Scope, t: tree.CommonTable, node: tree.SetOperation, cte: bound.CommonTable) -> None:
    from .select import bind_query

    inner = Scope(parent=scope, barrier=False)
    if node.with_ is not None:
        bind_with(b, inner, node.with_, [], top=False)
    cte.recursive, cte.all = True, node.all
    cte.base = bind_query(b, inner, node.left)
    cte.columns = _renamed(cte.base.columns, t)
    inner.ctes[t.name] = cte
    step = bind_query(b, inner, node.right, keep_unknown=True)
    if len(step.columns) != len(cte.columns):
        raise errors.SyntaxError_(f"each {node.op.upper()} query must have the same number of columns", position=node.right.pos)
    if step.aggregated and any(e.cte is cte for e in step.entries.values()):
        raise errors.InvalidRecursion("aggregate functions are not allowed in a recursive query's recursive term",
                                      position=next((n.pos for q in step.targets for n in bound.walk(q.expr) if isinstance(n, bound.Aggregate)), None))
    for i, (base, made) in enumerate(zip(cte.columns, step.columns, strict=True), 1):
        overall = common_type([base.type, made.type], "UNION")
        typmod = base.typmod if base.typmod == made.typmod and base.type == made.type else -1
        if overall != base.type or typmod != base.typmod:
            raise errors.DatatypeMismatch(
                f'recursive query "{t.name}" column {i} has type {format_type(base.type, base.typmod)} in non-recursive term '
                f"but type {format_type(overall, typmod)} overall", position=cte.base.targets[i - 1].expr.pos,
                hint="Cast the output of the non-recursive term to the correct type.")
    if not node.all:
        for column in cte.base.targets:
            if not column.junk:
                check_hashable(column.expr)
        check_recursive_union([c.type for c in cte.columns])
    cte.step = cast_columns(b, step, [c.type for c in cte.columns], "UNION")
    if b.collated:
        from .collations import check_recursive

        check_recursive(cte, scope.entries())
