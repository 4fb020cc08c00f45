"""What has changed between two versions of a catalog: so that what was made under one of them may outlive a change that does not concern it.

Each change of a catalog leads from a version to a new one, and leaves a step here. Versions are a tree: a transaction's own go on from the committed one, and
ROLLBACK goes back to that. What differs between two versions lies on the ways to where these meet:

    7 ── 8 ── 9        committed: CREATE TABLE a, CREATE TABLE b
     \\
      10 ── 11         a transaction's own: from 11 to 9 there are its two changes, and the two that were committed

Objects are compared by nobody: an object that was changed and changed back counts as changed. A version to which no step leads (the types, functions, grants and
so on of a database that was opened, or of a branch) is far away: everything may have changed.

Source: the invalidation messages of PostgreSQL (inval.c, plancache.c), which name the objects, too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

_STEPS_MAX = 20_000  # beyond it all are forgotten, and everything may have changed
_WAY_MAX = 2000  # steps that are looked at; more changes than these concern something for sure
NO_OWN = 0  # the version of a session's temporary objects when it has none

_GRANTED = (1259, 1255)  # pg_class, pg_proc
_WORD = re.compile(r"\w+")


class Change(NamedTuple):
    """`oids`: of what was changed, `words`: of its names, in lower case; `all`: it may concern anything."""

    oids: frozenset[int]
    words: frozenset[str]
    all: bool = False


_EVERYTHING = Change(frozenset(), frozenset(), True)
NOTHING = Change(frozenset(), frozenset())
_steps: dict[int, tuple[int, Change]] = {}  # version -> (the one before, what has changed)


def words_of(text: str) -> frozenset[str]:
    """The words of a text, among which are those of all names that it says, in lower case."""
    return frozenset(_WORD.findall(text.lower()))


def change_of(kind: str, oid: Any, names: list[str], *, existed: bool) -> Change:
    """What a change of an object may concern. Relations, and types and functions that are new, concern who has read them and who says their names; privileges of
    relations and functions who has read or called these. What else is changed (types and functions that others are made of, operators, casts, schemas) may concern
    anything."""
    if kind in ("comment", "counter"):
        return NOTHING
    if kind in ("table", "sequence", "statistic") or (kind in ("type", "routine") and not existed):
        words = [_WORD.findall(name.lower()) for name in names]
        if all(words):
            return Change(frozenset((oid,)), frozenset([max(found, key=len) for found in words]))
    if kind == "grant" and oid[0] in _GRANTED:
        return Change(frozenset((oid[1],)), frozenset())
    return _EVERYTHING


def note(version: int, before: int, change: Change) -> None:
    """A version that follows another one."""
    if len(_steps) >= _STEPS_MAX:
        _steps.clear()
    _steps[version] = before, change


def between(a: Any, b: Any) -> Change:
    """What differs between two versions; those of a session with temporary objects are pairs."""
    if isinstance(a, tuple) or isinstance(b, tuple):
        (x, own), (y, other) = (v if isinstance(v, tuple) else (v, NO_OWN) for v in (a, b))
        return joined([_between(x, y), _between(own, other)])
    return _between(a, b)


@lru_cache(256)
def _between(a: int, b: int) -> Change:
    if a == b:
        return NOTHING
    way: dict[int, Change] = {}  # from `a` towards the beginning: version -> what the step to it has changed
    at = a
    while (step := _steps.get(at)) is not None and len(way) < _WAY_MAX:
        way[at] = step[1]
        at = step[0]
    changes: list[Change] = []
    at, last = b, at
    while at != last and at not in way:
        step = _steps.get(at)
        if step is None or len(changes) > _WAY_MAX:
            return _EVERYTHING
        changes.append(step[1])
        at = step[0]
    for version, change in way.items():
        if version == at:
            break
        changes.append(change)
    return joined(changes)


def joined(changes: list[Change]) -> Change:
    """Several changes as one."""
    if len(changes) == 1:
        return changes[0]
    if any(c.all for c in changes):
        return _EVERYTHING
    return Change(frozenset().union(*[c.oids for c in changes]), frozenset().union(*[c.words for c in changes]))
