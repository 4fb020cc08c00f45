"""Command tags: which of them event triggers know, and the tag of a statement.

Source: PostgreSQL 15 manual, section 40.2; what a tag supports is its src/include/tcop/cmdtaglist.h.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.planner.parse import tree

_OBJECTS = """ACCESS METHOD|AGGREGATE|CAST|COLLATION|CONSTRAINT|CONVERSION|DOMAIN|EXTENSION|FOREIGN DATA WRAPPER|FOREIGN TABLE|FUNCTION|INDEX|LANGUAGE|
MATERIALIZED VIEW|OPERATOR|OPERATOR CLASS|OPERATOR FAMILY|POLICY|PROCEDURE|PUBLICATION|ROUTINE|RULE|SCHEMA|SEQUENCE|SERVER|STATISTICS|SUBSCRIPTION|TABLE|
TEXT SEARCH CONFIGURATION|TEXT SEARCH DICTIONARY|TEXT SEARCH PARSER|TEXT SEARCH TEMPLATE|TRANSFORM|TRIGGER|TYPE|USER MAPPING|VIEW""".replace("\n", "")
_OTHERS = """ALTER DEFAULT PRIVILEGES|ALTER LARGE OBJECT|COMMENT|CREATE TABLE AS|DROP OWNED|GRANT|IMPORT FOREIGN SCHEMA|REFRESH MATERIALIZED VIEW|REVOKE|
SECURITY LABEL|SELECT INTO""".replace("\n", "")
_WITHOUT = """ALTER DATABASE|ALTER EVENT TRIGGER|ALTER ROLE|ALTER SYSTEM|ALTER TABLESPACE|ANALYZE|BEGIN|CALL|CHECKPOINT|CLOSE|CLOSE CURSOR|CLOSE CURSOR ALL|CLUSTER|
COMMIT|COMMIT PREPARED|COPY|COPY FROM|CREATE DATABASE|CREATE EVENT TRIGGER|CREATE ROLE|CREATE TABLESPACE|DEALLOCATE|DEALLOCATE ALL|DECLARE CURSOR|DELETE|DISCARD|
DISCARD ALL|DISCARD PLANS|DISCARD SEQUENCES|DISCARD TEMP|DO|DROP DATABASE|DROP EVENT TRIGGER|DROP REPLICATION SLOT|DROP ROLE|DROP TABLESPACE|EXECUTE|EXPLAIN|FETCH|
GRANT ROLE|INSERT|LISTEN|LOAD|LOCK TABLE|MERGE|MOVE|NOTIFY|PREPARE|PREPARE TRANSACTION|REASSIGN OWNED|REINDEX|RELEASE|RESET|REVOKE ROLE|ROLLBACK|ROLLBACK PREPARED|
SAVEPOINT|SELECT|SELECT FOR KEY SHARE|SELECT FOR NO KEY UPDATE|SELECT FOR SHARE|SELECT FOR UPDATE|SET|SET CONSTRAINTS|SHOW|START TRANSACTION|TRUNCATE TABLE|UNLISTEN|
UPDATE|VACUUM""".replace("\n", "")
SUPPORTED = frozenset(f"{verb} {o}" for verb in ("ALTER", "CREATE", "DROP") for o in _OBJECTS.split("|")) | frozenset(_OTHERS.split("|"))
REWRITING = frozenset(("ALTER MATERIALIZED VIEW", "ALTER TABLE", "ALTER TYPE"))
KNOWN = SUPPORTED | frozenset(_WITHOUT.split("|"))  # tags that WHEN may name, be it to be told that there are no event triggers for them

_SHARED = frozenset(("database", "role", "tablespace", "event trigger"))  # objects of which event triggers hear nothing


def _column_or(word: str, session: Any, s: tree.RenameStmt) -> str:
    if word not in ("column", "constraint", "attribute", "domain constraint"):
        return word
    if word == "column":
        catalog = session.catalog
        try:
            found = catalog.tables.get(catalog.find_oid(s.name, session.context.search_path))
        except Exception:  # the statement itself will complain
            found = None
        return {"v": "view", "m": "materialized view", "f": "foreign table"}.get(found.kind if found is not None else "", "table")
    return {"constraint": "table", "attribute": "type", "domain constraint": "domain"}[word]


def _as(s: tree.CreateTableAsStmt) -> str:
    return "CREATE MATERIALIZED VIEW" if s.materialized_view else "SELECT INTO" if s.select_into else "CREATE TABLE AS"


def _altered(session: Any, s: Any) -> str:
    return f"ALTER {s.object.upper()}"


def _moved(session: Any, s: Any) -> str:
    return f"ALTER {s.kind.upper()}"


_TAGS: dict[type, str | Callable[[Any, Any], str]] = {
    tree.CreateSchemaStmt: "CREATE SCHEMA", tree.CreateSequenceStmt: "CREATE SEQUENCE", tree.AlterSequenceStmt: "ALTER SEQUENCE",
    tree.CreateTableStmt: "CREATE TABLE", tree.CreateTableAsStmt: lambda session, s: _as(s), tree.CreateIndexStmt: "CREATE INDEX",
    tree.CreateViewStmt: "CREATE VIEW", tree.AlterTableStmt: _altered, tree.OwnerStmt: _altered, tree.SetSchemaStmt: _altered,
    tree.RenameStmt: lambda session, s: f"ALTER {_column_or(s.object, session, s).upper()}", tree.CommentStmt: "COMMENT",
    tree.CommentRoutineStmt: "COMMENT", tree.CommentOperatorStmt: "COMMENT", tree.CommentCastStmt: "COMMENT",
    tree.SecurityLabelStmt: "SECURITY LABEL",
    tree.DropStmt: lambda session, s: f"DROP {s.object.upper()}", tree.DropRoutineStmt: lambda session, s: f"DROP {s.kind.upper()}",
    tree.DropOperatorStmt: "DROP OPERATOR", tree.DropCastStmt: "DROP CAST", tree.RefreshStmt: "REFRESH MATERIALIZED VIEW",
    tree.CreateCompositeStmt: "CREATE TYPE", tree.CreateEnumStmt: "CREATE TYPE", tree.CreateRangeStmt: "CREATE TYPE",
    tree.CreateBaseStmt: "CREATE TYPE", tree.AlterBaseStmt: "ALTER TYPE", tree.CreateDomainStmt: "CREATE DOMAIN",
    tree.AlterCompositeStmt: "ALTER TYPE", tree.AlterEnumStmt: "ALTER TYPE", tree.AlterDomainStmt: "ALTER DOMAIN",
    tree.GrantStmt: lambda session, s: "REVOKE" if s.revoke else "GRANT", tree.DefaultPrivilegesStmt: "ALTER DEFAULT PRIVILEGES",
    tree.OwnedStmt: lambda session, s: "DROP OWNED" if s.to is None else "REASSIGN OWNED", tree.CreateExtensionStmt: "CREATE EXTENSION",
    tree.UpdateExtensionStmt: "ALTER EXTENSION", tree.MoveExtensionStmt: "ALTER EXTENSION",
    tree.PolicyStmt: lambda session, s: "ALTER POLICY" if s.alter else "CREATE POLICY", tree.CreateRuleStmt: "CREATE RULE",
    tree.CreateTriggerStmt: "CREATE TRIGGER", tree.TriggerDependsStmt: "ALTER TRIGGER", tree.CreateAggregateStmt: "CREATE AGGREGATE",
    tree.CreateOperatorStmt: "CREATE OPERATOR", tree.AlterOperatorStmt: "ALTER OPERATOR", tree.MoveOperatorStmt: "ALTER OPERATOR",
    tree.CreateCastStmt: "CREATE CAST", tree.CreateRoutineStmt: lambda session, s: f"CREATE {s.kind.upper()}", tree.AlterRoutineStmt: _moved,
    tree.MoveRoutineStmt: _moved,
    tree.CreateTextSearchStmt: lambda session, s: f"CREATE TEXT SEARCH {s.kind.upper()}", tree.AlterDictionaryStmt: "ALTER TEXT SEARCH DICTIONARY",
    tree.AlterMappingStmt: "ALTER TEXT SEARCH CONFIGURATION",
    tree.CreateClassStmt: "CREATE OPERATOR CLASS", tree.CreateFamilyStmt: "CREATE OPERATOR FAMILY", tree.AlterFamilyStmt: "ALTER OPERATOR FAMILY",
    tree.CreateAccessMethodStmt: "CREATE ACCESS METHOD", tree.CreateCollationStmt: "CREATE COLLATION", tree.CreateConversionStmt: "CREATE CONVERSION",
    tree.AlterDefinedStmt: _altered, tree.DropDefinedStmt: lambda session, s: f"DROP {s.object.upper()}", tree.CommentDefinedStmt: "COMMENT",
    tree.WrapperStmt: lambda session, s: f"{'ALTER' if s.alter else 'CREATE'} FOREIGN DATA WRAPPER", tree.CreateServerStmt: "CREATE SERVER",
    tree.AlterServerStmt: "ALTER SERVER", tree.UserMappingStmt: lambda session, s: f"{s.action.upper()} USER MAPPING",
    tree.CreateForeignTableStmt: "CREATE FOREIGN TABLE", tree.ImportSchemaStmt: "IMPORT FOREIGN SCHEMA",
    tree.CreateLanguageStmt: "CREATE LANGUAGE", tree.CreatePublicationStmt: "CREATE PUBLICATION", tree.AlterPublicationStmt: "ALTER PUBLICATION",
    tree.CreateSubscriptionStmt: "CREATE SUBSCRIPTION", tree.AlterSubscriptionStmt: "ALTER SUBSCRIPTION",
    tree.CreateStatisticsStmt: "CREATE STATISTICS", tree.AlterStatisticsStmt: "ALTER STATISTICS",
}


_WITHOUT_TRIGGERS: dict[type, Any] = {  # statements for which no event trigger fires
    tree.CreateEventTriggerStmt: "CREATE EVENT TRIGGER", tree.AlterEventTriggerStmt: "ALTER EVENT TRIGGER",
    tree.RoleStmt: lambda session, s: f"{s.action.upper()} ROLE", tree.DropRoleStmt: "DROP ROLE", tree.AlterDatabaseStmt: "ALTER DATABASE",
    tree.AlterSystemStmt: "ALTER SYSTEM",
    tree.GrantRoleStmt: lambda session, s: "REVOKE ROLE" if s.revoke else "GRANT ROLE", tree.TruncateStmt: "TRUNCATE TABLE", tree.ReindexStmt: "REINDEX",
    tree.ClusterStmt: "CLUSTER",
}


def shown_tag(session: Any, s: Any) -> str:
    """The tag of a statement that changes definitions, for messages."""
    if isinstance(s, tree.CreateTableAsStmt) and s.select_into:
        return "SELECT INTO"
    found = _TAGS.get(type(s)) or _WITHOUT_TRIGGERS.get(type(s))
    return str(found(session, s) if callable(found) else found)


def command_tag(session: Any, s: Any) -> str | None:
    """The tag of a statement for which event triggers fire; None for any other one."""
    if isinstance(s, tree.SecurityLabelStmt) and getattr(s.labelled, "object", None) in _SHARED:
        return None
    if getattr(s, "object", None) in _SHARED or (isinstance(s, tree.GrantStmt) and s.kind in _SHARED):
        return None
    found = _TAGS.get(type(s))
    tag = found(session, s) if callable(found) else found
    return tag if tag in SUPPORTED else None
