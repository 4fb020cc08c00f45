"""A local cluster: storage nodes, six at least, and a writer, each a process of its own, under one directory.

    DIR/cluster.toml       the topology (`storage.rim.topology`)
    DIR/nodes/NAME/        a node's data; its LOCK file names the process
    DIR/log/NAME.log       what a process prints and logs
    DIR/writer.pid

    with aurorapy.Cluster(directory) as cluster:
        cluster.kill("b")                 # an availability zone, or one node, or "writer"
        cluster.connect()
        cluster.add_node("a")             # a spare
        cluster.replace("a1")             # by that spare, while everybody works on
        cluster.lose_az("c")              # it is away for long: the others are level, and one more may go

What the topology file says of members and lost zones is what the writer brings about; so these methods change the file, and wait.
`up`, `kill`, `start` and `status` work on a cluster that another process has started, too.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace as changed
from pathlib import Path
from typing import Any

from aurorapy.keeping import Keeping
from aurorapy.limits import PREPARED_TRANSACTIONS_MAX
from aurorapy.storage.membership import Membership, role
from aurorapy.storage.node.backup import LOG_SECONDS
from aurorapy.storage.quorum import COPIES, READ_QUORUM, WRITE_QUORUM, satisfies
from aurorapy.storage.rim.fleet import newest
from aurorapy.storage.rim.link import Link, Links, held
from aurorapy.storage.rim.ports import answers, free_ports
from aurorapy.storage.rim.topology import NodeAddress, Topology, TopologyError, change_topology, read_topology

WRITER = "writer"
LOOK_SECONDS = 0.1
SQL_SECONDS = 5.0
START_SECONDS = 60.0  # a node reads through its log: on a cold disk that may take a while
STOP_SECONDS = 10.0
_STARTED: dict[int, subprocess.Popen[bytes]] = {}  # by process id: they may outlive the object that started them, and this process
_TEMPORARY: set[Cluster] = set()  # what nobody could find any more when this process has ended
os.register_at_fork(after_in_child=_TEMPORARY.clear)


@atexit.register
def _let_go() -> None:
    """Temporary clusters end. Other processes go on, as nobody's children; without this, each is reported as forgotten."""
    for cluster in list(_TEMPORARY):
        cluster.is_left = True
        cluster.stop()
    for child in _STARTED.values():
        if child.poll() is None:
            child.returncode = 0


class ClusterError(Exception):
    """The cluster cannot do it: one line says why."""


def _ports(count: int) -> list[int]:
    try:
        return free_ports(count)
    except OSError as e:
        raise ClusterError(str(e)) from e


def _named_nodes(azs: int, nodes_per_az: int) -> list[tuple[str, str]]:
    if azs * nodes_per_az != COPIES:
        raise ClusterError(f"{azs} zones with {nodes_per_az} nodes each are {azs * nodes_per_az} storage nodes; a volume has {COPIES}")
    return [(f"{az}{n}", az) for az in "abcdef"[:azs] for n in range(1, nodes_per_az + 1)]


def describe(directory: Path, path: Path, *, azs: int = 3, nodes_per_az: int = 2, port: int = 0, backup: str | None = None,
             backup_retention: str | None = None, backup_interval: float = LOG_SECONDS, master_key: str | None = None, tails: bool = False,
             max_prepared_transactions: int | None = None) -> Topology:
    """The topology of a new cluster in a directory, written to a file."""
    names = _named_nodes(azs, nodes_per_az)
    ports = _ports(COPIES + 1)
    nodes = tuple([NodeAddress(name, az, "127.0.0.1", at, path.parent / "nodes" / name) for (name, az), at in zip(names, ports, strict=False)])
    topology = Topology(path, "cluster", secrets.token_bytes(32), "127.0.0.1", port or ports[-1], nodes, members=tuple([node.name for node in nodes]),
                        master_key=master_key, backup=backup, backup_retention=backup_retention, has_tails=tails,
                        backup_interval=backup_interval, max_prepared_transactions=max_prepared_transactions)
    topology.write()
    moved = tuple([changed(node, data=directory / "nodes" / node.name) for node in nodes])
    return changed(topology, path=directory / path.name, nodes=moved)


class Cluster(Keeping):
    """`directory` None: a temporary one, removed at the end. `port` is the writer's, 0 any free one; both are kept once chosen.
    `user`, `database` and `retention` as for Server, `backup`, its retention and interval as well: they are kept, too; `master_key`
    for a new cluster. `tails`, for a new one: the second node of each zone keeps the log only;
    `max_prepared_transactions`, for a new one as for Server. Starts what does not run yet. Raises ClusterError."""

    def __init__(self, directory: str | os.PathLike[str] | None = None, *, azs: int = 3, nodes_per_az: int = 2, port: int = 0, fsync: bool = True,
                 user: str = "postgres", database: str = "postgres", start: bool = True, backup: str | None = None,
                 backup_retention: str | None = None, backup_interval: float = LOG_SECONDS, master_key: str | None = None, retention: float | None = None,
                 tails: bool = False, max_prepared_transactions: int | None = None) -> None:
        self.init_keeping()
        self.retention = retention
        self.temporary = directory is None
        self.directory = Path(tempfile.mkdtemp(prefix="aurorapy-cluster-") if directory is None else directory).absolute()
        self.user, self.database, self.fsync = user, database, fsync
        if self.temporary:
            _TEMPORARY.add(self)
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._begun: dict[str, int] = {}  # where in its log what a process prints now begins
        path = self.directory / "cluster.toml"
        if not path.exists():
            if not start:
                raise ClusterError(f'"{self.directory}" holds no cluster')
            store = backup if backup is None or "://" in backup else os.path.abspath(backup)
            self._create(path, azs, nodes_per_az, port, store, backup_retention, master_key, tails, backup_interval, max_prepared_transactions)
        self._path = path
        self._read()
        self.host, self.port = self.topology.host, self.topology.port
        if start:
            try:
                self.up()
            except BaseException:
                self.stop()
                raise

    def _read(self) -> None:
        """Others change the file, too."""
        try:
            self.topology = read_topology(self._path)
        except TopologyError as e:
            raise ClusterError(str(e)) from None

    def _change(self, change: Callable[[Topology], Topology]) -> None:
        try:
            self.topology = change_topology(self._path, change)
        except TopologyError as e:
            raise ClusterError(str(e).removeprefix(f'"{self._path}": ')) from None

    def _create(self, path: Path, azs: int, nodes_per_az: int, port: int, backup: str | None, backup_retention: str | None,
                key: str | None, tails: bool = False, interval: float = LOG_SECONDS, prepared: int | None = None) -> None:
        if prepared is not None and not 0 <= prepared <= PREPARED_TRANSACTIONS_MAX:
            raise ClusterError(f"max_prepared_transactions is a number from 0 to {PREPARED_TRANSACTIONS_MAX}")
        if tails and azs != COPIES // 2:
            raise ClusterError(f"tails are one of two nodes in each of {COPIES // 2} zones")
        _named_nodes(azs, nodes_per_az)
        self.directory.mkdir(parents=True, exist_ok=True)
        strangers = sorted([entry.name for entry in self.directory.iterdir()])
        if strangers:
            raise ClusterError(f'directory "{self.directory}" is not empty ("{strangers[0]}") and holds no cluster.toml')
        describe(self.directory, path, azs=azs, nodes_per_az=nodes_per_az, port=port, backup=backup, backup_retention=backup_retention,
                 backup_interval=interval, master_key=key, tails=tails, max_prepared_transactions=prepared)

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
        environment = {**os.environ, "PYTHONPATH": paths}
        if sys.dont_write_bytecode:  # then beside our data: to compile everything again takes every process half a second
            environment.pop("PYTHONDONTWRITEBYTECODE", None)
            environment.setdefault("PYTHONPYCACHEPREFIX", str(self.directory / "bytecode"))
        with open(logs / f"{name}.log", "ab") as log:
            self._begun[name] = log.tell()
            self._children[name] = subprocess.Popen(
                [sys.executable, "-m", "aurorapy", *arguments, *fsync], stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                env=environment)
        for pid in [pid for pid, process in _STARTED.items() if process.poll() is not None]:
            del _STARTED[pid]
        _STARTED[self._children[name].pid] = self._children[name]

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
        self._read()
        self.start(*[node.name for node in self.topology.nodes])
        self.start(WRITER)

    def _expanded(self, names: tuple[str, ...]) -> list[str]:
        self._read()
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
            while not (self._is_ready(name) and answers(host, port)):
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
            child = _STARTED.get(pid)  # whoever of this process has started it: else nobody asks how it ended
            while child.poll() is None if child is not None else self._process_id(name) == pid:
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
        """End the writer, then the nodes, those as well that somebody else has added."""
        self._read()
        for names in ((WRITER,), tuple([node.name for node in self.topology.nodes])):
            self._signal(names, signal.SIGCONT, wait=False)
            self._signal(names, signal.SIGTERM, wait=True)

    # --- members ---

    def add_node(self, az: str | None = None) -> str:
        """One more storage node, as a spare: its name. `az` None: the zone that has the fewest."""
        port = _ports(1)[0]

        def one_more(topology: Topology) -> Topology:
            zones = [node.az for node in topology.nodes]
            zone = az if az is not None else min(sorted(set(zones)), key=zones.count)
            if zone not in zones:
                raise ClusterError(f'availability zone "{zone}" does not exist')
            taken = {node.name for node in topology.nodes}
            name = next(name for n in range(1, len(zones) + 2) if (name := f"{zone}{n}") not in taken)
            return changed(topology, nodes=(*topology.nodes, NodeAddress(name, zone, "127.0.0.1", port, self.directory / "nodes" / name)))

        self._change(one_more)
        name = self.topology.nodes[-1].name
        self.start(name)
        return name

    def replace(self, name: str, by: str | None = None, *, wait: bool = True, progress: Callable[[int], object] = lambda percent: None) -> str:
        """Have a spare take a member's place while everybody works on: its name. `by` None: a spare of the same zone that runs; without
        one the node itself gets an empty disk. `wait`: until it has all, and the disk of the one that has left is empty. `progress` gets per cent."""
        self._read()
        if name == WRITER:
            raise ClusterError("the writer has no disk")
        node = self._node(name)
        spares = [spare.name for spare in self.topology.spares(node.az) if self._process_id(spare.name) is not None]
        if name not in self.topology.members:
            raise ClusterError(f'storage node "{name}" is a spare: nothing is on it')
        if by is None and not spares:
            self._empty_member(name)
            if wait:
                self._until(lambda: self._share(name) == 100, lambda: self._share(name), progress)
            return name
        successor = by if by is not None else spares[0]
        self._node(successor)
        self._need_writer()
        self._change(lambda topology: topology.with_member(name, successor))
        if wait:
            self._until(self._is_settled, lambda: self._share(successor), progress)
            if self.topology.members.count(successor) and name not in self.topology.members:
                self._empty(name)
        return successor

    def cancel(self, name: str) -> None:
        """A member that is being replaced stays. `name`: it, or the spare. Returns when it is a member alone again."""
        self._read()
        memberships = _volumes(self._told()).values()
        places = {node.name: at for at, node in enumerate(self.topology.nodes)}
        at = places[self._node(name).name]
        doubles = {slot for members in memberships for slot in members.slots if len(slot) > 1 and at in slot}
        if not doubles:
            raise ClusterError(f'storage node "{name}" is not being replaced')
        stays, goes = [self.topology.nodes[place].name for place in doubles.pop()]
        self._need_writer()
        if goes in self.topology.members:
            self._change(lambda topology: topology.with_member(goes, stays))
        self._until(self._is_settled)

    def lose_az(self, az: str, *, wait: bool = True) -> None:
        """Declare that a zone is away for long: as soon as the four other members are level, three of them are enough to write."""
        self._need_writer()

        def without(topology: Topology) -> Topology:
            if topology.lost not in (None, az):
                raise ClusterError(f'availability zone "{topology.lost}" is lost already')
            return changed(topology, lost=az)

        self._change(without)
        if wait:
            self._until(self._is_settled)

    def return_az(self, az: str, *, wait: bool = True) -> None:
        """A zone that was lost is back: its nodes are started, and count again when they have caught up."""
        self._read()
        if self.topology.lost != az:
            raise ClusterError(f'availability zone "{az}" is not lost')
        self._need_writer()
        self.start(az)
        self._change(lambda topology: changed(topology, lost=None))
        if wait:
            self._until(self._is_settled)

    def _node(self, name: str) -> NodeAddress:
        try:
            return self.topology.node(name)
        except TopologyError as e:
            raise ClusterError(str(e)) from None

    def _need_writer(self) -> None:
        if self._process_id(WRITER) is None:
            raise ClusterError("the writer does not run; it is the one who changes the members")

    def _empty(self, name: str) -> None:
        """A node that holds nothing any more, or whose disk is to be filled anew, gets an empty one."""
        runs = self._process_id(name) is not None
        self._signal((name,), signal.SIGKILL, wait=True)
        shutil.rmtree(self.topology.node(name).data, ignore_errors=True)
        if runs:
            self.start(name)

    def _empty_member(self, name: str) -> None:
        """Nothing is lost by that as long as enough others have all that they acknowledged."""
        needed = READ_QUORUM if self.topology.lost else WRITE_QUORUM
        others = [row["node"] for row in self.status() if row["node"] in self.topology.members and row["node"] != name and row["hydrated"] == 100]
        if len(others) < needed:
            raise ClusterError(f"only {len(others)} other storage nodes are up and complete; {needed} are needed to replace one")
        self._empty(name)
        self.start(name)

    def _until(self, reached: Callable[[], bool], share: Callable[[], int] = lambda: 0, progress: Callable[[int], object] = lambda percent: None) -> None:
        shown = 0
        while not reached():
            shown = max(shown, min(99, share()))
            progress(shown)
            self._need_writer()
            time.sleep(LOOK_SECONDS)
        progress(100)

    def _share(self, name: str) -> int:
        """Per cent of what a node must have that it has."""
        return next((row["hydrated"] for row in self.status() if row["node"] == name and row["role"] != "spare"), 0) or 0

    def _is_settled(self) -> bool:
        """Every volume is as the topology wants it, and its writer counts so."""
        self._read()
        lost = [name for name in self.topology.members if self.topology.node(name).az == self.topology.lost]
        try:
            connection = self.connect(timeout=SQL_SECONDS)
        except Exception:
            return False  # it is being recovered, say
        try:
            cursor = connection.cursor()
            cursor.execute("SELECT members, lost FROM aurora_membership()")
            return all(row == (" ".join(self.topology.members), " ".join(lost)) for row in map(tuple, cursor.fetchall()))
        except Exception:
            return False
        finally:
            with contextlib.suppress(Exception):
                connection.close()

    def _told(self) -> list[dict[str, Any]]:
        """What the nodes say of themselves, in the topology's order."""
        links = Links(self.topology, "control")
        try:
            members = [Link(links, i, node) for i, node in enumerate(self.topology.nodes)]
            end = time.monotonic() + 1.0
            while not all(link.up.is_set() or self._process_id(link.name) is None for link in members) and time.monotonic() < end:
                time.sleep(0.005)
            return [link.status() for link in members]
        finally:
            links.close()

    def status(self) -> list[dict[str, Any]]:
        """A row a node: name, az, state (up, down, paused...), role (member, or full and tail; spare, joining, leaving, lost), process,
        what it holds, and how much of what it must have (`hydrated`, per cent); and one for the writer."""
        self._read()
        told = self._told()
        volumes = _volumes(told)
        rows = []
        for at, (node, row) in enumerate(zip(self.topology.nodes, told, strict=True)):
            holds = held(row)
            row.pop("held", None)
            if row["hydrated"] and any(at in members.members and id not in holds for id, members in volumes.items()):
                row["hydrated"] = 0  # its disk is new
            pid = self._process_id(node.name)
            if row["state"] == "down" and pid is not None:
                row["state"] = "silent"
            rows.append(row | {"role": role(at, volumes.values()), "pid": pid, "address": f"{node.host}:{node.port}"})
        pid = self._process_id(WRITER)
        up = pid is not None and answers(self.topology.host, self.topology.port)
        rows.append({"node": WRITER, "az": None, "state": "up" if up else "down" if pid is None else "silent", "role": None, "pid": pid,
                     "address": f"{self.topology.host}:{self.topology.port}"})
        return rows

    def stop(self) -> None:
        """`down`, and remove a temporary directory. May be called twice."""
        self.close_keeping()
        if hasattr(self, "topology"):
            self.down()
        if self.temporary:
            shutil.rmtree(self.directory, ignore_errors=True)
            _TEMPORARY.discard(self)

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *exc: object) -> None:
        self.stop()


def _volumes(told: list[dict[str, Any]]) -> dict[int, Membership]:
    """The members of all volumes that a read quorum holds, as the nodes know them."""
    found: dict[int, dict[int, tuple[int, Membership]]] = {}
    for at, row in enumerate(told):
        for id, known in held(row).items():
            found.setdefault(id, {})[at] = known
    volumes = {id: newest(known.values()) for id, known in found.items()}
    return {id: members for id, members in volumes.items() if satisfies(members.read, found[id])}


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
