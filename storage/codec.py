"""How data become bytes: msgpack, with tuples as its plain arrays.

A row is a tuple of data, so the tuple is the case that must be fast: it is packed as an array and
unpacked as a tuple (`use_list=False`). Three things need an extension type: `Decimal`, integers
beyond 64 bits, and lists, which only occur inside jsonb values. msgpack cannot tell a list from a
tuple while packing without calling Python for each tuple, so whoever packs must know whether lists
may be inside: `is_plain` answers that with one C-level pass over the types of a row, and `frozen`
wraps the lists of those values that are not plain. Unpacking needs no such knowledge.

Whoever uses storage may have data of a class of his own (`carry`). A process that does not know the class, a storage node, keeps what it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import chain
from typing import Any

import msgpack

_DECIMAL = 1
_LIST = 2
_INT = 3

_carried: dict[type, tuple[int, Callable[[Any], tuple[Any, ...]]]] = {}
_makers: dict[int, Callable[..., Any]] = {}

PLAIN = frozenset({int, str, type(None), float, bool, bytes, Decimal})


_extension = tuple.__new__  # of what is known to be an ExtType's parts: its own constructor looks at them


def _default(value: Any) -> Any:
    if isinstance(value, Decimal):
        return _extension(msgpack.ExtType, (_DECIMAL, str(value).encode()))
    if isinstance(value, int):
        return msgpack.ExtType(_INT, str(value).encode())
    if type(value) in _carried:
        code, parts = _carried[type(value)]
        return msgpack.ExtType(code, pack_plain(frozen(parts(value))))
    raise TypeError(f"{type(value).__name__} is not a datum that storage can hold")


def _ext_hook(code: int, data: bytes) -> Any:
    if code == _DECIMAL:
        return Decimal(data.decode())
    if code == _LIST:
        return list(unpack(data))
    if code == _INT:
        return int(data)
    if code in _makers:
        return _makers[code](*unpack(data))
    return msgpack.ExtType(code, data)


def carry(kind: type, code: int, parts: Callable[[Any], tuple[Any, ...]], make: Callable[..., Any]) -> None:
    """Let values of a class be data: `parts` says what one is made of, `make` makes it of them again. The code (4 to 127) is on disk: it stays."""
    _carried[kind] = code, parts
    _makers[code] = make


_free: list[Callable[[Any], bytes]] = []  # packers that nobody uses


def pack_plain(value: Any) -> bytes:
    """Pack data without lists (`is_plain`).

    A packer is one caller's until it is done: while it asks `_default`, another thread may run, and would write into the same buffer."""
    try:
        pack = _free.pop()
    except IndexError:
        pack = msgpack.Packer(default=_default, unicode_errors="surrogatepass").pack
    try:
        return pack(value)
    finally:
        _free.append(pack)


def unpack(data: bytes) -> Any:
    return msgpack.unpackb(
        data, use_list=False, strict_map_key=False, ext_hook=_ext_hook, unicode_errors="surrogatepass"
    )


def unpacker(data: bytes) -> Any:
    """The values that stand one after the other in `data`: an iterable; `unpack()` gives the next, `tell()` where that one ended."""
    stream = msgpack.Unpacker(
        use_list=False,
        strict_map_key=False,
        ext_hook=_ext_hook,
        unicode_errors="surrogatepass",
        max_buffer_size=0,
    )
    stream.feed(data)
    return stream


def is_plain(value: Any) -> bool:
    """True if no list is inside `value`."""
    kind = type(value)
    if kind is tuple:
        return PLAIN.issuperset(map(type, value)) or all(map(is_plain, value))
    return kind in PLAIN or (kind is not list and kind is not dict)


def are_plain(values: list[Any]) -> bool:
    """`is_plain` for all of a page's values, in one pass where they are flat rows."""
    kinds = set(map(type, values))
    if PLAIN.issuperset(kinds):
        return True
    if kinds == {tuple} and PLAIN.issuperset(map(type, chain.from_iterable(values))):
        return True
    return all(map(is_plain, values))


def frozen(value: Any) -> Any:
    """`value` with each list wrapped so that it comes back as a list."""
    kind = type(value)
    if kind is tuple:
        return value if PLAIN.issuperset(map(type, value)) else tuple([item if type(item) in PLAIN else frozen(item) for item in value])
    if kind is list:
        return msgpack.ExtType(_LIST, pack_plain(tuple([frozen(item) for item in value])))
    if kind is dict:
        return {key: item if type(item) in PLAIN else frozen(item) for key, item in value.items()}
    return value


def pack(value: Any) -> bytes:
    """Pack any datum; `unpack` gives an equal one of the same types."""
    return pack_plain(value if is_plain(value) else frozen(value))
