"""RAISE: notices and errors of the body's own."""

from __future__ import annotations

from typing import Any

from aurorapy import errors, settings
from aurorapy.wire import build

from .conditions import codes_of

_SEVERITIES = {"debug": "DEBUG", "log": "LOG", "info": "INFO", "notice": "NOTICE", "warning": "WARNING", "exception": "ERROR"}
_FIELDS = {"detail": "detail", "hint": "hint", "column": "column", "constraint": "constraint", "datatype": "datatype", "table": "table", "schema": "schema"}


class Raiser:
    """One RAISE statement. `code` and `condition` are what it names, `using` its options' names."""

    __slots__ = ("level", "code", "condition", "parts", "using")

    def __init__(self, level: str, code: str, condition: str, text: str | None, using: list[str]) -> None:
        self.level, self.code, self.condition, self.using = level, code, condition, using
        self.parts = None if text is None else [p.replace("\0", "%") for p in text.replace("%%", "\0").split("%")]

    def __call__(self, R: Any, params: tuple[str | None, ...], options: tuple[str | None, ...]) -> None:
        message = None
        if self.parts is not None:
            message = self.parts[0] + "".join([("<NULL>" if v is None else v) + p for v, p in zip(params, self.parts[1:], strict=True)])
        code, condition = self.code, self.condition
        fields: dict[str, str] = {}
        for name, value in zip(self.using, options, strict=True):
            if value is None:
                raise errors.NullValueNotAllowed("RAISE statement option cannot be null")
            given = fields.get(name) is not None or (name == "message" and message is not None) or (name == "errcode" and bool(code))
            if given:
                raise errors.SyntaxError_(f"RAISE option already specified: {name.upper()}")
            fields[name] = value
            if name == "message":
                message = value
            elif name == "errcode":
                condition = value
                is_code = len(value) == 5 and all(c.isascii() and (c.isdigit() or c.isupper()) for c in value)
                code = value if is_code else codes_of(value)[0]
        if message is None:
            message = condition or code or "unhandled exception" if condition or code else None
        made = errors.RaiseException(message or code or "P0001", routine="exec_stmt_raise")
        for name, value in fields.items():
            if name in _FIELDS:
                setattr(made, _FIELDS[name], value)
        if code:
            made.sqlstate = code
        if self.level == "exception":
            raise made
        if not code:
            made.sqlstate = "01000" if self.level == "warning" else "00000"
        tell(R, made, _SEVERITIES[self.level])


def tell(R: Any, notice: errors.SQLError, severity: str) -> None:
    """Send a notice, if the client wants such."""
    session = R.session
    wanted = "debug1" if severity == "DEBUG" else severity
    if severity == "INFO" or settings.is_wanted(wanted, session.values["client_min_messages"]):
        notice.where = R.where()
        session.out.append(build.error(notice, kind=b"N", severity=severity, encode=session.encode_message))
        session.tell_at_once()
