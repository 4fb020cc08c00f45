"""BEGIN, COMMIT, ROLLBACK, SAVEPOINT and their kin, and transaction modes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aurorapy.planner.parse.tree import Statement, TransactionStmt

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

_MODE_START = frozenset(("isolation", "read", "deferrable", "not"))


def transaction_modes(p: Parser) -> tuple[tuple[str, object], ...]:
    """transaction_mode_list: separated by commas or nothing; at least one."""
    modes = [_mode(p)]
    while True:
        if p.take(","):
            modes.append(_mode(p))
        elif p.kinds[p.i] in _MODE_START:
            modes.append(_mode(p))
        else:
            return tuple(modes)


def _mode(p: Parser) -> tuple[str, object]:
    if p.take("isolation"):
        p.need("level")
        return "isolation", isolation_level(p)
    if p.take("read"):
        return "read_only", (p.one_of(("only", "write")) or p.fail()) == "only"
    if p.take("not"):
        p.need("deferrable")
        return "deferrable", False
    p.need("deferrable")
    return "deferrable", True


def isolation_level(p: Parser) -> str:
    if p.take("serializable"):
        return "serializable"
    if p.take("repeatable"):
        p.need("read")
        return "repeatable read"
    p.need("read")
    return "read " + (p.one_of(("committed", "uncommitted")) or p.fail())


def _optional_modes(p: Parser) -> tuple[tuple[str, object], ...]:
    return transaction_modes(p) if p.kinds[p.i] in _MODE_START else ()


def _begin(p: Parser) -> TransactionStmt:
    at = p.position()
    p.need("begin")
    p.one_of(("work", "transaction"))
    return TransactionStmt("begin", modes=_optional_modes(p), pos=at)


def _start(p: Parser) -> TransactionStmt:
    at = p.position()
    p.need("start", "transaction")
    return TransactionStmt("start", modes=_optional_modes(p), pos=at)


def _chain(p: Parser) -> bool:
    if not p.take("and"):
        return False
    chain = not p.take("no")
    p.need("chain")
    return chain


def _commit(p: Parser) -> TransactionStmt:
    at = p.position()
    word = p.one_of(("commit", "end"))
    if word == "commit" and p.take("prepared"):
        return TransactionStmt("commit prepared", p.string(), pos=at)
    p.one_of(("work", "transaction"))
    return TransactionStmt("commit", chain=_chain(p), pos=at)


def _rollback(p: Parser) -> TransactionStmt:
    at = p.position()
    word = p.one_of(("rollback", "abort"))
    if word == "rollback" and p.take("prepared"):
        return TransactionStmt("rollback prepared", p.string(), pos=at)
    p.one_of(("work", "transaction"))
    if word == "rollback" and p.take("to"):
        _savepoint_word(p)
        return TransactionStmt("rollback to", p.col_id(), pos=at)
    return TransactionStmt("rollback", chain=_chain(p), pos=at)


def _savepoint_word(p: Parser) -> None:
    """SAVEPOINT, unless it is the name."""
    if p.peek() not in ("EOF", ";"):
        p.take("savepoint")


def _savepoint(p: Parser) -> TransactionStmt:
    at = p.position()
    p.need("savepoint")
    return TransactionStmt("savepoint", p.col_id(), pos=at)


def _release(p: Parser) -> TransactionStmt:
    at = p.position()
    p.need("release")
    _savepoint_word(p)
    return TransactionStmt("release", p.col_id(), pos=at)


STATEMENTS: dict[str, Callable[[Parser], Statement]] = {
    "begin": _begin,
    "start": _start,
    "commit": _commit,
    "end": _commit,
    "rollback": _rollback,
    "abort": _rollback,
    "savepoint": _savepoint,
    "release": _release,
}
