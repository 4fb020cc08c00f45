"""CREATE, ALTER and DROP SUBSCRIPTION, as far as nobody connects: what would is 0A000, or PostgreSQL's error of a connection that fails where it has a way out.

Source: PostgreSQL 15 manual, the pages of these statements; subscriptioncmds.c, for what is checked in which order.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.foreign.named import find, free, need, require_owner
from aurorapy.planner.foreign import SubscriptionDef
from aurorapy.planner.parse import tree
from aurorapy.planner.types import BY_NAME
from aurorapy.settings import check

from .conninfo import check_conninfo
from .options import Given

_BOOLEAN = {"connect", "enabled", "create_slot", "copy_data", "refresh", "binary", "streaming", "two_phase", "disable_on_error"}
_FIELDS = {"slot_name": "slot", "synchronous_commit": "synchronous_commit", "binary": "binary", "streaming": "stream", "disable_on_error": "disable_on_error",
           "enabled": "enabled"}
_CREATE = frozenset((*_BOOLEAN - {"refresh"}, "slot_name", "synchronous_commit"))
_ALTER = frozenset(("slot_name", "synchronous_commit", "binary", "streaming", "disable_on_error"))
_NOT_HERE = "connections to publishers are not supported"


def _options(session: Any, items: tuple[tree.DefinitionItem, ...], known: frozenset[str]) -> dict[str, Any]:
    """What WITH (..) says."""
    given = Given(items)
    out: dict[str, Any] = {}
    for item in given.each():
        if item.name not in known:
            raise errors.SyntaxError_(f'unrecognized subscription parameter: "{item.name}"')
        if item.name in _BOOLEAN:
            out[item.name] = given.boolean(item)
            continue
        text = given.text(item)
        if item.name == "slot_name":
            out["slot_name"] = None if text == "none" else _slot_name(text)
        elif item.name == "synchronous_commit":
            check("synchronous_commit", text, "off")
            out["synchronous_commit"] = text
        else:
            out["lsn"] = 0 if text == "none" else _lsn(session, text)
    return out


def _slot_name(name: str) -> str:
    if not name:
        raise errors.InvalidName(f'replication slot name "{name}" is too short')
    if len(name.encode()) > 63:
        raise errors.NameTooLong(f'replication slot name "{name}" is too long')
    if not re.fullmatch("[a-z0-9_]+", name):
        raise errors.InvalidName(f'replication slot name "{name}" contains invalid character',
                                 hint="Replication slot names may only contain lower case letters, numbers, and the underscore character.")
    return name


def _lsn(session: Any, text: str) -> int:
    value = int(BY_NAME["pg_lsn"].input(text, -1, session.context))
    if not value:
        raise errors.InvalidParameterValue(f"invalid WAL location (LSN): {text}")
    return value


def _exclusive(a: str, b: str) -> errors.SQLError:
    return errors.SyntaxError_(f"{a} and {b} are mutually exclusive options")


def _settled(given: dict[str, Any]) -> dict[str, Any]:
    """The options of CREATE SUBSCRIPTION, with what follows from connect and slot_name."""
    o: dict[str, Any] = {"connect": True, "enabled": True, "create_slot": True, "copy_data": True} | given
    if not o["connect"]:
        for name in ("enabled", "create_slot", "copy_data"):
            if given.get(name):
                raise _exclusive("connect = false", f"{name} = true")
            o[name] = False
    if "slot_name" in given and given["slot_name"] is None:
        for name in ("enabled", "create_slot"):
            if given.get(name):
                raise _exclusive("slot_name = NONE", f"{name} = true")
            if o[name]:
                raise errors.SyntaxError_(f"subscription with slot_name = NONE must also set {name} = false")
    return o


def _refuse_twice(names: tuple[str, ...]) -> None:
    for n, name in enumerate(names):
        if name in names[:n]:
            raise errors.DuplicateObject(f'publication name "{name}" used more than once')


def create_subscription(session: Any, s: tree.CreateSubscriptionStmt) -> str:
    """CREATE SUBSCRIPTION."""
    from aurorapy.catalog.ddl import writable
    from aurorapy.commands import warning

    o = _settled(_options(session, s.options, _CREATE))
    if o["create_slot"]:
        session.refuse_in_block("CREATE SUBSCRIPTION ... WITH (create_slot = true)")
    if not session.context.superuser:
        raise errors.InsufficientPrivilege("must be superuser to create subscriptions")
    catalog = writable(session)
    free(session, "subscription", s.name)
    check_conninfo(s.conninfo)
    _refuse_twice(s.publications)
    if o["connect"]:
        raise errors.FeatureNotSupported(_NOT_HERE, hint="Create the subscription WITH (connect = false).")
    slot = o["slot_name"] if "slot_name" in o else s.name
    fields = {_FIELDS[k]: v for k, v in o.items() if k in _FIELDS and k != "slot_name"}
    catalog.put_operation(SubscriptionDef(catalog.new_oid(), session.database_value[1], s.name, session.user_oid, s.conninfo, slot, s.publications,
                                          two_phase="p" if o.get("two_phase") else "d", **fields))
    warning(session, "01000", "tables were not subscribed, you will have to run ALTER SUBSCRIPTION ... REFRESH PUBLICATION to subscribe the tables")
    return "CREATE SUBSCRIPTION"


def alter_subscription(session: Any, s: tree.AlterSubscriptionStmt) -> str:
    """ALTER SUBSCRIPTION."""
    from aurorapy.catalog.ddl import writable
    from aurorapy.commands import warning

    catalog = writable(session)
    d: SubscriptionDef = need(session, "subscription", s.name)
    require_owner(session, d)
    match s.action:
        case "options":
            given = _options(session, s.options, _ALTER)
            if d.enabled and "slot_name" in given and given["slot_name"] is None:
                raise errors.ObjectNotInPrerequisiteState("cannot set slot_name = NONE for enabled subscription")
            d = replace(d, **{_FIELDS[k]: v for k, v in given.items()})
        case "enable":
            if d.slot is None:
                raise errors.ObjectNotInPrerequisiteState("cannot enable subscription that does not have a slot name")
            warning(session, "0A000", f'subscription "{d.name}" will receive nothing', detail="This server has no logical replication workers.")
            d = replace(d, enabled=True)
        case "disable":
            d = replace(d, enabled=False)
        case "connection":
            check_conninfo(s.conninfo)
            d = replace(d, conninfo=s.conninfo)
        case "skip":
            given = _options(session, s.options, frozenset(("lsn",)))
            if not session.context.superuser:
                raise errors.InsufficientPrivilege("must be superuser to skip transaction")
            d = replace(d, skip=given.get("lsn", d.skip))
        case "refresh":
            if not d.enabled:
                raise errors.ObjectNotInPrerequisiteState("ALTER SUBSCRIPTION ... REFRESH is not allowed for disabled subscriptions")
            _options(session, s.options, frozenset(("copy_data",)))
            session.refuse_in_block("ALTER SUBSCRIPTION ... REFRESH")
            raise errors.FeatureNotSupported(_NOT_HERE)
        case _:
            d = _with_publications(session, s, d)
    catalog.put_operation(d)
    return "ALTER SUBSCRIPTION"


def _with_publications(session: Any, s: tree.AlterSubscriptionStmt, d: SubscriptionDef) -> SubscriptionDef:
    """SET, ADD and DROP PUBLICATION."""
    given = _options(session, s.options, frozenset(("copy_data", "refresh")))
    _refuse_twice(s.publications)
    names = s.publications
    if s.action == "add":
        for name in names:
            if name in d.publications:
                raise errors.DuplicateObject(f'publication "{name}" is already in subscription "{d.name}"')
        names = (*d.publications, *names)
    elif s.action == "drop":
        for name in names:
            if name not in d.publications:
                raise errors.InvalidObjectDefinition(f'publication "{name}" is not in subscription "{d.name}"')
        names = tuple([n for n in d.publications if n not in s.publications])
        if not names:
            raise errors.InvalidObjectDefinition("cannot drop all the publications from a subscription")
    if given.get("refresh", True):
        if not d.enabled:
            verb = s.action.upper()
            hint = f"Use ALTER SUBSCRIPTION ... {verb} PUBLICATION ... WITH (refresh = false){'' if s.action == 'set' else ' instead'}."
            raise errors.ObjectNotInPrerequisiteState("ALTER SUBSCRIPTION with refresh is not allowed for disabled subscriptions", hint=hint)
        session.refuse_in_block("ALTER SUBSCRIPTION with refresh")
        raise errors.FeatureNotSupported(_NOT_HERE, hint="Use WITH (refresh = false).")
    return replace(d, publications=names)


def drop_subscription(session: Any, s: tree.DropStmt) -> None:
    """DROP SUBSCRIPTION."""
    from aurorapy.catalog.ddl import notice
    from aurorapy.catalog.dependencies import drop

    ((name,),) = s.names
    if s.if_exists and find(session, "subscription", name) is None:
        notice(session, f'subscription "{name}" does not exist, skipping')
        return
    d: SubscriptionDef = need(session, "subscription", name)
    require_owner(session, d)
    if d.slot is not None:
        session.refuse_in_block("DROP SUBSCRIPTION")
        raise errors.ConnectionFailed(
            f'could not connect to publisher when attempting to drop replication slot "{d.slot}": {_NOT_HERE}',
            hint="Use ALTER SUBSCRIPTION ... DISABLE to disable the subscription, and then use ALTER SUBSCRIPTION ... SET (slot_name = NONE) to disassociate it "
                 "from the slot.")
    drop(session, [("subscription", d.oid, 0)], cascade=False)
