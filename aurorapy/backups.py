"""The backup as the server sees it: moments are taken on the loop, everything that the store has a part in on the keeper's thread.

    SELECT * FROM aurora_backup_status();            SELECT aurora_backup_snapshot('before-the-release');
    SELECT * FROM aurora_backup_snapshots();         SELECT aurora_drop_backup_snapshot('before-the-release');

Log and images go to the store from the storage nodes (`storage.rim.uploader`). A volume that nobody has opened yet would be missing in the
moments, or be in them as it was at the end of an earlier life; so moments begin when every database has been opened, one at a time, after the
server is ready. Whatever changes the list of databases notes a moment of its own, in the log as well, so that a restore to a time finds it as it was; and what a
dropped database leaves stays on the nodes until the store has it.

These snapshots are the store's: they pin what lies there, and have nothing to do with those of `aurora_snapshot`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define, oid_of
from aurorapy.records import dataclass
from aurorapy.storage.archive import Point
from aurorapy.storage.marks import Marker, point_of
from aurorapy.storage.node.backup import LOG_SECONDS
from aurorapy.storage.rim.claiming import check_at_start, claim
from aurorapy.storage.rim.directory import is_new
from aurorapy.storage.rim.identity import Identity
from aurorapy.storage.rim.keeper import Keeper
from aurorapy.storage.rim.sealing import open_backup
from aurorapy.storage.rim.store import Store
from aurorapy.storage.rim.uploader import Backing

from .clock import Clock
from .connection import EPOCH_2000_US
from .roles import superuser_only

if TYPE_CHECKING:
    from aurorapy.storage.rim.topology import Topology

    from .engine import Engine

SAMPLE_SECONDS = 0.05
HAS_SECONDS = 0.2
DOOMED_US = 500_000  # between two looks whether the store has what is to be dropped
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_STATUS = (("store", "text"), ("latest_lsn", "int8"), ("latest_time", "timestamptz"), ("oldest_time", "timestamptz"), ("lag_bytes", "int8"),
           ("lag_seconds", "float8"), ("bytes_stored", "int8"), ("objects", "int8"), ("error", "text"))
_SNAPSHOTS = (("name", "text"), ("taken", "timestamptz"), ("lsn", "int8"), ("volumes", "int4"))


def duration(text: str) -> float:
    """Seconds of "90s", "30m", "12h", "7d", "4w"; ValueError."""
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([smhdw])\s*", text)
    if match is None or not float(match[1]):
        raise ValueError(f'"{text}" is no duration: give a number and s, m, h, d or w')
    return float(match[1]) * _UNITS[match[2]]


@dataclass(frozen=True, slots=True)
class BackupOptions:
    """`store` as for `open_store`; `retention` in seconds, None: for ever. `master_key`: that of the server's storage, which seals the store.
    `interval`: seconds after which, at the latest, log goes to the store."""

    store: str
    retention: float | None = None
    master_key: str | None = None
    interval: float = LOG_SECONDS

    def check(self) -> None:
        """Before the server starts. StoreError: it is no store, or is sealed otherwise than the server."""
        check_at_start(open_backup(self.store, self.master_key))


class Backups:
    """One server's. `open` before its fleet, `begin` when the engine is there."""

    def __init__(self, options: BackupOptions, where: Path | Topology) -> None:
        """StoreError if the store cannot be one, or is a directory with another system's backup."""
        self.store: Store = open_backup(options.store, options.master_key)
        self._retention, self._interval = options.retention, options.interval
        self._identity: Identity | None = None
        self._id = "" if isinstance(where, Path) else where.identity
        if isinstance(where, Path):
            where.mkdir(parents=True, exist_ok=True)
            if any(where.iterdir()) and is_new(where):
                return  # a stranger's directory, which the fleet refuses: it is not touched
            self._identity = Identity(where)
            self._id = self._identity.value
        self._is_new = self._identity is None or not self._identity.has_claimed(self.store.url)
        if self.store.url.startswith("file:") and self._is_new:
            claim(self.store, self._id, create=True)
            self._note()
        self.backing = Backing(self.store, self._id, {"log_seconds": self._interval})
        self.marker: Marker | None = None
        self.keeper: Keeper | None = None
        self.is_complete = False  # every volume is open, moments are taken
        self._doomed: dict[int, Callable[[], None]] = {}  # volumes that nobody needs: how to give each back
        self._asked = False  # whether the store has them
        self._ask_at = 0

    def _note(self) -> None:
        if self._identity is not None:
            self._identity.note(self.store.url)

    def begin(self, engine: Engine, instance: str) -> None:
        """Take moments of an engine from now on."""
        self.engine = engine
        self._clock = Clock(engine.system, engine.now)
        self._clock.load()
        self.marker = Marker(instance)
        self.is_complete = self._asked = False
        self.keeper = Keeper(self.store, self._id, self.marker, self._retention, self._interval, create=self._is_new, claimed=self._note)

    def tick(self, now: int) -> None:
        """On the loop, every SAMPLE_SECONDS; `now` in microseconds since 1970."""
        marker, engine = self.marker, self.engine
        assert marker is not None
        if not self.is_complete:
            named = [*engine.names("database"), *engine.names("snapshot")]
            closed = next((value[0] for _, value in named if value[0] not in engine.fleet.volumes), None)
            if closed is not None:
                engine.volume(closed)
                return
            self.is_complete = True
        marker.sample(now, engine.fleet.volumes)
        if self._doomed and not self._asked and now >= self._ask_at:
            self._ask_at = now + DOOMED_US
            self._look_at_doomed()

    def note(self) -> None:
        """On the loop: the list of databases has changed in this instant."""
        engine = self.engine
        mtr = engine.system.begin()
        now = engine.now()
        self._clock.note(mtr, now)
        mtr.commit()
        if self.is_complete and self.marker is not None:
            self.marker.sample(now + EPOCH_2000_US, engine.fleet.volumes)

    def drop_when_stored(self, id: int, drop: Callable[[], None]) -> None:
        """A volume that nobody needs any more is given back once the store has all of its log: until then a restore may need it."""
        self._doomed[id] = drop

    def _look_at_doomed(self) -> None:
        """Ask the store for them, and open what a crash has left."""
        engine, keeper = self.engine, self.keeper
        assert keeper is not None
        points: dict[int, Point] = {}
        for id, drop in list(self._doomed.items()):
            try:
                points[id] = point_of(engine.volume(id))
            except KeyError:  # its creator died before the first page was durable
                del self._doomed[id]
                drop()

        def then(found: Any) -> None:
            engine.fleet.post(lambda: self._drop_stored(found))

        self._asked = True
        keeper.ask(lambda: [id for id, point in points.items() if keeper.has_volume(id, point)], then)

    def _drop_stored(self, found: Any) -> None:
        self._asked = False
        for id in found if isinstance(found, list) else ():  # else the store is away
            if (drop := self._doomed.pop(id, None)) is not None:
                drop()

    def close(self) -> None:
        """What is to be dropped is found again when the system is opened."""
        self._doomed.clear()
        if self.keeper is not None:
            self.keeper.close()
            self.keeper = None


def _backups(ctx: Any) -> Backups:
    found: Backups | None = ctx.session.engine.backups
    if found is None:
        raise errors.ObjectNotInPrerequisiteState("this server has no backup", hint="Start it with --backup STORE.")
    return found


def _asked(ctx: Any, job: Callable[[Keeper], Any]) -> Any:
    """What the keeper answers; the session waits, the others do not. 58030 if the store does not work."""
    session, keeper = ctx.session, _backups(ctx).keeper
    assert keeper is not None
    box: list[Any] = []

    def register(resume: Callable[..., None]) -> None:
        def then(result: Any) -> None:
            box.append(result)
            session.engine.fleet.post(resume)

        keeper.ask(lambda: job(keeper), then)

    while not box:
        session.wait(register)
    if isinstance(box[0], Exception):
        raise errors.IoError(f"the backup's store does not answer: {box[0]}")
    return box[0]


def _status(ctx: Any) -> Iterator[tuple[Any, ...]]:
    """SQL: one row."""
    backups = _backups(ctx)
    keeper = backups.keeper
    assert keeper is not None
    now = ctx.session.rim.clock()
    lag, error = _lag(ctx.session.engine)
    error = keeper.error or error
    try:
        standing = _asked(ctx, lambda keeper: keeper.standing())
    except errors.IoError as e:
        yield backups.store.url, None, None, None, lag, None, None, None, error or str(e)
        return
    moment = standing.moment
    point = moment.volumes.get(ctx.session.database.volume.volume_id) if moment is not None else None
    until = None if standing.until is None else standing.until - EPOCH_2000_US  # what the store says: this process may be gone when it matters
    yield (backups.store.url, None if point is None else point.lsn, until, None if standing.first is None else standing.first - EPOCH_2000_US, lag,
           None if until is None else max(0, now - until) / 1e6, standing.bytes_stored, standing.objects, error)


def _lag(engine: Engine) -> tuple[int, str | None]:
    """Bytes of log that only the nodes have, and what keeps them from putting it."""
    uploader = getattr(engine.fleet, "uploader", None)
    if uploader is not None:
        return uploader.lag_bytes, uploader.error
    rows = engine.fleet.node_status()
    return (max([row.get("backup_lag_bytes", 0) for row in rows], default=0),
            next((error for row in rows if (error := row.get("backup_error"))), None))


def _named(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}", name):
        raise errors.InvalidName(f'invalid snapshot name: "{name}"', hint="Letters, digits, points, dashes and underscores, at most 63.")
    return name


def _snapshot(ctx: Any, name: str) -> int:
    """SQL: pin this moment of all databases in the store; the LSN of the session's own."""
    superuser_only(ctx, "aurora_backup_snapshot")
    backups, session = _backups(ctx), ctx.session
    marker = backups.marker
    assert marker is not None
    _named(name)
    session.wait_until(lambda: backups.is_complete)
    now = session.rim.clock() + EPOCH_2000_US
    backups.tick(now)
    moment = marker.moment(now)
    session.wait_until(lambda: marker.checked >= now)
    coming = backups.keeper.coming if backups.keeper is not None else []
    coming.append(moment)
    try:
        while not _asked(ctx, lambda keeper: keeper.has(moment)):  # once it is listed it can be restored, whatever is dropped afterwards
            session.wait(lambda resume: session.rim.later(HAS_SECONDS, resume))
        if not _asked(ctx, lambda keeper: keeper.put_snapshot(name, moment)):
            raise errors.DuplicateObject(f'snapshot "{name}" already exists')
    finally:
        coming.remove(moment)
    return moment.volumes[session.database.volume.volume_id].lsn


def _snapshots(ctx: Any) -> Iterator[tuple[Any, ...]]:
    """SQL: a row a snapshot; its LSN is that of the session's database."""
    volume = ctx.session.database.volume.volume_id
    for name, moment in _asked(ctx, lambda keeper: keeper.snapshots()):
        point = moment.volumes.get(volume)
        yield name, moment.time - EPOCH_2000_US, None if point is None else point.lsn, len(moment.volumes)


def _drop(ctx: Any, name: str) -> str:
    superuser_only(ctx, "aurora_drop_backup_snapshot")
    if not _asked(ctx, lambda keeper: keeper.drop_snapshot(_named(name))):
        raise errors.UndefinedObject(f'snapshot "{name}" does not exist')
    return ""


def _columns(columns: tuple[tuple[str, str], ...]) -> tuple[tuple[str, int], ...]:
    return tuple([(name, oid_of(type_name)) for name, type_name in columns])


define("aurora_backup_status", "", "record", _status, needs_context=True, volatility="v", retset=True, out_columns=_columns(_STATUS))
define("aurora_backup_snapshot", "text", "int8", _snapshot, needs_context=True, volatility="v")
define("aurora_backup_snapshots", "", "record", _snapshots, needs_context=True, volatility="v", retset=True, out_columns=_columns(_SNAPSHOTS))
define("aurora_drop_backup_snapshot", "text", "void", _drop, needs_context=True, volatility="v")
