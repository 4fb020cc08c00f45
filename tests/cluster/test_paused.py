"""Nodes that are paused, so that their connections stand and nothing is answered: who makes, opens or drops a volume does not wait for each."""

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
