"""What a command has made and changed, as pg_event_trigger_ddl_commands lists it: addresses and the tags of the commands that they stand for.

Objects that exist are looked up by name before the command runs (`resolved`), since it may rename or move them; new ones are found by comparing the catalogs.

Source: PostgreSQL 15 manual, section 9.29.1; its src/backend/tcop/utility.c, for which commands a command is carried out as.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.catalog import statistics_objects
from aurorapy.catalog.inventory import (
    ACCESS_METHOD,
    CAST,
    CLASS,
    COLLATION,
    CONVERSION,
    DICTIONARY,
    EXTENSION,
    OPCLASS,
    OPERATION_CLASSES,
    OPERATOR,
    OPFAMILY,
    PROCEDURE,
    PUBLICATION,
    PUBLISHED_SCHEMA,
    PUBLISHED_TABLE,
    SCHEMA,
    TEXT_SEARCH_CLASSES,
    TYPE,
    Address,
    address_of,
)
from aurorapy.catalog.state import STATISTICS_CLASS
from aurorapy.catalog.text_search import CLASSES
from aurorapy.catalog.text_search import find_oid as text_search_oid
from aurorapy.catalog.user_types import type_oid
from aurorapy.foreign import named as foreign
from aurorapy.foreign.servers import find_mapping
from aurorapy.opclasses import defined
from aurorapy.operations.naming import operator_named
from aurorapy.operations.naming import type_oid as named_type
from aurorapy.planner.foreign import MappingDef, PublicationDef
from aurorapy.planner.operations import CastDef, FamilyDef, OperatorDef
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table
from aurorapy.privileges.granting import role_named
from aurorapy.routines.naming import find_routine

Collected = tuple[Address | None, str, str | None]  # (address, tag, None), or of GRANT (None, tag, kind of objects)


def resolved(session: Any, s: Any) -> list[Address]:
    """The objects that a command is about to change; none where it will complain about them."""
    find = _RESOLVE.get(type(s))
    if find is None:
        return []
    try:
        found = find(session, s)
    except errors.SQLError:
        return []
    return [] if found is None else [found]


def _relation(session: Any, names: tuple[str, ...]) -> Address | None:
    oid = session.catalog.find_oid(names[-2:], session.context.search_path)
    return None if oid is None else (CLASS, oid, 0)


def _part(session: Any, kind: str, names: tuple[str, ...], sub: str) -> Address | None:
    found = _relation(session, names)
    return None if found is None else address_of(session.catalog, (kind, found[1], sub))


def _named(session: Any, kind: str, names: tuple[str, ...], sub: str | None = None) -> Address | None:
    """What RENAME, OWNER TO and SET SCHEMA name."""
    match kind:
        case _ if kind in foreign.KINDS:
            found = foreign.find(session, kind, names[-1])
            return None if found is None else (foreign.KINDS[kind].classid, found.oid, 0)
        case "schema":
            return SCHEMA, session.catalog.schema_oid(names[-1]), 0
        case "type" | "domain":
            return TYPE, type_oid(session, names), 0
        case "domain constraint":
            return address_of(session.catalog, ("domain constraint", type_oid(session, names), sub))
        case "trigger" | "policy" | "rule" | "constraint":
            return _part(session, kind, names, sub or "")
        case "column" | "attribute":
            found = _relation(session, names)
            column = session.catalog.tables[found[1]].column(sub) if found is not None and found[1] in session.catalog.tables else None
            return None if found is None or column is None else (CLASS, found[1], column.attnum)
        case "statistics":
            return STATISTICS_CLASS, statistics_objects.need(session, names)[1].oid, 0
        case "text search configuration" | "text search dictionary" | "text search parser" | "text search template":
            oid = text_search_oid(session, kind.removeprefix("text search "), names)
            return None if oid is None else (CLASSES[kind.removeprefix("text search ")], oid, 0)
    return _relation(session, names)


def _comment(session: Any, s: tree.CommentStmt) -> Address | None:
    from aurorapy.catalog.comments import comment_key

    return comment_key(session, s)


def _routine(session: Any, s: Any) -> Address:
    return PROCEDURE, find_routine(session, s.name, s.kind).oid, 0


def _cast(session: Any, s: tree.CommentCastStmt) -> Address | None:
    pair = named_type(session, s.source), named_type(session, s.target)
    return next(((CAST, o.oid, 0) for o in session.catalog.operations.values() if isinstance(o, CastDef) and (o.source, o.target) == pair), None)


def _operator(session: Any, s: Any) -> Address:
    return OPERATOR, operator_named(session, s.operator).oid, 0


def _extension(session: Any, s: Any) -> Address | None:
    return next(((EXTENSION, x.oid, 0) for x in session.catalog.extensions.values() if x.name == s.name), None)


def _defined(session: Any, s: Any) -> Address | None:
    """An operator class or family, a collation, a conversion, an access method."""
    found = defined.find(session, s.object, s.name if isinstance(s.name, tuple) else (s.name,), s.method)
    return None if found is None else (defined.CLASSES[s.object], found[0], 0)


def _family(session: Any, s: tree.AlterFamilyStmt) -> Address | None:
    found = defined.find(session, "operator family", s.name, s.method)
    return None if found is None else (OPFAMILY, found[0], 0)


def _wrapper(session: Any, s: tree.WrapperStmt) -> Address | None:
    return _named(session, "foreign data wrapper", (s.name,)) if s.alter else None


def _mapping(session: Any, s: tree.UserMappingStmt) -> Address | None:
    """The user mapping of ALTER USER MAPPING; DROP USER MAPPING is told of what it drops."""
    server = foreign.find(session, "server", s.server)
    if s.action != "alter" or server is None:
        return None
    found = find_mapping(session.catalog, 0 if s.user == "public" else role_named(session, s.user), server.oid)
    return None if found is None else (foreign.MAPPING_CLASS, found.oid, 0)


def _composite(session: Any, s: tree.AlterCompositeStmt) -> Address | None:
    owner = session.catalog.type_oids.get(type_oid(session, s.name))
    return None if owner is None else (CLASS, owner, 0)


_RESOLVE: dict[type, Callable[[Any, Any], Address | None]] = {
    tree.AlterTableStmt: lambda session, s: _relation(session, s.table.name), tree.AlterSequenceStmt: lambda session, s: _relation(session, s.sequence.name),
    tree.RefreshStmt: lambda session, s: _relation(session, s.view.name), tree.RenameStmt: lambda session, s: _named(session, s.object, s.name, s.sub),
    tree.OwnerStmt: lambda session, s: _named(session, s.object, s.name), tree.SetSchemaStmt: lambda session, s: _named(session, s.object, s.name),
    tree.CommentStmt: _comment, tree.CommentRoutineStmt: _routine, tree.CommentOperatorStmt: _operator, tree.CommentCastStmt: _cast,
    tree.AlterRoutineStmt: _routine, tree.MoveRoutineStmt: _routine, tree.AlterOperatorStmt: _operator, tree.MoveOperatorStmt: _operator,
    tree.AlterEnumStmt: lambda session, s: (TYPE, type_oid(session, s.name), 0), tree.AlterBaseStmt: lambda session, s: (
        TYPE, type_oid(session, s.name), 0), tree.AlterDomainStmt: lambda session, s: (TYPE, type_oid(session, s.name), 0),
    tree.AlterCompositeStmt: _composite, tree.TriggerDependsStmt: lambda session, s: _part(session, "trigger", s.table.name, s.name),
    tree.AlterDictionaryStmt: lambda session, s: _named(session, "text search dictionary", s.name),
    tree.AlterMappingStmt: lambda session, s: _named(session, "text search configuration", s.name),
    tree.UpdateExtensionStmt: _extension, tree.MoveExtensionStmt: _extension,
    tree.AlterDefinedStmt: _defined, tree.CommentDefinedStmt: _defined, tree.AlterFamilyStmt: _family,
    tree.WrapperStmt: _wrapper, tree.AlterServerStmt: lambda session, s: _named(session, "server", (s.name,)), tree.UserMappingStmt: _mapping,
    tree.AlterSubscriptionStmt: lambda session, s: _named(session, "subscription", (s.name,)),
    tree.AlterStatisticsStmt: lambda session, s: _named(session, "statistics", s.name),
}


# --- after the command --------------------------------------------------------------------------


def collected(session: Any, command: Any) -> list[Collected]:
    """What a command has done."""
    s, tag = command.statement, command.tag
    if isinstance(s, tree.GrantStmt):
        return [(None, tag, s.kind.upper())]
    if isinstance(s, tree.DefaultPrivilegesStmt):
        return [(None, tag, f"{s.grant.kind.upper()}S")]
    made = [(a, tag, None) for a in command.resolved]
    if isinstance(s, tree.AlterTableStmt) and made:
        new = _new_sequences(session, command)
        made = [*((a, "CREATE SEQUENCE", None) for a in new), *made, *((a, "ALTER SEQUENCE", None) for a in new)]
    return [*made, *_created(session, command, s, tag)]


def _new_sequences(session: Any, command: Any) -> list[Address]:
    return [(CLASS, q.oid, 0) for q in session.catalog.sequences.values() if q.oid not in command.before.sequences and q.owned_by is not None]


def _is_new(command: Any, value: Any, kind: str) -> bool:
    return command.before.value(kind, value.oid) is not value


def _created(session: Any, command: Any, s: Any, tag: str, schema: str | None = None) -> list[Collected]:
    """What a CREATE has made; `schema`: that of unqualified names."""
    find = _CREATED.get(type(s))
    if find is None:
        return []

    def qualified(names: tuple[str, ...]) -> tuple[str, ...]:
        return names if schema is None or len(names) > 1 else (schema, *names)

    return [(a, t or tag, None) for a, t in find(session, command, s, qualified)]


def _table(session: Any, command: Any, s: tree.CreateTableStmt, qualified: Any) -> list[tuple[Address, str]]:
    found = _relation(session, qualified(s.table.name))
    if found is None or found[1] in command.before.tables or found[1] not in session.catalog.tables:
        return []
    t: Table = session.catalog.tables[found[1]]
    sequences: list[Address] = [(CLASS, q.oid, 0) for q in session.catalog.sequences.values() if q.owned_by is not None and q.owned_by[0] == t.oid]
    out: list[tuple[Address, str]] = [*((a, "CREATE SEQUENCE") for a in sequences), (found, "")]
    out += [((CLASS, i.oid, 0), "CREATE INDEX") for i in sorted(t.indexes, key=lambda i: i.oid) if not i.parent]
    if any(not k.parent for k in t.foreign_keys):
        out.append((found, "ALTER TABLE"))
    return [*out, *((a, "ALTER SEQUENCE") for a in sequences)]


def _schema(session: Any, command: Any, s: tree.CreateSchemaStmt, qualified: Any) -> list[tuple[Address, str]]:
    from .tags import command_tag

    new = [oid for oid in session.catalog.schemas if oid not in command.before.schemas]
    out: list[tuple[Address, str]] = [((SCHEMA, oid, 0), "") for oid in new]
    for oid in new:
        for element in sorted(s.elements, key=lambda e: _ELEMENTS.get(type(e), 9)):
            made = _created(session, command, element, command_tag(session, element) or "", session.catalog.schemas[oid])
            out += [(a, t) for a, t, _ in made if a is not None]
    return out


_ELEMENTS: dict[type, int] = {tree.CreateSequenceStmt: 0, tree.CreateTableStmt: 1, tree.CreateViewStmt: 2, tree.CreateIndexStmt: 3, tree.CreateTriggerStmt: 4}


def _new_relation(names: Callable[[Any], tuple[str, ...]]) -> Any:
    def find(session: Any, command: Any, s: Any, qualified: Any) -> list[tuple[Address, str]]:
        found = _relation(session, qualified(names(s)))
        return [] if found is None or found[1] in command.before.tables or found[1] in command.before.sequences else [(found, "")]

    return find


def _view(session: Any, command: Any, s: tree.CreateViewStmt, qualified: Any) -> list[tuple[Address, str]]:
    """One that is replaced is changed as ALTER TABLE does, too."""
    found = _relation(session, qualified(s.view.name))
    return [] if found is None else [(found, "")] * (2 if found[1] in command.before.tables else 1)


def _index(session: Any, command: Any, s: tree.CreateIndexStmt, qualified: Any) -> list[tuple[Address, str]]:
    found = _relation(session, qualified(s.table.name))
    if found is None:
        return []
    old = command.before.tables.get(found[1])
    known = {i.oid for i in old.indexes} if old is not None else set()
    return [((CLASS, i.oid, 0), "") for i in session.catalog.tables[found[1]].indexes if i.oid not in known]


def _new(kind: str, classid: int) -> Any:
    """What is new, or another one, among the objects of a kind of the catalog, and has the name that the statement gives."""
    def find(session: Any, command: Any, s: Any, qualified: Any) -> list[tuple[Address, str]]:
        objects = {"routine": session.catalog.routines, "operation": session.catalog.operations, "extension": session.catalog.extensions,
                   "text search": session.catalog.text_searches}[kind]
        name = None if isinstance(s, tree.CreateCastStmt) else s.name if isinstance(s.name, str) else s.name[-1]
        out: list[tuple[Address, str]] = []
        for o in objects.values():
            if not _is_new(command, o, kind) or (name is not None and getattr(o, "name", None) != name) or (isinstance(o, OperatorDef) and not o.function):
                continue
            of = TEXT_SEARCH_CLASSES[type(o)] if kind == "text search" else OPERATION_CLASSES[type(o)] if kind == "operation" else classid
            if kind == "operation" and of != classid:
                continue
            out.append(((of, o.oid, 0), ""))
        return out

    return find


def _class(session: Any, command: Any, s: tree.CreateClassStmt, qualified: Any) -> list[tuple[Address, str]]:
    """A class, behind the family that was made for it."""
    new = [o for o in session.catalog.operations.values() if isinstance(o, FamilyDef) and o.oid not in command.before.operations and o.name == s.name[-1]]
    families: list[tuple[Address, str]] = [((OPFAMILY, f.oid, 0), "CREATE OPERATOR FAMILY") for f in new if s.family is None]
    return [*families, *_new("operation", OPCLASS)(session, command, s, qualified)]


def _statistics(session: Any, command: Any, s: tree.CreateStatisticsStmt, qualified: Any) -> list[tuple[Address, str]]:
    known = {x.oid for t in command.before.tables.values() for x in t.statistics}
    return [((STATISTICS_CLASS, x.oid, 0), "") for t in session.catalog.tables.values() for x in t.statistics if x.oid not in known]


def _type(session: Any, command: Any, s: Any, qualified: Any) -> list[tuple[Address, str]]:
    return [((TYPE, type_oid(session, s.name), 0), "")]


def _on_table(kind: str) -> Any:
    def find(session: Any, command: Any, s: Any, qualified: Any) -> list[tuple[Address, str]]:
        found = _part(session, kind, qualified(s.table.name), s.name)
        return [] if found is None else [(found, "")]

    return find


def _new_wrapper(session: Any, command: Any, s: tree.WrapperStmt, qualified: Any) -> list[tuple[Address, str]]:
    found: list[tuple[Address, str]] = [] if s.alter else _new("operation", foreign.WRAPPER_CLASS)(session, command, s, qualified)
    return found


def _new_mapping(session: Any, command: Any, s: tree.UserMappingStmt, qualified: Any) -> list[tuple[Address, str]]:
    return [((foreign.MAPPING_CLASS, o.oid, 0), "") for o in session.catalog.operations.values() if isinstance(o, MappingDef) and o.oid not in command.before.operations]


def _foreign_table(session: Any, command: Any, s: tree.CreateForeignTableStmt, qualified: Any) -> list[tuple[Address, str]]:
    made = _table(session, command, s.table, qualified)
    told = any(isinstance(e, tree.ColumnDef) and e.options for e in s.table.elements)
    return [*made, *([(made[0][0], "ALTER FOREIGN TABLE")] if told and made else [])]


def _published(session: Any, command: Any, s: Any, qualified: Any) -> list[tuple[Address, str]]:
    """A new publication; of one that is changed, itself where its options are, else what is new in it."""
    p: PublicationDef = foreign.find(session, "publication", s.name)
    old = command.before.operations.get(p.oid)
    if old is None or (isinstance(s, tree.AlterPublicationStmt) and s.action == "options"):
        return [((PUBLICATION, p.oid, 0), "")]
    known = {x.oid for x in (*old.tables, *old.schemas)}
    out: list[tuple[Address, str]] = [((PUBLISHED_TABLE, x.oid, 0), "") for x in p.tables if x.oid not in known]
    return [*out, *(((PUBLISHED_SCHEMA, x.oid, 0), "") for x in p.schemas if x.oid not in known)]


_CREATED: dict[type, Callable[[Any, Any, Any, Any], list[tuple[Address, str]]]] = {
    tree.CreateTableStmt: _table, tree.CreateTableAsStmt: _new_relation(lambda s: s.table.name), tree.CreateSchemaStmt: _schema,
    tree.CreateSequenceStmt: _new_relation(lambda s: s.sequence.name), tree.CreateViewStmt: _view,
    tree.CreateIndexStmt: _index, tree.CreateRoutineStmt: _new("routine", PROCEDURE), tree.CreateAggregateStmt: _new("routine", PROCEDURE),
    tree.CreateOperatorStmt: _new("operation", OPERATOR), tree.CreateCastStmt: _new("operation", CAST), tree.CreateEnumStmt: _type,
    tree.CreateCompositeStmt: _type, tree.CreateRangeStmt: _type,
    tree.CreateBaseStmt: _type, tree.CreateDomainStmt: _type, tree.CreateExtensionStmt: _new("extension", EXTENSION),
    tree.CreateTextSearchStmt: _new("text search", DICTIONARY), tree.CreateTriggerStmt: _on_table("trigger"), tree.CreateRuleStmt: _on_table("rule"),
    tree.PolicyStmt: _on_table("policy"), tree.CreateClassStmt: _class, tree.CreateFamilyStmt: _new("operation", OPFAMILY),
    tree.CreateAccessMethodStmt: _new("operation", ACCESS_METHOD), tree.CreateCollationStmt: _new("operation", COLLATION),
    tree.CreateConversionStmt: _new("operation", CONVERSION), tree.CreateStatisticsStmt: _statistics,
    tree.WrapperStmt: _new_wrapper, tree.CreateServerStmt: _new("operation", foreign.SERVER_CLASS), tree.UserMappingStmt: _new_mapping,
    tree.CreateForeignTableStmt: _foreign_table, tree.CreatePublicationStmt: _published, tree.AlterPublicationStmt: _published,
    tree.CreateLanguageStmt: _new("operation", foreign.LANGUAGE_CLASS), tree.CreateSubscriptionStmt: _new("operation", foreign.SUBSCRIPTION_CLASS),
}
