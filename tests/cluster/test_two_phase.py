"""A prepared transaction is taken up by the writer that comes after, also with a zone lost."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

import aurorapy


@pytest.mark.timeout(90)
def test_the_next_writer_has_what_was_prepared(tmp_path: Path) -> None:
    with aurorapy.Cluster(tmp_path / "c", fsync=False) as cluster:
        with psycopg.connect(cluster.dsn, autocommit=True) as c:
            c.execute("CREATE TABLE t (id int PRIMARY KEY, n int)")
            c.execute("INSERT INTO t SELECT g, 0 FROM generate_series(1, 2000) g")
            c.execute("BEGIN")
            c.execute("UPDATE t SET n = 1 WHERE id > 1000")
            c.execute("PREPARE TRANSACTION 'p'")
        cluster.kill("writer", "c")
        cluster.start("writer")
        with psycopg.connect(cluster.dsn, autocommit=True) as c:
            c.execute("SET lock_timeout = 100")
            with pytest.raises(psycopg.errors.LockNotAvailable):
                c.execute("UPDATE t SET n = 2 WHERE id = 2000")
            c.execute("UPDATE t SET n = 2 WHERE id = 1")
            c.execute("COMMIT PREPARED 'p'")
        cluster.kill("writer")
        cluster.start("writer")
        with psycopg.connect(cluster.dsn, autocommit=True) as c:
            assert c.execute("SELECT n, count(*) FROM t GROUP BY n ORDER BY n").fetchall() == [(0, 999), (1, 1000), (2, 1)]
            assert c.execute("SELECT * FROM pg_prepared_xacts").fetchall() == []
            c.execute("UPDATE t SET n = 2 WHERE id = 2000")
