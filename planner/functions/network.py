"""Operators, functions and casts of inet and cidr.

A cidr is an inet as it stands (the same datum), so that what is defined for inet takes both; a function of its own has cidr
only where its answer differs.

Source: PostgreSQL 15 manual, section 9.12.
"""

from __future__ import annotations

from collections.abc import Callable

from aurorapy import errors
from aurorapy.planner.types.network import IPV4, address_of, address_text, bits_of, cidr_out, inet_out, make, masked, network_of

from .registry import cast, define, operator

_INT8_MIN, _INT8_MAX = -(1 << 63), (1 << 63) - 1


def _number(v: bytes) -> int:
    return int.from_bytes(address_of(v))


def _network(v: bytes) -> bytes:
    return make(network_of(v), bits_of(v))


def _max_bits(v: bytes) -> int:
    return 32 if v[0] == IPV4 else 128


def _shares(a: bytes, b: bytes, bits: int) -> bool:
    """Whether two addresses of one family agree in their first bits."""
    return masked(address_of(a), bits) == masked(address_of(b), bits)


# --- containment --------------------------------------------------------------------------------


def _within(a: bytes, b: bytes) -> bool:
    return a[0] == b[0] and bits_of(a) > bits_of(b) and _shares(a, b, bits_of(b))


def _within_or_equal(a: bytes, b: bytes) -> bool:
    return a[0] == b[0] and bits_of(a) >= bits_of(b) and _shares(a, b, bits_of(b))


def _overlap(a: bytes, b: bytes) -> bool:
    return a[0] == b[0] and _shares(a, b, min(bits_of(a), bits_of(b)))


operator("<<", "inet", "inet", "bool", _within, function="network_sub", commutator=">>")
operator("<<=", "inet", "inet", "bool", _within_or_equal, function="network_subeq", commutator=">>=")
operator(">>", "inet", "inet", "bool", lambda a, b: _within(b, a), function="network_sup", commutator="<<")
operator(">>=", "inet", "inet", "bool", lambda a, b: _within_or_equal(b, a), function="network_supeq", commutator="<<=")
operator("&&", "inet", "inet", "bool", _overlap, function="network_overlap", commutator="&&")

# --- arithmetic ---------------------------------------------------------------------------------


def _sized(v: bytes, number: int, bits: int) -> bytes:
    return make(number.to_bytes(len(address_of(v))), bits)


def _bitwise(verb: str, combine: Callable[[int, int], int]) -> Callable[[bytes, bytes], bytes]:
    def call(a: bytes, b: bytes) -> bytes:
        if a[0] != b[0]:
            raise errors.InvalidParameterValue(f"cannot {verb} inet values of different sizes")
        return _sized(a, combine(_number(a), _number(b)), max(bits_of(a), bits_of(b)))

    return call


def _plus(v: bytes, n: int) -> bytes:
    moved = _number(v) + n
    if not 0 <= moved < 1 << _max_bits(v):
        raise errors.NumericValueOutOfRange("result is out of range")
    return _sized(v, moved, bits_of(v))


def _distance(a: bytes, b: bytes) -> int:
    if a[0] != b[0]:
        raise errors.InvalidParameterValue("cannot subtract inet values of different sizes")
    n = _number(a) - _number(b)
    if not _INT8_MIN <= n <= _INT8_MAX:
        raise errors.NumericValueOutOfRange("result is out of range")
    return n


operator("~", "", "inet", "inet", lambda v: _sized(v, _number(v) ^ (1 << _max_bits(v)) - 1, bits_of(v)), function="inetnot")
operator("&", "inet", "inet", "inet", _bitwise("AND", lambda a, b: a & b), function="inetand")
operator("|", "inet", "inet", "inet", _bitwise("OR", lambda a, b: a | b), function="inetor")
operator("+", "inet", "int8", "inet", _plus, function="inetpl", commutator="+")
operator("+", "int8", "inet", "inet", lambda n, v: _plus(v, n), function="int8pl_inet", commutator="+")
operator("-", "inet", "int8", "inet", lambda v, n: _plus(v, -n), function="inetmi_int8")
operator("-", "inet", "inet", "int8", _distance, function="inetmi")

# --- functions ----------------------------------------------------------------------------------


def _longest_zeros(words: list[int]) -> tuple[int, int]:
    """(start, length) of the zeros to leave out. A run that is not longer than the best so far is not forgotten, so that the next
    one seems to begin with it: PostgreSQL's answers are as they are."""
    start = length = run_start = run = 0
    for i, word in enumerate(words):
        if word == 0:
            run_start = run_start if run else i
            run += 1
        elif run > length:
            start, length, run = run_start, run, 0
    return (run_start, run) if run > length else (start, length)


def _abbreviated6(network: bytes, bits: int) -> str:
    """The words that the mask covers (at least two), with one run of zeros left out."""
    words = [int.from_bytes(network[i : i + 2]) for i in range(0, 2 * max(2, (bits + 15) // 16), 2)]
    start, length = _longest_zeros(words)
    dotted = length != len(words) and start == 0 and (
        length == 6 or (length == 5 and words[5] == 0xFFFF) or (length == 7 and network[14] != 0 and network[15] != 1))
    out = ""
    for i, word in enumerate(words):
        if start <= i < start + length:
            out += ":" * ((i == start) + (i == len(words) - 1))
        elif dotted and i > 5:
            octets = [word >> 8, word & 0xFF] if i != 7 or bits > 120 else [word >> 8]
            out += (":" if i == 6 else ".") + ".".join(map(str, octets))
        else:
            out += f"{':' if out else ''}{word:x}"
    return out


def _abbreviated(v: bytes) -> str:
    """A network without the octets or words that its mask does not cover."""
    network, bits = network_of(v), bits_of(v)
    if v[0] == IPV4:
        shown = ".".join(map(str, network[: (bits + 7) // 8])) or "0"
    else:
        shown = _abbreviated6(network, bits) if bits else "::"
    return f"{shown}/{bits}"


def _broadcast(v: bytes) -> bytes:
    bits = bits_of(v)
    return _sized(v, _number(v) | (1 << _max_bits(v) - bits) - 1, bits)


def _hostmask(v: bytes) -> bytes:
    size = _max_bits(v)
    return _sized(v, (1 << size - bits_of(v)) - 1, size)


def _netmask(v: bytes) -> bytes:
    size = _max_bits(v)
    return _sized(v, (1 << size) - (1 << size - bits_of(v)), size)


def _mask_length(v: bytes, n: int) -> int:
    if n == -1:
        return _max_bits(v)
    if not 0 <= n <= _max_bits(v):
        raise errors.InvalidParameterValue(f"invalid mask length: {n}")
    return n


def _cidr_masked(v: bytes, n: int) -> bytes:
    bits = _mask_length(v, n)
    return make(masked(address_of(v), bits), bits)


def _merge(a: bytes, b: bytes) -> bytes:
    """The smallest network that holds both."""
    if a[0] != b[0]:
        raise errors.InvalidParameterValue("cannot merge addresses from different families")
    differing = (_number(a) ^ _number(b)).bit_length()
    bits = min(bits_of(a), bits_of(b), _max_bits(a) - differing)
    return make(masked(address_of(a), bits), bits)


define("abbrev", "inet", "text", inet_out)
define("abbrev", "cidr", "text", _abbreviated)
define("broadcast", "inet", "inet", _broadcast)
define("family", "inet", "int4", lambda v: 4 if v[0] == IPV4 else 6)
define("host", "inet", "text", lambda v: address_text(address_of(v)))
define("hostmask", "inet", "inet", _hostmask)
define("inet_merge", "inet inet", "cidr", _merge)
define("inet_same_family", "inet inet", "bool", lambda a, b: a[0] == b[0])
define("masklen", "inet", "int4", bits_of)
define("netmask", "inet", "inet", _netmask)
define("network", "inet", "cidr", _network)
define("set_masklen", "inet int4", "inet", lambda v, n: make(address_of(v), _mask_length(v, n)))
define("set_masklen", "cidr int4", "cidr", _cidr_masked)

# --- casts --------------------------------------------------------------------------------------

cast("cidr", "inet", "i")
cast("inet", "cidr", "a", _network)
for _name in ("inet", "cidr"):
    for _target in ("text", "varchar", "bpchar"):
        cast(_name, _target, "a", cidr_out)  # with the mask, unlike inet's own text
