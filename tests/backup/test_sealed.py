"""Sealed backups as a user meets them: nothing readable in the store, one clear error without the key, and damage that is named."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto import mock_aws

import aurorapy
from aurorapy.restoring import RestoreError
from aurorapy.server import StartupError
from aurorapy.storage.rim.masterkey import write_new_key
from tests.backup.serving import Child, State, catch_up, child, restored_state, run, state_of, status, wait_for

pytestmark = pytest.mark.timeout(120)

SECRET = "the-colour-of-the-safe-is-ultramarine"
WORDS = (SECRET, "secrets", "ledger", "beforethelayoffs")  # a row, a table, a database, a snapshot


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "aurorapy", *arguments], capture_output=True, text=True, timeout=60)


def key(path: Path) -> str:
    write_new_key(path)
    return f"file:{path}"


def readable(store: Path) -> set[str]:
    """Which of the words a name or a file of the store shows, as a reader of its format finds them."""
    from aurorapy.storage.archive import IDENTITY, unseal
    from aurorapy.storage.boxcar import Damaged
    from aurorapy.storage.page import decode

    texts = b""
    for path in store.rglob("*"):
        if path.is_file():
            texts += path.name.encode() + path.read_bytes()
            for kind in ("log", "pages", "set", "marks", "moment"):
                try:
                    value = unseal(kind, IDENTITY, path.read_bytes())
                except Damaged:
                    continue
                texts += repr(value).encode()
                if kind == "pages":
                    texts += b"".join([repr(decode(page, lsn, image).values).encode() for page, lsn, image in value])
    return {word for word in WORDS if word.encode() in texts}


def fill(server: Child) -> State:
    server.run("CREATE TABLE secrets (a int PRIMARY KEY, b text)", f"INSERT INTO secrets SELECT g, '{SECRET}' || g FROM generate_series(1, 600) g",
               "CREATE DATABASE ledger", "SELECT aurora_backup_snapshot('beforethelayoffs')")
    state = state_of(server.port)
    for n in range(3):
        server.run(f"UPDATE secrets SET b = b || '{n}' WHERE a % 3 = {n}")
    return state


def filled(place: Path, master: str = "") -> tuple[Path, State]:
    """A store with log, sets of images, a snapshot and marks, and the state as of the snapshot."""
    store = place / "store"
    with child(place / "data", store, master=master) as server:
        state = fill(server)
        wait_for(lambda: any(store.glob("v00000001/*/sets/*")) and any(store.glob("v00000001/*/pages/*")))
        catch_up(server.port)
        server.stop()
    return store, state


def contents(directory: Path) -> dict[str, str]:
    return {str(path.relative_to(directory)): hashlib.sha256(path.read_bytes()).hexdigest() for path in directory.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, State, str]:
    place = tmp_path_factory.mktemp("sealed")
    master = key(place / "key")
    return *filled(place, master), master


@pytest.fixture
def store(kept: tuple[Path, State, str], tmp_path: Path) -> Path:
    shutil.copytree(kept[0], tmp_path / "store")
    return tmp_path / "store"


def test_the_test_itself_finds_what_is_not_sealed(tmp_path: Path) -> None:
    store, _ = filled(tmp_path)
    assert readable(store) == set(WORDS)


def test_nothing_of_the_store_is_readable_and_the_key_restores_it(kept: tuple[Path, State, str], tmp_path: Path) -> None:
    store, state, master = kept
    assert readable(store) == set()
    new = tmp_path / "new"
    aurorapy.restore(store, new, snapshot="beforethelayoffs", master_key=master)
    assert not [path for path in new.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    with pytest.raises(StartupError, match="its master key is needed"):
        aurorapy.Server(new, fsync=False)
    with aurorapy.Server(new, fsync=False, master_key=master) as server:
        assert state_of(server.port) == state
    latest = restored_state(store, tmp_path / "latest", master_key=master)
    assert latest["postgres"]["secrets"][0] == 600 and latest != state


def test_another_key_for_the_new_directory(kept: tuple[Path, State, str], tmp_path: Path) -> None:
    store, state, master = kept
    fresh = key(tmp_path / "fresh")
    done = command("restore", "--from", str(store), "--data", str(tmp_path / "new"), "--snapshot", "beforethelayoffs", "--master-key", master,
                   "--new-master-key", fresh)
    assert done.returncode == 0, done.stderr
    with pytest.raises(StartupError, match="is encrypted by master key"):
        aurorapy.Server(tmp_path / "new", fsync=False, master_key=master)
    with aurorapy.Server(tmp_path / "new", fsync=False, master_key=fresh) as server:
        assert state_of(server.port) == state


def test_a_wrong_or_missing_key_is_one_line_and_touches_nothing(store: Path, kept: tuple[Path, State, str], tmp_path: Path) -> None:
    wrong, before = key(tmp_path / "wrong"), contents(store)
    for options, words in (((), "is sealed: its master key is needed"), (("--master-key", wrong), "is sealed by master key sha256:"),
                           (("--master-key", "env:NO_SUCH_KEY"), "is not set"), (("--master-key", kept[2], "--new-master-key", "env:NO_SUCH_KEY"), "is not set")):
        done = command("restore", "--from", str(store), "--data", str(tmp_path / "new"), *options)
        assert done.returncode == 1 and done.stderr.startswith("aurorapy: ") and done.stderr.count("\n") == 1 and words in done.stderr, done.stderr
        assert contents(store) == before and sorted(path.name for path in tmp_path.iterdir()) == ["store", "wrong"]


def test_a_server_that_does_not_match_its_store_does_not_start(tmp_path: Path) -> None:
    master, wrong = key(tmp_path / "key"), key(tmp_path / "wrong")
    for one, url in ((master, tmp_path / "sealed"), (None, tmp_path / "plain")):
        with aurorapy.Server(tmp_path / url.name / "data", fsync=False, master_key=one, backup=url / "store", backup_interval=0.1) as server:
            run(server.port, "CREATE TABLE t (a int)")
            catch_up(server.port)
    sealed, plain = tmp_path / "sealed" / "store", tmp_path / "plain" / "store"
    before = contents(sealed), contents(plain)
    for given, url, words in ((None, sealed, "its master key is needed"), (wrong, sealed, "is sealed by master key"), (master, plain, "is not sealed")):
        with pytest.raises(StartupError, match=words) as raised:
            aurorapy.Server(tmp_path / "new", fsync=False, master_key=given, backup=url, backup_interval=0.1)
        assert "\n" not in str(raised.value) and not (tmp_path / "new").exists()
    with pytest.raises(RestoreError, match="is not sealed"):
        aurorapy.restore(plain, tmp_path / "new", master_key=master)
    assert (contents(sealed), contents(plain)) == before
    aurorapy.restore(plain, tmp_path / "new", new_master_key=master)  # encrypted from now on
    with aurorapy.Server(tmp_path / "new", fsync=False, master_key=master) as server:
        assert run(server.port, "SELECT count(*) FROM t") == [(0,)]


def test_a_rotation_rewrites_the_keys_alone(store: Path, kept: tuple[Path, State, str], tmp_path: Path) -> None:
    _, state, old = kept
    fresh, before = key(tmp_path / "fresh"), contents(store)
    refused = command("key", "rotate", "--backup", str(store), "--from", fresh, "--to", key(tmp_path / "third"))
    assert refused.returncode == 1 and "is sealed by master key" in refused.stderr and contents(store) == before
    for count in "10":  # one that was cut short may be run again
        done = command("key", "rotate", "--backup", str(store), "--from", old, "--to", fresh)
        assert done.returncode == 0 and done.stdout.startswith(f"{count} data keys"), done.stderr
    assert [name for name, digest in contents(store).items() if before.get(name) != digest] == ["keys"]
    with pytest.raises(RestoreError, match="is sealed by master key"):
        aurorapy.restore(store, tmp_path / "new", master_key=old)
    assert restored_state(store, tmp_path / "new", snapshot="beforethelayoffs", master_key=fresh) == state


def test_server_and_store_are_rotated_together(tmp_path: Path) -> None:
    old, fresh = key(tmp_path / "old"), key(tmp_path / "fresh")
    data, store = tmp_path / "data", tmp_path / "store"
    with aurorapy.Server(data, fsync=False, master_key=old, backup=store, backup_interval=0.1) as server:
        run(server.port, "CREATE TABLE t (a int)")
        catch_up(server.port)
    done = command("key", "rotate", "--data", str(data), "--backup", str(store), "--from", old, "--to", fresh)
    assert done.returncode == 0, done.stderr
    with aurorapy.Server(data, fsync=False, master_key=fresh, backup=store, backup_interval=0.1) as server:
        run(server.port, "INSERT INTO t VALUES (1)")
        catch_up(server.port)
    assert restored_state(store, tmp_path / "new", master_key=fresh)["postgres"]["t"][0] == 1


def flip(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


@pytest.mark.parametrize("pattern", ["v00000001/g00000000/sets/*", "v00000001/g00000000/pages/*", "v00000000/g00000000/log/*", "snapshots/*"])
def test_damage_and_swaps_are_named(store: Path, kept: tuple[Path, State, str], tmp_path: Path, pattern: str) -> None:
    snapshot = "beforethelayoffs" if pattern.startswith("snapshots") else None  # the latest moment reads images, which the snapshot may not
    paths = sorted(store.glob(pattern))
    victim, other = paths[-1], next(path for path in sorted(store.glob("v00000001/g00000000/log/*")) if path not in paths)
    for harm in ("flip", "swap"):
        before = victim.read_bytes()
        for path in paths if harm == "flip" else [victim]:
            flip(path) if harm == "flip" else path.write_bytes(other.read_bytes())
        if harm == "swap":
            for path in paths[:-1]:
                path.write_bytes(other.read_bytes())
        with pytest.raises(RestoreError, match="is damaged: it was not sealed under this name") as raised:
            aurorapy.restore(store, tmp_path / "new", snapshot=snapshot, master_key=kept[2])
        assert "\n" not in str(raised.value)
        victim.write_bytes(before)


def test_without_the_keys_object_there_is_no_restore(store: Path, kept: tuple[Path, State, str], tmp_path: Path) -> None:
    (store / "keys").unlink()
    with pytest.raises(RestoreError, match='"keys" is missing'):
        aurorapy.restore(store, tmp_path / "new", master_key=kept[2])
    (store / "keys").write_text("{}")
    with pytest.raises(RestoreError, match='"keys" of the backup .* is damaged'):
        aurorapy.restore(store, tmp_path / "new", master_key=kept[2])


def test_retention_and_snapshots_find_sealed_names(tmp_path: Path) -> None:
    master, store = key(tmp_path / "key"), tmp_path / "store"
    with child(tmp_path / "data", store, "2s", master=master) as server:
        fill(server)
        assert server.run("SELECT name FROM aurora_backup_snapshots()") == [("beforethelayoffs",)]
        with pytest.raises(Exception, match="already exists"):
            server.run("SELECT aurora_backup_snapshot('beforethelayoffs')")
        wait_for(lambda: any(store.glob("v00000001/*/pages/*")))
        first = set(store.glob("v00000001/*/pages/*"))
        server.run("SELECT aurora_drop_backup_snapshot('beforethelayoffs')")
        assert not list(store.glob("snapshots/*"))

        def one_more() -> bool:
            server.run("UPDATE secrets SET b = md5(b)")
            time.sleep(0.3)  # an idle fleet makes images
            return not any(path.exists() for path in first)

        wait_for(one_more)
        catch_up(server.port)
        assert status(server.port)["error"] is None
        state = state_of(server.port)
        server.stop()
    assert restored_state(store, tmp_path / "new", master_key=master) == state


@pytest.mark.timeout(180)
def test_a_cluster_seals_its_backup(tmp_path: Path) -> None:
    master, fresh, store = key(tmp_path / "key"), key(tmp_path / "fresh"), tmp_path / "store"
    with aurorapy.Cluster(tmp_path / "cluster", fsync=False, backup=str(store), backup_interval=0.5, master_key=master) as cluster:
        run(cluster.port, "CREATE TABLE secrets (a int, b text)", f"INSERT INTO secrets SELECT g, '{SECRET}' || g FROM generate_series(1, 1000) g",
            "CREATE DATABASE ledger")
        catch_up(cluster.port)
        cluster.kill("a")  # another node goes on, by the same keys
        run(cluster.port, f"INSERT INTO secrets VALUES (0, '{SECRET}')")
        wait_for(lambda: status(cluster.port)["lag_bytes"] > 0, 10)
        now = status(cluster.port)["latest_time"]
        wait_for(lambda: status(cluster.port)["latest_time"] > now and status(cluster.port)["lag_seconds"] < 1, 60)
        state = state_of(cluster.port)
    assert readable(store) == set()
    done = command("key", "rotate", "--data", str(tmp_path / "cluster"), "--to", fresh)
    assert done.returncode == 0, done.stderr
    aurorapy.restore(store, tmp_path / "again", cluster=True, master_key=fresh)
    (tmp_path / "key").unlink()
    with aurorapy.Cluster(tmp_path / "again", fsync=False) as cluster:
        assert state_of(cluster.port) == state
        cluster.kill("b")
        run(cluster.port, "INSERT INTO secrets VALUES (-1, '')")
    assert not [path for path in (tmp_path / "again").rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    with aurorapy.Cluster(tmp_path / "cluster", fsync=False) as cluster:  # its store goes on
        run(cluster.port, "INSERT INTO secrets VALUES (-2, '')")
        catch_up(cluster.port)


@pytest.fixture
def kms(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name, value in {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "eu-central-1"}.items():
        monkeypatch.setenv(name, value)
    with mock_aws():
        yield f"aws-kms:{boto3.client('kms').create_key()['KeyMetadata']['KeyId']}"


@pytest.mark.filterwarnings("ignore:datetime.datetime.utcnow:DeprecationWarning")
def test_a_master_key_of_kms(tmp_path: Path, kms: str) -> None:
    with aurorapy.Server(tmp_path / "data", fsync=False, master_key=kms, backup=tmp_path / "store", backup_interval=0.1) as server:
        run(server.port, f"CREATE TABLE secrets AS SELECT '{SECRET}' AS b")
        catch_up(server.port)
        state = state_of(server.port)
    assert readable(tmp_path / "store") == set()
    assert restored_state(tmp_path / "store", tmp_path / "new", master_key=kms) == state
    other = f"aws-kms:{boto3.client('kms').create_key()['KeyMetadata']['KeyId']}"
    with pytest.raises(RestoreError, match="AWS KMS, decrypt"):
        aurorapy.restore(tmp_path / "store", tmp_path / "other", master_key=other)
