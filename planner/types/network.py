"""inet and cidr: addresses of IPv4 and IPv6 with the length of a network's mask.

The datum of both is bytes that order themselves: family (2: IPv4, 3: IPv6, as in the binary form), the network (the
address with zeros behind the mask), the mask's length in bits, the address. Of two networks that agree as far as both go
the one with the shorter mask has zeros where the other may have ones, so that comparing the bytes is PostgreSQL's order:
family, common bits of the networks, length of the mask, address.

IPv4 is read by rules of its own, since PostgreSQL takes what Python's ipaddress does not: leading zeros (decimal), octets
left out in front of a mask, and for cidr no mask at all (by the classes of old) and hexadecimal. IPv6 is ipaddress's, but for
the tail in IPv4's form.

Source: PostgreSQL 15 manual, section 8.9; its src/backend/utils/adt/inet_net_pton.c and src/port/inet_net_ntop.c.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import AddressValueError, IPv6Address
from typing import Any

from aurorapy import errors

from .base import SqlType, bad_input, register

IPV4, IPV6 = 2, 3
_SIZE = {IPV4: 4, IPV6: 16}  # bytes of an address
_INET4 = re.compile(r"([0-9]+(?:\.[0-9]+){0,3})\.?(?:/([0-9]+))?")
_CIDR4 = re.compile(r"(?:0[xX]([0-9a-fA-F]+)|([0-9]+(?:\.[0-9]+){0,3}))(?:/([0-9]+))?")
_MASK6 = re.compile(r"0|[1-9][0-9]{0,2}")
_WORD_AND_COLON = re.compile(r"(?:^|:)[0-9a-fA-F]+:\Z")
_TAIL4 = re.compile(r"(0|[1-9][0-9]{0,2})?(?:\.(0|[1-9][0-9]{0,2})?){1,3}")
_BITS_RIGHT = "Value has bits set to right of mask."


def make(address: bytes, bits: int) -> bytes:
    """The datum of an address (4 or 16 bytes) whose network's mask has so many bits."""
    size = len(address)
    return bytes((IPV4 if size == 4 else IPV6,)) + masked(address, bits) + bytes((bits,)) + address


def masked(address: bytes, bits: int) -> bytes:
    """The address with zeros behind the first `bits` bits."""
    size = len(address)
    behind = 8 * size - bits
    return (int.from_bytes(address) >> behind << behind).to_bytes(size) if behind else address


def address_of(v: bytes) -> bytes:
    """The address of a datum, 4 or 16 bytes."""
    return v[6:] if v[0] == IPV4 else v[18:]


def network_of(v: bytes) -> bytes:
    """The address of a datum's network, 4 or 16 bytes."""
    return v[1:5] if v[0] == IPV4 else v[1:17]


def bits_of(v: bytes) -> int:
    """The length of a datum's mask in bits."""
    return v[5] if v[0] == IPV4 else v[17]


def address_text(address: bytes) -> str:
    """An address without a mask; IPv6 as RFC 5952 has it, the compatible and the mapped IPv4 addresses with their octets."""
    if len(address) == 4:
        return "%d.%d.%d.%d" % tuple(address)
    if address[:10] == bytes(10):
        if address[10:12] == b"\xff\xff":
            return "::ffff:" + address_text(address[12:])
        if address[10:12] == b"\0\0" and address[12:14] != b"\0\0":
            return "::" + address_text(address[12:])
    return str(IPv6Address(address))


def cidr_out(v: bytes) -> str:
    """The address and always the mask."""
    return f"{address_text(address_of(v))}/{bits_of(v)}"


def inet_out(v: bytes) -> str:
    """The address, and the mask unless it is the whole address."""
    address, bits = address_of(v), bits_of(v)
    return address_text(address) if bits == 8 * len(address) else f"{address_text(address)}/{bits}"


def _inet4(text: str) -> tuple[bytes, int] | None:
    found = _INET4.fullmatch(text)
    if found is None:
        return None
    octets = bytes(map(int, found[1].split(".")))
    bits = 32 if found[2] is None else int(found[2])
    # without a mask all four octets must be there, with one those that it covers as a whole
    if bits > 32 or bits // 8 > len(octets):
        return None
    return octets.ljust(4, b"\0"), bits


def _class_bits(octets: bytes) -> int:
    """The mask of a network that was written without one: its class's, or what was written if that is more."""
    first = octets[0]
    bits = 32 if first >= 240 else 8 if first >= 224 else 24 if first >= 192 else 16 if first >= 128 else 8
    bits = max(bits, 8 * len(octets))
    return 4 if bits == 8 and first == 224 else bits


def _cidr4(text: str) -> tuple[bytes, int] | None:
    found = _CIDR4.fullmatch(text)
    if found is None:
        return None
    digits = found[1]
    octets = bytes.fromhex(digits + "0" * (len(digits) % 2)) if digits is not None else bytes(map(int, found[2].split(".")))
    bits = _class_bits(octets) if found[3] is None else int(found[3])
    if bits > 32 or len(octets) > 4:
        return None
    return octets.ljust(4, b"\0"), bits


def _words_of_tail(tail: str) -> str | None:
    """The last four bytes of an IPv6 address, written as octets of which some may be left out, as two words."""
    if _TAIL4.fullmatch(tail) is None:
        return None
    return bytes([int(part or "0") for part in tail.split(".")]).ljust(4, b"\0").hex(":", 2)


def _ipv6(text: str) -> tuple[bytes, int] | None:
    head, slash, mask = text.partition("/")
    if slash:
        if _MASK6.fullmatch(mask) is None or int(mask) > 128:
            return None
        if _WORD_AND_COLON.search(head):
            head = head[:-1]  # PostgreSQL takes the colon in front of a mask
    before, colon, tail = head.rpartition(":")
    if "." in tail:
        if not slash and tail.endswith("."):
            return None
        words = _words_of_tail(tail)
        if words is None:
            return None
        head = before + colon + words
    if "%" in head:
        return None  # a scope, which ipaddress would take
    return IPv6Address(head).packed, int(mask) if slash else 128


def _reader(name: str, ipv4: Callable[[str], tuple[bytes, int] | None]) -> Callable[..., bytes]:
    strict = name == "cidr"

    def read(text: str, typmod: int = -1, ctx: Any = None) -> bytes:
        try:
            found = _ipv6(text) if ":" in text else ipv4(text)
        except (ValueError, AddressValueError):  # an octet above 255, or digits without end
            found = None
        if found is None:
            raise bad_input(name, text)
        if strict and masked(*found) != found[0]:
            raise errors.InvalidTextRepresentation(f'invalid cidr value: "{text}"', detail=_BITS_RIGHT)
        return make(*found)

    return read


inet_in = _reader("inet", _inet4)
cidr_in = _reader("cidr", _cidr4)


def _sender(is_cidr: int) -> Callable[[bytes], bytes]:
    def send(v: bytes) -> bytes:
        address = address_of(v)
        return bytes((v[0], bits_of(v), is_cidr, len(address))) + address

    return send


def _receiver(name: str) -> Callable[[bytes], bytes]:
    """The flag that says which of the two types was sent is not looked at, as PostgreSQL does not."""

    def invalid(what: str) -> errors.SQLError:
        return errors.InvalidBinaryRepresentation(f'invalid {what} in external "{name}" value')

    def receive(data: bytes) -> bytes:
        if len(data) < 4:
            raise errors.ProtocolViolation("no data left in message")
        size, bits, address = _SIZE.get(data[0]), data[1], bytes(data[4:])
        if size is None:
            raise invalid("address family")
        if bits > 8 * size:
            raise invalid("bits")
        if data[3] != size:
            raise invalid("length")
        if len(address) < size:
            raise errors.ProtocolViolation("no data left in message")
        if len(address) > size:
            raise ValueError
        if name == "cidr" and masked(address, bits) != address:
            raise errors.InvalidBinaryRepresentation('invalid external "cidr" value', detail=_BITS_RIGHT)
        return make(address, bits)

    return receive


register(SqlType(869, "inet", -1, "I", preferred=True, array=1041, input=inet_in, output=inet_out, send=_sender(0), receive=_receiver("inet"), storage="m"))
register(SqlType(650, "cidr", -1, "I", array=651, input=cidr_in, output=cidr_out, send=_sender(1), receive=_receiver("cidr"), storage="m"))
