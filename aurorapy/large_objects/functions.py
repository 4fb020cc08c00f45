"""The SQL functions of large objects, under their oids in PostgreSQL, by which libpq and drivers call them.

Source: PostgreSQL 15 manual, sections 35.3 and 35.4.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define

from . import pages
from .descriptors import INV_READ, INV_WRITE, Descriptor, descriptors, open_descriptor, opened
from .files import export_file, import_file
from .statements import require_owner_of

_INT4_MAX = (1 << 31) - 1
_VALUE_MAX = 0x3FFFFFFF - 4  # bytes of one value


def _find(s: Any, fd: int) -> Descriptor:
    return descriptors(s).find(fd)


def _close(s: Any, fd: int) -> int:
    descriptors(s).close(fd)
    return 0


def _fetched(d: Descriptor, count: int) -> bytes:
    data = d.view.read(d.oid, d.offset, count)
    d.view.hold()
    return data


def _read(s: Any, fd: int, count: int) -> bytes:
    d = _find(s, fd)
    data = _fetched(d, max(count, 0))
    d.offset += len(data)
    return data


def _writable(s: Any, fd: int) -> Descriptor:
    d = _find(s, fd)
    if not d.writes:
        raise errors.ObjectNotInPrerequisiteState(f"large object descriptor {fd} was not opened for writing")
    return d


def _write(s: Any, fd: int, data: bytes) -> int:
    d = _writable(s, fd)
    pages.write(s, d.oid, d.offset, data)
    d.offset += len(data)
    return len(data)


def _seek(s: Any, fd: int, offset: int, whence: int) -> int:
    d = _find(s, fd)
    found = d.seek(offset, whence)
    d.view.hold()
    return found


def _narrow(function: str, made: Callable[..., int]) -> Callable[..., int]:
    def call(s: Any, fd: int, *args: int) -> int:
        found = made(s, fd, *args)
        if found > _INT4_MAX:
            raise errors.NumericValueOutOfRange(f"{function} result out of range for large-object descriptor {fd}")
        return found

    return call


def _tell(s: Any, fd: int) -> int:
    return _find(s, fd).offset


def _truncate(s: Any, fd: int, length: int) -> int:
    pages.truncate(s, _writable(s, fd).oid, length)
    return 0


def _unlink(s: Any, oid: int) -> int:
    if pages.View(s).owner(oid) is None:
        raise pages.missing(oid)
    if s.values["lo_compat_privileges"] != "on":
        require_owner_of(s, oid)
    if s.descriptors is not None:
        for fd in [n for n, d in s.descriptors.open.items() if d.oid == oid]:
            s.descriptors.close(fd)
    pages.unlink(s, oid)
    return 1


def _from_bytea(s: Any, oid: int, data: bytes) -> int:
    made = pages.create(s, oid)
    pages.write(s, made, 0, data)
    return made


def _get(s: Any, oid: int, offset: int = 0, count: int | None = None) -> bytes:
    if count is not None and count < 0:
        raise errors.InvalidParameterValue("requested length cannot be negative")
    d = opened(s, oid, INV_READ)
    size = d.view.size(oid)
    d.seek(offset, 0)
    wanted = max(size - offset, 0) if count is None else min(count, max(size - offset, 0))
    if wanted > _VALUE_MAX:
        raise errors.InvalidParameterValue("large object read request is too large")
    return _fetched(d, wanted)


def _put(s: Any, oid: int, offset: int, data: bytes) -> str:
    opened(s, oid, INV_WRITE).seek(offset, 0)
    pages.write(s, oid, offset, data)
    return ""


def _define(name: str, args: str, result: str, oid: int, call: Callable[..., Any]) -> None:
    define(name, args, result, lambda ctx, *values: call(ctx.session, *values), oid=oid, needs_context=True, volatility="v")


_define("lo_creat", "int4", "oid", 957, lambda s, mode: pages.create(s, 0))
_define("lo_create", "oid", "oid", 715, pages.create)
_define("lo_open", "oid int4", "int4", 952, open_descriptor)
_define("lo_close", "int4", "int4", 953, _close)
_define("loread", "int4 int4", "bytea", 954, _read)
_define("lowrite", "int4 bytea", "int4", 955, _write)
_define("lo_lseek", "int4 int4 int4", "int4", 956, _narrow("lo_lseek", _seek))
_define("lo_lseek64", "int4 int8 int4", "int8", 3170, _seek)
_define("lo_tell", "int4", "int4", 958, _narrow("lo_tell", _tell))
_define("lo_tell64", "int4", "int8", 3171, _tell)
_define("lo_truncate", "int4 int4", "int4", 1004, _truncate)
_define("lo_truncate64", "int4 int8", "int4", 3172, _truncate)
_define("lo_unlink", "oid", "int4", 964, _unlink)
_define("lo_from_bytea", "oid bytea", "oid", 3457, _from_bytea)
_define("lo_get", "oid", "bytea", 3458, _get)
_define("lo_get", "oid int8 int4", "bytea", 3459, _get)
_define("lo_put", "oid int8 bytea", "void", 3460, _put)
_define("lo_import", "text", "oid", 764, lambda s, path: import_file(s, path, 0))
_define("lo_import", "text oid", "oid", 767, import_file)
_define("lo_export", "oid text", "int4", 765, export_file)
