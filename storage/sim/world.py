"""A story: six hosts, writers one after the other (or side by side), the profile's faults, and an end that asks for everything back.

    0 ......................... STORY ........................... then
    writers work, are crashed, succeeded, forgotten; nodes suffer     faults end; a last writer recovers, reads all, commits, and all six
                                                                      segments must level; two nodes go, and once more all is read

One `Chance` a purpose, so that a change in one place leaves the others' dice alone.
"""

from __future__ import annotations

from collections.abc import Callable

from aurorapy.storage.membership import PLAIN, Membership
from aurorapy.storage.node.messages import Tell
from aurorapy.storage.quorum import Either, Rule, satisfies
from aurorapy.storage.rebuild import NotRestorable
from aurorapy.storage.recovery import QuorumLost
from aurorapy.storage.sim.backup import SimStore, restored
from aurorapy.storage.sim.chance import Chance
from aurorapy.storage.sim.clock import MILLISECOND, SECOND, Clock
from aurorapy.storage.sim.host import VOLUME, Host
from aurorapy.storage.sim.network import Network, Weather
from aurorapy.storage.sim.profiles import PROFILES, Profile, drawn
from aurorapy.storage.sim.story import Story
from aurorapy.storage.sim.trace import Event, Fault, Mended, Opened, Restored, Stuck
from aurorapy.storage.sim.writer import Parts, Writer

ZONES = ("a", "b", "c")
TAILS = Membership(1, PLAIN.slots, (1, 3, 5))  # one in each zone
STORY = 250 * MILLISECOND  # times the profile's length
PATIENCE = 3 * SECOND  # for what must come about when the faults have ended


class World:
    def __init__(self, seed: int, profile: Profile, parts: Parts) -> None:
        self.clock = Clock()
        self.trace: list[Event] = []
        self._profile = profile
        self._length = STORY * profile.length
        self._parts = parts
        self._chance = chance = Chance(seed, 1)
        self.network = Network(self.clock, Chance(seed, 2), profile.weather)
        ppg, cache = chance.pick((1, 2, 3, 5, 1000)), chance.pick((200, 1000, 100_000))
        self._story = Story(seed, self.clock, self.network, self.trace.append, ppg, cache, profile.retains, TAILS if profile.tails else PLAIN, profile.loses)
        self._story.branches = profile.branches
        self._story.changes = profile.spares > 0 or profile.loses
        if profile.backs_up:
            self._story.store = SimStore(Chance(seed, 4))
            self._story.store.failures = chance.pick((10, 40, 90))
        names = [f"{zone}{i}" for zone in ZONES for i in (1, 2)] + [f"{zone}3" for zone in ZONES[: profile.spares]]
        self.hosts = [parts.host(name, at, parts.node, self._story) for at, name in enumerate(names)]
        for host in self.hosts:
            host.peers = self.hosts
            host.tears = profile.torn
            host.start()
        self.writers: list[Writer] = []
        self._ending = False

    # -- the story

    def run(self) -> list[Event]:
        """Live the story; its trace."""
        try:
            self._write()
            self._plan_faults()
            self.clock.run(self._length + 200 * MILLISECOND * (self._profile.disaster or self._profile.strike))
            self._end()
        finally:
            self.clock.close()
        return self.trace

    def _write(self, plan: Callable[[Writer], None] | None = None, crash_after: int | None = None) -> Writer:
        """A new writer process."""
        writer = Writer(len(self.writers) + 1, self.hosts, self._parts, self._story, crash_after=crash_after, plan=plan)
        self.writers.append(writer)
        return writer

    def _fault(self, what: str) -> None:
        self.trace.append(Fault(self.clock.now, what))

    def _some_time(self) -> int:
        return self._chance.below(self._length)

    def _plan_faults(self) -> None:
        profile, chance, after = self._profile, self._chance, self.clock.after
        for _ in range(profile.node_crashes):
            after(self._some_time(), self._crash_some_node)
        for _ in range(profile.cuts):
            after(self._some_time(), self._cut_some_node)
        for host in chance.sample(self.hosts, chance.below(profile.slow + 1)):
            self.network.slow[host.name] = 5 * MILLISECOND
            host.disk_delay = 10 * MILLISECOND
        if profile.zone:
            zone = chance.pick(ZONES)
            gone = [host for host in self.hosts if host.az == zone]
            if profile.zone_plus_one:
                gone.append(chance.pick([host for host in self.hosts if host not in gone]))
            start = chance.below(self._length // 2)
            cut = chance.hit(50)
            for host in gone:
                after(start, self._leave, host, cut, self._length // 4 + chance.below(self._length // 2))
        if profile.lying:
            liar = chance.pick(self.hosts)
            liar.disk.lies = True
            for _ in range(6):
                after(self._some_time(), liar.disk.flush)
            for _ in range(2):
                after(self._some_time(), self._leave, liar, False, 10 * MILLISECOND)
        rotten = chance.pick(self.hosts)
        for _ in range(profile.rot):
            after(self._some_time(), rotten.rot)
        if profile.disaster:
            after(self._length // 2, self._disaster)
        if profile.strike:
            self._story.declared = ""
            after(self._length // 4 + chance.below(self._length // 4), self._lose_zone)
        for host in chance.sample(self.hosts, profile.wipes):
            after(self._some_time(), self._wipe, host)
        for _ in range(profile.writer_crashes):
            if chance.hit(50):
                after(self._some_time(), self._replace_writer)
            else:
                after(self._some_time(), self._limit_writer)
        for _ in range(profile.zombies):
            after(self._some_time(), self._forget_writer)
        after(20 * MILLISECOND, self._watch)

    # -- faults

    def _crash_some_node(self) -> None:
        chance = self._chance
        host = chance.pick(self.hosts)
        if self._ending or sum(not other.up for other in self.hosts) >= self._profile.down_max:
            return
        host.crash()
        self.clock.after(chance.between(1, 60) * MILLISECOND, host.start)

    def _cut_some_node(self) -> None:
        host = self._chance.pick(self.hosts)
        self._leave(host, True, self._chance.between(5, 80) * MILLISECOND)

    def _leave(self, host: Host, cut: bool, time: int) -> None:
        """Cut a node off, or crash it, for a time."""
        if self._ending:
            return
        if cut:
            self._fault(f"{host.name}: cut off")
            self.network.isolated.add(host.name)
            self.clock.after(time, self.network.isolated.discard, host.name)
        else:
            host.crash()
            self.clock.after(time, host.start)

    def _wipe(self, host: Host) -> None:
        """Lose a disk, while a read quorum of others have all that they acknowledged."""
        opened_at = self._story.opened_at
        if opened_at is None or self.clock.now < opened_at + 30 * MILLISECOND:
            return  # else a call that created the volume may still be on its way
        if self._ending or not all(self._can_spare(host, volume) for other in self.hosts if other.node is not None for volume in other.node.volumes):
            return
        host.wipe()
        self.clock.after(self._chance.between(1, 20) * MILLISECOND, host.start)

    def _can_spare(self, host: Host, volume: int) -> bool:
        """Without this one, a read quorum of a volume's members have all that they acknowledged, by whatever rule comes to be in force."""
        states = [(other, state) for other in self.hosts if other.node is not None and (state := other.node.volumes.get(volume)) is not None]
        others = [other.position for other, state in states if other is not host and state.hydrated]
        return all(satisfies(rule, others) for members in {state.members for _, state in states} for rule in _each(members.read))

    def _disaster(self) -> None:
        """One node is behind; then three lose their disks, the two others that are level are cut off, and the writer dies."""
        if self._ending or self._story.opened_at is None:
            return
        hosts = self._chance.sample(self.hosts, 6)
        self._leave(hosts[0], True, 10 * MILLISECOND)
        for host in hosts[1:4]:
            self.clock.after(8 * MILLISECOND, self._wipe, host)
        for host in hosts[4:]:
            self.clock.after(8 * MILLISECOND, self._leave, host, True, 300 * MILLISECOND)
        self.clock.after(8 * MILLISECOND, self._replace_writer)

    def _lose_zone(self) -> None:
        """One zone is cut off for a little while; before it has caught up, another one dies, and is declared lost."""
        *others, dead = ZONES  # the one that a writer asks last: so it does not wait for it before it tells the others
        behind, rest = self._chance.sample(others, 2)
        for host in self.hosts:
            if host.az == behind:
                self._leave(host, True, 20 * MILLISECOND)
            elif host.az == dead:
                self.clock.after(19 * MILLISECOND, self._leave, host, False, self._length)
        self.clock.after(19 * MILLISECOND, self._declare, dead)
        self._strike([host for host in self.hosts if host.az == rest])

    def _declare(self, zone: str) -> None:
        self._story.declared = zone

    def _strike(self, rest: list[Host]) -> None:
        """As soon as all nodes know that the zone is lost, those who were neither dead nor behind go as well, and the writer."""
        if self._ending:
            return
        if not all(members.lost for host in self.hosts if host.up and (members := host.members) is not None):
            self.clock.after(MILLISECOND // 2, self._strike, rest)
            return
        self._wipe(rest[0])
        self._leave(rest[1], True, 300 * MILLISECOND)
        self._replace_writer()

    def _replace_writer(self) -> None:
        """The writer crashes now; its successor comes a little later."""
        if self._ending:
            return
        writer = self.writers[-1]
        if writer.alive:
            self._fault(f"{writer.name}: crash")
            writer.crash()

    def _limit_writer(self) -> None:
        """A successor that will crash after so many messages: in the middle of recovery, or of a boxcar."""
        if self._ending:
            return
        self._replace_writer()
        steps = self._chance.below(self._chance.pick((60, 200, 600)))
        self._fault(f"w{len(self.writers) + 1}: will crash after {steps} messages")
        self._write(crash_after=steps)

    def _forget_writer(self) -> None:
        """Another writer opens the volume; the one before goes on and knows nothing."""
        if self._ending:
            return
        self._fault(f"w{len(self.writers) + 1} opens beside {self.writers[-1].name}")
        self._write()

    def _watch(self) -> None:
        """A dead writer gets a successor."""
        if self._ending:
            return
        if not self.writers[-1].alive:
            self._write()
        self.clock.after((5 + self._chance.below(20)) * MILLISECOND, self._watch)

    # -- the end

    def _end(self) -> None:
        self._ending = True
        self.network.weather = Weather()
        self.network.isolated.clear()
        self.network.slow.clear()
        for host in self.hosts:
            host.disk_delay = 100
            host.start()
        forgotten = [writer for writer in self.writers if writer.alive]
        let_go = self._chance.hit(50) or self._profile.branches  # who has not opened all its branches yet would fence the last writer's
        for writer in forgotten:
            if let_go or writer.volume is None:  # a zombie may go on, but not recover against the last writer
                writer.crash()
        self._fault("the faults end")
        last = self._write(self._last_words)
        if not self._until(lambda: last.finished, "the last writer opens, reads and commits"):
            return
        for writer in forgotten:
            writer.crash()
        if not self._until(self._is_level, "all six segments of each group are level and in order"):
            return
        self.trace.append(Mended(self.clock.now))
        for host in self.hosts:
            host.audit()
        self._restore(last)
        last.crash()
        members = last.members
        lost = [members.lost, *[last.branches.members(id).lost for id in last.branches.entries]] if last.branches is not None else [members.lost]
        gone = self._chance.sample([self.hosts[at] for at in members.counted], 1 if any(lost) else 2)
        for host in gone:
            host.crash()
        reader = self._write(self._look_back)
        self._until(lambda: reader.finished, "a volume opens without two nodes")
        for host in self.hosts:
            host.audit()

    def _restore(self, last: Writer) -> None:
        """The backup catches up; then every LSN that was a point of recovery, and the last writer's, can be restored."""
        store, volume = self._story.store, last.volume
        if store is None or volume is None:
            return
        store.failures = 0
        for host in self.hosts:
            host.receive(Tell(VOLUME, volume.epoch, volume.vdl, volume.mrpl, {}), None)
        ends: dict[int, int] = {}  # the hosts that are members are level, but any may have been replaced
        for host in self.hosts:
            for group, end in (host.standing() or {}).items():
                ends[group] = max(end, ends.get(group, 0))

        points = {event.vdl for event in self.trace if isinstance(event, Opened) and event.vdl and event.volume == VOLUME}
        wanted = sorted(points | {lsn for lsn in last.commits if lsn <= volume.vdl})

        def is_there() -> bool:
            groups = store.groups()
            return all((VOLUME, group) in groups and groups[VOLUME, group].covers(volume.vdl, end)  # images may be there before the log
                       and all(groups[VOLUME, group].leads_to(lsn, end) for lsn in wanted) for group, end in ends.items())

        if not self._until(is_there, "the backup catches up"):
            return
        for lsn in wanted:
            try:
                pages = tuple(restored(store, VOLUME, lsn).items())
            except NotRestorable as reason:
                self.trace.append(Restored(self.clock.now, volume.epoch, lsn, None, str(reason)))
                return
            self.trace.append(Restored(self.clock.now, volume.epoch, lsn, pages))

    def _last_words(self, writer: Writer) -> None:
        lsn = 0
        for _ in range(3):
            try:
                lsn = writer.write()
                writer.commits.append(lsn)
            except QuorumLost:
                self.trace.append(Stuck(self.clock.now, "a page cannot be read"))
        if not writer.wait_durable(lsn, PATIENCE):
            self.trace.append(Stuck(self.clock.now, f"LSN {lsn} does not get durable"))
        if writer.branches is None:
            return
        deadline = self.clock.now + PATIENCE
        while True:
            try:
                volumes = writer.branches.last_words()
                break
            except QuorumLost as reason:  # whoever has lost a disk may be on its way
                if self.clock.now >= deadline:
                    self.trace.append(Stuck(self.clock.now, f"what is held cannot be read: {reason}"))
                    return
            self.clock.sleep(20 * MILLISECOND)
        for volume in volumes:
            if not writer.is_durable(volume, volume.lsn, PATIENCE):
                self.trace.append(Stuck(self.clock.now, f"LSN {volume.lsn} of branch {volume.volume_id} does not get durable"))

    def _look_back(self, reader: Writer) -> None:
        """Two nodes are gone: whatever was held must be there all the same."""
        try:
            if reader.branches is not None:
                reader.branches.look_back_everywhere()
        except QuorumLost as reason:
            self.trace.append(Stuck(self.clock.now, f"what is held cannot be read: {reason}"))

    def _members(self) -> list[Host]:
        """As the last writer has them."""
        return [self.hosts[at] for at in self.writers[-1].members.members]

    def _is_level(self) -> bool:
        branches = self.writers[-1].branches
        groups = [[host.standing() for host in self._members()]]
        if branches is not None:
            groups += [[self.hosts[at].standing(volume) for at in branches.members(volume).members] for volume in branches.entries]
        return all(standing[0] is not None and all(other == standing[0] for other in standing) for standing in groups)

    def _until(self, condition: Callable[[], bool], what: str) -> bool:
        deadline = self.clock.now + PATIENCE
        while not condition():
            if self.clock.now >= deadline:
                state = [(host.name, host.standing()) for host in self.hosts]
                self.trace.append(Stuck(self.clock.now, f"not in time: {what}; {state}"))
                return False
            self.clock.run(self.clock.now + 5 * MILLISECOND)
        return True


def _each(rule: Rule) -> tuple[Rule, ...]:
    """The read rules of all memberships in force: each must be satisfied, for any of them may come to be the only one."""
    return rule.rules if isinstance(rule, Either) else (rule,)


def tell(seed: int, profile: Profile, parts: Parts | None = None) -> list[Event]:
    """The trace of one story."""
    if profile is PROFILES["mixed"]:
        profile = drawn(seed)
    return World(seed, profile, parts if parts is not None else Parts()).run()
