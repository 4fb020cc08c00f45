"""The backup of a story: a store in memory that fails, hosts that put into it, and restores at the end.

Any host may put at any time, several at once as well: that is rarer in life, and must do no harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from aurorapy.storage.archive import GroupObjects, sorted_objects, unseal
from aurorapy.storage.node import outlet
from aurorapy.storage.node.backup import GroupBackup, List, Put, ReadImages, ReadLog, ReadReach, Step
from aurorapy.storage.node.disk import Disk, lsn_of, page_key
from aurorapy.storage.node.node import VolumeState
from aurorapy.storage.page import decode
from aurorapy.storage.rebuild import GroupRestore, NotRestorable, Target
from aurorapy.storage.sim.chance import Chance
from aurorapy.storage.sim.trace import Contents

IMAGE_LOG_BYTES = 1500
LOG_SECONDS = 0.005
FETCH_BYTES = 600
PIECE_BYTES = 200


class Away(Exception):
    """The store does not do it now."""


class SimStore:
    """`failures`: of a hundred calls; a put that fails may have happened all the same."""

    def __init__(self, chance: Chance) -> None:
        self.objects: dict[str, bytes] = {}
        self.failures = 0
        self._chance = chance

    def put(self, name: str, data: bytes) -> None:
        if self._chance.hit(self.failures):
            if self._chance.hit(50):
                self.objects[name] = data
            raise Away
        self.objects[name] = data

    def list(self, prefix: str = "") -> list[tuple[str, int]]:
        if self._chance.hit(self.failures):
            raise Away
        return [(name, len(data)) for name, data in self.objects.items() if name.startswith(prefix)]

    def groups(self) -> dict[tuple[int, int], GroupObjects]:
        """What is there, whether the store is away or not."""
        return sorted_objects([(name, len(data)) for name, data in self.objects.items()])


class SimUploader:
    """One host's machines. `serve` does one step of a group, and says how far its log is in the store when that has risen."""

    def __init__(self, store: SimStore, volume: int) -> None:
        self._store, self._volume = store, volume
        self._machines: dict[int, GroupBackup] = {}

    def serve(self, group: int, state: VolumeState, own: Disk, others: Iterable[Disk], now: float) -> int | None:
        machine = self._machines.get(group)
        if machine is None:
            machine = self._machines[group] = GroupBackup(self._volume, group, image_log_bytes=IMAGE_LOG_BYTES, log_seconds=LOG_SECONDS)
        machine.patience.pause = min(machine.patience.pause, 0.02)  # a story is short
        machine.patience.until = min(machine.patience.until, now + 0.02)
        before = machine.position
        step = machine.next(now, outlet.durable_end(state, group))
        if step is None:
            return None
        try:
            self._do(machine, step, state, [own, *others], now)
        except Away:
            machine.failed(now)
        return machine.position if machine.position != before else None

    def _do(self, machine: GroupBackup, step: Step, state: VolumeState, disks: list[Disk], now: float) -> None:
        match step:
            case List():
                machine.listed(self._store.list(step.prefix))
            case Put():
                self._store.put(step.name, step.data)
                machine.stored()
            case ReadLog():
                found = (outlet.log_above(disk, step.volume, step.group, step.above, step.upto, FETCH_BYTES) or () for disk in disks)
                durable = (outlet.durable_of(state, boxcars, step.above, step.upto) for boxcars in found)
                machine.logged(next((boxcars for boxcars in durable if boxcars), None), now)
            case ReadImages():
                machine.imaged(
                    outlet.images_after(disks[0], step.volume, step.group, state.pages_per_group, step.after, step.since, PIECE_BYTES, 100, step.as_of), now
                )
            case ReadReach():
                machine.reached(outlet.reach_of(state, step.group), now)


class _Memory:
    """The rows of a restore."""

    def __init__(self, store: SimStore) -> None:
        self._store = store
        self.pages: dict[int, tuple[int, bytes]] = {}

    def fetched(self, kind: str, objects: Iterable[tuple[str, int]]) -> Iterator[Any]:
        for name, _ in objects:
            if name not in self._store.objects:
                raise NotRestorable(f"{name} is missing")
            yield unseal(kind, name, self._store.objects[name])

    def put(self, rows: Iterable[tuple[bytes, bytes | None]]) -> None:
        for key, value in rows:
            page = int.from_bytes(key[5:13], "big")
            if value is not None:
                self.pages[page] = (lsn_of(key), value[4:])
            elif page in self.pages and key == page_key(0, page, self.pages[page][0]):
                del self.pages[page]

    def newest(self, volume: int, page: int) -> tuple[int, bytes] | None:
        return self.pages.get(page)


def restored(store: SimStore, volume: int, lsn: int) -> dict[int, Contents]:
    """Every page as of an LSN. NotRestorable if the store cannot say."""
    found: dict[int, Contents] = {}
    for (of, _), objects in store.groups().items():
        if of != volume:
            continue
        memory = _Memory(store)
        GroupRestore(memory, objects).bring(Target(lsn))
        for id, (at, image) in memory.pages.items():
            page = decode(id, at, image)
            found[id] = None if page.level < 0 else (page.level, tuple(page.keys), tuple(page.values))
    return found
