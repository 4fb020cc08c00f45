"""Disks are replaced one after the other while somebody holds an old LSN: each new one must be able to read what the peer could that it copied."""

from __future__ import annotations

import pytest

from aurorapy.storage.node.background import Background
from aurorapy.storage.node.disk import log_key, page_key
from aurorapy.storage.node.messages import Create, Repair
from aurorapy.storage.node.node import Gone
from aurorapy.storage.page import Page, encode
from aurorapy.storage.redo import FORMAT, FREE

from .in_memory import NAMES, Fleet

HELD = 14  # between two images


def history() -> Fleet:
    """Pages 1 to 5, one of them freed and one made later; images now and then, and everything below HELD collected."""
    fleet = Fleet()
    for page in (1, 2, 3, 4):
        fleet.write(op=FORMAT, page=page)
    for turn in range(30):
        fleet.write(page=1 + turn % 3, mrpl=min(fleet.lsn, HELD), complete=fleet.lsn)
        if turn == 20:
            fleet.write(op=FREE, page=4, mrpl=HELD, complete=fleet.lsn)
            fleet.write(op=FORMAT, page=5, mrpl=HELD, complete=fleet.lsn)
        if turn % 8 == 7:
            fleet.coalesce()
            for name in NAMES:
                fleet.tick(name, 8)
    return fleet


def states(fleet: Fleet, name: str) -> dict[int, list[object]]:
    found: dict[int, list[object]] = {}
    for lsn in range(HELD, fleet.lsn + 1):
        for page in range(1, 6):
            try:
                found.setdefault(lsn, []).append(fleet.value(name, lsn=lsn, page=page))
            except KeyError:
                found.setdefault(lsn, []).append("none")
    return found


def replace(fleet: Fleet, name: str, *, copy_bytes: int) -> None:
    fleet.disks[name].wipe()
    fleet.restart(name)
    fleet.work[name] = Background(fleet.nodes[name], NAMES, copy_bytes=copy_bytes)
    fleet.nodes[name].handle([Create(0, 10, hydrated=False)])
    fleet.tick(name, 40)
    assert fleet.nodes[name].volumes[0].hydrated


@pytest.mark.parametrize("copy_bytes", [1, 300, 1 << 20])
def test_a_held_lsn_outlives_all_six_disks(copy_bytes: int) -> None:
    fleet = history()
    with fleet.disks["a1"].read() as rows:
        assert rows.get(log_key(0, 0, 4)) is None  # so a new disk must copy
    expected = states(fleet, "a1")
    for name in NAMES:
        replace(fleet, name, copy_bytes=copy_bytes)
        assert fleet.work[name].copied == 1
    for name in NAMES:
        assert states(fleet, name) == expected
        fleet.restart(name)
        assert states(fleet, name) == expected
        with pytest.raises(Gone):
            fleet.value(name, lsn=3)


def test_log_that_the_backup_has_not_got_outlives_all_six_disks() -> None:
    fleet = Fleet()
    for node in fleet.nodes.values():
        node.back_up()
    fleet.write(op=FORMAT)
    for turn in range(12):
        fleet.write(mrpl=fleet.lsn, complete=fleet.lsn)
        if turn % 4 == 3:
            fleet.coalesce()
    for name in NAMES:
        fleet.disks[name].wipe()
        fleet.restart(name)
        fleet.nodes[name].back_up()
        fleet.nodes[name].handle([Create(0, 10, hydrated=False)])
        fleet.tick(name, 40)
    with fleet.disks["a1"].read() as rows:
        assert all(rows.get(log_key(0, 0, lsn)) is not None for lsn in range(1, fleet.lsn + 1))


def test_who_copies_from_one_that_has_less_refuses_what_is_below() -> None:
    """A peer whose log has a hole reads nothing below its base; so does its copy, and the others serve."""
    fleet = history()
    old = states(fleet, "b1")
    fleet.flip("a2", log_key(0, 0, HELD + 4))
    fleet.restart("a2")
    base = fleet.nodes["a2"].volumes[0].segments[0].base
    with pytest.raises(Gone):
        fleet.value("a2", lsn=HELD)
    fleet.disks["a1"].wipe()
    fleet.restart("a1")
    fleet.nodes["a1"].handle([Create(0, 10, hydrated=False)])
    work = fleet.work["a1"]
    work.meet(["a1", "a2"])
    fleet.tick("a1", 10)
    assert work.copied == 1
    for node in ("a1", "a1 again"):
        if node != "a1":
            fleet.restart("a1")
        with pytest.raises(Gone):
            fleet.value("a1", lsn=base - 1)
        assert fleet.value("a1", lsn=base) == old[base][0]
    assert states(fleet, "b1") == old


def poor_but_for_one() -> tuple[Fleet, dict[int, list[object]]]:
    """Only c2 can still be read as of HELD."""
    fleet = history()
    expected = states(fleet, "c2")
    for name in NAMES[:-1]:
        fleet.flip(name, log_key(0, 0, HELD + 4))
        fleet.restart(name)
        with pytest.raises(Gone):
            fleet.value(name, lsn=HELD)
    return fleet, expected


def test_an_empty_disk_is_filled_by_the_peer_that_reaches_furthest_back() -> None:
    fleet, expected = poor_but_for_one()
    replace(fleet, "a1", copy_bytes=300)
    fleet.disks["c2"].wipe()
    assert states(fleet, "a1") == expected


def test_who_does_not_reach_what_is_promised_copies_a_peer_that_does() -> None:
    fleet, _ = poor_but_for_one()
    fleet.write(mrpl=HELD, complete=HELD)
    expected = states(fleet, "c2")
    fleet.tick("b1", 12)
    assert states(fleet, "b1") == expected
    fleet.restart("b1")
    assert states(fleet, "b1") == expected


def test_another_peer_is_asked_where_the_best_one_cannot_give_its_images() -> None:
    fleet, _ = poor_but_for_one()
    fleet.flip("c2", page_key(0, 1, fleet.versions("c2")[0]))
    replace(fleet, "a1", copy_bytes=1 << 20)
    assert fleet.value("a1") == fleet.value("b1")


def test_where_a_later_image_takes_a_damaged_ones_place_nothing_below_is_read() -> None:
    fleet = history()
    versions = fleet.versions("c1")
    fleet.flip("c1", page_key(0, 1, versions[0]))
    image = encode(Page(1, 0, [1], [(versions[1],)], versions[1], 0))
    fleet.nodes["c1"].handle([Repair(0, (), ((1, versions[1], image),))])
    for _ in range(2):
        with pytest.raises(Gone):
            fleet.value("c1", lsn=versions[1] - 1)
        assert fleet.value("c1", lsn=versions[1]) == versions[1]
        fleet.restart("c1")


def test_a_restart_does_not_take_the_beginning_of_the_log_for_a_point() -> None:
    """Log goes only as far as all six have it: what is left may begin between two points, and a page that was made before has no image there."""
    fleet = Fleet()
    fleet.write(op=FORMAT, page=1)
    fleet.write(op=FORMAT, page=2)
    fleet.write(page=1)
    fleet.write(page=2)
    fleet.coalesce("a1")
    fleet.write(mrpl=4, complete=3)
    fleet.coalesce("a1")
    fleet.tick("a1", 12)
    for _ in range(2):
        with pytest.raises(Gone):
            fleet.value("a1", lsn=3, page=2)
        assert fleet.value("a1", lsn=4, page=2) == 4
        fleet.restart("a1")
