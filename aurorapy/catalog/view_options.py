"""The options of a view, and what can be done to it.

Source: PostgreSQL 15 manual, CREATE VIEW.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.view_targets import DELETE, INSERT, UPDATE, events, refusal
from aurorapy.planner.relation import Table

from .parameters import TRUTHS, written_value

_BITS = {"INSERT": INSERT, "UPDATE": UPDATE, "DELETE": DELETE}
_BOOLEANS = ("security_barrier", "security_invoker")


def view_options(written: Iterable[tuple[str, object]], check_option: str | None, query: bound.Query) -> tuple[tuple[tuple[str, object], ...], str | None]:
    """(options as they are kept, 'local' or 'cascaded' or None); raises 22023, and 0A000 for a check of a view that cannot be written to."""
    kept: list[tuple[str, object]] = []
    for name, value in written:
        text = written_value(value)
        if name in _BOOLEANS:
            if text.lower() not in TRUTHS:
                raise errors.InvalidParameterValue(f'invalid value for boolean option "{name}": {text}')
        elif name == "check_option":
            if text not in ("local", "cascaded"):
                raise errors.InvalidParameterValue(f'invalid value for enum option "check_option": {text}', detail='Valid values are "local" and "cascaded".')
            check_option = text
        else:
            raise errors.InvalidParameterValue(f'unrecognized parameter "{name}"')
        kept.append((name, text))
    if check_option is not None:
        detail = refusal(query, any_column=True)
        if detail is not None:
            raise errors.FeatureNotSupported("WITH CHECK OPTION is supported only on automatically updatable views", hint=detail)
        if all(name != "check_option" for name, _ in kept):
            kept.append(("check_option", check_option))
    return tuple(kept), check_option


def has_instead(table: Table, event: str) -> bool:
    """Whether a view has an INSTEAD OF trigger for an event."""
    return any(t.when == "INSTEAD OF" and event in t.events for t in table.triggers)


def relation_events(session: Any, table: Table | None, columns: set[int] | None = None, *, triggers: bool = False) -> int:
    """pg_relation_is_updatable: UPDATE 4, INSERT 8, DELETE 16; with `columns` (from 0): of a view, to one of these. `triggers`: by way of those, too."""
    if table is None or table.rows is not None:
        return 0
    if table.kind in "rp":
        return INSERT | UPDATE | DELETE
    if table.kind != "v":
        return 0
    from .views import bound_view

    by_rules = {r.event for r in table.rules if r.instead and r.condition is None}
    own = sum(bit for event, bit in _BITS.items() if event.lower() in by_rules or triggers and has_instead(table, event))
    if own == INSERT | UPDATE | DELETE:
        return own
    return own | events(bound_view(session, table), columns, lambda t, below: relation_events(session, t, below, triggers=triggers))


def column_updatable(session: Any, table: Table | None, attnum: int, *, triggers: bool = False) -> bool:
    """pg_column_is_updatable."""
    wanted = UPDATE | DELETE
    return attnum > 0 and relation_events(session, table, {attnum - 1}, triggers=triggers) & wanted == wanted


def updatable_columns(session: Any, table: Table) -> set[int]:
    """The numbers of the columns that pg_column_is_updatable is true of."""
    if table.kind != "v" or table.rows is not None:
        return {c.attnum for c in table.live if table.kind in "rp" and table.rows is None}
    return {c.attnum for c in table.columns if column_updatable(session, table, c.attnum)}
