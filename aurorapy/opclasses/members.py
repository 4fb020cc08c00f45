"""Members of operator families: what a definition names, checked.

Source: PostgreSQL 15 manual, CREATE OPERATOR CLASS and section 38.16; opclasscmds.c in its terms.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.operations.found import ref_of
from aurorapy.operations.naming import find_exactly, function_of_name, operand_text, operator_ref, type_oid
from aurorapy.planner.access_methods.builtin_functions import FAMILY_FUNCTIONS
from aurorapy.planner.access_methods.classes import FAMILIES
from aurorapy.planner.access_methods.methods import WORKINGS
from aurorapy.planner.functions.registry import Function, Operator
from aurorapy.planner.operations import FamilyFunction, FamilyOperator
from aurorapy.planner.parse import tree
from aurorapy.planner.types import format_type

from .found import BTREE, HASH, base_method, functions_of_family, method_name, operator_at
from .naming import need

BOOL, INT4, INT8, VOID, INTERNAL = 16, 23, 20, 2278, 2281
SHORT_MAX = 32_767
_wrong = errors.InvalidObjectDefinition


def limits_of(catalog: Any, method: int) -> tuple[int, int, int]:
    """(highest operator number, highest function number, the number of the function that parses options) of an access method."""
    m = WORKINGS[base_method(catalog, method)]
    return m.strategies or SHORT_MAX, m.functions, m.options


def check_number(what: str, number: int, highest: int) -> None:
    if not 0 < number <= highest:
        raise _wrong(f"invalid {what} number {number}, must be between 1 and {highest}")


def types_of(session: Any, item: tree.ClassItem) -> tuple[int, int]:
    """processTypesSpec: one type is both."""
    if len(item.types) > 2:
        raise errors.SyntaxError_("one or two argument types must be specified")
    types = [0 if t is None else type_oid(session, t) for t in item.types]
    return types[0], types[-1]


# --- operators -----------------------------------------------------------------------------------------


def operator_member(session: Any, item: tree.ClassItem, method: int, opclass: int, kind: int) -> FamilyOperator:
    """An operator of a class of a type, or (kind 0) one that is added to a family."""
    if item.types:
        left, right = (0 if t is None else type_oid(session, t) for t in item.types)
    elif kind:
        left = right = kind
    else:
        raise errors.SyntaxError_("operator argument types must be specified in ALTER OPERATOR FAMILY")
    if item.types and item.types[1] is None:
        raise errors.SyntaxError_("postfix operators are not supported")
    found = find_exactly(session, item.names, left, right)
    if found is None:
        raise errors.UndefinedFunction(f"operator does not exist: {operand_text(item.names, left, right)}")
    sorting = need(session, "operator family", item.sorting, BTREE)[0] if item.sorting is not None else 0
    _check_operator(session, found, method, bool(sorting))
    return FamilyOperator(0, item.number, found.left, found.right, operator_ref(found), sorting, opclass)


def _check_operator(session: Any, o: Operator, method: int, sorts: bool) -> None:
    if not o.left:
        raise _wrong("index operators must be binary")
    if sorts:
        if not WORKINGS[base_method(session.catalog, method)].sorting:
            raise _wrong(f'access method "{method_name(session.catalog, method)}" does not support ordering operators')
    elif o.result != BOOL:
        raise _wrong("index search operators must return boolean")


# --- functions -----------------------------------------------------------------------------------------


def function_member(session: Any, item: tree.ClassItem, method: int, opclass: int, kind: int) -> FamilyFunction:
    """A support function of a class of a type, or (kind 0) one that is added to a family."""
    assert item.function is not None
    f = function_of_name(session, item.function)
    left, right = types_of(session, item) if item.types else (0, 0)
    options = limits_of(session.catalog, method)[2]
    base = WORKINGS[base_method(session.catalog, method)].oid
    if item.number == options:
        left, right = _options(f, left, right, kind)
    elif base == BTREE:
        left, right = _of_btree(f, item.number, left, right)
    elif base == HASH:
        left, right = _of_hash(f, item.number, left, right)
    left, right = left or kind, right or kind
    if not left or not right:
        raise _wrong("associated data types must be specified for index support function")
    return FamilyFunction(0, item.number, left, right, ref_of(f), opclass)


def _options(f: Function, left: int, right: int, kind: int) -> tuple[int, int]:
    if kind and (left or kind, right or kind) != (kind, kind):
        raise _wrong("associated data types for operator class options parsing functions must match opclass input type")
    if not kind and left != right:
        raise _wrong("left and right associated data types for operator class options parsing functions must match")
    if f.result != VOID or tuple(f.args) != (INTERNAL,):
        raise _wrong("invalid operator class options parsing function",
                     hint="Valid signature of operator class options parsing function is (internal) RETURNS void.")
    return left, right


def _of_btree(f: Function, number: int, left: int, right: int) -> tuple[int, int]:
    if number == 1:
        if len(f.args) != 2:
            raise _wrong("btree comparison functions must have two arguments")
        if f.result != INT4:
            raise _wrong("btree comparison functions must return integer")
        return left or f.args[0], right or f.args[1]
    if number == 2:
        if tuple(f.args) != (INTERNAL,):
            raise _wrong('btree sort support functions must accept type "internal"')
        if f.result != VOID:
            raise _wrong("btree sort support functions must return void")
    elif number == 3:
        if len(f.args) != 5:
            raise _wrong("btree in_range functions must have five arguments")
        if f.result != BOOL:
            raise _wrong("btree in_range functions must return boolean")
        return left or f.args[0], right or f.args[2]
    elif number == 4:
        if len(f.args) != 1:
            raise _wrong("btree equal image functions must have one argument")
        if f.result != BOOL:
            raise _wrong("btree equal image functions must return boolean")
        if left != right:
            raise _wrong("btree equal image functions must not be cross-type")
    return left, right


def _of_hash(f: Function, number: int, left: int, right: int) -> tuple[int, int]:
    if number == 1:
        if len(f.args) != 1:
            raise _wrong("hash function 1 must have one argument")
        if f.result != INT4:
            raise _wrong("hash function 1 must return integer")
    elif number == 2:
        if len(f.args) != 2:
            raise _wrong("hash function 2 must have two arguments")
        if f.result != INT8:
            raise _wrong("hash function 2 must return bigint")
    return left or f.args[0], right or f.args[0]


# --- what there is once ---------------------------------------------------------------------------------


def check_twice(what: str, members: list[Any], new: Any) -> None:
    """Each number of two types may be said once."""
    number = new.strategy if what == "operator" else new.number
    if any((m.strategy if what == "operator" else m.number, m.left, m.right) == (number, new.left, new.right) for m in members):
        raise _wrong(f"{what} number {number} for ({format_type(new.left)},{format_type(new.right)}) appears more than once")


def check_new(catalog: Any, family: int, name: str, operators: list[FamilyOperator], functions: list[FamilyFunction]) -> None:
    """42710 for members whose number a family has already for these types."""
    there = {(s, left, right) for s, left, right, _ in operators_of_family(catalog, family)}
    for m in operators:
        if (m.strategy, m.left, m.right) in there:
            raise errors.DuplicateObject(f'operator {m.strategy}({format_type(m.left)},{format_type(m.right)}) already exists in operator family "{name}"')
    known = {(f.number, f.left, f.right) for f in functions_of_family(catalog, family)}
    for n in functions:
        if (n.number, n.left, n.right) in known:
            raise errors.DuplicateObject(f'function {n.number}({format_type(n.left)},{format_type(n.right)}) already exists in operator family "{name}"')


def check_unique(catalog: Any, family: int, operators: list[FamilyOperator], functions: list[FamilyFunction]) -> None:
    """23505 where CREATE OPERATOR CLASS puts into a family what it has already: there PostgreSQL leaves it to the catalog's index to find out."""
    there = {(s, left, right) for s, left, right, _ in operators_of_family(catalog, family)}
    known = {(f.number, f.left, f.right) for f in functions_of_family(catalog, family)}
    for what, columns, index, taken in (
            ("pg_amop", "amopfamily, amoplefttype, amoprighttype, amopstrategy", "pg_amop_fam_strat_index",
             [(m.left, m.right, m.strategy) for m in operators if (m.strategy, m.left, m.right) in there]),
            ("pg_amproc", "amprocfamily, amproclefttype, amprocrighttype, amprocnum", "pg_amproc_fam_proc_index",
             [(f.left, f.right, f.number) for f in functions if (f.number, f.left, f.right) in known])):
        for values in taken:
            raise errors.UniqueViolation(f'duplicate key value violates unique constraint "{index}"', schema="pg_catalog", table=what, constraint=index,
                                         detail=f"Key ({columns})=({', '.join(map(str, (family, *values)))}) already exists.")


def is_built_in(catalog: Any, family: int, kind: str, number: int, left: int, right: int) -> bool:
    """Whether a family has a member that no user has added."""
    if kind == "operator":
        return any((m.strategy, m.left, m.right) == (number, left, right) for m in _built_in_operators(family))
    return any((f.number, f.left, f.right) == (number, left, right) for f in FAMILY_FUNCTIONS.get(family, ()))


def _built_in_operators(family: int) -> list[Any]:
    return [m for f in FAMILIES.values() if f.oid == family for m in f.members.values()]


def operators_of_family(catalog: Any, family: int) -> list[tuple[int, int, int, Operator | None]]:
    """(strategy, left, right, the operator of a user's member) of all operators of a family."""
    from .found import family_at

    defined = catalog.operations.get(family)
    mine = [(m.strategy, m.left, m.right, operator_at(catalog, m.operator)) for m in defined.operators] if defined is not None else []
    return [*((m.strategy, m.left, m.right, None) for m in family_at(catalog, family).members.values()), *mine]
