"""cube: boxes and points of up to 100 dimensions.

Indexes of gist have one place for all, so that each row is looked at again; those of btree are of use for the order of cubes.

    boxes    what cubes are, and what is asked of them

Source: PostgreSQL 15 manual, section F.9.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.planner.extensions.declaration import Call, Declared
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.user import UserType
from aurorapy.planner.types.user_bases import BaseDef

from .boxes import (
    bound,
    compare,
    contains,
    coordinate,
    distance,
    enlarged,
    extended,
    gaps,
    highs,
    intersection,
    is_point,
    lows,
    of_arrays,
    order_key,
    overlaps,
    pack,
    parse,
    show,
    size,
    subset,
    union,
    unpack,
)


class CubeType(UserType):
    """Its forms are those of `boxes`."""

    __slots__ = ()

    def __init__(self, defined: BaseDef) -> None:
        super().__init__(defined, defined.oid, -1, "U", array=defined.array, order_key=order_key, hash_key=order_key, align="d", storage="p")

    def input(self, text: str, typmod: int, ctx: Any) -> Any:
        return parse(text)

    def text_encoder(self, ctx: Any) -> Callable[[Any], str]:
        return show

    def binary_encoder(self, ctx: Any) -> Callable[[Any], bytes]:
        return pack

    def binary_decoder(self, typmod: int, ctx: Any) -> Callable[[bytes], Any]:
        return unpack


def _internal(*_: Any) -> None:
    """Of arguments that nobody has."""


def _side(corner: Callable[[Any], Any]) -> Callable[[Any, int], float]:
    return lambda v, n: corner(v)[n - 1] if 0 < n <= len(v[0]) else 0.0


def _send(ctx: Any, types: tuple[int, ...], v: Any) -> bytes:
    return TYPES[types[0]].binary_encoder(ctx)(v)


_calls: dict[str, Any] = {
    "cube_in": parse, "cube_out": show, "cube_recv": _internal, "cube_send": Call(_send, needs_types=True),
    "cube(float8[], float8[])": of_arrays, "cube(float8[])": of_arrays, "cube(float8)": lambda x: ((x,), (x,)), "cube(float8, float8)": lambda x, y: ((x,), (y,)),
    "cube(cube, float8)": extended, "cube(cube, float8, float8)": extended,
    "cube_eq": lambda a, b: compare(a, b) == 0, "cube_ne": lambda a, b: compare(a, b) != 0, "cube_lt": lambda a, b: compare(a, b) < 0,
    "cube_gt": lambda a, b: compare(a, b) > 0, "cube_le": lambda a, b: compare(a, b) <= 0, "cube_ge": lambda a, b: compare(a, b) >= 0, "cube_cmp": compare,
    "cube_contains": contains, "cube_contained": lambda a, b: contains(b, a), "cube_overlap": overlaps, "cube_union": union, "cube_inter": intersection,
    "cube_size": size, "cube_subset": subset, "cube_distance": distance, "distance_chebyshev": lambda a, b: max(gaps(a, b), default=0.0),
    "distance_taxicab": lambda a, b: float(sum(gaps(a, b))), "cube_dim": lambda v: len(v[0]), "cube_ll_coord": _side(lows), "cube_ur_coord": _side(highs),
    "cube_coord": coordinate, "cube_coord_llur": bound, "cube_is_point": is_point, "cube_enlarge": enlarged,
    **dict.fromkeys(("g_cube_consistent", "g_cube_penalty", "g_cube_picksplit", "g_cube_union", "g_cube_same", "g_cube_distance"), _internal),
}

DECLARED = Declared("""
cube_in(cstring) cube i strict
cube(float8[], float8[]) cube i strict
cube(float8[]) cube i strict
cube_out(cube) cstring i strict
cube_eq(cube, cube) bool i strict
cube_ne(cube, cube) bool i strict
cube_lt(cube, cube) bool i strict
cube_gt(cube, cube) bool i strict
cube_le(cube, cube) bool i strict
cube_ge(cube, cube) bool i strict
cube_cmp(cube, cube) int4 i strict
cube_contains(cube, cube) bool i strict
cube_contained(cube, cube) bool i strict
cube_overlap(cube, cube) bool i strict
cube_union(cube, cube) cube i strict
cube_inter(cube, cube) cube i strict
cube_size(cube) float8 i strict
cube_subset(cube, int4[]) cube i strict
cube_distance(cube, cube) float8 i strict
distance_chebyshev(cube, cube) float8 i strict
distance_taxicab(cube, cube) float8 i strict
cube_dim(cube) int4 i strict
cube_ll_coord(cube, int4) float8 i strict
cube_ur_coord(cube, int4) float8 i strict
cube_coord(cube, int4) float8 i strict
cube_coord_llur(cube, int4) float8 i strict
cube(float8) cube i strict
cube(float8, float8) cube i strict
cube(cube, float8) cube i strict
cube(cube, float8, float8) cube i strict
cube_is_point(cube) bool i strict
cube_enlarge(cube, float8, int4) cube i strict
g_cube_consistent(internal, cube, int2, oid, internal) bool i strict
g_cube_penalty(internal, internal, internal) internal i strict
g_cube_picksplit(internal, internal) internal i strict
g_cube_union(internal, internal) cube i strict
g_cube_same(cube, cube, internal) internal i strict
g_cube_distance(internal, cube, int2, oid, internal) float8 i strict
cube_recv(internal) cube i strict
cube_send(cube) bytea i strict
""", _calls, operators="""
> cube cube bool cube_gt < <=
>= cube cube bool cube_ge <= <
< cube cube bool cube_lt > >=
<= cube cube bool cube_le >= >
&& cube cube bool cube_overlap &&
<> cube cube bool cube_ne <> =
= cube cube bool cube_eq = <>
<@ cube cube bool cube_contained @>
@> cube cube bool cube_contains <@
-> cube int4 float8 cube_coord
~> cube int4 float8 cube_coord_llur
<#> cube cube float8 distance_taxicab <#>
<-> cube cube float8 cube_distance <->
<=> cube cube float8 distance_chebyshev <=>
""", classes="""
btree cube_ops cube default
gist gist_cube_ops cube default
""", types={"cube": CubeType})
