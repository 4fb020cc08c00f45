"""Aliases of joins in what is stored: (t1 JOIN t2 ...) AS j.

Columns of tables come and go, so stored text does not count on their order: the alias lists each column that it makes visible by its place in the join,
`leaf.column` ("0.1": the second column of the first relation), or for one that a full join has merged both sides in parentheses; the name that was
written for it follows where the place ends with "=". Text refers to such a column by its place, too: j."0.1".

Source: PostgreSQL 15 manual, 7.2.1.
"""

from __future__ import annotations

from aurorapy.planner import bound
from aurorapy.planner.parse import tree

from .binder import Binder


def leaves(join: bound.JoinTree) -> list[int]:
    """The relations of a join from left to right."""
    return [join] if isinstance(join, int) else leaves(join.left) + leaves(join.right)


def join_place(e: bound.Expr, order: dict[int, int]) -> str:
    """A column's place in a join whose relations are numbered by `order`."""
    e = joined_column(e)
    if isinstance(e, bound.Var):
        return f"{order[e.rid]}.{e.column}"
    return f"({'|'.join([join_place(a, order) for a in e.children()])})"


def joined_column(e: bound.Expr, *, through: bool = True) -> bound.Expr:
    """The column or merged column under the casts that a join may need. `through`: that of the join below, where an alias names it."""
    while isinstance(e, bound.CoerceIO | bound.CoerceTypmod) or (isinstance(e, bound.Func) and e.cast in ("i", "e")):
        if isinstance(e, bound.JoinColumn) and not through:
            return e
        e = e.children()[0]
    return e


def keep_join_alias(b: Binder, node: bound.JoinNode, alias: tree.Alias, columns: list[tuple[str, bound.Expr]], *, stored: bool) -> list[tuple[str, bound.Expr]]:
    """Note an alias at its join, and give the columns that it makes visible, in `stored` text by their places."""
    order = {rid: i for i, rid in enumerate(leaves(node))}
    written: list[tuple[str, str | None]]
    if stored:
        names = iter(alias.columns)
        written = [(n.removesuffix("="), next(names) if n.endswith("=") else None) for n in names]
        at = {join_place(e, order): e for _, e in columns}
        made = [(i, place, at[place]) for i, (place, _) in enumerate(written) if place in at]
    else:
        written = [(join_place(e, order), alias.columns[i] if i < len(alias.columns) else None) for i, (_, e) in enumerate(columns)]
        made = [(i, alias.columns[i] if i < len(alias.columns) else n, e) for i, (n, e) in enumerate(columns)]
    if b.folding:
        return [(n, e) for _, n, e in made]
    node.rid, node.name, node.columns = b.rid(), alias.name, tuple(written)
    return [(n, _through(e, node.rid, i)) for i, n, e in made]


def _through(e: bound.Expr, rid: int, place: int) -> bound.Expr:
    if isinstance(e, bound.Var):
        return bound.JoinVar(e, rid, place)
    return bound.JoinColumn(e.arg if isinstance(e, bound.JoinColumn) else e, rid, place)
