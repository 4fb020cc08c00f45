"""Kernels: generated functions over a batch of rows.

Each builder writes a small module of one function around expressions that compile.Source wrote, and
returns the function, whose text is compiled when it is called first: of a statement that runs once, many are never called. Kernels take
`(batch, s)`, `s` being the ExecState; their preamble binds parameters and casts once a batch.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from types import FunctionType
from typing import Any
from weakref import ref

from aurorapy import errors
from aurorapy.limits import KEPT_CODE_LENGTH_MAX, KEPT_CODE_MAX
from aurorapy.planner import bound
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.keys import sort_by_parts

from .compile import Source

SORTED_BY_PARTS_MIN = 500  # rows: of fewer, the order of places costs more than it saves

Kernel = Callable[..., Any]


@lru_cache(maxsize=KEPT_CODE_MAX)
def _code(text: str, name: str) -> Any:
    """Kernels of different plans often have the same text: what makes them different are the names in it."""
    return compile(text, f"<{name}>", "exec")


@cache
def _beginning(name: str, args: str) -> Any:
    """The code of a kernel that has not been called: it has itself written, and calls what it is then."""
    namespace: dict[str, Any] = {}
    exec(compile(f"def {name}({args}):\n    return _write_()({args})\n", f"<{name}>", "exec"), namespace)
    return namespace[name].__code__


def finish(source: Source, name: str, args: str, lines: list[str]) -> Kernel:
    """`def name(args)` from preamble and lines."""
    text = "".join([f"def {name}({args}):\n    p = s.p; x = s.x\n", *[f"    {line}\n" for line in source.preamble], *[f"    {line}\n" for line in lines]])
    namespace = source.namespace
    if len(text) > KEPT_CODE_LENGTH_MAX:  # one that nests too deep is refused before anything is run
        exec(_compiled(text, name), namespace)
        kernel = namespace.pop(name)  # no function is among its own names: it would wait for the garbage collector
    else:
        kernel = FunctionType(_beginning(name, args), namespace, name)
        itself = ref(kernel)
        namespace["_write_"] = lambda: write(itself(), text)
    kernel.source = text
    return kernel  # type: ignore[no-any-return]


def write(kernel: Any, text: str) -> Kernel:
    """Let a kernel be the function that its text says; returns it."""
    name, namespace = kernel.__name__, kernel.__globals__
    exec(_compiled(text, name), namespace)
    kernel.__code__ = namespace.pop(name).__code__  # whoever has the kernel calls this from now on
    namespace["_write_"] = None
    return kernel  # type: ignore[no-any-return]


def _compiled(text: str, name: str) -> Any:
    try:
        return _code(text, name) if len(text) <= KEPT_CODE_LENGTH_MAX else compile(text, f"<{name}>", "exec")
    except (SyntaxError, MemoryError) as e:
        if isinstance(e, SyntaxError) and "too many" not in str(e):
            raise
        raise errors.StatementTooComplex("stack depth limit exceeded") from None  # without the text, which may be long


def filter_kernel(condition: bound.Expr, subplans: Any = None) -> Kernel:
    """Rows for which the condition is true."""
    source = Source(subplans=subplans)
    test = source.truth(condition)
    return finish(source, "filter_rows", "batch, s", [f"return [r for r in batch if {test}]"])


def tuple_text(source: Source, exprs: list[bound.Expr]) -> str:
    """A tuple of the expressions."""
    return "(" + "".join(source.value(e) + ", " for e in exprs) + ")"


def project_kernel(exprs: list[bound.Expr], subplans: Any = None, condition: bound.Expr | None = None) -> Kernel:
    """A tuple of expressions a row, of the rows for which the condition is true."""
    source = Source(subplans=subplans)
    source.together = exprs
    test = f" if {source.truth(condition)}" if condition is not None else ""
    text = tuple_text(source, exprs)
    return finish(source, "project_rows", "batch, s", [f"return [{text} for r in batch{test}]"])


def is_identity(exprs: list[bound.Expr], width: int) -> bool:
    """Whether a projection hands the input row on unchanged."""
    return len(exprs) == width and all(isinstance(e, bound.Slot) and e.index == i for i, e in enumerate(exprs))


def key_text(source: Source, expr: bound.Expr) -> str:
    """The hashable form of an expression's value: equal exactly when SQL says equal; NULL is None."""
    text = source.value(expr)
    key = TYPES[expr.type].hash_key
    if key is None:
        return text
    name = source.constant(key, "hk")
    t = source.fresh()
    return f"(None if ({t}:={text}) is None else {name}({t}))"


def keys_kernel(exprs: list[bound.Expr], subplans: Any = None) -> Kernel:
    """A list of hashable keys, one a row: the bare key for one expression, else a tuple."""
    source = Source(subplans=subplans)
    parts = [key_text(source, e) for e in exprs]
    text = parts[0] if len(parts) == 1 else "(" + "".join(p + ", " for p in parts) + ")"
    return finish(source, "row_keys", "batch, s", [f"return [{text} for r in batch]"])


def values_kernel(exprs: list[bound.Expr], subplans: Any = None) -> Kernel:
    """The tuple of row-free expressions (index bounds, LIMIT)."""
    source = Source(subplans=subplans)
    return finish(source, "values", "s", [f"return {tuple_text(source, exprs)}"])


def pair_filter_kernel(condition: bound.Expr, left_width: int, subplans: Any = None, *, swapped: bool = False) -> Kernel:
    """Joined rows of one left row `l` with the right rows for which the condition is true; `swapped`: of one right row with left ones."""
    source = Source(lambda i: f"l[{i}]" if i < left_width else f"r[{i - left_width}]", subplans)
    test = source.truth(condition)
    if swapped:
        return finish(source, "join_pairs", "r, lefts, s", [f"return [l + r for l in lefts if {test}]"])
    return finish(source, "join_pairs", "l, rights, s", [f"return [l + r for r in rights if {test}]"])


def order_text(source: Source, expr: bound.Expr, descending: bool, nulls_first: bool) -> tuple[str, bool]:
    """(text of a sort key part whose natural order puts NULLs where they belong, must sort in reverse)."""
    text = source.value(expr)
    key = TYPES[expr.type].order_key
    if not source.nullable(expr):
        return (f"{source.constant(key, 'ok')}({text})" if key else text), descending
    t = source.fresh()
    value = f"{source.constant(key, 'ok')}({t})" if key else t
    # in reverse order a larger flag comes first
    null_flag, value_flag = ("(0,)", "(1, {})") if nulls_first != descending else ("(1,)", "(0, {})")
    return f"({null_flag} if ({t}:={text}) is None else {value_flag.format(value)})", descending


def sort_kernels(keys: list[bound.SortKey], subplans: Any = None) -> list[tuple[Kernel, bool, int]]:
    """(what makes a row's key, reverse, parts of the key), to be applied from the last to the first: neighbouring keys of
    one direction share a function."""
    groups: list[tuple[list[bound.SortKey], bool]] = []
    for k in keys:
        if groups and groups[-1][1] == k.descending:
            groups[-1][0].append(k)
        else:
            groups.append(([k], k.descending))
    out = []
    for group, descending in groups:
        source = Source(subplans=subplans)
        parts = [order_text(source, k.expr, k.descending, k.nulls_first)[0] for k in group]
        text = parts[0] if len(parts) == 1 else "(" + ", ".join(parts) + ")"
        out.append((finish(source, "sort_key", "s", [f"return lambda r: {text}"]), descending, len(parts)))
    return out


def sort_rows(rows: list[Any], kernels: list[tuple[Kernel, bool, int]], s: Any) -> None:
    """Sort in place, stably, by the kernels of `sort_kernels`."""
    if len(rows) < SORTED_BY_PARTS_MIN:
        for kernel, reverse, _ in reversed(kernels):
            rows.sort(key=kernel(s), reverse=reverse)
        return
    order = list(range(len(rows)))
    for kernel, reverse, count in reversed(kernels):
        keys = list(map(kernel(s), rows))
        sort_by_parts(order, [keys] if count == 1 else list(zip(*keys, strict=True)), reverse=reverse)
    rows[:] = [rows[i] for i in order]
