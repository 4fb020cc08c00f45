"""A volume over six nodes: durability, snapshots, faults, recovery."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aurorapy.storage.btree import ABOVE, BELOW, Tree
from aurorapy.storage.bulk import BulkRun
from aurorapy.storage.node.disk import LSN_MAX, log_key
from aurorapy.storage.node.messages import Create, Deliver, Fetch, Fetched, Inspect, Inspection, Refused, Tell, Truncate, Truncation
from aurorapy.storage.node.node import Unserved
from aurorapy.storage.recovery import QuorumLost
from aurorapy.storage.rim.directory import DataDirectory, DirectoryFormat, DirectoryInUse
from aurorapy.storage.rim.fleet import BOXCAR_BYTES_MAX
from aurorapy.storage.rim.local import LocalFleet
from aurorapy.storage.rim.worker import HASTE_BYTES_MAX
from aurorapy.storage.volume import CHUNK_BYTES_MAX, Volume

OpenFleet = Callable[..., LocalFleet]


def make_tree(volume: Volume) -> Tree:
    mtr = volume.begin()
    root = Tree.create(mtr)
    volume.wait_durable(mtr.commit())
    return Tree(volume, root)


def put(tree: Tree, volume: Volume, *entries: tuple[int, object]) -> int:
    mtr = volume.begin()
    for key, value in entries:
        tree.insert(mtr, key, value)
    return mtr.commit()


def contents(tree: Tree, lsn: int) -> list[int]:
    return [key for keys, _ in tree.scan(lsn) for key in keys]


def settle(fleet: LocalFleet) -> None:
    """Coalesce all that is known to be durable, now."""
    for _ in range(3):
        for _ in range(6):
            fleet._coalescer.look()


def test_sentinels() -> None:
    keys: list[tuple[Any, ...]] = [(1, BELOW), (1, 0), (1, ABOVE), (2, BELOW)]
    assert BELOW < "a" < ABOVE and BELOW < 1 < ABOVE and sorted(keys) == keys
    assert not ABOVE < ABOVE and not BELOW < BELOW


def test_reopen_finds_all_and_the_lsn_rises(open_fleet: OpenFleet) -> None:
    fleet = open_fleet()
    volume = fleet.create_volume()
    tree = make_tree(volume)
    for i in range(1000):
        lsn = put(tree, volume, (i, (i, "row", [i])))
    volume.wait_durable(lsn)
    for _ in range(3):
        fleet = open_fleet()
        reopened = fleet.open_volume(0)
        assert reopened.lsn > volume.lsn and reopened.epoch > volume.epoch
        tree = Tree(reopened, tree.root_id)
        assert contents(tree, reopened.lsn) == list(range(1000))
        assert tree.get(7, reopened.lsn) == (7, "row", [7])
        volume = reopened


def test_small_groups_and_a_small_cache(open_fleet: OpenFleet) -> None:
    options = {"pages_per_group": 3, "cache_bytes": 200_000}
    fleet = open_fleet(**options)
    volume = fleet.create_volume()
    tree = make_tree(volume)
    for i in range(0, 6000, 20):
        put(tree, volume, *[((k * 7919) % 6007, ("v" * 40, k)) for k in range(i, i + 20)])
    volume.wait_durable(volume.lsn)
    assert len(volume.groups) > 5
    put(tree, volume, (100_000, ("x", 1)))
    assert volume.cache.evicted > 0
    expected = sorted([(k * 7919) % 6007 for k in range(6000)]) + [100_000]
    volume.wait_durable(volume.lsn)
    assert contents(tree, volume.lsn) == expected
    settle(fleet)
    volume.cache.pages.clear()
    assert contents(tree, volume.lsn) == expected
    fleet = open_fleet(**options)
    volume = fleet.open_volume(0)
    assert contents(Tree(volume, tree.root_id), volume.lsn) == expected


def test_a_snapshot_outlives_changes_eviction_and_coalescing(open_fleet: OpenFleet) -> None:
    fleet = open_fleet(pages_per_group=5)
    volume = fleet.create_volume()
    tree = make_tree(volume)
    put(tree, volume, *[(i, (i, 0)) for i in range(500)])
    then = volume.lsn
    volume.pin(then)
    for round in range(1, 6):
        mtr = volume.begin()
        for i in range(0, 500, 3):
            tree.update(mtr, i, (i, round))
        volume.wait_durable(mtr.commit())
    mtr = volume.begin()
    for i in range(250):
        tree.delete(mtr, i)
    volume.wait_durable(mtr.commit())

    def old_rows() -> list[object]:
        return [value for _, values in tree.scan(then) for value in values]

    assert old_rows() == [(i, 0) for i in range(500)]
    put(tree, volume, (1000, (1, 1)))
    volume.wait_durable(volume.lsn)
    settle(fleet)
    volume.cache.pages.clear()
    assert old_rows() == [(i, 0) for i in range(500)]
    assert contents(tree, volume.lsn) == [*range(250, 500), 1000]
    volume.unpin(then)
    for _ in range(3):
        put(tree, volume, (2000 + volume.lsn, (1, 1)))
        volume.wait_durable(volume.lsn)
        settle(fleet)
    volume.cache.pages.clear()
    assert contents(tree, volume.lsn)[:251] == [*range(250, 500), 1000]


def test_versions_go_when_no_pin_needs_them(open_fleet: OpenFleet) -> None:
    volume = open_fleet().create_volume()
    tree = make_tree(volume)
    put(tree, volume, (1, (0,)))
    long = volume.lsn
    volume.pin(long)
    for i in range(1, 200):
        volume.pin(volume.lsn)
        short = volume.lsn
        mtr = volume.begin()
        tree.update(mtr, 1, (i,))
        mtr.commit()
        volume.unpin(short)
    depth, page = 0, volume.cache.pages[tree.root_id]
    while page.older is not None:
        depth, page = depth + 1, page.older
    assert depth <= 3
    assert tree.get(1, long) == (0,) and tree.get(1, volume.lsn) == (199,)
    volume.unpin(long)
    assert volume.cache.pages[tree.root_id].older is None


def test_commits_go_on_without_a_zone_and_wait_without_three_nodes(open_fleet: OpenFleet) -> None:
    fleet = open_fleet()
    volume = fleet.create_volume()
    tree = make_tree(volume)
    fleet.fail_az("a")
    for i in range(50):
        volume.wait_durable(put(tree, volume, (i, i)))
    volume.cache.pages.clear()
    assert contents(tree, volume.lsn) == list(range(50))
    fleet.fail_node("b1")
    lsn = put(tree, volume, (50, 50))
    told: list[int] = []
    volume.when_durable(lsn, lambda: told.append(lsn))
    while fleet.pump(0.2):
        pass
    assert volume.vdl < lsn and not told
    fleet.heal("b1")
    volume.wait_durable(lsn)
    assert told == [lsn]
    fleet.heal()
    volume.wait_durable(put(tree, volume, (51, 51)))
    assert len({worker.call(Inspect(0)).scls[0] for worker in fleet.workers}) == 1  # type: ignore[union-attr]
    for name in ("b1", "b2", "c1", "c2"):
        fleet.fail_node(name)
    volume.cache.pages.clear()
    assert contents(tree, volume.lsn) == list(range(52))


def test_what_all_six_dropped_is_sent_again(open_fleet: OpenFleet) -> None:
    fleet = open_fleet()
    volume = fleet.create_volume()
    tree = make_tree(volume)
    for az in "abc":
        fleet.fail_az(az)
    lsn = put(tree, volume, (1, 1))
    while fleet.pump(0.2):
        pass
    assert volume.vdl < lsn
    fleet.heal()
    volume.wait_durable(lsn)


def test_a_node_whose_log_lacks_a_row_gives_no_page(open_fleet: OpenFleet) -> None:
    """It must not answer with an older version, or that there is no such page."""
    fleet = open_fleet()
    volume = fleet.create_volume(0)
    tree = make_tree(volume)
    lsn = put(tree, volume, (1, "x"))
    volume.wait_durable(lsn)
    worker = fleet.workers[0]
    with worker.busy, worker.disk.write() as txn:
        txn.delete(log_key(0, 0, lsn))
    with pytest.raises(Unserved):
        worker.read(0, 0, tree.root_id, None, volume.epoch, lsn)
    assert fleet.read(volume, volume.groups[0], tree.root_id, None).values == ["x"]


def test_with_one_client_a_commit_is_durable_when_it_returns(open_fleet: OpenFleet) -> None:
    fleet = open_fleet()
    volume = fleet.create_volume(0)
    tree = make_tree(volume)
    fleet.alone = lambda: True

    def durable_at_once(first: int) -> int:
        """Of 20 commits, each of which is waited for: what takes long may have a node when one comes."""
        found = 0
        for n in range(first, first + 20):
            lsn = put(tree, volume, (n, "x"))
            found += lsn == volume.vdl
            volume.wait_durable(lsn)
        return found

    assert durable_at_once(0) > 5
    assert put(tree, volume, (100, "x" * HASTE_BYTES_MAX)) > volume.vdl  # the loop does not wait for so much
    volume.wait_durable(volume.lsn)
    fleet.fail_az("a")
    assert durable_at_once(101) > 5
    fleet.fail_node("b1")
    lsn = put(tree, volume, (200, "x"))
    assert volume.vdl < lsn
    fleet.heal()
    volume.wait_durable(lsn)


def test_what_a_peer_brings_counts_for_the_writer(open_fleet: OpenFleet) -> None:
    """Gossip fills a gap: what waited behind it is acknowledged by that, for nobody sends it again."""
    fleet = open_fleet()
    volume = fleet.create_volume(0)
    tree = make_tree(volume)
    late = fleet.workers[5]
    group = volume.groups[0]
    fleet.fail_node(late.name)
    volume.wait_durable(put(tree, volume, (1, "missed")))
    late.failed_until = None  # it is back, and nobody has told it anything yet
    volume.wait_durable(put(tree, volume, (2, "behind the gap")))
    late.nudge()
    for other in fleet.workers[:5]:
        other.nudge()
    before = group.scls[5]
    fetched = fleet.workers[0].call(Fetch(0, 0, before))
    assert isinstance(fetched, Fetched) and fetched.boxcars
    late.background(Deliver(0, fetched.boxcars))
    assert group.scls[5] == volume.lsn > before
    assert not late.disk.pending
    kept = late.call(Fetch(0, 0, before))
    assert isinstance(kept, Fetched) and kept.boxcars[: len(fetched.boxcars)] == fetched.boxcars  # on its disk, not only in its memory


def test_a_large_commit_travels_in_boxcars_of_bearable_size_and_is_one(open_fleet: OpenFleet) -> None:
    fleet = open_fleet()
    volume = fleet.create_volume()
    tree = make_tree(volume)
    before = volume.lsn
    lsn = put(tree, volume, *[(i, "v" * 1000 + str(i)) for i in range(4000)])
    sizes = [len(box.seal()) for group in volume.groups.values() for box in group.sent if box.last > before]
    assert len(sizes) >= 4 and max(sizes) < 2 * CHUNK_BYTES_MAX + BOXCAR_BYTES_MAX
    volume.wait_durable(lsn)
    for worker in fleet.workers:  # what a crash leaves when only its beginning was sent
        with worker.busy, worker.disk.write() as txn:
            txn.delete([key for key, _ in txn.items(log_key(0, 0, 0), log_key(0, 0, LSN_MAX))][-1])
    reopened = open_fleet().open_volume(0)
    assert contents(Tree(reopened, tree.root_id), reopened.lsn) == []


def test_the_last_redo_gets_into_images_without_another_commit(open_fleet: OpenFleet) -> None:
    fleet = open_fleet()
    volume = fleet.create_volume()
    tree = make_tree(volume)
    volume.wait_durable(put(tree, volume, *[(i, i) for i in range(100)]))
    settle(fleet)
    assert {worker.status()["uncoalesced"] for worker in fleet.workers} != {0}  # they do not know yet that it is durable
    for _ in range(2):  # two nodes may not have acknowledged at the first
        fleet.tell()
        for worker in fleet.workers:
            worker.call(Inspect(0))
    settle(fleet)
    assert {worker.status()["uncoalesced"] for worker in fleet.workers} == {0}
    told = fleet.workers[0].node.volumes[0]
    assert told.vdl == volume.vdl and told.segments[0].complete == volume.vdl
    fleet.workers[0].call(Tell(0, volume.epoch - 1, volume.vdl + 50, 0, {0: 0}))  # of a writer that is gone
    assert told.vdl == volume.vdl and told.segments[0].complete == volume.vdl


def test_a_failure_that_ends_by_itself(open_fleet: OpenFleet) -> None:
    fleet = open_fleet()
    volume = fleet.create_volume()
    tree = make_tree(volume)
    for name in ("a1", "b1", "c1"):
        fleet.fail_node(name, 0.1)
    volume.wait_durable(put(tree, volume, (1, 1)))
    with pytest.raises(ValueError):
        fleet.fail_node("z9")


def test_the_old_writer_is_fenced(open_fleet: OpenFleet) -> None:
    fleet = open_fleet()
    old = fleet.create_volume()
    tree = make_tree(old)
    new = fleet.open_volume(0)
    fleet.volumes[0] = old
    lsn = put(tree, old, (1, 1))
    while fleet.pump(0.2):
        pass
    assert old.vdl < lsn and old.fenced
    assert Tree(new, tree.root_id).get(1, new.lsn) is None


def test_recovery_takes_what_three_nodes_show_and_annuls_the_rest(open_fleet: OpenFleet) -> None:
    fleet = open_fleet(pages_per_group=2)
    volume = fleet.create_volume()
    tree = make_tree(volume)
    volume.wait_durable(put(tree, volume, *[(i, "x" * 500) for i in range(300)]))
    for name in ("a2", "b1", "b2", "c1", "c2"):
        fleet.fail_node(name)
    put(tree, volume, *[(i, "y" * 500) for i in range(300, 600)])
    while fleet.pump(0.2):
        pass
    fleet = open_fleet(pages_per_group=2)
    fleet.fail_node("a1")  # the only one that has them: they were never acknowledged
    volume = fleet.open_volume(0)
    assert contents(Tree(volume, tree.root_id), volume.lsn) == list(range(300))
    tree = Tree(volume, tree.root_id)
    volume.wait_durable(put(tree, volume, *[(i, "z") for i in range(1000, 1100)]))
    fleet = open_fleet(pages_per_group=2)  # a1 is back with annulled records
    volume = fleet.open_volume(0)
    assert contents(Tree(volume, tree.root_id), volume.lsn) == [*range(300), *range(1000, 1100)]


def test_recovery_needs_quorums(open_fleet: OpenFleet) -> None:
    fleet = open_fleet()
    tree = make_tree(fleet.create_volume())
    fleet = open_fleet()
    for name in ("a1", "a2", "b1"):
        fleet.fail_node(name)
    with pytest.raises(QuorumLost):
        fleet.open_volume(0)  # three can read, but nothing may be opened for writing
    fleet.heal()
    volume = fleet.open_volume(0)
    assert Tree(volume, tree.root_id).get(1, volume.lsn) is None


def test_a_node_refuses_stale_epochs(open_fleet: OpenFleet) -> None:
    worker = open_fleet().workers[0]
    worker.call(Create(5))
    worker.call(Truncate(5, 3, (Truncation(3, 0, 100),)))
    assert isinstance(worker.call(Truncate(5, 2, (Truncation(2, 0, 100),))), Refused)
    answer = worker.call(Inspect(5))
    assert isinstance(answer, Inspection) and answer.epoch == 3


def test_bulk_runs(open_fleet: OpenFleet) -> None:
    fleet = open_fleet()
    volume = fleet.create_volume()
    tree = make_tree(volume)

    def load(keys: range) -> None:
        run = BulkRun(volume)
        for start in range(0, len(keys), 700):
            part = list(keys[start : start + 700])
            run.append(part, [(key, "text") for key in part])
        run.finish()
        mtr = volume.begin()
        tree.graft(mtr, run)
        volume.wait_durable(mtr.commit())

    load(range(1000, 1003))
    load(range(2000, 60_000))
    load(range(60_000, 61_000))
    load(range(1100, 1900))  # into a gap
    expected = [*range(1000, 1003), *range(1100, 1900), *range(2000, 61_000)]
    assert contents(tree, volume.lsn) == expected
    for key in expected[::97]:
        assert tree.get(key, volume.lsn) == (key, "text")
    with pytest.raises(KeyError):
        load(range(1500, 2100))
    run = BulkRun(volume)
    run.append(list(range(70_000, 72_000)), [(0,)] * 2000)
    run.finish()
    volume.wait_durable(volume.lsn)
    fleet = open_fleet()
    volume = fleet.open_volume(0)
    assert contents(Tree(volume, tree.root_id), volume.lsn) == expected
    assert volume.cache.newest(0).keys == [0]


@pytest.mark.parametrize("shuffled", [False, True])
@pytest.mark.parametrize("rows", [3, 600, 20_000])
def test_share_of_a_range(open_fleet: OpenFleet, rows: int, shuffled: bool) -> None:
    fleet = open_fleet()
    volume = fleet.create_volume()
    tree = make_tree(volume)
    keys = list(range(rows))
    if shuffled:
        random.Random(1).shuffle(keys)
    for i in range(0, rows, 500):
        put(tree, volume, *[(k, (k,)) for k in keys[i : i + 500]])
    if rows == 3:
        assert tree.share(volume.lsn, 1, 2) == 1.0  # a single leaf is as soon read
        return
    for low, high in ((None, None), (None, rows // 3), (rows // 3, None), (rows - 5, None), (None, 5), (rows // 2, rows // 2 + 9), (rows // 4, rows // 2), (9, 3)):
        exact = max(0, (rows if high is None else high) - (low or 0)) / rows
        assert abs(tree.share(volume.lsn, low, high) - exact) < (0.15 if shuffled else 0.01) * exact + 0.01


def test_truncate_drop_and_estimate(open_fleet: OpenFleet) -> None:
    fleet = open_fleet()
    volume = fleet.create_volume()
    tree = make_tree(volume)
    put(tree, volume, *[(i, "v" * 100) for i in range(5000)])
    leaves, rows = tree.estimate(volume.lsn)
    assert 15 < leaves < 60 and 3500 < rows < 6500
    mtr = volume.begin()
    tree.truncate(mtr)
    mtr.commit()
    assert contents(tree, volume.lsn) == [] and tree.estimate(volume.lsn) == (1, 0)
    mtr = volume.begin()
    tree.drop(mtr)
    volume.wait_durable(mtr.commit())
    settle(fleet)


def test_a_damaged_page_is_read_from_a_peer(open_fleet: OpenFleet) -> None:
    fleet = open_fleet()
    volume = fleet.create_volume()
    tree = make_tree(volume)
    volume.wait_durable(put(tree, volume, *[(i, i) for i in range(100)]))
    volume.wait_durable(put(tree, volume, (100, 100)))
    settle(fleet)
    node = fleet.workers[0].node
    with node._disk.write() as txn:
        rows = [(key, bytes(value)) for key, value in txn.items(b"P", b"Q")]
        assert rows
        for key, value in rows:
            txn.put(key, value[:-1] + bytes([value[-1] ^ 255]))
    volume.cache.pages.clear()
    assert contents(tree, volume.lsn) == list(range(101))


def test_volumes_are_apart_and_can_be_dropped(open_fleet: OpenFleet) -> None:
    fleet = open_fleet()
    first, second = fleet.create_volume(), fleet.create_volume()
    one, two = make_tree(first), make_tree(second)
    first.wait_durable(put(one, first, (1, "one")))
    second.wait_durable(put(two, second, (1, "two")))
    assert fleet.volume_ids() == [0, 1]
    fleet.drop_volume(0)
    assert fleet.volume_ids() == [1]
    fleet = open_fleet()
    assert fleet.volume_ids() == [1]
    second = fleet.open_volume(1)
    assert Tree(second, two.root_id).get(1, second.lsn) == "two"


def test_data_directory(tmp_path: Path) -> None:
    held = DataDirectory(tmp_path / "d")
    held.mark(fsync=False)
    with pytest.raises(DirectoryInUse):
        DataDirectory(tmp_path / "d")
    held.close()
    (tmp_path / "d" / "FORMAT").write_text("aurorapy 99\n")
    with pytest.raises(DirectoryFormat, match="format 99"):
        DataDirectory(tmp_path / "d")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").write_text("mine")
    with pytest.raises(DirectoryFormat, match="not empty"):
        DataDirectory(tmp_path / "other")
