"""xml: a text that is known to be a document or content.

The datum is the text as it was given; its declaration is looked at when it is shown. There is no order and no equality.

Source: PostgreSQL 15 manual, section 8.13.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors

from .base import SqlType, register

XML = 142


def wants_document(ctx: Any) -> bool:
    """Whether the setting xmloption is DOCUMENT."""
    values = getattr(ctx, "values", None)
    return values is not None and values.get("xmloption") == "document"


def xml_in(text: str, typmod: int = -1, ctx: Any = None) -> str:
    """The text itself, once it is known to be XML."""
    from aurorapy.planner.xml.documents import check  # with the first use

    check(text, document=wants_document(ctx))
    return text


def xml_out(v: str) -> str:
    """The text, without the encoding that it once had."""
    if not v.startswith("<?xml"):
        return v.removeprefix("\n")  # as behind a declaration that is not shown
    from aurorapy.planner.xml.declaration import shown

    return shown(v)


class _Xml(SqlType):
    """Its binary form says by itself what encoding it has."""

    __slots__ = ()

    def binary_encoder(self, ctx: Any) -> Any:
        """As xml_send: with a declaration of the client's encoding, where it is not UTF-8."""
        from .encodings import encoding_of

        encoding = encoding_of(ctx)
        if encoding.is_ours:
            return lambda v: xml_out(v).encode()
        from aurorapy.planner.xml.declaration import shown

        return lambda v: encoding.encode(shown(v, encoding.name))

    def binary_decoder(self, typmod: int, ctx: Any) -> Any:
        """As xml_recv: the declaration says the encoding, UTF-8 where it does not."""
        return lambda data: xml_in(_decoded(data), -1, ctx)


def _decoded(data: bytes) -> str:
    import re

    found = re.match(rb"<\?xml[ \t\r\n][^>]*?encoding[ \t\r\n]*=[ \t\r\n]*[\"']([A-Za-z0-9._:-]+)[\"']", data)
    name = found[1].decode() if found is not None else "UTF-8"
    if name.lower() in ("utf-8", "utf8"):
        text = errors.utf8_text(data)
    else:
        try:
            text = data.decode(name)
        except LookupError:
            raise errors.InvalidParameterValue(f'invalid encoding name "{name}"') from None
        except UnicodeDecodeError:
            raise errors.CharacterNotInRepertoire(f'invalid byte sequence for encoding "{name}"') from None
    if "\0" in text:
        raise errors.CharacterNotInRepertoire('invalid byte sequence for encoding "UTF8": 0x00')
    return text


register(_Xml(XML, "xml", -1, "U", array=143, input=xml_in, output=xml_out, send=lambda v: xml_out(v).encode(), storage="x"))
