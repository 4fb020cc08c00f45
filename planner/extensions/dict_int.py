"""dict_int: a text search template for integers. Source: PostgreSQL 15 manual, section F.13."""

from __future__ import annotations

import re
from typing import Any

from aurorapy import errors
from aurorapy.planner.textsearch.dictionaries import Lexize

from .declaration import Declared

_BOOLEANS = {"true": True, "on": True, "1": True, "false": False, "off": False, "0": False}


def _length(value: str) -> int:
    found = re.match(r"\s*[+-]?\d+", value)
    if found is None or int(found[0]) < 1:
        raise errors.InvalidParameterValue("maxlen value has to be >= 1")
    return int(found[0])


def _boolean(name: str, value: str) -> bool:
    found = _BOOLEANS.get(value.lower())
    if found is None:
        raise errors.SyntaxError_(f"{name} requires a Boolean value")
    return found


def _template(options: tuple[tuple[str, str], ...]) -> Lexize:
    """The dictionary that options make."""
    longest, rejects, absolute = 6, False, False
    for name, value in options:
        if name == "maxlen":
            longest = _length(value)
        elif name == "rejectlong":
            rejects = _boolean(name, value)
        elif name == "absval":
            absolute = _boolean(name, value)
        else:
            raise errors.InvalidParameterValue(f'unrecognized intdict parameter: "{name}"')

    def lexize(token: str) -> tuple[str, ...]:
        if absolute and token[:1] in ("+", "-"):
            token = token[1:]
        return (token,) if len(token) <= longest else () if rejects else (token[:longest],)

    return lexize


def _internal(*_: Any) -> None:
    """Of arguments that nobody has."""


DECLARED = Declared("""
dintdict_init(internal) internal v strict unsafe
dintdict_lexize(internal, internal, internal, internal) internal v strict unsafe
""", {"dintdict_init": _internal, "dintdict_lexize": _internal}, templates={"intdict_template": _template},
    dictionaries=(("intdict", "intdict_template", ()),), forms={"intdict_template": "dintdict"})
