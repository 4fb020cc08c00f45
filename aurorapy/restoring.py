"""Restore: a fresh data directory, or a cluster's, from nothing but the store of a backup.

    aurorapy.restore("s3://bucket/prefix", "newdir")                                       the latest moment that is there
    aurorapy.restore(store, "newdir", to="2026-11-21 10:30:00+00")                         a time, also as a datetime
    aurorapy.restore(store, "newdir", to_lsn=123456, database="shop")                      an LSN of one database
    aurorapy.restore(store, "newdir", snapshot="before-the-release")

Every volume is restored as of one moment (`storage.marks`): the system volume first, and its list of databases says which others are wanted,
with the ancestors of branches as of the LSNs at which those begin. With an LSN, that database is restored as of exactly it, and the others as
of the last moment before. A restore that cannot be exact is refused, and leaves nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aurorapy.storage.archive import MARKS, SNAPSHOTS, GroupObjects, Moment, Point, sorted_objects, unsealed_moment
from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.marks import moments_of, start_of
from aurorapy.storage.rebuild import NotRestorable, Target, Wanted
from aurorapy.storage.rim.claiming import check_sealing
from aurorapy.storage.rim.directory import DirectoryFormat
from aurorapy.storage.rim.fleet import NODES
from aurorapy.storage.rim.keyring import open_keyring
from aurorapy.storage.rim.masterkey import MasterKeyError
from aurorapy.storage.rim.masterkey import master_key as named_key
from aurorapy.storage.rim.placing import placed
from aurorapy.storage.rim.restore import Building, all_bytes, restore_volumes, tree_rows, write_nodes
from aurorapy.storage.rim.sealing import open_backup
from aurorapy.storage.rim.store import Store, StoreError

SYSTEM_VOLUME, SYSTEM_ROOT = 0, 1


class RestoreError(Exception):
    """Nothing was restored: one line says why."""


@dataclass(frozen=True, slots=True)
class Restored:
    """As of when, and what was fetched. `lsns`: by database."""

    time: datetime
    lsns: Mapping[str, int]
    bytes_fetched: int


def restore(store: str | os.PathLike[str], data: str | os.PathLike[str], *, to: datetime | str | None = None, to_lsn: int | None = None,
            snapshot: str | None = None, database: str = "postgres", cluster: bool = False, master_key: str | None = None,
            new_master_key: str | None = None, progress: Callable[[int, int], None] = lambda done, total: None) -> Restored:
    """Restore into `data`, which must be absent or empty: a data directory, or with `cluster` one for `Cluster`. Without `to`, `to_lsn` and
    `snapshot`, as of the latest moment that the store has completely. `to` without a zone is UTC. `progress` is told bytes, and about how many
    there will be. `master_key`: of a sealed store (file:PATH, env:NAME, aws-kms:KEY); `new_master_key` encrypts what is restored, without it
    `master_key` does. Raises RestoreError."""
    if sum(given is not None for given in (to, to_lsn, snapshot)) > 1:
        raise RestoreError("give a time, an LSN or a snapshot, not several")
    try:
        source = open_backup(store, master_key)
        check_sealing(source)
        key = new_master_key or master_key
        if key is not None:
            named_key(key)  # it is there
        names = dict(source.list())
        chosen = _Choice(source, names)
        with placed(Path(data)) as (whole, scratch):
            work = _Restore(source, chosen, scratch, key, progress)
            try:
                if snapshot is not None:
                    found = work.run(chosen.snapshot(snapshot))
                elif to_lsn is not None:
                    found = work.run_to_lsn(to_lsn, database)
                else:
                    found = work.run(chosen.latest() if to is None else chosen.at(_microseconds(to)))
            except BaseException:
                work.abandon()
                raise
            work.place(whole, Path(data).absolute() if cluster else None)
        return found
    except (StoreError, NotRestorable, Damaged, DirectoryFormat, MasterKeyError, OSError) as error:
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


def _shown(time: int) -> str:
    return f"{datetime.fromtimestamp(time / 1e6, UTC):%Y-%m-%d %H:%M:%S.%f}+00"


class _Choice:
    """Which moment."""

    def __init__(self, store: Store, names: Mapping[str, int]) -> None:
        self._store = store
        self._names = names
        self.objects = sorted_objects(names.items())
        self._marks = sorted([name for name in names if name.startswith(MARKS)])
        if not self._marks and not any(name.startswith(SNAPSHOTS) for name in names):
            raise NotRestorable(f"{store.url} holds no backup, or one without any moment yet")

    def _moments(self, name: str) -> tuple[int, list[Moment]]:
        try:
            until, moments = moments_of(name, self._store.get(name))
        except KeyError:
            raise NotRestorable(f'object "{name}" of the backup is missing') from None
        return until, list(moments)

    def snapshot(self, name: str) -> Moment:
        try:
            return unsealed_moment(SNAPSHOTS + name, self._store.get(SNAPSHOTS + name))
        except KeyError:
            raise NotRestorable(f'snapshot "{name}" does not exist in the backup') from None

    def latest(self) -> Moment:
        """The last moment of which the store has everything."""
        for name in reversed(self._marks):
            for moment in reversed(self._moments(name)[1]):
                if all(self._is_there(id, point) for id, point in moment.volumes.items()):
                    return moment
        raise NotRestorable(f"{self._store.url} holds no moment whose log and images are all there")

    def _is_there(self, volume: int, point: Point) -> bool:
        return all(self.objects.get((volume, group), GroupObjects(volume, group)).covers(point.lsn, end) for group, end in point.ends)

    def at(self, time: int) -> Moment:
        """The last moment at or before a time; refused where the backup does not show what was then."""
        early = [name for name in self._marks if start_of(name) <= time]
        if not early:
            first = f"; it begins at {_shown(start_of(self._marks[0]))}" if self._marks else ""
            raise NotRestorable(f"the backup does not go back to {_shown(time)}{first}")
        until, moments = self._moments(early[-1])
        if time > until and early[-1] == self._marks[-1]:
            raise NotRestorable(f"the backup does not reach {_shown(time)}: it ends at {_shown(until)}")
        return [one for one in moments if one.time <= time][-1]

    def around(self, volume: int, lsn: int) -> tuple[Moment, Moment]:
        """The last moment with a volume at or below an LSN, and the first with it at or above."""
        below: Moment | None = None
        for name in self._marks:
            for moment in self._moments(name)[1]:
                point = moment.volumes.get(volume)
                if point is None:
                    continue
                if point.lsn >= lsn:
                    if point.lsn == lsn:
                        return moment, moment
                    if below is None:
                        raise NotRestorable(f"the backup does not go back to LSN {lsn} of volume {volume}; it begins at {point.lsn}")
                    return below, moment
                below = moment
        raise NotRestorable(f"the backup does not reach LSN {lsn} of volume {volume}" + (f"; it ends at {below.volumes[volume].lsn}" if below else ""))


class _Restore:
    def __init__(self, store: Store, choice: _Choice, scratch: Path, key: str | None, progress: Callable[[int, int], None]) -> None:
        self._choice, self._key, self._progress = choice, key, progress
        self._keyring = open_keyring(scratch, key)
        self._done = self._total = 0
        self._first = scratch / "first"
        self._building = Building(store, self._first, self._note, self._keyring)

    def _note(self, count: int) -> None:
        self._done += count
        self._progress(self._done, max(self._total, self._done))

    def run_to_lsn(self, lsn: int, database: str) -> Restored:
        """A database as of an LSN. Which volume it is, the latest system volume says that there is."""
        volume = self._volume_named(database)
        below, above = self._choice.around(volume, lsn)
        point = replace(above.volumes[volume], lsn=lsn)
        return self.run(Moment(below.time, dict(below.volumes) | {volume: point}), exact=volume if below is not above else None)

    def _volume_named(self, database: str) -> int:
        latest = self._choice.latest()
        path = self._first.with_name("look")
        look = Building(self._building.store, path, lambda count: None, self._keyring)
        try:
            restore_volumes(look, self._choice.objects, [_wanted(SYSTEM_VOLUME, latest.volumes[SYSTEM_VOLUME])])
            named = {key[1]: value[0] for key, value in tree_rows(look, SYSTEM_VOLUME, SYSTEM_ROOT) if key[0] == "database"}
        finally:
            look.discard()
        if database not in named:
            raise NotRestorable(f'database "{database}" does not exist in the latest state of the backup')
        return int(named[database])

    def run(self, moment: Moment, exact: int | None = None) -> Restored:
        """Every database as of a moment. `exact`: a volume whose LSN has to prove a consistency point."""
        building, objects = self._building, self._choice.objects
        if SYSTEM_VOLUME not in moment.volumes:
            raise NotRestorable("the backup has no moment of the system volume")
        restore_volumes(building, objects, [_wanted(SYSTEM_VOLUME, moment.volumes[SYSTEM_VOLUME])])
        rows = list(tree_rows(building, SYSTEM_VOLUME, SYSTEM_ROOT))
        named = {key[1]: int(value[0]) for key, value in rows if key[0] == "database"}
        lines = {int(key[1]): (int(value[0]), int(value[1])) for key, value in rows if key[0] == "branch"}
        held = [(int(value[0]), int(value[1])) for key, value in rows if key[0] == "snapshot"]  # of the server: they come back with it
        others = _all_wanted(moment, {*named.values(), *[id for id, _ in held]}, lines, held, exact)
        self._total = self._done + all_bytes(objects, others)
        restore_volumes(building, objects, others)
        building.close()
        lsns = {name: moment.volumes[id].lsn for name, id in named.items()}
        return Restored(datetime.fromtimestamp(moment.time / 1e6, UTC), lsns, self._done)

    def abandon(self) -> None:
        """Nothing is to be left."""
        self._building.discard()

    def place(self, whole: Path, cluster: Path | None) -> None:
        """The nodes' directories. `cluster`: where one is to be."""
        if cluster is None:
            write_nodes(self._first, [(name, whole) for name, _ in NODES])
            return
        from aurorapy.cluster import describe

        topology = describe(cluster, whole / "cluster.toml", master_key=self._key)
        write_nodes(self._first, [(node.name, whole / node.data.relative_to(cluster)) for node in topology.nodes])


def _wanted(volume: int, point: Point, earlier: Iterable[int] = (), *, check: bool = False) -> Wanted:
    targets = [Target(lsn, point.ends) for lsn in sorted(set(earlier)) if lsn < point.lsn]
    return Wanted(volume, point.pages_per_group, (*targets, Target(point.lsn, point.ends, check)))


def _all_wanted(moment: Moment, named: set[int], lines: Mapping[int, tuple[int, int]], held: list[tuple[int, int]], exact: int | None) -> list[Wanted]:
    needed = set(named)
    for id in list(needed):
        while id in lines and (id := lines[id][0]) not in needed:
            needed.add(id)
    found = []
    for id in sorted(needed):
        if id not in moment.volumes:
            raise NotRestorable(f"the backup does not know where volume {id} stood at {_shown(moment.time)}")
        point = moment.volumes[id]
        earlier = [lsn for branch, (parent, lsn) in lines.items() if parent == id and branch in needed]
        earlier += [lsn for volume, lsn in held if volume == id]
        if any(lsn > point.lsn for lsn in earlier):
            raise NotRestorable(f"a branch or snapshot of volume {id} is above LSN {point.lsn}")
        found.append(_wanted(id, point, earlier, check=id == exact))
    return found


__all__: list[Any] = ["RestoreError", "Restored", "restore"]
