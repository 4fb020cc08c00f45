"""Partition keys, bounds and the conditions that follow from them, as SQL text: what psql, pg_dump and \\d+ show.

Source: pg_get_partkeydef, get_rule_expr (PartitionBoundSpec) and get_qual_from_partbound of PostgreSQL 15.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.access_methods.classes import class_of, default_class
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.relation import PartitionBound, PartitionColumn, PartitionKey, Table
from aurorapy.planner.types import TYPES

from .collations import shown_collation
from .definitions import expression

_STRATEGIES = {"r": "RANGE", "l": "LIST", "h": "HASH"}


def key_text(s: Any, table: Table, *, columns_only: bool = False) -> str:
    """`RANGE (a, lower(b))`."""
    key = table.partition_key
    assert key is not None
    parts = []
    for c in key.columns:
        text = _column(s, table, c)
        if not columns_only:
            usual = table.columns[c.attnum - 1].collation if c.attnum else TYPES[c.type].collation
            if c.collation and c.collation != usual:
                text += f" COLLATE {shown_collation(s, c.collation)}"
            if c.opclass and not _is_default(c, "hash" if key.strategy == "h" else "btree"):
                text += f" {_class(s, c, 'hash' if key.strategy == 'h' else 'btree')}"
        parts.append(text)
    joined = ", ".join(parts)
    return joined if columns_only else f"{_STRATEGIES[key.strategy]} ({joined})"


def _is_default(c: PartitionColumn, method: str) -> bool:
    """Whether a class need not be named, because it is the type's default."""
    usual, found = default_class(method, c.type), class_of(method, c.type, c.opclass)
    return usual is not None and found is not None and usual.oid == found.oid


def _class(s: Any, c: PartitionColumn, method: str) -> str:
    found = class_of(method, c.type, c.opclass)
    assert found is not None
    hidden = found.schema != "pg_catalog" and found.schema not in s.context.search_path
    return f"{quote_name(found.schema)}.{quote_name(found.name)}" if hidden else quote_name(found.name)


def _column(s: Any, table: Table, c: PartitionColumn) -> str:
    if c.attnum:
        return quote_name(table.columns[c.attnum - 1].name)
    text = expression(s, table, c.expression or "", False)
    return text if (text[:1].isalpha() or text[:1] == '"') and text.endswith(")") and "(" in text and _is_call(text) else f"({text})"


def _is_call(text: str) -> bool:
    """Whether the first parenthesis closes at the end."""
    depth = 0
    for i, ch in enumerate(text):
        depth += (ch == "(") - (ch == ")")
        if ch == ")" and depth == 0:
            return i == len(text) - 1
    return False


# --- constraints ---


def _typed(c: PartitionColumn, value: Any, context: Any) -> str:
    """A datum as the expression writer shows a constant of the type."""
    from aurorapy.planner import bound
    from aurorapy.planner.plan.deparse import Writer

    return Writer(context=context)(bound.Const(c.type, value, c.typmod if c.type not in (1042, 1043) else c.typmod))


def _operand(name: str, c: PartitionColumn) -> str:
    """A key column, as text where its type has no operators of its own."""
    return f"({name})::text" if c.type == 1043 else name


def constraint_text(s: Any, table: Table) -> str | None:
    """The condition of a partition's rows, those of the tables above it included; None where there is none."""
    catalog = s.catalog
    parts: list[str] = []
    while table.bound is not None and table.parents:
        parent = catalog.tables[table.parents[0]]
        parts = [*_conditions(s, parent, table.bound), *parts]
        table = parent
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else f"({' AND '.join(parts)})"


def _conditions(s: Any, parent: Table, b: PartitionBound) -> list[str]:
    key = parent.partition_key
    assert key is not None
    names = [quote_name(parent.columns[c.attnum - 1].name) if c.attnum else expression(s, parent, c.expression or "", False) for c in key.columns]
    if key.strategy == "h":
        return [f"satisfies_hash_partition('{parent.oid}'::oid, {b.modulus}, {b.remainder}, {', '.join(names)})"]
    if b.default:
        found = _default(s, parent, key, names)
        return [] if found is None else [f"(NOT {found})"]
    if key.strategy == "l":
        return _list(s, key.columns[0], names[0], b.values)
    return _range(s, key, names, b)


def _list(s: Any, c: PartitionColumn, name: str, values: tuple[Any, ...]) -> list[str]:
    given = [v for v in values if v is not None]
    operand = _operand(name, c)
    test = None
    if len(given) == 1:
        test = f"({operand} = {_typed(c, given[0], s.context)})"
    elif given:
        test = f"({operand} = ANY (ARRAY[{', '.join(_typed(c, v, s.context) for v in given)}]))"
    if None not in values:
        return [f"({name} IS NOT NULL)", test or ""]
    return [f"({name} IS NULL)"] if test is None else [f"(({name} IS NULL) OR {test})"]


def _range(s: Any, key: PartitionKey, names: list[str], b: PartitionBound) -> list[str]:
    out = [f"({n} IS NOT NULL)" for n in names]
    at = 0
    while at < len(names) and not b.low[at][0] and b.low[at] == b.high[at]:
        out.append(f"({_operand(names[at], key.columns[at])} = {_typed(key.columns[at], b.low[at][1], s.context)})")
        at += 1
    for side, op, last in ((b.low, ">", ">="), (b.high, "<", "<")):
        found = _side(s, key, names, side, at, op, last)
        if found is not None:
            out.append(found)
    return out


def _side(s: Any, key: PartitionKey, names: list[str], side: tuple[tuple[int, Any], ...], at: int, op: str, last: str) -> str | None:
    """`(a > 1) OR ((a = 1) AND (b >= 2))`, from column `at` on."""
    ways: list[str] = []
    equal: list[str] = []
    for n in range(at, len(names)):
        where, v = side[n]
        if where:
            if equal and ((where < 0) == (op == ">")):  # everything that begins so
                ways[-1] = ways[-1].replace(f" {op} ", f" {op}= ", 1) if len(equal) == 1 and len(ways) == 1 else ways[-1]
                if not (len(equal) == 1 and len(ways) == 1):
                    ways[-1] = _with_equal(ways[-1], op)
            break
        name, value = _operand(names[n], key.columns[n]), _typed(key.columns[n], v, s.context)
        final = n == len(names) - 1
        test = f"({name} {last if final else op} {value})"
        ways.append(test if not equal else f"({' AND '.join([*equal, test])})")
        equal.append(f"({name} = {value})")
    if not ways:
        return None
    return ways[0] if len(ways) == 1 else f"({' OR '.join(ways)})"


def _with_equal(way: str, op: str) -> str:
    at = way.rindex(f" {op} ")
    return way[: at + 1 + len(op)] + "=" + way[at + 1 + len(op):]


def _default(s: Any, parent: Table, key: PartitionKey, names: list[str]) -> str | None:
    """What the other partitions have, one after the other."""
    from aurorapy.planner.partitions import Partitions

    others = {t.oid: t for t in (s.catalog.tables[o] for o in parent.children) if t.bound is not None and not t.bound.default}
    if not others:
        return None
    known = Partitions(key, [(o, t.bound) for o, t in others.items()])
    if key.strategy == "l":
        c = key.columns[0]
        values = [v for o in known.order for v in others[o].bound.values if v is not None]
        values = sorted(values, key=lambda v: known.part(0, v))
        nulls = known.null is not None
        operand = _operand(names[0], c)
        tests = []
        if len(values) == 1:
            tests = [f"({operand} = {_typed(c, values[0], s.context)})"]
        elif values:
            tests = [f"({operand} = ANY (ARRAY[{', '.join(_typed(c, v, s.context) for v in values)}]))"]
        if nulls:
            return f"(({names[0]} IS NULL) OR {tests[0]})" if tests else f"({names[0]} IS NULL)"
        return f"(({names[0]} IS NOT NULL) AND {tests[0]})" if tests else None
    parts = []
    for oid in known.order:
        conditions = _range(s, key, names, others[oid].bound)[len(names):]
        parts.append("(" + " AND ".join(conditions) + ")" if len(conditions) > 1 else conditions[0] if conditions else "true")
    tested = " AND ".join(f"({n} IS NOT NULL)" for n in names)
    return f"({tested} AND {parts[0] if len(parts) == 1 else '(' + ' OR '.join(parts) + ')'})"



