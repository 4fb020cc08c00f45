"""A branch in a cluster of real processes."""

from __future__ import annotations

import time
from pathlib import Path

import psycopg
import pytest

import aurorapy

from .test_cluster import level, until

pytestmark = pytest.mark.timeout(90)


def test_a_branch_outlives_its_parents_nodes_and_the_writer(tmp_path: Path) -> None:
    """Also where a node has an empty disk filled by its peers."""
    with aurorapy.Cluster(tmp_path / "c", fsync=False) as cluster:
        def check() -> None:
            with psycopg.connect(cluster.dsn.rsplit("/", 1)[0] + "/branch") as b:
                assert b.execute("SELECT count(*), sum(length(b)), max(a) FROM stem").fetchone() == (3000, 300_000, 3000)

        with psycopg.connect(cluster.dsn, autocommit=True) as c:
            c.execute("CREATE TABLE stem (a int PRIMARY KEY, b text)")
            c.execute("INSERT INTO stem SELECT g, repeat('x', 100) FROM generate_series(1, 3000) g")
            c.execute("CREATE DATABASE branch TEMPLATE postgres")
            for _ in range(4):
                c.execute("UPDATE stem SET b = b || 'y'")
                time.sleep(0.2)
            cluster.replace("a1")
            c.execute("DELETE FROM stem")
        until(lambda: level(cluster))
        check()
        cluster.kill("writer", "b1")
        cluster.start("writer", "b1")
        until(lambda: level(cluster))
        check()
        with psycopg.connect(cluster.dsn, autocommit=True) as c:
            c.execute("DROP DATABASE branch")
