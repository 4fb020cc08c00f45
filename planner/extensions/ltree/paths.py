"""ltree: a datum is a tuple of labels, whose own order is the type's. Source: PostgreSQL 15 manual, section F.23."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.types.shaped import shape

LABEL_MAX, LABELS_MAX = 255, 65535
Path = tuple[str, ...]


def is_label(c: str) -> bool:
    """Whether a character may stand in a label."""
    return c == "_" or c.isalnum()


def too_long(length: int, place: int) -> errors.SQLError:
    """42622, at a character counted from 1."""
    return errors.NameTooLong("label string is too long", detail=f"Label length is {length}, must be at most {LABEL_MAX}, at character {place}.")


def parse(text: str) -> Path:
    """The path of a text form; 42601, 42622, 54000."""
    if not text:
        return ()
    labels = text.split(".")
    if len(labels) > LABELS_MAX:
        raise errors.ProgramLimitExceeded(f"number of ltree labels ({len(labels)}) exceeds the maximum allowed ({LABELS_MAX})")
    place = 1
    for n, label in enumerate(labels):
        for c in label:
            if not is_label(c):
                raise errors.SyntaxError_(f"ltree syntax error at character {place}")
            place += 1
        if not label:
            if n == len(labels) - 1:
                raise errors.SyntaxError_("ltree syntax error", detail="Unexpected end of input.")
            raise errors.SyntaxError_(f"ltree syntax error at character {place}")
        if len(label) > LABEL_MAX:
            raise too_long(len(label), place)
        place += 1
    return tuple(labels)


def compare(a: Path, b: Path) -> int:
    """ltree_cmp, with the distance that it tells."""
    left = len(a)
    for x, y in zip(a, b, strict=False):
        if x != y:
            p, q = x.encode(), y.encode()
            size = min(len(p), len(q))
            found = len(p) - len(q) if p[:size] == q[:size] else -1 if p < q else 1
            return found * 10 * (left + 1)
        left -= 1
    return (len(a) - len(b)) * 10 * (left + 1)


def between(v: Path, start: int, end: int) -> Path:
    """subltree; 22023."""
    if start < 0 or end < 0 or start >= len(v) or start > end:
        raise errors.InvalidParameterValue("invalid positions")
    return v[start:end]


def part(v: Path, start: int, length: int | None = None) -> Path:
    """subpath; 22023."""
    for _ in range(2):
        if start < 0:
            start += len(v)
    if length is None:
        end = LABELS_MAX
    else:
        end = len(v) + length if length < 0 else start + length
    return between(v, start, end)


def place(v: Path, wanted: Path, start: int = 0) -> int:
    """index: where a path is in another one, -1 where it is not."""
    if start < 0:
        start = max(len(v) + start, 0)
    if not v or not wanted:
        return -1
    return next((i for i in range(start, len(v) - len(wanted) + 1) if v[i : i + len(wanted)] == wanted), -1)


def common(paths: list[Path]) -> Path | None:
    """lca: the longest path that is above all of them."""
    if not paths or not all(paths):
        return None
    shortest = min(map(len, paths)) - 1
    n = 0
    while n < shortest and len({p[n] for p in paths}) == 1:
        n += 1
    return paths[0][:n]


def above(a: Path, b: Path) -> bool:
    """Whether a path is above another one, or that one itself."""
    return b[: len(a)] == a


def elements(v: Any) -> list[Any]:
    """The elements of an array; 2202E, 22004."""
    if len(shape(v)[0]) > 1:
        raise errors.ArraySubscriptError("array must be one-dimensional")
    items = list(v)
    if None in items:
        raise errors.NullValueNotAllowed("array must not contain nulls")
    return items
