"""The past: a session that reads a database as it was.

    SET aurora.read_as_of = '0/98A2F0'      an LSN, a time ('2026-03-01 12:00'), or the name of a snapshot; '' is now
    SET LOCAL …, RESET …, ROLLBACK          as for every setting

What such a session works on is a database of its own kind: a `PastVolume`, which gives every page as of one LSN, with the catalog of that
LSN, a plan cache and locks of its own. So whatever goes by the session's database, the short ways of a statement included, sees the past
and nothing newer. Sessions that read the same moment share one.

The moment is held while somebody may come back to it: until the transaction ends in which the setting was changed. Pages come from the nodes as of
the LSN, or from the live cache where it has them unchanged since; they are kept in a small cache.

It is read-only: 25006. A moment that is not kept any more is 72000 (snapshot too old), one in the future 22023, when it is SET.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.storage.cache import Cache
from aurorapy.storage.node.node import Unserved
from aurorapy.storage.page import Page
from aurorapy.storage.reading import Fetched, PageFault
from aurorapy.transaction.transaction import Transaction

from .catalog.system import System
from .database import Database
from .moments import Moment, too_old
from .snapshots import find_moment

SETTING = "aurora.read_as_of"
CACHE_BYTES = 32 << 20


class PastVolume:
    """A volume as of a moment, as far as trees, transactions and sessions ask it."""

    faulting = False  # a miss of the cache is a PageFault

    def __init__(self, moment: Moment) -> None:
        self._volume = moment.volume
        self.volume_id, self.groups = moment.volume.volume_id, moment.volume.groups
        self.lsn = self.vdl = moment.lsn
        self.cache = Cache(self, CACHE_BYTES)
        self.live, self.faults = moment.volume, moment.volume.faults

    def load(self, id: int, lsn: int | None, reader: int | None = None) -> Page:
        """A page as of the moment."""
        if self.faulting:
            raise PageFault(self, id)
        live = self._volume.cache.pages.get(id)
        if live is not None and live.lsn <= self.lsn:
            return live.copy()
        try:
            return self._volume.load(id, self.lsn)
        except Unserved:
            raise too_old("the past that the session reads") from None

    def fetch(self, id: int, then: Fetched) -> None:
        """As of the moment, as `Volume.fetch`."""

        def arrived(page: Page | Exception) -> None:
            if isinstance(page, Unserved):
                page = too_old("the past that the session reads")
            if isinstance(page, Page) and id not in self.cache.pages:
                self.cache.add(page)
            then(page)

        self._volume.fetch_as_of(id, self.lsn, arrived)

    def begin(self) -> Any:
        """Nothing can be written: 25006."""
        raise errors.ReadOnlySqlTransaction("cannot write while the session reads the past", hint=f"RESET {SETTING} brings it back to now.")

    def pin(self, lsn: int) -> None:
        """There is one version only."""

    def unpin(self, lsn: int) -> None:
        """There is one version only."""

    def when_durable(self, lsn: int, callback: Callable[[], None]) -> None:
        """All of it is."""
        callback()

    def wait_durable(self, lsn: int) -> None:
        """All of it is."""


class Past:
    """A moment that sessions read; `users` of them."""

    def __init__(self, engine: Any, home: Database, moment: Moment) -> None:
        self.engine, self.moment, self.users = engine, moment, 0
        database = self.database = Database(home.name, PastVolume(moment), System(), engine.now)
        database.is_past = True
        database.sessions, database.private = home.sessions, home.private
        database.load()

    def release(self) -> None:
        """One session less."""
        self.users -= 1
        if not self.users:
            volume, lsn = self.moment
            engine = self.engine
            del engine.pasts[volume.volume_id, lsn]
            self.moment.release()
            mtr = engine.system.begin()
            doomed = engine.unlist(mtr, volume.volume_id)  # if it was dropped while we read it
            mtr.commit()
            engine.drop_when_durable(doomed)


def open_past(session: Any, text: str) -> Past:
    """The past of the session's database that a text names, for one more user."""
    engine = session.engine
    moment = find_moment(session, session.home.name, text, "text")()
    past: Past | None = engine.pasts.get((moment.volume.volume_id, moment.lsn))
    if past is not None:
        moment.release()
    else:
        try:
            past = Past(engine, session.home, moment)
        except BaseException:
            moment.release()
            raise
        engine.pasts[moment.volume.volume_id, moment.lsn] = past
    past.users += 1
    return past


class Travelling:
    """Mixed into Session."""

    def init_past(self: Any) -> None:
        self.time = ""  # the value of the setting that is in force
        self.pasts: dict[str, Past] = {}  # by the setting's value: what this session reads, or may come back to
        self.read_only_now = False  # whether the open transaction is read-only in the present, too

    def prepare_past(self: Any, text: str) -> None:
        """Before the setting takes this value: it must name something, and the open transaction must have written nothing."""
        txn = self.transaction
        if txn is not None and text != self.time:
            if txn.writes or txn.catalog is not None or txn.shared or txn.created or txn.temporary is not None:
                raise errors.ActiveSqlTransaction(f"{SETTING} cannot be changed in a transaction that has written")
            if txn.snapshot is not None:
                raise errors.ActiveSqlTransaction(f"{SETTING} must be set before any query of the transaction")
        if text and text not in self.pasts:
            self.pasts[text] = open_past(self, text)

    def follow_time(self: Any) -> None:
        """Work on what the setting says."""
        text = self.values[SETTING]
        if text != self.time:
            if text and text not in self.pasts:
                self.pasts[text] = open_past(self, text)
            self._change_database(self.pasts[text].database if text else self.home)
            self.time = text
        if self.transaction is None and len(self.pasts) > bool(text):
            self.release_pasts(text)

    def _change_database(self: Any, target: Any) -> None:
        txn, was_past = self.transaction, self.database.is_past
        self.database = target
        if txn is None:
            return
        if not was_past:
            self.read_only_now = txn.read_only
        txn.end()
        new = Transaction(target, self, txn.isolation, target.is_past or self.read_only_now)
        self.transaction: Transaction | None = new
        new.savepoints, new.notifications = txn.savepoints, txn.notifications
        self.values["transaction_read_only"] = "on" if new.read_only else "off"

    def release_pasts(self: Any, but: str = "") -> None:
        """Let go of what is not read any more."""
        for text in [text for text in self.pasts if text != but]:
            self.pasts.pop(text).release()

    def refuse_in_past(self: Any, what: str) -> None:
        """Raise 25006 for a command that changes what databases share."""
        if self.database.is_past:
            raise errors.ReadOnlySqlTransaction(f"cannot execute {what} in a read-only transaction")
