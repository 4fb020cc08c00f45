"""Failures of OpenPGP functions: one SQLSTATE, few messages, so that a wrong key tells nothing; the reason goes only to who asks for debugging."""

from __future__ import annotations

from aurorapy import errors

CORRUPT = "Wrong key or corrupt data"
ARGUMENT = "Illegal argument to function"
CIPHER = "Unsupported cipher algorithm"
DIGEST = "Unsupported digest algorithm"


class Failure(Exception):
    """An error's message, and why."""

    def __init__(self, message: str = CORRUPT, reason: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.reason = reason

    def error(self) -> errors.SQLError:
        """As the client sees it."""
        return errors.ExternalRoutineInvocationException(self.message)
