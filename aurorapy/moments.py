"""Moments: where in which volume's log the state of a database at an LSN, a time or a snapshot lies.

    A ----------o-------------------------->          the database's name moved from A to B (a rewind): its history is A's up to
                └ B ------o----------->               the LSN where B begins, then B's
                     ^base

LSNs never repeat along that line: a branch's own begin above all that its parent had when it was made (`base`). So an LSN at or below the base
names a state of the parent, and a branch made of it is a branch of the parent: rewinds make no chains. A time goes the same way, by when a
branch was made; which LSN a volume had at a time, its clock knows (clock.py).

A moment is held (`Volume.hold`) from the instant it is found, so nothing of it is collected while whoever asked works with it. It can be had
if it is at or above the lowest read point that the volume promises (its PGMRPL): that is what branches, snapshots and the retention window
keep. A consistency point is found in the nodes' log (storage/consistency.py), and the nodes are asked for a page before anything is promised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aurorapy import errors
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.lsn import lsn_out, parse_lsn
from aurorapy.storage.consistency import consistency_point
from aurorapy.storage.node.node import Unserved
from aurorapy.storage.volume import Volume

from .clock import Clock

if TYPE_CHECKING:
    from .engine import Engine

TIMESTAMPTZ = 1184
_HINT = "What is kept: the retention window (SHOW aurora.retention), and everything since the oldest branch or snapshot."


class Moment(NamedTuple):
    """Held by the volume: whoever has it must `release` it or give it to something that lasts."""

    volume: Volume
    lsn: int

    def release(self) -> None:
        """Nobody needs it any more."""
        self.volume.release(self.lsn)


class Line(NamedTuple):
    """Where a branch begins. `created`: microseconds since 2000, 0 in what an older version wrote, as `base`."""

    parent: int
    lsn: int
    created: int = 0
    base: int = 0


def lines(engine: Engine) -> dict[int, Line]:
    """By the volume of each branch: where it begins."""
    return {int(id): Line(*value) for id, value in engine.names("branch")}


def too_old(what: str) -> errors.SnapshotTooOld:
    """72000: the state is not kept any more."""
    return errors.SnapshotTooOld(f"{what} is not kept any more", hint=_HINT)


def present(volume: Volume) -> Moment:
    """The newest committed state."""
    volume.hold(volume.lsn)
    return Moment(volume, volume.lsn)


def at_lsn(engine: Engine, volume: Volume, lsn: int) -> Moment:
    """The highest consistency point at or below an LSN of the volume's line. May wait, in the session's turn. Raises 72000 and 22023."""
    if lsn > volume.lsn:
        raise errors.InvalidParameterValue(f"LSN {lsn_out(lsn)} is in the future", detail=f"The database is at {lsn_out(volume.lsn)}.")
    asked, known = lsn, lines(engine)
    while (line := known.get(volume.volume_id)) is not None and lsn <= line.base:
        volume, lsn = engine.volume(line.parent), min(lsn, line.lsn)
    if lsn < volume.mrpl:
        raise too_old(f"LSN {lsn_out(asked)}")
    exact = lsn == volume.lsn or any(line.parent == volume.volume_id and line.lsn == lsn for line in known.values())
    volume.hold(lsn)
    try:
        volume.wait_durable(lsn)
        point = lsn if exact or lsn == volume.vdl else _consistency_point(engine, volume, lsn)
        _try(volume, point, asked)
        volume.hold(point)
        return Moment(volume, point)
    finally:
        volume.release(lsn)


def _consistency_point(engine: Engine, volume: Volume, lsn: int) -> int:
    members = engine.fleet.homes[volume.volume_id]
    return consistency_point(volume.volume_id, volume.epoch, list(volume.groups), lsn, members, engine.fleet.ask)


def _try(volume: Volume, lsn: int, asked: int) -> None:
    """Ask the nodes for a page of each group as of then: they know best what they have."""
    for id in list(volume.groups):
        try:
            volume.probe(id, lsn)
        except Unserved:
            raise too_old(f"LSN {lsn_out(asked)}") from None


def lsn_at(engine: Engine, volume: Volume, time: int) -> int:
    """The LSN that a database's line had reached at a time, to 10 ms; nothing committed after it is at or below. Raises 72000 and 22023."""
    if time > engine.now():
        raise errors.InvalidParameterValue("the time is in the future")
    known, limit = lines(engine), None
    while (line := known.get(volume.volume_id)) is not None and time < line.created:
        limit = line.lsn if limit is None else min(limit, line.lsn)
        volume = engine.volume(line.parent)
    volume.still = True  # who asks holds what he is told before anybody else runs, and could have it dropped
    try:
        clock = engine.clock_of(volume)
        found = clock.lsn_at(time)
        if found is None:
            if line is None:
                raise errors.SnapshotTooOld("what the database was at that time is not known any more", hint=_HINT)
            found = clock.first_lsn()  # a branch, before its first commit
    finally:
        volume.still = False
    return found if limit is None else min(found, limit)


def parse_text(session: Any, text: str) -> tuple[str, int]:
    """("lsn", an LSN) or ("time", a time) that a text names; raises 22007 and its kin."""
    lsn = parse_lsn(text.strip())
    return ("lsn", lsn) if lsn is not None else ("time", int(TYPES[TIMESTAMPTZ].input(text, -1, session.context)))


def at_text(session: Any, volume: Volume, text: str) -> Moment:
    """The moment that a text names: an LSN, or a time."""
    kind, value = parse_text(session, text)
    return at_lsn(session.engine, volume, value if kind == "lsn" else lsn_at(session.engine, volume, value))


def clock_of(volume: Volume, now: Any) -> Clock:
    """The clock of a volume that no database works on."""
    clock = Clock(volume, now)
    clock.load()
    return clock
