"""Evaluation: the items that a path selects, one after the other.

Generators follow PostgreSQL's depth first walk, so what comes before an error comes before it here too. In lax mode arrays are unwrapped and
scalars wrapped where an accessor wants it, and what is not there is no error; in strict mode it is. An error is a `SoftError`: conditions take it
as unknown, and silent functions as the end. What is wrong with the call, as a variable that is missing, is a `SQLError`.

`exists` in the state stands for PostgreSQL's walks that only ask whether there is an item: a few checks of what nobody sees are left out there.

Source: PostgreSQL 15, jsonpath_exec.c; manual, section 9.16.2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.types.json_types import JSON_NULL
from aurorapy.records import dataclass

from .datetimes import parse_moment
from .failing import SoftError
from .items import Surroundings, as_number, compare, is_number, type_name
from .matching import matches
from .numbers import OPERATORS, ceiling, floor, index_of, to_double
from .offsets import apart, offsets
from .parser import Chain, Path, Step

_ID_STEP = 10_000_000_000  # between the ids of what comes of different documents


@dataclass(frozen=True, slots=True)
class _State:
    """What differs from place to place. `size`: that of the array whose subscripts are evaluated, for `last`; `base`: the document of which values
    are parts, and its number. `throws`: an error ends all, as nobody above makes it unknown, or nothing."""

    current: Any
    lenient: bool
    throws: bool
    size: int = -1
    base: tuple[Any, int] = (None, 0)
    exists: bool = False


class Run:
    """One evaluation of a path over a document."""

    def __init__(self, path: Path, root: Any, variables: Any, around: Surroundings, *, silent: bool = False) -> None:
        """`variables`: an object, or None where there can be none. `silent`: whoever calls swallows a SoftError."""
        self._strict, self._chain = path
        self._lax = not self._strict
        self._around, self._throws = around, not silent
        if _uses_ids(self._chain):
            root, variables = apart(root), apart(variables)
        self._root, self._variables = root, variables
        self._places: dict[int, tuple[Any, dict[int, int]]] = {}  # of documents, kept so that their ids stay theirs
        self._made = 1 if variables is None else 2
        if variables is not None and type(variables) is not dict:
            raise errors.InvalidParameterValue('"vars" argument is not an object',
                                               detail='Jsonpath parameters should be encoded as key-value pairs of "vars" object.')

    def items(self) -> Iterator[Any]:
        """All items that the path selects."""
        return self._walk(self._chain, self._root, self._start(exists=False))

    def exists(self) -> bool:
        """Whether there is any; in strict mode all are looked at."""
        if self._strict:
            return bool(list(self.items()))
        return any(True for _ in self._walk(self._chain, self._root, self._start(exists=True)))

    def _start(self, *, exists: bool) -> _State:
        return _State(self._root, self._lax, self._throws, exists=exists)

    # --- walking ---

    def _walk(self, chain: Chain, value: Any, s: _State, *, unwrap: bool | None = None) -> Iterator[Any]:
        """What a chain selects of a value. `unwrap`: whether its first accessor unwraps an array (as the mode says, when None)."""
        if not chain:
            yield value
            return
        step = chain[0]
        yield from _STEPS[step[0]](self, step, chain[1:], value, s, chain if (self._lax if unwrap is None else unwrap) else None)

    def _parts(self, value: list[Any], chain: Chain, s: _State, *, unwrap: bool) -> Iterator[Any]:
        for part in value:
            yield from self._walk(chain, part, s, unwrap=unwrap)

    def _sequence(self, chain: Chain, value: Any, s: _State) -> list[Any]:
        """The items of an operand, arrays among them taken apart in lax mode."""
        found = list(self._walk(chain, value, replace(s, exists=False) if s.exists else s))
        if not self._lax:
            return found
        out: list[Any] = []
        for item in found:
            if type(item) is list:
                out += item
            else:
                out.append(item)
        return out

    # --- values ---

    def _root_step(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        return self._walk(rest, self._root, replace(s, base=(self._root, 0)))

    def _current(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        return self._walk(rest, s.current, s)

    def _last(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        return self._walk(rest, s.size - 1, s)

    def _literal(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        return self._walk(rest, JSON_NULL if step[0] == "null" else as_number(step[1]) if step[0] == "num" else step[1], s)

    def _variable(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        if self._variables is None:  # an operator's: every variable is null
            return self._walk(rest, JSON_NULL, s)
        if step[1] not in self._variables:
            raise errors.UndefinedObject(f'could not find jsonpath variable "{step[1]}"')
        return self._walk(rest, self._variables[step[1]], replace(s, base=(self._variables, 1)))

    # --- accessors ---

    def _key(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        if type(value) is dict:
            if step[1] in value:
                yield from self._walk(rest, value[step[1]], s)
            elif not s.lenient:
                raise SoftError(errors.SqlJsonMemberNotFound(f'JSON object does not contain key "{step[1]}"'))
        elif whole is not None and type(value) is list:
            yield from self._parts(value, whole, s, unwrap=False)
        elif not s.lenient:
            raise SoftError(errors.SqlJsonMemberNotFound("jsonpath member accessor can only be applied to an object"))

    def _any_key(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        if type(value) is dict:
            yield from self._parts(list(value.values()), rest, s, unwrap=self._lax)
        elif whole is not None and type(value) is list:
            yield from self._parts(value, whole, s, unwrap=False)
        elif not s.lenient:
            raise SoftError(errors.SqlJsonObjectNotFound("jsonpath wildcard member accessor can only be applied to an object"))

    def _any_item(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        if type(value) is list:
            yield from self._parts(value, rest, s, unwrap=self._lax)
        elif self._lax:
            yield from self._walk(rest, value, s)
        elif not s.lenient:
            raise SoftError(errors.SqlJsonArrayNotFound("jsonpath wildcard array accessor can only be applied to an array"))

    def _subscripts(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        if type(value) is not list and not self._lax:
            if not s.lenient:
                raise SoftError(errors.SqlJsonArrayNotFound("jsonpath array accessor can only be applied to an array"))
            return
        items = value if type(value) is list else [value]
        inner = replace(s, size=len(items), exists=False)
        # the steps behind are evaluated with this array's size, too: it is theirs until a subscript of their own
        behind = replace(s, size=len(items))
        for first, last in step[1]:
            low = self._index(first, value, inner)
            high = low if last is None else self._index(last, value, inner)
            if not s.lenient and (low < 0 or low > high or high >= len(items)):
                raise SoftError(errors.InvalidSqlJsonSubscript("jsonpath array subscript is out of bounds"))
            for i in range(max(low, 0), min(high, len(items) - 1) + 1):
                yield from self._walk(rest, items[i], behind)

    def _index(self, chain: Chain, value: Any, s: _State) -> int:
        found = list(self._walk(chain, value, s))
        if len(found) != 1 or not is_number(found[0]):
            raise SoftError(errors.InvalidSqlJsonSubscript("jsonpath array subscript is not a single numeric value"))
        index = index_of(found[0])
        if index is None:
            raise SoftError(errors.InvalidSqlJsonSubscript("jsonpath array subscript is out of integer range"))
        return index

    def _levels(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        _, first, last = step
        lenient = s if s.lenient else replace(s, lenient=True)
        if first == 0:
            try:
                yield from self._walk(rest, value, lenient)
            except SoftError:  # what is below decides, so PostgreSQL forgets an error that it does not throw
                if s.throws or type(value) not in (dict, list):
                    raise
        yield from self._below(value, rest, lenient, 1, first, last)

    def _below(self, value: Any, rest: Chain, s: _State, level: int, first: int, last: int) -> Iterator[Any]:
        """What the rest selects of all that lies `first` to `last` levels deep; of leaves alone when both mean the last level."""
        if level > last or type(value) not in (dict, list):
            return
        for part in value.values() if type(value) is dict else value:
            inner = type(part) in (dict, list)
            if level >= first or (first == last == 0xFFFFFFFF and not inner):
                yield from self._walk(rest, part, s)
            if inner and level < last:
                yield from self._below(part, rest, s, level + 1, first, last)

    def _filter(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        if whole is not None and type(value) is list:
            yield from self._parts(value, whole, s, unwrap=False)
        elif self._holds(step[1], value, replace(s, current=value, exists=False)) is True:
            yield from self._walk(rest, value, s)

    # --- arithmetic ---

    def _binary(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        kind, left, right = step
        a, b = self._sequence(left, value, s), self._sequence(right, value, s)
        for side, found in (("left", a), ("right", b)):
            if len(found) != 1 or not is_number(found[0]):
                raise SoftError(errors.SingletonSqlJsonItemRequired(f"{side} operand of jsonpath operator {kind} is not a single numeric value"))
        try:
            result = as_number(OPERATORS[kind](Decimal(a[0]), Decimal(b[0])))
        except errors.SQLError as e:
            raise SoftError(e) from None
        yield from self._walk(rest, result, s)

    def _unary(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        for item in self._sequence(step[1], value, s):
            if not is_number(item):
                if s.exists and not rest:
                    continue
                sign = "+" if step[0] == "plus" else "-"
                raise SoftError(errors.SqlJsonNumberNotFound(f"operand of unary jsonpath operator {sign} is not a numeric value"))
            yield from self._walk(rest, item if step[0] == "plus" else -item if type(item) is int else item.copy_negate() if item else item, s)

    # --- methods ---

    def _type(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        return self._walk(rest, type_name(value), s)

    def _size(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        if type(value) is not list and not self._lax:
            if not s.lenient:
                raise SoftError(errors.SqlJsonArrayNotFound("jsonpath item method .size() can only be applied to an array"))
            return
        yield from self._walk(rest, len(value) if type(value) is list else 1, s)

    def _numeric(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        if whole is not None and type(value) is list:
            yield from self._parts(value, whole, s, unwrap=False)
            return
        if not is_number(value):
            raise SoftError(errors.NonNumericSqlJsonItem(f"jsonpath item method .{step[0]}() can only be applied to a numeric value"))
        yield from self._walk(rest, _NUMERIC[step[0]](value), s)

    def _double(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        if whole is not None and type(value) is list:
            yield from self._parts(value, whole, s, unwrap=False)
            return
        if not is_number(value) and type(value) is not str:
            raise SoftError(errors.NonNumericSqlJsonItem("jsonpath item method .double() can only be applied to a string or numeric value"))
        found = to_double(value)
        if found is None:
            raise SoftError(errors.NonNumericSqlJsonItem(
                "string argument of jsonpath item method .double() is not a valid representation of a double precision number"
                if type(value) is str else "numeric argument of jsonpath item method .double() is out of range for type double precision"))
        yield from self._walk(rest, found if type(value) is str else value, s)

    def _datetime(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        if whole is not None and type(value) is list:
            yield from self._parts(value, whole, s, unwrap=False)
            return
        if type(value) is not str:
            raise SoftError(errors.InvalidArgumentForDatetime("jsonpath item method .datetime() can only be applied to a string"))
        yield from self._walk(rest, parse_moment(value, step[1], self._around.ctx), s)

    def _key_value(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        if whole is not None and type(value) is list:
            yield from self._parts(value, whole, s, unwrap=False)
            return
        if type(value) is not dict:
            raise SoftError(errors.SqlJsonObjectNotFound("jsonpath item method .keyvalue() can only be applied to an object"))
        number = self._place_of(value, s.base)
        for key, part in value.items():
            pair = {"id": number, "key": key, "value": part}
            base = (pair, self._made)
            self._made += 1
            yield from self._walk(rest, pair, replace(s, base=base))

    def _place_of(self, value: Any, base: tuple[Any, int]) -> int:
        """The id of an object: its document's number, and its place in that."""
        document, number = base
        if document is None:
            document = self._root
        if id(document) not in self._places:
            self._places[id(document)] = document, offsets(document)
        return self._places[id(document)][1].get(id(value), 0) + number * _ID_STEP

    # --- conditions ---

    def _condition(self, step: Step, rest: Chain, value: Any, s: _State, whole: Chain | None) -> Iterator[Any]:
        found = self._holds((step,), value, replace(s, exists=False) if s.exists else s)
        return self._walk(rest, JSON_NULL if found is None else found, s)

    def _holds(self, chain: Chain, value: Any, s: _State) -> bool | None:
        """Whether a condition is true of a value; None: unknown."""
        step = chain[0]
        kind = step[0]
        match kind:
            case "and":
                left = self._holds(step[1], value, s)
                if left is False:
                    return False
                right = self._holds(step[2], value, s)
                return left if right is True else right
            case "or":
                left = self._holds(step[1], value, s)
                if left is True:
                    return True
                right = self._holds(step[2], value, s)
                return left if right is False else right
            case "not":
                inner = self._holds(step[1], value, s)
                return None if inner is None else not inner
            case "unknown":
                return self._holds(step[1], value, s) is None
            case "exists":
                return self._any(step[1], value, s)
            case "starts":
                return self._predicate(step[1], step[2], value, s, lambda a, b: a.startswith(b) if type(a) is type(b) is str else None, unwrap=False)
            case "like":
                return self._predicate(step[1], None, value, s, lambda a, _: matches(step[2], step[3], a) if type(a) is str else None)
            case _:
                return self._predicate(step[1], step[2], value, s, lambda a, b: compare(kind, a, b, self._around))

    def _any(self, chain: Chain, value: Any, s: _State) -> bool | None:
        s = replace(s, throws=False)
        try:
            if self._strict:
                return bool(list(self._walk(chain, value, s)))
            return any(True for _ in self._walk(chain, value, replace(s, exists=True)))
        except SoftError:
            return None

    def _predicate(self, left: Chain, right: Chain | None, value: Any, s: _State, test: Callable[[Any, Any], bool | None], *, unwrap: bool = True) -> bool | None:
        """Whether the test is true of any pair of items; strict mode looks at all of them."""
        s = replace(s, throws=False)
        try:
            a = self._sequence(left, value, s)
            b = [None] if right is None else self._sequence(right, value, s) if unwrap else list(self._walk(right, value, s))
        except SoftError:
            return None
        found = unknown = False
        for x in a:
            for y in b:
                result = test(x, y)
                if result is None:
                    if self._strict:
                        return None
                    unknown = True
                elif result:
                    if self._lax:
                        return True
                    found = True
        return True if found else None if unknown else False


_Method = Callable[[Run, Step, Chain, Any, _State, "Chain | None"], Iterator[Any]]
_NUMERIC: dict[str, Callable[[Any], Any]] = {"abs": lambda v: v.copy_abs() if isinstance(v, Decimal) else abs(v), "floor": floor, "ceiling": ceiling}
_STEPS: dict[str, _Method] = {
    "$": Run._root_step, "@": Run._current, "last": Run._last, "var": Run._variable, "key": Run._key, ".*": Run._any_key, "[*]": Run._any_item,
    "[]": Run._subscripts, "**": Run._levels, "?": Run._filter, "plus": Run._unary, "minus": Run._unary, "type": Run._type, "size": Run._size,
    "double": Run._double, "datetime": Run._datetime, "keyvalue": Run._key_value,
    **dict.fromkeys(("null", "bool", "num", "str"), Run._literal), **dict.fromkeys(OPERATORS, Run._binary), **dict.fromkeys(_NUMERIC, Run._numeric),
    **dict.fromkeys(("and", "or", "not", "unknown", "exists", "==", "!=", "<", ">", "<=", ">=", "starts", "like"), Run._condition),
}


def _uses_ids(chain: Any) -> bool:
    return any(isinstance(part, tuple) and (part[:1] == ("keyvalue",) or _uses_ids(part)) for part in chain)
