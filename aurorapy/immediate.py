"""A point select by an integer, from the request's bytes to the answer's without the session's greenlet.

What a form of request (`quick`) and a plan's keys and columns leave constant is made once: the bytes before the parameter for each length that it may
have, those after it, and the answer up to the datum. What is left of a request is two descents of a tree. These functions decline, before they have done
anything, whenever that is not all: a page is not in memory or not durable yet, the table is locked, the session has something else to say.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Any

from aurorapy.wire import build

from .point import EXCLUSIVE
from .transaction.usage import HITS, SCANS

Immediate = Callable[[bytes], bytes | None]
Answer = Callable[[int], bytes | None]
_KEY_IS_PARAMETER = "def index_key(s):\n    p = s.p; x = s.x\n    p1_ = p[0]\n    v0_ = p1_\n    if v0_ is None: return None\n    return v0_\n"
_COLUMNS = re.compile(r"def project_rows\(batch, s\):\n    p = s\.p; x = s\.x\n    return \[\(((?:r\[\d+\], )+)\) for r in batch\]\n").fullmatch
_WIDTHS = {21: 2, 23: 4, 20: 8, 26: 4}  # their widths in binary format
# bool, bytea, name, integers, text, oid, json, floats, bpchar, varchar, date and time types, numeric, uuid, jsonb: their output asks no session for anything
_PLAIN = frozenset((16, 17, 19, 20, 21, 23, 25, 26, 114, 700, 701, 1042, 1043, 1082, 1083, 1114, 1184, 1186, 1266, 1700, 2950, 3802))
_DIGITS_MAX = 9  # what int4 and int8 hold
_I = struct.Struct("!i").pack
_ONE, _NONE = (build.command_complete(tag) + build.READY[b"I"] for tag in ("SELECT 1", "SELECT 0"))


def is_simple(plan: Any, types: list[int], code: int) -> bool:
    """Whether a plan is a point select of plain columns by a parameter as it comes, and no type asks the session for anything."""
    point = plan.point
    return (point is not None and plan.derive is None and len(types) == 1 and (types[0] in (20, 23) or types[0] == 21 and code == 1)
            and point.condition is None and point.table.root > 0 and point.bounds.source == _KEY_IS_PARAMETER
            and (point.project is None or _COLUMNS(point.project.source) is not None) and all(c.type in _PLAIN for c in plan.columns))


def of_bind(session: Any, prepared: Any, name: str, head: bytes, code: int, tail: bytes, rest: int, answer: Answer) -> Immediate:
    """For Bind messages of one form and what follows them. `head`: the Bind message's body up to the parameter's length; `code`: the parameter's format;
    `tail`: what follows the parameter, of which `rest` bytes are other messages."""
    plan, db, context, version = prepared.plan, session.database, session.context, prepared.version
    sizes = (_WIDTHS[prepared.types[0]],) if code else range(1, _DIGITS_MAX + 1)
    fixed = 9 + len(head) + len(tail)
    starts = {fixed + n: b"B" + _I(fixed + n - 1 - rest) + head + _I(n) for n in sizes}
    first, end = 9 + len(head), -len(tail)
    from_bytes = int.from_bytes

    def immediate(data: bytes) -> bytes | None:
        start = starts.get(len(data))
        if start is None or not data.startswith(start) or not data.endswith(tail):
            return None
        if (session.transaction is not None or session.database is not db or session.temporary is not None or session.out or session.failed
                or session.skipping or session.reporting or session.pending_notices):
            return None
        if (db.catalog.version != version or session.statements.get(name) is not prepared or prepared.plan is not plan
                or prepared.signature is not context.signature and prepared.signature != context.signature):
            return None
        datum = data[first:end]
        if code:
            found = answer(from_bytes(datum, "big", signed=True))
        elif datum.isdigit():
            found = answer(int(datum))
        else:
            return None
        if found is not None:
            session.asked = prepared
        return found

    return immediate


def of_query(session: Any, head: bytes, tail: bytes, answer: Answer) -> Immediate:
    """For Query messages of texts that differ in the integer between `head` and `tail`."""
    db, context, signature, version = session.database, session.context, session.context.signature, session.database.catalog.version
    fixed = 5 + len(head) + len(tail)
    starts = {fixed + n: b"Q" + _I(fixed + n - 1) + head for n in range(1, _DIGITS_MAX + 1)}
    first, end = 5 + len(head), -len(tail)

    def immediate(data: bytes) -> bytes | None:
        start = starts.get(len(data))
        if start is None or not data.startswith(start) or not data.endswith(tail):
            return None
        digits = data[first:end]
        if not digits.isdigit():
            return None
        if (session.transaction is not None or session.database is not db or session.temporary is not None or session.out or session.failed
                or session.skipping or session.reporting or session.pending_notices):
            return None
        if (db.catalog.version != version or signature is not context.signature and signature != context.signature or "" in session.statements
                or "" in session.portals):
            return None
        found = answer(int(digits))
        if found is not None:
            session.asked = data
        return found

    return immediate


def row_answer(db: Any, plan: Any, shape: Any, formats: tuple[int, ...], before: bytes, describe: bool) -> Answer:
    """From the key to everything that is sent. `shape`: how the result goes out; `before`: what is sent first."""
    point = plan.point
    if describe:
        before += shape.description
    nothing = before + _NONE
    columns = None if point.project is None else [int(i) for i in re.findall(r"\d+", _COLUMNS(point.project.source)[1])]  # type: ignore[index]
    column, datum_starts = -1, []
    if columns is not None and len(columns) == 1 and plan.columns[0].type in _WIDTHS and not any(formats):
        column = columns[0]
        datum_starts = [before + b"D" + _I(10 + n) + b"\0\1" + _I(n) for n in range(21)]
    of_null = before + b"D" + _I(10) + b"\0\1" + build.NULL + _ONE
    lock_key, oid, index_root, table_root, encode = point.lock, point.oid, point.index.root, point.table.root, shape.encode
    counts = db.points

    def answer(key: int) -> bytes | None:
        lock = db.locks.locks.get(lock_key)
        if lock is not None and (lock.queue or lock.modes & EXCLUSIVE):
            return None
        volume = db.volume
        pages = volume.cache.pages
        page = pages.get(index_root)
        if page is None:
            return None
        newest = page.lsn
        while page.level:
            page.used = True
            page = pages.get(page.values[bisect_right(page.keys, key)])
            if page is None:
                return None
            if page.lsn > newest:
                newest = page.lsn
        page.used = True
        keys = page.keys
        slot = key - keys[0] if keys and type(keys[0]) is int else -1  # as KeyLookup._found
        if not 0 <= slot < len(keys) or keys[slot] != key:
            slot = bisect_left(keys, key)
            if slot == len(keys) or keys[slot] != key:
                if newest > volume.vdl:
                    return None
                counts[oid][SCANS] += 1
                return nothing
        rowid = page.values[slot]
        page = pages.get(table_root)
        if page is None:
            return None
        if page.lsn > newest:
            newest = page.lsn
        while page.level:
            page.used = True
            page = pages.get(page.values[bisect_right(page.keys, rowid)])
            if page is None:
                return None
            if page.lsn > newest:
                newest = page.lsn
        vdl = volume.vdl
        if newest > vdl or db.catalog_lsn > vdl:
            return None
        page.used = True
        keys = page.keys
        slot = rowid - keys[0]
        if slot >= len(keys) or keys[slot] != rowid:
            slot = bisect_left(keys, rowid)
        row = page.values[slot]
        counts[oid][HITS] += 1
        if column >= 0:
            datum = row[column]
            if datum is None:
                return of_null
            datum = b"%d" % datum
            return datum_starts[len(datum)] + datum + _ONE
        return before + encode([row if columns is None else tuple([row[i] for i in columns])]) + _ONE  # type: ignore[no-any-return]

    return answer
