"""like_regex: XQuery's flags over PostgreSQL's regular expressions.

The dot and [^..] stop at newlines unless `s` is given, ^ and $ match at lines with `m`; `q` makes the pattern a plain text, and then `s`, `m` and
`x` mean nothing.
"""

from __future__ import annotations

from aurorapy import errors


def _options(flags: str) -> str:
    """The flags as those of regexp_match."""
    case = "i" if "i" in flags else ""
    if "q" in flags:
        return case + "q"
    if "x" in flags:
        raise errors.FeatureNotSupported('XQuery "x" flag (expanded regular expressions) is not implemented')
    return case + {(True, True): "n", (True, False): "p", (False, True): "w", (False, False): "s"}["s" not in flags, "m" in flags]


def check_regex(pattern: str, flags: str) -> None:
    """Refuse what is no regular expression: 2201B, or 0A000 for the flag `x`."""
    from aurorapy.planner.functions.regex import compiled  # which registers functions, of types that are made before

    compiled(pattern, _options(flags))


def matches(pattern: str, flags: str, text: str) -> bool:
    """Whether the pattern matches anywhere in the text."""
    from aurorapy.planner.functions.regex import compiled

    return compiled(pattern, _options(flags)).compiled.search(text) is not None
