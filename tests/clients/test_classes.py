"""Extensions' operator classes over a restart, a dump, two databases, and with schema changes side by side."""

from __future__ import annotations

import shutil
import subprocess
import threading
from pathlib import Path
from typing import Any

import psycopg
import pytest

import aurorapy

MADE = """
CREATE SCHEMA ext;
CREATE EXTENSION pg_trgm SCHEMA ext;
CREATE EXTENSION hstore SCHEMA ext;
CREATE EXTENSION btree_gin SCHEMA ext;
CREATE EXTENSION unaccent SCHEMA ext;
CREATE EXTENSION citext;
CREATE EXTENSION btree_gist;
SET search_path = public, ext;
CREATE TEXT SEARCH CONFIGURATION fr (COPY = french);
ALTER TEXT SEARCH CONFIGURATION fr ALTER MAPPING FOR word, hword, hword_part WITH unaccent, french_stem;
CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = unaccent, RULES = 'unaccent');
CREATE TABLE a (id int PRIMARY KEY, s text, h hstore, c citext UNIQUE, i int, r int4range, v tsvector GENERATED ALWAYS AS (to_tsvector('fr', s)) STORED,
    EXCLUDE USING gist (i WITH =, r WITH &&), EXCLUDE USING gist (s gist_trgm_ops WITH %));
CREATE INDEX a1 ON a USING gin (s gin_trgm_ops);
CREATE INDEX a2 ON a USING gin (h, i);
CREATE INDEX a3 ON a USING gin (v);
CREATE INDEX a4 ON a USING gist (h);
CREATE INDEX a5 ON a USING gin (to_tsvector('simple', s));
CREATE INDEX a6 ON a USING hash (h);
CREATE INDEX a7 ON a USING gin (c);
INSERT INTO a SELECT i, md5(i::text), hstore('k', (i % 4)::text), 'C' || i, i, '[1,5)' FROM generate_series(1, 100) i;
UPDATE a SET s = 'Un Hôtel' WHERE id = 3;
"""
ASKED = {"SELECT id FROM a WHERE s LIKE '%n Hô%'": [(3,)], "SELECT id FROM a WHERE h @> 'k=>2' AND i < 5": [(2,)],
         "SELECT id FROM a WHERE v @@ to_tsquery('fr', 'hotel')": [(3,)], "SELECT id FROM a WHERE c = 'c7'": [(7,)],
         "SELECT id FROM a WHERE to_tsvector('simple', s) @@ 'un'": [(3,)], "SELECT ts_lexize('plain', 'é')": [(["e"],)]}
REFUSED = {"INSERT INTO a (id, i, r) VALUES (900, 5, '[2,3)')": psycopg.errors.ExclusionViolation,
           "INSERT INTO a (id, s) VALUES (901, 'Un Hôtels')": psycopg.errors.ExclusionViolation,
           "INSERT INTO a (id, c) VALUES (902, 'c9')": psycopg.errors.UniqueViolation}


def _check(c: psycopg.Connection[Any]) -> None:
    c.execute("SET search_path = public, ext")
    for asked, answer in ASKED.items():
        assert c.execute(asked).fetchall() == answer, asked
        if " FROM a " in asked:
            assert "Seq Scan" not in str(c.execute(f"EXPLAIN {asked}").fetchall()), asked
    for refused, error in REFUSED.items():
        with pytest.raises(error):
            c.execute(refused)


def test_restart_dump_and_another_database(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE DATABASE other")
        c.execute(MADE)
        _check(c)
    with aurorapy.Server(tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        _check(c)
        with psycopg.connect(db.dsn, dbname="other", autocommit=True) as other:
            other.execute("CREATE TABLE a (s text, i int)")
            for index in ("gin (s gin_trgm_ops)", "gin (i)", "gist (i)"):
                with pytest.raises(psycopg.errors.UndefinedObject):
                    other.execute(f"CREATE INDEX ON a USING {index}")
            other.execute("DROP TABLE a")
        if shutil.which("pg_dump") is None or shutil.which("psql") is None:
            pytest.skip("no pg_dump")
        there = db.dsn.rsplit("/", 1)[0] + "/other"
        dump = _dump(db.dsn)
        subprocess.run(["psql", there, "-qXv", "ON_ERROR_STOP=1"], input=dump, text=True, check=True, timeout=60, capture_output=True)
        assert _plain(_dump(there)) == _plain(dump)
        with psycopg.connect(there, autocommit=True) as other:
            _check(other)


def _dump(dsn: str) -> str:
    return subprocess.run(["pg_dump", dsn], capture_output=True, text=True, check=True, timeout=60).stdout


def _plain(dump: str) -> list[str]:
    return [line for line in dump.splitlines() if not line.startswith(("\\restrict", "\\unrestrict"))]


def test_an_index_and_the_end_of_its_class_wait_for_one_another() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as a, psycopg.connect(db.dsn) as b:
        a.execute("CREATE EXTENSION btree_gist")
        a.execute("CREATE TABLE t (i int)")
        a.commit()
        for first, second, error in (("CREATE INDEX ON t USING gist (i)", "DROP EXTENSION btree_gist", psycopg.errors.DependentObjectsStillExist),
                                     ("DROP EXTENSION btree_gist CASCADE", "CREATE INDEX ON t USING gist (i)", psycopg.errors.UndefinedObject)):
            a.execute(first)
            found: list[BaseException] = []
            thread = threading.Thread(target=_attempt, args=(b, second, found))
            thread.start()
            thread.join(0.3)
            assert thread.is_alive()
            a.commit()
            thread.join(20)
            assert [type(e) for e in found] == [error]
            b.rollback()
        a.execute("INSERT INTO t VALUES (1)")


def _attempt(c: psycopg.Connection[Any], statement: str, found: list[BaseException]) -> None:
    try:
        c.execute(statement)
    except psycopg.Error as e:
        found.append(e)
