"""Constant expressions: what does not depend on rows is computed before there are any.

An expression is *fixed* when it is made of constants, parameters and immutable functions alone. One of constants is computed while the statement
is planned, and what it raises is the statement's error, whatever rows there are. One that needs a parameter (a literal lifted out of the text
is one, too) becomes a parameter itself, a *derived* one, whose value is computed once an execution, before anything else (`Derivation`): there it raises
at the right time, and no row pays for it. What can neither fail nor costs anything stays where it is.

AND, OR, CASE and COALESCE are looked at from the left to the right, and what their constants decide is not looked at at all. Where a parameter decides, what
comes behind is derived under a guard, a CASE around it.

    CASE WHEN x > 1 THEN 1/0 END            fails: x is not known, so 1/0 is looked at
    CASE WHEN 1 > 2 THEN 1/0 END            NULL
    $1 > 2 AND x = 10 / $1                  x = derived: CASE WHEN ($1 > 2) IS NOT FALSE THEN 10 / $1 END

Left out: EXPLAIN shows calls of users' immutable functions over constants, for they run when the statement does.

Source: eval_const_expressions of PostgreSQL 15's clauses.c, in its terms; PostgreSQL 15 manual, section 4.2.14 (Expression Evaluation Rules).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.execution import ExecState
from aurorapy.planner.kernels import values_kernel
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.user import FIRST_OID

Guards = tuple[bound.Expr, ...]
_RECORD = 2249
_BOOL = 16
_LEAVES = (bound.Const, bound.Param, bound.Var, bound.CaseTest, bound.Slot, bound.WholeRow, bound.GroupingCall, bound.Deferred, bound.XmlTableCall)
_MADE = (bound.Array, bound.Row)  # fixed as their parts are, but left as they are
_PLAIN = (bound.CoerceTypmod, bound.MinMax, bound.Subscript, bound.Field, *_MADE)
# casts that cannot fail: (from, to)
_WIDENING = frozenset(((21, 23), (21, 20), (23, 20), (21, 1700), (23, 1700), (20, 1700), (21, 701), (23, 701), (20, 701), (700, 701), (21, 700), (23, 700)))
_MINUS = frozenset(("int4um", "int8um", "numeric_uminus", "float8um"))
# types whose input or output depends on settings or catalogs, so that it is stable
_STABLE_OUTPUT = frozenset((24, 790, 1033, 1082, 1114, 1184, 1186, 2202, 2203, 2204, 2205, 2206, 3734, 3769, 4089, 4096, 4191))
_STABLE_INPUT = _STABLE_OUTPUT | {142, 1083, 1266}
_SHOWN_BY_SETTINGS = frozenset((17, 700, 701))  # PostgreSQL calls their output immutable, and yet settings say how they look: computed when the statement runs


class Folder:
    """Folds the expressions of a statement with `count` parameters. `derived` are the parameters behind them; `deriving`: whether fixed expressions become parameters."""

    def __init__(self, context: Any, count: int) -> None:
        self.context, self.count = context, count
        self.deriving = True
        self.derived: list[bound.Expr] = []
        self._places: dict[Any, int] = {}
        self._fixed: dict[int, tuple[bound.Expr, bool]] = {}  # by id: the expression, and whether it needs a parameter

    def fold(self, e: bound.Expr) -> bound.Expr:
        """The expression with all that is constant computed; raises what computing it raises."""
        if isinstance(e, _LEAVES):
            return e
        return self._settled(self._visit(e, ()), ())

    def query(self, q: bound.Query) -> None:
        """Called for each subquery in an expression, which stays as it is."""

    def condition(self, e: bound.Expr | None) -> bound.Expr | None:
        """A condition of WHERE or HAVING, where NULL is as good as false."""
        if e is None:
            return None
        made = self.fold(e)
        if isinstance(made, bound.Const) and made.value is None:
            return bound.Const(_BOOL, False)
        return None if isinstance(made, bound.Const) and made.value is True else made

    # --- what is fixed ---

    def _needs(self, e: bound.Expr) -> bool | None:
        """Whether a fixed expression needs a parameter; None of one that is not fixed."""
        kind = type(e)
        if kind is bound.Const:
            return False
        if kind is bound.Param:
            return True
        found = self._fixed.get(id(e))
        return None if found is None else found[1]

    def _fix(self, e: bound.Expr, parameter: bool) -> bound.Expr:
        self._fixed[id(e)] = e, parameter
        return e

    def _settled(self, e: bound.Expr, guards: Guards) -> bound.Expr:
        """What stands in an expression that is not fixed itself: a derived parameter where that is worth it."""
        if id(e) not in self._fixed or not self._fixed[id(e)][1] or not self.deriving or not _is_worth(e):
            return e
        key = e.key()
        at = self._places.get(key)
        if at is None and guards:
            key = key, tuple([g.key() for g in guards])
            at = self._places.get(key)
        if at is None:
            at = self._places[key] = len(self.derived)
            made = e
            if guards:
                made = bound.Case(e.type, ((bound.conjunction(list(guards)) or e, e),), None, None, e.typmod)
            self.derived.append(made)
        return bound.Derived(e, self.count + at)

    # --- expressions ---

    def _visit(self, e: bound.Expr, guards: Guards) -> bound.Expr:
        if isinstance(e, _LEAVES):
            return e
        match e:
            case bound.Bool():
                return self._not(e, guards) if e.op == "not" else self._and_or(e, guards)
            case bound.Case():
                return self._case(e, guards)
            case bound.Coalesce():
                return self._coalesce(e, guards)
            case bound.SubLink():
                self.query(e.query)
            case bound.ArrayCoerce():
                return self._finished(e, self._rebuilt(e, [self._visit(e.arg, guards), e.element]), guards)
        children = e.children()
        if not children and not isinstance(e, bound.Func | bound.Array | bound.Row):
            return e
        return self._finished(e, self._rebuilt(e, [self._visit(c, guards) for c in children]), guards)

    @staticmethod
    def _rebuilt(e: bound.Expr, parts: list[bound.Expr]) -> bound.Expr:
        return e if all(a is b for a, b in zip(parts, e.children(), strict=True)) else e.rebuild(parts)

    def _finished(self, old: bound.Expr, e: bound.Expr, guards: Guards) -> bound.Expr:
        """An expression whose parts have been looked at: computed, fixed, or with its fixed parts settled."""
        parts = [e.arg] if isinstance(e, bound.ArrayCoerce) else list(e.children())
        if isinstance(e, bound.Func) and _is_strict(e) and any(isinstance(p, bound.Const) and p.value is None for p in parts):
            for p in parts:
                self._settled(p, guards)  # it may fail
            return _constant(e, None)
        if not _is_immutable(e):
            return self._over(e, parts, guards)
        needs = [self._needs(p) for p in parts]
        if None in needs:
            return self._over(e, parts, guards)
        parameter = True in needs or (isinstance(e, bound.Func) and e.function.routine is not None) or (
            isinstance(e, bound.CoerceIO) and not e.relabel and e.arg.type in _SHOWN_BY_SETTINGS)
        if parameter or isinstance(e, _MADE):
            return self._fix(e, parameter)
        try:
            return self._computed(e)
        except errors.SQLError as error:
            if guards:
                return self._fix(e, True)  # it may not be reached
            raise _raised(error) from None

    def _over(self, e: bound.Expr, parts: list[bound.Expr], guards: Guards) -> bound.Expr:
        settled = [self._settled(p, guards) for p in parts]
        if isinstance(e, bound.Func) and e.function.variadic == 2276 and isinstance(parts[-1], bound.Row):  # what makes the types of the arguments known stays
            settled[-1] = self._rebuilt(parts[-1], [self._settled(p, guards) for p in parts[-1].items])
        return self._rebuilt(e, [*settled, e.element] if isinstance(e, bound.ArrayCoerce) else settled)

    def _computed(self, e: bound.Expr) -> bound.Expr:
        if isinstance(e, bound.CoerceIO) and e.relabel:
            return _constant(e, e.arg.value) if isinstance(e.arg, bound.Const) else self._fix(e, False)
        value = values_kernel([e])(ExecState((), self.context, None, []))[0]
        if value is not None and TYPES[e.type].element and type(value) is not tuple:
            return self._fix(e, False)  # an array of an unusual shape stays an expression
        return _constant(e, value)

    # --- what decides from the left to the right ---

    def _not(self, e: bound.Bool, guards: Guards) -> bound.Expr:
        arg = self._visit(e.args[0], guards)
        if isinstance(arg, bound.Const):
            return _constant(e, None if arg.value is None else not arg.value)
        needs = self._needs(arg)
        if needs is not None:
            return self._fix(self._rebuilt(e, [arg]), needs)
        if isinstance(arg, bound.Bool) and arg.op == "not":
            return arg.args[0]
        if isinstance(arg, bound.IsTest):
            return bound.copied(arg, bound.IsTest(arg.what, arg.arg, not arg.negated, arg.row)) if not arg.row else self._rebuilt(e, [arg])
        return self._rebuilt(e, [arg])

    def _and_or(self, e: bound.Bool, guards: Guards) -> bound.Expr:
        decides = e.op == "or"
        kept: list[tuple[bound.Expr, Guards]] = []
        null = False
        for a in e.args:
            v = self._visit(a, guards)
            if isinstance(v, bound.Const):
                if v.value is decides:
                    for known, g in kept:
                        self._settled(known, g)  # it has been looked at, and may fail
                    return _constant(e, decides)
                if v.value is None and not null:
                    null = True
                    kept.append((bound.Const(_BOOL, None), guards))
                continue
            kept.append((v, guards))
            if self._needs(v) is not None:
                guards = (*guards, bound.IsTest("true" if decides else "false", v, True))
        if not kept:
            return _constant(e, not decides)
        if len(kept) == 1:
            return kept[0][0]
        return self._chosen(e, kept, lambda parts: self._rebuilt(e, parts) if len(parts) == len(e.args) else bound.copied(e, bound.Bool(e.op, tuple(parts))))

    def _chosen(self, e: bound.Expr, kept: list[tuple[bound.Expr, Guards]], make: Callable[[list[bound.Expr]], bound.Expr]) -> bound.Expr:
        """The whole over its parts, each with its guards: fixed when all of them are."""
        needs = [self._needs(v) for v, _ in kept]
        if None not in needs:
            return self._fix(make([v for v, _ in kept]), True in needs)
        return make([self._settled(v, g) for v, g in kept])

    def _case(self, e: bound.Case, guards: Guards) -> bound.Expr:
        let = None if e.let is None else self._visit(e.let, guards)
        outside = guards
        tested = let if let is not None and self._needs(let) is not None else None
        whens: list[tuple[bound.Expr, Guards, bound.Expr, Guards]] = []
        default = e.default
        for condition, result in e.whens:
            if tested is not None:
                condition = bound.transform(condition, lambda n: tested if isinstance(n, bound.CaseTest) and n.ident == e.pos else None)
            c = self._visit(condition, guards)
            if isinstance(c, bound.Const):
                if c.value is not True:
                    continue
                default = result
                break
            within = (*guards, c) if self._needs(c) is not None else guards
            whens.append((c, guards, self._visit(result, within), within))
            if self._needs(c) is not None:
                guards = (*guards, bound.IsTest("true", c, True))
        last = None if default is None else self._visit(default, guards)
        if not whens:
            return last if last is not None else bound.copied(e, bound.Const(e.type, None, e.typmod))
        kept = [p for c, cg, r, rg in whens for p in ((c, cg), (r, rg))]
        if last is not None:
            kept.append((last, guards))
        if let is not None and tested is None:
            kept.append((let, outside))

        def make(parts: list[bound.Expr]) -> bound.Expr:
            pairs = tuple([(parts[2 * i], parts[2 * i + 1]) for i in range(len(whens))])
            rest = parts[2 * len(whens):]
            return bound.copied(e, bound.Case(e.type, pairs, rest.pop(0) if last is not None else None, rest.pop(0) if rest else None, e.typmod))

        return self._chosen(e, kept, make)

    def _coalesce(self, e: bound.Coalesce, guards: Guards) -> bound.Expr:
        kept: list[tuple[bound.Expr, Guards]] = []
        for a in e.args:
            v = self._visit(a, guards)
            if isinstance(v, bound.Const):
                if v.value is None:
                    continue
                kept.append((v, guards))
                break
            kept.append((v, guards))
            if self._needs(v) is not None:
                guards = (*guards, bound.IsTest("null", v, False))
        if not kept:
            return _constant(e, None)
        if isinstance(kept[0][0], bound.Const):
            return kept[0][0]
        return self._chosen(e, kept, lambda parts: bound.copied(e, bound.Coalesce(e.type, tuple(parts), e.typmod)))


class Derivation:
    """Computes the derived parameters of an execution: the parameters, and these behind them."""

    __slots__ = ("count", "kernel")

    def __init__(self, folder: Folder) -> None:
        self.count, self.kernel = folder.count, values_kernel(folder.derived)

    def __call__(self, s: Any) -> tuple[Any, ...]:
        return s.p[: self.count] + self.kernel(s)  # type: ignore[no-any-return]


def _constant(e: bound.Expr, value: Any) -> bound.Expr:
    return bound.copied(e, bound.Const(e.type, value, e.typmod))


def _raised(error: errors.SQLError) -> errors.SQLError:
    """An error of planning: a statement that is only prepared is none the worse for it, and it points nowhere."""
    error.position = None
    error.when_run = True
    return error


def _is_strict(e: bound.Func) -> bool:
    f = e.function
    return bool(f.strict and f.kind == "f" and not f.retset and not isinstance(e, bound.XmlCall) and e.type != _RECORD)


def _is_immutable(e: bound.Expr) -> bool:
    """Whether a node over fixed parts is fixed."""
    match e:
        case bound.XmlCall():
            return False
        case bound.Func():
            return _is_function(e.function) and e.type != _RECORD
        case bound.CoerceIO():
            return e.relabel or (_text_is_fixed(e.arg.type, _STABLE_OUTPUT) and _text_is_fixed(e.type, _STABLE_INPUT))
        case bound.IsTest():
            return not e.row
        case bound.DistinctFrom() | bound.NullIf():
            return _is_function(e.function)
        case bound.ArrayTest():
            return _is_function(e.function)
        case bound.ArrayCoerce():
            return all(isinstance(n, bound.CaseTest | bound.Const) or _is_immutable(n) for n in bound.walk(e.element))
        case bound.RowCompare():
            return all(_is_function(f) for f in (*e.equals, *e.less))
    return isinstance(e, _PLAIN)


def _is_function(f: Any) -> bool:
    return bool(f.volatility == "i" and not f.retset and f.kind == "f" and (f.impl is not None or f.inline is not None))


def _text_is_fixed(oid: int, stable: frozenset[int]) -> bool:
    """Whether a type's text form depends on nothing; of a type of other types it does."""
    t = TYPES[oid]
    return oid < FIRST_OID and t.typtype == "b" and not t.element and oid not in stable


def _is_worth(e: bound.Expr) -> bool:
    """Whether a fixed expression can fail, or costs something."""
    return any((isinstance(n, bound.Func) and not _is_safe(n)) or (isinstance(n, bound.CoerceIO) and not n.relabel)
               or isinstance(n, bound.CoerceTypmod | bound.ArrayCoerce | bound.Subscript) for n in bound.walk(e))


def _is_safe(e: bound.Func) -> bool:
    f = e.function
    if f.routine is not None:
        return False
    if len(e.args) == 1:
        return (e.args[0].type, e.type) in _WIDENING or (f.name in _MINUS and isinstance(e.args[0], bound.Param | bound.Const))
    return bool(e.type == _BOOL and f.inline is not None)
