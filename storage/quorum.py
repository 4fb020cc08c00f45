"""Consistency points: what the acknowledgements of segments say about durability.

    SCL   segment    highest LSN up to which the segment has its group's log without a gap
    PGCL  group      highest LSN that the write quorum (4 of 6 segments) has
    VCL   volume     highest LSN such that every record at or below it is durable in its own group;
                     not min(PGCL): a group in which nothing is pending must not hold it back
    VDL   volume     highest consistency point (CPL) at or below the VCL

None of them ever falls within a volume epoch, and VDL <= VCL.

Which sets of segments are enough is a rule, and rules are data:

    rule = AtLeast(count, members) | Every(rules) | Either(rules)

More members satisfy no less, so the highest LSN that some satisfying set has (`point`) needs no enumeration. `pgcl` is `point` for plain 4 of 6, quicker;
`counted` makes a function of any rule, for those who ask at each acknowledgement.

Source: SIGMOD 2017, section 4.1; SIGMOD 2018, section 2.3.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from aurorapy.records import dataclass

COPIES = 6
WRITE_QUORUM = 4
READ_QUORUM = 3


def pgcl(scls: Sequence[int]) -> int:
    """The highest LSN that a write quorum of the group's six segments has."""
    return sorted(scls)[COPIES - WRITE_QUORUM]


@dataclass(frozen=True, slots=True)
class AtLeast:
    count: int
    members: frozenset[int]


@dataclass(frozen=True, slots=True)
class Every:
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Either:
    rules: tuple[Rule, ...]


Rule = AtLeast | Every | Either


def at_least(count: int, members: Iterable[int]) -> AtLeast:
    """`count` of these."""
    return AtLeast(count, frozenset(members))


def satisfies(rule: Rule, present: Collection[int]) -> bool:
    """Are these members enough?"""
    match rule:
        case AtLeast():
            return len(rule.members.intersection(present)) >= rule.count
        case Every():
            return all(satisfies(part, present) for part in rule.rules)
        case Either():
            return any(satisfies(part, present) for part in rule.rules)


def point(rule: Rule, scls: Sequence[int]) -> int:
    """The highest LSN such that the members that are complete up to it satisfy the rule. `scls`: by member; a missing one has nothing."""
    match rule:
        case AtLeast():
            known = sorted([scls[member] for member in rule.members if member < len(scls)], reverse=True)
            return known[rule.count - 1] if len(known) >= rule.count else 0
        case Every():
            return min([point(part, scls) for part in rule.rules])
        case Either():
            return max([point(part, scls) for part in rule.rules])


class Count(NamedTuple):
    """What the SCLs of a group's segments say, by member."""

    reached: Callable[[Sequence[int]], int]  # the highest LSN that a write quorum has
    complete: Callable[[Sequence[int]], int]  # the LSN that all have


PLAIN_COUNT = Count(pgcl, min)


def counted(rule: Rule, members: Sequence[int]) -> Count:
    """How to count by a rule, and who is all (two at least). The SCLs must be there for each member."""
    everybody = itemgetter(*members)
    return Count(_measure(rule), lambda scls: min(everybody(scls)))


def _measure(rule: Rule) -> Callable[[Sequence[int]], int]:
    match rule:
        case AtLeast():
            some, place = itemgetter(*sorted(rule.members)), len(rule.members) - rule.count
            return lambda scls: sorted(some(scls))[place]
        case Every():
            parts = [_measure(part) for part in rule.rules]
            return lambda scls: min([part(scls) for part in parts])
        case Either():
            parts = [_measure(part) for part in rule.rules]
            return lambda scls: max([part(scls) for part in parts])


class Durability:
    """Follows VCL and VDL from issued records and the groups' PGCLs.

    Invariants: per group the pending ranges ascend and lie above its PGCL; `cpls` ascend above `vdl`.
    """

    def __init__(self, lsn: int) -> None:
        self.issued = lsn
        self.vcl = lsn
        self.vdl = lsn
        self.pgcls: dict[int, int] = {}
        self._pending: dict[int, deque[tuple[int, int]]] = {}
        self._cpls: deque[int] = deque()

    def issue(self, group: int, first: int, last: int) -> None:
        """Records first..last of one group were allocated."""
        pending = self._pending.get(group)
        if pending is None:
            pending = self._pending[group] = deque()
        pending.append((first, last))
        if last > self.issued:
            self.issued = last

    def mark_cpl(self, lsn: int) -> None:
        self._cpls.append(lsn)

    def advance(self, group: int, pgcl: int) -> bool:
        """A group's PGCL is known to be `pgcl`. True if the VDL rose."""
        if pgcl <= self.pgcls.get(group, 0):
            return False
        self.pgcls[group] = pgcl
        pending = self._pending.get(group)
        while pending and pending[0][1] <= pgcl:
            pending.popleft()
        self.vcl = min([first[0][0] - 1 for first in self._pending.values() if first], default=self.issued)
        vdl = self.vdl
        cpls = self._cpls
        while cpls and cpls[0] <= self.vcl:
            self.vdl = cpls.popleft()
        return self.vdl > vdl
