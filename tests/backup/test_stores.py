"""Stores: a directory, and S3 by moto's server. Names and bytes; what is away says so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import aurorapy
from aurorapy.storage.archive import IDENTITY
from aurorapy.storage.rim.claiming import StoreClaimed, claim
from aurorapy.storage.rim.masterkey import LocalKey
from aurorapy.storage.rim.sealing import SealedStore, StoreMismatch
from aurorapy.storage.rim.store import DirectoryStore, Store, StoreError, open_store
from tests.backup.serving import catch_up, restored_state, run, state_of, status, wait_for


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """An S3 service with a bucket; its address is in the environment."""
    from werkzeug.serving import make_server

    moto = pytest.importorskip("moto.moto_server.werkzeug_app")
    server = make_server("127.0.0.1", 0, moto.DomainDispatcherApplication(moto.create_backend_app), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    patch = pytest.MonkeyPatch()
    endpoint = f"http://127.0.0.1:{server.server_port}"
    for name, value in (("AWS_ENDPOINT_URL", endpoint), ("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b"), ("AWS_REGION", "us-east-1"),
                        ("AWS_DEFAULT_REGION", "us-east-1")):
        patch.setenv(name, value)
    import urllib.request

    urllib.request.urlopen(urllib.request.Request(f"{endpoint}/bucket", method="PUT")).close()
    yield endpoint
    patch.undo()
    server.shutdown()
    thread.join()


@pytest.fixture(params=["directory", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "directory":
        made = open_store(tmp_path / "store")
        made.create()
        return made
    request.getfixturevalue("s3")
    return open_store(f"s3://bucket/{tmp_path.name}")


def test_put_get_list_delete(store: Store) -> None:
    store.put("v1/g0/log/1-2", b"one")
    store.put("v1/g0/log/2-3", b"twoo")
    store.put("v2/g0/log/1-2", bytes(100_000))
    store.put("v1/g0/log/1-2", b"three")
    assert store.get("v1/g0/log/1-2") == b"three"
    assert sorted(store.list()) == [("v1/g0/log/1-2", 5), ("v1/g0/log/2-3", 4), ("v2/g0/log/1-2", 100_000)]
    assert sorted(store.list("v1/")) == [("v1/g0/log/1-2", 5), ("v1/g0/log/2-3", 4)]
    assert list(store.list("v3/")) == []
    store.delete("v1/g0/log/2-3")
    store.delete("v1/g0/log/2-3")
    with pytest.raises(KeyError):
        store.get("v1/g0/log/2-3")


def test_the_first_to_put_stays(store: Store) -> None:
    assert store.put_new("keys", b"one")
    assert not store.put_new("keys", b"two")
    assert store.get("keys") == b"one" and [name for name, _ in store.list()] == ["keys"]


def test_who_comes_second_takes_the_first_ones_keys(store: Store) -> None:
    master = LocalKey(bytes(32))
    one, other = SealedStore(store, master), SealedStore(store, master)
    claim(one, "mine", create=True)
    other.make_keys()
    one.put("snapshots/x", b"what it says")
    assert other.get("snapshots/x") == b"what it says" and list(other.list("snapshots/")) == [("snapshots/x", 40)]
    assert [len(name) for name, _ in store.list("snapshots/")] == [len("snapshots/") + 2 * 17]
    with pytest.raises(StoreMismatch, match="is sealed: its master key is needed"):
        claim(store, "mine", create=False)
    with pytest.raises(StoreMismatch, match="is sealed by master key"):
        claim(SealedStore(store, LocalKey(bytes(31) + b"x")), "mine", create=False)
    other.delete("snapshots/x")
    assert list(store.list("snapshots/")) == []


def test_a_sealed_claim_that_was_cut_short_is_taken_up(store: Store) -> None:
    store.create()
    SealedStore(store, LocalKey(bytes(32))).make_keys()
    claim(SealedStore(store, LocalKey(bytes(32))), "mine", create=True)
    with pytest.raises(StoreClaimed):
        claim(SealedStore(store, LocalKey(bytes(32))), "another", create=True)


def test_a_store_belongs_to_one_system(store: Store) -> None:
    claim(store, "mine", create=True)
    claim(store, "mine", create=False)
    with pytest.raises(StoreClaimed):
        claim(store, "another", create=True)
    store.delete(IDENTITY)
    store.put("something", b"")
    with pytest.raises(StoreError):
        claim(store, "mine", create=True)


def test_a_directory_that_is_away_is_not_made_anew(tmp_path: Path) -> None:
    store = DirectoryStore(tmp_path / "store")
    with pytest.raises(StoreError):
        store.put("a", b"")
    with pytest.raises(StoreError):
        list(store.list())
    assert not store.path.exists()


@pytest.mark.parametrize("url", ["ftp://host/dir", "s3:///nothing"])
def test_what_is_no_store(url: str) -> None:
    with pytest.raises(StoreError):
        open_store(url)


@pytest.mark.timeout(120)
def test_backup_and_restore_by_s3(s3: str, tmp_path: Path) -> None:
    url = f"s3://bucket/{tmp_path.name}"
    with aurorapy.Server(tmp_path / "data", fsync=False, backup=url, backup_interval=0.1) as server:
        run(server.port, "CREATE TABLE t (a int, b text)", "INSERT INTO t SELECT g, repeat('x', g % 100) FROM generate_series(1, 5000) g",
            "CREATE DATABASE branch TEMPLATE postgres")
        state = state_of(server.port)
        run(server.port, "SELECT aurora_backup_snapshot('s')", "DELETE FROM t")
        catch_up(server.port)
        assert status(server.port)["error"] is None
    assert restored_state(url, tmp_path / "snapshot", snapshot="s") == state
    assert restored_state(url, tmp_path / "latest")["postgres"]["t"][0] == 0


@pytest.mark.timeout(120)
def test_a_service_that_is_away_blocks_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("AWS_ENDPOINT_URL", "http://127.0.0.1:9"), ("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b"), ("AWS_REGION", "us-east-1")):
        monkeypatch.setenv(name, value)
    with aurorapy.Server(tmp_path / "data", fsync=False, backup="s3://bucket/x", backup_interval=0.1) as server:
        assert run(server.port, "CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)", "SELECT count(*) FROM t") == [(1,)]
        wait_for(lambda: (found := status(server.port))["error"] is not None and found["lag_bytes"] > 0)
        assert status(server.port)["latest_lsn"] is None
