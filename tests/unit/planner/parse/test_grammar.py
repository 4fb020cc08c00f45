"""The grammar is sqlglot's: no statement goes past it, and where the two part it says what PostgreSQL says."""

import re
import threading
from typing import Any

import pytest
from sqlglot import exp
from sqlglot.parser import Parser as SqlglotParser
from sqlglot.parsers.postgres import PostgresParser

from aurorapy.errors import SQLError
from aurorapy.planner.parse import parse, parse_expression, parse_one, tree
from aurorapy.planner.parse.grammar.grammar import Grammar
from aurorapy.planner.parse.lexer import tokenize
from aurorapy.planner.parse.literals import lift, literal_slots
from aurorapy.planner.parse.parser import Parser

# --- every statement asks it ---

STATEMENTS = {
    "SELECT a + 1 FROM t": "_parse_select",
    "VALUES (1 + 1)": "_rows",
    "TABLE t ORDER BY a": "_relation",
    "WITH c AS (SELECT 1) SELECT * FROM c WHERE a": "_parse_with",
    "SELECT 1 UNION SELECT 2": "_operations",
    "INSERT INTO t VALUES (1)": "_parse_insert",
    "UPDATE t SET a = 1": "_parse_update",
    "DELETE FROM t WHERE a": "_parse_delete",
    "MERGE INTO t USING s ON a = b WHEN MATCHED THEN DELETE": "_parse_merge",
    "CREATE TABLE t (a int CHECK (a > 0))": "_create_table",
    "CREATE TEMP TABLE t AS SELECT 1": "_create_table",
    "CREATE VIEW v AS SELECT 1": "_view",
    "CREATE MATERIALIZED VIEW v AS SELECT 1": "_materialized_view",
    "CREATE UNIQUE INDEX ON t ((a + 1)) WHERE a": "_parse_index_statement",
    "ALTER TABLE t ADD COLUMN a int DEFAULT 1": "_column_def",
    "ALTER TABLE t ADD CHECK (a > 0)": "_parse_constraint",
    "ALTER TABLE t ALTER a TYPE int USING a::int": "_parse_types",
    "COPY (SELECT 1) TO STDOUT": "_parse_select",
    "COPY t FROM STDIN WHERE a > 1": "_parse_disjunction",
    "DECLARE c CURSOR FOR SELECT 1": "_parse_select",
    "EXPLAIN SELECT 1": "_parse_select",
    "PREPARE p (int) AS SELECT $1": "_parse_types",
    "EXECUTE p (1 + 1)": "_parse_disjunction",
}


@pytest.mark.parametrize("sql", STATEMENTS)
def test_each_kind_of_statement_is_parsed_by_the_grammar(sql: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name = STATEMENTS[sql]
    method = getattr(Grammar, name)
    asked: list[Grammar] = []

    def spy(self: Grammar, *args: Any, **kwargs: Any) -> Any:
        asked.append(self)
        return method(self, *args, **kwargs)

    monkeypatch.setattr(Grammar, name, spy)
    parse(sql)
    assert asked and isinstance(asked[0], PostgresParser)


@pytest.mark.parametrize("sql", [sql for sql in STATEMENTS if sql not in ("VALUES (1 + 1)", "PREPARE p (int) AS SELECT $1")])
def test_an_expression_climbs_the_ladder_of_sqlglot(sql: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Climbed(Exception):
        pass

    def stop(self: Any, *args: object, **kwargs: object) -> None:
        raise Climbed

    monkeypatch.setattr(SqlglotParser, "_parse_factor", stop)
    with pytest.raises(Climbed):
        parse(re.sub(r"\b1\b(?! \+)|\ba\b(?=$| >| =)", "1 + 1", sql + " OFFSET 1" if sql.startswith("TABLE") else sql.replace("SET a = 1", "SET b = 1")))


@pytest.mark.parametrize("sql", ["SELECT a", "SELECT a.b.c FROM t", "SELECT $1, 'x' FROM t WHERE a = 1 AND b", "INSERT INTO t VALUES (1, a)"])
def test_an_operand_alone_does_not_climb(sql: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = parse(sql)
    monkeypatch.setattr(SqlglotParser, "_parse_factor", None)
    assert parse(sql) == whole


@pytest.mark.parametrize("operand", ["a", "a.b", "1", "'x'", "$1", '"A"'])
@pytest.mark.parametrize("sql", ["SELECT {} FROM t", "SELECT 1 WHERE {} = {} OR {} IS NULL", "SELECT {} x, {} AS y, f({}, {}) FROM t ORDER BY {}, {} DESC",
                                 "SELECT {} is, {} like FROM t", "SELECT {} IN ({}), {} BETWEEN {} AND {}, {}::text, -{}, {} || {}, {} < {}, {} NOT IN ({})"])
def test_an_operand_alone_is_what_it_is_in_parentheses(sql: str, operand: str) -> None:
    def places(of: str) -> str:
        return re.sub(r"pos=\d+|_pos=\d+", "", repr(parse(sql.replace("{}", of))[0].statement))

    assert places(operand) == places(f"({operand})")


def test_the_tree_between_is_sqlglots() -> None:
    sql = "SELECT a FROM t WHERE b AND NOT c"
    node: Any = Grammar(Parser(sql, tokenize(sql))).statement()
    assert type(node) is exp.Select
    assert type(node.args["where"]) is exp.Where
    assert type(node.args["where"].this) is exp.And
    assert type(node.args["where"].this.expression) is exp.Not


@pytest.mark.parametrize("sql", ["SAVEPOINT s", "RELEASE s", "CLOSE c", "LISTEN c", "DISCARD ALL", "CHECKPOINT", "DEALLOCATE p"])
def test_what_sqlglot_takes_for_an_alias_is_a_statement(sql: str) -> None:
    assert not isinstance(parse(sql)[0].statement, tree.Select)


# --- where sqlglot and PostgreSQL part ---


def _expr(sql: str) -> Any:
    return parse_expression(sql)


@pytest.mark.parametrize("name", "now substr strpos char_length ceiling variance to_hex mod power regexp_like nvl date_trunc date_part current_schema".split())
def test_a_function_keeps_its_name(name: str) -> None:
    call = _expr(f"{name}(a, 'day')")
    assert call.name == (name,)
    assert call.args == (tree.ColumnRef(("a",), False, len(name) + 1), tree.Const("str", "day", len(name) + 4))


@pytest.mark.parametrize("text", ["-1 days +02:03", "3 days ago", "P1Y", "1 day 2 hours", "5"])
def test_an_interval_keeps_its_text(text: str) -> None:
    cast = _expr(f"interval '{text}'")
    assert cast.arg.value == text and cast.type.typmods == ()
    assert _expr(f"interval '{text}' day to second(3)").type.typmods[1].value == 3
    assert _expr(f"interval(2) '{text}'").type.typmods[1].value == 2


@pytest.mark.parametrize("name", "<=> <% =~ ?- @@@ <<= >>= <<| |>> &<| ~= ## === <#> *= ~<~ -> ->> #>> @> ? !~ !~* ~~ !~~ || <->".split())
def test_an_operator_keeps_its_spelling(name: str) -> None:
    op = _expr(f"a {name} ''")
    assert (op.name, op.pos, op.right) == (name, 2, tree.Const("str", "", 3 + len(name)))
    assert _expr(f"a OPERATOR(s.{name}) b").schema == "s"


@pytest.mark.parametrize("name", "+ - ~ @ !! |/ ||/ # ?- @-@".split())
def test_a_prefix_operator_is_kept(name: str) -> None:
    op = _expr(f"{name} a")
    assert (op.name, op.left, op.pos) == (name, None, 0)


def test_operators_bind_as_in_postgresql() -> None:
    def shape(node: Any) -> str:
        if isinstance(node, tree.Op):
            left = shape(node.left) if node.left is not None else ""
            return f"({left}{node.name}{shape(node.right)})"
        if isinstance(node, tree.Cast):
            return f"{shape(node.arg)}::{node.type.names[-1]}"
        if isinstance(node, tree.IsTest):
            return f"({shape(node.arg)} is {node.what})"
        return "".join(getattr(node, "names", ("?",)))

    assert shape(_expr("a @> b || c")) == "((a@>b)||c)"
    assert shape(_expr("a <-> b + c")) == "(a<->(b+c))"
    assert shape(_expr("- a ^ b")) == "((-a)^b)"
    assert shape(_expr("a ^ b ^ c")) == "((a^b)^c)"
    assert shape(_expr("@ a + b")) == "(@(a+b))"
    assert shape(_expr("- a::int")) == "(-a::int4)"
    assert shape(_expr("a IS NULL = b")) == "((a is null)=b)"
    assert shape(_expr("a IS UNKNOWN || b")) == "((a is unknown)||b)"
    assert shape(_expr("a IS NULL::text")) == "(a is null)::text"
    assert _expr("a * b AT TIME ZONE c").right.name == ("pg_catalog", "timezone")
    assert _expr("a < ANY (b) + c").left == tree.OpAny("<", tree.ColumnRef(("a",), False, 0), tree.ColumnRef(("b",), False, 9), False, 2)


@pytest.mark.parametrize("sql", ["a < b < c", "a = b = c", "a LIKE b LIKE c", "a BETWEEN b AND c IN (d)", "a IS DISTINCT FROM b IS NULL"])
def test_levels_that_do_not_associate(sql: str) -> None:
    with pytest.raises(SQLError, match="syntax error at or near"):
        _expr(sql)


@pytest.mark.parametrize(
    ("sql", "names", "typmods", "dims"),
    [
        ("int array", ("pg_catalog", "int4"), (), (-1,)),
        ("int[3][]", ("pg_catalog", "int4"), (), (3, -1)),
        ("bit varying(3)", ("pg_catalog", "varbit"), (3,), ()),
        ("national character varying(5)", ("pg_catalog", "varchar"), (5,), ()),
        ("interval(3)", ("pg_catalog", "interval"), (0x7FFF, 3), ()),
        ("interval hour to second(2)", ("pg_catalog", "interval"), (7168, 2), ()),
        ("time(3) with time zone", ("pg_catalog", "timetz"), (3,), ()),
        ("char", ("pg_catalog", "bpchar"), (1,), ()),
        ("string", ("string",), (), ()),
        ("tinyint", ("tinyint",), (), ()),
        ("serial", ("serial",), (), ()),
        ("s.t(1, 2)", ("s", "t"), (1, 2), ()),
    ],
)
def test_types_keep_names_modifiers_and_bounds(sql: str, names: tuple[str, ...], typmods: tuple[int, ...], dims: tuple[int, ...]) -> None:
    found = _expr(f"x::{sql}").type
    assert (found.names, tuple(mod.value for mod in found.typmods), found.dims) == (names, typmods, dims)


def test_literals_of_any_type() -> None:
    assert _expr("box '(1,2),(3,4)'").type.names == ("box",)
    assert _expr("s.mytype 'x'").type.names == ("s", "mytype")
    assert _expr("numeric(5, -2) '1'").type.typmods[1].name == "-"


ACCEPTED = """
    INSERT INTO t OVERRIDING SYSTEM VALUE VALUES (1)
    INSERT INTO t (a[1], b.c) VALUES (1, 2)
    DELETE FROM t WHERE CURRENT OF c
    SELECT a FROM t ORDER BY a USING >
    SELECT * FROM a JOIN b USING (x) AS j
    WITH RECURSIVE a(x) AS (VALUES (1)) SEARCH DEPTH FIRST BY x SET o CYCLE x SET c USING p SELECT 1
    CREATE TABLE t (a int REFERENCES u ON DELETE SET NULL (a), CHECK (a > 0) NO INHERIT)
    CREATE INDEX ON ONLY t (a)
    CREATE VIEW v WITH (security_barrier) AS SELECT 1
    CREATE TABLE t ()
    MERGE INTO t USING s ON a = b WHEN NOT MATCHED THEN INSERT DEFAULT VALUES
    SELECT FROM t
    SELECT alter, between, drop, insert, partition, rollback FROM lock
    SELECT 'a'\n'b'
""".strip()


@pytest.mark.parametrize("sql", [line.strip().replace("\\n", "\n") for line in ACCEPTED.split("\n    ")])
def test_what_sqlglot_refuses_and_postgresql_takes(sql: str) -> None:
    assert len(parse(sql)) == 1


REFUSED = {
    "SELECT f(1,, 2)": 11,
    "SELECT 1,": 9,
    "SELECT a FROM t,": 16,
    "foo bar": 0,
    "FROM t": 0,
    "SELECT * FROM FROM t": 14,
    "INSERT INTO t": 13,
    "UPDATE t": 8,
    "UPDATE t WHERE a": 9,
    "VALUES ()": 8,
    "SELECT 'a' 'b'": 11,
    "SELECT a FROM t ORDER": 21,
    "SELECT 1 a b": 11,
    "SELECT a FROM t LIMIT 1 WHERE b": 24,
    "SELECT a FROM t JOIN u": 22,
    "SELECT {a}": 7,
    "SELECT x -> y -> FROM t": 17,
    "SELECT CASE END": 12,
    "SELECT a IS OF (int)": 12,
    "SELECT ARRAY[1][1]": 15,
    "CREATE TABLE t (a int, )": 23,
    "CREATE TABLE t (a)": 18,
    "CREATE FOO t": 7,
    "SELECT ANY (1)": 7,
    "SELECT a + - ANY (b)": 13,
    "SELECT DISTINCT ON () a": 20,
    "SELECT DATE_PART(DAY FROM a)": 21,
    "SELECT 1 AND 2 IS, 3": 17,
    "SELECT (1 IS)": 12,
    "SELECT NOT a LIKE FROM t": 18,
    "SELECT * FROM t WHERE a IS": 26,
    "SELECT POSITION(a IS NULL IN b)": 21,
    "SELECT POSITION(a AT TIME ZONE b IN c)": 18,
    "SELECT POSITION((a, b) OVERLAPS (c, d) IN e)": 23,
    "SELECT a BETWEEN b COLLATE c AND d": 19,
    "CREATE TABLE t (a int DEFAULT 1 IN (2))": 32,
    "SELECT ARRAY(1, 2)": 13,
    "SELECT EXISTS(a)": 14,
    "SELECT UNIQUE a": 14,
    "SELECT TIMESTAMP WITHOUT x": 25,
    "SELECT * FROM t[1] x": 19,
    "SELECT * FROM t.* x": 18,
    "UPDATE t[1] SET a = 1": 12,
    "CREATE TABLE IF NOT x": 20,
    "CREATE INDEX ON t (left)": 23,
    "CREATE TABLE t (a int) PARTITION BY LIST ()": 42,
    "CREATE TABLE t (a int UNIQUE NOT DEFERRABLE x)": 44,
    "CREATE TABLE t (a int CHECK (a) NO x)": 35,
    "ALTER TABLE t ADD CHECK (a) INITIALLY x": 38,
    "INSERT INTO t ((a)) VALUES (1)": 16,
}


@pytest.mark.parametrize("sql", REFUSED)
def test_what_sqlglot_takes_and_postgresql_refuses(sql: str) -> None:
    with pytest.raises(SQLError) as caught:
        parse(sql)
    assert (caught.value.sqlstate, caught.value.position) == ("42601", REFUSED[sql])


def test_operators_may_be_labels() -> None:
    query: Any = parse("SELECT a is, b + 1 like, NOT c and, d between, e collate, f at, g or FROM t")[0].statement
    assert [target.alias for target in query.targets] == ["is", "like", "and", "between", "collate", "at", "or"]
    assert type(query.targets[2].expr) is tree.BoolExpr
    assert parse("SELECT 1 IS")[0].statement.targets[0].alias == "is"  # type: ignore[union-attr]
    assert type(parse("SELECT a IS NULL FROM t")[0].statement.targets[0].expr) is tree.IsTest  # type: ignore[union-attr]


def test_the_comma_binds_loosest_in_from() -> None:
    query: Any = parse("SELECT * FROM a, b JOIN c ON true CROSS JOIN d, e")[0].statement
    a, joined, e = query.from_
    assert (a.name, e.name) == (("a",), ("e",))
    assert (joined.kind, joined.left.kind, joined.left.left.name, joined.right.name) == ("cross", "inner", ("b",), ("d",))


# --- rows and depth ---


def test_rows_of_literals_are_not_parsed_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    method = Grammar._parse_value
    calls = 0

    def spy(self: Grammar, values: bool = True) -> exp.Tuple:
        nonlocal calls
        calls += 1
        return method(self)

    monkeypatch.setattr(Grammar, "_parse_value", spy)
    sql = "INSERT INTO t VALUES " + ", ".join(f"({i}, 'n{i}', {i}.5, NULL, DEFAULT, $1)" for i in range(1000)) + ", (1, 2 + 3, f(4))"
    parsed = parse(sql)[0]
    rows: Any = parsed.statement.source.rows  # type: ignore[union-attr]
    assert calls == 2 and len(rows) == 1001 and parsed.parameters == 1
    assert [item.value for item in rows[999][:3]] == [999, "n999", "999.5"]
    assert sql[rows[999][1].pos :].startswith("'n999'")
    assert isinstance(rows[1000][1], tree.Op)


def test_lifted_literals_in_such_rows_are_slots() -> None:
    sql = "INSERT INTO t VALUES (1, 'a'), (2, 'b')"
    lifted = lift(sql)
    assert lifted is not None
    parsed = parse_one(sql, slots=literal_slots(sql, lifted[0]))
    rows: Any = parsed.statement.source.rows  # type: ignore[union-attr]
    assert [(item.index, item.value) for row in rows for item in row] == [(0, 1), (1, "a"), (2, 2), (3, "b")]


DEEP = {
    "parentheses": ("(", "1", ")"),
    "calls": ("f(", "1", ")"),
    "subqueries": ("(SELECT ", "1", ")"),
    "cases": ("CASE WHEN a THEN ", "1", " END"),
    "negations": ("NOT ", "a", ""),
    "lists": ("a IN (", "1", ")"),
    "casts": ("", "1", "::int"),
    "operators": ("", "1", " || 1"),
}


@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_is_an_error_and_never_the_end(name: str) -> None:
    """Also on a thread with a small stack: the frames are Python's."""
    before, middle, after = DEEP[name]
    results: list[str] = []

    def run() -> None:
        for depth in (100, 20_000):
            try:
                parse("SELECT " + before * depth + middle + after * depth)
            except SQLError as error:
                results.append(error.sqlstate)
            else:
                results.append("parsed")

    size = threading.stack_size(256 * 1024)
    try:
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(size)
    assert results == ["parsed", "parsed" if name == "operators" else "54001"]
