"""Large answers, sent while they are made: neither their rows nor their bytes are ever in memory as a whole.

Who reads slowly holds the query up, not the server's memory. Rows go out once everything that they may show is durable; an error in the middle
comes behind the rows that have gone, as in PostgreSQL. Where commits do not get through the answer is made at once, as small ones are
(`Session.run_plan` reads what is durable then).

Source: PostgreSQL 15 manual, section 55.2.2.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .cursors import Running, hold_tables
from .execution import Plan
from .settling import refuse_stale

LARGE = 20_000  # rows, as the planner estimates them, from which on an answer is streamed
CHUNK = 2_000  # rows made before they are sent


def can_stream(session: Any, plan: Plan) -> bool:
    """Whether rows may go out before the last one is made; takes the locks that such a query holds. StalePlan as `settle`."""
    if plan.verb != "SELECT" or plan.modifying or plan.writes:
        return False
    volume = session.database.volume
    version = session.catalog.version
    soon = volume.lsn <= volume.vdl or session.durable_soon(volume.lsn)
    refuse_stale(session, version)
    if soon:
        hold_tables(session, plan)
    return bool(soon)


def stream(session: Any, plan: Plan, values: tuple[Any, ...], encode: Callable[[list[Any]], bytes], put: Callable[[bytes], None] | None = None) -> int:
    """Run a query and send its rows; how many there were. The last ones, and what was to be sent before, stay in `session.out` if they are few.
    Where they go elsewhere, `put` takes them."""
    count = 0
    txn = session.transaction
    held = session.database.volume.lsn
    try:
        running = Running(session, plan, values)
    finally:
        txn.end_statement()
    try:
        while True:
            try:
                running.fill(CHUNK)
            finally:
                txn.end_statement()
            rows = running.rows
            count += len(rows)
            data = encode(rows)
            rows.clear()
            if put is not None:
                session.hold(max(held, session.statement_lsn))
                put(data)
                if running.batches is None:
                    return count
                session.tick()
                continue
            session.out.append(data)
            if running.batches is None:
                return count
            session.hold(max(held, session.statement_lsn))
            session.rim.send(b"".join(session.out))
            session.out = []
            session.rim.wait_for_room(session)
    finally:
        running.close()
