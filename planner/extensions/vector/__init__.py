"""vector: vectors of singles (vector), halves (halfvec) and few elements (sparsevec), their distances, and the access methods hnsw and ivfflat.

    arithmetic   sums and products, with numpy or without        distances   what the operators compute
    text         numbers as text                                 sparse      the type sparsevec
    dense        the types vector and halfvec                    indexes     what CREATE INDEX asks of columns

An index of the two methods is a definition: nothing is kept in it, and a query computes the exact distances, which an approximate search could only miss.

Source: pgvector 0.8's README and the catalog of a database that has it.
"""

from __future__ import annotations

from functools import reduce
from typing import Any

from aurorapy.planner.extensions.declaration import Call, Declared, LibrarySetting
from aurorapy.planner.functions.registry import Aggregate

from . import dense, distances, sparse
from .dense import HALFVEC, VECTOR, Kind
from .distances import Dense

_ARRAYS = (("int4[]", "int4"), ("float4[]", "float4"), ("float8[]", "float8"), ("numeric[]", "numeric"))


def _internal(*_: Any) -> None:
    """Of arguments that nobody has."""


def _in(kind: Kind) -> Any:
    def read(text: str, oid: int, typmod: int) -> bytes:
        found = dense.parse(kind, text)
        dense.check_expected(typmod, kind.count(found))
        return found

    return read


def _sparse_in(text: str, oid: int, typmod: int) -> bytes:
    found = sparse.parse(text)
    dense.check_expected(typmod, sparse.dimensions(found))
    return found


def _comparisons(name: str, key: Any) -> dict[str, Any]:
    return {f"{name}_lt": lambda a, b: key(a) < key(b), f"{name}_le": lambda a, b: key(a) <= key(b), f"{name}_eq": lambda a, b: key(a) == key(b),
            f"{name}_ne": lambda a, b: key(a) != key(b), f"{name}_ge": lambda a, b: key(a) >= key(b), f"{name}_gt": lambda a, b: key(a) > key(b),
            f"{name}_cmp": lambda a, b: (key(a) > key(b)) - (key(a) < key(b))}


def _sum(add: Any) -> Aggregate:
    return Aggregate(lambda: None, lambda state, values: reduce(add, values if state is None else [state, *values]), lambda v: v)


def _dense_calls(kind: Kind) -> dict[str, Any]:
    name, of = kind.name, Dense(kind)
    add = dense.elementwise(kind, "add")
    return {
        f"{name}_in": _in(kind), f"{name}_out": lambda v: dense.shown(kind, v), f"{name}_send": lambda v: dense.sent(kind, v), f"{name}_recv": _internal,
        f"{name}_typmod_in": lambda words: dense.typmod_reader(name, kind.limit)(list(words)),
        f"l2_distance({name}, {name})": of.euclidean, f"inner_product({name}, {name})": of.inner, f"cosine_distance({name}, {name})": of.cosine,
        f"l1_distance({name}, {name})": of.manhattan, f"vector_dims({name})": kind.count, f"l2_norm({name})": of.norm,
        f"l2_normalize({name})": dense.normalized(kind), f"binary_quantize({name})": distances.quantized(kind),
        f"subvector({name}, int4, int4)": dense.part(kind), f"{name}_add": add, f"{name}_sub": dense.elementwise(kind, "subtract"),
        f"{name}_mul": dense.elementwise(kind, "multiply"), f"{name}_concat": dense.concatenated(kind),
        f"{name}_l2_squared_distance": of.squared, f"{name}_negative_inner_product": of.negative_inner, f"{name}_spherical_distance": of.spherical,
        f"{name}_accum": dense.accumulated(kind), f"{name}_avg": dense.average(kind), f"{name}_combine": dense.combined,
        f"avg({name})": Call(dense.average(kind), aggregate=Aggregate(dense.Mean, dense.averaging(kind), dense.mean(kind))),
        f"sum({name})": Call(add, aggregate=_sum(add)),
        f"{name}({name}, int4, bool)": dense.same(kind.count), f"{name}_to_float4": dense.to_reals(kind), f"{name}_to_sparsevec": sparse.of_dense(kind),
    } | {f"array_to_{name}({array}, int4, bool)": dense.of_array(kind, element) for array, element in _ARRAYS} | _comparisons(name, dense.order(kind))


_calls: dict[str, Any] = _dense_calls(VECTOR) | _dense_calls(HALFVEC) | {
    "vector_norm": Dense(VECTOR).norm, "vector_to_halfvec": dense.to_half, "halfvec_to_vector": dense.to_vector,
    "sparsevec_in": _sparse_in, "sparsevec_out": sparse.shown, "sparsevec_send": sparse.sent, "sparsevec_recv": _internal,
    "sparsevec_typmod_in": lambda words: dense.typmod_reader("sparsevec", sparse.DIMENSIONS_MAX)(list(words)),
    "l2_distance(sparsevec, sparsevec)": sparse.euclidean, "inner_product(sparsevec, sparsevec)": sparse.inner,
    "cosine_distance(sparsevec, sparsevec)": sparse.cosine_distance, "l1_distance(sparsevec, sparsevec)": sparse.manhattan,
    "l2_norm(sparsevec)": sparse.norm, "l2_normalize(sparsevec)": sparse.normalized, "sparsevec_l2_squared_distance": sparse.squared,
    "sparsevec_negative_inner_product": lambda a, b: -sparse.inner(a, b), "sparsevec(sparsevec, int4, bool)": dense.same(sparse.dimensions),
    "sparsevec_to_vector": sparse.to_vector, "sparsevec_to_halfvec": sparse.to_half,
    "hamming_distance": distances.hamming, "jaccard_distance": distances.jaccard,
    "ivfflathandler": _internal, "hnswhandler": _internal, "ivfflat_halfvec_support": _internal, "ivfflat_bit_support": _internal,
    "hnsw_halfvec_support": _internal, "hnsw_bit_support": _internal, "hnsw_sparsevec_support": _internal,
} | {f"array_to_sparsevec({array}, int4, bool)": sparse.of_array(element) for array, element in _ARRAYS} | _comparisons("sparsevec", sparse.key)

_FORMS = """
{t}_in(cstring, oid, int4) {t} i strict
{t}_out({t}) cstring i strict
{t}_typmod_in(cstring[]) int4 i strict
{t}_recv(internal, oid, int4) {t} i strict
{t}_send({t}) bytea i strict
l2_distance({t}, {t}) float8 i strict
inner_product({t}, {t}) float8 i strict
cosine_distance({t}, {t}) float8 i strict
l1_distance({t}, {t}) float8 i strict
l2_normalize({t}) {t} i strict
{t}_lt({t}, {t}) bool i strict
{t}_le({t}, {t}) bool i strict
{t}_eq({t}, {t}) bool i strict
{t}_ne({t}, {t}) bool i strict
{t}_ge({t}, {t}) bool i strict
{t}_gt({t}, {t}) bool i strict
{t}_cmp({t}, {t}) int4 i strict
{t}_l2_squared_distance({t}, {t}) float8 i strict
{t}_negative_inner_product({t}, {t}) float8 i strict
{t}({t}, int4, bool) {t} i strict
array_to_{t}(int4[], int4, bool) {t} i strict
array_to_{t}(float4[], int4, bool) {t} i strict
array_to_{t}(float8[], int4, bool) {t} i strict
array_to_{t}(numeric[], int4, bool) {t} i strict
"""
_ARITHMETIC = """
vector_dims({t}) int4 i strict
binary_quantize({t}) bit i strict
subvector({t}, int4, int4) {t} i strict
{t}_add({t}, {t}) {t} i strict
{t}_sub({t}, {t}) {t} i strict
{t}_mul({t}, {t}) {t} i strict
{t}_concat({t}, {t}) {t} i strict
{t}_spherical_distance({t}, {t}) float8 i strict
{t}_accum(float8[], {t}) float8[] i strict
{t}_avg(float8[]) {t} i strict
{t}_combine(float8[], float8[]) float8[] i strict
avg({t}) {t} i agg
sum({t}) {t} i agg
{t}_to_float4({t}, int4, bool) float4[] i strict
{t}_to_sparsevec({t}, int4, bool) sparsevec i strict
"""
_OTHERS = """
vector_norm(vector) float8 i strict
l2_norm(halfvec) float8 i strict
l2_norm(sparsevec) float8 i strict
vector_to_halfvec(vector, int4, bool) halfvec i strict
halfvec_to_vector(halfvec, int4, bool) vector i strict
sparsevec_to_vector(sparsevec, int4, bool) vector i strict
sparsevec_to_halfvec(sparsevec, int4, bool) halfvec i strict
hamming_distance(bit, bit) float8 i strict
jaccard_distance(bit, bit) float8 i strict
ivfflathandler(internal) index_am_handler v unsafe
hnswhandler(internal) index_am_handler v unsafe
ivfflat_halfvec_support(internal) internal v unsafe
ivfflat_bit_support(internal) internal v unsafe
hnsw_halfvec_support(internal) internal v unsafe
hnsw_bit_support(internal) internal v unsafe
hnsw_sparsevec_support(internal) internal v unsafe
"""
_MEASURES = """
<-> {t} {t} float8 l2_distance <->
<#> {t} {t} float8 {t}_negative_inner_product <#>
<=> {t} {t} float8 cosine_distance <=>
<+> {t} {t} float8 l1_distance <+>
< {t} {t} bool {t}_lt > >=
<= {t} {t} bool {t}_le >= >
= {t} {t} bool {t}_eq = <>
<> {t} {t} bool {t}_ne <> =
>= {t} {t} bool {t}_ge <= <
> {t} {t} bool {t}_gt < <=
"""
_SUMS = """
+ {t} {t} {t} {t}_add +
- {t} {t} {t} {t}_sub
* {t} {t} {t} {t}_mul *
|| {t} {t} {t} {t}_concat
"""
_FROM_ARRAYS = """
int4[] {t} a array_to_{t}
float4[] {t} a array_to_{t}
float8[] {t} a array_to_{t}
numeric[] {t} a array_to_{t}
"""
_TYPES, _DENSE = ("vector", "halfvec", "sparsevec"), ("vector", "halfvec")


def _for(types: tuple[str, ...], text: str) -> str:
    return "".join([text.replace("{t}", t) for t in types])


_INT_MAX = str(2**31 - 1)
DECLARED = Declared(
    _for(_TYPES, _FORMS) + _for(_DENSE, _ARITHMETIC) + _OTHERS, _calls,
    operators=_for(_TYPES, _MEASURES) + _for(_DENSE, _SUMS) + """
<~> bit bit float8 hamming_distance <~>
<%> bit bit float8 jaccard_distance <%>
""", casts="""
vector vector i vector
halfvec halfvec i halfvec
sparsevec sparsevec i sparsevec
vector float4[] i vector_to_float4
halfvec float4[] a halfvec_to_float4
vector halfvec i vector_to_halfvec
halfvec vector a halfvec_to_vector
vector sparsevec i vector_to_sparsevec
sparsevec vector a sparsevec_to_vector
halfvec sparsevec i halfvec_to_sparsevec
sparsevec halfvec a sparsevec_to_halfvec
""" + _for(_TYPES, _FROM_ARRAYS), classes=_for(_TYPES, """
btree {t}_ops {t} default
hnsw {t}_l2_ops {t} other
hnsw {t}_ip_ops {t} other
hnsw {t}_cosine_ops {t} other
hnsw {t}_l1_ops {t} other
""") + """
ivfflat vector_l2_ops vector default
ivfflat vector_ip_ops vector other
ivfflat vector_cosine_ops vector other
ivfflat halfvec_l2_ops halfvec other
ivfflat halfvec_ip_ops halfvec other
ivfflat halfvec_cosine_ops halfvec other
ivfflat bit_hamming_ops bit other
hnsw bit_hamming_ops bit other
hnsw bit_jaccard_ops bit other
""", types={"vector": dense.dense_type(VECTOR), "halfvec": dense.dense_type(HALFVEC), "sparsevec": sparse.sparse_type},
    aggregates=_for(_DENSE, """
avg({t}) {t}_accum {t}_avg {t}_combine float8[] {0}
sum({t}) {t}_add . {t}_add {t} .
"""), methods=(("ivfflat", "ivfflathandler", "ivfflat index access method"), ("hnsw", "hnswhandler", "hnsw index access method")),
    settings={
        "hnsw.ef_search": LibrarySetting("40", "Sets the size of the dynamic candidate list for search", "integer", "1", "1000"),
        "hnsw.iterative_scan": LibrarySetting("off", "Sets the mode for iterative scans", "enum", "", "", ("off", "relaxed_order", "strict_order")),
        "hnsw.max_scan_tuples": LibrarySetting("20000", "Sets the max number of tuples to visit for iterative scans", "integer", "1", _INT_MAX),
        "hnsw.scan_mem_multiplier": LibrarySetting("1", "Sets the multiple of work_mem to use for iterative scans", "real", "1", "1000"),
        "ivfflat.iterative_scan": LibrarySetting("off", "Sets the mode for iterative scans", "enum", "", "", ("off", "relaxed_order")),
        "ivfflat.max_probes": LibrarySetting("32768", "Sets the max number of probes for iterative scans", "integer", "1", "32768"),
        "ivfflat.probes": LibrarySetting("1", "Sets the number of probes", "integer", "1", "32768"),
    })
