"""CREATE FOREIGN TABLE, the options of foreign tables and their columns, IMPORT FOREIGN SCHEMA; and that nothing can be read or written without a handler.

A foreign table is a relation of kind 'f' with a server and no tree. The rest of what tables have (columns, constraints, parents, triggers) it has as they do.

Source: PostgreSQL 15 manual, CREATE FOREIGN TABLE, ALTER FOREIGN TABLE, IMPORT FOREIGN SCHEMA; foreigncmds.c and tablecmds.c in its terms.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NoReturn

from aurorapy import errors
from aurorapy.planner.bind.scope import SYSTEM_COLUMNS
from aurorapy.planner.foreign import ServerDef, WrapperDef
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table
from aurorapy.privileges.acl import USAGE
from aurorapy.privileges.holding import Object, require

from .named import COLUMN_CLASS, TABLE_CLASS, need, use
from .options import changed_options

_REFUSED = {"primary": "primary key", "unique": "unique", "foreign": "foreign key", "exclusion": "exclusion"}


def no_handler(catalog: Any, server: int) -> NoReturn:
    """55000: the wrapper of a server cannot read or write."""
    wrapper: WrapperDef = catalog.operations[catalog.operations[server].wrapper]
    e = errors.ObjectNotInPrerequisiteState(f'foreign-data wrapper "{wrapper.name}" has no handler')
    e.when_run = True
    raise e


def refuse_constraint(c: tree.Constraint) -> None:
    """0A000 for a constraint that foreign tables cannot have."""
    if c.kind in _REFUSED:
        raise errors.FeatureNotSupported(f"{_REFUSED[c.kind]} constraints are not supported on foreign tables", position=c.pos)


def create_foreign_table(session: Any, s: tree.CreateForeignTableStmt) -> str:
    """CREATE FOREIGN TABLE."""
    from aurorapy.catalog.tables import create_table

    for element in s.table.elements:
        if isinstance(element, tree.TableLike):
            raise errors.FeatureNotSupported("LIKE is not supported for creating foreign tables", position=element.table.pos)
        for c in (element,) if isinstance(element, tree.Constraint) else element.constraints:
            refuse_constraint(c)
    made = create_table(session, s.table, foreign=s)
    if made == "CREATE TABLE":
        catalog = session.catalog
        oid = catalog.find_oid(s.table.table.name[-2:], session.context.search_path)
        for element in s.table.elements:
            if isinstance(element, tree.ColumnDef) and element.options:
                column_options(session, catalog.tables[oid], tree.AlterTableAction("column options", element.name, value=element.options))
    return "CREATE FOREIGN TABLE"


def server_and_options(session: Any, s: tree.CreateForeignTableStmt) -> tuple[int, tuple[tuple[str, str], ...]]:
    """What CREATE FOREIGN TABLE says of the server, of which the user must have USAGE."""
    server: ServerDef = need(session, "server", s.server)
    require(session, Object("foreign server", server.oid), USAGE)
    use(session, "server", server)
    return server.oid, changed_options(session, (), s.options, _validator(session, server.oid), TABLE_CLASS)


def _validator(session: Any, server: int) -> Any:
    catalog = session.catalog
    return catalog.operations[catalog.operations[server].wrapper].validator


def refuse_unique(parent: Table, name: str | None) -> None:
    """42809 for a partition that would be foreign where the partitioned table has unique indexes. `name`: of one that is attached."""
    if any(i.unique for i in parent.indexes):
        if name is not None:
            raise errors.WrongObjectType(f'cannot attach foreign table "{name}" as partition of partitioned table "{parent.name}"',
                                         detail=f'Partitioned table "{parent.name}" contains unique indexes.')
        raise errors.WrongObjectType(f'cannot create foreign partition of partitioned table "{parent.name}"',
                                     detail=f'Table "{parent.name}" contains indexes that are unique.')


def table_options(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """ALTER FOREIGN TABLE ... OPTIONS."""
    given: Any = a.value
    options = changed_options(session, table.foreign_options, given, _validator(session, table.server), TABLE_CLASS)
    session.catalog.put_table(replace(table, foreign_options=options))


def column_options(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """ALTER FOREIGN TABLE ... ALTER COLUMN ... OPTIONS."""
    from aurorapy.catalog.parts import column_named, put_column

    given: Any = a.value
    if a.name in SYSTEM_COLUMNS and table.column(a.name) is None:
        raise errors.FeatureNotSupported(f'cannot alter system column "{a.name}"')
    column = column_named(table, a.name)
    options = changed_options(session, column.foreign_options, given, _validator(session, table.server), COLUMN_CLASS)
    put_column(session, table, replace(column, foreign_options=options))


def import_schema(session: Any, s: tree.ImportSchemaStmt) -> str:
    """IMPORT FOREIGN SCHEMA, which a handler would do."""
    server: ServerDef = need(session, "server", s.server)
    require(session, Object("foreign server", server.oid), USAGE)
    session.catalog.schema_oid(s.schema)
    no_handler(session.catalog, server.oid)
