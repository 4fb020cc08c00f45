"""Composite types over the wire: drivers' adaptation in both formats, rows of tables, COPY, psql, and what is there after kill -9."""

from __future__ import annotations

import asyncio
import shutil
import struct
import subprocess
from pathlib import Path
from typing import Any

import asyncpg
import psycopg
import pytest
from psycopg.types.composite import CompositeInfo, register_composite

import aurorapy

ADDRESS = "CREATE TYPE addr AS (street text, no int)"


@pytest.fixture
def database(server: aurorapy.Server) -> Any:
    """A database of its own with a composite type and a table of it."""
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE DATABASE composites")
        try:
            dsn = server.dsn.rsplit("/", 1)[0] + "/composites"
            with psycopg.connect(dsn, autocommit=True) as inside:
                inside.execute(ADDRESS)
                inside.execute("CREATE TABLE person (id int PRIMARY KEY, home addr, many addr[])")
            yield dsn
        finally:
            c.execute("DROP DATABASE composites WITH (FORCE)")


@pytest.mark.parametrize("binary", [False, True], ids=["text", "binary"])
@pytest.mark.parametrize("placeholder", ["%t", "%b", "%s"])
def test_psycopg(database: str, placeholder: str, binary: bool) -> None:
    with psycopg.connect(database, autocommit=True) as c:
        info = CompositeInfo.fetch(c, "addr")
        assert info is not None and info.field_names == ("street", "no") and info.field_types == (25, 23)
        register_composite(info, c)
        make = info.python_type
        assert make is not None
        homes = [make('a "b", \\c', 3), make(None, None), make("", 0)]
        with c.cursor(binary=binary) as cursor:
            for i, home in enumerate(homes):
                cursor.execute(f"INSERT INTO person VALUES (%s, {placeholder}, {placeholder})".encode(), (i, home, [home, None]))
            assert cursor.execute("SELECT home, many FROM person ORDER BY id").fetchall() == [(h, [h, None]) for h in homes]
            assert cursor.execute(f"SELECT id FROM person WHERE home = {placeholder}".encode(), (homes[0],)).fetchall() == [(0,)]


@pytest.mark.parametrize("binary", [False, True], ids=["text", "binary"])
def test_rows_of_a_table(database: str, binary: bool) -> None:
    with psycopg.connect(database, autocommit=True) as c:
        c.execute("INSERT INTO person VALUES (1, '(s,2)', '{}')")
        c.execute("ALTER TABLE person DROP COLUMN many")
        c.execute("ALTER TABLE person ADD COLUMN more bool DEFAULT true")
        for name in ("addr", "person"):
            info = CompositeInfo.fetch(c, name)
            assert info is not None
            register_composite(info, c)
        found = c.cursor(binary=binary).execute("SELECT person, array_agg(person) OVER () FROM person").fetchone()
        assert found is not None
        assert found[0] == (1, ("s", 2), True) and found[0].home.street == "s" and found[1] == [found[0]]


def test_asyncpg(database: str) -> None:
    async def run() -> None:
        c = await asyncpg.connect(database)
        try:
            await c.execute("INSERT INTO person VALUES ($1, $2, $3)", 1, ("s", 2), [("x", None), None])
            row = await c.fetchrow("SELECT * FROM person")
            assert row["home"]["street"] == "s" and tuple(row["many"][0]) == ("x", None) and row["many"][1] is None
            await c.copy_records_to_table("person", records=[(2, ("t", 3), None)])
            assert [tuple(r[0]) for r in await c.fetch("SELECT home FROM person ORDER BY home")] == [("s", 2), ("t", 3)]
            whole = await c.fetchval("SELECT person FROM person WHERE id = 2")
            assert whole["id"] == 2 and tuple(whole["home"]) == ("t", 3)
        finally:
            await c.close()

    asyncio.run(run())


@pytest.mark.parametrize("form", ["text", "csv", "binary"])
def test_copy(database: str, form: str) -> None:
    with psycopg.connect(database, autocommit=True) as c:
        c.execute("""INSERT INTO person VALUES (1, ROW('a,"b\\', 3), '{"(x,1)",NULL}'), (2, NULL, NULL), (3, '(,)', '{}')""")
        with c.cursor().copy(f"COPY person TO STDOUT (FORMAT {form})".encode()) as out:
            data = b"".join(bytes(x) for x in out)
        c.execute("CREATE TABLE again (LIKE person)")
        with c.cursor().copy(f"COPY again FROM STDIN (FORMAT {form})".encode()) as into:
            into.write(data)
        assert c.execute("SELECT * FROM again ORDER BY id").fetchall() == c.execute("SELECT * FROM person ORDER BY id").fetchall()
        with pytest.raises(psycopg.errors.InvalidTextRepresentation, match="malformed record literal"):
            with c.cursor().copy("COPY again FROM STDIN") as into:
                into.write(b"9\t(a\t\\N\n")


def test_binary_data_that_are_none(database: str) -> None:
    good = struct.pack("!iIi1sIii", 2, 25, 1, b"s", 23, 4, 7)
    with psycopg.connect(database, autocommit=True) as c:
        oid = c.execute("SELECT 'addr'::regtype::oid::int").fetchone()
        assert oid is not None

        def ask(data: bytes) -> Any:
            result = c.pgconn.exec_params(b"SELECT ($1).no, ($1)::text", [data], [oid[0]], [1], 0)
            return result.get_value(0, 0) if result.status == psycopg.pq.ExecStatus.TUPLES_OK else result.error_field(psycopg.pq.DiagnosticField.SQLSTATE)

        assert ask(good) == b"7"
        assert ask(struct.pack("!i", 1) + good[4:]) == b"42804"  # another number of columns
        assert ask(good.replace(struct.pack("!I", 23), struct.pack("!I", 20))) == b"42804"  # another type
        for n in range(len(good)):
            assert ask(good[:n]) in (b"08P01", b"22P03", b"42804")
        assert ask(good + b"x") == b"22P03"


def test_prepared_statements_see_changes(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as c, psycopg.connect(database, autocommit=True) as other:
        c.prepare_threshold = 0
        c.execute("INSERT INTO person VALUES (%s, %s)", (1, "(s,2)"))
        for _ in range(2):
            assert c.execute("SELECT home FROM person WHERE id = %s", (1,)).fetchone() == ("(s,2)",)
        other.execute("ALTER TYPE addr ADD ATTRIBUTE country text")
        assert c.execute("SELECT home FROM person WHERE id = %s", (1,)).fetchone() == ("(s,2,)",)
        c.execute("INSERT INTO person VALUES (%s, %s)", (2, "(s,2,CH)"))
        other.execute("ALTER TYPE addr DROP ATTRIBUTE no")
        assert c.execute("SELECT home FROM person WHERE id = %s", (2,)).fetchone() == ("(s,CH)",)


def test_temporary_tables(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as c, psycopg.connect(database, autocommit=True) as other:
        c.execute("CREATE TEMP TABLE mine (a int, h addr)")
        c.execute("INSERT INTO mine VALUES (1, '(x,2)')")
        assert c.execute("SELECT mine, '(3,)'::mine, pg_typeof(mine)::text FROM mine").fetchone() == ('(1,"(x,2)")', "(3,)", "mine")
        with pytest.raises(psycopg.errors.UndefinedObject):
            other.execute("SELECT '(3,)'::mine")
        other.execute("ALTER TYPE addr ADD ATTRIBUTE z int")
        assert c.execute("SELECT mine FROM mine").fetchone() == ('(1,"(x,2,)")',)


@pytest.mark.skipif(shutil.which("psql") is None, reason="no psql")
def test_psql(database: str) -> None:
    def ask(command: str) -> list[str]:
        return subprocess.run(["psql", "-XAt", database, "-c", command], capture_output=True, text=True, timeout=30, check=True).stdout.splitlines()

    assert ask(r"\dT") == ["public|addr|"]
    assert ask(r"\d addr") == ["street|text|||", "no|integer|||"]
    assert ask(r"\d person") == ["id|integer||not null|", "home|addr|||", "many|addr[]|||"]
    assert ask(r"\dt") == ["public|person|table|postgres"]


def test_after_kill(tmp_path: Path) -> None:
    """Composite types and domains with what is stored of them, also what was stored before they changed."""
    data = tmp_path / "data"
    with aurorapy.Server(data=data, isolated=True) as db:
        c = psycopg.connect(db.dsn, autocommit=True)
        c.execute(ADDRESS)
        c.execute("CREATE DOMAIN pos AS int CHECK (VALUE > 0)")
        c.execute("CREATE TABLE person (id pos PRIMARY KEY, home addr, many addr[])")
        c.execute("CREATE TABLE log (p person)")
        c.execute("INSERT INTO person VALUES (1, '(s,2)', '{\"(t,3)\"}')")
        c.execute("INSERT INTO log SELECT person FROM person")
        c.execute("ALTER TYPE addr ADD ATTRIBUTE country text")
        c.execute("ALTER TABLE person ADD COLUMN more int")
        c.execute("ALTER TYPE addr DROP ATTRIBUTE no")
        c.execute("INSERT INTO person VALUES (2, '(u,CH)', NULL, 4)")
        db._process.kill()
        db._process.wait()
        c.close()
    with aurorapy.Server(data=data) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        assert c.execute("SELECT home, many, more FROM person ORDER BY id").fetchall() == [("(s,)", '{"(t,)"}', None), ("(u,CH)", None, 4)]
        assert c.execute("SELECT ((p).home).street, (p).more FROM log").fetchone() == ("s", None)
        with pytest.raises(psycopg.errors.CheckViolation, match="domain pos"):
            c.execute("INSERT INTO person VALUES (0)")
        assert c.execute("INSERT INTO log VALUES ('(7,\"(w,X)\",,5)') RETURNING ((p).home).country").fetchone() == ("X",)
