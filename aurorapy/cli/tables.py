"""Aligned tables, byte for byte as psql draws them (src/fe_utils/print.c, border 1).

    name | count          header cells are centred, the odd blank to the right
    -----+-------
    x    |     1          the last cell of a line is not filled up, unless its text goes on below: `+`
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

# A value must not steer the terminal: control characters are spelled out.
_CONTROLS = {n: f"\\x{n:02X}" for n in (*range(32), 127) if chr(n) not in "\n\t"} | {ord("\r"): "\\r"} | {n: f"\\u{n:04X}" for n in range(128, 160)}


def _lines(text: str) -> list[str]:
    return [line.expandtabs() for line in text.translate(_CONTROLS).split("\n")]


def width(text: str) -> int:
    """Columns of a terminal that a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> list[str]:
    """Lines of a table; `right` says which columns are numbers, and go to the right."""
    if not columns:
        return ["--"]
    columns = [" ".join(_lines(name)) for name in columns]
    cells = [[_lines(c) for c in row] for row in rows]
    widths = [width(name) for name in columns]
    for row in cells:
        widths = [max(w, *map(width, c)) for w, c in zip(widths, row, strict=True)]
    head = []
    for name, w in zip(columns, widths, strict=True):
        blanks = w - width(name)
        head.append(" " * (blanks // 2) + name + " " * (blanks - blanks // 2))
    out = [" " + " | ".join(head) + " ", "-" + "-+-".join("-" * w for w in widths) + "-"]
    last = len(columns) - 1
    for row in cells:
        for n in range(max(map(len, row))):
            line = ""
            for i, c in enumerate(row):
                text = c[n] if n < len(c) else ""
                pad = " " * (widths[i] - width(text))
                more = n + 1 < len(c)
                fill = pad if i < last or more else ""
                line += ("|" if i else "") + " " + (pad + text if right[i] else text + fill) + ("+" if more else " " if i < last else "")
            out.append(line)
    return out
