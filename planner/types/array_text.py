"""The text form of arrays: '{1,NULL,"a b"}', '{{1,2},{3,4}}', '[0:1]={7,8}'.

A well-formed literal of one dimension, without backslashes outside of quotes, is taken apart at once. Every other one is read by PostgreSQL 15's own
two passes, because what it takes and what it says of a malformed one follow from them: the first (`_count`) finds the dimensions, the second
(`_read`) the elements.

Source: PostgreSQL 15, array_in, ArrayCount and ReadArrayStr; manual, section 8.15.2 and 8.15.6.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import prod

from aurorapy import errors

from .base import SPACE
from .shaped import DIMENSIONS_MAX, Numbers, check_dimensions, check_shape

_DIMENSION = re.compile(r"\[([-+\d]*)(:?)([-+\d]*)(\]?)")
_INTEGER = re.compile(r"[-+]?\d+")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SPECIAL = re.compile(r'[{}"\\]')

Parsed = tuple[list["str | None"], Numbers, Numbers]  # element texts, lengths, lower bounds


def _malformed(text: str, detail: str | None = None) -> errors.SQLError:
    return errors.InvalidTextRepresentation(f'malformed array literal: "{text}"', detail=detail)


def parse_array(text: str, delimiter: str) -> Parsed:
    """The element texts of an array literal, None for NULL, with lengths and lower bounds. Raises 22P02, 2202E and 54000."""
    body = text[1:-1]
    if text[:1] == "{" and text[-1:] == "}" and len(text) > 1 and _SPECIAL.search(body) is None:
        items: list[str | None] = [item.strip(SPACE) for item in body.split(delimiter)]
        if "" not in items:
            if "n" in body or "N" in body:
                items = [None if i is not None and len(i) == 4 and i.lower() == "null" else i for i in items]
            return items, (len(items),), (1,)
    elif text[:1] == "{":
        found = _quoted_items(text, delimiter)
        if found is not None:
            return found, (len(found),), (1,)
    return _parse_any(text, delimiter)


def without_nulls(text: str, delimiter: str) -> str:
    """A literal with NULL as the word that it is (array_nulls = off)."""
    if "null" not in text.lower():
        return text
    end = rf"[{{}}{re.escape(delimiter)} \t\n\r\v\f]"
    return re.sub(rf'("(?:[^"\\]|\\.)*")|(?<={end})(null)(?={end})', lambda m: m[1] or f'"{m[2]}"', text, flags=re.DOTALL | re.IGNORECASE)


@lru_cache(maxsize=8)
def _item_pattern(delimiter: str) -> re.Pattern[str]:
    bare = rf'[^"\\{{}}{re.escape(delimiter)} \t\n\r\v\f]'
    return re.compile(rf'[ \t\n\r\v\f]*(?:"((?:[^"\\]|\\.)*)"|({bare}+(?: +{bare}+)*))[ \t\n\r\v\f]*([{re.escape(delimiter)}}}])', re.DOTALL)


def _quoted_items(text: str, delimiter: str) -> list[str | None] | None:
    """The elements of a literal of one dimension, or None where something else is written."""
    match = _item_pattern(delimiter).match
    out: list[str | None] = []
    at, last = 1, len(text)
    while True:
        found = match(text, at)
        if found is None:
            return None
        quoted, bare, end = found.groups()
        if bare is None:
            out.append(_ESCAPED.sub(r"\1", quoted) if "\\" in quoted else quoted)
        else:
            out.append(None if len(bare) == 4 and bare.lower() == "null" else bare)
        at = found.end()
        if end == "}":
            return out if at == last else None


def _number(text: str) -> int:
    """What C's atoi makes of it."""
    found = _INTEGER.match(text)
    return int(found[0]) if found else 0


def _parse_any(text: str, delimiter: str) -> Parsed:
    at = _skip(text, 0)
    lengths: list[int] = []
    lowers: list[int] = []
    while text[at : at + 1] == "[":
        check_dimensions(len(lengths) + 1)
        found = _DIMENSION.match(text, at)
        assert found is not None
        low, colon, high, closed = found.groups()
        if not low:
            raise _malformed(text, '"[" must introduce explicitly-specified array dimensions.')
        if colon and not high:
            raise _malformed(text, "Missing array dimension value.")
        if not closed:
            raise _malformed(text, 'Missing "]" after array dimensions.')
        lower, upper = (_number(low), _number(high)) if colon else (1, _number(low))
        if upper < lower:
            raise errors.ArraySubscriptError("upper bound cannot be less than lower bound")
        lengths.append(upper - lower + 1)
        lowers.append(lower)
        at = _skip(text, found.end())
    if not lengths:
        if text[at : at + 1] != "{":
            raise _malformed(text, 'Array value must start with "{" or dimension information.')
        counted = _count(text[at:], delimiter)
        lowers = [1] * len(counted)
    else:
        if text[at : at + 1] != "=":
            raise _malformed(text, 'Missing "=" after array dimensions.')
        at = _skip(text, at + 1)
        if text[at : at + 1] != "{":
            raise _malformed(text, 'Array contents must start with "{".')
        counted = _count(text[at:], delimiter)
        if counted != tuple(lengths):
            raise _malformed(text, "Specified array dimensions do not match array contents.")
    check_shape(counted, tuple(lowers))
    if not prod(counted) or not counted:
        return [], (), ()
    return _read(text, at, delimiter, counted), counted, tuple(lowers)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in SPACE:
        at += 1
    return at


def _count(text: str, delimiter: str) -> Numbers:
    """The lengths of the dimensions that the braces show; () for an empty array. `state` says what stands before: nothing yet ("no level"), a
    brace or a delimiter, or a part of an element."""
    sizes, counts, last = [0] * DIMENSIONS_MAX, [1] * DIMENSIONS_MAX, [0] * DIMENSIONS_MAX
    level, dimensions, state = 0, 1, "no level"
    quoted, empty, done = False, True, False
    at, n = 0, len(text)
    while not done:
        while True:
            if state in ("element", "quoted"):
                empty = False
            if at >= n:
                raise _malformed(text, "Unexpected end of input.")
            c = text[at]
            if c == "\\":
                if state not in ("level", "element", "quoted", "delimited"):
                    raise _malformed(text, 'Unexpected "\\" character.')
                if state != "quoted":
                    state = "element"
                at += 1
                if at >= n:
                    raise _malformed(text, "Unexpected end of input.")
            elif c == '"':
                if state not in ("level", "quoted", "delimited"):
                    raise _malformed(text, "Unexpected array element.")
                quoted = not quoted
                state = "quoted" if quoted else "quote ended"
            elif quoted:
                pass
            elif c == "{":
                if state not in ("no level", "level", "level delimited"):
                    raise _malformed(text, 'Unexpected "{" character.')
                state = "level"
                check_dimensions(level + 1)
                sizes[level] = 0
                level += 1
                dimensions = max(dimensions, level)
            elif c == "}":
                if state not in ("element", "quote ended", "level ended") and not (level == 1 and state == "level"):
                    raise _malformed(text, 'Unexpected "}" character.')
                state = "level ended"
                level -= 1
                if last[level] and counts[level] != last[level]:
                    raise _malformed(text, "Multidimensional arrays must have sub-arrays with matching dimensions.")
                last[level] = counts[level]
                counts[level] = 1
                if not level:
                    done = True
                    break
                sizes[level - 1] += 1
            elif c == delimiter:
                if state not in ("element", "quote ended", "level ended"):
                    raise _malformed(text, f'Unexpected "{delimiter}" character.')
                state = "level delimited" if state == "level ended" else "delimited"
                counts[level - 1] += 1
                break
            elif c not in SPACE:
                if state not in ("level", "element", "delimited"):
                    raise _malformed(text, "Unexpected array element.")
                state = "element"
            at += 1
        sizes[dimensions - 1] += 1
        at += 1
    if text[at:].strip(SPACE):
        raise _malformed(text, "Junk after closing right brace.")
    return () if empty else tuple(sizes[:dimensions])


def _read(text: str, at: int, delimiter: str, lengths: Numbers) -> list[str | None]:
    """The elements, at the places that the braces give them."""
    total, dimensions = prod(lengths), len(lengths)
    out: list[str | None] = [None] * total
    strides = [prod(lengths[i + 1 :]) for i in range(dimensions)]
    index = [0] * DIMENSIONS_MAX
    level, n = 0, len(text)
    quoted = done = False
    while not done:
        part: list[str] = []
        kept = 0  # so much of the part is no space at its end
        leading, plain, place = True, True, -1
        while True:
            if at >= n:
                raise _malformed(text)
            c = text[at]
            at += 1
            if c == "\\":
                if at >= n:
                    raise _malformed(text)
                part.append(text[at])
                at += 1
                kept, leading, plain = len(part), False, False
            elif c == '"':
                quoted = not quoted
                if quoted:
                    leading = False
                else:
                    kept = len(part)
                plain = False
            elif quoted:
                part.append(c)
            elif c == "{":
                if level >= dimensions:
                    raise _malformed(text)
                level += 1
                index[level - 1] = 0
            elif c == "}":
                if not level:
                    raise _malformed(text)
                if place < 0:
                    place = sum(i * s for i, s in zip(index, strides, strict=False))
                level -= 1
                index[level] = 0
                if not level:
                    done = True
                    break
                index[level - 1] += 1
            elif c == delimiter:
                if place < 0:
                    place = sum(i * s for i, s in zip(index, strides, strict=False))
                index[dimensions - 1] += 1
                break
            elif c in SPACE:
                if not leading:
                    part.append(c)
            else:
                part.append(c)
                kept, leading = len(part), False
        if not 0 <= place < total:
            raise _malformed(text)
        item = "".join(part[:kept])
        out[place] = None if plain and item.lower() == "null" else item
    return out


def quote_element(text: str, delimiter: str = ",") -> str:
    """An element as an array's text form shows it."""
    if not text or text.lower() == "null" or any(c in '{}"\\' + delimiter + SPACE for c in text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


def written_bounds(lengths: Numbers, lowers: Numbers) -> str:
    """`[1:2][0:3]`, as array_dims has it."""
    return "".join([f"[{low}:{low + n - 1}]" for n, low in zip(lengths, lowers, strict=True)])
