"""Assignment to a part of a variable: a field, an element, and deeper."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.bind.subscripts import assigned_part
from aurorapy.planner.compile import Source
from aurorapy.planner.kernels import finish
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Column

from ..keeping import Made, Uses
from .records import Rec, fitted, not_assigned
from .sites import PlNames, Site, use_expression
from .tree import Expression, Namespace, Target


def steps_of(target: Target) -> list[Any]:
    """The fields and subscripts behind the variable's name."""
    raw = target.raw
    names, more = (raw.names, ()) if isinstance(raw, tree.ColumnRef) else (raw.arg.names, raw.steps)
    at = names.index(target.variable.name) + 1 if target.variable.name in names[:2] else 1
    return [*(tree.FieldStep(n) for n in names[at:]), *more]


class PartSite(Site):
    """`(R, old value of the variable, value, its type, what the subscripts name)` -> the variable's new value."""

    def __init__(self, target: Target, scope: Namespace, conflict: str) -> None:
        super().__init__(Expression(target.text, 0, 0, scope, raw=target.raw.steps if isinstance(target.raw, tree.Indirection) else None), conflict)
        self.target = target

    def __call__(self, R: Any, old: Any, value: Any, oid: int, *values: Any) -> Any:
        session = R.session
        shapes = {v.number: (None if x is None else x.shape) for v, x in zip(self.variables, values, strict=True) if v.kind == "record"}
        shape = old.shape if isinstance(old, Rec) else None
        key = (oid, shape, *shapes.values())
        found = self.cache.get(key)
        if found is None or not found.is_good(session):
            if len(self.cache) > 100:
                self.cache.clear()
            uses = Uses(self.expression.text)
            found = self.cache[key] = Made(session, self._made(session, shape, oid, shapes, uses), uses)
        return found.value(R.state, old, value, *values)

    def _made(self, session: Any, shape: Any, oid: int, shapes: dict[int, Any], uses: Uses) -> Any:
        v = self.target.variable
        steps = steps_of(self.target)
        names = PlNames(self.expression.scope, self.conflict, shapes, inline=True)
        b = Binder(session.catalog_view, session.context, fixed_parameters=True, variables=names)
        names.taken += [("old",), ("value",)]
        base: bound.Expr
        arguments = "".join([f", v{u.number}" for u in self.variables])
        source = Source(lambda i: "old" if i == 0 else "value" if i == 1 else names.slot(i))
        value = bound.Slot(oid, 1)
        if v.kind != "record":
            base = bound.Slot(v.oid, 0, v.typmod)
            made = fitted(b, assigned_part(b, Scope(query=bound.Query()), Column(v.name, v.oid, v.typmod), base, steps, value, "SELECT", None), v.oid, v.typmod)
            use_expression(session, uses, b, made)
            text = source.value(made)
            return finish(source, "put_part", f"s, old, value{arguments}", [f"return {text}"])
        if shape is None:
            raise not_assigned(v.name)
        name = getattr(steps[0], "name", "")
        if name not in shape.names:
            raise errors.UndefinedColumn(f'record "{v.name}" has no field "{name}"')
        i = shape.names.index(name)
        wanted = shape.types[i]
        if len(steps) > 1:
            made = assigned_part(b, Scope(query=bound.Query()), Column(name, wanted), bound.Slot(wanted, 0), steps[1:], value, "SELECT", None)
        else:
            made = fitted(b, value, wanted, -1)
        use_expression(session, uses, b, made)
        text = source.value(made)
        part = finish(source, "put_field", f"s, old, value{arguments}", [f"return {text}"])

        def put(s: Any, old: Rec, new: Any, *values: Any) -> Rec:
            return Rec(old.shape, (*old.values[:i], part(s, old.values[i], new, *values), *old.values[i + 1 :]))

        return put
