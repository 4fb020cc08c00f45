"""Changes of membership by a volume's writer, a step at a time; reads and writes go on meanwhile.

    step      1. count by both rules, the one in force and the next     from now on, what becomes durable is so by either
              2. a member that joins forgets that it was ever hydrated
              3. where the model changes (full and tail, a zone lost or back): wait until whoever lacks something that was durable
                 at 1 is no read set of the next rule
              4. write quorums of both rules learn the step (`Install`)
              5. count by the next rule alone
    settle    (for the successor) before 1 it is hydrated

The order of the numbers is what makes it safe. A step that does not get through is tried again until it does; until somebody may have learnt it,
it may also be given up. If the writer dies in between, a recovery finds the step at some node or it does not, and both are right:

    it goes by the newest membership that anybody tells it, older or newer: the writer counted by both until a write quorum of the
    older rule had learnt the newer, so what is durable meets the read sets of both (3: also what was durable before 1);
    once the newer counts alone, every read set of the older rule has somebody who knows it: so a recovery that only knows the
    topology, and begins with whoever answers, cannot go by a rule that is not in force any more.

So it is with three of four: all four survivors have learnt it before it counts, since they alone are a write quorum of six; any three of six nodes
that a recovery asks have one of them among them.

A target says how a volume should be; `next_step` leads there from wherever it is, so that nothing needs to be remembered about what was begun.
The simulation's writers and the fleets take the same steps. Source: P18, section 4; AURORA.md 38-45.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from aurorapy.storage.asking import Asking
from aurorapy.storage.membership import Membership
from aurorapy.storage.node.messages import Create, Done, Inspect, Inspection, Install, Join, Reply
from aurorapy.storage.quorum import satisfies

DOUBLES_MAX = 2  # slots of which two members serve at a time: each doubles the number of rules

class Counting(Protocol):
    def __call__(self, *memberships: Membership) -> dict[int, int]:
        """From now on a record is durable when it is so by each of these rules, and all of their members get boxcars. The PGCLs so far."""


class Target(NamedTuple):
    """How a volume should be: a member for each slot, the slots that keep the log only, and those that are lost."""

    slots: tuple[int, ...]
    tails: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()


class Steps:
    """One volume's steps, as long as its writer has it open.

    Invariant: while `step` is not None the writer counts by it and by `members`.
    """

    def __init__(self, volume: int, pages_per_group: int, epoch: int, members: Membership, ask: Asking, count: Counting) -> None:
        self.members = members  # in force
        self.step: Membership | None = None  # being taken
        self._volume, self._pages_per_group, self._epoch = volume, pages_per_group, epoch
        self._ask = ask
        self._count = count
        self._goals: dict[int, int] = {}  # what was durable when the step was begun
        self._joined: set[int] = set()
        self._told = False  # somebody may have learnt it

    def begin(self, step: Membership) -> bool:
        """Take a step. True if it is done."""
        if self.step is not None or step.epoch != self.members.epoch + 1:
            raise ValueError("a step is being taken, or it does not follow")
        self.step = step
        self._joined.clear()
        self._told = False
        self._goals = self._count(self.members, step)
        return self.go_on()

    def go_on(self) -> bool:
        """Try what is left of the step. True if it is done."""
        step, before = self.step, self.members
        if step is None:
            return True
        if not self._join([at for at in step.members if at not in before.members and at not in self._joined]):
            return False
        if (step.tails, step.lost) != (before.tails, before.lost) and not self._are_level(step):
            return False
        self._told = True
        whom = sorted({*before.members, *step.members})

        def are_enough(answers: Mapping[int, Reply]) -> bool:
            learnt = [at for at, answer in answers.items() if isinstance(answer, Done)]
            return satisfies(before.write, learnt) and satisfies(step.write, learnt)

        if not are_enough(self._ask(dict.fromkeys(whom, Install(self._volume, self._epoch, step)), are_enough)):
            return False
        self.members, self.step = step, None
        self._count(step)
        return True

    def give_up(self) -> bool:
        """Forget the step under way, if nobody can have learnt it."""
        if self.step is None or self._told:
            return False
        self.step = None
        self._count(self.members)
        return True

    def is_hydrated(self, at: int) -> bool:
        """The member's vote counts, by the membership in force."""
        answer = self._ask({at: Inspect(self._volume)}, _one).get(at)
        return isinstance(answer, Inspection) and answer.hydrated and (answer.epoch, answer.members) == (self._epoch, self.members)

    def _join(self, joining: Sequence[int]) -> bool:
        if joining:
            for request in (Create(self._volume, self._pages_per_group, hydrated=False), Join(self._volume, self._epoch)):
                answers = self._ask(dict.fromkeys(joining, request), lambda answers: len(answers) == len(joining))
            self._joined.update([at for at in joining if isinstance(answers.get(at), Done)])
        return self._joined.issuperset(joining)

    def _are_level(self, step: Membership) -> bool:
        """Is whoever lacks something that was durable no read set? Who does not answer may lack it."""

        def are_enough(answers: Mapping[int, Reply]) -> bool:
            return not satisfies(step.read, [at for at in step.members if not self._has_all(answers.get(at))])

        return are_enough(self._ask(dict.fromkeys(step.members, Inspect(self._volume)), are_enough))

    def _has_all(self, answer: Reply | None) -> bool:
        """What was durable when the step was begun."""
        return isinstance(answer, Inspection) and answer.epoch == self._epoch and all(
            answer.scls.get(group, 0) >= goal for group, goal in self._goals.items())


def _one(answers: Mapping[int, Reply]) -> bool:
    return bool(answers)


def next_step(members: Membership, target: Target, is_hydrated: Callable[[int], bool]) -> Membership | None:
    """What brings a volume nearer to its target now, if anything can."""
    doubles = [(at, slot) for at, slot in enumerate(members.slots) if len(slot) > 1]
    for at, (old, new) in doubles:
        if target.slots[at] != new or at in target.lost:
            return members.settle(old)
    for _, (_, new) in doubles:
        if is_hydrated(new):
            return members.settle(new)
    model = (target.tails, target.lost)
    if not doubles and (members.tails, members.lost) != model and members.tails == target.tails:
        return members.remodel(*model)  # a zone that is lost waits for nobody
    if len(doubles) < DOUBLES_MAX:
        for at, slot in enumerate(members.slots):
            wanted = target.slots[at]
            if len(slot) == 1 and slot[0] != wanted and wanted not in members.members and at not in members.lost:
                return members.replace(slot[0], wanted)
    if not doubles and (members.tails, members.lost) != model:
        return members.remodel(*model)
    return None
