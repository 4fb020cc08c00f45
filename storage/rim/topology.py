"""A cluster's topology: one TOML file that every process of it reads.

    name = "cluster"
    master_key = "file:/..."       optional: what encrypts the nodes' disks (`masterkey`)
    secret = "..."                 what its processes show each other; 32 random bytes in hexadecimal
    replace_after = 60             seconds that a node may be dead before a spare of its zone takes its place; 0: for ever
    members = ["a1", ...]          the six that are to hold the volumes; without it the first six nodes. The others are spares
    lost = "b"                     optional: a zone that is declared lost
    tails = true                   optional: of the two members in each zone the second keeps the log only; volumes keep the kinds they were made with
    backup = "s3://bucket/prefix"  optional: where the nodes back up; a directory that all of them see, or a service
    backup_retention = "7d"        optional: how long one can go back; without it for ever
    backup_interval = 2            optional: seconds after which, at the latest, log goes to the store
    max_prepared_transactions = 0  optional: how many prepared transactions the writer has at a time

    [tls]                          optional: certificate, key, authority (PEM files)

    [writer]
    listen = "127.0.0.1:5432"

    [[nodes]]
    name = "a1"
    az = "a"
    address = "127.0.0.1:7001"
    data = "nodes/a1"              relative to the file

Nodes are known to volumes by their place in the list: new ones come to its end, and none is ever taken out. The writer and the nodes
look at the file now and then: whoever changes it (`change_topology`) says how things should be, and the writer brings it about.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import logging
import os
import ssl
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from aurorapy.limits import PREPARED_TRANSACTIONS_MAX
from aurorapy.records import dataclass
from aurorapy.storage.changes import Target
from aurorapy.storage.node.backup import LOG_SECONDS
from aurorapy.storage.quorum import COPIES
from aurorapy.storage.rim.directory import replace_file

REPLACE_AFTER = 60.0
log = logging.getLogger("aurorapy.storage")


class TopologyError(Exception):
    """The file is not a topology."""


@dataclass(frozen=True, slots=True)
class NodeAddress:
    name: str
    az: str
    host: str
    port: int
    data: Path


@dataclass(frozen=True, slots=True)
class Tls:
    """PEM files: the certificate that all processes show, its key, and the authority that signed it."""

    certificate: str
    key: str
    authority: str

    def server(self) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=self.authority)
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_cert_chain(self.certificate, self.key)
        return context

    def client(self) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.SERVER_AUTH, cafile=self.authority)
        context.check_hostname = False  # nodes are known by the authority and the secret, not by a host's name
        context.load_cert_chain(self.certificate, self.key)
        return context


@dataclass(frozen=True, slots=True)
class Topology:
    path: Path
    name: str
    secret: bytes
    host: str
    port: int
    nodes: tuple[NodeAddress, ...]
    tls: Tls | None = None
    members: tuple[str, ...] = ()  # names, by slot
    lost: str | None = None
    replace_after: float = REPLACE_AFTER  # seconds; 0: never
    master_key: str | None = None
    backup: str | None = None
    backup_retention: str | None = None
    has_tails: bool = False
    backup_interval: float = LOG_SECONDS
    max_prepared_transactions: int | None = None

    @property
    def identity(self) -> str:
        """Tells this cluster's backup from any other's."""
        return hashlib.sha256(b"backup" + self.secret).hexdigest()[:32]

    @property
    def tails(self) -> tuple[int, ...]:
        """The slots that keep the log only: the last one in each zone."""
        last = {self.node(name).az: at for at, name in enumerate(self.members)}
        return tuple(sorted(last.values())) if self.has_tails else ()

    @property
    def target(self) -> Target:
        """How every volume should be."""
        places = {node.name: at for at, node in enumerate(self.nodes)}
        lost = tuple([at for at, name in enumerate(self.members) if self.node(name).az == self.lost])
        return Target(tuple([places[name] for name in self.members]), self.tails, lost)

    def spares(self, az: str | None = None) -> list[NodeAddress]:
        """The nodes (of a zone) that are not to hold volumes."""
        return [node for node in self.nodes if node.name not in self.members and az in (None, node.az)]

    def with_member(self, name: str, successor: str) -> Topology:
        """TopologyError if the one is no member, or the other one is."""
        if name not in self.members:
            raise TopologyError(f'storage node "{name}" is no member')
        if self.node(successor).name in self.members:
            raise TopologyError(f'storage node "{successor}" is a member already')
        return replace(self, members=tuple([successor if member == name else member for member in self.members]))

    def node(self, name: str) -> NodeAddress:
        """TopologyError if there is no such node."""
        for node in self.nodes:
            if node.name == name:
                return node
        raise TopologyError(f'storage node "{name}" does not exist in "{self.path}"')

    def named(self, name: str) -> list[NodeAddress]:
        """A node, or all nodes of an availability zone."""
        zone = [node for node in self.nodes if node.az == name]
        return zone or [self.node(name)]

    def write(self) -> None:
        """Durable, whole or not at all, readable by its owner only: the secret is in it."""
        lines = [f'name = "{self.name}"', f'secret = "{self.secret.hex()}"', f"replace_after = {self.replace_after:g}"]
        lines.append("members = [" + ", ".join([f'"{name}"' for name in self.members or [node.name for node in self.nodes[:COPIES]]]) + "]")
        options = (("master_key", self.master_key), ("backup", self.backup), ("backup_retention", self.backup_retention), ("lost", self.lost))
        lines += [f"{key} = {json.dumps(value)}" for key, value in options if value is not None]
        lines += [f"backup_interval = {self.backup_interval:g}"] if self.backup_interval != LOG_SECONDS else []
        lines += [f"max_prepared_transactions = {self.max_prepared_transactions}"] if self.max_prepared_transactions is not None else []
        lines += ["tails = true", ""] if self.has_tails else [""]
        if self.tls is not None:
            lines += ["[tls]", f'certificate = "{self.tls.certificate}"', f'key = "{self.tls.key}"', f'authority = "{self.tls.authority}"', ""]
        lines += ["[writer]", f'listen = "{_address(self.host, self.port)}"', ""]
        for node in self.nodes:
            data = os.path.relpath(node.data, self.path.parent)
            lines += ["[[nodes]]", f'name = "{node.name}"', f'az = "{node.az}"', f'address = "{_address(node.host, node.port)}"', f'data = "{data}"', ""]
        replace_file(self.path, "\n".join(lines), fsync=True)


class Watch:
    """Tells when the file of a topology has changed. What is no topology, or has other nodes than before at its beginning, is not taken."""

    def __init__(self, topology: Topology) -> None:
        self._topology = topology
        self._seen: tuple[int, int] | None = None  # it may have changed since it was read

    def _stamp(self) -> tuple[int, int] | None:
        try:
            found = self._topology.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino

    def look(self) -> Topology | None:
        """The topology, if it has changed since the last look."""
        stamp = self._stamp()
        if stamp == self._seen or stamp is None:
            return None
        self._seen = stamp
        try:
            changed = read_topology(self._topology.path)
        except TopologyError as error:
            log.warning("the topology stays as it was: %s", error)
            return None
        if changed == self._topology:
            return None
        if changed.nodes[: len(self._topology.nodes)] != self._topology.nodes:
            log.warning('the topology stays as it was: in "%s" nodes are missing, or have moved', changed.path)
            return None
        self._topology = changed
        return changed


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _parsed(address: Any, path: Path) -> tuple[str, int]:
    host, _, port = str(address).rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise TopologyError(f'"{path}": "{address}" is not HOST:PORT')
    return host.strip("[]"), int(port)


def read_topology(path: Path) -> Topology:
    """TopologyError says in one line what is wrong."""
    try:
        given = tomllib.loads(path.read_text())
        nodes = tuple([
            NodeAddress(str(node["name"]), str(node["az"]), *_parsed(node["address"], path), path.parent / str(node["data"])) for node in given["nodes"]
        ])
        tls = Tls(given["tls"]["certificate"], given["tls"]["key"], given["tls"]["authority"]) if "tls" in given else None
        host, port = _parsed(given["writer"]["listen"], path)
        secret = bytes.fromhex(given["secret"])
        name = str(given["name"])
        members = tuple([str(member) for member in given.get("members", [node.name for node in nodes[:COPIES]])])
        lost = str(given["lost"]) if "lost" in given else None
        backup, retention = given.get("backup"), given.get("backup_retention")
        key = str(given["master_key"]) if "master_key" in given else None
        tails = given.get("tails", False)
        if not isinstance(tails, bool):
            raise ValueError("tails is true or false")
        if not isinstance(backup, str | None) or not isinstance(retention, str | None):
            raise TopologyError(f'"{path}": backup and backup_retention are strings')
        after = float(given.get("replace_after", REPLACE_AFTER))
        interval = float(given.get("backup_interval", LOG_SECONDS))
        if interval <= 0:
            raise ValueError("backup_interval is a number of seconds")
        prepared = given.get("max_prepared_transactions")
        if prepared is not None and (type(prepared) is not int or not 0 <= prepared <= PREPARED_TRANSACTIONS_MAX):
            raise ValueError(f"max_prepared_transactions is a number from 0 to {PREPARED_TRANSACTIONS_MAX}")
        topology = Topology(path, name, secret, host, port, nodes, tls, members, lost, after, key, backup, retention, tails, interval, prepared)
    except OSError as error:
        raise TopologyError(f'"{path}": {error.strerror}') from None
    except tomllib.TOMLDecodeError as error:
        raise TopologyError(f'"{path}" is not TOML: {error}') from None
    except (KeyError, TypeError, ValueError) as error:
        raise TopologyError(f'"{path}" is not a topology: {error!r}') from None
    _check(topology)
    return topology


def _check(topology: Topology) -> None:
    names = {node.name for node in topology.nodes}
    if len(topology.nodes) < COPIES or len(names) != len(topology.nodes):
        raise TopologyError(f'"{topology.path}": {len(topology.nodes)} storage nodes; {COPIES} with names of their own are needed')
    if len(topology.members) != COPIES or len(names.intersection(topology.members)) != COPIES:
        raise TopologyError(f'"{topology.path}": the members are not {COPIES} of the nodes')
    if topology.lost is not None and len(topology.target.lost) != COPIES // 3:
        raise TopologyError(f'"{topology.path}": {len(topology.target.lost)} members are in zone "{topology.lost}"; only a zone with {COPIES // 3} can be lost')
    zones = [topology.node(name).az for name in topology.members]
    if topology.has_tails and any(zones.count(zone) != COPIES // 3 for zone in zones):
        raise TopologyError(f'"{topology.path}": with tails, {COPIES // 3} members are in each zone')
    if len(topology.secret) < 16:
        raise TopologyError(f'"{topology.path}": the secret has less than 16 bytes')


def change_topology(path: Path, change: Callable[[Topology], Topology]) -> Topology:
    """Write what `change` makes of the file, one at a time. TopologyError as `read_topology`, and whatever `change` raises."""
    with open(os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        changed = change(read_topology(path))
        _check(changed)
        changed.write()
        return changed
