"""Arrays in compiled expressions: how ARRAY[..], subscripts, casts of the elements and op ANY/ALL are written as Python source.

Each function writes one kind of expression for a `Source` (compile.py), which finds them in its table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.planner import bound
from aurorapy.planner.functions.json_subscripts import json_element, with_json_element
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.base import equal_in_python
from aurorapy.planner.types.geometry import FIXED
from aurorapy.planner.types.shaped import mapped, mapped_all, stack
from aurorapy.planner.types.user_bases import Subscripted

from . import subscripts, support

if TYPE_CHECKING:
    from .compile import Source


def array(source: Source, e: bound.Array) -> str:
    """ARRAY[..]."""
    if e.nested:
        return f"{source.constant(stack, 'st')}(({''.join(source.value(i) + ', ' for i in e.items)}))"
    return "(" + "".join(source.value(i) + ", " for i in e.items) + ")"


def array_coerce(source: Source, e: bound.ArrayCoerce) -> str:
    """A cast of each element."""
    source.names[("ct", e.ident)] = f"ct{e.ident}_"
    source.guarded += 1
    element = source.value(e.element)
    source.guarded -= 1
    t = source.fresh()
    mapper = source.constant(mapped_all if isinstance(e.element, bound.CoerceDomain) else mapped, "ma")
    return f"(None if ({t}:={source.value(e.arg)}) is None else {mapper}(lambda ct{e.ident}_: {element}, {t}))"


def array_test(source: Source, e: bound.ArrayTest, form: str = "value") -> str:
    """left op ANY/ALL (array); `form`: as in Source."""
    right = e.right
    equal = e.operator is not None and ((e.operator.name == "=" and not e.all) or (e.operator.name == "<>" and e.all))
    if equal and isinstance(right, bound.Array) and not right.nested and all(isinstance(i, bound.Const) for i in right.items) and (
            equal_in_python(e.left.type, TYPES[right.type].element)):
        return _member_test(source, e, right, form)
    if equal and e.function.strict and equal_in_python(e.left.type, TYPES[right.type].element) and (
            all(source.fixed(i) for i in right.items) if isinstance(right, bound.Array) and not right.nested else source.fixed(right)):
        return _once_made_test(source, e, form)
    left = source.value(e.left)
    function = source.function_object(e.function)
    run = (support.array_all if e.all else support.array_any) if e.function.strict else support.array_all_of_nulls if e.all else support.array_any_of_nulls
    name = source.constant(run, "aa")
    return f"{name}({function}, {left}, {source.value(right)})"


def _member_test(source: Source, e: bound.ArrayTest, array: bound.Array, form: str) -> str:
    """`x IN (constants)` by a set."""
    element = TYPES[array.type].element
    key = TYPES[element].hash_key
    left_key = TYPES[e.left.type].hash_key
    values = [i.value for i in array.items]  # type: ignore[attr-defined]
    has_null = any(v is None for v in values)
    members = frozenset((key(v) if key else v) for v in values if v is not None)
    name = source.constant(members, "set")
    text = source.value(e.left)
    if form == "truth" and not e.all and not left_key:
        return f"({text} in {name})"
    miss = "None" if has_null else ("True" if e.all else "False")
    hit = "False" if e.all else "True"

    def body(t: str) -> str:
        probe = f"{source.constant(left_key, 'k')}({t})" if left_key else t
        return f"({hit} if {probe} in {name} else {miss})"

    return source.over(e.left, body)


def _once_made_test(source: Source, e: bound.ArrayTest, form: str) -> str:
    """`x = ANY (array)`, the array being the same for all rows of a batch: by a set that is made once a batch."""
    key = TYPES[TYPES[e.right.type].element].hash_key
    left_key = TYPES[e.left.type].hash_key
    made = source.constant(support.Members, "mm")
    members = source.once(("members", e.right.key()), "set", f"{made}({source.value(e.right)}, {source.constant(key, 'k') if key else None})")
    if form == "truth" and not e.all and not left_key:
        return f"({source.value(e.left)} in {members}.values)"
    t = source.fresh()
    probe = f"{source.constant(left_key, 'k')}({t})" if left_key else t
    hit, miss, none = ("False", "miss_all", "none_all") if e.all else ("True", "miss_any", "none_any")
    return f"({members}.{none} if ({t}:={source.value(e.left)}) is None else {hit} if {probe} in {members}.values else {members}.{miss})"


def subscript(source: Source, e: bound.Subscript) -> str:
    """a[i][j].. and a[l:u].."""
    uppers = [_end(source, p) for p in e.uppers]
    if e.arg.type in FIXED:
        call = subscripts.fixed_element if e.lowers is None else subscripts.no_piece
        return f"{source.constant(call, 'fe')}({source.value(e.arg)}, ({''.join(u + ', ' for u in uppers)}))"
    if e.lowers is not None:
        lowers = "".join(_end(source, p) + ", " for p in e.lowers)
        return f"{source.constant(subscripts.piece, 'sl')}({source.value(e.arg)}, ({lowers}), ({''.join(u + ', ' for u in uppers)}))"
    if e.type == 3802 and e.arg.type == 3802:
        return f"{source.constant(json_element, 'je')}({source.value(e.arg)}, ({''.join(u + ', ' for u in uppers)}))"
    of = TYPES[e.arg.type]
    if isinstance(of, Subscripted):
        return f"{source.constant(of.fetch, 'el')}({source.value(e.arg)}, {uppers[0]})"
    if len(uppers) == 1:
        return f"{source.constant(subscripts.element, 'ag')}({source.value(e.arg)}, {uppers[0]})"
    return f"{source.constant(subscripts.deep_element, 'de')}({source.value(e.arg)}, ({', '.join(uppers)}))"


def subscript_set(source: Source, e: bound.SubscriptSet) -> str:
    """The array or jsonb after an assignment to a part."""
    uppers = "".join(_end(source, p) + ", " for p in e.uppers)
    if e.type in FIXED:
        call = subscripts.with_fixed_element if e.lowers is None else subscripts.no_piece
        return f"{source.constant(call, 'fs')}({source.value(e.arg)}, ({uppers}), {source.value(e.value)})"
    if e.lowers is not None:
        lowers = "".join(_end(source, p) + ", " for p in e.lowers)
        return f"{source.constant(subscripts.with_piece, 'ss')}({source.value(e.arg)}, ({lowers}), ({uppers}), {source.value(e.value)})"
    of = TYPES[e.type]
    if isinstance(of, Subscripted):
        return f"{source.constant(of.store, 'we')}({source.value(e.arg)}, {_end(source, e.uppers[0])}, {source.value(e.value)})"
    function = with_json_element if e.type == 3802 else subscripts.with_element
    return f"{source.constant(function, 'se')}({source.value(e.arg)}, ({uppers}), {source.value(e.value)})"


def _end(source: Source, e: bound.Expr | None) -> str:
    """A subscript; `...` for an end of a slice that is left out."""
    return "..." if e is None else source.value(e)
