"""Functions in language internal: built-in functions under other names, for types that have the same data; and in language c: those of extensions' libraries.

Source: PostgreSQL 15 manual, sections 38.9, 38.10 and CREATE FUNCTION.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.resolve import is_array
from aurorapy.planner.extensions.symbols import library_of, named
from aurorapy.planner.functions import functions_named
from aurorapy.planner.functions.registry import Function
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.defined_bases import data_type, is_shell, reading
from aurorapy.planner.types.domains import base_type


def built_in_source(f: Function) -> str:
    """The name of the built-in function that a function is."""
    return f.name if f.routine is None else (f.routine.source or "") if f.routine.language == "internal" else ""


def is_built_in(name: str) -> bool:
    """Whether there is a built-in function of that name."""
    return any(f.kind in "fw" for f in functions_named(name))


def built_in_named(name: str, args: tuple[int, ...]) -> Function | None:
    """The built-in function that a user's function in language internal calls."""
    known = [f for f in functions_named(name) if len(f.args) == len(args) and f.kind == "f"]
    exact = next((f for f in known if tuple(f.args) == args), None)
    if exact is not None or not known:
        return exact
    return next((f for f in known if all(_same_data(a, b) for a, b in zip(args, f.args, strict=True))), None)


def _same_data(given: int, wanted: int) -> bool:
    """Whether the data of one type are those of another; of a shell nothing is known yet."""
    given = base_type(given)
    return given == wanted or is_shell(given) or reading(given, wanted) is None


def calls(routine: Routine) -> Function:
    """The built-in function as the binder calls it under the routine's name."""
    known = built_in_named(routine.source or "", routine.args)
    if known is None:
        raise errors.UndefinedFunction(f'internal function "{routine.source}" is not in internal lookup table') if not is_built_in(routine.source or "") else (
            no_data(routine.source or ""))
    impl = known.impl
    if known.needs_types and impl is not None and tuple(known.args) != routine.args:
        impl = _with_types(impl)
    return replace(known, name=routine.name, oid=routine.oid, args=routine.args, result=routine.result, impl=impl, strict=known.strict or routine.strict,
                   volatility=routine.volatility, arg_names=routine.input_names, defaults=routine.defaults, routine=routine)


def _with_types(impl: Callable[..., Any]) -> Callable[..., Any]:
    """A function that asks for the types of its arguments is told of those whose data they have."""
    return lambda ctx, types, *values: impl(ctx, tuple([data_type(t) if isinstance(t, int) else t for t in types]), *values)


def no_data(source: str) -> errors.SQLError:
    """0A000"""
    return errors.FeatureNotSupported(f'functions in language internal with arguments or a result of other data than the built-in function "{source}" are not supported')


def check_internal(source: str, args: tuple[int, ...], result: int, retset: bool, variadic: int) -> None:
    """Raise unless there is a built-in function for these types; 42883, 0A000."""
    if not is_built_in(source):
        raise errors.UndefinedFunction(f'there is no built-in function named "{source}"')
    known = built_in_named(source, args)
    if known is None or known.retset != retset or known.variadic != variadic or not (known.result == result or _same_data(result, known.result)):
        raise no_data(source)


def library_function(file: str, symbol: str, args: tuple[int, ...], result: int) -> tuple[str, str]:
    """(library, key there) of a function in language c: one that an extension has, whether or not this database has the extension; 58P01, 42883, 0A000."""
    library = library_of(file)
    if library is None:
        raise errors.UndefinedFile(f'could not access file "{file}": No such file or directory')
    found = named(library, symbol)
    if not found:
        raise errors.UndefinedFunction(f'could not find function "{symbol}" in file "{file}"')
    wanted = [_word(t) for t in args], _word(result)
    for f in found:
        if ([t for m, _, t in f.arguments if m != "o"], f.result) == wanted:
            return library, f.key
    raise errors.FeatureNotSupported(f'functions in language c with other arguments or another result than those of "{symbol}" are not supported')


def _word(oid: int) -> str:
    """A type as the declarations of extensions have it."""
    return f"{TYPES[TYPES[oid].element].name}[]" if is_array(oid) else TYPES[oid].name
