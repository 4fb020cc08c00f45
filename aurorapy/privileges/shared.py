"""Lists of grants of what databases share beside themselves: tablespaces and parameters.

A tablespace's list is an entry ("tablespace", oid) of the system tree, a parameter's ("parameter", its name): (oid, list). A parameter has an entry only as long as
somebody other than superusers was granted something. Changes are a transaction's own until it commits.

Source: PostgreSQL 15 manual, GRANT, section 53.34 pg_parameter_acl; its src/backend/catalog/pg_parameter_acl.c.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors, settings

from . import acl
from .acl import Acl, Item

TABLESPACES = {"pg_default": 1663, "pg_global": 1664}
PARAMETER_CLASS, TABLESPACE_CLASS = 6243, 1213
BOOTSTRAP = 10


def shared_acl(session: Any, kind: str, oid: int) -> Acl | None:
    """The list of a tablespace or parameter; None when nothing was granted or revoked."""
    if kind == "tablespace":
        found = dict(session.shared_list(kind)).get(str(oid))
    else:
        found = next((v[1] for _, v in session.shared_list(kind) if v[0] == oid), None)
    return None if found is None else tuple([Item(*i) for i in found])


def put_shared_acl(session: Any, kind: str, oid: int, new: Acl | None) -> None:
    """Give it a list. A parameter of which nobody has anything special is forgotten."""
    if kind == "tablespace":
        session.put_shared((kind, str(oid)), new)
        return
    name = parameter_name(session, oid)
    listed = None if new is None or acl.same(new, acl.default_acl(kind, BOOTSTRAP)) else (oid, new)
    session.put_shared((kind, name), listed)


def shared_name(session: Any, kind: str, oid: int) -> str:
    """What it is called."""
    return next(n for n, o in TABLESPACES.items() if o == oid) if kind == "tablespace" else parameter_name(session, oid)


def tablespace(name: str) -> int:
    """A tablespace's oid; 42704."""
    found = TABLESPACES.get(name)
    if found is None:
        raise errors.UndefinedObject(f'tablespace "{name}" does not exist')
    return found


def parameters(session: Any) -> list[tuple[str, int, Acl]]:
    """(name, oid, list) of the parameters of which somebody was granted something."""
    return [(name, v[0], tuple([Item(*i) for i in v[1]])) for name, v in session.shared_list("parameter")]


def parameter_name(session: Any, oid: int) -> str:
    """The name of a parameter that has a list."""
    return next(str(name) for name, v in session.shared_list("parameter") if v[0] == oid)


def parameter(session: Any, name: str, *, make: bool) -> int | None:
    """The oid of a parameter's list, which is made for a GRANT; None where there is none. Raises 42602 for what is no name of one."""
    name = name.lower()
    found = next((oid for n, oid, _ in parameters(session) if n == name), None)
    if found is not None or not make:
        return found
    try:
        settings.known(name)
    except errors.SQLError:
        raise errors.InvalidName(f'invalid parameter name "{name}"') from None
    oid: int = session.engine.next_oid()
    session.put_shared(("parameter", name), (oid, acl.default_acl("parameter", BOOTSTRAP)))
    return oid


def may_set(session: Any, name: str, mask: int = acl.SET, *, role: int | None = None, option: bool = False) -> bool:
    """Whether a role (the current user) may SET a superusers' parameter, or ALTER SYSTEM it; `option`: whether it may grant that."""
    roles = session.roles
    who = session.user_oid if role is None else role
    if roles.is_superuser(who):
        return True
    listed = next((a for n, _, a in parameters(session) if n == name.lower()), ())
    ask = acl.options_held if option else acl.held
    return bool(ask(listed, BOOTSTRAP, roles.of(who), mask, "parameter"))


def lists(session: Any) -> Iterator[tuple[str, int, Acl]]:
    """(kind, oid, list) of every tablespace and parameter that has one."""
    for name, found in session.shared_list("tablespace"):
        yield "tablespace", int(name), tuple([Item(*i) for i in found])
    yield from (("parameter", oid, listed) for _, oid, listed in parameters(session))
