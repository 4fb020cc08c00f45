"""pg_replication_slots, pg_stat_replication_slots and pg_stat_replication.

Source: PostgreSQL 15 manual, sections 28.2.4, 28.2.5 and 54.19.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .registry import Row, rows_of, rows_shown

_SLOT = ("slot_name", "plugin", "slot_type", "datoid", "temporary", "active", "active_pid", "xmin", "catalog_xmin", "restart_lsn", "confirmed_flush_lsn", "wal_status",
         "safe_wal_size", "two_phase")
_STATISTICS = ("slot_name", "spill_txns", "spill_count", "spill_bytes", "stream_txns", "stream_count", "stream_bytes", "total_txns", "total_bytes", "stats_reset")


@rows_of("pg_replication_slots")
def _slots(s: Any) -> Iterator[Row]:
    from aurorapy.decoding.functions import listed

    for row in listed(s):
        yield dict(zip(_SLOT, row, strict=True)) | {"database": s.engine.slots.known[row[0]].database.name}


@rows_of("pg_replication_origin")
def _origins(s: Any) -> Iterator[Row]:
    from aurorapy.decoding.origins import origins

    for name, number in origins(s):
        yield {"roident": number, "roname": name}


@rows_of("pg_stat_replication_slots")
def _slot_statistics(s: Any) -> Iterator[Row]:
    from aurorapy.decoding.functions import statistics

    for slot in s.engine.slots.known.values():
        if slot.confirmed:
            yield dict(zip(_STATISTICS, statistics(slot), strict=True))


@rows_of("pg_stat_replication")
def _senders(s: Any) -> Iterator[Row]:
    known = {sender.session.pid: sender for sender in s.engine.slots.senders}
    for row in rows_shown("pg_catalog", "pg_stat_activity", s) if known else ():
        sender = known.get(row.get("pid"))
        if sender is not None:
            yield {n: row.get(n) for n in ("pid", "usesysid", "usename", "application_name", "client_addr", "client_hostname", "client_port", "backend_start",
                                           "backend_xmin")} | sender.row()
