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

The same hole is in a change of the model (full and tail, a zone lost, and back): {A, B}, a read set of 3 of 4, would miss what {C, D, E, F} acknowledged.
There a step waits until whoever is behind is no read set of the new rule (`changes.py`).

Members are numbers: places in the lists of peers and SCLs. Slots are numbered 0 to 5. Source: P18, section 4; AURORA.md 38-45.
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
    tails: tuple[int, ...] = ()  # the slots that keep the log only
    lost: tuple[int, ...] = ()  # the slots of a zone that was declared lost

    @property
    def members(self) -> list[int]:
        return sorted([member for slot in self.slots for member in slot])

    @property
    def counted(self) -> list[int]:
        """Those whose acknowledgements say something: all but those of a lost zone."""
        return sorted([member for at, slot in enumerate(self.slots) if at not in self.lost for member in slot])

    @property
    def full(self) -> list[int]:
        """Those that keep pages."""
        return sorted([member for at, slot in enumerate(self.slots) if at not in self.tails for member in slot])

    def is_tail(self, member: int) -> bool:
        """It keeps the log only."""
        return any(member in self.slots[at] for at in self.tails)

    @property
    def imaging(self) -> list[int]:
        """Those whose images the tails rely on: full, and not of a lost zone."""
        return sorted([member for at, slot in enumerate(self.slots) if at not in self.tails and at not in self.lost for member in slot])

    @property
    def sets(self) -> list[tuple[int, ...]]:
        """The memberships that are in force at once: one member of each slot."""
        return list(product(*self.slots))

    @property
    def write(self) -> Rule:
        rules = tuple(dict.fromkeys([self._rules(members)[0] for members in self.sets]))
        return rules[0] if len(rules) == 1 else Every(rules)

    @property
    def read(self) -> Rule:
        """To be satisfied by hydrated members."""
        rules = tuple(dict.fromkeys([self._rules(members)[1] for members in self.sets]))
        return rules[0] if len(rules) == 1 else Either(rules)

    def _rules(self, members: tuple[int, ...]) -> tuple[Rule, Rule]:
        """Write and read rule of one member a slot."""
        full = [member for at, member in enumerate(members) if at not in self.tails and at not in self.lost]
        if self.lost:
            write, read = three_of_four([member for at, member in enumerate(members) if at not in self.lost])
            return write, Every((read, at_least(1, full))) if self.tails else read
        if self.tails:
            return full_and_tail(full, [members[at] for at in self.tails])
        return at_least(WRITE_QUORUM, members), at_least(READ_QUORUM, members)

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
        return self._replace(epoch=self.epoch + 1, slots=slots)

    def settle(self, member: int) -> Membership:
        """The other one of this member's slot goes."""
        if not any(member in slot and len(slot) > 1 for slot in self.slots):
            raise ValueError(f"{member} has nobody beside it")
        return self._replace(epoch=self.epoch + 1, slots=tuple([(member,) if member in slot else slot for slot in self.slots]))

    def remodel(self, tails: tuple[int, ...], lost: tuple[int, ...]) -> Membership:
        """These slots keep the log only, and these are lost: none, or two of the six."""
        if not self.is_settled:
            raise ValueError("a member is being replaced")
        if len(lost) not in (0, 2) or len(tails) not in (0, 3):
            raise ValueError("three slots keep the log only or none, two are lost or none")
        return self._replace(epoch=self.epoch + 1, tails=tails, lost=lost)


def role(member: int, memberships: Iterable[Membership]) -> str:
    """What a node is to these volumes: joining, leaving, lost, tail, full, or spare; where all keep pages, full is called member."""
    found = set()
    for members in memberships:
        for at, slot in enumerate(members.slots):
            if member in slot:
                place = "tail" if at in members.tails else "full" if members.tails else "member"
                found.add("lost" if at in members.lost else place if len(slot) == 1 else "joining" if slot[1] == member else "leaving")
    return next((name for name in ("joining", "leaving", "lost", "full", "tail", "member") if name in found), "spare")


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
