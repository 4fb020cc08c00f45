"""Affix files of ispell dictionaries: the old format of ispell, and that of MySpell and Hunspell.

An affix takes `replacement` off the end (suffix) or the beginning (prefix) of a word and puts `find` there; what comes out must fit the mask.

Source: PostgreSQL 15 manual, section 12.6.5; its src/backend/tsearch/spell.c and regis.c.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from aurorapy import errors
from aurorapy.records import dataclass

from .dictionaries import lower
from .ispell_flags import COMPOUND, COMPOUND_BEGIN, COMPOUND_FORBID, COMPOUND_LAST, COMPOUND_MIDDLE, COMPOUND_ONLY, COMPOUND_PERMIT, CROSS_PRODUCT, Flags

_DECLARED = {"COMPOUNDFLAG": COMPOUND, "COMPOUNDBEGIN": COMPOUND_BEGIN, "COMPOUNDLAST": COMPOUND_LAST, "COMPOUNDEND": COMPOUND_LAST,
             "COMPOUNDMIDDLE": COMPOUND_MIDDLE, "ONLYINCOMPOUND": COMPOUND_ONLY, "COMPOUNDPERMITFLAG": COMPOUND_PERMIT,
             "COMPOUNDFORBIDFLAG": COMPOUND_FORBID}
_NEW = ("COMPOUNDFLAG", "COMPOUNDMIN", "PFX", "SFX")


@dataclass(slots=True)
class Affix:
    flag: str
    meaning: int
    find: str
    replacement: str
    suffix: bool
    fits: Callable[[str], object] | None


@dataclass(slots=True)
class AffixFile:
    flags: Flags
    affixes: list[Affix]
    compounds: bool


def _located(e: errors.SQLError, number: int, name: str, line: str) -> errors.SQLError:
    e.where = f'line {number} of configuration file "{name}": "{line}\n"'
    return e


def read_affixes(name: str, lines: list[str]) -> AffixFile:
    """Read an affix file of either format; F0000, 2201B."""
    out = AffixFile(Flags(), [], False)
    new = _old_format(out, name, lines)
    if new:
        out = AffixFile(Flags(), [], False)
        _new_format(out, name, lines)
    return out


def _add(out: AffixFile, flag: str, meaning: int, mask: str, find: str, replacement: str, suffix: bool) -> None:
    if meaning & (COMPOUND_ONLY | COMPOUND_PERMIT) and not meaning & COMPOUND:
        meaning |= COMPOUND
    out.affixes.append(Affix(flag, meaning, find, replacement, suffix, None if mask in (".", "") else _mask(mask, suffix)))


def _mask(mask: str, suffix: bool) -> Callable[[str], object]:
    if re.fullmatch(r"(?:[^\W\d_]|\[\^?[^\W\d_]+\])*", mask):  # letters and sets of letters
        return re.compile(mask + r"\Z").search if suffix else re.compile(mask).match
    from aurorapy.planner.functions.regex import compiled

    return compiled(f"{mask}$" if suffix else f"^{mask}", "").search


# --- the old format -----------------------------------------------------------------------------


def _old_format(out: AffixFile, name: str, lines: list[str]) -> bool:
    """Whether the file turned out to be in the new format."""
    kind = None
    old = False
    flag, meaning = "", 0
    for number, line in enumerate(lines, 1):
        text = lower(line)
        if not text.strip("\n") or text[0] == "#":
            continue
        try:
            if text.startswith("compoundwords"):
                found = re.search(r"[lL]\S*\s+(\S)", line)
                if found is not None:
                    if found.group(1).isascii():
                        out.flags.declare(line[found.start(1):], COMPOUND)
                        out.compounds = True
                    old = True
                    continue
            if text.startswith("suffixes") or text.startswith("prefixes"):
                kind, old = text[0] == "s", True
                continue
            if text.startswith("flag"):
                rest = line[4:].lstrip()
                meaning = {"*": CROSS_PRODUCT, "~": COMPOUND_ONLY}.get(rest[:1], 0)
                if meaning:
                    rest = rest[1:]
                rest = rest.removeprefix("\\")
                if rest and rest[0].isascii() and (len(rest) == 1 or rest[1] in "#:" or rest[1].isspace()):
                    flag, old = rest[0], True
                    continue
                return _mixed(old)
            if line.startswith(_NEW):
                return _mixed(old)
            if kind is None:
                continue
            entry = _old_entry(text)
            if entry is not None:
                _add(out, flag, meaning, *entry, kind)
        except errors.SQLError as e:
            raise _located(e, number, name, line) from None
    return False


def _mixed(old: bool) -> bool:
    if old:
        raise errors.ConfigFileError("affix file contains both old-style and new-style commands")
    return True


def _old_entry(text: str) -> tuple[str, str, str] | None:
    """(mask, find, replacement) of `mask > -find, replacement`, or None for a line that is no affix."""
    mask = find = replacement = ""
    state = "mask?"
    for c in text:
        if state == "mask?":
            if c == "#":
                return None
            if not c.isspace():
                mask, state = c, "mask"
        elif state == "mask":
            if c == ">":
                state = "find?"
            elif not c.isspace():
                mask += c
        elif state == "find?":
            if c == "-":
                state = "find"
            elif c.isalpha() or c == "'":
                replacement, state = c, "replacement"
            elif not c.isspace():
                raise errors.ConfigFileError("syntax error")
        elif state == "find":
            if c == ",":
                state = "replacement?"
            elif c.isalpha():
                find += c
            elif not c.isspace():
                raise errors.ConfigFileError("syntax error")
        elif state == "replacement?":
            if c == "-":
                break
            if c.isalpha():
                replacement, state = c, "replacement"
            elif not c.isspace():
                raise errors.ConfigFileError("syntax error")
        else:
            if c == "#":
                break
            if c.isalpha():
                replacement += c
            elif not c.isspace():
                raise errors.ConfigFileError("syntax error")
    return (mask, find, replacement) if mask and (find or replacement) else None


# --- the new format -----------------------------------------------------------------------------


def _new_format(out: AffixFile, name: str, lines: list[str]) -> None:
    for number, line in enumerate(lines, 1):
        if not line or line[0].isspace() or line[0] == "#":
            continue
        try:
            for word, value in _DECLARED.items():
                if line.startswith(word):
                    out.flags.declare(line[len(word):], value)
                    out.compounds = True
                    break
            else:
                if line.startswith("FLAG"):
                    _mode(out.flags, line[4:].lstrip())
        except errors.SQLError as e:
            raise _located(e, number, name, line) from None
    crossed = 0
    expected = 0
    for number, line in enumerate(lines, 1):
        if not line or line[0].isspace() or line[0] == "#":
            continue
        fields = list(_fields(line))
        kind, flag, find, replacement, mask = (*fields, "", "", "", "", "")[:5]
        kind = lower(kind)
        try:
            if kind.startswith("af"):
                expected = _alias(out.flags, flag, expected)
                continue
            if len(fields) < 4 or not kind.startswith(("sfx", "pfx")):
                continue
            if not flag or (len(flag.encode()) > 1 and out.flags.mode == "char") or (len(flag.encode()) > 2 and out.flags.mode == "long"):
                continue
            suffix = kind.startswith("sfx")
            if len(fields) == 4:
                crossed = CROSS_PRODUCT if find[:1] in ("y", "Y") else 0
                continue
            put, _, more = replacement.partition("/")
            meaning = out.flags.meaning(out.flags.of_affix(more)) if more else 0
            _add(out, flag, crossed | meaning, lower(mask), "" if find[0] == "0" else lower(find), "" if put[:1] == "0" else lower(put), suffix)
        except errors.SQLError as e:
            raise _located(e, number, name, line) from None


def _fields(line: str) -> Iterable[str]:
    """Up to five words, before a comment."""
    for word in line.split(None, 5)[:5]:
        if word[0] == "#":
            return
        yield word


def _mode(flags: Flags, text: str) -> None:
    if text.startswith("long"):
        flags.mode = "long"
    elif text.startswith("num"):
        flags.mode = "num"
    elif text and not text.startswith("default"):
        raise errors.ConfigFileError('Ispell dictionary supports only "default", "long", and "num" flag values')


def _alias(flags: Flags, text: str, expected: int) -> int:
    """AF: first how many aliases there are, then what each stands for."""
    if flags.aliases is None:
        found = re.match(r"\s*\d+", text)
        count = 0 if found is None else int(found.group())
        if count <= 0:
            raise errors.ConfigFileError("invalid number of flag vector aliases")
        flags.aliases = [""]
        return count
    if len(flags.aliases) > expected:
        raise errors.ConfigFileError(f"number of aliases exceeds specified number {expected}")
    flags.aliases.append(text)
    return expected
