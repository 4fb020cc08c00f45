"""Parts of the text forms of rows and ranges: they end at a delimiter, and quotes and backslashes may stand anywhere in them."""

from __future__ import annotations

from collections.abc import Callable

from aurorapy import errors


def quoted_part(text: str, at: int, ends: str, malformed: Callable[[str, str], errors.SQLError]) -> tuple[str | None, int]:
    """The part that begins at `at`, None where nothing stands there, and where it ends: at one of `ends`. Raises what `malformed(text, detail)` makes."""
    n = len(text)
    if at < n and text[at] in ends:
        return None, at
    out: list[str] = []
    quoted = False
    while quoted or at >= n or text[at] not in ends:
        if at >= n:
            raise malformed(text, "Unexpected end of input.")
        c = text[at]
        at += 1
        if c == "\\":
            if at >= n:
                raise malformed(text, "Unexpected end of input.")
            out.append(text[at])
            at += 1
        elif c == '"':
            if quoted and at < n and text[at] == '"':
                out.append('"')
                at += 1
            else:
                quoted = not quoted
        else:
            out.append(c)
    return "".join(out), at


def quoted(text: str, special: frozenset[str]) -> str:
    """A part as such a text form shows it: in quotes if it is empty or has one of the special characters."""
    if not text or not special.isdisjoint(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '""') + '"'
    return text
