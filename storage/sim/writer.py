"""A compute process: it recovers the volume and works on it, with the product's own code, until it is crashed or its story ends.

The work is random: mini-transactions over some pages, of any number of groups; reads of the newest pages; snapshots that are
pinned, read later, and let go; waits for durability, or none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from aurorapy.records import dataclass
from aurorapy.storage.changes import Steps
from aurorapy.storage.membership import PLAIN, Membership
from aurorapy.storage.mtr import Mtr
from aurorapy.storage.node.messages import Create, Retain
from aurorapy.storage.node.node import StorageNode
from aurorapy.storage.page import Page
from aurorapy.storage.quorum import COPIES
from aurorapy.storage.recovery import QuorumLost, Recovered, recover
from aurorapy.storage.sim.branches import Branches
from aurorapy.storage.sim.chance import Chance
from aurorapy.storage.sim.changes import MembershipChanges
from aurorapy.storage.sim.clock import MILLISECOND, Clock, Promise
from aurorapy.storage.sim.fleet import CollectedTooEarly, SimFleet
from aurorapy.storage.sim.host import VOLUME, Host
from aurorapy.storage.sim.story import Story
from aurorapy.storage.sim.trace import Acked, Advanced, Contents, Event, Failed, Fault, Opened, Saw, Wrote
from aurorapy.storage.volume import Group, Volume

PAGES_MAX = 14  # ids that a story uses, all writers together
ENTRIES_MAX = 6
PINS_MAX = 3
WAIT = 60 * MILLISECOND

Recover = Callable[..., Recovered]  # (volume, peers, above, talk)


def contents_of(page: Page) -> Contents:
    """What a trace says of a page; a freed page is none."""
    return None if page.level < 0 else (page.level, tuple(page.keys), tuple(page.values))


class TracedVolume(Volume):
    """The product's volume; what it does is noted, nothing else."""

    note: Callable[[Event], None]
    clock: Clock
    writer: str

    def finish(self, mtr: Mtr) -> int:
        if mtr.records:
            last = self.lsn + len(mtr.records)
            pages: dict[int, Contents] = dict.fromkeys(mtr.ids)
            pages.update({page.id: contents_of(page) for page in mtr.touched})
            groups = {id // self.pages_per_group: self.lsn + at for at, id in enumerate(mtr.ids, 1)}
            self.note(Wrote(self.clock.now, self.writer, self.epoch, self.lsn + 1, last, tuple(pages.items()), tuple(groups.items()), self.volume_id))
        return super().finish(mtr)

    def on_progress(self) -> None:
        super().on_progress()
        pgcls = tuple([(group.id, group.pgcl) for group in self.groups.values()])
        self.note(Advanced(self.clock.now, self.writer, self.epoch, self.vcl, self.vdl, pgcls, self.volume_id))


@dataclass(frozen=True, slots=True)
class Parts:
    """The product's classes; a test plants a bug by giving another one."""

    node: type[StorageNode] = StorageNode
    host: type[Host] = Host
    volume: type[TracedVolume] = TracedVolume
    fleet: type[SimFleet] = SimFleet
    recover: Recover = recover
    steps: type[Steps] = Steps
    branches: type[Branches] = Branches


class Writer:
    """`crash_after`: so many messages leave, then the process is dead. `plan`: what it does once the volume is open."""

    def __init__(
        self, number: int, hosts: list[Host], parts: Parts, story: Story, *, crash_after: int | None, plan: Callable[[Writer], None] | None
    ) -> None:
        self.name = f"w{number}"
        self.volume: TracedVolume | None = None
        self.chance = Chance(story.seed, 100 + number)
        self.fleet = parts.fleet(self.name, hosts, story, Chance(story.seed, 200 + number), self.step)
        self.fleets = [self.fleet]  # and the branches'
        self.number = number
        self.branches: Branches | None = None
        self.clock = story.clock
        self.note = story.note
        self.finished = False
        self.parts = parts
        self.story = story
        self.commits: list[int] = []  # LSNs of this writer's mini-transactions
        self._steps_left = crash_after
        self._pins: list[int] = []
        self._alive: list[int] = []  # pages that are there
        self._count = 0
        self._changes: MembershipChanges | None = None
        self._plan = plan if plan is not None else Writer.work_for_ever
        self._task = story.clock.spawn(self._main)

    @property
    def alive(self) -> bool:
        return self.fleet.alive

    @property
    def members(self) -> Membership:
        """The membership in force; while nothing is open, the first one."""
        return self._changes.members if self._changes is not None else PLAIN

    def crash(self) -> None:
        """The process dies; nothing more leaves it."""
        for fleet in self.fleets:
            fleet.alive = False
        self._task.kill()

    def step(self) -> None:
        """A message leaves."""
        if self._steps_left is None:
            return
        self._steps_left -= 1
        if self._steps_left < 0:
            self.crash()

    # -- opening

    def _main(self) -> None:
        while not self._open():
            self.clock.sleep(self.chance.below(30 * MILLISECOND))
        self._plan(self)
        self.finished = True

    def _open(self) -> bool:
        fleet, made = self.fleet, list(self.story.made)
        try:
            for peer in fleet.peers:
                is_first = self.story.opened_at is None and peer in fleet.peers[:COPIES]
                peer.call(Create(VOLUME, self.story.pages_per_group, hydrated=is_first, members=self.story.first if is_first else PLAIN))
            found = self.parts.recover(VOLUME, fleet.peers, 0, fleet.talk)
        except QuorumLost as reason:
            self.note(Fault(self.clock.now, f"{self.name} cannot open: {reason}"))
            return False
        groups = {id: Group(id, max(scls), scls) for id, scls in found.scls.items()}
        story = self.story
        options: dict[str, Any] = {"cache_bytes": story.cache_bytes, "pages_per_group": story.pages_per_group}
        volume = self.parts.volume(VOLUME, found.epoch, found.lsn, groups, fleet, wait=self.wait, **options)
        volume.note, volume.clock, volume.writer = self.note, self.clock, self.name
        volume.cache.size_max = story.cache_bytes
        story.opened_at = story.opened_at if story.opened_at is not None else self.clock.now
        self.note(Opened(self.clock.now, self.name, found.epoch, found.vdl, found.lsn))
        fleet.attach(volume, found.members)
        self._changes = MembershipChanges(self, volume, fleet, found.members)
        for peer in fleet.peers if self.story.retains else ():
            peer.call(Retain(VOLUME, 0, found.epoch))
        try:
            if story.branches:
                self.branches = self.parts.branches(self, volume)
                self.branches.prepare(made)
            try:
                volume.start()
            except KeyError:
                volume.format()
            self.volume = volume
            self._alive = []
            for page in sorted(self.story.known):
                if self.read(page, None) is not None and (self.branches is None or page != self.branches.registry):
                    self._alive.append(page)
            if self.branches is not None:
                self.branches.open()
        except QuorumLost:
            self.crash()  # a process that cannot read what it has just opened gives up
        return True

    def wait(self, register: Callable[[Callable[[Any], None]], None]) -> Any:
        """`Volume.wait`."""
        promise = Promise(self.clock)
        register(promise.keep)
        return promise.wait(3600 * 1000 * MILLISECOND)

    # -- work

    def work_for_ever(self) -> None:
        """Random steps until somebody crashes the process."""
        while True:
            self.work()

    def work(self) -> None:
        """One random step."""
        volume, chance = self.volume, self.chance
        assert volume is not None
        kind = chance.below(100)
        if chance.hit(50 if self.story.declared else 25 if self.story.loses else 0):
            kind = 99
        try:
            if self.branches is not None and chance.hit(45):
                self.branches.step()
            elif kind < 55:
                lsn = self.write()
                self.commits.append(lsn)
                if chance.hit(70):
                    volume.when_durable(lsn, lambda: self.note(Acked(self.clock.now, self.name, volume.epoch, lsn)))
            elif kind < 70:
                if self._alive:
                    self.read(chance.pick(self._alive), None)
            elif kind < 85:
                self._snapshot()
            elif kind < 90:
                self.wait_durable(volume.lsn)
            elif self._changes:
                self._changes.step()
        except QuorumLost:
            pass
        self.clock.sleep(chance.below(3 * MILLISECOND))

    def write(self) -> int:
        """A random mini-transaction; its last LSN. QuorumLost if a page could not be read: then it never was."""
        volume, chance = self.volume, self.chance
        assert volume is not None
        mtr = volume.begin()
        try:
            volume.cache.newest(0)
            chosen = [volume.cache.newest(id) for id in chance.sample(self._alive, 1 + chance.below(4))]
        except (QuorumLost, KeyError) as error:
            volume.cache.open_mtrs -= 1
            if isinstance(error, KeyError):
                self.note(Failed(self.clock.now, self.name, f"a page that is there cannot be read: {error}"))
            raise QuorumLost from error
        if len(self.story.known) < PAGES_MAX and (not chosen or chance.hit(30)):
            id = mtr.allocate()
            mtr.format(id, 0, [0], [(self.name, self._tag())])
            self.story.known.add(id)
            self._alive.append(id)
        for page in chosen:
            self.change(mtr, page, self._alive)
        if not mtr.records:
            mtr.format(chosen[0].id if chosen else mtr.allocate(), 0, [], [])
        lsn = mtr.commit()
        self.story.commits.append(lsn)
        return lsn

    def change(self, mtr: Mtr, page: Page, there: list[int]) -> None:
        """Change a page of those that are there."""
        chance = self.chance
        if chance.hit(3) and len(there) > 3:
            there.remove(page.id)
            mtr.free(page.id)
            return
        for _ in range(1 + chance.below(3)):
            key = chance.below(20)
            slot = bisect_left(page.keys, key)
            row = (self.name, self._tag(), "x" * chance.below(60))
            if slot < len(page.keys) and page.keys[slot] == key:
                page = mtr.delete(page, slot) if chance.hit(20) else mtr.update(page, slot, row)
            elif len(page.keys) < ENTRIES_MAX:
                page = mtr.insert(page, slot, key, row)
            elif chance.hit(20):
                page = mtr.format(page.id, 0, [key], [row])
            elif chance.hit(30):
                page = mtr.cut(page, chance.below(len(page.keys)))
            else:
                page = mtr.update(page, chance.below(len(page.keys)), row)

    def _tag(self) -> int:
        self._count += 1
        return self._count

    def _snapshot(self) -> None:
        volume, chance = self.volume, self.chance
        assert volume is not None
        if self.story.retains and chance.hit(40):
            durable = [lsn for lsn in self.commits if lsn <= volume.vdl]
            if durable:
                self.travel(chance.pick(sorted(self.story.known)), chance.pick(durable))
            return
        if len(self._pins) < PINS_MAX and chance.hit(40):
            volume.pin(volume.lsn)
            self._pins.append(volume.lsn)
        elif self._pins and chance.hit(70):
            if self.story.known:
                self.read(chance.pick(sorted(self.story.known)), chance.pick(self._pins))
        elif self._pins:
            volume.unpin(self._pins.pop(chance.below(len(self._pins))))

    def travel(self, id: int, lsn: int, volume: TracedVolume | None = None) -> None:
        """Read a page as of an LSN that nobody has pinned, past the cache: a hold or the retention window keeps it."""
        volume = volume if volume is not None else self.volume
        assert volume is not None
        contents: Contents
        try:
            contents = contents_of(volume.load(id, lsn))
        except KeyError:
            contents = None
        except (ValueError, IndexError, CollectedTooEarly) as error:
            self.note(Failed(self.clock.now, self.name, f"reads page {id} of volume {volume.volume_id} as of {lsn}: {error!r}"))
            return
        self.note(Saw(self.clock.now, self.name, volume.epoch, id, lsn, contents, volume.volume_id))

    def read(self, id: int, lsn: int | None) -> Contents:
        """Read a page as of a pinned LSN (None: the newest), and note what was there."""
        volume = self.volume if self.volume is not None else self.fleet.volume
        assert isinstance(volume, TracedVolume)
        return self.see(volume, id, lsn)

    def see(self, volume: TracedVolume, id: int, lsn: int | None = None) -> Contents:
        """`read`, of any volume."""
        at = volume.lsn if lsn is None else lsn
        contents: Contents
        try:
            contents = contents_of(volume.cache.newest(id) if lsn is None else volume.cache.at(id, lsn))
        except KeyError:
            contents = None
        except (ValueError, IndexError, CollectedTooEarly) as error:
            self.note(Failed(self.clock.now, self.name, f"reads page {id} as of {at}: {error!r}"))
            raise QuorumLost from error
        self.note(Saw(self.clock.now, self.name, volume.epoch, id, at, contents, volume.volume_id))
        return contents

    def wait_durable(self, lsn: int, timeout: int = WAIT) -> bool:
        """True if that happened in time."""
        assert self.volume is not None
        return self.is_durable(self.volume, lsn, timeout)

    def is_durable(self, volume: TracedVolume, lsn: int, timeout: int = WAIT) -> bool:
        """`wait_durable`, of any volume."""
        promise = Promise(self.clock)
        volume.when_durable(lsn, lambda: promise.keep(True))
        return promise.wait(timeout) is True
