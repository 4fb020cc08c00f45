"""What goes into the store of a backup, and what may go from nodes and store: machines, moments and plans without I/O."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aurorapy.storage import archive
from aurorapy.storage.archive import GroupObjects, ImageSet, Log, log_name, set_name, sorted_objects
from aurorapy.storage.boxcar import Boxcar, Damaged, pack_chunk, read_header
from aurorapy.storage.codec import pack_plain
from aurorapy.storage.node import outlet
from aurorapy.storage.node.backup import HOLE_TRIES, GroupBackup, List, Patience, Put, ReadImages, ReadLog, ReadReach
from aurorapy.storage.node.disk import LSN_MAX, log_key
from aurorapy.storage.node.messages import Backed, Create, Tell, Truncate, Truncation
from aurorapy.storage.node.node import StorageNode
from aurorapy.storage.page import Page, encode
from aurorapy.storage.redo import FORMAT, PATCH
from aurorapy.storage.rim.keeper import unneeded
from aurorapy.storage.sim.disk import SimDisk


class Place:
    """One node, a store in memory, and the machine between them."""

    def __init__(self, *, backs_up: bool = True) -> None:
        self.disk = SimDisk()
        self.node = StorageNode("a1", "a", self.disk, nullcontext())
        if backs_up:
            self.node.back_up()
        self.node.handle([Create(0, 10), Truncate(0, 1, (Truncation(1, 0, 0),))])
        self.store: dict[str, bytes] = {}
        self.machine = GroupBackup(0, 0, image_log_bytes=400, log_seconds=1.0)
        self.now = 0.0
        self.lsn = 0
        self.fails = False

    def write(self, count: int = 1, vdl: int | None = None) -> None:
        for _ in range(count):
            prev, self.lsn = self.lsn, self.lsn + 1
            box = Boxcar(0, 0, 1, prev, self.lsn)
            page = self.lsn % 4 + 1
            record: tuple[object, ...] = (PATCH, page, 0, (0, self.lsn))
            if self.lsn <= 4:
                record = (FORMAT, page, encode(Page(page, 0, [1], [(self.lsn, "text")], self.lsn, 0), compress=False))
            box.add(pack_chunk(self.lsn, 1, True, pack_plain(record)), self.lsn, [page], self.lsn if vdl is None else vdl, self.lsn, self.lsn)
            box.seal()
            self.node.handle([box])

    def coalesce(self) -> None:
        self.node.handle(list(self.node.materialise(0, 0, 1000, 1 << 20)))

    def rows(self) -> list[int]:
        with self.disk.read() as txn:
            return [int.from_bytes(key[-8:], "big") for key, _ in txn.items(log_key(0, 0, 0), log_key(0, 0, LSN_MAX))]

    def work(self, seconds: float = 2.0) -> None:
        end = self.now + seconds
        while self.now < end:
            state = self.node.volumes[0]
            step = self.machine.next(self.now, outlet.durable_end(state, 0))
            if step is None:
                self.now += 0.25
                continue
            if self.fails and isinstance(step, List | Put):
                self.machine.failed(self.now)
                continue
            match step:
                case List():
                    self.machine.listed([(name, len(data)) for name, data in self.store.items() if name.startswith(step.prefix)])
                case Put():
                    self.store[step.name] = step.data
                    self.machine.stored()
                case ReadLog():
                    self.machine.logged(outlet.log_above(self.disk, 0, 0, step.above, step.upto, 100), self.now)
                case ReadImages():
                    self.machine.imaged(outlet.images_after(self.disk, 0, 0, 10, step.after, step.since, 1, 100, step.as_of), self.now)
                case ReadReach():
                    self.machine.reached(outlet.reach_of(self.node.volumes[0], 0), self.now)
            if self.machine.position is not None:
                self.node.handle([Backed(0, 0, self.machine.position)])

    @property
    def found(self) -> GroupObjects:
        return sorted_objects([(name, len(data)) for name, data in self.store.items()]).get((0, 0)) or GroupObjects(0, 0)


def test_log_goes_out_in_order_and_nothing_above_the_vdl() -> None:
    place = Place()
    place.write(5, vdl=3)
    place.work()
    assert place.found.chain_end(0) == 3 == place.machine.position
    place.node.handle([Tell(0, 1, 5, 0, {})])
    place.work()
    assert place.found.chain_end(0) == 5


def test_a_backlog_goes_out_without_pauses() -> None:
    place = Place()
    place.write(200)
    place.work(1.5)  # one pause, then object after object
    assert len(place.found.logs) > 50 and place.machine.position == 200


def test_a_vdl_of_another_epoch_is_not_believed() -> None:
    place = Place()
    place.write(5, vdl=3)
    place.node.handle([Tell(0, 2, 5, 0, {})])
    place.work()
    assert place.machine.position == 3


def test_nodes_keep_log_while_the_store_is_away_and_drop_it_afterwards() -> None:
    place = Place()
    place.fails = True
    place.write(30)
    place.coalesce()
    place.work(5)
    assert place.rows() == list(range(1, 31))
    assert place.machine.patience.pause > 1
    place.fails = False
    place.work(60)
    place.write(10)
    place.coalesce()
    assert place.found.chain_end(0) == 30
    assert place.rows() == list(range(31, 41))


def test_a_restarted_node_drops_nothing_before_it_is_told() -> None:
    place = Place()
    place.write(10)
    place.work()
    place.node = StorageNode("a1", "a", place.disk, nullcontext())
    place.node.back_up()
    place.write(10)
    place.coalesce()
    assert place.rows() == list(range(1, 21))


def test_without_a_backup_log_goes() -> None:
    place = Place(backs_up=False)
    place.write(10)
    place.coalesce()
    place.write(5)
    place.coalesce()
    assert place.rows() == list(range(11, 16))


def test_images_of_all_pages_then_of_those_that_changed() -> None:
    place = Place()
    for _ in range(60):
        place.write(2)
        place.coalesce()
        place.work(6)
    sets = sorted(place.found.sets, key=lambda one: one.low)
    assert sets[0].since == 0 and any(one.since for one in sets) and len([one for one in sets if not one.since]) > 1
    assert place.found.base_of(place.lsn) is not None
    for one in sets:
        for name, _ in archive.unseal("set", one.name, place.store[one.name])[5]:
            for _, lsn, _ in archive.unseal("pages", name, place.store[name]):
                assert one.since < lsn <= one.high


def test_another_uploader_goes_on_where_one_was() -> None:
    place = Place()
    place.write(10)
    place.work()
    before = dict(place.store)
    place.machine = GroupBackup(0, 0, log_seconds=1.0)
    place.work()
    assert place.store == before and place.machine.position == 10


def test_a_gap_begins_a_new_chain_with_all_images() -> None:
    place = Place(backs_up=False)
    place.write(10)
    place.work()
    place.write(10)
    place.coalesce()
    place.write(5)
    place.coalesce()  # no backup was on: the log up to 20 is gone
    place.work(20)
    place.write(5)
    place.work(20)
    assert place.found.chains() == [(0, 10), (25, 30)]
    assert [one.low for one in place.found.sets] == [25]
    assert place.found.covers(30, 30) and place.found.covers(10, 10) and not place.found.covers(15, 15)


def test_a_hole_is_looked_for_some_times_before_it_is_one() -> None:
    machine = GroupBackup(0, 0, log_seconds=0.0)
    machine.listed([])
    for attempt in range(HOLE_TRIES):
        assert isinstance(machine.next(100.0 * attempt, 5), ReadLog)
        machine.logged(None, 100.0 * attempt)
    assert isinstance(machine.next(1000.0, 5), ReadReach)


def test_what_a_recovery_annulled_is_not_taken_from_a_peer_that_missed_it() -> None:
    here, away = Place(), Place()
    for place in (here, away):
        place.write(3)
    away.write(1, vdl=3)  # only there, and never durable
    here.node.handle([Truncate(0, 2, (Truncation(1, 0, 0), Truncation(2, 3, 100)))])
    box = Boxcar(0, 0, 2, 3, 101)
    box.add(pack_chunk(101, 1, True, pack_plain((PATCH, 1, 0, (0, 101)))), 101, [1], 101, 101, 101)
    box.seal()
    here.node.handle([box])
    state = here.node.volumes[0]
    theirs = outlet.log_above(away.disk, 0, 0, 2, outlet.durable_end(state, 0), 1000)
    assert theirs is not None and [read_header(data).last for data in theirs] == [3, 4]
    assert [read_header(data).last for data in outlet.durable_of(state, theirs, 2, 101)] == [3]
    assert outlet.durable_of(state, theirs, 2, 2) == [] == outlet.durable_of(state, theirs, 1, 101)


def test_images_of_a_node_that_is_behind_do_not_belong_to_the_set() -> None:
    machine = GroupBackup(0, 0, image_log_bytes=0)
    machine.listed([])
    assert isinstance(machine.next(0, 0), ReadImages)
    machine.imaged(outlet.Piece(50, ((1, 40, b"image"),), 1), 0)
    assert isinstance(machine.next(0, 0), Put)
    machine.stored()
    machine.imaged(outlet.Piece(30, ((2, 30, b"image"),), None), 0)
    assert machine.next(1, 0) is None


def test_pauses_double_up_to_a_limit() -> None:
    patience = Patience(0.25, 2.0)
    pauses = []
    for _ in range(6):
        patience.failed(10.0)
        pauses.append(patience.pause)
    assert pauses == [0.25, 0.5, 1.0, 2.0, 2.0, 2.0]
    patience.succeeded()
    assert patience.until == 0


def test_an_object_that_is_damaged_or_another_is_named() -> None:
    data = archive.seal("log", (1, 2, (b"abc",)))
    assert archive.unseal("log", "x", data) == (1, 2, (b"abc",))
    for bad in (data[:-1], data[:3], data[:8] + bytes([data[8] ^ 4]) + data[9:]):
        with pytest.raises(Damaged, match='object "x"'):
            archive.unseal("log", "x", bad)
    with pytest.raises(Damaged, match="of kind log"):
        archive.unseal("pages", "x", data)


SETS = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 4), st.booleans()), max_size=6)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may stand still for a second
@given(st.lists(st.integers(1, 5), min_size=1, max_size=12), SETS, st.integers(0, 40) | st.none(), st.lists(st.integers(1, 40), max_size=3))
def test_what_is_collected_is_needed_by_no_restore(steps: list[int], images: list[tuple[int, int, bool]], window: int | None, exact: list[int]) -> None:
    """A restore to any LSN of the window, or one that is kept, has a beginning and an unbroken log, before as after."""
    names: list[tuple[str, int]] = []
    end = 0
    for step in steps:
        names.append((log_name(0, 0, end, end + step), 1))
        end += step
    since = 0
    for low, more, is_full in sorted(images):
        if low > since and low <= end:
            names.append((set_name(0, 0, low, low + more, 0 if is_full or not since else since), 1))
            since = low
    found = sorted_objects(names)[0, 0]
    sets, rest = unneeded(found, window, exact)
    left = sorted_objects([(name, size) for name, size in names if name not in {*sets, *rest}]).get((0, 0)) or GroupObjects(0, 0)
    for lsn in [*exact, *(() if window is None else range(window, 41))]:
        if found.covers(lsn, min(lsn, end)):
            assert left.covers(lsn, min(lsn, end)), lsn


def test_old_log_and_images_go() -> None:
    found = GroupObjects(0, 0, [Log(n, n + 10, f"log{n}", 1) for n in range(0, 100, 10)], [ImageSet(20, 20, 0, "s20", 1), ImageSet(60, 60, 0, "s60", 1)],
                         [(20, "p20", 1), (60, "p60", 1), (40, "orphan", 1)])
    assert unneeded(found, 75, []) == (["s20"], ["p20", "orphan", "log0", "log10", "log20", "log30", "log40", "log50"])
    assert unneeded(found, 75, [25]) == ([], ["orphan", "log0", "log10", "log30", "log40", "log50"])
    assert unneeded(found, None, [5]) == (["s20", "s60"], ["p20", "p60", "orphan", *[f"log{n}" for n in range(10, 100, 10)]])


def test_images_alone_say_nothing_of_what_was_before_them() -> None:
    restored = GroupObjects(0, 0, [], [ImageSet(60, 60, 0, "s60", 1)])
    assert restored.base_of(50) is None and not restored.covers(50, 0)
    assert restored.base_of(60) == restored.sets
    assert GroupObjects(0, 0).base_of(50) == []  # a group that nobody has written
