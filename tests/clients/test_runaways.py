"""Statements that would run for ever, or take all memory, are ended; meanwhile the others are served."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from pg8000.dbapi import DatabaseError

import aurorapy
from aurorapy import memory

FOREVER = [
    "select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b",
    "select count(*) from generate_series(1, 100000) a join generate_series(1, 100000) b on a % 2 = b % 2",
    "select count(*) from generate_series(1, 100000) a join generate_series(1, 100000) b on a % 2 = b % 2 and a + b < 0",
    "select count(*) from generate_series(1, 100000) a left join generate_series(1, 100000) b on a % 2 = b % 2 and a + b < 0",
    "select count(*) from generate_series(1, 100000) a full join generate_series(1, 100000) b on a % 2 = b % 2",
    "select count(*) from generate_series(1, 100000) a right join generate_series(1, 100000) b on a < b",
    "select count(*) from generate_series(1, 100000) a where exists (select from generate_series(1, 100000) b where a + b < 0)",
    "select count(*) from generate_series(1, 100000) a where exists (select from generate_series(1, 100000) b where a % 2 = b % 2 and a + b < 0)",
    "select count(*) from generate_series(1, 100000) a, lateral (select from generate_series(1, 100000 + a)) b",
    "select sum(a) from generate_series(1, 1000000000000) a",
    "select count(*) from (select generate_series(1, 1000000000000)) a",
    "with recursive t(n) as (values (1) union all select n + 1 from t) select count(*) from t",
    "with recursive t(n) as (values (1) union select n + 1 from t) select * from t offset 1000000000",
    "select sum(a::float8) over (order by a rows between 5000 preceding and 5000 following) from generate_series(1, 100000) a",
]


def code(e: pytest.ExceptionInfo[DatabaseError]) -> Any:
    return e.value.args[0]["C"]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("statement", FOREVER)
def test_a_statement_without_end_is_cancelled_while_others_are_served(server: aurorapy.Server, statement: str) -> None:
    connection, other = server.connect(), server.connect()
    ended: list[object] = []

    def run() -> None:
        cursor = connection.cursor()
        cursor.execute("set statement_timeout = '700ms'")
        with pytest.raises(DatabaseError) as e:
            cursor.execute(statement)
        ended.append(code(e))

    thread = threading.Thread(target=run)
    thread.start()
    slowest = 0.0
    while thread.is_alive():
        begun = time.monotonic()
        cursor = other.cursor()
        cursor.execute("select 1")
        slowest = max(slowest, time.monotonic() - begun)
        time.sleep(0.02)
    thread.join()
    assert ended == ["57014"] and slowest < 5
    connection.rollback()
    cursor = connection.cursor()
    cursor.execute("select 2")
    assert cursor.fetchone() == [2]
    connection.close()
    other.close()


def test_what_takes_all_memory_is_ended(server: aurorapy.Server, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = server.connect()
    cursor = connection.cursor()
    monkeypatch.setattr(memory, "is_short", lambda: True)
    cursor.execute("select count(*) from generate_series(1, 200000) a")  # it takes little: others are to blame
    sizes = iter(range(0, 1 << 40, 64 << 20))
    monkeypatch.setattr(memory, "resident", lambda: next(sizes))
    with pytest.raises(DatabaseError) as e:
        cursor.execute("select count(*) from (select a, b from generate_series(1, 100000) a, generate_series(1, 100000) b order by a + b) c")
    assert code(e) == "53200" and e.value.args[0]["M"] == "out of memory"
    connection.rollback()
    cursor.execute("select 1")
    assert cursor.fetchone() == [1]
    connection.close()


def test_what_is_left_is_the_least_of_the_machine_and_the_groups_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def group(path: str, limit: str, used: int, cache: int) -> None:
        here = tmp_path / path
        here.mkdir(parents=True, exist_ok=True)
        (here / "max").write_text(limit + "\n")
        (here / "used").write_text(f"{used}\n")
        (here / "memory.stat").write_text(f"anon 5\ncache {cache}\n")

    own = next(line.split(":", 2)[2] for line in Path("/proc/self/cgroup").read_text().splitlines() if line.split(":", 2)[1] in ("", "memory"))
    monkeypatch.setattr(memory, "_VERSIONS", dict.fromkeys(("", "memory"), (tmp_path, "max", "used", "cache")))
    monkeypatch.setattr(memory, "_of_machine", lambda: [(8 << 30, 4 << 30)])
    assert not memory.is_short()
    group(own.strip("/"), "max", 1 << 40, 0)
    group(".", str(2 << 30), (2 << 30) - 1000, 0)
    assert memory.is_short()
    group(".", str(2 << 30), (2 << 30) - 1000, 300 << 20)
    assert not memory.is_short()
    group(".", "max", 0, 0)
    group(own.strip("/"), str(1 << 30), (1 << 30) - (100 << 20), 0)
    assert memory.is_short()
    group(own.strip("/"), str(800 << 20), 700 << 20, 0)  # of a small one an eighth is kept
    assert not memory.is_short() if own.strip("/") else True
