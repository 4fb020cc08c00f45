"""A local cluster: real processes that are killed, paused and replaced; strangers at a node's door."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

import aurorapy
from aurorapy.cli import main
from aurorapy.cluster import Cluster, ClusterError, describe
from aurorapy.storage.boxcar import Boxcar, pack_chunk
from aurorapy.storage.node.messages import Inspect, Inspection
from aurorapy.storage.rim import protocol
from aurorapy.storage.rim.link import Link, Links
from aurorapy.storage.rim.topology import Tls

pytestmark = pytest.mark.timeout(90)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with aurorapy.Cluster(tmp_path_factory.mktemp("cluster") / "c", fsync=False) as c:
        yield c


def until(condition: object, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, "it does not happen"
        time.sleep(0.05)


def level(cluster: Cluster) -> bool:
    rows = [row for row in cluster.status() if row["node"] != "writer"]
    return all(row["state"] == "up" for row in rows) and len({(row["scl"], row["volumes"]) for row in rows}) == 1


def test_who_reads_a_page_from_afar_keeps_nobody_else_waiting(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE wide (id int PRIMARY KEY, v text)")
        c.execute("INSERT INTO wide SELECT n, repeat('x', 400) FROM generate_series(1, 20000) n")
    cluster.kill("writer")
    cluster.start("writer")
    query = "SELECT length(v) FROM wide WHERE id = %s"
    with psycopg.connect(cluster.dsn, autocommit=True) as near, psycopg.connect(cluster.dsn, autocommit=True) as far:
        for connection in (near, far):
            connection.execute(query, (1,))
        found: list[object] = []
        reader = threading.Thread(target=lambda: found.append(far.execute(query, (19000,)).fetchone()))
        cluster.pause("a", "b", "c")
        try:
            reader.start()
            time.sleep(0.2)
            begun = time.monotonic()
            for _ in range(20):
                assert near.execute(query, (1,)).fetchone() == (400,)
            assert time.monotonic() - begun < 2 and not found
        finally:
            cluster.resume("a", "b", "c")
        reader.join(20)
        assert found == [(400,)]
        with psycopg.connect(cluster.dsn) as c:
            c.execute("UPDATE wide SET v = 'y' WHERE id = 15000")  # a write that has to bring its page first
            assert c.execute("SELECT v FROM wide WHERE id = 15000").fetchone() == ("y",)
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        c.execute("DROP TABLE wide")


def test_nodes_and_zones_die_and_return_under_load(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE load (worker int, n int, PRIMARY KEY (worker, n))")
    stop = threading.Event()
    done = [0] * 4
    failures: list[Exception] = []

    def work(worker: int) -> None:
        try:
            with psycopg.connect(cluster.dsn, autocommit=True) as c:
                while not stop.is_set():
                    c.execute("INSERT INTO load VALUES (%s, %s)", (worker, done[worker] + 1))
                    done[worker] += 1
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
    for t in threads:
        t.start()
    for names in (("a1", "b2"), ("c",)):
        time.sleep(0.3)
        cluster.kill(*names)
        time.sleep(0.3)
        cluster.start(*names)
    cluster.pause("b1", "c2")
    time.sleep(0.5)
    cluster.resume("b1", "c2")
    before = sum(done)
    until(lambda: sum(done) > before + 20)
    stop.set()
    for t in threads:
        t.join()
    assert not failures
    with psycopg.connect(cluster.dsn) as c:
        assert dict(c.execute("SELECT worker, max(n) FROM load GROUP BY 1").fetchall()) == dict(enumerate(done))
        assert c.execute("SELECT count(*) FROM load").fetchone() == (sum(done),)
    until(lambda: level(cluster))


def test_the_writer_dies_and_returns(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE kept (a int)")
        c.execute("INSERT INTO kept SELECT generate_series(1, 1000)")
        cluster.kill("writer")
        with pytest.raises(psycopg.OperationalError):
            c.execute("SELECT 1")
    cluster.start("writer")
    with psycopg.connect(cluster.dsn) as c:
        assert c.execute("SELECT sum(a) FROM kept").fetchone() == (500500,)


def test_a_node_gets_an_empty_disk_and_everything_again(cluster: Cluster) -> None:
    cluster.replace("b2")
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE IF NOT EXISTS after_replacement (a int)")
    until(lambda: level(cluster))
    with pytest.raises(ClusterError, match='storage node "d9" does not exist'):
        cluster.kill("d9")


def test_a_writer_that_was_replaced_commits_nothing(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE fenced (a int)")
        c.execute("CREATE DATABASE elsewhere")
    unopened = psycopg.connect(cluster.dsn.rpartition("/")[0] + "/elsewhere", autocommit=True)  # by the successor
    unopened.execute("CREATE TABLE fenced (a int)")
    old = psycopg.connect(cluster.dsn, autocommit=True)
    old.execute("INSERT INTO fenced VALUES (1)")
    cluster.pause("writer")
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    successor = subprocess.Popen(
        [sys.executable, "-m", "aurorapy", "serve", "--cluster", str(cluster.topology.path), "--listen", f"127.0.0.1:{port}", "--no-fsync"],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(Path(aurorapy.__file__).parents[1])})  # fmt: skip
    try:
        assert successor.stdout is not None
        dsn = successor.stdout.readline().removeprefix("ready: ").strip()
        with psycopg.connect(dsn, autocommit=True) as c:
            c.execute("INSERT INTO fenced VALUES (2)")
        unopened.pgconn.send_query(b"INSERT INTO fenced VALUES (1)")  # the first that it does when it goes on
        cluster.resume("writer")
        answer = unopened.pgconn.get_result()
        assert answer is not None and answer.status != psycopg.pq.ExecStatus.COMMAND_OK
        with pytest.raises(psycopg.OperationalError):
            old.execute("INSERT INTO fenced VALUES (3)")
        with psycopg.connect(dsn, autocommit=True) as c:
            assert c.execute("SELECT a FROM fenced ORDER BY a").fetchall() == [(1,), (2,)]
        until(lambda: cluster._process_id("writer") is None)  # it has noticed, and ended
    finally:
        old.close()
        unopened.close()
        successor.send_signal(signal.SIGTERM)
        successor.wait()
        assert successor.stdout is not None
        successor.stdout.close()
    cluster.start("writer")
    with psycopg.connect(cluster.dsn) as c:
        assert c.execute("SELECT a FROM fenced ORDER BY a").fetchall() == [(1,), (2,)]


def received(s: socket.socket) -> bytes:
    data = b""
    try:
        while piece := s.recv(65536):
            data += piece
    except ConnectionResetError:
        pass
    return data


@pytest.mark.parametrize("what", ["garbage", "oversized", "half", "other version", "wrong proof", "message without greeting"])
def test_strangers_are_refused(cluster: Cluster, what: str) -> None:
    node = cluster.topology.nodes[0]
    with socket.create_connection((node.host, node.port), timeout=10) as s:
        frames = protocol.Frames()
        while (greeting := frames.next()) is None:
            frames.feed(s.recv(4096))
        assert greeting[:3] == (protocol.GREETING, protocol.VERSION, "a1")
        shown = protocol.proof(b"x" * 32, "client", greeting[3], b"n" * 32, "writer")
        s.sendall({
            "garbage": b"GET / HTTP/1.0\r\n\r\n",
            "oversized": (1 << 30).to_bytes(4, "big") + bytes(100),
            "half": protocol.frame((protocol.VERSION, "writer", b"n" * 32, shown))[:-5],
            "other version": protocol.frame((99, "writer", b"n" * 32, shown)),
            "wrong proof": protocol.frame((protocol.VERSION, "writer", b"n" * 32, shown)),
            "message without greeting": protocol.encoded(1, Inspect(0)),
        }[what])  # fmt: skip
        if what == "half":
            s.shutdown(socket.SHUT_WR)
        assert received(s) == b""
    assert {row["node"]: row["state"] for row in cluster.status()}["a1"] == "up"


def test_an_old_epoch_is_refused(cluster: Cluster) -> None:
    answers: list[object] = []
    links = Links(cluster.topology, "writer", lambda position, reply: answers.append(reply))
    try:
        link = Link(links, 0, cluster.topology.nodes[0])
        assert link.up.wait(10)
        before = link.call(Inspect(0))
        box = Boxcar(0, 0, 0, 0, 1 << 40)
        box.add(pack_chunk(1 << 40, 1, True, b"\x90"), 1 << 40, [0], 0, 0, 0)
        box.seal()
        link.send(box)
        until(lambda: answers)
        after = link.call(Inspect(0))
        assert isinstance(before, Inspection) and isinstance(after, Inspection)
        assert type(answers[0]).__name__ == "Refused" and (after.epoch, after.scls) == (before.epoch, before.scls)
    finally:
        links.close()


def test_the_command_line(tmp_path: Path) -> None:
    run = CliRunner().invoke
    data = ["--data", str(tmp_path / "c")]
    missing = run(main, ["cluster", "status", *data])
    assert missing.exit_code == 1 and "holds no cluster" in missing.output
    wrong = run(main, ["cluster", "up", *data, "--azs", "2"])
    assert wrong.exit_code == 1 and "a volume has 6" in wrong.output
    up = run(main, ["cluster", "up", *data, "--no-fsync"])
    try:
        assert up.exit_code == 0 and up.output.startswith("ready: postgresql://"), up.output
        with psycopg.connect(up.output.split()[1]) as c:
            assert c.execute("SELECT count(*) FROM aurora_node_status() WHERE state = 'up'").fetchone() == (6,)
        assert run(main, ["cluster", "kill", "a", *data]).exit_code == 0
        rows = json.loads(run(main, ["cluster", "status", "--json", *data]).output)
        assert [row["node"] for row in rows if row["state"] == "down"] == ["a1", "a2"]
        assert run(main, ["cluster", "start", "a", *data]).exit_code == 0
        shown = run(main, ["cluster", "status", *data]).output
        assert shown.count(" up ") == 7
    finally:
        down = run(main, ["cluster", "down", *data])
    assert down.exit_code == 0
    assert run(main, ["cluster", "status", *data]).output.count(" down ") == 7


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_with_certificates_everything_goes_over_tls(tmp_path: Path) -> None:
    key, certificate = str(tmp_path / "key.pem"), str(tmp_path / "certificate.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=cluster", "-keyout", key, "-out", certificate],
                   check=True, capture_output=True)  # fmt: skip
    (tmp_path / "c").mkdir()
    replace(describe(tmp_path / "c", tmp_path / "c" / "cluster.toml"), tls=Tls(certificate, key, certificate)).write()
    with aurorapy.Cluster(tmp_path / "c", fsync=False) as cluster:
        assert cluster.topology.tls is not None
        with psycopg.connect(cluster.dsn, autocommit=True) as c:
            c.execute("CREATE TABLE t (a int)")
            cluster.kill("a")
            c.execute("INSERT INTO t VALUES (1)")
            cluster.start("a")
        until(lambda: level(cluster))
        node = cluster.topology.nodes[0]
        with socket.create_connection((node.host, node.port), timeout=10) as s:  # without TLS: no greeting
            s.sendall(b"hello, hello, hello")
            assert protocol.GREETING.encode() not in received(s)
        with socket.create_connection((node.host, node.port), timeout=10) as s:  # with TLS, without a certificate
            context = ssl.create_default_context(cafile=certificate)
            context.check_hostname = False
            with pytest.raises((ssl.SSLError, ConnectionError)), context.wrap_socket(s) as secure:
                secure.sendall(b"hello")
                if not received(secure):
                    raise ConnectionError


def test_zones_may_have_any_name(tmp_path: Path) -> None:
    zones = {"a": "eu-west-1a", "b": "zone2", "c": "Straße 3"}
    (tmp_path / "c").mkdir()
    made = describe(tmp_path / "c", tmp_path / "c" / "cluster.toml")
    replace(made, nodes=tuple([replace(node, az=zones[node.az]) for node in made.nodes])).write()
    with aurorapy.Cluster(tmp_path / "c", fsync=False) as cluster, psycopg.connect(cluster.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE kept (a int)")
        for zone in zones.values():
            cluster.fail(zone)
            c.execute("INSERT INTO kept VALUES (1)")
            failed = c.execute("SELECT az FROM aurora_node_status() WHERE state = 'failed'").fetchall()
            assert failed == [(zone,), (zone,)]
            cluster.heal(zone)
        c.execute("SELECT aurora_fail_az('zone2', 0.01)")
        with pytest.raises(psycopg.errors.InvalidParameterValue, match=r"there are eu-west-1a, zone2, Straße 3"):
            c.execute("SELECT aurora_fail_az('a')")
        assert cluster.add_node("zone2") == "zone21"
        cluster.kill("eu-west-1a")
        c.execute("INSERT INTO kept VALUES (1)")
