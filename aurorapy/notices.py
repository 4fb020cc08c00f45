"""Notices to the client."""

from __future__ import annotations

from typing import Any

from aurorapy import errors, settings
from aurorapy.wire import build


def warning(session: Any, sqlstate: str, message: str, severity: str = "WARNING", detail: str | None = None,
            hint: str | None = None, position: int | None = None) -> None:
    """Send a notice, if the client wants such."""
    if not settings.is_wanted(severity, session.values["client_min_messages"]):
        return
    e = errors.SQLError(message, detail=detail, hint=hint, position=position)
    e.sqlstate = sqlstate
    session.out.append(build.error(e, kind=b"N", severity=severity, encode=session.encode_message))


def tell_cut(session: Any, cut: tuple[tuple[str, str], ...]) -> None:
    """Tell of identifiers that were too long: as they were written, and as they are."""
    for written, name in cut:
        warning(session, "42622", f'identifier "{written}" will be truncated to "{name}"', "NOTICE")
