"""Where images lag far behind the log, the nodes take redo more slowly; and opening a node does not depend on how much log there is."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest

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
