"""Tokens of a path, as PostgreSQL's flex scanner finds them.

An error message names the text that the scanner matched last: that of a name is what ended it (blanks, or nothing), that of a string its closing
quote. `Token.near` has it.
"""

from __future__ import annotations

import re

from aurorapy import errors
from aurorapy.records import dataclass

_BLANK = " \t\n\r\f"
_SPECIAL = "?%$.[]{}()|&!=<>@#,*:-+/"
_OTHER = re.escape(_SPECIAL) + r'\\" \t\n\r\f'
_NAME = re.compile(f"[^{_OTHER}]+")
_INTEGER = r"(?:0|[1-9][0-9]*)"
_DECIMAL = rf"(?:{_INTEGER}\.[0-9]*|\.[0-9]+)"
_REAL = rf"(?:{_INTEGER}|{_DECIMAL})[Ee][-+]?[0-9]+"
_JUNK = f"[^{_OTHER}]"
_NUMBERS = tuple((re.compile(pattern), kind) for pattern, kind in (
    (_REAL, "num"), (_DECIMAL, "num"), (_INTEGER, "int"), (rf"(?:{_INTEGER}|{_DECIMAL})[Ee][-+]", "invalid numeric literal"),
    (_REAL + _JUNK, "trailing junk after numeric literal"), (_DECIMAL + _JUNK, "trailing junk after numeric literal"),
    (_INTEGER + _JUNK, "trailing junk after numeric literal")))
_OPERATOR = re.compile(r"&&|\|\||\*\*|<=|==|<>|!=|>=|.", re.DOTALL)
_UNICODE = r"\\u(?:[0-9A-Fa-f]{4}|\{[0-9A-Fa-f]{1,6}\})"
_UNICODES = re.compile(f"(?:{_UNICODE})+")
_UNICODE_FAIL = re.compile(rf"(?:{_UNICODE})*\\u(?:\{{[0-9A-Fa-f]{{0,6}}|[0-9A-Fa-f]{{0,3}})")
_CODE = re.compile(r"\\u\{?([0-9A-Fa-f]+)\}?")
_HEX = re.compile(r"\\x([0-9A-Fa-f]{0,2})")
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
KEYWORDS = frozenset("""is to abs lax flag last null size true type with false floor double exists starts strict ceiling unknown datetime keyvalue
    like_regex""".split())
_LOWER = frozenset(("null", "true", "false"))


@dataclass(frozen=True, slots=True)
class Token:
    """kind: "name", "str", "var", "num", "int", "end", a keyword, or the operator itself."""

    kind: str
    value: str
    near: str


def syntax_error(message: str, near: str) -> errors.SQLError:
    """42601, in the words of PostgreSQL's parser."""
    return errors.SyntaxError_(f'{message} at or near "{near}" of jsonpath input' if near else f"{message} at end of jsonpath input")


class Lexer:
    """`next` gives one token after the other, the last one of kind "end"."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0

    def next(self) -> Token:
        text = self._text
        while True:
            while self._at < len(text) and text[self._at] in _BLANK:
                self._at += 1
            if not text.startswith("/*", self._at):
                break
            self._comment()
        if self._at >= len(text):
            return Token("end", "", "")
        c = text[self._at]
        if c == '"':
            return self._quoted("str")
        if c == "$":
            name = _NAME.match(text, self._at + 1)
            if name is not None:
                self._at = name.end()
                return Token("var", name[0], "$" + name[0])
            if text.startswith('"', self._at + 1):
                self._at += 1
                return self._quoted("var")
        if "0" <= c <= "9" or c == ".":
            number = self._number()
            if number is not None:
                return number
        if c in _SPECIAL:
            found = _OPERATOR.match(text, self._at)
            assert found is not None
            self._at = found.end()
            return Token("!=" if found[0] == "<>" else found[0], found[0], found[0])
        return self._name()

    def _comment(self) -> None:
        end = self._text.find("*/", self._at + 2)
        if end < 0:
            raise syntax_error("unexpected end of comment", "")
        self._at = end + 2

    def _number(self) -> Token | None:
        """The longest match, the first of such; None where a name is longer (0x10, 1_000)."""
        best: re.Match[str] | None = None
        kind = ""
        for pattern, its in _NUMBERS:
            found = pattern.match(self._text, self._at)
            if found is not None and (best is None or found.end() > best.end()):
                best, kind = found, its
        name = _NAME.match(self._text, self._at)
        if best is None or (name is not None and name.end() > best.end()):
            return None
        if " " in kind:
            raise syntax_error(kind, best[0])
        self._at = best.end()
        return Token(kind, best[0], best[0])

    def _quoted(self, kind: str) -> Token:
        text = self._text
        self._at += 1
        out: list[str] = []
        while True:
            if self._at >= len(text):
                raise syntax_error("unexpected end of quoted string", "")
            c = text[self._at]
            if c == '"':
                self._at += 1
                return Token(kind, "".join(out), '"')
            if c == "\\":
                out.append(self._escape())
            else:
                end = self._at + 1
                while end < len(text) and text[end] not in '\\"':
                    end += 1
                out.append(text[self._at : end])
                self._at = end

    def _name(self) -> Token:
        """A name or keyword: what ends it, but blanks, is looked at again."""
        text = self._text
        out: list[str] = []
        while self._at < len(text):
            c = text[self._at]
            if c == "\\":
                out.append(self._escape())
                continue
            found = _NAME.match(text, self._at)
            if found is None:
                break
            out.append(found[0])
            self._at = found.end()
        near = ""
        if text.startswith("/*", self._at):  # PostgreSQL's scanner forgets the name, and goes on behind the comment
            return self.next()
        start = self._at
        while self._at < len(text) and text[self._at] in _BLANK:
            self._at += 1
        near = text[start : self._at]
        name = "".join(out)
        lower = name.lower()
        if lower in KEYWORDS and (lower not in _LOWER or name == lower):
            return Token(lower, name, near)
        return Token("name", name, near)

    def _escape(self) -> str:
        """What stands at a backslash; the longest match, as flex has it."""
        text, at = self._text, self._at
        good, bad = _UNICODES.match(text, at), _UNICODE_FAIL.match(text, at)
        if bad is not None and (good is None or bad.end() > good.end()):
            raise syntax_error("invalid unicode sequence", bad[0])
        if good is not None:
            self._at = good.end()
            return _unicode(good[0])
        code = _HEX.match(text, at)
        if code is not None:
            if len(code[1]) < 2:
                raise syntax_error("invalid hex character sequence", code[0])
            self._at = code.end()
            return _character(int(code[1], 16))
        if at + 1 >= len(text) or text[at + 1] == "\n":
            raise syntax_error("unexpected end after backslash", "\\")
        self._at = at + 2
        return _ESCAPES.get(text[at + 1], text[at + 1])


def _surrogates(which: str) -> errors.SQLError:
    return errors.InvalidTextRepresentation("invalid input syntax for type jsonpath", detail=f"Unicode {which}.")


def _unicode(text: str) -> str:
    out: list[str] = []
    high = -1
    for found in _CODE.finditer(text):
        code = int(found[1], 16)
        if 0xD800 <= code < 0xDC00:
            if high >= 0:
                raise _surrogates("high surrogate must not follow a high surrogate")
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            if high < 0:
                raise _surrogates("low surrogate must follow a high surrogate")
            code, high = 0x10000 + ((high & 0x3FF) << 10) + (code & 0x3FF), -1
        elif high >= 0:
            raise _surrogates("low surrogate must follow a high surrogate")
        out.append(_character(code))
    if high >= 0:
        raise _surrogates("low surrogate must follow a high surrogate")
    return "".join(out)


def _character(code: int) -> str:
    if not code:
        raise errors.UntranslatableCharacter("unsupported Unicode escape sequence", detail="\\u0000 cannot be converted to text.")
    if code > 0x10FFFF:
        raise errors.SyntaxError_("invalid Unicode code point")
    return chr(code)
