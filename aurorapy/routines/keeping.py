"""How long what was made of a routine's body is good: until something changes that it was made of.

Code and plans are made under one version of the catalog and one set of the session's settings. Under another version they are good as long as no relation, function or
type that they use has changed, and no name that their text says has got another meaning (`catalog.trail`).

Source: PostgreSQL's plancache.c, which keeps plans by what they depend on; here, a new object counts, too, that has a name which the text says.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from aurorapy.catalog.state import FIRST_OID
from aurorapy.catalog.trail import between, words_of


class Uses:
    """What something was made of: `oids` of relations, functions and types, and the `words` of its texts. One that is not `sure` is good for no other version."""

    __slots__ = ("oids", "words", "sure")

    def __init__(self, *texts: str) -> None:
        self.oids: set[int] = set()
        self.words: set[str] = set()
        self.sure = True
        for text in texts:
            self.say(text)

    def say(self, text: str) -> None:
        """A text in which names are looked up."""
        words = _words(text)
        if words is None:
            self.sure = False
        else:
            self.words |= words

    def bind(self, session: Any, relations: Iterable[int], routines: Iterable[int], types: Iterable[int] = ()) -> None:
        """What the binder has found. The bodies of SQL functions may have been taken in."""
        catalog = session.catalog
        for oid in relations:
            self.oids.add(oid)
            table = catalog.tables.get(oid)
            if table is not None:
                self._types(catalog, [c.type for c in table.columns])
                self.sure = self.sure and not table.rules and not table.row_security
        for oid in routines:
            self.oids.add(oid)
            routine = catalog.routines.get(oid)
            if routine is None:
                self.sure = False
                continue
            self._types(catalog, (routine.result, *routine.args, *routine.all_types))
            if routine.language == "sql":
                for text in (routine.source or "", *(routine.body or ())):
                    self.say(text)
        self._types(catalog, types)

    def _types(self, catalog: Any, types: Iterable[int]) -> None:
        for oid in types:
            if oid >= FIRST_OID:
                self.oids.add(catalog.type_oids.get(oid, oid))

    def join(self, other: Uses) -> None:
        """And what something else was made of."""
        self.oids |= other.oids
        self.words |= other.words
        self.sure = self.sure and other.sure

    def outlive(self, before: Any, after: Any) -> bool:
        """Whether nothing of this has changed between two versions of the catalog."""
        if not self.sure:
            return False
        change = between(before, after)
        return not change.all and self.oids.isdisjoint(change.oids) and self.words.isdisjoint(change.words)


class Made:
    """Something that was made, with the version and the settings under which it is good."""

    __slots__ = ("value", "uses", "version", "signature")

    def __init__(self, session: Any, value: Any, uses: Uses) -> None:
        self.value, self.uses = value, uses
        self.version, self.signature = session.catalog.version, session.context.signature

    def is_good(self, session: Any) -> bool:
        """Whether it is good now."""
        version = session.catalog.version
        if self.signature != session.context.signature:
            return False
        if self.version != version:
            if not self.uses.outlive(self.version, version):
                return False
            self.version = version
        return True


def uses_of_plan(session: Any, text: str, plan: Any) -> Uses:
    """What a plan of a text is made of."""
    uses = Uses(text)
    uses.bind(session, plan.relations, plan.routines, [c.type for c in plan.columns])
    return uses


@lru_cache(2000)
def _words(text: str) -> frozenset[str] | None:
    """The words of a text; None where it may say names by escapes."""
    lowered = text.lower()
    return None if "u&" in lowered or ("\\" in lowered and "reg" in lowered) else words_of(text)


__all__ = ["Made", "Uses", "uses_of_plan"]
