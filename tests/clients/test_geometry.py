"""Geometric types and money over the wire and over time: binary forms, COPY, restart and dump, plans by index, exclusion between sessions."""

from __future__ import annotations

import shutil
import struct
import subprocess
import threading
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import pq

import aurorapy

VALUES = [
    ("point", "(1.5,-2)"), ("point", "(NaN,Infinity)"), ("lseg", "[(1,2),(0.1,4)]"), ("box", "(3,4),(1,2)"), ("line", "{1,-1,0.5}"), ("path", "((1,2),(3,4))"),
    ("path", "[(1,2)]"), ("polygon", "((0,0),(1,1),(1,0))"), ("circle", "<(1,2),0>"), ("money", "-$92,233,720,368,547,758.08"), ("point[]", '{"(1,2)",NULL}'),
    ("box[]", "{(3,4),(1,2);(1,1),(0,0)}"), ("money[]", '{"$1,000.00",$2.00}'), ('"char"', r"\200"), ('"char"', ""),
]


@pytest.mark.parametrize(("name", "text"), VALUES)
def test_both_formats_say_the_same(server: aurorapy.Server, name: str, text: str) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        query = f"SELECT $1::{name}".encode()
        binary = c.pgconn.exec_params(query, [text.encode()], result_format=pq.Format.BINARY).get_value(0, 0)
        back = c.pgconn.exec_params(query, [binary], param_formats=[pq.Format.BINARY], result_format=pq.Format.TEXT)
        again = c.pgconn.exec_params(query, [binary], param_formats=[pq.Format.BINARY], result_format=pq.Format.BINARY)
        assert (back.get_value(0, 0) or b"").decode() == text
        assert again.get_value(0, 0) == binary


def _doubles(*values: float) -> bytes:
    return struct.pack(f"!{len(values)}d", *values)


BAD: list[tuple[str, bytes, str, str]] = [
    ("point", _doubles(1), "08P01", "insufficient data left in message"), ("point", _doubles(1, 2, 3), "22P03", "incorrect binary data format"),
    ("line", _doubles(0, 0, 1), "22P03", "invalid line specification: A and B cannot both be zero"),
    ("circle", _doubles(1, 2, -1), "22P03", 'invalid radius in external "circle" value'),
    ("path", b"\1", "08P01", "insufficient data left in message"), ("path", struct.pack("!bi", 1, 0), "22P03", 'invalid number of points in external "path" value'),
    ("path", struct.pack("!bi", 1, 2) + _doubles(1, 2), "08P01", "insufficient data left in message"),
    ("path", struct.pack("!bi", 1, 1 << 30), "22P03", 'invalid number of points in external "path" value'),
    ("polygon", b"\0\0", "08P01", "insufficient data left in message"),
    ("polygon", struct.pack("!i", -1), "22P03", 'invalid number of points in external "polygon" value'),
    ("polygon", struct.pack("!i", 1) + _doubles(1, 2, 3), "22P03", "incorrect binary data format"),
    ("money", bytes(7), "08P01", "insufficient data left in message"), ("money", bytes(9), "22P03", "incorrect binary data format"),
]


@pytest.mark.parametrize(("name", "data", "state", "message"), BAD)
def test_binary_data_refused(server: aurorapy.Server, name: str, data: bytes, state: str, message: str) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        result = c.pgconn.exec_params(f"SELECT $1::{name}".encode(), [data], [0], [pq.Format.BINARY])
        found, said = (result.error_field(f) or b"" for f in (pq.DiagnosticField.SQLSTATE, pq.DiagnosticField.MESSAGE_PRIMARY))
        assert (found.decode(), said.decode()) == (state, message)
        assert c.execute("SELECT 1").fetchone() == (1,)


def test_copy(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE TEMP TABLE a (p point, b box[], o polygon, c circle, m money); CREATE TEMP TABLE z (LIKE a)")
        c.execute("INSERT INTO a SELECT point(i, i / 3.0), ARRAY[box(point(i, i), point(0, 0)), NULL],"
                  " polygon(box(point(i, i), point(0, 0))), circle(point(i, 0), i), i::money"
                  " FROM generate_series(1, 200) i")
        for form in ("binary", "text", "csv"):
            c.execute("TRUNCATE z")
            with c.cursor().copy(f"COPY a TO STDOUT (FORMAT {form})".encode()) as out:
                data = b"".join(out)
            with c.cursor().copy(f"COPY z FROM STDIN (FORMAT {form})".encode()) as copy:
                copy.write(data)
            assert c.execute("SELECT count(*) FROM (SELECT a::text FROM a EXCEPT SELECT z::text FROM z) d").fetchone() == (0,)
            assert c.execute("SELECT count(*), sum(m) FROM z").fetchone() == (200, "$20,100.00")


MADE = """
CREATE DOMAIN place AS point CHECK (value[0] >= 0);
CREATE TABLE g (id int PRIMARY KEY, p place DEFAULT '(1,2)', b box, o polygon, c circle NOT NULL, l line, s lseg, t path, m money DEFAULT '5' CHECK (m > '0'),
    many box[], half money GENERATED ALWAYS AS (m / 2) STORED, EXCLUDE USING gist (c WITH &&));
CREATE INDEX gp ON g USING spgist (p);
CREATE INDEX gk ON g USING spgist (p kd_point_ops);
CREATE INDEX gb ON g USING gist (b);
CREATE INDEX go ON g USING gist (o);
CREATE INDEX gr ON g USING brin (b);
CREATE INDEX gm ON g (m DESC);
CREATE VIEW near AS SELECT id, p <-> '(0,0)'::point AS far, b && '((0,0),(3,3))' AS there, p[0] AS x, m * 1.5 AS more FROM g WHERE c @> '(1,1)'::point;
COMMENT ON COLUMN g.p IS 'where';
INSERT INTO g SELECT i, point(i, i), box(point(i, i), point(i + 1, i + 1)), polygon(box(point(i, i), point(i + 1, i + 2))), circle(point(i, i), 0.5),
    line(point(0, 0), point(i, 1)),
    lseg(point(0, 0), point(i, i)), '[(1,2),(3,4)]', i::money, ARRAY[box(point(i, i), point(0, 0))] FROM generate_series(1, 500) i;
"""
ASKED = {"SELECT id FROM g WHERE b && '(7.2,7.2),(7.4,7.4)'": [(7,)], "SELECT id FROM g WHERE p::point ~= '(9,9)'": [(9,)],
         "SELECT id FROM g WHERE c && '<(30,30),0.1>'": [(30,)],
         "SELECT id FROM g WHERE o @> polygon '((12.1,12.1),(12.2,12.2))'": [(12,)], "SELECT half, many::text, t FROM g WHERE id = 4":
             [("$2.00", "{(4,4),(0,0)}", "[(1,2),(3,4)]")],
         "SELECT * FROM near": [(1, 2**0.5, True, 1.0, "$1.50")], "SELECT max(m) FROM g": [("$500.00",)]}


def _check(c: psycopg.Connection[Any]) -> None:
    for asked, answer in ASKED.items():
        assert c.execute(asked.encode()).fetchall() == answer, asked
    for refused, error in (("INSERT INTO g (id, c) VALUES (900, '<(5,5),0.2>')", psycopg.errors.ExclusionViolation),
                           ("INSERT INTO g (id, p, c) VALUES (901, '(-1,0)', '<(5000,5),0.2>')", psycopg.errors.CheckViolation),
                           ("INSERT INTO g (id, m, c) VALUES (902, '-1', '<(5000,5),0.2>')", psycopg.errors.CheckViolation)):
        with pytest.raises(error):
            c.execute(refused)


def test_restart_and_dump(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE DATABASE other")
        c.execute(MADE)
        _check(c)
    with aurorapy.Server(tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        _check(c)
        if shutil.which("pg_dump") is None or shutil.which("psql") is None:
            pytest.skip("no pg_dump")
        there = db.dsn.rsplit("/", 1)[0] + "/other"
        dump = subprocess.run(["pg_dump", db.dsn], capture_output=True, text=True, check=True, timeout=60).stdout
        subprocess.run(["psql", there, "-qXv", "ON_ERROR_STOP=1"], input=dump, text=True, check=True, timeout=60, capture_output=True)
        with psycopg.connect(there, autocommit=True) as other:
            _check(other)


RELATIONS = {"b": ("box '(30,30),(34,33)'", ("&&", "<@", "~=", "&>", ">>", "<<", "&<")), "o": ("polygon '((30,30),(34,33),(34,30))'", ("&&", "<@", "&>", "<<")),
             "c": ("circle '<(30,30),3>'", ("&&", "<@", "@>", ">>")), "p": ("box '(30,30),(34,33)'", ("<@",)), "q": ("circle '<(30,30),3>'", ("<@",))}


def test_an_index_finds_what_a_scan_finds(server: aurorapy.Server) -> None:
    """Objects of all sizes, degenerate and infinite ones among them; rows of the own transaction, too."""
    with psycopg.connect(server.dsn) as c:
        c.execute("CREATE TEMP TABLE plain AS SELECT i AS id, point(i % 60, i / 60) AS p, point(i / 60, i % 60) AS q,"
                  " box(point(i % 60, i / 60), point(i % 60 + w, i / 60 + w)) AS b,"
                  " polygon(box(point(i % 60, i / 60), point(i % 60 + w, i / 60 + w + 1))) AS o, circle(point(i % 60, i / 60), w) AS c"
                  " FROM (SELECT i, 10 ^ (i % 9 - 5) AS w FROM generate_series(0, 3599) i) s")
        c.execute("INSERT INTO plain (id, p, b, o, c) VALUES (-1, '(NaN,30)', box(circle(point(31, 31), -1)), '((NaN,3),(31,31))', circle(point(30, 30), -1)),"
                  " (-2, '(31,Infinity)', '(Infinity,Infinity),(-Infinity,31)', '((0,0),(Infinity,9))', '<(30,30),Infinity>')")
        c.execute("CREATE TEMP TABLE keyed AS TABLE plain")
        for column in RELATIONS:
            c.execute(f"CREATE INDEX keyed_{column} ON keyed USING gist ({column})".encode())
        c.commit()
        for table in ("plain", "keyed"):
            c.execute(f"UPDATE {table} SET b = b + point(1, 1), c = c + point(-1, 1), p = p + point(1, 0) WHERE id % 7 = 1".encode())
            c.execute(f"DELETE FROM {table} WHERE id % 11 = 3".encode())
        for column, (value, operators) in RELATIONS.items():
            for name in operators:
                condition = f"{column} {name} {value}"
                found = [c.execute(f"SELECT id FROM {table} WHERE {condition} ORDER BY id".encode()).fetchall() for table in ("plain", "keyed")]
                assert found[0] == found[1], condition
                assert found[0] or name == "~=", condition
        plan = "".join(r[0] for r in c.execute("EXPLAIN SELECT id FROM keyed WHERE p <@ box '(30,30),(34,33)'"))
        assert "Index Scan using keyed_p" in plan and "Index Cond: (p <@" in plan
        nearest = c.execute("SELECT id FROM keyed WHERE p <@ box '(30,30),(40,33)' ORDER BY p <-> '(33.4,31.2)', id LIMIT 2").fetchall()
        assert nearest == c.execute("SELECT id FROM plain WHERE p <@ box '(30,30),(40,33)' ORDER BY p <-> '(33.4,31.2)', id LIMIT 2").fetchall()
        c.rollback()


def test_only_one_of_two_that_overlap(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn) as a, psycopg.connect(server.dsn) as b:
        a.execute("DROP TABLE IF EXISTS shapes; CREATE TABLE shapes (c circle, EXCLUDE USING gist (c WITH &&))")
        a.commit()
        a.execute("INSERT INTO shapes VALUES ('<(0,0),1>')")
        b.execute("INSERT INTO shapes VALUES ('<(100,0),1>')")  # waits for nobody
        found: list[BaseException] = []

        def insert() -> None:
            try:
                b.execute("INSERT INTO shapes VALUES ('<(1.5,0),1>')")
            except psycopg.Error as e:
                found.append(e)

        thread = threading.Thread(target=insert)
        thread.start()
        thread.join(0.3)
        assert thread.is_alive()
        a.commit()
        thread.join(20)
        assert [type(e) for e in found] == [psycopg.errors.ExclusionViolation]
        b.rollback()
        a.execute("DROP TABLE shapes")
        a.commit()
