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

Each step asks all nodes at once, about all protection groups, and goes on when a quorum has done its part: a node that is slow or silent costs nothing
where others are enough. Of a group's log, what one holder does not give is asked of the next one.

Every step may be cut short and run again: a new run finds the same VDL or a higher one (never lower,
since what it levelled is still there), and takes a higher epoch.

There is no replay: pages are read from nodes as of the VDL. Source: P17, section 4.3; P18, section 2.4.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from aurorapy.limits import LSN_AHEAD_MAX
from aurorapy.records import dataclass
from aurorapy.storage.asking import Peer, Question, Talk, Talking, asking, in_turn
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

READERS = 2  # holders that are asked for a group's log at the same time: what one stalls with, the other gives


class QuorumLost(Exception):
    """Too few storage nodes answer."""


@dataclass(frozen=True, slots=True)
class Recovered:
    epoch: int
    vdl: int
    lsn: int  # the last one annulled: new ones start above it
    scls: dict[int, list[int]]  # by group, the segments'
    members: Membership = PLAIN


def recover(volume: int, peers: Sequence[Peer], above: int = 0, talk: Talking | None = None) -> Recovered:
    """Open a volume; its next LSNs are above `above`. QuorumLost if too few nodes answer, or another recovery is ahead: then nothing is lost, and it
    may be tried again. `talk` has the talks with the peers, by their places; who does not answer in its time is as one that is down."""
    talk = talk or in_turn(peers)

    def write(found: Mapping[int, Inspection]) -> bool:
        return satisfies(members.write, found)

    def vote(found: Mapping[int, Inspection]) -> bool:
        return write(found) and satisfies(members.read, _hydrated(found))

    known = _ask(talk, range(len(peers)), Inspect(volume), lambda known: bool(known) and satisfies(_newest(known.values()).members.read, known))
    members = _newest(known.values()).members if known else PLAIN
    _need(volume, members, members.read, known, "answer")
    epoch = 1 + max([max(inspection.epoch, inspection.fence) for inspection in known.values()])
    found = _ask(talk, members.members, Fence(volume, epoch), vote)
    _need(volume, members, members.write, found, "grant the epoch")
    newest = _newest([*known.values(), *found.values()])  # a step that only a member that has left knows is taken as well
    if newest.members != members:
        raise QuorumLost(f"volume {volume}: its members have changed meanwhile")
    found = _pass_truncations(volume, talk, found, epoch, newest, vote)
    _need(volume, members, members.write, found, "know the truncations")
    _need(volume, members, members.read, _hydrated(found), "have what they acknowledged")
    _level(volume, talk, found, members)
    vdl = _find_vdl(volume, talk, found, newest.truncations)
    low_water = max([vdl, above, *[cut.high for cut in newest.truncations]])
    cut = Truncation(epoch, vdl, low_water + LSN_AHEAD_MAX)

    def serve(agreed: Mapping[int, Inspection]) -> bool:
        return write(agreed) and all(_is_readable(agreed, group, members) for group in _groups(agreed))

    agreed = _ask(talk, members.members, Truncate(volume, epoch, (*newest.truncations, cut), members), serve)
    _need(volume, members, members.write, agreed, "agree")
    scls = {group: [agreed[i].scls.get(group, 0) if i in agreed else 0 for i in range(len(peers))] for group in _groups(agreed)}
    return Recovered(epoch, vdl, cut.high, scls, members)


def is_overtaken(volume: int, epoch: int, members: Membership, peers: Sequence[Peer], talk: Talking | None = None) -> bool:
    """Whether a later recovery has the volume. QuorumLost if too few nodes answer.

    Who opens a second volume asks this of the first one, after the second is recovered and before anything is written to it: if it is not overtaken by
    then, whoever overtakes it opens the second one later, too, and fences it there; if it is, it may not know what its successor holds, and must not write.
    """
    known = _ask(talk or in_turn(peers), members.members, Inspect(volume), lambda known: satisfies(members.read, known))
    _need(volume, members, members.read, known, "answer")
    return any(inspection.fence > epoch for inspection in known.values())


def _ask(talk: Talking, whom: Iterable[int], message: Request, enough: Callable[[Mapping[int, Inspection]], bool]) -> dict[int, Inspection]:
    """Who said yes, and what it knows: who answered first comes first."""

    def said_yes(answers: Mapping[int, Reply]) -> dict[int, Inspection]:
        return {i: answer for i, answer in answers.items() if isinstance(answer, Inspection)}

    return said_yes(asking(talk)(dict.fromkeys(whom, message), lambda answers: enough(said_yes(answers))))


def _hydrated(found: Mapping[int, Inspection]) -> list[int]:
    return [i for i in found if found[i].hydrated]


def _newest(found: Iterable[Inspection]) -> Inspection:
    return max(found, key=lambda inspection: (inspection.epoch, inspection.members.epoch))


def _need(volume: int, members: Membership, rule: Rule, present: Collection[int], what: str) -> None:
    if not satisfies(rule, present):
        wanted = rule.count if isinstance(rule, AtLeast) else "more"
        count = len(set(present).intersection(members.members))
        raise QuorumLost(f"volume {volume}: {count} of {len(members.members)} storage nodes {what}, {wanted} are needed")


def _pass_truncations(volume: int, talk: Talking, found: dict[int, Inspection], by: int, newest: Inspection,
                      enough: Callable[[Mapping[int, Inspection]], bool]) -> dict[int, Inspection]:
    """Who knows them in the end; as soon as those are enough."""
    have = {i: inspection for i, inspection in found.items() if inspection.epoch >= newest.epoch}
    behind = [i for i in found if i not in have]
    if not behind:
        return have
    return have | _ask(talk, behind, Truncate(volume, by, newest.truncations, newest.members), lambda told: enough(have | dict(told)))


def _is_readable(agreed: Mapping[int, Inspection], group: int, members: Membership) -> bool:
    """Somebody who keeps pages has all of the group: where some are tails, a write quorum need not say so."""
    goal = max([inspection.scls.get(group, 0) for inspection in agreed.values()])
    return any(agreed[i].scls.get(group, 0) >= goal for i in members.imaging if i in agreed)


def _groups(found: Mapping[int, Inspection]) -> list[int]:
    return sorted({group for inspection in found.values() for group in inspection.scls})


def _level(volume: int, talk: Talking, found: dict[int, Inspection], members: Membership) -> None:
    """Bring a write quorum to what the best segment of each group has."""
    goals: dict[int, int] = {}
    level: dict[int, list[int]] = {}
    talks: dict[tuple[int, int], Talk[bool]] = {}
    for group in _groups(found):
        scls = {i: inspection.scls.get(group, 0) for i, inspection in found.items()}
        goal = goals[group] = max(scls.values())
        level[group] = [i for i in found if scls[i] == goal]
        holders = level[group].copy()
        for i in found:
            if scls[i] < goal:
                talks[group, i] = catching_up(volume, group, i, scls[i], holders, goal)

    def reached(ended: Mapping[tuple[int, int], bool], group: int) -> list[int]:
        return level[group] + [i for (of, i), done in ended.items() if of == group and done]

    ended = talk(talks, lambda ended: all(satisfies(members.write, reached(ended, group)) for group in goals)) if talks else {}
    for group, goal in goals.items():
        _need(volume, members, members.write, reached(ended, group), f"have group {group} up to {goal}")


def catching_up(volume: int, group: int, behind: int, scl: int, holders: list[int], goal: int) -> Talk[bool]:
    """Gossip for one segment: copy the boxcars in (scl, goal] from its holders. False if their log does not go back so far, or the node does not answer.

    Talks may share the list of holders: one that fails goes to its end.
    """
    tried: list[int] = []
    while ahead := [holder for holder in holders if holder not in tried]:
        tried.append(ahead[0])
        reached = yield from _copying(volume, group, behind, scl, ahead[0], goal, hurried=len(ahead) > 1)
        if reached is None:
            return False
        if reached >= goal:
            return True
        scl = reached
        holders.remove(ahead[0])
        holders.append(ahead[0])
    return False


def _copying(volume: int, group: int, behind: int, scl: int, ahead: int, goal: int, *, hurried: bool) -> Talk[int | None]:
    """How far the segment has come with what this holder gives; None if it does not say."""
    shared = False
    while scl < goal:
        answer = yield Question(ahead, Fetch(volume, group, scl), hurried)
        if not isinstance(answer, Fetched) or not answer.boxcars:
            return scl
        yield Question(behind, Deliver(volume, answer.boxcars))
        after = yield Question(behind, Inspect(volume))
        if not isinstance(after, Inspection):
            return None
        if after.scls.get(group, 0) <= scl:
            if shared or not (yield from sharing_truncations(volume, behind, ahead)):
                return scl
            shared = True
            after = yield Question(behind, Inspect(volume))
            if not isinstance(after, Inspection):
                return None
        scl = after.scls.get(group, 0)
    return scl


def sharing_truncations(volume: int, behind: int, ahead: int) -> Talk[bool]:
    """Give a node that missed a recovery what that annulled; without it, it takes nothing of the new epoch. False if it has it already."""
    theirs = yield Question(ahead, Inspect(volume))
    own = yield Question(behind, Inspect(volume))
    if not isinstance(theirs, Inspection) or not isinstance(own, Inspection) or own.epoch >= theirs.epoch:
        return False
    return isinstance((yield Question(behind, Truncate(volume, theirs.epoch, theirs.truncations, theirs.members))), Inspection)


def _find_vdl(volume: int, talk: Talking, found: dict[int, Inspection], truncations: tuple[Truncation, ...]) -> int:
    """The highest consistency point up to which no record is missing, above the one that is known."""
    vcl = vdl = max([inspection.vdl for inspection in found.values()])
    chunks = _read_logs(volume, talk, found, vdl)
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


def _read_logs(volume: int, talk: Talking, found: dict[int, Inspection], above: int) -> list[Chunk]:
    """The chunks of all groups above an LSN."""
    talks: dict[tuple[int, int], Talk[tuple[list[Chunk], int]]] = {}
    goals = {group: max([inspection.scls.get(group, 0) for inspection in found.values()]) for group in _groups(found)}
    goals = {group: goal for group, goal in goals.items() if goal > above}
    for group, goal in goals.items():
        holders = [i for i, inspection in found.items() if inspection.scls.get(group, 0) == goal]
        for first in range(min(READERS, len(holders))):
            talks[group, first] = _reading_log(volume, group, above, goal, holders[first:] + holders[:first])

    def whole(ended: Mapping[tuple[int, int], tuple[list[Chunk], int]]) -> dict[int, list[Chunk]]:
        return {group: chunks for (group, _), (chunks, upto) in ended.items() if upto >= goals[group]}

    ended = talk(talks, lambda ended: len(whole(ended)) == len(goals)) if talks else {}
    logs = whole(ended)
    for group in goals:
        if group not in logs:
            upto = max([upto for (of, _), (_, upto) in ended.items() if of == group], default=above)
            raise QuorumLost(f"volume {volume}: nobody can give the log of group {group} above {upto}")
    return [chunk for chunks in logs.values() for chunk in chunks]


def _reading_log(volume: int, group: int, above: int, goal: int, holders: Sequence[int]) -> Talk[tuple[list[Chunk], int]]:
    """The chunks of a group in (above, goal], and how far they go; from the next holder where one does not answer, or has a hole."""
    chunks: list[Chunk] = []
    for holder in holders:
        while above < goal:
            start = above
            answer = yield Question(holder, Fetch(volume, group, above), hurried=holder != holders[-1])
            for data in answer.boxcars if isinstance(answer, Fetched) else ():
                header = read_header(data)
                if header.prev > above or header.last > goal:
                    break
                chunks += chunks_of(data)
                above = max(above, header.last)
            if above == start:
                break
    return chunks, above
