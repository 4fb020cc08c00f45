"""The catalog as one session's statements see it: what the binder asks, and names of the reg* types."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from aurorapy import errors
from aurorapy.foreign.tables import no_handler
from aurorapy.opclasses.found import class_at, comparison, hashing, place, users_classes
from aurorapy.operations import aggregating
from aurorapy.operations.found import users_casts
from aurorapy.planner import bound
from aurorapy.planner.functions import functions_named
from aurorapy.planner.functions.registry import FUNCTIONS, OPERATORS
from aurorapy.planner.operations import AccessMethodDef
from aurorapy.planner.parse import parse_type
from aurorapy.planner.parse.lexer import fold, truncate
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.relation import Table
from aurorapy.planner.types import BY_NAME, SqlType, format_type
from aurorapy.planner.types.defined_bases import reading
from aurorapy.planner.types.user import FIRST_OID
from aurorapy.privileges.lookups import check_qualifier, visible_path
from aurorapy.privileges.roles import role_oid
from aurorapy.publications.identity import check_identity
from aurorapy.publications.published import publications
from aurorapy.routines.constructors import range_cast
from aurorapy.routines.dependents import operator_of_test
from aurorapy.routines.functions import called_path, default_argument, defined, functions_of, shown_name, specialised
from aurorapy.routines.naming import named, signature

from . import text_search
from .collations import collations, find_collation, shown_collation
from .kept import fact
from .members import built_in_text, cast_of, is_visible_operator, operator_schema, operator_text, operator_with, operators_of
from .row_casts import row_cast

_TEXT_SEARCH = {"regconfig": "configuration", "regdictionary": "dictionary"}


class CatalogView:
    """Looks through to the transaction's own catalog where it has one."""

    def __init__(self, session: Any) -> None:
        self.session = session

    def find_relation(self, names: tuple[str, ...], search_path: Any) -> Any:
        context = self.session.context
        if not context.superuser and search_path is context.search_path:  # a user's own words, not the text of a view
            check_qualifier(self.session, names)
            search_path = visible_path(self.session, search_path)
        return self.session.catalog.find_relation(names, search_path)

    def relation(self, oid: int) -> Any:
        return self.session.catalog.relation(oid)

    def keeps(self, table: Table) -> bool:
        """Whether a partition that is being detached is still one in the transaction's snapshot. Source: find_inheritance_children in its terms."""
        txn = self.session.transaction
        return txn is not None and txn.snapshot is not None and txn.snapshot < self.session.database.marked.get(table.oid, 0)

    def refuse_foreign(self, table: Any) -> None:
        """55000: a foreign table cannot be read or written."""
        no_handler(self.session.catalog, table.server)

    def check_changed(self, m: bound.Modify, tables: Callable[[], tuple[list[Table], bool]]) -> dict[int, errors.SQLError]:
        """Raise 55000 for rows of a foreign table, and 42P10 or 55000 for rows that publications could not tell of; or say for which tables it is to be raised."""
        if m.table.kind == "f":
            no_handler(self.session.catalog, m.table.server)
        known = publications(self.session.catalog)
        return check_identity(self.session.catalog, known, m, *tables()) if known else {}

    @property
    def is_replica(self) -> bool:
        """Whether rules and triggers are those of a replica."""
        return bool(self.session.values["session_replication_role"] == "replica")

    def check_in_with(self, b: Any) -> Any:
        """What looks at privileges of rules' actions in WITH."""
        from aurorapy.rewriting import check_in_with

        return check_in_with(self.session, b)

    def find_type(self, names: tuple[str, ...], search_path: Any) -> int | None:
        context = self.session.context
        if not context.superuser and search_path is context.search_path:
            check_qualifier(self.session, names)
            search_path = visible_path(self.session, search_path)
        found: int | None = self.session.catalog.find_type(names, search_path)
        return found

    def user_type(self, oid: int) -> SqlType | None:
        found: SqlType | None = self.session.catalog.user_type(oid)
        return found

    def shown_type(self, schema: int, name: str, qualified: bool) -> str:
        catalog = self.session.catalog
        place = catalog.schemas[schema]
        oid = catalog.type_names.get((schema, name)) or catalog.find_type((place, name), ())
        if not qualified and name not in BY_NAME and catalog.find_type((name,), self.session.context.search_path) == oid:
            return quote_name(name)
        return f"{quote_name(place)}.{quote_name(name)}"

    def role_name(self, oid: int) -> str | None:
        found: str | None = self.session.roles.names.get(oid)
        return found

    def role_oid(self, name: str) -> int | None:
        return role_oid(self.session, name)

    def notice(self, message: str, sqlstate: str, detail: str | None) -> None:
        from aurorapy.commands import warning

        warning(self.session, sqlstate, message, "WARNING" if sqlstate.startswith("01") else "NOTICE", detail)

    def text_search(self, kind: str, oid: int) -> Any:
        return text_search.usable(self.session, kind, oid)

    def text_search_oid(self, kind: str, names: tuple[str, ...]) -> int:
        return text_search.need_oid(self.session, kind, names)

    def schema_name(self, oid: int) -> str:
        return str(self.session.catalog.schemas[oid])

    def transition(self, name: str) -> Any:
        """The transition table of that name, while a trigger's function runs that has one."""
        state = self.session.routines
        if not state.transitions or state.transitions[-1].depth != state.depth:
            return None
        return state.transitions[-1].find(name)

    def functions(self, name: str, schema: str | None, context: Any) -> list[Any]:
        """Users' functions of that name; text that the catalog keeps names them with their schema."""
        catalog = self.session.catalog
        if not catalog.routines:
            return []
        path = (schema,) if schema is not None else called_path(context.search_path) if context is self.session.context else ()
        if not self.session.context.superuser and context is self.session.context:
            if schema is not None:
                check_qualifier(self.session, (schema, name))
            path = visible_path(self.session, path)
        key = name, path
        found: list[Any] | None = catalog.calls.get(key)
        if found is None:
            found = catalog.calls[key] = functions_of(catalog, name, path)
        return found

    def operators(self, name: str, schema: str | None, context: Any) -> Any:
        """Extensions' and users' operators of that name; text that the catalog keeps may mean any of the extensions', and names users' with their schema."""
        catalog = self.session.catalog
        if not catalog.extensions and not catalog.operations:
            return ()
        own = self.session.context
        path = (schema,) if schema is not None else None if context is not own else called_path(own.search_path)
        if path is not None and not own.superuser:
            path = visible_path(self.session, path)
        return operators_of(catalog, name, path, written=schema is not None)

    @property
    def has_own_operators(self) -> bool:
        """Whether there are operators or casts beside the built-in ones."""
        return bool(self.session.catalog.extensions or self.session.catalog.operations)

    def cast(self, source: int, target: int) -> Any:
        """An extension's or user's cast, that of a child's row to a parent's, or that of a user's range to a multirange."""
        catalog = self.session.catalog
        found = cast_of(catalog, source, target) if catalog.extensions or catalog.operations else None
        return row_cast(catalog, source, target) or range_cast(catalog, source, target) if found is None and source >= FIRST_OID <= target else found

    # --- collations ---

    def collation(self, name: tuple[str, ...], pos: int | None) -> int | None:
        """The oid of a user's collation; None where the name means a built-in one, or none."""
        if not self.session.catalog.operations and len(name) == 1:
            return None
        try:
            found = find_collation(self.session, name)
        except errors.InvalidSchemaName as e:
            e.position = pos
            raise
        return found[0] if found is not None and found[0] in self.session.catalog.operations else None

    def collation_name(self, oid: int) -> str:
        """The name of a user's collation."""
        return str(self.session.catalog.operations[oid].name)

    def shown_collation(self, oid: int) -> str:
        """A collation as SQL would write it now."""
        return shown_collation(self.session, oid)

    # --- operator classes ---

    def users_classes(self, method: str) -> Any:
        """The users' operator classes of an access method."""
        return users_classes(self.session.catalog, method) if self.session.catalog.operations else []

    def users_class(self, oid: int) -> Any:
        return class_at(self.session.catalog, oid)

    def casts_as_is(self, oid: int) -> list[int]:
        """The types as which a user's type counts: those to which it has an implicit cast that leaves the datum as it is."""
        return [c.target for c in users_casts(self.session.catalog) if c.source == oid and c.method == "b" and c.context == "i" and reading(oid, c.target) is None]

    def comparison(self, oid: int) -> Any:
        """What a user's btree class compares with."""
        return comparison(self.session, oid)

    def place(self, value: Any) -> int:
        """The same number for all that a class takes for equal to a value."""
        return place(self.session, value)

    def hashing(self, oid: int, number: int) -> Any:
        """A hash function of a user's hash class."""
        return hashing(self.session, oid, number)

    def access_method(self, name: str) -> Any:
        """A user's access method; None where there is none of that name."""
        return next((d for d in self.session.catalog.operations.values() if isinstance(d, AccessMethodDef) and d.name == name), None)

    def shown_operator(self, operator: Any, *, plain: bool = False) -> str:
        """An extension's or user's operator as SQL would write it now; `plain`: without OPERATOR()."""
        symbol = getattr(operator, "symbol", "") or operator.name
        if is_visible_operator(self.session.catalog, operator, symbol, self.session.context.search_path):
            return str(symbol)
        catalog = self.session.catalog
        name = f"{quote_name(catalog.schemas[operator_schema(catalog, operator.oid)])}.{symbol}"
        return name if plain else f"OPERATOR({name})"

    def shown_test(self, link: bound.SubLink) -> str:
        """A user's operator before ANY or ALL of a query, as SQL would write it now."""
        found = operator_of_test(self.session.catalog, link)
        return link.op if found is None else self.shown_operator(found)

    def called(self, f: Any, types: list[int], result: int) -> tuple[Any, Any]:
        """A user's function as it is called with arguments of these types, and the columns of its result."""
        return specialised(f, types, result)

    def aggregate_called(self, f: Any, types: list[int], result: int, *, over: bool) -> Any:
        """A user's aggregate as it is called with arguments of these types."""
        return aggregating.called(self.session, f, types, result, over=over)

    def defined(self, f: Any, columns: Any) -> Any:
        """A user's function that returns records of these columns: (name, type, typmod)."""
        return defined(f, columns)

    def default_argument(self, b: Any, oid: int, text: str) -> bound.Expr:
        """The value of an argument that a call leaves out."""
        return default_argument(b, oid, text)

    def shown_routine(self, routine: Any, qualified: bool) -> str:
        """A routine's name, with its schema if `qualified`, or where the search path does not find it."""
        return shown_name(self.session, routine, qualified)

    def has_schema(self, name: str) -> bool:
        return bool(self.session.catalog.has_schema(name))

    def view_context(self, context: Any) -> Any:
        """The settings under which stored text is read."""
        stored = self.session.database.catalog_context()
        stored.reg_in, stored.reg_out = self.reg_in, self.reg_out
        return stored

    def bind_over(self, table: Any, rid: int, text: str, *, folding: bool = True) -> bound.Expr:
        return self.session.database.bind_over(table, rid, text, folding=folding)  # type: ignore[no-any-return]

    # --- reg* types ---

    def reg_in(self, kind: str, text: str) -> int:
        """The oid of a written name."""
        if kind in ("regoper", "regoperator", "regtype"):  # these have a syntax of their own
            names: tuple[str, ...] = ("",)
        else:
            names = split_name(text if kind != "regprocedure" else text.partition("(")[0])
        if kind in ("regrole", "regnamespace") and len(names) > 1:
            raise errors.InvalidName("invalid name syntax")
        catalog = self.session.catalog
        if kind == "regclass":
            if len(names) > 3:
                raise errors.SyntaxError_(f"improper relation name (too many dotted names): {'.'.join(names)}")
            if len(names) == 3:
                if names[0] != self.session.context.current_database:
                    raise errors.FeatureNotSupported(f'cross-database references are not implemented: "{".".join(names)}"')
                names = names[1:]
            oid = catalog.find_oid(names, self.session.context.search_path)
            if oid is None:
                table = catalog.find_relation(names, self.session.context.search_path)
                oid = table.oid if table is not None else None
            if oid is None:
                raise errors.UndefinedTable(f'relation "{".".join(names)}" does not exist')
            return int(oid)
        if kind == "regtype":
            from aurorapy.planner.bind.binder import Binder

            return Binder(self, self.session.context).type_name(parse_type(text))[0]
        if kind == "regnamespace":
            oid = catalog.schema_oids.get(names[-1])
            if oid is None:
                raise errors.InvalidSchemaName(f'schema "{names[-1]}" does not exist')
            return int(oid)
        if kind in ("regproc", "regprocedure"):
            user = regproc_in(self.session, kind, text)
            if user is not None:
                return user
            found = functions_named(names[-1].partition("(")[0])
            if not found:
                raise errors.UndefinedFunction(f'function "{text}" does not exist')
            if len(found) > 1 and kind == "regproc":
                raise errors.AmbiguousFunction(f'more than one function named "{text}"')
            return int(found[0].oid)
        if kind == "regrole":
            oid = role_oid(self.session, names[-1])
            if oid is None:
                raise errors.UndefinedObject(f'role "{names[-1]}" does not exist')
            return int(oid)
        if kind in ("regoper", "regoperator"):
            from aurorapy.operations.reading import operator_in

            return operator_in(self.session, kind, text)
        if kind in _TEXT_SEARCH:
            return text_search.need_oid(self.session, _TEXT_SEARCH[kind], names)
        if kind == "regcollation":
            collation = find_collation(self.session, names)
            if collation is None:
                raise errors.UndefinedObject(f'collation "{".".join(names)}" for encoding "UTF8" does not exist')
            return int(collation[0])
        raise errors.FeatureNotSupported(f"input of type {kind} by name is not supported")

    def reg_out(self, kind: str, oid: int) -> str:
        """The name of an oid, qualified where the search path does not find it; the number when there is none."""
        catalog = self.session.catalog
        if kind == "regclass":
            known = fact(self.session, "relations", lambda catalog: {o: key for key, o in catalog.names.items()}).get(oid)
            if known is not None:
                return self._qualified(catalog.schemas[known[0]], known[1])
            system = catalog.system.by_oid(oid) if catalog.system is not None else None
            return system.name if system is not None else str(oid)
        if kind == "regtype":
            return format_type(oid) if format_type(oid) != "???" else str(oid)
        if kind == "regnamespace":
            return quote_name(catalog.schemas[oid]) if oid in catalog.schemas else str(oid)
        if kind == "regrole":
            name = self.role_name(oid)
            return str(oid) if name is None else quote_name(name)
        if kind in ("regoper", "regoperator"):
            found = operator_with(catalog, oid)
            if found is None:
                return built_in_text(oid) if kind == "regoperator" else self._built_in_operator(oid)
            return operator_text(self.session, oid) if kind == "regoperator" else self.shown_operator(found, plain=True)
        if kind in ("regproc", "regprocedure") and oid in catalog.routines:
            routine = catalog.routines[oid]
            if kind == "regprocedure":
                return signature(self.session, routine)
            alone = len(named(catalog, (routine.name,), self.session.context.search_path)) == 1 and not functions_named(routine.name)
            return shown_name(self.session, routine, not alone)
        if kind == "regprocedure" and (built_in := _signatures().get(oid)) is not None:
            return built_in
        if kind == "regproc":
            return _function_names().get(oid, str(oid)) if oid else "-"
        if kind in _TEXT_SEARCH:
            return text_search.shown_name(self.session, _TEXT_SEARCH[kind], oid) or str(oid)
        if kind == "regcollation" and oid in {f[0] for f in collations(catalog)}:
            return shown_collation(self.session, oid)
        return str(oid)

    def _built_in_operator(self, oid: int) -> str:
        """A built-in operator as regoper shows it: qualified where there are others of the symbol."""
        symbol = next((name for name, known in OPERATORS.items() if any(o.oid == oid for o in known)), None)
        if symbol is None:
            return str(oid)
        more = self.operators(symbol, None, self.session.context)
        return symbol if len(OPERATORS[symbol]) == 1 and not more else f"pg_catalog.{symbol}"

    def _qualified(self, schema: str, name: str) -> str:
        found = self.session.catalog.find_oid((name,), self.session.context.search_path)
        exact = self.session.catalog.names.get((self.session.catalog.schema_oids[schema], name))
        return quote_name(name) if found == exact else f"{quote_name(schema)}.{quote_name(name)}"


@cache
def _signatures() -> dict[int, str]:
    """Built-in functions by oid, as regprocedure shows them."""
    return {f.oid: f"{quote_name(name)}({','.join(map(format_type, f.args))})" for name, same in FUNCTIONS.items() if " " not in name for f in same}


def regproc_in(session: Any, kind: str, text: str) -> int | None:
    """The oid of a function that regproc or regprocedure names, None where a built-in one has the name; 42883, 42725."""
    name, bracket, rest = text.partition("(")
    names = split_name(name.strip())
    catalog = session.catalog
    if kind == "regprocedure":
        if not bracket or not rest.rstrip().endswith(")"):
            raise errors.InvalidTextRepresentation("expected a left parenthesis" if not bracket else "expected a right parenthesis")
        from aurorapy.planner.bind.binder import Binder

        inner = rest.rstrip()[:-1]
        types = tuple([Binder(session.catalog_view, session.context).type_name(parse_type(t.strip()))[0] for t in split_types(inner)])
        found = [r for r in named(catalog, names, session.context.search_path) if r.args == types]
        if found:
            return int(found[0].oid)
        built_in = [f for f in functions_named(names[-1]) if tuple(f.args) == types] if len(names) == 1 or names[0] == "pg_catalog" else []
        if not built_in:
            raise errors.UndefinedFunction(f'function "{text}" does not exist')
        return int(built_in[0].oid)
    user = named(catalog, names, session.context.search_path) if len(names) == 1 or names[0] in catalog.schema_oids else []
    if not user or (functions_named(names[-1]) and len(names) == 1):
        if len(names) > 1 and names[0] != "pg_catalog":
            catalog.schema_oid(names[0])
            raise errors.UndefinedFunction(f'function "{text}" does not exist')
        return None
    if len(user) > 1:
        raise errors.AmbiguousFunction(f'more than one function named "{text}"')
    return int(user[0].oid)


def split_types(text: str) -> list[str]:
    """Type names, separated by commas outside of parentheses."""
    out, depth, start = [], 0, 0
    for i, c in enumerate(text):
        depth += (c == "(") - (c == ")")
        if c == "," and not depth:
            out.append(text[start:i])
            start = i + 1
    return [*out, text[start:]] if text.strip() else []


@cache
def _function_names() -> dict[int, str]:
    """Functions by oid, as regproc shows them: qualified where there are others of the name."""
    return {f.oid: quote_name(name) if len(same) == 1 else f"pg_catalog.{quote_name(name)}" for name, same in FUNCTIONS.items() if " " not in name for f in same}


_NAME_PART = re.compile(r'[ \t\n\r\f]*(?:"((?:[^"]|"")*)"|([^". \t\n\r\f][^. \t\n\r\f]*))[ \t\n\r\f]*(\.|\Z)')


def split_name(text: str) -> tuple[str, ...]:
    """A possibly qualified and quoted name's parts; white space may stand around each."""
    parts, at, more = [], 0, True
    while more:
        found = _NAME_PART.match(text, at)
        if found is None:
            raise errors.InvalidName("invalid name syntax")
        quoted, plain, dot = found.groups()
        parts.append(fold(plain) if quoted is None else truncate(quoted.replace('""', '"')))
        at, more = found.end(), dot == "."
    return tuple(parts)


__all__ = ["BY_NAME", "CatalogView"]
