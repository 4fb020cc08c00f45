"""The grammar of paths: recursive descent, one token ahead.

    any  = and ('||' and)*          and  = test ('&&' test)*         test = '!' group | 'exists' '(' sum ')' | sum [comparison]
    sum  = term (('+'|'-') term)*   term = unary (('*'|'/'|'%') unary)*
    unary = ('+'|'-') unary | primary accessor*

A part is an expression or a condition (`_Part.test`). A condition in parentheses is an expression again when an accessor follows. A token that no
viable continuation has is the error, so what may stand where is decided as each token is met.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from aurorapy import errors
from aurorapy.planner.types.numeric import numeric_in

from .lexer import KEYWORDS, Lexer, Token, syntax_error
from .matching import check_regex

Step = tuple[Any, ...]
Chain = tuple[Step, ...]
Path = tuple[bool, Chain]

LAST = 0xFFFFFFFF  # the level of .**{last}
_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
_METHODS = ("abs", "size", "type", "floor", "double", "ceiling", "keyvalue")
_ACCESSORS = (".", "[", "?")
_FLAGS = "ismxq"  # in the order in which they are written


class _Part(NamedTuple):
    chain: Chain
    test: bool  # a condition


class _Parser:
    def __init__(self, text: str) -> None:
        self._lexer = Lexer(text)
        self._token = self._lexer.next()

    # --- tokens ---

    def _advance(self) -> Token:
        token = self._token
        self._token = self._lexer.next()
        return token

    def _fail(self) -> errors.SQLError:
        return syntax_error("syntax error", self._token.near)

    def _need(self, kind: str) -> Token:
        if self._token.kind != kind:
            raise self._fail()
        return self._advance()

    # --- conditions ---

    def path(self) -> Path:
        """All of it."""
        strict = self._token.kind == "strict"
        if self._token.kind in ("strict", "lax"):
            self._advance()
        part = self._any()
        if self._token.kind != "end":
            raise self._fail()
        return strict, part.chain

    def _any(self, *, test: bool = False) -> _Part:
        left = self._all(test=test)
        while self._token.kind == "||" and left.test:
            self._advance()
            left = _Part((("or", left.chain, self._all(test=True).chain),), True)
        return left

    def _all(self, *, test: bool) -> _Part:
        left = self._test(test=test)
        while self._token.kind == "&&" and left.test:
            self._advance()
            left = _Part((("and", left.chain, self._test(test=True).chain),), True)
        return left

    def _test(self, *, test: bool) -> _Part:
        kind = self._token.kind
        if kind == "!":
            self._advance()
            return _Part((("not", self._group().chain),), True)
        if kind == "exists":
            return self._exists()
        left = self._sum(test=True)
        if left.test:
            return left
        kind = self._token.kind
        if kind in _COMPARISONS:
            self._advance()
            return _Part(((kind, left.chain, self._sum(test=False).chain),), True)
        if kind == "starts":
            self._advance()
            self._need("with")
            if self._token.kind not in ("str", "var"):
                raise self._fail()
            token = self._advance()
            return _Part((("starts", left.chain, ((token.kind, token.value),)),), True)
        if kind == "like_regex":
            self._advance()
            return self._like(left.chain)
        if test:
            raise self._fail()
        return left

    def _exists(self) -> _Part:
        self._advance()
        self._need("(")
        inner = self._sum(test=False)
        self._need(")")
        return _Part((("exists", inner.chain),), True)

    def _group(self) -> _Part:
        """What may stand behind `!`."""
        if self._token.kind == "exists":
            return self._exists()
        self._need("(")
        inner = self._any(test=True)
        self._need(")")
        return inner

    def _like(self, chain: Chain) -> _Part:
        pattern = self._need("str").value
        flags = ""
        if self._token.kind == "flag":
            self._advance()
            flags = self._need("str").value
            for c in flags:
                if c not in _FLAGS:
                    raise errors.SyntaxError_("invalid input syntax for type jsonpath",
                                              detail=f'Unrecognized flag character "{c}" in LIKE_REGEX predicate.')
        flags = "".join([c for c in _FLAGS if c in flags])
        check_regex(pattern, flags)
        return _Part((("like", chain, pattern, flags),), True)

    # --- expressions ---

    def _sum(self, *, test: bool) -> _Part:
        """`test`: a condition in parentheses may stand here."""
        left = self._term(test=test)
        while self._token.kind in ("+", "-") and not left.test:
            kind = self._advance().kind
            left = _Part(((kind, left.chain, self._term(test=False).chain),), False)
        return left

    def _term(self, *, test: bool) -> _Part:
        left = self._unary(test=test)
        while self._token.kind in ("*", "/", "%") and not left.test:
            kind = self._advance().kind
            left = _Part(((kind, left.chain, self._unary(test=False).chain),), False)
        return left

    def _unary(self, *, test: bool) -> _Part:
        kind = self._token.kind
        if kind not in ("+", "-"):
            return self._accessed(test=test)
        self._advance()
        chain = self._unary(test=False).chain
        if len(chain) == 1 and chain[0][0] == "num":
            value = chain[0][1]
            return _Part((("num", value if kind == "+" else value.copy_negate() if value else value),), False)
        return _Part((("plus" if kind == "+" else "minus", chain),), False)

    def _accessed(self, *, test: bool) -> _Part:
        if self._token.kind == "(":
            self._advance()
            inner = self._any()
            self._need(")")
            chain = inner.chain
            if inner.test and self._token.kind not in _ACCESSORS:
                if not test:
                    raise self._fail()
                if self._token.kind == "is":
                    self._advance()
                    self._need("unknown")
                    return _Part((("unknown", chain),), True)
                return inner
        else:
            chain = (self._primary(),)
        while self._token.kind in _ACCESSORS:
            chain = (*chain, self._accessor())
        return _Part(chain, False)

    def _primary(self) -> Step:
        token = self._token
        match token.kind:
            case "str" | "var":
                step: Step = (token.kind, token.value)
            case "num" | "int":
                step = ("num", numeric_in(token.value))
            case "null" | "$" | "@" | "last":
                step = (token.kind,)
            case "true" | "false":
                step = ("bool", token.kind == "true")
            case _:
                raise self._fail()
        self._advance()
        return step

    # --- accessors ---

    def _accessor(self) -> Step:
        kind = self._advance().kind
        if kind == "[":
            return self._subscripts()
        if kind == "?":
            self._need("(")
            inner = self._any(test=True)
            self._need(")")
            return ("?", inner.chain)
        token = self._token
        if token.kind == "*":
            self._advance()
            return (".*",)
        if token.kind == "**":
            self._advance()
            return self._levels()
        if token.kind not in ("name", "str") and token.kind not in KEYWORDS:
            raise self._fail()
        self._advance()
        if self._token.kind == "(" and token.kind in _METHODS:
            self._advance()
            self._need(")")
            return (token.kind,)
        if self._token.kind == "(" and token.kind == "datetime":
            self._advance()
            template = self._advance().value if self._token.kind == "str" else None
            self._need(")")
            return ("datetime", template)
        return ("key", token.value)

    def _subscripts(self) -> Step:
        if self._token.kind == "*":
            self._advance()
            self._need("]")
            return ("[*]",)
        ranges = []
        while True:
            first = self._sum(test=False).chain
            last = None
            if self._token.kind == "to":
                self._advance()
                last = self._sum(test=False).chain
            ranges.append((first, last))
            if self._token.kind != ",":
                break
            self._advance()
        self._need("]")
        return ("[]", tuple(ranges))

    def _levels(self) -> Step:
        if self._token.kind != "{":
            return ("**", 0, LAST)
        self._advance()
        first = last = self._level()
        if self._token.kind == "to":
            self._advance()
            last = self._level()
        self._need("}")
        return ("**", first, last)

    def _level(self) -> int:
        if self._token.kind == "last":
            self._advance()
            return LAST
        text = self._need("int").value
        if int(text) > 2**31 - 1:
            raise errors.NumericValueOutOfRange(f'value "{text}" is out of range for type integer')
        return int(text)


def parse_path(text: str) -> Path:
    """The path that a text means; raises 42601, 22P02 and their kin."""
    if not text.strip(" \t\n\r\f"):
        raise errors.InvalidTextRepresentation(f'invalid input syntax for type jsonpath: "{text}"')
    try:
        path = _Parser(text).path()
        _check(path[1], filtered=False, subscript=False)
    except RecursionError:
        raise errors.StatementTooComplex(
            "stack depth limit exceeded",
            hint='Increase the configuration parameter "max_stack_depth" (currently 2048kB), after ensuring the platform\'s stack depth limit is adequate.') from None
    return path


def _check(chain: Chain, *, filtered: bool, subscript: bool) -> None:
    """`@` stands in filters, `last` in subscripts."""
    for step in chain:
        match step[0]:
            case "@":
                if not filtered:
                    raise errors.SyntaxError_("@ is not allowed in root expressions")
            case "last":
                if not subscript:
                    raise errors.SyntaxError_("LAST is allowed only in array subscripts")
            case "[]":
                for ends in step[1]:
                    for end in ends:
                        if end is not None:
                            _check(end, filtered=filtered, subscript=True)
            case "datetime":
                pass
            case kind:
                for part in step[1:]:
                    if isinstance(part, tuple):
                        _check(part, filtered=filtered or kind == "?", subscript=subscript)
