"""The engine: storage fleet, databases and roles of one server.

What databases share — their list and the roles — is a tree in the system volume (volume 0).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aurorapy import errors
from aurorapy.planner.types.keyed import Keyed
from aurorapy.planner.types.ordered import Ordered
from aurorapy.planner.types.shaped import Shaped
from aurorapy.storage import codec
from aurorapy.storage.btree import Tree
from aurorapy.storage.rim.fleet import Fleet
from aurorapy.storage.rim.gathering import Gathering
from aurorapy.storage.rim.local import LocalFleet
from aurorapy.storage.volume import Parent, Volume

from . import branching, moments, templates
from . import faults as _faults  # noqa: F401  (its functions register themselves)
from . import travelling as _travelling  # noqa: F401
from .backups import BackupOptions, Backups
from .catalog import activity_functions as _activity_functions  # noqa: F401
from .catalog import directory_functions as _directory_functions  # noqa: F401
from .catalog import file_functions as _file_functions  # noqa: F401
from .catalog import functions as _functions  # noqa: F401
from .catalog import index_functions as _index_functions  # noqa: F401
from .catalog import index_properties as _index_properties  # noqa: F401
from .catalog import partition_functions as _partition_functions  # noqa: F401
from .catalog import rare_functions as _rare_functions  # noqa: F401
from .catalog import server_functions as _server_functions  # noqa: F401
from .catalog import view_functions as _view_functions  # noqa: F401
from .catalog.system import System
from .clock import Clock
from .database import Database
from .decoding import functions as _decoding_functions  # noqa: F401
from .decoding import origins as _origins  # noqa: F401
from .decoding.slots import Slots
from .prepared_transactions.registry import Registry
from .privileges import functions as _privilege_functions  # noqa: F401
from .privileges.roles import may_signal
from .roles import PREDEFINED
from .settings import show_ms
from .system_settings import Configured
from .upkeep import retain

if TYPE_CHECKING:
    from aurorapy.past import Past
    from aurorapy.storage.rim.topology import Topology

SYSTEM_VOLUME, SYSTEM_ROOT = 0, 1
BOOTSTRAP_ROLE_OID = 10
SUPERUSER = {"superuser": True, "inherit": True, "createrole": True, "createdb": True, "replication": True, "bypassrls": True, "connection_limit": -1}

codec.carry(Shaped, 4, lambda v: (v.items, v.lengths, v.lowers), Shaped)
codec.carry(Ordered, 5, lambda v: (v.opclass, v.datum), Ordered)
codec.carry(Keyed, 6, lambda v: (v.type, v.datum), Keyed)


class Engine:
    """All its methods run on the server's loop thread."""

    def __init__(self, where: Path | Topology, *, fsync: bool, post: Any, wait: Any, patience: Any, alone: Any, later: Any, user: str, database: str,
                 cache_bytes: int, now: Callable[[], int], retention_us: int = 0, master_key: str | None = None,
                 backup: BackupOptions | None = None) -> None:
        """`where`: a data directory with nodes in this process, or a cluster's topology. `now`: microseconds since 2000. `retention_us`: how
        far back every database can be read, branched and rewound."""
        self.fleet: Fleet
        self.waiting = 0  # sessions that wait for something
        self._opening: bool = True  # there are no sessions to wait in, and the loop does not turn

        def hook(register: Any) -> Any:
            return (self.fleet.wait_alone if self._opening else wait)(register)

        self.now, self.retention_us = now, retention_us
        self.started = now()
        self.resets: dict[str, int] = {}  # when statistics of what all databases share were reset
        self.facts = {"fsync": "on" if fsync else "off", "shared_buffers": str(cache_bytes // 8192)}  # settings that tell of this server
        self.given: frozenset[str] = frozenset()  # of the facts, settings that the server was started with
        self.tsearch_data = "tsearch_data"  # the directory of dictionaries' files
        self.prepared = Registry(self)
        self.slots = Slots(self)
        self.pasts: dict[tuple[int, int], Past] = {}  # what sessions read of the past, by volume and LSN
        self.backups = None if backup is None else Backups(backup, where)
        backing = None if self.backups is None else self.backups.backing
        self.data_directory = where if isinstance(where, Path) else None
        self.configured = Configured(self.data_directory)
        if isinstance(where, Path):
            self.fleet = LocalFleet(where, fsync=fsync, post=post, wait=hook, cache_bytes=cache_bytes, backing=backing, master_key=master_key)
            self.fleet.alone = alone
        else:
            from aurorapy.storage.rim.remote import RemoteFleet

            self.fleet = RemoteFleet(where, post=post, wait=hook, cache_bytes=cache_bytes, patience=patience)
            self.fleet.opener = self.volume
        try:
            self._open(user, database)
            self._opening = False
            self.fleet.gathering = Gathering(later)
        except BaseException:
            self.fleet.close()
            raise

    @property
    def retention(self) -> str:
        """The retention window, as SHOW prints it."""
        return show_ms(self.retention_us // 1000)

    def _open(self, user: str, database: str) -> None:
        self.databases: dict[str, Database] = {}
        self.named: set[str] = set()  # databases that a session is making, dropping or renaming (`databases.alone`)
        self.roles_version = 0  # rises with each change of a role or of a database's owner
        known = self.fleet.all_volume_ids()
        if SYSTEM_VOLUME in self.fleet.volume_ids():
            self.system = self.fleet.open_volume(SYSTEM_VOLUME)
            self.tree = Tree(self.system, SYSTEM_ROOT)
            branching.sweep(self, known)
        else:
            self.system = self.fleet.create_volume(SYSTEM_VOLUME)
            mtr = self.system.begin()
            Tree.create(mtr)
            mtr.commit()
            self.tree = Tree(self.system, SYSTEM_ROOT)
            self.put(("role", user), (BOOTSTRAP_ROLE_OID, True, None, SUPERUSER))
        if self.entry(("role", user)) is None:
            self.put(("role", user), (self.next_oid(), True, None, SUPERUSER))
        for name in dict.fromkeys((database, "postgres")):
            if self.entry(("database", name)) is None:
                self.create_database(name)
        self.prepared.open()
        self.slots.open()

    # --- the system tree ---

    def entry(self, key: tuple[str, str]) -> Any:
        """A value of the system tree by its kind and name, None if there is none."""
        return self.tree.get(key, self.system.lsn)

    def put(self, key: tuple[str, str], value: Any) -> int:
        """Enter or replace a value of the system tree: the LSN at which that is durable."""
        mtr = self.system.begin()
        self.write(mtr, {key: value})
        return int(mtr.commit())

    def write(self, mtr: Any, changes: dict[tuple[str, str], Any]) -> None:
        """Change values of the system tree in a mini-transaction; None deletes."""
        for key, value in changes.items():
            known = self.entry(key)
            if value is not None:
                (self.tree.insert if known is None else self.tree.update)(mtr, key, value)
            elif known is not None:
                self.tree.delete(mtr, key)

    def system_identifier(self) -> int:
        """What tells this system from others, made when it is first asked for."""
        key = "counter", "system identifier"
        if self.entry(key) is None:
            now = self.now()
            self.put(key, now // 1_000_000 << 32 | now % 1_000_000 << 12)
        return int(self.entry(key))

    def next_oid(self) -> int:
        """A fresh oid for a role or database."""
        n = (self.entry(("counter", "oid")) or 16384) + 1
        self.put(("counter", "oid"), n)
        return int(n)

    def names(self, kind: str) -> list[tuple[str, Any]]:
        """(name, value) of every database, role, branch or snapshot."""
        return [(k[1], v) for keys, values in self.tree.scan(self.system.lsn, (kind, ""), (kind + "\0", "")) for k, v in zip(keys, values, strict=True)]

    # --- databases ---

    def create_database(self, name: str, more: dict[str, Any] | None = None, oid: int | None = None) -> Database:
        """A new database on a volume of its own; it exists once the system tree says so."""
        volume = self.fleet.create_volume(self.next_volume())
        try:
            database = self.new_database(name, volume)
            database.create()
            oid = oid or self.next_oid()
            if self.database_value(name) is not None:  # somebody else's, made while this one waited
                raise errors.DuplicateDatabase(f'database "{name}" already exists')
        except BaseException:
            self.fleet.drop_volume(volume.volume_id)
            raise
        self.put(("database", name), (volume.volume_id, oid, more or {}))
        self.databases[name] = database
        return database

    def new_database(self, name: str, volume: Volume) -> Database:
        """A database on a volume; its catalog is neither made nor read yet."""
        if self.retention_us and volume.retained is None:
            volume.retained = volume.lsn
        return Database(name, volume, System(), self.now, self.retention_us)

    def next_volume(self) -> int:
        """A volume id that never was in use, and never will be again: what nodes still have of a dropped volume, or of one whose maker died, must
        not meet a new one. So no node hears of it before the counter is durable. May wait. QuorumLost if a volume could not be made."""
        self.fleet.check_room()
        n = max(self.entry(("counter", "volume")) or 0, *self.fleet.volume_ids()) + 1
        self.system.wait_durable(self.put(("counter", "volume"), n))
        return int(n)

    def database_value(self, name: str) -> Any:
        """(volume, oid, attributes) of a database, None when there is none."""
        return self.entry(("database", name))

    def put_database(self, name: str, value: Any) -> None:
        """Change a database's entry."""
        self.put(("database", name), value)
        self.roles_changed()

    def drop_database(self, name: str) -> list[tuple[int, moments.Line | None]]:
        """Forget a database; nobody is connected to it. The volumes to give back once that is durable (`drop_volumes`), each with where it
        branched off."""
        volume_id, oid = self.entry(("database", name))[:2]
        its_settings = [stored for stored, _ in self.names("setting") if stored.startswith(f"{oid}.")]
        mtr = self.system.begin()  # it may wait, nothing below does
        self.tree.delete(mtr, ("database", name))
        for stored in its_settings:
            self.tree.delete(mtr, ("setting", stored))
        doomed = self.unlist(mtr, volume_id, name)
        mtr.commit()
        self.databases.pop(name, None)
        kept = self.fleet.volumes.get(volume_id)
        if kept is not None:
            kept.forget_pages()
        return doomed

    def unlist(self, mtr: Any, volume_id: int, dropped: str | None = None) -> list[tuple[int, moments.Line | None]]:
        """Take a volume's branch entry, and its ancestors', out of the system tree, as far as nobody needs them without the database `dropped`."""
        branches = moments.lines(self)
        doomed = [(id, branches.get(id)) for id in branching.unneeded(self, volume_id, dropped)]
        for id, line in doomed:
            if line is not None:
                self.tree.delete(mtr, ("branch", str(id)))
        return doomed

    def drop_volumes(self, doomed: list[tuple[int, moments.Line | None]]) -> None:
        """Give volumes back to the storage, as soon as the backup has all of them."""
        for id, line in doomed:
            if self.backups is None:
                self._drop_volume(id, line)
            else:
                self.backups.drop_when_stored(id, partial(self._drop_volume, id, line))

    def _drop_volume(self, id: int, line: moments.Line | None) -> None:
        self.fleet.drop_volume(id)
        if line is not None and (parent := self.fleet.volumes.get(line.parent)) is not None:
            parent.release(line.lsn)

    def drop_when_durable(self, doomed: list[tuple[int, moments.Line | None]]) -> None:
        """`drop_volumes`, once the system volume's newest commit is durable: for what has no session to wait in."""
        if doomed:
            self.system.when_durable(self.system.lsn, lambda: self.drop_volumes(doomed))

    def volume(self, id: int) -> Volume:
        """An open volume, its ancestors opened before it."""
        branches = moments.lines(self)
        closed = []
        while id not in self.fleet.volumes:
            closed.append(id)
            if id not in branches:
                break
            id = branches[id].parent
        for id in reversed(closed):
            line = branches.get(id)
            parent = None if line is None else Parent(self.fleet.volumes[line.parent], line.lsn)
            held = [other.lsn for other in branches.values() if other.parent == id] + [value[1] for _, value in self.names("snapshot") if value[0] == id]
            self.fleet.open_volume(id, parent, held, self._retain)
        return self.fleet.volumes[closed[0] if closed else id]

    def _retain(self, volume: Volume) -> None:
        """Put the retention window in force on a volume that has written nothing yet."""
        if self.retention_us:
            line = moments.lines(self).get(volume.volume_id)
            with suppress(KeyError):  # its creator died before the first page was durable
                retain(volume, moments.clock_of(volume, self.now), self.retention_us, None if line is None else line.base or None)

    def rename_database(self, old: str, new: str) -> None:
        """Give a database another name."""
        value = self.entry(("database", old))
        mtr = self.system.begin()
        self.tree.delete(mtr, ("database", old))
        self.tree.insert(mtr, ("database", new), value)
        mtr.commit()
        known = self.databases.pop(old, None)
        if known is not None:
            known.name = new
            self.databases[new] = known

    def clock_of(self, volume: Volume) -> Clock:
        """A volume's clock."""
        found = next((d.clock for d in self.databases.values() if d.volume is volume), None)
        return found if found is not None else moments.clock_of(volume, self.now)

    def delete(self, keys: list[tuple[str, str]]) -> None:
        """Delete values of the system tree."""
        mtr = self.system.begin()
        self.write(mtr, dict.fromkeys(keys))
        mtr.commit()

    def snapshot(self, name: str) -> Any:
        """(volume, LSN, attributes) of a snapshot, None when there is none."""
        return self.entry(("snapshot", name))

    def database(self, name: str) -> Database:
        """An open database by name, or 3D000."""
        found = self.databases.get(name)
        if found is None:
            known = self.entry(("database", name))
            if known is None:
                raise errors.FatalInvalidCatalogName(f'database "{name}" does not exist')
            found = self.new_database(name, self.volume(known[0]))
            found.load()
            self.databases[name] = found
            self.prepared.load(found)
            self.slots.load(found)
        return found

    # --- roles ---

    def role(self, name: str) -> Any:
        """(oid, may log in, SCRAM verifier or None, attributes); None when there is none."""
        return self.entry(("role", name))

    def store_shared(self, changes: dict[tuple[str, str], Any]) -> None:
        """A transaction's changes to roles and other things that databases share, in one mini-transaction; None drops."""
        mtr = self.system.begin()
        self.write(mtr, changes)
        mtr.commit()
        self.roles_changed()

    def roles_changed(self) -> None:
        """Roles have changed, or who owns a database: nobody's plans of before hold for those who are no superusers."""
        self.roles_version += 1
        for database in self.databases.values():
            for session in database.sessions:
                session.context.renew_role()

    def database_oid(self, name: str) -> int:
        """A database's oid, 0 when there is none."""
        found = self.entry(("database", name))
        return int(found[1]) if found is not None else 0

    def database_name(self, oid: int) -> str:
        """The name of a database's oid, or 3D000."""
        name = next((n for n, v in templates.entries(self) if v[1] == oid), None)
        if name is None:
            raise errors.InvalidCatalogName(f"database with OID {oid} does not exist")
        return name

    def signal(self, session: Any, pid: int, *, terminate: bool) -> bool:
        """Cancel the statement of another session, or end it; False with a warning when there is no such session."""
        from .commands import warning

        for database in self.databases.values():
            for other in database.sessions:
                if other.pid == pid:
                    may_signal(session, other, terminate=terminate)
                    if other is session:  # nobody else will look at the flag before the statement ends
                        raise (errors.AdminShutdown("terminating connection due to administrator command") if terminate else
                               errors.QueryCanceled("canceling statement due to user request"))
                    if terminate:
                        other.terminate()
                    else:
                        other.cancel()
                    return True
        warning(session, "01000", f"PID {pid} is not a PostgreSQL backend process")
        return False

    def role_oid(self, name: str) -> int | None:
        found = self.role(name)
        return int(found[0]) if found is not None else None

    def role_name(self, oid: int) -> str | None:
        found = next((n for n, v in self.names("role") if v[0] == oid), None)
        return found if found is not None else next((n for n, o in PREDEFINED.items() if o == oid), None)

    def set_password(self, name: str, verifier: Any) -> None:
        """Keep a role's SCRAM verifier."""
        found = self.role(name)
        self.put(("role", name), (found[0], found[1], verifier, *found[3:]))

    def close(self) -> None:
        """Stop the fleet, and the backup."""
        self.fleet.close()
        if self.backups is not None:
            self.backups.close()
