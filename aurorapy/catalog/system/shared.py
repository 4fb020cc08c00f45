"""Catalogs and views of what a server's databases share, and of its activity: databases, roles, settings, sessions, locks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from aurorapy import settings, stored_settings
from aurorapy.authentication import shown
from aurorapy.planner.types.abbreviations import listed
from aurorapy.roles import PREDEFINED
from aurorapy.setting_table import SHOWN
from aurorapy.system_settings import file_settings
from aurorapy.templates import entries

from ..addresses import end_of
from .locks import number_of, wait_event
from .registry import OWNER, Row, rows_of

ROLE = 1260


@rows_of("pg_database")
def _databases(s: Any) -> Iterator[Row]:
    for name, value in entries(s.engine):
        more = value[2] if len(value) > 2 else {}
        yield {"oid": value[1], "datname": name, "datdba": more.get("owner", OWNER), "datacl": more.get("acl"),
               "encoding": 6, "datlocprovider": "c", "datistemplate": more.get("is_template", False),
               "datallowconn": more.get("allow_connections", True), "datconnlimit": more.get("connection_limit", -1), "dattablespace": 1663,
               "datcollate": "C.UTF-8", "datctype": "C.UTF-8"}


@rows_of("pg_tablespace")
def _tablespaces(s: Any) -> Iterator[Row]:
    from aurorapy.privileges.shared import TABLESPACES, shared_acl

    for name, oid in TABLESPACES.items():
        yield {"oid": oid, "spcname": name, "spcowner": OWNER, "spcacl": shared_acl(s, "tablespace", oid)}


@rows_of("pg_parameter_acl")
def _parameters(s: Any) -> Iterator[Row]:
    from aurorapy.privileges.shared import parameters

    for name, oid, grants in parameters(s):
        yield {"oid": oid, "parname": name, "paracl": grants}


def _role(name: str, value: Any) -> Row:
    more = value[3] if len(value) > 3 else {"superuser": True}
    superuser = bool(more.get("superuser", False))
    whole = superuser and "inherit" not in more  # the first user; a role that was created has what it was given
    return {"oid": value[0], "rolname": name, "rolsuper": superuser, "rolinherit": more.get("inherit", True), "rolcreaterole": more.get("createrole", whole),
            "rolcreatedb": more.get("createdb", whole), "rolcanlogin": bool(value[1]), "rolreplication": more.get("replication", whole),
            "rolbypassrls": more.get("bypassrls", whole), "rolconnlimit": more.get("connection_limit", -1), "rolvaliduntil": more.get("valid_until")}


@rows_of("pg_authid")
def _authids(s: Any) -> Iterator[Row]:
    for name, oid in PREDEFINED.items():
        yield _role(name, (oid, False, None, {}))
    for name, value in s.role_list():
        yield _role(name, value) | {"rolpassword": shown(value[2])}


@rows_of("pg_roles")
def _roles(s: Any) -> Iterator[Row]:
    for name, oid in PREDEFINED.items():
        yield _role(name, (oid, False, None, {})) | {"rolpassword": "********"}
    known = _role_settings(s)
    for name, value in s.role_list():
        yield _role(name, value) | {"rolpassword": "********", "rolconfig": known.get(value[0])}


def _role_settings(s: Any) -> dict[int, tuple[str, ...]]:
    """What roles begin with in any database, as pg_db_role_setting has it."""
    return {role: tuple(f"{k}={v}" for k, v in found) for database, role, found in stored_settings.all_of(s) if not database}


@rows_of("pg_shadow")
def _shadows(s: Any) -> Iterator[Row]:
    known = _role_settings(s)
    for name, value in s.role_list():
        if value[1]:
            r = _role(name, value)
            yield {"usename": name, "usesysid": r["oid"], "usecreatedb": r["rolcreatedb"], "usesuper": r["rolsuper"], "userepl": r["rolreplication"],
                   "usebypassrls": r["rolbypassrls"], "passwd": shown(value[2]), "valuntil": r["rolvaliduntil"], "useconfig": known.get(value[0])}


@rows_of("pg_user")
def _users(s: Any) -> Iterator[Row]:
    for row in _shadows(s):
        yield row | {"passwd": "********"}


@rows_of("pg_auth_members")
def _members(s: Any) -> Iterator[Row]:
    for name in ("pg_read_all_settings", "pg_read_all_stats", "pg_stat_scan_tables"):
        yield {"roleid": PREDEFINED[name], "member": PREDEFINED["pg_monitor"], "grantor": OWNER}
    for _, value in s.role_list():
        for oid, admin, *by in (value[3] if len(value) > 3 else {}).get("member_of", ()):
            yield {"roleid": oid, "member": value[0], "grantor": by[0] if by else OWNER, "admin_option": admin}


@rows_of("pg_group")
def _groups(s: Any) -> Iterator[Row]:
    known = s.role_list()
    for name, value in known:
        if not value[1]:
            yield {"groname": name, "grosysid": value[0], "grolist": tuple(v[0] for _, v in known for o, *_ in (v[3] if len(v) > 3 else {}).get(
                "member_of", ()) if o == value[0])}


@rows_of("pg_shdescription")
def _comments(s: Any) -> Iterator[Row]:
    for name, value in s.engine.names("database"):
        text = (value[2] if len(value) > 2 else {}).get("comment")
        if text is not None:
            yield {"objoid": value[1], "classoid": 1262, "description": text}
        assert name
    for _, value in s.role_list():
        text = (value[3] if len(value) > 3 else {}).get("comment")
        if text is not None:
            yield {"objoid": value[0], "classoid": 1260, "description": text}


@rows_of("pg_settings")
def _settings(s: Any) -> Iterator[Row]:
    configured = s.engine.configured
    told = s.context.superuser or s.roles.has_privileges_of(s.user_oid, PREDEFINED["pg_read_all_settings"])
    for name, k in (SHOWN | {n: k for n, k in sorted(settings.LOADED.items()) if n in s.values and n in s.defaults}).items():
        value, reset = s.values[name], s.defaults[name]
        source = "override" if name in settings.OF_TRANSACTION else "session" if value != reset else s.sources.get(name, "default")
        yield {"name": k.name, "setting": value, "unit": k.unit or None, "category": k.category, "short_desc": k.description, "context": k.context,
               "vartype": k.kind, "source": source, "min_val": k.low or None, "max_val": k.high or None, "enumvals": k.options or None,
               "boot_val": k.default, "reset_val": reset, "pending_restart": name in configured.pending} | (
                   {"sourcefile": str(configured.path), "sourceline": configured.lines.get(name)} if told and source == "configuration file" else {"sourceline": None})


@rows_of("pg_file_settings")
def _file_settings(s: Any) -> Iterator[Row]:
    yield from file_settings(s)


@rows_of("pg_db_role_setting")
def _stored_settings(s: Any) -> Iterator[Row]:
    for database, role, found in stored_settings.all_of(s):
        yield {"setdatabase": database, "setrole": role, "setconfig": tuple(f"{k}={v}" for k, v in found)}


def _may_watch(s: Any, user: str) -> bool:
    """Whether the current user may see what a user runs."""
    oid = s.engine.role_oid(user)
    return bool(s.context.superuser or s.roles.has_privileges_of(s.user_oid, oid) or s.roles.has_privileges_of(s.user_oid, PREDEFINED["pg_read_all_stats"]))


@rows_of("pg_stat_activity")
def _activity(s: Any) -> Iterator[Row]:
    track = int(s.values["track_activity_query_size"]) - 1
    for database in s.engine.databases.values():
        oid = s.engine.database_oid(database.name)
        for o in database.sessions:
            txn, waiter = o.transaction, database.locks.waiting.get(o)
            state = "active" if o.running else "idle in transaction (aborted)" if o.failed else "idle in transaction" if o.in_block else "idle"
            address, port = end_of(o)
            kind = "autovacuum worker" if o.gives_way else "walsender" if o in s.engine.slots.connected else "client backend"
            yield {"datid": oid, "datname": database.name, "pid": o.pid, "backend_type": kind, "client_addr": address, "client_port": port,
                   "usesysid": None if o.gives_way else s.engine.role_oid(o.user), "usename": None if o.gives_way else o.user,
                   "application_name": o.values["application_name"], "xact_start": o.context.transaction_timestamp if txn is not None else None,
                   "backend_start": o.began, "query_start": o.context.statement_timestamp or None,
                   "wait_event_type": "Client" if not o.running else "Lock" if waiter is not None else None,
                   "wait_event": "ClientRead" if not o.running else wait_event(waiter.key) if waiter is not None else None, "state": state,
                   "backend_xid": None if txn is None else number_of(txn),
                   "query": o.query_text[:track] if _may_watch(s, o.user) else "<insufficient privilege>",
                   "query_id": o.query_id if _may_watch(s, o.user) else None}


@rows_of("pg_prepared_statements")
def _prepared(s: Any) -> Iterator[Row]:
    for name, p in s.statements.items():
        if name:
            yield {"name": name, "statement": p.command or p.text, "parameter_types": tuple(p.types), "from_sql": p.from_sql, "prepare_time": p.made,
                   "generic_plans": 0, "custom_plans": 0}


@rows_of("pg_prepared_xacts")
def _prepared_transactions(s: Any) -> Iterator[Row]:
    for p in s.engine.prepared.all():
        yield {"transaction": p.facts.number & 0xFFFFFFFF, "gid": p.facts.gid, "prepared": p.facts.at, "owner": s.roles.names.get(p.facts.owner),
               "database": p.database.name}


@rows_of("pg_cursors")
def _cursors(s: Any) -> Iterator[Row]:
    for name, p in s.portals.items():
        if name:
            yield {"name": name, "statement": getattr(p, "statement_text", ""), "is_holdable": p.hold, "is_binary": p.binary, "is_scrollable": p.scroll,
                   "creation_time": p.created}


@rows_of("pg_timezone_names")
def _zones(s: Any) -> Iterator[Row]:
    from zoneinfo import ZoneInfo, available_timezones

    now = datetime(2000, 1, 1) + timedelta(microseconds=s.rim.clock())
    for name in sorted(available_timezones()):
        local = now.replace(tzinfo=UTC).astimezone(ZoneInfo(name))
        offset, dst = local.utcoffset() or timedelta(), local.dst() or timedelta()
        yield {"name": name, "abbrev": local.tzname(), "utc_offset": (0, 0, int(offset.total_seconds()) * 1_000_000), "is_dst": bool(dst)}


@rows_of("pg_timezone_abbrevs")
def _abbreviations(s: Any) -> Iterator[Row]:
    for name, seconds, dst in listed(datetime(2000, 1, 1, tzinfo=UTC) + timedelta(microseconds=s.rim.clock())):
        yield {"abbrev": name, "utc_offset": (0, 0, seconds * 1_000_000), "is_dst": dst}


@rows_of("pg_shdepend")
def _shared_dependencies(s: Any) -> Iterator[Row]:
    """Of all databases: 0 is the number of none."""
    from aurorapy.privileges.dependents import dependents, elsewhere, of_databases

    found = [(0, of_databases(s)), *((there.database_value[1], dependents(there)) for there in (s, *(d for _, d in elsewhere(s))))]
    for database, depending in found:
        for d in depending:
            yield {"dbid": database, "classid": d.classid, "objid": d.oid, "objsubid": d.column, "refclassid": ROLE, "refobjid": d.role, "deptype": d.type}
