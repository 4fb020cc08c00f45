"""Nodes for what PostgreSQL says and sqlglot has no class for.

Everything else is sqlglot's own (exp.Select, exp.Cast, exp.Window, ...). Each node keeps in `_meta["at"]` the index of the token
that PostgreSQL would point at in an error; the reader turns it into a position.
"""

from __future__ import annotations

from typing import ClassVar

from sqlglot import exp


class Prefix(exp.Unary):
    """An operator in front of its operand, where sqlglot has no class of its own: `+ a`, `@ a`, `OPERATOR(s.-) a`."""

    arg_types: ClassVar[dict[str, bool]] = {"this": True, "operator": True, "schema": False}


class Infix(exp.Expression, exp.Binary):
    """An operator without a level of its own: `a @> b`, `a OPERATOR(s.+) b`; the exact spelling is in `operator`."""

    arg_types: ClassVar[dict[str, bool]] = {"this": True, "expression": True, "operator": True, "schema": False}


class Normalized(exp.Expression):
    """`x IS [NOT] [NFC] NORMALIZED`."""

    arg_types: ClassVar[dict[str, bool]] = {"this": True, "form": False, "negate": False}


class Spelled(exp.Expression):
    """A call that SQL spells with words and PostgreSQL turns into one of pg_catalog's functions, named in `this`."""

    arg_types: ClassVar[dict[str, bool]] = {"this": True, "expressions": False}


class Session(exp.Expression):
    """CURRENT_DATE, SESSION_USER and the other names that are calls without parentheses."""

    arg_types: ClassVar[dict[str, bool]] = {"this": True, "precision": False}


class Call(exp.Anonymous):
    """A function call with what PostgreSQL allows inside its parentheses."""

    arg_types: ClassVar[dict[str, bool]] = {
        "this": True, "expressions": False, "named": False, "star": False, "distinct": False, "variadic": False, "order": False,
    }  # fmt: skip


class Xml(exp.Expression):
    """XMLELEMENT and its kin, `x IS DOCUMENT`; `this` says which. `named`: (name or None, value, token) of attributes or of a forest's elements."""

    arg_types: ClassVar[dict[str, bool]] = {"this": True, "expressions": False, "name": False, "named": False, "option": False, "target": False}


class XmlTable(exp.Expression):
    """`XMLTABLE (.. PASSING .. COLUMNS ..)`; `namespaces`: (prefix or None, URI)."""

    arg_types: ClassVar[dict[str, bool]] = {"this": True, "document": True, "namespaces": False, "columns": True, "alias": False, "lateral": False}


class XmlColumn(exp.Expression):
    """A column of XMLTABLE; without `kind` it is FOR ORDINALITY."""

    arg_types: ClassVar[dict[str, bool]] = {"this": True, "kind": False, "path": False, "default": False, "not_null": False}


class Row(exp.Tuple):
    """`ROW(..)` (explicit) or `(a, b)`."""

    arg_types: ClassVar[dict[str, bool]] = {"expressions": False, "explicit": False}


class ArrayQuery(exp.Expression):
    """`ARRAY (SELECT ..)`."""


class GroupingCall(exp.Expression):
    """`GROUPING (a, b)`."""

    arg_types: ClassVar[dict[str, bool]] = {"expressions": True}


class Default(exp.Expression):
    """DEFAULT as a value."""

    arg_types: ClassVar[dict[str, bool]] = {}


class CurrentOf(exp.Expression):
    """`WHERE CURRENT OF cursor`."""


class TypeName(exp.DataType):
    """A type: `names` as PostgreSQL's catalog has them, its modifiers in `expressions`, one entry in `dims` a pair of brackets."""

    arg_types: ClassVar[dict[str, bool]] = {"this": True, "names": True, "expressions": False, "dims": False, "setof": False}


class Search(exp.Expression):
    """`SEARCH DEPTH FIRST BY a SET b` behind a common table."""

    arg_types: ClassVar[dict[str, bool]] = {"kind": True, "columns": True, "target": True}


class Cycle(exp.Expression):
    """`CYCLE a SET b [TO x DEFAULT y] USING c` behind a common table."""

    arg_types: ClassVar[dict[str, bool]] = {"columns": True, "mark": True, "value": False, "default": False, "path": True}


class Sort(exp.Ordered):
    """An item of ORDER BY; sqlglot's class has no USING and cannot say that NULLS was left out."""

    arg_types: ClassVar[dict[str, bool]] = {"this": True, "desc": False, "nulls": False, "using": False}


class Frame(exp.WindowSpec):
    """`ROWS BETWEEN .. AND .. EXCLUDE ..`."""

    arg_types: ClassVar[dict[str, bool]] = {"kind": True, "start": True, "start_offset": False, "end": True, "end_offset": False, "exclude": False}


class IndexElement(exp.Expression):
    """index_elem: what is indexed and how it is ordered."""

    arg_types: ClassVar[dict[str, bool]] = {"this": True, "collation": False, "opclass": False, "desc": False, "nulls": False, "ordered": False,
                                             "options": False}


class InsertTarget(exp.Expression):
    """A column to assign to, with what is taken from it: `a`, `a[1]`, `a.b`."""

    arg_types: ClassVar[dict[str, bool]] = {"this": True, "expressions": False}


class Assignment(exp.Expression):
    """`a = x`, `(a, b) = x` (multiple)."""

    arg_types: ClassVar[dict[str, bool]] = {"expressions": True, "this": True, "multiple": False}


class Rule(exp.Expression):
    """A constraint of a column or a table; the arguments are those of the tree's Constraint."""

    arg_types: ClassVar[dict[str, bool]] = {"kind": True}


class Like(exp.LikeProperty):
    """`LIKE t INCLUDING ..` among a table's elements."""
