"""Statements in lines of input."""

from __future__ import annotations

import time

import pytest

from aurorapy.cli.splitting import Splitter


def split(text: str) -> tuple[list[str], str]:
    splitter = Splitter()
    found = [s for line in text.splitlines(keepends=True) for s in splitter.feed(line)]
    return found, splitter.rest()


@pytest.mark.parametrize(("text", "statements", "rest"), [
    ("a; b;\nc", ["a", "b"], "c"),
    ("select 1a; select 2;", ["select 1a", "select 2"], ""),
    ("select 'x;''y;';", ["select 'x;''y;'"], ""),
    ("select 'x\n;\n' ;", ["select 'x\n;\n'"], ""),
    (r"select e'\';' ;", [r"select e'\';'"], ""),
    (r"select E'a'';\';' ;", [r"select E'a'';\';'"], ""),
    (r"select namee'\';", [r"select namee'\'"], ""),
    ('select "a;""b" ;', ['select "a;""b"'], ""),
    ("select $$;'$$, $a$ ; $$ $a$;", ["select $$;'$$, $a$ ; $$ $a$"], ""),
    ("select a$b$; select $b$;", ["select a$b$"], "select $b$;"),
    ("select $1; x;", ["select $1", "x"], ""),
    ("select /* ; /* ; */ ; */ 1;", ["select /* ; /* ; */ ; */ 1"], ""),
    ("select 1 -- ;\n;", ["select 1 -- ;"], ""),
    ("create rule r as on insert to t do (a; b);", ["create rule r as on insert to t do (a; b)"], ""),
    ("create or replace function f() returns int begin atomic select case when true then 1 end; select 2; end; x;",
     ["create or replace function f() returns int begin atomic select case when true then 1 end; select 2; end", "x"], ""),
    ("begin; select case when true then 1 end; end;", ["begin", "select case when true then 1 end", "end"], ""),
    ("; ;; -- nothing\n/* at all */;", [], ""),
    ("select 1) ; x;", ["select 1)", "x"], ""),
    ("-- only this", [], ""),
    ("select 'open", [], "select 'open"),
])
def test_statements_end_where_psql_ends_them(text: str, statements: list[str], rest: str) -> None:
    assert split(text) == (statements, rest)


def test_the_prompt_knows_what_is_open() -> None:
    splitter = Splitter()
    shown = []
    for line in ("\n", "select\n", "(1,\n", "'a\n", "', e'\n", "'\n", ', "\n', '", $x$\n', "$x$ /* \n", "*/)\n", ";\n"):
        list(splitter.feed(line))
        shown.append(splitter.open)
    assert "".join(shown) == "=-('\'(\"$*-="


def test_a_long_statement_is_read_once() -> None:
    splitter = Splitter()
    start = time.perf_counter()
    list(splitter.feed("insert into t values\n"))
    for n in range(100_000):
        list(splitter.feed(f"({n}, 'text'),\n"))
    assert list(splitter.feed("(0, '');\n"))[0].count("\n") == 100_001
    assert time.perf_counter() - start < 20
