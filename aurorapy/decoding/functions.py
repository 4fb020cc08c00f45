"""The SQL functions of logical replication slots.

Source: PostgreSQL 15 manual, section 9.27.6; logicalfuncs.c and slotfuncs.c for what is checked, and in which order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define
from aurorapy.transaction.marks import note

from .history import History
from .kept import Kept
from .plugin import Options, shown
from .recording import MESSAGE, pack_message
from .slots import Slot, check_database, check_permission, release, start_plugin

_RESULT = (("lsn", 3220), ("xid", 28))


# --- making and dropping ------------------------------------------------------------------------


def _create(s: Any, name: str, plugin: str, temporary: bool = False, two_phase: bool = False) -> tuple[Any, ...]:
    check_permission(s)
    if two_phase:
        raise errors.FeatureNotSupported("decoding of prepared transactions is not supported")
    slot = s.engine.slots.create(s, name, plugin, temporary=temporary)
    release(slot)
    return slot.name, slot.confirmed


def _drop(s: Any, name: str) -> str:
    check_permission(s)
    slots = s.engine.slots
    slot = slots.acquire(s, name)
    s.hold_volume(slot.database.volume, slots.drop(slot))
    return ""


def _copy(s: Any, source: str, name: str, temporary: bool | None = None, plugin: str | None = None) -> tuple[Any, ...]:
    check_permission(s)
    slots = s.engine.slots
    found = slots.find(source)
    slot = slots.copy(s, found, name, found.plugin if plugin is None else plugin, temporary=found.temporary if temporary is None else temporary)
    return slot.name, slot.confirmed


def _no_physical(s: Any, *_: Any) -> None:
    check_permission(s)
    raise errors.FeatureNotSupported("physical replication slots are not supported")


def _copy_physical(s: Any, source: str, *_: Any) -> None:
    check_permission(s)
    s.engine.slots.find(source)
    raise errors.FeatureNotSupported(f'cannot copy physical replication slot "{source}" as a logical replication slot')


def _advance(s: Any, name: str, upto: int) -> tuple[Any, ...]:
    check_permission(s)
    if not upto:
        raise errors.InternalError_("invalid target WAL LSN")
    slot = s.engine.slots.acquire(s, name)
    try:
        if upto < slot.confirmed:
            raise errors.ObjectNotInPrerequisiteState(f"cannot advance replication slot to {shown(upto)}, minimum is {shown(slot.confirmed)}")
        check_database(s, slot)
        s.hold_volume(slot.database.volume, slot.confirm(min(upto, int(slot.database.volume.vdl))))
        return slot.name, slot.confirmed
    finally:
        release(slot)


# --- changes ------------------------------------------------------------------------------------


def _options(given: Any) -> Options:
    if given is None:
        raise errors.NullValueNotAllowed("options array must not be null")
    if getattr(given, "lengths", None) is not None and len(given.lengths) > 1:
        raise errors.FeatureNotSupported("array must be one-dimensional")
    items = list(getattr(given, "items", given))
    if None in items:
        raise errors.FeatureNotSupported("array must not contain nulls")
    if len(items) % 2:
        raise errors.FeatureNotSupported("array must have even number of elements")
    return list(zip(items[::2], items[1::2], strict=True))


def _changes(name: str, s: Any, slot_name: str | None, upto: int | None, count: int | None, given: Any, *, confirm: bool, binary: bool) -> list[tuple[Any, ...]]:
    check_permission(s)
    if slot_name is None:
        raise errors.NullValueNotAllowed("slot name must not be null")
    options = _options(given)
    slot = s.engine.slots.acquire(s, slot_name)
    try:
        plugin = start_plugin(s, slot, options)
        if plugin.binary and not binary:
            raise errors.FeatureNotSupported(f'logical decoding output plugin "{slot.plugin}" produces binary output, but function '
                                             f'"{name}(name,pg_lsn,integer,text[])" expects textual data')
        rows: list[tuple[Any, ...]] = []
        end = _decoded(s, slot, plugin, upto or 0, count or 0, rows, binary)
        if confirm:
            s.hold_volume(slot.database.volume, slot.confirm(end))
        return rows
    finally:
        release(slot)


def _decoded(s: Any, slot: Slot, plugin: Any, upto: int, count: int, rows: list[tuple[Any, ...]], binary: bool) -> int:
    """Decode from where a slot is, into rows: the LSN up to which it was done."""
    kept: Kept = slot.database.decoding
    volume = slot.database.volume
    s.hold_volume(volume, volume.lsn)  # what this session has seen committed is there
    limit = int(volume.vdl)
    with History(s, kept, slot.confirmed) as history:
        for lsn, record in kept.after(slot.confirmed):
            if lsn > limit or (upto and lsn >= upto):
                break
            history.enter(record)
            for at, data in plugin.messages(lsn, record, history):
                rows.append((at, record.xid, data if isinstance(data, bytes) or not binary else s.context.session.encode_text(data)))
            slot.transactions += 1
            s.tick()
            if count and len(rows) >= count:
                return lsn + 1
    return min(upto, limit) if upto else limit


def _of(name: str, *, confirm: bool, binary: bool) -> Any:
    return lambda ctx, *given: _changes(name, ctx.session, *given, confirm=confirm, binary=binary)


# --- messages -----------------------------------------------------------------------------------


def _emit(s: Any, transactional: bool, prefix: str, content: Any) -> int:
    data = content if isinstance(content, bytes) else content.encode()
    database = s.database
    if database.is_past:
        raise errors.ReadOnlySqlTransaction("cannot write messages in a session that reads the past")
    if database.decoding is None:
        return int(database.volume.lsn)
    if transactional:
        note(s.start_transaction(), (MESSAGE, True, prefix, data))
        return int(database.volume.lsn) + 1
    return int(database.decoding.put_alone(pack_message(prefix, data, s.rim.clock())))


# --- statistics ---------------------------------------------------------------------------------


def statistics(slot: Slot) -> tuple[Any, ...]:
    """What pg_stat_get_replication_slot says of a slot. Nothing is spilled or streamed."""
    return slot.name, 0, 0, 0, 0, 0, 0, slot.transactions, slot.bytes, slot.reset


def _statistics(s: Any, name: str) -> tuple[Any, ...]:
    found = s.engine.slots.known.get(name)
    return statistics(found) if found is not None else (name, 0, 0, 0, 0, 0, 0, 0, 0, None)


def _reset(s: Any, name: str | None) -> str:
    from aurorapy.catalog.cumulative import may_reset

    may_reset(s, "pg_stat_reset_replication_slot")
    known = s.engine.slots.known
    if name is not None and name not in known:
        raise errors.InvalidParameterValue(f'replication slot "{name}" does not exist')
    for slot in known.values() if name is None else (known[name],):
        slot.transactions = slot.bytes = 0
        slot.reset = s.rim.clock()
    return ""


def listed(s: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of pg_replication_slots, but for the database's name."""
    for slot in sorted(s.engine.slots.known.values(), key=lambda x: x.name):
        if slot.confirmed:
            active = slot.active or (slot.session.pid if slot.temporary else 0)
            yield (slot.name, slot.plugin, "logical", s.engine.database_oid(slot.database.name), slot.temporary, bool(active), active or None, None,
                   s.database.numbers.completed + 1 & 0xFFFFFFFF, slot.restart, slot.confirmed, "reserved", None, False)


# --- registered ---------------------------------------------------------------------------------


def _define(name: str, args: str, result: str, impl: Any, oid: int, names: str = "", **more: Any) -> None:
    define(name, args, result, lambda ctx, *given: impl(ctx.session, *given), oid=oid, needs_context=True, volatility="v", arg_names=tuple(names.split()), **more)


_AT = (("slot_name", 19), ("lsn", 3220))
_define("pg_create_logical_replication_slot", "name name bool bool", "record", _create, 3786, "slot_name plugin temporary twophase", defaults=(False, False),
        out_columns=_AT)
_define("pg_create_physical_replication_slot", "name bool bool", "record", _no_physical, 3779, "slot_name immediately_reserve temporary", defaults=(False, False),
        out_columns=_AT)
_define("pg_drop_replication_slot", "name", "void", _drop, 3780)
_define("pg_copy_logical_replication_slot", "name name", "record", _copy, 4224, "src_slot_name dst_slot_name", out_columns=_AT)
_define("pg_copy_logical_replication_slot", "name name bool", "record", _copy, 4223, "src_slot_name dst_slot_name temporary", out_columns=_AT)
_define("pg_copy_logical_replication_slot", "name name bool name", "record", _copy, 4222, "src_slot_name dst_slot_name temporary plugin", out_columns=_AT)
_define("pg_copy_physical_replication_slot", "name name", "record", _copy_physical, 4221, "src_slot_name dst_slot_name", out_columns=_AT)
_define("pg_copy_physical_replication_slot", "name name bool", "record", _copy_physical, 4220, "src_slot_name dst_slot_name temporary", out_columns=_AT)
_define("pg_replication_slot_advance", "name pg_lsn", "record", _advance, 3878, "slot_name upto_lsn", out_columns=(("slot_name", 19), ("end_lsn", 3220)))
for _name, _oid, _confirm, _binary in (("pg_logical_slot_get_changes", 3782, True, False), ("pg_logical_slot_get_binary_changes", 3783, True, True),
                                       ("pg_logical_slot_peek_changes", 3784, False, False), ("pg_logical_slot_peek_binary_changes", 3785, False, True)):
    define(_name, "name pg_lsn int4 text[]", "record", _of(_name, confirm=_confirm, binary=_binary), oid=_oid, needs_context=True, volatility="v", strict=False,
           retset=True, variadic=25, defaults=((),), arg_names=("slot_name", "upto_lsn", "upto_nchanges", "options"),
           out_columns=(*_RESULT, ("data", 17 if _binary else 25)))
_define("pg_logical_emit_message", "bool text text", "pg_lsn", _emit, 3577)
_define("pg_logical_emit_message", "bool text bytea", "pg_lsn", _emit, 3578)
_STATISTICS = (("slot_name", 25), *((n, 20) for n in ("spill_txns", "spill_count", "spill_bytes", "stream_txns", "stream_count", "stream_bytes", "total_txns",
                                                      "total_bytes")), ("stats_reset", 1184))
define("pg_stat_get_replication_slot", "text", "record", lambda ctx, name: _statistics(ctx.session, name), oid=6169, needs_context=True, volatility="s",
       out_columns=_STATISTICS)
_define("pg_stat_reset_replication_slot", "text", "void", _reset, 6170, strict=False)
define("pg_get_replication_slots", "", "record", lambda ctx: list(listed(ctx.session)), oid=3781, needs_context=True, volatility="s", retset=True,
       out_columns=(("slot_name", 19), ("plugin", 19), ("slot_type", 25), ("datoid", 26), ("temporary", 16), ("active", 16), ("active_pid", 23), ("xmin", 28),
                    ("catalog_xmin", 28), ("restart_lsn", 3220), ("confirmed_flush_lsn", 3220), ("wal_status", 25), ("safe_wal_size", 20), ("two_phase", 16)))
