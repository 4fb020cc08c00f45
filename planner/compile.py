"""Expressions become Python source.

A bound expression, its Vars already turned into Slots of the operator's input row, is written out as one
Python expression; kernels (kernels.py) put such expressions into comprehensions over a batch. Nothing
walks a tree per row.

SQL's third truth value decides how an expression is written. In *value* form NULL is None. In *truth*
form (WHERE, join conditions) the text is truthy exactly when SQL says true, so null tests melt into
`and`; *falsity* form is its mirror, for NOT. Where an operand cannot be NULL its test is left out.

    value    a < b       (None if r[0] is None or r[1] is None else r[0] < r[1])
    truth    a < b       (r[0] is not None and r[1] is not None and r[0] < r[1])
    truth    a = 5       (r[0] == 5)                 None == 5 is False already

`{0}`-templates of functions (Function.inline) are filled with atoms; an operand that is not an atom is
bound to a temporary by `:=` first.

Python takes some hundred brackets inside one another and no more. Text that nests deeper than `_NESTING_MAX` becomes a
function of its own in the preamble, and a call of it takes its place: a chain of thousands of operators is a chain of functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.functions import NAMESPACE
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.arrays import record_of
from aurorapy.planner.types.calendar import MOMENTS

from . import compile_arrays, compile_forms, compile_types
from .compile_forms import ATOM

RECORD = 2249
_NESTING_MAX = 30  # brackets inside one another in one piece of text; Python's limits are 200 of them and the parser's stack, which a condition exhausts earlier
_BRACKET = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|[(\[{]|[)\]}]")
_LOCAL = re.compile(r"\b(?:r|l|ct\d+_)\b")  # what a kernel binds a row at a time: everything else is bound once a batch
_LITERAL = frozenset("0123456789'\"")  # what Python's literals of numbers and strings begin with


_NAMES_MAX = 200


def _is_moment(e: bound.Expr) -> bool:
    """Whether an expression is a moment near the clock's, as now() - interval '1 day': computing it in vain does no harm."""
    return e.type in MOMENTS and all(n.type in MOMENTS or isinstance(n, bound.Const | bound.Param) for n in bound.walk(e))


class Source:
    """Writes expressions for one kernel. `namespace` holds the objects that the text names; `preamble` the lines
    to run once a batch. `slot(i)` gives the text of input element i. `subplan` registers a SubLink and returns
    the name under which the execution state offers it."""

    def __init__(self, slot: Callable[[int], str] | None = None, subplans: Any = None) -> None:
        self.namespace: dict[str, Any] = dict(NAMESPACE)
        self.preamble: list[str] = []
        self.slot = slot or (lambda i: f"r[{i}]")
        self.row = "r" if slot is None else ""  # what holds the input row as a whole
        self.subplans = subplans
        self.shared: dict[int, tuple[bound.SubLink, int, list[bound.Expr]]] = {}  # by the ids of their queries: rows whose fields are asked for one by one
        self.names: dict[Any, str] = {}
        self._count = 0
        self.guarded = 0
        self._hoisting = False
        self._nullable: dict[int, tuple[bound.Expr, bool]] = {}  # by id; the expression is kept so that the id stays its own
        self._constant: dict[int, tuple[bound.Expr, bool, bool]] = {}
        self.uses_rows = False
        self.together: list[bound.Expr] = []  # what is evaluated row by row with this: a call in it may change settings

    # --- names ---

    def fresh(self, stem: str = "t") -> str:
        """A new local name."""
        self._count += 1
        return f"{stem}{self._count}_"

    def constant(self, value: Any, stem: str = "k") -> str:
        """A name for an object."""
        key = ("id", id(value))
        name = self.names.get(key)
        if name is None:
            name = self.names[key] = self.fresh(stem)
            self.namespace[name] = value
        return name

    def once(self, key: Any, stem: str, text: str) -> str:
        """A name bound in the preamble to `text`, the same name for the same key."""
        name = self.names.get(key)
        if name is None:
            name = self.names[key] = self.fresh(stem)
            self.preamble.append(f"{name} = {text}")
        return name

    # --- what may be NULL ---

    def nullable(self, e: bound.Expr) -> bool:
        """Whether the expression's value can be NULL (true when in doubt)."""
        known = self._nullable.get(id(e))
        if known is None:
            for n in reversed(list(bound.walk(e))):  # operands first: no recursion, and each expression once
                if id(n) not in self._nullable:
                    self._nullable[id(n)] = (n, self._may_be_null(n))
            known = self._nullable[id(e)]
        return known[1]

    def _may_be_null(self, e: bound.Expr) -> bool:
        match e:
            case bound.Const():
                return e.value is None
            case bound.Slot():
                return e.nullable
            case bound.Bool():
                return any(self.nullable(a) for a in e.args)
            case bound.IsTest() | bound.DistinctFrom() | bound.Array() | bound.Row():
                return False
            case bound.WholeRow():
                return e.present is not None and self.nullable(e.present)
            case bound.Func():
                f = e.function
                if f.retset or (f.inline is None and not f.never_null):
                    return True
                return f.strict and any(self.nullable(a) for a in e.args)
            case bound.CoerceIO() | bound.CoerceTypmod():
                return self.nullable(e.arg)
            case bound.Coalesce():
                return all(self.nullable(a) for a in e.args)
            case bound.SubLink():
                return e.kind not in ("exists", "array")
        return True

    # --- forms ---

    def value(self, e: bound.Expr) -> str:
        """Text whose value is the expression's, None for NULL."""
        method = _VALUES.get(type(e))
        if method is None:
            raise errors.InternalError_(f"cannot compile {type(e).__name__}")
        if not self._hoistable(e):
            return self.bounded(method(self, e))
        self._hoisting = True
        text = self.bounded(method(self, e))
        self._hoisting = False
        return text if ATOM.match(text) else self.once(("hoist", e.key()), "h", text)

    def _hoistable(self, e: bound.Expr) -> bool:
        """A cast or call over parameters, or what tells the time, is the same for every row of the batch."""
        return not self._hoisting and isinstance(e, bound.Func | bound.CoerceIO | bound.CoerceTypmod) and (
            not self.guarded or _is_moment(e)) and self._of_parameters(e)

    def fixed(self, e: bound.Expr) -> bool:
        """Whether what the text reads of the expression is in the preamble alone."""
        return isinstance(e, bound.Const | bound.Param) or self._hoistable(e)

    def _of_parameters(self, e: bound.Expr) -> bool:
        if bound.Slot in map(type, e.children()):  # most calls are over columns
            return False
        if id(e) not in self._constant:
            for n in reversed(list(bound.walk(e))):
                if id(n) in self._constant:
                    continue
                parts = [self._constant[id(c)] for c in n.children()]
                fixed = isinstance(n, bound.Const | bound.Param | bound.CoerceIO | bound.CoerceTypmod) or (
                    isinstance(n, bound.Func) and n.function.volatility != "v" and not n.function.retset and (
                        n.function.name != "current_setting" or not self._setting()))
                self._constant[id(n)] = n, fixed and all(p[1] for p in parts), isinstance(n, bound.Param) or any(p[2] for p in parts) or (
                    isinstance(n, bound.Func) and n.type in MOMENTS and n.function.volatility == "s" and n.function.routine is None)
        _, fixed, late = self._constant[id(e)]
        return fixed and late

    def _setting(self) -> bool:
        """Whether a call beside this one may change settings, so that they are read each time, in the order of the text."""
        return any(isinstance(n, bound.Func) and n.function.volatility == "v" for e in self.together for n in bound.walk(e))

    def bounded(self, text: str) -> str:
        """The text, or a call of a function in the preamble that holds it, where it nests too deep."""
        if text.count("(") + text.count("[") <= _NESTING_MAX or nesting(text) <= _NESTING_MAX:
            return text
        return self.apart(text)

    def apart(self, text: str) -> str:
        """A call of a function in the preamble that holds the text."""
        bare = _BRACKET.sub(" ", text)  # without its strings
        bound_here = set(re.findall(r"\b(ct\d+_):=", bare)) | set(re.findall(r"lambda (ct\d+_):", bare))
        names = ", ".join(sorted(set(_LOCAL.findall(bare)) - bound_here))
        function = self.fresh("deep")
        self.preamble.append(f"def {function}({names}): return {text}")
        return f"{function}({names})"

    def truth(self, e: bound.Expr) -> str:
        """Text that is truthy exactly when the boolean expression is true."""
        return self.bounded(self._truth(e))

    def falsity(self, e: bound.Expr) -> str:
        """Text that is truthy exactly when the boolean expression is false."""
        return self.bounded(self._falsity(e))

    def _truth(self, e: bound.Expr) -> str:
        match e:
            case bound.Const():
                return "True" if e.value is True else "False"
            case bound.Bool(op="and"):
                return "(" + " and ".join(self.truth(a) for a in e.args) + ")"
            case bound.Bool(op="or"):
                return "(" + " or ".join(self.truth(a) for a in e.args) + ")"
            case bound.Bool(op="not"):
                return self.falsity(e.args[0])
            case bound.Func() if self._plain_call(e):
                return self._guards(e, "{}")
            case bound.ArrayTest():
                return compile_arrays.array_test(self, e, "truth")
        return self.value(e)

    def _falsity(self, e: bound.Expr) -> str:
        match e:
            case bound.Const():
                return "True" if e.value is False else "False"
            case bound.Bool(op="and"):
                return "(" + " or ".join(self.falsity(a) for a in e.args) + ")"
            case bound.Bool(op="or"):
                return "(" + " and ".join(self.falsity(a) for a in e.args) + ")"
            case bound.Bool(op="not"):
                return self.truth(e.args[0])
            case bound.Func() if self._plain_call(e):
                return self._guards(e, "not {}")
        if not self.nullable(e):
            return f"(not {self.value(e)})"
        return f"({self.value(e)} is False)"

    # --- calls ---

    @staticmethod
    def _plain_call(e: bound.Func) -> bool:
        return bool(e.function.strict and e.function.inline is not None and e.type == 16)

    def _guards(self, e: bound.Func, form: str) -> str:
        """A strict inline call in truth or falsity form: null tests by `and`."""
        equality = e.function.inline.replace(" ", "") == "({0}=={1})"
        nullable = [self.nullable(a) for a in e.args]
        if equality and form == "{}" and not all(nullable):
            nullable = [False] * len(nullable)
        tests, atoms = self._operands(e, nullable)
        body = form.format(self._inline(e, atoms))
        return "(" + " and ".join([*(f"{t} is not None" for t in tests), body]) + ")"

    def _operands(self, e: bound.Func, nullable: list[bool]) -> tuple[list[str], list[str]]:
        """(texts to test against None, texts to use) of a call's arguments. A tested text that is no atom binds a
        temporary, and the temporary is what is used."""
        tests, atoms = [], []
        if any(nullable):
            self.guarded += 1
        try:
            for a, n in zip(e.args, nullable, strict=True):
                text = self.value(a)
                if n:
                    if ATOM.match(text):
                        tests.append(text)
                        atoms.append(text)
                    else:
                        t = self.fresh()
                        tests.append(f"({t}:={text})")
                        atoms.append(t)
                else:
                    atoms.append(text)
        finally:
            if any(nullable):
                self.guarded -= 1
        return tests, atoms

    def _inline(self, e: bound.Func, atoms: list[str]) -> str:
        f = e.function
        template: str = f.inline
        before = []
        for i, a in enumerate(atoms):
            if template.count("{%d}" % i) > 1 and not ATOM.match(a):
                t = self.fresh()
                before.append(f"({t}:={a})")
                atoms[i] = t
        text = template
        for i, a in enumerate(atoms):
            text = text.replace("{%d}" % i, a)
        if "{t}" in text:
            text = text.replace("{t}", self.fresh())
        if before:
            text = f"({text} if ({', '.join(before)},) else None)"
        return text

    def _call_text(self, e: bound.Func, atoms: list[str]) -> str:
        f = e.function
        if f.inline is not None:
            return self._inline(e, atoms)
        if f.impl is None:
            raise errors.FeatureNotSupported(f"function {f.name} is not supported here")
        args = ["x", *atoms] if f.needs_context else atoms
        if f.needs_types:
            types: list[Any] = [a.type for a in e.args]
            if f.variadic == 2276 and isinstance(e.args[-1], bound.Row):
                types[-1] = tuple(i.type for i in e.args[-1].items)  # those of the single arguments
            args = ["x", repr(tuple(types)), *atoms]
        text = f"{self.constant(f.impl, 'f')}({', '.join(args)})"
        if f.variadic == 2276 and f.name != "format" and not isinstance(e.args[-1], bound.Row):
            t = self.fresh()  # VARIADIC of a NULL array is NULL; format alone takes it for no arguments
            args[-1] = t
            return f"(None if ({t}:={atoms[-1]}) is None else {self.constant(f.impl, 'f')}({', '.join(args)}))"
        return text

    def _func(self, e: bound.Func) -> str:
        f = e.function
        if f.retset:
            raise errors.FeatureNotSupported(f"set-valued function called in context that cannot accept a set: {f.name}")
        nullable = [f.strict and self.nullable(a) for a in e.args]
        tests, atoms = self._operands(e, nullable)
        body = self._call_text(e, atoms)
        if e.columns and e.type == RECORD and f.routine is None:  # a built-in function's plain tuple, as a row that knows its columns
            made = self.constant(record_of(tuple(t for _, t in e.columns), tuple(n for n, _ in e.columns)), "rec")
            t = self.fresh()
            body = f"(None if ({t}:={body}) is None else {made}({t}))"
        if not tests:
            return body
        return f"(None if {' or '.join(f'{t} is None' for t in tests)} else {body})"

    # --- other nodes ---

    def _const(self, e: bound.Const) -> str:
        v = e.value
        if v is None or v is True or v is False or type(v) is int or (type(v) is str and len(v) < 200):
            return repr(v)
        return self.constant(v)

    def _param(self, e: bound.Param) -> str:
        if len(self.preamble) > _NAMES_MAX:  # each name that a comprehension takes from around it costs a look at all of them
            return f"p[{e.index}]"
        return self.once(("p", e.index), "p", f"p[{e.index}]")

    def _slot(self, e: bound.Slot) -> str:
        self.uses_rows = True
        return self.slot(e.index)

    def _bool(self, e: bound.Bool) -> str:
        if not self.nullable(e):
            if e.op == "not":
                return f"(not {self.value(e.args[0])})"
            joiner = f" {e.op} "
            return "(" + joiner.join(self.value(a) for a in e.args) + ")"
        if e.op == "not":
            t = self.fresh()
            return f"(None if ({t}:={self.value(e.args[0])}) is None else not {t})"
        # three-valued AND/OR: the deciding value wins, then NULL
        decide = "False" if e.op == "and" else "True"
        other = "True" if e.op == "and" else "False"
        temps, tests = [], []
        self.guarded += 1
        for a in e.args:
            t = self.fresh()
            tests.append(f"({t}:={self.value(a)}) is {decide}")
            temps.append(t)
        self.guarded -= 1
        nulls = " or ".join(f"{t} is None" for t in temps)
        return f"({decide} if {' or '.join(tests)} else None if {nulls} else {other})"

    def _is_test(self, e: bound.IsTest) -> str:
        if e.row:
            t = self.fresh()
            arg = e.arg
            if isinstance(arg, bound.Row) and arg.added:
                arg = bound.Row(arg.items[:-arg.added])
            text = self.value(arg)
            if arg.type not in TYPES:
                text = compile_types.live(self, arg)
            body = f"(({t}:={text}) is None or all([_v is {'not ' if e.negated else ''}None for _v in {t}]))"
            if e.negated:
                body = f"(({t}:={text}) is not None and all([_v is not None for _v in {t}]))"
            return body
        if e.what in ("null", "unknown"):
            text = self.value(e.arg)
            if text.lstrip("(-b")[:1] in _LITERAL:  # Python warns of a literal there
                text = f"({self.fresh()}:={text})"
            return f"({text} is {'not ' if e.negated else ''}None)"
        return f"({self.value(e.arg)} is {'not ' if e.negated else ''}{e.what.capitalize()})"

    def _distinct(self, e: bound.DistinctFrom) -> str:
        a, b = self.fresh(), self.fresh()
        call = self.raw_call(e.function, [a, b])
        same, differ = (f"{call}", f"({a} is {b})") if e.negated else (f"not {call}", f"({a} is not {b})")
        both = f"(({a}:={self.value(e.left)}) is not None) & (({b}:={self.value(e.right)}) is not None)"
        return f"({same} if {both} else {differ})"

    def raw_call(self, f: Any, atoms: list[str]) -> str:
        """Call a function over atoms known not to be NULL."""
        if f.inline is not None:
            text: str = f.inline
            for i, a in enumerate(atoms):
                text = text.replace("{%d}" % i, a)
            return text.replace("{t}", self.fresh()) if "{t}" in text else text
        args = ["x", *atoms] if f.needs_context else atoms
        return f"{self.constant(f.impl, 'f')}({', '.join(args)})"

    def function_object(self, f: Any) -> str:
        """The name of a callable of two data for an operator's function."""
        if f.needs_context:
            return self.once(("bound", f.oid, f.name), "f", f"{self.constant(_bind_context(f.impl), 'f')}(x)")
        return self.constant(f.impl, "f")

    def _coerce_io(self, e: bound.CoerceIO) -> str:
        if e.relabel:
            return self.value(e.arg)
        name = self.once(("io", e.arg.type, e.type), "io", f"s.cast({e.arg.type}, {e.type})")
        return self.over(e.arg, lambda t: f"{name}({t})")

    def over(self, arg: bound.Expr, body: Callable[[str], str]) -> str:
        """`body` of the argument's value, None when that is NULL."""
        text = self.value(arg)
        if not self.nullable(arg):
            return body(text)
        if ATOM.match(text):
            return f"(None if {text} is None else {body(text)})"
        t = self.fresh()
        return f"(None if ({t}:={text}) is None else {body(t)})"

    def _coerce_typmod(self, e: bound.CoerceTypmod) -> str:
        name = self.constant(TYPES[e.type].coerce_typmod, "tm")
        return self.over(e.arg, lambda t: f"{name}({t}, {e.typmod}, {e.explicit})")



def nesting(text: str) -> int:
    """How many brackets of Python source lie inside one another at most."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        if bracket in "([{":
            depth += 1
            deepest = max(deepest, depth)
        elif bracket in ")]}":
            depth -= 1
    return deepest


def _bind_context(impl: Callable[..., Any]) -> Callable[[Any], Callable[..., Any]]:
    def bind(x: Any) -> Callable[..., Any]:
        return lambda *args: impl(x, *args)

    return bind


_VALUES: dict[type, Callable[[Source, Any], str]] = {
    bound.Const: Source._const,
    bound.TableOid: Source._const,
    bound.Param: Source._param, bound.Derived: Source._param,
    bound.Slot: Source._slot,
    bound.Func: Source._func, bound.CallAsGiven: Source._func,
    bound.Bool: Source._bool,
    bound.IsTest: Source._is_test,
    bound.DistinctFrom: Source._distinct,
    bound.Case: compile_forms.case,
    bound.CaseTest: compile_forms.case_test,
    bound.Coalesce: compile_forms.coalesce,
    bound.MinMax: compile_forms.min_max,
    bound.NullIf: compile_forms.null_if,
    bound.Array: compile_arrays.array, bound.ListArray: compile_arrays.array,
    bound.Row: compile_forms.row,
    bound.WholeRow: compile_forms.whole_row,
    bound.CoerceIO: Source._coerce_io, bound.Collate: Source._coerce_io, bound.JoinColumn: Source._coerce_io, bound.SqlValue: Source._coerce_io,
    bound.CoerceTypmod: Source._coerce_typmod,
    bound.CoerceDomain: compile_types.domain,
    bound.ArrayCoerce: compile_arrays.array_coerce,
    bound.ArrayTest: compile_arrays.array_test,
    bound.Subscript: compile_arrays.subscript,
    bound.SubscriptSet: compile_arrays.subscript_set,
    bound.Field: compile_forms.field,
    bound.ToRecord: compile_types.record,
    bound.FieldStore: compile_types.store,
    bound.RowCompare: compile_forms.row_compare,
    bound.SubLink: compile_forms.sublink,
    bound.XmlCall: Source._func,
    bound.XmlTableCall: Source._func,
    bound.Deferred: compile_forms.deferred,
}
