"""Character sets that clients may use, by the codecs of Python's library. Everything inside is text; databases are UTF8.

Source: PostgreSQL 15 manual, section 24.3 "Character Set Support".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors


class Encoding:
    """A character set: PostgreSQL's name and Python's. `width`: bytes of a character at the most. `encode`: a text's bytes, 22P05 for a character that the set
    has not; `decode`: the text of bytes from outside, 22021 or 22P05 for what is none, or has a zero byte; `encode_message` must not fail.
    Where the set `is_ours` they are the plain functions: that costs nothing."""

    __slots__ = ("name", "codec", "width", "is_ours", "encode", "decode", "encode_message")

    def __init__(self, name: str, codec: str, width: int = 1) -> None:
        self.name, self.codec, self.width, self.is_ours = name, codec, width, codec == "utf-8"
        self.encode: Callable[[str], bytes] = str.encode if self.is_ours else self._encode
        self.decode: Callable[[bytes], str] = errors.utf8_text if self.is_ours else self._decode
        self.encode_message: Callable[[str], bytes] = str.encode if self.is_ours else lambda text: text.encode(codec, "replace")

    def _encode(self, text: str) -> bytes:
        try:
            return text.encode(self.codec)
        except UnicodeEncodeError as e:
            raise _untranslatable(text[e.start].encode(), "UTF8", self.name) from None

    def _decode(self, data: bytes) -> str:
        try:
            text = data.decode(self.codec)
        except UnicodeDecodeError as e:
            if self.width == 1:
                raise _untranslatable(data[e.start : e.start + 1], self.name, "UTF8") from None
            raise _invalid(data[e.start : min(e.end + 1, e.start + 2)], self.name) from None
        if "\0" in text:
            raise _invalid(b"\0", self.name)
        return text


def _shown(data: bytes) -> str:
    return " ".join(f"0x{b:02x}" for b in data)


def _untranslatable(data: bytes, source: str, target: str) -> errors.SQLError:
    return errors.UntranslatableCharacter(
        f'character with byte sequence {_shown(data)} in encoding "{source}" has no equivalent in encoding "{target}"')


def _invalid(data: bytes, name: str) -> errors.SQLError:
    return errors.CharacterNotInRepertoire(f'invalid byte sequence for encoding "{name}": {_shown(data)}')


_PLAIN = """LATIN1 latin-1 | LATIN2 iso8859-2 | LATIN3 iso8859-3 | LATIN4 iso8859-4 | LATIN5 iso8859-9 | LATIN6 iso8859-10 | LATIN7 iso8859-13
    | LATIN8 iso8859-14 | LATIN9 iso8859-15 | LATIN10 iso8859-16 | ISO_8859_5 iso8859-5 | ISO_8859_6 iso8859-6 | ISO_8859_7 iso8859-7 | ISO_8859_8 iso8859-8
    | KOI8R koi8-r | KOI8U koi8-u | WIN866 cp866 | WIN874 cp874 | WIN1250 cp1250 | WIN1251 cp1251 | WIN1252 cp1252 | WIN1253 cp1253 | WIN1254 cp1254
    | WIN1255 cp1255 | WIN1256 cp1256 | WIN1257 cp1257 | WIN1258 cp1258"""
_WIDE = """BIG5 cp950 2 | EUC_CN gb2312 2 | EUC_JP euc_jp 3 | EUC_JIS_2004 euc_jis_2004 3 | EUC_KR euc_kr 2 | GB18030 gb18030 4 | GBK gbk 2 | JOHAB johab 2
    | SJIS cp932 2 | SHIFT_JIS_2004 shift_jis_2004 2 | UHC cp949 2"""
_ALIASES = """iso88591 LATIN1 | iso88592 LATIN2 | iso88593 LATIN3 | iso88594 LATIN4 | iso88599 LATIN5 | iso885910 LATIN6 | iso885913 LATIN7 | iso885914 LATIN8
    | iso885915 LATIN9 | iso885916 LATIN10 | abc WIN1258 | tcvn WIN1258 | tcvn5712 WIN1258 | vscii WIN1258 | alt WIN866 | win WIN1251 | koi8 KOI8R
    | mskanji SJIS | shiftjis SJIS | win932 SJIS | windows932 SJIS | win936 GBK | windows936 GBK | win949 UHC | windows949 UHC | win950 BIG5
    | windows950 BIG5 | windows866 WIN866 | windows874 WIN874 | windows1250 WIN1250 | windows1251 WIN1251 | windows1252 WIN1252 | windows1253 WIN1253
    | windows1254 WIN1254 | windows1255 WIN1255 | windows1256 WIN1256 | windows1257 WIN1257 | windows1258 WIN1258 | unicode UTF8"""
UNKNOWN_HERE = frozenset(("euctw", "muleinternal"))  # PostgreSQL's, for which there is no codec


def _plain_name(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())


def _table() -> dict[str, Encoding]:
    known = [Encoding(name, codec) for name, codec in (entry.split() for entry in _PLAIN.split("|"))]
    known += [Encoding(name, codec, int(width)) for name, codec, width in (entry.split() for entry in _WIDE.split("|"))]
    known += [Encoding("UTF8", "utf-8", 4), Encoding("SQL_ASCII", "utf-8", 4)]
    table = {_plain_name(e.name): e for e in known}
    for entry in _ALIASES.split("|"):
        alias, name = entry.split()
        table[alias] = table[_plain_name(name)]
    return table


_ENCODINGS = _table()


def encoding_named(name: str) -> Encoding | None:
    """The encoding that PostgreSQL knows by a name, however it is written; None where there is none, or no codec for it."""
    return _ENCODINGS.get(_plain_name(name))


UTF8 = _ENCODINGS["utf8"]


def encoding_of(context: Any) -> Encoding:
    """The client's character set; ours where a context knows of no client."""
    found: Encoding = getattr(context, "encoding", UTF8)
    return found
