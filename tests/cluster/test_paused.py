"""Nodes that are paused, so that their connections stand and nothing is answered: who makes, opens or drops a volume does not wait for each,
nor does a recovery."""

from __future__ import annotations

import time
from pathlib import Path

import psycopg
import pytest

import aurorapy

pytestmark = pytest.mark.timeout(150)


def test_databases_are_made_and_dropped_without_a_zone(tmp_path: Path) -> None:
    with aurorapy.Cluster(tmp_path / "c", fsync=False) as cluster, psycopg.connect(cluster.dsn, autocommit=True) as c:
        cluster.pause("b")
        try:
            begun = time.monotonic()
            c.execute("CREATE DATABASE fresh")
            c.execute("DROP DATABASE fresh")
            took = time.monotonic() - begun
        finally:
            cluster.resume("b")
        assert took < 10, f"{took:.1f} s"  # each node that is asked alone takes 5 seconds, each time
        c.execute("CREATE DATABASE fresh")
        assert c.execute("SELECT count(*) FROM pg_database WHERE datname = 'fresh'").fetchone() == (1,)


def test_a_writer_starts_without_a_zone_and_reads_from_it_when_it_is_back(tmp_path: Path) -> None:
    with aurorapy.Cluster(tmp_path / "c", fsync=False) as cluster:
        with psycopg.connect(cluster.dsn, autocommit=True) as c:
            c.execute("CREATE TABLE wide (id int PRIMARY KEY, v text)")
            c.execute("INSERT INTO wide SELECT n, repeat('x', 400) FROM generate_series(1, 5000) n")
        took: list[float] = []
        while len(took) < 3 and min(took, default=60.0) >= 4:  # who waits for a node waits each time, a busy machine does not
            cluster.kill("writer")
            cluster.pause("b")
            try:
                begun = time.monotonic()
                cluster.start("writer")
                with psycopg.connect(cluster.dsn) as c:
                    c.execute("SELECT 1")
                took.append(time.monotonic() - begun)
            finally:
                cluster.resume("b")
        assert min(took) < 4, took
        time.sleep(1.5)  # nothing is written; b learns what it missed, and says so
        cluster.pause("a", "c")
        try:
            with psycopg.connect(cluster.dsn, autocommit=True) as c:
                c.execute("SET statement_timeout = 8000")
                assert c.execute("SELECT count(*) FROM wide WHERE v LIKE 'x%'").fetchone() == (5000,)
        finally:
            cluster.resume("a", "c")
