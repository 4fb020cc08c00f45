"""Aggregates, operators and casts that users define: the statements, and what they are to the binder."""
