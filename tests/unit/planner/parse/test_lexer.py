"""The lexer against PostgreSQL's rules; the expected values were read off a PostgreSQL 15."""

from __future__ import annotations

import pytest

from aurorapy.errors import SQLError
from aurorapy.planner.parse.lexer import tokenize


def lex(sql: str) -> list[tuple[str, object]]:
    tokens = tokenize(sql)
    pairs = list(zip(tokens.kinds, tokens.values, strict=True))
    return [pair for pair in pairs if pair[0] != "EOF"]


@pytest.mark.parametrize(
    ("sql", "value"),
    [
        ("'it''s'", "it's"),
        ("'a'\n'b' -- c\n 'd'", "abd"),
        (r"E'a\tb\n\\\'x\101\x41\u00e9\U0001F600'", "a\tb\n\\'xAA\u00e9\U0001f600"),
        (r"E'\ud83d\ude00'", "\U0001f600"),
        (r"U&'d\0061t\+000061'", "data"),
        ("U&'d!0061' uescape '!'", "da"),
        ("$$a'b$$", "a'b"),
        ("$x$a$$b$x$", "a$$b"),
    ],
)
def test_strings(sql: str, value: str) -> None:
    assert lex(sql) == [("SCONST", value)]


def test_identifiers_fold_and_are_cut_to_63_bytes() -> None:
    assert lex('Ab "Ab" a$1 ÄB') == [("IDENT", "ab"), ("IDENT", "Ab"), ("IDENT", "a$1"), ("IDENT", "Äb")]
    assert lex("x" * 70) == [("IDENT", "x" * 63)]
    assert lex('"' + "é" * 40 + '"') == [("IDENT", "é" * 31)]


@pytest.mark.parametrize(
    ("sql", "kinds"),
    [
        ("2*-3", ["ICONST", "*", "-", "ICONST"]),
        ("2<-1", ["ICONST", "<", "-", "ICONST"]),
        ("@-5", ["OP", "ICONST"]),
        ("a<>b!=c", ["IDENT", "<>", "IDENT", "<>", "IDENT"]),
        ("a||b", ["IDENT", "OP", "IDENT"]),
        ("1..2", ["ICONST", "..", "ICONST"]),
        (".5 5. 1e5", ["FCONST", "FCONST", "FCONST"]),
        ("a::int := =>", ["IDENT", "::", "int", ":=", "=>"]),
        ("5--1\n+2", ["ICONST", "+", "ICONST"]),
        ("/* a /* b */ c */ 1", ["ICONST"]),
        ("$1", ["PARAM"]),
    ],
)
def test_kinds(sql: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in lex(sql)] == kinds


@pytest.mark.parametrize(
    ("sql", "message", "position"),
    [
        ("select 'abc", 'unterminated quoted string at or near "\'abc"', 7),
        ("select 'a''b", "unterminated quoted string at or near \"'a''b\"", 7),
        ('select "a', 'unterminated quoted identifier at or near ""a"', 7),
        ('select ""', 'zero-length delimited identifier at or near """"', 7),
        ("select /* a", 'unterminated /* comment at or near "/* a"', 7),
        ("select $x$a", 'unterminated dollar-quoted string at or near "$x$a"', 7),
        ("select 123abc", 'trailing junk after numeric literal at or near "123abc"', 7),
        ("select 0.0e+", 'trailing junk after numeric literal at or near "0.0e+"', 7),
        ("select $1a", 'trailing junk after parameter at or near "$1a"', 7),
        ("select x'1", 'unterminated hexadecimal string literal at or near "x\'1"', 7),
    ],
)
def test_errors(sql: str, message: str, position: int) -> None:
    tokens = tokenize(sql)
    error = tokens.values[tokens.kinds.index("ERROR")]
    assert isinstance(error, SQLError)
    assert (error.message, error.position) == (message, position)
