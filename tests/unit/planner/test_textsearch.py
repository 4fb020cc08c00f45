"""Full-text search without a server: rules that hold for any document and query. What PostgreSQL answers is in tests/scripts/fts_*.sql."""

from __future__ import annotations

import random

import pytest

from aurorapy import errors
from aurorapy.planner.textsearch import configurations, parser
from aurorapy.planner.textsearch.documents import document_vector
from aurorapy.planner.textsearch.matching import MAYBE, NO, YES, matches, may_match, needs_full_scan, needs_recheck, query_keys, vector_keys
from aurorapy.planner.textsearch.queries import query_key, query_out, query_receive, query_send
from aurorapy.planner.textsearch.stop_words import stop_words
from aurorapy.planner.textsearch.vectors import vector_in, vector_key, vector_out, vector_receive, vector_send
from aurorapy.planner.types.textsearch import query_in

LEXEMES = ("a", "b", "ab", "abc", "c", "it's", "back\\slash", "é")


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def _vector(r: random.Random) -> str:
    return " ".join(_quoted(w) + (":" + ",".join(f"{r.randint(1, 9)}{r.choice('ABCD')}" for _ in range(r.randint(1, 3))) if r.random() < 0.8 else "")
                    for w in r.sample(LEXEMES, r.randint(0, 6)))


def _query(r: random.Random, depth: int = 0) -> str:
    x = r.random()
    if x < 0.4 or depth > 3:
        return _quoted(r.choice(LEXEMES)) + r.choice(["", "", ":*", ":A", ":B*"])
    if x < 0.55:
        return f"!({_query(r, depth + 1)})"
    return f"({_query(r, depth + 1)} {r.choice(['&', '|', '<->', '<2>'])} {_query(r, depth + 1)})"


@pytest.mark.parametrize("seed", range(5))
def test_forms_read_back(seed: int) -> None:
    r = random.Random(seed)
    for _ in range(300):
        v, q = vector_in(_vector(r)), query_in(_query(r))
        assert vector_in(vector_out(v)) == v == vector_receive(vector_send(v))
        assert query_out(query_in(query_out(q))) == query_out(q)
        assert query_receive(query_send(q)) == q
        assert (query_key(q) == query_key(query_in("a"))) == (len(q) == 3 and q[0] == "a")
        assert vector_key(v) >= vector_key(())


@pytest.mark.parametrize("seed", range(5))
def test_keys_tell_no_lies(seed: int) -> None:
    """What an index finds out by keys alone agrees with the vectors."""
    r = random.Random(seed)
    seen = set()
    for _ in range(600):
        v, q = vector_in(_vector(r)), query_in(_query(r))
        present = set(vector_keys(v))

        def has(key: tuple[str, bool], present: set[str] = present) -> bool:
            return any(p.startswith(key[0]) for p in present) if key[1] else key[0] in present

        found, told = matches(v, q), may_match(q, has)
        seen.add((told, found))
        assert told == MAYBE or found == (told == YES)
        assert told != MAYBE or needs_recheck(q)
        assert not found or needs_full_scan(q) or any(map(has, query_keys(q)))
    assert {(YES, True), (NO, False), (MAYBE, True), (MAYBE, False)} <= seen


@pytest.mark.parametrize("seed", range(3))
def test_tokens_are_the_document(seed: int) -> None:
    r = random.Random(seed)
    parts = ["foo", "12", "-", ".", "/", " ", "@", "&", "<b>", "é", "x.org", "1e5", "~", "'", "+", "_", "http://"]
    for _ in range(2000):
        text = "".join(r.choice(parts) for _ in range(r.randint(1, 12)))
        found = parser.tokens(text)
        whole = [t for kind, t in found if kind not in (parser.ASCIIHWORD, parser.HWORD, parser.NUMHWORD, parser.URL)]
        assert "".join(whole) == text
        words = [t for t in found if t[0] != parser.BLANK]
        assert [t for t in parser.tokens(text, blanks=False) if t[0] != parser.BLANK] == words


def test_english_stop_words() -> None:
    assert len(stop_words("english")) == 127


def test_the_cache_of_lexemes_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(configurations, "KEPT_MAX", 10)
    config = configurations.built_in(13164)
    v = document_vector(config, [" ".join(f"word{i}s" for i in range(500))], lambda *_: None)
    assert len(v) == 500
    assert max(len(c) for c in config.chains if c is not None) <= 100_000


def test_too_long() -> None:
    told: list[str] = []
    v = document_vector(configurations.built_in(13164), ["x" * 3000 + " cats"], lambda *a: told.append(a[0]))
    assert vector_out(v) == "'cat':1"
    assert told == ["word is too long to be indexed"]
    with pytest.raises(errors.ProgramLimitExceeded):
        vector_in("x" * 2047)
    with pytest.raises(errors.ProgramLimitExceeded):
        vector_in(" ".join(f"{i:0200}" for i in range(6000)))
