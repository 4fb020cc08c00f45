"""EXPLAIN's formats and options."""

from __future__ import annotations

import re
from collections.abc import Iterator

import psycopg
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
    assert row[0].startswith("- Plan: \n    Node Type: ") and '- Node Type: "Seq Scan"\n            Relation Name: "t"\n' in row[0]


@pytest.mark.parametrize("options, sqlstate, message", [
    ("format foo", "22023", 'unrecognized value for EXPLAIN option "format": "foo"'),
    ("fo json", "42601", 'unrecognized EXPLAIN option "fo"'),
    ("analyze foo", "42601", "analyze requires a Boolean value"),
    ("timing", "22023", "EXPLAIN option TIMING requires ANALYZE"),
    ("format xml", "0A000", "EXPLAIN in XML is not supported"),
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
