"""Output plugins: their options, their errors, and what they share.

A plugin is made for a slot and a list of options, and turns each record into messages: (LSN, data), bytes or text. It is asked for them inside the record's history,
so that types and names are those of that time.

Source: PostgreSQL 15 manual, section 49.6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES

from .history import History
from .recording import Record

Options = list[tuple[str, str | None]]
Message = tuple[int, Any]


def boolean(text: str) -> bool | None:
    """A Boolean value as PostgreSQL's parse_bool reads it: any unique beginning of its words; None for none."""
    t = text.lower()
    if not t:
        return None
    if t in ("1", "0"):
        return t == "1"
    if "true".startswith(t) or "yes".startswith(t) or t == "on":
        return True
    if "false".startswith(t) or "no".startswith(t) or (len(t) > 1 and "off".startswith(t)):
        return False
    return None


class Plugin:
    """`binary`: its messages are bytes."""

    name = ""
    binary = False

    def __init__(self, session: Any, slot: Any, options: Options) -> None:
        self.session, self.slot = session, slot
        with self.callback("startup"):
            self.startup(options)

    def startup(self, options: Options) -> None:
        """Read the options."""

    def messages(self, lsn: int, record: Record, history: History) -> Iterator[Message]:
        """What a record is to the client."""
        raise NotImplementedError

    @contextmanager
    def callback(self, what: str, lsn: int | None = None) -> Iterator[None]:
        """Errors say where they were raised."""
        try:
            yield
        except errors.SQLError as e:
            at = "" if lsn is None else f", associated LSN {shown(lsn)}"
            e.where = e.where or f'slot "{self.slot.name}", output plugin "{self.name}", in the {what} callback{at}'
            raise


def shown(lsn: int) -> str:
    """An LSN as text."""
    return f"{lsn >> 32:X}/{lsn & 0xFFFFFFFF:X}"


def text_of(type_oid: int, context: Any) -> Callable[[Any], str]:
    """What makes text of data of a type."""
    encoder: Callable[[Any], str] = TYPES[type_oid].text_encoder(context)
    return encoder
