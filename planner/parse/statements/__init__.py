"""The statements that are no queries: a file a family, one function a statement.

Each function gets the parser at the statement's first keyword and leaves it behind the last token.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aurorapy.planner.parse.statements import (
    alter,
    create,
    databases,
    drop,
    foreign,
    maintenance,
    prepared,
    privileges,
    routines,
    settings,
    transactions,
)
from aurorapy.planner.parse.tree import Statement

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

STATEMENTS: dict[str, Callable[[Parser], Statement]] = {
    **transactions.STATEMENTS,
    **settings.STATEMENTS,
    **prepared.STATEMENTS,
    **privileges.STATEMENTS,
    **maintenance.STATEMENTS,
    **drop.STATEMENTS,
    **routines.STATEMENTS,
    "import": foreign.import_schema,
    "alter": alter.alter,
    "create": create.create,
    "comment": databases.comment,
    "security": databases.security_label,
}
