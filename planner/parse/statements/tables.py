"""The parts of CREATE TABLE that ALTER TABLE shares: columns, constraints, storage options."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from aurorapy.errors import FeatureNotSupported
from aurorapy.planner.parse.keywords import RESERVED
from aurorapy.planner.parse.statements.sequences import sequence_options
from aurorapy.planner.parse.tree import ColumnDef, Constraint, Expr, IndexElement, Name, RangeTable, TableLike

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

_TABLE_CONSTRAINT = frozenset(("constraint", "check", "unique", "primary", "foreign", "exclude"))
_LIKE_PARTS = frozenset(
    "comments compression constraints defaults identity generated indexes statistics storage".split()
)
_LIKE_ALL = _LIKE_PARTS


def table_element(p: Parser) -> ColumnDef | Constraint | TableLike:
    kind = p.kinds[p.i]
    if kind == "like":
        return _like(p)
    if kind in _TABLE_CONSTRAINT and not (kind == "exclude" and p.peek() not in ("using", "(")):
        return table_constraint(p)
    return column_def(p)


def _like(p: Parser) -> TableLike:
    p.need("like")
    at = p.position()
    table = RangeTable(p.qualified_name(), pos=at)
    parts: set[str] = set()
    while True:
        word = p.one_of(("including", "excluding"))
        if word is None:
            return TableLike(table, frozenset(parts))
        part = p.one_of(_LIKE_PARTS | {"all"}) or p.fail()
        chosen = _LIKE_ALL if part == "all" else {part}
        parts = parts | chosen if word == "including" else parts - chosen


def column_def(p: Parser) -> ColumnDef:
    at = p.position()
    name = p.col_id()
    type_name = p.type_name()
    if p.take("compression"):
        p.col_id() if p.kinds[p.i] != "default" else p.need("default")
    if p.kinds[p.i] == "options":
        p.unsupported("column options of foreign tables")
    constraints, collation = column_constraints(p)
    return ColumnDef(name, type_name, constraints, collation, at)


def column_constraints(p: Parser) -> tuple[tuple[Constraint, ...], Name | None]:
    """ColQualList: constraints, their DEFERRABLE marks folded into them, and COLLATE."""
    constraints: list[Constraint] = []
    collation: Name | None = None
    while True:
        kind = p.kinds[p.i]
        if kind == "collate":
            at = p.i
            p.i += 1
            if collation is not None:
                p.refuse("multiple COLLATE clauses not allowed", at)
            collation = p.any_name()
            continue
        marks = _marks(p)
        if marks:
            _apply_marks(p, constraints, marks)
            continue
        constraint = _column_constraint(p)
        if constraint is None:
            return tuple(constraints), collation
        constraints.append(constraint)


def _marks(p: Parser) -> list[tuple[str, int]]:
    """DEFERRABLE, NOT DEFERRABLE, INITIALLY DEFERRED or IMMEDIATE behind a column's constraint."""
    marks: list[tuple[str, int]] = []
    while True:
        at = p.i
        if p.take("deferrable"):
            marks.append(("deferrable", at))
        elif p.take_all("not", "deferrable"):
            marks.append(("not deferrable", at))
        elif p.kinds[at] == "initially":
            p.i += 1
            marks.append(("initially " + (p.one_of(("deferred", "immediate")) or p.fail()), at))
        else:
            return marks


def _apply_marks(p: Parser, constraints: list[Constraint], marks: list[tuple[str, int]]) -> None:
    """As transformConstraintAttrs checks them."""
    seen_deferrable = seen_initially = False
    for mark, at in marks:
        if not constraints or constraints[-1].kind not in ("primary", "unique", "exclusion", "foreign"):
            p.refuse(
                f"misplaced {mark.split()[0].upper() if mark != 'not deferrable' else mark.upper()} clause".replace(
                    "INITIALLY", mark.upper()
                ),
                at,
            )
        last = constraints[-1]
        if "deferrable" in mark:
            if seen_deferrable:
                p.refuse("multiple DEFERRABLE/NOT DEFERRABLE clauses not allowed", at)
            seen_deferrable = True
            if mark == "not deferrable" and last.initially_deferred:
                p.refuse("constraint declared INITIALLY DEFERRED must be DEFERRABLE", at)
            last = replace(last, deferrable=mark == "deferrable")
        else:
            if seen_initially:
                p.refuse("multiple INITIALLY IMMEDIATE/DEFERRED clauses not allowed", at)
            seen_initially = True
            if mark == "initially deferred":
                if seen_deferrable and not last.deferrable:
                    p.refuse("constraint declared INITIALLY DEFERRED must be DEFERRABLE", at)
                last = replace(last, initially_deferred=True, deferrable=True)
        constraints[-1] = last


def _column_constraint(p: Parser) -> Constraint | None:
    at = p.position()
    name: str | None = None
    if p.take("constraint"):
        name = p.col_id()
    kind = p.kinds[p.i]
    if kind == "not" and p.peek() == "null":
        p.i += 2
        return Constraint("not null", name, pos=at)
    if kind == "not":
        p.fail(p.i + 1)
    if p.take("null"):
        return Constraint("null", name, pos=at)
    if p.take("default"):
        return Constraint("default", name, p.b_expr(), pos=at)
    if kind == "check":
        constraint = _check(p, name, at)
        if p.take_all("no", "inherit"):
            return replace(constraint, no_inherit=True)
        return constraint
    if p.take("unique"):
        distinct = nulls_not_distinct(p)
        options = _index_parameters(p)
        return Constraint("unique", name, nulls_not_distinct=distinct, options=options, pos=at)
    if p.take("primary"):
        p.need("key")
        return Constraint("primary", name, options=_index_parameters(p), pos=at)
    if kind == "references":
        return _references(p, Constraint("foreign", name, pos=at))
    if p.take("generated"):
        return _generated(p, name, at)
    if name is not None:
        p.fail()
    return None


def _check(p: Parser, name: str | None, at: int) -> Constraint:
    p.need("check", "(")
    expr = p.expr()
    p.need(")")
    return Constraint("check", name, expr, pos=at)


def nulls_not_distinct(p: Parser) -> bool:
    if not p.take("nulls"):
        return False
    result = p.take("not")
    p.need("distinct")
    return result


def _index_parameters(p: Parser) -> tuple[tuple[str, object], ...]:
    """opt_definition OptConsTableSpace."""
    options: tuple[tuple[str, object], ...] = ()
    if p.take("with"):
        options = definition(p)
    if p.take_all("using", "index"):
        p.need("tablespace")
        p.col_id()
    return options


def _generated(p: Parser, name: str | None, at: int) -> Constraint:
    always = p.take("always")
    when_at = p.i
    if not always:
        p.need("by", "default")
    p.need("as")
    if p.take("identity"):
        options: tuple[tuple[str, object], ...] = ()
        if p.take("("):
            options = sequence_options(p, need_one=True)
            p.need(")")
        return Constraint("identity", name, always=always, options=options, pos=at)
    p.need("(")
    expr = p.expr()
    p.need(")", "stored")
    if not always:
        p.refuse("for a generated column, GENERATED ALWAYS must be specified", when_at)
    return Constraint("generated", name, expr, always=True, pos=at)


def _references(p: Parser, constraint: Constraint) -> Constraint:
    p.need("references")
    at = p.position()
    table = RangeTable(p.qualified_name(), pos=at)
    columns = p.name_list() if p.kinds[p.i] == "(" else ()
    match = "simple"
    if p.take("match"):
        match_at = p.i
        match = p.one_of(("full", "partial", "simple")) or p.fail()
        if match == "partial":
            raise FeatureNotSupported("MATCH PARTIAL not yet implemented", position=p.position(match_at))
    constraint = replace(constraint, ref_table=table, ref_columns=columns, match=match)
    seen: set[str] = set()
    while p.kinds[p.i] == "on":
        p.i += 1
        event = p.one_of(("delete", "update"))
        if event is None or event in seen:
            p.fail(p.i if event is None else p.i - 1)
        seen.add(event)
        action, action_columns = _referential_action(p)
        if event == "delete":
            constraint = replace(constraint, on_delete=action, on_delete_columns=action_columns)
        else:
            if action_columns:
                raise FeatureNotSupported(
                    f"a column list with {action.upper()} is only supported for ON DELETE actions",
                    position=p.position(),
                )
            constraint = replace(constraint, on_update=action)
    return constraint


def _referential_action(p: Parser) -> tuple[str, tuple[str, ...]]:
    if p.take("no"):
        p.need("action")
        return "no action", ()
    word = p.one_of(("restrict", "cascade"))
    if word is not None:
        return word, ()
    p.need("set")
    what = p.one_of(("null", "default")) or p.fail()
    return f"set {what}", p.name_list() if p.kinds[p.i] == "(" else ()


def table_constraint(p: Parser) -> Constraint:
    at = p.position()
    name = p.col_id() if p.take("constraint") else None
    kind = p.kinds[p.i]
    if kind == "check":
        return _attributes(p, _check(p, name, at), ("not valid", "no inherit"))
    if kind in ("unique", "primary"):
        p.i += 1
        distinct = False
        if kind == "primary":
            p.need("key")
        elif p.kinds[p.i] == "nulls":
            distinct = nulls_not_distinct(p)
        if p.kinds[p.i] == "using" and not distinct:
            p.need("using", "index")
            constraint = Constraint(kind, name, index_name=p.col_id(), pos=at)
            return _attributes(p, constraint, ("deferrable",))
        columns = p.name_list()
        include = p.name_list() if p.take("include") else ()
        options = _index_parameters(p)
        constraint = Constraint(
            kind, name, columns=columns, include=include, nulls_not_distinct=distinct, options=options, pos=at
        )
        return _attributes(p, constraint, ("deferrable",))
    if p.take("foreign"):
        p.need("key")
        constraint = _references(p, Constraint("foreign", name, columns=p.name_list(), pos=at))
        return _attributes(p, constraint, ("deferrable", "not valid"))
    p.need("exclude")
    return _exclusion(p, name, at)


def _exclusion(p: Parser, name: str | None, at: int) -> Constraint:
    method = p.col_id() if p.take("using") else "gist"
    elements: list[tuple[IndexElement, str]] = []
    p.need("(")
    while True:
        element = p.index_element()
        p.need("with")
        if p.take("operator"):
            p.need("(")
            _, operator = p.any_operator()
            p.need(")")
        else:
            _, operator = p.any_operator()
        elements.append((element, operator))
        if not p.take(","):
            break
    p.need(")")
    include = p.name_list() if p.take("include") else ()
    options = _index_parameters(p)
    where: Expr | None = None
    if p.take("where"):
        p.need("(")
        where = p.expr()
        p.need(")")
    extra: tuple[tuple[str, object], ...] = (("method", method), ("elements", tuple(elements)))
    constraint = Constraint("exclusion", name, where, include=include, options=extra + options, pos=at)
    return _attributes(p, constraint, ("deferrable",))


def _attributes(p: Parser, constraint: Constraint, allowed: tuple[str, ...]) -> Constraint:
    """ConstraintAttributeSpec."""
    what = {"check": "CHECK", "unique": "UNIQUE", "primary": "PRIMARY KEY", "foreign": "FOREIGN KEY"}.get(
        constraint.kind, "EXCLUDE"
    )
    deferrable: bool | None = None
    initially: bool | None = None
    while True:
        at = p.i
        if p.take("deferrable"):
            mark = "deferrable"
        elif p.take_all("not", "deferrable"):
            mark = "not deferrable"
        elif p.take_all("initially", "deferred"):
            mark = "initially deferred"
        elif p.take_all("initially", "immediate"):
            mark = "initially immediate"
        elif p.take_all("not", "valid"):
            mark = "not valid"
        elif p.take_all("no", "inherit"):
            mark = "no inherit"
        else:
            if initially and deferrable is None:
                deferrable = True
            return replace(constraint, deferrable=bool(deferrable), initially_deferred=bool(initially))
        group = mark if mark in ("not valid", "no inherit") else "deferrable"
        if (mark == "not deferrable" and (deferrable or initially)) or (
            (mark == "deferrable" and deferrable is False)
            or (mark == "initially deferred" and (deferrable is False or initially is False))
            or (mark == "initially immediate" and initially)
        ):
            if mark == "initially deferred" or initially:
                p.refuse("constraint declared INITIALLY DEFERRED must be DEFERRABLE", at)
            p.refuse("conflicting constraint properties", at)
        if group not in allowed and mark not in ("not deferrable", "initially immediate"):
            shown = "DEFERRABLE" if group == "deferrable" else mark.upper()
            raise FeatureNotSupported(f"{what} constraints cannot be marked {shown}", position=p.position(at))
        if mark in ("deferrable", "not deferrable"):
            deferrable = mark == "deferrable"
        elif group == "deferrable":
            initially = mark == "initially deferred"
        elif mark == "not valid":
            constraint = replace(constraint, not_valid=True)
        else:
            constraint = replace(constraint, no_inherit=True)


def definition(p: Parser) -> tuple[tuple[str, object], ...]:
    """`(name = value, ns.name, ..)`: storage parameters and definitions."""
    return p.wrapped(lambda: _definition_element(p))


def _definition_element(p: Parser) -> tuple[str, object]:
    name = p.col_label()
    if p.take("."):
        name = f"{name}.{p.col_label()}"
    return (name, definition_value(p)) if p.take("=") else (name, None)


def definition_value(p: Parser) -> object:
    """def_arg: a word, a string, or a number as written (an int or a str)."""
    kind = p.kinds[p.i]
    if kind == "SCONST":
        return p.string()
    if kind in ("+", "-", "ICONST", "FCONST"):
        sign = -1 if p.take("-") else 1
        if sign == 1:
            p.take("+")
        if p.kinds[p.i] not in ("ICONST", "FCONST"):
            p.fail()
        p.no_slot()
        p.i += 1
        value = p.values[p.i - 1]
        if isinstance(value, int):
            return sign * value
        return ("-" if sign < 0 else "") + cast(str, value)
    if p.take("none"):
        return "none"
    if kind in ("true", "false", "on", "off", "default") or kind in RESERVED:
        p.i += 1
        return cast(str, p.values[p.i - 1])
    type_name = p.type_name()
    return ".".join(type_name.names[1:] if type_name.names[0] == "pg_catalog" else type_name.names)
