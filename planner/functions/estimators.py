"""The selectivity estimators that operators are declared with. They have data of type internal for arguments, so nobody can call them; nor does the planner.

Source: PostgreSQL 15 manual, section 38.15; pg_operator.oprrest and oprjoin.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors

from .registry import define

_RESTRICT, _JOIN = "internal oid internal int4", "internal oid internal int2 internal"
_NAMES = """eq neq scalarlt scalarle scalargt scalarge area position cont like nlike iclike icnlike regexeq regexne icregexeq icregexne prefix arraycont
network ts_match matching""".split()
_SPELLED = {"arraycont": ("arraycontsel", "arraycontjoinsel"), "ts_match": ("tsmatchsel", "tsmatchjoinsel")}
_ONLY_RESTRICT = ("rangesel", "multirangesel")


def _refuse(*values: Any) -> Any:
    raise errors.FeatureNotSupported("selectivity estimators cannot be called")


for _name in _NAMES:
    _restrict, _join = _SPELLED.get(_name, (f"{_name}sel", f"{_name}joinsel"))
    define(_restrict, _RESTRICT, "float8", _refuse, volatility="s")
    define(_join, _JOIN, "float8", _refuse, volatility="s")
for _name in _ONLY_RESTRICT:
    define(_name, _RESTRICT, "float8", _refuse, volatility="s")
