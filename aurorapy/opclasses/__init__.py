"""Operator classes and families that users define: the statements, and what the classes are to indexes, partitions and plans."""
