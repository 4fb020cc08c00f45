"""CREATE and ALTER SEQUENCE, and the sequences of serial and identity columns.

RESTART gives a sequence new storage, so that it comes back when the transaction does.

Source: PostgreSQL 15 manual, CREATE SEQUENCE and ALTER SEQUENCE.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Sequence, Table
from aurorapy.planner.types import format_type

from . import naming
from .expressions import binder

Options = tuple[tuple[str, Any], ...]
LIMITS = {21: (-32768, 32767), 23: (-2147483648, 2147483647), 20: (-9223372036854775808, 9223372036854775807)}
_NAMES = {21: "int2", 23: "int4", 20: "int8"}


def make_sequence(session: Any, schema: int, name: str, options: Options, *, type: int = 20, owned_by: Any = None, identity: bool = False,
                  old: Sequence | None = None, persistence: str = "p") -> Sequence:
    """Create a sequence, or change `old`."""
    catalog = session.catalog
    given = _given(options)
    if "as" in given:
        type = binder(session).type_name(given["as"])[0]
        if type not in LIMITS:
            what = "identity column" if identity else "sequence"
            raise errors.InvalidParameterValue(f"{what} type must be smallint, integer, or bigint")
    increment = int(given.get("increment", old.increment if old else 1))
    if increment == 0:
        raise errors.InvalidParameterValue("INCREMENT must not be zero")
    minimum, maximum = _range(given, type, increment, old)
    start = given.get("start")
    start = int(start) if start is not None else old.start if old else minimum if increment > 0 else maximum
    _inside("START", start, minimum, maximum)
    cache = int(given.get("cache", old.cache if old else 1))
    if cache < 1:
        raise errors.InvalidParameterValue(f"CACHE ({cache}) must be greater than zero")
    if old is not None:
        persistence = old.persistence
    elif catalog.schemas[schema].startswith("pg_temp"):
        persistence = "t"
    if "owned_by" not in given and old is not None and owned_by is None:
        owned_by = old.owned_by
    sequence = Sequence(old.oid if old else catalog.new_oid(), name, schema, old.root if old else session.database.new_tree(session.transaction, persistence == "t"),
                        type, start, increment, minimum, maximum, cache, bool(given.get("cycle", old.cycle if old else False)), owned_by=owned_by,
                        identity=old.identity if old else identity, owner=old.owner if old else session.user_oid, persistence=persistence)
    if "restart" in given:
        value = int(given["restart"]) if given["restart"] is not None else start
        _inside("RESTART", value, minimum, maximum)
        return restart(session, sequence, value)
    if old is not None:
        last, called, _ = session.database.sequence_state(old)
        _inside("RESTART", last, minimum, maximum)
        if start != old.start and not called:
            session.database.store_sequence(old, last, called)  # it was the old start that stood for it
    catalog.put_sequence(sequence)
    return sequence


def _given(options: Options) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for name, value in options:
        if name in given:
            raise errors.SyntaxError_("conflicting or redundant options")
        if isinstance(value, int | str) and not isinstance(value, bool) and not -(1 << 63) <= int(value) < 1 << 63:
            raise errors.NumericValueOutOfRange(f'value "{value}" is out of range for type bigint')
        given[name] = value
    return given


def _range(given: dict[str, Any], type: int, increment: int, old: Sequence | None) -> tuple[int, int]:
    """(minimum, maximum): as given, else as before, but a bound that was the old type's becomes the new one's."""
    bottom, top = LIMITS[type]
    reset_low, reset_high = (old is not None and "as" in given and value == bound for value, bound in (
        (old.minimum if old else 0, LIMITS[old.type][0] if old else 0), (old.maximum if old else 0, LIMITS[old.type][1] if old else 0)))
    low, high = given.get("minvalue"), given.get("maxvalue")
    if high is not None:
        maximum = int(high)
    elif old is None or "maxvalue" in given or reset_high:
        maximum = top if increment > 0 or reset_high else -1
    else:
        maximum = old.maximum
    if low is not None:
        minimum = int(low)
    elif old is None or "minvalue" in given or reset_low:
        minimum = bottom if increment < 0 or reset_low else 1
    else:
        minimum = old.minimum
    for word, value in (("MAXVALUE", maximum), ("MINVALUE", minimum)):
        if not bottom <= value <= top:
            raise errors.InvalidParameterValue(f"{word} ({value}) is out of range for sequence data type {format_type(type)}")
    if minimum >= maximum:
        raise errors.InvalidParameterValue(f"MINVALUE ({minimum}) must be less than MAXVALUE ({maximum})")
    return minimum, maximum


def _inside(what: str, value: int, minimum: int, maximum: int) -> None:
    if value < minimum:
        raise errors.InvalidParameterValue(f"{what} value ({value}) cannot be less than MINVALUE ({minimum})")
    if value > maximum:
        raise errors.InvalidParameterValue(f"{what} value ({value}) cannot be greater than MAXVALUE ({maximum})")


def restart(session: Any, sequence: Sequence, value: int) -> Sequence:
    """Let the next value be `value`, in new storage: a rollback brings the old one back."""
    database, txn = session.database, session.transaction
    if sequence.oid in session.catalog.sequences:
        txn.drops.append(sequence.root)
        sequence = replace(sequence, root=database.new_tree(txn, sequence.root < 0))
    session.catalog.put_sequence(sequence)
    database.setval(sequence, value, False)
    return sequence


def alter_type(session: Any, sequence: Sequence, type: int) -> None:
    """An identity column has got another type: its sequence gets it too."""
    make_sequence(session, sequence.schema, sequence.name, (("as", tree.TypeName((_NAMES[type],))),), type=type, old=sequence, identity=True)


def _owned(session: Any, options: Options, sequence: Sequence | None, schema: int) -> Any:
    """(table oid, attnum) that OWNED BY names, None without one or for NONE."""
    from .ddl import find

    for k, v in options:
        if k != "owned_by":
            continue
        if sequence is not None and sequence.identity:
            assert sequence.owned_by is not None
            raise errors.FeatureNotSupported("cannot change ownership of identity sequence",
                                             detail=f'Sequence "{sequence.name}" is linked to table "{session.catalog.tables[sequence.owned_by[0]].name}".')
        if v is None:
            return None
        if len(v) < 2:
            raise errors.SyntaxError_("invalid OWNED BY option", hint="Specify OWNED BY table.column or OWNED BY NONE.")
        table = find(session, tuple(v[:-1]), "rpvmSi", "relation")
        if not isinstance(table, Table) or table.kind == "m":
            word = "indexes" if isinstance(table, int) else "sequences" if isinstance(table, Sequence) else "materialized views"
            raise errors.WrongObjectType(f'sequence cannot be owned by relation "{v[-2]}"', detail=f"This operation is not supported for {word}.")
        if table.schema != schema:
            raise errors.ObjectNotInPrerequisiteState("sequence must be in same schema as table it is linked to")
        column = table.column(v[-1])
        if column is None:
            raise errors.UndefinedColumn(f'column "{v[-1]}" of relation "{table.name}" does not exist')
        return table.oid, column.attnum
    return None


def create_sequence(session: Any, s: tree.CreateSequenceStmt) -> str:
    """CREATE SEQUENCE."""
    from .ddl import notice

    schema, name, _ = naming.target_name(session, s.sequence, s.temporary)
    if (schema, name) in session.catalog.names:
        if s.if_not_exists:
            notice(session, f'relation "{name}" already exists, skipping', "42P07")
            return "CREATE SEQUENCE"
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    make_sequence(session, schema, name, s.options, owned_by=_owned(session, s.options, None, schema))
    return "CREATE SEQUENCE"


def _sequence_named(session: Any, names: tuple[str, ...], *, missing_ok: bool) -> Any:
    from .ddl import find

    try:
        return find(session, names, "S", "sequence", missing_ok=missing_ok)
    except errors.UndefinedTable:
        raise errors.UndefinedTable(f'relation "{".".join(names)}" does not exist') from None


def alter_sequence(session: Any, s: tree.AlterSequenceStmt) -> str:
    """ALTER SEQUENCE with options."""
    from .ddl import lock_table, notice, writable

    found = _sequence_named(session, s.sequence.name, missing_ok=s.if_exists)
    if found is None:
        notice(session, f'relation "{s.sequence.name[-1]}" does not exist, skipping')
        return "ALTER SEQUENCE"
    writable(session)
    found = lock_table(session, found, "share row exclusive")
    make_sequence(session, found.schema, found.name, s.options, type=found.type, old=found, owned_by=_owned(session, s.options, found, found.schema))
    return "ALTER SEQUENCE"
