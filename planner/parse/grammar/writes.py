"""INSERT, UPDATE, DELETE, MERGE.

sqlglot's nodes; its methods take clauses in any order and leave them out (`INSERT INTO t`, `UPDATE t`), and lose OVERRIDING, WHERE CURRENT OF,
subscripted targets and DEFAULT VALUES in MERGE, so they are overridden.
"""

from __future__ import annotations

from typing import Any

from sqlglot import exp
from sqlglot.tokenizer_core import TokenType

from aurorapy.errors import FeatureNotSupported, InvalidObjectDefinition
from aurorapy.planner.parse.grammar import nodes
from aurorapy.planner.parse.grammar.queries import Queries
from aurorapy.planner.parse.keywords import COL_ID, TYPE_FUNC
from aurorapy.planner.parse.statements.definitions import definition

_WRITES = frozenset(("insert", "update", "delete", "merge"))


class Writes(Queries):
    STATEMENT_PARSERS = {
        TokenType.INSERT: lambda self: self._parse_insert(),
        TokenType.UPDATE: lambda self: self._parse_update(),
        TokenType.DELETE: lambda self: self._parse_delete(),
        TokenType.MERGE: lambda self: self._parse_merge(),
    }

    def _parse_statement(self) -> exp.Expr:
        """PreparableStmt: a query or a data-modifying statement, each with or without WITH."""
        with_ = self._parse_with() if self._kinds[self._index] == "with" else None
        if self._kinds[self._index] in _WRITES:
            self._advance()
            parse: Any = self.STATEMENT_PARSERS[self._prev.token_type]
            statement: exp.Expr = parse(self)
            statement.args["with_"] = with_
            return statement
        return self._finish(self._operations(self._operand(), 1), with_)

    # --- INSERT ---

    def _parse_insert(self) -> exp.Insert:
        at = self._index - 1
        self._need("into")
        table = self._named_table()
        if self._take("as"):
            table.args["alias"] = self._bare(exp.TableAlias, this=self._parse_id_var())
        columns: list[exp.Expr] = []
        overriding: str | None = None
        source: exp.Expr | None = None
        if self._take("default"):
            self._need("values")
        else:
            if self._kinds[self._index] == "(" and not self._query_in_parens_ahead():
                columns = self._parse_wrapped_csv(self._insert_target)
            overriding = self._overriding()
            source = self._query()
        conflict = self._parse_on_conflict() if self._kinds[self._index] == "on" else None
        return self._node(
            exp.Insert, at, this=table, columns=columns, overriding=overriding, expression=source, conflict=conflict, returning=self._parse_returning()
        )

    def _query_in_parens_ahead(self) -> bool:
        """At '(' : a query starts here, no list of names or options; neither of those has two parentheses."""
        return self._peek() == "(" or self._query_ahead(1)

    def _overriding(self) -> str | None:
        if not self._take("overriding"):
            return None
        which = self._one_of(("user", "system")) or self._fail()
        self._need("value")
        return which

    def _insert_target(self) -> nodes.InsertTarget:
        """A column and what is taken from it, as the steps that `_indirection` would build."""
        at = self._index
        column = self._node(exp.Column, at, this=self._parse_id_var())
        return self._node(nodes.InsertTarget, at, this=self._indirection(column))

    def _parse_on_conflict(self) -> exp.OnConflict:
        at = self._index
        self._need("on", "conflict")
        keys: list[exp.Expr] = []
        predicate: exp.Expr | None = None
        constraint: str | None = None
        if self._kinds[self._index] == "(":
            keys = self._parse_wrapped_csv(self._index_element)
            predicate = self._parse_disjunction() if self._take("where") else None
        elif self._take("on"):
            self._need("constraint")
            constraint = self._col_id()
        self._need("do")
        assignments: list[exp.Expr] = []
        where: exp.Expr | None = None
        action = "nothing"
        if not self._take("nothing"):
            action = "update"
            self._need("update", "set")
            assignments = self._assignments()
            where = self._parse_disjunction() if self._take("where") else None
        return self._node(
            exp.OnConflict, at, action=action, conflict_keys=keys, index_predicate=predicate, constraint=constraint, expressions=assignments, where=where
        )

    def _index_element(self) -> nodes.IndexElement:
        """index_elem: a column, a function call or `(expression)`, and how it is ordered."""
        at = self._index
        this = self._index_key()
        collation = self._any_name() if self._take("collate") else None
        opclass: tuple[str, ...] | None = None
        options: tuple[tuple[str, object], ...] = ()
        kind = self._kinds[self._index]
        if kind in COL_ID and not (kind == "nulls" and self._peek() in ("first", "last")):
            opclass = self._any_name()
            if self._kinds[self._index] == "(":
                options = self._small(definition)
        order = self._one_of(("asc", "desc"))
        return self._node(nodes.IndexElement, at, this=this, collation=collation, opclass=opclass, desc=order == "desc", nulls=self._nulls_order(),
                          ordered=order is not None, options=options)

    def _included(self) -> str:
        """A column of CREATE INDEX ... INCLUDE: an index_elem to the grammar, of which a name is all that is taken; 0A000, 42P17."""
        element = self._index_element()
        if not isinstance(element.this, exp.Column):
            raise FeatureNotSupported("expressions are not supported in included columns")
        for given, what in ((element.args["collation"], "a collation"), (element.args["opclass"], "an operator class"),
                            (element.args["ordered"], "ASC/DESC options"), (element.args["nulls"], "NULLS FIRST/LAST options")):
            if given:
                raise InvalidObjectDefinition(f"including column does not support {what}")
        return element.this.name

    def _index_key(self) -> exp.Expr:
        at = self._index
        if self._take("("):
            this = self._parse_disjunction()
            self._need(")")
            return this
        if self._function_ahead():
            return self._windowless()
        if self._kinds[at] in TYPE_FUNC:  # could have been a function's name
            self._fail(at + 1)
        column = self._node(exp.Column, at, this=self._parse_id_var())
        if self._kinds[self._index] in (".", "["):  # a function's name, then, without its parenthesis
            self._indirection(column)
            self._fail()
        return column

    def _parse_returning(self) -> exp.Returning | None:
        return self._bare(exp.Returning, expressions=self._parse_expressions()) if self._take("returning") else None

    # --- UPDATE and DELETE ---

    def _parse_update(self) -> exp.Update:
        at = self._index - 1
        table = self._target_table()
        self._need("set")
        assignments = self._assignments()
        from_ = self._from_list() if self._take("from") else []
        where = self._where_or_current()
        return self._node(exp.Update, at, this=table, expressions=assignments, from_=from_, where=where, returning=self._parse_returning())

    def _target_table(self) -> exp.Table:
        """relation_expr_opt_alias: SET is no alias without AS."""
        table = self._relation()
        if self._take("as") or (self._kinds[self._index] in COL_ID and self._kinds[self._index] != "set"):
            table.args["alias"] = self._bare(exp.TableAlias, this=self._parse_id_var())
        return table

    def _assignments(self) -> list[exp.Expr]:
        return self._parse_csv(self._parse_update_assignment)

    def _parse_update_assignment(self) -> exp.Expr:
        if self._kinds[self._index] == "(":
            targets = self._parse_wrapped_csv(self._insert_target)
            self._need("=")
            return self._bare(nodes.Assignment, expressions=targets, this=self._parse_disjunction(), multiple=True)
        target = self._insert_target()
        self._need("=")
        return self._bare(nodes.Assignment, expressions=[target], this=self._parse_disjunction(), multiple=False)

    def _where_or_current(self) -> exp.Expr | None:
        if not self._take("where"):
            return None
        at = self._index
        if self._take_all("current", "of"):
            return self._node(nodes.CurrentOf, at, this=self._col_id())
        return self._parse_disjunction()

    def _parse_delete(self) -> exp.Delete:
        at = self._index - 1
        self._need("from")
        table = self._target_table()
        using = self._from_list() if self._take("using") else []
        where = self._where_or_current()
        return self._node(exp.Delete, at, this=table, using=using, where=where, returning=self._parse_returning())

    # --- MERGE ---

    def _parse_merge(self) -> exp.Merge:
        at = self._index - 1
        self._need("into")
        table = self._target_table()
        self._need("using")
        source = self._table_ref()
        self._need("on")
        on = self._parse_disjunction()
        whens = [self._merge_when()]
        while self._kinds[self._index] == "when":
            whens.append(self._merge_when())
        return self._node(exp.Merge, at, this=table, using=source, on=on, whens=whens)

    def _merge_when(self) -> exp.When:
        self._need("when")
        matched = not self._take("not")
        self._need("matched")
        condition = self._parse_disjunction() if self._take("and") else None
        self._need("then")
        if self._take("do"):
            self._need("nothing")
            return self._bare(exp.When, matched=matched, condition=condition, then="nothing")
        if matched:
            if self._take("delete"):
                return self._bare(exp.When, matched=True, condition=condition, then="delete")
            self._need("update", "set")
            return self._bare(exp.When, matched=True, condition=condition, then="update", assignments=self._assignments())
        self._need("insert")
        columns: list[exp.Expr] = []
        if self._kinds[self._index] == "(":
            columns = self._parse_wrapped_csv(self._insert_target)
        overriding = self._overriding()
        if overriding is None and self._take("default"):
            self._need("values")
            return self._bare(exp.When, matched=False, condition=condition, then="insert", columns=columns)
        self._need("values")
        values = self._parse_wrapped_csv(self._parse_disjunction)
        return self._bare(exp.When, matched=False, condition=condition, then="insert", columns=columns, values=values, overriding=overriding)
