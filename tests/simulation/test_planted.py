"""Nineteen bugs of the kind that storage has, planted one at a time: the checkers must find each within a few stories.

A checker that finds none of them proves nothing when it is silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from aurorapy.limits import LSN_AHEAD_MAX
from aurorapy.storage import recovery
from aurorapy.storage.asking import Peer, Talking
from aurorapy.storage.boxcar import Boxcar, records_of
from aurorapy.storage.changes import Steps
from aurorapy.storage.membership import Membership
from aurorapy.storage.node.background import Background
from aurorapy.storage.node.copies import copied
from aurorapy.storage.node.disk import Transaction
from aurorapy.storage.node.messages import Behind, Copied, Copy, Drop, Inspect, Inspection, Refused, Reply, Request, Truncate, Truncation, Unknown
from aurorapy.storage.node.node import StorageNode, VolumeState
from aurorapy.storage.node.segment import Segment
from aurorapy.storage.page import Page
from aurorapy.storage.quorum import Count
from aurorapy.storage.recovery import QuorumLost, Recovered, recover
from aurorapy.storage.redo import Record
from aurorapy.storage.sim.__main__ import main
from aurorapy.storage.sim.branches import Branches
from aurorapy.storage.sim.checkers import judge
from aurorapy.storage.sim.clock import MILLISECOND
from aurorapy.storage.sim.host import Host
from aurorapy.storage.sim.profiles import PROFILES, Profile
from aurorapy.storage.sim.world import tell
from aurorapy.storage.sim.writer import Parts, TracedVolume

Touched = dict[tuple[int, int], Segment]


class AnswersFirst(Host):
    """Acknowledges, and lets the disk work afterwards."""

    def _begin(self) -> None:
        self._busy = True
        batch, self._queue = self._queue, []
        self.disk.lies = True
        self._answer(batch, self._handle(batch))
        self._clock.after(2 * MILLISECOND, self._written, self._life)

    def _written(self, life: int) -> None:
        if life == self._life and self.node is not None:
            self.disk.flush()
            self._busy = False
            if self._queue:
                self._begin()

    def crash(self) -> None:
        self._busy = False
        self.disk.crash()
        super().crash()


class ForgetsTruncations(StorageNode):
    def _cut(self, txn: Transaction, volume: int, state: VolumeState, segment: Segment, above: int) -> None:
        pass


class TakesEveryEpoch(StorageNode):
    def _receive(self, txn: Transaction, box: Boxcar, touched: Touched) -> Refused | Behind | Unknown | None:
        state = self.volumes.get(box.volume)
        if state is None:
            return Unknown(box.volume)
        fence, state.fence, epoch, box.epoch = state.fence, 0, box.epoch, state.epoch
        answer = super()._receive(txn, box, touched)
        state.fence, box.epoch = fence, epoch
        return answer


class CollectsTooMuch(StorageNode):
    def _receive(self, txn: Transaction, box: Boxcar, touched: Touched) -> Refused | Behind | Unknown | None:
        answer = super()._receive(txn, box, touched)
        if answer is None:
            state = self.volumes[box.volume]
            state.segments[box.group].mrpl = state.vdl
        return answer


class DropsBeforeTheBackup(StorageNode):
    def back_up(self) -> None:
        pass


@dataclass
class NeverDurable:
    """A source that tells its cache that everything is durable."""

    volume: TracedVolume
    vdl: int = 1 << 62

    def load(self, id: int, lsn: int | None, reader: int | None = None) -> Page:
        return self.volume.load(id, lsn, reader)


class EvictsTooEarly(TracedVolume):
    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.cache._source = NeverDurable(self)


class ForgetsHolds(Branches):
    """Who opens the volume again does not know what its branches read."""

    def prepare(self, known: list[int]) -> None:
        super().prepare(known)
        for lsn in self._root.held:
            self._root.release(lsn)


class SweepsWhatItFinds(Branches):
    """Drops, at any time, the volumes that its registry does not name: also those that a successor has made."""

    def step(self) -> None:
        for volume in list(self._story.made) if self._chance.hit(20) else ():
            if volume not in self.entries:
                self._send_drop(volume)
        super().step()


class DropsForAnybody(StorageNode):
    def _answer(self, txn: Transaction, message: Request, touched: Touched) -> Reply:
        return super()._answer(txn, replace(message, epoch=1 << 60) if isinstance(message, Drop) else message, touched)


class KnowsNoHold(TracedVolume):
    """What was never held may be released."""

    def release(self, lsn: int) -> None:
        if lsn in self.held:
            super().release(lsn)


class IgnoresTheOldestBranch(TracedVolume):
    @property
    def mrpl(self) -> int:
        oldest, self._held[:1] = self._held[:1], []
        lowest = super().mrpl
        self._held[:0] = oldest
        return lowest


def newest_images_only(txn: Transaction, state: VolumeState, message: Copy) -> Reply:
    """Of each page the last version, and no log: what a copy was before branches needed more."""
    reply = copied(txn, state, message)
    if not isinstance(reply, Copied):
        return reply
    newest = {page: (page, lsn, image) for page, lsn, image in reply.images}
    return replace(reply, images=tuple(newest.values()), boxcars=())


class Optimist:
    """A peer that is believed to have all that it ever acknowledged."""

    def __init__(self, peer: Peer) -> None:
        self._peer = peer

    def call(self, message: Request) -> Reply | None:
        reply = self._peer.call(message)
        return replace(reply, hydrated=True) if isinstance(reply, Inspection) else reply


def recover_with_any_vote(volume: int, peers: Sequence[Peer], above: int, talk: Talking) -> Recovered:
    return recover(volume, [Optimist(peer) for peer in peers], above)


def recover_then_fence(volume: int, peers: Sequence[Peer], above: int, talk: Talking) -> Recovered:
    """Looks what is durable, and only then stops the old writer."""
    known = recovery._ask(talk, range(6), Inspect(volume), lambda known: len(known) >= 3)
    if len(known) < 3:
        raise QuorumLost
    newest = recovery._newest(known.values())
    epoch = newest.epoch + 1
    known = recovery._pass_truncations(volume, talk, known, newest.epoch, newest, lambda found: len(found) >= 4)
    recovery._level(volume, talk, known, newest.members)
    vdl = recovery._find_vdl(volume, talk, known, newest.truncations)
    cut = Truncation(epoch, vdl, max([vdl, *[cut.high for cut in newest.truncations]]) + LSN_AHEAD_MAX)
    agreed = recovery._ask(talk, range(6), Truncate(volume, epoch, (*newest.truncations, cut)), lambda agreed: len(agreed) >= 4)
    if len(agreed) < 4:
        raise QuorumLost
    scls = {group: [agreed[i].scls.get(group, 0) if i in agreed else 0 for i in range(6)] for group in recovery._groups(agreed)}
    return Recovered(epoch, vdl, cut.high, scls)


class Hasty(Steps):
    def _are_level(self, step: Membership) -> bool:
        return True


def link_over_gaps(segment: Segment, prev: int, last: int) -> None:
    if last > segment.scl:
        segment.tail.append(last)
        segment.scl = last


def records_backwards(data: bytes) -> Iterator[tuple[int, Record]]:
    return reversed(list(records_of(data)))


def known_vdl(self: Background, state: VolumeState, volume: int, group: int) -> int:
    return state.vdl


def everything_chained(state: VolumeState, group: int) -> int:
    return state.segments[group].scl


def fourth_lowest(scls: Sequence[int]) -> int:
    return sorted(scls)[3]


def found_after(profile: Profile, parts: Parts, seeds: range) -> str | None:
    """The rule that the first bad story broke."""
    for seed in seeds:
        violation = judge(tell(seed, profile, parts))
        if violation is not None:
            return violation.rule
    return None


NODE = "aurorapy.storage.node."


PLANTED: list[tuple[str, Profile, Parts, int | range, set[str], dict[str, Any]]] = [
    ("acknowledge before the hot log", PROFILES["crashes"], Parts(host=AnswersFirst), 10, {"rise", "intact"}, {}),
    ("forget the truncation range", PROFILES["writer_crash"], Parts(node=ForgetsTruncations), 40, {"read"}, {}),
    ("count an unhydrated vote", PROFILES["disaster"], Parts(recover=recover_with_any_vote), 20, {"commit"}, {}),
    ("fence the old writer too late", PROFILES["zombie"], Parts(recover=recover_then_fence), 20, {"commit", "epoch", "quorum", "read"}, {}),
    ("3/6 writes", PROFILES["calm"], Parts(), 40, {"quorum", "commit"}, {"aurorapy.storage.sim.fleet.PLAIN_COUNT": Count(fourth_lowest, min)}),
    ("move to 3/4 before the survivors are level", PROFILES["zone_switch"], Parts(steps=Hasty), 10, {"commit", "read"}, {}),
    ("a tail lets log go before all full members have images", PROFILES["tails"], Parts(), 10, {"images"}, {NODE + "background.Background._imaged": known_vdl}),
    ("skip the epoch check", PROFILES["zombie"], Parts(node=TakesEveryEpoch), 40, {"read", "progress", "intact"}, {}),
    ("collect above the PGMRPL", PROFILES["calm"], Parts(node=CollectsTooMuch), 40, {"service"}, {}),
    ("lose a gap", PROFILES["lossy"], Parts(), 10, {"service", "intact", "read"}, {NODE + "segment.Segment.link": link_over_gaps}),
    ("apply out of order", PROFILES["calm"], Parts(), 10, {"service", "read"}, {NODE + "pages.records_of": records_backwards}),
    ("evict above the VDL", PROFILES["slow_copy"], Parts(volume=EvictsTooEarly), 60, {"read", "service"}, {}),
    ("drop log that the backup has not got", PROFILES["backup"], Parts(node=DropsBeforeTheBackup), 40, {"backup"}, {}),
    ("back up above the VDL", PROFILES["backup"], Parts(), 60, {"backup"}, {"aurorapy.storage.sim.backup.outlet.durable_end": everything_chained}),
    ("forget the holds of branches over a restart", PROFILES["branches"], Parts(branches=ForgetsHolds, volume=KnowsNoHold), 80, {"service", "read"}, {}),
    ("a PGMRPL that ignores the oldest branch", PROFILES["branches"], Parts(volume=IgnoresTheOldestBranch), 40, {"service", "read"}, {}),
    ("copy the newest images alone", PROFILES["replaced"], Parts(), range(40, 60), {"service", "read"}, {NODE + "node.copied": newest_images_only}),
    ("skip the epoch check of Drop", PROFILES["branches"], Parts(branches=SweepsWhatItFinds, node=DropsForAnybody), 60, {"progress", "service", "read"}, {}),
    ("trust a torn record", PROFILES["torn_write"], Parts(), 60, {"intact", "service"},
     {NODE + "node.check": lambda data: None, NODE + "pages.check": lambda data: None, NODE + "node.is_intact": lambda data: True}),
]  # fmt: skip


@pytest.mark.timeout(30)
@pytest.mark.parametrize(("profile", "parts", "seeds", "rules", "patches"), [row[1:] for row in PLANTED], ids=[row[0] for row in PLANTED])
def test_a_planted_bug_is_found(
    profile: Profile, parts: Parts, seeds: int | range, rules: set[str], patches: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, function in patches.items():
        monkeypatch.setattr(name, function)
    assert found_after(profile, parts, range(seeds) if isinstance(seeds, int) else seeds) in rules


def test_nodes_drop_nothing_for_a_writer_that_was_overtaken() -> None:
    """With their check, the bug above does no harm."""
    assert found_after(PROFILES["branches"], Parts(branches=SweepsWhatItFinds), range(60)) is None


def test_the_command_prints_the_seed_and_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("aurorapy.storage.sim.fleet.PLAIN_COUNT", Count(fourth_lowest, min))
    assert main(["--profile", "calm", "--seeds", "15", "--tail", "3"]) == 1
    out = capsys.readouterr().out
    assert "quorum: LSN" in out and "again: python -m aurorapy.storage.sim --profile calm --seed" in out
