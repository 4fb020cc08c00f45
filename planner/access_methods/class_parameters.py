"""The parameters that operator classes have: checked, kept and shown. They say how PostgreSQL makes signatures and summaries, which our indexes have none of.

Source: PostgreSQL 15 manual, sections 71.2 and 12.9; F.35 (pg_trgm), F.18 (hstore).
"""

from __future__ import annotations

from .classes import OperatorClass
from .methods import Parameter

_SIGNATURE = (Parameter("siglen", "integer", 1, 2024),)
_SIGNED = frozenset(("tsvector_ops", "gist_trgm_ops", "gist_hstore_ops", "gist__intbig_ops", "gist_ltree_ops", "gist__ltree_ops"))
_RANGES = (Parameter("numranges", "integer", 1, 252),)
_BLOOM = (Parameter("n_distinct_per_range", "real", -1, 2147483647), Parameter("false_positive_rate", "real", 0.0001, 0.25))
_MULTIPLE = (Parameter("values_per_range", "integer", 8, 256),)


def class_parameters(found: OperatorClass) -> tuple[Parameter, ...]:
    """What an operator class can be told."""
    if found.users:
        return ()
    if found.method == "gist":
        return _SIGNATURE if found.name in _SIGNED else _RANGES if found.name == "gist__int_ops" else ()
    if found.method == "brin":
        return _BLOOM if found.name.endswith("_bloom_ops") else _MULTIPLE if found.name.endswith("_minmax_multi_ops") else ()
    return ()
