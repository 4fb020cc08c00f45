"""Where stored text mentions a user's type, and what is made of one.

Stored text writes a user's type with its schema, always the same way, so whether it mentions one is seen by its name, outside of string literals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.relation import Table
from aurorapy.planner.types import HOME
from aurorapy.planner.types.defined_bases import DefinedBase
from aurorapy.planner.types.domains import DomainDef
from aurorapy.planner.types.user_ranges import RangeDef

from .stored_texts import stored_texts, whole_text
from .whole_rows import named_columns

__all__ = ["Mentions", "columns_read", "dependents_of_type", "holders", "stored_texts", "type_oids", "type_texts"]
_STRINGS = re.compile(r"'(?:[^']|'')*'")


class Mentions:
    """Finds the names of some types in stored text, as they are written now."""

    def __init__(self, catalog: Any, oids: set[int]) -> None:
        names = []
        self.parts: list[str] = []  # a text that has none of them mentions nothing
        for (schema, name), oid in sorted(catalog.type_names.items()):
            if oid in oids:
                self.parts.append(f"{quote_name(catalog.schemas[schema])}.{quote_name(name)}")
                text = re.escape(self.parts[-1])
                table = catalog.tables.get(catalog.type_oids[oid])
                names.append(text if table is None or table.kind == "c" else "(?<=::)" + text)  # the relation itself has the same name
        self.names = names
        self.pattern: re.Pattern[str] | None = None  # compiled for the first text that may have one of them

    def __call__(self, text: str | None) -> bool:
        if text is None or not self.may(text):
            return False
        if self.pattern is None:
            self.pattern = re.compile(r'(?<![\w$".])(?:' + "|".join(self.names) + r')(?![\w$".])')
        return self.pattern.search(_STRINGS.sub("''", text)) is not None

    def may(self, text: str) -> bool:
        """Whether there is something to look at in a text."""
        return any(part in text for part in self.parts)


def type_texts(defined: Any) -> Iterator[str | None]:
    """Every text that a type's descriptor keeps."""
    if isinstance(defined, DomainDef):
        yield defined.default
        yield from (c.expression for c in defined.checks)


def type_oids(catalog: Any, owner: int) -> set[int]:
    """The oids of a type, or of a relation's rows' type, and of its array type."""
    return {oid for oid, o in catalog.type_oids.items() if o == owner}


def dependents_of_type(catalog: Any, oid: int) -> Iterator[tuple[int, tuple[str, int, Any]]]:
    """(an oid to order by, object) of what is made of one type, not of its array type: columns, views, defaults, constraints, indexes, types."""
    mentions = Mentions(catalog, {oid})
    made = catalog.types.get(oid)
    if isinstance(made, RangeDef):
        yield from dependents_of_type(catalog, made.multirange)
    for d in catalog.types.values():
        if (isinstance(d, RangeDef) and d.subtype == oid) or (isinstance(d, DefinedBase) and d.element == oid):
            yield d.oid, ("type", d.oid, 0)
        if isinstance(d, DomainDef) and d.oid != oid:
            if d.base == oid or mentions(d.default):
                yield d.oid, ("type", d.oid, 0)
            else:
                yield from ((d.oid, ("domain constraint", d.oid, c.name)) for c in d.checks if mentions(c.expression))
    for t in catalog.tables.values():
        if t.view is not None:
            if mentions(t.view):
                yield t.oid, ("table", t.oid, 0)
            else:
                yield from ((t.oid, ("default", t.oid, c.attnum)) for c in t.columns if mentions(c.default))
            continue
        if t.of_type != oid and all(c.type != oid for c in t.columns) and (t.partition_key is None or all(c.type != oid for c in t.partition_key.columns)) and (
                not mentions.may(whole_text(t))):
            continue
        gone = {c.attnum for c in t.columns if not c.dropped and (c.type == oid or mentions(c.generated))}
        key = () if t.partition_key is None else t.partition_key.columns
        if t.of_type == oid or any(c.attnum in gone or c.type == oid or mentions(c.expression) for c in key) or (
                gone & columns_read(t, [c.expression for c in key])):
            yield t.oid, ("table", t.oid, 0)
            continue
        yield from ((t.oid, ("column", t.oid, n)) for n in sorted(gone))
        yield from ((t.oid, ("default", t.oid, c.attnum)) for c in t.columns if c.attnum not in gone and not c.dropped and mentions(c.default))
        yield from ((p.oid, ("policy", t.oid, p.name)) for p in t.policies if mentions(p.using) or mentions(p.check))
        yield from ((r.oid, ("rule", t.oid, r.name)) for r in t.rules if mentions(r.condition) or any(map(mentions, r.actions)))
        yield from ((x.oid, ("statistics", x.oid, t.oid)) for x in t.statistics if any(map(mentions, x.expressions)))
        yield from ((c.oid, ("constraint", t.oid, c.name)) for c in t.checks if mentions(c.expression) and not gone & columns_read(t, [c.expression]))
        for i in t.indexes:
            texts = [i.predicate, *(c.expression for c in i.columns)]
            if any(map(mentions, texts)) and not gone & (columns_read(t, texts) | {c.attnum for c in i.columns}):
                yield i.oid, ("index", i.oid, t.oid)


def columns_read(table: Table, texts: list[str | None]) -> set[int]:
    """The attnums of a table's columns that stored expressions name."""
    home: Any = HOME.get()
    return {n.column + 1 for text in texts if text is not None for n in named_columns(home.bind_over(table, 1, text))}


def holders(catalog: Any, types: set[int]) -> set[int]:
    """The types of whose values those of some types are a part: arrays and rows."""
    out: set[int] = set()
    while True:
        known = types | out
        new = {d.array for d in catalog.types.values() if d.oid in known}
        for t in catalog.tables.values():
            if t.type_oid in known:
                new.add(t.array_oid)
            for c in t.columns:  # of all tables, for each change of one: a loop is the quickest
                if c.type in known and not c.dropped:
                    new |= {t.type_oid, t.array_oid}
                    break
        new |= {d.oid for d in catalog.types.values() if isinstance(d, DomainDef) and d.base in out}
        new |= {o for d in catalog.types.values() if isinstance(d, RangeDef) and d.subtype in known for o in (d.oid, d.multirange)}
        if new <= out:
            return out - {0}
        out |= new
