"""What nodes do by themselves: six of them on disks in memory, errands carried at once."""

from __future__ import annotations

import pytest

from aurorapy.storage.node.background import Background, Errand
from aurorapy.storage.node.disk import LSN_MAX, log_key, page_key
from aurorapy.storage.node.messages import BEGIN, Adopt, Create, Drop, Inspect, Repair, Retain, Truncate, Truncation
from aurorapy.storage.node.node import Gone, Unserved
from aurorapy.storage.page import Page, encode
from aurorapy.storage.redo import FORMAT, FREE
from tests.unit.storage.in_memory import NAMES, START, Fleet


@pytest.fixture
def fleet() -> Fleet:
    made = Fleet()
    made.write(op=FORMAT)
    return made


def test_a_gap_is_filled_from_a_peer(fleet: Fleet) -> None:
    fleet.write(("a1", "b1", "c1", "c2"))
    fleet.write(("a1", "b1", "c1", "c2"))
    fleet.write()
    assert fleet.nodes["a2"].volumes[0].segments[0].scl == 1
    fleet.tick("a2", 3)
    assert fleet.value("a2") == 4
    assert fleet.work["a2"].fetched == 3


def test_a_missed_truncation_is_learnt_and_what_it_annulled_goes(fleet: Fleet) -> None:
    fleet.write(("a1",))
    newer = (*START, Truncation(2, 1, 100))
    for name in NAMES[1:]:
        fleet.nodes[name].handle([Truncate(0, 2, newer)])
    fleet.tick("a1")
    state = fleet.nodes["a1"].volumes[0]
    assert state.epoch == 2 and state.truncations == newer and state.segments[0].scl == 1


def test_a_peer_of_an_older_epoch_is_not_believed(fleet: Fleet) -> None:
    fleet.write(("a2",))
    fleet.nodes["a1"].handle([Truncate(0, 2, (*START, Truncation(2, 1, 100)))])
    fleet.tick("a1", 10)
    assert fleet.nodes["a1"].volumes[0].segments[0].scl == 1


def test_a_replaced_disk_gets_images_where_the_log_is_gone_and_then_votes(fleet: Fleet) -> None:
    for page in range(2, 8):
        fleet.write(op=FORMAT, page=page)
    fleet.coalesce()
    fleet.write(mrpl=7, complete=7)
    fleet.coalesce()
    fleet.write(page=5)
    fleet.tick("a1", 8)
    with fleet.disks["a1"].read() as rows:
        assert rows.get(log_key(0, 0, 1)) is None  # collected
    for name in NAMES:
        fleet.nodes[name].volumes[0].segment(7)  # a group of which nothing complete has come
    fleet.disks["b2"].wipe()
    fleet.restart("b2")
    fleet.nodes["b2"].handle([Create(0, 10, hydrated=False)])
    assert not fleet.nodes["b2"].volumes[0].hydrated
    fleet.tick("b2", 12)
    assert fleet.nodes["b2"].volumes[0].hydrated and fleet.work["b2"].copied == 1
    assert [fleet.value("b2", page=page) for page in range(1, 8)] == [8, 2, 3, 4, 9, 6, 7]
    with pytest.raises(Gone):
        fleet.value("b2", lsn=3)
    fleet.restart("b2")
    assert fleet.nodes["b2"].volumes[0].hydrated and fleet.value("b2") == 8


def test_images_do_not_move_while_a_peer_copies_them(fleet: Fleet) -> None:
    fleet.coalesce()
    fleet.write()
    fleet.nodes["a1"].volumes[0].copied = 3
    assert list(fleet.nodes["a1"].materialise(0, 0, 10, 1000)) == []
    fleet.tick("a1", 3)
    assert list(fleet.nodes["a1"].materialise(0, 0, 10, 1000)) != []


def test_pieces_of_two_copies_are_not_put_together(fleet: Fleet) -> None:
    """The peer was restarted between them, and had moved its base: what is between the bases would be missing."""
    node = fleet.nodes["a1"]
    segment = node.volumes[0].segments[0]

    def image(page: int, lsn: int) -> tuple[int, int, bytes]:
        return page, lsn, encode(Page(page, 0, [1], [(lsn,)], lsn, 0))

    node.handle([Adopt(0, 0, BEGIN, (3, LSN_MAX), (image(1, 5),), 5, False, 9, 1)])
    node.handle([Adopt(0, 0, (3, LSN_MAX), (9, LSN_MAX), (image(6, 8),), 8, True, 9, 1)])
    assert segment.hydrating and segment.base == 0
    with pytest.raises(Unserved):
        fleet.value("a1")
    node.handle([Adopt(0, 0, BEGIN, (3, LSN_MAX), (image(1, 7),), 8, False, 9, 1)])
    node.handle([Adopt(0, 0, (3, LSN_MAX), (9, LSN_MAX), (image(6, 8),), 8, True, 9, 1)])
    assert not segment.hydrating and segment.base == segment.scl == 8 and fleet.value("a1") == 7


def test_a_copy_in_several_steps(fleet: Fleet) -> None:
    for page in range(2, 8):
        fleet.write(op=FORMAT, page=page)
    fleet.coalesce()
    fleet.write(mrpl=7, complete=7)
    fleet.coalesce()
    fleet.tick("a1", 8)
    for name in NAMES:
        fleet.tick(name, 8)
    fleet.disks["b2"].wipe()
    fleet.restart("b2")
    fleet.work["b2"] = Background(fleet.nodes["b2"], NAMES, copy_bytes=1)
    fleet.nodes["b2"].handle([Create(0, 10, hydrated=False)])
    fleet.tick("b2", 4)
    assert fleet.work["b2"].copied == 1 and fleet.value("b2", page=7) == 7


def test_damaged_log_and_images_are_found_and_replaced(fleet: Fleet) -> None:
    fleet.coalesce()
    fleet.write()
    fleet.flip("c2", log_key(0, 0, 2))
    fleet.flip("c2", page_key(0, 1, 1))
    fleet.tick("c2", 12)
    assert fleet.work["c2"].damaged == 2 and fleet.work["c2"].repaired == 2
    assert fleet.value("c2") == 2 and fleet.value("c2", lsn=1) == 1
    assert fleet.nodes["c2"].scrub(0, b"", 1000) == (None, [])


def test_a_repair_puts_before_it_deletes(fleet: Fleet) -> None:
    """So a transaction that a crash cut short leaves the damaged row or the new one, never none."""
    fleet.coalesce("c2")
    fleet.flip("c2", page_key(0, 1, 1))
    newer = encode(Page(1, 0, [1], [(5,)], 5, 0))
    fleet.nodes["c2"].handle([Repair(0, (), ((1, 5, newer),))])
    assert [(key, value is None) for key, value in fleet.disks["c2"]._rows.changes if key[:1] == b"P"] == [(page_key(0, 1, 5), False), (page_key(0, 1, 1), True)]


def test_collection_keeps_what_readers_and_the_retention_window_need(fleet: Fleet) -> None:
    for _ in range(5):
        fleet.write()
        fleet.coalesce()
    assert fleet.versions("a1") == [2, 3, 4, 5, 6]
    fleet.nodes["a1"].handle([Retain(0, 3, 1)])
    fleet.write(mrpl=5, complete=5)
    fleet.tick("a1", 8)
    fleet.tick("a2", 8)
    assert fleet.versions("a1") == [3, 4, 5, 6] and fleet.value("a1", lsn=3) == 3
    assert fleet.versions("a2") == [5, 6] and fleet.value("a2", lsn=5) == 5
    assert fleet.work["a2"].collected == 3
    for name, lsn in (("a1", 2), ("a2", 4)):
        with pytest.raises(Gone):
            fleet.value(name, lsn=lsn)
    fleet.restart("a1")
    assert fleet.nodes["a1"].volumes[0].retain == 3
    with pytest.raises(Gone):
        fleet.value("a1", lsn=2)


def test_the_mark_of_a_freed_page_goes_when_its_log_has(fleet: Fleet) -> None:
    fleet.write(op=FORMAT, page=2)
    fleet.write(op=FREE, page=2)
    fleet.coalesce("a1")
    assert fleet.value("a1", page=2) is None and fleet.versions("a1", page=2) == [3]
    fleet.write(mrpl=3, complete=3)
    fleet.tick("a1", 12)
    assert fleet.versions("a1", page=2) == []
    with pytest.raises(KeyError):
        fleet.value("a1", page=2)


def test_a_volume_that_is_dropped_under_way_stops_nothing(fleet: Fleet) -> None:
    work = fleet.work["a1"]
    errands = [errand for _ in range(8) for errand in work.tick()]
    replies = [(errand, fleet.nodes[errand.to].handle([errand.request])[0]) for errand in errands]
    fleet.nodes["a1"].handle([Drop(0, 0, 1)])
    assert [work.on_reply(errand.to, errand.request, reply) for errand, reply in replies] == [[]] * len(replies)
    assert work.tick() == []


def test_background_work_yields_to_the_foreground(fleet: Fleet) -> None:
    work = fleet.work["a1"]
    errands = [work.tick(busy=True) for _ in range(80)]
    assert sum(map(bool, errands)) == 10
    assert all(isinstance(errand.request, Inspect) for some in errands for errand in some)
    assert work.on_reply("a2", Inspect(9), None) == [] and work.on_reply("a2", Inspect(0), None) == []
    assert all(isinstance(errand, Errand) for errand in work.tick())
