"""Triggers as SQL text and as the system catalogs have them."""

from __future__ import annotations

from typing import Any

from aurorapy.catalog.kept import fact
from aurorapy.planner.plan.deparse import quote_name, quote_text
from aurorapy.planner.relation import Table, Trigger

from .calling import function_name
from .conditions import bound_condition, condition_text
from .internal import FIRST_OID, all_internal

_BITS = {"INSERT": 4, "DELETE": 8, "UPDATE": 16, "TRUNCATE": 32, "BEFORE": 2, "INSTEAD OF": 64, "AFTER": 0}
EVENTS = ("INSERT", "DELETE", "UPDATE", "TRUNCATE")  # in the order in which definitions have them


def type_bits(t: Trigger) -> int:
    """pg_trigger.tgtype."""
    return int(t.row) | _BITS[t.when] | sum(_BITS[e] for e in t.events)


def action(session: Any, t: Trigger) -> str:
    """EXECUTE FUNCTION ..."""
    return f"EXECUTE FUNCTION {function_name(session, t.function)}({', '.join(map(quote_text, t.args))})"


def condition(session: Any, table: Table, t: Trigger, *, pretty: bool = False) -> str | None:
    """WHEN's expression."""
    if t.condition is None:
        return None
    return condition_text(table, bound_condition(session, table, t.condition, folding=False), session.context, pretty=pretty)


def definition(session: Any, table: Table, t: Trigger, *, pretty: bool = False) -> str:
    """pg_get_triggerdef."""
    from aurorapy.catalog.dependencies import relation_name

    def name(of: Table) -> str:
        return relation_name(session, of) if pretty else f"{quote_name(of.schema_name)}.{quote_name(of.name)}"

    events = []
    for e in EVENTS:
        if e in t.events:
            columns = f" OF {', '.join(quote_name(table.columns[n - 1].name) for n in t.columns)}" if e == "UPDATE" and t.columns else ""
            events.append(e + columns)
    parts = [f"CREATE {'CONSTRAINT ' if t.constraint else ''}TRIGGER {quote_name(t.name)} {t.when} {' OR '.join(events)} ON {name(table)}"]
    if t.constraint:
        if t.ref_table and t.ref_table in session.catalog.tables:
            parts.append(f"FROM {relation_name(session, session.catalog.tables[t.ref_table])}")
        parts.append(f"{'' if t.deferrable else 'NOT '}DEFERRABLE INITIALLY {'DEFERRED' if t.deferred else 'IMMEDIATE'}")
    if t.old_table or t.new_table:
        named = [f"{word} TABLE AS {quote_name(n)}" for word, n in (("OLD", t.old_table), ("NEW", t.new_table)) if n]
        parts.append("REFERENCING " + " ".join(named))
    parts.append(f"FOR EACH {'ROW' if t.row else 'STATEMENT'}")
    when = condition(session, table, t, pretty=pretty)
    if when is not None:
        parts.append(f"WHEN ({when})")
    parts.append(action(session, t))
    return " ".join(parts)


def find(session: Any, oid: int) -> tuple[Table, Trigger] | None:
    """A trigger by its oid."""
    if oid >= FIRST_OID:
        return next(((table, t) for table, (t, _) in all_internal(session.catalog) if t.oid == oid), None)
    found: tuple[Table, Trigger] | None = fact(session, "triggers", lambda c: {t.oid: (table, t) for table in c.tables.values() for t in table.triggers}).get(oid)
    return found
