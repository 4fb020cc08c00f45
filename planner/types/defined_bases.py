"""Base types that users define: a shell, or a type whose input and output functions are those of a built-in type under other names, so that its data are
that one's.

Source: PostgreSQL 15 manual, CREATE TYPE, "Base Types"; section 38.13.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.records import dataclass

from .base import SqlType, find_type
from .user import FIRST_OID, UserType

Ref = Any  # as in planner.operations: a user's function by its oid, a built-in one by name and types, 0 for none


@dataclass(frozen=True, slots=True)
class ShellDef:
    """A name for a type to come."""

    oid: int
    name: str
    schema: int
    owner: int = 10
    array: int = 0
    array_name: str = ""


@dataclass(frozen=True, slots=True)
class DefinedBase:
    """`data` is the built-in type whose data its data are; `default` the text form of one."""

    oid: int
    name: str
    schema: int
    array: int
    array_name: str
    data: int
    input: Ref
    output: Ref
    length: int
    byval: bool
    align: str
    storage: str
    receive: Ref = 0
    send: Ref = 0
    typmod_in: Ref = 0
    typmod_out: Ref = 0
    analyze: Ref = 0
    subscript: Ref = 0
    category: str = "U"
    preferred: bool = False
    delimiter: str = ","
    element: int = 0
    collation: int = 0
    default: str | None = None
    owner: int = 10

    @property
    def functions(self) -> tuple[Ref, ...]:
        """What it is made of, in the order of pg_type's columns."""
        return self.input, self.output, self.receive, self.send, self.typmod_in, self.typmod_out, self.analyze, self.subscript


class ShellType(UserType):
    """What nothing can be made of but the functions of the type to come."""

    __slots__ = ()

    def __init__(self, defined: ShellDef) -> None:
        super().__init__(defined, defined.oid, 4, "P", typtype="p")

    def input(self, text: str, typmod: int, ctx: Any) -> Any:
        raise errors.FeatureNotSupported("cannot accept a value of a shell type")

    def text_encoder(self, ctx: Any) -> Callable[[Any], str]:
        raise errors.FeatureNotSupported("cannot display a value of a shell type")


class DefinedType(UserType):
    """`like` has the data; a modifier is the business of the modifier's functions, and of a cast to the type itself."""

    __slots__ = ("like", "modified")

    def __init__(self, defined: DefinedBase, like: SqlType, modified: SqlType | None) -> None:
        super().__init__(defined, defined.oid, defined.length, defined.category, preferred=defined.preferred, array=defined.array, collation=defined.collation,
                         delimiter=defined.delimiter, order_key=like.order_key, hash_key=like.hash_key, align=defined.align, storage=defined.storage)
        self.byval, self.like, self.modified = defined.byval, like, modified

    def input(self, text: str, typmod: int, ctx: Any) -> Any:
        value = self.like.input(text, typmod, ctx)
        return value if typmod < 0 else self.like.coerce_typmod(value, typmod, False)

    def text_encoder(self, ctx: Any) -> Callable[[Any], str]:
        return self.like.text_encoder(ctx)

    def binary_encoder(self, ctx: Any) -> Callable[[Any], bytes]:
        if not self.defined.send:
            raise errors.UndefinedFunction(f"no binary output function available for type {self.sql_name}")
        return self.like.binary_encoder(ctx)

    def binary_decoder(self, typmod: int, ctx: Any) -> Callable[[bytes], Any]:
        if not self.defined.receive:
            raise errors.UndefinedFunction(f"no binary input function available for type {self.sql_name}")
        return self.like.binary_decoder(typmod, ctx)

    def typmod_in(self, args: list[str]) -> int:
        if self.modified is None:
            raise errors.SyntaxError_(f'type modifier is not allowed for type "{self.name}"')
        return self.modified.typmod_in(args)

    def typmod_out(self, typmod: int) -> str:
        if typmod < 0:
            return ""
        return f"({typmod})" if self.modified is None or not self.defined.typmod_out else self.modified.typmod_out(typmod)


def defined_base(oid: int) -> DefinedType | None:
    """The base type of that oid that a user has defined; None for every other type."""
    if oid < FIRST_OID:
        return None
    found = find_type(oid)
    return found if isinstance(found, DefinedType) else None


def data_type(oid: int) -> int:
    """The built-in type whose data a user's base type has; any other type is its own."""
    found = defined_base(oid)
    return oid if found is None else int(found.like.oid)


def is_shell(oid: int) -> bool:
    """Whether a type is only a name."""
    return oid >= FIRST_OID and isinstance(find_type(oid), ShellType)


# types of whose data the binary form is the image of what PostgreSQL keeps
_IMAGES = {1: (16, 18), 2: (21,), 4: (23, 26, 28, 29, 700, 1082, 24, 2202, 2203, 2204, 2205, 2206, 3734, 3769, 4089, 4096, 4191),
           8: (20, 701, 790, 1083, 1114, 1184, 3220, 5069), 16: (2950,), -1: (17, 25, 114, 142, 1042, 1043, 1790, 705, 2275)}
_WORDS = frozenset((25, 114, 142, 1042, 1043, 1790, 705, 2275))
_NUMBERS = frozenset((26, 28, 29, 24, 2202, 2203, 2204, 2205, 2206, 3734, 3769, 4089, 4096, 4191))


def reading(source: int, target: int) -> Callable[[Any, Any], Any] | None | bool:
    """How a datum of one type is read as one of another that has the same image: False where it cannot be told, None where it stays as it is."""
    source, target = data_type(source), data_type(target)
    if source == target or (source in _WORDS and target in _WORDS) or (source in _NUMBERS and target in _NUMBERS):
        return None
    if not any(source in group and target in group for group in _IMAGES.values()):
        return False
    return lambda ctx, value: find_type(target).binary_decoder(-1, ctx)(find_type(source).binary_encoder(ctx)(value))  # type: ignore[union-attr]
