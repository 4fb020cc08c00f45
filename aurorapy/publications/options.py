"""The options of publications and subscriptions: `(name = value, ..)`, each once.

Source: PostgreSQL 15's define.c (defGetBoolean, defGetString) and SplitIdentifierString of varlena.c.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aurorapy import errors
from aurorapy.option_values import boolean
from aurorapy.planner.parse import tree

_IDENTIFIER = re.compile(r'\s*(?:"((?:[^"]|"")+)"|([A-Za-z_\x80-\U0010ffff][\w$]*))\s*(,|$)')


class Given:
    """What a list of options says."""

    def __init__(self, items: tuple[tree.DefinitionItem, ...]) -> None:
        self.items = items

    def each(self) -> Iterator[tree.DefinitionItem]:
        """The options; 42601 at one that was there before."""
        seen: set[str] = set()
        for item in self.items:
            if item.name in seen:
                raise errors.SyntaxError_("conflicting or redundant options", position=item.pos)
            yield item
            seen.add(item.name)

    def text(self, item: tree.DefinitionItem) -> str:
        """The value as a text; 42601 without one."""
        if item.value is None:
            raise errors.SyntaxError_(f"{item.name} requires a parameter")
        return item.value.text

    def boolean(self, item: tree.DefinitionItem) -> bool:
        """The value as a Boolean, true without one."""
        return boolean(item.name, None if item.value is None else item.value.text)

    def identifiers(self, item: tree.DefinitionItem) -> list[str] | None:
        """The value as a list of identifiers; None where it is none."""
        text = self.text(item).strip()
        out: list[str] = []
        at = 0
        more = bool(text)
        while more:
            found = _IDENTIFIER.match(text, at)
            if found is None:
                return None
            out.append(found[1].replace('""', '"') if found[1] is not None else found[2].lower())
            at, more = found.end(), found[3] == ","
        return out
