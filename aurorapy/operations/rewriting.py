"""Stored text that has users' operators, kept true when the schema of one changes."""

from __future__ import annotations

from typing import Any

from aurorapy.planner.operations import OperatorDef
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.routines.dependents import CallRewriting


class OperatorRewriting(CallRewriting):
    """Stored text with some operators, which are about to be in another schema or in one of another name."""

    def __init__(self, session: Any, oids: list[int]) -> None:
        catalog = session.catalog
        names = {f"{quote_name(catalog.schemas[o.schema])}.{o.name})" for oid in oids if isinstance(o := catalog.operations[oid], OperatorDef)}
        super().__init__(session, set(oids), lambda text: text is not None and any(f"OPERATOR({n}" in text for n in names))
