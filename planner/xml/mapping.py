"""How SQL names and values are written in XML.

Source: PostgreSQL 15 manual, sections 9.15.1 and 9.15.4; ISO 9075-14, subclauses 9.1 to 9.8.
"""

from __future__ import annotations

import base64
import re
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES
from aurorapy.planner.types import calendar as cal
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.shaped import Shaped

XML, BOOL, BYTEA, DATE, TIMESTAMP, TIMESTAMPTZ = 142, 16, 17, 1082, 1114, 1184
_ESCAPED = re.compile(r"[&<>\r]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#x0d;"}
_ATTRIBUTE = re.compile(r'[&<>"\n\t\r]|[^\x00-\x7f]')
_ATTRIBUTE_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
_CODED = re.compile(r"_x([0-9A-Fa-f]{4}|[0-9A-Fa-f]{8})_")
_START = (
    "A-Za-z_:\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0180-\u01c3\u01cd-\u01f0\u01f4-\u01f5\u01fa-\u0217\u0250-\u02a8"
    "\u02bb-\u02c1\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u03d0-\u03d6\u03da\u03dc\u03de\u03e0\u03e2-\u03f3\u0401-\u040c\u040e-\u044f"
    "\u0451-\u045c\u045e-\u0481\u0490-\u04c4\u04c7-\u04c8\u04cb-\u04cc\u04d0-\u04eb\u04ee-\u04f5\u04f8-\u04f9\u0531-\u0556\u0559\u0561-\u0586"
    "\u05d0-\u05ea\u05f0-\u05f2\u0621-\u063a\u0641-\u064a\u0671-\u06b7\u06ba-\u06be\u06c0-\u06ce\u06d0-\u06d3\u06d5\u06e5-\u06e6\u0905-\u0939\u093d"
    "\u0958-\u0961\u10a0-\u10c5\u10d0-\u10f6\u1e00-\u1e9b\u1ea0-\u1ef9\u1f00-\u1f15\u1f18-\u1f1d\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57\u2126"
    "\u212a-\u212b\u212e\u2180-\u2182\u3041-\u3094\u30a1-\u30fa\u3105-\u312c\uac00-\ud7a3\u4e00-\u9fa5\u3007\u3021-\u3029"
)
_FIRST = re.compile(f"[{_START}]")
_LATER = re.compile(f"[{_START}0-9.\\-\u00b7\u02d0\u02d1\u0387\u0640\u0e46\u0ec6\u3005\u3031-\u3035\u309d-\u309e\u30fc-\u30fe\u0300-\u0345\u0660-\u0669\u06f0-\u06f9]")
_ZONE = re.compile(r"([+-]\d\d)$")


def escape(text: str) -> str:
    """Character data."""
    return _ESCAPED.sub(lambda m: _ESCAPES[m[0]], text)


def escape_attribute(text: str) -> str:
    """An attribute's value, as libxml2's writer has it: what is not ASCII is written by its number."""
    return _ATTRIBUTE.sub(lambda m: _ATTRIBUTE_ESCAPES.get(m[0]) or f"&#x{ord(m[0]):X};", text)


def to_xml_name(name: str, *, fully: bool, periods: bool = False) -> str:
    """An SQL identifier as an XML name; what cannot stand there is _xHHHH_. `fully`: colons and a first `xml`, too."""
    out = []
    for i, c in enumerate(name):
        coded = (
            (c == ":" and (i == 0 or fully))
            or (c == "_" and name[i + 1 : i + 2] == "x")
            or (fully and i == 0 and name[:3].lower() == "xml")
            or (periods and c == ".")
            or (_FIRST if i == 0 else _LATER).match(c) is None
        )
        if coded and fully and i == 0 and name[:3].lower() == "xml":
            out.append("_x0078_" if c == "x" else "_x0058_")
        elif coded:
            out.append("_x003A_" if c == ":" else "_x005F_" if c == "_" else f"_x{ord(c):04X}_")
        else:
            out.append(c)
    return "".join(out)


def to_sql_name(name: str) -> str:
    """The identifier behind an XML name."""
    return _CODED.sub(lambda m: chr(int(m[1], 16)), name)


class _IsoContext:
    """A session's context with dates in ISO form."""

    def __init__(self, ctx: Any) -> None:
        self._ctx = ctx
        self.datestyle = ("ISO", "MDY")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ctx, name)


def binary_is_hex(ctx: Any) -> bool:
    """Whether xmlbinary is hex."""
    return setting(ctx, "xmlbinary", "base64") == "hex"


def setting(ctx: Any, name: str, default: str) -> str:
    """A setting of the session, its default where there is none."""
    values = getattr(ctx, "values", None)
    return default if values is None else str(values.get(name, default))


def value_text(ctx: Any, value: Any, oid: int, *, escaped: bool) -> str:
    """A datum in XML; `escaped`: as character data, not for an attribute."""
    oid = base_type(oid)
    t = TYPES[oid]
    if t.category == "A" and t.element:
        return "".join([f"<element>{value_text(ctx, v, t.element, escaped=True)}</element>" for v in _elements(value) if v is not None])
    if oid == BOOL:
        return "true" if value else "false"
    if oid in (DATE, TIMESTAMP, TIMESTAMPTZ):
        return _time(ctx, value, t)
    if oid == BYTEA:
        data = bytes(value)
        return data.hex().upper() if binary_is_hex(ctx) else "\r\n".join([base64.b64encode(data[i : i + 54]).decode() for i in range(0, len(data), 54)])
    text = t.output(value, ctx)
    return text if oid == XML or not escaped else escape(text)


def _elements(value: Any) -> Any:
    return value.items if isinstance(value, Shaped) else value


def _time(ctx: Any, value: Any, t: Any) -> str:
    if value in ((cal.DATE_INFINITY, cal.DATE_MINUS_INFINITY) if t.oid == DATE else (cal.INFINITY, cal.MINUS_INFINITY)):
        what = "date" if t.oid == DATE else "timestamp"
        raise errors.DatetimeFieldOverflow(f"{what} out of range", detail=f"XML does not support infinite {what} values.")
    text = t.output(value, _IsoContext(ctx))
    if t.oid == DATE:
        return str(text)
    text = text.replace(" ", "T", 1)
    era = ""
    if text.endswith(" BC"):
        text, era = text[:-3], " BC"
    return (_ZONE.sub(r"\1:00", text) if t.oid == TIMESTAMPTZ else text) + era
