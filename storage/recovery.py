"""Opening a volume: find what is durable by read quorum, annul the rest, fence the old writer.

1. Ask at least 3 of 6 nodes. What 4 of 6 ever acknowledged is on at least one of any three.
2. A node that missed a truncation gets it before anything else.
3. Level the segments: each gets from its best peer what it misses. So what is kept is on a write quorum.
4. VCL: walk the LSNs above the highest VDL anybody knows; the first one that no group has stops it.
   VDL: the highest consistency point at or below the VCL.
5. A truncation range above the VDL, wide enough for all that the dead writer can have allocated, under
   a new volume epoch, durable on a write quorum. From then on no node accepts the old writer.

Every step may be cut short and run again: a new run finds the same VDL or a higher one (never lower,
since what it levelled is still there), and takes a higher epoch.

There is no replay: pages are read from nodes as of the VDL. Source: P17, section 4.3; P18, section 2.4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from aurorapy.limits import LSN_AHEAD_MAX
from aurorapy.storage.boxcar import chunks_of
from aurorapy.storage.node.messages import (
    Deliver,
    Done,
    Fetch,
    Fetched,
    Inspect,
    Inspection,
    Reply,
    Request,
    Truncate,
    Truncation,
)
from aurorapy.storage.quorum import COPIES, READ_QUORUM, WRITE_QUORUM


class QuorumLost(Exception):
    """Too few storage nodes answer."""


class Peer(Protocol):
    def call(self, message: Request) -> Reply | None:
        """The node's answer, or None if it gives none."""


@dataclass(frozen=True, slots=True)
class Recovered:
    epoch: int
    vdl: int
    lsn: int  # the last one annulled: new ones start above it
    scls: dict[int, list[int]]  # by group, the six segments'


def recover(volume: int, peers: Sequence[Peer]) -> Recovered:
    found = _inspect(volume, peers)
    if len(found) < READ_QUORUM:
        raise QuorumLost(f"volume {volume}: {len(found)} of {COPIES} storage nodes answer, {READ_QUORUM} are needed")
    _pass_truncations(volume, peers, found)
    found = _inspect(volume, peers)
    _level(volume, peers, found)
    found = _inspect(volume, peers)
    known = max([inspection.vdl for inspection in found.values()])
    newest = max(found.values(), key=lambda inspection: inspection.epoch)
    vdl = _find_vdl(volume, peers, found, known, newest.truncations)
    low_water = max([vdl, *[cut.high for cut in newest.truncations]])
    cut = Truncation(newest.epoch + 1, vdl, low_water + LSN_AHEAD_MAX)
    agreed = [i for i in found if isinstance(peers[i].call(Truncate(volume, cut)), Done)]
    if len(agreed) < WRITE_QUORUM:
        raise QuorumLost(f"volume {volume}: {len(agreed)} of {COPIES} storage nodes agree, {WRITE_QUORUM} are needed")
    found = _inspect(volume, peers)
    groups = {group for inspection in found.values() for group in inspection.scls}
    scls = {
        group: [found[i].scls.get(group, 0) if i in found else 0 for i in range(COPIES)] for group in sorted(groups)
    }
    return Recovered(cut.epoch, vdl, cut.high, scls)


def _inspect(volume: int, peers: Sequence[Peer]) -> dict[int, Inspection]:
    answers = {i: peer.call(Inspect(volume)) for i, peer in enumerate(peers)}
    return {i: answer for i, answer in answers.items() if isinstance(answer, Inspection)}


def _pass_truncations(volume: int, peers: Sequence[Peer], found: dict[int, Inspection]) -> None:
    newest = max(found.values(), key=lambda inspection: inspection.epoch)
    for i, inspection in found.items():
        for cut in newest.truncations:
            if cut.epoch > inspection.epoch:
                peers[i].call(Truncate(volume, cut))


def _level(volume: int, peers: Sequence[Peer], found: dict[int, Inspection]) -> None:
    for group in sorted({group for inspection in found.values() for group in inspection.scls}):
        best = max(found, key=lambda i: found[i].scls.get(group, 0))
        for i in found:
            if i != best:
                catch_up(volume, group, peers[i], found[i].scls.get(group, 0), peers[best], found[best].scls[group])


def catch_up(volume: int, group: int, behind: Peer, scl: int, ahead: Peer, goal: int) -> bool:
    """Gossip for one segment: copy the boxcars in (scl, goal]. False if the log does not go back so far."""
    while scl < goal:
        answer = ahead.call(Fetch(volume, group, scl))
        if not isinstance(answer, Fetched) or not answer.boxcars:
            return False
        behind.call(Deliver(volume, answer.boxcars))
        after = behind.call(Inspect(volume))
        if not isinstance(after, Inspection) or after.scls.get(group, 0) <= scl:
            return False
        scl = after.scls[group]
    return True


def _find_vdl(
    volume: int, peers: Sequence[Peer], found: dict[int, Inspection], known: int, truncations: tuple[Truncation, ...]
) -> int:
    """The highest consistency point up to which no record is missing, above the one that is known."""
    runs: list[tuple[int, int, bool]] = []
    for group in {group for inspection in found.values() for group in inspection.scls}:
        best = max(found, key=lambda i: found[i].scls.get(group, 0))
        above, goal = known, found[best].scls[group]
        while above < goal:
            answer = peers[best].call(Fetch(volume, group, above))
            if not isinstance(answer, Fetched) or not answer.boxcars:
                break
            for data in answer.boxcars:
                for chunk in chunks_of(data):
                    above = max(above, chunk.last)
                    if chunk.last <= goal:
                        runs.append((chunk.first, chunk.last, chunk.is_cpl))
    vcl = vdl = known
    for first, last, is_cpl in sorted(runs):
        if last <= vcl:
            continue
        expected = vcl + 1
        for cut in truncations:
            if cut.low < expected <= cut.high:
                expected = cut.high + 1
        if first != expected:
            break
        vcl = last
        if is_cpl:
            vdl = last
    return vdl
