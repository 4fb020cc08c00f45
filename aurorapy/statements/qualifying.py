"""Names of three parts in utility statements: the first is the database, which is taken away where it is the one at hand; 0A000 where it is another.

A utility statement looks its names up in many places, so this is done once, before it runs, by what the tree says of its fields: `Name` is a name that may be
qualified. Queries inside of a statement are left alone: the binder takes their names, and tells where they stand.

Source: PostgreSQL 15 manual, section 4.1.1 and 5.9.1; RangeVarGetRelidExtended and DeconstructQualifiedName in its terms.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree

_RELATIONS = frozenset(("table", "index", "view", "sequence", "materialized view", "foreign table", "column", "constraint", "trigger", "rule", "policy"))
_PARTS = frozenset(("trigger", "rule", "policy"))  # DROP has one name for them and their relation
_OF_ANOTHER = frozenset(("attach partition", "detach partition", "attach index", "inherit", "no inherit", "of"))  # actions with the name of another relation
_QUERIES = frozenset(("expressions", "modify"))  # modules of the tree whose nodes the binder reads
_PLAIN = frozenset(("str", "int", "bool", "float", "None", "tuple", "Union", "Expr", "Privilege", "Select", "Query"))
_WORD = re.compile(r"[A-Za-z]\w*")


def in_database(session: Any, statement: Any) -> Any:
    """The statement with its names of this database qualified by schemas alone."""
    if not _named_fields(type(statement)):
        return statement
    return _Qualifier(session.database.name).node(statement, statement)


_FIELDS: dict[type, tuple[tuple[str, bool], ...]] = {}


def _named_fields(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a node that are names (True), or in which there may be some."""
    found = _FIELDS.get(kind)
    if found is None:
        found = _FIELDS[kind] = _find_fields(kind)
    return found


def _find_fields(kind: type) -> tuple[tuple[str, bool], ...]:
    if not is_dataclass(kind) or kind.__module__.rpartition(".")[2] in _QUERIES:
        return ()
    if kind.__module__.endswith(".queries") and kind is not tree.RangeTable:
        return ()
    found = []
    for f in fields(kind):
        words = set(_WORD.findall(str(f.type)))
        if "Name" in words:
            found.append((f.name, True))
        elif words - _PLAIN:
            found.append((f.name, False))
    return tuple(found)


class _Qualifier:
    def __init__(self, database: str) -> None:
        self.database = database

    def node(self, n: Any, statement: Any) -> Any:
        changed = {}
        for name, is_name in _named_fields(type(n)):
            old = getattr(n, name)
            new = self._value(old, n, statement, is_name=is_name)
            if new is not old:
                changed[name] = new
        return replace(n, **changed) if changed else n

    def _value(self, value: Any, n: Any, statement: Any, *, is_name: bool) -> Any:
        if not isinstance(value, tuple):
            return self.node(value, statement) if is_dataclass(value) else value
        if not value:
            return value
        if isinstance(value[0], str):
            if is_name and all(isinstance(v, str) for v in value):  # else what has a name in it, with what it is before it
                return self._name(value, n, statement)
            if isinstance(n, tree.AlterTableAction) and n.kind in _OF_ANOTHER and value is n.value:
                return self._plain(value) if n.kind == "of" else self._relation(value, statement, None)
            if value[0] in ("owned_by", "sequence_name") and isinstance(value[1], tuple):  # options of sequences
                name = self._relation(value[1], statement, None, parts=3 if value[0] == "owned_by" else 2)
                return value if name is value[1] else (value[0], name)
        items = tuple([self._value(v, n, statement, is_name=is_name) for v in value])
        return value if all(a is b for a, b in zip(items, value, strict=True)) else items

    def _name(self, names: tuple[str, ...], n: Any, statement: Any) -> tuple[str, ...]:
        if isinstance(n, tree.RangeTable):
            return self._relation(names, statement, n.pos)
        if isinstance(n, tree.RoutineType):  # of a column
            return self._relation(names, statement, None, parts=3)
        kind = getattr(n, "object", getattr(n, "kind", None))
        if (isinstance(n, tree.DropStmt) and kind in _PARTS) or (isinstance(n, tree.CommentStmt) and kind == "column"):
            return self._relation(names, statement, None, parts=3)
        return self._relation(names, statement, None) if kind in _RELATIONS else self._plain(names)

    def _relation(self, names: tuple[str, ...], statement: Any, pos: int | None, *, parts: int = 2) -> tuple[str, ...]:
        """A relation's name, of two parts at most; with a column's behind it, of three."""
        if len(names) <= parts:
            return names
        written = names[: len(names) - parts + 2]
        if len(written) > 3:
            raise errors.SyntaxError_(f"improper relation name (too many dotted names): {'.'.join(written)}")
        if names[0] != self.database:
            created = isinstance(statement, tree.CreateTableStmt)
            raise errors.FeatureNotSupported(f'cross-database references are not implemented: "{".".join(written)}"', position=pos if created else None)
        return names[1:]

    def _plain(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Any other object's name."""
        if len(names) < 3:
            return names
        if len(names) > 3:
            raise errors.SyntaxError_(f"improper qualified name (too many dotted names): {'.'.join(names)}")
        if names[0] != self.database:
            raise errors.FeatureNotSupported(f"cross-database references are not implemented: {'.'.join(names)}")
        return names[1:]
