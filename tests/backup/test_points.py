"""A restore finds what was at that point: the databases under their names and owners of then, and each commit before it, none from after it."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import aurorapy
from aurorapy.refining import _last_before
from aurorapy.restoring import RestoreError
from tests.backup.serving import Child, catch_up, child, run, state_of, wait_for

pytestmark = pytest.mark.timeout(120)

APART = 0.012  # more than a tick of the clock
Databases = list[tuple[Any, ...]]


def databases(server: Child | aurorapy.Server) -> Databases:
    return run(server.port, "SELECT datname, rolname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE NOT datistemplate ORDER BY 1")


def lsn_of(server: Child, database: str) -> int:
    return int(server.run(f"SELECT lsn FROM aurora_volume_status() WHERE database = '{database}'")[0][0])


def test_databases_have_the_names_and_owners_of_then(tmp_path: Path) -> None:
    """Each statement at once after the other: no moment in between was taken by the way."""
    seen: list[tuple[datetime, Databases, Any]] = []
    with child(tmp_path / "data", tmp_path / "store") as server:
        server.run("CREATE ROLE anna", "CREATE DATABASE shop")
        server.run("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)", database="shop")
        time.sleep(APART)
        for statement in ("ALTER DATABASE shop RENAME TO store", "ALTER DATABASE store OWNER TO anna", "CREATE DATABASE shop TEMPLATE store",
                          "SELECT aurora_branch('copy', 'shop')", "DROP DATABASE store", "ALTER DATABASE shop RENAME TO last"):
            seen.append((datetime.now(UTC), databases(server), state_of(server.port)))
            server.run(statement)
        catch_up(server.port)
        last = databases(server)
        server.stop()
    for number, (when, names, state) in enumerate(seen):
        done = aurorapy.restore(tmp_path / "store", tmp_path / f"n{number}", to=when)
        assert done.time == when and set(done.lsns) == {name for name, _ in names}
        with aurorapy.Server(tmp_path / f"n{number}", fsync=False) as restored:
            assert databases(restored) == names and state_of(restored.port) == state, number
    assert [names for _, names, _ in seen[1:]] + [last] != [names for _, names, _ in seen]


def test_what_was_dropped_is_there_again_up_to_its_last_instant(tmp_path: Path) -> None:
    """Its log was not in the store yet when it was dropped; nor when the server was killed behind that."""
    seen = []
    with child(tmp_path / "data", tmp_path / "store") as server:
        catch_up(server.port)
        for name in ("one", "two"):
            server.run(f"CREATE DATABASE {name}")
            server.run("CREATE TABLE t (a int)", "INSERT INTO t SELECT generate_series(1, 500)", database=name)
            time.sleep(APART)
            seen.append((datetime.now(UTC), name))
            server.run(f"DROP DATABASE {name}")
        server.kill()
    with aurorapy.Server(tmp_path / "data", fsync=False, backup=tmp_path / "store", backup_interval=0.1) as again:
        wait_for(lambda: set(again.engine.fleet.all_volume_ids()) == {0, 1})  # they are given back in the end
        catch_up(again.port)
    for when, name in seen:
        aurorapy.restore(tmp_path / "store", tmp_path / name, to=when)
        with aurorapy.Server(tmp_path / name, fsync=False) as restored:
            assert run(restored.port, "SELECT count(*) FROM t", database=name) == [(500,)]


def test_a_time_is_exact_to_the_commit(tmp_path: Path) -> None:
    """In two databases, more often than moments are taken."""
    with child(tmp_path / "data", tmp_path / "store") as server:
        server.run("CREATE TABLE t (a int)", "CREATE DATABASE other")
        server.run("CREATE TABLE t (a int)", database="other")
        catch_up(server.port)
        times = []
        for n in range(24):
            server.run(f"INSERT INTO t VALUES ({n})", database="other" if n % 2 else "postgres")
            time.sleep(APART)
            times.append(datetime.now(UTC))
        catch_up(server.port)
        server.stop()
    for n in (2, 9, 10, 17):
        aurorapy.restore(tmp_path / "store", tmp_path / f"n{n}", to=times[n])
        with aurorapy.Server(tmp_path / f"n{n}", fsync=False) as restored:
            found = [a for name in ("postgres", "other") for (a,) in run(restored.port, "SELECT a FROM t", database=name)]
            assert sorted(found) == list(range(n + 1)), n


def test_an_lsn_is_that_of_the_database_with_this_name_then(tmp_path: Path) -> None:
    with child(tmp_path / "data", tmp_path / "store") as server:
        server.run("CREATE DATABASE shop")
        server.run("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)", database="shop")
        first = lsn_of(server, "shop")
        server.run("SELECT aurora_snapshot('first', 'shop')")
        time.sleep(0.12)
        server.run("INSERT INTO t VALUES (2)", database="shop")
        server.run("SELECT aurora_rewind('shop', 'first'::text)")
        server.run("INSERT INTO t VALUES (3)", database="shop")
        rewound = lsn_of(server, "shop")
        time.sleep(0.12)
        server.run("ALTER DATABASE shop RENAME TO sold", "DROP DATABASE shop_before_1")
        catch_up(server.port)
        server.stop()
    for number, (lsn, rows) in enumerate([(first, [1]), (rewound, [1, 3])]):
        aurorapy.restore(tmp_path / "store", tmp_path / f"n{number}", to_lsn=lsn, database="shop")
        with aurorapy.Server(tmp_path / f"n{number}", fsync=False) as restored:
            assert sorted(a for (a,) in run(restored.port, "SELECT a FROM t", database="shop")) == rows
    with pytest.raises(RestoreError, match='database "nobody" does not exist'):
        aurorapy.restore(tmp_path / "store", tmp_path / "none", to_lsn=first, database="nobody")


def test_a_time_that_the_log_does_not_reach_is_refused(tmp_path: Path) -> None:
    """The mark of a moment is in the store, the log up to it is not."""
    store = tmp_path / "store"
    with child(tmp_path / "data", store) as server:
        server.run("CREATE TABLE t (a int)")
        catch_up(server.port)
        before = set(store.glob("v00000001/*/log/*"))
        when = datetime.now(UTC)
        server.run("INSERT INTO t VALUES (1)")
        catch_up(server.port)
        server.stop()
    for path in set(store.glob("v00000001/*/log/*")) - before:
        path.unlink()
    with pytest.raises(RestoreError, match="is missing in the backup above LSN"):
        aurorapy.restore(store, tmp_path / "new", to=when + timedelta(milliseconds=1))


@pytest.mark.parametrize(("times", "time", "found"), [
    ({}, 99, 100), ({}, 5_000, 100), ({}, 11_000, 140),  # none has an entry, so all are from within a tick
    ({110: 3_000, 130: 20_000}, 2_999, 100), ({110: 3_000, 130: 20_000}, 3_000, 110), ({110: 3_000, 130: 20_000}, 12_999, 110),
    ({110: 3_000, 130: 20_000}, 13_000, 120), ({110: 3_000, 130: 20_000}, 20_000, 130), ({110: 3_000, 130: 20_000}, 29_999, 130),
    ({110: 3_000, 130: 20_000}, 30_000, 140), ({120: 4_000}, 3_999, 100), ({120: 4_000}, 4_000, 120),
])
def test_the_last_commit_that_is_known_to_be_from_before(times: dict[int, int], time: int, found: int) -> None:
    assert _last_before([110, 120, 130, 140], times, (100, 90), time) == found
