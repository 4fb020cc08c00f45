"""Type resolution: which operator, function or cast an expression means.

The rules of chapter 10 of PostgreSQL's manual (Type Conversion), in its own steps: exact match, the
candidates that implicit casts reach, most exact matches, preferred types, categories of the unknown
literals, and the last try that takes unknowns for the type of the known ones. Nothing here looks at
values; `coerce.py` applies what is decided.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.functions import CASTS, functions_named, operators_named
from aurorapy.planner.types import HOME, TYPES, format_type
from aurorapy.planner.types.base import UNORDERED
from aurorapy.planner.types.defined_bases import defined_base
from aurorapy.planner.types.domains import base_type, domain
from aurorapy.planner.types.user import FIRST_OID
from aurorapy.records import dataclass

from .polymorphic_ranges import COMPATIBLE_RANGES, RANGE_FAMILY, compatible_ranges, compatible_ranges_fit, ranges_fit, resolve_ranges

BOOL, INT8, INT2, INT4, TEXT, OID, UNKNOWN, RECORD = 16, 20, 21, 23, 25, 26, 705, 2249
ANY, ANYARRAY, ANYELEMENT, ANYNONARRAY, ANYENUM = 2276, 2277, 2283, 2776, 3500
ANYCOMPATIBLE, ANYCOMPATIBLEARRAY, ANYCOMPATIBLENONARRAY = 5077, 5078, 5079
RECORDARRAY = 2287
POLYMORPHIC = frozenset((ANYARRAY, ANYELEMENT, ANYNONARRAY, ANYENUM, 3831, 4537, ANYCOMPATIBLE, ANYCOMPATIBLEARRAY, ANYCOMPATIBLENONARRAY, 5080, 4538))
SIMPLE_FAMILY = frozenset((ANYARRAY, ANYELEMENT, ANYNONARRAY, ANYENUM))
COMPATIBLE_FAMILY = frozenset((ANYCOMPATIBLE, ANYCOMPATIBLEARRAY, ANYCOMPATIBLENONARRAY))
STRING, UNKNOWN_CATEGORY = "S", "X"
IMPLICIT, ASSIGNMENT, EXPLICIT = 0, 1, 2
_CONTEXT = {"i": IMPLICIT, "a": ASSIGNMENT, "e": EXPLICIT}


def category(oid: int) -> str:
    """The type's category letter."""
    return TYPES[oid].category


def is_array(oid: int) -> bool:
    """A true array type: has elements and is not a vector pretending to be one."""
    t = TYPES[oid]
    return bool(t.element) and t.category == "A" and oid not in (22, 30)


def pathway(source: int, target: int, context: int) -> tuple[str, Any] | None:
    """How to cast: ('relabel', None), ('function', Function), ('io', None), ('array', element pathway); None: not at all."""
    if source >= FIRST_OID or target >= FIRST_OID:
        source, target = base_type(source), base_type(target)
    if source == target:
        return ("relabel", None)
    cast = CASTS.get((source, target))
    if cast is None:
        home = HOME.get()
        cast = home.cast(source, target) if home is not None else None
    if cast is not None:
        if context >= _CONTEXT[cast.context]:
            if cast.by_io:
                return ("io", None)
            return ("relabel", None) if cast.function is None else ("function", cast.function)
        return None
    s, t = TYPES[source], TYPES[target]
    if is_array(source) and is_array(target):
        inner = pathway(s.element, t.element, context)
        if inner is not None:
            return ("relabel", None) if inner[0] == "relabel" and domain(t.element) is None else ("array", inner)
    if t.typtype == "p" and target != 2275:
        return None
    if context >= ASSIGNMENT and t.category == STRING:
        return ("io", None)
    if context >= EXPLICIT and s.category == STRING:
        return ("io", None)
    return None


def can_coerce(source: int, target: int, context: int = IMPLICIT) -> bool:
    """Whether a datum of one type may become another in this context."""
    if source == target or target == ANY:
        return True
    if target in POLYMORPHIC:
        return True
    if source == UNKNOWN:
        return TYPES[target].typtype != "p" or target in (2275, RECORD)
    if target == RECORD and TYPES[base_type(source)].typtype == "c":
        return True
    if source == RECORD and TYPES[base_type(target)].typtype == "c":
        return True
    if target == RECORDARRAY and is_array(source) and TYPES[TYPES[source].element].typtype == "c":
        return True
    return pathway(source, target, context) is not None


def common_type(types: list[int], what: str, positions: list[int | None] | None = None) -> int:
    """The type that UNION, CASE, VALUES, ARRAY and the like give to their parts (manual, section 10.5)."""
    chosen = UNKNOWN
    if max(types, default=0) >= FIRST_OID and any(t != types[0] for t in types):
        types = [base_type(t) for t in types]
    for i, t in enumerate(types):
        if t == UNKNOWN or t == chosen:
            continue
        if chosen == UNKNOWN:
            chosen = t
            continue
        if category(t) != category(chosen):
            position = positions[i] if positions else None
            raise errors.DatatypeMismatch(f"{what} types {format_type(chosen, -1)} and {format_type(t, -1)} cannot be matched", position=position)
        if not TYPES[chosen].preferred and can_coerce(chosen, t) and not can_coerce(t, chosen):
            chosen = t
    return TEXT if chosen == UNKNOWN else chosen


def common_type_or_none(types: list[int]) -> int | None:
    """`common_type` without the error."""
    try:
        return common_type(types, "")
    except errors.DatatypeMismatch:
        return None


@dataclass(slots=True)
class Candidate:
    """A function as it would be called with so many arguments: `args` after variadic expansion."""

    function: Any
    args: tuple[int, ...]
    variadic: bool = False
    missing: int = 0
    order: tuple[int, ...] | None = None  # position of each given argument among the declared ones
    operator: Any = None


def select_candidate(inputs: list[int], candidates: list[Candidate]) -> Candidate | None:
    """The best candidate by the rules of section 10.3, step 4; None when ambiguous."""

    def best(score: Any) -> list[Candidate]:
        top, kept = -1, []
        for c in candidates:
            n = score(c)
            if n > top:
                top, kept = n, [c]
            elif n == top:
                kept.append(c)
        return kept

    known = [i for i, t in enumerate(inputs) if t != UNKNOWN]
    candidates = best(lambda c: sum(c.args[i] == inputs[i] for i in known))
    if len(candidates) == 1:
        return candidates[0]
    categories = [category(t) for t in inputs]
    candidates = best(lambda c: sum(c.args[i] == inputs[i] or (TYPES[c.args[i]].preferred and category(c.args[i]) == categories[i]) for i in known))
    if len(candidates) == 1:
        return candidates[0]
    unknown = [i for i, t in enumerate(inputs) if t == UNKNOWN]
    if not unknown:
        return None
    chosen: dict[int, tuple[str, bool]] = {}
    for i in unknown:
        cat, preferred, conflict = "", False, False
        for c in candidates:
            t = TYPES[c.args[i]]
            if not cat:
                cat, preferred = t.category, t.preferred
            elif t.category == cat:
                preferred = preferred or t.preferred
            elif t.category == STRING:
                cat, preferred = STRING, t.preferred
            else:
                conflict = True
        if conflict and cat != STRING:
            chosen = {}
            break
        chosen[i] = (cat, preferred)
    if chosen:

        def fits(c: Candidate) -> bool:
            for i, (cat, preferred) in chosen.items():
                t = TYPES[c.args[i]]
                if t.category != cat or (preferred and not t.preferred):
                    return False
            return True

        kept = [c for c in candidates if fits(c)]
        if kept:
            candidates = kept
        if len(candidates) == 1:
            return candidates[0]
    if known:
        types = {inputs[i] for i in known}
        if len(types) == 1:
            only = types.pop()
            kept = matching(candidates, [only] * len(inputs))
            if len(kept) == 1:
                return kept[0]
    return None


def resolve_polymorphic(declared: tuple[int, ...], actual: list[int], result: int, name: str) -> tuple[list[int], int]:
    """Concrete argument types and result type of a call whose declaration has polymorphic types.

    Unknown arguments take what the others decide; raises 42804 / 42P18 where they disagree or decide nothing."""
    if result in RANGE_FAMILY or not RANGE_FAMILY.isdisjoint(declared):
        return resolve_ranges(declared, actual, result)
    element = array = UNKNOWN
    compatible: list[int] = []
    wants_compatible = False
    ranges = compatible_ranges(declared, actual)
    compatible += [r.subtype for r in ranges]
    nonarray = False
    for d, a in zip(declared, actual, strict=True):
        if d in (ANYARRAY, ANYENUM, ANYCOMPATIBLEARRAY):
            a = base_type(a)
        if d in (ANYELEMENT, ANYNONARRAY, ANYENUM):
            nonarray = nonarray or d == ANYNONARRAY
            if a == UNKNOWN:
                continue
            if element not in (UNKNOWN, a):
                raise errors.DatatypeMismatch(
                    'arguments declared "anyelement" are not all alike', detail=f"{format_type(element, -1)} versus {format_type(a, -1)}")
            element = a
        elif d == ANYARRAY:
            if a == UNKNOWN:
                continue
            if array not in (UNKNOWN, a):
                raise errors.DatatypeMismatch(
                    'arguments declared "anyarray" are not all alike', detail=f"{format_type(array, -1)} versus {format_type(a, -1)}")
            array = a
        elif d in (ANYCOMPATIBLE, ANYCOMPATIBLENONARRAY):
            wants_compatible = True
            compatible.append(a)
        elif d == ANYCOMPATIBLEARRAY:
            wants_compatible = True
            if a != UNKNOWN:
                if not is_array(a) and a not in (22, 30):
                    raise errors.DatatypeMismatch(f"argument declared anycompatiblearray is not an array but type {format_type(a, -1)}")
                compatible.append(TYPES[a].element)
    uses_simple = any(d in SIMPLE_FAMILY for d in declared) or result in SIMPLE_FAMILY
    if uses_simple:
        if array == ANYARRAY and element == UNKNOWN and not {ANYELEMENT, ANYNONARRAY, ANYENUM}.isdisjoint((*declared, result)):
            raise errors.DatatypeMismatch('cannot determine element type of "anyarray" argument')
        if array not in (UNKNOWN, ANYARRAY):
            inner = TYPES[array].element
            if not inner:
                raise errors.DatatypeMismatch(f"argument declared anyarray is not an array but type {format_type(array, -1)}")
            if element == UNKNOWN:
                element = inner
            elif element != inner:
                raise errors.DatatypeMismatch(
                    "argument declared anyarray is not consistent with argument declared anyelement",
                    detail=f"{format_type(array, -1)} versus {format_type(element, -1)}")
        elif array == UNKNOWN and element != UNKNOWN:
            array = TYPES[element].array
        if element == UNKNOWN and array == UNKNOWN:
            if any(d in SIMPLE_FAMILY for d in declared):
                raise errors.DatatypeMismatch("could not determine polymorphic type because input has type unknown")
    common = UNKNOWN
    if wants_compatible or ranges:
        common = common_type(compatible, "arguments of anycompatible family") if compatible else TEXT
    concrete = {ANYELEMENT: element, ANYNONARRAY: element, ANYENUM: element, ANYARRAY: array, ANYCOMPATIBLE: common, ANYCOMPATIBLENONARRAY: common}
    if common != UNKNOWN:
        concrete[ANYCOMPATIBLEARRAY] = TYPES[common].array
    if ranges:
        if ranges[0].subtype != common or len(set(ranges)) > 1:
            raise errors.DatatypeMismatch(f"anycompatiblerange type {format_type(ranges[0].oid)} does not match anycompatible type {format_type(common)}")
        concrete |= {5080: ranges[0].oid, 4538: ranges[0].multirange}
    elif not COMPATIBLE_RANGES.isdisjoint((*declared, result)):
        word = "range" if 5080 in (*declared, result) else "multirange"
        raise errors.DatatypeMismatch(f"could not determine polymorphic type anycompatible{word} because input has type unknown")
    if (array == UNKNOWN or not array) and uses_simple and (ANYARRAY in declared or result == ANYARRAY):
        raise errors.UndefinedObject(f"could not find array type for data type {format_type(element, -1)}")
    return [concrete.get(d, d) for d in declared], concrete.get(result, result)


def matching(candidates: list[Candidate], inputs: list[int]) -> list[Candidate]:
    """The candidates that implicit casts can reach."""
    out = []
    for c in candidates:
        if all(can_coerce(i, a) for i, a in zip(inputs, c.args, strict=True)) and _polymorphic_fits(c, inputs):
            out.append(c)
    return out


def _polymorphic_fits(c: Candidate, inputs: list[int]) -> bool:
    if not any(a in POLYMORPHIC for a in c.args):
        return True
    if not RANGE_FAMILY.isdisjoint(c.args):
        return ranges_fit(c.args, inputs)
    if not COMPATIBLE_RANGES.isdisjoint(c.args) and not compatible_ranges_fit(c.args, inputs, common_type_or_none):
        return False
    inputs = [base_type(i) if a in (ANYARRAY, ANYENUM, ANYCOMPATIBLEARRAY) else i for a, i in zip(c.args, inputs, strict=True)]
    for a, i in zip(c.args, inputs, strict=True):
        if i == UNKNOWN:
            continue
        if a in (ANYARRAY, ANYCOMPATIBLEARRAY) and not is_array(i) and i not in (22, 30, ANYARRAY):
            return False
        if a in (ANYNONARRAY, ANYCOMPATIBLENONARRAY) and is_array(i):
            return False
        if a == ANYENUM and TYPES[i].typtype != "e":
            return False
    if ANYENUM in c.args and all(i == UNKNOWN for a, i in zip(c.args, inputs, strict=True) if a == ANYENUM):
        return False
    simple_elem = [i for a, i in zip(c.args, inputs, strict=True) if a in (ANYELEMENT, ANYNONARRAY, ANYENUM) and i != UNKNOWN]
    simple_arr = [i for a, i in zip(c.args, inputs, strict=True) if a == ANYARRAY and i not in (UNKNOWN, ANYARRAY)]
    if len({*simple_elem, *(TYPES[i].element for i in simple_arr)}) > 1:
        return False
    compatible = [i if a != ANYCOMPATIBLEARRAY else TYPES[i].element
                  for a, i in zip(c.args, inputs, strict=True) if a in COMPATIBLE_FAMILY and i != UNKNOWN]
    return not compatible or common_type_or_none(compatible) is not None


def find_operator(name: str, left: int | None, right: int, pos: int | None = None, context: Any = None, schema: str | None = None) -> Any:
    """The Operator that `left name right` means; left None for a prefix operator. Raises 42883 or 42725."""
    found = _find_operator(name, left, right, pos, context, schema)
    if found.left == ANYARRAY:
        element = TYPES[base_type(right if left in (None, UNKNOWN) else left)].element
        if element in UNORDERED or (element >= FIRST_OID and defined_base(element) is not None):
            _need_comparison(name, element)
    return found


def _need_comparison(name: str, element: int) -> None:
    """Raise 42883 for arrays of a type that an operator cannot compare."""
    if name in ("=", "<>", "@>", "<@", "&&"):
        if not _compares(element, ordered=False):
            raise errors.UndefinedFunction(f"could not identify an equality operator for type {format_type(element)}")
    elif name in ("<", "<=", ">", ">=") and not _compares(element, ordered=True):
        raise errors.UndefinedFunction(f"could not identify a comparison function for type {format_type(element)}")


def _compares(element: int, *, ordered: bool) -> bool:
    from .class_order import check_type

    return check_type(element, ordered=ordered)


def _find_operator(name: str, left: int | None, right: int, pos: int | None, context: Any, schema: str | None) -> Any:
    """`find_operator` by the names and types alone.

    Extensions' operators are looked for along the search path, or in `schema`; without the context of a session, in all schemas."""
    operators = operators_named(name) if schema in (None, "pg_catalog") else []
    home = HOME.get()
    more = home.operators(name, schema, context) if home is not None else ()
    if more:
        hidden = {(o.left, o.right) for o in more}  # one that has a built-in one's operands is found before it, or would not be here
        operators = [*(o for o in operators if (o.left, o.right) not in hidden), *more]
    written = left, right
    left, right = None if left is None else base_type(left), base_type(right)
    if not more and (same_types := _exact(name, operators).get((right if left == UNKNOWN else left, left if right == UNKNOWN else right))) is not None:
        return _made(same_types, pos)
    plain = not more and max(left or 0, right) < FIRST_OID and (home is None or not home.has_own_operators)
    beside_range = written != (left, right) and left is not None and (TYPES[left].typtype in "rm" or TYPES[right].typtype in "rm")
    plain = plain and not beside_range
    if plain and (known := _FOUND.get((name, left, right))) is not None:
        return known
    if left is None:
        candidates = [Candidate(o.function, (o.right,), operator=o) for o in operators if not o.left]
        inputs = [right]
    else:
        candidates = [Candidate(o.function, (o.left, o.right), operator=o) for o in operators if o.left]
        inputs = [left, right]
        exact = [right if left == UNKNOWN else left, left if right == UNKNOWN else right]
        if left == UNKNOWN or right == UNKNOWN:
            for c in candidates:
                if list(c.args) == exact and UNKNOWN not in exact:
                    return _made(c.operator, pos)
    if more and written != (left, right):  # an operator of a domain
        same = written[1] if written[0] == UNKNOWN else written[0], written[0] if written[1] == UNKNOWN else written[1]
        for c in candidates:
            if c.args == same:
                return _made(c.operator, pos)
    for c in candidates:
        if list(c.args) == inputs:
            return _made(c.operator, pos)
    reachable = matching(candidates, inputs)
    if not reachable and written[0] is not None and written != (left, right):
        reachable = matching(candidates, [written[0], written[1]])  # a domain beside a range of it
    elif beside_range:  # whose elements are of the domain's type itself, or the operator is none
        reachable = [c for c in reachable if RANGE_FAMILY.isdisjoint(c.args) or ranges_fit(c.args, [written[0] or 0, written[1]])]
    if reachable:
        found = reachable[0] if len(reachable) == 1 else select_candidate(inputs, reachable)
        if found is not None:
            if plain:
                _FOUND[name, left, right] = found.operator
            return _made(found.operator, pos)
        raise errors.AmbiguousFunction(
            f"operator is not unique: {_operator_text(name, *written)}", position=pos,
            hint="Could not choose a best candidate operator. You might need to add explicit type casts.")
    raise errors.UndefinedFunction(
        f"operator does not exist: {_operator_text(name if schema is None else f'{schema}.{name}', *written)}", position=pos,
        hint="No operator matches the given name and argument types. You might need to add explicit type casts."
        if left is not None else "No operator matches the given name and argument type. You might need to add an explicit type cast.")


_FOUND: dict[tuple[str, int | None, int], Any] = {}  # what built-in types and casts alone decide
_exact_operators: dict[str, tuple[int, dict[tuple[int | None, int | None], Any]]] = {}


def _exact(name: str, operators: list[Any]) -> dict[tuple[int | None, int | None], Any]:
    """The built-in operators of a name by their operands' types, of which a literal of unknown type has the other one's."""
    known = _exact_operators.get(name)
    if known is None or known[0] != len(operators):
        known = _exact_operators[name] = len(operators), {(o.left or None, o.right): o for o in reversed(operators) if UNKNOWN not in (o.left, o.right)}
    return known[1]


def _made(o: Any, pos: int | None) -> Any:
    """The operator, if it is more than a shell; 42883."""
    if o.function is None:
        raise errors.UndefinedFunction(f"operator is only a shell: {_operator_text(o.symbol, o.left or None, o.right)}", position=pos)
    return o


def _operator_text(name: str, left: int | None, right: int) -> str:
    prefix = "" if left is None else format_type(left, -1) + " "
    return f"{prefix}{name} {format_type(right, -1)}"


_OVERLOADED = ("array_agg", "unnest")  # PostgreSQL has others of these names, between which an unknown argument does not decide


def find_function(name: str, inputs: list[int], named: list[str], variadic: bool = False, extra: list[Any] | None = None, *,
                  built_in: bool = True) -> Candidate | None:
    """The function that a call means; None when there is none, raises 42725 when it is ambiguous.

    `inputs` are the argument types, the last len(named) of them given by name; `extra` are further functions of
    that name (from the catalog)."""
    if name in _OVERLOADED and inputs == [UNKNOWN] and built_in:
        raise errors.AmbiguousFunction(
            f"function {name}(unknown) is not unique", hint="Could not choose a best candidate function. You might need to add explicit type casts.")
    if len(set(named)) < len(named):
        twice = next(n for i, n in enumerate(named) if n in named[:i])
        raise errors.SyntaxError_(f'argument name "{twice}" used more than once')
    candidates: list[Candidate] = []
    for f in [*(functions_named(name) if built_in else ()), *(extra or ())]:
        c = _candidate(f, inputs, named, variadic)
        if c is not None:
            candidates.append(c)
    alike: list[Candidate] = []
    if len(candidates) > 1 and any(c.missing or c.variadic or c.order is not None for c in candidates):
        candidates, alike = _distinct(candidates)
    ambiguous = errors.AmbiguousFunction(f"function {call_text(name, inputs, named)} is not unique",
                                         hint="Could not choose a best candidate function. You might need to add explicit type casts.")
    for exact in (*(c for c in candidates if not c.variadic), *candidates):
        if list(exact.args) == inputs:
            if exact in alike:
                raise ambiguous
            return exact
    reachable = matching(candidates, inputs)
    if not reachable:
        return None
    plain = [c for c in reachable if not any(c is not o and not o.variadic and o.args == c.args and c.variadic for o in reachable)]
    found = plain[0] if len(plain) == 1 else select_candidate([base_type(i) for i in inputs], plain)
    if found is None or found in alike:
        raise ambiguous
    return found


def _distinct(candidates: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Candidates of different arguments as they would be called, and those of them that stand for several between which nothing decides: of one schema,
    one without variadic expansion comes first, of several the one found first."""
    out: dict[tuple[int, ...], Candidate] = {}
    alike: list[Candidate] = []
    for c in candidates:
        old = out.get(c.args)
        if old is None:
            out[c.args] = c
        elif _schema_of(old) == _schema_of(c):
            if old.variadic and not c.variadic:
                out[c.args] = c
            elif old.variadic == c.variadic:
                alike.append(old)
    return list(out.values()), [c for c in alike if c in out.values()]


def _schema_of(c: Candidate) -> int:
    routine = getattr(c.function, "routine", None)
    return 11 if routine is None else int(routine.schema)


def _candidate(f: Any, inputs: list[int], named: list[str], variadic: bool) -> Candidate | None:
    n, declared = len(inputs), f.args
    if named:
        positional = n - len(named)
        order = list(range(positional))
        for name in named:
            if name not in f.arg_names:
                return None
            at = f.arg_names.index(name)
            if at in order or at >= len(declared):
                return None
            order.append(at)
        if any(i not in order and i < len(declared) - len(f.defaults) for i in range(len(declared))):
            return None
        return Candidate(f, tuple(declared[i] for i in order), missing=len(declared) - n, order=tuple(order))
    if f.variadic and not variadic and (n >= len(declared) or not f.defaults):
        fixed = len(declared) - 1
        if n < fixed + (1 if f.variadic != ANY else 1):
            return None
        return Candidate(f, declared[:fixed] + (f.variadic,) * (n - fixed), variadic=True)
    if variadic and not f.variadic:
        return None
    if n == len(declared):
        return Candidate(f, tuple(declared))
    if len(declared) - len(f.defaults) <= n < len(declared):
        return Candidate(f, tuple(declared[:n]), missing=len(declared) - n)
    return None


def call_text(name: str, inputs: list[int], named: list[str]) -> str:
    """`f(integer, x => text)`, for messages."""
    positional = len(inputs) - len(named)
    parts = [format_type(t, -1) for t in inputs[:positional]]
    parts += [f"{n} => {format_type(t, -1)}" for n, t in zip(named, inputs[positional:], strict=True)]
    return f"{name}({', '.join(parts)})"


def undefined_function(name: str, inputs: list[int], named: list[str], pos: int | None, procedure: bool = False) -> errors.SQLError:
    """The error for a call that nothing matches."""
    return errors.UndefinedFunction(
        f"function {call_text(name, inputs, named)} does not exist", position=pos,
        hint="No function matches the given name and argument types. You might need to add explicit type casts.")
