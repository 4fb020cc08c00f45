"""String functions and operators, LIKE, and casts among the character types.

Source: PostgreSQL 15 manual, sections 9.4, 9.5 and 9.7.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.encodings import Encoding, encoding_named
from aurorapy.planner.types.network import cidr_out
from aurorapy.planner.types.text import char_in, char_out

from .arithmetic import int8_to_oid, oid_to_int4
from .conversions import UTF8, codec, encoding_number, need_pair
from .registry import NAMESPACE, cast, define, operator

BOOL, INET = 16, 869
PAD_MAX = 268_435_454  # characters, of four bytes at the most

# --- casts --------------------------------------------------------------------------------------


def _char_code(v: str) -> int:
    """A "char" as a signed byte."""
    byte = ord(v) if v else 0
    return byte - 256 if byte > 127 else byte


def _char_of(v: int) -> str:
    if not -128 <= v <= 127:
        raise errors.NumericValueOutOfRange('"char" out of range')
    return chr(v & 0xFF) if v else ""


cast("varchar", "text", "i")
cast("text", "varchar", "i")
cast("bpchar", "text", "i", lambda v: v.rstrip(" "), never_null=True)
cast("bpchar", "varchar", "i", lambda v: v.rstrip(" "), never_null=True)
cast("text", "bpchar", "i")
cast("varchar", "bpchar", "i")
NAMESPACE["char_out"] = char_out
for _name, _context in (("text", "i"), ("varchar", "a"), ("bpchar", "a")):
    cast("char", _name, _context, char_out, inline="({0} if {0} < '\x80' else char_out({0}))")
    cast(_name, "char", "a", char_in)
cast("char", "int4", "e", _char_code)
cast("int4", "char", "e", _char_of)
cast("name", "text", "i", lambda v: v, inline="{0}")
cast("name", "varchar", "a", lambda v: v, inline="{0}")
cast("name", "bpchar", "a", lambda v: v, inline="{0}")
cast("text", "name", "i", lambda v: v.encode()[:63].decode(errors="ignore"))
cast("varchar", "name", "i", lambda v: v.encode()[:63].decode(errors="ignore"))
cast("bpchar", "name", "i", lambda v: v.encode()[:63].decode(errors="ignore").rstrip(" "))
cast("bool", "text", "a", lambda v: "true" if v else "false", inline="('true' if {0} else 'false')")
cast("bool", "varchar", "a", lambda v: "true" if v else "false")
cast("bool", "bpchar", "a", lambda v: "true" if v else "false")
cast("json", "jsonb", "a", by_io=True)
cast("jsonb", "json", "a", by_io=True)
for _r in ("regclass", "regtype", "regproc", "regprocedure", "regoper", "regoperator", "regrole", "regnamespace", "regconfig", "regdictionary", "regcollation"):
    cast("oid", _r, "i")
    cast(_r, "oid", "i")
    cast(_r, "int4", "a", oid_to_int4)
    cast(_r, "int8", "a", lambda v: v, inline="{0}")
    for _i in ("int2", "int4"):
        cast(_i, _r, "i", lambda v: v & 0xFFFFFFFF)
    cast("int8", _r, "i", int8_to_oid)
for _r, _s in (("regproc", "regprocedure"), ("regoper", "regoperator")):
    cast(_r, _s, "i")
    cast(_s, _r, "i")
cast("text", "regclass", "i", by_io=True)
cast("varchar", "regclass", "i", by_io=True)

# --- concatenation ------------------------------------------------------------------------------

operator("||", "text", "text", "text", lambda a, b: a + b, inline="({0}+{1})")
operator("||", "bytea", "bytea", "bytea", lambda a, b: a + b, inline="({0}+{1})")


def _any_text(ctx: Any, oid: int, v: Any) -> str:
    if oid == BOOL:  # as its cast to text says it, not as it is sent
        return "true" if v else "false"
    if oid == INET:
        return cidr_out(v)
    return TYPES[oid].output(v, ctx)


operator("||", "text", "anynonarray", "text", lambda ctx, types, a, b: a + _any_text(ctx, types[1], b), needs_types=True, volatility="s")
operator("||", "anynonarray", "text", "text", lambda ctx, types, a, b: _any_text(ctx, types[0], a) + b, needs_types=True, volatility="s")

# --- plain functions ----------------------------------------------------------------------------


def substring(s: str, start: int, length: int | None = None) -> str:
    if length is None:
        return s[max(start - 1, 0):]
    if length < 0:
        raise errors.SubstringError("negative substring length not allowed")
    return s[max(start - 1, 0) : max(start + length - 1, 0)]


def _left(s: Any, n: int) -> Any:
    return s[:n] if n >= 0 else s[: max(len(s) + n, 0)]


def _right(s: Any, n: int) -> Any:
    return (s[-n:] if n else s[:0]) if n >= 0 else s[-n:]


def _pad(s: str, n: int, fill: str, left: bool) -> str:
    if n > PAD_MAX:
        raise errors.ProgramLimitExceeded("requested length too large")
    if n <= len(s):
        return s[: max(n, 0)]
    if not fill:
        return s
    need = n - len(s)
    pad = (fill * (need // len(fill) + 1))[:need]
    return pad + s if left else s + pad


def _split_part(s: str, d: str, n: int) -> str:
    if n == 0:
        raise errors.InvalidParameterValue("field position must not be zero")
    parts = s.split(d) if d else [s]
    if n < 0:
        n += len(parts) + 1
    return parts[n - 1] if 1 <= n <= len(parts) else ""


def _translate(s: str, source: str, target: str) -> str:
    table: dict[int, str | None] = {}
    for i, c in enumerate(source):
        table.setdefault(ord(c), target[i] if i < len(target) else None)
    return s.translate(table)


def _chr(n: int) -> str:
    if n == 0:
        raise errors.ProgramLimitExceeded("null character not permitted")
    if n < 0:
        raise errors.InvalidParameterValue("character number must be positive")
    if n > 0x10FFFF:
        raise errors.ProgramLimitExceeded(f"requested character too large for encoding: {n}")
    if 0xD800 <= n <= 0xDFFF:
        raise errors.ProgramLimitExceeded(f"requested character not valid for encoding: {n}")
    return chr(n)


def overlay(s: str, new: str, start: int, length: int | None = None) -> str:
    if start <= 0:
        raise errors.SubstringError("negative substring length not allowed")
    n = len(new) if length is None else length
    return s[: start - 1] + new + s[max(start - 1 + n, 0):]


def _repeat(s: str, n: int) -> str:
    if n > 0 and len(s) * n > 1 << 30:
        raise errors.ProgramLimitExceeded("requested length too large")
    return s * max(n, 0)


for _n in ("length", "char_length", "character_length"):
    define(_n, "text", "int4", len, inline="len({0})")
    define(_n, "bpchar", "int4", lambda v: len(v.rstrip(" ")))
define("octet_length", "text", "int4", lambda v: len(v.encode()))
define("octet_length", "bpchar", "int4", lambda v: len(v.encode()))
define("octet_length", "bytea", "int4", len)
define("bit_length", "text", "int4", lambda v: 8 * len(v.encode()))
define("length", "bytea", "int4", len)
for _n in ("substring", "substr"):
    define(_n, "text int4", "text", substring)
    define(_n, "text int4 int4", "text", substring)
    define(_n, "bytea int4", "bytea", substring)
    define(_n, "bytea int4 int4", "bytea", substring)
define("left", "text int4", "text", _left)
define("right", "text int4", "text", _right)
define("lpad", "text int4", "text", lambda s, n: _pad(s, n, " ", True))
define("lpad", "text int4 text", "text", lambda s, n, f: _pad(s, n, f, True))
define("rpad", "text int4", "text", lambda s, n: _pad(s, n, " ", False))
define("rpad", "text int4 text", "text", lambda s, n, f: _pad(s, n, f, False))
for _n, _f in (("btrim", str.strip), ("ltrim", str.lstrip), ("rtrim", str.rstrip)):
    define(_n, "text", "text", lambda s, f=_f: f(s, " "))
    define(_n, "text text", "text", lambda s, c, f=_f: f(s, c) if c else s)
define("replace", "text text text", "text", lambda s, a, b: s.replace(a, b) if a else s)
define("translate", "text text text", "text", _translate)
define("reverse", "text", "text", lambda s: s[::-1])
define("repeat", "text int4", "text", _repeat)
define("strpos", "text text", "int4", lambda s, p: s.find(p) + 1)
define("position", "text text", "int4", lambda s, p: s.find(p) + 1)
define("starts_with", "text text", "bool", str.startswith)
operator("^@", "text", "text", "bool", str.startswith)
define("split_part", "text text int4", "text", _split_part)
define("ascii", "text", "int4", lambda s: ord(s[0]) if s else 0)
define("chr", "int4", "text", _chr)
define("overlay", "text text int4", "text", overlay)
define("overlay", "text text int4 int4", "text", overlay)
define("md5", "text", "text", lambda s: hashlib.md5(s.encode()).hexdigest())
define("md5", "bytea", "text", lambda s: hashlib.md5(s).hexdigest())
for _n in ("sha224", "sha256", "sha384", "sha512"):
    define(_n, "bytea", "bytea", lambda b, n=_n: hashlib.new(n, b).digest())
define("to_hex", "int4", "text", lambda n: format(n & 0xFFFFFFFF, "x"))
define("to_hex", "int8", "text", lambda n: format(n & 0xFFFFFFFFFFFFFFFF, "x"))


def _quote_literal(s: str) -> str:
    return ("E" if "\\" in s else "") + "'" + s.replace("'", "''").replace("\\", "\\\\") + "'"


def _quoted(ctx: Any, types: tuple[int, ...], v: Any) -> str:
    return _quote_literal(_any_text(ctx, types[0], v))


define("quote_literal", "text", "text", _quote_literal)
define("quote_literal", "anyelement", "text", _quoted, needs_types=True, volatility="s")
define("quote_nullable", "text", "text", lambda s: "NULL" if s is None else _quote_literal(s), strict=False)
define("quote_nullable", "anyelement", "text", lambda ctx, types, v: "NULL" if v is None else _quoted(ctx, types, v), needs_types=True, strict=False,
       volatility="s")


def _quote_ident(s: str) -> str:
    from aurorapy.planner.plan.deparse import quote_name

    return quote_name(s)


define("quote_ident", "text", "text", _quote_ident)

_IDENT = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([A-Za-z_\u0080-\U0010ffff][\w$]*))\s*')


def _parse_ident(text: str, strict: bool) -> tuple[str, ...]:
    def bad(detail: str | None = None) -> errors.SQLError:
        return errors.InvalidParameterValue(f'string is not a valid identifier: "{text}"', detail=detail)

    parts, at, before = [], 0, ""
    while True:
        m = _IDENT.match(text, at)
        if m is None:
            rest = text[at:].lstrip()
            if rest.startswith('"'):
                raise bad("String has unclosed double quotes.")
            raise bad('No valid identifier before ".".' if rest.startswith(".") else f'No valid identifier after "{before}".' if before else None)
        if m[1] == "":
            raise bad("Quoted identifier must not be empty.")
        parts.append(m[1].replace('""', '"') if m[1] is not None else "".join([c.lower() if c.isascii() else c for c in m[2]]))
        at = m.end()
        if text[at : at + 1] != ".":
            if at < len(text) and strict:
                raise bad()
            return tuple(parts)
        at += 1
        before = "."


define("parse_ident", "text bool", "text[]", _parse_ident, defaults=(True,), arg_names=("str", "strict"))


def _encode(data: bytes, form: str) -> str:
    match form.lower():
        case "hex":
            return data.hex()
        case "base64":
            text = base64.b64encode(data).decode()
            return "\n".join(text[i : i + 76] for i in range(0, len(text), 76))
        case "escape":
            return "".join("\\\\" if b == 92 else chr(b) if b and b < 128 else f"\\{b:03o}" for b in data)
    raise errors.InvalidParameterValue(f'unrecognized encoding: "{form}"')


def _decode(text: str, form: str) -> bytes:
    try:
        match form.lower():
            case "hex":
                bad = re.search(r"[^0-9a-fA-F\s]", text)
                if bad is not None:
                    raise errors.InvalidParameterValue(f'invalid hexadecimal digit: "{bad[0]}"')
                if len("".join(text.split())) % 2:
                    raise errors.InvalidParameterValue("invalid hexadecimal data: odd number of digits")
                return bytes.fromhex(text)
            case "base64":
                return _from_base64(text)
            case "escape":
                from aurorapy.planner.types.text import bytea_in

                return bytea_in(text)
    except ValueError:
        raise errors.InvalidParameterValue("invalid hexadecimal data") from None
    raise errors.InvalidParameterValue(f'unrecognized encoding: "{form}"')


_NO_SPACES = dict.fromkeys(map(ord, " \t\n\r"))
_BASE64 = {c: i for i, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}


def _from_base64(text: str) -> bytes:
    """What base64 stands for, with what PostgreSQL's own reader lets pass: spaces between, and anything behind a `=`, which ends the bytes of its four letters."""
    try:
        return base64.b64decode(text.translate(_NO_SPACES), validate=True)
    except ValueError:
        pass
    out, bits, count, end = bytearray(), 0, 0, 0
    for c in text:
        if c in " \t\n\r":
            continue
        if c == "=":
            if not end and count < 2:
                raise errors.InvalidParameterValue('unexpected "=" while decoding base64 sequence')
            end = end or count - 1
        elif c not in _BASE64:
            raise errors.InvalidParameterValue(f'invalid symbol "{c}" found while decoding base64 sequence')
        bits, count = bits << 6 | _BASE64.get(c, 0), count + 1
        if count == 4:
            out += bits.to_bytes(3, "big")[: end or 3]
            bits = count = 0
    if count:
        raise errors.InvalidParameterValue("invalid base64 end sequence", hint="Input data is missing padding, is truncated, or is otherwise corrupted.")
    return bytes(out)


define("encode", "bytea text", "text", _encode)
define("decode", "text text", "bytea", _decode)


def _encoding(name: str, what: str) -> Encoding:
    known = encoding_named(name)
    if known is None and (number := encoding_number(name)) >= 0:
        need_pair(*((number, UTF8) if what == "source" else (UTF8, number)))
        return codec(number)
    if known is None:
        raise errors.InvalidParameterValue(f'invalid {what} encoding name "{name}"')
    return known


def _convert_from(data: bytes, name: str) -> str:
    return _encoding(name, "source").decode(data)


def _convert_to(text: str, name: str) -> bytes:
    return _encoding(name, "destination").encode(text)


define("convert_from", "bytea name", "text", _convert_from)
define("convert_to", "text name", "bytea", _convert_to)


def _concat(ctx: Any, types: tuple[int, ...], values: Any) -> str:
    return "".join([text_of(ctx, t, v) for t, v in typed(types[-1], values) if v is not None])


def text_of(ctx: Any, oid: int, v: Any) -> str:
    """A datum as its type's output function writes it."""
    return v if oid in (25, 1043, 705) else TYPES[oid].output(v, ctx)


def typed(types: Any, values: Any) -> Any:
    """(type, value) of the arguments of VARIADIC "any", given one by one or as an array (None: no arguments)."""
    if isinstance(types, int):
        return [(TYPES[types].element, v) for v in values or ()]
    return zip(types, values, strict=True)


define("concat", "any", "text", _concat, variadic=2276, strict=False, needs_types=True, volatility="s")
define("concat_ws", "text any", "text", lambda ctx, types, sep, values: None if sep is None else sep.join(
    [text_of(ctx, t, v) for t, v in typed(types[-1], values) if v is not None]), variadic=2276, strict=False, needs_types=True, volatility="s")


class _Specifier:
    """One %[n$][-][width]type of format(), read from `at` behind the %; `at` is its type's letter then.

    Source: PostgreSQL 15 manual, section 9.4.1."""

    def __init__(self, template: str, at: int) -> None:
        self.template, self.at = template, at
        self.position = self.width = 0
        self.width_at: int | None = None  # the number of the argument that is the width, 0 for the next one
        self.left = False
        if self._here().isdigit():
            number = self._number()
            if self._here() != "$":
                self.width = number
                return
            self.position = self._argument(number)
        while self._here() == "-":
            self.left = True
            self.at += 1
        if self._here() == "*":
            self.at += 1
            self.width_at = 0
            if self._here().isdigit():
                number = self._number()
                if self._here() != "$":
                    raise errors.InvalidParameterValue('width argument position must be ended by "$"')
                self.width_at = self._argument(number)
        elif self._here().isdigit():
            self.width = self._number()

    def _here(self) -> str:
        if self.at >= len(self.template):
            raise errors.InvalidParameterValue("unterminated format() type specifier", hint='For a single "%" use "%%".')
        return self.template[self.at]

    def _number(self) -> int:
        start = self.at
        while self._here() in "0123456789":
            self.at += 1
        value = int(self.template[start : self.at])
        if value > 2147483647:
            raise errors.NumericValueOutOfRange("number is out of range")
        return value

    def _argument(self, number: int) -> int:
        """The number before a $, which is passed."""
        if not number:
            raise errors.InvalidParameterValue("format specifies argument 0, but arguments are numbered from 1")
        self.at += 1
        self._here()
        return number


def _format(ctx: Any, types: tuple[int, ...], template: str, values: Any = ()) -> str:
    if template is None:
        return None
    oids = [t for t, _ in typed(types[-1], values)] if len(types) > 1 else []
    out: list[str] = []
    at = used = 0

    def item(number: int) -> Any:
        nonlocal used
        used = number or used + 1
        if used > len(values):
            raise errors.InvalidParameterValue("too few arguments for format()")
        return values[used - 1]

    while (found := template.find("%", at)) >= 0:
        out.append(template[at:found])
        at = found + 1
        if template[at : at + 1] == "%":
            out.append("%")
            at += 1
            continue
        spec = _Specifier(template, at)
        kind = spec._here()
        at = spec.at + 1
        if kind not in "sIL":
            raise errors.InvalidParameterValue(f'unrecognized format() type specifier "{kind}"', hint='For a single "%" use "%%".')
        size = spec.width
        if spec.width_at is not None:
            given = item(spec.width_at)
            size = 0 if given is None else int(TYPES[23].input(text_of(ctx, oids[used - 1], given), -1, ctx))
        v = item(spec.position)
        if kind == "I" and v is None:
            raise errors.NullValueNotAllowed("null values cannot be formatted as an SQL identifier")
        text = ("NULL" if kind == "L" else "") if v is None else text_of(ctx, oids[used - 1], v)
        if v is not None and kind != "s":
            text = _quote_ident(text) if kind == "I" else _quote_literal(text)
        out.append(text.ljust(abs(size)) if spec.left or size < 0 else text.rjust(size))
    return "".join([*out, template[at:]])


define("format", "text any", "text", _format, variadic=2276, strict=False, needs_types=True, volatility="s")
define("format", "text", "text", _format, strict=False, needs_types=True, volatility="s")

define("name_letter", "name int4", "char", lambda name, n: name.encode()[n : n + 1].decode("latin-1") if 0 <= n < 64 else None)
