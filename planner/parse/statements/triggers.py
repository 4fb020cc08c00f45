"""CREATE TRIGGER, CREATE CONSTRAINT TRIGGER and ALTER TRIGGER."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from aurorapy.errors import FeatureNotSupported
from aurorapy.planner.parse.tree import CreateTriggerStmt, Name, RangeTable, RenameStmt, Statement, TriggerDependsStmt, TriggerTransition

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

_EVENTS = ("insert", "delete", "update", "truncate")


def create_trigger(p: Parser, at: int, *, replace: bool) -> CreateTriggerStmt:
    """At TRIGGER or CONSTRAINT."""
    constraint = p.take("constraint")
    p.need("trigger")
    name = p.col_id()
    when: Literal["before", "after", "instead of"] = "after"
    if constraint:
        p.need("after")
    elif p.take("before"):
        when = "before"
    elif p.take("instead"):
        p.need("of")
        when = "instead of"
    else:
        p.need("after")
    events = _events(p)
    p.need("on")
    table = _relation(p)
    ref_table: RangeTable | None = None
    deferrable = deferred = row = False
    transitions: list[TriggerTransition] = []
    if constraint:
        if p.take("from"):
            ref_table = _relation(p)
        deferrable, deferred = _attributes(p)
        p.need("for", "each", "row")
        row = True
    else:
        if p.take("referencing"):
            transitions.append(_transition(p))
            while p.kinds[p.i] in ("old", "new"):
                transitions.append(_transition(p))
        if p.take("for"):
            p.take("each")
            row = (p.one_of(("row", "statement")) or p.fail()) == "row"
    condition = None
    if p.take("when"):
        p.need("(")
        condition = p.expr()
        p.need(")")
    p.need("execute")
    if not p.take("procedure"):
        p.need("function")
    function = _function(p)
    p.need("(")
    arguments: tuple[str, ...] = ()
    if p.kinds[p.i] != ")":
        arguments = p.csv(lambda: _argument(p))
    p.need(")")
    return CreateTriggerStmt(name, when, events, table, function, arguments, row, condition, tuple(transitions), replace, constraint, ref_table, deferrable,
                             deferred, at)


def _relation(p: Parser) -> RangeTable:
    at = p.position()
    return RangeTable(p.qualified_name(), pos=at)


def _events(p: Parser) -> tuple[tuple[str, tuple[str, ...]], ...]:
    events: list[tuple[str, tuple[str, ...]]] = []
    while True:
        event = p.one_of(_EVENTS) or p.fail()
        columns: tuple[str, ...] = ()
        if event == "update" and p.take("of"):
            columns = p.csv(p.col_id)
        if any(event == e for e, _ in events):
            token = p.sql[p.starts[p.i - 1]:p.ends[p.i - 1]]
            p.refuse(f'duplicate trigger events specified at or near "{token}"', p.i - 1)
        events.append((event, columns))
        if not p.take("or"):
            return tuple(events)


def _attributes(p: Parser) -> tuple[bool, bool]:
    """ConstraintAttributeSpec: (deferrable, initially deferred)."""
    deferrable: bool | None = None
    deferred: bool | None = None
    while True:
        at = p.i
        if p.take("deferrable"):
            said: bool | None = True
        elif p.kinds[at] == "not" and p.peek() == "deferrable":
            p.i += 2
            said = False
        elif p.kinds[at] == "initially":
            p.i += 1
            late = (p.one_of(("immediate", "deferred")) or p.fail()) == "deferred"
            if deferred is not None and deferred != late:
                p.refuse("conflicting constraint properties", at)
            deferred, said = late, None
        elif p.kinds[at] in ("not", "no"):
            p.need(*(("not", "valid") if p.kinds[at] == "not" else ("no", "inherit")))
            mark = "NOT VALID" if p.kinds[at] == "not" else "NO INHERIT"
            raise FeatureNotSupported(f"TRIGGER constraints cannot be marked {mark}", position=p.position(at))
        else:
            return bool(deferrable) or bool(deferred), bool(deferred)
        if said is not None:
            if deferrable is not None and deferrable != said:
                p.refuse("conflicting constraint properties", at)
            deferrable = said
        if deferred and deferrable is False:
            p.refuse("constraint declared INITIALLY DEFERRED must be DEFERRABLE", at)


def _transition(p: Parser) -> TriggerTransition:
    is_new = (p.one_of(("old", "new")) or p.fail()) == "new"
    is_table = (p.one_of(("table", "row")) or p.fail()) == "table"
    p.take("as")
    return TriggerTransition(p.col_id(), is_new, is_table)


def _function(p: Parser) -> Name:
    return p.any_name() if p.peek() == "." else (p.type_function_name(),)


def _argument(p: Parser) -> str:
    """A number as it is written, a string, or a word."""
    kind = p.kinds[p.i]
    if kind == "SCONST":
        return p.string()
    if kind in ("ICONST", "FCONST"):
        p.i += 1
        return str(p.values[p.i - 1])
    return p.col_label()


def alter_trigger(p: Parser, at: int) -> Statement:
    """Behind ALTER TRIGGER."""
    name = p.col_id()
    p.need("on")
    table = _relation(p)
    if p.take("rename"):
        p.need("to")
        return RenameStmt("trigger", table.name, p.col_id(), name, pos=at)
    p.take("no")
    p.need("depends", "on", "extension")
    return TriggerDependsStmt(name, table, p.col_id(), at)
