"""What storage nodes and those who use them say to each other over TCP; bytes in, bytes out.

    frame    = length u32 | crc32 u32 | msgpack array                  length of the array, at most FRAME_BYTES_MAX
    greeting   node -> client   ["aurorapy-node", version, node's name, nonce]
               client -> node   [version, role, nonce, HMAC("client", both nonces, role)]
               node -> client   [HMAC("server", both nonces, name)]
    then       [number, kind, ...]     requests of a client are numbered from 1, and answers bear their number;
                                       boxcars, and acknowledgements of them, have number 0

Who does not know the cluster's secret learns nothing and changes nothing: until the HMAC has come, a node reads one small
frame. Source of the messages: `storage.node.messages`.
"""

from __future__ import annotations

import hashlib
import hmac
import zlib
from dataclasses import fields
from struct import Struct
from typing import Any, get_args

from aurorapy.storage.boxcar import Boxcar, Damaged, check, read_header
from aurorapy.storage.codec import pack, unpack
from aurorapy.storage.node import messages as m

VERSION = 4
GREETING = "aurorapy-node"
FRAME_BYTES_MAX = 64 << 20
GREETING_BYTES_MAX = 1024
NONCE_BYTES = 32
_HEAD = Struct(">II")

BOXCAR, READ, STATUS = "boxcar", "read", "status"
PAGE, UNSERVED, GONE, MISSING, DAMAGED, STATE, NONE = "page", "unserved", "gone", "missing", "damaged", "state", "none"


class ProtocolError(Exception):
    """The other side does not speak this protocol, or does not know the secret."""


def frame(value: Any) -> bytes:
    data = pack(value)
    return _HEAD.pack(len(data), zlib.crc32(data)) + data


class Frames:
    """Splits a stream into frames. `limit` is what one may have; ProtocolError for what is no frame."""

    def __init__(self, limit: int = GREETING_BYTES_MAX) -> None:
        self.limit = limit
        self._buffer = bytearray()

    def feed(self, data: bytes) -> None:
        self._buffer += data

    def next(self) -> Any:
        """The next frame's array; None if it is not whole yet."""
        buffer = self._buffer
        if len(buffer) < _HEAD.size:
            return None
        length, crc = _HEAD.unpack_from(buffer)
        if length > self.limit:
            raise ProtocolError(f"a frame of {length} bytes; at most {self.limit} are allowed")
        if len(buffer) < _HEAD.size + length:
            return None
        data = bytes(buffer[_HEAD.size : _HEAD.size + length])
        del buffer[: _HEAD.size + length]
        if zlib.crc32(data) != crc:
            raise ProtocolError("a frame's checksum is wrong")
        try:
            value = unpack(data)
        except Exception:
            raise ProtocolError("a frame is not msgpack") from None
        if not isinstance(value, tuple) or not value:
            raise ProtocolError("a frame is not an array")
        return value


def proof(secret: bytes, who: str, theirs: bytes, ours: bytes, name: str) -> bytes:
    """What shows that one knows the secret: bound to both nonces, so that it is good once."""
    return hmac.new(secret, b"\0".join([who.encode(), theirs, ours, name.encode()]), hashlib.sha256).digest()


def same(a: object, b: bytes) -> bool:
    return isinstance(a, bytes) and hmac.compare_digest(a, b)


# -- messages

_KINDS: dict[str, Any] = {cls.__name__: cls for cls in (*get_args(m.Request), *get_args(m.Reply))}
_FIELDS = {name: [field.name for field in fields(cls)] for name, cls in _KINDS.items()}


def encoded(number: int, message: Any) -> bytes:
    """A frame for a request or reply of a storage node; None stands for `out of service`."""
    if message is None:
        return frame((number, NONE))
    name = type(message).__name__
    values = [getattr(message, field) for field in _FIELDS[name]]
    return frame((number, name, *[_plain(value) for value in values]))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple) and value and isinstance(value[0], m.Truncation):
        return tuple([(t.epoch, t.low, t.high) for t in value])
    return value


def decoded(kind: str, values: tuple[Any, ...]) -> Any:
    """The message of a frame behind its number; ProtocolError if there is no such."""
    if kind == NONE:
        return None
    cls = _KINDS.get(kind)
    names = _FIELDS.get(kind, [])
    if cls is None or len(values) != len(names):
        raise ProtocolError(f'a frame says "{kind}" with {len(values)} values')
    given = dict(zip(names, values, strict=True))
    if "truncations" in given:
        given["truncations"] = tuple([m.Truncation(*t) for t in given["truncations"]])
    return cls(**given)


def boxcar_frame(box: Boxcar) -> bytes:
    assert box.data is not None
    return frame((0, BOXCAR, box.data))


def boxcar(data: Any) -> Boxcar:
    """The boxcar that came; ProtocolError if it is damaged."""
    try:
        check(data)
        header = read_header(data)
    except (Damaged, TypeError):
        raise ProtocolError("a boxcar is damaged") from None
    box = Boxcar(header.volume, header.group, header.epoch, header.prev, header.first)
    box.last, box.vdl, box.mrpl, box.complete, box.data = header.last, header.vdl, header.mrpl, header.complete, data
    box.bytes_waiting = len(data)
    return box
