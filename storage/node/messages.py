"""What a storage node is told besides boxcars, and what it answers."""

from __future__ import annotations

from dataclasses import field

from aurorapy.records import dataclass
from aurorapy.storage.membership import PLAIN, Membership
from aurorapy.storage.page import PAGES_PER_GROUP

Place = tuple[int, int]  # of a copy: page and LSN of the version that was the last one; behind a group's pages, the LSN of the last boxcar
Reach = tuple[int, int, tuple[int, ...]]  # what a segment can read: its oldest point, its horizon, its exact LSNs
BEGIN: Place = (-1, 0)


def _name_members(message: Create | Inspection | Truncate | Install) -> None:
    """What came over a wire has a plain tuple there."""
    if type(message.members) is not Membership:
        object.__setattr__(message, "members", Membership(*message.members))


@dataclass(frozen=True, slots=True)
class Truncation:
    """The records in (low, high] were never durable; annulled by the writer of `epoch`."""

    epoch: int
    low: int
    high: int


FIRST_VOLUME = 0  # it says which others there are, and its epoch who the writer is


@dataclass(frozen=True, slots=True)
class Create:
    """Hold a volume. Not `hydrated`: the volume is not new, but the node is, or its disk: its vote counts only when it has what others have,
    and who the members are it learns from them.

    It carries no epoch, unlike other orders: what exists already it leaves as it is, and a number is durable as spent in the first volume before any
    node hears of it (`Engine.next_volume`), so a writer that was overtaken can only make a volume that its successor never makes, nor names: rubbish,
    which the next opening sweeps. The first volume has no such number: two who both find it missing may both make it, and the second finds the
    log of the first one when it has recovered it (`Fleet.create_volume`)."""

    volume: int
    pages_per_group: int = PAGES_PER_GROUP
    hydrated: bool = True
    members: Membership = PLAIN

    def __post_init__(self) -> None:
        _name_members(self)


@dataclass(frozen=True, slots=True)
class Drop:
    """Give a volume back. Which volumes there are is in the volume `by`, so it takes that one's writer, and `epoch` is his there: one who was
    overtaken does not know what his successor has made, or needs."""

    volume: int
    by: int
    epoch: int


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
    hydrated: bool = True  # it has all that it ever acknowledged
    members: Membership = PLAIN
    bases: dict[int, tuple[int, bool]] = field(default_factory=dict)  # by group: the segment's base, and whether its images are there, all of them
    oldest: dict[int, int] = field(default_factory=dict)  # by group, where its images are there: the lowest LSN as of which it can be read

    def __post_init__(self) -> None:
        _name_members(self)


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
    members: Membership = PLAIN

    def __post_init__(self) -> None:
        _name_members(self)


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
class Copy:
    """Ask a peer for a group's images, all versions of them, and then for the log that reads between them need: what follows the place `after`, as
    much as fits. For where its log does not go back far enough for `Fetch`."""

    volume: int
    group: int
    after: Place
    bytes_max: int


@dataclass(frozen=True, slots=True)
class Adopt:
    """A piece of a peer's copy, and the peer's word on it: see `Copied`."""

    volume: int
    group: int
    after: Place
    upto: Place
    images: tuple[tuple[int, int, bytes], ...]
    base: int
    done: bool
    vdl: int
    epoch: int  # of the volume, at the peer: of another one, neither images nor VDL are for us
    boxcars: tuple[bytes, ...] = ()
    reach: Reach = (0, 0, ())


@dataclass(frozen=True, slots=True)
class Rely:
    """For a node that keeps the log only: all full members have images up to `upto`, so from here on the log at or below serves only old readers.
    `gap`: nobody can give what is missing below, and it is not needed: the segment begins anew there."""

    volume: int
    group: int
    upto: int
    vdl: int
    epoch: int
    gap: bool = False


@dataclass(frozen=True, slots=True)
class CopyPage:
    """Ask a peer for one page as of an LSN, to mend a damaged image."""

    volume: int
    group: int
    page: int
    lsn: int


@dataclass(frozen=True, slots=True)
class Repair:
    """Whole rows from a peer, to be put where ours are damaged."""

    volume: int
    boxcars: tuple[bytes, ...]
    images: tuple[tuple[int, int, bytes], ...]


@dataclass(frozen=True, slots=True)
class Collect:
    """Drop image versions, pages above `after`, that no reader and no retention window needs, and such log."""

    volume: int
    group: int
    after: int


@dataclass(frozen=True, slots=True)
class Retain:
    """The retention window: what can be read as of `lsn` or later must stay so, whatever the readers need. From the writer of an epoch."""

    volume: int
    lsn: int
    epoch: int


@dataclass(frozen=True, slots=True)
class Tell:
    """What the writer of an epoch knows, when there is no boxcar to say it: VDL, PGMRPL, and by group what all members have."""

    volume: int
    epoch: int
    vdl: int
    mrpl: int
    complete: dict[int, int]


@dataclass(frozen=True, slots=True)
class Backed:
    """A group's log at or below `lsn` is in the backup's store: it may go, as far as the backup is concerned. `by`: who put it there."""

    volume: int
    group: int
    lsn: int
    by: str = ""


@dataclass(frozen=True, slots=True)
class Install:
    """The writer of an epoch takes the next step of membership."""

    volume: int
    epoch: int
    members: Membership

    def __post_init__(self) -> None:
        _name_members(self)


@dataclass(frozen=True, slots=True)
class Join:
    """The node is about to become a member: whatever it has, its vote must not count before it is hydrated again. From the writer of an epoch:
    one who was overtaken must not silence the members of his successor."""

    volume: int
    epoch: int


@dataclass(frozen=True, slots=True)
class Hydrated:
    """The node has caught up with a read quorum of its peers since it joined for the so-manyeth time: its vote counts from now on."""

    volume: int
    joins: int = 0


@dataclass(frozen=True, slots=True)
class Ack:
    volume: int
    group: int
    scl: int
    epoch: int = 0  # the node has granted no later one: a writer of an older one must not count it
    first: int = 0  # nor a later one of the first volume: who was overtaken there is no writer any more, also of volumes that its successor has not opened


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


@dataclass(frozen=True, slots=True)
class Copied:
    """The answer to `Copy` and `CopyPage`: all image versions, or boxcars, in (after, upto]; the images have all redo at or below `base`.

    `done`: nothing is behind; else pages go up to `last`.
    """

    after: Place
    upto: Place
    images: tuple[tuple[int, int, bytes], ...]
    base: int
    done: bool
    vdl: int
    epoch: int
    last: int = 0
    boxcars: tuple[bytes, ...] = ()
    reach: Reach = (0, 0, ())


@dataclass(frozen=True, slots=True)
class Collected:
    """How far a step of collection came (None: to the group's end), and how many versions it dropped."""

    after: int | None
    dropped: int


Request = (
    Create | Drop | Inspect | Fence | Truncate | Fetch | Deliver | Keep | Copy | Adopt | Rely | CopyPage | Repair | Collect | Retain | Tell | Backed
    | Install | Join | Hydrated
)  # fmt: skip
Reply = Ack | Done | Refused | Behind | Unknown | Fetched | Inspection | Copied | Collected
