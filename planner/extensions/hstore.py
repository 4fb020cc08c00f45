"""hstore: sets of pairs of texts. The datum is in hstore_text. Source: PostgreSQL 15 manual, section F.18."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.json import ordered
from aurorapy.planner.partition_hash import hash_bytes
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.arrays import Record
from aurorapy.planner.types.composites import RowType
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.json_types import JSON_NULL, quote_json
from aurorapy.planner.types.shaped import Shaped, shape, shaped

from .declaration import Call, Declared
from .hstore_text import Hstore, Pairs, image, made, order_key, read, updated, write

_RECORD, _JSONB = 2249, 3802
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")


# --- making ---


def _no_key() -> errors.SQLError:
    return errors.NullValueNotAllowed("null value not allowed for hstore key")


def _of_text(key: str | None, value: str | None) -> Pairs | None:
    return None if key is None else ((key, value),)


def _of_array(v: Any) -> Pairs:
    lengths, _ = shape(v)
    if len(lengths) > 2:
        raise errors.ArraySubscriptError("wrong number of array subscripts")
    if len(lengths) == 1 and len(v) % 2:
        raise errors.ArraySubscriptError("array must have even number of elements")
    if len(lengths) == 2 and lengths[1] != 2:
        raise errors.ArraySubscriptError("array must have two columns")
    items = list(v)
    return _of_items(items[::2], items[1::2])


def _of_items(keys: list[Any], values: list[Any]) -> Pairs:
    if None in keys:
        raise _no_key()
    return made(zip(keys, values, strict=True))


def _of_arrays(keys: Any, values: Any) -> Pairs | None:
    if keys is None:
        return None
    lengths, lowers = shape(keys)
    if len(lengths) > 1 or (values is not None and len(shape(values)[0]) > 1):
        raise errors.ArraySubscriptError("wrong number of array subscripts")
    if values is not None and (shape(values) != (lengths, lowers)):
        raise errors.ArraySubscriptError("arrays must have same bounds")
    items = list(keys)
    return _of_items(items, [None] * len(items) if values is None else list(values))


def _fields(types: tuple[int, ...], v: Any, names: Any) -> list[tuple[str, Any, Any]]:
    """(name, type, value) of a row's fields."""
    t = TYPES[base_type(types[0])]
    if isinstance(t, RowType):
        values = t.live(v) if v is not None else (None,) * len(t.attributes)
        return [(a.name, a.type, x) for a, x in zip(t.attributes, values, strict=True)]
    if not isinstance(v, Record):
        raise errors.FeatureNotSupported("could not determine the fields of this record")
    return [(names[i] if names else f"f{i + 1}", TYPES[oid], x) for i, (oid, x) in enumerate(zip(v.types, v, strict=True))]


def _of_record(ctx: Any, types: tuple[int, ...], v: Any, names: Any) -> Pairs | None:
    if v is None and types[0] == _RECORD:
        return None
    return made([(n, None if x is None else t.output(x, ctx)) for n, t, x in _fields(types, v, names)])


def _populated(ctx: Any, types: tuple[int, ...], base: Any, v: Pairs | None) -> Any:
    """A row with the values of its columns' names."""
    t = TYPES[base_type(types[0])]
    if not isinstance(t, RowType) and types[0] != _RECORD:
        raise errors.DatatypeMismatch("first argument must be a rowtype")
    if v is None:
        return base
    found = dict(v)
    if base is None and not isinstance(t, RowType):
        raise errors.WrongObjectType("record type has not been registered")
    typmods = [a.typmod for a in t.attributes] if isinstance(t, RowType) else [-1] * len(base)
    if base is not None and not v:
        return base
    values = [_field(ctx, of, found[name], typmod) if name in found else x
              for (name, of, x), typmod in zip(_fields(types, base, None), typmods, strict=True)]
    return t.stored(values) if isinstance(t, RowType) else type(base)(values)


def _field(ctx: Any, t: Any, text: str | None, typmod: int) -> Any:
    if text is None:
        return t.enforce(None, ctx) if t.typtype == "d" else None
    value = t.input(text, typmod if t.oid == 1186 else -1, ctx)
    return t.coerce_typmod(value, typmod, False) if typmod >= 0 else value


# --- asking ---


def _keys(v: Any) -> dict[str, None]:
    """The keys that an array names."""
    return dict.fromkeys(k for k in v if k is not None)


def _slice_array(v: Pairs, keys: Any) -> Any:
    found = dict(v)
    items = [found.get(k) if k is not None else None for k in keys]
    return keys.like(tuple(items)) if isinstance(keys, Shaped) else tuple(items)


def _contains(a: Pairs, b: Pairs) -> bool:
    return set(b) <= set(a)


def _matrix(v: Pairs) -> Any:
    return shaped([x for pair in v for x in pair], (len(v), 2), (1, 1))


# --- JSON ---


def _loose(value: str | None) -> str:
    """A value as JSON: a number or boolean where it looks like one."""
    if value is None:
        return "null"
    if value in ("t", "f"):
        return "true" if value == "t" else "false"
    return value if _NUMBER.fullmatch(value) else quote_json(value)


def _json(v: Pairs) -> str:
    return "{" + ", ".join([f"{quote_json(k)}: {'null' if x is None else quote_json(x)}" for k, x in v]) + "}"


def _json_loose(v: Pairs) -> str:
    return "{" + ", ".join([f"{quote_json(k)}: {_loose(x)}" for k, x in v]) + "}"


def _jsonb_value(value: str | None) -> Any:
    if value is None:
        return JSON_NULL
    if value in ("t", "f"):
        return value == "t"
    return TYPES[_JSONB].input(value, -1, None) if _NUMBER.fullmatch(value) else value


def _jsonb(v: Pairs) -> Any:
    return ordered({k: JSON_NULL if x is None else x for k, x in v})


def _jsonb_loose(v: Pairs) -> Any:
    return ordered({k: _jsonb_value(x) for k, x in v})


def _send(ctx: Any, types: tuple[int, ...], v: Pairs) -> bytes:
    return TYPES[types[0]].binary_encoder(ctx)(v)


def _signed(n: int, bits: int) -> int:
    n &= (1 << bits) - 1
    return n - (1 << bits) if n >> (bits - 1) else n


def _compare(a: Pairs, b: Pairs) -> int:
    x, y = order_key(a), order_key(b)
    return bool(x > y) - bool(x < y)


def _each(v: Pairs) -> Iterator[tuple[str, str | None]]:
    return iter(v)


_calls: dict[str, Any] = {
    "hstore_in": read, "hstore_out": write, "hstore_send": Call(_send, needs_types=True), "hstore_version_diag": lambda v: 2,
    "hstore_recv": read, "hstore_subscript_handler": read,
    "fetchval": lambda v, k: dict(v).get(k), "slice_array": _slice_array,
    "slice": lambda v, keys: made(p for p in v if p[0] in _keys(keys)),
    "isexists": lambda v, k: k in dict(v), "exist": lambda v, k: k in dict(v), "exists_any": lambda v, keys: any(k in dict(v) for k in _keys(keys)),
    "exists_all": lambda v, keys: all(k in dict(v) for k in _keys(keys)), "isdefined": lambda v, k: dict(v).get(k) is not None,
    "defined": lambda v, k: dict(v).get(k) is not None, "delete(hstore, text)": lambda v, k: tuple([p for p in v if p[0] != k]),
    "delete(hstore, text[])": lambda v, keys: tuple([p for p in v if p[0] not in _keys(keys)]),
    "delete(hstore, hstore)": lambda a, b: tuple([p for p in a if p not in b]),
    "hs_concat": updated, "hs_contains": _contains, "hs_contained": lambda a, b: _contains(b, a), "tconvert": _of_text, "hstore(text, text)": _of_text,
    "hstore(text[], text[])": _of_arrays, "hstore(text[])": _of_array, "hstore(record)": Call(_of_record, needs_types=True, named=True),
    "hstore_to_json": _json, "hstore_to_json_loose": _json_loose, "hstore_to_jsonb": _jsonb, "hstore_to_jsonb_loose": _jsonb_loose,
    "hstore_to_array": lambda v: tuple([x for p in v for x in p]), "hstore_to_matrix": _matrix, "akeys": lambda v: tuple([k for k, _ in v]),
    "avals": lambda v: tuple([x for _, x in v]), "skeys": lambda v: [k for k, _ in v], "svals": lambda v: [x for _, x in v], "each": _each,
    "populate_record": Call(_populated, needs_types=True),
    "hstore_eq": Call(lambda a, b: a == b, inline="({0}=={1})"), "hstore_ne": Call(lambda a, b: a != b, inline="({0}!={1})"),
    "hstore_gt": lambda a, b: order_key(a) > order_key(b), "hstore_ge": lambda a, b: order_key(a) >= order_key(b),
    "hstore_lt": lambda a, b: order_key(a) < order_key(b), "hstore_le": lambda a, b: order_key(a) <= order_key(b), "hstore_cmp": _compare,
    "hstore_hash": lambda v: _signed(hash_bytes(image(v), 0), 32),
    "hstore_hash_extended": lambda v, seed: _signed(hash_bytes(image(v), seed & (1 << 64) - 1), 64),
}

DECLARED = Declared("""
hstore_in(cstring) hstore i strict
hstore_out(hstore) cstring i strict
hstore_send(hstore) bytea i strict
hstore_recv(internal) hstore i strict
hstore_subscript_handler(internal) internal i strict
hstore_version_diag(hstore) int4 i strict
fetchval(hstore, text) text i strict
slice_array(hstore, text[]) text[] i strict
slice(hstore, text[]) hstore i strict
isexists(hstore, text) bool i strict
exist(hstore, text) bool i strict
exists_any(hstore, text[]) bool i strict
exists_all(hstore, text[]) bool i strict
isdefined(hstore, text) bool i strict
defined(hstore, text) bool i strict
delete(hstore, text) hstore i strict
delete(hstore, text[]) hstore i strict
delete(hstore, hstore) hstore i strict
hs_concat(hstore, hstore) hstore i strict
hs_contains(hstore, hstore) bool i strict
hs_contained(hstore, hstore) bool i strict
tconvert(text, text) hstore i
hstore(text, text) hstore i
hstore(text[], text[]) hstore i
hstore(text[]) hstore i strict
hstore_to_json(hstore) json i strict
hstore_to_json_loose(hstore) json i strict
hstore_to_jsonb(hstore) jsonb i strict
hstore_to_jsonb_loose(hstore) jsonb i strict
hstore(record) hstore i
hstore_to_array(hstore) text[] i strict
hstore_to_matrix(hstore) text[] i strict
akeys(hstore) text[] i strict
avals(hstore) text[] i strict
skeys(hstore) setof text i strict
svals(hstore) setof text i strict
each(hs hstore, OUT key text, OUT value text) setof record i strict
populate_record(anyelement, hstore) anyelement i
hstore_eq(hstore, hstore) bool i strict
hstore_ne(hstore, hstore) bool i strict
hstore_gt(hstore, hstore) bool i strict
hstore_ge(hstore, hstore) bool i strict
hstore_lt(hstore, hstore) bool i strict
hstore_le(hstore, hstore) bool i strict
hstore_cmp(hstore, hstore) int4 i strict
hstore_hash(hstore) int4 i strict
hstore_hash_extended(hstore, int8) int8 i strict
""", _calls, operators="""
-> hstore text text fetchval
-> hstore text[] text[] slice_array
? hstore text bool exist
?| hstore text[] bool exists_any
?& hstore text[] bool exists_all
- hstore text hstore delete
- hstore text[] hstore delete
- hstore hstore hstore delete
|| hstore hstore hstore hs_concat
<@ hstore hstore bool hs_contained @>
@> hstore hstore bool hs_contains <@
%% . hstore text[] hstore_to_array
%# . hstore text[] hstore_to_matrix
#= anyelement hstore anyelement populate_record
<> hstore hstore bool hstore_ne <> =
= hstore hstore bool hstore_eq = <>
#># hstore hstore bool hstore_gt #<# #<=#
#>=# hstore hstore bool hstore_ge #<=# #<#
#<# hstore hstore bool hstore_lt #># #>=#
#<=# hstore hstore bool hstore_le #>=# #>#
""", casts="""
text[] hstore e hstore
hstore json e hstore_to_json
hstore jsonb e hstore_to_jsonb
""", classes="""
btree btree_hstore_ops hstore default
hash hash_hstore_ops hstore default
gist gist_hstore_ops hstore default
gin gin_hstore_ops hstore default text
""", types={"hstore": Hstore})
