"""A restore is exact, or is refused with one line that names what is wrong, and leaves nothing."""

from __future__ import annotations

import contextlib
import itertools
import shutil
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import aurorapy
from aurorapy.restoring import RestoreError
from aurorapy.server import StartupError
from tests.backup.serving import Child, catch_up, child, restored_state, run, state_of

pytestmark = pytest.mark.timeout(150)  # the fixture is made in the first test's time


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with log, sets of images, a snapshot and marks."""
    place = tmp_path_factory.mktemp("kept")
    with child(place / "data", place / "store") as server:
        server.run("CREATE TABLE t (a int PRIMARY KEY, b text)")
        for n in itertools.count():
            server.run(f"INSERT INTO t SELECT g, md5(g::text) FROM generate_series({n * 300}, {n * 300 + 299}) g")
            catch_up(server.port)
            if n >= 3 and len(list((place / "store").glob("v00000001/*/sets/*"))) >= 2:
                break
            time.sleep(0.3 if n < 3 else 1.0)  # an idle fleet makes images
        server.run("SELECT aurora_backup_snapshot('s')")
        server.run("INSERT INTO t VALUES (-1, '')")
        catch_up(server.port)
        server.stop()
    return place / "store"


@pytest.fixture
def store(kept: Path, tmp_path: Path) -> Path:
    shutil.copytree(kept, tmp_path / "store")
    return tmp_path / "store"


def newest(store: Path, pattern: str) -> Path:
    return sorted(store.glob(pattern))[-1]


def flip(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


KINDS = ["v00000001/g00000000/log/*", "v00000001/g00000000/sets/*", "v00000001/g00000000/pages/*", "v00000000/g00000000/log/*", "snapshots/s"]


@pytest.mark.parametrize("harm", [flip, Path.unlink])
@pytest.mark.parametrize("pattern", KINDS)
def test_damage_is_named_or_something_else_is_exact(store: Path, tmp_path: Path, pattern: str, harm: Callable[[Path], None]) -> None:
    """Of a set of images that is missing, an older one and the log can stand in: then all must be there all the same."""
    whole = restored_state(store, tmp_path / "whole", snapshot="s")
    victims = sorted(store.glob(pattern)) if harm is flip else [newest(store, pattern)]
    for path in victims:
        harm(path)
    try:
        found = restored_state(store, tmp_path / "new", snapshot="s")
    except RestoreError as error:
        assert "\n" not in str(error) and ("object" in str(error) or "volume" in str(error) or "snapshot" in str(error)), error
        assert sorted(path.name for path in tmp_path.iterdir()) == ["store", "whole"]
    else:
        assert harm is not flip or "log" in pattern, "nothing of this kind was read"
        assert found == whole


def test_a_hole_in_the_log_is_refused(store: Path, tmp_path: Path) -> None:
    for path in (*store.glob("v00000001/g00000000/sets/*"), sorted(store.glob("v00000001/g00000000/log/*"))[1]):
        path.unlink()
    with pytest.raises(RestoreError, match="missing in the backup above LSN"):
        aurorapy.restore(store, tmp_path / "new", snapshot="s")
    assert not (tmp_path / "new").exists()


def test_what_the_backup_does_not_reach(store: Path, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    for options, words in (
        ({"to": now + timedelta(hours=1)}, "does not reach"),
        ({"to": "2020-01-01"}, "does not go back"),
        ({"to": "tomorrow"}, "is no time"),
        ({"to_lsn": 1 << 40}, "does not reach LSN"),
        ({"to_lsn": 5, "database": "nobody"}, "does not exist"),
        ({"snapshot": "nobody"}, "does not exist"),
        ({"snapshot": "s", "to_lsn": 1}, "not several"),
    ):
        with pytest.raises(RestoreError, match=words):
            aurorapy.restore(store, tmp_path / "new", **options)
    with pytest.raises(RestoreError, match="holds no backup"):
        aurorapy.restore(tmp_path / "store" / "snapshots", tmp_path / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_an_lsn_inside_of_a_mini_transaction_is_refused(store: Path, tmp_path: Path) -> None:
    last = int(newest(store, "v00000001/g00000000/log/*").name.partition("-")[2], 16)
    refused = 0
    for lsn in range(last - 4, last):
        try:
            aurorapy.restore(store, tmp_path / f"n{lsn}", to_lsn=lsn)
        except RestoreError as error:
            assert "is no consistency point" in str(error)
            refused += 1
    assert refused


def test_the_new_directory_must_be_empty(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "new"
    target.mkdir()
    aurorapy.restore(store, target)
    before = sorted(path.name for path in target.iterdir())
    with pytest.raises(RestoreError, match="is not an empty directory"):
        aurorapy.restore(store, target)
    assert sorted(path.name for path in target.iterdir()) == before


def test_a_restored_server_does_not_write_into_the_old_backup(store: Path, tmp_path: Path) -> None:
    aurorapy.restore(store, tmp_path / "new")
    with pytest.raises(StartupError, match="another system"):
        aurorapy.Server(tmp_path / "new", backup=store, backup_interval=0.1)
    with aurorapy.Server(tmp_path / "new", fsync=False, backup=tmp_path / "second", backup_interval=0.1) as server:
        run(server.port, "INSERT INTO t VALUES (-2, '')")
        state = state_of(server.port)
        catch_up(server.port)
    assert restored_state(tmp_path / "second", tmp_path / "again") == state


@pytest.mark.timeout(120)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the driver forgets its socket when the server dies
def test_kill_in_the_middle_of_a_snapshot(tmp_path: Path) -> None:
    """Done or not done: what is listed can be restored."""
    one = Child(tmp_path / "data", tmp_path / "store")
    try:
        one.run("CREATE TABLE t (a int)", "INSERT INTO t SELECT generate_series(1, 500)")
        state = state_of(one.port)
        for n in range(3):
            thread = threading.Thread(target=_quiet_snapshot, args=(one.port, f"s{n}"))
            thread.start()
            time.sleep(0.02 * n)
            one.kill()
            thread.join()
            one.start()
        one.run("SELECT aurora_backup_snapshot('last')")
        names = [name for (name,) in one.run("SELECT name FROM aurora_backup_snapshots() ORDER BY 1")]
        catch_up(one.port)
    finally:
        one.kill()
    for name in names:
        assert restored_state(tmp_path / "store", tmp_path / name, snapshot=name) == state


def _quiet_snapshot(port: int | None, name: str) -> None:
    with contextlib.suppress(Exception):
        run(port, f"SELECT aurora_backup_snapshot('{name}')")
