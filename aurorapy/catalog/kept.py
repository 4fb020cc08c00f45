"""Rows of system catalogs, kept from one reading to the next.

A catalog that has the same version as another has the same objects (`state.next_version`), so what is made of the objects alone, or of them and of the settings
and roles that `Context.signature` tells apart, is kept with the version: `Kept.rows`, and by the values of a column in `Kept.places`. Uncommitted changes, those
that are rolled back to a savepoint and temporary objects have versions of their own. What else can change while the version stays (positions of sequences,
activity, roles, locks) is never kept.

A new version finds the rows of descriptors that have not changed in `Catalog.parts`: descriptors are values, so the same one gives the same rows as long as no type,
operator, extension or privilege changes (`Catalog.surroundings`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

FACTS_MAX = 50_000  # definitions that are kept as text
SIGNATURES_MAX = 256  # relations times settings of which rows are kept
Tuples = list[tuple[Any, ...]]


class Kept:
    """What is known of a catalog as of one version. `facts`: what functions look up."""

    __slots__ = ("version", "rows", "places", "facts")

    def __init__(self, version: Any) -> None:
        self.version = version
        self.rows: dict[Any, Tuples] = {}
        self.places: dict[Any, dict[Any, Tuples]] = {}
        self.facts: dict[Any, Any] = {}

    def found(self, key: Any, rows: Tuples, place: int, value: Any) -> Tuples:
        """The rows of a relation with a value in one of its columns."""
        index = self.places.get((key, place))
        if index is None:
            index = self.places[key, place] = {}
            for row in rows:
                known = index.get(row[place])
                if known is None:
                    index[row[place]] = [row]
                else:
                    known.append(row)
            index.pop(None, None)
        return index.get(value, [])


def kept_of(catalog: Any) -> Kept:
    """What is known of a catalog as it is now."""
    found: Kept | None = catalog.kept
    version = catalog.version
    if found is None or found.version != version:
        found = catalog.kept = Kept(version)
    return found


def settings_of(session: Any) -> Any:
    """What else than the catalog the rows of some relations depend on; None where that may change at any time."""
    if session.transaction is not None and session.transaction.shared:
        return None
    context = session.context
    return context.signature, context.current_user, session.database.name, session.engine.roles_version


def fact(session: Any, name: str, make: Callable[[Any], Any]) -> Any:
    """What `make` finds in the session's catalog, until that changes."""
    catalog = session.catalog
    kept = kept_of(catalog)
    found = kept.facts.get(name)
    if found is None:
        found = kept.facts[name] = make(catalog)
    return found


def shown_once(name: str, show: Callable[..., Any]) -> Callable[..., Any]:
    """A function of a session and arguments that shows something of the catalog under the session's settings, and remembers what."""

    def shown(session: Any, *args: Any) -> Any:
        settings = settings_of(session)
        if settings is None:
            return show(session, *args)
        facts = kept_of(session.catalog).facts
        key = name, settings, args
        try:
            return facts[key]
        except KeyError:
            found = show(session, *args)
            if len(facts) >= FACTS_MAX:
                facts.clear()
            facts[key] = found
            return found

    return shown


def parts(catalog: Any, name: str, objects: Iterable[Any], make: Callable[[Any], Tuples]) -> Tuples:
    """The rows that `make` gives for each descriptor, those of unchanged ones as they were."""
    surroundings = catalog.surroundings
    had, known = catalog.parts.get(name, (None, {}))
    if had != surroundings:
        known = {}
    new: dict[int, tuple[Any, Tuples]] = {}
    out: Tuples = []
    for o in objects:
        found = known.get(o.oid)
        if found is None or found[0] is not o:
            found = o, make(o)
        new[o.oid] = found
        out += found[1]
    catalog.parts[name] = surroundings, new
    return out
