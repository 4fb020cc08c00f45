"""Functions and operators over regular expressions, and SIMILAR TO.

Source: PostgreSQL 15 manual, sections 9.4, 9.7.2 and 9.7.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aurorapy import errors

from .regex import Regex, compiled
from .registry import NAMESPACE, define, operator

NAMESPACE["regex"] = lambda pattern, flags="": compiled(pattern, flags).compiled.search

for _t in ("text", "name", "bpchar"):
    for _op, _flags, _is in (("~", "", True), ("!~", "", False), ("~*", "i", True), ("!~*", "i", False)):
        operator(_op, _t, "text", "bool", lambda s, p, f=_flags, t=_is: (compiled(p, f).compiled.search(s) is not None) is t,
                 inline=f"(regex({{1}}{',' + repr(_flags) if _flags else ''})({{0}}) is {'not ' if _is else ''}None)",
                 negator=_op[1:] if _op[0] == "!" else "!" + _op)


def _flagged(name: str, pattern: str, flags: str | None, *, glob: bool = False) -> Regex:
    made = compiled(pattern, flags or "")
    if made.glob and not glob:
        hint = {"regexp_match": "Use the regexp_matches function instead."}.get(name)
        raise errors.InvalidParameterValue(f'{name}() does not support the "global" option', hint=hint)
    return made


def _groups(m: re.Match[str]) -> tuple[str | None, ...]:
    return m.groups() if m.re.groups else (m.group(),)


def _match(s: str, p: str, flags: str = "") -> tuple[str | None, ...] | None:
    m = _flagged("regexp_match", p, flags).search(s)
    return _groups(m) if m is not None else None


def _matches(s: str, p: str, flags: str = "") -> Iterator[tuple[str | None, ...]]:
    made = compiled(p, flags)
    for m in made.matches(s):
        yield _groups(m)
        if not made.glob:
            return


define("regexp_match", "text text", "text[]", _match)
define("regexp_match", "text text text", "text[]", _match)
define("regexp_matches", "text text", "text[]", _matches, retset=True)
define("regexp_matches", "text text text", "text[]", _matches, retset=True)


def _like(s: str, p: str, flags: str = "") -> bool:
    return _flagged("regexp_like", p, flags).compiled.search(s) is not None


define("regexp_like", "text text", "bool", _like)
define("regexp_like", "text text text", "bool", _like)


@lru_cache(maxsize=500)
def _template(replacement: str) -> tuple[str | int, ...]:
    """Literal pieces and group numbers of a replacement."""
    out: list[str | int] = []
    i = 0
    while i < len(replacement):
        c = replacement[i]
        if c == "\\" and i + 1 < len(replacement):
            n = replacement[i + 1]
            i += 2
            if n.isdigit() and n != "0":
                out.append(int(n))
            elif n == "&":
                out.append(0)
            elif n == "\\":
                out.append("\\")
            else:
                out.append("\\" + n)
            continue
        out.append(c)
        i += 1
    return tuple(out)


def _fill(template: tuple[str | int, ...], m: re.Match[str]) -> str:
    return "".join(part if isinstance(part, str) else (m.group(part) or "") if part <= m.re.groups else "" for part in template)


def _replace_from(s: str, p: str, r: str, start: int, n: int, flags: str) -> str:
    made = compiled(p, flags)
    template = _template(r)
    out: list[str] = []
    done = 0
    for count, m in enumerate(made.matches(s, start), 1):
        if n and count != n:
            continue
        out += (s[done : m.start()], _fill(template, m))
        done = m.end()
        if n:
            break
    return "".join([*out, s[done:]])


def _replace(s: str, p: str, r: str, flags: str = "") -> str:
    if flags[:1].isdigit():
        raise errors.InvalidParameterValue(f'invalid regular expression option: "{flags[0]}"',
                                           hint="If you meant to use regexp_replace() with a start parameter, cast the fourth argument to integer explicitly.")
    return _replace_from(s, p, r, 0, 0 if "g" in flags else 1, flags)


def _position(name: str, value: int, least: int) -> int:
    if value < least:
        raise errors.InvalidParameterValue(f'invalid value for parameter "{name}": {value}')
    return value


def _replace_at(s: str, p: str, r: str, start: int, n: int | None = None, flags: str = "") -> str:
    _position("start", start, 1)
    if n is not None:
        _position("n", n, 0)
    elif "g" in flags:
        n = 0
    else:
        n = 1
    return _replace_from(s, p, r, start - 1, n, flags.replace("g", ""))


define("regexp_replace", "text text text", "text", _replace)
define("regexp_replace", "text text text text", "text", _replace)
define("regexp_replace", "text text text int4", "text", _replace_at)
define("regexp_replace", "text text text int4 int4", "text", _replace_at)
define("regexp_replace", "text text text int4 int4 text", "text", _replace_at)


def _split(name: str, s: str, p: str, flags: str = "") -> list[str]:
    out = []
    done = 0
    for m in _flagged(name, p, flags).matches(s):
        if m.start() < len(s) and m.end() > done:
            out.append(s[done : m.start()])
            done = m.end()
    return [*out, s[done:]]


for _args in ("text text", "text text text"):
    define("regexp_split_to_table", _args, "text", lambda s, p, f="": _split("regexp_split_to_table", s, p, f), retset=True)
    define("regexp_split_to_array", _args, "text[]", lambda s, p, f="": tuple(_split("regexp_split_to_array", s, p, f)))


def _count(s: str, p: str, start: int = 1, flags: str = "") -> int:
    _position("start", start, 1)
    return sum(1 for _ in _flagged("regexp_count", p, flags).matches(s, start - 1))


define("regexp_count", "text text", "int4", _count)
define("regexp_count", "text text int4", "int4", _count)
define("regexp_count", "text text int4 text", "int4", _count)


def _nth(name: str, s: str, p: str, start: int, n: int, flags: str, group: int) -> re.Match[str] | None:
    _position("start", start, 1)
    _position("n", n, 1)
    made = _flagged(name, p, flags)
    _position("subexpr", group, 0)
    if group > made.groups:
        return None
    return next((m for count, m in enumerate(made.matches(s, start - 1), 1) if count == n), None)


def _instr(s: str, p: str, start: int = 1, n: int = 1, end: int = 0, flags: str = "", group: int = 0) -> int:
    if end not in (0, 1):
        raise errors.InvalidParameterValue(f'invalid value for parameter "endoption": {end}')
    m = _nth("regexp_instr", s, p, start, n, flags, group)
    if m is None or m.start(group) < 0:
        return 0
    return (m.end(group) if end else m.start(group)) + 1


def _substr(s: str, p: str, start: int = 1, n: int = 1, flags: str = "", group: int = 0) -> str | None:
    m = _nth("regexp_substr", s, p, start, n, flags, group)
    return m.group(group) if m is not None else None


for _args in ("", " int4", " int4 int4", " int4 int4 int4", " int4 int4 int4 text", " int4 int4 int4 text int4"):
    define("regexp_instr", "text text" + _args, "int4", _instr)
for _args in ("", " int4", " int4 int4", " int4 int4 text", " int4 int4 text int4"):
    define("regexp_substr", "text text" + _args, "text", _substr)


def _substring(s: str, p: str) -> str | None:
    m = compiled(p).search(s)
    return None if m is None else m.group(1) if m.re.groups else m.group()


define("substring", "text text", "text", _substring)


# --- SIMILAR TO ---------------------------------------------------------------------------------


_SEPARATORS = "){1,1}?(", "){1,1}(?:"


@lru_cache(maxsize=1000)
def _similar(pattern: str, escape: str = "\\") -> str:
    """An SQL regular expression as an ARE; two escaped quotes cut out the part that substring() returns."""
    if len(escape) > 1:
        raise errors.InvalidEscapeSequence("invalid escape string", hint="Escape string must be empty or one character.")
    out = ["^(?:"]
    quotes = 0
    i = 0
    in_set = False
    while i < len(pattern):
        c = pattern[i]
        i += 1
        if escape and c == escape and i < len(pattern):
            c = pattern[i]
            i += 1
            if c == '"' and not in_set:
                quotes += 1
                if quotes > 2:
                    raise errors.InvalidUseOfEscapeCharacter(
                        "SQL regular expression may not contain more than two escape-double-quote separators")
                out.append(_SEPARATORS[quotes - 1])
            else:
                out.append("\\" + c)
        elif in_set:
            if c == "\\":
                out.append("\\\\")
            else:
                out.append(c)
                in_set = c != "]"
        elif c == "[":
            out.append(c)
            in_set = True
            if i < len(pattern) and pattern[i] == "^":
                out.append("^")
                i += 1
            if i < len(pattern) and pattern[i] == "]":
                out.append("]")
                i += 1
        elif c == "%":
            out.append(".*")
        elif c == "_":
            out.append(".")
        elif c == "(":
            out.append("(?:")
        elif c in "\\.^$":
            out.append("\\" + c)
        else:
            out.append(c)
    return "".join(out) + ")$"


define("similar_to_escape", "text", "text", _similar)
define("similar_to_escape", "text text", "text", _similar)
define("similar_escape", "text text", "text", lambda p, e: None if p is None else _similar(p, "\\" if e is None else e), strict=False)


def _cut_out(text: str, pattern: str, escape: str) -> str | None:
    """SUBSTRING(text SIMILAR pattern ESCAPE escape): with two separators, what is between them, where the part before it is as short as can be and it
    as long as can be."""
    made = _similar(pattern, escape)
    parts = made.removeprefix("^(?:").removesuffix(")$").split(_SEPARATORS[0])
    if len(parts) == 2 and _SEPARATORS[1] in parts[1]:
        first, middle, last = (compiled(f"^(?:{p})$", "") for p in (parts[0], *parts[1].split(_SEPARATORS[1])))
        for start in range(len(text) + 1):
            if first.search(text[:start]) is None:
                continue
            for end in range(len(text), start - 1, -1):
                if middle.search(text[start:end]) is not None and last.search(text[end:]) is not None:
                    return text[start:end]
        return None
    return _substring(text, made)


define("substring", "text text text", "text", _cut_out)
