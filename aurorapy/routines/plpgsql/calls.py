"""CALL inside of a body: the procedure's output arguments go into variables."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.execution import ExecState
from aurorapy.planner.kernels import values_kernel
from aurorapy.planner.parse import tree

from ..calling import run_code
from ..keeping import Uses
from ..procedures import bind_call
from .sites import PlNames, Site, ToldIn, use_expression
from .tree import Target


class CallSite(Site):
    """A CALL."""

    def _raws(self) -> list[Any]:
        call = self.expression.raw.call
        return [*call.args, *(e for _, e in call.named)]

    def possible_targets(self) -> dict[int, Target]:
        """What a written argument may give its value to, by its place in the text."""
        out: dict[int, Target] = {}
        for n, raw in enumerate(self._raws()):
            base = raw.arg if isinstance(raw, tree.Indirection) else raw
            names = base.names if isinstance(base, tree.ColumnRef) else (f"${base.number}",) if isinstance(base, tree.Param) else None
            found = None if names is None else self.expression.scope.find(names)
            if found is None or found[0].constant:
                continue
            whole = not found[1] and base is raw
            out[n] = Target(found[0], None if whole else raw)
        return out

    def compile(self, R: Any, shapes: dict[int, Any], uses: Uses) -> Any:
        session = R.session
        names = PlNames(self.expression.scope, self.conflict, shapes, inline=False)
        b = Binder(session.catalog_view, session.context, fixed_parameters=True, variables=names)
        with ToldIn(self.expression):
            made = bind_call(session, b, self.expression.raw.call)
            raws = self._raws()
            targets = self.possible_targets()
            outs: list[tuple[int, int]] = []  # (place of the written argument, place among the columns)
            routine = made.caller.routine
            places = [i for i, m in enumerate(routine.modes) if m in "iobv"]
            column = 0
            for place, given in zip(places, made.given, strict=True):
                if routine.modes[place] not in "ob":
                    continue
                if given is not None:
                    at = next(i for i, r in enumerate(raws) if r is given)
                    if at not in targets:
                        name = routine.names[place]
                        raise errors.SyntaxError_(f'procedure parameter "{name}" is an output parameter but corresponding argument is not writable' if name else
                                                  f"procedure parameter {place + 1} is an output parameter but corresponding argument is not writable")
                    outs.append((at, column))
                column += 1
            kernel = values_kernel([made.args[i] for i in made.inputs])
        uses.bind(session, b.relations, b.routines | {routine.oid})
        for i in made.inputs:
            use_expression(session, uses, b, made.args[i])
        return made, kernel, self.taker(names), outs

    def run(self, R: Any, *values: Any) -> dict[int, tuple[Any, int]]:
        """(value, type) for each written argument that gets one."""
        made, kernel, take, outs = self.compiled(R, values)
        session = R.session
        with ToldIn(self.expression) as _told:
            args = kernel(ExecState(take(*values), session.context, None, []))[0:]
            row = run_code(session, made.caller.code(session), tuple(args))
        if row is None:
            row = (None,) * len(made.columns)
        return {at: (row[column], made.columns[column].type) for at, column in outs}
