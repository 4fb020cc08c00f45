"""Rewind: a database's name moves to a branch that begins in its past; and the way there and back of a savepoint.

    aurora_rewind(d, m)        d: volume A          ->  d: a branch of A as of m,   d_before_1: A       returns 'd_before_1'
    aurora_savepoint(d)        d: volume A          ->  d: a branch of A as it is,  d_before_1: A       returns 'd_before_1'
    aurora_return(d, kept)     d: B, kept: A        ->  d: A;                       B is dropped

Each is one mini-transaction of the system tree, whatever the size: a crash leaves it done or not done, and a branch that no name got is swept
when the server opens. The state before is an ordinary database until it is dropped, so a rewind is undone by `aurora_return`, or by another
rewind. The database's oid and attributes stay with its name. Other sessions go on (moving.py).

A savepoint returns to the very volume that was left, so that its cache stays warm and no branch is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.limits import IDENTIFIER_BYTES_MAX

from .branching import cut, make_database
from .database import Database
from .databases import owner_only
from .moments import Moment, present
from .moving import move_sessions


def _checked(session: Any, name: str, what: str) -> Any:
    """The entry of a database that this session may move."""
    session.refuse_in_block(what)
    session.refuse_in_past(what)
    value = session.engine.database_value(name)
    if value is None:
        raise errors.InvalidCatalogName(f'database "{name}" does not exist')
    owner_only(session, value, name)
    return value


def _free_name(engine: Any, name: str) -> str:
    """`<name>_before_<n>`, the first that no database has; a long name is cut."""
    n = 0
    while True:
        n += 1
        end = f"_before_{n}"
        candidate = name.encode()[: IDENTIFIER_BYTES_MAX - len(end)].decode(errors="ignore") + end
        if engine.database_value(candidate) is None:
            return candidate


def _hand_over(old: Database, new: Database) -> None:
    """What sessions bring along: temporary tables, and no oid twice."""
    new.private = old.private
    new.catalog.oids[0] = max(new.catalog.oids[0], old.catalog.oids[0])


def rewind(session: Any, name: str, find: Callable[[], Moment] | None) -> str:
    """Move a database back to a moment (None: to a branch of its present). The name under which the state before is kept."""
    engine = session.engine
    value = _checked(session, name, "aurora_rewind" if find is not None else "aurora_savepoint")
    old = engine.database(name)

    def still() -> bool:
        known = engine.database_value(name)
        return known is not None and known[:2] == value[:2]

    moment = find() if find is not None else present(old.volume)
    new = make_database(engine, name, old, moment, still)
    try:
        oid = engine.next_oid()
        mtr = engine.system.begin()
        if not still():
            mtr.commit()
            raise errors.ObjectInUse(f'database "{name}" was changed meanwhile')
    except BaseException:
        cut(engine, moment, new.volume.volume_id)
        raise
    before = _free_name(engine, name)
    value = engine.database_value(name)
    more = value[2] if len(value) > 2 else {}
    kept = {k: v for k, v in more.items() if k not in ("expires", "is_template")}
    engine.write(mtr, {("database", name): (new.volume.volume_id, value[1], more), ("database", before): (value[0], oid, kept)})
    mtr.commit()
    old.name = before
    engine.databases[before], engine.databases[name] = old, new
    _hand_over(old, new)
    move_sessions(old, new, session)
    session.hold_system()
    return before


def give_back(session: Any, name: str, kept: str) -> None:
    """Move a database back to a state that a rewind or a savepoint has kept; what it was since then is dropped."""
    engine = session.engine
    _checked(session, name, "aurora_return")
    value = _checked(session, kept, "aurora_return")
    if name == kept:
        raise errors.InvalidParameterValue(f'database "{name}" cannot return to itself')
    old, new = engine.database(name), engine.database(kept)
    mtr = engine.system.begin()
    current, known = engine.database_value(name), engine.database_value(kept)
    if current is None or known is None or known[0] != value[0] or engine.databases.get(name) is not old:
        mtr.commit()
        raise errors.ObjectInUse(f'database "{name}" was changed meanwhile')
    engine.write(mtr, {("database", name): (known[0], *current[1:]), ("database", kept): None} | engine.prepared.discard(current[0]) | engine.slots.discard(current[0]))
    doomed = engine.unlist(mtr, current[0])
    mtr.commit()
    del engine.databases[kept]
    new.name = name
    engine.databases[name] = new
    _hand_over(old, new)
    move_sessions(old, new, session)
    session.hold_system()
    engine.drop_volumes(doomed)
    if not doomed:
        old.volume.forget_pages()  # branches that were made of it still read it
