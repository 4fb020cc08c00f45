"""Plan the reading of a family: an Append of its leaves, each with the conditions over its own columns, and without those partitions that the
conditions leave out, when it is planned (constants) or when it runs (parameters, the rows of a nested loop).

What holds a subquery, or asks where a row lies, is tested above the Append.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy.errors import SQLError
from aurorapy.planner import bound
from aurorapy.planner.access_methods.classes import class_of
from aurorapy.planner.families import Branch, key_expression
from aurorapy.planner.kernels import filter_kernel, project_kernel, values_kernel
from aurorapy.planner.operators.alternatives import AlternativeScans
from aurorapy.planner.operators.base import Node
from aurorapy.planner.operators.families import FamilyAppend, Leaf, Pruner
from aurorapy.planner.operators.refused import Refused
from aurorapy.planner.operators.rows import Filter
from aurorapy.planner.operators.scan import IndexScan, Result, SeqScan
from aurorapy.planner.relation import Table
from aurorapy.planner.selectivity import clauselist
from aurorapy.planner.types import HOME

from . import access
from .costs import cheapest_first
from .layout import Layout, Level, is_volatile
from .leakproof import in_order, leaks
from .pruning import Choice, choices, choose

_FALSE = bound.Const(16, False)


def scan_family(planner: Any, level: Level, entry: bound.Entry, conditions: list[bound.Expr], order: Any, limit: float | None) -> tuple[Node, Layout, bool]:
    """The operator and layout of a family's rows that satisfy the conditions; the third is whether they come in the wanted order."""
    family = entry.family
    assert entry.table is not None
    pushed = _pushed(entry, conditions)
    above = [c for c in conditions if not any(c is p for p in pushed)]
    width = len(entry.table.columns)
    nulls = [c.nullable for c in entry.columns] + [False] * entry.needs_rowid
    layout = Layout({entry.rid: 0}, {}, nulls)
    trees = _choices(planner, family.root, entry.rid, conditions)
    constant = _chosen(family.root, trees, lambda e: e.value if isinstance(e, bound.Const) else choose.UNKNOWN)
    leaves = [leaf for leaf in family.leaves if leaf.table.oid in constant]
    nodes: list[Node] = []
    for n, leaf in enumerate(leaves, 1):
        if leaf.table.kind == "f":
            nodes.append(_foreign(leaf.table, width + entry.needs_rowid, late=_is_late(trees)))
            continue
        nodes.append(_leaf(planner, level, entry, leaf, pushed, entry.name if len(leaves) == 1 else f"{entry.name}_{n}"))
    node: Node
    if any(isinstance(c, bound.Const) and c.value is not True for c in conditions) or not nodes:
        node = Result(_FALSE)
        node.width, node.nulls = width + entry.needs_rowid, nulls
    else:
        pruner = _pruner(level, family.root, trees, [leaf.table.oid for leaf in leaves]) if len(nodes) > 1 or trees else None
        node = nodes[0] if len(nodes) == 1 and pruner is None else FamilyAppend(tuple(nodes), nulls, pruner)
    if above:
        above = in_order(entry.security, above) if entry.security else cheapest_first(above)
        whole = bound.conjunction([level.resolve(c, layout) for c in above])
        assert whole is not None
        node = Filter(node, filter_kernel(whole, level.subplans(layout)), node.estimate * clauselist(above, planner.relation(entry)))
        node.details.append(("Filter", planner.show(above, entry)))
    return node, layout, False


def _is_late(trees: dict[int, Choice]) -> bool:
    """Whether partitions may be left out when the plan runs."""
    return any(not isinstance(e, bound.Const) for t in trees.values() for e in t.values())


def _foreign(table: Table, width: int, *, late: bool) -> Node:
    """A foreign leaf, which cannot be read: it raises now, or, if what runs then may leave it out (`late`), when it is asked."""
    home: Any = HOME.get()
    try:
        home.refuse_foreign(table)
    except SQLError as e:
        if late:
            return Refused(e, width)
        raise
    raise AssertionError("a foreign table can be read")


def constant_leaves(planner: Any, m: bound.Modify) -> tuple[list[Table], bool]:
    """The tables whose rows a statement may change, without partitions that its constants leave out; and whether parameters may leave out more."""
    if m.entry is None or m.entry.family is None:
        return [m.table], False
    family = m.entry.family
    conditions = bound.conjuncts(m.query.where) if m.query is not None else []
    if any(isinstance(c, bound.Const) and c.value is not True for c in conditions):
        return [], False
    trees = _choices(planner, family.root, m.rid, conditions)
    kept = _chosen(family.root, trees, lambda e: e.value if isinstance(e, bound.Const) else choose.UNKNOWN)
    return [leaf.table for leaf in family.leaves if leaf.table.oid in kept], _is_late(trees)


def looked_up_rows(planner: Any, entry: bound.Entry, conditions: list[bound.Expr], on: list[bound.Expr]) -> float | None:
    """Rows that a look-up by one row of a join fetches; None where some leaf has no index for it."""
    total = 0.0
    pushed = _pushed(entry, conditions)
    for leaf in entry.family.leaves:
        own, translated = _own(entry, leaf, pushed)
        mine = [t for c, t in zip(pushed, translated, strict=True) if any(c is o for o in on)]
        rows = planner.table_rows(leaf.table)
        paths = [p for p in access.candidate_paths(planner, own, translated, rows, None) if p.index is not None and any(any(u is m for m in mine) for u in p.used)]
        if not paths:
            return None
        total += min(p.rows for p in paths)
    return total if entry.family.leaves else None


def _pushed(entry: bound.Entry, conditions: list[bound.Expr]) -> list[bound.Expr]:
    """The conditions that the leaves test; where security conditions stay above, what could tell of a row does, too."""
    pushed = [c for c in conditions if not _stays_above(c, entry)]
    if any(_stays_above(q, entry) for q in entry.security):
        pushed = [c for c in pushed if any(c is q for q in entry.security) or not leaks(c)]
    return pushed


def _stays_above(condition: bound.Expr, entry: bound.Entry) -> bool:
    place = len(entry.columns)
    return is_volatile(condition) or any(isinstance(n, bound.SubLink | bound.WholeRow) or (isinstance(n, bound.Var) and n.rid == entry.rid and n.column == place)
                                         for n in bound.walk(condition))


def _own(entry: bound.Entry, leaf: Branch, conditions: list[bound.Expr]) -> tuple[bound.Entry, list[bound.Expr]]:
    """The entry of a leaf, and conditions over the family's columns as conditions over the leaf's."""
    table = leaf.table
    columns = [bound.OutputColumn(c.name, c.type, c.typmod, not c.not_null, table.oid, c.attnum) for c in table.columns]
    own = replace(entry, columns=columns, table=table, family=None)
    if leaf.is_same:
        return own, conditions

    def change(n: bound.Expr) -> bound.Expr | None:
        if isinstance(n, bound.Var) and n.rid == entry.rid:
            at = leaf.up[n.column]
            assert at is not None
            return bound.Var(n.type, n.rid, at, n.typmod, not table.columns[at].not_null, n.pos, n.name)
        return None

    return own, [bound.transform(c, change) for c in conditions]


def _leaf(planner: Any, level: Level, entry: bound.Entry, leaf: Branch, conditions: list[bound.Expr], alias: str) -> Node:
    own, translated = _own(entry, leaf, conditions)
    if entry.security:
        own.security = [t for c, t in zip(conditions, translated, strict=True) if any(c is q for q in entry.security)]
    rows = planner.table_rows(leaf.table)
    node, _, _ = access.best_scan(planner, level, own, translated, access.candidate_paths(planner, own, translated, rows, None), rows)
    if isinstance(node, SeqScan | IndexScan | AlternativeScans):
        node.alias = alias
    if leaf.is_same and not entry.needs_rowid:
        return node
    kernel = None
    if not leaf.is_same:
        kernel = project_kernel([bound.Const(c.type, None) if at is None else bound.Slot(c.type, at) for c, at in zip(entry.columns, leaf.up, strict=True)])
    return Leaf(node, leaf.table.oid if entry.needs_rowid else 0, kernel, len(entry.columns) + entry.needs_rowid)


# --- which leaves ---


def _choices(planner: Any, branch: Branch, rid: int, conditions: list[bound.Expr]) -> dict[int, Choice]:
    """For each partitioned table what the conditions say of its partition key; tables of which they say nothing are left out."""
    out: dict[int, Choice] = {}
    stack = [branch]
    while stack:
        b = stack.pop()
        stack += b.children
        if b.partitions is None:
            continue
        keys = []
        for n in range(len(b.partitions.key.columns)):
            keys.append(_upward(key_expression(b.table, n, rid, planner.bind_over), b, rid))
        method = "hash" if b.partitions.key.strategy == "h" else "btree"
        classes = [class_of(method, c.type, c.opclass) if c.opclass.startswith("#") else None for c in b.partitions.key.columns]
        found = choices(keys, conditions, rid, classes)
        if found is not None:
            out[b.table.oid] = found
    return out


def _upward(expr: bound.Expr, branch: Branch, rid: int) -> bound.Expr:
    """An expression over a branch's columns as one over the family's."""
    slots = {at: i for i, at in enumerate(branch.up) if at is not None}
    return bound.transform(expr, lambda n: bound.Var(n.type, rid, slots[n.column], n.typmod, n.nullable, n.pos, n.name) if isinstance(n, bound.Var) else None)


def _chosen(branch: Branch, trees: dict[int, Choice], value: Any) -> set[int]:
    """The oids of the leaves that are left; `value` gives an expression's datum, or UNKNOWN."""
    if branch.partitions is None:
        return {branch.table.oid}.union(*(_chosen(c, trees, value) for c in branch.children))
    tree = trees.get(branch.table.oid)
    kept = branch.partitions.everything if tree is None else choose(branch.partitions, tree, value)
    return set().union(*(_chosen(c, trees, value) for c in branch.children if c.table.oid in kept))


def _pruner(level: Level, branch: Branch, trees: dict[int, Choice], leaves: list[int]) -> Pruner | None:
    """What leaves leaves out when the plan runs; None when there is nothing more to know then."""
    exprs = [e for t in trees.values() for e in t.values() if not isinstance(e, bound.Const)]
    if not exprs:
        return None
    empty = Layout()
    kernel = values_kernel([level.resolve(e, empty) for e in exprs], level.subplans(empty))
    index = {id(e): i for i, e in enumerate(exprs)}

    def run(s: Any) -> list[int]:
        data = kernel(s)
        kept = _chosen(branch, trees, lambda e: e.value if isinstance(e, bound.Const) else data[index[id(e)]])
        return [n for n, oid in enumerate(leaves) if oid in kept]

    return run


