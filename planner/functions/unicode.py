"""Letters and code points: case, normal forms, escapes.

Source: PostgreSQL 15 manual, section 9.4.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from aurorapy import errors

from .registry import NAMESPACE, define

_FORMS = {"nfc": "NFC", "nfd": "NFD", "nfkc": "NFKC", "nfkd": "NFKD"}
_ESCAPE = re.compile(r"\\(?:\\|([0-9A-Fa-f]{4})|\+([0-9A-Fa-f]{6})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|)")


def upper(s: str) -> str:
    """Letter by letter, as C's towupper has it: no letter becomes two."""
    return s.upper() if s.isascii() else "".join([u if len(u := c.upper()) == 1 else c for c in s])


def lower(s: str) -> str:
    """Letter by letter, as C's towlower has it: a sigma does not know where it stands."""
    return s.lower() if s.isascii() else "".join([c.lower()[0] for c in s])


def _initcap(s: str) -> str:
    return re.sub(r"[^\W_]+", lambda m: upper(m[0][0]) + lower(m[0][1:]), s)


NAMESPACE.update(upper=upper, lower=lower)
define("lower", "text", "text", lower, inline="lower({0})")
define("upper", "text", "text", upper, inline="upper({0})")
define("initcap", "text", "text", _initcap)


def _form(name: str) -> Any:
    found = _FORMS.get(name.lower())
    if found is None:
        raise errors.InvalidParameterValue(f"invalid normalization form: {name}")
    return found


define("normalize", "text text", "text", lambda s, form: unicodedata.normalize(_form(form), s), defaults=("NFC",))
define("is_normalized", "text text", "bool", lambda s, form: unicodedata.is_normalized(_form(form), s), defaults=("NFC",))


def _unescaped(s: str) -> str:
    out: list[str] = []
    first = 0  # of a surrogate pair
    at = 0
    for m in _ESCAPE.finditer(s):
        if first and (m.start() > at or m[0] == "\\\\"):
            raise errors.SyntaxError_("invalid Unicode surrogate pair")
        out.append(s[at : m.start()])
        at = m.end()
        if m[0] == "\\\\":
            out.append("\\")
            continue
        digits = m[1] or m[2] or m[3] or m[4]
        if digits is None:
            raise errors.SyntaxError_("invalid Unicode escape", hint=r"Unicode escapes must be \XXXX, \+XXXXXX, \uXXXX, or \UXXXXXXXX.")
        code = int(digits, 16)
        if not 0 < code <= 0x10FFFF:
            raise errors.InvalidParameterValue(f"invalid Unicode code point: {code:04X}")
        if bool(first) != (0xDC00 <= code <= 0xDFFF):
            raise errors.SyntaxError_("invalid Unicode surrogate pair")
        if first:
            out.append(chr(0x10000 + ((first - 0xD800) << 10) + code - 0xDC00))
            first = 0
        elif 0xD800 <= code <= 0xDBFF:
            first = code
        else:
            out.append(chr(code))
    if first:
        raise errors.SyntaxError_("invalid Unicode surrogate pair")
    return "".join((*out, s[at:]))


define("unistr", "text", "text", _unescaped)
