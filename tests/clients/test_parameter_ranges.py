"""What parameters narrow is found by an index, and what they do not is read as a whole; and plans do not outlive what their tables were like."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest

import aurorapy

ROWS = 5000


@pytest.fixture(scope="module")
def db() -> Iterator[aurorapy.Server]:
    with aurorapy.Server() as server, psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("create table m (id int primary key, u int, kind text, at timestamptz, unique (at, id))")
        c.execute("create index m_u on m (u desc nulls last); create index m_kind on m (kind)")
        c.execute("insert into m select g, nullif(g % 1000, 5), case when g % 1000 = 7 then 'rare' else 'usual' end, timestamptz '2020-01-01' + g * interval '1 min'"
                  f" from generate_series(1, {ROWS}) g")
        yield server


def run(c: Any, query: str, *values: str) -> tuple[list[Any], str]:
    """Rows of a prepared query, and what of its plan was run."""
    types = ", ".join("int[]" if v.startswith("'{") else "text" if v.startswith("'") else "int" for v in values)
    given = f" ({', '.join(values)})" if values else ""
    c.execute(f"prepare p{f' ({types})' if types else ''} as {query}")
    try:
        rows = c.execute(f"execute p{given}").fetchall()
        plan = [line for line, in c.execute(f"explain analyze execute p{given}") if "(never executed)" not in line]
        return rows, "\n".join(plan)
    finally:
        c.execute("deallocate p")


def shown(c: Any, prepared: str) -> str:
    """The plan of a prepared statement of one parameter."""
    return "\n".join([line for line, in c.execute(f"explain execute {prepared} (7)")])


@pytest.mark.parametrize("analyzed", [False, True])
@pytest.mark.parametrize(("query", "values", "index", "rows"), [
    ("select count(*) from m where id > $1", ["4990"], "m_pkey", [(10,)]),
    ("select count(*) from m where id > $1", ["10"], "", [(4990,)]),
    ("select count(*) from m where id between $1 and $2", ["10", "20"], "m_pkey", [(11,)]),
    ("select count(*) from m where id between $1 and $2", ["10", "4900"], "", [(4891,)]),
    ("select count(*) from m where id between $1 and $2", ["20", "10"], "m_pkey", [(0,)]),
    ("select count(*) from m where u >= $1", ["990"], "m_u", [(50,)]),
    ("select count(*) from m where u < $1", ["9"], "m_u", [(40,)]),
    ("select count(*) from m where u < $1", ["900"], "", [(4495,)]),
    ("select count(*) from m where u = $1 and id > 0", ["9"], "m_u", [(5,)]),
    ("select count(*) from m where kind = $1", ["'rare'"], "m_kind", [(5,)]),
    ("select count(*) from m where kind = $1", ["'usual'"], "", [(4995,)]),
    ("select count(*) from m where id > $1 and u > $2", ["1", "997"], "m_u", [(10,)]),
    ("select count(*) from m where id > $1 and u > $2", ["4997", "1"], "m_pkey", [(2,)]),
    ("select count(*) from m where id in ($1, $2, 5, null)", ["7", "7"], "m_pkey", [(2,)]),
    ("select count(*) from m where id in (5, 9, 9000)", [], "m_pkey", [(2,)]),
    ("select count(*) from m where id = $1 or id = 8", ["7"], "m_pkey", [(2,)]),
    ("select count(*) from m where id = any ($1)", ["'{4,5,null,5,9999}'"], "m_pkey", [(2,)]),
    ("select count(*) from m where id = any ($1)", ["'{{4,5},{6,7}}'"], "m_pkey", [(4,)]),
    ("select count(*) from m where id = any ($1)", ["'{}'"], "m_pkey", [(0,)]),
    ("select count(*) from m where id = any ($1)", ["'{" + ",".join(map(str, range(1, 4001))) + "}'"], "", [(4000,)]),
    ("select count(*) from m where u in ($1, 9) and id < 1000", ["10"], "m_u", [(2,)]),
    ("select count(*) from m where kind in ($1, 'none')", ["'rare'"], "m_kind", [(5,)]),
    ("select count(*) from m where kind in ($1, 'none')", ["'usual'"], "", [(4995,)]),
    ("select count(*) from m where at in (timestamptz '2020-01-01 00:05', '2020-01-01 00:06') and id > $1", ["5"], "m_at_id_key", [(1,)]),
    ("select count(*) from m where at = timestamptz '2020-01-01 00:05' and id in ($1, 6)", ["5"], "m_at_id_key", [(1,)]),
    ("select count(*) from m where id in (select id + 1 from generate_series(1, $1) id)", ["20"], "m_pkey", [(20,)]),
    ("select count(*) from m where id in (select id + 1 from generate_series(1, $1) id)", ["4000"], "", [(4000,)]),
    ("select count(*) from m where u in (select nullif(id, 7) from generate_series(1, $1) id)", ["9"], "m_u", [(35,)]),
    ("select count(*) from m where u in (select nullif(id, 7) from generate_series(1, $1) id)", ["0"], "m_u", [(0,)]),
    ("select id from m where u > $1 order by at limit 2", ["998"], "m_u", [(999,), (1999,)]),
    ("select id from m where u > $1 order by at desc limit 2", ["10"], "m_at_id_key", [(4999,), (4998,)]),
    ("select id from m where id > $1 and id < $2 order by at desc limit 2", ["100", "105"], "m_pkey", [(104,), (103,)]),
    ("select id from m where u = 7 and id > $1 order by at desc limit 1", ["1"], "m_u", [(4007,)]),
])
def test_what_is_read(db: aurorapy.Server, analyzed: bool, query: str, values: list[str], index: str, rows: list[Any]) -> None:
    with psycopg.connect(db.dsn) as c:  # a transaction, so that the statistics are gone with it
        if analyzed:
            c.execute("analyze m")
        found, plan = run(c, query, *values)
        assert found == rows
        if "in (select" in query:  # one operator, which shows the index whatever it does
            assert "Index Scan" in plan
            return
        bitmap = f"Bitmap Index Scan on {index}" if " or " in query else f"{index} on m"
        assert (bitmap if index else "Seq Scan on m") in plan, plan
        assert ("Index Scan" in plan) == bool(index), plan
        c.rollback()


@pytest.mark.parametrize(("limit", "looped"), [("4990", True), ("10", False)])
@pytest.mark.parametrize("kind", ["join", "left join"])
def test_how_tables_are_joined(db: aurorapy.Server, limit: str, looped: bool, kind: str) -> None:
    with psycopg.connect(db.dsn) as c:
        query = f"select count(n.id), sum(n.id) from m {kind} m n on n.id = m.id - 1 where m.at > timestamptz '2020-01-01' + $1 * interval '1 min'"
        rows, plan = run(c, query, limit)
        wanted = range(int(limit), ROWS)
        assert rows == [(len(wanted), sum(wanted))]
        assert ("Nested Loop" in plan, "Hash" in plan) == (looped, not looped), plan
        c.rollback()


@pytest.mark.parametrize("rows", [10, 3000])
def test_exists_of_few_and_of_many_rows(db: aurorapy.Server, rows: int) -> None:
    """The query of an EXISTS is asked for each row at first, and read once when there are many."""
    with psycopg.connect(db.dsn) as c:
        c.execute("create table e (m int, k text, j numeric); create index on e (m)")
        c.execute("insert into e select nullif(g, 3), 'k' || g % 2, g from generate_series(1, 4000, 2) g")
        cases: list[tuple[str, Callable[[int], Any]]] = [
            ("e.m = m.id", lambda n: n % 2 and n != 3 and n < 4000), ("e.m = m.id and k = 'k1'", lambda n: n % 2 and n != 3 and n < 4000),
            ("e.m = m.id and k = 'k0'", lambda n: False), ("e.j = m.id and (e.m > 9 or e.m is null)", lambda n: n % 2 and (n > 9 or n == 3) and n < 4000),
            ("e.m = m.id and e.j = m.id", lambda n: n % 2 and n != 3 and n < 4000), ("e.m = m.u and m.id = e.j", lambda n: n % 2 and n not in (3, 5) and n < 1000),
            ("e.m = m.id and e.j < m.id + 1", lambda n: n % 2 and n != 3 and n < 4000), ("e.m + 1 = m.id + 1 and exists (select 1 from m o where o.id = e.m)",
                                                                                      lambda n: n % 2 and n != 3 and n < 4000)]
        for condition, wanted in cases:
            for word in ("exists", "not exists"):
                found = [i for i, in c.execute(f"select id from m where id <= {rows} and {word} (select 1 from e where {condition}) order by id")]
                assert found == [n for n in range(1, rows + 1) if bool(wanted(n)) == (word == "exists")], (condition, word)
        assert c.execute(f"select count(*) filter (where x), count(*) from (select exists (select 1 from e where e.m = m.id) x from m where id <= {rows}) s"
                         ).fetchone() == (sum(n % 2 and n != 3 for n in range(1, rows + 1)), rows)
        c.rollback()


def test_null_limits_find_nothing(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as c:
        assert c.execute("select count(*) from m where id > %s::int and u < %s::int", (None, 4)).fetchone() == (0,)


def test_changes_find_their_rows_either_way(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn) as c:
        for limit, n in ((4995, 5), (3, 4997)):
            assert c.execute("update m set kind = 'new' where id > %s", (limit,)).rowcount == n
            assert c.execute("select id from m where id > %s for update", (limit,)).rowcount == n
            assert c.execute("delete from m where id > %s and kind = 'new'", (limit,)).rowcount == n
            c.rollback()


def test_plans_end_when_their_tables_grow() -> None:
    with aurorapy.Server() as server, psycopg.connect(server.dsn, autocommit=True) as c, psycopg.connect(server.dsn, autocommit=True) as d:
        c.execute("create table g (id serial primary key, v int, w text); create index g_v on g (v); create temp table x (id int, v int); create index x_v on x (v)")
        c.execute("create function f(int) returns bigint language plpgsql as $$ begin return (select count(*) from g where v = $1); end $$")
        for who in (c, d):
            who.execute("prepare p (int) as select w from g where v = $1")
            assert who.execute("execute p (7)").fetchall() == []
        assert c.execute("select f(7)").fetchone() == (0,)
        c.execute("prepare x (int) as select v from x where v = $1")
        assert "Seq Scan on g" in shown(c, "p")
        c.execute("insert into g (v, w) select n, 'w' || n from generate_series(1, 3000) n; insert into x select n, n from generate_series(1, 3000) n")
        for who, name in ((c, "p"), (d, "p"), (c, "x")):
            table = "g" if name == "p" else "x"
            assert f"Index Scan using {table}_v on {table} " in shown(who, name)
            assert who.execute(f"execute {name} (7)").fetchall() == [("w7",) if name == "p" else (7,)]
        before = c.execute("select idx_scan from pg_stat_user_indexes where indexrelname = 'g_v'").fetchone()
        assert c.execute("select f(7)").fetchone() == (1,)
        after = c.execute("select idx_scan from pg_stat_user_indexes where indexrelname = 'g_v'").fetchone()
        assert before and after and after[0] == before[0] + 1


def test_what_a_transaction_has_written_counts_for_its_plans() -> None:
    with aurorapy.Server() as server, psycopg.connect(server.dsn) as c:
        c.execute("create table g (id serial primary key, v int); create index g_v on g (v)")
        c.commit()
        c.execute("insert into g (v) select n from generate_series(1, 3000) n")
        c.execute("prepare p (int) as select * from g where v = $1")
        assert "Index Scan using g_v" in shown(c, "p")
