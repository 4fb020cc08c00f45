"""A cluster's topology: one TOML file that every process of it reads.

    name = "cluster"
    master_key = "file:/..."       optional: what encrypts the nodes' disks (`masterkey`)
    secret = "..."                 what its processes show each other; 32 random bytes in hexadecimal
    backup = "s3://bucket/prefix"  optional: where the nodes back up; a directory that all of them see, or a service
    backup_retention = "7d"        optional: how long one can go back; without it for ever

    [tls]                          optional: certificate, key, authority (PEM files)

    [writer]
    listen = "127.0.0.1:5432"

    [[nodes]]
    name = "a1"
    az = "a"
    address = "127.0.0.1:7001"
    data = "nodes/a1"              relative to the file
"""

from __future__ import annotations

import hashlib
import json
import os
import ssl
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aurorapy.storage.quorum import COPIES


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
    master_key: str | None = None
    backup: str | None = None
    backup_retention: str | None = None

    @property
    def identity(self) -> str:
        """Tells this cluster's backup from any other's."""
        return hashlib.sha256(b"backup" + self.secret).hexdigest()[:32]

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
        lines = [f'name = "{self.name}"', f'secret = "{self.secret.hex()}"']
        options = (("master_key", self.master_key), ("backup", self.backup), ("backup_retention", self.backup_retention))
        lines += [f"{key} = {json.dumps(value)}" for key, value in options if value is not None]
        lines.append("")
        if self.tls is not None:
            lines += ["[tls]", f'certificate = "{self.tls.certificate}"', f'key = "{self.tls.key}"', f'authority = "{self.tls.authority}"', ""]
        lines += ["[writer]", f'listen = "{_address(self.host, self.port)}"', ""]
        for node in self.nodes:
            data = os.path.relpath(node.data, self.path.parent)
            lines += ["[[nodes]]", f'name = "{node.name}"', f'az = "{node.az}"', f'address = "{_address(node.host, node.port)}"', f'data = "{data}"', ""]
        fresh = self.path.with_suffix(".new")
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write("\n".join(lines))
            file.flush()
            os.fsync(file.fileno())
        fresh.rename(self.path)


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
        backup, retention = given.get("backup"), given.get("backup_retention")
        key = str(given["master_key"]) if "master_key" in given else None
    except OSError as error:
        raise TopologyError(f'"{path}": {error.strerror}') from None
    except tomllib.TOMLDecodeError as error:
        raise TopologyError(f'"{path}" is not TOML: {error}') from None
    except (KeyError, TypeError, ValueError) as error:
        raise TopologyError(f'"{path}" is not a topology: {error!r}') from None
    if len(nodes) != COPIES or len({node.name for node in nodes}) != COPIES:
        raise TopologyError(f'"{path}": {len(nodes)} storage nodes; {COPIES} with names of their own are needed')
    if len(secret) < 16:
        raise TopologyError(f'"{path}": the secret has less than 16 bytes')
    if not isinstance(backup, str | None) or not isinstance(retention, str | None):
        raise TopologyError(f'"{path}": backup and backup_retention are strings')
    return Topology(path, name, secret, host, port, nodes, tls, key, backup, retention)
