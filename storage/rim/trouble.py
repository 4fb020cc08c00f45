"""Troubles that a fleet has on command: a share of what goes to a node is lost, or it comes late.

They stand between the writer and its members, so that the nodes and their disks are as they always are.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aurorapy.records import dataclass

if TYPE_CHECKING:
    from aurorapy.storage.boxcar import Boxcar
    from aurorapy.storage.rim.member import Member


@dataclass(frozen=True, slots=True)
class Trouble:
    """Of one member, with one protection group or (None) all: `share` of a hundred boxcars and reads are lost, or (with a
    `delay`) take so many seconds longer, at least and at most; until `end` (monotonic)."""

    position: int
    group: int | None
    share: float
    delay: tuple[float, float] | None
    end: float

    def concerns(self, position: int, group: int) -> bool:
        return self.position == position and self.group in (None, group) and time.monotonic() < self.end


def _met(troubles: Sequence[Trouble], member: Member, group: int) -> Trouble | None:
    """The trouble that this message meets."""
    return next((one for one in troubles if one.concerns(member.position, group) and random.random() * 100 < one.share), None)


def send(troubles: Sequence[Trouble], members: Sequence[Member], group: int, box: Boxcar) -> None:
    """To all members, as their troubles let it."""
    for member in members:
        trouble = _met(troubles, member, group)
        if trouble is None:
            member.send(box)
        elif trouble.delay is not None:
            timer = threading.Timer(random.uniform(*trouble.delay), member.send, [box])
            timer.daemon = True
            timer.start()


def delay(troubles: Sequence[Trouble], member: Member, group: int) -> float:
    """Seconds that a read of this member takes longer."""
    trouble = _met(troubles, member, group)
    return random.uniform(*trouble.delay) if trouble is not None and trouble.delay is not None else 0.0


def readers(troubles: Sequence[Trouble], members: Sequence[Member], group: int) -> list[Member]:
    """Who may be asked for a page: the late ones last, and not those whose answer is lost this time."""
    able = []
    late = []
    for member in members:
        trouble = _met(troubles, member, group)
        if trouble is None:
            able.append(member)
        elif trouble.delay is not None:
            late.append(member)
    return able + late
