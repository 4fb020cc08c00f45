"""to_ascii: what a text's bytes look like in a single-byte character set, without accents.

The bytes are the server's, UTF-8's, whichever character set is named: so it is in PostgreSQL, where a character beyond ASCII gives two characters or more.

Source: PostgreSQL 15 manual, table 9.10.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from aurorapy import errors
from aurorapy.planner.types.encodings import encoding_named

from .conversions import ENCODINGS
from .registry import define

# by character set: what stands for the bytes from 0x80 on, as far as they occur in UTF-8; those behind are blanks
_LOOKS = {
    "LATIN1": """                                  cL Y  "Ca  -R     'u .,      ?  AAAAACEEEEIIII NOOOOOxOUUUUYTBaaaaaaaceeeeiiii nooo""",
    "LATIN2": """                                 A L LS "SSTZ-ZZ a,l'ls ,sstz"zz  AAALCCCEEEEIIDDNNOOOOxRUUUUYTBraaaalccceeeeiiddnnoo""",
    "LATIN9": """                                  cL YS sCa  -R     Zu .z   EeY?  AAAAACEEEEIIII NOOOOOxOUUUUYTBaaaaaaaceeeeiiii nooo""",
    "WIN1250": """  ' "    %S<STZZ `'"".--  s>stzz   L A  "CS  -RZ  ,l'u .,as L"lz  AAALCCCEEEEIIDDNNOOOOxRUUUUYTBraaaalccceeeeiiddnnoo""",
}


def _refused(name: str) -> NoReturn:
    raise errors.FeatureNotSupported(f"encoding conversion from {name} to ASCII not supported")


def _looks(text: str, name: str) -> str:
    if name not in _LOOKS:
        _refused(name)
    looks = _LOOKS[name].ljust(128)
    return text if text.isascii() else "".join([chr(b) if b < 128 else looks[b - 128] for b in text.encode()])


def _named(text: str, name: str) -> str:
    found = encoding_named(name)
    if found is None:
        raise errors.UndefinedObject(f"{name} is not a valid encoding name")
    return _looks(text, found.name)


def _numbered(text: str, number: int) -> str:
    if not 0 <= number < len(ENCODINGS):
        raise errors.UndefinedObject(f"{number} is not a valid encoding code")
    return _looks(text, ENCODINGS[number])


_unnamed: Callable[[str], NoReturn] = lambda text: _refused("UTF8")  # noqa: E731 - of the server's character set
define("to_ascii", "text", "text", _unnamed, oid=1845)
define("to_ascii", "text int4", "text", _numbered, oid=1846)
define("to_ascii", "text name", "text", _named, oid=1847)
