"""The texts that a relation's descriptor keeps: who looks for a name in them sees at once which descriptors have it nowhere.

A descriptor never changes, so what its texts are, one behind the other, is remembered as long as there is the descriptor.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterator

from aurorapy.planner.relation import Table

_kept: dict[int, tuple[weakref.ref[Table], str]] = {}  # by the descriptor's id


def stored_texts(table: Table) -> Iterator[str | None]:
    """Every text that a relation's descriptor keeps."""
    yield table.view
    for c in table.columns:
        yield c.default
        yield c.generated
    yield from (c.expression for c in table.checks)
    for k in table.partition_key.columns if table.partition_key is not None else ():
        yield k.expression
    yield from (t.condition for t in table.triggers)
    yield from (x for p in table.policies for x in (p.using, p.check))
    yield from (x for r in table.rules for x in (r.condition, *r.actions))
    yield from (e for x in table.statistics for e in x.expressions)
    for i in table.indexes:
        yield i.predicate
        yield from (c.expression for c in i.columns)


def whole_text(table: Table) -> str:
    """All of them."""
    key = id(table)
    found = _kept.get(key)
    if found is None:
        gone = weakref.ref(table, lambda _: _kept.pop(key, None))
        found = _kept[key] = gone, "\0".join([text for text in stored_texts(table) if text])
    return found[1]
