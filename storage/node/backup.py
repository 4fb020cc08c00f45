"""What of a protection group goes next into the store of the backup: step 6 of a node's life, without any I/O.

    whoever drives:   step = machine.next(now, end)    ->  does it  ->  machine.listed / logged / imaged / stored / failed

    List        what is in the store already: an uploader remembers nothing, so another one can go on at any moment
    ReadLog     durable log behind what is there -> one object; when that is stored, nodes may drop it (`position`)
    ReadImages  the newest images, piece by piece -> objects, and at last the object that names them all: once so much log has come
                together; of those pages that changed, or of all when the changes have come to as much as that is
    ReadReach   what a node's images say of the past, where the log leads nowhere
    Put         an object

Only redo at or below the VDL goes out, in the order of the chain. If the nodes have no boxcar that follows (backup was off for a while, or the
system was restored), images begin a new chain: first those as of each LSN that a restore has left for branches and snapshots, then the oldest
from which the nodes' log leads on; a restore into the gap is refused. What fails is done again, after a pause that doubles; meanwhile nothing
of it may be dropped by nodes, and nobody waits.
"""

from __future__ import annotations

from aurorapy.records import dataclass
from aurorapy.storage.archive import ImageSet, Log, group_prefix, log_name, piece_name, seal, set_name, sorted_objects
from aurorapy.storage.boxcar import read_header
from aurorapy.storage.node.outlet import Piece, Reach

LOG_BYTES_MAX = 4 << 20  # of one log object, before compression
LOG_RECORDS = 20_000  # so many behind, log goes out at once ...
LOG_SECONDS = 2.0  # ... else after so long
IMAGE_LOG_BYTES = 16 << 20  # of log objects, after which images follow
PIECE_BYTES = 4 << 20
PIECE_ROWS = 4096
PAUSE_SECONDS = (0.25, 30.0)  # after a failure: the first, the longest
REST_SECONDS = 5.0  # before images are looked for again
PAST_TRIES = 2  # before a new chain begins with the newest images: who is to lose what it takes may lose it again
HOLE_TRIES = 3  # before images begin a new chain: the log may be on its way from a peer


@dataclass(frozen=True, slots=True)
class List:
    prefix: str


@dataclass(frozen=True, slots=True)
class ReadLog:
    volume: int
    group: int
    above: int
    upto: int


@dataclass(frozen=True, slots=True)
class ReadImages:
    volume: int
    group: int
    after: int
    since: int
    as_of: int | None = None  # the newest


@dataclass(frozen=True, slots=True)
class ReadReach:
    volume: int
    group: int


@dataclass(frozen=True, slots=True)
class Put:
    name: str
    data: bytes


Step = List | ReadLog | ReadImages | ReadReach | Put


class Patience:
    """A pause after each failure, twice as long as the one before; the next success forgets them."""

    def __init__(self, least: float = PAUSE_SECONDS[0], most: float = PAUSE_SECONDS[1]) -> None:
        self._least, self._most = least, most
        self.pause = 0.0
        self.until = 0.0

    def failed(self, now: float) -> None:
        """Wait from now on."""
        self.pause = min(max(self._least, 2 * self.pause), self._most)
        self.until = now + self.pause

    def succeeded(self) -> None:
        """All is well."""
        self.pause = self.until = 0.0


class _Survey:
    """A set of images that is being put together: the newest, or those as of `high`, which the redo above `low` completes. `exact`: a state of
    the past that no log leads on from."""

    def __init__(self, since: int, low: int | None = None, high: int | None = None, *, exact: bool = False) -> None:
        self.since = since
        self.as_of, self.exact = high, exact
        self.low = low  # None: the first piece's base
        self.high = high or 0
        self.after = -1
        self.pieces: list[tuple[str, int]] = []
        self.size = 0
        self.done = False


class GroupBackup:
    """One group's. `position`: the log at or below is in the store, or not needed any more; None before it was looked.

    Invariant: the store's log has no gap between the newest set's LOW, or the beginning, and `position`.
    """

    def __init__(self, volume: int, group: int, *, image_log_bytes: int = IMAGE_LOG_BYTES, log_seconds: float = LOG_SECONDS) -> None:
        self.volume, self.group = volume, group
        self.position: int | None = None
        self.patience = Patience()
        self._image_log_bytes, self._log_seconds = image_log_bytes, log_seconds
        self._put: Put | None = None
        self._after_put: tuple[str, int, int] = ("", 0, 0)  # what the object is, its last LSN or image base, bytes
        self._behind_since: float | None = None
        self._asked = 0  # up to where log was asked for
        self._holes = 0
        self._newest: int | None = None  # low of the newest set
        self._states: set[int] = set()  # LSNs as of which there is a set without any log
        self._past_tries = 0  # to begin a chain in the past
        self._log_since = 0  # bytes of log since then
        self._full_bytes = self._changed_bytes = 0  # of the last set of all pages, and of the sets since
        self._survey: _Survey | None = None
        self._rest_until = 0.0  # no images before

    def next(self, now: float, end: int) -> Step | None:
        """What to do; `end`: how far the group's durable log reaches. None: nothing now."""
        if now < self.patience.until:
            return None
        if self._put is not None:
            return self._put
        if self.position is None:
            return List(group_prefix(self.volume, self.group))
        if self._is_due(now, end):
            self._asked = end
            return ReadLog(self.volume, self.group, self.position, end)
        if self._survey is None and not self._is_broken and self._log_since >= self._image_log_bytes and now >= self._rest_until:
            whole = self._newest is None or self._changed_bytes >= self._full_bytes
            self._survey = _Survey(0 if whole else self._newest or 0)
        if self._survey is not None:
            return ReadImages(self.volume, self.group, self._survey.after, self._survey.since, self._survey.as_of)
        if self._is_broken and now >= self._rest_until:
            return ReadReach(self.volume, self.group)
        return None

    def _is_due(self, now: float, end: int) -> bool:
        assert self.position is not None
        if end <= self.position or self._is_broken:
            self._behind_since = None
            return False
        if self._behind_since is None:
            self._behind_since = now
        return end - self.position >= LOG_RECORDS or now - self._behind_since >= self._log_seconds

    @property
    def _is_broken(self) -> bool:
        return self._holes >= HOLE_TRIES

    # -- answers

    def listed(self, names: list[tuple[str, int]]) -> None:
        """The objects of the group, (name, bytes)."""
        self.patience.succeeded()
        found = sorted_objects(names).get((self.volume, self.group))
        if found is None:
            self.position = 0
            return
        sets = sorted(found.sets, key=lambda one: one.low)
        self._newest = sets[-1].low if sets else None
        self._states = {one.low for one in sets if one.low == one.high}
        self._take_sizes(sets, found.pieces)
        chains = found.chains()
        begin, self.position = chains[-1] if chains else (self._newest or 0, self._newest or 0)
        if self._newest is not None and self._newest > self.position:
            begin = self.position = self._newest
        if begin and (self._newest is None or self._newest < begin):  # an object is missing there, and nothing leads over the gap
            self._holes, self._survey = HOLE_TRIES, None
        self._log_since = sum([log.size for log in found.logs if self._counts(log)])

    def _counts(self, log: Log) -> bool:
        return self._newest is None or log.last > self._newest

    def _take_sizes(self, sets: list[ImageSet], pieces: list[tuple[int, str, int]]) -> None:
        whole = next((one for one in reversed(sets) if one.since == 0), None)
        if whole is None:
            self._newest = None
            return
        self._full_bytes = sum([size for low, _, size in pieces if low == whole.low])
        self._changed_bytes = sum([size for low, _, size in pieces if low > whole.low])

    def logged(self, boxcars: list[bytes] | None, now: float) -> None:
        """The log that was asked for; None: no node has what follows."""
        assert self.position is not None
        if not boxcars or read_header(boxcars[0]).prev > self.position:
            self._holes += 1
            if self._is_broken:
                self._survey = None
            else:
                self.patience.failed(now)
            return
        self._holes = 0
        first, last = read_header(boxcars[0]), read_header(boxcars[-1])
        if last.last >= self._asked:
            self._behind_since = None  # else there is more, which has waited long enough
        data = seal("log", (self.volume, self.group, tuple(boxcars)))
        self._put = Put(log_name(self.volume, self.group, first.prev, last.last), data)
        self._after_put = ("log", last.last, len(data))

    def reached(self, reach: Reach | None, now: float) -> None:
        """What a new chain can begin with; None: no node here has images."""
        if reach is None:
            self.patience.failed(now)
            return
        under = max(self._states.intersection(reach.exact), default=0)
        left = [lsn for lsn in reach.exact if lsn > under]
        if left:
            self._survey = _Survey(under, left[0], left[0], exact=True)
        elif reach.high < reach.base and self._past_tries < PAST_TRIES:
            self._past_tries += 1
            self._survey = _Survey(under, reach.low, reach.high)
        else:
            self._survey = _Survey(under)

    def imaged(self, piece: Piece | None, now: float) -> None:
        """A piece of the images that were asked for; None: they are not in order, here and now."""
        survey = self._survey
        assert survey is not None
        if piece is None or self._is_of_no_use(survey, piece):
            self._survey = None
            if self._is_broken:
                self.patience.failed(now)
            else:
                self._rest_until = now + REST_SECONDS
            return
        if survey.low is None:
            survey.low = piece.base
        if survey.as_of is None:
            survey.high = max([survey.high, piece.base, *[lsn for _, lsn, _ in piece.images]])
        survey.done = piece.last is None
        if piece.last is not None:
            survey.after = piece.last
        if piece.images:
            data = seal("pages", piece.images, compress=False)
            name = piece_name(self.volume, self.group, survey.low, len(survey.pieces), data)
            survey.pieces.append((name, len(data)))
            survey.size += len(data)
            self._put = Put(name, data)
            self._after_put = ("pages", 0, len(data))
        elif survey.done:
            self._finish(survey)

    def _is_of_no_use(self, survey: _Survey, piece: Piece) -> bool:
        """From a node that is behind the one that gave the first piece; or nothing new is in the images yet."""
        if survey.low is not None:
            return piece.base < survey.low
        return piece.base <= (self._newest or 0) and not self._is_broken

    def _finish(self, survey: _Survey) -> None:
        assert survey.low is not None
        data = seal("set", (self.volume, self.group, survey.low, survey.high, survey.since, tuple(survey.pieces)))
        self._put = Put(set_name(self.volume, self.group, survey.low, survey.high, survey.since), data)
        self._after_put = ("set", survey.low, survey.size)

    def stored(self) -> None:
        """The object is in the store, durably."""
        self.patience.succeeded()
        kind, lsn, size = self._after_put
        self._put = None
        survey = self._survey
        if kind == "log":
            assert self.position is not None
            self.position = max(self.position, lsn)
            self._log_since += size
        elif kind == "pages":
            assert survey is not None
            if survey.done:
                self._finish(survey)
        else:
            assert survey is not None and self.position is not None
            if survey.since == 0:
                self._full_bytes, self._changed_bytes = size, 0
            else:
                self._changed_bytes += size
            self._survey = None
            if survey.exact:
                self._states.add(lsn)
                return
            if self._is_broken:
                self.position, self._holes = max(self.position, lsn), 0
            self._newest, self._log_since = lsn, 0

    def hurry(self) -> None:
        """The end is near: log does not wait for more, and images are another one's."""
        self._log_seconds, self._rest_until, self._survey = 0.0, float("inf"), None
        if self._put is not None and self._after_put[0] != "log":
            self._put = None

    def failed(self, now: float) -> None:
        """The store, or the node, did not do the step."""
        self.patience.failed(now)
