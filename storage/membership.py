"""Who belongs to a protection group, and which sets of them may write and read: rules as data, for quorum.py's evaluator.

    plain          W = 4 of 6                                R = 3 of 6
    F -> G         W = 4 of ABCDEF and 4 of ABCDEG           R = 3 of ABCDEF or 3 of ABCDEG
    E too -> H     W = 4 of each of ABCDEF ABCDEG ABCDHF ABCDHG       R = 3 of one of them
    full and tail  W = 4 of 6, or the 3 full                 R = 3 of 6, and one full
    a zone lost    W = 3 of 4                                R = 2 of 4

A member is replaced in two steps, each reversible and none of them stopping I/O: first it and its successor serve side by side, later one of the two
goes. The step before a later one must have been learnt by a write quorum of its own rule: so whoever recovers with the older rule meets the newer.

A vote for reading counts only from a hydrated member: one that has all that was durable when it joined. Without that, the read set {A, B, G} would miss
what {C, D, E, F} acknowledged while G was still empty (the paper's rule has this hole; the tests enumerate it).

Members are numbers: places in the lists of peers and SCLs. Source: P18, section 4; AURORA.md 38-45.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from aurorapy.storage.quorum import COPIES, READ_QUORUM, WRITE_QUORUM, AtLeast, Either, Every, Rule, at_least


class Membership(NamedTuple):
    """Six slots, each with one member, or with two while one replaces the other. The epoch counts the steps.

    A plain tuple on disk and on the wire.
    """

    epoch: int
    slots: tuple[tuple[int, ...], ...]

    @property
    def members(self) -> list[int]:
        return sorted([member for slot in self.slots for member in slot])

    @property
    def sets(self) -> list[tuple[int, ...]]:
        """The memberships that are in force at once: one member of each slot."""
        return list(product(*self.slots))

    @property
    def write(self) -> Rule:
        rules = tuple([at_least(WRITE_QUORUM, members) for members in self.sets])
        return rules[0] if len(rules) == 1 else Every(rules)

    @property
    def read(self) -> Rule:
        """To be satisfied by hydrated members."""
        rules = tuple([at_least(READ_QUORUM, members) for members in self.sets])
        return rules[0] if len(rules) == 1 else Either(rules)

    @property
    def is_settled(self) -> bool:
        return all(len(slot) == 1 for slot in self.slots)

    def replace(self, member: int, successor: int) -> Membership:
        """The successor serves beside a member."""
        if successor in self.members:
            raise ValueError(f"{successor} is a member")
        slots = tuple([(*slot, successor) if slot == (member,) else slot for slot in self.slots])
        if slots == self.slots:
            raise ValueError(f"{member} is no member, or is being replaced")
        return Membership(self.epoch + 1, slots)

    def settle(self, member: int) -> Membership:
        """The other one of this member's slot goes."""
        if not any(member in slot and len(slot) > 1 for slot in self.slots):
            raise ValueError(f"{member} has nobody beside it")
        return Membership(self.epoch + 1, tuple([(member,) if member in slot else slot for slot in self.slots]))


PLAIN = Membership(0, tuple([(member,) for member in range(COPIES)]))


def full_and_tail(full: Iterable[int], tail: Iterable[int]) -> tuple[Rule, Rule]:
    """Write and read rule of three members with pages and three with log only."""
    full, tail = frozenset(full), frozenset(tail)
    write = Either((AtLeast(WRITE_QUORUM, full | tail), AtLeast(len(full), full)))
    read = Every((AtLeast(READ_QUORUM, full | tail), AtLeast(1, full)))
    return write, read


def three_of_four(members: Iterable[int]) -> tuple[Rule, Rule]:
    """Write and read rule while a zone is lost for long: only once the four are level."""
    four = frozenset(members)
    return AtLeast(3, four), AtLeast(2, four)
