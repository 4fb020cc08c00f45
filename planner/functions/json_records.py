"""json(b)_to_record and json(b)_to_recordset: objects as rows of the columns that FROM defines.

    SELECT * FROM json_to_record('{"a": 1}') AS x(a int, b text)

The binder hands the columns over as the last argument, ((name, type, typmod), ...), to the functions in `RECORD_MAKERS`;
elsewhere than in FROM nothing says what the columns are, but a record to begin with.

Source: PostgreSQL 15 manual, section 9.16; populate_record in its terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.arrays import names_of
from aurorapy.planner.types.composites import RowType
from aurorapy.planner.types.domains import DomainType, base_type
from aurorapy.planner.types.json_types import jsonb_in, jsonb_out, meant, parse_json
from aurorapy.planner.types.shaped import check_dimensions, shaped

from .json import JSON, JSONB, _elements, _kind, _members, as_text, typeof
from .registry import Function, define

Shape = tuple[tuple[str, int, int], ...]
_RECORD = 2249
_SHAPE_HINT = "Provide a non-null record argument, or call the function in the FROM clause using a column definition list."
RECORD_MAKERS: dict[str, Function] = {}


def _kind_of(binary: bool, v: Any) -> str:
    return typeof(v) if binary else _kind(v)


def _object(binary: bool, v: Any) -> Any:
    """An object's members by name; 22023 for anything else."""
    kind = _kind_of(binary, v)
    if kind != "object":
        raise errors.InvalidParameterValue(f"cannot call populate_composite on {'an array' if kind == 'array' else 'a scalar'}")
    return v if binary else dict(_members(meant(v)))


def _objects(binary: bool, v: Any, name: str) -> Iterator[Any]:
    """The elements of an array of objects; 22023 for anything else, in the words of the function `name`."""
    kind = _kind_of(binary, v)
    if kind != "array":
        what = "a non-array" if binary else "an object" if kind == "object" else "a scalar"
        raise errors.InvalidParameterValue(f"cannot call {name} on {what}")
    for e in v if binary else _elements(meant(v)):
        if _kind_of(binary, e) != "object":
            raise errors.InvalidParameterValue(f"argument of {name} must be an array of objects")
        yield e


def _populate(ctx: Any, binary: bool, v: Any, shape: Shape) -> tuple[Any, ...]:
    """An object's members as a row."""
    members = _object(binary, v)
    return tuple([_field(ctx, binary, members.get(name), oid, typmod, name) for name, oid, typmod in shape])


def _field(ctx: Any, binary: bool, v: Any, oid: int, typmod: int, name: str, base: Any = None) -> Any:
    """A member as a value; None: there is none. `base`: the row whose fields it may leave out."""
    t = TYPES[oid]
    if isinstance(t, DomainType):
        return t.enforce(_field(ctx, binary, v, t.root.oid, t.root_typmod, name, base), ctx)
    if v is None:
        return None
    kind = _kind_of(binary, v)
    if kind == "null":
        return None
    if isinstance(t, RowType) and kind != "string":
        return _row(ctx, binary, v, t, base)
    if oid in (JSON, JSONB):
        return v if (oid == JSONB) == binary else jsonb_out(v) if binary else jsonb_in(v)
    if t.category == "A" and t.element and kind != "string":
        return _array(ctx, binary, v, t.element, typmod, name)
    if kind == "string":
        text = v if binary else parse_json(meant(v))
    else:
        text = as_text(v) if binary else v
    value = t.input(text, typmod if oid == 1186 else -1, ctx)
    return t.coerce_typmod(value, typmod, False) if typmod >= 0 else value


def _array(ctx: Any, binary: bool, v: Any, element: int, typmod: int, name: str) -> Any:
    """A JSON array as an array; what is nested before the first element that is none are its dimensions."""
    items: list[Any] = []
    lengths: list[int] = []  # settled as each dimension's first part ends
    dimensions = 0

    def walk(part: Any, place: tuple[int, ...]) -> None:
        nonlocal dimensions
        depth = len(place)
        if dimensions and depth == dimensions:
            items.append(_field(ctx, binary, part, element, typmod, name))
            return
        if _kind_of(binary, part) != "array":
            if place and not dimensions:
                dimensions = depth
                return walk(part, place)
            where = "".join([f"[{i}]" for i in place])
            raise errors.InvalidTextRepresentation("expected JSON array", hint=f'See the array element {where} of key "{name}".' if where else
                                                   f'See the value of key "{name}".')
        count = 0
        for count, e in enumerate(part if binary else _elements(part), 1):
            walk(e, (*place, count - 1))
        if not count and not dimensions:
            dimensions = depth + 1
        lengths.extend([-1] * (depth + 1 - len(lengths)))
        if lengths[depth] not in (-1, count):
            raise errors.InvalidTextRepresentation("malformed JSON array",
                                                   detail="Multidimensional arrays must have sub-arrays with matching dimensions.")
        lengths[depth] = count

    walk(v, ())
    check_dimensions(len(lengths))
    return shaped(items, tuple(lengths), (1,) * len(lengths))


def _row(ctx: Any, binary: bool, v: Any, t: RowType, base: tuple[Any, ...] | None) -> tuple[Any, ...]:
    """An object as a row of a composite type: what it does not mention is as in `base`."""
    members = _object(binary, v)
    old = (None,) * len(t.attributes) if base is None else t.live(base)
    return t.stored([_field(ctx, binary, members.get(a.name), a.type.oid, a.typmod, a.name, x) if base is None or a.name in members else x
                     for a, x in zip(t.attributes, old, strict=True)])


def _composite(types: tuple[int, ...], name: str) -> RowType:
    t = TYPES[base_type(types[0])]
    if not isinstance(t, RowType):
        raise errors.DatatypeMismatch(f"first argument of {name} must be a row type")
    return t


def _known(base: Any, name: str) -> Shape:
    """The columns that a record has itself."""
    if base is None:
        raise errors.FeatureNotSupported(f"could not determine row type for result of {name}", hint=_SHAPE_HINT)
    return tuple([(n, oid, -1) for n, oid in zip(names_of(base), base.types, strict=True)])


def _like(ctx: Any, binary: bool, base: Any, v: Any, shape: Shape) -> Any:
    """An object as a record like `base`, of which it has what the object does not mention."""
    members = _object(binary, v)
    return type(base)([x if n not in members else _field(ctx, binary, members[n], oid, typmod, n) for (n, oid, typmod), x in zip(shape, base, strict=True)])


def _populated(ctx: Any, types: tuple[int, ...], base: Any, v: Any, as_text: bool = False) -> Any:
    binary = types[1] == JSONB
    name = f"json{'b' * binary}_populate_record"
    if types[0] == _RECORD:
        shape = _known(base, name)
        return base if v is None else _like(ctx, binary, base, v, shape)
    t = _composite(types, name)
    return base if v is None else _of(ctx, types[0], _row(ctx, binary, v, t, base))


def _of(ctx: Any, oid: int, row: Any) -> Any:
    """A row as one of the type that was asked for, which may be a domain."""
    t = TYPES[oid]
    return t.enforce(row, ctx) if isinstance(t, DomainType) else row


def _populated_set(ctx: Any, types: tuple[int, ...], columns: Any, base: Any, v: Any, as_text: bool = False) -> Any:
    binary = types[1] == JSONB
    name = f"json{'b' * binary}_populate_recordset"
    if types[0] == _RECORD:
        shape = _known(base, name)
        return [] if v is None else [_like(ctx, binary, base, e, shape) for e in _objects(binary, v, name)]
    t = _composite(types, name)
    return [] if v is None else [_of(ctx, types[0], _row(ctx, binary, e, t, base)) for e in _objects(binary, v, name)]


def _define_populating(name: str, args: str, **more: Any) -> None:
    """The function of one record and that of a set."""
    define(f"{name}_record", args, "anyelement", _populated, strict=False, needs_types=True, domains=True, volatility="s", **more)
    define(f"{name}_recordset", args, "anyelement", _populated_set, strict=False, needs_types=True, domains=True, retset=True, volatility="s", **more)


_define_populating("json_populate", "anyelement json bool", arg_names=("base", "from_json", "use_json_as_text"), defaults=(False,))
_define_populating("jsonb_populate", "anyelement jsonb")


def _record(ctx: Any, binary: bool, v: Any, shape: Shape) -> Iterator[tuple[Any, ...]]:
    yield (None,) * len(shape) if v is None else _populate(ctx, binary, v, shape)


def _recordset(ctx: Any, binary: bool, v: Any, shape: Shape) -> Iterator[tuple[Any, ...]]:
    if v is not None:
        for e in _objects(binary, v, "jsonb_to_recordset" if binary else "json_to_recordset"):
            yield _populate(ctx, binary, e, shape)


def _fitted(base: Any, shape: Shape) -> Shape:
    """The columns of a record that a query says the types of."""
    if base is None:
        return shape
    if len(base) != len(shape):
        raise errors.DatatypeMismatch("function return row and query-specified return row do not match",
                                      detail=f"Returned row contains {len(base)} attribute{'s' * (len(base) != 1)}, but query expects {len(shape)}.")
    for i, (has, (_, wanted, _)) in enumerate(zip(base.types, shape, strict=True), 1):
        if has != wanted:
            raise errors.DatatypeMismatch("function return row and query-specified return row do not match",
                                          detail=f"Returned type {format_type(has)} at ordinal position {i}, but query expects {format_type(wanted)}.")
    return tuple([(n, oid, -1) for n, oid in zip(names_of(base), base.types, strict=True)])


def _as_defined(ctx: Any, binary: bool, base: Any, objects: Any, shape: Shape) -> Iterator[tuple[Any, ...]]:
    """Objects as rows of the columns that FROM defines."""
    known = _fitted(base, shape)
    for v in objects:
        yield tuple(_like(ctx, binary, base, v, known)) if base is not None else _populate(ctx, binary, v, known)


def _one(ctx: Any, binary: bool, base: Any, v: Any, shape: Shape) -> Iterator[tuple[Any, ...]]:
    if v is None:
        yield (None,) * len(shape) if base is None else tuple(base)
    else:
        yield from _as_defined(ctx, binary, base, [v], shape)


def _several(ctx: Any, binary: bool, base: Any, v: Any, shape: Shape) -> Iterator[tuple[Any, ...]]:
    if v is not None:
        yield from _as_defined(ctx, binary, base, _objects(binary, v, f"json{'b' * binary}_populate_recordset"), shape)


def _shapeless(name: str) -> Any:
    raise errors.FeatureNotSupported(f"could not determine row type for result of {name}", hint=_SHAPE_HINT)


def _define(name: str, oid: int, binary: bool, make: Any) -> None:
    define(name, TYPES[oid].name, "record", lambda v: _shapeless(name), volatility="s")  # not computed before its columns are known
    RECORD_MAKERS[name] = Function(name, (oid, 2249), 2249, lambda ctx, v, shape: make(ctx, binary, v, shape), strict=False, retset=True, volatility="s",
                                   needs_context=True)


for _prefix, _oid in (("json", JSON), ("jsonb", JSONB)):
    _define(f"{_prefix}_to_record", _oid, _prefix == "jsonb", _record)
    _define(f"{_prefix}_to_recordset", _oid, _prefix == "jsonb", _recordset)
    for _n, _make in ((f"{_prefix}_populate_record", _one), (f"{_prefix}_populate_recordset", _several)):
        RECORD_MAKERS[_n] = Function(_n, (_RECORD, _oid, _RECORD), _RECORD,
                                     lambda ctx, base, v, shape, make=_make, binary=_prefix == "jsonb": make(ctx, binary, base, v, shape), strict=False, retset=True,
                                     volatility="s", needs_context=True)
