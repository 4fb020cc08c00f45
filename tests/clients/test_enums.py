"""Enums over the wire: what drivers ask for, both formats, COPY, other sessions, and what is there after kill -9."""

from __future__ import annotations

import asyncio
import enum
import shutil
import subprocess
import threading
from pathlib import Path
from typing import Any

import asyncpg
import psycopg
import pytest
import sqlalchemy as sa
from psycopg.types.enum import EnumInfo, register_enum
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

import aurorapy


class Mood(enum.Enum):
    SAD = "sad"
    OK = "ok"
    HAPPY = "happy"


MOODS = "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')"


@pytest.fixture
def database(server: aurorapy.Server) -> Any:
    """A database of its own with the type."""
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE DATABASE enums")
        try:
            dsn = server.dsn.rsplit("/", 1)[0] + "/enums"
            with psycopg.connect(dsn, autocommit=True) as inside:
                inside.execute(MOODS)
            yield dsn
        finally:
            c.execute("DROP DATABASE enums WITH (FORCE)")


@pytest.mark.parametrize("binary", [False, True], ids=["text", "binary"])
@pytest.mark.parametrize("placeholder", ["%t", "%b", "%s"])
def test_psycopg(database: str, placeholder: str, binary: bool) -> None:
    with psycopg.connect(database, autocommit=True) as c:
        info = EnumInfo.fetch(c, "mood")
        assert info is not None and tuple(info.labels) == ("sad", "ok", "happy") and info.array_oid
        register_enum(info, c, Mood, mapping={m: m.value for m in Mood})
        c.execute("CREATE TABLE t (m mood PRIMARY KEY, many mood[])")
        with c.cursor(binary=binary) as cursor:
            for m in Mood:
                cursor.execute(f"INSERT INTO t VALUES ({placeholder}, {placeholder})".encode(), (m, [m, Mood.OK]))
            assert cursor.execute("SELECT * FROM t ORDER BY m DESC").fetchall() == [(m, [m, Mood.OK]) for m in reversed(Mood)]
            assert cursor.execute(f"SELECT many FROM t WHERE m = {placeholder}".encode(), (Mood.SAD,)).fetchone() == ([Mood.SAD, Mood.OK],)
            assert cursor.execute(f"SELECT count(*) FROM t WHERE m = ANY({placeholder})".encode(), ([Mood.SAD, Mood.HAPPY],)).fetchone() == (2,)
        assert c.execute("SELECT m FROM t WHERE m = %s", ("ok",)).fetchone() == (Mood.OK,)
        with pytest.raises(psycopg.errors.InvalidTextRepresentation, match='invalid input value for enum mood: "furious"'):
            c.execute("SELECT m FROM t WHERE m = %s", ("furious",))


def test_prepared_statements_see_changes(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as c, psycopg.connect(database, autocommit=True) as other:
        c.prepare_threshold = 0
        c.execute("CREATE TABLE t (m mood)")
        for label in ("sad", "ok"):
            c.execute("INSERT INTO t VALUES (%s)", (label,))
        assert [r[0] for r in c.execute("SELECT m FROM t ORDER BY m")] == ["sad", "ok"]
        other.execute("ALTER TYPE mood ADD VALUE 'good' AFTER 'ok'")
        other.execute("ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'")
        c.execute("INSERT INTO t VALUES (%s)", ("good",))
        assert [r[0] for r in c.execute("SELECT m FROM t ORDER BY m")] == ["sad", "fine", "good"]
        with pytest.raises(psycopg.errors.InvalidTextRepresentation):
            c.execute("INSERT INTO t VALUES (%s)", ("ok",))


def test_oids_mean_something_in_one_database_only(server: aurorapy.Server, database: str) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE DATABASE enums_too")
        try:
            with psycopg.connect(server.dsn.rsplit("/", 1)[0] + "/enums_too", autocommit=True) as one, psycopg.connect(database, autocommit=True) as two:
                one.execute("CREATE TYPE size AS ENUM ('s', 'm')")
                oid = two.execute("SELECT oid FROM pg_type WHERE typname = 'mood'").fetchone()
                assert one.execute("SELECT oid FROM pg_type WHERE typname = 'size'").fetchone() == oid
                for _ in range(2):
                    assert one.execute("SELECT 's'::size").fetchone() == ("s",)
                    assert two.execute("SELECT 'ok'::mood").fetchone() == ("ok",)
        finally:
            c.execute("DROP DATABASE enums_too WITH (FORCE)")


def test_definitions_of_a_transaction(database: str) -> None:
    with psycopg.connect(database) as one, psycopg.connect(database, autocommit=True) as two:
        one.execute("CREATE TYPE fresh AS ENUM ('a')")
        one.execute("ALTER TYPE mood ADD VALUE 'x'")
        with pytest.raises(psycopg.errors.UndefinedObject):
            two.execute("SELECT 'a'::fresh")
        with pytest.raises(psycopg.errors.InvalidTextRepresentation):
            two.execute("SELECT 'x'::mood")
        two.execute("CREATE TYPE side AS ENUM ('y')")  # another object: nobody waits
        with pytest.raises(psycopg.errors.UnsafeNewEnumValueUsage):
            one.execute("SELECT 'x'::mood")
        one.rollback()
        one.execute("CREATE TYPE fresh AS ENUM ('a')")
        one.commit()
        assert two.execute("SELECT 'a'::fresh, 'y'::side").fetchone() == ("a", "y")


def test_two_add_values_to_one_type(database: str) -> None:
    with psycopg.connect(database) as one, psycopg.connect(database) as two:
        one.execute("ALTER TYPE mood ADD VALUE 'one'")
        done: list[str] = []

        def add() -> None:
            try:
                two.execute("ALTER TYPE mood ADD VALUE 'two'")
                two.commit()
                done.append("added")
            except psycopg.errors.SerializationFailure:
                done.append("40001")

        thread = threading.Thread(target=add)
        thread.start()
        thread.join(0.3)
        assert not done  # it waits for the first
        one.commit()
        thread.join(30)
        labels = [r[0] for r in one.execute("SELECT enumlabel FROM pg_enum ORDER BY enumsortorder")]
        assert labels == ["sad", "ok", "happy", "one", *(["two"] if done == ["added"] else [])]


def test_a_type_goes_while_something_is_made_of_it(database: str) -> None:
    """Whoever comes second waits: a type that is used is not dropped, and one that was dropped is not used."""
    def late(c: psycopg.Connection[Any], sql: str, told: list[BaseException]) -> None:
        try:
            c.execute(sql.encode())
        except psycopg.Error as e:
            told.append(e)

    with psycopg.connect(database) as one, psycopg.connect(database) as two:
        for first, second, error in (("CREATE TABLE t (m mood)", "DROP TYPE mood", psycopg.errors.DependentObjectsStillExist),
                                     ("DROP TYPE mood CASCADE", "CREATE TABLE u (m mood)", psycopg.errors.UndefinedObject)):
            one.execute(first.encode())
            told: list[BaseException] = []
            thread = threading.Thread(target=late, args=(two, second, told))
            thread.start()
            thread.join(0.3)
            assert thread.is_alive()
            one.commit()
            thread.join(30)
            assert [type(e) for e in told] == [error]
            two.rollback()


def test_a_role_that_owns_types(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as c:
        c.execute("CREATE ROLE typist")
        try:
            c.execute("CREATE TYPE pair AS (a int, b int)")
            c.execute("ALTER TYPE mood OWNER TO typist")
            c.execute("ALTER TYPE pair OWNER TO typist")
            assert c.execute("SELECT typowner::regrole::text FROM pg_type WHERE typname IN ('mood', 'pair', '_mood')").fetchall() == [("typist",)] * 3
            with pytest.raises(psycopg.errors.DependentObjectsStillExist):
                c.execute("DROP ROLE typist")
        finally:
            c.execute("DROP TYPE IF EXISTS mood, pair")
            c.execute("DROP ROLE typist")


@pytest.mark.parametrize("form", ["text", "csv", "binary"])
def test_copy(database: str, form: str) -> None:
    with psycopg.connect(database, autocommit=True) as c:
        c.execute("CREATE TABLE t (m mood, many mood[])")
        c.execute("INSERT INTO t VALUES ('ok', '{sad,happy}'), (NULL, NULL), ('sad', '{}')")
        with c.cursor().copy(f"COPY t TO STDOUT (FORMAT {form})".encode()) as out:
            data = b"".join(bytes(x) for x in out)
        c.execute("CREATE TABLE u (m mood, many mood[])")
        with c.cursor().copy(f"COPY u FROM STDIN (FORMAT {form})".encode()) as into:
            into.write(data)
        assert c.execute("SELECT * FROM u").fetchall() == c.execute("SELECT * FROM t").fetchall()
        with pytest.raises(psycopg.errors.InvalidTextRepresentation, match='invalid input value for enum mood: "bad"'):
            with c.cursor().copy("COPY u FROM STDIN") as into:
                into.write(b"bad\t\\N\n")


def test_asyncpg(database: str) -> None:
    async def run() -> None:
        c = await asyncpg.connect(database)
        try:
            await c.execute("CREATE TABLE t (m mood, many mood[])")
            await c.execute("INSERT INTO t VALUES ($1, $2)", "ok", ["sad", "happy"])
            assert tuple(await c.fetchrow("SELECT * FROM t")) == ("ok", ["sad", "happy"])
            assert await c.fetchval("SELECT m FROM t WHERE m = $1", "ok") == "ok"
            await c.copy_records_to_table("t", records=[("sad", None)])
            assert [r[0] for r in await c.fetch("SELECT m FROM t ORDER BY m")] == ["sad", "ok"]
        finally:
            await c.close()

    asyncio.run(run())


def test_sqlalchemy(database: str) -> None:
    class Base(DeclarativeBase):
        pass

    class Person(Base):
        __tablename__ = "person"
        name: Mapped[str] = mapped_column(primary_key=True)
        mood: Mapped[Mood] = mapped_column(sa.Enum(Mood, name="temper"), index=True, server_default="OK")

    engine = sa.create_engine(database.replace("postgresql://", "postgresql+psycopg://"))
    try:
        Base.metadata.create_all(engine)
        Base.metadata.create_all(engine)  # it looks for the type, and finds it
        with Session(engine) as session:
            session.add_all([Person(name="a", mood=Mood.HAPPY), Person(name="b", mood=Mood.SAD)])
            session.commit()
            assert session.scalars(sa.select(Person.name).order_by(Person.mood)).all() == ["b", "a"]
            assert session.scalars(sa.select(Person.name).where(Person.mood == Mood.HAPPY)).all() == ["a"]
        found = sa.inspect(engine)
        column = next(c for c in found.get_columns("person") if c["name"] == "mood")
        assert isinstance(column["type"], sa.Enum) and column["type"].name == "temper" and column["type"].enums == ["SAD", "OK", "HAPPY"]
        assert [e["name"] for e in found.get_enums()] == ["mood", "temper"]  # type: ignore[attr-defined]
        reflected = sa.MetaData()
        reflected.reflect(engine)
        assert str(reflected.tables["person"].c.mood.server_default.arg) == "'OK'::temper"  # type: ignore[union-attr]
        Base.metadata.drop_all(engine)
        assert [e["name"] for e in sa.inspect(engine).get_enums()] == ["mood"]  # type: ignore[attr-defined]
    finally:
        engine.dispose()


@pytest.mark.skipif(shutil.which("psql") is None, reason="no psql")
def test_psql(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as c:
        c.execute("COMMENT ON TYPE mood IS 'how one is'")
        c.execute("CREATE TABLE t (m mood DEFAULT 'ok', many mood[])")

    def ask(command: str) -> list[list[str]]:
        out = subprocess.run(["psql", "-XAt", "-F", "|", database, "-c", command], capture_output=True, text=True, timeout=30, check=True).stdout
        return [line.split("|") for line in out.splitlines()]

    assert ask(r"\dT") == [["public", "mood", "how one is"]]
    assert ask(r"\dT+")[0][:5] == ["public", "mood", "mood", "4", "sad"]
    assert [line[:4] for line in ask(r"\d t")] == [["m", "mood", "", ""], ["many", "mood[]", "", ""]]
    assert ask(r"\d t")[0][4] == "'ok'::mood"


def test_after_kill(tmp_path: Path) -> None:
    """Types, labels in their order, tables and indexes of them, as they were committed."""
    data = tmp_path / "data"
    with aurorapy.Server(data=data, isolated=True) as db:
        c = psycopg.connect(db.dsn, autocommit=True)
        c.execute(MOODS)
        c.execute("CREATE TABLE t (m mood PRIMARY KEY, many mood[], CHECK (m <> 'ok'))")
        c.execute("INSERT INTO t VALUES ('sad', '{ok}'), ('happy', NULL)")
        c.execute("ALTER TYPE mood ADD VALUE 'good' BEFORE 'happy'")
        c.execute("INSERT INTO t VALUES ('good', '{good,happy}')")
        c.execute("ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'")
        oid = c.execute("SELECT 'mood'::regtype::oid::int").fetchone()
        c.autocommit = False
        c.execute("ALTER TYPE mood ADD VALUE 'lost'")
        db._process.kill()
        db._process.wait()
        c.close()
    with aurorapy.Server(data=data) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        assert c.execute("SELECT enum_range(NULL::mood)::text, 'mood'::regtype::oid::int").fetchone() == ("{sad,fine,good,happy}", oid[0])  # type: ignore[index]
        assert c.execute("SELECT m, many FROM t ORDER BY m DESC").fetchall() == [("happy", None), ("good", "{good,happy}"), ("sad", "{fine}")]
        assert c.execute("SELECT many FROM t WHERE m = 'sad'").fetchone() == ("{fine}",)
        with pytest.raises(psycopg.errors.CheckViolation):
            c.execute("INSERT INTO t VALUES ('fine')")
