"""Texts that a client sends again and again with other integers: a regular expression for each finds the integers at once.

What `literals` makes of any text, it does by looking at all that may begin a literal; that a text has a known form takes one match. A form is made of a
key of `lift_ascii` whose literals are all of type int4, so between them stands the same text as before, and there are no others.
"""

from __future__ import annotations

import re
from collections.abc import Callable

START = 16  # bytes by which forms are told apart first
OF_ONE_START_MAX = 4
FORMS_MAX = 200
SEEN_MIN = 3  # texts of a form before it is worth a regular expression

Values = tuple[int, ...]


class TextForms:
    """Of one session."""

    __slots__ = ("_forms", "_seen")

    def __init__(self) -> None:
        self._forms: dict[bytes, list[tuple[Callable[[bytes], re.Match[bytes] | None], bytes]]] = {}
        self._seen: dict[bytes, int] = {}

    def read(self, text: bytes) -> tuple[bytes, Values] | None:
        """(key, values) of a text; None if it has no form that is known."""
        for match, key in self._forms.get(text[:START], ()):
            found = match(text)
            if found is not None:
                return key, tuple(map(int, found.groups()))
        return None

    def note(self, key: bytes) -> None:
        """A text was found to have this key."""
        seen = self._seen[key] = self._seen.get(key, 0) + 1
        if seen == SEEN_MIN:
            self._learn(key)
        elif len(self._seen) > FORMS_MAX:
            self._seen.clear()
            self._forms.clear()

    def _learn(self, key: bytes) -> None:
        parts = key.split(b"\0i")
        if len(parts) == 1 or b"\0" in b"".join(parts) or len(parts[0]) < START:
            return
        forms = self._forms.setdefault(key[:START], [])
        if len(forms) < OF_ONE_START_MAX:
            forms.append((re.compile(b"([0-9]{1,9})".join(map(re.escape, parts))).fullmatch, key))
