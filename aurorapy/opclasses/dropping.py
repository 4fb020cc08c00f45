"""What depends on operator classes and families, access methods, collations and conversions, and what goes with them.

Source: PostgreSQL 15 manual, section 5.14; btadjustmembers for what a class needs and what is a loose member of its family.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aurorapy.operations.found import function_at
from aurorapy.planner.operations import ClassDef, FamilyDef, FamilyOperator
from aurorapy.planner.types import HOME, format_type

Obj = tuple[str, int, Any]


def describe_defined(session: Any, kind: str, oid: int) -> str:
    """An object as messages name it."""
    from .defined import describe

    return describe(session, kind, oid)


def dependents_of_defined(catalog: Any, kind: str, oid: int) -> Iterator[tuple[int, Obj]]:
    """(an oid to order by, object) of what depends on one."""
    from aurorapy.catalog.collations import dependents_of_collation
    from aurorapy.catalog.members import dependents_of_class

    from .access_methods import methods_dependents

    if kind == "operator class":
        yield from dependents_of_class(catalog, oid)
        mine = f"#{oid}"
        yield from ((t.oid, ("table", t.oid, 0)) for t in catalog.tables.values()
                    if t.partition_key is not None and any(c.opclass == mine for c in t.partition_key.columns))
    elif kind == "operator family":
        yield from ((c.oid, ("operator class", c.oid, 0)) for c in catalog.operations.values() if isinstance(c, ClassDef) and c.family == oid)
    elif kind == "access method":
        yield from methods_dependents(catalog, oid)
    elif kind == "collation":
        home: Any = HOME.get()
        yield from dependents_of_collation(home.session, oid)


def remove_defined(catalog: Any, kind: str, oid: int) -> None:
    """Take one out of the catalog, a class with its members."""
    gone = catalog.operations.get(oid)
    if gone is None:
        return
    if isinstance(gone, ClassDef):
        family = catalog.operations.get(gone.family)
        if isinstance(family, FamilyDef):
            _keep(catalog, family, tuple([m for m in family.operators if m.opclass != oid]), tuple([m for m in family.functions if m.opclass != oid]))
    catalog.drop_operation(oid)


def _keep(catalog: Any, family: FamilyDef, operators: tuple[Any, ...], functions: tuple[Any, ...]) -> None:
    """A family with fewer members."""
    if len(operators) + len(functions) < len(family.operators) + len(family.functions):
        catalog.put_operation(replace(family, operators=operators, functions=functions))


def forget_members(catalog: Any, obj: Obj) -> None:
    """An operator, function or type goes, and the loose members of families that are made of it."""
    kind, oid, _ = obj
    for family in [f for f in catalog.operations.values() if isinstance(f, FamilyDef)]:
        if kind == "type":
            operators = tuple([m for m in family.operators if oid not in (m.left, m.right)])
            functions = tuple([m for m in family.functions if oid not in (m.left, m.right)])
        elif kind == "operator":
            operators, functions = tuple([m for m in family.operators if m.operator != oid]), family.functions
        else:
            operators, functions = family.operators, tuple([m for m in family.functions if m.function != oid])
        _keep(catalog, family, operators, functions)


def described_member(session: Any, oid: int) -> str | None:
    """A user's member of a family by its oid."""
    for family in session.catalog.operations.values():
        if isinstance(family, FamilyDef):
            members: tuple[Any, ...] = (*family.operators, *family.functions)
            for m in members:
                if m.oid == oid:
                    return describe_member(session, family, m)
    return None


def describe_member(session: Any, family: FamilyDef, m: Any) -> str:
    """A member of a family as messages name it."""
    from .found import operator_at
    from .naming import shown

    of = f"operator family {shown(session, 'operator family', family.oid)}"
    types = f"({format_type(m.left)}, {format_type(m.right)})"
    if isinstance(m, FamilyOperator):
        o = operator_at(session.catalog, m.operator)
        return f"operator {m.strategy} {types} of {of}: {o.symbol or o.name}({format_type(o.left)},{format_type(o.right)})"
    f = function_at(session.catalog, m.function)
    assert f is not None
    return f"function {m.number} {types} of {of}: {f.name}({','.join(map(format_type, f.args))})"
