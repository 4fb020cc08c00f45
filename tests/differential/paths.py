"""Random documents and paths: mostly valid, some with a token too many or too few. A seed tells one of each.

`Paths` knows the names and values that the documents are made of, so that paths often lead somewhere.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

_KEYS = ("a", "b", "c", "type", "last", "x y", "ä")
_STRINGS = ("", "a", "ab", "abc", "A", "b\nac", "1", " 2.50 ", "nan", "1e400", "2017-03-10", "12:34:56", "12:34:56+3", "2017-03-10 12:34:56",
            "2017-03-10T12:34:56+05:20", "2017-03-11 00:00:00-10", "10.03.2017", "ü😀", "2017-02-30")
_NUMBERS = ("0", "1", "2", "3", "-1", "1.5", "2.50", "-0.0", "1e3", "12345678901234567890", "0.1", "100000.00001", "-3")
_TEMPLATES = ("dd.mm.yyyy", "HH24:MI:SS", "yyyy-mm-dd", "yyyy-mm-dd HH24:MI:SS", "HH24:MI:SSTZH", "x", "YYYY", "HH12:MI", 'yyyy-mm-dd"T"HH24:MI:SSTZH:TZM', "MI:SS:FF3")
_REGEXES = ("^a", "b$", "a.c", "a|b", "(a)(b)", "[^a]", "^$", "(", "\\\\d+", "a{2}", "B", ".*")
_TOKENS = ("(", ")", "[", "]", ".", "*", "?", "@", "$", "&&", "||", "!", "==", "1", '"a"', "a", "last", "exists", "is unknown", ",", "to", "{", "}", "**", " ",
           "strict", "flag", "1.", "1e", "0x1", "\\u00", '"', "/", "/*", "%", "-", "datetime", "()", "$x", "like_regex", "starts with", "<>", "#", ":")


class Paths:
    """Everything of one seed."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)

    def _maybe(self, share: float) -> bool:
        return self.chance.random() < share

    # --- documents ---

    def document(self, depth: int = 3) -> str:
        """A JSON text."""
        chance = self.chance
        kind = chance.random()
        if depth <= 0 or kind < 0.3:
            return chance.choice((*_NUMBERS, *[json.dumps(s) for s in _STRINGS], "true", "false", "null", "1", "2", "[]", "{}"))
        parts = [self.document(depth - 1) for _ in range(chance.randrange(4))]
        if kind < 0.65:
            return "[" + ",".join(parts) + "]"
        keys = chance.sample(_KEYS, len(parts))
        return "{" + ",".join(f"{json.dumps(k)}:{p}" for k, p in zip(keys, parts, strict=True)) + "}"

    def variables(self) -> str:
        """The variables' object; not always whole, nor an object."""
        if self._maybe(0.03):
            return self.chance.choice(("[]", "1", "{}"))
        return "{" + f'"x":{self.document(1)},"y":{self.chance.choice(_NUMBERS)},"s":{json.dumps(self.chance.choice(_STRINGS))}' + "}"

    # --- paths ---

    def path(self) -> str:
        """The text of a path."""
        text = self.chance.choice(("", "", "", "lax ", "strict ", "strict ")) + (self.test(3) if self._maybe(0.25) else self.value(3))
        if self._maybe(0.12):
            text = self._spoiled(text)
        return text

    def _spoiled(self, text: str) -> str:
        at = self.chance.randrange(len(text) + 1)
        if self._maybe(0.5):
            return text[:at] + self.chance.choice(_TOKENS) + text[at:]
        return text[:at] + text[at + self.chance.randint(1, 3):]

    def _pick(self, *makers: tuple[float, Callable[[], str]]) -> str:
        weights, functions = zip(*makers, strict=True)
        return self.chance.choices(functions, weights)[0]()  # type: ignore[no-any-return]

    def _string(self) -> str:
        return json.dumps(self.chance.choice(_STRINGS), ensure_ascii=self._maybe(0.5))

    def _constant(self) -> str:
        return self.chance.choice((*_NUMBERS, self._string(), "true", "false", "null", "$x", "$y", "$s", '$"x"', "$nosuch"))

    def value(self, depth: int, *, inner: bool = False, subscript: bool = False) -> str:
        """An expression. `inner`: `@` may stand in it; `subscript`: `last` may."""
        def again(n: int = 1) -> str:
            return self.value(depth - n, inner=inner, subscript=subscript)

        start = ["$", "$", "$"] + ["@", "@", "@"] * inner + ["last", "last"] * subscript
        if depth <= 0:
            return self.chance.choice((*start, self._constant()))
        return self._pick(
            (6, lambda: self.chance.choice(start) + self._accessors(depth, subscript)),
            (1, self._constant),
            (1, lambda: f"({again()}){self._accessors(depth - 1, subscript)}"),
            (0.4, lambda: f"({self.test(depth - 1, inner=inner, subscript=subscript)}){self._accessor(depth - 1, subscript)}"),
            (1, lambda: f"{again()} {self.chance.choice('+-*/%')} {again()}"),
            (0.5, lambda: f"{self.chance.choice('+-')}{again()}"))

    def _accessors(self, depth: int, subscript: bool) -> str:
        return "".join(self._accessor(depth - 1, subscript) for _ in range(self.chance.choice((0, 1, 1, 2, 3))))

    def _accessor(self, depth: int, subscript: bool) -> str:
        def index() -> str:
            if depth > 0 and self._maybe(0.3):
                return self.value(depth - 1, subscript=True)
            return self.chance.choice(("0", "1", "last", "last - 1", "0.9", "-1", "1 to 2", "0 to last", "2 to 1", "$y"))

        return self._pick(
            (4, self._key),
            (0.7, lambda: ".*"),
            (2, lambda: "[*]"),
            (1.5, lambda: "[" + ",".join(index() for _ in range(self.chance.choice((1, 1, 2)))) + "]"),
            (0.7, lambda: ".**" + self.chance.choice(("", "", "{1}", "{2}", "{0 to 1}", "{1 to last}", "{last}", "{last to 2}"))),
            (2, lambda: f" ? ({self.test(depth, inner=True, subscript=subscript)})"),
            (1.6, lambda: f".{self.chance.choice(('type', 'size', 'double', 'ceiling', 'floor', 'abs', 'keyvalue', 'datetime', 'datetime'))}()"),
            (0.2, lambda: f".datetime({json.dumps(self.chance.choice(_TEMPLATES))})"),
            (0.4, lambda: ".keyvalue()" + self.chance.choice((".id", ".key", ".value", ""))))

    def _key(self) -> str:
        key = self.chance.choice(_KEYS)
        return "." + (key if key.isalpha() and self._maybe(0.6) else json.dumps(key))

    def test(self, depth: int, *, inner: bool = False, subscript: bool = False) -> str:
        """A condition."""
        def value() -> str:
            return self.value(depth - 1, inner=inner, subscript=subscript)

        def test() -> str:
            return self.test(depth - 1, inner=inner, subscript=subscript)

        compared: tuple[float, Callable[[], str]] = (5, lambda: f"{value()} {self.chance.choice(('==', '!=', '<>', '<', '>', '<=', '>='))} {value()}")
        if depth <= 0:
            return self._pick(compared)
        return self._pick(
            compared,
            (1, lambda: f"{test()} {self.chance.choice(('&&', '||'))} {test()}"),
            (0.7, lambda: f"!({test()})"),
            (0.7, lambda: f"({test()})"),
            (0.8, lambda: f"({test()}) is unknown"),
            (1, lambda: f"exists ({value()})"),
            (0.6, lambda: f"{value()} starts with {self.chance.choice((self._string(), '$s', '$x'))}"),
            (0.6, lambda: f'{value()} like_regex "{self.chance.choice(_REGEXES)}"' + self.chance.choice(("", "", ' flag "i"', ' flag "s"', ' flag "mq"', ' flag "z"'))))


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def statements(seed: str) -> list[str]:
    """Statements about one document and one path."""
    made = Paths(seed)
    doc, path, variables = quoted(made.document()), quoted(made.path()), quoted(made.variables())
    function: Any = made.chance.choice(("exists", "match", "query", "query_array", "query_array", "query_array", "query_first"))
    suffix = "_tz" if made.chance.random() < 0.4 else ""
    silent = made.chance.choice(("false", "false", "true"))
    return [f"SELECT {path}::jsonpath", f"SELECT jsonb_path_{function}{suffix}({doc}, {path}, {variables}, {silent})",
            f"SELECT {doc}::jsonb {made.chance.choice(('@?', '@@'))} {path}"]
