"""The journal of the nodes of one process: what was appended is there after a crash, whatever the crash left of the last write."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.rim import journal as journal_module
from aurorapy.storage.rim.journal import Journal
from aurorapy.storage.rim.lmdb_disk import LmdbDisk, flush

NODES = 3
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("append"), st.sets(st.integers(0, NODES - 1), min_size=1), st.integers(0, 3000)),
        st.tuples(st.just("settle"), st.integers(0, NODES - 1), st.just(0)),
        st.tuples(st.just("reopen"), st.just(0), st.just(0)),
        st.tuples(st.just("delete"), st.integers(0, NODES - 1), st.just(0)),
    ),
    max_size=40,
)


class Disks:
    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.open()

    def open(self) -> None:
        self.journal = Journal(self.directory, NODES, fsync=False)
        self.disks = [LmdbDisk(self.directory / str(i), self.journal, i, fsync=False) for i in range(NODES)]

    def close(self) -> None:
        for disk in self.disks:
            disk.close()
        self.journal.close()


def contents(disk: LmdbDisk) -> dict[bytes, bytes]:
    with disk.read() as txn:
        return {key: bytes(value) for key, value in txn.items(b"k", b"l")}


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_what_was_flushed_is_read_whatever_moved_meanwhile(tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, object, int]]) -> None:
    disks = Disks(tmp_path_factory.mktemp("journal"))
    model: list[dict[bytes, bytes]] = [{} for _ in range(NODES)]
    try:
        for number, (step, which, size) in enumerate(steps):
            if step == "append":
                assert isinstance(which, set)
                key, value = b"k%06d" % (number % 25), random.Random(number).randbytes(size)
                for i in which:
                    with disks.disks[i].write() as txn:
                        txn.put(key, value)
                    model[i][key] = value
                flush(disks.journal, disks.disks)
            elif step == "reopen":
                disks.close()
                disks.open()
            else:
                assert isinstance(which, int)
                if step == "settle":
                    disks.disks[which].settle()
                elif model[which]:
                    doomed = min(model[which])
                    with disks.disks[which].write() as txn:
                        assert txn.get(doomed) == model[which].pop(doomed)
                        txn.delete(doomed)
                        assert {key: bytes(value) for key, value in txn.items(b"k", b"l")} == model[which]
            for disk, expected in zip(disks.disks, model, strict=True):
                assert contents(disk) == expected
                with disk.read() as txn:
                    found = txn.last(b"k", b"l")
                    assert (found and found[0]) == max(expected, default=None)
                    assert all(txn.get(key) == value for key, value in expected.items())
    finally:
        disks.close()


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 1 << 32), torn=st.integers(0, 1 << 16), rounds=st.integers(1, 30))
def test_a_torn_write_takes_nothing_else_with_it(tmp_path_factory: pytest.TempPathFactory, seed: int, torn: int, rounds: int) -> None:
    directory = tmp_path_factory.mktemp("journal")
    rng = random.Random(seed)
    journal = Journal(directory, NODES, fsync=False)
    acknowledged: list[list[tuple[bytes, bytes]]] = [[] for _ in range(NODES)]
    before = b""
    for n in range(rounds):
        batch = [(node, [(b"%d-%d" % (node, n), rng.randbytes(rng.randrange(2000)))]) for node in range(NODES)]
        before = (directory / "journal.0").read_bytes() if n else b""
        journal.append(batch)
        if n < rounds - 1:
            for node, items in batch:
                acknowledged[node] += items
    journal.close()
    after = (directory / "journal.0").read_bytes()
    start = next((i for i in range(0, len(after), 512) if after[i : i + 512] != before[i : i + 512]), len(after))
    cut = start + torn % max(len(after) - start, 1)
    (directory / "journal.0").write_bytes(after[:cut] + before[cut:])
    again = Journal(directory, NODES, fsync=False)
    for node in range(NODES):
        found = again.load(node, 0)
        kept = len(acknowledged[node])
        assert found[:kept] == acknowledged[node]
        assert len(found) - kept in (0, 1)
    again.close()


def test_a_damaged_copy_hides_no_other(tmp_path: Path) -> None:
    journal = Journal(tmp_path, NODES, fsync=False)
    for n in range(3):
        journal.append([(node, [(b"%d" % n, b"x" * 600)]) for node in range(NODES)])
    journal.close()
    data = bytearray((tmp_path / "journal.0").read_bytes())
    data[4096 + 1024 + 100] ^= 1  # the second write's copy of node 1
    (tmp_path / "journal.0").write_bytes(data)
    again = Journal(tmp_path, NODES, fsync=False)
    assert [[key for key, _ in again.load(node, 0)] for node in range(NODES)] == [[b"0", b"1", b"2"], [b"0", b"2"], [b"0", b"1", b"2"]]
    again.close()


def test_files_are_written_again_when_all_nodes_have_settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "FILE_BYTES_MAX", 256 * 1024)
    disks = Disks(tmp_path)
    for n in range(400):
        for disk in disks.disks:
            with disk.write() as txn:
                txn.put(b"k%04d" % n, b"x" * 1000)
        flush(disks.journal, disks.disks)
        if disks.journal.is_long:
            for disk in disks.disks:
                disk.settle()
    assert sorted(path.name for path in tmp_path.glob("journal.*")) == ["journal.0", "journal.1"]
    disks.close()
    disks.open()
    assert all(len(contents(disk)) == 400 for disk in disks.disks)
    disks.close()


def test_a_missing_journal_is_damage(tmp_path: Path) -> None:
    disks = Disks(tmp_path)
    with disks.disks[0].write() as txn:
        txn.put(b"k", b"v")
    flush(disks.journal, disks.disks)
    disks.disks[0].settle()
    disks.close()
    (tmp_path / "journal.0").unlink()
    with pytest.raises(Damaged):
        disks.open()
    disks.journal.close()
