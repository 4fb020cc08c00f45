"""CREATE DOMAIN and ALTER DOMAIN.

Source: PostgreSQL 15 manual, CREATE DOMAIN and ALTER DOMAIN; typecmds.c in its terms.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.execution import ExecState
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Column, Table
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.collations import collation_oid
from aurorapy.planner.types.domains import DomainCheck, DomainDef, domain, domain_default

from .claims import use_type
from .domain_checks import bind_check, check_text, kernel_of
from .expressions import binder, default_text, unplaced
from .naming import free_name, target_name
from .type_uses import holders
from .user_types import defined_type, new_names

_IMPOSSIBLE = {"primary": "primary key", "unique": "unique", "exclusion": "exclusion", "foreign": "foreign key"}


def create_domain(session: Any, s: tree.CreateDomainStmt) -> str:
    """CREATE DOMAIN."""
    schema, name, _ = target_name(session, tree.RangeTable(s.name))
    base, typmod = binder(session).type_name(s.type)
    t = TYPES[base]
    if t.typtype == "p":
        raise errors.DatatypeMismatch(f'"{t.name}" is not a valid base type for a domain')
    names = new_names(session, schema, name)
    use_type(session, base)
    collation = t.collation
    if s.collation is not None:
        if not collation:
            raise errors.DatatypeMismatch(f"collations are not supported by type {format_type(base)}", position=s.collation_pos)
        collation = collation_oid(s.collation, s.collation_pos)
    made = DomainDef(**names, base=base, typmod=typmod, collation=collation, default=domain_default(base))
    nullable: bool | None = None
    has_default = False
    for c in s.constraints:
        match c.kind:
            case "default":
                if has_default:
                    raise errors.SyntaxError_("multiple default expressions", position=c.pos)
                has_default = True
                made = replace(made, default=_default(session, made, c.expr))
            case "null" | "not null":
                if nullable not in (None, c.kind == "null"):
                    raise errors.SyntaxError_("conflicting NULL/NOT NULL constraints", position=c.pos)
                nullable = c.kind == "null"
                made = replace(made, not_null=not nullable)
            case "check":
                made = replace(made, checks=(*made.checks, _check(session, made, c)))
            case _:
                _refuse(c)
    session.catalog.put_type(made)
    return "CREATE DOMAIN"


def _refuse(c: tree.Constraint) -> None:
    if c.kind in _IMPOSSIBLE:
        raise errors.SyntaxError_(f"{_IMPOSSIBLE[c.kind]} constraints not possible for domains", position=c.pos)
    raise errors.FeatureNotSupported("specifying GENERATED not supported for domains", position=c.pos)


def _default(session: Any, made: DomainDef, raw: Any) -> str | None:
    with unplaced():
        return default_text(session, Column(made.name, made.base, made.typmod), raw)


def _check(session: Any, made: DomainDef, c: tree.Constraint) -> DomainCheck:
    if c.no_inherit:
        raise errors.InvalidObjectDefinition("check constraints for domains cannot be marked NO INHERIT", position=c.pos)
    taken = {x.name for x in made.checks}
    if c.name in taken:
        raise errors.DuplicateObject(f'constraint "{c.name}" for domain "{made.name}" already exists')
    with unplaced():
        expr = bind_check(binder(session), made.base, made.typmod, c.expr)
    name = c.name or free_name(session.catalog, -1, made.name, suffix="check", taken=taken)
    return DomainCheck(session.catalog.new_oid(), name, check_text(expr), not c.not_valid)


# --- ALTER DOMAIN -------------------------------------------------------------------------------


def alter_domain(session: Any, s: tree.AlterDomainStmt) -> str:
    """ALTER DOMAIN, but for what it has in common with ALTER TYPE."""
    from .ddl import notice

    found = defined_type(session, s.name, "domain")
    assert isinstance(found, DomainDef)
    check = next((c for c in found.checks if c.name == s.sub), None)
    changed = found
    match s.kind:
        case "set default":
            changed = replace(found, default=_default(session, found, s.expr))
        case "drop default":
            changed = replace(found, default=None)
        case "set not null":
            if not found.not_null:
                _prove(session, found, None)
            changed = replace(found, not_null=True)
        case "drop not null":
            changed = replace(found, not_null=False)
        case "add constraint":
            assert s.constraint is not None
            if s.constraint.kind != "check":
                _refuse(s.constraint)
            made = _check(session, found, s.constraint)
            if made.validated:
                _prove(session, found, made)
            changed = replace(found, checks=(*found.checks, made))
        case "drop constraint":
            if check is None and s.if_exists:
                notice(session, f'constraint "{s.sub}" of domain "{found.name}" does not exist, skipping')
                return "ALTER DOMAIN"
            changed = replace(found, checks=tuple(c for c in found.checks if c is not _existing(found, check, s.sub)))
        case "validate constraint":
            check = _existing(found, check, s.sub)
            _prove(session, found, check)
            changed = replace(found, checks=tuple(replace(c, validated=True) if c is check else c for c in found.checks))
    session.catalog.put_type(changed)
    return "ALTER DOMAIN"


def _existing(found: DomainDef, check: DomainCheck | None, name: str) -> DomainCheck:
    if check is None:
        raise errors.UndefinedObject(f'constraint "{name}" of domain "{found.name}" does not exist')
    return check


def rename_domain_constraint(session: Any, s: tree.RenameStmt) -> str:
    """ALTER DOMAIN ... RENAME CONSTRAINT."""
    found = defined_type(session, s.name, "domain")
    assert isinstance(found, DomainDef)
    if all(c.name != s.sub for c in found.checks):
        raise errors.UndefinedObject(f'constraint "{s.sub}" for domain {format_type(found.oid)} does not exist')
    if any(c.name == s.new_name for c in found.checks):
        raise errors.DuplicateObject(f'constraint "{s.new_name}" for domain {format_type(found.oid)} already exists')
    session.catalog.put_type(replace(found, checks=tuple(replace(c, name=s.new_name) if c.name == s.sub else c for c in found.checks)))
    return "ALTER DOMAIN"


def _prove(session: Any, found: DomainDef, check: DomainCheck | None) -> None:
    """Prove that what is stored of a domain fulfils a CHECK (None: NOT NULL); 23514, 23502, and 0A000 where it is inside of arrays or rows."""
    from .ddl import lock_table

    for table, column in domain_columns(session, found):
        table = lock_table(session, table, "share")
        access = session.access_now()
        at, of = column.attnum - 1, f'column "{column.name}" of table "{table.name}"'
        if check is None:
            if any(r[at] is None for batch in access.scan(table) for r in batch):
                raise errors.NotNullViolation(f"{of} contains null values", schema=table.schema_name, table=table.name, column=column.name)
            continue
        kernel = kernel_of(session.catalog_view, found, check.expression)
        state = ExecState((), session.context, access, [])
        if any(r[0] is False for batch in access.scan(table) for r in kernel([(row[at],) for row in batch], state)):
            raise errors.CheckViolation(f"{of} contains values that violate the new constraint", schema=table.schema_name, table=table.name, column=column.name)


def domain_columns(session: Any, found: DomainDef) -> list[tuple[Table, Column]]:
    """The stored columns of a domain, and of domains over it."""
    catalog = session.catalog
    domains = {found.oid}
    for d in catalog.types.values():
        t = domain(d.oid)
        if t is not None and any(level.oid == found.oid for level in t.levels()):
            domains.add(d.oid)
    inside = holders(catalog, domains)
    out: list[tuple[Table, Column]] = []
    for table in catalog.tables.values():
        if table.kind not in "rm":
            continue
        for column in table.live:
            if column.type in inside:
                raise errors.FeatureNotSupported(f'cannot alter type "{found.name}" because column "{table.name}.{column.name}" uses it')
            if column.type in domains:
                out.append((table, column))
    return out
