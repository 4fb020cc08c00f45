"""Logical replication slots: where a client is in the stream of a database's changes, by name, of all databases.

A slot that lasts is written into its database's volume, with what is kept for it (`kept`); the system volume has an entry ("slot", name) for each, so that whoever
opens the server knows which databases to open. The volume is the truth: an entry without a slot is what a crash left. Temporary slots are in memory, and
end with their session, or with the first error in it, as in PostgreSQL.

Left out: physical slots, and decoding of prepared transactions before their commit (0A000).

Source: PostgreSQL 15 manual, sections 9.27.6, 49.2 and 54.19; slot.c and slotfuncs.c for what is checked, and in which order.
"""

from __future__ import annotations

import re
from typing import Any

from aurorapy import errors

from .kept import Kept, load, open_kept
from .plugin import Options, Plugin, shown

_ENTRY = "slot"  # entries of the system tree: name -> (volume,)
_NAME = re.compile(r"[a-z0-9_]*\Z")


def plugins() -> dict[str, type[Plugin]]:
    from .pgoutput import PgOutput
    from .test_decoding import TestDecoding

    return {p.name: p for p in (TestDecoding, PgOutput)}


class Slot:
    """`restart` and `confirmed` are LSNs: what was committed below `confirmed` is not asked for again. `session`: whose temporary one it is; `active`: who uses it,
    by pid."""

    def __init__(self, name: str, plugin: str, database: Any, number: int, session: Any = None, restart: int = 0, confirmed: int = 0) -> None:
        self.name, self.plugin, self.database, self.number, self.session = name, plugin, database, number, session
        self.restart, self.confirmed = restart, confirmed
        self.active = 0
        self.transactions = self.bytes = 0  # decoded, for pg_stat_replication_slots
        self.reset: int | None = None

    @property
    def temporary(self) -> bool:
        return self.session is not None

    def confirm(self, lsn: int) -> int:
        """The client has what was committed below an LSN: the LSN at which that is durable, 0 when it need not be."""
        if lsn <= self.confirmed:
            return 0
        kept: Kept = self.database.decoding
        passed = kept.lie_between(self.confirmed, lsn)
        self.confirmed = self.restart = lsn
        return kept.prune(self) if passed else 0


class Slots:
    """Those of a server. `known`: by name, also those that are being made."""

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self.known: dict[str, Slot] = {}
        self.senders: list[Any] = []  # walsender.streaming.Sender of those who stream
        self.connected: set[Any] = set()  # sessions of replication connections

    # --- opening ---

    def open(self) -> None:
        """The server is open: have all slots there, and forget entries without one."""
        entries = self.engine.names(_ENTRY)
        volumes = {value[0] for _, value in entries}
        for name, value in self.engine.names("database") if volumes else ():
            if value[0] in volumes:
                self.engine.database(name)  # which calls `load`
        stale = [(_ENTRY, name) for name, _ in entries if name not in self.known]
        if stale:
            self.engine.delete(stale)

    def load(self, database: Any) -> None:
        """A database was opened: take up its slots."""
        for number, (name, plugin, restart, confirmed) in load(database):
            if name in self.known:
                continue  # a state of the past that has come back
            slot = self.known[name] = Slot(name, plugin, database, number, None, restart, confirmed)
            database.decoding.slots[number] = slot
            if self.engine.entry((_ENTRY, name)) is None:
                self.engine.put((_ENTRY, name), (database.volume.volume_id,))

    # --- finding ---

    def find(self, name: str) -> Slot:
        """A slot by its name, or 42704."""
        found = self.known.get(name)
        if found is None or not found.confirmed:
            raise errors.UndefinedObject(f'replication slot "{name}" does not exist')
        return found

    def acquire(self, session: Any, name: str, *, wait: bool = False) -> Slot:
        """A slot that the session uses from now on, alone."""
        while True:
            slot = self.find(name)
            if slot.session is not None and slot.session is not session:
                raise errors.ObjectInUse(f'replication slot "{name}" is active for PID {slot.session.pid}')
            if not slot.active:
                slot.active = session.pid
                return slot
            if not wait:
                raise errors.ObjectInUse(f'replication slot "{name}" is active for PID {slot.active}')
            session.wait(lambda resume: session.rim.later(0.02, resume))

    def of_volume(self, volume: int) -> list[Slot]:
        """Those of a database."""
        return [s for s in self.known.values() if s.database.volume.volume_id == volume]

    # --- coming and going ---

    def create(self, session: Any, name: str, plugin: str, *, temporary: bool) -> Slot:
        """A new slot, active for the session. Waits for the transactions that run: what is committed from its LSN on was recorded from its beginning."""
        _check_name(name)
        if name in self.known:
            raise errors.DuplicateObject(f'replication slot "{name}" already exists')
        if len(self.known) >= int(session.values["max_replication_slots"]):
            raise errors.ConfigurationLimitExceeded("all replication slots are in use", hint="Free one or increase max_replication_slots.")
        database = session.database
        txn = session.transaction
        if txn is not None and _writes(txn):
            raise errors.ActiveSqlTransaction("cannot create logical replication slot in transaction that has performed writes")
        check_plugin(plugin)
        if database.is_past:
            raise errors.FeatureNotSupported("cannot create a replication slot in a session that reads the past")
        slot = self.known[name] = Slot(name, plugin, database, 0, session if temporary else None)
        try:
            kept = open_kept(database)
            slot.number = max([0, *kept.slots, *[s.number for s in self.known.values() if s.database is database]]) + 1
            kept.beginning += 1
            try:
                self._await_others(session, database)
                slot.restart = slot.confirmed = int(database.volume.lsn)
                kept.slots[slot.number] = slot
            finally:
                kept.beginning -= 1
            if not temporary:
                self.engine.put((_ENTRY, name), (database.volume.volume_id,))
                session.hold_system()
                session.hold_volume(database.volume, kept.put_slot(slot))
        except BaseException:
            slot.active = 0
            self.drop(slot)
            raise
        slot.active = session.pid
        return slot

    def _await_others(self, session: Any, database: Any) -> None:
        """Until every transaction that has begun to write, and did not know that it is recorded, is over."""
        running = [t for s in database.sessions if s is not session and (t := s.transaction) is not None and _writes(t)]
        for txn in running:
            session.wait_until(lambda txn=txn: txn.session.transaction is not txn)
        for prepared in [p for p in self.engine.prepared.known.values() if p.database is database and p.txn is not None]:
            session.wait_until(lambda prepared=prepared: prepared.txn is None)

    def copy(self, session: Any, source: Slot, name: str, plugin: str, *, temporary: bool) -> Slot:
        """A slot that begins where another one is."""
        _check_name(name)
        if name in self.known:
            raise errors.DuplicateObject(f'replication slot "{name}" already exists')
        if len(self.known) >= int(session.values["max_replication_slots"]):
            raise errors.ConfigurationLimitExceeded("all replication slots are in use", hint="Free one or increase max_replication_slots.")
        check_plugin(plugin)
        database = source.database
        kept: Kept = database.decoding
        number = max([0, *kept.slots, *[s.number for s in self.known.values() if s.database is database]]) + 1
        slot = self.known[name] = kept.slots[number] = Slot(name, plugin, database, number, session if temporary else None, source.restart, source.confirmed)
        if not temporary:
            self.engine.put((_ENTRY, name), (database.volume.volume_id,))
            session.hold_system()
            session.hold_volume(database.volume, kept.put_slot(slot))
        return slot

    def drop(self, slot: Slot) -> int:
        """Forget a slot, and what only that one needed: the LSN of its volume at which that is durable."""
        if self.known.get(slot.name) is not slot:
            return 0
        del self.known[slot.name]
        kept: Kept | None = slot.database.decoding
        last = 0
        if kept is not None:
            last = kept.forget_slot(slot)
            if not kept.slots and not kept.beginning and slot.database.decoding is kept:
                slot.database.decoding = None
        if not slot.temporary:
            self.engine.delete([(_ENTRY, slot.name)])
        return last

    def end_session(self, session: Any) -> None:
        """A session ends, or has met an error: its temporary slots go."""
        for slot in [s for s in self.known.values() if s.session is session and s.confirmed]:
            self.drop(slot)

    def discard(self, volume: int) -> dict[tuple[str, str], Any]:
        """A volume is given up: the changes of the system tree that go with that."""
        gone = self.of_volume(volume)
        for s in gone:
            del self.known[s.name]
        return {(_ENTRY, s.name): None for s in gone if not s.temporary}


def release(slot: Slot) -> None:
    """Nobody uses it now."""
    slot.active = 0


def _writes(txn: Any) -> bool:
    return bool(txn.undo or txn.catalog is not None or txn.created or txn.shared)


def check_plugin(plugin: str) -> None:
    """42501 for a library that is no output plugin."""
    if plugin not in plugins():
        raise errors.InsufficientPrivilege(
            f'library "{plugin}" may not be used as an output plugin',
            hint='If it is safe for all REPLICATION users to use this library as an output plugin, add it to "output_plugin_libraries" '
                 "and reload the server configuration.")


def _check_name(name: str) -> None:
    if not name:
        raise errors.InvalidName(f'replication slot name "{name}" is too short')
    if len(name) >= 64:
        raise errors.NameTooLong(f'replication slot name "{name}" is too long')
    if _NAME.match(name) is None:
        raise errors.InvalidName(f'replication slot name "{name}" contains invalid character',
                                 hint="Replication slot names may only contain lower case letters, numbers, and the underscore character.")


def check_permission(session: Any) -> None:
    """42501 unless the user is a superuser or has the attribute REPLICATION."""
    if not session.context.superuser and not may_replicate(session.role(session.context.current_user)):
        raise errors.InsufficientPrivilege("must be superuser or replication role to use replication slots")


def may_replicate(role: Any) -> bool:
    """Whether a role has the attribute REPLICATION."""
    return role is None or len(role) < 4 or bool(role[3].get("superuser") or role[3].get("replication"))


def check_database(session: Any, slot: Slot) -> None:
    """55000 for a slot of another database."""
    if slot.database is not session.home:
        raise errors.ObjectNotInPrerequisiteState(f'replication slot "{slot.name}" was not created in this database')


def start_plugin(session: Any, slot: Slot, options: Options) -> Plugin:
    """The output plugin of a slot."""
    check_database(session, slot)
    return plugins()[slot.plugin](session, slot, options)


__all__ = ["Slot", "Slots", "shown"]
