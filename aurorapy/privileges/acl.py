"""Lists of grants (aclitem[]): what they say, and how GRANT and REVOKE change them.

An item is (grantee, grantor, privileges, grant options): role oids (grantee 0 is PUBLIC) and sets of bits. No two items of a list have the same grantee and
grantor. An object without a list has the default of its kind: everything to its owner, and something to PUBLIC.

Source: PostgreSQL 15 manual, section 5.7; its src/backend/utils/adt/acl.c.
"""

from __future__ import annotations

from typing import NamedTuple

from aurorapy import errors

PUBLIC = 0
NAMES = ("INSERT", "SELECT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "EXECUTE", "USAGE", "CREATE", "TEMPORARY", "CONNECT", "SET",
         "ALTER SYSTEM")
INSERT, SELECT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER, EXECUTE, USAGE, CREATE, TEMPORARY, CONNECT, SET, ALTER_SYSTEM = (1 << i for i in range(14))
BITS = {name: 1 << i for i, name in enumerate(NAMES)} | {"TEMP": TEMPORARY}


class Item(NamedTuple):
    grantee: int
    grantor: int
    privileges: int
    options: int = 0


Acl = tuple[Item, ...]

# kind of object -> (all its privileges, what PUBLIC has by default)
KINDS = {"table": (INSERT | SELECT | UPDATE | DELETE | TRUNCATE | REFERENCES | TRIGGER, 0), "column": (INSERT | SELECT | UPDATE | REFERENCES, 0),
         "sequence": (SELECT | UPDATE | USAGE, 0), "database": (CREATE | TEMPORARY | CONNECT, TEMPORARY | CONNECT), "function": (EXECUTE, EXECUTE),
         "language": (USAGE, USAGE), "large object": (SELECT | UPDATE, 0), "schema": (USAGE | CREATE, 0), "type": (USAGE, USAGE),
         "foreign data wrapper": (USAGE, 0), "foreign server": (USAGE, 0), "tablespace": (CREATE, 0), "parameter": (SET | ALTER_SYSTEM, 0)}


def default_acl(kind: str, owner: int) -> Acl:
    """What an object of that kind has when nothing was granted or revoked."""
    everything, public = KINDS[kind]
    items = []
    if public:
        items.append(Item(PUBLIC, owner, public))
    if kind != "column":
        items.append(Item(owner, owner, everything))
    return tuple(items)


def held(acl: Acl, owner: int, roles: frozenset[int] | set[int], mask: int, kind: str) -> int:
    """Which of the privileges in `mask` somebody has who is a member of `roles` (himself among them). An owner has all grant options."""
    found = 0
    for item in acl:
        if item.grantee == PUBLIC or item.grantee in roles:
            found |= item.privileges
    return found & mask


def options_held(acl: Acl, owner: int, roles: frozenset[int] | set[int], mask: int, kind: str) -> int:
    """Which of them he may grant to others."""
    if owner in roles:
        return mask
    found = 0
    for item in acl:
        if item.grantee in roles:
            found |= item.options
    return found & mask


def grant(acl: Acl, grantee: int, grantor: int, privileges: int, options: int) -> Acl:
    """The list with some more."""
    out = list(acl)
    for i, item in enumerate(out):
        if item.grantee == grantee and item.grantor == grantor:
            out[i] = Item(grantee, grantor, item.privileges | privileges | options, item.options | options)
            return tuple(out)
    return (*acl, Item(grantee, grantor, privileges | options, options))


def revoke(acl: Acl, owner: int, grantee: int, grantor: int, privileges: int, options: int, *, cascade: bool) -> Acl:
    """The list without some privileges and grant options of a grantee by a grantor; raises 2BP01 where others depend on the options."""
    out: list[Item] = []
    lost = 0
    for item in acl:
        if item.grantee == grantee and item.grantor == grantor:
            kept = Item(grantee, grantor, item.privileges & ~privileges, item.options & ~options & ~privileges)
            lost = item.options & ~kept.options
            if kept.privileges or kept.options:
                out.append(kept)
        else:
            out.append(item)
    new = tuple(out)
    return _dependent_gone(new, owner, grantee, lost, cascade=cascade) if lost and grantee != owner else new


def _dependent_gone(acl: Acl, owner: int, grantee: int, lost: int, *, cascade: bool) -> Acl:
    """Take back what the grantee has granted by options that he has no more."""
    lost &= ~options_held(acl, owner, {grantee}, lost, "")
    while lost:
        found = next((i for i in acl if i.grantor == grantee and i.privileges & lost), None)
        if found is None:
            return acl
        if not cascade:
            raise errors.DependentObjectsStillExist("dependent privileges exist", hint="Use CASCADE to revoke them too.")
        acl = revoke(acl, owner, found.grantee, grantee, lost, lost, cascade=True)
    return acl


def of_new_owner(acl: Acl, old: int, new: int) -> Acl:
    """The list when the object gets another owner: what was his is the new one's."""
    out: Acl = ()
    for item in acl:
        changed = Item(new if item.grantee == old else item.grantee, new if item.grantor == old else item.grantor, item.privileges, item.options)
        same = next((i for i in out if i.grantee == changed.grantee and i.grantor == changed.grantor), None)
        if same is None:
            out = (*out, changed)
        else:
            out = tuple([Item(i.grantee, i.grantor, i.privileges | changed.privileges, i.options | changed.options) if i is same else i for i in out])
    return out


def without_role(acl: Acl, role: int) -> Acl:
    """The list without anything to a role (DROP OWNED)."""
    return tuple([i for i in acl if i.grantee != role])


def same(a: Acl, b: Acl) -> bool:
    """Whether two lists say the same."""
    return sorted(a) == sorted(b)


def refuse_circle(acl: Acl, owner: int, grantee: int, grantor: int, options: int) -> None:
    """Raise 0LP01 where the grantor has its grant options by way of the grantee."""
    if grantor == owner:
        return
    without = acl
    for item in acl:
        if item.grantee == grantee and item.options:
            without = revoke(without, owner, grantee, item.grantor, item.privileges, item.options, cascade=True)
    if options & ~options_held(without, owner, {grantor}, options, ""):
        raise errors.InvalidGrantOperation("grant options cannot be granted back to your own grantor")
