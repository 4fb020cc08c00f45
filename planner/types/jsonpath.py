"""The type jsonpath. A datum is the path as `planner.jsonpath` describes it."""

from __future__ import annotations

from typing import Any

from aurorapy import errors

from .base import SqlType, register


def jsonpath_in(text: str, typmod: int = -1, ctx: Any = None) -> Any:
    """The path that a text means."""
    from aurorapy.planner.jsonpath.parser import parse_path  # which needs the types

    return parse_path(text)


def jsonpath_out(value: Any) -> str:
    """The text form."""
    from aurorapy.planner.jsonpath.text import write_path

    return write_path(value)


def _receive(data: bytes) -> Any:
    if data[:1] != b"\x01":
        raise errors.InternalError_(f"unsupported jsonpath version number: {data[0] if data else 0}")
    return jsonpath_in(errors.utf8_text(data[1:]))


register(SqlType(4072, "jsonpath", -1, "U", array=4073, input=jsonpath_in, output=jsonpath_out, send=lambda v: b"\x01" + jsonpath_out(v).encode(),
                 receive=_receive, storage="x"))
