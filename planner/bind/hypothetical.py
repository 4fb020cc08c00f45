"""Calls of hypothetical-set aggregates: each direct argument has the type of the ordering column in its place, or both have a common one."""

from __future__ import annotations

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.functions.hypothetical import HYPOTHETICAL
from aurorapy.planner.parse import tree

from .binder import Binder
from .coerce import to_common
from .resolve import undefined_function


def is_hypothetical(node: tree.FuncCall) -> bool:
    """Whether a call has the name of such an aggregate: they are those of window functions without arguments, too."""
    return node.name[-1] in HYPOTHETICAL and node.name[:-1] in ((), ("pg_catalog",))


def unified(b: Binder, node: tree.FuncCall, args: list[bound.Expr], ordered: list[bound.SortKey] | None) -> list[bound.Expr]:
    """Direct arguments and ordering columns, one behind the other, as the aggregate takes them."""
    name = node.name[-1]
    if ordered is None:
        raise errors.WrongObjectType(f"WITHIN GROUP is required for ordered-set aggregate {name}", position=node.pos)
    if len(args) != len(ordered):
        e = undefined_function(name, [a.type for a in (*args, *(k.expr for k in ordered))], [], node.pos)
        e.hint = (f"To use the hypothetical-set aggregate {name}, the number of hypothetical direct arguments (here {len(args)}) must match the number of ordering "
                  f"columns (here {len(ordered)}).")
        raise e
    pairs = [to_common(b, [k.expr, a], "WITHIN GROUP")[0] for a, k in zip(args, ordered, strict=True)]
    return [a for _, a in pairs] + [k for k, _ in pairs]
