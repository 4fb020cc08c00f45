"""How many prepared transactions a cluster's writer has is in the cluster's file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

import aurorapy
from aurorapy.cluster import ClusterError
from aurorapy.storage.rim.topology import TopologyError, change_topology, read_topology

pytestmark = pytest.mark.timeout(120)


def test_the_file_says_how_many_there_are(tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="a number from 0 to 262143"):
        aurorapy.Cluster(tmp_path / "bad", max_prepared_transactions=-1)
    with aurorapy.Cluster(tmp_path / "c", fsync=False, max_prepared_transactions=1) as c:
        with psycopg.connect(c.dsn, autocommit=True) as connection:
            assert connection.execute("show max_prepared_transactions").fetchone() == ("1",)
            connection.execute("begin; create table t (a int); prepare transaction 'a'")
            with pytest.raises(psycopg.errors.OutOfMemory):
                connection.execute("begin; create table u (a int); prepare transaction 'b'")
            connection.execute("rollback prepared 'a'")
        path = tmp_path / "c" / "cluster.toml"
        change_topology(path, lambda t: replace(t, max_prepared_transactions=0))
        c.down()
        c.up()
        with psycopg.connect(c.dsn, autocommit=True) as connection, pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState, match="disabled"):
            connection.execute("begin; create table t (a int); prepare transaction 'a'")
    text = path.read_text()
    path.write_text(text.replace("max_prepared_transactions = 0", "max_prepared_transactions = -1"))
    with pytest.raises(TopologyError, match="max_prepared_transactions is a number"):
        read_topology(path)
