"""Operators and functions of tsvector and tsquery that need no configuration.

Source: PostgreSQL 15 manual, sections 9.13 and 12.4.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.textsearch.matching import matches
from aurorapy.planner.textsearch.queries import AND, DISTANCE_MAX, NOT, OR, PHRASE, Query, count_nodes, query_key, query_out
from aurorapy.planner.textsearch.vectors import POSITIONS_MAX, WEIGHTS, Vector, check_size, vector_in, vector_key, vector_out
from aurorapy.planner.textsearch.words import POSITION_MAX
from aurorapy.planner.types.textsearch import query_in

from .ranges import COMPARISONS
from .registry import OPERATORS, define, operator

_TOP = POSITION_MAX


@functools.cache
def _ranking() -> Any:
    """The module, which only who ranks loads."""
    return importlib.import_module("aurorapy.planner.textsearch.ranking")


@functools.cache
def _rewriting() -> Any:
    return importlib.import_module("aurorapy.planner.textsearch.rewriting")


def _compared(compare: Callable[[Any, Any], bool], key: Callable[[Any], Any]) -> Callable[[Any, Any], bool]:
    return lambda a, b: compare(key(a), key(b))


for _type, _key in (("tsvector", vector_key), ("tsquery", query_key)):
    for _name, _compare, _suffix, _commutator, _negator in COMPARISONS:
        operator(_name, _type, _type, "bool", _compared(_compare, _key), function=f"{_type}_{_suffix}", commutator=_commutator, negator=_negator, never_null=True)
    define(f"{_type}_cmp", f"{_type} {_type}", "int4", lambda a, b, key=_key: (key(a) > key(b)) - (key(a) < key(b)), never_null=True)

# --- text forms, as functions ---------------------------------------------------------------------

for _type, _input in (("tsvector", vector_in), ("tsquery", query_in)):
    define(f"{_type}in", "cstring", _type, _input, never_null=True)
    define(f"{_type}out", _type, "cstring", vector_out if _type == "tsvector" else query_out, never_null=True)

# --- matching -----------------------------------------------------------------------------------


def _matched_by(query: Query, v: Vector) -> bool:
    return matches(v, query)


for _oid, _op in ((3660, operator("@@", "tsvector", "tsquery", "bool", matches, function="ts_match_vq", commutator="@@", never_null=True)),
                  (3661, operator("@@", "tsquery", "tsvector", "bool", _matched_by, function="ts_match_qv", commutator="@@", never_null=True))):
    OPERATORS.setdefault("@@@", []).append(replace(_op, name="@@@", commutator="@@@", oid=_oid))

# --- vectors ------------------------------------------------------------------------------------


def _concat(a: Vector, b: Vector) -> Vector:
    """Both vectors' lexemes, the second's places behind those of the first."""
    last = max([positions[-1] >> 2 for _, positions in a if positions], default=0)
    out = dict(a)
    for lexeme, positions in b:
        moved: list[int] = list(out.get(lexeme, ()))
        for p in positions:
            if len(moved) >= POSITIONS_MAX or (moved and moved[-1] >> 2 == _TOP):
                break
            moved.append(min((p >> 2) + last, _TOP) << 2 | p & 3)
        out[lexeme] = tuple(moved)
    made = tuple(sorted(out.items()))
    check_size(made)
    return made


def _weight(letter: str) -> int:
    found = WEIGHTS.find(letter.upper()) if letter else -1
    if found < 0:
        raise errors.InternalError_(f"unrecognized weight: {ord(letter) if letter else 0}")
    return found


def _lexemes(given: Any, what: str = "lexeme") -> Any:
    if any(x is None for x in given):
        raise errors.NullValueNotAllowed(f"{what} array may not contain nulls")
    return given


def _setweight(v: Vector, letter: str) -> Vector:
    w = _weight(letter)
    return tuple([(lexeme, tuple([p & ~3 | w for p in positions])) for lexeme, positions in v])


def _setweight_of(v: Vector, letter: str, lexemes: Any) -> Vector:
    w = _weight(letter)
    chosen = set(lexemes)  # of NULLs nothing is said
    return tuple([(lexeme, tuple([p & ~3 | w for p in positions]) if lexeme in chosen else positions) for lexeme, positions in v])


def _filter(v: Vector, letters: Any) -> Vector:
    chosen = set()
    for letter in _lexemes(letters, "weight"):
        if letter == "" or letter.upper() not in WEIGHTS:
            raise errors.InvalidParameterValue(f'unrecognized weight: "{letter}"')
        chosen.add(WEIGHTS.index(letter.upper()))
    kept = [(lexeme, tuple([p for p in positions if p & 3 in chosen])) for lexeme, positions in v]
    return tuple([entry for entry in kept if entry[1]])


def _of_array(lexemes: Any) -> Vector:
    if any(x == "" for x in _lexemes(lexemes)):
        raise errors.ZeroLengthCharacterString("lexeme array may not contain empty strings")
    made = tuple([(lexeme, ()) for lexeme in sorted(set(lexemes))])
    check_size(made)
    return made


def _unnest(v: Vector) -> Iterator[tuple[Any, ...]]:
    for lexeme, positions in v:
        yield (lexeme, tuple([p >> 2 for p in positions]), tuple([WEIGHTS[p & 3] for p in positions])) if positions else (lexeme, None, None)


operator("||", "tsvector", "tsvector", "tsvector", _concat, function="tsvector_concat", never_null=True)
define("length", "tsvector", "int4", len, never_null=True)
define("strip", "tsvector", "tsvector", lambda v: tuple([(lexeme, ()) for lexeme, _ in v]), never_null=True)
define("setweight", "tsvector char", "tsvector", _setweight, never_null=True)
define("setweight", "tsvector char text[]", "tsvector", _setweight_of, never_null=True)
define("ts_delete", "tsvector text", "tsvector", lambda v, word: tuple([e for e in v if e[0] != word]), never_null=True)
define("ts_delete", "tsvector text[]", "tsvector", lambda v, words: tuple([e for e in v if e[0] not in words]), never_null=True)
define("ts_filter", "tsvector char[]", "tsvector", _filter, never_null=True)
define("array_to_tsvector", "text[]", "tsvector", _of_array, never_null=True)
define("tsvector_to_array", "tsvector", "text[]", lambda v: tuple([lexeme for lexeme, _ in v]), never_null=True)
define("unnest", "tsvector", "record", _unnest, retset=True, arg_names=("tsvector",), out_columns=(("lexeme", 25), ("positions", 1005), ("weights", 1009)))

# --- queries ------------------------------------------------------------------------------------


def _both(op: int) -> Callable[[Query, Query], Query]:
    return lambda a, b: (op, a, b) if a and b else a or b


def _phrase(a: Query, b: Query, distance: int = 1) -> Query:
    if not 0 <= distance <= DISTANCE_MAX:
        raise errors.InvalidParameterValue(f"distance in phrase operator must be an integer value between zero and {DISTANCE_MAX} inclusive")
    return (PHRASE, a, b, distance) if a and b else a or b


def _tree(query: Query) -> str:
    return "" if not query else query_out(_rewriting().tree(query)) or "T"


operator("&&", "tsquery", "tsquery", "tsquery", _both(AND), function="tsquery_and", never_null=True)
operator("||", "tsquery", "tsquery", "tsquery", _both(OR), function="tsquery_or", never_null=True)
operator("<->", "tsquery", "tsquery", "tsquery", _phrase, function="tsquery_phrase", never_null=True)
operator("!!", "", "tsquery", "tsquery", lambda a: (NOT, a) if a else a, function="tsquery_not", never_null=True)
operator("@>", "tsquery", "tsquery", "bool", lambda a, b: _rewriting().contains(a, b), function="tsq_mcontains", commutator="<@", never_null=True)
operator("<@", "tsquery", "tsquery", "bool", lambda a, b: _rewriting().contains(b, a), function="tsq_mcontained", commutator="@>", never_null=True)
define("tsquery_phrase", "tsquery tsquery int4", "tsquery", _phrase, never_null=True)
define("numnode", "tsquery", "int4", count_nodes, never_null=True)
define("querytree", "tsquery", "text", _tree, never_null=True)
define("ts_rewrite", "tsquery tsquery tsquery", "tsquery", lambda query, target, put: _rewriting().rewrite(query, [(target, put)]), never_null=True)

# --- ranking ------------------------------------------------------------------------------------

def _ranked(name: str) -> Callable[..., float]:
    def call(weights: Any, v: Vector, query: Query, normalization: int) -> float:
        made = _ranking()
        return float(getattr(made, name)(made.checked_weights(weights), v, query, normalization))

    return call


for _name in ("rank", "rank_cd"):
    _call = _ranked(_name)
    define(f"ts_{_name}", "float4[] tsvector tsquery int4", "float4", _call, never_null=True)
    define(f"ts_{_name}", "float4[] tsvector tsquery", "float4", lambda w, v, q, call=_call: call(w, v, q, 0), never_null=True)
    define(f"ts_{_name}", "tsvector tsquery int4", "float4", lambda v, q, n, call=_call: call(None, v, q, n), never_null=True)
    define(f"ts_{_name}", "tsvector tsquery", "float4", lambda v, q, call=_call: call(None, v, q, 0), never_null=True)
