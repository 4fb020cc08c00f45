"""Branches by a simulated writer: volumes that begin as another one was, each with a fleet of its own over the same hosts.

    root (volume 0)  ----o-----------o------->     the registry, a page of the root, says which branches there are: volume -> (parent, LSN, dropped)
                         └ 1 --o-->  └ 2 ---->     as the server's system tree does
                               └ 3 -->

The order is the server's (`aurorapy.branching`, `aurorapy.engine`): a branch's LSN is durable and held before its volume is made, its entry is written when
that is formatted, and it exists when the entry is durable. Who opens the root puts the window and all holds in force before anything is written. An entry goes
first, then, when that is durable, the volumes that nobody needs any more: the branch, and its dropped ancestors that have no other.
A branch is made of the present, or of any LSN in the root's retention window, which moves on. It begins with the root's members, and goes its own way:
members are replaced and zones declared lost as the profile allows, in each volume for itself.

The prize question is asked all the time, of every node that says it can answer: what a branch, a held LSN or the window can still read is what it was.
"""

from __future__ import annotations

from bisect import bisect_left
from contextlib import suppress
from dataclasses import field
from typing import TYPE_CHECKING, Any

from aurorapy.records import dataclass
from aurorapy.storage.membership import PLAIN, Membership
from aurorapy.storage.mtr import Mtr
from aurorapy.storage.node.messages import Create, Drop
from aurorapy.storage.recovery import QuorumLost, is_overtaken
from aurorapy.storage.sim.chance import Chance
from aurorapy.storage.sim.changes import MembershipChanges
from aurorapy.storage.sim.clock import MILLISECOND
from aurorapy.storage.sim.fleet import CollectedTooEarly, SimFleet
from aurorapy.storage.sim.host import VOLUME
from aurorapy.storage.sim.trace import Branched, Failed, Fault, Opened
from aurorapy.storage.volume import Group, Parent

if TYPE_CHECKING:
    from aurorapy.storage.sim.writer import TracedVolume, Writer

BRANCHES_MAX = 4
OWN_PAGES_MAX = 3
OPEN_TRIES = 20
Entry = tuple[int, int, bool]  # parent, LSN, dropped: only for its own branches' sake still there


@dataclass(slots=True)
class Branch:
    volume: TracedVolume
    fleet: SimFleet
    changes: MembershipChanges
    pages: list[int] = field(default_factory=list)  # those that are there
    own: int = 0  # pages that it has made


class Branches:
    """One writer's. `entries` is what the page `registry` says, and what is being written to it."""

    def __init__(self, writer: Writer, root: TracedVolume) -> None:
        self.entries: dict[int, Entry] = {}
        self._writer = writer
        self._story = writer.story
        self._root = root
        self._chance = Chance(writer.story.seed, 300 + len(writer.story.made) + 7 * root.epoch)
        self.registry: int | None = None
        self._open: dict[int, Branch] = {}

    # -- opening

    def prepare(self, known: list[int]) -> None:
        """Before the root writes anything: the window, and all holds. Then open what there is, and sweep what a crash left of the volumes `known`."""
        story, root = self._story, self._root
        root.retained = story.window
        if story.registry is not None:
            try:
                page = root.cache.newest(story.registry)
            except KeyError:
                return
            self.registry = page.id
            self.entries = dict(zip(page.keys, page.values, strict=True))
            for parent, lsn, _ in self.entries.values():
                if parent == VOLUME:
                    root.hold(lsn)
        for volume in known:
            if volume not in self.entries:
                self._send_drop(volume)

    def open(self) -> None:
        """All volumes that the registry names, parents first; QuorumLost if that is not possible."""
        for volume, (parent, lsn, _) in sorted(self.entries.items()):
            branch = self._reopened(volume, Parent(self._volume(parent), lsn))
            for other, held, _ in self.entries.values():
                if other == volume:
                    branch.volume.hold(held)
            branch.volume.start()
            self._look_through(branch)

    def _reopened(self, id: int, parent: Parent) -> Branch:
        """Nodes may be on their way to have all of it again."""
        for _ in range(OPEN_TRIES):
            with suppress(QuorumLost):
                return self._recovered(id, parent)
            self._writer.clock.sleep(20 * MILLISECOND)
        raise QuorumLost(f"volume {id}")

    def _volume(self, id: int) -> TracedVolume:
        return self._root if id == VOLUME else self._open[id].volume

    def _recovered(self, id: int, parent: Parent, *, above: int | None = None) -> Branch:
        writer, story = self._writer, self._story
        fleet = writer.parts.fleet(writer.name, writer.fleet.hosts, story, Chance(story.seed, 400 + 50 * id + writer.number), writer.step)
        writer.fleets.append(fleet)
        first = self._first_members()
        for at, peer in enumerate(fleet.peers):
            is_first = above is not None and at in first.members
            peer.call(Create(id, story.pages_per_group, hydrated=is_first, members=first if is_first else PLAIN))
        found = writer.parts.recover(id, fleet.peers, above or 0, fleet.talk)
        if is_overtaken(VOLUME, self._root.epoch, writer.members, writer.fleet.peers, writer.fleet.talk):
            writer.crash()
        groups = {group: Group(group, max(scls), scls) for group, scls in found.scls.items()}
        options: dict[str, Any] = {"cache_bytes": story.cache_bytes, "pages_per_group": story.pages_per_group, "parent": parent}
        volume = writer.parts.volume(id, found.epoch, found.lsn, groups, fleet, wait=writer.wait, **options)
        volume.note, volume.clock, volume.writer = writer.note, writer.clock, writer.name
        volume.cache.size_max = story.cache_bytes
        writer.note(Opened(writer.clock.now, writer.name, found.epoch, found.vdl, found.lsn, id))
        fleet.attach(volume, found.members)
        branch = self._open[id] = Branch(volume, fleet, MembershipChanges(writer, volume, fleet, found.members))
        return branch

    def _first_members(self) -> Membership:
        """Of a new branch: the root's, as far as they are settled."""
        now = self._writer.members
        first = Membership(1, tuple([slot[:1] for slot in now.slots]), now.tails, now.lost)
        return PLAIN if first[1:] == PLAIN[1:] else first

    def members(self, id: int) -> Membership:
        """In force in an open branch."""
        return self._open[id].changes.members

    def _look_through(self, branch: Branch) -> None:
        branch.pages = [page for page in sorted(self._story.known) if self._writer.see(branch.volume, page) is not None]

    # -- steps

    def step(self) -> None:
        """One random step; QuorumLost where that needs more nodes than there are."""
        chance = self._chance
        if any(branch.volume.fenced for branch in self._open.values()):
            self._writer.crash()  # by one who was overtaken and did not know it yet; a successor opens all anew
        living = [id for id, entry in self.entries.items() if not entry[2] and id in self._open]
        if living and chance.hit(35 if self._story.changes else 0):
            self._open[chance.pick(living)].changes.step()
            return
        kind = chance.below(100)
        if kind < 15 or not living:
            if len(self.entries) < BRANCHES_MAX:
                self._make(chance.pick([VOLUME, VOLUME, *living]))
        elif kind < 22:
            self._drop(chance.pick(living))
        elif kind < 50:
            self.write(self._open[chance.pick(living)])
        elif kind < 65:
            branch = self._open[chance.pick(living)]
            if branch.pages:
                self._writer.see(branch.volume, chance.pick(branch.pages))
        elif kind < 85:
            self._look_back(self._volume(self._parent_of(chance.pick(living))))
        elif points := self.readable():
            self._root.retained = chance.pick(points[: 1 + len(points) // 2])
            self._story.window = max(self._story.window, self._root.retained)

    def _parent_of(self, id: int) -> int:
        return self.entries[id][0]

    def readable(self) -> list[int]:
        """Ends of mini-transactions in the root's window."""
        low = self._root.retained or 0
        return sorted([lsn for lsn in self._story.commits if low <= lsn <= self._root.vdl])

    def _make(self, parent: int) -> None:
        story, chance, writer, volume = self._story, self._chance, self._writer, self._volume(parent)
        points = self.readable() if parent == VOLUME and chance.hit(50) else []
        lsn = chance.pick(points) if points else volume.lsn
        volume.hold(lsn)
        id = -1
        try:
            if not writer.is_durable(volume, lsn):
                raise QuorumLost
            if not self._had_begun(volume, lsn):
                volume.release(lsn)
                return
            id = len(story.made) + 1  # nobody runs from here to the next line: another writer, perhaps one that was overtaken, counts on from it
            story.made.append(id)
            story.opened_at = writer.clock.now
            writer.note(Branched(writer.clock.now, writer.name, volume.epoch, parent, lsn, id))
            branch = self._recovered(id, Parent(volume, lsn), above=volume.lsn)
            branch.volume.format()
            if not writer.is_durable(branch.volume, branch.volume.lsn):
                raise QuorumLost
            self._look_through(branch)
            self._enter({id: (parent, lsn, False)})
        except QuorumLost:
            if id not in self.entries:
                volume.release(lsn)
                self._forget(id)
            raise

    @staticmethod
    def _had_begun(volume: TracedVolume, lsn: int) -> bool:
        """The volume had its first page: not so as of an LSN at which all was annulled."""
        try:
            volume.load(0, lsn)
        except KeyError:
            return False
        return True

    def _drop(self, id: int) -> None:
        changes: dict[int, Entry | None] = {}
        at, rest = id, dict(self.entries)
        while at != VOLUME and (at == id or rest[at][2]) and all(entry[0] != at for entry in rest.values()):
            changes[at] = None
            at = rest.pop(at)[0]
        doomed = {other: self.entries[other] for other in changes}
        if not doomed:
            changes = {id: (*self.entries[id][:2], True)}
        if not self._enter(changes):
            return  # whether that gets durable nobody knows: all holds stay
        for other, (parent, lsn, _) in doomed.items():
            self._send_drop(other)
            self._volume(parent).release(lsn)
        for other in doomed:
            self._forget(other)

    def _enter(self, changes: dict[int, Entry | None]) -> bool:
        """Write to the registry. True once that is durable."""
        root, writer = self._root, self._writer
        mtr = root.begin()
        try:
            root.cache.newest(0)
            if self.registry is None:
                self.registry = mtr.allocate()
                page = mtr.format(self.registry, 0, [], [])
            else:
                page = root.cache.newest(self.registry)
        except QuorumLost:
            root.cache.open_mtrs -= 1
            raise
        for id, entry in changes.items():
            slot = bisect_left(page.keys, id)
            if entry is None:
                page = mtr.delete(page, slot)
                del self.entries[id]
                continue
            page = mtr.insert(page, slot, id, entry) if id not in self.entries else mtr.update(page, slot, entry)
            self.entries[id] = entry
        lsn = mtr.commit()
        writer.note(Fault(writer.clock.now, f"{writer.name} enters {changes} at {lsn}"))
        if not writer.is_durable(root, lsn):
            return False
        self._story.registry = self.registry
        return True

    def _send_drop(self, id: int) -> None:
        fleet = self._writer.fleet
        for host in fleet.hosts:
            fleet.send(host, host.receive, Drop(id, VOLUME, self._root.epoch), None)

    def _forget(self, id: int) -> None:
        branch = self._open.pop(id, None)
        if branch is not None:
            branch.fleet.alive = False

    def write(self, branch: Branch) -> int:
        """A random mini-transaction of a branch; its last LSN."""
        volume, chance, writer = branch.volume, self._chance, self._writer
        mtr: Mtr = volume.begin()
        try:
            volume.cache.newest(0)
            chosen = [volume.cache.newest(page) for page in chance.sample(branch.pages, 1 + chance.below(3))]
        except (QuorumLost, KeyError, CollectedTooEarly) as error:
            volume.cache.open_mtrs -= 1
            if not isinstance(error, QuorumLost):
                writer.note(Failed(writer.clock.now, writer.name, f"a page of branch {volume.volume_id} cannot be read: {error}"))
            raise QuorumLost from error
        if branch.own < OWN_PAGES_MAX and (not chosen or chance.hit(20)):
            branch.own += 1
            id = mtr.allocate()
            mtr.format(id, 0, [0], [(writer.name, volume.volume_id)])
            branch.pages.append(id)
        for page in chosen:
            writer.change(mtr, page, branch.pages)
        if not mtr.records:
            mtr.format(chosen[0].id if chosen else mtr.allocate(), 0, [], [])
        return mtr.commit()

    def _look_back(self, volume: TracedVolume) -> None:
        """Somebody reads as of an LSN that is held, or in the window."""
        points = [*volume.held, *(self.readable() if volume is self._root else ())]
        if points and self._story.known:
            self._writer.travel(self._chance.pick(sorted(self._story.known)), self._chance.pick(points), volume)

    def last_words(self) -> list[TracedVolume]:
        """Every branch is read and written once more; all that can be read of the past is. The volumes that wait for durability."""
        written = []
        for id, entry in sorted(self.entries.items()):
            branch = self._open[id]
            self._look_through(branch)
            if not entry[2]:
                self.write(branch)
                written.append(branch.volume)
        self.look_back_everywhere()
        return written

    def look_back_everywhere(self) -> None:
        """Read every page as of every LSN that is held, and of some of the window."""
        for volume in (self._root, *[branch.volume for branch in self._open.values()]):
            points = set(volume.held)
            if volume is self._root and (window := self.readable()):
                points |= {window[0], *self._chance.sample(window, 3)}
            for lsn in sorted(points):
                for page in sorted(self._story.known):
                    self._writer.travel(page, lsn, volume)
