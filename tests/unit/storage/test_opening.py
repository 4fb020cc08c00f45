"""Opening a node looks at the log above the images alone, however much is kept below for reads of the past."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aurorapy.storage.boxcar import Boxcar, Damaged, pack_chunk
from aurorapy.storage.codec import pack_plain
from aurorapy.storage.node import node as node_module
from aurorapy.storage.node import pages as pages_module
from aurorapy.storage.node.disk import log_key
from aurorapy.storage.node.messages import Truncate, Truncation
from aurorapy.storage.node.node import Gone
from aurorapy.storage.page import Page, encode
from aurorapy.storage.redo import FORMAT

from .in_memory import START, Fleet

BELOW, ABOVE = 120, 5


@pytest.fixture
def fleet() -> Fleet:
    """A page with many versions; images after each fortieth, and all log is kept."""
    made = Fleet()
    made.write(op=FORMAT)
    while made.lsn < BELOW:
        made.write()
        if made.lsn % 40 == 0:
            made.coalesce("a1")
    for _ in range(ABOVE):
        made.write()
    return made


def counted(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> list[object]:
    """What a function of a module was called with."""
    calls: list[object] = []
    plain: Callable[[object], object] = getattr(owner, name)

    def call(data: object) -> object:
        calls.append(data)
        return plain(data)

    monkeypatch.setattr(owner, name, call)
    return calls


def test_what_is_kept_below_the_images_is_not_looked_at(fleet: Fleet, monkeypatch: pytest.MonkeyPatch) -> None:
    chained, read = counted(monkeypatch, node_module, "is_intact"), counted(monkeypatch, pages_module, "check")
    fleet.restart("a1")
    assert len(chained) == ABOVE + 1  # and where the log below the base begins
    assert fleet.value("a1") == fleet.lsn
    assert len(read) <= 2 * ABOVE  # once for the index, once for the page
    assert fleet.nodes["a1"].volumes[0].segments[0].oldest() == 0


def test_the_past_is_read_after_a_restart_and_while_images_are_made(fleet: Fleet) -> None:
    for again in range(3):
        if again:
            fleet.restart("a1")
        for lsn in (1, 39, 40, 41, 79, 119, BELOW, BELOW + 1, fleet.lsn):
            assert fleet.value("a1", lsn=lsn) == lsn
        if again == 1:
            fleet.write()
            fleet.coalesce("a1")
            assert fleet.value("a1", lsn=BELOW + 2) == BELOW + 2


def test_what_no_reader_needs_any_more_is_forgotten(fleet: Fleet) -> None:
    assert fleet.value("a1", lsn=50) == 50
    fleet.write(mrpl=100, complete=100)
    fleet.coalesce("a1")
    fleet.tick("a1", 12)
    segment = fleet.nodes["a1"].volumes[0].segments[0]
    assert segment.oldest() == 100 and not segment.unread
    assert segment.past and all(box > 80 for boxes in segment.past.values() for box in boxes)
    with pytest.raises(Gone):
        fleet.value("a1", lsn=50)
    assert fleet.value("a1", lsn=110) == 110


def test_it_is_forgotten_unread(fleet: Fleet) -> None:
    fleet.restart("a1")
    end = fleet.lsn
    fleet.write(mrpl=end, complete=end)
    fleet.coalesce("a1")
    fleet.tick("a1", 12)
    segment = fleet.nodes["a1"].volumes[0].segments[0]
    assert not segment.unread and not segment.past and segment.oldest() == end
    with pytest.raises(Gone):
        fleet.value("a1", lsn=50)


def test_a_hole_below_the_images_is_found_when_somebody_reads_there(fleet: Fleet) -> None:
    fleet.flip("a1", log_key(0, 0, 60))
    fleet.restart("a1")
    assert fleet.value("a1") == fleet.lsn
    with pytest.raises(Gone):
        fleet.value("a1", lsn=100)
    assert fleet.value("a1", lsn=BELOW) == BELOW and fleet.nodes["a1"].damaged == 1


def test_only_the_newest_log_is_checked(fleet: Fleet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node_module, "CHECKED_BYTES", 150)
    checked = counted(monkeypatch, node_module, "is_intact")
    fleet.restart("a1")
    assert 1 < len(checked) < ABOVE
    assert fleet.nodes["a1"].volumes[0].segments[0].scl == fleet.lsn
    assert fleet.value("a1") == fleet.lsn


def test_what_was_not_checked_is_found_damaged_by_who_reads_it_and_replaced(fleet: Fleet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node_module, "CHECKED_BYTES", 150)
    fleet.flip("a1", log_key(0, 0, BELOW + 1))
    fleet.restart("a1")
    assert fleet.nodes["a1"].volumes[0].segments[0].scl == fleet.lsn
    with pytest.raises(Damaged):
        fleet.value("a1")
    fleet.tick("a1", 60)
    assert fleet.value("a1") == fleet.lsn


def test_a_damaged_header_is_noticed_however_old_it_is(fleet: Fleet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node_module, "CHECKED_BYTES", 1)
    key = log_key(0, 0, BELOW + 2)
    with fleet.disks["a1"].write() as rows:
        row = rows.get(key)
        assert row is not None
        rows.put(key, row[:27] + bytes([row[27] ^ 1]) + row[28:])  # the lowest byte of prev
    fleet.restart("a1")
    assert fleet.nodes["a1"].damaged == 1
    assert fleet.nodes["a1"].volumes[0].segments[0].scl == BELOW + 1


def test_a_truncation_leaves_what_is_known_of_the_log_below_it(fleet: Fleet, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fleet.value("a1") == fleet.lsn
    node, end = fleet.nodes["a1"], fleet.lsn - 2
    read = counted(monkeypatch, pages_module, "check")
    node.handle([Truncate(0, 2, (*START, Truncation(2, end, end + 100)))])
    assert node.read(0, 0, 1, None, epoch=2, complete=end).values[0][0] == end
    assert len(read) == ABOVE - 2  # for the page; for the index none
    segment = node.volumes[0].segments[0]
    assert segment.scl == segment.indexed == end and segment.index == {1: segment.tail}


def test_what_a_truncation_cuts_in_two_is_looked_at_again() -> None:
    made = Fleet()
    made.write(op=FORMAT)
    prev, node = made.lsn, made.nodes["a1"]
    box = Boxcar(0, 0, 1, prev, prev)
    for lsn, page in ((prev + 1, 1), (prev + 2, 2)):
        image = encode(Page(page, 0, [1], [(lsn, "text")], lsn, 0), compress=False)
        box.add(pack_chunk(lsn, 1, True, pack_plain((FORMAT, page, image))), lsn, [page], prev, 0, 0)
    box.seal()
    node.handle([box])
    assert node.read(0, 0, 1, None, epoch=1, complete=prev + 2).values[0][0] == prev + 1
    node.handle([Truncate(0, 2, (*START, Truncation(2, prev + 1, prev + 100)))])
    assert node.read(0, 0, 1, None, epoch=2, complete=prev + 1).values[0][0] == prev + 1
    segment = node.volumes[0].segments[0]
    assert segment.tail == [prev, prev + 1] and segment.index == {1: [prev, prev + 1]}
    with pytest.raises(KeyError):
        node.read(0, 0, 2, None, epoch=2, complete=prev + 1)
