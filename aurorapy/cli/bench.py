"""aurorapy bench: throughput and latency of a server, and beside another one.

Each client is a process of its own that speaks the simple protocol over a raw socket, so that the measuring is not what
is measured. The work is done in a schema that the benchmark makes and drops.
"""

from __future__ import annotations

import multiprocessing
import random
import socket
import struct
import time
from typing import Any

import click

from .connecting import connect, parameters
from .tables import table

ACCOUNTS, TELLERS, BRANCHES = 100_000, 10, 1
SCHEMA = "aurorapy_bench"
WORKS = ("point-select", "tpcb", "insert", "scan")


class Client:
    """A connection that only waits for ReadyForQuery. Without TLS; trust or SCRAM by way of pg8000's handshake is not needed
    for the bench user, so a password is refused here."""

    def __init__(self, host: str, port: int, user: str, database: str) -> None:
        self.socket = socket.create_connection((host, port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        body = struct.pack("!i", 196608) + b"".join(k.encode() + b"\0" + v.encode() + b"\0" for k, v in (("user", user), ("database", database))) + b"\0"
        self.socket.sendall(struct.pack("!i", len(body) + 4) + body)
        self._ready()

    def _ready(self) -> bytes:
        data = b""
        while True:
            data += self.socket.recv(65536)
            if data[-6:-1] == b"Z\0\0\0\x05":
                break
            if data[:1] == b"R" and data[5:9] not in (b"\0\0\0\0", b""):
                raise ConnectionError("the benchmark needs a server that trusts it (no password)")
            if data[:1] == b"E" and b"SFATAL" in data:
                raise ConnectionError(data[5:].replace(b"\0", b" ").decode(errors="replace"))
        if data[:1] == b"E" or b"\0SERROR" in data:
            raise ConnectionError(data[5:].replace(b"\0", b" ").decode(errors="replace"))
        return data

    def query(self, text: str) -> None:
        """Send a statement and wait for its end."""
        body = text.encode() + b"\0"
        self.socket.sendall(b"Q" + struct.pack("!i", len(body) + 4) + body)
        self._ready()


def _point(c: Client, r: random.Random) -> None:
    c.query(f"SELECT abalance FROM {SCHEMA}.accounts WHERE aid = {r.randint(1, ACCOUNTS)}")


def _tpcb(c: Client, r: random.Random) -> None:
    aid, tid, bid, delta = r.randint(1, ACCOUNTS), r.randint(1, TELLERS), r.randint(1, BRANCHES), r.randint(-5000, 5000)
    for text in ("BEGIN", f"UPDATE {SCHEMA}.accounts SET abalance = abalance + {delta} WHERE aid = {aid}",
                 f"SELECT abalance FROM {SCHEMA}.accounts WHERE aid = {aid}", f"UPDATE {SCHEMA}.tellers SET tbalance = tbalance + {delta} WHERE tid = {tid}",
                 f"UPDATE {SCHEMA}.branches SET bbalance = bbalance + {delta} WHERE bid = {bid}",
                 f"INSERT INTO {SCHEMA}.history VALUES ({tid}, {bid}, {aid}, {delta}, CURRENT_TIMESTAMP)", "END"):
        c.query(text)


def _insert(c: Client, r: random.Random) -> None:
    c.query(f"INSERT INTO {SCHEMA}.history VALUES ({r.randint(1, 10)}, 1, {r.randint(1, ACCOUNTS)}, 7, CURRENT_TIMESTAMP)")


def _scan(c: Client, r: random.Random) -> None:
    c.query(f"SELECT bid, count(*), sum(abalance), max(aid) FROM {SCHEMA}.accounts WHERE aid % 7 <> 3 GROUP BY bid")


_RUN = {"point-select": _point, "tpcb": _tpcb, "insert": _insert, "scan": _scan}


def _worker(options: tuple[str, int, str, str], work: str, seconds: float, seed: int, start: Any, out: Any) -> None:
    try:
        client, r, run = Client(*options), random.Random(seed), _RUN[work]
        run(client, r)  # plans and connections are warm before the clock starts
        start.wait()
        times = []
        now = time.perf_counter()
        end = now + seconds
        while now < end:
            run(client, r)
            after = time.perf_counter()
            times.append(after - now)
            now = after
        out.put(times)
    except Exception as e:
        start.abort()
        out.put(str(e))


def prepare(dsn: str | None) -> None:
    """Make and fill the tables."""
    connection = connect(dsn)
    cursor = connection.cursor()
    for text in (f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE", f"CREATE SCHEMA {SCHEMA}",
                 f"CREATE TABLE {SCHEMA}.accounts (aid int PRIMARY KEY, bid int NOT NULL, abalance int NOT NULL, filler char(84))",
                 f"CREATE TABLE {SCHEMA}.tellers (tid int PRIMARY KEY, bid int NOT NULL, tbalance int NOT NULL)",
                 f"CREATE TABLE {SCHEMA}.branches (bid int PRIMARY KEY, bbalance int NOT NULL)",
                 f"CREATE TABLE {SCHEMA}.history (tid int, bid int, aid int, delta int, mtime timestamp)",
                 f"INSERT INTO {SCHEMA}.accounts SELECT i, 1, 0, '' FROM generate_series(1, {ACCOUNTS}) i",
                 f"INSERT INTO {SCHEMA}.tellers SELECT i, 1, 0 FROM generate_series(1, {TELLERS}) i", f"INSERT INTO {SCHEMA}.branches VALUES (1, 0)",
                 f"ANALYZE {SCHEMA}.accounts"):
        cursor.execute(text)
    connection.close()


def clean(dsn: str | None) -> None:
    """Drop the tables."""
    connection = connect(dsn)
    connection.cursor().execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
    connection.close()


def measure(dsn: str | None, work: str, clients: int, seconds: float) -> tuple[float, list[float]]:
    """(operations a second, sorted latencies in seconds)."""
    p = parameters(dsn)
    options = (p["host"], p["port"], p["user"], p["database"])
    context = multiprocessing.get_context("spawn")
    start, out = context.Barrier(clients + 1), context.Queue()
    workers = [context.Process(target=_worker, args=(options, work, seconds, n, start, out), daemon=True) for n in range(clients)]
    for w in workers:
        w.start()
    try:
        start.wait(60)
    except Exception:
        pass  # a worker says why
    times: list[float] = []
    for _ in workers:
        found = out.get(timeout=seconds + 60)
        if isinstance(found, str):
            raise click.ClickException(found)
        times += found
    for w in workers:
        w.join()
    return len(times) / seconds, sorted(times)


def _line(work: str, clients: int, rate: float, times: list[float]) -> list[str]:
    def at(share: float) -> str:
        return f"{times[min(len(times) - 1, int(len(times) * share))] * 1000:.3f}"

    return [work, str(clients), f"{rate:.1f}", at(0.5), at(0.95), at(0.99)]


@click.command()
@click.argument("dsn", required=False)
@click.option("--against", metavar="DSN", help="Measure another server in turn, and show ratios to it.")
@click.option("--seconds", default=3.0, show_default=True, help="Duration of one measurement.")
@click.option("--clients", default="1,8", show_default=True, help="Numbers of clients, separated by commas.")
@click.option("--only", default=",".join(WORKS), show_default=True, help="Which works, separated by commas.")
def bench(dsn: str | None, against: str | None, seconds: float, clients: str, only: str) -> None:
    """Measure point selects, TPC-B, inserts and scans."""
    chosen = only.split(",")
    for work in chosen:
        if work not in WORKS:
            raise click.UsageError(f'unknown work "{work}"; there are {", ".join(WORKS)}')
    servers = [dsn] if against is None else [dsn, against]
    for server in servers:
        prepare(server)
    rows = []
    try:
        for work in chosen:
            for count in [int(n) for n in clients.split(",")]:
                rate, times = measure(dsn, work, count, seconds)
                row = _line(work, count, rate, times)
                if against is not None:
                    other, other_times = measure(against, work, count, seconds)
                    row += [f"{other:.1f}", f"{other_times[len(other_times) // 2] * 1000:.3f}", f"{rate / other:.2f}"]
                rows.append(row)
    finally:
        for server in servers:
            clean(server)
    columns = ["work", "clients", "per second", "p50 ms", "p95 ms", "p99 ms"] + (["other/s", "other p50 ms", "ratio"] if against is not None else [])
    for line in table(columns, rows, [False, *[True] * (len(columns) - 1)]):
        click.echo(line)
