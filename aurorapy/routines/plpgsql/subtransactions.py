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
    """An error that a handler looks at. `where`: its whole context."""

    __slots__ = ("error", "where")

    def __init__(self, error: errors.SQLError, frame: Any) -> None:
        self.error = error
        code: Any = frame.code
        lines = [] if error.where is None else [error.where]
        trace = error.__traceback__
        if trace is not None and trace.tb_frame.f_globals.get("__pl__") is frame.code and not getattr(error, "told", False):
            lines.append(code.line_of(trace.tb_lineno))
        self.where = "\n".join([*lines, *([frame.where(skip=1)] if frame.where(skip=1) else [])])

    def fits(self, conditions: frozenset[str]) -> bool:
        """Whether one of the conditions names it."""
        code = self.error.sqlstate
        if code in conditions or code[:2] + "000" in conditions:
            return True
        return "others" in conditions and code not in _NOT_OTHERS
