"""Types that users define, seen as SqlTypes: what an enum, a domain and a composite type have in common.

Their descriptors (`EnumDef` and so on) are rows of the catalog; a SqlType is made of one when it is first asked for, and is kept with the catalog.
Oids and names mean something in one database only, so `TYPES` asks the session at hand (`base.HOME`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .arrays import ArrayType
from .base import HOME, SqlType

FIRST_OID = 16384  # oids from here on are given by databases


def shown(schema: int, name: str, *, qualified: bool = False) -> str:
    """A user's type as SQL would write it now."""
    home = HOME.get()
    return home.shown_type(schema, name, qualified) if home is not None else name


def schema_name(schema: int) -> str:
    """The name of a user's type's schema."""
    home = HOME.get()
    return home.schema_name(schema) if home is not None else "public"


class UserType(SqlType):
    """`defined` is the descriptor, `schema` an oid."""

    __slots__ = ("defined", "schema")

    def __init__(self, defined: Any, oid: int, length: int, category: str, **more: Any) -> None:
        super().__init__(oid, defined.name, length, category, **more)
        self.defined, self.schema = defined, defined.schema

    @property
    def sql_name(self) -> str:
        return shown(self.schema, self.name)

    @sql_name.setter
    def sql_name(self, value: str) -> None:
        """What it is called depends on the search path."""

    def enforce(self, value: Any, ctx: Any) -> Any:
        """The datum, proven where the type has constraints."""
        return value


class UserArray(ArrayType):
    """An array of a user's type, or of a table's rows."""

    __slots__ = ("inner", "schema")

    def __init__(self, inner: UserType, name: str) -> None:
        self.inner = inner
        super().__init__(inner)
        self.name, self.schema = name, inner.schema

    @property
    def sql_name(self) -> str:
        return self.inner.sql_name + "[]"

    @sql_name.setter
    def sql_name(self, value: str) -> None:
        """What it is called depends on the search path."""

    def _of(self) -> SqlType:
        return self.inner

    def input(self, text: str, typmod: int, ctx: Any) -> Any:
        return self._proven(super().input(text, typmod, ctx), ctx)

    def binary_decoder(self, typmod: int, ctx: Any) -> Callable[[bytes], Any]:
        decode = super().binary_decoder(typmod, ctx)
        return lambda data: self._proven(decode(data), ctx)

    def _proven(self, value: tuple[Any, ...], ctx: Any) -> tuple[Any, ...]:
        """An array whose NULLs the domain allows."""
        if self.inner.typtype == "d" and None in value:
            self.inner.enforce(None, ctx)
        return value


def array_name(name: str, taken: Any) -> str:
    """The name of a type's array type: `_name`, with more underscores where that is taken."""
    made = "_" + name.encode()[:62].decode(errors="ignore")
    while taken(made):
        made = "_" + made.encode()[:62].decode(errors="ignore")
    return made
