"""Members of a real cluster change while clients work: spares take over, a zone is lost and returns, whatever dies meanwhile."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner

import aurorapy
from aurorapy.cli import main
from aurorapy.cluster import Cluster, ClusterError
from aurorapy.storage.rim.topology import TopologyError, change_topology, read_topology

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with aurorapy.Cluster(tmp_path / "c", fsync=False) as c:
        yield c


def until(condition: Any, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it does not happen"
        time.sleep(0.05)


class Load:
    """A client that inserts one row after the other."""

    def __init__(self, dsn: str) -> None:
        self.done = 0
        self.error: Exception | None = None
        self._dsn = dsn
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            with psycopg.connect(self._dsn, autocommit=True) as c:
                while not self._stop.is_set():
                    c.execute("INSERT INTO load VALUES (%s)", (self.done + 1,))
                    self.done += 1
        except Exception as error:
            self.error = error

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def goes_on(self) -> None:
        """Some more commits get through."""
        before = self.done
        until(lambda: self.error is not None or self.done > before + 5, 20)
        assert self.error is None


@contextmanager
def load(cluster: Cluster) -> Iterator[Load]:
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE load (n int PRIMARY KEY)")
    running = Load(cluster.dsn)
    try:
        yield running
    finally:
        running.stop()
    assert running.error is None
    with psycopg.connect(cluster.dsn) as c:
        assert c.execute("SELECT count(*), max(n) FROM load").fetchone() == (running.done, running.done)


def column(cluster: Cluster, name: str) -> dict[str, Any]:
    return {row["node"]: row[name] for row in cluster.status() if row["node"] != "writer"}


def is_level(cluster: Cluster) -> bool:
    rows = [row for row in cluster.status() if row["role"] == "member"]
    return len(rows) == 6 and len({(row["scl"], row["volumes"], row["hydrated"]) for row in rows}) == 1


def test_a_spare_takes_a_members_place_and_the_writer_finds_it_again(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        c.execute("CREATE DATABASE idle")  # nobody connects to it: its members change as well
    seen: list[int] = []
    with load(cluster) as running:
        assert cluster.add_node("a") == "a3"
        assert column(cluster, "role")["a3"] == "spare"
        running.goes_on()
        assert cluster.replace("a1", progress=seen.append) == "a3"
        running.goes_on()
        roles = column(cluster, "role")
        assert (roles["a1"], roles["a3"]) == ("spare", "member") and seen[-1] == 100 and seen == sorted(seen)
        assert column(cluster, "volumes")["a1"] == 0  # its disk is empty
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        rows = c.execute("SELECT members, lost FROM aurora_membership()").fetchall()
        assert rows == [("a3 a2 b1 b2 c1 c2", "")] * 3
        assert c.execute("SELECT role, hydrated FROM aurora_node_status() WHERE node = 'a3'").fetchall() == [("member", 100)]
    cluster.kill("writer")
    cluster.start("writer")
    cluster.kill("b")  # two of the six
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        assert c.execute("SELECT count(*) > 0 FROM load").fetchone() == (True,)
        c.execute("INSERT INTO load VALUES (-1)")
        c.execute("CREATE DATABASE later")  # on the six as they are now
        assert set(c.execute("SELECT members FROM aurora_membership()").fetchall()) == {("a3 a2 b1 b2 c1 c2",)}
    cluster.start("b")
    until(lambda: is_level(cluster))


def test_a_replacement_survives_the_writer_and_can_be_cancelled(cluster: Cluster) -> None:
    spare = cluster.add_node("c")
    cluster.pause(spare)
    with pytest.raises(ClusterError, match="is not being replaced"):
        cluster.cancel("c1")
    with load(cluster) as running:
        cluster.resume(spare)
        cluster.replace("c1", wait=False)
        until(lambda: column(cluster, "role")[spare] in ("joining", "member"))
        running.goes_on()
        running.stop()
        cluster.kill("writer")
        cluster.start("writer")
        until(lambda: cluster._is_settled())
    assert column(cluster, "role") == dict.fromkeys(["a1", "a2", "b1", "b2", "c2", spare], "member") | {"c1": "spare"}


def test_what_was_begun_is_cancelled(cluster: Cluster) -> None:
    spare = cluster.add_node("c")
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE load (n int)")
        cluster.replace("c1", wait=False)
        until(lambda: column(cluster, "role")["c1"] == "leaving")
        cluster.pause(spare)  # it cannot get hydrated now
        c.execute("INSERT INTO load SELECT generate_series(1, 1000)")
        cluster.kill("c1")
        c.execute("INSERT INTO load SELECT generate_series(1, 1000)")
        cluster.start("c1")
        assert column(cluster, "role")["c1"] == "leaving"
        cluster.cancel("c1")
        assert c.execute("SELECT DISTINCT members FROM aurora_membership()").fetchall() == [("a1 a2 b1 b2 c1 c2",)]
        cluster.resume(spare)
        assert c.execute("SELECT count(*) FROM load").fetchone() == (2000,)


def test_a_dead_node_is_replaced_by_itself(cluster: Cluster) -> None:
    change_topology(cluster.topology.path, lambda topology: replace(topology, replace_after=1.0))
    cluster.add_node("b")
    with load(cluster) as running:
        cluster.kill("b2")
        until(lambda: column(cluster, "role")["b3"] == "member")
        running.goes_on()
        until(lambda: cluster._is_settled())
    assert read_topology(cluster.topology.path).members == ("a1", "a2", "b1", "b3", "c1", "c2")
    cluster.start("b2")
    assert column(cluster, "role")["b2"] == "spare"
    until(lambda: is_level(cluster))


def test_a_lost_zone_leaves_three_of_four_and_returns(cluster: Cluster) -> None:
    with load(cluster) as running:
        cluster.kill("c")
        running.goes_on()
        cluster.lose_az("c")
        assert column(cluster, "role") == dict.fromkeys(["a1", "a2", "b1", "b2"], "member") | {"c1": "lost", "c2": "lost"}
        cluster.kill("b1")  # a zone and a node: it writes on
        running.goes_on()
        running.stop()
        cluster.kill("writer")
        cluster.start("writer")  # with three of six
        with psycopg.connect(cluster.dsn, autocommit=True) as c:
            c.execute("CREATE TABLE meanwhile (a int)")
            c.execute("CREATE DATABASE meanwhile")
            assert set(c.execute("SELECT lost FROM aurora_membership()").fetchall()) == {("c1 c2",)}
        with pytest.raises(ClusterError, match='availability zone "c" is lost already'):
            cluster.lose_az("a")
        cluster.start("b1")
        cluster.return_az("c")
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        assert set(c.execute("SELECT members, lost FROM aurora_membership()").fetchall()) == {("a1 a2 b1 b2 c1 c2", "")}
        cluster.kill("a")  # the zone counts again
        c.execute("INSERT INTO meanwhile VALUES (1)")
    cluster.start("a")
    until(lambda: is_level(cluster))


def test_what_makes_no_sense_is_refused(cluster: Cluster) -> None:
    for call, what in (
        (lambda: cluster.replace("d9"), '"d9" does not exist'),
        (lambda: cluster.replace("a1", by="b1"), '"b1" is a member already'),
        (lambda: cluster.replace("writer"), "the writer has no disk"),
        (lambda: cluster.add_node("z"), 'zone "z" does not exist'),
        (lambda: cluster.return_az("a"), '"a" is not lost'),
        (lambda: cluster.lose_az("z"), "only a zone with 2 can be lost"),
    ):
        with pytest.raises(ClusterError, match=what):
            call()
    cluster.kill("a1", "a2")
    with pytest.raises(ClusterError, match="only 3 other storage nodes are up and complete; 4 are needed"):
        cluster.replace("b1")


def test_by_the_command_line(cluster: Cluster) -> None:
    data = ["--data", str(cluster.directory)]

    def run(*words: str) -> str:
        result = CliRunner().invoke(main, ["cluster", *words, *data])
        assert result.exit_code == 0, result.output
        return result.output

    assert run("add-node", "--az", "b") == "ready: b3\n"
    assert "b3 is complete" in run("replace", "b1", "--by", "b3")
    assert "c1 is complete" in run("replace", "c1")  # no spare in its zone: an empty disk
    run("kill", "a")
    run("lose-az", "a")
    rows = {row["node"]: row for row in json.loads(run("status", "--json"))}
    assert (rows["a1"]["role"], rows["b1"]["role"], rows["b3"]["role"], rows["b3"]["hydrated"]) == ("lost", "spare", "member", 100)
    run("return-az", "a")
    shown = run("status")
    assert "role" in shown and "hydrated" in shown and "lost" not in shown
    cluster.down()
    assert set(column(cluster, "state").values()) == {"down"}  # b3 too, which this object has not added


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('"c2"]', '"c9"]', "the members are not 6 of the nodes"),
        ("replace_after = 60", 'replace_after = "soon"', "is not a topology"),
        ("replace_after = 60", 'lost = "z"', 'only a zone with 2 can be lost'),
    ],
)
def test_a_file_that_is_no_topology_changes_nothing(tmp_path: Path, old: str, new: str, what: str) -> None:
    cluster = aurorapy.Cluster.__new__(aurorapy.Cluster)
    cluster.directory = tmp_path
    path = tmp_path / "cluster.toml"
    cluster._create(path, 3, 2, 0, None, None, None)
    before = read_topology(path)
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(TopologyError, match=what):
        read_topology(path)
    before.write()
    with pytest.raises(TopologyError):
        change_topology(path, lambda topology: replace(topology, members=("a1",)))
    assert read_topology(path) == before
