"""Quorum rules: that read sets meet write sets, by enumeration; the evaluator; the papers' vectors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aurorapy.storage.codec import pack, unpack
from aurorapy.storage.membership import PLAIN, Membership, full_and_tail, three_of_four
from aurorapy.storage.node.messages import Inspection, Install, Truncate
from aurorapy.storage.quorum import AtLeast, Either, Every, Rule, at_least, counted, pgcl, point, satisfies

A, B, C, D, E, F, G, H = range(8)


def subsets(members: list[int]) -> Iterator[frozenset[int]]:
    return map(frozenset, chain.from_iterable(combinations(members, size) for size in range(len(members) + 1)))


def minimal(rule: Rule, members: list[int]) -> list[frozenset[int]]:
    """The satisfying sets of which no member is too many."""
    found = [some for some in subsets(members) if satisfies(rule, some)]
    return [some for some in found if not any(satisfies(rule, some - {member}) for member in some)]


def meet(one: list[frozenset[int]], other: list[frozenset[int]]) -> bool:
    return all(some & more for some in one for more in other)


TAILS, LOST = (B, D, F), (E, F)
STEPS = [
    PLAIN,
    PLAIN.replace(F, G),
    PLAIN.replace(F, G).replace(E, H),
    PLAIN.replace(F, G).settle(G),
    PLAIN.replace(F, G).settle(F),
    PLAIN.replace(F, G).replace(E, H).settle(H),
    PLAIN.remodel(TAILS, ()),
    PLAIN.remodel(TAILS, ()).replace(F, G),
    PLAIN.remodel(TAILS, ()).replace(E, H).replace(F, G),
    PLAIN.remodel((), LOST),
    PLAIN.remodel((), LOST).replace(A, G).replace(C, H),
    PLAIN.remodel(TAILS, LOST).replace(A, G).replace(B, H),
]


@pytest.mark.parametrize("membership", STEPS, ids=lambda membership: str(membership.slots))
def test_reads_meet_writes_and_writes_meet_writes(membership: Membership) -> None:
    write, read = minimal(membership.write, membership.members), minimal(membership.read, membership.members)
    assert meet(write, write)
    assert meet(read, write)  # in a step, the write is on 4 of each set, so it meets a read set of whichever


def test_a_write_to_those_who_stay_is_enough() -> None:
    double = PLAIN.replace(F, G).replace(E, H)
    assert len(double.sets) == 4 and satisfies(double.write, {A, B, C, D})
    assert not satisfies(double.write, {A, B, E, F}) and not satisfies(double.write, {A, B, C, G, H})
    assert satisfies(double.write, {A, B, E, F, G, H}) and double.epoch == 2


CHANGES = [(PLAIN, STEPS[1]), (STEPS[1], STEPS[2]), (STEPS[1], STEPS[3]), (STEPS[1], STEPS[4]), (STEPS[2], STEPS[5]), (STEPS[6], STEPS[7]),
           (STEPS[7], STEPS[8])]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_hydrated_reads_after_a_step_meet_writes_before_it(change: tuple[Membership, Membership]) -> None:
    """What the older rule made durable is on the set that wrote it; each member that joined since is hydrated, or does not vote."""
    old, new = change
    joined = set(new.members) - set(old.members)
    for write in minimal(old.write, old.members):
        for read in minimal(new.read, [member for member in new.members if member not in joined]):
            assert read & write


MODELS = [PLAIN, PLAIN.remodel(TAILS, ()), PLAIN.remodel((), LOST), PLAIN.remodel(TAILS, LOST)]


@pytest.mark.parametrize("old", MODELS, ids=lambda model: str(tuple(model)))
@pytest.mark.parametrize("new", MODELS, ids=lambda model: str(tuple(model)))
def test_reads_after_a_change_of_the_model_meet_writes_before_it_once_who_is_behind_is_no_read_set(old: Membership, new: Membership) -> None:
    """And those of the older rule meet whoever must learn the newer, so nobody goes by the older one unawares."""
    missed = 0
    for holders in subsets(old.members):
        if satisfies(old.write, holders) and not satisfies(new.read, set(new.members) - holders):
            assert all(read & holders for read in minimal(new.read, new.members))
        missed += satisfies(old.write, holders) and not all(read & holders for read in minimal(new.read, new.members))
    from_full = bool(old.tails and not old.lost and not new.tails)  # the three full alone may have it
    assert bool(missed) == (old.lost != new.lost or from_full)  # so it is no idle wait
    assert meet(minimal(old.read, old.members), minimal(old.write, old.members))
    assert meet(minimal(new.read, new.members), minimal(Every((old.write, new.write)), old.members))


def test_without_hydration_a_read_misses_a_write() -> None:
    """The hole in the paper's rule: G is empty, and {A, B, G} is a read set that {C, D, E, F} does not meet."""
    after = PLAIN.replace(F, G)
    assert satisfies(PLAIN.write, {C, D, E, F}) and satisfies(after.read, {A, B, G})
    nested = after.replace(E, H)
    assert satisfies(nested.read, {A, F, H}) and not {A, F, H} & {B, C, D, E}


@pytest.mark.parametrize("leaving", [E, F])  # where there are tails, one of each kind
@pytest.mark.parametrize("tails", [(), TAILS])
def test_once_hydrated_the_successor_stands_for_its_predecessor(tails: tuple[int, ...], leaving: int) -> None:
    """What any write quorum of the old set had at the step, the hydrated successor has: so it is on a write quorum of the new set."""
    before = PLAIN.remodel(tails, ())
    settled = before.replace(leaving, G).settle(G)
    assert settled.is_tail(G) == before.is_tail(leaving) and (G in settled.imaging) == (leaving in before.imaging)
    for write in minimal(before.write, before.members):
        holders = (write | {G}) & set(settled.members)
        assert all(read & holders for read in minimal(settled.read, settled.members))


@pytest.mark.parametrize("lost", [*combinations(range(6), 1), *combinations(range(6), 2)])
def test_any_two_may_be_lost(lost: tuple[int, ...]) -> None:
    left = set(range(6)) - set(lost)
    assert satisfies(PLAIN.write, left) and satisfies(PLAIN.read, left)


def test_a_zone_and_a_node_may_be_lost_for_reading() -> None:
    for zone in ({A, B}, {C, D}, {E, F}):
        for one in set(range(6)) - zone:
            left = set(range(6)) - zone - {one}
            assert satisfies(PLAIN.read, left) and not satisfies(PLAIN.write, left)


def test_full_and_tail_segments() -> None:
    write, read = full_and_tail((A, C, E), (B, D, F))
    writes, reads = minimal(write, [*range(6)]), minimal(read, [*range(6)])
    assert meet(writes, writes) and meet(reads, writes)
    for zone in ({A, B}, {C, D}, {E, F}):
        assert satisfies(write, set(range(6)) - zone) and satisfies(read, set(range(6)) - zone)
        for one in set(range(6)) - zone:
            left = set(range(6)) - zone - {one}
            assert satisfies(read, left) and satisfies(write, left) == (left >= {A, C, E})


def test_three_of_four() -> None:
    write, read = three_of_four((A, B, C, D))
    writes, reads = minimal(write, [*range(4)]), minimal(read, [*range(4)])
    assert meet(writes, writes) and meet(reads, writes)
    assert not {A, B} & {C, D, E, F}  # an older 4 of 6 write that is not level yet would be missed


def test_steps_that_make_no_sense() -> None:
    beside = PLAIN.replace(F, G)
    steps: list[Callable[[], Membership]] = [
        lambda: beside.replace(A, G),
        lambda: beside.replace(F, H),
        lambda: PLAIN.replace(G, H),
        lambda: beside.settle(A),
        lambda: PLAIN.settle(A),
        lambda: beside.remodel(TAILS, ()),
        lambda: PLAIN.remodel((), (A,)),
    ]
    for step in steps:
        with pytest.raises(ValueError):
            step()
    assert not beside.is_settled and beside.settle(G).is_settled and beside.settle(F).slots == PLAIN.slots and beside.settle(F).epoch == 2


rules: st.SearchStrategy[Rule] = st.recursive(
    st.builds(lambda members, count: AtLeast(min(count, len(members)), members), st.frozensets(st.integers(0, 6), min_size=1), st.integers(1, 5)),
    lambda inner: st.builds(Every, st.lists(inner, min_size=1, max_size=3).map(tuple)) | st.builds(Either, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    max_leaves=5,
)


@given(rules, st.lists(st.integers(0, 9), min_size=7, max_size=7))
def test_the_point_is_the_highest_that_a_satisfying_set_has(rule: Rule, scls: list[int]) -> None:
    level = [lsn for lsn in range(10) if satisfies(rule, {member for member in range(7) if scls[member] >= lsn})]
    assert point(rule, scls) == max(level)


@given(st.sampled_from(STEPS), st.lists(st.integers(0, 9), min_size=8, max_size=8))
def test_counting_says_the_same_as_the_rule(membership: Membership, scls: list[int]) -> None:
    count = counted(membership.write, membership.counted)
    assert count.reached(scls) == point(membership.write, scls) and count.complete(scls) == min(scls[at] for at in membership.counted)


@given(st.lists(st.integers(0, 99), min_size=6, max_size=6))
def test_the_plain_rule_is_the_fourth_highest(scls: list[int]) -> None:
    assert point(PLAIN.write, scls) == pgcl(scls)


def test_members_that_are_not_known_have_nothing() -> None:
    assert point(at_least(2, (0, 5)), [7, 7]) == 0


def test_messages_carry_a_membership_as_a_plain_tuple() -> None:
    """msgpack takes it as it is, and what comes back has its name again."""
    beside = PLAIN.replace(F, G)
    told: Any = unpack(pack(beside))
    assert type(unpack(pack(beside))) is tuple
    messages: tuple[Any, ...] = (Install(0, 1, told), Truncate(0, 1, (), told), Inspection(0, 1, 0, (), {}, members=told))
    for message in messages:
        assert type(message.members) is Membership and message.members == beside and message.members.settle(G).is_settled
