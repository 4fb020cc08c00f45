"""GRANT and REVOKE of privileges on objects, and ALTER DEFAULT PRIVILEGES.

Source: PostgreSQL 15 manual, GRANT, REVOKE and ALTER DEFAULT PRIVILEGES; its src/backend/catalog/aclchk.c.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.records import dataclass

from . import acl
from .acl import BITS, KINDS, NAMES, PUBLIC, Acl
from .holding import Object, acl_of, denied, held, owner_of, put_acl, relation
from .naming import name_of, objects
from .roles import role_oid

DEFAULT_ACL = 826  # pg_default_acl
DEFAULT_LETTERS = {"table": "r", "sequence": "S", "function": "f", "type": "T", "schema": "n"}
_WORDS = {"table": "relation", "foreign data wrapper": "foreign-data wrapper"}


@dataclass(frozen=True, slots=True)
class Change:
    """What a GRANT or REVOKE says, names looked up. `everything`: ALL, which nobody need have in full."""

    revoke: bool
    grantees: tuple[int, ...]
    option: bool
    cascade: bool
    everything: bool = False

    def applied(self, old: Acl, owner: int, grantor: int, bits: int) -> Acl:
        """The list after it."""
        new = old
        for grantee in self.grantees:
            if self.revoke:
                new = acl.revoke(new, owner, grantee, grantor, 0 if self.option else bits, bits, cascade=self.cascade)
            else:
                if self.option:
                    acl.refuse_circle(new, owner, grantee, grantor, bits)
                new = acl.grant(new, grantee, grantor, bits, bits if self.option else 0)
        return new


def grant(session: Any, s: tree.GrantStmt) -> str:
    """GRANT or REVOKE privileges ON objects."""
    from aurorapy.catalog.ddl import writable

    tag = "REVOKE" if s.revoke else "GRANT"
    if s.grantor is not None and role_named(session, s.grantor) != session.user_oid:
        raise errors.FeatureNotSupported("grantor must be current user")
    writable(session)
    found = objects(session, s)
    change = _change(session, s)
    mask = 0
    columns: list[tuple[int, tuple[str, ...]]] = []
    kind = "function" if s.kind in ("procedure", "routine") else "type" if s.kind == "domain" else s.kind
    for p in s.privileges:
        if p.columns:
            if kind != "table":
                raise errors.InvalidGrantOperation("column privileges are only valid for relations")
            columns.append((_bits(p, "column", "column"), p.columns))
        else:
            mask |= _bits(p, kind, _WORDS.get(s.kind, s.kind), sequences=kind == "table")
    everything = any(p.name is None and not p.columns for p in s.privileges)
    for o in found:
        whole = o
        here = KINDS[o.kind][0] if everything else mask
        if o.kind == "sequence" and kind == "table" and here & ~KINDS["sequence"][0]:
            _warn(session, "0LP01", f'sequence "{name_of(session, o)}" only supports USAGE, SELECT, and UPDATE privileges')
            here &= KINDS["sequence"][0]
        elif o.kind == "table" and here & acl.USAGE:
            raise errors.InvalidGrantOperation("invalid privilege type USAGE for table")
        by_column: dict[int, int] = {}
        for bits, names in columns:
            for n in names:
                attnum = _column(session, o, n)
                by_column[attnum] = by_column.get(attnum, 0) | bits
        if here:
            _apply(session, whole, change, here, everything=everything)
            if s.revoke and o.kind == "table":
                for c in getattr(relation(session, o.oid), "columns", ()):
                    if acl_of(session, Object("column", o.oid, c.attnum)):
                        by_column[c.attnum] = by_column.get(c.attnum, 0) | here & KINDS["column"][0]
        for attnum, bits in sorted(by_column.items()):
            _apply(session, Object("column", o.oid, attnum), change, bits, everything=everything or any(p.name is None for p in s.privileges), quiet=bool(here))
    return tag


def _change(session: Any, s: tree.GrantStmt) -> Change:
    grantees = tuple([PUBLIC if g == "public" else role_named(session, g) for g in s.grantees])
    if s.option and not s.revoke and PUBLIC in grantees:
        raise errors.InvalidGrantOperation("grant options can only be granted to roles")
    return Change(s.revoke, grantees, s.option, s.cascade)


def role_named(session: Any, name: str) -> int:
    """The oid of a role that a statement names; 42704."""
    from aurorapy.roles import resolve

    name = resolve(session, name)
    oid = role_oid(session, name)
    if oid is None:
        raise errors.UndefinedObject(f'role "{name}" does not exist')
    return oid


def _bits(p: tree.Privilege, kind: str, word: str, *, sequences: bool = False) -> int:
    """A privilege as a bit, or all of a kind; raises for one that such objects do not have."""
    if p.name is None:
        return KINDS[kind][0]
    bit = BITS.get(p.name.upper())
    if bit is None:
        raise errors.SyntaxError_(f'unrecognized privilege type "{p.name}"')
    allowed = KINDS[kind][0] | (KINDS["sequence"][0] if sequences else 0)
    if not bit & allowed:
        raise errors.InvalidGrantOperation(f"invalid privilege type {NAMES[bit.bit_length() - 1]} for {word}")
    return bit


def _column(session: Any, o: Object, name: str) -> int:
    found = relation(session, o.oid)
    column = found.column(name) if hasattr(found, "column") else None
    if column is None:
        raise errors.UndefinedColumn(f'column "{name}" of relation "{found.name}" does not exist')
    return int(column.attnum)


def _warn(session: Any, sqlstate: str, message: str) -> None:
    from aurorapy.commands import warning

    warning(session, sqlstate, message)


def _grantor(session: Any, o: Object, bits: int) -> tuple[int, int]:
    """Who grants, and what of it he may: the owner where the current user has his rights, else the role of his that may grant the most."""
    user, roles = session.user_oid, session.roles
    owner, listed = owner_of(session, o), acl_of(session, o)
    if roles.has_privileges_of(user, owner):
        return owner, bits
    best, most = user, 0
    for role in (user, *sorted(roles.of(user) - {user})):
        found = acl.options_held(listed, owner, {role}, bits, o.kind)
        if o.kind == "column":
            found |= acl.options_held(acl_of(session, Object("table", o.oid)), owner, {role}, bits, "table")
        if found == bits:
            return role, found
        if found.bit_count() > most.bit_count():
            best, most = role, found
    return best, most


def _apply(session: Any, o: Object, change: Change, bits: int, *, everything: bool, quiet: bool = False) -> None:
    grantor, may = _grantor(session, o, bits)
    if not may and not quiet:
        whole = KINDS[o.kind][0]
        if not held(session, grantor, o, whole) and not acl.options_held(acl_of(session, o), owner_of(session, o), session.roles.of(grantor), whole, o.kind):
            raise denied(session, Object("table", o.oid) if o.kind == "column" else o)
    if not quiet:
        _warn_missing(session, o, change, bits, may, everything)
    if may:
        put_acl(session, o, change.applied(acl_of(session, o), owner_of(session, o), grantor, may))


def _warn_missing(session: Any, o: Object, change: Change, bits: int, may: int, everything: bool) -> None:
    what = name_of(session, o)
    shown = f'column "{what}" of relation "{relation(session, o.oid).name}"' if o.kind == "column" else f'"{what}"'
    state, done = ("01006", "could be revoked") if change.revoke else ("01007", "were granted")
    if not may:
        _warn(session, state, f"no privileges {done} for {shown}")
    elif may != bits and not everything:
        _warn(session, state, f"not all privileges {done} for {shown}")


# --- default privileges -------------------------------------------------------------------------


def alter_defaults(session: Any, s: tree.DefaultPrivilegesStmt) -> str:
    """ALTER DEFAULT PRIVILEGES."""
    from aurorapy.catalog.ddl import writable

    from .roles import require_member

    g = s.grant
    change = _change(session, g)
    bits = 0
    for p in g.privileges:
        if p.columns:
            raise errors.InvalidGrantOperation("default privileges cannot be set for columns")
        bits |= _bits(p, g.kind, _WORDS.get(g.kind, g.kind))
    if s.schemas and g.kind == "schema":
        raise errors.InvalidGrantOperation("cannot use IN SCHEMA clause when using GRANT/REVOKE ON SCHEMAS")
    catalog = writable(session)
    owners = [role_named(session, r) for r in s.roles] or [session.user_oid]
    schemas = [catalog.schema_oid(n) for n in s.schemas] or [0]
    for owner in owners:
        require_member(session, owner)
        for schema in schemas:
            base = acl.default_acl(g.kind, owner) if not schema else ()
            key = (DEFAULT_ACL, owner, schema, ord(DEFAULT_LETTERS[g.kind]))
            new = change.applied(default_list(session, key) or base, owner, owner, bits)
            catalog.put_grant(key, None if acl.same(new, base) else new)
    return "ALTER DEFAULT PRIVILEGES"


def default_list(session: Any, key: tuple[int, ...]) -> Acl | None:
    """What ALTER DEFAULT PRIVILEGES has said for a role, a schema (0: everywhere) and a kind of objects."""
    found = session.catalog.grants.get(key)
    return None if found is None else tuple([acl.Item(*i) for i in found])


def give_defaults(session: Any, o: Object, schema: int) -> None:
    """A new object gets what its owner's default privileges say."""
    owner, letter = owner_of(session, o), ord(DEFAULT_LETTERS[o.kind])
    everywhere = default_list(session, (DEFAULT_ACL, owner, 0, letter))
    here = default_list(session, (DEFAULT_ACL, owner, schema, letter)) if schema else None
    if everywhere is None and here is None:
        return
    base = acl.default_acl(o.kind, owner)
    new = base if everywhere is None else everywhere
    for item in here or ():
        new = acl.grant(new, item.grantee, item.grantor, item.privileges, item.options)
    if not acl.same(new, base):
        put_acl(session, o, new)


def has_defaults(session: Any) -> bool:
    """Whether anything was said of default privileges."""
    return any(k[0] == DEFAULT_ACL for k in session.catalog.grants)
