"""Rotation of a master key: the data keys of a data directory, of a cluster's nodes, or of a sealed backup are wrapped anew. Nothing else is written."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from aurorapy.storage.rim.directory import DataDirectory, DirectoryFormat
from aurorapy.storage.rim.keyring import open_keyring
from aurorapy.storage.rim.masterkey import MasterKeyError, master_key
from aurorapy.storage.rim.sealing import rewrap
from aurorapy.storage.rim.topology import change_topology, read_topology


def rotate(data: Path | None, old: str | None, new: str, backup: str | None = None) -> int:
    """The number of data keys that are wrapped by the key named `new` now: of a data directory or a cluster, and of a store (a cluster's own goes
    with it). A rotation that was cut short may be run again.

    DirectoryInUse, DirectoryFormat, MasterKeyError, TopologyError, StoreError: nothing has changed, but for a cluster whose nodes before the failing
    one have the new key.
    """
    topology = read_topology(data / "cluster.toml") if data is not None and (data / "cluster.toml").exists() else None
    if topology is not None:
        old, backup = topology.master_key, backup or topology.backup
    if old is None:
        raise MasterKeyError(f'"{data}" is not encrypted' if topology else "the master key until now is needed")
    directories = [node.data for node in topology.nodes] if topology is not None else [] if data is None else [data]
    master_key(new)  # it is there
    with ExitStack() as locked:
        for directory in directories:
            locked.callback(DataDirectory(directory).close)
        if backup is not None:
            rewrap(backup, old, new, check=True)
        count = sum([_rewrapped(directory, old, new) for directory in directories])
        if backup is not None:
            count += rewrap(backup, old, new)
        if topology is not None:
            change_topology(topology.path, lambda found: replace(found, master_key=new))
    return count


def _rewrapped(directory: Path, old: str, new: str) -> int:
    try:
        keyring = open_keyring(directory, old)
    except DirectoryFormat:
        if open_keyring(directory, new) is None:
            raise
        return 0  # it was its turn already
    if keyring is None:
        raise DirectoryFormat(f'data directory "{directory}" is not encrypted')
    return keyring.rewrap(master_key(new))
