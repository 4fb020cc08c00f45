"""amvalidate: whether an operator class has what its access method needs of it; INFO says what it lacks.

Source: PostgreSQL 15 manual, table 9.71 and section 38.16; btvalidate and hashvalidate.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.operations import ClassDef
from aurorapy.planner.types import format_type

from .found import base_method, class_at, family_at, functions_of_family, method_name

_REQUIRED = {"btree": ({1, 2, 3, 4, 5}, {1}), "hash": ({1}, {1})}


def validate(session: Any, oid: int) -> bool:
    """amvalidate(oid)"""
    from aurorapy.commands import warning

    catalog = session.catalog
    c = catalog.operations.get(oid)
    if not isinstance(c, ClassDef):
        from .naming import by_oid

        if by_oid(catalog, "operator class", oid) is None:
            raise errors.InternalError_(f"cache lookup failed for operator class {oid}")
        return True
    base = base_method(catalog, c.method)
    if base not in _REQUIRED:
        return class_at(catalog, oid).works
    family, of = family_at(catalog, c.family), f"of access method {method_name(catalog, c.method)}"
    operators, functions = _REQUIRED[base]
    groups: dict[tuple[int, int], tuple[set[int], set[int]]] = {}
    for m in family.members.values():
        groups.setdefault((m.left, m.right), (set(), set()))[0].add(m.strategy)
    for f in functions_of_family(catalog, c.family):
        groups.setdefault((f.left, f.right), (set(), set()))[1].add(f.number)
    lacks: list[str] = []
    hashed = {left for (left, right), (_, numbers) in groups.items() if left == right and 1 in numbers}
    for (left, right), (strategies, numbers) in sorted(groups.items()):
        types = f"for types {format_type(left)} and {format_type(right)}"
        if base == "hash" and not strategies:
            continue
        if not operators <= strategies:
            lacks.append(f'operator family "{family.name}" {of} is missing operator(s) {types}')
        if (not functions <= numbers) if base == "btree" else not {left, right} <= hashed:
            lacks.append(f'operator family "{family.name}" {of} is missing support function {types}' if base == "btree" else
                         f'operator family "{family.name}" {of} lacks support function for operator {_operator(catalog, family, left, right)}')
    if (c.type, c.type) not in groups:
        lacks.append(f'operator class "{c.name}" {of} is missing operator(s)')
    pairs = [p for p, (strategies, numbers) in groups.items() if strategies or (base == "btree" and numbers != {3})]  # not in_range alone
    if len(pairs) != len(hashed if base == "hash" else {t for p in pairs for t in p}) ** 2:
        lacks.append(f'operator family "{family.name}" {of} is missing cross-type operator(s)')
    for text in lacks:
        warning(session, "42P17", text, "INFO")
    return not lacks


def _operator(catalog: Any, family: Any, left: int, right: int) -> str:
    name = next(m.name for m in family.members.values() if (m.left, m.right) == (left, right))
    symbol = name.rpartition(".")[2].rstrip(")") if name.startswith("OPERATOR(") else name
    return f"{symbol}({format_type(left)},{format_type(right)})"



