"""Real drivers over real sockets."""

from __future__ import annotations

import asyncio
import datetime
import decimal
import shutil
import subprocess

import asyncpg
import pg8000.dbapi
import psycopg
import pytest
import sqlalchemy as sa

import aurorapy


def test_psycopg_types_and_parameters(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        for _ in range(8):
            assert c.execute("SELECT %s::int + 1, %s::text", (41, "ü")).fetchone() == (42, "ü")
        row = c.cursor(binary=True).execute(
            "SELECT 1::int8, 1.5::numeric, '2024-02-03'::date, 'x'::text, true, ARRAY[1,2]::int[], '{\"a\":1}'::jsonb").fetchone()
    assert row == (1, decimal.Decimal("1.5"), datetime.date(2024, 2, 3), "x", True, [1, 2], {"a": 1})


def test_psycopg_pipeline_and_errors(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        with c.pipeline():
            results = [c.execute("SELECT %s::int", (i,)) for i in range(20)]
            assert [r.fetchone()[0] for r in results] == list(range(20))  # type: ignore[index]
        with pytest.raises(psycopg.errors.DivisionByZero):
            c.execute("SELECT 1/0")
        assert c.execute("SELECT 1").fetchone() == (1,)


def test_copy_both_ways(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE copied (a int, b text)")
        with c.cursor().copy("COPY copied FROM STDIN") as copy:
            copy.write_row((1, "tab\there"))
            copy.write_row((2, None))
        with c.cursor().copy("COPY (SELECT * FROM copied ORDER BY a) TO STDOUT (FORMAT csv, HEADER)") as copy:
            assert b"".join(copy) == b"a,b\n1,tab\there\n2,\n"
        c.execute("DROP TABLE copied")


def test_cancel_and_timeout(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("SET statement_timeout = 100")
        with pytest.raises(psycopg.errors.QueryCanceled):
            c.execute("SELECT pg_sleep(10)")


def test_row_lock_waits_and_rechecks(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn) as a, psycopg.connect(server.dsn, autocommit=True) as b:
        b.execute("CREATE TABLE locked (a int PRIMARY KEY, n int)")
        b.execute("INSERT INTO locked VALUES (1, 0)")
        a.execute("UPDATE locked SET n = n + 1 WHERE a = 1")
        b.execute("SET lock_timeout = 100")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            b.execute("UPDATE locked SET n = n + 1 WHERE a = 1")
        a.commit()
        b.execute("UPDATE locked SET n = n + 1 WHERE a = 1")
        assert b.execute("SELECT n FROM locked").fetchone() == (2,)
        a.rollback()
        b.execute("DROP TABLE locked")


def test_asyncpg(server: aurorapy.Server) -> None:
    async def use() -> None:
        c = await asyncpg.connect(server.dsn)
        assert await c.fetchval("SELECT $1::int + 1", 41) == 42
        assert await c.fetchval("SELECT ARRAY[1,2]::int[]") == [1, 2]
        await c.close()

    asyncio.run(use())


def test_pg8000(server: aurorapy.Server) -> None:
    c = server.connect()
    cursor = c.cursor()
    cursor.execute("SELECT %s::int, %s", (5, "x"))
    assert [tuple(r) for r in cursor.fetchall()] == [(5, "x")]
    c.close()


def test_sqlalchemy_core(server: aurorapy.Server) -> None:
    engine = sa.create_engine(server.dsn.replace("postgresql://", "postgresql+psycopg://"))
    metadata = sa.MetaData()
    table = sa.Table("alchemy", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(20)))
    with engine.begin() as c:
        c.execute(sa.schema.CreateTable(table))
        c.execute(sa.insert(table), [{"name": "a"}, {"name": "b"}])
        assert c.execute(sa.select(table.c.name).order_by(table.c.id.desc())).scalars().all() == ["b", "a"]
        c.execute(sa.schema.DropTable(table))
    engine.dispose()


def test_password_is_asked_for() -> None:
    with aurorapy.Server(password="right") as db:
        with psycopg.connect(db.dsn) as c:
            assert c.execute("SELECT 1").fetchone() == (1,)
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(db.dsn.replace("right", "wrong"))


def test_md5_password() -> None:
    with aurorapy.Server() as db:
        with psycopg.connect(db.dsn, autocommit=True) as c:
            c.execute("SET password_encryption = 'md5'")
            c.execute("CREATE ROLE old LOGIN PASSWORD 'söme'")
        with psycopg.connect(db.dsn, user="old", password="söme") as c:
            assert c.execute("SELECT current_user").fetchone() == ("old",)
        other = pg8000.dbapi.connect(host=db.host, port=db.port, user="old", password="söme", database="postgres")
        other.close()
        with pytest.raises(psycopg.OperationalError, match='password authentication failed for user "old"'):
            psycopg.connect(db.dsn, user="old", password="wrong")
        with psycopg.connect(db.dsn, autocommit=True) as c:
            c.execute("ALTER ROLE old PASSWORD 'new'")  # SCRAM from now on
        with psycopg.connect(db.dsn, user="old", password="new") as c:
            assert c.execute("SELECT current_user").fetchone() == ("old",)


@pytest.mark.skipif(shutil.which("pgbench") is None, reason="pgbench is not installed")
@pytest.mark.parametrize("mode", ["simple", "extended", "prepared"])
def test_pgbench(mode: str) -> None:
    with aurorapy.Server() as db:
        subprocess.run(["pgbench", "-i", "-q", "-s", "1", db.dsn], check=True, capture_output=True)
        for extra in (["-c", "4"], ["-S"]):
            done = subprocess.run(["pgbench", "-n", "-M", mode, "-t", "50", *extra, db.dsn], check=True, capture_output=True, text=True)
            assert "number of failed transactions: 0 " in done.stdout
        with psycopg.connect(db.dsn) as c:
            sums = c.execute("SELECT (SELECT sum(abalance) FROM pgbench_accounts), (SELECT sum(bbalance) FROM pgbench_branches), "
                             "(SELECT sum(tbalance) FROM pgbench_tellers), (SELECT sum(delta) FROM pgbench_history)").fetchone()
    assert sums is not None and len(set(sums)) == 1
