"""The constraints of domains, computed: CHECKs over VALUE become kernels, as those of tables do over rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import to_boolean
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.scope import Item, Scope
from aurorapy.planner.execution import ExecState
from aurorapy.planner.kernels import project_kernel
from aurorapy.planner.parse import parse_stored
from aurorapy.planner.plan.deparse import Writer
from aurorapy.planner.types import HOME, DefaultContext
from aurorapy.planner.types.domains import DomainDef, DomainType, Enforcer
from aurorapy.planner.types.user import schema_name


def bind_check(b: Binder, base: int, typmod: int, raw: Any) -> bound.Expr:
    """A CHECK over VALUE, which is of the type that the domain is over."""
    value = bound.Var(base, 1, 0, typmod, True, None, "value")
    return to_boolean(b, bind(b, Scope(items=[Item("", [("value", value)], 1)]), raw, "check constraints"), "CHECK")


def check_text(expr: bound.Expr, context: Any = None, *, pretty: bool = False) -> str:
    """A bound CHECK as text: for the catalog, or with a session's context as it is shown."""
    return Writer(lambda v: "VALUE", context or DefaultContext(), pretty, stored=context is None, lines=context is not None)(expr)


def stored_check(view: Any, defined: DomainDef, text: str, *, folding: bool = True) -> bound.Expr:
    """A CHECK that the catalog keeps, bound; `view`: the session's CatalogView."""
    b = Binder(view, view.view_context(view.session.context), fixed_parameters=True, folding=folding)
    return bind_check(b, defined.base, defined.typmod, parse_stored(text))


def kernel_of(view: Any, defined: DomainDef, text: str) -> Callable[..., Any]:
    """A CHECK as a kernel over rows of one element, the value."""
    expr = stored_check(view, defined, text)
    return project_kernel([bound.transform(expr, lambda n: bound.Slot(n.type, n.column, n.typmod) if isinstance(n, bound.Var) else None)])


def enforcer(domain: DomainType) -> Enforcer:
    """What proves a value of a domain: the constraints of all domains that it is made of, those of the one next to the base first."""
    home: Any = HOME.get()
    levels = domain.levels()
    not_null = any(d.not_null for d in levels)
    checks = [(c.name, kernel_of(home, d, c.expression)) for d in levels for c in sorted(d.checks, key=lambda c: c.name)]

    def enforce(value: Any, ctx: Any) -> Any:
        if value is None and not_null:
            raise errors.NotNullViolation(f"domain {domain.sql_name} does not allow null values", schema=schema_name(domain.schema), datatype=domain.name)
        if checks:
            rows, state = [(value,)], ExecState((), ctx, None, [])
            for name, kernel in checks:
                if kernel(rows, state)[0][0] is False:
                    raise errors.CheckViolation(f'value for domain {domain.sql_name} violates check constraint "{name}"', schema=schema_name(domain.schema),
                                                datatype=domain.name, constraint=name)
        return value

    return enforce
