"""Entries of an index made a column at a time, against those that its maker makes row by row."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from aurorapy.index_entries import GatheredColumns, make_many_maker
from aurorapy.index_keys import make_maker
from aurorapy.planner.relation import Column, Index, IndexColumn, Table

VALUES: dict[int, st.SearchStrategy[Any]] = {
    23: st.integers(-3, 3),
    25: st.text("ab", max_size=2),
    1042: st.sampled_from(["a ", "a", "b", " "]),
    701: st.sampled_from([0.0, -0.0, 1.5, float("nan"), float("inf"), -2.0]),
    1700: st.sampled_from([Decimal(x) for x in ("1", "1.0", "NaN", "Infinity", "-3", "1234567890.12345678901", "1234567890.12345678902", "1E+400")]),
}


class _Database:
    """What a maker asks of one."""

    def catalog_context(self) -> Any:
        return None


@st.composite
def indexes(draw: Any) -> tuple[Table, Index]:
    types = draw(st.lists(st.sampled_from(sorted(VALUES)), min_size=1, max_size=3))
    columns = tuple(Column(f"c{i}", t, -1, i + 1, not_null=draw(st.booleans())) for i, t in enumerate(types))
    parts = tuple(IndexColumn(i + 1, None, draw(st.booleans()), draw(st.booleans()), t) for i, t in enumerate(types))
    unique = draw(st.booleans())
    bare = unique and len(types) == 1 and columns[0].not_null
    index = Index(1, "i", 1, 2, 1, parts, unique=unique, nulls_not_distinct=draw(st.booleans()), method="btree", bare=bare)
    return Table(2, "t", 1, "r", columns, root=1, indexes=(index,)), index


@settings(deadline=None)
@given(indexes(), st.data())
def test_as_its_maker_makes_them(made: tuple[Table, Index], data: st.DataObject) -> None:
    table, index = made
    rows = data.draw(st.lists(st.tuples(*[VALUES[c.type] if c.not_null else st.none() | VALUES[c.type] for c in table.columns]), max_size=30))
    ids = data.draw(st.permutations(range(1, len(rows) + 1)))
    make = make_maker(_Database(), table, index)
    want = [make(r, i) for r, i in zip(rows, ids, strict=True)]
    assert make_many_maker(table, index, make)(rows, ids) == want
    gathered = GatheredColumns(table, index)
    for at in range(0, len(rows), 7):
        gathered.add(rows[at : at + 7], ids[at : at + 7])
    keys, rowids = gathered.in_order()
    assert list(zip(keys, rowids, strict=True)) == sorted(zip(want, ids, strict=True))
