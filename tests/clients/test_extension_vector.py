"""Vectors over real sockets: binary forms, restarts, pg_dump, without numpy, and exact answers beside an index."""

from __future__ import annotations

import asyncio
import random
import struct
import subprocess
import sys
from pathlib import Path

import asyncpg
import psycopg
import pytest

import aurorapy
from aurorapy.planner.extensions.vector import arithmetic

pytestmark = pytest.mark.timeout(120)


def _sent(values: tuple[float, ...]) -> bytes:
    return struct.pack(f"!hh{len(values)}f", len(values), 0, *values)


def test_binary_forms_go_in_and_come_out() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create extension vector")
        c.execute("create table t(id int, v vector(3))")
        row = c.execute("select oid from pg_type where typname = 'vector'").fetchone()
        assert row is not None
        with c.cursor().copy("copy t from stdin with (format binary)") as copy:
            copy.set_types(["int4", "bytea"])
            for i in range(3):
                copy.write_row((i, _sent((i, 0.5, -1))))
        found = c.execute("select v from t order by v <-> '[2,0.5,-1]' limit 1", binary=True).pgresult
        assert found is not None and found.get_value(0, 0) == _sent((2, 0.5, -1))
        for bad, state in ((_sent((1, 2)), "22000"), (_sent((1, 2, float("nan"))), "22000"), (_sent((1, 2, 3))[:-1], "08P01"), (_sent((1, 2, 3)) + b"x", "22P03"),
                           (struct.pack("!hh3f", 3, 1, 1, 2, 3), "22000"), (b"\0", "08P01"), (struct.pack("!hh", 0, 0), "22000")):
            result = c.pgconn.exec_params(b"insert into t(v) values ($1)", [bad], [row[0]], [1])
            assert result.error_field(psycopg.pq.DiagnosticField.SQLSTATE) == state.encode(), bad
        sparse = c.execute("select '{2:1.5}/4'::sparsevec, '[1,2]'::halfvec", binary=True).pgresult
        assert sparse is not None and sparse.get_value(0, 0) == struct.pack("!iiiif", 4, 1, 0, 1, 1.5) and sparse.get_value(0, 1) == struct.pack("!hh2e", 2, 0, 1, 2)


async def _asyncpg(dsn: str) -> list[object]:
    c = await asyncpg.connect(dsn)
    try:
        await c.execute("create extension vector; create table t(v vector(2))")
        await c.set_type_codec("vector", encoder=lambda v: str(list(v)), decoder=lambda v: [float(x) for x in v[1:-1].split(",")], format="text")
        await c.executemany("insert into t values ($1)", [([1, 2],), ([3, 4],)])
        return [r[0] for r in await c.fetch("select v from t order by v <=> $1", [4, 3])]
    finally:
        await c.close()


def test_asyncpg() -> None:
    with aurorapy.Server() as db:
        assert asyncio.run(_asyncpg(db.dsn)) == [[3.0, 4.0], [1.0, 2.0]]


def test_they_outlive_a_restart_and_pg_dump(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create extension vector")
        c.execute("create table t(id int primary key, v vector(3), h halfvec(2)[], s sparsevec(9) unique)")
        c.execute("create index near on t using hnsw (v vector_cosine_ops) with (m=8)")
        c.execute("insert into t values (1, '[1,2,3]', '{\"[1,2]\"}', '{9:1}/9'), (2, null, null, null)")
    with aurorapy.Server(tmp_path) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        assert c.execute("select v::text, h::text, s::text from t order by id").fetchall() == [("[1,2,3]", '{"[1,2]"}', "{9:1}/9"), (None, None, None)]
        with pytest.raises(psycopg.errors.UniqueViolation):
            c.execute("insert into t(id, s) values (3, '{9:1}/9')")
        with pytest.raises(psycopg.errors.DataException):
            c.execute("insert into t(id, v) values (3, '[1]')")
        dump = subprocess.run(["pg_dump", db.dsn], capture_output=True, text=True, timeout=60)
        assert dump.returncode == 0, dump.stderr
        assert "CREATE INDEX near ON public.t USING hnsw (v public.vector_cosine_ops) WITH (m='8');" in dump.stdout
        assert "vector_cosine_ops FOR TYPE" not in dump.stdout and "ACCESS METHOD" not in dump.stdout and "halfvec(2)[]" in dump.stdout
        c.execute("create database again")
        restored = subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", psycopg.conninfo.make_conninfo(db.dsn, dbname="again")], input=dump.stdout,
                                  capture_output=True, text=True, timeout=60)
        assert restored.returncode == 0, restored.stderr
        with psycopg.connect(db.dsn, dbname="again") as a:
            assert a.execute("select id from t order by v <=> '[1,2,3]' limit 1").fetchone() == (1,)


def test_answers_are_exact_with_an_index() -> None:
    r = random.Random(1)
    points = [[r.random() for _ in range(8)] for _ in range(500)]
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create extension vector")
        c.execute("create table t(id int, v vector(8))")
        c.cursor().executemany("insert into t values (%s, %s)", [(i, str(p)) for i, p in enumerate(points)])
        for index in ("hnsw (v vector_l2_ops)", "ivfflat (v vector_l2_ops) with (lists = 50)"):
            c.execute(f"create index on t using {index}".encode())
        q = [0.5] * 8
        near = sorted(range(500), key=lambda i: sum((x - y) ** 2 for x, y in zip(points[i], q, strict=True)))[:10]
        assert [i for i, in c.execute("select id from t order by v <-> %s::vector limit 10", (str(q),)).fetchall()] == near


def test_nobody_imports_numpy_but_with_a_vector() -> None:
    code = """
import sys, aurorapy, psycopg
with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
    c.execute("create extension vector")
    c.execute("select 1")
    assert "numpy" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_without_numpy() -> None:
    arithmetic.choose(arithmetic.Plain())
    try:
        with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
            c.execute("create extension vector")
            assert c.execute("select '[1,2]'::vector <-> '[4,6]', ('[1,2]'::vector + '[0.5,1]')::text, avg(x)::text from unnest(%s::vector[]) x",
                             (["[1,2]", "[3,4]"],)).fetchone() == (5.0, "[1.5,3]", "[2,3]")
    finally:
        arithmetic.choose(None)
