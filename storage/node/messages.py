"""What a storage node is told besides boxcars, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Truncation:
    """The records in (low, high] were never durable; annulled by the writer of `epoch`."""

    epoch: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Create:
    volume: int


@dataclass(frozen=True, slots=True)
class Drop:
    volume: int


@dataclass(frozen=True, slots=True)
class Inspect:
    volume: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """A segment owner's answer to `Inspect`."""

    volume: int
    epoch: int
    vdl: int
    truncations: tuple[Truncation, ...]
    scls: dict[int, int]  # by group


@dataclass(frozen=True, slots=True)
class Truncate:
    volume: int
    truncation: Truncation


@dataclass(frozen=True, slots=True)
class Fetch:
    """Ask for a group's boxcars that end above an LSN, in order, as many as fit."""

    volume: int
    group: int
    above: int
    bytes_max: int = 4 << 20


@dataclass(frozen=True, slots=True)
class Deliver:
    """Boxcars from a peer."""

    volume: int
    boxcars: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Keep:
    """Materialised images to keep: (page, lsn, image). With `upto`, all of the group's redo at or below it is in."""

    volume: int
    group: int
    images: tuple[tuple[int, int, bytes], ...]
    upto: int | None
    vdl: int


@dataclass(frozen=True, slots=True)
class Ack:
    volume: int
    group: int
    scl: int


@dataclass(frozen=True, slots=True)
class Done:
    volume: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The message carried an epoch older than the volume's."""

    volume: int
    epoch: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """The node does not hold that volume."""

    volume: int


@dataclass(frozen=True, slots=True)
class Fetched:
    boxcars: tuple[bytes, ...]


Request = Create | Drop | Inspect | Truncate | Fetch | Deliver | Keep
Reply = Ack | Done | Refused | Unknown | Fetched | Inspection
