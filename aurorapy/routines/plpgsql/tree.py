"""A PL/pgSQL body as it is written. `line` counts from 1 in the body's text; `name` is what a statement is called in an error's context."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from aurorapy.records import dataclass


@dataclass(slots=True, eq=False)
class Variable:
    """kind: 'scalar' (also a refcursor), 'row' (a composite type), 'record'. `number`: of its local in the generated function. `assigned`: something is assigned to
    it. `type` is resolved when the function is generated: a tree.TypeName, a ('column', names) or ('rowtype', names) reference, or an oid."""

    name: str
    type: Any
    line: int = 0
    number: int = 0
    kind: str = "scalar"
    oid: int = 0
    typmod: int = -1
    constant: bool = False
    not_null: bool = False
    default: Expression | None = None
    cursor: Cursor | None = None
    assigned: bool = False
    sure: bool = False  # never NULL


@dataclass(slots=True, eq=False)
class Cursor:
    """A bound cursor: its query, its arguments, and whether it scrolls (None: not said)."""

    query: Expression
    args: list[Variable]
    scroll: bool | None = None


@dataclass(slots=True, eq=False)
class Namespace:
    """The names of a block, and those around it."""

    parent: Namespace | None
    label: str = ""
    names: dict[str, Variable] = field(default_factory=dict)
    labels: dict[str, Any] = field(default_factory=dict)

    def find(self, names: tuple[str, ...]) -> tuple[Variable, tuple[str, ...]] | None:
        """The variable that a name begins with, and the names that are left."""
        scope: Namespace | None = self
        while scope is not None:
            found = scope.names.get(names[0])
            if found is not None:
                return found, names[1:]
            if scope.label and scope.label == names[0] and len(names) > 1 and names[1] in scope.names:
                return scope.names[names[1]], names[2:]
            scope = scope.parent
        return None


@dataclass(slots=True, eq=False)
class Expression:
    """A piece of SQL: `text` as it is written (for a query without INTO), and what its names mean. kind: 'expression', 'query', 'utility'."""

    text: str
    start: int
    line: int
    scope: Namespace
    kind: str = "expression"
    raw: Any = None


@dataclass(slots=True, eq=False)
class Target:
    """What is assigned to: a variable, or a part of one (`raw` is the expression that names it)."""

    variable: Variable
    raw: Any = None
    text: str = ""
    field: str = ""  # of a record or row, where that is all
    scope: Any = None  # what the names in its subscripts mean, where that is not what they mean around it


@dataclass(slots=True, eq=False)
class Statement:
    kind: str
    line: int
    name: str = ""
    label: str = ""
    expr: Any = None  # an Expression
    exprs: list[Expression] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    body: list[Statement] = field(default_factory=list)
    branches: list[Any] = field(default_factory=list)
    otherwise: list[Statement] | None = None
    scope: Namespace | None = None
    variable: Any = None  # a Variable
    variables: list[Variable] = field(default_factory=list)
    handlers: list[Any] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)
    loop: Any = None
    used: bool = False  # something leaves it by its label, from inside of another loop
    used_continue: bool = False
    number: int = 0


@dataclass(slots=True, eq=False)
class Handler:
    """WHEN conditions THEN: SQLSTATEs, 'others' among them."""

    conditions: list[str]
    body: list[Statement]
    state: Variable
    message: Variable


@dataclass(slots=True, eq=False)
class Body:
    block: Statement
    scope: Namespace
    conflict: str
    variables: list[Variable]
