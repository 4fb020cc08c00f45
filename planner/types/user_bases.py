"""Base types that extensions bring into a database: rows of its catalog that name the module which knows how they work.

Source: PostgreSQL 15 manual, CREATE TYPE; section 38.17.
"""

from __future__ import annotations

from typing import Any

from aurorapy.records import dataclass

from .user import UserType


@dataclass(frozen=True, slots=True)
class BaseDef:
    """`library` is the extension whose module makes the type, `base` the type's name in it."""

    oid: int
    name: str
    schema: int
    array: int
    array_name: str
    library: str
    base: str
    owner: int = 10


class Subscripted(UserType):
    """A type whose values take one subscript, a text, and have texts under them."""

    __slots__ = ()

    def fetch(self, value: Any, key: Any) -> Any:
        """value[key]"""
        raise NotImplementedError

    def store(self, value: Any, key: Any, new: Any) -> Any:
        """The value after value[key] = new."""
        raise NotImplementedError
