"""Nodes that keep the log only: what they let go, what they begin anew with, and what becomes of them as full members."""

from __future__ import annotations

import pytest

from aurorapy.storage.membership import PLAIN
from aurorapy.storage.node.disk import LSN_MAX, log_key, page_key
from aurorapy.storage.node.messages import BEGIN, Copied, Copy, Create, Install, Join, Rely
from aurorapy.storage.node.node import Unserved
from aurorapy.storage.redo import FORMAT
from tests.unit.storage.in_memory import NAMES, Fleet

MEMBERS = PLAIN.remodel((1, 3, 5), ())
FULL, TAILS = ("a1", "b1", "c1"), ("a2", "b2", "c2")


@pytest.fixture
def fleet() -> Fleet:
    """With ten records of four pages; the tails know who is full."""
    made = Fleet(MEMBERS)
    for page in range(1, 5):
        made.write(op=FORMAT, page=page)
    for _ in range(6):
        made.write()
    return made


def rows(fleet: Fleet, name: str) -> tuple[int, int]:
    """Boxcars and images on a node's disk."""
    with fleet.disks[name].read() as found:
        return len(list(found.items(log_key(0, 0, 0), log_key(0, 9, LSN_MAX)))), len(list(found.items(page_key(0, 0, 0), page_key(0, 99, LSN_MAX))))


def base(fleet: Fleet, name: str) -> int:
    return fleet.nodes[name].volumes[0].segments[0].base


def test_a_tail_lets_its_log_go_when_all_full_members_have_images(fleet: Fleet) -> None:
    fleet.coalesce("a1", "b1")
    fleet.write(mrpl=10, complete=10)
    fleet.tick("a2", 20)
    assert base(fleet, "a2") == 0 and rows(fleet, "a2") == (11, 0)  # c1 has none
    fleet.coalesce("c1")
    fleet.tick("a2", 20)
    assert base(fleet, "a2") == 10 and rows(fleet, "a2") == (1, 0)
    assert fleet.nodes["a2"].volumes[0].segments[0].scl == 11
    fleet.restart("a2")
    assert fleet.nodes["a2"].volumes[0].segments[0].scl == 11
    with pytest.raises(Unserved):
        fleet.value("a2")
    assert not isinstance(fleet.nodes["a2"].handle([Copy(0, 0, BEGIN, 1 << 20)])[0], Copied)  # it has no images to give


@pytest.mark.parametrize(("mrpl", "complete", "left"), [(0, 10, 11), (10, 5, 6), (10, 10, 1)])
def test_what_a_reader_or_a_member_needs_stays(fleet: Fleet, mrpl: int, complete: int, left: int) -> None:
    fleet.coalesce(*FULL)
    fleet.write(mrpl=mrpl, complete=complete)
    fleet.tick("b2", 20)
    assert base(fleet, "b2") == 10 and rows(fleet, "b2")[0] == left
    fleet.write(mrpl=10, complete=10)
    fleet.tick("b2", 20)  # nobody needs it any more, though there are no newer images
    assert base(fleet, "b2") == 10 and rows(fleet, "b2")[0] == 2


def test_the_images_of_a_lost_zone_are_not_waited_for() -> None:
    fleet = Fleet(MEMBERS.remodel((1, 3, 5), (4, 5)))
    fleet.write(op=FORMAT)
    fleet.coalesce("a1", "b1")
    fleet.write(mrpl=1, complete=1)
    fleet.tick("b2", 20)
    assert base(fleet, "b2") == 1


def test_a_tail_with_an_empty_disk_begins_where_the_images_end(fleet: Fleet) -> None:
    fleet.coalesce(*FULL)
    fleet.write(mrpl=10, complete=10)
    for name in NAMES:
        fleet.tick(name, 20)
        assert rows(fleet, name)[0] <= 2
    fleet.write()
    fleet.disks["c2"].wipe()
    fleet.restart("c2")
    fleet.nodes["c2"].handle([Create(0, 10, hydrated=False)])
    fleet.tick("c2", 20)
    state = fleet.nodes["c2"].volumes[0]
    assert state.hydrated and state.segments[0].scl == 12 and rows(fleet, "c2")[1] == 0 and fleet.work["c2"].copied == 0
    assert base(fleet, "c2") >= 10


def test_a_full_member_with_an_empty_disk_gets_images_from_a_full_one(fleet: Fleet) -> None:
    fleet.coalesce(*FULL)
    fleet.write(mrpl=10, complete=10)
    for name in NAMES:
        fleet.tick(name, 20)
    fleet.disks["b1"].wipe()
    fleet.restart("b1")
    fleet.nodes["b1"].handle([Create(0, 10, hydrated=False)])
    fleet.tick("b1", 40)
    assert fleet.nodes["b1"].volumes[0].hydrated and fleet.work["b1"].copied == 1
    assert [fleet.value("b1", page=page) for page in range(1, 5)] == [11, 2, 3, 4]


def test_a_tail_that_becomes_full_copies_images_before_it_votes(fleet: Fleet) -> None:
    fleet.coalesce(*FULL)
    fleet.write(mrpl=10, complete=10)
    fleet.tick("a2", 20)
    swapped = MEMBERS._replace(epoch=5, slots=((1,), (0,), *MEMBERS.slots[2:]))
    for name in NAMES[2:]:
        fleet.nodes[name].handle([Install(0, 1, swapped)])
    fleet.nodes["a2"].handle([Join(0, 1), Install(0, 1, swapped)])
    assert not fleet.nodes["a2"].volumes[0].hydrated
    with pytest.raises(Unserved):
        fleet.value("a2")
    fleet.tick("a2", 40)
    assert fleet.nodes["a2"].volumes[0].hydrated and fleet.work["a2"].copied == 1
    assert fleet.value("a2") == 11
    fleet.nodes["a1"].handle([Install(0, 1, swapped)])
    assert rows(fleet, "a1")[1] == 4
    for name in ("b1", "c1"):
        fleet.tick(name, 60)  # whoever has given its images keeps them as they are for a while
    fleet.coalesce("a2", "b1", "c1")
    fleet.write(mrpl=11, complete=11)
    fleet.tick("a1", 40)
    assert base(fleet, "a1") == 11 and rows(fleet, "a1") == (1, 0)  # and its images go


def test_another_epochs_images_are_not_relied_on(fleet: Fleet) -> None:
    fleet.nodes["a2"].handle([Rely(0, 0, 10, 10, 2), Rely(0, 0, 10, 9, 0)])
    assert base(fleet, "a2") == 0
    fleet.nodes["a2"].handle([Rely(0, 0, 12, 12, 1)])
    assert base(fleet, "a2") == 10  # there is no more
    fleet.nodes["a2"].handle([Rely(0, 0, 12, 12, 1, gap=True)])
    assert base(fleet, "a2") == 12 and fleet.nodes["a2"].volumes[0].segments[0].scl == 12


def test_damaged_log_of_a_tail_is_replaced(fleet: Fleet) -> None:
    fleet.flip("c2", log_key(0, 0, 7))
    fleet.tick("c2", 60)
    assert fleet.work["c2"].repaired == 1 and fleet.nodes["c2"].scrub(0, b"", 100)[1] == []
