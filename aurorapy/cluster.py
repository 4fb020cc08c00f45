"""A local cluster: six storage nodes and a writer, each a process of its own, under one directory.

    DIR/cluster.toml       the topology (`storage.rim.topology`)
    DIR/nodes/NAME/        a node's data; its LOCK file names the process
    DIR/log/NAME.log       what a process prints and logs
    DIR/writer.pid

    with aurorapy.Cluster(directory) as cluster:
        cluster.kill("b")                 # an availability zone, or one node, or "writer"
        cluster.connect()

`up`, `kill`, `start` and `status` work on a cluster that another process has started, too.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from aurorapy.keeping import Keeping
from aurorapy.storage.quorum import COPIES
from aurorapy.storage.rim.link import Link, Links
from aurorapy.storage.rim.topology import NodeAddress, Topology, TopologyError, read_topology

WRITER = "writer"
START_SECONDS = 20.0
STOP_SECONDS = 10.0
_STARTED: list[subprocess.Popen[bytes]] = []  # they may outlive the object that started them, and this process


class ClusterError(Exception):
    """The cluster cannot do it: one line says why."""


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]
    finally:
        for one in sockets:
            one.close()


def _named_nodes(azs: int, nodes_per_az: int) -> list[tuple[str, str]]:
    if azs * nodes_per_az != COPIES:
        raise ClusterError(f"{azs} zones with {nodes_per_az} nodes each are {azs * nodes_per_az} storage nodes; a volume has {COPIES}")
    return [(f"{az}{n}", az) for az in "abcdef"[:azs] for n in range(1, nodes_per_az + 1)]


def describe(directory: Path, path: Path, *, azs: int = 3, nodes_per_az: int = 2, port: int = 0, backup: str | None = None,
             backup_retention: str | None = None, master_key: str | None = None) -> Topology:
    """The topology of a new cluster in a directory, written to a file."""
    names = _named_nodes(azs, nodes_per_az)
    ports = _free_ports(COPIES + 1)
    nodes = tuple([NodeAddress(name, az, "127.0.0.1", at, path.parent / "nodes" / name) for (name, az), at in zip(names, ports, strict=False)])
    topology = Topology(path, "cluster", secrets.token_bytes(32), "127.0.0.1", port or ports[-1], nodes, None, master_key, backup, backup_retention)
    topology.write()
    moved = tuple([replace(node, data=directory / "nodes" / node.name) for node in nodes])
    return replace(topology, path=directory / path.name, nodes=moved)


class Cluster(Keeping):
    """`directory` None: a temporary one, removed at the end. `port` is the writer's, 0 any free one; both are kept once chosen.
    `user`, `database` and `retention` as for Server, `backup` and its retention as well: they are kept, too; `master_key`
    for a new cluster. Starts what does not run yet. Raises ClusterError."""

    def __init__(self, directory: str | os.PathLike[str] | None = None, *, azs: int = 3, nodes_per_az: int = 2, port: int = 0, fsync: bool = True,
                 user: str = "postgres", database: str = "postgres", start: bool = True, backup: str | None = None,
                 backup_retention: str | None = None, master_key: str | None = None, retention: float | None = None) -> None:
        self.init_keeping()
        self.retention = retention
        self.temporary = directory is None
        self.directory = Path(tempfile.mkdtemp(prefix="aurorapy-cluster-") if directory is None else directory).absolute()
        self.user, self.database, self.fsync = user, database, fsync
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._begun: dict[str, int] = {}  # where in its log what a process prints now begins
        path = self.directory / "cluster.toml"
        if not path.exists():
            if not start:
                raise ClusterError(f'"{self.directory}" holds no cluster')
            store = backup if backup is None or "://" in backup else os.path.abspath(backup)
            self._create(path, azs, nodes_per_az, port, store, backup_retention, master_key)
        try:
            self.topology = read_topology(path)
        except TopologyError as e:
            raise ClusterError(str(e)) from None
        self.host, self.port = self.topology.host, self.topology.port
        if start:
            try:
                self.up()
            except BaseException:
                self.stop()
                raise

    def _create(self, path: Path, azs: int, nodes_per_az: int, port: int, backup: str | None, backup_retention: str | None,
                key: str | None) -> None:
        _named_nodes(azs, nodes_per_az)
        self.directory.mkdir(parents=True, exist_ok=True)
        strangers = sorted([entry.name for entry in self.directory.iterdir()])
        if strangers:
            raise ClusterError(f'directory "{self.directory}" is not empty ("{strangers[0]}") and holds no cluster.toml')
        describe(self.directory, path, azs=azs, nodes_per_az=nodes_per_az, port=port, backup=backup, backup_retention=backup_retention,
                 master_key=key)

    # --- processes ---

    def _process_id(self, name: str) -> int | None:
        """Of the running process; None if there is none."""
        if name == WRITER:
            try:
                pid = int((self.directory / "writer.pid").read_text())
            except (OSError, ValueError):
                return None
            child = self._children.get(WRITER)
            if child is not None and child.pid == pid:
                return pid if child.poll() is None else None
            return pid if _is_ours(pid) else None
        try:
            lock = os.open(self.topology.node(name).data / "LOCK", os.O_RDWR)
        except OSError:
            return None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return None
        except OSError:
            text = os.read(lock, 32).decode(errors="replace").strip()
            return int(text) if text.isdigit() else None
        finally:
            os.close(lock)

    def _spawn(self, name: str, *arguments: str) -> None:
        logs = self.directory / "log"
        logs.mkdir(exist_ok=True)
        paths = os.pathsep.join([str(Path(__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])])
        fsync = [] if self.fsync else ["--no-fsync"]
        with open(logs / f"{name}.log", "ab") as log:
            self._begun[name] = log.tell()
            self._children[name] = subprocess.Popen(
                [sys.executable, "-m", "aurorapy", *arguments, *fsync], stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                env={**os.environ, "PYTHONPATH": paths})
        _STARTED.append(self._children[name])

    def _is_ready(self, name: str) -> bool:
        """It has said so since it was started."""
        with open(self.directory / "log" / f"{name}.log", "rb") as log:
            log.seek(self._begun[name])
            return b"ready: " in log.read()

    def _last_line(self, name: str) -> str:
        try:
            lines = (self.directory / "log" / f"{name}.log").read_text(errors="replace").splitlines()
        except OSError:
            lines = []
        return lines[-1].removeprefix("aurorapy: ") if lines else "it printed nothing"

    def up(self) -> None:
        """Start what does not run, and wait until the writer answers."""
        self.start(*[node.name for node in self.topology.nodes])
        self.start(WRITER)

    def _expanded(self, names: tuple[str, ...]) -> list[str]:
        try:
            return [one for name in names for one in ([WRITER] if name == WRITER else [node.name for node in self.topology.named(name)])]
        except TopologyError as e:
            raise ClusterError(str(e)) from None

    def start(self, *names: str) -> None:
        """Start nodes, zones or "writer", and wait until they answer."""
        wanted = [name for name in self._expanded(names) if self._process_id(name) is None]
        for name in wanted:
            if name == WRITER:
                self._spawn(WRITER, "serve", "--cluster", str(self.topology.path), "--user", self.user, "--database", self.database,
                            *([] if self.retention is None else ["--retention", f"{self.retention}s"]))
                (self.directory / "writer.pid").write_text(f"{self._children[WRITER].pid}\n")
            else:
                self._spawn(name, "node", "--config", str(self.topology.path), "--name", name)
        end = time.monotonic() + START_SECONDS
        for name in wanted:
            host, port = (self.topology.host, self.topology.port) if name == WRITER else (self.topology.node(name).host, self.topology.node(name).port)
            while not (self._is_ready(name) and _answers(host, port)):
                child = self._children[name]
                if child.poll() is not None:
                    raise ClusterError(f"{name} does not start: {self._last_line(name)}")
                if time.monotonic() > end:
                    raise ClusterError(f"{name} does not answer on {host}:{port}")
                time.sleep(0.02)

    def _signal(self, names: tuple[str, ...], number: signal.Signals, *, wait: bool) -> None:
        pids = {name: pid for name in self._expanded(names) if (pid := self._process_id(name)) is not None}
        for pid in pids.values():
            os.kill(pid, number)
        end = time.monotonic() + STOP_SECONDS
        for name, pid in pids.items() if wait else ():
            child = self._children.get(name)
            while (child.poll() is None) if child is not None and child.pid == pid else self._process_id(name) == pid:
                if time.monotonic() > end:
                    raise ClusterError(f"{name} (process {pid}) does not end")
                time.sleep(0.01)

    def kill(self, *names: str) -> None:
        """kill -9 nodes, zones or "writer"."""
        self._signal(names, signal.SIGKILL, wait=True)

    def pause(self, *names: str) -> None:
        """Stop processes in the middle of whatever they do (SIGSTOP)."""
        self._signal(names, signal.SIGSTOP, wait=False)

    def resume(self, *names: str) -> None:
        """Let paused processes go on (SIGCONT)."""
        self._signal(names, signal.SIGCONT, wait=False)

    def down(self) -> None:
        """End the writer, then the nodes."""
        for names in ((WRITER,), tuple([node.name for node in self.topology.nodes])):
            self._signal(names, signal.SIGCONT, wait=False)
            self._signal(names, signal.SIGTERM, wait=True)

    def replace(self, name: str) -> None:
        """Give a node an empty disk: it fetches everything from its peers, and votes when it has it."""
        if name == WRITER:
            raise ClusterError("the writer has no disk")
        node = self.topology.node(name)
        others = [peer.name for peer in self.topology.nodes if peer.name != name and self._process_id(peer.name) is not None]
        if len(others) < COPIES - 2:
            raise ClusterError(f"only {len(others)} other storage nodes run; {COPIES - 2} are needed to replace one")
        self._signal((name,), signal.SIGKILL, wait=True)
        shutil.rmtree(node.data, ignore_errors=True)
        self.start(name)

    # --- what is going on ---

    def status(self) -> list[dict[str, Any]]:
        """A row a node: name, az, state (up, down, paused...), process, what it holds; and one for the writer."""
        links = Links(self.topology, "control")
        try:
            members = [Link(links, i, node) for i, node in enumerate(self.topology.nodes)]
            end = time.monotonic() + 1.0
            while not all(link.up.is_set() or self._process_id(link.name) is None for link in members) and time.monotonic() < end:
                time.sleep(0.005)
            rows = []
            for link in members:
                row = link.status()
                row.pop("volume_ids", None)
                pid = self._process_id(link.name)
                if row["state"] == "down" and pid is not None:
                    row["state"] = "silent"
                rows.append(row | {"pid": pid, "address": f"{self.topology.node(link.name).host}:{self.topology.node(link.name).port}"})
        finally:
            links.close()
        pid = self._process_id(WRITER)
        up = pid is not None and _answers(self.topology.host, self.topology.port)
        rows.append({"node": WRITER, "az": None, "state": "up" if up else "down" if pid is None else "silent", "pid": pid,
                     "address": f"{self.topology.host}:{self.topology.port}"})
        return rows

    def stop(self) -> None:
        """`down`, and remove a temporary directory. May be called twice."""
        self.close_keeping()
        if hasattr(self, "topology"):
            self.down()
        if self.temporary:
            shutil.rmtree(self.directory, ignore_errors=True)

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *exc: object) -> None:
        self.stop()


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=0.5):
            return True
    except OSError:
        return False


def _is_ours(pid: int) -> bool:
    """Whether a process of that number runs, and (where the system can tell) is one of ours."""
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return True
    return b"aurorapy" in words
