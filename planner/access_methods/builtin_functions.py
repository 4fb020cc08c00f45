"""The support functions of the built-in operator families, read from their table. Source: PostgreSQL 15 manual, pg_amproc in chapter 53."""

from __future__ import annotations

from aurorapy.planner.functions import functions_named
from aurorapy.planner.operations import FamilyFunction, Ref

from .builtin_support import SUPPORT
from .classes import FAMILIES, type_pairs

_FIRST = 1_710_000_000  # the rows' own oids matter to nobody


def _function(name: str, left: int, right: int) -> Ref:
    """The support function of a name: of several, in_range, the one that takes these types."""
    found = functions_named(name)
    if len(found) > 1:
        found = [f for f in found if f.args[0] == left and (len(f.args) < 3 or f.args[2] == right)]
    return (name, tuple(found[0].args)) if found else 0


def _load() -> dict[int, list[FamilyFunction]]:
    out: dict[int, list[FamilyFunction]] = {}
    number = _FIRST
    for row in " ".join(SUPPORT.split()).split(" ; "):
        head, families = row.split(" | ")
        method, *functions = head.split()
        for part in families.split():
            name, _, types = part.partition("=")
            family = FAMILIES[method, name]
            for left, right in type_pairs(types):
                for written in functions:
                    digits = len(written) - len(written.lstrip("0123456789"))
                    ref = _function(written[digits:], left, right)
                    number += 1
                    if ref:
                        out.setdefault(family.oid, []).append(FamilyFunction(number, int(written[:digits]), left, right, ref))
    return out


FAMILY_FUNCTIONS = _load()  # by the family's oid
