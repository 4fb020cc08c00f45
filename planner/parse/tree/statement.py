"""A statement of whichever kind."""

from __future__ import annotations

from dataclasses import field
from typing import Union

from aurorapy.records import dataclass

from .defined_statements import (
    AlterDefinedStmt,
    AlterFamilyStmt,
    CommentDefinedStmt,
    CreateAccessMethodStmt,
    CreateClassStmt,
    CreateCollationStmt,
    CreateConversionStmt,
    CreateFamilyStmt,
    DropDefinedStmt,
)
from .event_trigger_statements import AlterEventTriggerStmt, CreateEventTriggerStmt
from .expressions import LiteralSlot
from .extension_statements import CreateExtensionStmt, MoveExtensionStmt, UpdateExtensionStmt
from .foreign_statements import AlterServerStmt, CreateForeignTableStmt, CreateServerStmt, ImportSchemaStmt, UserMappingStmt, WrapperStmt
from .language_statements import CreateLanguageStmt
from .modify import DeleteStmt, InsertStmt, MergeStmt, UpdateStmt
from .operation_statements import (
    AlterOperatorStmt,
    CommentCastStmt,
    CommentOperatorStmt,
    CreateAggregateStmt,
    CreateCastStmt,
    CreateOperatorStmt,
    DropCastStmt,
    DropOperatorStmt,
    MoveOperatorStmt,
)
from .policy_statements import PolicyStmt
from .privilege_statements import DefaultPrivilegesStmt, GrantRoleStmt, GrantStmt, OwnedStmt
from .publication_statements import AlterPublicationStmt, AlterSubscriptionStmt, CreatePublicationStmt, CreateSubscriptionStmt
from .queries import Select, SetOperation, Values
from .routines import AlterRoutineStmt, CallStmt, CommentRoutineStmt, CreateRoutineStmt, DoStmt, DropRoutineStmt, MoveRoutineStmt
from .rule_statements import CreateRuleStmt
from .schema import (
    AlterSequenceStmt,
    AlterTableStmt,
    CommentStmt,
    CreateIndexStmt,
    CreateSchemaStmt,
    CreateSequenceStmt,
    CreateTableAsStmt,
    CreateTableStmt,
    CreateViewStmt,
    DropStmt,
    OwnerStmt,
    RenameStmt,
    SecurityLabelStmt,
    SetSchemaStmt,
    TruncateStmt,
)
from .session import (
    CloseStmt,
    CopyStmt,
    DeallocateStmt,
    DeclareCursorStmt,
    DiscardStmt,
    ExecuteStmt,
    ExplainStmt,
    FetchStmt,
    ListenStmt,
    LoadStmt,
    LockStmt,
    NotifyStmt,
    PrepareStmt,
    SetStmt,
    ShowStmt,
    TransactionStmt,
    UnlistenStmt,
)
from .statistics import AlterStatisticsStmt, CreateStatisticsStmt
from .system import (
    AlterDatabaseStmt,
    AlterSystemStmt,
    CheckpointStmt,
    ClusterStmt,
    CreateDatabaseStmt,
    DropDatabaseStmt,
    DropRoleStmt,
    RefreshStmt,
    ReindexStmt,
    RoleStmt,
    UnsupportedStmt,
    VacuumStmt,
)
from .text_search_statements import AlterDictionaryStmt, AlterMappingStmt, CreateTextSearchStmt
from .trigger_statements import CreateTriggerStmt, TriggerDependsStmt
from .type_statements import (
    AlterBaseStmt,
    AlterCompositeStmt,
    AlterDomainStmt,
    AlterEnumStmt,
    CreateBaseStmt,
    CreateCompositeStmt,
    CreateDomainStmt,
    CreateEnumStmt,
    CreateRangeStmt,
)

Statement = Union[
    Select, Values, SetOperation, InsertStmt, UpdateStmt, DeleteStmt, MergeStmt, CreateTableStmt, CreateTableAsStmt,
    CreateIndexStmt, CreateViewStmt, CreateSchemaStmt, CreateSequenceStmt, AlterSequenceStmt, AlterTableStmt, RenameStmt,
    SetSchemaStmt, OwnerStmt, DropStmt, TruncateStmt, CommentStmt, SecurityLabelStmt, TransactionStmt, SetStmt, ShowStmt, PrepareStmt,
    ExecuteStmt, DeallocateStmt, DeclareCursorStmt, FetchStmt, CloseStmt, ExplainStmt, CopyStmt, ListenStmt, UnlistenStmt,
    NotifyStmt, DiscardStmt, LoadStmt, LockStmt, VacuumStmt, CheckpointStmt, ReindexStmt, RefreshStmt, ClusterStmt, CreateDatabaseStmt, AlterDatabaseStmt,
    AlterSystemStmt,
    DropDatabaseStmt, RoleStmt, DropRoleStmt, UnsupportedStmt,
    CreateExtensionStmt, UpdateExtensionStmt, MoveExtensionStmt, CreateLanguageStmt,
    AlterDictionaryStmt, AlterMappingStmt, CreateTextSearchStmt, AlterStatisticsStmt, CreateStatisticsStmt,
    CreateEventTriggerStmt, AlterEventTriggerStmt,
    CreateEnumStmt, CreateRangeStmt, CreateBaseStmt, AlterBaseStmt, AlterEnumStmt, CreateCompositeStmt, AlterCompositeStmt, CreateDomainStmt, AlterDomainStmt,
    CreateTriggerStmt, PolicyStmt, CreateRuleStmt, TriggerDependsStmt, GrantStmt, GrantRoleStmt, DefaultPrivilegesStmt, OwnedStmt,
    AlterOperatorStmt, CommentCastStmt, CommentOperatorStmt, CreateAggregateStmt, CreateCastStmt,
    CreateOperatorStmt, DropCastStmt, DropOperatorStmt, MoveOperatorStmt,
    AlterDefinedStmt, AlterFamilyStmt, CommentDefinedStmt, CreateAccessMethodStmt, CreateClassStmt, CreateCollationStmt, CreateConversionStmt,
    CreateFamilyStmt, DropDefinedStmt,
    WrapperStmt, CreateServerStmt, AlterServerStmt, UserMappingStmt, CreateForeignTableStmt, ImportSchemaStmt,
    CreatePublicationStmt, AlterPublicationStmt, CreateSubscriptionStmt, AlterSubscriptionStmt,
    CreateRoutineStmt, AlterRoutineStmt, MoveRoutineStmt, DropRoutineStmt, CommentRoutineStmt, CallStmt, DoStmt,
]


@dataclass(frozen=True, slots=True)
class Parsed:
    """One statement of a message: its tree, its exact text, where that text starts in the whole message,
    and the highest $n in it. `slots` are the lifted literals, when the text was parsed for the plan cache;
    `cut` its identifiers that were too long, as written and as they are."""

    statement: Statement
    text: str
    offset: int
    parameters: int = 0
    slots: tuple[LiteralSlot, ...] = field(default=())
    cut: tuple[tuple[str, str], ...] = ()
