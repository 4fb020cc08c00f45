"""CREATE LANGUAGE; renaming, owners, comments and DROP have the nodes that all objects share."""

from __future__ import annotations

from aurorapy.records import dataclass

from .types import Name


@dataclass(frozen=True, slots=True)
class CreateLanguageStmt:
    """`inline` and `validator`: None where there is none."""

    name: str
    replace: bool
    trusted: bool
    handler: Name
    inline: Name | None
    validator: Name | None
    pos: int | None = None
