"""The grammar of replication commands.

Source: PostgreSQL 15 manual, section 55.4; repl_gram.y for the old form of CREATE_REPLICATION_SLOT's options.
"""

from __future__ import annotations

import re
from typing import Any

from aurorapy import errors
from aurorapy.records import dataclass

COMMANDS = ("IDENTIFY_SYSTEM", "READ_REPLICATION_SLOT", "CREATE_REPLICATION_SLOT", "DROP_REPLICATION_SLOT", "START_REPLICATION", "BASE_BACKUP",
            "TIMELINE_HISTORY", "SHOW")
_TOKEN = re.compile(r"""\s*(?:(?P<string>'(?:[^']|'')*')|(?P<quoted>"(?:[^"]|"")+")|(?P<lsn>[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8})|(?P<number>\d+)"""
                    r"""|(?P<word>[A-Za-z_\x80-\U0010ffff][\w$\x80-\U0010ffff]*)|(?P<sign>[(),;.]))""")
_OLD = {"EXPORT_SNAPSHOT": ("snapshot", "export"), "NOEXPORT_SNAPSHOT": ("snapshot", "nothing"), "USE_SNAPSHOT": ("snapshot", "use"),
        "TWO_PHASE": ("two_phase", None), "RESERVE_WAL": ("reserve_wal", None)}


@dataclass(frozen=True, slots=True)
class Command:
    """`kind` is one of COMMANDS; `slot` and `plugin` names; `lsn` where to begin; `options` in their order."""

    kind: str
    slot: str | None = None
    plugin: str = ""
    logical: bool = False
    temporary: bool = False
    wait: bool = False
    lsn: int = 0
    options: tuple[tuple[str, str | None], ...] = ()
    name: str = ""


def is_command(text: str) -> bool:
    """Whether a query is a replication command, by its first word."""
    found = _TOKEN.match(text)
    return found is not None and found["word"] is not None and found["word"].upper() in COMMANDS


def parse(text: str) -> Command:
    """A command; 42601."""
    return _Parser(text).command()


class _Parser:
    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, str]] = []
        at = 0
        while text[at:].strip():
            found = _TOKEN.match(text, at)
            if found is None:
                raise errors.SyntaxError_("syntax error")
            kind = str(found.lastgroup)
            self.tokens.append((kind, found[kind]))
            at = found.end()
        if self.tokens and self.tokens[-1] == ("sign", ";"):
            self.tokens.pop()
        self.at = 0

    def _next(self, *kinds: str) -> str:
        if self.at < len(self.tokens) and (not kinds or self.tokens[self.at][0] in kinds):
            self.at += 1
            return self.tokens[self.at - 1][1]
        raise errors.SyntaxError_("syntax error")

    def _takes(self, word: str) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at][0] in ("word", "sign") and self.tokens[self.at][1].upper() == word:
            self.at += 1
            return True
        return False

    def _name(self) -> str:
        text = self._next("word", "quoted")
        return text[1:-1].replace('""', '"') if text[0] == '"' else text.lower()

    def command(self) -> Command:
        kind = self._next("word").upper()
        made: Command = _COMMANDS[kind](self)
        if self.at < len(self.tokens):
            raise errors.SyntaxError_("syntax error")
        return made

    def identify(self) -> Command:
        return Command("IDENTIFY_SYSTEM")

    def read(self) -> Command:
        return Command("READ_REPLICATION_SLOT", self._name())

    def show(self) -> Command:
        name = self._name()
        while self._takes("."):
            name += "." + self._name()
        return Command("SHOW", name=name)

    def drop(self) -> Command:
        return Command("DROP_REPLICATION_SLOT", self._name(), wait=self._takes("WAIT"))

    def create(self) -> Command:
        slot = self._name()
        temporary = self._takes("TEMPORARY")
        if self._takes("PHYSICAL"):
            return Command("CREATE_REPLICATION_SLOT", slot, temporary=temporary, options=self._slot_options())
        if not self._takes("LOGICAL"):
            raise errors.SyntaxError_("syntax error")
        return Command("CREATE_REPLICATION_SLOT", slot, self._name(), True, temporary, options=self._slot_options())

    def _slot_options(self) -> tuple[tuple[str, str | None], ...]:
        if self._takes("("):
            return self._options()
        out: list[tuple[str, str | None]] = []
        while self.at < len(self.tokens):
            found = _OLD.get(self._next("word").upper())
            if found is None:
                raise errors.SyntaxError_("syntax error")
            out.append(found)
        return tuple(out)

    def _options(self) -> tuple[tuple[str, str | None], ...]:
        """Up to the closing parenthesis."""
        out: list[tuple[str, str | None]] = []
        while True:
            name = self._name()
            value: str | None = None
            if self.tokens[self.at:self.at + 1] and self.tokens[self.at][0] != "sign":
                kind, value = self.tokens[self.at]
                self.at += 1
                value = value[1:-1].replace("''", "'") if kind == "string" else value[1:-1].replace('""', '"') if kind == "quoted" else value
            out.append((name, value))
            if self._takes(")"):
                return tuple(out)
            if not self._takes(","):
                raise errors.SyntaxError_("syntax error")

    def start(self) -> Command:
        slot = self._name() if self._takes("SLOT") else None
        if not self._takes("LOGICAL"):
            self.at = len(self.tokens)
            return Command("START_REPLICATION", slot)
        high, _, low = self._next("lsn").partition("/")
        options = self._options() if self._takes("(") else ()
        return Command("START_REPLICATION", slot, logical=True, lsn=int(high, 16) << 32 | int(low, 16), options=options)

    def physical(self) -> Command:
        self.at = len(self.tokens)
        return Command(self.tokens[0][1].upper())


_COMMANDS: dict[str, Any] = {"IDENTIFY_SYSTEM": _Parser.identify, "READ_REPLICATION_SLOT": _Parser.read, "SHOW": _Parser.show, "DROP_REPLICATION_SLOT": _Parser.drop,
                             "CREATE_REPLICATION_SLOT": _Parser.create, "START_REPLICATION": _Parser.start, "BASE_BACKUP": _Parser.physical,
                             "TIMELINE_HISTORY": _Parser.physical}
