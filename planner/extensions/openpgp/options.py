"""Options of a call: `name=value, ...`; what decryption finds in a message is kept here too, to be compared with what the call expects.

Source: PostgreSQL 15 manual, section F.28.3.8.
"""

from __future__ import annotations

import re
from dataclasses import field

from aurorapy.records import dataclass

from . import ciphers
from .failure import ARGUMENT, CIPHER, DIGEST, Failure
from .string_to_key import ITERATED, SALTED, SIMPLE, digest_of

_WORD = re.compile(r"[ \t\n]*([=,]|[^ \t\n=,]*)[ \t\n]*")
_NUMBER = re.compile(r"[ \t\n\v\f\r]*[+-]?\d+")
_COUNT_MIN, _COUNT_MAX = 1024, 65011712


@dataclass(slots=True)
class Options:
    """A message's settings, by the names that notices have for them."""

    cipher_algo: int = 7
    s2k_cipher_algo: int = -1
    s2k_digest_algo: int = 2
    s2k_mode: int = ITERATED
    s2k_count: int = 0
    compress_algo: int = 0
    compress_level: int = 6
    disable_mdc: int = 0
    use_sess_key: int = 0
    unicode_mode: int = 0
    convert_crlf: int = 0
    debug: int = 0
    expected: dict[str, int] = field(default_factory=dict)

    def differences(self) -> list[str]:
        """What the message has otherwise than the call expects."""
        names = [n for n in _COMPARED if n in self.expected and (n != "s2k_cipher_algo" or self.use_sess_key)]
        return [f"pgp_decrypt: unexpected {n}: expected {self.expected[n]} got {getattr(self, n)}" for n in names
                if 0 <= self.expected[n] != getattr(self, n)]


_COMPARED = ("cipher_algo", "s2k_mode", "s2k_count", "s2k_digest_algo", "use_sess_key", "s2k_cipher_algo", "disable_mdc", "compress_algo", "unicode_mode")
_FIELDS = {n.replace("_", "-"): n for n in (*_COMPARED, "compress_level", "convert_crlf") if n != "use_sess_key"} | {"sess-key": "use_sess_key"}
_FLAGS = ("disable_mdc", "use_sess_key", "unicode_mode", "convert_crlf")


def parse(text: str) -> Options:
    """The options that a text has; each is checked as it comes."""
    out, at = Options(), 0
    text = re.sub("[A-Z]+", lambda m: m[0].lower(), text)
    while at < len(text):
        name, at = _word(text, at)
        if text[at:at + 1] != "=":
            raise Failure(ARGUMENT)
        value, at = _word(text, at + 1)
        if at < len(text):
            if text[at] != ",":
                raise Failure(ARGUMENT)
            at += 1
        if not value:
            raise Failure(ARGUMENT)
        _set(out, name, value)
    return out


def _word(text: str, at: int) -> tuple[str, int]:
    found = _WORD.match(text, at)
    assert found is not None
    return found[1], found.end()


def _number(text: str) -> int:
    """The number at a text's front, 0 where none is."""
    found = _NUMBER.match(text)
    return int(found[0]) if found else 0


def _set(out: Options, name: str, value: str) -> None:
    if name == "debug":
        out.debug = _number(value)
        return
    expected = name.startswith("expect-")
    attribute = _FIELDS.get(name.removeprefix("expect-"))
    if attribute is None or expected and attribute not in _COMPARED:
        raise Failure(ARGUMENT)
    number = ciphers.code_of(value) if "cipher" in attribute else digest_of(value) if "digest" in attribute else _number(value)
    if expected:
        out.expected[attribute] = number
    else:
        setattr(out, attribute, _checked(out, attribute, number))


def _checked(out: Options, attribute: str, n: int) -> int:
    """A value that an option may have."""
    match attribute:
        case "cipher_algo" | "s2k_cipher_algo":
            if not ciphers.key_size(n):
                raise Failure(CIPHER)
        case "s2k_digest_algo":
            if n < 0:
                raise Failure(DIGEST)
        case "s2k_mode":
            if n not in (SIMPLE, SALTED, ITERATED):
                raise Failure(ARGUMENT)
        case "s2k_count":
            if out.s2k_mode != ITERATED or not _COUNT_MIN <= n <= _COUNT_MAX:
                raise Failure(ARGUMENT)
        case "compress_algo":
            if n == 3:
                raise Failure("Unsupported compression algorithm")
            if not 0 <= n <= 3:
                raise Failure(ARGUMENT)
        case "compress_level":
            if not 0 <= n <= 9:
                raise Failure(ARGUMENT)
        case _:
            assert attribute in _FLAGS
            return int(n != 0)
    return n
