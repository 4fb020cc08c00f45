"""The engine: storage fleet, databases and roles of one server.

What databases share — their list and the roles — is a tree in the system volume (volume 0).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aurorapy import errors
from aurorapy.storage.btree import Tree
from aurorapy.storage.rim.local import LocalFleet

from .catalog.system import System
from .database import Database

SYSTEM_VOLUME, SYSTEM_ROOT = 0, 1
BOOTSTRAP_ROLE_OID = 10


class Engine:
    """All its methods run on the server's loop thread."""

    def __init__(self, directory: Path, *, fsync: bool, post: Any, wait: Any, user: str, database: str, cache_bytes: int) -> None:
        self.fleet = LocalFleet(directory, fsync=fsync, post=post, wait=wait, cache_bytes=cache_bytes)
        self.databases: dict[str, Database] = {}
        if SYSTEM_VOLUME in self.fleet.volume_ids():
            self.system = self.fleet.open_volume(SYSTEM_VOLUME)
            self.tree = Tree(self.system, SYSTEM_ROOT)
        else:
            self.system = self.fleet.create_volume(SYSTEM_VOLUME)
            mtr = self.system.begin()
            Tree.create(mtr)
            mtr.commit()
            self.tree = Tree(self.system, SYSTEM_ROOT)
            self._put(("role", user), (BOOTSTRAP_ROLE_OID, True, None))
        if self._get(("role", user)) is None:
            self._put(("role", user), (self._next_oid(), True, None))
        for name in dict.fromkeys((database, "postgres")):
            if self._get(("database", name)) is None:
                self.create_database(name)

    # --- the system tree ---

    def _get(self, key: tuple[str, str]) -> Any:
        return self.tree.get(key, self.system.lsn)

    def _put(self, key: tuple[str, str], value: Any) -> int:
        mtr = self.system.begin()
        if self._get(key) is None:
            self.tree.insert(mtr, key, value)
        else:
            self.tree.update(mtr, key, value)
        return int(mtr.commit())

    def _next_oid(self) -> int:
        n = (self._get(("counter", "oid")) or 16384) + 1
        self._put(("counter", "oid"), n)
        return int(n)

    def names(self, kind: str) -> list[tuple[str, Any]]:
        """(name, value) of every database or role."""
        return [(k[1], v) for keys, values in self.tree.scan(self.system.lsn) for k, v in zip(keys, values, strict=True) if k[0] == kind]

    # --- databases ---

    def create_database(self, name: str) -> Database:
        """A new database on a volume of its own."""
        volume = self.fleet.create_volume(max(self.fleet.volume_ids(), default=0) + 1)
        database = Database(name, volume, System())
        database.create()
        self._put(("database", name), (volume.volume_id, self._next_oid()))
        self.databases[name] = database
        return database

    def database(self, name: str) -> Database:
        """An open database by name, or 3D000."""
        found = self.databases.get(name)
        if found is None:
            known = self._get(("database", name))
            if known is None:
                raise errors.FatalInvalidCatalogName(f'database "{name}" does not exist')
            found = Database(name, self.fleet.open_volume(known[0]), System())
            found.load()
            self.databases[name] = found
        return found

    # --- roles ---

    def role(self, name: str) -> Any:
        """(oid, may log in, SCRAM verifier or None); None when there is none."""
        return self._get(("role", name))

    def role_oid(self, name: str) -> int | None:
        found = self.role(name)
        return int(found[0]) if found is not None else None

    def role_name(self, oid: int) -> str | None:
        return next((n for n, v in self.names("role") if v[0] == oid), None)

    def set_password(self, name: str, verifier: Any) -> None:
        """Keep a role's SCRAM verifier."""
        found = self.role(name)
        self._put(("role", name), (found[0], found[1], verifier))

    def close(self) -> None:
        """Stop the fleet."""
        self.fleet.close()
