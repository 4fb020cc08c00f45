"""GRANT, REVOKE, ALTER DEFAULT PRIVILEGES, REASSIGN OWNED and DROP OWNED."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aurorapy.planner.parse.statements.drop import cascade, role_name
from aurorapy.planner.parse.statements.routines import routine_name
from aurorapy.planner.parse.tree import DefaultPrivilegesStmt, GrantRoleStmt, GrantStmt, OwnedStmt, Privilege, Statement

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

_ALL = {"tables": "table", "sequences": "sequence", "functions": "function", "procedures": "procedure", "routines": "routine"}
_PLAIN = {"database": "database", "language": "language", "schema": "schema", "tablespace": "tablespace"}
_DEFAULT = {"tables": "table", "sequences": "sequence", "functions": "function", "routines": "function", "types": "type", "schemas": "schema"}


def grant(p: Parser) -> Statement:
    at = p.position()
    p.need("grant")
    privileges = _privileges(p)
    if p.take("on"):
        kind, names, in_schemas = _target(p)
        p.need("to")
        grantees = p.csv(lambda: _grantee(p))
        option = p.take_all("with", "grant", "option")
        return GrantStmt(False, kind, names, privileges, grantees, in_schemas, option, _granted_by(p), pos=at)
    roles = _roles(p, privileges)
    p.need("to")
    members = p.csv(lambda: role_name(p))
    option = p.take_all("with", "admin", "option")
    return GrantRoleStmt(False, roles, members, option, _granted_by(p), pos=at)


def revoke(p: Parser) -> Statement:
    at = p.position()
    p.need("revoke")
    if p.take_all("admin", "option", "for"):
        roles = p.csv(lambda: role_name(p))
        return _revoked_roles(p, roles, True, at)
    option = p.take_all("grant", "option", "for")
    privileges = _privileges(p)
    if p.take("on"):
        kind, names, in_schemas = _target(p)
        p.need("from")
        grantees = p.csv(lambda: _grantee(p))
        return GrantStmt(True, kind, names, privileges, grantees, in_schemas, option, _granted_by(p), cascade(p), at)
    if option:
        p.fail()
    return _revoked_roles(p, _roles(p, privileges), False, at)


def _revoked_roles(p: Parser, roles: tuple[str, ...], option: bool, at: int) -> GrantRoleStmt:
    p.need("from")
    members = p.csv(lambda: role_name(p))
    return GrantRoleStmt(True, roles, members, option, _granted_by(p), cascade(p), at)


def _privileges(p: Parser) -> tuple[Privilege, ...]:
    if p.take("all"):
        p.take("privileges")
        return (Privilege(None, p.name_list() if p.kinds[p.i] == "(" else ()),)
    return p.csv(lambda: _privilege(p))


def _privilege(p: Parser) -> Privilege:
    if p.take_all("alter", "system"):
        return Privilege("ALTER SYSTEM")
    word = p.one_of(("select", "references", "create")) or p.col_id()
    return Privilege(word, p.name_list() if p.kinds[p.i] == "(" else ())


def _roles(p: Parser, privileges: tuple[Privilege, ...]) -> tuple[str, ...]:
    """What looked like privileges was a list of roles."""
    if any(x.name is None or x.columns for x in privileges):
        p.fail()
    return tuple([x.name or "" for x in privileges])


def _target(p: Parser) -> tuple[str, tuple[Any, ...], bool]:
    if p.take("all"):
        kind = _ALL[p.one_of(_ALL) or p.fail()]
        p.need("in", "schema")
        return kind, p.csv(lambda: (p.col_id(),)), True
    kind = p.kinds[p.i]
    if kind in _PLAIN:
        p.i += 1
        return _PLAIN[kind], p.csv(lambda: (p.col_id(),)), False
    if kind in ("function", "procedure", "routine"):
        p.i += 1
        return kind, p.csv(lambda: routine_name(p)), False
    if kind in ("type", "domain"):
        p.i += 1
        return kind, p.csv(p.any_name), False
    if kind == "parameter":
        p.i += 1
        return kind, p.csv(p.any_name), False
    if kind == "large":
        p.need("large", "object")
        return "large object", p.csv(lambda: (p.numeric_text(),)), False
    if kind == "foreign":
        p.i += 1
        word = "foreign data wrapper" if p.take_all("data", "wrapper") else "foreign server"
        if word == "foreign server":
            p.need("server")
        return word, p.csv(lambda: (p.col_id(),)), False
    if kind in ("table", "sequence"):
        p.i += 1
        return kind, p.csv(p.qualified_name), False
    return "table", p.csv(p.qualified_name), False


def _grantee(p: Parser) -> str:
    p.take("group")
    return role_name(p)


def _granted_by(p: Parser) -> str | None:
    if p.take("granted"):
        p.need("by")
        return role_name(p)
    return None


def default_privileges(p: Parser, at: int) -> DefaultPrivilegesStmt:
    """Behind ALTER DEFAULT PRIVILEGES."""
    roles: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    while p.kinds[p.i] in ("for", "in"):
        if p.take("for"):
            p.one_of(("role", "user")) or p.fail()
            roles = p.csv(lambda: role_name(p))
        else:
            p.need("in", "schema")
            schemas = p.csv(p.col_id)
    start = p.position()
    revoking = (p.one_of(("grant", "revoke")) or p.fail()) == "revoke"
    option = revoking and p.take_all("grant", "option", "for")
    privileges = _privileges(p)
    p.need("on")
    kind = _DEFAULT[p.one_of(_DEFAULT) or p.fail()]
    p.need("from" if revoking else "to")
    grantees = p.csv(lambda: _grantee(p))
    if not revoking:
        option = p.take_all("with", "grant", "option")
    made = GrantStmt(revoking, kind, (), privileges, grantees, option=option, cascade=revoking and cascade(p), pos=start)
    return DefaultPrivilegesStmt(roles, schemas, made, at)


def drop_owned(p: Parser, at: int) -> OwnedStmt:
    """Behind DROP OWNED."""
    p.need("by")
    return OwnedStmt(p.csv(lambda: role_name(p)), None, cascade(p), at)


def _reassign(p: Parser) -> OwnedStmt:
    at = p.position()
    p.need("reassign", "owned", "by")
    roles = p.csv(lambda: role_name(p))
    p.need("to")
    return OwnedStmt(roles, role_name(p), pos=at)


STATEMENTS: dict[str, Callable[[Parser], Statement]] = {"grant": grant, "revoke": revoke, "reassign": _reassign}
