"""Errors of evaluation, as opposed to errors of the call."""

from __future__ import annotations

from aurorapy import errors


class SoftError(Exception):
    """Carries an error that makes a condition unknown, and that silent functions do not report."""

    def __init__(self, error: errors.SQLError) -> None:
        super().__init__(error.message)
        self.error = error
