"""Tables, queries, cursors, schemas and the database as XML, and as XML Schema documents that describe it.

Source: PostgreSQL 15 manual, section 9.15.4; ISO 9075-14, clause 9.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from aurorapy import errors
from aurorapy.execution import make_plan
from aurorapy.plannable import is_plannable
from aurorapy.planner.functions.registry import define
from aurorapy.planner.parse import parse, tree
from aurorapy.routines.running import MODIFYING, run_plan, tag_of
from aurorapy.settling import settled

Columns = list[tuple[str, int]]
Rows = Iterable[tuple[Any, ...]]
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_VISIBLE_TABLES = "relkind IN ('r', 'm', 'v') AND pg_catalog.has_table_privilege (oid, 'SELECT')"
_VISIBLE_SCHEMAS = ("SELECT oid FROM pg_catalog.pg_namespace WHERE pg_catalog.has_schema_privilege (oid, 'USAGE') AND NOT (nspname ~ '^pg_' OR "
                    "nspname = 'information_schema') ORDER BY nspname")


# --- what is asked of the session ---------------------------------------------------------------


def _plan(session: Any, text: str) -> Any:
    statements = parse(text)
    if len(statements) != 1:
        raise errors.DataException("invalid query")
    statement = statements[0].statement
    if not is_plannable(statement) or isinstance(statement, MODIFYING):
        raise errors.FeatureNotSupported(f"{tag_of(statement)} is not allowed in a non-volatile function", where=f'SQL statement "{text}"')
    return settled(session, lambda: make_plan(session, statement, [], fixed=True))


def _described(session: Any, text: str) -> tuple[Any, Columns]:
    """(plan, columns) of a query; an error in it points into its text."""
    try:
        plan = _plan(session, text)
    except errors.SQLError as e:
        if e.position is not None and e.query is None:
            e.query = text
        raise
    return plan, [(c.name, c.type) for c in plan.columns]


def _rows(session: Any, text: str) -> tuple[list[Any], Columns]:
    plan, columns = _described(session, text)
    return run_plan(session, plan, ())[0], columns


def _oids(session: Any, text: str) -> list[int]:
    return [row[0] for row in _rows(session, text)[0]]


def _tables_of(session: Any, schema: int) -> list[int]:
    return _oids(session, f"SELECT oid FROM pg_catalog.pg_class WHERE relnamespace = {schema} AND {_VISIBLE_TABLES} ORDER BY relname")


def _named(session: Any, relation: int) -> tuple[str, str]:
    """(schema, name) of a relation."""
    found = _rows(session, f"SELECT n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = {relation}")[0]
    if not found:
        raise errors.UndefinedTable(f"relation with OID {relation} does not exist")
    return found[0][0], found[0][1]


def _schema_oid(session: Any, name: str) -> int:
    from aurorapy.planner.plan.deparse import quote_text

    found = _oids(session, f"SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = {quote_text(name)}")
    if not found:
        raise errors.InvalidSchemaName(f'schema "{name}" does not exist')
    return found[0]


def _schema_name(session: Any, oid: int) -> str:
    return str(_rows(session, f"SELECT nspname FROM pg_catalog.pg_namespace WHERE oid = {oid}")[0][0][0])


def _select(session: Any, relation: int) -> str:
    return f"SELECT * FROM {session.context.reg_out('regclass', relation)}"


# --- data ---------------------------------------------------------------------------------------


def _xml_name(name: str) -> str:
    from aurorapy.planner.xml.mapping import to_xml_name

    return to_xml_name(name, fully=True)


def _start(name: str, schema: str | None, namespace: str, *, top: bool) -> str:
    """The start of an element that may be the root."""
    text = f"<{name}"
    if top:
        text += f' xmlns:xsi="{_XSI}"' + (f' xmlns="{namespace}"' if namespace else "")
    if schema is not None:
        text += f' xsi:schemaLocation="{namespace} #"' if namespace else ' xsi:noNamespaceSchemaLocation="#"'
    return text + ">\n"


class Form:
    """How data are written: absent values or nil ones, an element a row or one around all, the target namespace."""

    def __init__(self, ctx: Any, nulls: bool, forest: bool, namespace: str) -> None:
        self.ctx, self.nulls, self.forest, self.namespace = ctx, nulls, forest, namespace

    def row(self, columns: Columns, row: tuple[Any, ...], table: str | None, *, top: bool) -> str:
        from aurorapy.planner.xml.mapping import value_text

        name = _xml_name(table) if table is not None else "row"
        parts = [_start(name, None, self.namespace, top=top) if self.forest else "<row>\n"]
        for (column, oid), value in zip(columns, row, strict=False):
            element = _xml_name(column)
            if value is not None:
                parts.append(f"  <{element}>{value_text(self.ctx, value, oid, escaped=True)}</{element}>\n")
            elif self.nulls:
                parts.append(f'  <{element} xsi:nil="true"/>\n')
        parts.append(f"</{name}>\n\n" if self.forest else "</row>\n\n")
        return "".join(parts)

    def rows(self, columns: Columns, rows: Rows, table: str | None, schema: str | None = None, *, top: bool = True) -> str:
        """query_to_xml_internal."""
        name = _xml_name(table) if table is not None else "table"
        parts = [] if self.forest else [_start(name, schema, self.namespace, top=top), "\n"]
        if schema is not None:
            parts.append(f"{schema}\n\n")
        parts += [self.row(columns, row, table, top=top) for row in rows]
        if not self.forest:
            parts.append(f"</{name}>\n")
        return "".join(parts)

    def table(self, relation: int, schema: str | None = None, *, top: bool = True) -> str:
        session = self.ctx.session
        _, name = _named(session, relation)
        rows, columns = _rows(session, _select(session, relation))
        return self.rows(columns, rows, name, schema, top=top)

    def schema(self, oid: int, schema: str | None = None, *, top: bool = True) -> str:
        session = self.ctx.session
        name = _xml_name(_schema_name(session, oid))
        tables = [self.table(relation, top=False) + "\n" for relation in _tables_of(session, oid)]
        return f"{_start(name, schema, self.namespace, top=top)}\n{'' if schema is None else schema + chr(10) * 2}{''.join(tables)}</{name}>\n"

    def database(self, schema: str | None = None) -> str:
        session = self.ctx.session
        name = _xml_name(self.ctx.current_database)
        schemas = [self.schema(oid, top=False) + "\n" for oid in _oids(session, _VISIBLE_SCHEMAS)]
        return f"{_start(name, schema, self.namespace, top=True)}\n{'' if schema is None else schema + chr(10) * 2}{''.join(schemas)}</{name}>\n"

    # --- what describes them ---

    def described_rows(self, columns: Columns, relation: int | None = None) -> str:
        """map_sql_table_to_xmlschema."""
        from aurorapy.planner.xml import schemas

        if relation is None:
            name, table_type, row_type = ("row" if self.forest else "table"), "TableType", "RowType"
        else:
            schema, table = _named(self.ctx.session, relation)
            name = _xml_name(table)
            table_type, row_type = (schemas.multipart(kind, self.ctx.current_database, schema, table) for kind in ("TableType", "RowType"))
        types = schemas.type_definitions(self.ctx, [oid for _, oid in columns])
        return schemas.document(types + schemas.table_definition(self.ctx, columns, name, table_type, row_type, nulls=self.nulls, forest=self.forest), self.namespace)

    def described_table(self, relation: int) -> str:
        return self.described_rows(_described(self.ctx.session, _select(self.ctx.session, relation))[1], relation)

    def described_schema(self, oid: int) -> str:
        from aurorapy.planner.xml import schemas

        session = self.ctx.session
        relations = _tables_of(session, oid)
        types = schemas.type_definitions(self.ctx, self._types(relations))
        names = [_named(session, r)[1] for r in relations]
        return schemas.document(types + schemas.schema_definition(self.ctx.current_database, _schema_name(session, oid), names, forest=self.forest), self.namespace)

    def described_database(self) -> str:
        from aurorapy.planner.xml import schemas

        session = self.ctx.session
        relations = _oids(session, f"SELECT oid FROM pg_catalog.pg_class WHERE {_VISIBLE_TABLES} AND relnamespace IN ({_VISIBLE_SCHEMAS})")
        types = schemas.type_definitions(self.ctx, self._types(relations))
        names = [_schema_name(session, oid) for oid in _oids(session, _VISIBLE_SCHEMAS)]
        return schemas.document(types + schemas.database_definition(self.ctx.current_database, names), self.namespace)

    def _types(self, relations: Sequence[int]) -> list[int]:
        session = self.ctx.session
        return [oid for r in relations for _, oid in _described(session, _select(session, r))[1]]


# --- functions ----------------------------------------------------------------------------------


def _query(form: Form, text: str) -> str:
    rows, columns = _rows(form.ctx.session, text)
    return form.rows(columns, rows, None)


def _query_schema(form: Form, text: str) -> str:
    return form.described_rows(_described(form.ctx.session, text)[1])


def _query_both(form: Form, text: str) -> str:
    rows, columns = _rows(form.ctx.session, text)
    return form.rows(columns, rows, None, form.described_rows(columns))


def _portal(session: Any, name: str) -> Any:
    found = session.portals.get(name)
    if found is None:
        raise errors.InvalidCursorName(f'cursor "{name}" does not exist')
    return found


def _cursor(ctx: Any, name: str, count: int, nulls: bool, forest: bool, namespace: str) -> str:
    from aurorapy.routines.running import run_utility

    session = ctx.session
    _portal(session, name)
    result = run_utility(session, tree.FetchStmt(name, "forward", count), "")
    columns = [(c.name, c.type) for c in result.plan_columns]
    form = Form(ctx, nulls, forest, namespace)
    body = "".join([form.row(columns, row, None, top=True) for row in result.rows])
    return body if forest else f"{_start('table', None, namespace, top=True)}\n{body}</table>\n"


def _cursor_schema(ctx: Any, name: str, nulls: bool, forest: bool, namespace: str) -> str:
    portal = _portal(ctx.session, name)
    columns = [(c.name, c.type) for c in portal.columns or portal.prepared.plan.columns]
    return Form(ctx, nulls, forest, namespace).described_rows(columns)


_OPTIONS = ("nulls", "tableforest", "targetns")


def _function(name: str, first: str, argument: str, oid: int, call: Callable[..., str], volatility: str = "s") -> None:
    """A function of one thing, or of the database (`first` is ''), with the three options."""

    def run(ctx: Any, *given: Any) -> str:
        *what, nulls, forest, namespace = given
        return call(Form(ctx, nulls, forest, namespace), *what)

    names = (argument, *_OPTIONS) if first else _OPTIONS
    define(name, f"{first} bool bool text".strip(), "xml", run, needs_context=True, volatility=volatility, oid=oid, arg_names=names)


_function("table_to_xml", "regclass", "tbl", 2923, Form.table)
_function("query_to_xml", "text", "query", 2924, _query, "v")
_function("table_to_xmlschema", "regclass", "tbl", 2926, Form.described_table)
_function("query_to_xmlschema", "text", "query", 2927, _query_schema, "v")
_function("table_to_xml_and_xmlschema", "regclass", "tbl", 2929, lambda f, relation: f.table(relation, f.described_table(relation)))
_function("query_to_xml_and_xmlschema", "text", "query", 2930, _query_both, "v")
_function("schema_to_xml", "name", "schema", 2933, lambda f, name: f.schema(_schema_oid(f.ctx.session, name)))
_function("schema_to_xmlschema", "name", "schema", 2934, lambda f, name: f.described_schema(_schema_oid(f.ctx.session, name)))


def _schema_both(form: Form, name: str) -> str:
    oid = _schema_oid(form.ctx.session, name)
    return form.schema(oid, form.described_schema(oid))


_function("schema_to_xml_and_xmlschema", "name", "schema", 2935, _schema_both)
_function("database_to_xml", "", "", 2936, Form.database)
_function("database_to_xmlschema", "", "", 2937, Form.described_database)
_function("database_to_xml_and_xmlschema", "", "", 2938, lambda f: f.database(f.described_database()))
define("cursor_to_xml", "refcursor int4 bool bool text", "xml", _cursor, needs_context=True, volatility="v", oid=2925, arg_names=("cursor", "count", *_OPTIONS))
define("cursor_to_xmlschema", "refcursor bool bool text", "xml", _cursor_schema, needs_context=True, volatility="v", oid=2928, arg_names=("cursor", *_OPTIONS))
