"""bloom: an access method whose indexes are definitions here: nothing is kept in them, and no plan asks them. Source: PostgreSQL 15 manual, section F.6."""

from __future__ import annotations

from typing import Any

from .declaration import Declared


def _handler(*_: Any) -> None:
    """Of an argument that nobody has."""


DECLARED = Declared("blhandler(internal) index_am_handler v unsafe", {"blhandler": _handler}, classes="""
bloom int4_ops int4 default
bloom text_ops text default
""", methods=(("bloom", "blhandler", "bloom index access method"),))
