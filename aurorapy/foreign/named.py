"""Objects that have a name, an owner and no schema: languages, foreign-data wrappers, servers, publications, subscriptions. What they have in common: names, owners,
comments, DROP.

Source: PostgreSQL 15 manual, ALTER and DROP of these; alter.c, foreigncmds.c, publicationcmds.c and subscriptioncmds.c in its terms.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from aurorapy import errors
from aurorapy.planner.foreign import LanguageDef, MappingDef, PublicationDef, ServerDef, SubscriptionDef, UnqualifiedDef, WrapperDef
from aurorapy.planner.parse import tree
from aurorapy.privileges.acl import CREATE, USAGE
from aurorapy.privileges.granting import role_named
from aurorapy.privileges.holding import Object, denied, held, put_owner, this_database
from aurorapy.privileges.roles import require_member
from aurorapy.routines.language_statements import refuse_dropping, users
from aurorapy.routines.languages import find_language
from aurorapy.transaction.locks import EXCLUSIVE, SHARED

WRAPPER_CLASS, SERVER_CLASS, MAPPING_CLASS, TABLE_CLASS, PUBLICATION_CLASS, SUBSCRIPTION_CLASS = 2328, 1417, 1418, 3118, 6104, 6100
COLUMN_CLASS, LANGUAGE_CLASS = 1249, 2612
GRANTED = {"language": "language", "foreign data wrapper": "foreign data wrapper", "server": "foreign server"}  # as privileges call those that have some


class Kind(NamedTuple):
    """`word`: what it is called where it is missing; `owned`: where it belongs to another."""

    made: Any
    classid: int
    word: str
    owned: str


KINDS = {"language": Kind(LanguageDef, LANGUAGE_CLASS, "language", "language"),
         "foreign data wrapper": Kind(WrapperDef, WRAPPER_CLASS, "foreign-data wrapper", "foreign-data wrapper"),
         "server": Kind(ServerDef, SERVER_CLASS, "server", "foreign server"),
         "publication": Kind(PublicationDef, PUBLICATION_CLASS, "publication", "publication"),
         "subscription": Kind(SubscriptionDef, SUBSCRIPTION_CLASS, "subscription", "subscription")}
KIND_OF = {k.made: name for name, k in KINDS.items()} | {MappingDef: "user mapping"}


# --- finding --------------------------------------------------------------------------------------


def find(session: Any, kind: str, name: str) -> Any:
    """The descriptor of that name; None where there is none."""
    if kind == "language":
        return find_language(session.catalog, name)
    made = KINDS[kind].made
    found = next((d for d in session.catalog.operations.values() if isinstance(d, made) and d.name == name), None)
    if isinstance(found, SubscriptionDef) and found.database != session.database_value[1]:
        return None  # of the database that this one is a copy of
    return found


def need(session: Any, kind: str, name: str) -> Any:
    """`find`, or 42704."""
    found = find(session, kind, name)
    if found is None:
        raise errors.UndefinedObject(f'{KINDS[kind].word} "{name}" does not exist')
    return found


def owns(session: Any, found: UnqualifiedDef) -> bool:
    return bool(session.roles.has_privileges_of(session.user_oid, found.owner))


def require_owner(session: Any, found: UnqualifiedDef) -> None:
    """42501 unless the current user has the owner's rights."""
    if not owns(session, found):
        raise errors.InsufficientPrivilege(f"must be owner of {KINDS[KIND_OF[type(found)]].owned} {found.name}")


def claim(session: Any, kind: str, name: str) -> None:
    """Keep others from giving the same name until the transaction ends."""
    session.transaction.catalog.claims.take(("n", 0, f"{kind} {name}"))


def free(session: Any, kind: str, name: str) -> None:
    """42710 where there is one of that name."""
    claim(session, kind, name)
    if find(session, kind, name) is not None:
        raise errors.DuplicateObject(f'{KINDS[kind].word} "{name}" already exists')


def use(session: Any, kind: str, found: WrapperDef | ServerDef) -> None:
    """Keep a wrapper or server in being until the transaction ends: something is made of it. 42704 if it has gone meanwhile."""
    session.database.locks.acquire(session.transaction, ("f", found.oid), SHARED, session.wait)
    if found.oid not in session.catalog.operations:
        need(session, kind, found.name)


def keep_from(session: Any, found: UnqualifiedDef) -> None:
    """Before a wrapper or server is dropped: nobody else may be making anything of it, nor of a wrapper's servers."""
    below = [d for d in session.catalog.operations.values() if isinstance(d, ServerDef) and d.wrapper == found.oid]
    for d in (found, *below):
        session.database.locks.acquire(session.transaction, ("f", d.oid), EXCLUSIVE, session.wait)


# --- ALTER ----------------------------------------------------------------------------------------


def rename(session: Any, s: tree.RenameStmt) -> None:
    """ALTER ... RENAME TO."""
    from aurorapy.catalog.ddl import writable

    catalog = writable(session)
    found = need(session, s.object, s.name[-1])
    require_owner(session, found)
    if s.object in ("publication",) and not session.context.superuser and not held(session, found.owner, this_database(session), CREATE):
        raise denied(session, this_database(session))
    free(session, s.object, s.new_name)
    if isinstance(found, LanguageDef):
        users(found)
    catalog.put_operation(replace(found, name=s.new_name))


def set_owner(session: Any, s: tree.OwnerStmt) -> str:
    """ALTER ... OWNER TO."""
    from aurorapy.catalog.ddl import writable

    writable(session)
    role = role_named(session, s.role)
    change_owner(session, need(session, s.object, s.name[-1]), role)
    return f"ALTER {s.object.upper()}"


def change_owner(session: Any, found: UnqualifiedDef, role: int) -> None:
    """Give an object another owner, who may have such things."""
    kind = KIND_OF[type(found)]
    if found.owner == role and kind != "foreign data wrapper":
        return
    _OWNERS[kind](session, found, role)
    if kind in GRANTED:
        put_owner(session, Object(GRANTED[kind], found.oid), role)
    session.catalog.put_operation(replace(found, owner=role))


def _wrapper_owner(session: Any, found: WrapperDef, role: int) -> None:
    if not session.context.superuser:
        raise errors.InsufficientPrivilege(f'permission denied to change owner of foreign-data wrapper "{found.name}"',
                                           hint="Must be superuser to change owner of a foreign-data wrapper.")
    if not session.roles.is_superuser(role):
        raise errors.InsufficientPrivilege(f'permission denied to change owner of foreign-data wrapper "{found.name}"',
                                           hint="The owner of a foreign-data wrapper must be a superuser.")


def _server_owner(session: Any, found: ServerDef, role: int) -> None:
    if session.context.superuser:
        return
    require_owner(session, found)
    require_member(session, role)
    wrapper = Object("foreign data wrapper", found.wrapper)
    if not held(session, role, wrapper, USAGE):
        raise denied(session, wrapper)


def _publication_owner(session: Any, found: PublicationDef, role: int) -> None:
    if session.context.superuser:
        return
    require_owner(session, found)
    require_member(session, role)
    if not held(session, role, this_database(session), CREATE):
        raise denied(session, this_database(session))
    if (found.all_tables or found.schemas) and not session.roles.is_superuser(role):
        what = "FOR ALL TABLES" if found.all_tables else "FOR TABLES IN SCHEMA"
        raise errors.InsufficientPrivilege(f'permission denied to change owner of publication "{found.name}"',
                                           hint=f"The owner of a {what} publication must be a superuser.")


def _language_owner(session: Any, found: LanguageDef, role: int) -> None:
    require_owner(session, found)
    if not session.context.superuser:
        require_member(session, role)
    users(found)


def _subscription_owner(session: Any, found: SubscriptionDef, role: int) -> None:
    require_owner(session, found)
    if not session.roles.is_superuser(role):
        raise errors.InsufficientPrivilege(f'permission denied to change owner of subscription "{found.name}"',
                                           hint="The owner of a subscription must be a superuser.")


_OWNERS: dict[str, Callable[..., None]] = {"foreign data wrapper": _wrapper_owner, "server": _server_owner, "language": _language_owner,
                                           "publication": _publication_owner,
                                           "subscription": _subscription_owner}


# --- COMMENT, DROP ----------------------------------------------------------------------------------


def comment_key(session: Any, s: tree.CommentStmt) -> tuple[int, int, int]:
    """The address of what COMMENT names, which the user must own."""
    found = need(session, s.object, s.name[-1])
    require_owner(session, found)
    return KINDS[s.object].classid, found.oid, 0


def drop_named(session: Any, s: tree.DropStmt) -> str:
    """DROP of these."""
    from aurorapy.catalog.ddl import notice, writable
    from aurorapy.catalog.dependencies import drop

    writable(session)
    tag = f"DROP {s.object.upper()}"
    if s.object == "subscription":
        from aurorapy.publications.subscriptions import drop_subscription

        drop_subscription(session, s)
        return tag
    targets: list[tuple[str, int, Any]] = []
    for (name,) in s.names:
        found = find(session, s.object, name)
        if found is None and s.if_exists:
            notice(session, f'{KINDS[s.object].word} "{name}" does not exist, skipping')
            continue
        found = need(session, s.object, name)
        require_owner(session, found)
        if isinstance(found, LanguageDef):
            refuse_dropping(found)
        keep_from(session, found)
        if (s.object, found.oid, 0) not in targets:
            targets.append((s.object, found.oid, 0))
    if targets:
        drop(session, targets, cascade=s.cascade)
    return tag

