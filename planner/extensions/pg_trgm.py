"""pg_trgm: how alike texts are, by their trigrams. Source: PostgreSQL 15 manual, section F.35."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.planner.types import HOME

from .declaration import Call, Declared, LibrarySetting
from .trigrams import distinct, float4, order, shown, similarity, word_similarity

_SIMILARITY = "pg_trgm.similarity_threshold"
_WORD = "pg_trgm.word_similarity_threshold"
_STRICT = "pg_trgm.strict_word_similarity_threshold"


def _strict(a: str, b: str) -> float:
    return word_similarity(a, b, strict=True)


def threshold(ctx: Any, name: str) -> float:
    """How alike texts must be for an operator, by the setting of that name."""
    if not hasattr(ctx, "values"):  # an exclusion constraint is tested with that of stored expressions
        ctx = HOME.get().session.context  # type: ignore[union-attr]
    value = ctx.values.get(name)
    if value is None:
        ctx.load("pg_trgm")
        value = ctx.values[name]
    return float(value)


def _test(measure: Callable[[str, str], float], setting: str, *, swapped: bool = False) -> Call:
    """An operator that asks whether two texts are alike enough."""
    if swapped:
        return Call(lambda ctx, a, b: measure(b, a) >= threshold(ctx, setting), needs_context=True)
    return Call(lambda ctx, a, b: measure(a, b) >= threshold(ctx, setting), needs_context=True)


def _distance(measure: Callable[[str, str], float], *, swapped: bool = False) -> Callable[[str, str], float]:
    return lambda a, b: float4(1.0 - (measure(b, a) if swapped else measure(a, b)))


def _set_limit(ctx: Any, value: float) -> float:
    ctx.load("pg_trgm")
    ctx.set_config(_SIMILARITY, f"{value:.9g}", False)
    return float4(threshold(ctx, _SIMILARITY))


DECLARED = Declared("""
set_limit(float4) float4 v strict unsafe
show_limit() float4 s strict
show_trgm(text) text[] i strict
similarity(text, text) float4 i strict
similarity_op(text, text) bool s strict
word_similarity(text, text) float4 i strict
word_similarity_op(text, text) bool s strict
word_similarity_commutator_op(text, text) bool s strict
similarity_dist(text, text) float4 i strict
word_similarity_dist_op(text, text) float4 i strict
word_similarity_dist_commutator_op(text, text) float4 i strict
strict_word_similarity(text, text) float4 i strict
strict_word_similarity_op(text, text) bool s strict
strict_word_similarity_commutator_op(text, text) bool s strict
strict_word_similarity_dist_op(text, text) float4 i strict
strict_word_similarity_dist_commutator_op(text, text) float4 i strict
""", {
    "set_limit": Call(_set_limit, needs_context=True),
    "show_limit": Call(lambda ctx: float4(threshold(ctx, _SIMILARITY)), needs_context=True),
    "show_trgm": lambda text: tuple([shown(t) for t in sorted(distinct(text), key=order)]),
    "similarity": similarity, "word_similarity": word_similarity, "strict_word_similarity": _strict,
    "similarity_op": _test(similarity, _SIMILARITY), "word_similarity_op": _test(word_similarity, _WORD),
    "word_similarity_commutator_op": _test(word_similarity, _WORD, swapped=True), "strict_word_similarity_op": _test(_strict, _STRICT),
    "strict_word_similarity_commutator_op": _test(_strict, _STRICT, swapped=True),
    "similarity_dist": _distance(similarity), "word_similarity_dist_op": _distance(word_similarity),
    "word_similarity_dist_commutator_op": _distance(word_similarity, swapped=True), "strict_word_similarity_dist_op": _distance(_strict),
    "strict_word_similarity_dist_commutator_op": _distance(_strict, swapped=True),
}, operators="""
% text text bool similarity_op %
%> text text bool word_similarity_commutator_op <%
<% text text bool word_similarity_op %>
<-> text text float4 similarity_dist <->
<->> text text float4 word_similarity_dist_commutator_op <<->
<<-> text text float4 word_similarity_dist_op <->>
%>> text text bool strict_word_similarity_commutator_op <<%
<<% text text bool strict_word_similarity_op %>>
<->>> text text float4 strict_word_similarity_dist_commutator_op <<<->
<<<-> text text float4 strict_word_similarity_dist_op <->>>
""", classes="""
gist gist_trgm_ops text other
gin gin_trgm_ops text other int4
""", settings={
    _SIMILARITY: LibrarySetting("0.3", "Sets the threshold used by the % operator."),
    _WORD: LibrarySetting("0.6", "Sets the threshold used by the <% operator."),
    _STRICT: LibrarySetting("0.5", "Sets the threshold used by the <<% operator."),
})
