"""CREATE FUNCTION and CREATE PROCEDURE.

Source: PostgreSQL 15 manual, CREATE FUNCTION; functioncmds.c and pg_proc.c in its terms.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from aurorapy import errors, settings
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import coerce
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.resolve import ANY, ASSIGNMENT, POLYMORPHIC
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.parse import tree
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.defined_bases import is_shell
from aurorapy.records import dataclass

from .bodies import with_body
from .calling import Caller
from .internal import check_internal, library_function
from .languages import NATIVE, check_language, may_use
from .naming import argument_type, kind_word, text_of, type_of
from .options import Options, read_options

RECORD, VOID, TRIGGER, EVENT_TRIGGER = 2249, 2278, 2279, 3838
_MODES = {"in": "i", "out": "o", "inout": "b", "variadic": "v", "table": "t"}
_SIMPLE_NEED = "anyelement, anyarray, anynonarray, anyenum, anyrange, or anymultirange"
_COMMON_NEED = "anycompatible, anycompatiblearray, anycompatiblenonarray, anycompatiblerange, or anycompatiblemultirange"
_SIMPLE = frozenset((2283, 2277, 2776, 3500, 3831, 4537))
_COMMON = frozenset((5077, 5078, 5079, 5080, 4538))
_ADMIN_NEED = "only superuser can define a leakproof function"


def may_leak_nothing(session: Any) -> None:
    """42501 for who is no superuser: what is leakproof sees rows that its caller may not see."""
    if not session.context.superuser:
        raise errors.InsufficientPrivilege(_ADMIN_NEED)


@dataclass(slots=True)
class Declared:
    """The arguments and the result as they are declared."""

    types: list[int] = field(default_factory=list)
    modes: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    defaults: list[str] = field(default_factory=list)
    variadic: int = 0
    result: int = 0
    retset: bool = False

    @property
    def inputs(self) -> tuple[int, ...]:
        return tuple([t for t, m in zip(self.types, self.modes, strict=True) if m in "ibv"])


def create_routine(session: Any, s: tree.CreateRoutineStmt) -> str:
    """CREATE [OR REPLACE] FUNCTION or PROCEDURE."""
    from aurorapy.catalog.claims import use_type
    from aurorapy.catalog.ddl import writable
    from aurorapy.catalog.naming import target_name
    from aurorapy.privileges.holding import Object, require_owner

    writable(session)
    schema, name, _ = target_name(session, tree.RangeTable(s.name, pos=s.pos))
    options = read_options(session, s)
    if options.leakproof:
        may_leak_nothing(session)
    written_in = check_language(session, options.language)
    language = written_in.works_as
    declared = _declared(session, s, language)
    may_use(session, written_in)
    for oid in {declared.result, *declared.types}:
        use_type(session, oid)
    _check_result(s, declared, language)
    library = ""
    if language == "c":
        library, options.source = library_function(options.source or "", options.symbol, declared.inputs, declared.result)
    elif language == "internal":
        _check_internal(s, declared, options)
    catalog = session.catalog
    args = declared.inputs
    session.transaction.catalog.claims.take(("n", schema, f"{name}({args})"))
    catalog = session.catalog
    old = next((catalog.routines[o] for o in catalog.routine_names.get((schema, name), ()) if catalog.routines[o].args == args), None)
    if old is not None and s.replace and not session.context.superuser:
        require_owner(session, Object("function", old.oid))
    if old is not None and not s.replace:
        raise errors.DuplicateFunction(f'function "{name}" already exists with same argument types')
    routine = Routine(
        catalog.new_oid() if old is None else old.oid, name, schema, "p" if s.kind == "procedure" else "f", language, args, declared.result, declared.retset,
        tuple(declared.types), tuple(declared.modes), tuple(declared.names), tuple(declared.defaults), declared.variadic, options.volatility, options.strict,
        options.leakproof, options.definer, options.parallel, _cost(language) if options.cost is None else options.cost,
        (1000.0 if declared.retset else 0.0) if options.rows is None else options.rows, tuple(options.config), options.source,
        owner=session.user_oid if old is None else old.owner, support=options.support,
        written_in=0 if language == written_in.name else written_in.oid, library=library)
    if options.rows is not None and not declared.retset:
        raise errors.InvalidParameterValue("ROWS is not applicable when function does not return a set")
    if old is not None:
        _check_replaced(session, old, routine)
    if s.body is not None:
        if any(t in POLYMORPHIC for t in routine.args):
            raise errors.InvalidFunctionDefinition("SQL function with unquoted function body cannot have polymorphic arguments")
        routine = with_body(session, routine, s.body)
    session.catalog.put_routine(routine)  # it may call itself
    if written_in.validator:
        _check_body(session, routine, s)
    return f"CREATE {s.kind.upper()}"


def _cost(language: str) -> float:
    """What a call costs, where it is not said."""
    return 1.0 if language in NATIVE else 100.0


# --- arguments and result ---


def _declared(session: Any, s: tree.CreateRoutineStmt, language: str) -> Declared:
    out = Declared()
    wrong = errors.InvalidFunctionDefinition
    for a in s.args:
        mode = _MODES[a.mode]
        oid = _argument(session, a, language)
        if a.type.setof or (a.type.type is not None and a.type.type.setof):
            raise wrong(f"{'procedures' if s.kind == 'procedure' else 'functions'} cannot accept set arguments")
        if out.variadic and mode in "ibv":
            raise wrong("VARIADIC parameter must be the last input parameter")
        if out.variadic and mode == "o" and s.kind == "procedure":
            raise wrong("VARIADIC parameter must be the last parameter")
        if mode == "v":
            if oid not in (2277, 5078, ANY) and not (TYPES[oid].category == "A" and TYPES[oid].element):
                raise wrong("VARIADIC parameter must be an array")
            out.variadic = {2277: 2283, 5078: 5077, ANY: ANY}.get(oid) or TYPES[oid].element
        if a.name:
            for n, m in zip(out.names, out.modes, strict=True):
                apart = (mode in "iv" and m in "ot") or (mode in "ot" and m in "iv")
                if n == a.name and not apart:
                    raise wrong(f'parameter name "{a.name}" used more than once')
        if a.default is not None and mode not in "ibv":
            raise wrong("only input parameters can have default values")
        if mode in "ibv":
            if a.default is not None:
                out.defaults.append(_default(session, a.default, oid))
            elif out.defaults:
                raise wrong("input parameters after one with a default value must also have defaults")
        elif out.defaults and s.kind == "procedure" and mode == "o":
            raise wrong("procedure OUT parameters cannot appear after one with a default value")
        out.types.append(oid)
        out.modes.append(mode)
        out.names.append(a.name)
    outs = [t for t, m in zip(out.types, out.modes, strict=True) if m in "obt"]
    if s.kind == "procedure":
        out.result = RECORD if outs else VOID
        return out
    implied = 0 if not outs else outs[0] if len(outs) == 1 else RECORD
    if s.returns is None:
        if not implied:
            raise wrong("function result type must be specified")
        out.result = implied
        return out
    returns = s.returns
    out.retset = returns.setof or (returns.type is not None and returns.type.setof)
    if any(m == "t" for m in out.modes):
        out.result = implied
        return out
    out.result = _result(session, returns, language)
    if implied and out.result != implied:
        raise wrong(f"function result type must be {format_type(implied)} because of OUT parameters")
    return out


def _argument(session: Any, a: tree.RoutineArg, language: str) -> int:
    """The type of an argument; of a shell only functions of built-in code take values."""
    from aurorapy.catalog.ddl import notice

    oid = argument_type(session, a.type)
    if is_shell(oid):
        assert a.type.type is not None
        shown = ".".join(a.type.type.names)
        if language == "sql":
            raise errors.InvalidFunctionDefinition(f"SQL function cannot accept shell type {shown}")
        notice(session, f"argument type {shown} is only a shell", "42809")
    return oid


def _result(session: Any, returns: tree.RoutineType, language: str) -> int:
    """The type of the result; a function of built-in code makes a shell of a name that there is not."""
    from aurorapy.catalog.base_types import shell_of
    from aurorapy.catalog.ddl import notice, writable
    from aurorapy.catalog.naming import target_name

    wanted = returns.type
    if wanted is None:
        return type_of(session, returns)
    shown = ".".join(wanted.names)
    try:
        oid = type_of(session, returns)
    except errors.UndefinedObject as e:
        if language not in NATIVE or wanted.dims:
            if e.message == f'type "{shown}" does not exist':
                raise errors.UndefinedObject(f'type "{shown}{"[]" * bool(wanted.dims)}" does not exist') from None
            raise
        if wanted.typmods:
            raise errors.SyntaxError_(f'type modifier cannot be specified for shell type "{shown}"') from None
        notice(session, f'type "{shown}" is not yet defined', "42704", detail="Creating a shell type definition.")
        schema, name, _ = target_name(session, tree.RangeTable(wanted.names))
        writable(session)
        return shell_of(session, schema, name).oid
    if is_shell(oid):
        if language == "sql":
            raise errors.InvalidFunctionDefinition(f"SQL function cannot return shell type {shown}")
        notice(session, f"return type {shown} is only a shell", "42809")
    return oid


def _default(session: Any, raw: Any, oid: int) -> str:
    """A default as the catalog keeps it."""
    from aurorapy.catalog.expressions import text_of as stored_text

    b = Binder(session.catalog_view, session.context, folding=False)
    made = bind(b, Scope(), raw, "DEFAULT expressions")
    if oid not in POLYMORPHIC:
        done = coerce(b, made, oid, -1, ASSIGNMENT)
        if done is None:
            raise errors.DatatypeMismatch(f"argument of DEFAULT must be type {format_type(oid)}, not type {format_type(made.type)}", position=made.pos)
        made = done
    return stored_text(session, made)


def _check_result(s: tree.CreateRoutineStmt, d: Declared, language: str) -> None:
    for t in [d.result, *(t for t, m in zip(d.types, d.modes, strict=True) if m in "ot")]:
        check_polymorphic(t, d.inputs, "cannot determine result data type")
    if language in NATIVE:
        return
    pl = language == "plpgsql"
    for t in d.inputs:
        if TYPES[t].typtype == "p" and t not in POLYMORPHIC and t != RECORD:
            raise errors.FeatureNotSupported(f"PL/pgSQL functions cannot accept type {format_type(t)}") if pl else (
                errors.InvalidFunctionDefinition(f"SQL functions cannot have arguments of type {format_type(t)}"))
        if t == RECORD and not pl:
            raise errors.InvalidFunctionDefinition("SQL functions cannot have arguments of type record")
    t = d.result
    if TYPES[t].typtype == "p" and t not in POLYMORPHIC and t not in (RECORD, VOID) and not (pl and t in (TRIGGER, EVENT_TRIGGER)):
        raise errors.FeatureNotSupported(f"PL/pgSQL functions cannot return type {format_type(t)}") if pl else (
            errors.InvalidFunctionDefinition(f"SQL functions cannot return type {format_type(t)}"))
    if t == EVENT_TRIGGER and d.types:
        raise errors.InvalidFunctionDefinition("event trigger functions cannot have declared arguments")
    if t == TRIGGER and d.types:
        raise errors.InvalidFunctionDefinition("trigger functions cannot have declared arguments",
                                               hint="The arguments of the trigger can be accessed through TG_NARGS and TG_ARGV instead.")


def check_polymorphic(t: int, inputs: Iterable[int], message: str, error: type[errors.SQLError] = errors.InvalidFunctionDefinition) -> None:
    """Raise unless arguments of types `inputs` tell what a polymorphic type is."""
    known = frozenset(inputs)
    for family, need in ((_SIMPLE, _SIMPLE_NEED), (_COMMON, _COMMON_NEED)):
        if t in family and known.isdisjoint(family):
            raise error(message, detail=f"A result of type {format_type(t)} requires at least one input of type {need}.")
        if t in (3831, 4537, 5080, 4538) and t in family and known.isdisjoint((3831, 4537) if family is _SIMPLE else (5080, 4538)):
            ranges = "anyrange or anymultirange" if family is _SIMPLE else "anycompatiblerange or anycompatiblemultirange"
            raise error(message, detail=f"A result of type {format_type(t)} requires at least one input of type {ranges}.")


# --- replacing ---


def _check_replaced(session: Any, old: Routine, new: Routine) -> None:
    wrong = errors.InvalidFunctionDefinition
    if old.aggregate is not None:
        raise errors.WrongObjectType("cannot change routine kind", detail=f'"{old.name}" is an aggregate function.')
    if old.kind != new.kind:
        raise errors.WrongObjectType("cannot change routine kind", detail=f'"{old.name}" is a {kind_word(old)}.')
    hint = f"Use DROP {kind_word(old).upper()} {text_of((old.name,), old.args).replace(', ', ',')} first."
    if (old.result, old.retset) != (new.result, new.retset):
        raise wrong("cannot change whether a procedure has output parameters" if old.kind == "p" else "cannot change return type of existing function", hint=hint)
    if old.result == RECORD and [(o[0], o[1]) for o in _row(old)] != [(n[0], n[1]) for n in _row(new)]:
        raise wrong("cannot change return type of existing function", detail="Row type defined by OUT parameters is different.", hint=hint)
    for a, b in zip(old.input_names, new.input_names, strict=True):
        if a and a != b:
            raise wrong(f'cannot change name of input parameter "{a}"', hint=hint)
    if len(new.defaults) < len(old.defaults):
        raise wrong("cannot remove parameter defaults from existing function", hint=hint)


def _row(r: Routine) -> list[tuple[str, int]]:
    return [(r.names[i], r.all_types[i]) for i in r.outputs]


# --- bodies ---


def _check_body(session: Any, routine: Routine, s: tree.CreateRoutineStmt) -> None:
    """What the language looks at before a routine is stored."""
    if session.values["check_function_bodies"] != "on" and routine.body is None:
        return
    try:
        _look_at_body(session, routine)
    except errors.SQLError as e:
        place(e, routine.source, s.source_at)
        raise


def place(e: errors.SQLError, source: str | None, at: int | None) -> None:
    """An error in a body that stands in the statement: its position is the statement's."""
    if e.query is not None and e.query == source and at is not None and e.position is not None:
        e.position, e.query, e.where = e.position + at, None, None


def _check_internal(s: tree.CreateRoutineStmt, d: Declared, options: Options) -> None:
    """A function in language internal is a built-in function under another name; 42883."""
    if s.kind == "procedure":
        raise errors.FeatureNotSupported("procedures in language internal are not supported")
    check_internal(options.source or "", d.inputs, d.result, d.retset, d.variadic)


def _look_at_body(session: Any, routine: Routine) -> None:
    if routine.language in NATIVE:
        return
    if routine.language == "plpgsql":
        from .plpgsql.code import check_body as check_pl

        check_pl(session, routine)
        return
    from .sql_language import Told, check_body, statements_of

    with Told(f'SQL function "{routine.name}"', routine.source):
        if any(t in POLYMORPHIC for t in (*routine.args, routine.result)):
            statements_of(routine)
        else:
            check_body(session, Caller(routine, routine.args, routine.result, routine.out_columns))


__all__ = ["Options", "create_routine", "settings"]
