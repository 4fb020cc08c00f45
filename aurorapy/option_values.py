"""Values of options in statements: `OPTION`, `OPTION = on`, `OPTION 'false'`. Source: PostgreSQL 15's defGetBoolean, in its terms."""

from __future__ import annotations

from typing import Any

from aurorapy import errors

_BOOLEANS = {"true": True, "on": True, "1": True, "false": False, "off": False, "0": False}


def boolean(name: str, value: Any) -> bool:
    """A value, or its text, as a Boolean; true without one. Raises 42601."""
    if value is None:
        return True
    known = _BOOLEANS.get(str(value).lower())
    if known is None:
        raise errors.SyntaxError_(f"{name} requires a Boolean value")
    return known
