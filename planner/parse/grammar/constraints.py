"""The parts of CREATE TABLE that ALTER TABLE shares: columns, constraints, index elements' owners.

sqlglot's constraints drop NO INHERIT, column lists of ON DELETE SET NULL, MATCH and the options of identity columns, and take options in any number, so they are
overridden. Which attributes of a table's constraint go together is checked here, where gram.y checks it, since a later syntax error must not come first; a
column's marks are checked by the reader, as PostgreSQL's analysis does.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from aurorapy.errors import FeatureNotSupported
from aurorapy.planner.parse.grammar import nodes
from aurorapy.planner.parse.grammar.writes import Writes
from aurorapy.planner.parse.statements.definitions import definition
from aurorapy.planner.parse.statements.foreign import generic_options
from aurorapy.planner.parse.statements.sequences import sequence_options

_TABLE_CONSTRAINT = frozenset(("constraint", "check", "unique", "primary", "foreign", "exclude"))
_LIKE_PARTS = frozenset(("comments", "compression", "constraints", "defaults", "identity", "generated", "indexes", "statistics", "storage"))
_ATTRIBUTES = {"not": ("deferrable", "valid"), "initially": ("deferred", "immediate"), "no": ("inherit",)}
_NOT_AHEAD = frozenset(("between", "in", "like", "ilike", "similar"))  # behind NOT they make one token of PostgreSQL's lexer (NOT_LA)
_NAMES = {"check": "CHECK", "unique": "UNIQUE", "primary": "PRIMARY KEY", "foreign": "FOREIGN KEY"}


class Constraints(Writes):
    # --- a table's elements ---

    def _parse_schema(self, this: exp.Expr | None = None) -> exp.Schema:
        """`(element, ..)`, possibly empty."""
        self._need("(")
        elements = [] if self._kinds[self._index] == ")" else self._parse_csv(self._table_element)
        self._need(")")
        return self._bare(exp.Schema, this=this, expressions=elements)

    def _table_element(self) -> exp.Expr:
        kind = self._kinds[self._index]
        if kind == "like":
            return self._like_clause()
        if kind in _TABLE_CONSTRAINT and not (kind == "exclude" and self._peek() not in ("using", "(")):
            return self._parse_constraint()
        return self._column_def()

    def _like_clause(self) -> exp.Expr:
        self._need("like")
        table = self._named_table()
        parts: frozenset[str] = frozenset()
        while True:
            word = self._one_of(("including", "excluding"))
            if word is None:
                return self._bare(nodes.Like, this=table, parts=parts)
            part = self._one_of(_LIKE_PARTS | {"all"}) or self._fail()
            chosen = _LIKE_PARTS if part == "all" else frozenset((part,))
            parts = parts | chosen if word == "including" else parts - chosen

    def _column_def(self) -> exp.Expr:
        at = self._index
        name = self._parse_id_var()
        kind = self._parse_types()
        compression = None
        if self._take("compression"):
            compression = "default" if self._take("default") else self._col_id()
        options = self._small(generic_options) if self._kinds[self._index] == "options" else ()
        rules, collation, collated = self._column_constraints()
        return self._node(exp.ColumnDef, at, this=name, kind=kind, constraints=rules, collation=collation, collated=collated, options=options,
                          compression=compression)

    def column_marks(self, name: str) -> exp.Expr:
        """What stands behind the type of a column, or of a domain, of that name."""
        at = self._index
        rules, collation, collated = self._column_constraints()
        return self._node(exp.ColumnDef, at, this=exp.Identifier(this=name), kind=None, constraints=rules, collation=collation, collated=collated,
                          compression=None)

    # --- a column's constraints ---

    def _rule(self, at: int, kind: str, name: str | None, **args: object) -> nodes.Rule:
        return self._node(nodes.Rule, at, kind=kind, name=name, **args)

    def _column_constraints(self) -> tuple[list[nodes.Rule], tuple[str, ...] | None, int]:
        """ColQualList: constraints, the DEFERRABLE marks behind them, and COLLATE with the place where it stands."""
        rules: list[nodes.Rule] = []
        collation: tuple[str, ...] | None = None
        collated = -1
        while True:
            at = self._index
            if self._take("collate"):
                if collation is not None:
                    self._refuse("multiple COLLATE clauses not allowed", at)
                collation, collated = self._any_name(), at
                continue
            marks = self._marks()
            if marks:
                rules.append(self._rule(at, "marks", None, marks=marks))
                continue
            rule = self._parse_column_constraint()
            if rule is None:
                return rules, collation, collated
            rules.append(rule)

    def _parse_column_constraint(self) -> nodes.Rule | None:
        at = self._index
        name = self._col_id() if self._take("constraint") else None
        parse = _COLUMN_CONSTRAINTS.get(self._kinds[self._index])
        if parse is None:
            if name is not None:
                self._fail()
            return None
        self._advance()
        return parse(self, at, name)

    def _not_null(self, at: int, name: str | None) -> nodes.Rule:
        if self._kinds[self._index] in _NOT_AHEAD:
            self._fail(self._index - 1)
        self._need("null")
        return self._rule(at, "not null", name)

    def _null(self, at: int, name: str | None) -> nodes.Rule:
        return self._rule(at, "null", name)

    def _default(self, at: int, name: str | None) -> nodes.Rule:
        return self._rule(at, "default", name, expr=self._b_expr())

    def _column_foreign(self, at: int, name: str | None) -> nodes.Rule:
        return self._foreign_key(self._rule(at, "foreign", name))

    def _column_check(self, at: int, name: str | None) -> nodes.Rule:
        rule = self._check(at, name)
        if self._take("no"):
            self._need("inherit")
            rule.args["no_inherit"] = True
        return rule

    def _check(self, at: int, name: str | None) -> nodes.Rule:
        return self._rule(at, "check", name, expr=self._parse_wrapped(self._parse_disjunction))

    def _column_unique(self, at: int, name: str | None) -> nodes.Rule:
        distinct = self._nulls_not_distinct()
        return self._rule(at, "unique", name, nulls_not_distinct=distinct, options=self._index_parameters())

    def _column_primary(self, at: int, name: str | None) -> nodes.Rule:
        self._need("key")
        return self._rule(at, "primary", name, options=self._index_parameters())

    def _nulls_not_distinct(self) -> bool:
        if not self._take("nulls"):
            return False
        result = self._take("not")
        self._need("distinct")
        return result

    def _index_parameters(self) -> tuple[tuple[str, object], ...]:
        """opt_definition OptConsTableSpace."""
        options: tuple[tuple[str, object], ...] = ()
        if self._take("with"):
            options = self._small(definition)
        if self._take_all("using", "index"):
            self._need("tablespace")
            self._col_id()
        return options

    def _generated(self, at: int, name: str | None) -> nodes.Rule:
        always = self._take("always")
        when_at = self._index
        if not always:
            self._need("by", "default")
        self._need("as")
        if self._take("identity"):
            options: tuple[tuple[str, object], ...] = ()
            if self._take("("):
                options = self._small(lambda parser: sequence_options(parser, need_one=True))
                self._need(")")
            return self._rule(at, "identity", name, always=always, options=options)
        expr = self._parse_wrapped(self._parse_disjunction)
        self._need("stored")
        if not always:
            self._refuse("for a generated column, GENERATED ALWAYS must be specified", when_at)
        return self._rule(at, "generated", name, expr=expr, always=True)

    def _marks(self) -> list[tuple[str, int]]:
        """DEFERRABLE, NOT DEFERRABLE, INITIALLY DEFERRED or IMMEDIATE behind a column's constraint."""
        marks: list[tuple[str, int]] = []
        while True:
            at = self._index
            if self._take("deferrable"):
                marks.append(("deferrable", at))
            elif self._take_all("not", "deferrable"):
                marks.append(("not deferrable", at))
            elif self._take("initially"):
                marks.append(("initially " + (self._one_of(("deferred", "immediate")) or self._fail()), at))
            else:
                return marks

    # --- REFERENCES ---

    def _foreign_key(self, rule: nodes.Rule) -> nodes.Rule:
        """Behind REFERENCES."""
        args = rule.args
        args["ref_table"] = self._named_table()
        args["ref_columns"] = self._name_list() if self._kinds[self._index] == "(" else ()
        if self._take("match"):
            match_at = self._index
            args["match"] = self._one_of(("full", "partial", "simple")) or self._fail()
            if args["match"] == "partial":
                raise FeatureNotSupported("MATCH PARTIAL not yet implemented", position=self._position(match_at))
        seen: set[str] = set()
        while self._take("on"):
            event = self._one_of(("delete", "update"))
            if event is None or event in seen:
                self._fail(self._index if event is None else self._index - 1)
            seen.add(event)
            action, columns = self._referential_action()
            args[f"on_{event}"] = action
            if event == "delete":
                args["on_delete_columns"] = columns
            elif columns:
                raise FeatureNotSupported(
                    f"a column list with {action.upper()} is only supported for ON DELETE actions", position=self._position(self._index)
                )
        return rule

    def _referential_action(self) -> tuple[str, tuple[str, ...]]:
        if self._take("no"):
            self._need("action")
            return "no action", ()
        word = self._one_of(("restrict", "cascade"))
        if word is not None:
            return word, ()
        self._need("set")
        what = self._one_of(("null", "default")) or self._fail()
        return f"set {what}", self._name_list() if self._kinds[self._index] == "(" else ()

    # --- a table's constraints ---

    def _parse_constraint(self) -> nodes.Rule:
        at = self._index
        name = self._col_id() if self._take("constraint") else None
        kind = self._kinds[self._index]
        if kind == "check":
            self._advance()
            return self._attributes(self._check(at, name), ("not valid", "no inherit"))
        if kind in ("unique", "primary"):
            self._advance()
            return self._attributes(self._key(at, name, kind), ("deferrable",))
        if self._take("foreign"):
            self._need("key")
            rule = self._rule(at, "foreign", name, columns=self._name_list())
            self._need("references")
            return self._attributes(self._foreign_key(rule), ("deferrable", "not valid"))
        self._need("exclude")
        return self._attributes(self._exclusion(at, name), ("deferrable",))

    def _key(self, at: int, name: str | None, kind: str) -> nodes.Rule:
        distinct = False
        if kind == "primary":
            self._need("key")
        else:
            distinct = self._nulls_not_distinct()
        if self._kinds[self._index] == "using" and not distinct:
            self._need("using", "index")
            return self._rule(at, kind, name, index_name=self._col_id())
        columns = self._name_list()
        include = self._name_list() if self._take("include") else ()
        return self._rule(at, kind, name, columns=columns, include=include, nulls_not_distinct=distinct, options=self._index_parameters())

    def _exclusion(self, at: int, name: str | None) -> nodes.Rule:
        method = self._col_id() if self._take("using") else "btree"
        elements = self._parse_wrapped_csv(self._excluded)
        include = self._name_list() if self._take("include") else ()
        options = self._index_parameters()
        where = self._parse_wrapped(self._parse_disjunction) if self._take("where") else None
        return self._rule(at, "exclusion", name, expr=where, include=include, method=method, elements=elements, options=options)

    def _excluded(self) -> exp.Expr:
        element = self._index_element()
        self._need("with")
        element.args["schema"], element.args["operator"] = self._operator_named()
        return element

    def _attributes(self, rule: nodes.Rule, allowed: tuple[str, ...]) -> nodes.Rule:
        """ConstraintAttributeSpec."""
        what = _NAMES.get(rule.args["kind"], "EXCLUDE")
        deferrable: bool | None = None
        initially: bool | None = None
        while True:
            at = self._index
            mark = self._attribute()
            if mark is None:
                if initially and deferrable is None:
                    deferrable = True
                rule.args.update(deferrable=bool(deferrable), initially_deferred=bool(initially))
                return rule
            if (mark == "not deferrable" and (deferrable or initially)) or (
                (mark == "deferrable" and deferrable is False)
                or (mark == "initially deferred" and (deferrable is False or initially is False))
                or (mark == "initially immediate" and initially)
            ):
                if mark == "initially deferred" or initially:
                    self._refuse("constraint declared INITIALLY DEFERRED must be DEFERRABLE", at)
                self._refuse("conflicting constraint properties", at)
            group = mark if mark in ("not valid", "no inherit") else "deferrable"
            if group not in allowed and mark not in ("not deferrable", "initially immediate"):
                shown = "DEFERRABLE" if group == "deferrable" else mark.upper()
                raise FeatureNotSupported(f"{what} constraints cannot be marked {shown}", position=self._position(at))
            if mark in ("deferrable", "not deferrable"):
                deferrable = mark == "deferrable"
            elif group == "deferrable":
                initially = mark == "initially deferred"
            else:
                rule.args[group.replace(" ", "_")] = True

    def _attribute(self) -> str | None:
        if self._take("deferrable"):
            return "deferrable"
        first = self._one_of(tuple(_ATTRIBUTES))
        if first is None:
            return None
        return f"{first} {self._one_of(_ATTRIBUTES[first]) or self._fail()}"

    def _altered_constraint(self) -> nodes.Rule:
        """ALTER CONSTRAINT's name and marks."""
        at = self._index
        return self._attributes(self._rule(at, "foreign", self._col_id()), ("deferrable",))


_COLUMN_CONSTRAINTS: dict[str, Callable[[Constraints, int, str | None], nodes.Rule]] = {
    "not": Constraints._not_null,
    "null": Constraints._null,
    "default": Constraints._default,
    "check": Constraints._column_check,
    "unique": Constraints._column_unique,
    "primary": Constraints._column_primary,
    "references": Constraints._column_foreign,
    "generated": Constraints._generated,
}
