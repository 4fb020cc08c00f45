"""CREATE AGGREGATE.

Source: PostgreSQL 15 manual, CREATE AGGREGATE; aggregatecmds.c and pg_aggregate.c in its terms.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.resolve import ANY, POLYMORPHIC
from aurorapy.planner.operations import AggregateDef
from aurorapy.planner.parse import tree
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import TYPES, format_type
from aurorapy.routines.creating import check_polymorphic
from aurorapy.routines.naming import argument_type

from .components import component, format_names
from .found import ref_of
from .naming import Items, binary_coercible, find_exactly, operand_text, operator_ref, type_oid

INTERNAL, BYTEA = 2281, 17
_KNOWN = frozenset("""sfunc finalfunc combinefunc serialfunc deserialfunc msfunc minvfunc mfinalfunc finalfunc_extra mfinalfunc_extra finalfunc_modify
mfinalfunc_modify sortop basetype hypothetical stype sspace mstype msspace initcond minitcond parallel""".split())
_OLD = {"sfunc1": "sfunc", "stype1": "stype", "initcond1": "initcond"}
_MODIFY = {"read_only": "r", "shareable": "s", "read_write": "w"}
_PARALLEL = {"safe": "s", "restricted": "r", "unsafe": "u"}
_wrong = errors.InvalidFunctionDefinition


def _items(session: Any, s: tree.CreateAggregateStmt) -> Items:
    from aurorapy.commands import warning

    out = Items(session)
    for item in s.items:
        name = _OLD.get(item.name, item.name)
        if name in _KNOWN:
            out.values[name] = item
        else:
            warning(session, "42601", f'aggregate attribute "{item.name}" not recognized')
    return out


class _Declared:
    """The arguments as they are declared."""

    def __init__(self, session: Any, s: tree.CreateAggregateStmt, items: Items) -> None:
        self.types: list[int] = []
        self.modes: list[str] = []
        self.names: list[str] = []
        self.variadic = 0
        base = items.type("basetype")
        if s.args is None:
            if base is None:
                raise _wrong("aggregate input type must be specified")
            if base.names[-1].lower() == "any" and not base.dims:
                return
            self._add(type_oid(session, base), "i", "")
            return
        if base is not None:
            raise _wrong("basetype is redundant with aggregate input type specification")
        for a in s.args:
            oid = argument_type(session, a.type)
            if a.type.setof or (a.type.type is not None and a.type.type.setof):
                raise _wrong("aggregates cannot accept set arguments")
            mode = "v" if a.mode == "variadic" else "i"
            if self.variadic and mode == "i" and s.direct < 0:
                raise _wrong("VARIADIC parameter must be the last input parameter")
            if mode == "v":
                if oid not in (2277, 5078, ANY) and not (TYPES[oid].category == "A" and TYPES[oid].element):
                    raise _wrong("VARIADIC parameter must be an array")
                self.variadic = {2277: 2283, 5078: 5077, ANY: ANY}.get(oid) or TYPES[oid].element
            if a.name and a.name in self.names:
                raise _wrong(f'parameter name "{a.name}" used more than once')
            self._add(oid, mode, a.name)

    def _add(self, oid: int, mode: str, name: str) -> None:
        self.types.append(oid)
        self.modes.append(mode)
        self.names.append(name)


def create_aggregate(session: Any, s: tree.CreateAggregateStmt) -> str:
    """CREATE [OR REPLACE] AGGREGATE."""
    from aurorapy.catalog.claims import use_type
    from aurorapy.catalog.ddl import writable
    from aurorapy.catalog.naming import target_name

    writable(session)
    schema, name, _ = target_name(session, tree.RangeTable(s.name, pos=s.pos))
    items = _items(session, s)
    kind = "o" if s.direct >= 0 else "n"
    if items.boolean("hypothetical"):
        if kind == "n":
            raise _wrong("only ordered-set aggregates can be hypothetical")
        kind = "h"
    modify = {which: _modify(items, which, kind) for which in ("finalfunc_modify", "mfinalfunc_modify")}
    _check_complete(items)
    declared = _Declared(session, s, items)
    state = _state_type(session, items, "stype")
    if "serialfunc" in items and "deserialfunc" in items:
        if state != INTERNAL:
            raise _wrong(f"serialization functions may be specified only when the aggregate transition data type is {format_type(INTERNAL)}")
    elif "serialfunc" in items or "deserialfunc" in items:
        raise _wrong("must specify both or neither of serialization and deserialization functions")
    moving = _state_type(session, items, "mstype") if "mstype" in items else 0
    for text, oid in ((items.text("initcond"), state), (items.text("minitcond"), moving)):
        if text is not None and TYPES[oid].typtype != "p":
            TYPES[oid].input(text, -1, session.context)
    parallel = items.text("parallel") or "unsafe"
    if parallel not in _PARALLEL:
        raise errors.SyntaxError_('parameter "parallel" must be SAFE, RESTRICTED, or UNSAFE')
    made = _Making(session, items, declared, kind, max(s.direct, 0), state, moving, modify)
    definition, result = made.definition()
    for oid in {state, moving, result, *declared.types} - {0}:
        use_type(session, oid)
    args = tuple(declared.types)
    session.transaction.catalog.claims.take(("n", schema, f"{name}({args})"))
    catalog = session.catalog
    old = next((catalog.routines[o] for o in catalog.routine_names.get((schema, name), ()) if catalog.routines[o].args == args), None)
    if old is not None:
        _check_replaced(session, old, s, definition, declared, result)
    catalog.put_routine(Routine(
        catalog.new_oid() if old is None else old.oid, name, schema, "a", "internal", args, result, all_types=args, modes=tuple(declared.modes),
        names=tuple(declared.names), variadic=declared.variadic, volatility="i", parallel=_PARALLEL[parallel], cost=1.0, source="aggregate_dummy",
        owner=session.user_oid if old is None else old.owner, aggregate=definition))
    return "CREATE AGGREGATE"


def _modify(items: Items, name: str, kind: str) -> str:
    text = items.text(name)
    if text is None:
        return "r" if kind == "n" else "w"
    if text not in _MODIFY:
        raise errors.SyntaxError_(f'parameter "{name}" must be READ_ONLY, SHAREABLE, or READ_WRITE')
    return _MODIFY[text]


def _check_complete(items: Items) -> None:
    if "stype" not in items:
        raise _wrong("aggregate stype must be specified")
    if "sfunc" not in items:
        raise _wrong("aggregate sfunc must be specified")
    if "mstype" in items:
        for name in ("msfunc", "minvfunc"):
            if name not in items:
                raise _wrong(f"aggregate {name} must be specified when mstype is specified")
        return
    for name in ("msfunc", "minvfunc", "mfinalfunc", "msspace", "minitcond"):
        if name in items and (name != "msspace" or items.integer(name)):
            raise _wrong(f"aggregate {name} must not be specified without mstype")


def _state_type(session: Any, items: Items, name: str) -> int:
    written = items.type(name)
    assert written is not None
    oid = type_oid(session, written)
    if TYPES[oid].typtype == "p" and oid not in POLYMORPHIC and not (oid == INTERNAL and session.context.superuser):
        raise _wrong(f"aggregate transition data type cannot be {format_type(oid)}")
    return oid


def _check_replaced(session: Any, old: Routine, s: tree.CreateAggregateStmt, new: AggregateDef, declared: _Declared, result: int) -> None:
    from aurorapy.privileges.holding import Object, require_owner

    if not s.replace:
        raise errors.DuplicateFunction(f'function "{old.name}" already exists with same argument types')
    if not session.context.superuser:
        require_owner(session, Object("function", old.oid))
    if old.aggregate is None:
        word = {"p": "procedure", "f": "function"}[old.kind]
        raise errors.WrongObjectType("cannot change routine kind", detail=f'"{old.name}" is a {word}.')
    hint = f"Use DROP AGGREGATE {old.name}({','.join(map(format_type, old.args))}) first."
    if old.result != result:
        raise _wrong("cannot change return type of existing function", hint=hint)
    for a, b in zip(old.input_names, declared.names, strict=True):
        if a and a != b:
            raise _wrong(f'cannot change name of input parameter "{a}"', hint=hint)
    if old.aggregate.kind != new.kind:
        word = {"n": "an ordinary aggregate function", "o": "an ordered-set aggregate", "h": "a hypothetical-set aggregate"}[old.aggregate.kind]
        raise errors.WrongObjectType("cannot change routine kind", detail=f'"{old.name}" is {word}.')
    if old.aggregate.direct != new.direct:
        raise _wrong("cannot change number of direct arguments of an aggregate function")


class _Making:
    """Checks the functions of an aggregate, in PostgreSQL's order."""

    def __init__(self, session: Any, items: Items, declared: _Declared, kind: str, direct: int, state: int, moving: int, modify: dict[str, str]) -> None:
        self.session, self.items, self.kind, self.direct, self.state, self.moving, self.modify = session, items, kind, direct, state, moving, modify
        self.args, self.variadic = declared.types, declared.variadic

    def _component(self, item: str, types: list[int], variadic: int = 0) -> tuple[Any, int]:
        return component(self.session, self.items.names(item), types, variadic)

    def definition(self) -> tuple[AggregateDef, int]:
        """What the catalog keeps, and the type of the result."""
        items, args, state = self.items, self.args, self.state
        check_polymorphic(state, args, "cannot determine transition data type")
        if self.moving:
            check_polymorphic(self.moving, args, "cannot determine transition data type")
        if self.kind != "n" and self.variadic and self.variadic != ANY:
            raise errors.FeatureNotSupported("a variadic ordered-set aggregate must use VARIADIC type ANY")
        aggregated = args[self.direct:]
        if self.kind == "h" and aggregated and (self.variadic or args[self.direct - len(aggregated): self.direct] != aggregated):
            raise _wrong("a hypothetical-set aggregate must have direct arguments matching its aggregated arguments")
        inputs = args if self.kind == "n" else aggregated or args[-1:]
        transition = self._transition("sfunc", state, inputs, "transition function")
        self._check_first(transition, items.text("initcond"), state)
        moving: dict[str, Any] = {}
        if self.moving:
            forward = self._transition("msfunc", self.moving, inputs, "transition function")
            self._check_first(forward, items.text("minitcond"), self.moving)
            inverse = self._transition("minvfunc", self.moving, inputs, "inverse transition function")
            if inverse.strict != forward.strict:
                raise _wrong("strictness of aggregate's forward and inverse transition functions must match")
            moving = {"moving_transition": ref_of(forward), "moving_inverse": ref_of(inverse), "moving_state": self.moving,
                      "moving_initial": items.text("minitcond"), "moving_space": items.integer("msspace")}
        final, result = self._final("finalfunc", state)
        combine = self._combine()
        serial = deserial = None
        if "serialfunc" in items:
            serial = self._typed("serialfunc", [INTERNAL], BYTEA, "serialization function")
            deserial = self._typed("deserialfunc", [BYTEA, INTERNAL], INTERNAL, "deserialization function")
        check_polymorphic(result, args, "cannot determine result data type", errors.DatatypeMismatch)
        if result == INTERNAL and INTERNAL not in args:
            raise _wrong('unsafe use of pseudo-type "internal"',
                         detail="A function returning \"internal\" must have at least one \"internal\" argument.")
        if self.moving:
            last, kind = self._final("mfinalfunc", self.moving)
            if kind != result:
                raise _wrong(f"moving-aggregate implementation returns type {format_type(kind)}, but plain implementation returns type {format_type(result)}")
            moving |= {"moving_final": ref_of(last) if last is not None else 0, "moving_final_extra": items.boolean("mfinalfunc_extra")}
        made = AggregateDef(
            self.kind, self.direct, ref_of(transition), state, items.text("initcond"), items.integer("sspace"), ref_of(final) if final is not None else 0,
            items.boolean("finalfunc_extra"), self.modify["finalfunc_modify"], ref_of(combine) if combine is not None else 0,
            ref_of(serial) if serial is not None else 0, ref_of(deserial) if deserial is not None else 0,
            moving_final_modify=self.modify["mfinalfunc_modify"], sort_operator=self._sort_operator(), **moving)
        return made, result

    def _transition(self, item: str, state: int, inputs: list[int], what: str) -> Any:
        found, result = self._component(item, [state, *inputs], self.variadic)
        if result != state:
            raise errors.DatatypeMismatch(f"return type of {what} {format_names(self.items.names(item))} is not {format_type(state)}")
        return found

    def _check_first(self, f: Any, initial: str | None, state: int) -> None:
        """A strict function without an initial value takes the first value for its state."""
        if f.strict and initial is None and not (self.args and binary_coercible(self.args[0], state)):
            raise _wrong("must not omit initial value when transition function is strict and transition type is not compatible with input type")

    def _final(self, item: str, state: int) -> tuple[Any, int]:
        if item not in self.items:
            return None, state
        extra = self.items.boolean(f"{item}_extra")
        given = self.args if extra else self.args[: self.direct] if self.kind != "n" else []
        found, result = self._component(item, [state, *given], self.variadic if extra else 0)
        if extra and found.strict:
            raise _wrong("final function with extra arguments must not be declared STRICT")
        return found, result

    def _combine(self) -> Any:
        if "combinefunc" not in self.items:
            return None
        found = self._typed("combinefunc", [self.state, self.state], self.state, "combine function")
        if self.state == INTERNAL and found.strict:
            raise _wrong(f"combine function with transition type {format_type(INTERNAL)} must not be declared STRICT")
        return found

    def _typed(self, item: str, types: list[int], wanted: int, what: str) -> Any:
        found, result = self._component(item, types)
        if result != wanted:
            raise errors.DatatypeMismatch(f"return type of {what} {format_names(self.items.names(item))} is not {format_type(wanted)}")
        return found

    def _sort_operator(self) -> Any:
        names = self.items.names("sortop")
        if not names:
            return 0
        if len(self.args) != 1:
            raise _wrong("sort operator can only be specified for single-argument aggregates")
        found = find_exactly(self.session, names, self.args[0], self.args[0])
        if found is None:
            raise errors.UndefinedFunction(f"operator does not exist: {operand_text(names, self.args[0], self.args[0])}")
        return operator_ref(found)
