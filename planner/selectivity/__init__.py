"""Which share of a table's rows a condition keeps, and how many groups rows make: the planner's estimates.

    clauselist -> extended statistics first (extended), then condition by condition (clauses), ranges on one expression together
    one condition -> the estimator of its operator (scalars, patterns), from most common values, histogram, number of distinct values (variables)

Statistics come from ANALYZE; without it PostgreSQL's default selectivities hold.

Source: PostgreSQL 15 manual, chapter 76; clausesel.c, selfuncs.c, extended_stats.c for the formulas.
"""

from .clauses import clauselist, selectivity
from .groups import group_count
from .variables import Relation

__all__ = ["Relation", "clauselist", "group_count", "selectivity"]
