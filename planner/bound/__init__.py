"""The bound tree: expressions and queries whose every name has been looked up and whose every type is known.

The binder makes it from the raw parse tree; the planner rewrites it; the compiler turns its expressions
into Python source. A range-table entry has a number (`rid`) that is unique in the whole statement, so a
`Var` needs no level: a Var whose rid is not among a query's own entries is a reference to an outer query.
"""

from __future__ import annotations

from .base import Expr as Expr
from .base import copied as copied
from .base import keys_of as keys_of
from .base import put_back as put_back
from .base import there as there
from .composed import Array as Array
from .composed import ArrayCoerce as ArrayCoerce
from .composed import ArrayTest as ArrayTest
from .composed import Field as Field
from .composed import FieldStore as FieldStore
from .composed import ListArray as ListArray
from .composed import Row as Row
from .composed import RowCompare as RowCompare
from .composed import Subscript as Subscript
from .composed import SubscriptSet as SubscriptSet
from .composed import ToRecord as ToRecord
from .composed import WholeRow as WholeRow
from .queries import CommonTable as CommonTable
from .queries import ConflictClause as ConflictClause
from .queries import Entry as Entry
from .queries import JoinNode as JoinNode
from .queries import JoinTree as JoinTree
from .queries import LockClause as LockClause
from .queries import Merge as Merge
from .queries import MergeAction as MergeAction
from .queries import Modify as Modify
from .queries import OutputColumn as OutputColumn
from .queries import PolicyCheck as PolicyCheck
from .queries import Query as Query
from .queries import TargetEntry as TargetEntry
from .queries import ViewLevel as ViewLevel
from .scalars import PRESENT as PRESENT
from .scalars import Bool as Bool
from .scalars import CallAsGiven as CallAsGiven
from .scalars import Case as Case
from .scalars import CaseTest as CaseTest
from .scalars import Coalesce as Coalesce
from .scalars import CoerceDomain as CoerceDomain
from .scalars import CoerceIO as CoerceIO
from .scalars import CoerceTypmod as CoerceTypmod
from .scalars import Collate as Collate
from .scalars import Const as Const
from .scalars import Derived as Derived
from .scalars import DistinctFrom as DistinctFrom
from .scalars import Func as Func
from .scalars import IsTest as IsTest
from .scalars import JoinColumn as JoinColumn
from .scalars import JoinVar as JoinVar
from .scalars import MinMax as MinMax
from .scalars import NullIf as NullIf
from .scalars import Param as Param
from .scalars import Slot as Slot
from .scalars import SqlValue as SqlValue
from .scalars import TableOid as TableOid
from .scalars import Var as Var
from .sets import Aggregate as Aggregate
from .sets import GroupingCall as GroupingCall
from .sets import SortKey as SortKey
from .sets import SubLink as SubLink
from .sets import Window as Window
from .sets import WindowSpec as WindowSpec
from .walking import conjunction as conjunction
from .walking import conjuncts as conjuncts
from .walking import free_rids as free_rids
from .walking import free_vars as free_vars
from .walking import own_expressions as own_expressions
from .walking import query_exprs as query_exprs
from .walking import subqueries as subqueries
from .walking import transform as transform
from .walking import walk as walk
from .xml import Deferred as Deferred
from .xml import XmlCall as XmlCall
from .xml import XmlTableCall as XmlTableCall
