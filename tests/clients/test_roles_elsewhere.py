"""A role is kept by what depends on it in other databases. The errors are PostgreSQL 15's for the same statements."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

import aurorapy

pytestmark = pytest.mark.timeout(60)

THERE = """
CREATE TABLE t (a int, b int);
GRANT SELECT (a), UPDATE (b) ON t TO reader;
GRANT SELECT ON t TO reader;
CREATE POLICY p ON t TO reader;
ALTER DEFAULT PRIVILEGES FOR ROLE owner GRANT SELECT ON TABLES TO reader;
CREATE TABLE t2 (a serial);
ALTER TABLE t2 OWNER TO owner;
CREATE TYPE e AS ENUM ('a');
ALTER TYPE e OWNER TO owner;
SELECT lo_create(99991);
ALTER LARGE OBJECT 99991 OWNER TO owner;
"""


def refused(connection: psycopg.Connection[Any], role: str) -> list[str]:
    with pytest.raises(psycopg.errors.DependentObjectsStillExist) as e:
        connection.execute(f"DROP ROLE {role}")
    assert e.value.diag.message_primary == f'role "{role}" cannot be dropped because some objects depend on it'
    return (e.value.diag.message_detail or "").split("\n")


def test_a_role_with_something_in_another_database_is_not_dropped() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as here:
        for statement in ("CREATE ROLE reader", "CREATE ROLE owner", "CREATE DATABASE other", "GRANT CONNECT ON DATABASE other TO reader"):
            here.execute(statement)
        with psycopg.connect(db.dsn, dbname="other", autocommit=True) as there:
            there.execute(THERE)
            assert refused(there, "reader") == [
                "privileges for database other", "privileges for table t", "privileges for column a of table t", "privileges for column b of table t",
                "target of policy p on table t", "privileges for default privileges on new relations belonging to role owner"]
        assert refused(here, "reader") == ["privileges for database other", "5 objects in database other"]
        assert refused(here, "owner") == ["5 objects in database other"]
        found = here.execute("SELECT d.datname, classid::regclass::text, objsubid, deptype, count(*) FROM pg_shdepend s LEFT JOIN pg_database d ON d.oid = s.dbid "
                             "WHERE refobjid = 'reader'::regrole GROUP BY 1, 2, 3, 4 ORDER BY 1 NULLS FIRST, 2, 3").fetchall()
        assert found == [(None, "pg_database", 0, "a", 1), ("other", "pg_class", 0, "a", 1), ("other", "pg_class", 1, "a", 1), ("other", "pg_class", 2, "a", 1),
                         ("other", "pg_default_acl", 0, "a", 1), ("other", "pg_policy", 0, "r", 1)]
        here.execute("DROP DATABASE other")
        here.execute("DROP ROLE reader, owner")
        assert here.execute("SELECT count(*) FROM pg_roles WHERE rolname IN ('reader', 'owner')").fetchone() == (0,)
