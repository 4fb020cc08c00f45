"""The transport of one writer's volume over the simulated network.

Boxcars leave a moment after their first chunk and fill until then; several of a group may be under way, and come in any order. What no
write quorum has acknowledged is sent again to those who have not got it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aurorapy.storage.asking import K, T, Talk
from aurorapy.storage.boxcar import Boxcar
from aurorapy.storage.membership import PLAIN, Membership
from aurorapy.storage.node.messages import Ack, Create, Refused, Reply, Request, Unknown
from aurorapy.storage.page import Page
from aurorapy.storage.quorum import COPIES, PLAIN_COUNT, WRITE_QUORUM, AtLeast, Either, Every, Rule, counted
from aurorapy.storage.recovery import QuorumLost
from aurorapy.storage.sim.chance import Chance
from aurorapy.storage.sim.clock import MILLISECOND, Promise
from aurorapy.storage.sim.host import Host
from aurorapy.storage.sim.story import Story
from aurorapy.storage.sim.talking import CALL_TIMEOUT, CALLS, GRACE_MAX, Talks
from aurorapy.storage.sim.trace import Advanced, Members
from aurorapy.storage.volume import Fetched, Group, Volume

READ_ROUNDS = 8
AGAIN_AFTER = 20 * MILLISECOND


class CollectedTooEarly(Exception):
    """A pinned version is on no node any more that could have it."""


class SimPeer:
    """A storage node as recovery sees it: calls that may get no answer."""

    def __init__(self, fleet: SimFleet, host: Host) -> None:
        self._fleet = fleet
        self._host = host

    def call(self, message: Request) -> Reply | None:
        """Send, and wait for the answer from inside a task."""
        fleet, host = self._fleet, self._host
        for _ in range(CALLS):
            promise = Promise(fleet.clock)

            def answer(reply: Reply | None, promise: Promise = promise) -> None:
                fleet.network.send(host.name, fleet.name, promise.keep, reply)

            fleet.send(host, host.receive, message, answer)
            reply: Reply | None = promise.wait(CALL_TIMEOUT)
            if reply is not None:
                return reply
        return None


class SimFleet:
    """`step` is called before each message leaves: there a writer may crash."""

    is_far = False

    def __init__(self, name: str, hosts: list[Host], story: Story, chance: Chance, step: Callable[[], None]) -> None:
        self.name = name
        self.hosts = hosts
        self.clock = story.clock
        self.network = story.network
        self.note = story.note
        self.alive = True
        self.peers = [SimPeer(self, host) for host in hosts]
        self.members: tuple[Membership, ...] = (PLAIN,)  # by which it counts: two while a step is being taken
        self.volume: Volume | None = None
        self._chance = chance
        self._step = step
        self._fill = chance.pick((50, 500, 3000))  # microseconds that a boxcar fills
        self._answers = [self._answer_from(host) for host in hosts]

    def attach(self, volume: Volume, members: Membership) -> None:
        """Serve this volume from now on."""
        self.volume = volume
        self.count_by(members)
        pgcls = tuple([(group.id, group.pgcl) for group in volume.groups.values()])
        self.note(Advanced(self.clock.now, self.name, volume.epoch, volume.vcl, volume.vdl, pgcls, volume.volume_id))  # by the rule of now
        self.clock.after(AGAIN_AFTER, self._again)

    def talk(self, talks: Mapping[K, Talk[T]], enough: Callable[[Mapping[K, T]], bool]) -> dict[K, T]:
        """`asking.Talking`, from inside a task."""
        grace = 0 if self._chance.hit(70) else self._chance.below(GRACE_MAX)
        return Talks(self, talks, enough, grace).wait()

    def count_by(self, *memberships: Membership) -> dict[int, int]:
        """`changes.Counting`."""
        assert self.volume is not None
        self.members = memberships
        rule = Every(tuple([members.write for members in memberships]))
        everybody = sorted({at for members in memberships for at in members.counted})
        count = PLAIN_COUNT if memberships == (PLAIN,) and len(self.hosts) == COPIES else counted(rule, everybody)
        self.volume.change_count(count, len(self.hosts))
        self.note(Members(self.clock.now, self.name, self.volume.epoch, self._names(rule), self.volume.volume_id))
        return {group.id: group.pgcl for group in self.volume.groups.values()}

    def _names(self, rule: Rule) -> tuple[tuple[tuple[int, tuple[str, ...]], ...], ...]:
        """A write rule as a trace tells it: each of these must be reached by one of its (count, nodes)."""
        match rule:
            case AtLeast():
                return (((rule.count, tuple([self.hosts[at].name for at in sorted(rule.members)])),),)
            case Every():
                return tuple([named for part in rule.rules for named in self._names(part)])
            case Either():
                return (tuple([choice for part in rule.rules for named in self._names(part) for choice in named]),)

    def _current(self) -> list[Host]:
        return [self.hosts[at] for at in sorted({at for members in self.members for at in members.members})]

    def send(self, host: Host, arrive: Callable[..., None], *arguments: object) -> None:
        if self.alive:
            self._step()
        if self.alive:
            self.network.send(self.name, host.name, arrive, *arguments)

    # -- Transport

    def hasten(self, volume: Volume) -> None:
        """Nothing waits here."""

    def submit(self, volume: Volume, group: Group, load: tuple[bytes, int, int, list[int]]) -> None:
        chunk, first, last, pages = load
        box = group.box
        if box is None or box.data is not None:
            box = group.box = Boxcar(volume.volume_id, group.id, volume.epoch, group.last, first)
            self.clock.after(self._chance.below(self._fill), self._depart, group, box)
        box.add(chunk, last, pages, volume.vdl, volume.mrpl, group.count.complete(group.scls))
        group.last = last

    def fetch(self, volume: Volume, group: Group, page: int, lsn: int | None, then: Fetched) -> None:
        """A story's writer waits for its reads."""
        then(self.read(volume, group, page, lsn))

    def read(self, volume: Volume, group: Group, page: int, lsn: int | None) -> Page:
        """From a node that has all that the write quorum has; another one if there is no answer, or a damaged copy."""
        for _ in range(READ_ROUNDS):
            gone = 0
            hosts = [host for host in self._current() if all(host.position in members.full for members in self.members)]
            for host in self._chance.sample(hosts, len(hosts)):
                if group.scls[host.position] < group.pgcl:
                    continue
                result = self._read(volume, host, group, page, lsn)
                if isinstance(result, Page):
                    return result
                if result == "missing":
                    raise KeyError(f"page {page} does not exist as of {lsn}")
                gone += result == "gone"
            if gone >= min(WRITE_QUORUM, len(hosts)):
                raise CollectedTooEarly(f"page {page} as of {lsn} is gone from {gone} nodes")
        raise QuorumLost("no storage node can serve reads")

    def pump(self) -> bool:
        raise AssertionError("a simulated volume waits by its hook")

    # -- inside

    def _read(self, volume: Volume, host: Host, group: Group, page: int, lsn: int | None) -> Page | str | None:
        promise = Promise(self.clock)

        def answer(result: Page | str) -> None:
            self.network.send(host.name, self.name, promise.keep, result)

        self.send(host, host.read, volume.volume_id, group.id, page, lsn, volume.epoch, group.pgcl, answer)
        result: Page | str | None = promise.wait(CALL_TIMEOUT)
        return result

    def _depart(self, group: Group, box: Boxcar) -> None:
        if not self.alive:
            return
        box.seal()
        group.note_sent(box)
        hosts = self._current()
        for host in self._chance.sample(hosts, len(hosts)):
            self.send(host, host.receive, box, self._answers[host.position])

    def _again(self) -> None:
        if not self.alive or self.volume is None:
            return
        for group in self.volume.groups.values():
            for box in list(group.sent):
                if box.last > group.pgcl:
                    for host in self._current():
                        if group.scls[host.position] < box.last:
                            self.send(host, host.receive, box, self._answers[host.position])
        self.clock.after(AGAIN_AFTER, self._again)

    def _answer_from(self, host: Host) -> Callable[[Reply | None], None]:
        def answer(reply: Reply | None) -> None:
            self.network.send(host.name, self.name, self._on_reply, host.position, reply)

        return answer

    def _on_reply(self, position: int, reply: Reply | None) -> None:
        volume = self.volume
        if not self.alive or volume is None or not isinstance(reply, Ack | Refused | Unknown) or reply.volume != volume.volume_id:
            return  # what a node did in one step is told to all who sent to it
        if isinstance(reply, Unknown):
            host = self.hosts[position]
            self.send(host, host.receive, Create(volume.volume_id, volume.pages_per_group, hydrated=False), None)
        if isinstance(reply, Refused):
            if reply.epoch > volume.epoch:
                volume.fenced = True
            return
        if not isinstance(reply, Ack) or reply.epoch != volume.epoch:
            return
        group = volume.groups.get(reply.group)
        if group is None:
            return
        if reply.scl > group.scls[position]:
            group.scls[position] = reply.scl
            volume.on_progress()
