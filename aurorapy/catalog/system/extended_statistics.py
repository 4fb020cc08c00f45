"""pg_statistic, pg_stats, pg_statistic_ext and what goes with them: what ANALYZE found, and the objects that ask it for more.

Source: PostgreSQL 15 manual, sections 53.51 to 53.53 and 54.27 to 54.29.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.relation import StatisticsObject, Table
from aurorapy.planner.table_statistics import CORRELATION, DECHIST, HISTOGRAM, MCELEM, MCV, ColumnStatistics, ObjectStatistics, Slot
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.shaped import shaped

from .registry import Row, rows_of

SLOTS = 5
_TEXTS = 1009


def _operator(name: str, oid: int) -> int:
    from aurorapy.planner.functions.registry import OPERATORS
    from aurorapy.planner.types.domains import base_type

    known = OPERATORS.get(name, ())
    category = TYPES[base_type(oid)].category
    wanted = (base_type(oid), {1043: 25}.get(oid, 0), {"A": 2277, "E": 3500, "R": 3831}.get(category, 0))
    return next((o.oid for w in wanted for o in known if o.left == o.right == w), 0)


def _array(s: Any, slot: Slot | None) -> str | None:
    """A slot's values as the text of their array."""
    if slot is None or not slot.values:
        return None
    t = TYPES[slot.type]
    if t.category == "A":
        return TYPES[_TEXTS].output(tuple([t.output(v, s.context) for v in slot.values]), s.context)  # each is one element, whatever its dimensions
    if t.array:
        return TYPES[t.array].output(slot.values, s.context)
    return "{" + ",".join([t.output(v, s.context) for v in slot.values]) + "}"


def _entries(s: Any) -> Iterator[tuple[int, str, int, bool, ColumnStatistics, Table]]:
    """(relation, its name, number of the column, whether children count, what was found, the table that it belongs to)"""
    for oid, found in s.catalog.statistics.items():
        t = s.catalog.tables.get(oid)
        if t is None:
            continue
        for (n, inherited), c in sorted(found.columns.items()):
            yield oid, t.name, n, inherited, c, t
        names = {i.oid: i.name for i in t.indexes}
        for (index, n), c in sorted(found.indexes.items()):
            if index in names:
                yield index, names[index], n, False, c, t


def _columns_of(c: ColumnStatistics, s: Any) -> Row:
    row: Row = {"stanullfrac": c.nulls, "stawidth": c.width, "stadistinct": c.distinct}
    for n in range(1, SLOTS + 1):
        slot = c.slots[n - 1] if n <= len(c.slots) else None
        row[f"stakind{n}"] = slot.kind if slot is not None else 0
        row[f"staop{n}"] = _operator(slot.operator, slot.type or c.type) if slot is not None else 0
        row[f"stacoll{n}"] = slot.collation if slot is not None else 0
        row[f"stanumbers{n}"] = slot.numbers or None if slot is not None else None
        row[f"stavalues{n}"] = _array(s, slot)
    return row


@rows_of("pg_statistic")
def _statistic(s: Any) -> Iterator[Row]:
    for oid, _, n, inherited, c, _ in _entries(s):
        yield {"starelid": oid, "staattnum": n, "stainherit": inherited, **_columns_of(c, s)}


def _shown(s: Any, c: ColumnStatistics) -> Row:
    mcv, histogram, correlation, elements, counts = (c.slot(k) for k in (MCV, HISTOGRAM, CORRELATION, MCELEM, DECHIST))
    return {"null_frac": c.nulls, "avg_width": c.width, "n_distinct": c.distinct, "most_common_vals": _array(s, mcv),
            "most_common_freqs": mcv.numbers if mcv is not None else None, "histogram_bounds": _array(s, histogram),
            "correlation": correlation.numbers[0] if correlation is not None else None, "most_common_elems": _array(s, elements),
            "most_common_elem_freqs": elements.numbers if elements is not None else None, "elem_count_histogram": counts.numbers if counts is not None else None}


def _may_see(s: Any, t: Table) -> bool:
    from aurorapy.privileges.row_security import is_active

    return not t.row_security or not is_active(s, t, s.user_oid, quiet=True)


@rows_of("pg_stats")
def _stats(s: Any) -> Iterator[Row]:
    from aurorapy.privileges.acl import SELECT
    from aurorapy.privileges.holding import Object, held

    for oid, name, n, inherited, c, t in _entries(s):
        if not _may_see(s, t):
            continue
        if oid == t.oid:
            column = t.columns[n - 1]
            if column.dropped or not held(s, s.user_oid, Object("column", oid, n), SELECT):
                continue
            label = column.name
        else:
            from ..index_options import column_names

            if not s.context.superuser:
                continue  # an index has no privileges
            label = column_names(t, next(i for i in t.indexes if i.oid == oid))[n - 1]
        yield {"schemaname": t.schema_name, "tablename": name, "attname": label, "inherited": inherited, **_shown(s, c)}


def objects(s: Any) -> Iterator[tuple[Table, StatisticsObject]]:
    for t in s.catalog.tables.values():
        for x in t.statistics:
            yield t, x


def _data(s: Any) -> Iterator[tuple[Table, StatisticsObject, bool, ObjectStatistics]]:
    for t, x in objects(s):
        found = s.catalog.statistics.get(t.oid)
        if found is not None:
            for inherited in (False, True):
                data = found.objects.get((x.oid, inherited))
                if data is not None:
                    yield t, x, inherited, data


@rows_of("pg_statistic_ext", kept="catalog")
def _objects(s: Any) -> Iterator[Row]:
    for t, x in objects(s):
        yield {"oid": x.oid, "stxrelid": t.oid, "stxname": x.name, "stxnamespace": x.schema, "stxowner": x.owner, "stxstattarget": x.target,
               "stxkeys": x.keys, "stxkind": x.kinds, "stxexprs": ", ".join(x.expressions) or None}


def _mcv(data: ObjectStatistics) -> Any:
    return None if data.mcv is None else (data.types, tuple([(i.values, i.frequency, i.base) for i in data.mcv]))


@rows_of("pg_statistic_ext_data")
def _objects_data(s: Any) -> Iterator[Row]:
    for _, x, inherited, data in _data(s):
        expressions = None
        if data.expressions:
            expressions = tuple([None if c is None else "(" + ",".join(["0", "0", "f", *("" if v is None else str(v) for v in _columns_of(c, s).values())]) + ")"
                                 for c in data.expressions])
        yield {"stxoid": x.oid, "stxdinherit": inherited, "stxdndistinct": data.ndistinct, "stxddependencies": data.dependencies, "stxdmcv": _mcv(data),
               "stxdexpr": expressions}


def _names(s: Any, t: Table, x: StatisticsObject) -> Row:
    return {"schemaname": t.schema_name, "tablename": t.name, "statistics_schemaname": s.catalog.schemas[x.schema], "statistics_name": x.name,
            "statistics_owner": s.roles.names.get(x.owner)}


def _owner_sees(s: Any, t: Table) -> bool:
    return bool(s.roles.has_privileges_of(s.user_oid, t.owner)) and _may_see(s, t)


@rows_of("pg_stats_ext")
def _stats_ext(s: Any) -> Iterator[Row]:
    from ..statistics_definitions import expression_texts, mcv_rows

    for t, x, inherited, data in _data(s):
        if not _owner_sees(s, t):
            continue
        row: Row = {**_names(s, t, x), "attnames": tuple([t.columns[n - 1].name for n in x.keys]) or None,
                    "exprs": tuple([text for text, _ in expression_texts(s, t, x)]) or None, "kinds": x.kinds, "inherited": inherited,
                    "n_distinct": data.ndistinct, "dependencies": data.dependencies}
        if data.mcv is not None:
            items = mcv_rows(_mcv(data))
            lengths = (len(items), len(x.keys) + len(x.expressions))
            row |= {"most_common_vals": shaped([v for i in items for v in i[1]], lengths, (1, 1)),
                    "most_common_val_nulls": shaped([v for i in items for v in i[2]], lengths, (1, 1)),
                    "most_common_freqs": tuple([i[3] for i in items]), "most_common_base_freqs": tuple([i[4] for i in items])}
        yield row


@rows_of("pg_stats_ext_exprs")
def _stats_ext_exprs(s: Any) -> Iterator[Row]:
    from ..statistics_definitions import expression_texts

    for t, x in objects(s):
        if not x.expressions or not _owner_sees(s, t):
            continue
        texts = [text for text, _ in expression_texts(s, t, x)]
        found: list[tuple[bool | None, ObjectStatistics | None]] = [(inherited, data) for _, y, inherited, data in _data(s) if y.oid == x.oid]
        for inherited, data in found or [(None, None)]:
            for n, text in enumerate(texts):
                c = data.expressions[n] if data is not None and n < len(data.expressions) else None
                nothing: Row = {"null_frac": None, "avg_width": None, "n_distinct": None, "correlation": None}
                yield {**_names(s, t, x), "expr": text, "inherited": inherited, **(nothing if c is None else _shown(s, c))}
