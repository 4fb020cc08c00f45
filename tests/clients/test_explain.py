"""EXPLAIN's formats and options."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import psycopg
import psycopg.types.string
import pytest

import aurorapy


@pytest.fixture(scope="module")
def one() -> Iterator[psycopg.Connection]:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        connection.execute("CREATE TABLE t (id int PRIMARY KEY, name text)")
        yield connection


def test_json(one: psycopg.Connection) -> None:
    cursor = one.execute("EXPLAIN (FORMAT json) SELECT name, count(*) FROM t WHERE id = 3 GROUP BY name, id + 1")
    assert cursor.description is not None and cursor.description[0].type_code == 114
    row = cursor.fetchone()
    assert row is not None
    plan = row[0][0]["Plan"]
    scan = plan
    while "Plans" in scan:
        scan = scan["Plans"][0]
    assert (scan["Node Type"], scan["Index Name"], scan["Relation Name"], scan["Plan Rows"]) == ("Index Scan", "t_pkey", "t", 1)
    assert any(node.get("Group Key") == ["name", "(id + 1)"] for node in (plan, plan.get("Plans", [{}])[0]))


def test_analyze_and_costs(one: psycopg.Connection) -> None:
    row = one.execute("EXPLAIN (FORMAT json, ANALYZE, COSTS off) SELECT 1").fetchone()
    assert row is not None
    assert row[0][0]["Plan"]["Actual Rows"] == 1 and "Plan Rows" not in row[0][0]["Plan"] and row[0][0]["Execution Time"] >= 0


def test_yaml(one: psycopg.Connection) -> None:
    row = one.execute("EXPLAIN (FORMAT yaml, COSTS off) SELECT name FROM t WHERE name = 'x' ORDER BY name DESC").fetchone()
    assert row is not None
    assert row[0].startswith('- Plan: \n    Node Type: "Sort"\n') and '- Node Type: "Seq Scan"\n        Parent Relationship: "Outer"\n' in row[0]
    assert '\n        Relation Name: "t"\n        Alias: "t"\n' in row[0]


def test_xml(one: psycopg.Connection) -> None:
    cursor = one.execute("EXPLAIN (FORMAT xml, COSTS off) SELECT name FROM t WHERE name < 'x' ORDER BY name DESC, id")
    assert cursor.description is not None and cursor.description[0].type_code == 142
    row = cursor.fetchone()
    assert row is not None
    assert row[0].splitlines()[:5] == ['<explain xmlns="http://www.postgresql.org/2009/explain">', "  <Query>", "    <Plan>",
                                      "      <Node-Type>Sort</Node-Type>", "      <Parallel-Aware>false</Parallel-Aware>"]
    space = "{http://www.postgresql.org/2009/explain}"
    root = ElementTree.fromstring(row[0])
    assert [i.text for i in root.findall(f".//{space}Sort-Key/{space}Item")] == ["name DESC", "id"]
    assert [i.text for i in root.findall(f".//{space}Plans/{space}Plan/{space}Filter")] == ["(name < 'x'::text)"]


def test_the_properties_are_postgresqls(one: psycopg.Connection) -> None:
    """A projection is no node, joins and changes have the names that programs look for, and lists of texts stand in one line."""
    def plan(sql: str) -> dict[str, Any]:
        row = one.execute(sql.encode()).fetchone()
        assert row is not None
        found: dict[str, Any] = row[0][0]["Plan"]
        return found

    scan = plan("EXPLAIN (FORMAT json, VERBOSE) SELECT upper(name) AS u FROM t AS x WHERE name > 'b'")
    assert {k: scan[k] for k in ("Node Type", "Relation Name", "Schema", "Alias", "Output", "Filter", "Parallel Aware")} == {
        "Node Type": "Seq Scan", "Relation Name": "t", "Schema": "public", "Alias": "x", "Output": ["upper(name)"], "Filter": "(name > 'b'::text)",
        "Parallel Aware": False}
    assert "Schema" not in plan("EXPLAIN (FORMAT json) SELECT name FROM t")
    assert plan("EXPLAIN (FORMAT json) SELECT typname FROM pg_type")["Relation Name"] == "pg_type"
    join = plan("EXPLAIN (FORMAT json) SELECT a.name FROM t a LEFT JOIN t b ON a.name = b.name")
    assert (join["Node Type"], join["Join Type"], "Hash Cond" in join) == ("Hash Join", "Left", True)
    assert [p["Parent Relationship"] for p in join["Plans"]] == ["Outer", "Inner"]
    change = plan("EXPLAIN (FORMAT json, ANALYZE) DELETE FROM t WHERE id = 3")
    assert (change["Node Type"], change["Operation"], change["Relation Name"]) == ("ModifyTable", "Delete", "t")
    below = change["Plans"][0]
    assert (below["Node Type"], below["Scan Direction"], below["Index Name"], below["Actual Rows"]) == ("Index Scan", "Forward", "t_pkey", 0)
    assert plan("EXPLAIN (FORMAT json) SELECT count(*) FROM t")["Strategy"] == "Plain"
    text = one.execute("EXPLAIN (FORMAT json, COSTS off) SELECT id FROM t ORDER BY name, id + 1")
    text.adapters.register_loader("json", psycopg.types.string.TextLoader)
    row = text.fetchone()
    assert row is not None and row[0].startswith('[\n  {\n    "Plan": {\n      "Node Type": "Sort",\n') and '"Sort Key": ["name", "(id + 1)"]' in row[0]


@pytest.mark.parametrize("options, sqlstate, message", [
    ("format foo", "22023", 'unrecognized value for EXPLAIN option "format": "foo"'),
    ("fo json", "42601", 'unrecognized EXPLAIN option "fo"'),
    ("analyze foo", "42601", "analyze requires a Boolean value"),
    ("timing", "22023", "EXPLAIN option TIMING requires ANALYZE"),
])
def test_options_that_cannot_be(one: psycopg.Connection, options: str, sqlstate: str, message: str) -> None:
    with pytest.raises(psycopg.Error) as caught:
        one.execute(f"EXPLAIN ({options}) SELECT 1".encode())
    assert (caught.value.sqlstate, caught.value.diag.message_primary) == (sqlstate, message)


def test_analyze_tells_of_each_operator(one: psycopg.Connection) -> None:
    one.execute("CREATE TEMP TABLE many AS SELECT i, i % 10 AS v FROM generate_series(1, 1000) i")
    lines = [r[0] for r in one.execute("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT v, count(*) FROM many WHERE i > 100 GROUP BY v LIMIT 3")]
    assert lines[0] == "Limit (actual rows=3 loops=1)"
    assert lines[-2].strip() == "->  Seq Scan on many (actual rows=900 loops=1)"
    lines = [r[0] for r in one.execute("EXPLAIN (ANALYZE, COSTS OFF) SELECT FROM many a JOIN many b ON a.v < b.i WHERE a.i < 0")]
    assert any(line.endswith("(never executed)") or "rows=0 loops=1" in line for line in lines)
    assert re.fullmatch(r".* \(actual time=\d+\.\d{3}\.\.\d+\.\d{3} rows=\d+ loops=\d+\)", lines[0])
    assert [line.split(":")[0] for line in lines[-2:]] == ["Planning Time", "Execution Time"]


def test_explain_execute_and_declare(one: psycopg.Connection) -> None:
    one.execute("CREATE TEMP TABLE one (id int PRIMARY KEY)")
    one.execute("PREPARE by_id(int) AS SELECT * FROM one WHERE id = $1")
    for statement in ("EXECUTE by_id(1)", "DECLARE c CURSOR FOR SELECT * FROM one WHERE id = 1"):
        assert one.execute(f"EXPLAIN (COSTS OFF) {statement}".encode()).fetchone() == ("Index Scan using one_pkey on one",)
    row = one.execute("EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE by_id(1)").fetchone()
    assert row is not None
    plan = row[0][0]["Plan"]
    assert (plan["Actual Rows"], plan["Actual Loops"]) == (0, 1)
    with pytest.raises(psycopg.errors.InvalidSqlStatementName):
        one.execute("EXPLAIN EXECUTE nothing")


def test_analyze_creates_what_it_explains(one: psycopg.Connection) -> None:
    c = one
    c.execute("CREATE SEQUENCE explained_seq")
    lines = [r[0] for r in c.execute("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) CREATE TABLE explained AS SELECT nextval('explained_seq') n")]
    assert any("actual rows=1 loops=1" in line for line in lines)
    assert c.execute("SELECT n, nextval('explained_seq') FROM explained").fetchall() == [(1, 2)]
    assert c.execute("EXPLAIN ANALYZE CREATE TABLE IF NOT EXISTS explained AS SELECT 1").fetchall() == []
    with pytest.raises(psycopg.errors.DuplicateTable):
        c.execute("EXPLAIN CREATE TABLE explained AS SELECT 1")
    c.execute("EXPLAIN ANALYZE CREATE MATERIALIZED VIEW explained_view AS SELECT 7 x")
    assert c.execute("SELECT x FROM explained_view").fetchall() == [(7,)]
    c.execute("EXPLAIN CREATE TABLE not_made AS SELECT 1")
    c.execute("EXPLAIN ANALYZE SELECT 3 z INTO explained_into")
    assert c.execute("SELECT to_regclass('not_made'), (SELECT z FROM explained_into)").fetchall() == [(None, 3)]
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction), c.transaction():
        c.execute("SET TRANSACTION READ ONLY")
        c.execute("EXPLAIN ANALYZE CREATE TABLE never AS SELECT 1")


def test_an_argument_of_type_void_that_is_a_parameter_is_none(one: psycopg.Connection) -> None:
    """Drivers that pass OUT parameters give these for them; a constant of that type counts."""
    assert one.execute("SELECT now(%s::void) = now()", ("",)).fetchone() == (True,)
    with pytest.raises(psycopg.errors.UndefinedFunction, match=r"function now\(void\) does not exist"):
        one.execute("SELECT now(NULL::void)")


def test_an_or_is_read_by_several_indexes(one: psycopg.Connection) -> None:
    one.execute("create table ors (a int, b int, c int); create index on ors (a); create index on ors (b)")
    one.execute("insert into ors select n, n, n from generate_series(1, 5000) n; analyze ors")
    shown = [r[0] for r in one.execute("explain (costs off) select * from ors where a = 3 or b = 4").fetchall()]
    assert shown == ["Bitmap Heap Scan on ors", "  Recheck Cond: ((a = 3) OR (b = 4))", "  ->  Bitmap Index Scan on ors_a_idx", "        Index Cond: (a = 3)",
                     "  ->  Bitmap Index Scan on ors_b_idx", "        Index Cond: (b = 4)"]
    shown = [r[0] for r in one.execute("explain (costs off) select * from ors where a = 3 or c = 4").fetchall()]
    assert shown[0] == "Seq Scan on ors"
    found = one.execute("explain (costs off, format json) select * from ors where a = 3 or b = 4").fetchone()[0][0]["Plan"]  # type: ignore[index]
    assert [found["Node Type"], *((p["Node Type"], p["Index Name"]) for p in found["Plans"])] == [
        "Bitmap Heap Scan", ("Bitmap Index Scan", "ors_a_idx"), ("Bitmap Index Scan", "ors_b_idx")]
    assert "Index Name" not in found
