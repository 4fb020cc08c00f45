"""Membership changes by a writer: it replaces members, and settles for one of the two that serve side by side.

    replace   1. count by the stricter rule   2. the spare forgets that it ever was hydrated   3. write quorums of both rules learn the step
    settle    1. (for the successor) it is hydrated   2. a write quorum of the rule in force learns the step   3. count by the laxer rule

A step that does not get through is taken again until it does; nothing else waits for it. The order of the numbers is what makes it safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.storage.membership import Membership
from aurorapy.storage.node.messages import Create, Done, Inspect, Inspection, Install, Join
from aurorapy.storage.quorum import satisfies
from aurorapy.storage.sim.host import VOLUME
from aurorapy.storage.sim.trace import Fault, Members

if TYPE_CHECKING:
    from aurorapy.storage.sim.writer import Writer


class MembershipChanges:
    """One writer's steps; `step` is called when it has nothing better to do."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._next: Membership | None = None  # the step that is being taken

    def step(self) -> None:
        """Begin a step, or go on with the one under way."""
        fleet, chance = self._writer.fleet, self._writer.chance
        if self._next is None:
            members = fleet.members
            doubles = [slot for slot in members.slots if len(slot) > 1]
            spares = [at for at in range(len(fleet.hosts)) if at not in members.members]
            if spares and (not doubles or chance.hit(20)):
                singles = [slot[0] for slot in members.slots if len(slot) == 1]
                self._next = members.replace(chance.pick(singles), chance.pick(spares))
            elif doubles:
                old, new = chance.pick(doubles)
                keep = new if chance.hit(80) else old
                if keep == new and not self._is_hydrated(new):
                    return
                self._next = members.settle(keep)
            else:
                return
            self._tell(f"{self._writer.name} begins membership {self._next.slots}")
        self._take(self._next)

    def _take(self, step: Membership) -> None:
        fleet = self._writer.fleet
        before = fleet.members
        volume = self._writer.volume
        assert volume is not None
        joining = [at for at in step.members if at not in before.members]
        if joining:
            self._count_by(step)
            for at in joining:
                fleet.peers[at].call(Create(VOLUME, volume.pages_per_group, hydrated=False))
                if not isinstance(fleet.peers[at].call(Join(VOLUME)), Done):
                    return self._back_to(before)
        members = sorted({*before.members, *step.members})
        learnt = [at for at in members if isinstance(fleet.peers[at].call(Install(VOLUME, volume.epoch, step)), Done)]
        if satisfies(before.write, learnt) and (not joining or satisfies(step.write, learnt)):
            self._count_by(step)
            self._next = None
        elif joining:
            self._back_to(before)  # for choosing the next step; what counts is still the stricter rule

    def _back_to(self, before: Membership) -> None:
        """The spare must join again when the step is taken again; until then the older membership sends, and some may know the newer."""
        self._writer.fleet.members = before

    def _count_by(self, members: Membership) -> None:
        writer = self._writer
        writer.fleet.change(members)
        assert writer.volume is not None
        writer.note(Members(writer.clock.now, writer.name, writer.volume.epoch, writer.fleet.names(members)))

    def _is_hydrated(self, at: int) -> bool:
        answer = self._writer.fleet.peers[at].call(Inspect(VOLUME))
        return isinstance(answer, Inspection) and answer.hydrated and answer.members == self._writer.fleet.members

    def _tell(self, what: str) -> None:
        self._writer.note(Fault(self._writer.clock.now, what))
