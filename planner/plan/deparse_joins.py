"""Names of the columns of joins, as ruleutils chooses them: what USING shows, and what an aliased join makes visible.

A column is known by its key: (relation, column), or the keys of both sides where a full join has merged them. Names that USING needs go down from
the outermost join; an aliased join keeps what comes from above to itself. Then names come up: of a join without an alias columns have the names that
they have below, an aliased one has its own, and those of columns that tables got since then.

Source: PostgreSQL 15 manual, 7.2.1; the names that pg_get_viewdef shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.bind.join_aliases import joined_column, leaves
from aurorapy.planner.bind.resolve import common_type

NAME_MAX = 63
Key = Any  # (rid, column) or a tuple of keys


class JoinNames:
    """The names of a level. `wanted` is for its relations; `using`: by the join's id(), `merged`: of columns that are no plain ones."""

    def __init__(self, joins: list[bound.JoinNode]) -> None:
        self.wanted: dict[int, dict[int, str]] = {}
        self.using: dict[int, list[str]] = {}
        self.merged: dict[Key, str] = {}
        self.columns: dict[int, list[str]] = {}  # of aliased joins, by the place that a JoinVar has
        self.shown: dict[int, list[str]] = {}  # names that an aliased join shows: those that differ from what is below
        self._given: dict[int, dict[Key, str]] = {}
        self._above: dict[int, list[str]] = {}  # by the rid, of joins by -id(join)
        self._everywhere: list[str] | None = [] if any(_is_dangerous(j) for j in joins) else None
        for j in joins:
            self._descend(j, {}, [])

    def _descend(self, j: bound.JoinTree, pushed: dict[Key, str], above: list[str]) -> None:
        if isinstance(j, int):
            self.wanted[j] = {k[1]: n for k, n in pushed.items() if k[0] == j}
            self._above[j] = above
            return
        own = {k: n for k, n in pushed.items() if k in set(_keys(j))} if j.rid else dict(pushed)
        down = {} if j.rid else dict(pushed)
        above = list(above)
        names: list[str] = []
        for i, (name, (left, right, merged)) in enumerate(zip(j.using, _pairs(j), strict=True)):
            given = next((own[k] for k in (merged, left, right) if k in own), None)
            if given is None:
                wished = (j.columns[i][1] if j.rid and i < len(j.columns) else None) or name
                given = unique_name(wished, {*own.values(), *names, *(self._everywhere or ()), *above})
                if self._everywhere is not None:
                    self._everywhere.append(given)
            own[merged] = given
            names.append(given)
            above.append(given)
            for k in (left, right):
                down.setdefault(k, given)
            if j.kind == "full" and not j.rid:
                self.merged[merged] = given
        if j.using:
            self.using[id(j)] = names
        self._given[id(j)], self._above[-id(j)] = own, above
        self._descend(j.left, down, above)
        self._descend(j.right, down, above)

    def forbidden(self, rid: int) -> set[str]:
        """Names that the columns of a relation may not have unless they are wanted."""
        return {*self._above.get(rid, ()), *(self._everywhere or ())}

    def rise(self, j: bound.JoinTree, below: Callable[[int], Iterable[tuple[int, str]]]) -> list[tuple[Key, str]]:
        """The columns that a join has now; `below` gives the (column, name) of a relation's."""
        if isinstance(j, int):
            return [((j, i), n) for i, n in below(j)]
        sides = [*self.rise(j.left, below), *self.rise(j.right, below)]
        pairs = _pairs(j)
        gone = {k for left, right, _ in pairs for k in (left, right)}
        found = [(merged, n) for (_, _, merged), n in zip(pairs, self.using.get(id(j), ()), strict=True)] + [(k, n) for k, n in sides if k not in gone]
        return self._alias(j, found) if j.rid else found

    def _alias(self, j: bound.JoinNode, found: list[tuple[Key, str]]) -> list[tuple[Key, str]]:
        given = self._given[id(j)]
        known = dict(found)
        taken = {*given.values(), *self._above[-id(j)], *(self._everywhere or ())}
        names: dict[Key, str] = {}
        listed: list[str] = []
        for key, (_, written) in zip(_keys(j), j.columns, strict=True):
            if key not in known:
                listed.append("")  # dropped
                continue
            name = given.get(key)
            if name is None:
                name = unique_name(written or known[key], taken)
                taken.add(name)
            names[key] = name
            listed.append(name)
        out = []
        for key, name in found:
            if key not in names:  # it came later
                names[key] = unique_name(name, taken)
                taken.add(names[key])
            out.append((key, names[key]))
        self.columns[j.rid] = listed
        if any(a != b for (_, a), (_, b) in zip(found, out, strict=True)):
            self.shown[j.rid] = [n for _, n in out]
        return out


def column_key(e: bound.Expr) -> Key:
    """The key of a column or of one that a join has merged."""
    e = joined_column(e)
    return (e.rid, e.column) if isinstance(e, bound.Var) else tuple([column_key(a) for a in e.args]) if isinstance(e, bound.Coalesce) else e.key()


def _pairs(j: bound.JoinNode) -> list[tuple[Key, Key, Key]]:
    """(left, right, merged) of the columns of USING."""
    out = []
    for part in bound.conjuncts(j.on) if j.using else ():
        args = part.args  # type: ignore[attr-defined]
        left, right = [column_key(a) for a in args]
        from_right = j.kind == "right" or (j.kind == "inner" and _plain_side(j, args) == 1)
        out.append((left, right, (left, right) if j.kind == "full" else right if from_right else left))
    return out


def _keys(j: bound.JoinNode) -> list[Key]:
    """The keys of an aliased join's columns."""
    rids = leaves(j)

    def read(text: str) -> tuple[Key, str]:
        if not text.startswith("("):
            n = next((i for i, c in enumerate(text) if c in "|)"), len(text))
            leaf, column = text[:n].split(".")
            return (rids[int(leaf)], int(column)), text[n:]
        parts = []
        while text[0] in "(|":
            part, text = read(text[1:])
            parts.append(part)
        return tuple(parts), text[1:]

    return [read(place)[0] for place, _ in j.columns]


def unique_name(name: str, used: Any) -> str:
    """The name, with a number where it is used."""
    made, n = name, 0
    while made in used:
        n += 1
        made = f"{clipped(name, NAME_MAX - 1 - len(str(n)))}_{n}"
    return made


def clipped(name: str, length: int) -> str:
    """As much of a name as goes into so many bytes."""
    return name.encode()[:length].decode(errors="ignore")


def _plain_side(j: bound.JoinNode, args: tuple[bound.Expr, ...]) -> int | None:
    """The side whose column a merged one is as it is; None where it is none's."""
    types = [joined_column(a, through=False).type for a in args]
    common = common_type(types, "JOIN/USING")
    sides = {"inner": (0, 1), "left": (0,), "right": (1,), "full": ()}[j.kind]
    return next((i for i in sides if types[i] == common), None)


def _is_dangerous(j: bound.JoinTree) -> bool:
    """Whether a join has merged columns that are no plain columns of one side."""
    if isinstance(j, int):
        return False
    own = bool(j.using) and not j.rid and any(_plain_side(j, p.args) is None for p in bound.conjuncts(j.on))  # type: ignore[attr-defined]
    return own or _is_dangerous(j.left) or _is_dangerous(j.right)

