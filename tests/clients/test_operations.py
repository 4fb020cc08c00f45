"""Users' aggregates, operators and casts over real sockets: restarts, pg_dump and what it restores, two who create the same one, prepared statements."""

from __future__ import annotations

import shutil
import subprocess
import threading
from pathlib import Path

import psycopg
import pytest

import aurorapy

DEFINITIONS = """
create schema s;
create type pair as (a int, b text);
create function pair_number(pair) returns int language sql immutable as 'select $1.a';
create cast (pair as int) with function pair_number(pair) as assignment;
create cast (int as pair) with inout;
comment on cast (pair as int) is 'the first';
create function same(int, int) returns bool language sql immutable as 'select $1 = $2';
create operator s.#%# (leftarg = int, rightarg = int, function = same, commutator = operator(s.#%#), negator = operator(s.#!%#), restrict = eqsel, join = eqjoinsel,
  hashes, merges);
create operator s.#!%# (leftarg = int, rightarg = int, function = int4ne, negator = operator(s.#%#), restrict = neqsel);
create operator !- (rightarg = int, function = int4um);
comment on operator !- (none, int) is 'the other sign';
create function gather(int[], int) returns int[] language sql as 'select $1 || $2';
create function finish(int[], int, int) returns text language sql as 'select $1::text || $2 || coalesce($3, 77)';
create aggregate s.gathered(int) (sfunc = gather, stype = int[], initcond = '{}', parallel = safe);
create aggregate placed(x int order by y int) (sfunc = gather, stype = int[], initcond = '{}', hypothetical, finalfunc = finish, finalfunc_extra);
create aggregate counted(*) (sfunc = int8inc, stype = int8, initcond = '0', msfunc = int8inc, minvfunc = int8dec, mstype = int8, minitcond = '0', sspace = 100,
  finalfunc_modify = shareable);
create aggregate largest(int) (sfunc = int4larger, stype = int, sortop = operator(pg_catalog.>), combinefunc = int4larger);
comment on aggregate largest(int) is 'the largest';
create table t (a int, b int, c int generated always as (!- b) stored, d pair, check (a operator(s.#%#) 5));
create index on t ((a operator(s.#%#) b)) where a operator(s.#!%#) 3;
create view v as select a operator(s.#%#) b as x, s.gathered(a) as y, placed(3) within group (order by b) as z, counted(*) as w, d::int as i, largest(c) as l
  from t group by a, b, d;
insert into t values (5, 3, default, row(1, 'x'));
"""
ROW = (False, [5], "{3}377", 1, 1, -3)


def dumped(dsn: str) -> str:
    text = subprocess.run(["pg_dump", dsn], capture_output=True, text=True, check=True, timeout=60).stdout
    return "\n".join(line for line in text.splitlines() if "restrict " not in line)  # which has a random word


def test_they_are_there_after_a_restart_and_a_restore(tmp_path: Path) -> None:
    if shutil.which("pg_dump") is None or shutil.which("psql") is None:
        pytest.skip("no pg_dump")
    with aurorapy.Server(tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute(DEFINITIONS)
        assert c.execute("select * from v").fetchall() == [ROW]
        text = dumped(db.dsn)
    for part in ("CREATE AGGREGATE public.placed(x integer ORDER BY y integer) (", "CREATE OPERATOR s.#%# (", "CREATE CAST (public.pair AS integer) WITH FUNCTION",
                 "CREATE CAST (integer AS public.pair) WITH INOUT", "SORTOP = OPERATOR(pg_catalog.>)", "NEGATOR = OPERATOR(s.#!%#)", "COMMENT ON OPERATOR"):
        assert part in text
    with aurorapy.Server(tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        assert c.execute("select * from v").fetchall() == [ROW]
        assert dumped(db.dsn) == text
        c.execute("create database other")
        other = psycopg.conninfo.make_conninfo(db.dsn, dbname="other")
        restored = subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", other], input=text, capture_output=True, text=True, timeout=60)
        assert (restored.returncode, restored.stderr) == (0, "")
        assert dumped(other) == text
        with psycopg.connect(other) as again:
            assert again.execute("select * from v").fetchall() == [ROW]


@pytest.mark.parametrize(("statement", "state"), [
    ("create operator public.<#> (leftarg = int, rightarg = int, function = int4pl)", "42723"),
    ("create cast (point_of as bool) with inout", "42710"),
    ("create aggregate total(int) (sfunc = int4pl, stype = int)", "42723"),
])
def test_of_two_who_create_the_same_one_is_refused(statement: str, state: str) -> None:
    made = []
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as first, psycopg.connect(db.dsn, autocommit=True) as second:
        second.execute("create type point_of as (a int)")
        first.execute(statement)

        def create() -> None:
            try:
                second.execute(statement)
                made.append("made")
            except psycopg.Error as e:
                made.append(e.sqlstate or "")

        waiting = threading.Thread(target=create)
        waiting.start()
        waiting.join(0.3)
        assert made == []  # it waits for the other transaction
        first.commit()
        waiting.join(20)
        assert made == [state]


def test_what_is_rolled_back_was_never_there() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as c:
        c.execute("create operator <#> (leftarg = int, rightarg = int, function = int4pl)")
        c.execute("create aggregate total(int) (sfunc = int4pl, stype = int)")
        assert c.execute("select 1 <#> 2, (select total(x) from generate_series(1, 3) x)").fetchall() == [(3, 6)]
        c.rollback()
        for query in ("select 1 <#> 2", "select total(1)"):
            with pytest.raises(psycopg.errors.UndefinedFunction):
                c.execute(query)
            c.rollback()


def test_prepared_statements_follow_a_changed_aggregate() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c, psycopg.connect(db.dsn, autocommit=True) as other:
        c.execute("create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0')")
        query = "select total(x), total(distinct x) filter (where x > %s) from generate_series(1, %s) x"
        for _ in range(8):  # it is prepared on the server meanwhile
            assert c.execute(query, (1, 4)).fetchall() == [(10, 9)]
        other.execute("create or replace aggregate total(int) (sfunc = int4pl, stype = int, initcond = '100')")
        assert c.execute(query, (1, 4)).fetchall() == [(110, 109)]
        other.execute("drop aggregate total(int)")
        with pytest.raises(psycopg.errors.UndefinedFunction):
            c.execute(query, (1, 4))
