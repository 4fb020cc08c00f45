"""Restore: a fresh data directory, or a cluster's, from nothing but the store of a backup.

    aurorapy.restore("s3://bucket/prefix", "newdir")                                       the latest moment that is there
    aurorapy.restore(store, "newdir", to="2026-11-21 10:30:00+00")                         a time, also as a datetime
    aurorapy.restore(store, "newdir", to_lsn=123456, database="shop")                      an LSN of one database
    aurorapy.restore(store, "newdir", snapshot="before-the-release")

Every volume is restored as of one moment (`storage.marks`): the system volume first, and its list of databases says which others are wanted,
with the ancestors of branches as of the LSNs at which those begin. With a time, each goes on from the last moment to the last commit before it
(`refining`). With an LSN, the database that had it under this name is restored as of exactly it, and the others as of the last moment before; if
several had, one after the other, the last one. A restore that cannot be exact is refused, and leaves nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aurorapy.records import dataclass
from aurorapy.storage.archive import Moment, Point
from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.rebuild import NotRestorable, Target, Wanted
from aurorapy.storage.rim.claiming import check_sealing
from aurorapy.storage.rim.directory import DirectoryFormat, DirectoryInUse
from aurorapy.storage.rim.fleet import NODES
from aurorapy.storage.rim.keyring import open_keyring
from aurorapy.storage.rim.masterkey import MasterKeyError
from aurorapy.storage.rim.masterkey import master_key as named_key
from aurorapy.storage.rim.placing import placed
from aurorapy.storage.rim.restore import Building, all_bytes, restore_volumes, tree_rows, write_nodes
from aurorapy.storage.rim.sealing import open_backup
from aurorapy.storage.rim.store import Store, StoreError

from .choosing import Choice, shown
from .refining import SYSTEM_VOLUME, Between, refined

SYSTEM_ROOT = 1


class RestoreError(Exception):
    """Nothing was restored: one line says why."""


@dataclass(frozen=True, slots=True)
class Restored:
    """As of when, and what was fetched. `lsns`: by database."""

    time: datetime
    lsns: Mapping[str, int]
    bytes_fetched: int


def restore(store: str | os.PathLike[str], data: str | os.PathLike[str], *, to: datetime | str | None = None, to_lsn: int | None = None,
            snapshot: str | None = None, database: str = "postgres", cluster: bool = False, tails: bool = False, master_key: str | None = None,
            new_master_key: str | None = None, progress: Callable[[int, int], None] = lambda done, total: None) -> Restored:
    """Restore into `data`, which must be absent or empty: a data directory, or with `cluster` one for `Cluster`, of which with `tails` one node in
    each zone keeps the log only. Without `to`, `to_lsn` and `snapshot`, as of the latest moment that the store has completely. `to` without a
    zone is UTC. `progress` is told bytes, and about how many there will be. `master_key`: of a sealed store (file:PATH, env:NAME, aws-kms:KEY);
    `new_master_key` encrypts what is restored, without it `master_key` does. Raises RestoreError."""
    if sum(given is not None for given in (to, to_lsn, snapshot)) > 1:
        raise RestoreError("give a time, an LSN or a snapshot, not several")
    if tails and not cluster:
        raise RestoreError("only a cluster has nodes that keep the log only")
    try:
        source = open_backup(store, master_key)
        check_sealing(source)
        key = new_master_key or master_key
        if key is not None:
            named_key(key)  # it is there
        names = dict(source.list())
        chosen = Choice(source, names)
        with placed(Path(data)) as (whole, scratch):
            work = _Restore(source, chosen, scratch, key, progress)
            try:
                if snapshot is not None:
                    found = work.run(chosen.snapshot(snapshot))
                elif to_lsn is not None:
                    found = work.run_to_lsn(to_lsn, database)
                elif to is not None:
                    found = work.run_to_time(_microseconds(to))
                else:
                    found = work.run(chosen.latest())
            except BaseException:
                work.abandon()
                raise
            work.place(whole, Path(data).absolute() if cluster else None, tails=tails)
        return found
    except (StoreError, NotRestorable, Damaged, DirectoryFormat, DirectoryInUse, MasterKeyError, OSError) as error:
        raise RestoreError(" ".join(str(error).split())) from error


def _microseconds(to: datetime | str) -> int:
    if isinstance(to, str):
        try:
            to = datetime.fromisoformat(to.strip())
        except ValueError:
            raise RestoreError(f'"{to}" is no time: give it as 2026-11-21 10:30:00+00') from None
    if to.tzinfo is None:
        to = to.replace(tzinfo=UTC)
    since = to - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def _datetime(time: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=time)


class _Restore:
    def __init__(self, store: Store, choice: Choice, scratch: Path, key: str | None, progress: Callable[[int, int], None]) -> None:
        self._choice, self._key, self._progress = choice, key, progress
        self._keyring = open_keyring(scratch, key)
        self._done = self._total = 0
        self._first = scratch / "first"
        self._building = Building(store, self._first, self._note, self._keyring)

    def _note(self, count: int) -> None:
        self._done += count
        self._progress(self._done, max(self._total, self._done))

    def run_to_lsn(self, lsn: int, database: str) -> Restored:
        """A database as of an LSN: of the volumes that had it, the one that had the database's name then."""
        around = self._choice.around(lsn)
        known: dict[int, dict[str, int]] = {}  # by LSN of the system volume
        now = self._named(self._choice.latest(), known).get(database)
        for volume, (below, above) in sorted(around.items(), key=lambda one: (one[0] == now, one[1][1].time), reverse=True):
            if self._named(below, known).get(database) == volume:
                point = replace(above.volumes[volume], lsn=lsn)
                return self.run(Moment(below.time, dict(below.volumes) | {volume: point}), exact=volume if below is not above else None)
        if now is None:
            raise NotRestorable(f'database "{database}" does not exist in the backup as of LSN {lsn}')
        raise self._choice.why_not(now, lsn)

    def _named(self, moment: Moment, known: dict[int, dict[str, int]]) -> dict[str, int]:
        """The databases' volumes, as of a moment."""
        point = moment.volumes[SYSTEM_VOLUME]
        if point.lsn not in known:
            look = Building(self._building.store, self._first.with_name("look"), lambda count: None, self._keyring)
            try:
                restore_volumes(look, self._choice.objects, [_wanted(SYSTEM_VOLUME, point)])
                known[point.lsn] = {key[1]: int(value[0]) for key, value in tree_rows(look, SYSTEM_VOLUME, SYSTEM_ROOT) if key[0] == "database"}
            finally:
                look.discard()
        return known[point.lsn]

    def run_to_time(self, time: int) -> Restored:
        """Every database as of a time."""
        moment, later = self._choice.at(time)
        if later is None:
            return replace(self.run(moment), time=_datetime(time))
        between = Between(moment, later, time)
        return self.run(replace(moment, time=time), locate=lambda id: refined(self._building, self._choice.objects, id, between))

    def run(self, moment: Moment, exact: int | None = None, locate: Callable[[int], Point | None] | None = None) -> Restored:
        """Every database as of a moment. `exact`: a volume whose LSN has to prove a consistency point. `locate`: who knows better where they stood."""
        building, objects = self._building, self._choice.objects
        locate = locate or moment.volumes.get
        system = locate(SYSTEM_VOLUME)
        if system is None:
            raise NotRestorable("the backup has no moment of the system volume")
        restore_volumes(building, objects, [_wanted(SYSTEM_VOLUME, system)])
        rows = list(tree_rows(building, SYSTEM_VOLUME, SYSTEM_ROOT))
        named = {key[1]: int(value[0]) for key, value in rows if key[0] == "database"}
        lines = {int(key[1]): (int(value[0]), int(value[1])) for key, value in rows if key[0] == "branch"}
        held = [(int(value[0]), int(value[1])) for key, value in rows if key[0] == "snapshot"]  # of the server: they come back with it
        points = _points(moment.time, locate, {*named.values(), *[id for id, _ in held]}, lines)
        others = _all_wanted(points, lines, held, exact)
        self._total = self._done + all_bytes(objects, others)
        restore_volumes(building, objects, others)
        building.close()
        lsns = {name: points[id].lsn for name, id in named.items()}
        return Restored(_datetime(moment.time), lsns, self._done)

    def abandon(self) -> None:
        """Nothing is to be left."""
        self._building.discard()

    def place(self, whole: Path, cluster: Path | None, *, tails: bool = False) -> None:
        """The nodes' directories. `cluster`: where one is to be; `tails`: with nodes that keep the log only."""
        if cluster is None:
            write_nodes(self._first, [(name, whole) for name, _ in NODES])
            return
        from aurorapy.cluster import describe

        topology = describe(cluster, whole / "cluster.toml", master_key=self._key, tails=tails)
        write_nodes(self._first, [(node.name, whole / node.data.relative_to(cluster)) for node in topology.nodes], topology.tails)


def _wanted(volume: int, point: Point, earlier: Iterable[int] = (), *, check: bool = False) -> Wanted:
    targets = [Target(lsn, point.ends) for lsn in sorted(set(earlier)) if lsn < point.lsn]
    return Wanted(volume, point.pages_per_group, (*targets, Target(point.lsn, point.ends, check)))


def _points(time: int, locate: Callable[[int], Point | None], named: set[int], lines: Mapping[int, tuple[int, int]]) -> dict[int, Point]:
    """Where the named volumes and their ancestors stood."""
    needed = set(named)
    for id in named:
        while id in lines and (id := lines[id][0]) not in needed:
            needed.add(id)
    found = {}
    for id in sorted(needed):
        point = locate(id)
        if point is None:
            raise NotRestorable(f"the backup does not know where volume {id} stood at {shown(time)}")
        found[id] = point
    return found


def _all_wanted(points: Mapping[int, Point], lines: Mapping[int, tuple[int, int]], held: list[tuple[int, int]], exact: int | None) -> list[Wanted]:
    found = []
    for id, point in points.items():
        earlier = [lsn for branch, (parent, lsn) in lines.items() if parent == id and branch in points]
        earlier += [lsn for volume, lsn in held if volume == id]
        if any(lsn > point.lsn for lsn in earlier):
            raise NotRestorable(f"a branch or snapshot of volume {id} is above LSN {point.lsn}")
        found.append(_wanted(id, point, earlier, check=id == exact))
    return found


__all__: list[Any] = ["RestoreError", "Restored", "restore"]
