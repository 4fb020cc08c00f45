"""What may stand in FROM: tables, subqueries, functions, and joins of them.

Of sqlglot the nodes and their shape: a table's `joins` are applied to it from left to right. Its `_parse_table` also takes other systems' hints, pivots,
partitions, versions and VALUES without parentheses, lets an alias be a reserved word, and hands back a bare `JOIN` without ON.
"""

from __future__ import annotations

from sqlglot import exp

from aurorapy.planner.parse.grammar.operands import QUERIES, Operands
from aurorapy.planner.parse.keywords import COL_ID, TYPE_FUNC, TYPE_FUNCTION_NAME

_JOIN_START = frozenset(("join", "inner", "left", "right", "full", "cross", "natural"))


class Tables(Operands):
    def _from_list(self) -> list[exp.Expr]:
        return self._parse_csv(self._table_ref)

    def _table_ref(self) -> exp.Expr:
        table = self._table_primary()
        self._joined(table)
        return table

    def _relation(self) -> exp.Table:
        """relation_expr: `t`, `t *`, `ONLY t`, `ONLY (t)`."""
        at = self._index
        only = self._take("only")
        if only and self._take("("):
            name = self._qualified_name()
            self._need(")")
        else:
            name = self._qualified_name()
            if not only:
                self._take("*")
        return self._table(name, at, only=only)

    def _table(self, name: tuple[str, ...], at: int, *, only: bool = False) -> exp.Table:
        parts = dict(zip(("this", "db", "catalog"), (self._identifier(part) for part in reversed(name)), strict=False))
        return self._node(exp.Table, at, **parts, only=only)

    def _named_table(self) -> exp.Table:
        at = self._index
        return self._table(self._qualified_name(), at)

    # --- joins ---

    def _joined(self, left: exp.Expr) -> None:
        """The joins that follow, put on the item they start with."""
        while self._kinds[self._index] in _JOIN_START:
            left.args.setdefault("joins", []).append(self._parse_join())

    def _parse_join(self, skip_join_token: bool = False, parse_bracket: bool = False, alias_tokens: object = None) -> exp.Join:
        at = self._index
        if self._take("cross"):
            self._need("join")
            return self._node(exp.Join, at, this=self._table_primary(), kind="cross")
        if self._take("natural"):
            side = self._join_side()
            return self._node(exp.Join, at, this=self._table_primary(), side=side, method="natural")
        side = self._join_side()
        right = self._table_primary()
        self._joined(right)  # `a JOIN b JOIN c ON .. ON ..`
        if self._take("on"):
            return self._node(exp.Join, at, this=right, side=side, on=self._parse_disjunction())
        self._need("using")
        using = self._name_list()
        alias = self._col_id() if self._take("as") else None
        return self._node(exp.Join, at, this=right, side=side, using=using, using_alias=alias)

    def _join_side(self) -> str:
        side = self._one_of(("inner", "left", "right", "full")) or "inner"
        if side != "inner":
            self._take("outer")
        self._need("join")
        return side

    # --- one item ---

    def _table_primary(self) -> exp.Expr:
        at = self._index
        kind = self._kinds[at]
        if kind == "(":
            return self._parenthesised_item()
        lateral = self._take("lateral")
        if lateral and self._kinds[self._index] == "(":
            return self._subquery_item(self._subquery(), at, lateral=True)
        if self._kinds[self._index] == "xmltable" and self._peek() == "(":
            item = self._xmltable()
            item.args["alias"], item.args["lateral"] = self._parse_table_alias(), lateral
            return item
        if self._kinds[self._index] == "rows" and self._peek() == "from" and self._peek(2) == "(":
            return self._rows_from(at, lateral=lateral)
        if lateral or self._function_ahead():
            return self._function_item([self._windowless()], at, lateral=lateral)
        if kind in TYPE_FUNC:  # could have been a function's name
            self._fail(at + 1)
        table = self._relation()
        table.args["alias"] = self._parse_table_alias()
        if self._kinds[self._index] == "tablesample":
            table.args["sample"] = self._parse_table_sample()
        return table

    def _rows_from(self, at: int, *, lateral: bool) -> exp.Expr:
        self._need("rows", "from", "(")
        functions: list[exp.Expr] = []
        definitions: list[list[exp.Expr]] = []
        while True:
            functions.append(self._windowless())
            definitions.append(self._parse_wrapped_csv(self._column_definition) if self._take("as") else [])
            if not self._take(","):
                break
        self._need(")")
        return self._function_item(functions, at, lateral=lateral, definitions=definitions)

    def _function_item(self, functions: list[exp.Expr], at: int, *, lateral: bool, definitions: list[list[exp.Expr]] | None = None) -> exp.Expr:
        rows_from = definitions is not None
        ordinality = self._take_all("with", "ordinality")
        alias = self._function_alias()
        return self._node(exp.Table, at, functions=functions, rows_from=rows_from, definitions=definitions or [], ordinality=ordinality, alias=alias, lateral=lateral)

    def _function_alias(self) -> exp.TableAlias | None:
        given = self._take("as")
        if given and self._kinds[self._index] == "(":
            return self._bare(exp.TableAlias, definitions=self._parse_wrapped_csv(self._column_definition))
        if not given and self._kinds[self._index] not in COL_ID:
            return None
        name = self._col_id()
        if self._kinds[self._index] != "(":
            return self._bare(exp.TableAlias, this=self._identifier(name))
        if self._peek(2) in (",", ")"):
            return self._bare(exp.TableAlias, this=self._identifier(name), names=self._name_list())
        return self._bare(exp.TableAlias, this=self._identifier(name), definitions=self._parse_wrapped_csv(self._column_definition))

    def _column_definition(self) -> exp.ColumnDef:
        at = self._index
        name = self._parse_id_var()
        kind = self._parse_types()
        collation = self._any_name() if self._take("collate") else None
        return self._node(exp.ColumnDef, at, this=name, kind=kind, collation=collation)

    def _parse_table_alias(self, alias_tokens: object = None) -> exp.TableAlias | None:
        if not self._take("as") and self._kinds[self._index] not in COL_ID:
            return None
        name = self._parse_id_var()
        return self._bare(exp.TableAlias, this=name, names=self._name_list() if self._kinds[self._index] == "(" else ())

    def _parse_table_sample(self, as_modifier: bool = False) -> exp.TableSample:
        self._need("tablesample")
        if self._kinds[self._index] in TYPE_FUNCTION_NAME and self._peek() == "(":
            method = self._word(TYPE_FUNCTION_NAME)
        elif self._kinds[self._index] in TYPE_FUNC:
            self._fail(self._index + 1)
        else:
            method = ".".join(self._any_name())
        args = self._parse_wrapped_csv(self._parse_disjunction)
        seed: exp.Expr | None = None
        if self._take("repeatable"):
            seed = self._parse_wrapped(self._parse_disjunction)
        return self._bare(exp.TableSample, method=exp.Var(this=method), expressions=args, seed=seed)

    def _subquery_item(self, query: exp.Expr, at: int, *, lateral: bool = False) -> exp.Expr:
        alias = self._parse_table_alias()
        if alias is None:
            what, example = ("VALUES", "VALUES") if isinstance(query, exp.Values) else ("subquery", "SELECT")
            self._refuse(f"{what} in FROM must have an alias", at + lateral, hint=f"For example, FROM ({example} ...) [AS] foo.")
        return self._node(exp.Subquery, at, this=query, alias=alias, lateral=lateral)

    def _parenthesised_item(self) -> exp.Expr:
        at = self._index
        inner = self._from_parens()
        if isinstance(inner, QUERIES):
            return self._subquery_item(inner, at)
        alias = self._parse_table_alias()
        return self._node(exp.Paren, at, this=inner, alias=alias)

    def _from_parens(self) -> exp.Expr:
        """`( query )` as the query, or `( join )` as its first item."""
        self._need("(")
        start = self._index
        if self._query_ahead():
            query = self._query()
            self._need(")")
            return query
        if self._kinds[start] == "(":
            inner = self._from_parens()
            if isinstance(inner, QUERIES):
                query, closed = self._closed_query(inner)
                if closed:
                    return query
                item = self._subquery_item(query, start)
            else:
                if self._take(")"):
                    return inner
                item = self._node(exp.Paren, start, this=inner, alias=self._parse_table_alias())
        else:
            item = self._table_primary()
        if self._kinds[self._index] not in _JOIN_START:
            self._fail()
        self._joined(item)
        self._need(")")
        return item
