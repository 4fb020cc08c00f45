"""The prepared transactions of a server."""

from __future__ import annotations

from functools import partial
from typing import Any

from aurorapy import errors

from . import record
from .holder import Holder

_ENTRY = "prepared"  # entries of the system tree: identifier -> (volume,)


class Prepared:
    """A prepared transaction, or (`txn` None) one that is being prepared, or is over and about to be forgotten. `parts`: of its record. `busy`: somebody is
    finishing it."""

    __slots__ = ("busy", "database", "facts", "parts", "txn")

    def __init__(self, database: Any, facts: record.Facts, parts: int = 0, txn: Any = None) -> None:
        self.database, self.facts, self.parts, self.txn = database, facts, parts, txn
        self.busy = False


class Registry:
    """`known`: by identifier. `most`: max_prepared_transactions."""

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self.known: dict[str, Prepared] = {}
        self.most = 0

    # --- opening ---

    def open(self) -> None:
        """The server is open: have all that was prepared take its locks again, and forget entries that no record belongs to."""
        entries = self.engine.names(_ENTRY)
        volumes = {value[0] for _, value in entries}
        for name, value in self.engine.names("database") if volumes else ():
            if value[0] in volumes:
                self.engine.database(name)  # which calls `load`
        stale = [(_ENTRY, gid) for gid, _ in entries if gid not in self.known]
        if stale:
            self.engine.delete(stale)

    def load(self, database: Any) -> None:
        """A database was opened: take up what is prepared in it."""
        for facts, parts, rest in record.read(database):
            if facts.gid in self.known:
                raise errors.InternalError_(f'prepared transaction "{facts.gid}" is there twice')
            txn = record.restore(Holder(self.engine, database), facts, rest)
            self.known[facts.gid] = Prepared(database, facts, parts, txn)
            if self.engine.entry((_ENTRY, facts.gid)) is None:  # a restore has found an older state of the system volume
                self.engine.put((_ENTRY, facts.gid), (facts.volume,))

    # --- what there is ---

    def of_volume(self, volume: int) -> list[Prepared]:
        """Those of a database."""
        return [p for p in self.known.values() if p.facts.volume == volume]

    def all(self) -> list[Prepared]:
        """Those that are prepared and not over."""
        return [p for p in self.known.values() if p.txn is not None]

    # --- coming and going ---

    def reserve(self, prepared: Prepared) -> None:
        """Take an identifier for a transaction that is to be prepared."""
        gid = prepared.facts.gid
        if len(gid.encode()) >= 200:
            raise errors.InvalidParameterValue(f'transaction identifier "{gid}" is too long')
        if not self.most:
            raise errors.ObjectNotInPrerequisiteState("prepared transactions are disabled", hint="Set max_prepared_transactions to a nonzero value.")
        if gid in self.known:
            raise errors.DuplicateObject(f'transaction identifier "{gid}" is already in use')
        if len(self.known) >= self.most:
            raise errors.OutOfMemory("maximum number of prepared transactions reached", hint=f"Increase max_prepared_transactions (currently {self.most}).")
        self.known[gid] = prepared

    def enter(self, prepared: Prepared) -> None:
        """Write the entry; the record must not be written before this is durable."""
        self.engine.put((_ENTRY, prepared.facts.gid), (prepared.facts.volume,))

    def forget(self, prepared: Prepared) -> None:
        """Its record is no more, durably; or there is none yet."""
        gid = prepared.facts.gid
        if self.known.get(gid) is prepared:
            self.engine.delete([(_ENTRY, gid)])
            del self.known[gid]

    def forget_when_durable(self, prepared: Prepared, lsn: int) -> None:
        """The same, by nobody who could wait."""
        prepared.database.volume.when_durable(lsn, partial(self.forget, prepared))

    def discard(self, volume: int) -> dict[tuple[str, str], Any]:
        """A volume is given up with all that was done in it: the changes of the system tree that go with that."""
        gone = self.of_volume(volume)
        for p in gone:
            del self.known[p.facts.gid]
        return {(_ENTRY, p.facts.gid): None for p in gone}
