"""CREATE TABLE, CREATE TABLE AS, CREATE [MATERIALIZED] VIEW, CREATE INDEX.

sqlglot's node `exp.Create`; its `_parse_create` hands back an unparsed `exp.Command` for what it does not know and skips what it does not expect, so it is
overridden: nothing here makes a Command.
"""

from __future__ import annotations

from sqlglot import exp
from sqlglot.tokenizer_core import TokenType

from aurorapy.planner.parse.grammar.constraints import Constraints
from aurorapy.planner.parse.grammar.writes import Writes
from aurorapy.planner.parse.keywords import COL_ID
from aurorapy.planner.parse.statements.definitions import definition
from aurorapy.planner.parse.statements.partitions import bound_spec, partition_spec, typed_elements
from aurorapy.planner.parse.statements.prepared import execute


class Schema(Constraints):
    STATEMENT_PARSERS = {**Writes.STATEMENT_PARSERS, TokenType.CREATE: lambda self: self._parse_create()}

    def _parse_create(self) -> exp.Create:
        """Behind CREATE, at the first word of what a table, view or index starts with."""
        at = self._index - 1
        if self._take("or"):
            self._need("replace")
            return self._view(at, temporary=self._temporary(), replace=True)
        temporary = self._temporary()
        unlogged = not temporary and self._take("unlogged")
        kind = self._kinds[self._index]
        if kind == "materialized" and not temporary:
            return self._materialized_view(at)
        if kind in ("view", "recursive") and not unlogged:
            return self._view(at, temporary=temporary, replace=False)
        if kind in ("index", "unique") and not temporary and not unlogged:
            return self._parse_index_statement(at)
        return self._create_table(at, temporary=temporary, unlogged=unlogged)

    def _temporary(self) -> bool:
        if self._one_of(("local", "global")) and self._kinds[self._index] not in ("temp", "temporary"):
            self._fail()
        return self._one_of(("temp", "temporary")) is not None

    # --- tables ---

    def _create_table(self, at: int, *, temporary: bool, unlogged: bool) -> exp.Create:
        self._need("table")
        exists = self._parse_exists(not_=True)
        table = self._named_table()
        shared: dict[str, object] = {"temporary": temporary, "unlogged": unlogged, "exists": exists}
        if self._kinds[self._index] in ("of", "partition"):
            return self._typed_table(at, table, shared)
        columns: tuple[str, ...] | None = () if self._kinds[self._index] != "(" else None
        if columns is None and self._peek() in COL_ID and self._peek(2) in (",", ")"):
            columns = self._name_list()  # only CREATE TABLE AS has names without types
        inherits: list[exp.Expr] = []
        partition_by: object = None
        schema = self._parse_schema(table) if columns is None else None
        if columns is None and self._take("inherits"):
            inherits = self._parse_wrapped_csv(self._named_table)
        if columns is None and self._kinds[self._index] == "partition":
            partition_by = self._small(partition_spec)
        shared |= self._placement()
        if schema is None:
            self._need("as")
            query, tree = self._created_query()
            return self._node(
                exp.Create, at, this=table, kind="TABLE AS", columns=columns, expression=query, tree=tree, with_data=self._with_data(), **shared
            )
        return self._node(
            exp.Create, at, this=schema, kind="TABLE", inherits=inherits, partition_by=partition_by, **shared
        )

    def _placement(self, *, view: bool = False) -> dict[str, object]:
        """How a relation is stored, and where."""
        method = self._col_id() if self._take("using") else None
        options = self._storage()
        on_commit = None if view else self._on_commit()
        tablespace = self._col_id() if self._take("tablespace") else None
        return {"method": method, "options": options, "on_commit": on_commit, "tablespace": tablespace}

    def _created_query(self) -> tuple[exp.Expr | None, object]:
        """A query; or EXECUTE, which a small parser reads."""
        if self._kinds[self._index] == "execute":
            return None, self._small(execute)
        return self._query(), None

    def _typed_table(self, at: int, table: exp.Table, shared: dict[str, object]) -> exp.Create:
        """OF a type, or PARTITION OF a table: small parsers read what differs from other tables."""
        partition = self._take("partition")
        self._need("of")
        parent = self._named_table() if partition else None
        of_type = None if partition else self._any_name()
        elements = self._small(typed_elements)
        bound = self._small(bound_spec) if partition else None
        partition_by = self._small(partition_spec)
        shared |= self._placement()
        schema = self._bare(exp.Schema, this=table, expressions=[])
        return self._node(
            exp.Create, at, this=schema, kind="TABLE", inherits=[], partition_by=partition_by,
            partition_of=parent, of_type=of_type, elements=elements, bound=bound, **shared,
        )  # fmt: skip

    def _storage(self) -> tuple[tuple[str, object], ...]:
        if self._take("with"):
            return self._small(definition)
        if self._take("without"):
            self._need("oids")
        return ()

    def _on_commit(self) -> str | None:
        if not self._take("on"):
            return None
        self._need("commit")
        if self._take("drop"):
            return "drop"
        word = self._one_of(("delete", "preserve")) or self._fail()
        self._need("rows")
        return "delete rows" if word == "delete" else "preserve rows"

    def _with_data(self) -> bool:
        if not self._take("with"):
            return True
        with_data = not self._take("no")
        self._need("data")
        return with_data

    # --- views ---

    def _materialized_view(self, at: int) -> exp.Create:
        self._need("materialized", "view")
        exists = self._parse_exists(not_=True)
        view = self._named_table()
        columns = self._name_list() if self._kinds[self._index] == "(" else ()
        placement = self._placement(view=True)
        self._need("as")
        query = self._query()
        return self._node(
            exp.Create, at, this=view, kind="MATERIALIZED VIEW", columns=columns, expression=query, exists=exists, with_data=self._with_data(), **placement
        )

    def _view(self, at: int, *, temporary: bool, replace: bool) -> exp.Create:
        recursive = self._take("recursive")
        self._need("view")
        view = self._named_table()
        if recursive and self._kinds[self._index] != "(":
            self._fail()
        columns = self._name_list() if self._kinds[self._index] == "(" else ()
        options = self._small(definition) if self._take("with") else ()
        self._need("as")
        start = self._index
        query = self._query()
        text = self.source.text_between(start, self._index)
        check: str | None = None
        check_at = self._index
        if self._take("with"):
            check = "local" if self._one_of(("local", "cascaded")) == "local" else "cascaded"
            self._need("check", "option")
            if recursive:
                self._unsupported("WITH CHECK OPTION on recursive views", check_at)
        return self._node(
            exp.Create, at, this=view, kind="VIEW", columns=columns, expression=query, text=text, replace=replace, temporary=temporary,
            recursive=recursive, check=check, options=options,
        )  # fmt: skip

    # --- indexes ---

    def _parse_index_statement(self, at: int) -> exp.Create:
        unique = self._take("unique")
        self._need("index")
        concurrently = self._take("concurrently")
        exists = self._parse_exists(not_=True)
        name = self._col_id() if exists or self._kinds[self._index] != "on" else None
        self._need("on")
        table = self._relation()
        method = self._col_id() if self._take("using") else "btree"
        elements = self._parse_wrapped_csv(self._index_element)
        include = tuple(self._parse_wrapped_csv(self._included)) if self._take("include") else ()
        distinct = self._nulls_not_distinct()
        options = self._small(definition) if self._take("with") else ()
        if self._take("tablespace"):
            self._col_id()
        where: exp.Expr | None = None
        text: str | None = None
        if self._take("where"):
            start = self._index
            where = self._parse_disjunction()
            text = self.source.text_between(start, self._index)
        params = self._bare(exp.IndexParameters, using=method, columns=elements, include=include, with_storage=options, where=where)
        index = self._bare(exp.Index, this=name, table=table, unique=unique, params=params)
        return self._node(
            exp.Create, at, this=index, kind="INDEX", concurrently=concurrently, exists=exists, nulls_not_distinct=distinct, text=text
        )
