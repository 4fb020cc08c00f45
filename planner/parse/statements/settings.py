"""SET, RESET, SHOW, DISCARD."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from aurorapy.planner.parse.statements.sequences import number
from aurorapy.planner.parse.statements.transactions import transaction_modes
from aurorapy.planner.parse.tree import Const, DiscardStmt, LoadStmt, SetStmt, ShowStmt, Statement

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser


def _set(p: Parser) -> SetStmt:
    at = p.position()
    p.need("set")
    if p.kinds[p.i] == "constraints" and p.peek() not in ("to", "=", "."):
        p.i += 1
        names: tuple[object, ...] = () if p.take("all") else p.csv(p.qualified_name)
        deferred = (p.one_of(("deferred", "immediate")) or p.fail()) == "deferred"
        return SetStmt("constraints", values=names, deferred=deferred, pos=at)
    local = False
    if p.kinds[p.i] in ("local", "session") and p.peek() not in ("to", "=", ".", "authorization"):
        local = p.kinds[p.i] == "local"
        p.i += 1
        if not local and p.take("characteristics"):
            p.need("as", "transaction")
            return SetStmt("session characteristics", modes=transaction_modes(p), pos=at)
    return replace(set_rest(p), local=local, pos=at)


def set_rest(p: Parser) -> SetStmt:
    """set_rest."""
    kind = p.kinds[p.i]
    following = p.peek()
    if following not in ("to", "=", "."):
        if kind == "transaction":
            p.i += 1
            if p.kinds[p.i] == "snapshot":
                p.i += 1
                return SetStmt("transaction snapshot", values=(p.string(),))
            return SetStmt("transaction", modes=transaction_modes(p))
        special = _special(p, kind, following)
        if special is not None:
            return special
    return _assignment(p)


def _special(p: Parser, kind: str, following: str) -> SetStmt | None:
    if kind == "time" and following == "zone":
        p.i += 2
        return SetStmt("set", "timezone", _zone(p))
    if kind == "catalog":
        p.unsupported("SET CATALOG")
    if kind == "schema":
        p.i += 1
        return SetStmt("set", "search_path", (p.string(),))
    if kind == "names":
        p.i += 1
        if p.kinds[p.i] == "SCONST":
            return SetStmt("set", "client_encoding", (p.string(),))
        p.take("default")
        return SetStmt("set", "client_encoding", None)
    if kind == "role":
        p.i += 1
        return SetStmt("role", "role", (p.word_or_string(),))
    if kind == "session" and following == "authorization":
        p.i += 2
        name = None if p.take("default") else (p.word_or_string(),)
        return SetStmt("session authorization", "session_authorization", name)
    if kind == "xml" and following == "option":
        p.i += 2
        word = p.one_of(("document", "content")) or p.fail()
        return SetStmt("set", "xmloption", (word,))
    return None


def _zone(p: Parser) -> tuple[object, ...] | None:
    kind = p.kinds[p.i]
    if kind in ("SCONST", "IDENT"):
        p.no_slot()
        p.i += 1
        return (p.values[p.i - 1],)
    if p.one_of(("default", "local")):
        return None
    if kind == "interval":
        p.i += 1
        if p.take("("):
            p.integer()
            p.need(")")
            return (f"INTERVAL '{p.string()}'",)
        at = p.i
        text = p.string()
        mods = p.interval_fields()
        if mods and isinstance(mods[0], Const) and int(str(mods[0].value)) & ~(1 << 10 | 1 << 11):
            p.refuse("time zone interval must be HOUR or HOUR TO MINUTE", at + 1)
        return (f"INTERVAL '{text}'",)
    return (_number(p),)


def _assignment(p: Parser) -> SetStmt:
    name = variable_name(p)
    if p.kinds[p.i] == "from" and p.peek() == "current":
        p.i += 2
        return SetStmt("from current", name)
    if not p.take("to"):
        p.need("=")
    if p.take("default"):
        return SetStmt("set", name, None)
    return SetStmt("set", name, p.csv(lambda: _value(p)))


def system_rest(p: Parser) -> SetStmt:
    """generic_set or generic_reset, behind ALTER SYSTEM."""
    if p.take("reset"):
        return SetStmt("reset all") if p.take("all") else SetStmt("reset", variable_name(p))
    p.need("set")
    name = variable_name(p)
    if not p.take("to"):
        p.need("=")
    return SetStmt("set", name, None if p.take("default") else p.csv(lambda: _value(p)))


def variable_name(p: Parser) -> str:
    names = [p.col_id()]
    while p.take("."):
        names.append(p.col_id())
    return ".".join(names).lower()


def _value(p: Parser) -> object:
    kind = p.kinds[p.i]
    if kind in ("ICONST", "FCONST", "+", "-"):
        return _number(p)
    if kind in ("true", "false", "on"):
        p.i += 1
        return kind
    return p.word_or_string()


def _number(p: Parser) -> object:
    return number(p)


def _reset(p: Parser) -> SetStmt:
    at = p.position()
    p.need("reset")
    return replace(reset_rest(p), pos=at)


def reset_rest(p: Parser) -> SetStmt:
    if p.take("all"):
        return SetStmt("reset all")
    if p.take_all("time", "zone"):
        return SetStmt("reset", "timezone")
    if p.take_all("transaction", "isolation", "level"):
        return SetStmt("reset", "transaction_isolation")
    if p.take_all("session", "authorization"):
        return SetStmt("reset", "session_authorization")
    return SetStmt("reset", variable_name(p))


def _show(p: Parser) -> ShowStmt:
    at = p.position()
    p.need("show")
    if p.take("all"):
        return ShowStmt("all", at)
    if p.take_all("time", "zone"):
        return ShowStmt("timezone", at)
    if p.take_all("transaction", "isolation", "level"):
        return ShowStmt("transaction_isolation", at)
    if p.take_all("session", "authorization"):
        return ShowStmt("session_authorization", at)
    return ShowStmt(variable_name(p), at)


def _discard(p: Parser) -> DiscardStmt:
    at = p.position()
    p.need("discard")
    what = p.one_of(("all", "plans", "sequences", "temp", "temporary")) or p.fail()
    return DiscardStmt("temp" if what == "temporary" else what, at)  # type: ignore[arg-type]


def _load(p: Parser) -> LoadStmt:
    at = p.position()
    p.need("load")
    return LoadStmt(p.string(), at)


STATEMENTS: dict[str, Callable[[Parser], Statement]] = {
    "set": _set,
    "load": _load,
    "reset": _reset,
    "show": _show,
    "discard": _discard,
}
