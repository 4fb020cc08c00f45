"""Blocks with EXCEPTION: what they did goes when an error comes out."""

from __future__ import annotations

from typing import Any

from aurorapy import errors

from ..calling import too_deep

Caught = (errors.SQLError, RecursionError)
_NOT_OTHERS = ("57014", "P0004")  # a cancelled statement and a failed assertion are caught by name only


class Leave(Exception):
    """EXIT or CONTINUE (`again`) of a loop that is not the innermost one."""

    def __init__(self, number: int, again: bool) -> None:
        super().__init__()
        self.number, self.again = number, again


class Sub:
    """A subtransaction."""

    __slots__ = ("session", "frame", "mark", "settings", "portals", "lsn", "open", "user")

    def __init__(self, frame: Any) -> None:
        session = frame.session
        self.session: Any = session
        self.frame: Any = frame
        self.mark = session.start_transaction().mark()
        self.settings = len(session.changes)
        self.portals = dict(session.portals)
        self.lsn = session.statement_lsn
        self.open = True
        session.routines.subs += 1

    def release(self) -> None:
        """It has come to its end."""
        self.close()

    def close(self) -> None:
        if self.open:
            self.open = False
            self.session.routines.subs -= 1

    def caught(self, e: Any) -> Handled:
        """Undo what the block did; the error as handlers see it."""
        session = self.session
        self.close()
        if isinstance(e, RecursionError):
            trace = e.__traceback__
            e = too_deep().with_traceback(trace)
        if e.severity == "FATAL" or session.transaction is None:
            raise e
        session.transaction.rewind(self.mark)
        session.undo_settings(self.settings)
        for name in [n for n in session.portals if n not in self.portals]:
            session.drop_portal(name)
        session.statement_lsn = self.lsn
        return Handled(e, self.frame)


class Handled:
    """An error that a handler looks at. Most handlers never ask for its context, so it is made of lines when one does: the callers are where they were."""

    __slots__ = ("error", "_frame", "_line", "_where")

    def __init__(self, error: errors.SQLError, frame: Any) -> None:
        self.error, self._frame = error, frame
        self._line: int | None = None
        self._where = error.where if getattr(error, "complete", False) or getattr(error, "told", False) else None  # it was thrown again
        trace = error.__traceback__
        if trace is not None and trace.tb_frame.f_globals.get("__pl__") is frame.code and not getattr(error, "told", False):
            self._line = trace.tb_lineno
        error.__traceback__ = None  # whose frames know this, and hold what their statements have read

    @property
    def where(self) -> str:
        """Its whole context."""
        if self._where is None:
            lines = [self.error.where, None if self._line is None else self._frame.code.line_of(self._line), self._frame.where(skip=1)]
            self._where = "\n".join([line for line in lines if line])
        return self._where

    def fits(self, conditions: frozenset[str]) -> bool:
        """Whether one of the conditions names it."""
        code = self.error.sqlstate
        if code in conditions or code[:2] + "000" in conditions:
            return True
        return "others" in conditions and code not in _NOT_OTHERS
