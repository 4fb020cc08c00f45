"""Boxcars of many commits keep a pace on real links, and none is forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

import aurorapy
from aurorapy.storage.boxcar import Boxcar, read_header
from aurorapy.storage.rim import pacing
from aurorapy.storage.rim.remote import RemoteFleet
from aurorapy.storage.volume import Group, Volume

pytestmark = pytest.mark.timeout(60)


def test_the_boxcar_after_a_crowd_waits_and_then_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "PACE_SECONDS", 0.3)
    left: list[tuple[float, Boxcar]] = []
    dispatch = RemoteFleet._dispatch

    def noted(fleet: RemoteFleet, group: Group, box: Boxcar) -> None:
        dispatch(fleet, group, box)
        left.append((group.left, box))

    def commit(volume: Volume, times: int) -> int:
        lsn = 0
        for _ in range(times):
            mtr = volume.begin()
            mtr.update(volume.cache.newest(0), 0, volume.lsn)
            lsn = mtr.commit()
        return lsn

    with aurorapy.Cluster(tmp_path / "c", fsync=False) as cluster:
        cluster.kill("writer")
        fleet = RemoteFleet(cluster.topology)
        try:
            volume = fleet.create_volume(max(fleet.all_volume_ids()) + 1)
            volume.wait_durable(volume.lsn)
            monkeypatch.setattr(RemoteFleet, "_dispatch", noted)
            volume.wait_durable(commit(volume, 12))  # most of them come while the first is under way
            while read_header(left[-1][1].seal()).chunks < pacing.CROWD_CHUNKS:
                volume.wait_durable(commit(volume, 12))
            crowded = left[-1][0]
            count = len(left)
            volume.wait_durable(commit(volume, 1))
            assert len(left) == count + 1 and left[-1][0] - crowded >= 0.29
            volume.wait_durable(commit(volume, 1))
            assert left[-1][0] - left[-2][0] < 0.29  # alone again
        finally:
            fleet.close()
