"""Domains over the wire: clients hear of the base type, parameters and COPY are proven, errors say of which domain."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from decimal import Decimal
from typing import Any

import asyncpg
import psycopg
import pytest
import sqlalchemy as sa

import aurorapy


@pytest.fixture
def database(server: aurorapy.Server) -> Any:
    """A database of its own with some domains."""
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE DATABASE domains")
        try:
            dsn = server.dsn.rsplit("/", 1)[0] + "/domains"
            with psycopg.connect(dsn, autocommit=True) as inside:
                inside.execute("CREATE DOMAIN pos AS int CHECK (VALUE > 0)")
                inside.execute("CREATE DOMAIN sure AS pos NOT NULL DEFAULT 1")
                inside.execute("CREATE DOMAIN price AS numeric(6,2) CONSTRAINT cheap CHECK (VALUE < 1000.0)")
                inside.execute("CREATE TABLE t (a pos, b sure, p price, many pos[])")
            yield dsn
        finally:
            c.execute("DROP DATABASE domains WITH (FORCE)")


def test_what_a_client_hears(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as c:
        cursor = c.execute("SELECT a, b, p, many FROM t")
        described = [(d.type_code, d.precision, d.scale) for d in cursor.description or ()]
        array = c.execute("SELECT 'pos[]'::regtype::oid::int").fetchone()
        assert described == [(23, None, None), (23, None, None), (1700, 6, 2), (array[0], None, None)]  # type: ignore[index]


@pytest.mark.parametrize("binary", [False, True], ids=["text", "binary"])
def test_parameters(database: str, binary: bool) -> None:
    with psycopg.connect(database, autocommit=True) as c, c.cursor(binary=binary) as cursor:
        for prepare in (False, True):
            cursor.execute("INSERT INTO t VALUES (%s, %s, %s)", (1, 2, Decimal("3.456")), prepare=prepare)
            assert cursor.execute("DELETE FROM t WHERE a = %s RETURNING a, b, p", (1,)).fetchall() == [(1, 2, Decimal("3.46"))]
            for values, name, constraint in (((0, 2, 3), "pos", "pos_check"), ((1, -2, 3), "sure", "pos_check"), ((1, 2, 1000), "price", "cheap")):
                with pytest.raises(psycopg.errors.CheckViolation, match=f'value for domain {name} violates check constraint "{constraint}"') as refused:
                    cursor.execute("INSERT INTO t VALUES (%s, %s, %s)", values, prepare=prepare)
                diag = refused.value.diag
                assert (diag.schema_name, diag.datatype_name, diag.constraint_name) == ("public", name, constraint)
            with pytest.raises(psycopg.errors.NotNullViolation, match="domain sure does not allow null values") as null:
                cursor.execute("INSERT INTO t VALUES (%s, %s, %s)", (1, None, 1), prepare=prepare)
            assert (null.value.diag.schema_name, null.value.diag.datatype_name) == ("public", "sure")


def test_parameters_of_a_domain(database: str) -> None:
    """A parameter whose own type is a domain is proven when it is bound, NULL too."""

    async def run() -> None:
        c = await asyncpg.connect(database)
        try:
            statement = await c.prepare("SELECT $1::sure + 1")
            assert statement.get_parameters()[0].oid == await c.fetchval("SELECT 'sure'::regtype::oid")
            assert await statement.fetchval(4) == 5
            with pytest.raises(asyncpg.CheckViolationError):
                await statement.fetchval(-4)
            with pytest.raises(asyncpg.NotNullViolationError):
                await statement.fetchval(None)
            await c.execute("INSERT INTO t VALUES ($1, $2, $3, $4)", 1, 2, Decimal(3), [1, 2])
            assert tuple(await c.fetchrow("SELECT * FROM t")) == (1, 2, Decimal("3.00"), [1, 2])
            with pytest.raises(asyncpg.CheckViolationError):
                await c.execute("INSERT INTO t(many) VALUES ($1)", [1, 0])
        finally:
            await c.close()

    asyncio.run(run())


@pytest.mark.parametrize("form", ["text", "csv", "binary"])
def test_copy(database: str, form: str) -> None:
    with psycopg.connect(database, autocommit=True) as c:
        c.execute("CREATE TABLE plain (a int, b int, p numeric, many int[])")

        def load(rows: str) -> None:
            c.execute("TRUNCATE plain")
            c.execute(f"INSERT INTO plain VALUES {rows}".encode())
            with c.cursor().copy(f"COPY plain(a, b, p) TO STDOUT (FORMAT {form})".encode()) as out:
                data = b"".join(bytes(x) for x in out)
            with c.cursor().copy(f"COPY t(a, b, p) FROM STDIN (FORMAT {form})".encode()) as into:
                into.write(data)

        load("(1, 2, 3.456), (NULL, 1, NULL)")
        assert c.execute("SELECT a, b, p FROM t ORDER BY b DESC").fetchall() == [(1, 2, Decimal("3.46")), (None, 1, None)]
        with pytest.raises(psycopg.errors.CheckViolation, match="domain pos"):
            load("(1, 2, 3), (0, 2, 3)")
        with pytest.raises(psycopg.errors.NotNullViolation, match="domain sure"):
            load("(1, 2, 3), (1, NULL, 3)")
        with c.cursor().copy("COPY t(a) FROM STDIN") as into:
            into.write(b"9\n")
        assert c.execute("SELECT b FROM t WHERE a = 9").fetchone() == (1,)  # the domain's default


def test_changes_of_a_domain_reach_prepared_statements(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as c, psycopg.connect(database, autocommit=True) as other:
        c.prepare_threshold = 0
        for a in (1, 50):
            c.execute("INSERT INTO t(a) VALUES (%s)", (a,))
        other.execute("DELETE FROM t")
        other.execute("ALTER TABLE t DROP COLUMN many")
        other.execute("ALTER DOMAIN pos ADD CONSTRAINT low CHECK (VALUE < 10)")
        with pytest.raises(psycopg.errors.CheckViolation, match='"low"'):
            c.execute("INSERT INTO t(a) VALUES (%s)", (50,))
        other.execute("ALTER DOMAIN pos DROP CONSTRAINT low")
        c.execute("INSERT INTO t(a) VALUES (%s)", (50,))


def test_foreign_key_actions_are_proven(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as c:
        c.execute("CREATE TABLE parent (id int PRIMARY KEY)")
        c.execute("CREATE TABLE child (id sure REFERENCES parent ON UPDATE CASCADE ON DELETE SET NULL)")
        c.execute("INSERT INTO parent VALUES (3)")
        c.execute("INSERT INTO child VALUES (3)")
        c.execute("UPDATE parent SET id = 4")
        assert c.execute("SELECT id FROM child").fetchone() == (4,)
        with pytest.raises(psycopg.errors.CheckViolation, match="domain sure"):
            c.execute("UPDATE parent SET id = -4")
        with pytest.raises(psycopg.errors.NotNullViolation, match="domain sure"):
            c.execute("DELETE FROM parent")
        assert c.execute("SELECT id FROM child").fetchone() == (4,)


def test_sqlalchemy_reflects_domains(database: str) -> None:
    engine = sa.create_engine(database.replace("postgresql://", "postgresql+psycopg://"))
    try:
        found = sa.inspect(engine)
        columns = {c["name"]: c["type"] for c in found.get_columns("t")}
        assert columns["b"].name == "sure" and columns["p"].constraint_name == "cheap"  # type: ignore[attr-defined]
        assert [d["name"] for d in found.get_domains()] == ["pos", "price", "sure"]  # type: ignore[attr-defined]
    finally:
        engine.dispose()


@pytest.mark.skipif(shutil.which("psql") is None, reason="no psql")
def test_psql(database: str) -> None:
    out = subprocess.run(["psql", "-XAt", database, "-c", r"\dD"], capture_output=True, text=True, timeout=30, check=True).stdout
    assert out.splitlines() == ["public|pos|integer||||CHECK (VALUE > 0)", "public|price|numeric(6,2)||||CHECK (VALUE < 1000.0)", "public|sure|pos||not null|1|"]
