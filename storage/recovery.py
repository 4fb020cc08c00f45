"""Opening a volume: fence the old writer, find what is durable, annul the rest.

1. Ask at least 3 of 6 nodes for the highest epoch. The next one is ours if 4 of 6 nodes grant it (`Fence`): each grants an epoch once, and from
   then on takes nothing older. So no old writer can reach its write quorum any more, and no two recoveries have the same epoch.
   Three of them must be hydrated: the vote of a disk that was replaced says nothing yet about what it once acknowledged.
   Only now is it settled what is durable: what 4 of 6 ever acknowledged, two of our four show. To look first and fence afterwards
   would annul what the old writer commits in between.
2. A node that missed a truncation gets it before anything else.
3. Level the segments: each gets from its best peer what it misses. What is kept must be on a write quorum, or the recovery fails and is run again.
4. VCL: walk the LSNs above the highest VDL anybody knows; the first one that no group has stops it.
   VDL: the highest consistency point at or below the VCL.
5. A truncation range above the VDL, wide enough for all that the dead writer can have allocated, of our epoch, durable on a write quorum.
   A node that has not got it takes no boxcar of ours.

Three and four of six stand for the read and the write rule of the membership that the nodes know; the truncation carries it on.

Every step may be cut short and run again: a new run finds the same VDL or a higher one (never lower,
since what it levelled is still there), and takes a higher epoch.

There is no replay: pages are read from nodes as of the VDL. Source: P17, section 4.3; P18, section 2.4.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from aurorapy.limits import LSN_AHEAD_MAX
from aurorapy.storage.asking import Asking, Peer, one_by_one
from aurorapy.storage.boxcar import Chunk, chunks_of, read_header
from aurorapy.storage.membership import PLAIN, Membership
from aurorapy.storage.node.messages import (
    Deliver,
    Fence,
    Fetch,
    Fetched,
    Inspect,
    Inspection,
    Reply,
    Request,
    Truncate,
    Truncation,
)
from aurorapy.storage.quorum import AtLeast, Rule, satisfies


class QuorumLost(Exception):
    """Too few storage nodes answer."""


@dataclass(frozen=True, slots=True)
class Recovered:
    epoch: int
    vdl: int
    lsn: int  # the last one annulled: new ones start above it
    scls: dict[int, list[int]]  # by group, the segments'
    members: Membership = PLAIN


def recover(volume: int, peers: Sequence[Peer], above: int = 0, ask: Asking | None = None) -> Recovered:
    """Open a volume; its next LSNs are above `above`. QuorumLost if too few nodes answer, or another recovery is ahead: then nothing is lost, and it
    may be tried again. `ask` asks the peers, by their places; who does not answer in its time is as one that is down."""
    ask = ask or one_by_one(peers)

    def write(found: Mapping[int, Inspection]) -> bool:
        return satisfies(members.write, found)

    known = _ask(ask, range(len(peers)), Inspect(volume), lambda known: bool(known) and satisfies(_newest(known.values()).members.read, known))
    members = _newest(known.values()).members if known else PLAIN
    _need(volume, members, members.read, known, "answer")
    epoch = 1 + max([max(inspection.epoch, inspection.fence) for inspection in known.values()])
    found = _ask(ask, members.members, Fence(volume, epoch), lambda found: write(found) and satisfies(members.read, _hydrated(found)))
    _need(volume, members, members.write, found, "grant the epoch")
    newest = _newest([*known.values(), *found.values()])  # a step that only a member that has left knows is taken as well
    if newest.members != members:
        raise QuorumLost(f"volume {volume}: its members have changed meanwhile")
    _need(volume, members, members.read, _hydrated(found), "have what they acknowledged")
    found = _pass_truncations(volume, peers, found, epoch, newest)
    _need(volume, members, members.write, found, "know the truncations")
    _level(volume, peers, found, members)
    vdl = _find_vdl(volume, peers, found, newest.truncations)
    low_water = max([vdl, above, *[cut.high for cut in newest.truncations]])
    cut = Truncation(epoch, vdl, low_water + LSN_AHEAD_MAX)
    agreed = _ask(ask, members.members, Truncate(volume, epoch, (*newest.truncations, cut), members), write)
    _need(volume, members, members.write, agreed, "agree")
    scls = {group: [agreed[i].scls.get(group, 0) if i in agreed else 0 for i in range(len(peers))] for group in _groups(agreed)}
    return Recovered(epoch, vdl, cut.high, scls, members)


def is_overtaken(volume: int, epoch: int, members: Membership, peers: Sequence[Peer], ask: Asking | None = None) -> bool:
    """Whether a later recovery has the volume. QuorumLost if too few nodes answer.

    Who opens a second volume asks this of the first one, after the second is recovered and before anything is written to it: if it is not overtaken by
    then, whoever overtakes it opens the second one later, too, and fences it there; if it is, it may not know what its successor holds, and must not write.
    """
    known = _ask(ask or one_by_one(peers), members.members, Inspect(volume), lambda known: satisfies(members.read, known))
    _need(volume, members, members.read, known, "answer")
    return any(inspection.fence > epoch for inspection in known.values())


def _ask(ask: Asking, whom: Iterable[int], message: Request, enough: Callable[[Mapping[int, Inspection]], bool]) -> dict[int, Inspection]:
    """Who said yes, and what it knows."""

    def said_yes(answers: Mapping[int, Reply]) -> dict[int, Inspection]:
        return {i: answer for i, answer in sorted(answers.items()) if isinstance(answer, Inspection)}

    return said_yes(ask(dict.fromkeys(whom, message), lambda answers: enough(said_yes(answers))))


def _hydrated(found: Mapping[int, Inspection]) -> list[int]:
    return [i for i in found if found[i].hydrated]


def _newest(found: Iterable[Inspection]) -> Inspection:
    return max(found, key=lambda inspection: (inspection.epoch, inspection.members.epoch))


def _need(volume: int, members: Membership, rule: Rule, present: Collection[int], what: str) -> None:
    if not satisfies(rule, present):
        wanted = rule.count if isinstance(rule, AtLeast) else "more"
        count = len(set(present).intersection(members.members))
        raise QuorumLost(f"volume {volume}: {count} of {len(members.members)} storage nodes {what}, {wanted} are needed")


def _pass_truncations(volume: int, peers: Sequence[Peer], found: dict[int, Inspection], by: int, newest: Inspection) -> dict[int, Inspection]:
    level = {}
    for i, inspection in found.items():
        answer: Reply | None = inspection
        if inspection.epoch < newest.epoch:
            answer = peers[i].call(Truncate(volume, by, newest.truncations, newest.members))
        if isinstance(answer, Inspection):
            level[i] = answer
    return level


def _groups(found: dict[int, Inspection]) -> list[int]:
    return sorted({group for inspection in found.values() for group in inspection.scls})


def _level(volume: int, peers: Sequence[Peer], found: dict[int, Inspection], members: Membership) -> None:
    """Bring a write quorum to what the best segment of each group has."""
    for group in _groups(found):
        scls = {i: inspection.scls.get(group, 0) for i, inspection in found.items()}
        goal = max(scls.values())
        ahead = [i for i in found if scls[i] == goal]
        level = ahead.copy()
        for i in found:
            if scls[i] < goal and any(catch_up(volume, group, peers[i], scls[i], peers[best], goal) for best in ahead):
                level.append(i)
        _need(volume, members, members.write, level, f"have group {group} up to {goal}")


def catch_up(volume: int, group: int, behind: Peer, scl: int, ahead: Peer, goal: int) -> bool:
    """Gossip for one segment: copy the boxcars in (scl, goal]. False if the log does not go back so far, or a node does not answer."""
    shared = False
    while scl < goal:
        answer = ahead.call(Fetch(volume, group, scl))
        if not isinstance(answer, Fetched) or not answer.boxcars:
            return False
        behind.call(Deliver(volume, answer.boxcars))
        after = behind.call(Inspect(volume))
        if not isinstance(after, Inspection):
            return False
        if after.scls.get(group, 0) <= scl:
            if shared or not share_truncations(volume, behind, ahead):
                return False
            shared = True
            after = behind.call(Inspect(volume))
            if not isinstance(after, Inspection):
                return False
        scl = after.scls.get(group, 0)
    return True


def share_truncations(volume: int, behind: Peer, ahead: Peer) -> bool:
    """Give a node that missed a recovery what that annulled; without it, it takes nothing of the new epoch. False if it has it already."""
    theirs, own = ahead.call(Inspect(volume)), behind.call(Inspect(volume))
    if not isinstance(theirs, Inspection) or not isinstance(own, Inspection) or own.epoch >= theirs.epoch:
        return False
    return isinstance(behind.call(Truncate(volume, theirs.epoch, theirs.truncations, theirs.members)), Inspection)


def _find_vdl(volume: int, peers: Sequence[Peer], found: dict[int, Inspection], truncations: tuple[Truncation, ...]) -> int:
    """The highest consistency point up to which no record is missing, above the one that is known."""
    vcl = vdl = max([inspection.vdl for inspection in found.values()])
    chunks: list[Chunk] = []
    for group in _groups(found):
        goal = max([inspection.scls.get(group, 0) for inspection in found.values()])
        holders = [peers[i] for i, inspection in found.items() if inspection.scls.get(group, 0) == goal]
        chunks += _read_log(volume, group, vdl, goal, holders)
    for first, last, is_cpl in sorted([(chunk.first, chunk.last, chunk.is_cpl) for chunk in chunks]):
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


def _read_log(volume: int, group: int, above: int, goal: int, holders: Sequence[Peer]) -> list[Chunk]:
    """The chunks of a group in (above, goal]; from the next holder where one does not answer, or has a hole."""
    chunks: list[Chunk] = []
    for holder in holders:
        while above < goal:
            start = above
            answer = holder.call(Fetch(volume, group, above))
            for data in answer.boxcars if isinstance(answer, Fetched) else ():
                header = read_header(data)
                if header.prev > above or header.last > goal:
                    break
                chunks += chunks_of(data)
                above = max(above, header.last)
            if above == start:
                break
    if above < goal:
        raise QuorumLost(f"volume {volume}: nobody can give the log of group {group} above {above}")
    return chunks
