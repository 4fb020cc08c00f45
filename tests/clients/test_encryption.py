"""Encryption at rest, as a user meets it: nothing readable in any file, and one clear error without the key."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import aurorapy
from aurorapy.server import StartupError
from aurorapy.storage.rim.masterkey import write_new_key

SECRET = "the-colour-of-the-safe-is-ultramarine"


def aurorapy_command(*words: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run([sys.executable, "-m", "aurorapy", *words], capture_output=True, text=True, env=env, timeout=50)


def key(path: Path) -> str:
    write_new_key(path)
    return f"file:{path}"


def files_with(directory: Path, text: str) -> list[str]:
    return sorted([str(path.relative_to(directory)) for path in directory.rglob("*") if path.is_file() and text.encode() in path.read_bytes()])


def fill(db: aurorapy.Server) -> None:
    with db.connect() as connection:
        cursor = connection.cursor()
        cursor.execute("CREATE TABLE secrets (id int PRIMARY KEY, word text)")
        cursor.execute("INSERT INTO secrets VALUES (1, %s)", (SECRET,))
        connection.commit()
        for n in range(20):
            cursor.execute("UPDATE secrets SET word = word || %s::int", (n,))
            connection.commit()
        cursor.execute("CREATE TABLE many AS SELECT n, %s || n AS word FROM generate_series(1, 3000) n", (SECRET,))
        connection.commit()


def words(db: aurorapy.Server) -> tuple[str, int]:
    with db.connect() as connection:
        cursor = connection.cursor()
        cursor.execute("SELECT (SELECT left(word, 37) FROM secrets), (SELECT count(*) FROM many WHERE word = %s || n)", (SECRET,))
        word, count = cursor.fetchone()
        return word, count


def wait_for_images(db: aurorapy.Server) -> None:
    """Until all six nodes have made images of what they have, but for the last boxcars of each volume: the log is then in LMDB, too."""
    with db.connect() as connection:
        cursor = connection.cursor()
        end = time.monotonic() + 20
        while time.monotonic() < end:
            cursor.execute("SELECT max(uncoalesced) FROM aurora_node_status()")
            if cursor.fetchone()[0] <= 4:
                return
            time.sleep(0.05)
    raise AssertionError("images are not made")


def contents(directory: Path) -> dict[str, str]:
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(directory.rglob("*")) if path.is_file() and path.name != "LOCK"}


def test_the_test_itself_finds_what_is_not_encrypted(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "data", fsync=False) as db:
        fill(db)
    assert any("journal" in name for name in files_with(tmp_path / "data", SECRET))


def test_no_file_holds_a_readable_row(tmp_path: Path) -> None:
    where = key(tmp_path / "key")
    with aurorapy.Server(tmp_path / "data", fsync=False, master_key=where) as db:
        fill(db)
        assert files_with(tmp_path / "data", SECRET) == []
        wait_for_images(db)
    assert files_with(tmp_path / "data", SECRET) == []
    assert files_with(tmp_path / "data", "secrets") == []  # nor the catalog
    with aurorapy.Server(tmp_path / "data", fsync=False, master_key=where) as db:
        assert words(db) == (SECRET, 3000)


def test_a_wrong_or_missing_key_is_one_line_and_touches_nothing(tmp_path: Path) -> None:
    where, wrong = key(tmp_path / "key"), key(tmp_path / "wrong")
    data = tmp_path / "data"
    with aurorapy.Server(data, fsync=False, master_key=where) as db:
        fill(db)
    before = contents(data)
    for given, message in ((None, "its master key is needed"), (wrong, "the key given is sha256:"), ("env:NO_SUCH_KEY", "is not set")):
        with pytest.raises(StartupError, match=message) as raised:
            aurorapy.Server(data, fsync=False, master_key=given)
        assert "\n" not in str(raised.value)
        assert contents(data) == before
    plain = tmp_path / "plain"
    aurorapy.Server(plain, fsync=False).stop()
    with pytest.raises(StartupError, match="is not encrypted"):
        aurorapy.Server(plain, fsync=False, master_key=where)


def test_a_rotated_key_serves_the_same_data(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert aurorapy_command("key", "new", str(tmp_path / "old")).stdout.startswith("sha256:")
    assert aurorapy_command("key", "new", str(tmp_path / "old")).returncode == 1
    aurorapy_command("key", "new", str(tmp_path / "new"))
    old, new = f"file:{tmp_path / 'old'}", f"file:{tmp_path / 'new'}"
    third = key(tmp_path / "third")
    with aurorapy.Server(data, fsync=False, master_key=old) as db:
        fill(db)
        refused = aurorapy_command("key", "rotate", "--data", str(data), "--from", old, "--to", new)
        assert refused.returncode == 1 and "in use" in refused.stderr
    before = contents(data)
    assert aurorapy_command("key", "rotate", "--data", str(data), "--from", new, "--to", third).returncode == 1
    assert contents(data) == before
    done = aurorapy_command("key", "rotate", "--data", str(data), "--from", old, "--to", new)
    assert done.returncode == 0, done.stderr
    changed = [name for name, digest in contents(data).items() if before.get(name) != digest]
    assert [Path(name).name for name in changed] == ["KEYS"]
    again = aurorapy_command("key", "rotate", "--data", str(data), "--from", old, "--to", new)
    assert again.returncode == 0 and again.stdout.startswith("0 ")  # one that was cut short may be run again
    with pytest.raises(StartupError, match="encrypted by master key"):
        aurorapy.Server(data, fsync=False, master_key=old)
    with aurorapy.Server(data, fsync=False, master_key=new) as db:
        assert words(db) == (SECRET, 3000)


def test_branches_crashes_and_dropped_databases(tmp_path: Path) -> None:
    where, data = key(tmp_path / "key"), tmp_path / "data"
    with aurorapy.Server(data, fsync=False, master_key=where) as db:
        fill(db)
        with db.connect() as connection:
            connection.autocommit = True
            cursor = connection.cursor()
            cursor.execute("CREATE DATABASE copy TEMPLATE postgres")
            cursor.execute("CREATE DATABASE gone")
            cursor.execute("DROP DATABASE gone")
        db.crash()
        end = time.monotonic() + 20
        while True:
            try:
                assert words(db) == (SECRET, 3000)
                break
            except Exception:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)
    with aurorapy.Server(data, fsync=False, master_key=where, database="copy") as db:
        assert words(db) == (SECRET, 3000)
    assert files_with(data, SECRET) == []


@pytest.mark.timeout(120)
def test_the_nodes_of_a_cluster(tmp_path: Path) -> None:
    where = key(tmp_path / "key")
    directory = tmp_path / "cluster"
    with aurorapy.Cluster(directory, fsync=False, master_key=where) as cluster:
        with cluster.connect() as connection:
            cursor = connection.cursor()
            cursor.execute("CREATE TABLE t (word text)")
            cursor.execute("INSERT INTO t VALUES (%s)", (SECRET,))
            connection.commit()
        cluster.replace("a1")
        cluster.kill("writer", "b1")
        cluster.start("b1", "writer")
        with cluster.connect() as connection:
            cursor = connection.cursor()
            cursor.execute("SELECT word FROM t")
            assert cursor.fetchone()[0] == SECRET
    assert files_with(directory, SECRET) == []
    fresh = key(tmp_path / "fresh")
    done = aurorapy_command("key", "rotate", "--data", str(directory), "--to", fresh)
    assert done.returncode == 0, done.stderr
    (tmp_path / "key").unlink()
    with aurorapy.Cluster(directory, fsync=False) as cluster, cluster.connect() as connection:
        cursor = connection.cursor()
        cursor.execute("SELECT word FROM t")
        assert cursor.fetchone()[0] == SECRET
