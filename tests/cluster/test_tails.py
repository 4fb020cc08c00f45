"""A real cluster of which three nodes keep the log only: what dies, what is on the disks, who takes whose place."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import lmdb
import psycopg
import pytest
from click.testing import CliRunner

import aurorapy
from aurorapy.cli import main
from aurorapy.cluster import Cluster, ClusterError
from aurorapy.restoring import RestoreError
from aurorapy.storage.rim.topology import TopologyError, change_topology, read_topology

pytestmark = pytest.mark.timeout(120)
FULL, TAILS = ("a1", "b1", "c1"), ("a2", "b2", "c2")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with aurorapy.Cluster(tmp_path / "c", fsync=False, tails=True) as c:
        yield c


def until(condition: Callable[[], Any], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it does not happen"
        time.sleep(0.05)


def rows(cluster: Cluster) -> dict[str, dict[str, Any]]:
    return {row["node"]: row for row in cluster.status() if row["node"] != "writer"}


def is_level(cluster: Cluster) -> bool:
    members = [row for row in rows(cluster).values() if row["role"] in ("full", "tail")]
    return len(members) == 6 and len({(row["scl"], row["volumes"], row["hydrated"]) for row in members}) == 1


def images(cluster: Cluster, name: str) -> int:
    """Rows of pages on the disk of a node that does not run."""
    with lmdb.open(str(cluster.topology.node(name).data / name), readonly=True, lock=False) as env, env.begin() as txn, txn.cursor() as cursor:
        cursor.set_range(b"P")
        return sum(key[:1] == b"P" for key in cursor.iternext(values=False))


def test_full_ones_and_tails_die_and_only_the_full_ones_have_images(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE load (n int PRIMARY KEY, t text)")
        assert c.execute("SELECT role FROM aurora_node_status() ORDER BY node").fetchall() == [("full",), ("tail",)] * 3
        n = 0
        for victims in (("a1", "b2"), ("b1", "c2"), ("c1", "a2"), TAILS, ("b",)):
            cluster.kill(*victims)
            for _ in range(40):
                n += 1
                c.execute("INSERT INTO load VALUES (%s, repeat('x', 100))", (n,))
            cluster.start(*victims)
            until(lambda: is_level(cluster))
        until(lambda: all(row["uncoalesced"] < 40 for row in rows(cluster).values()))  # of more than 160: the tails rely on images as well
        cluster.replace("b1")  # empty disks
        cluster.replace("c2")
        until(lambda: is_level(cluster))
        cluster.kill("a1", "c1")  # two of the full ones, and the writer: the replaced one must have all
        cluster.kill("writer")
        cluster.start("writer")
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        assert c.execute("SELECT count(*), max(n), max(length(t)) FROM load").fetchone() == (n, n, 100)
        c.execute("INSERT INTO load VALUES (0)")
    cluster.down()
    assert [images(cluster, name) for name in TAILS] == [0, 0, 0] and min(images(cluster, name) for name in FULL) > 0


def test_a_read_waits_for_a_full_one_that_gets_the_log_from_the_tails(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE kept (n int)")
        until(lambda: is_level(cluster))
        cluster.pause("b1", "c1")
        c.execute("INSERT INTO kept VALUES (1)")  # by a1 and the tails
        at = c.execute("SELECT pg_current_wal_lsn()").fetchone()
        cluster.kill("a1")
        timer = threading.Timer(1.0, cluster.resume, ("b1", "c1"))
        timer.start()
        try:
            c.execute("SELECT set_config('aurora.read_as_of', %s::text, false)", at)
            assert c.execute("SELECT * FROM kept").fetchall() == [(1,)]
        finally:
            timer.join()


def test_a_successor_is_of_the_same_kind_and_a_zone_is_lost(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE kept (n int)")
        c.execute("INSERT INTO kept SELECT generate_series(1, 1000)")
        spare = cluster.add_node("a")
        cluster.replace("a2", by=spare)
        assert (rows(cluster)[spare]["role"], rows(cluster)["a2"]["role"]) == ("tail", "spare")
        cluster.replace("a1", by="a2")  # it was a tail once
        assert rows(cluster)["a2"]["role"] == "full"
        cluster.kill("c")
        cluster.lose_az("c")
        cluster.kill("b1")  # a2 is the only full one now
        c.execute("INSERT INTO kept VALUES (0)")
        cluster.kill("writer")
        cluster.start("writer")
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        assert c.execute("SELECT count(*) FROM kept").fetchone() == (1001,)
        cluster.start("b1")
        cluster.return_az("c")
        c.execute("INSERT INTO kept VALUES (-1)")
    until(lambda: is_level(cluster))


def test_each_zone_has_one_tail(tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="tails are one of two nodes in each of 3 zones"):
        aurorapy.Cluster(tmp_path / "two", azs=2, nodes_per_az=3, tails=True, start=True)
    data = tmp_path / "c"
    try:
        assert CliRunner().invoke(main, ["cluster", "up", "--tails", "--no-fsync", "--data", str(data)]).exit_code == 0
        assert "tail" in CliRunner().invoke(main, ["cluster", "status", "--data", str(data)]).output
    finally:
        CliRunner().invoke(main, ["cluster", "down", "--data", str(data)])
    path = data / "cluster.toml"
    topology = read_topology(path)
    assert topology.has_tails and topology.target.tails == (1, 3, 5)
    moved = replace(topology.nodes[0], name="b3", az="b")
    change_topology(path, lambda found: replace(found, nodes=(*found.nodes, moved)))
    with pytest.raises(TopologyError, match="with tails, 2 members are in each zone"):
        change_topology(path, lambda found: found.with_member("a1", "b3"))
    path.write_text(path.read_text().replace("tails = true", 'tails = "yes"'))
    with pytest.raises(TopologyError, match="tails is true or false"):
        read_topology(path)


def test_a_restored_cluster_has_tails(tmp_path: Path) -> None:
    """Whatever the backup was one of; they vote, take the log, and become full where that is declared."""
    with aurorapy.Server(tmp_path / "d", fsync=False, backup=tmp_path / "store", backup_interval=0.1) as server, psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE t AS SELECT g AS a FROM generate_series(1, 2000) g")
        c.execute("SELECT aurora_branch('b', 'postgres')")
        c.execute("DELETE FROM t WHERE a > 1000")
        reached = c.execute("SELECT now()").fetchone()
        assert reached is not None
        until(lambda: (row := c.execute("SELECT latest_time FROM aurora_backup_status()").fetchone()) and row[0] and row[0] >= reached[0])
    with pytest.raises(RestoreError, match="only a cluster has nodes that keep the log only"):
        aurorapy.restore(tmp_path / "store", tmp_path / "none", tails=True)
    aurorapy.restore(tmp_path / "store", tmp_path / "new", cluster=True, tails=True)
    with aurorapy.Cluster(tmp_path / "new", fsync=False) as cluster:
        for turn, victim in enumerate(("a", *TAILS)):  # with a zone away, and with each of the tails
            cluster.kill(victim)
            with psycopg.connect(cluster.dsn, autocommit=True) as c, psycopg.connect(cluster.dsn, dbname="b", autocommit=True) as b:
                assert c.execute("SELECT role FROM aurora_node_status() WHERE node = 'c2'").fetchone() in {("tail",), None}
                c.execute("INSERT INTO t VALUES (%s)", (-turn,))
                assert c.execute("SELECT count(*) FROM t").fetchone() == (1001 + turn,)
                assert b.execute("SELECT count(*) FROM t").fetchone() == (2000,)
            cluster.start(victim)
        until(lambda: is_level(cluster))
        assert {name: row["role"] for name, row in rows(cluster).items()} == dict.fromkeys(FULL, "full") | dict.fromkeys(TAILS, "tail")
    assert all(images(cluster, name) for name in FULL) and not any(images(cluster, name) for name in TAILS)
