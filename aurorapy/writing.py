"""standard_conforming_strings = off and backslash_quote = off: what a session's texts mean then.

With the usual settings nothing of this is there: a session that has others gets its own `simple_query` and `prepare` in the place of the class's. Text that
the catalog keeps is always read in the usual way, bodies of routines as the session reads.

Source: PostgreSQL 15 manual, sections 20.8.1.3 (backslash_quote), 20.13.1.
"""

from __future__ import annotations

from typing import Any

from aurorapy import settings
from aurorapy.planner.parse.lexer import tokenize
from aurorapy.planner.parse.written import Written, written
from aurorapy.planner.types import HOME
from aurorapy.wire import build


def as_written(text: str) -> str:
    """A body's text, as the session at hand reads it."""
    home: Any = HOME.get()
    strings = home.session.strings if home is not None else None
    return text if strings is None else written(text, *strings)


class Writing:
    """Mixed into Session."""

    strings: tuple[bool, bool] | None = None  # (escapes in '..', \' refused) where that is not usual

    def follow_strings(self: Any, escaping: bool, refusing: bool) -> None:
        """The settings may have changed."""
        if not escaping and not refusing:
            if self.strings is not None:
                self.strings = None
                del self.simple_query, self.prepare
            return
        self.strings = escaping, refusing
        self.simple_query, self.prepare = self._query_as_written, self._prepare_as_written

    def _query_as_written(self: Any, text: str) -> None:
        """A Query message. A text with backslashes takes no short way."""
        text = written(text, *self.strings)
        if type(text) is not Written:
            type(self).simple_query(self, text)
            return
        self.asked = str(text)
        self.run_message(text, None, lambda: self._warn_of(text))

    def _prepare_as_written(self: Any, text: str, types: list[int]) -> Any:
        text = written(text, *self.strings)
        if type(text) is Written:
            self._warn_of(text)
        return type(self).prepare(self, text, types)

    def _warn_of(self: Any, text: Written) -> None:
        """The warnings of escape_string_warning."""
        tokenize(text)
        if self.values["escape_string_warning"] == "on" and settings.is_wanted("WARNING", self.values["client_min_messages"]):
            self.out += [build.error(e, kind=b"N", severity="WARNING", encode=self.encode_message) for e in text.warnings]
        text.warnings.clear()
