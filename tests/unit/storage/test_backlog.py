"""Where images lag far behind the log, the nodes take redo more slowly; and opening a node does not depend on how much log there is."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest

from aurorapy.storage.mtr import CHANGES_MAX
from aurorapy.storage.node import pages as pages_module
from aurorapy.storage.page import Page
from aurorapy.storage.redo import Record, apply
from aurorapy.storage.rim import coalescer as coalescer_module
from aurorapy.storage.rim import worker as worker_module
from aurorapy.storage.rim.local import LocalFleet

from .test_volume import OpenFleet, make_tree, put


def brakes(fleet: LocalFleet) -> list[float]:
    return [worker.brake for worker in fleet._coalescer._workers]


def test_a_backlog_brakes_until_there_are_images(open_fleet: OpenFleet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coalescer_module, "BACKLOG_BYTES_MAX", 50_000)
    monkeypatch.setattr(coalescer_module, "BRAKED", 1_000_000)
    fleet = open_fleet()
    volume = fleet.create_volume()
    tree = make_tree(volume)
    volume.wait_durable(put(tree, volume, (0, (0, "row", []))))
    fleet._coalescer.close()
    fleet._coalescer._set_brake()
    assert set(brakes(fleet)) == {0.0}
    for i in range(1, 11):
        lsn = put(tree, volume, (i, (i, "x" * 10_000, [i])))
    volume.wait_durable(lsn)
    fleet._coalescer._set_brake()
    backlog = max(worker.status()["hot_log_bytes"] for worker in fleet._coalescer._workers)
    assert backlog > 100_000 and max(brakes(fleet)) == pytest.approx((backlog / 50_000 - 1) / 1_000_000)
    pauses: list[float] = []
    monkeypatch.setattr(worker_module, "time", SimpleNamespace(monotonic=time.monotonic, sleep=pauses.append))
    fleet.alone = lambda: False  # else the round is done on this thread, which must not pause
    volume.wait_durable(put(tree, volume, (100, (100, "y" * 10_000, []))))
    fleet._driver.close()
    assert 10_000 * max(brakes(fleet)) <= max(pauses, default=0) < 20_000 * max(brakes(fleet))


def test_images_take_the_brake_off(open_fleet: OpenFleet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coalescer_module, "BACKLOG_BYTES_MAX", 50_000)
    monkeypatch.setattr(coalescer_module, "BYTES_MAX", 1000)
    fleet = open_fleet()
    volume = fleet.create_volume()
    tree = make_tree(volume)
    for i in range(10):
        lsn = put(tree, volume, (i, (i, "x" * 10_000, [i])))
    volume.wait_durable(lsn)
    volume.wait_durable(put(tree, volume, (10, (10, "x", []))))  # it tells the nodes that the others are durable
    end = time.monotonic() + 10
    while (any(brakes(fleet)) or max(w.status()["hot_log_bytes"] for w in fleet._coalescer._workers) > 50_000) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(brakes(fleet)) and time.monotonic() < end


def test_a_page_that_changes_all_the_time_is_served_without_applying_all_of_it(open_fleet: OpenFleet, monkeypatch: pytest.MonkeyPatch) -> None:
    fleet = open_fleet()
    fleet._coalescer.close()
    volume = fleet.create_volume()
    tree = make_tree(volume)
    put(tree, volume, (1, (1, 0)), (2, (2, "x")))
    changes, lsns = 5 * CHANGES_MAX // 2, []
    for i in range(changes):
        mtr = volume.begin()
        tree.update(mtr, 1, (1, i))
        lsns.append(mtr.commit())
    volume.wait_durable(lsns[-1])
    applied = 0

    def counted(page: Page | None, lsn: int, record: Record) -> Page:
        nonlocal applied
        applied += 1
        return apply(page, lsn, record)

    monkeypatch.setattr(pages_module, "apply", counted)
    id = tree.root_id
    worker = fleet._coalescer._workers[0]
    page = worker.read(volume.volume_id, 0, id, None, volume.epoch, 0)
    assert page.values == [(1, changes - 1), (2, "x")]
    assert 0 < applied <= CHANGES_MAX + 1
    applied = 0
    assert worker.read(volume.volume_id, 0, id, lsns[-1000], volume.epoch, 0).values[0] == (1, changes - 1000)
    assert 0 < applied <= CHANGES_MAX + 1
