"""sqlglot's AST to the nodes of tree/: one method a class of node, one module a family.

    expressions -> functions -> queries -> writes -> schema

A node's `_meta["at"]` is the index of its token in our lexer's lists; its position is that token's offset, counted from the start of the
statement. A literal whose offset a slot names becomes the slot, and NotLiftable is raised where the grammar needs its value.
"""

from aurorapy.planner.parse.reader.schema import Reader

__all__ = ["Reader"]
