"""Membership changes by a simulated writer: the product's steps (`storage.changes`), chosen at random as the profile allows.

Members are replaced by spares, and back; a zone is declared lost, mostly one that is away, and returns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.storage.asking import asking
from aurorapy.storage.membership import Membership
from aurorapy.storage.quorum import COPIES
from aurorapy.storage.sim.trace import Fault
from aurorapy.storage.volume import Volume

if TYPE_CHECKING:
    from aurorapy.storage.sim.fleet import SimFleet
    from aurorapy.storage.sim.writer import Writer

ZONES = ((0, 1), (2, 3), (4, 5))


class MembershipChanges:
    """One writer's steps of one volume, over that one's fleet; `step` is called when it has nothing better to do."""

    def __init__(self, writer: Writer, volume: Volume, fleet: SimFleet, members: Membership) -> None:
        self._writer = writer
        self._volume, self._fleet = volume.volume_id, fleet
        self._steps = writer.parts.steps(volume.volume_id, volume.pages_per_group, volume.epoch, members, asking(fleet.talk), fleet.count_by)

    @property
    def members(self) -> Membership:
        """In force."""
        return self._steps.members

    def step(self) -> None:
        """Begin a step, or go on with the one under way."""
        steps, chance = self._steps, self._writer.chance
        if steps.step is not None:
            if not steps.go_on() and chance.hit(10):
                steps.give_up()
            return
        story, members = self._writer.story, steps.members
        kinds = [self._replaced] * (len(self._fleet.hosts) > COPIES) + [self._zone] * story.loses
        chosen = chance.pick(kinds)(members) if kinds else None
        if chosen is not None:
            self._writer.note(Fault(self._writer.clock.now, f"{self._writer.name} begins membership {tuple(chosen)} of volume {self._volume}"))
            steps.begin(chosen)

    def _replaced(self, members: Membership) -> Membership | None:
        chance = self._writer.chance
        doubles = [slot for slot in members.slots if len(slot) > 1]
        spares = [at for at in range(len(self._fleet.hosts)) if at not in members.members]
        if spares and (not doubles or chance.hit(20)):
            singles = [slot[0] for slot in members.slots if len(slot) == 1]
            return members.replace(chance.pick(singles), chance.pick(spares))
        if doubles:
            old, new = chance.pick(doubles)
            keep = new if chance.hit(80) else old
            return members.settle(keep) if keep == old or self._steps.is_hydrated(new) else None
        return None

    def _zone(self, members: Membership) -> Membership | None:
        chance = self._writer.chance
        if not members.is_settled or (members.lost and self._writer.story.declared is not None):
            return None
        if members.lost and self._writer.story.declared is None:
            return members.remodel(members.tails, ()) if chance.hit(30) else None
        hosts, isolated = self._fleet.hosts, self._fleet.network.isolated
        if (declared := self._writer.story.declared) is not None:
            return members.remodel(members.tails, ZONES["abc".index(declared)]) if declared else None
        away = [zone for zone in ZONES if not any(hosts[at].up and hosts[at].name not in isolated for slot in zone for at in members.slots[slot])]
        if away and chance.hit(90):
            return members.remodel(members.tails, chance.pick(away))
        return members.remodel(members.tails, chance.pick(ZONES)) if chance.hit(20) else None
