"""What is wrong with a JSON text, in PostgreSQL's words: the text is read again, token by token, up to the first fault.

Source: PostgreSQL 15's jsonapi.c and jsonfuncs.c (report_json_context) in their terms; RFC 8259.
"""

from __future__ import annotations

import re

from aurorapy import errors

_WORD = re.compile(r"[A-Za-z0-9_\u0080-\U0010ffff]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_NUMBER_BEGUN = re.compile(r"-?(?:0|[1-9][0-9]*)?(?:\.[0-9]*)?(?:[eE][-+]?[0-9]*)?")
_HEX = frozenset("0123456789abcdefABCDEF")
_SHOWN_BYTES = 50
_END = ""
_EXPECTED = {"end": "Expected end of input", "value": "Expected JSON value", "string": "Expected string", "element": 'Expected array element or "]"',
             "array next": 'Expected "," or "]"', "label": 'Expected ":"', "object start": 'Expected string or "}"', "object next": 'Expected "," or "}"'}


def fault(text: str, *, unescaping: bool) -> errors.SQLError:
    """The error of a text that is no JSON, or is nested too deeply. `unescaping`: whether strings are looked into, as for jsonb."""
    reader = _Reader(text, unescaping)
    try:
        reader.document()
    except errors.SQLError as e:
        return e
    return errors.StatementTooComplex("stack depth limit exceeded")


class _Reader:
    """`kind` is the token's: a punctuation mark, "string", "scalar" or _END; it lies between `start` and `end`."""

    def __init__(self, text: str, unescaping: bool) -> None:
        self.text, self.unescaping = text, unescaping
        self.kind = _END
        self.start = self.end = 0
        self.line, self.line_start = 1, 0

    # --- grammar ---

    def document(self) -> None:
        self._next()
        self._value()
        if self.kind != _END:
            self._unexpected("end")

    def _value(self) -> None:
        """A value and all that is in it; the depth is the list's, not the stack's."""
        within: list[str] = []
        while True:
            if self.kind == "[":
                self._next()
                if self.kind != "]":
                    within.append("]")
                    continue
                self._next()
            elif self.kind == "{":
                self._next()
                if self.kind == "string":
                    self._label()
                    within.append("}")
                    continue
                if self.kind != "}":
                    self._unexpected("object start")
                self._next()
            elif self.kind in ("string", "scalar"):
                self._next()
            else:
                self._unexpected("value")
            while within:  # a value has ended
                if self.kind == ",":
                    self._next()
                    if within[-1] == "}":
                        if self.kind != "string":
                            self._unexpected("string")
                        self._label()
                    break
                if self.kind != within[-1]:
                    self._unexpected("array next" if within[-1] == "]" else "object next")
                within.pop()
                self._next()
            else:
                return

    def _label(self) -> None:
        self._next()
        if self.kind != ":":
            self._unexpected("label")
        self._next()

    # --- tokens ---

    def _next(self) -> None:
        text, at = self.text, self.end
        while at < len(text) and text[at] in " \t\n\r":
            at += 1
            if text[at - 1] == "\n":
                self.line += 1
                self.line_start = at
        self.start = self.end = at
        if at == len(text):
            self.kind = _END
            return
        c = text[at]
        if c in "{}[],:":
            self.kind, self.end = c, at + 1
        elif c == '"':
            self.kind = "string"
            self._string()
        elif c == "-" or c in "0123456789":
            self.kind = "scalar"
            whole = _NUMBER.match(text, at)
            begun = _NUMBER_BEGUN.match(text, at)
            assert begun is not None
            self.end = _WORD.match(text, begun.end()).end()  # type: ignore[union-attr]
            if whole is None or whole.end() != self.end:
                self._invalid()
        else:
            self.kind = "scalar"
            self.end = _WORD.match(text, at).end()  # type: ignore[union-attr]
            if self.end == at:
                self.end = at + 1
                self._invalid()
            if text[at : self.end] not in ("true", "false", "null"):
                self._invalid()

    def _string(self) -> None:
        text, at, high = self.text, self.start + 1, False
        while True:
            if at >= len(text):
                self.end = at
                self._invalid()
            c = text[at]
            if c < " ":
                self.end = at
                self._raise(f"Character with value 0x{ord(c):02x} must be escaped.")
            if c != "\\":
                if high and self.unescaping:
                    self.end = at + 1
                    self._surrogate()
                if c == '"':
                    self.end = at + 1
                    return
                at += 1
                continue
            at += 1
            if at >= len(text):
                self.end = at
                self._invalid()
            if text[at] == "u":
                at, high = self._unicode(at + 1, high)
                continue
            if high and self.unescaping:
                self.end = at + 1
                self._surrogate()
            if text[at] not in '"\\/bfnrt':
                self.start, self.end = at, at + 1
                self._raise(f'Escape sequence "\\{text[at]}" is invalid.')
            at += 1

    def _unicode(self, at: int, high: bool) -> tuple[int, bool]:
        """Behind \\u: the place behind the digits, and whether they are a high surrogate."""
        text, first = self.text, at
        for _ in range(4):
            if at >= len(text):
                self.end = at
                self._invalid()
            if text[at] not in _HEX:
                self.end = at + 1
                self._raise('"\\u" must be followed by four hexadecimal digits.')
            at += 1
        code = int(text[first:at], 16)
        if not self.unescaping:
            return at, False
        self.end = at
        if 0xD800 <= code <= 0xDBFF:
            if high:
                self._raise("Unicode high surrogate must not follow a high surrogate.")
            return at, True
        if (0xDC00 <= code <= 0xDFFF) != high:
            self._surrogate()
        if not code:
            raise errors.UntranslatableCharacter("unsupported Unicode escape sequence", detail="\\u0000 cannot be converted to text.", where=self._context())
        return at, False

    # --- errors ---

    def _surrogate(self) -> None:
        self._raise("Unicode low surrogate must follow a high surrogate.")

    def _invalid(self) -> None:
        self._raise(f'Token "{self.text[self.start : self.end]}" is invalid.')

    def _unexpected(self, wanted: str) -> None:
        if self.kind == _END:
            self._raise("The input string ended unexpectedly.")
        self._raise(f'{_EXPECTED[wanted]}, but found "{self.text[self.start : self.end]}".')

    def _raise(self, detail: str) -> None:
        raise errors.InvalidTextRepresentation("invalid input syntax for type json", detail=detail, where=self._context())

    def _context(self) -> str:
        """The line up to the token's end, of which not more than some bytes are shown."""
        text, end, start = self.text, self.end, self.line_start
        size = len(text[start:end].encode("utf-8", "replace"))
        while size >= _SHOWN_BYTES:
            size -= len(text[start].encode("utf-8", "replace"))
            start += 1
        if len(text[self.line_start : start].encode("utf-8", "replace")) <= 3:
            start = self.line_start
        before = "..." if start > self.line_start else ""
        after = "..." if self.kind != _END and end < len(text) and text[end] not in "\n\r" else ""
        return f"JSON data, line {self.line}: {before}{text[start:end]}{after}"
