"""The statements about operator classes and families, access methods, collations and conversions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.planner.parse import tree

from .access_methods import create_access_method
from .creating import alter_family, create_class, create_family
from .defined import alter_defined, comment_on_defined, drop_defined


def _collation(session: Any, s: tree.CreateCollationStmt) -> str:
    from aurorapy.catalog.collations import create_collation

    return create_collation(session, s)


def _conversion(session: Any, s: tree.CreateConversionStmt) -> str:
    from aurorapy.catalog.conversions import create_conversion

    return create_conversion(session, s)


HANDLERS: dict[type, Callable[[Any, Any], str]] = {
    tree.CreateClassStmt: create_class, tree.CreateFamilyStmt: create_family, tree.AlterFamilyStmt: alter_family,
    tree.CreateAccessMethodStmt: create_access_method, tree.CreateCollationStmt: _collation, tree.CreateConversionStmt: _conversion,
    tree.AlterDefinedStmt: alter_defined, tree.DropDefinedStmt: drop_defined, tree.CommentDefinedStmt: comment_on_defined,
}
