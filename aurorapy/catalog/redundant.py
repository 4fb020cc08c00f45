"""Keys that are written twice: PostgreSQL makes one of them, the primary key if that is among them, under the first name that any of them has.

Source: PostgreSQL 15 manual, CREATE TABLE, "PRIMARY KEY" ("in that case, only one index will be created"); which are alike was tried out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from aurorapy.planner.parse import tree

_KEYS = ("primary", "unique", "exclusion")


def without_redundant(constraints: Iterable[tree.Constraint]) -> list[tree.Constraint]:
    """The constraints without those keys that are like one before them, primary keys first; the others stay in their order behind them."""
    given = list(constraints)
    kept: list[tree.Constraint] = []
    shapes: list[Any] = []
    for c in sorted((c for c in given if c.kind in _KEYS), key=lambda c: c.kind != "primary"):
        shape = _shape_of_key(c)
        if c.kind != "primary" and not c.index_name and shape in shapes:
            at = shapes.index(shape)
            kept[at] = replace(kept[at], name=kept[at].name or c.name)
        else:
            kept.append(c)
            shapes.append(shape)
    return kept + [c for c in given if c.kind not in _KEYS]


def _shape_of_key(c: tree.Constraint) -> Any:
    """All that two keys must have in common: storage parameters and names are not among that."""
    written = _shape(c.options[:2]) if c.kind == "exclusion" else None
    return c.index_name, c.columns, c.include, c.nulls_not_distinct, c.deferrable, c.initially_deferred, written, _shape(c.expr)


def _shape(node: Any) -> Any:
    """What was written, wherever it stands."""
    if is_dataclass(node):
        return type(node), tuple([_shape(getattr(node, f.name)) for f in fields(node) if f.name != "pos"])
    return tuple([_shape(part) for part in node]) if isinstance(node, tuple | list) else node
