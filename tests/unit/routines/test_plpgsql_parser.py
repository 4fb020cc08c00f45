"""Reading PL/pgSQL bodies: which statements there are, on which lines, and where errors point."""

from __future__ import annotations

import pytest

from aurorapy import errors
from aurorapy.planner.parse import parse
from aurorapy.routines.plpgsql.conditions import codes_of
from aurorapy.routines.plpgsql.parser import parse_body
from aurorapy.routines.plpgsql.sites import used_variables
from aurorapy.routines.plpgsql.tree import Body, Namespace, Statement


def read(text: str) -> Body:
    return parse_body(text, Namespace(None, "f"), [], "error")


def test_statements_know_their_lines() -> None:
    body = read("\nDECLARE\n  x int := 1;\nBEGIN\n  x := x + 1;\n  IF x > 1 THEN\n    RETURN;\n  END IF;\n\n  PERFORM f(x);\nEND")
    assert [(s.kind, s.line) for s in body.block.body] == [("assign", 5), ("if", 6), ("perform", 10)]
    assert [(s.kind, s.line) for s in body.block.body[1].branches[0][1]] == [("return", 7)]


def test_into_is_cut_out_of_the_text_and_leaves_the_rest_where_it_was() -> None:
    into = "INTO STRICT a, b"
    statement = read(f"DECLARE a int; b int; BEGIN SELECT x, y {into} FROM t WHERE z = a; END").block.body[0]
    assert statement.expr.text == f"SELECT x, y {' ' * len(into)} FROM t WHERE z = a"
    assert [t.variable.name for t in statement.targets] == ["a", "b"] and statement.options == {"strict": True, "into": True}
    inserted = read("DECLARE a int; BEGIN INSERT INTO t VALUES (1) RETURNING id INTO a; END").block.body[0]
    assert inserted.expr.text == "INSERT INTO t VALUES (1) RETURNING id"


def test_a_piece_of_sql_knows_the_variables_that_it_names() -> None:
    body = read("DECLARE a int; b int; c record; BEGIN a := a + (SELECT max(c.x) FROM t WHERE t.b = 3); END")
    assert sorted(v.name for v in used_variables(body.block.body[0].expr)) == ["a", "c"]


def test_a_default_sees_what_stands_before_it() -> None:
    body = read("DECLARE x int := 1; BEGIN DECLARE y int := x; x int := x + 1; BEGIN NULL; END; END")
    outer, inner = body.block, body.block.body[0]
    defaults = [v.default for v in inner.variables if v.default is not None]
    assert [[v.number for v in used_variables(e)] for e in defaults] == [[outer.variables[0].number]] * 2


def exits(statements: list[Statement]) -> list[bool]:
    """Which EXITs and CONTINUEs leave more than the innermost loop."""
    out: list[bool] = []
    for s in statements:
        out += [s.options["far"]] if s.kind in ("exit", "continue") else exits(s.body)
    return out


def test_only_what_leaves_several_loops_at_once_is_far() -> None:
    body = read("BEGIN <<a>> LOOP EXIT a; LOOP CONTINUE; EXIT; EXIT a; CONTINUE a; END LOOP; END LOOP; <<b>> BEGIN EXIT b; END; END")
    assert exits(body.block.body) == [False, False, False, True, True, True]


@pytest.mark.parametrize(("text", "at", "message"), [
    ("BEGIN x := 1; END", "x", '"x" is not a known variable'),
    ("BEGIN retur 1; END", "retur", 'syntax error at or near "retur"'),
    ("BEGIN IF true THEN NULL; END", "END", None),
    ("BEGIN EXIT; END", "EXIT", "EXIT cannot be used outside a loop, unless it has a label"),
    ("BEGIN LOOP EXIT nolabel; END LOOP; END", "nolabel", 'there is no label "nolabel" attached to any block or loop enclosing this statement'),
    ("BEGIN SELECT 1 fro m; END", "m;", 'syntax error at or near "m"'),
    ("DECLARE x int; x int; BEGIN END", "x int; BEGIN", 'duplicate declaration at or near "x"'),
    ("BEGIN RAISE nosuch; END", "nosuch", 'unrecognized exception condition "nosuch"'),
    ("DECLARE c CURSOR (a int) FOR SELECT a; BEGIN OPEN c(1, 2); END", None, 'too many arguments for cursor "c"'),
    ("<<a>> BEGIN END b", "b", 'end label "b" differs from block\'s label "a"'),
])
def test_errors_point_into_the_body(text: str, at: str | None, message: str | None) -> None:
    with pytest.raises(errors.SQLError) as e:
        read(text)
    assert e.value.query == text
    if message is not None:
        assert e.value.message == message
    if at is not None and message is not None:
        assert e.value.position == text.index(at)


def test_conditions() -> None:
    assert codes_of("division_by_zero") == ("22012",) and codes_of("data_exception") == ("22000",)
    with pytest.raises(errors.UndefinedObject):
        codes_of("nosuch")


def test_declarations_of_routines() -> None:
    (parsed,) = parse("CREATE FUNCTION f(a int, VARIADIC b double precision[], OUT c numeric(5,2)) RETURNS numeric LANGUAGE sql AS $$ SELECT 1 $$")
    statement = parsed.statement
    assert [(a.mode, a.name) for a in statement.args] == [("in", "a"), ("variadic", "b"), ("out", "c")]  # type: ignore[union-attr]
    assert parsed.text[statement.source_at :].startswith(" SELECT 1")  # type: ignore[union-attr]
    (other,) = parse("CREATE FUNCTION f(int, time without time zone, t.a%TYPE, text DEFAULT 'x') RETURNS SETOF t LANGUAGE sql AS ''")
    assert [a.name for a in other.statement.args] == ["", "", "", ""]  # type: ignore[union-attr]
