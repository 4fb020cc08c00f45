"""Enums: a datum is the label's place in the order, as bytes, so that Python's `<` and `==` are SQL's and an index's keys are the data themselves.

A new label between two others gets bytes between theirs, of which there always are (b"ab" < b"ab\\x80" < b"ac"); no datum
ever changes, whatever is added or renamed. `EnumLabel.order` is only shown: pg_enum's enumsortorder, counted as PostgreSQL does.

Source: PostgreSQL 15 manual, section 8.7; ALTER TYPE; pg_enum.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.records import dataclass

from .encodings import encoding_of
from .user import UserType

_FIRST, _LAST = 0x4000, 0xFFFE  # places that labels get one after the other


@dataclass(frozen=True, slots=True)
class EnumLabel:
    """`added`: by ALTER TYPE, so that it is usable only when that is committed."""

    oid: int
    name: str
    key: bytes
    order: float
    added: bool = False


@dataclass(frozen=True, slots=True)
class EnumDef:
    """`labels` in their order; `array` is the oid of its array type, `array_name` that one's name."""

    oid: int
    name: str
    schema: int
    array: int
    array_name: str
    labels: tuple[EnumLabel, ...]
    owner: int = 10


class EnumType(UserType):
    """`oids`: of the labels, by data. `unsafe`: data of labels that the open transaction has added."""

    __slots__ = ("by_key", "by_name", "oids", "unsafe")

    def __init__(self, defined: EnumDef, unsafe: frozenset[bytes]) -> None:
        super().__init__(defined, defined.oid, 4, "E", typtype="e", array=defined.array)
        self.by_key = {label.key: label.name for label in defined.labels}
        self.by_name = {label.name: label.key for label in defined.labels}
        self.oids = {label.key: label.oid for label in defined.labels}
        self.unsafe = unsafe

    def input(self, text: str, typmod: int, ctx: Any) -> bytes:
        key = self.by_name.get(text)
        if key is None:
            raise errors.InvalidTextRepresentation(f'invalid input value for enum {self.sql_name}: "{text}"')
        return self.checked(key)

    def checked(self, key: bytes) -> bytes:
        """A datum, or 55P04 when the transaction that added its label is not committed."""
        if key in self.unsafe:
            raise errors.UnsafeNewEnumValueUsage(f'unsafe use of new value "{self.by_key[key]}" of enum type {self.sql_name}',
                                                 hint="New enum values must be committed before they can be used.")
        return key

    def text_encoder(self, ctx: Any) -> Callable[[Any], str]:
        return self.by_key.__getitem__

    def binary_encoder(self, ctx: Any) -> Callable[[Any], bytes]:
        encode = encoding_of(ctx).encode
        data = {key: encode(name) for key, name in self.by_key.items()}
        return data.__getitem__

    def binary_decoder(self, typmod: int, ctx: Any) -> Callable[[bytes], Any]:
        decode = encoding_of(ctx).decode
        return lambda data: self.input(decode(data), -1, ctx)

    def range(self, low: bytes | None, high: bytes | None) -> tuple[bytes, ...]:
        """The data between two, which belong to it, or from an end."""
        return tuple([self.checked(x.key) for x in self.defined.labels if (low is None or x.key >= low) and (high is None or x.key <= high)])

    def end(self, *, last: bool) -> bytes:
        """The first or the last datum; 55000 when there is none."""
        labels = self.defined.labels
        if not labels:
            raise errors.ObjectNotInPrerequisiteState(f"enum {self.sql_name} contains no values")
        return self.checked(labels[-1 if last else 0].key)


def first_keys(count: int) -> list[bytes]:
    """Places for the labels of a new enum."""
    out: list[bytes] = []
    for _ in range(count):
        out.append(key_between(out[-1] if out else None, None))
    return out


def key_between(low: bytes | None, high: bytes | None) -> bytes:
    """A place between two others, None for an end. Two bytes at an end; in between it gets longer by a byte for eight labels at one spot."""
    if low is None and high is None:
        return _FIRST.to_bytes(2, "big")
    if high is None:
        assert low is not None
        n = int.from_bytes(low[:2].ljust(2, b"\0"), "big")
        if n < _LAST:
            return (n + 1).to_bytes(2, "big")
    if low is None:
        assert high is not None
        n = int.from_bytes(high[:2].ljust(2, b"\0"), "big")
        if n > 1:
            return (n - 1).to_bytes(2, "big")
        low = b""
    out = bytearray()
    while True:
        at = len(out)
        a = low[at] if at < len(low) else 0
        b = 256 if high is None else high[at] if at < len(high) else 0
        if b - a > 1:
            out.append((a + b) // 2)
            return bytes(out)
        out.append(a)
        if b != a:
            high = None


def _float4(value: float) -> float:
    return float(struct.unpack("f", struct.pack("f", value))[0])


def orders_with(labels: tuple[EnumLabel, ...], at: int) -> tuple[list[float], float]:
    """(enumsortorder of the labels, that of a new one before position `at`): the old ones are renumbered when there is no float4 left between."""
    orders = [x.order for x in labels]
    if not orders:
        return orders, 1.0
    if at == len(labels):
        return orders, orders[-1] + 1
    if at == 0:
        return orders, orders[0] - 1
    middle = _float4((orders[at - 1] + orders[at]) / 2)
    if middle in (orders[at - 1], orders[at]):
        orders = [float(n + 1) for n in range(len(orders))]
        middle = _float4((orders[at - 1] + orders[at]) / 2)
    return orders, middle
