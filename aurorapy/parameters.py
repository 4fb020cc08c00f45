"""The context of errors that have to do with a portal's parameters: which one could not be read, or, where log_parameter_max_length_on_error
is not 0, what all of them were.

Source: PostgreSQL 15 manual, section 20.8.3; its src/backend/nodes/params.c.
"""

from __future__ import annotations

from typing import Any, NoReturn

from aurorapy import errors
from aurorapy.planner.types import TYPES

from .answers import format_of

SETTING = "log_parameter_max_length_on_error"


def _portal(name: str) -> str:
    return f'portal "{name}"' if name else "unnamed portal"


def _shown(session: Any, text: str) -> str:
    """A value in quotes, cut to so many bytes as the setting says."""
    limit = int(session.values[SETTING])
    if limit < 0:
        kept, dots = text, ""
    else:
        data = text.encode()
        kept, dots = (text, "") if limit and len(data) <= limit else (data[:limit].decode(errors="ignore"), "...")
    return "'" + kept.replace("'", "''") + dots + "'"


def _add(e: errors.SQLError, line: str) -> None:
    e.where = line if e.where is None else f"{e.where}\n{line}"


def tell_parameter(session: Any, m: Any, types: list[int]) -> NoReturn | None:
    """Raise the error of the first parameter of a Bind message that cannot be read, with its context."""
    for i, (data, oid) in enumerate(zip(m.values, types, strict=True)):
        form = format_of(m.formats, i)
        try:
            session._decode(data, oid, form)
        except errors.SQLError as e:
            line = f"{_portal(m.portal)} parameter ${i + 1}"
            if not form and data is not None:
                try:
                    line += f" = {_shown(session, session.decode_text(data))}"
                except errors.SQLError:
                    raise e from None  # what is no text is told of as such
            _add(e, line)
            raise
    return None


def tell_parameters(session: Any, body: bytes, e: BaseException) -> None:
    """Add to the error of an Execute message what its portal's parameters were."""
    portal = session.portals.get(session.decode_text(body[: body.index(b"\0")]))
    if not isinstance(e, errors.SQLError) or portal is None or not portal.values:
        return
    parts = []
    for i, (value, oid) in enumerate(zip(portal.values, portal.prepared.types, strict=True)):
        shown = "NULL" if value is None else _shown(session, TYPES[oid].text_encoder(session.context)(value))
        parts.append(f"${i + 1} = {shown}")
    _add(e, f"{_portal(portal.name)} with parameters: {', '.join(parts)}")
