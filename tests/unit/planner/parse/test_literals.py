"""Plan cache keys: what is lifted, what stays, and that the parser agrees with the cutter."""

from __future__ import annotations

import pytest

from aurorapy.planner.parse import NotLiftable, parse_one
from aurorapy.planner.parse import tree as t
from aurorapy.planner.parse.literals import lift, literal_slots


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        ("SELECT a FROM t1 WHERE aid = 12", [12]),
        ("update t set a = a + -5, b = 'x''y' where c = 1.5", [5, "x'y", "1.5"]),
        ("select a from t where b = 3 order by 1, 2 limit 10", [3, 10]),
        ("select count(*) from t group by 1 having count(*) > 2", [2]),
        ("select interval '1 day', 5", [5]),
        ('select "a1" from "b 2" where "x" = 5', [5]),
        ("select $1, a2b, 7", [7]),
    ],
)
def test_lifted_values(sql: str, values: list[object]) -> None:
    lifted = lift(sql)
    assert lifted is not None and lifted[1] == values
    slots = literal_slots(sql, lifted[0])
    assert [slot.value for slot in slots] == values
    parsed = parse_one(sql, slots=slots)
    assert str(parsed.statement).count("LiteralSlot(") == len(values)


def test_the_key_depends_on_types_not_on_values() -> None:
    keys = [lift(f"select a from t where b = {text}") for text in ("1", "2", "3000000000", "1.0", "'1'")]
    assert all(key is not None for key in keys)
    assert [key[0] == keys[0][0] for key in keys if key and keys[0]] == [True, True, False, False, False]


@pytest.mark.parametrize(
    "sql",
    [
        "select E'a'",
        "select U&'a'",
        "select b'1'",
        "select $$a$$",
        "select 1; select 2",
        "select 1 -- x",
        "select /* x */ 1",
        "select '1'\n'2'",
        "select x::numeric(10,2)",
        "begin",
        "set x = 1",
        "select 1" + " " * 20_000,
    ],
)
def test_bails_out(sql: str) -> None:
    assert lift(sql) is None


@pytest.mark.parametrize(
    ("sql", "at"),
    [("select a from t order by 1", 25), ("select a from t group by 2", 25), ("select x::varchar(3)", 18)],
)
def test_the_parser_refuses_slots_that_decide_the_meaning(sql: str, at: int) -> None:
    with pytest.raises(NotLiftable):
        parse_one(sql, slots=[t.LiteralSlot(0, "int", int(sql[at]), at)])
