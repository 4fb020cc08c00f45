"""GRANT, REVOKE, ALTER DEFAULT PRIVILEGES, and what is about all that a role owns."""

from __future__ import annotations

from typing import Union

from aurorapy.records import dataclass

from .routines import RoutineName
from .types import Name


@dataclass(frozen=True, slots=True)
class Privilege:
    """One privilege, None for ALL; its columns, if it is about some."""

    name: str | None
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GrantStmt:
    """GRANT or (`revoke`) REVOKE privileges ON objects. `kind`: 'table' 'sequence' 'database' 'function' 'procedure' 'routine' 'language' 'schema' 'type'
    'domain' and others that there are none of; `in_schemas`: the names are schemas, of whose objects all are meant. `option`: WITH GRANT OPTION, or
    GRANT OPTION FOR."""

    revoke: bool
    kind: str
    names: tuple[Union[Name, RoutineName], ...]
    privileges: tuple[Privilege, ...]
    grantees: tuple[str, ...]
    in_schemas: bool = False
    option: bool = False
    grantor: str | None = None
    cascade: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class GrantRoleStmt:
    """GRANT or (`revoke`) REVOKE of roles. `option`: WITH ADMIN OPTION, or ADMIN OPTION FOR."""

    revoke: bool
    roles: tuple[str, ...]
    members: tuple[str, ...]
    option: bool = False
    grantor: str | None = None
    cascade: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DefaultPrivilegesStmt:
    """ALTER DEFAULT PRIVILEGES [FOR ROLE roles] [IN SCHEMA schemas] and a GRANT or REVOKE without objects' names."""

    roles: tuple[str, ...]
    schemas: tuple[str, ...]
    grant: GrantStmt
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class OwnedStmt:
    """REASSIGN OWNED BY roles TO `to`, or DROP OWNED BY roles (`to` None)."""

    roles: tuple[str, ...]
    to: str | None = None
    cascade: bool = False
    pos: int | None = None
