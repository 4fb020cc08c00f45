"""tsvector and tsquery in gin and gist indexes.

gin has an entry for each lexeme. A query's lexeme asks for its entry, a prefix for the entries that begin with it; negation tells nothing of entries, and a phrase
needs what its parts need. Weights and distances are seen when a row is looked at again. gist keeps no part of a document, so it narrows nothing.

Source: PostgreSQL 15 manual, section 12.9; tsginidx.c.
"""

from __future__ import annotations

from typing import Any

from .classes import extend
from .entries import EVERYTHING, NOTHING, Between, Entries, Has, Query, every, some

_LAST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


def behind(prefix: str) -> str | None:
    """The least text behind all that begin with a prefix; None where there is none."""
    while prefix and ord(prefix[-1]) == _LAST:
        prefix = prefix[:-1]
    if not prefix:
        return None
    following = ord(prefix[-1]) + 1
    return prefix[:-1] + chr(_SURROGATES.stop if following in _SURROGATES else following)


def _keys(vector: Any) -> list[str]:
    from aurorapy.planner.textsearch.matching import vector_keys  # loaded when it is used

    return vector_keys(vector)


def _query(strategy: int, query: Any) -> Query:
    from aurorapy.planner.textsearch.queries import NOT, OR, is_value

    def needs(node: Any) -> Query:
        if is_value(node):
            return Between(node[0], behind(node[0])) if node[2] else Has(node[0])
        if node[0] == NOT:
            return EVERYTHING
        return (some if node[0] == OR else every)([needs(node[1]), needs(node[2])])

    return needs(query) if query else NOTHING


_ENTRIES = Entries(_keys, _query)
extend("gin", "tsvector_ops", entries=lambda _: _ENTRIES)
for _name in ("tsvector_ops", "tsquery_ops"):
    extend("gist", _name, part=lambda _: lambda v: 0)
