"""PostgreSQL's lexical rules (src/backend/parser/scan.l), as one regular expression.

Tokens come as four parallel lists, the cheapest form for a recursive parser to index:

    kinds   the keyword itself ('select'), or IDENT ICONST FCONST SCONST BCONST XCONST PARAM OP EOF ERROR,
            or the punctuation ('(' '::' '<=' '+' ...); OP is an operator with no level of its own
    values  the decoded value: folded name, string contents, int, operator spelling
    starts, ends   character offsets into the text

PostgreSQL lexes while it parses, so a syntax error before a broken literal is reported first. Hence
a lexical error becomes an ERROR token, whose value is the exception, raised when the parser meets it.

A `written.Written` text is read with escapes in '..', or without \\'.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from aurorapy.errors import FeatureNotSupported, NonstandardUseOfEscapeCharacter, SQLError, SyntaxError_
from aurorapy.limits import IDENTIFIER_BYTES_MAX
from aurorapy.planner.parse.keywords import KEYWORDS
from aurorapy.planner.parse.written import Written

# Said by what they are not, for sets that go up to U+10FFFF take `re` milliseconds to compile: letters, _ and all beyond ASCII; those and digits; those and $
_START, _WORD_CHARACTER, _REST = r"[^\x00-@\[-^`{-\x7f]", r"[^\x00-/:-@\[-^`{-\x7f]", r"[^\x00-#%-/:-@\[-^`{-\x7f]"
IDENTIFIER = rf"{_START}{_REST}*"
_CONTINUE = r"(?:[ \t\f]|--[^\r\n]*)*[\r\n](?:[ \t\r\n\f]|--[^\r\n]*[\r\n])*"
_OPERATOR = r"(?:(?!--|/\*)[~!@#^&|`?+\-*/%<>=])+"

_PATTERN = rf"""
    (?P<space>[ \t\n\r\f]+|--[^\r\n]*)
  | (?P<string>'[^']*+(?:''[^']*+)*+'(?:{_CONTINUE}'[^']*+(?:''[^']*+)*+')*)
  | (?P<special>(?:[eE]|[bBxX]|[uU]&)'|[uU]&"|[nN](?='))
  | (?P<word>{IDENTIFIER})
  | (?P<integer>[0-9]+(?!\.|{_WORD_CHARACTER}))
  | (?P<number>(?:[0-9]+(?:\.(?!\.)[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
  | (?P<punctuation>[,()\[\];]|::|:=|\.\.|[:.])
  | (?P<comment>/\*)
  | (?P<operator>{_OPERATOR})
  | (?P<parameter>\$[0-9]+)
  | (?P<quoted>")
  | (?P<dollar>\$(?:{_START}{_WORD_CHARACTER}*)?\$)
  | (?P<other>.)
    """
_THEN_SPACE = r"[ \t\n\r\f]*"  # behind a token: one match less for each
_TOKEN = re.compile(f"(?:{_PATTERN}){_THEN_SPACE}", re.VERBOSE | re.DOTALL)
_GROUPS = dict(_TOKEN.groupindex)
_SPACE, _STRING, _SPECIAL, _WORD = (_GROUPS[name] for name in ("space", "string", "special", "word"))
_INTEGER, _NUMBER, _PUNCTUATION = (_GROUPS[name] for name in ("integer", "number", "punctuation"))
_COMMENT, _OP, _PARAMETER = (_GROUPS[name] for name in ("comment", "operator", "parameter"))
_QUOTED, _DOLLAR = _GROUPS["quoted"], _GROUPS["dollar"]

_NESTED = re.compile(r"/\*|\*/")
_PLAIN_BODY = re.compile(rf"[^']*+(?:''[^']*+)*+'(?:{_CONTINUE}'[^']*+(?:''[^']*+)*+')*")
_ESCAPE_BODY = re.compile(rf"(?:[^'\\]|''|\\.)*+'(?:{_CONTINUE}'(?:[^'\\]|''|\\.)*+')*", re.DOTALL)
_ESCAPE_PART = re.compile(rf"((?:[^'\\]|''|\\.)*+)'(?:{_CONTINUE}')?", re.DOTALL)
_IDENT_BODY = re.compile(r'([^"]*+(?:""[^"]*+)*+)"')
_ESCAPES = re.compile(
    r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([uU])|(.))", re.DOTALL
)
_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_JUNK = re.compile(rf"(?:[eE][+-]|{IDENTIFIER})")
_CONTINUATION_AHEAD = re.compile(rf"{_CONTINUE}'")

_KEEPS_SIGN = frozenset("~!@#^&|`?%")
_OWN_LEVEL = frozenset(("+", "-", "*", "/", "%", "^", "<", ">", "=", "<=", ">=", "<>", "=>"))
_UPPER_TO_LOWER = {code: code + 32 for code in range(65, 91)}


class Tokens(NamedTuple):
    kinds: list[str]
    values: list[object]
    starts: list[int]
    ends: list[int]
    cut: list[tuple[int, str, str]]  # identifiers that were too long: where, as written, as they are


def fold(word: str) -> str:
    """An unquoted identifier's name: ASCII letters in lower case, cut to 63 bytes."""
    name = word.lower() if word.isascii() else word.translate(_UPPER_TO_LOWER)
    return name if len(name) <= 15 else truncate(name)


def truncate(name: str) -> str:
    if len(name) <= IDENTIFIER_BYTES_MAX and name.isascii():
        return name
    data = name.encode("utf-8", "surrogatepass")
    if len(data) <= IDENTIFIER_BYTES_MAX:
        return name
    return data[:IDENTIFIER_BYTES_MAX].decode("utf-8", "ignore")


def tokenize(sql: str, start: int = 0) -> Tokens:
    """All tokens of the text from `start`, with an EOF (or ERROR) token at the end."""
    return (_WrittenScan(sql, start) if isinstance(sql, Written) else _Scan(sql, start)).run()


class _Scan:
    match_at: Any = _TOKEN.match

    def __init__(self, sql: str, start: int) -> None:
        self.sql = sql
        self.position = start
        self.kinds: list[str] = []
        self.values: list[object] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.cut: list[tuple[int, str, str]] = []

    def run(self) -> Tokens:
        sql = self.sql
        kinds, values, starts, ends = self.kinds, self.values, self.starts, self.ends
        match_at = self.match_at
        keywords = KEYWORDS
        position = self.position
        size = len(sql)
        while position < size:
            match = match_at(sql, position)
            assert match is not None
            group = match.lastindex
            following = match.end()
            if group == _SPACE:
                position = following
                continue
            text = match.group(group)
            end = position + len(text)
            if group == _WORD:
                name = text.lower() if text.isascii() else text.translate(_UPPER_TO_LOWER)
                if name in keywords:
                    kinds.append(name)
                    values.append(name)
                else:
                    kinds.append("IDENT")
                    values.append(name if len(name) <= 15 else self._name(name, position))
            elif group == _PUNCTUATION:
                kinds.append(text)
                values.append(text)
            elif group == _INTEGER:
                kinds.append("ICONST")
                values.append(_integer(text))
            elif group == _STRING:
                kinds.append("SCONST")
                values.append(_plain(text) if "'" in text[1:-1] else text[1:-1])
            elif group == _OP:
                end = self._operator(text, position)
                if end - position != len(text):
                    following = end
            else:
                self.position = position
                try:
                    skipped = self._rare(group, text, position, end)
                except SQLError as error:
                    kinds.append("ERROR")
                    values.append(error)
                    starts.append(position)
                    ends.append(size)
                    break
                end = following = self.position
                if skipped:
                    position = end
                    continue
            starts.append(position)
            ends.append(end)
            position = following
        kinds += ("EOF", "EOF", "EOF")  # three, so that a look ahead needs no check
        values += ("", "", "")
        starts += (size, size, size)
        ends += (size, size, size)
        return Tokens(kinds, values, starts, ends, self.cut)

    def _name(self, written: str, start: int) -> str:
        name = truncate(written)
        if name != written:
            self.cut.append((start, written, name))
        return name

    def _operator(self, text: str, start: int) -> int:
        """Maximal munch, less a trailing sign unless the operator has one of ~!@#^&|`?%."""
        if len(text) > 1:
            if text[-1] in "+-" and not _KEEPS_SIGN.intersection(text):
                text = text.rstrip("+-") or text[0]
            elif text == "!=":
                self.kinds.append("<>")
                self.values.append("<>")
                return start + 2
        if text in _OWN_LEVEL:
            self.kinds.append(text)
        else:
            self.kinds.append("OP")
        self.values.append("<>" if text == "!=" else text)
        return start + len(text)

    def _rare(self, group: int | None, text: str, start: int, end: int) -> bool:
        """Tokens off the common path: append kind and value, set `position`; True: nothing to append."""
        self.position = end
        if group == _NUMBER:
            self._number(text, start, end)
        elif group == _PARAMETER:
            junk = _JUNK.match(self.sql, end)
            if junk is not None:
                raise self._near("trailing junk after parameter", start, junk.end())
            number = _integer(text[1:])
            self._push("PARAM", number)
        elif group == _COMMENT:
            self._comment(start)
            return True
        elif group == _QUOTED:
            name = self._identifier(start, end)
            self._push("IDENT", self._name(name, start))
        elif group == _DOLLAR:
            close = self.sql.find(text, end)
            if close < 0:
                raise self._near("unterminated dollar-quoted string", start, len(self.sql))
            self.position = close + len(text)
            self._push("SCONST", self.sql[end:close])
        elif group == _SPECIAL:
            self._special(text, start, end)
        elif text == "'":
            raise self._near("unterminated quoted string", start, len(self.sql))
        else:
            self._push("OTHER", text)
        return False

    def _push(self, kind: str, value: object) -> None:
        self.kinds.append(kind)
        self.values.append(value)

    def _near(self, message: str, start: int, end: int) -> SyntaxError_:
        return SyntaxError_(f'{message} at or near "{self.sql[start:end]}"', position=start)

    def _number(self, text: str, start: int, end: int) -> None:
        junk = _JUNK.match(self.sql, end)
        if junk is not None:
            raise self._near("trailing junk after numeric literal", start, junk.end())
        if text.isdigit():
            self._push("ICONST", _integer(text))
        else:
            self._push("FCONST", text)

    def _comment(self, start: int) -> None:
        depth = 0
        position = start
        while True:
            match = _NESTED.search(self.sql, position)
            if match is None:
                raise self._near("unterminated /* comment", start, len(self.sql))
            depth += 1 if match.group() == "/*" else -1
            position = match.end()
            if depth == 0:
                self.position = position
                return

    def _identifier(self, start: int, body: int) -> str:
        match = _IDENT_BODY.match(self.sql, body)
        if match is None:
            raise self._near("unterminated quoted identifier", start, len(self.sql))
        if not match.group(1):
            raise self._near("zero-length delimited identifier", start, match.end())
        self.position = match.end()
        return match.group(1).replace('""', '"')

    def _special(self, text: str, start: int, end: int) -> None:
        letter = text[0].lower()
        if letter == "n":  # N'..' is NCHAR '..'
            self._push("nchar", "nchar")
        elif letter == "e":
            match = _ESCAPE_BODY.match(self.sql, end)
            if match is None:
                raise self._near("unterminated quoted string", start, len(self.sql))
            self.position = match.end()
            self._push("SCONST", self._unescape(match.end(), end))
        elif letter in "bx":
            what, kind = ("bit", "BCONST") if letter == "b" else ("hexadecimal", "XCONST")
            match = _PLAIN_BODY.match(self.sql, end)
            if match is None:
                raise self._near(f"unterminated {what} string literal", start, len(self.sql))
            self.position = match.end()
            self._push(kind, _plain("'" + match.group()))
        elif text[2] == '"':
            name = self._identifier(start, end)
            self._push("IDENT", self._name(self._unicode(name, '"'), start))
        else:
            match = _PLAIN_BODY.match(self.sql, end)
            if match is None:
                raise self._near("unterminated quoted string", start, len(self.sql))
            self.position = match.end()
            self._push("SCONST", self._unicode(_plain("'" + match.group()), "'"))

    def _unescape(self, end: int, body: int) -> str:
        out: list[str] = []
        position = body
        while position < end:
            part = _ESCAPE_PART.match(self.sql, position, end)
            assert part is not None
            self._unescape_part(part.group(1), part.start(1), out)
            position = part.end()
        return "".join(out)

    def _unescape_part(self, text: str, offset: int, out: list[str]) -> None:
        """Backslash escapes; \\ooo and \\xhh give bytes, which together must be UTF-8."""
        done = 0
        pending = bytearray()
        high: int | None = None
        for match in _ESCAPES.finditer(text):
            plain = text[done : match.start()].replace("''", "'")
            done = match.end()
            if plain and high is not None:
                raise self._near("invalid Unicode surrogate pair", offset + match.start() - len(plain), offset + done)
            octal, hexadecimal, short, long, broken, letter = match.groups()
            if plain:
                _flush(pending, out)
                out.append(plain)
            where = offset + match.start()
            if octal is not None or hexadecimal is not None:
                byte = int(octal, 8) & 255 if octal is not None else int(hexadecimal, 16)
                pending.append(byte)
                continue
            _flush(pending, out)
            if broken is not None:
                raise SQLErrorInvalidEscape("invalid Unicode escape", hint=_ESCAPE_HINT, position=where)
            if short is not None or long is not None:
                code = int(short or long, 16)
                if high is not None:
                    if not 0xDC00 <= code <= 0xDFFF:
                        raise self._near("invalid Unicode surrogate pair", where, offset + done)
                    code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00), None
                elif 0xD800 <= code <= 0xDBFF:
                    high = code
                    continue
                elif 0xDC00 <= code <= 0xDFFF:
                    raise self._near("invalid Unicode surrogate pair", where, offset + done)
                if code == 0 or code > 0x10FFFF:
                    raise self._near("invalid Unicode escape value", where, offset + done)
                out.append(chr(code))
            elif high is not None:
                raise self._near("invalid Unicode surrogate pair", where, offset + done)
            else:
                out.append(_LETTERS.get(letter, letter))
        if high is not None:
            raise self._near("invalid Unicode surrogate pair", offset + done, offset + max(done + 1, len(text)))
        _flush(pending, out)
        out.append(text[done:].replace("''", "'"))

    def _unicode(self, text: str, quote: str) -> str:
        """U&'..' and U&\"..\": \\XXXX and \\+XXXXXX, or another escape character by UESCAPE."""
        body = self.position
        escape = "\\"
        after = _UESCAPE.match(self.sql, body)
        if after is not None:
            escape = after.group(1)
            if len(escape) != 1 or escape in "+'\" \t\n\r\f" or re.match(r"[0-9a-fA-F]", escape):
                raise self._near("invalid Unicode escape character", after.start(1) - 1, after.end())
            self.position = after.end()
        return _decode_unicode(text, escape, self, body - len(text) - 1)


@cache
def _escaping_token() -> re.Pattern[str]:
    """Where '..' is a string with escapes."""
    start = _PATTERN.index("(?P<string>")
    rest = _PATTERN.index("| (?P<special>")
    special = "(?:[eE]|[bBxX]|[uU]&)'"
    assert special in _PATTERN
    pattern = (_PATTERN[:start] + "(?P<string>(?!))\n  " + _PATTERN[rest:]).replace(special, "(?:[eE]|[bBxX]|[uU]&)?'")
    return re.compile(f"(?:{pattern}){_THEN_SPACE}", re.VERBOSE | re.DOTALL)


class _WrittenScan(_Scan):
    """A text of `written.Written`."""

    sql: Written

    def __init__(self, sql: Written, start: int) -> None:
        super().__init__(sql, start)
        if sql.escaping:
            self.match_at = _escaping_token().match

    def _special(self, text: str, start: int, end: int) -> None:
        kind = text.lower()
        if self.sql.escaping and kind == "u&'":
            raise FeatureNotSupported("unsafe use of string constant with Unicode escapes", position=start,
                                      detail="String constants with Unicode escapes cannot be used when standard_conforming_strings is off.")
        if kind not in ("'", "e'"):
            super()._special(text, start, end)
            return
        match = _ESCAPE_BODY.match(self.sql, end)
        if match is None:
            raise self._near("unterminated quoted string", start, len(self.sql))
        escapes = [m.group() for m in _ANY_ESCAPE.finditer(match.group())]
        if self.sql.refusing and "\\'" in escapes:
            raise NonstandardUseOfEscapeCharacter("unsafe use of \\' in a string literal", position=start,
                                                  hint="Use '' to write quotes in strings. \\' is insecure in client-only encodings.")
        if kind == "'" and escapes:
            what, hint = _WARNINGS.get(escapes[0], _WARNINGS[""])
            self.sql.warnings.append(NonstandardUseOfEscapeCharacter(f"nonstandard use of {what} in a string literal", position=start, hint=hint))
        super()._special("e'", start, end)


_ANY_ESCAPE = re.compile(r"\\.", re.DOTALL)
_WARNINGS = {"\\'": ("\\'", "Use '' to write quotes in strings, or use the escape string syntax (E'...')."),
             "\\\\": ("\\\\", "Use the escape string syntax for backslashes, e.g., E'\\\\'."),
             "": ("escape", "Use the escape string syntax for escapes, e.g., E'\\r\\n'.")}
_UESCAPE = re.compile(r"(?:[ \t\n\r\f]|--[^\r\n]*)*[uU][eE][sS][cC][aA][pP][eE](?:[ \t\n\r\f]|--[^\r\n]*)*'([^']*)'")
_ESCAPE_HINT = "Unicode escapes must be \\uXXXX or \\UXXXXXXXX."


class SQLErrorInvalidEscape(SQLError, sqlstate="22025"):
    """A Unicode escape that is cut short."""


def _flush(pending: bytearray, out: list[str]) -> None:
    if not pending:
        return
    if 0 in pending:
        raise SyntaxBytes('invalid byte sequence for encoding "UTF8": 0x00')
    try:
        out.append(pending.decode())
    except UnicodeDecodeError as error:
        shown = " ".join(f"0x{byte:02x}" for byte in pending[error.start : error.start + 4])
        raise SyntaxBytes(f'invalid byte sequence for encoding "UTF8": {shown}') from None
    pending.clear()


class SyntaxBytes(SQLError, sqlstate="22021"):
    """Escapes that spell bytes which are no UTF-8."""


def _decode_unicode(text: str, escape: str, scan: _Scan, offset: int) -> str:
    if escape not in text:
        return text
    pattern = re.compile(re.escape(escape) + r"(?:([0-9A-Fa-f]{4})|\+([0-9A-Fa-f]{6})|(" + re.escape(escape) + "))?")
    out: list[str] = []
    done = 0
    high: int | None = None
    for match in pattern.finditer(text):
        plain = text[done : match.start()]
        done = match.end()
        out.append(plain)
        short, long, doubled = match.groups()
        where = offset + match.start()
        if high is not None and (plain or (short is None and long is None)):
            raise SyntaxError_("invalid Unicode surrogate pair", position=where)
        if doubled is not None:
            out.append(escape)
            continue
        if short is None and long is None:
            raise SyntaxError_(
                "invalid Unicode escape", hint="Unicode escapes must be \\XXXX or \\+XXXXXX.", position=where
            )
        code = int(short or long, 16)
        if high is not None:
            if not 0xDC00 <= code <= 0xDFFF:
                raise SyntaxError_("invalid Unicode surrogate pair", position=where)
            code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00), None
        elif 0xD800 <= code <= 0xDBFF:
            high = code
            continue
        elif 0xDC00 <= code <= 0xDFFF:
            raise SyntaxError_("invalid Unicode surrogate pair", position=where)
        if code == 0 or code > 0x10FFFF:
            raise SyntaxError_("invalid Unicode escape value", position=where)
        out.append(chr(code))
    if high is not None:
        raise SyntaxError_("invalid Unicode surrogate pair", position=offset + len(text))
    out.append(text[done:])
    return "".join(out)


def _plain(text: str) -> str:
    """The value of '..' possibly continued on later lines."""
    out: list[str] = []
    position = 1
    size = len(text)
    while position < size:
        quote = text.index("'", position)
        out.append(text[position:quote])
        if text.startswith("''", quote):
            out.append("'")
            position = quote + 2
            continue
        again = _CONTINUATION_AHEAD.match(text, quote + 1)
        if again is None:
            break
        position = again.end()
    return "".join(out)


def _integer(digits: str) -> int:
    if len(digits) < 4000:
        return int(digits)
    value = 0  # int() refuses more than 4300 digits
    for start in range(0, len(digits), 4000):
        part = digits[start : start + 4000]
        value = value * 10 ** len(part) + int(part)
    return value
