"""The way to a target, a step at a time; what a step under way can be turned into."""

from __future__ import annotations

import pytest

from aurorapy.storage.asking import one_by_one
from aurorapy.storage.changes import Steps, Target, next_step
from aurorapy.storage.membership import PLAIN, Membership
from aurorapy.storage.node.messages import Create, Done, Inspect, Inspection, Install, Join, Reply, Request

PLAIN_TARGET = Target((0, 1, 2, 3, 4, 5))
TAILS = (1, 3, 5)


def walked(members: Membership, target: Target, hydrated: set[int]) -> list[Membership]:
    steps = []
    while (step := next_step(members, target, hydrated.__contains__)) is not None:
        steps.append(step)
        members = step
        assert len(steps) < 20
    return steps


@pytest.mark.parametrize(
    ("members", "target", "end"),
    [
        (PLAIN, PLAIN_TARGET, PLAIN),
        (PLAIN, Target((0, 1, 2, 3, 4, 6)), PLAIN.replace(5, 6).settle(6)),
        (PLAIN, Target((6, 7, 8, 3, 4, 5)), PLAIN.replace(0, 6).replace(1, 7).settle(6).settle(7).replace(2, 8).settle(8)),
        (PLAIN.replace(5, 6), PLAIN_TARGET, PLAIN.replace(5, 6).settle(5)),
        (PLAIN.replace(5, 6), Target((0, 1, 2, 3, 4, 7)), PLAIN.replace(5, 6).settle(5).replace(5, 7).settle(7)),
        (PLAIN, Target((0, 1, 2, 3, 4, 5), TAILS), PLAIN.remodel(TAILS, ())),
        (PLAIN, Target((0, 1, 2, 3, 4, 5), (), (4, 5)), PLAIN.remodel((), (4, 5))),
        (PLAIN.remodel((), (4, 5)), PLAIN_TARGET, PLAIN.remodel((), (4, 5)).remodel((), ())),
        (PLAIN.replace(5, 6), Target((0, 1, 2, 3, 4, 6), (), (4, 5)), PLAIN.replace(5, 6).settle(5).remodel((), (4, 5))),
        (PLAIN, Target((0, 1, 6, 3, 4, 5), TAILS, (4, 5)), None),
    ],
)
def test_a_target_is_reached(members: Membership, target: Target, end: Membership | None) -> None:
    last = ([members, *walked(members, target, {6, 7, 8})])[-1]
    if end is not None:
        assert (last.slots, last.tails, last.lost) == (end.slots, end.tails, end.lost)
    else:
        assert (tuple(slot[0] for slot in last.slots), last.tails, last.lost) == tuple(target)


def test_a_member_stays_until_its_successor_is_hydrated() -> None:
    assert walked(PLAIN, Target((0, 1, 2, 3, 4, 6)), set()) == [PLAIN.replace(5, 6)]


class Nodes:
    """Peers of which some do not answer."""

    def __init__(self, scls: list[int]) -> None:
        self.scls, self.down, self.said = scls, set[int](), list[tuple[int, str]]()
        self.members = [PLAIN] * len(scls)
        self.counted: list[tuple[Membership, ...]] = []

    def steps(self) -> Steps:
        return Steps(0, 10, 1, PLAIN, one_by_one([_Peer(self, at) for at in range(len(self.scls))]), self.count)

    def count(self, *memberships: Membership) -> dict[int, int]:
        self.counted.append(memberships)
        return {0: 10}


class _Peer:
    def __init__(self, nodes: Nodes, at: int) -> None:
        self.nodes, self.at = nodes, at

    def call(self, message: Request) -> Reply | None:
        if self.at in self.nodes.down:
            return None
        self.nodes.said.append((self.at, type(message).__name__))
        match message:
            case Install():
                self.nodes.members[self.at] = message.members
            case Inspect():
                return Inspection(0, 1, 10, (), {0: self.nodes.scls[self.at]}, 1, True, self.nodes.members[self.at])
            case Create() | Join():
                pass
        return Done(0)


def test_a_step_counts_by_both_rules_until_it_is_learnt() -> None:
    nodes = Nodes([10] * 7)
    steps, step = nodes.steps(), PLAIN.replace(5, 6)
    nodes.down = {3, 4, 5}
    assert not steps.begin(step) and steps.members == PLAIN and nodes.counted == [(PLAIN, step)]
    assert not steps.give_up()  # some have learnt it
    nodes.down = {5}
    assert steps.go_on() and steps.members == step and nodes.counted[-1] == (step,)
    assert [said for said in nodes.said if said[1] == "Join"] == [(6, "Join")]
    assert steps.is_hydrated(6) and not steps.is_hydrated(5)


def test_a_step_that_nobody_has_learnt_can_be_given_up() -> None:
    nodes = Nodes([10] * 7)
    steps = nodes.steps()
    nodes.down = {6}
    assert not steps.begin(PLAIN.replace(5, 6)) and (0, "Install") not in nodes.said
    with pytest.raises(ValueError, match="is being taken"):
        steps.begin(PLAIN.replace(4, 6))
    assert steps.give_up() and nodes.counted[-1] == (PLAIN,) and steps.step is None


def test_a_zone_is_lost_only_when_the_survivors_are_level() -> None:
    nodes = Nodes([10, 10, 9, 9, 10, 10])
    nodes.down = {4, 5}
    steps = nodes.steps()
    assert not steps.begin(PLAIN.remodel((), (4, 5))) and (0, "Install") not in nodes.said
    nodes.scls[2] = 10
    assert steps.go_on() and steps.members.lost == (4, 5)
    nodes.down = set()
    nodes.scls[4:] = [0, 0]
    nodes.scls[3] = 8
    assert not steps.begin(steps.members.remodel((), ()))
    nodes.scls[5] = 10
    assert steps.go_on() and not steps.members.lost
