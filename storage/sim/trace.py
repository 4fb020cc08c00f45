"""What happened in a story, as data: all that checkers see.

Contents of a page are (level, keys, values), or None where there is no page.
"""

from __future__ import annotations

from typing import Any

from aurorapy.records import dataclass

Contents = tuple[int, tuple[Any, ...], tuple[Any, ...]] | None


@dataclass(frozen=True, slots=True)
class Opened:
    """A writer has recovered the volume: all above `vdl` is annulled, new LSNs begin above `lsn`."""

    time: int
    writer: str
    epoch: int
    vdl: int
    lsn: int
    volume: int = 0


@dataclass(frozen=True, slots=True)
class Branched:
    """The writer of the parent's epoch makes a volume that begins as the parent was as of `lsn`."""

    time: int
    writer: str
    epoch: int
    parent: int
    lsn: int
    volume: int


@dataclass(frozen=True, slots=True)
class Wrote:
    """A mini-transaction: its LSNs, what it made of each page, and the last LSN of each group that it touched."""

    time: int
    writer: str
    epoch: int
    first: int
    last: int
    pages: tuple[tuple[int, Contents], ...]
    groups: tuple[tuple[int, int], ...]
    volume: int = 0


@dataclass(frozen=True, slots=True)
class Acked:
    """The writer has told somebody that all up to `lsn` is durable."""

    time: int
    writer: str
    epoch: int
    lsn: int
    volume: int = 0


@dataclass(frozen=True, slots=True)
class Advanced:
    """The writer's points."""

    time: int
    writer: str
    epoch: int
    vcl: int
    vdl: int
    pgcls: tuple[tuple[int, int], ...]
    volume: int = 0


@dataclass(frozen=True, slots=True)
class Saw:
    """The writer has read a page as of an LSN."""

    time: int
    writer: str
    epoch: int
    page: int
    lsn: int
    contents: Contents
    volume: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """A process met an error that no fault explains."""

    time: int
    who: str
    error: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """A node says how far a segment is complete, after a step that is durable."""

    time: int
    node: str
    epoch: int
    group: int
    scl: int
    volume: int = 0


@dataclass(frozen=True, slots=True)
class Dropped:
    """A node gave a volume back, as it was told. Should it be told to hold that volume again, by a writer that does not know, it begins anew."""

    time: int
    node: str
    volume: int


@dataclass(frozen=True, slots=True)
class Based:
    """A full member has images that hold all redo up to `base`; or a tail relies on `full` to have them, and lets its log go."""

    time: int
    node: str
    group: int
    base: int
    full: tuple[str, ...] = ()
    volume: int = 0


@dataclass(frozen=True, slots=True)
class Audited:
    """What a node claims of a segment, and how far its disk holds intact, chained log or images: looked at from outside."""

    time: int
    node: str
    epoch: int
    group: int
    claimed: int
    intact: int
    volume: int = 0


@dataclass(frozen=True, slots=True)
class Members:
    """From now on the writer counts as durable what satisfies each of these rules: one of its (count, nodes) is reached."""

    time: int
    writer: str
    epoch: int
    rules: tuple[tuple[tuple[int, tuple[str, ...]], ...], ...]
    volume: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """Something was done to the fleet. `excused`: nodes whose disk may now hold less than they said."""

    time: int
    what: str
    excused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mended:
    """All six have had the time to repair what was lost: from here on no disk is excused."""

    time: int


@dataclass(frozen=True, slots=True)
class Restored:
    """The backup has been restored as of a durable LSN: every page, or None where it could not be."""

    time: int
    epoch: int
    lsn: int
    pages: tuple[tuple[int, Contents], ...] | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Stuck:
    """The faults have ended, and yet this did not come about."""

    time: int
    what: str


Event = Opened | Branched | Wrote | Acked | Advanced | Saw | Failed | Claimed | Dropped | Based | Audited | Members | Fault | Mended | Restored | Stuck
