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
    """What a node knows of a volume: the answer to `Inspect`, `Fence` and `Truncate`."""

    volume: int
    epoch: int  # whose truncations it has
    vdl: int
    truncations: tuple[Truncation, ...]
    scls: dict[int, int]  # by group
    fence: int = 0  # nothing of an epoch below this is accepted any more


@dataclass(frozen=True, slots=True)
class Fence:
    """Accept nothing of an epoch below this one. Each epoch is granted once, so only one recovery can have it from a write quorum."""

    volume: int
    epoch: int


@dataclass(frozen=True, slots=True)
class Truncate:
    """All truncations of a volume, oldest first, from whom the fence `by` was granted to, or who has it from there."""

    volume: int
    by: int
    truncations: tuple[Truncation, ...]


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
    """Materialised images to keep: (page, lsn, image). With `upto`, all of the group's redo in (since, upto] is in."""

    volume: int
    group: int
    images: tuple[tuple[int, int, bytes], ...]
    upto: int | None
    vdl: int
    since: int = 0


@dataclass(frozen=True, slots=True)
class Ack:
    volume: int
    group: int
    scl: int
    epoch: int = 0  # of the boxcars that it is about: a writer of another one must not count it


@dataclass(frozen=True, slots=True)
class Done:
    volume: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The message carried an epoch older than the volume's."""

    volume: int
    epoch: int


@dataclass(frozen=True, slots=True)
class Behind:
    """The message carried an epoch newer than the node's: it must learn the truncations first."""

    volume: int
    epoch: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """The node does not hold that volume."""

    volume: int


@dataclass(frozen=True, slots=True)
class Fetched:
    boxcars: tuple[bytes, ...]


Request = Create | Drop | Inspect | Fence | Truncate | Fetch | Deliver | Keep
Reply = Ack | Done | Refused | Behind | Unknown | Fetched | Inspection
