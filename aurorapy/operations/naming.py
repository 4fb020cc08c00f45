"""What the names in definitions of aggregates, operators and casts mean: types, functions, operators; 42704, 42883."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.catalog.members import operators_of
from aurorapy.option_values import boolean
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.functions import functions_named, operators_named
from aurorapy.planner.functions.registry import Function, Operator
from aurorapy.planner.operations import OperatorDef, Ref
from aurorapy.planner.parse import parse_type, tree
from aurorapy.planner.types import TYPES, format_type
from aurorapy.routines.naming import text_of

from .found import users_operators


class Items:
    """The items of a definition, by name; the last of several wins, as in PostgreSQL."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.values: dict[str, tree.DefinitionItem] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str) -> str | None:
        """defGetString."""
        item = self.values.get(name)
        return None if item is None else _needed(item).text

    def names(self, name: str) -> tuple[str, ...]:
        """defGetQualifiedName; empty where the item is not there."""
        item = self.values.get(name)
        if item is None:
            return ()
        value = _needed(item)
        if value.kind == "type" and value.type is not None:
            return value.type.names
        if value.kind == "operator":
            return value.names
        if value.kind in ("string", "word"):
            return (value.text,)
        raise errors.SyntaxError_(f"argument of {name} must be a name", position=None)

    def type(self, name: str) -> tree.TypeName | None:
        """defGetTypeName."""
        item = self.values.get(name)
        if item is None:
            return None
        value = _needed(item)
        if value.kind == "type":
            return value.type
        if value.kind == "string":
            return tree.TypeName((value.text,))
        if value.kind == "operator":
            return tree.TypeName(value.names)
        raise errors.SyntaxError_(f"argument of {name} must be a type name")

    def boolean(self, name: str, default: bool = False) -> bool:
        """defGetBoolean."""
        item = self.values.get(name)
        if item is None:
            return default
        return boolean(name, None if item.value is None else item.value.text)

    def integer(self, name: str) -> int:
        """defGetInt32; 0 where the item is not there."""
        item = self.values.get(name)
        if item is None:
            return 0
        if item.value is None or item.value.kind != "number" or not item.value.text.lstrip("-").isdigit():
            raise errors.SyntaxError_(f"{name} requires an integer value")
        return int(item.value.text)


def _needed(item: tree.DefinitionItem) -> tree.DefinitionValue:
    if item.value is None:
        raise errors.SyntaxError_(f"{item.name} requires a parameter")
    return item.value


def type_oid(session: Any, name: tree.TypeName) -> int:
    """The type of that name; errors point nowhere, as PostgreSQL's do here."""
    try:
        return int(Binder(session.catalog_view, session.context).type_name(name)[0])
    except errors.SQLError as e:
        e.position = None
        raise


def type_named(session: Any, text: str) -> int:
    return type_oid(session, parse_type(text))


def functions(session: Any, names: tuple[str, ...]) -> list[Function]:
    """All functions of a name, along the search path or in its schema; 3F000."""
    schema = names[-2] if len(names) > 1 else None
    if schema is not None:
        session.catalog.schema_oid(schema)
    built_in = functions_named(names[-1]) if schema in (None, "pg_catalog") else []
    return [*built_in, *session.catalog_view.functions(names[-1], schema, session.context)]


def function_of_name(session: Any, name: tree.RoutineName) -> Function:
    """LookupFuncWithArgs; 42883, 42725, 42809."""
    from aurorapy.routines.naming import text_of, type_of

    known = functions(session, name.names)
    if name.args is None:
        if len(known) > 1:
            raise errors.AmbiguousFunction(f'function name "{".".join(name.names)}" is not unique',
                                           hint="Specify the argument list to select the function unambiguously.")
        if not known:
            raise errors.UndefinedFunction(f'could not find a function named "{".".join(name.names)}"')
        found = known[0]
    else:
        types = tuple([type_of(session, a.type) for a in name.args if a.mode != "out"])
        fitting = [f for f in known if tuple(f.args) == types]
        if not fitting:
            raise errors.UndefinedFunction(f"function {text_of(name.names, types)} does not exist")
        found = fitting[0]
    if found.kind == "p":
        raise errors.WrongObjectType(f"{text_of(name.names, tuple(found.args))} is not a function")
    return found


def function_exactly(session: Any, names: tuple[str, ...], types: tuple[int, ...]) -> Function:
    """LookupFuncName: the function with exactly these arguments; 42883."""
    found = next((f for f in functions(session, names) if tuple(f.args) == types), None)
    if found is None:
        raise errors.UndefinedFunction(f"function {text_of(names, types)} does not exist")
    return found


def binary_coercible(source: int, target: int) -> bool:
    """IsBinaryCoercible: a datum of one type is one of the other."""
    from aurorapy.planner.bind.resolve import ANYARRAY, ANYCOMPATIBLEARRAY, ANYENUM, RECORD, RECORDARRAY, is_array, pathway
    from aurorapy.planner.types.domains import base_type

    if source == target or target in (2276, 2283, 5077):  # any, anyelement, anycompatible
        return True
    source = base_type(source)
    if source == target:
        return True
    t = TYPES[source]
    if target in (ANYARRAY, ANYCOMPATIBLEARRAY):
        return is_array(source)
    if target in (2776, 5079):
        return not is_array(source)
    if target == ANYENUM:
        return t.typtype == "e"
    if target in (3831, 5080):
        return t.typtype == "r"
    if target in (4537, 4538):
        return t.typtype == "m"
    if target == RECORD:
        return t.typtype == "c"
    if target == RECORDARRAY:
        return is_array(source) and TYPES[t.element].typtype == "c"
    if t.typtype == "p" or TYPES[target].typtype in ("p", "d"):
        return False
    found = pathway(source, target, 0)
    return found is not None and found[0] == "relabel"


# --- operators ---


def operand_text(names: tuple[str, ...], left: int, right: int) -> str:
    """`integer ### text`, for messages."""
    return f"{format_type(left) + ' ' if left else ''}{'.'.join(names)}{' ' + format_type(right) if right else ''}"


def find_exactly(session: Any, names: tuple[str, ...], left: int, right: int) -> Operator | None:
    """The operator of exactly these operands, a shell too; None where there is none."""
    catalog = session.catalog
    if len(names) > 1:
        catalog.schema_oid(names[-2])
    written = len(names) > 1
    known = [*operators_of(catalog, names[-1], (names[-2],) if written else session.context.search_path, written=written),
             *(operators_named(names[-1]) if not written or names[-2] == "pg_catalog" else ())]
    return next((o for o in known if (o.left, o.right) == (left, right)), None)


def operator_named(session: Any, name: tree.OperatorName) -> Operator:
    """The operator that ALTER, DROP or COMMENT names; 42883."""
    left = 0 if name.left is None else type_oid(session, name.left)
    if name.right is None:
        raise errors.SyntaxError_("postfix operators are not supported")
    right = type_oid(session, name.right)
    found = find_exactly(session, name.names, left, right)
    if found is None:
        raise errors.UndefinedFunction(f"operator does not exist: {operand_text(name.names, left, right)}")
    return found


def operator_ref(o: Operator) -> Ref:
    """How a descriptor refers to an operator."""
    return o.oid if o.symbol or o.function.routine is not None else (o.name, (o.left, o.right))


def users_operator(session: Any, schema: int, name: str, left: int, right: int) -> OperatorDef | None:
    """The user's operator of a schema, a name and operands."""
    return next((o for o in users_operators(session.catalog) if (o.schema, o.name, o.left, o.right) == (schema, name, left, right)), None)

