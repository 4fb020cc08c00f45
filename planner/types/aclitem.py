"""aclitem: what a role was granted by another one. The datum is (grantee, grantor, privileges, grant options): oids, grantee 0 is PUBLIC, and sets of bits.

Source: PostgreSQL 15 manual, section 5.7; its src/backend/utils/adt/acl.c (aclitemin, aclitemout).
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors

from .base import HOME, SqlType, register

LETTERS = "arwdDxtXUCTcsA"  # in the order of the bits, which is the order in which they are shown
Datum = tuple[int, int, int, int]


def letters(privileges: int, options: int) -> str:
    """`a*r`: privileges, those that may be granted with a star."""
    return "".join(c + ("*" if options >> i & 1 else "") for i, c in enumerate(LETTERS) if privileges >> i & 1)


def _quoted(name: str) -> str:
    return name if all(c.isascii() and c.isalnum() or c == "_" for c in name) else '"' + name.replace('"', '""') + '"'


def aclitem_out(value: Datum) -> str:
    """`grantee=privileges/grantor`."""
    home = HOME.get()

    def name(oid: int) -> str:
        found = home.role_name(oid) if home is not None else None
        return str(oid) if found is None else _quoted(found)

    grantee, grantor, privileges, options = value
    return f"{name(grantee) if grantee else ''}={letters(privileges, options)}/{name(grantor)}"


def _word(text: str, at: int) -> tuple[str, int]:
    """A name, quoted or not, and where it ends."""
    while at < len(text) and text[at].isspace():
        at += 1
    out = []
    inside = False
    while at < len(text):
        c = text[at]
        if c == '"':
            if inside and text[at + 1 : at + 2] == '"':
                out.append('"')
                at += 1
            else:
                inside = not inside
        elif inside or c.isalnum() or c == "_":
            out.append(c)
        else:
            break
        at += 1
    while at < len(text) and text[at].isspace():
        at += 1
    return "".join(out), at


def _role(name: str) -> int:
    home = HOME.get()
    found = home.role_oid(name) if home is not None else None
    if found is None:
        raise errors.UndefinedObject(f'role "{name}" does not exist')
    return found


def aclitem_in(text: str, typmod: int = -1, ctx: Any = None) -> Datum:
    """Input; raises 22P02, 42704."""
    name, at = _word(text, 0)
    if text[at : at + 1] != "=" and name in ("group", "user"):
        name, at = _word(text, at)
        if not name:
            raise errors.InvalidTextRepresentation("missing name", hint='A name must follow the "group" or "user" key word.')
    if text[at : at + 1] != "=":
        raise errors.InvalidTextRepresentation('missing "=" sign')
    at += 1
    privileges = options = last = 0
    while at < len(text) and (text[at].isalpha() or text[at] == "*"):
        if text[at] == "*":
            options |= last
        else:
            i = LETTERS.find(text[at])
            if i < 0:
                raise errors.InvalidTextRepresentation(f'invalid mode character: must be one of "{LETTERS}"')
            last = 1 << i
            privileges |= last
        at += 1
    grantor = 10
    if text[at : at + 1] == "/":
        by, at = _word(text, at + 1)
        if not by:
            raise errors.InvalidTextRepresentation('a name must follow the "/" sign')
        grantor = _role(by)
    if text[at:].strip():
        raise errors.InvalidTextRepresentation("extra garbage at the end of the ACL specification")
    return _role(name) if name else 0, grantor, privileges, options


register(SqlType(1033, "aclitem", 12, "U", array=1034, input=aclitem_in, output=aclitem_out))
