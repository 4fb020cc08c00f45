"""vector and halfvec: a datum is the bytes of its elements, singles or halves, least byte first.

Source: pgvector 0.8's README, "Vector Type", "Half Vectors" and their functions.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable
from functools import partial
from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import CASTS
from aurorapy.planner.types import BY_NAME
from aurorapy.planner.types.numbers import float4_out
from aurorapy.planner.types.shaped import shape
from aurorapy.planner.types.user import UserType
from aurorapy.planner.types.user_bases import BaseDef
from aurorapy.records import dataclass

from .arithmetic import chosen, overflow, single, underflow
from .text import NUMBER, SPACE, after_space, joined, malformed, parse_number, plain_numbers

DIMENSIONS_MAX = 16000
_HEAD = struct.Struct("!hh")
DataError = errors.DataException


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of vectors. `code` is struct's of an element, `size` its bytes."""

    name: str
    code: str
    size: int
    limit: int = DIMENSIONS_MAX

    def count(self, v: bytes) -> int:
        """The number of dimensions."""
        return len(v) // self.size

    def made(self, values: Any) -> bytes:
        """The datum of numbers; 22003."""
        return chosen().store(values, self.code)

    def read(self, v: bytes) -> Any:
        """The operand of a datum."""
        return chosen().load(v, self.code)


VECTOR = Kind("vector", "f", 4)
HALFVEC = Kind("halfvec", "e", 2)


def check_count(name: str, n: int, limit: int = DIMENSIONS_MAX) -> None:
    """22000, 54000."""
    if n < 1:
        raise DataError(f"{name} must have at least 1 dimension")
    if n > limit:
        raise errors.ProgramLimitExceeded(f"{name} cannot have more than {limit} dimensions")


def check_expected(typmod: int, n: int) -> None:
    """22000 for a vector of other dimensions than its column's."""
    if typmod not in (-1, n):
        raise DataError(f"expected {typmod} dimensions, not {n}")


def check_elements(name: str, values: Any) -> None:
    """22000 for what is not finite."""
    for x in values:
        if x != x:
            raise DataError(f"NaN not allowed in {name}")
        if x in (float("inf"), float("-inf")):
            raise DataError(f"infinite value not allowed in {name}")


def check_same(kind: Kind, a: bytes, b: bytes) -> None:
    """22000 for operands of different dimensions."""
    if len(a) != len(b):
        raise DataError(f"different {kind.name} dimensions {kind.count(a)} and {kind.count(b)}")


def too_large(x: float) -> errors.SQLError:
    """22003 for a single that is no half."""
    return errors.NumericValueOutOfRange(f'"{float4_out(x)}" is out of range for type halfvec')


# --- forms ---


def parse(kind: Kind, text: str) -> bytes:
    """The datum of a text form; 22P02, 22003, 22000, 54000."""
    body = text.strip(SPACE)
    if body[:1] == "[" and body[-1:] == "]":
        values = plain_numbers(body[1:-1])
        if values is not None and len(values) <= kind.limit:
            try:
                return kind.made(values)
            except errors.NumericValueOutOfRange:
                pass  # which one is found below
    return kind.made(_scan(kind, text))


def _scan(kind: Kind, text: str) -> list[float]:
    """The elements of a text form, one after the other."""
    wrong, skip = partial(malformed, kind.name, text), partial(after_space, text)

    at = skip(0)
    if text[at : at + 1] != "[":
        raise wrong('Vector contents must start with "[".')
    at = skip(at + 1)
    if text[at : at + 1] == "]":
        raise DataError(f"{kind.name} must have at least 1 dimension")
    out: list[float] = []
    while True:
        if len(out) == kind.limit:
            raise errors.ProgramLimitExceeded(f"{kind.name} cannot have more than {kind.limit} dimensions")
        found = NUMBER.match(text, at)
        if found is None:
            raise wrong()
        value, _ = parse_number(found[1], kind.name)
        if kind is HALFVEC and abs(value) >= 65520 and value not in (float("inf"), float("-inf")):
            raise errors.NumericValueOutOfRange(f'"{found[1]}" is out of range for type halfvec')
        check_elements(kind.name, (value,))
        out.append(value)
        at = skip(found.end())
        c = text[at : at + 1]
        at += 1
        if c == "]":
            break
        if c != ",":
            raise wrong()
    if skip(at) < len(text):
        raise wrong("Junk after closing right brace.")
    return out


def shown(kind: Kind, v: bytes) -> str:
    """The text form."""
    return f"[{joined(kind.read(v))}]"


def _swapped(kind: Kind, data: bytes) -> bytes:
    """The elements with their bytes the other way round."""
    made = array("I" if kind.size == 4 else "H")
    made.frombytes(data)
    made.byteswap()
    return made.tobytes()


def sent(kind: Kind, v: bytes) -> bytes:
    """The binary form."""
    return _HEAD.pack(kind.count(v), 0) + _swapped(kind, v)


def received(kind: Kind, data: bytes, typmod: int = -1) -> bytes:
    """The datum of a binary form; 08P01, 22P03, 22000, 54000."""
    if len(data) < 4:
        raise errors.ProtocolViolation("insufficient data left in message")
    n, unused = _HEAD.unpack_from(data)
    check_count(kind.name, n, kind.limit)
    check_expected(typmod, n)
    if unused:
        raise DataError(f"expected unused to be 0, not {unused}")
    if len(data) < 4 + n * kind.size:
        raise errors.ProtocolViolation("insufficient data left in message")
    made = _swapped(kind, data[4 : 4 + n * kind.size])
    if not chosen().are_finite(made, kind.code):
        check_elements(kind.name, struct.unpack(f"<{n}{kind.code}", made))
    if len(data) > 4 + n * kind.size:
        raise errors.InvalidBinaryRepresentation("incorrect binary data format")
    return made


def typmod_reader(name: str, limit: int) -> Callable[[list[str]], int]:
    """What reads the type's modifier; 22023."""

    def read(args: list[str]) -> int:
        try:
            values = [int(a) for a in args]
        except ValueError as e:
            raise errors.InvalidTextRepresentation(f'invalid input syntax for type integer: "{str(e).split(chr(39))[1]}"') from None
        if len(values) != 1:
            raise errors.InvalidParameterValue("invalid type modifier")
        if values[0] < 1:
            raise errors.InvalidParameterValue(f"dimensions for type {name} must be at least 1")
        if values[0] > limit:
            raise errors.InvalidParameterValue(f"dimensions for type {name} cannot exceed {limit}")
        return values[0]

    return read


def use(ctx: Any) -> None:
    """Give a session the extension's settings, as PostgreSQL does when it loads the library."""
    values = getattr(ctx, "values", None)
    if values is not None and "hnsw.ef_search" not in values and hasattr(ctx, "load"):
        ctx.load("vector")


class VectorType(UserType):
    """What the three types have in common. The order is that of `key`."""

    __slots__ = ("_parse", "_shown", "_sent", "_received")

    def __init__(self, defined: BaseDef, limit: int, count: Callable[[bytes], int], key: Callable[[bytes], Any], parse: Callable[[str], bytes],
                 shown: Callable[[bytes], str], sent: Callable[[bytes], bytes], received: Callable[[bytes, int], bytes]) -> None:
        def coerce(v: bytes, typmod: int, explicit: bool) -> bytes:
            check_expected(typmod, count(v))
            return v

        super().__init__(defined, defined.oid, -1, "U", array=defined.array, order_key=key, hash_key=key, storage="e", coerce=coerce,
                         typmod_in=typmod_reader(defined.name, limit), typmod_out=lambda n: f"({n})")
        self._parse, self._shown, self._sent, self._received = parse, shown, sent, received

    def input(self, text: str, typmod: int, ctx: Any) -> bytes:
        use(ctx)
        found = self._parse(text)
        return found if typmod < 0 else self.coerce_typmod(found, typmod, False)

    def text_encoder(self, ctx: Any) -> Callable[[Any], str]:
        use(ctx)
        return self._shown

    def binary_encoder(self, ctx: Any) -> Callable[[Any], bytes]:
        use(ctx)
        return self._sent

    def binary_decoder(self, typmod: int, ctx: Any) -> Callable[[bytes], Any]:
        use(ctx)
        return lambda data: self._received(data, typmod)


def dense_type(kind: Kind) -> Callable[[BaseDef], UserType]:
    """What makes the type of a kind."""
    return lambda defined: VectorType(defined, kind.limit, kind.count, order(kind), lambda text: parse(kind, text), lambda v: shown(kind, v),
                                      lambda v: sent(kind, v), lambda data, typmod: received(kind, data, typmod))


def order(kind: Kind) -> Callable[[bytes], tuple[float, ...]]:
    """What orders the data of a kind: the elements first, then their number."""
    return lambda v: struct.unpack(f"<{len(v) // kind.size}{kind.code}", v)


# --- casts ---


def of_array(kind: Kind, element: str) -> Callable[..., bytes]:
    """What makes a vector of an array."""
    singled = _singles(element)

    def convert(v: Any, typmod: int, explicit: bool) -> bytes:
        values = singled(elements(v))
        check_count(kind.name, len(values), kind.limit)
        check_expected(typmod, len(values))
        return halves(values) if kind is HALFVEC else _checked(kind, values)

    return convert


def elements(v: Any) -> list[Any]:
    """The elements of an array; 22000, 22004."""
    if len(shape(v)[0]) > 1:
        raise DataError("array must be 1-D")
    values = list(v)
    if None in values:
        raise errors.NullValueNotAllowed("array must not contain nulls")
    return values


def _singles(element: str) -> Callable[[list[Any]], list[float]]:
    if element == "numeric":
        def convert(values: list[Any]) -> list[float]:
            cast = CASTS[BY_NAME["numeric"].oid, BY_NAME["float4"].oid].function
            assert cast is not None and cast.impl is not None
            return [cast.impl(x) for x in values]

        return convert
    return lambda values: list(map(single, values))


def singles_of(element: str) -> Callable[[list[Any]], list[float]]:
    """What makes singles of an array's elements, infinite where they are too large."""
    return _singles(element)


def halves(values: list[float]) -> bytes:
    """The halfvec of singles; 22003 for what is no half."""
    for x in values:
        if abs(x) >= 65520 and x not in (float("inf"), float("-inf")):
            raise too_large(x)
    check_elements("halfvec", values)
    return HALFVEC.made(values)


def _checked(kind: Kind, values: list[float]) -> bytes:
    check_elements(kind.name, values)
    return kind.made(values)


def to_half(v: bytes, typmod: int, explicit: bool) -> bytes:
    """A vector as a halfvec."""
    check_expected(typmod, VECTOR.count(v))
    return halves(list(struct.unpack(f"<{len(v) // 4}f", v)))


def to_vector(v: bytes, typmod: int, explicit: bool) -> bytes:
    """A halfvec as a vector."""
    check_expected(typmod, HALFVEC.count(v))
    return VECTOR.made(HALFVEC.read(v))


def to_reals(kind: Kind) -> Callable[..., tuple[float, ...]]:
    """A vector as an array."""
    return lambda v, typmod, explicit: order(kind)(v)


def same(count: Callable[[bytes], int]) -> Callable[..., bytes]:
    """The cast of a type to itself, which checks the modifier."""

    def convert(v: bytes, typmod: int, explicit: bool) -> bytes:
        check_expected(typmod, count(v))
        return v

    return convert


# --- arithmetic ---


def elementwise(kind: Kind, name: str) -> Callable[[bytes, bytes], bytes]:
    """+, - and * of two vectors; 22003."""

    def call(a: bytes, b: bytes) -> bytes:
        check_same(kind, a, b)
        way = chosen()
        x, y = way.load(a, kind.code), way.load(b, kind.code)
        found = way.store(getattr(way, name)(x, y), kind.code)
        if name == "multiply" and way.vanished(way.load(found, kind.code), x, y):
            raise underflow()
        return found

    return call


def concatenated(kind: Kind) -> Callable[[bytes, bytes], bytes]:
    """||"""

    def call(a: bytes, b: bytes) -> bytes:
        check_count(kind.name, kind.count(a) + kind.count(b), kind.limit)
        return a + b

    return call


def part(kind: Kind) -> Callable[[bytes, int, int], bytes]:
    """subvector."""

    def call(v: bytes, start: int, count: int) -> bytes:
        n = kind.count(v)
        if count < 1:
            raise DataError(f"{kind.name} must have at least 1 dimension")
        end = n + 1 if start > n - count else start + count
        if start > n:
            raise DataError(f"{kind.name} must have at least 1 dimension")
        start = max(start, 1)
        check_count(kind.name, end - start, kind.limit)
        return v[(start - 1) * kind.size : (end - 1) * kind.size]

    return call


def normalized(kind: Kind) -> Callable[[bytes], bytes]:
    """l2_normalize: zeros stay zeros."""

    def call(v: bytes) -> bytes:
        way = chosen()
        x = way.load(v, kind.code)
        norm = way.norm(x)
        return way.store(way.divide(x, norm), kind.code) if norm > 0 else bytes(len(v))

    return call


def accumulated(kind: Kind) -> Callable[[Any, bytes], tuple[float, ...]]:
    """vector_accum: the number of vectors and their sum, as an array."""

    def call(state: Any, v: bytes) -> tuple[float, ...]:
        values = state_of(state, f"{kind.name}_accum")
        way = chosen()
        x = way.load(v, kind.code)
        if len(values) == 1:
            return (values[0] + 1.0, *way.order(way.doubles(x)))
        check_expected(len(values) - 1, len(x))
        return (values[0] + 1.0, *_finite(way.order(way.plus(way.doubles(values[1:]), x))))

    return call


def _finite(values: tuple[float, ...]) -> tuple[float, ...]:
    if any(abs(x) == float("inf") for x in values):
        raise overflow()
    return values


def combined(a: Any, b: Any) -> tuple[float, ...]:
    """vector_combine."""
    x, y = state_of(a, "vector_combine"), state_of(b, "vector_combine")
    if x[0] == 0 or y[0] == 0:
        return y if x[0] == 0 else x
    check_expected(len(x) - 1, len(y) - 1)
    return (x[0] + y[0], *_finite(tuple([i + j for i, j in zip(x[1:], y[1:], strict=True)])))


def state_of(state: Any, caller: str) -> tuple[float, ...]:
    """The array that is an average's state; XX000 for anything else."""
    if len(shape(state)[0]) != 1 or None in state:
        raise errors.InternalError_(f"{caller}: expected state array")
    return tuple(state)


def average(kind: Kind) -> Callable[[Any], bytes | None]:
    """vector_avg."""

    def call(state: Any) -> bytes | None:
        n, *total = state_of(state, f"{kind.name}_avg")
        if n == 0:
            return None
        check_count(kind.name, len(total), kind.limit)
        values = [single(x / n) for x in total]
        return halves(values) if kind is HALFVEC else _checked(kind, values)

    return call


class Mean:
    """avg's state: how many vectors, and their sum."""

    __slots__ = ("n", "total")

    def __init__(self) -> None:
        self.n, self.total = 0, None


def averaging(kind: Kind) -> Callable[[Mean, list[bytes]], Mean]:
    """avg's step."""

    def add(state: Mean, values: list[bytes]) -> Mean:
        way = chosen()
        for v in values:
            x = way.load(v, kind.code)
            if state.total is None:
                state.total = way.doubles(x)
            else:
                check_expected(len(state.total), len(x))
                state.total = way.plus(state.total, x)
            state.n += 1
        return state

    return add


def mean(kind: Kind) -> Callable[[Mean], bytes | None]:
    """avg's end."""
    final = average(kind)
    return lambda state: None if state.total is None else final((float(state.n), *state.total))


