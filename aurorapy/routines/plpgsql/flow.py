"""What is written for each statement: mixed into the generator."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.resolve import RECORD

from .flow_sql import FlowSql
from .raising import Raiser
from .sites import AS_TEXT, BOOLEAN, EXACT, NATURAL, RECORD_VALUE
from .tree import Handler, Statement, Target

_INT4 = (23, -1)
_TICKS = 1023  # turns of a loop between two looks at the clock


class Flow(FlowSql):
    """Mixed into Generator."""

    def suite(self: Any, statements: list[Statement]) -> None:
        for s in statements:
            with self.statement(s):
                getattr(self, "do_" + s.kind.replace(" ", "_"))(s)

    def do_assign(self: Any, s: Statement) -> None:
        self.assign(s)

    # --- blocks ---

    def block(self: Any, s: Statement) -> None:
        with self.statement(s):
            self.do_block(s)

    def do_block(self: Any, s: Statement) -> None:
        if s.used:
            s.number = self.info.leave()
            with self.inside("try:"):
                self._block(s)
            self._left(s, again=False)
        else:
            self._block(s)

    def _left(self: Any, s: Statement, *, again: bool) -> None:
        with self.inside("except Leave as left:"):
            self.emit(f"if left.number != {s.number} or {'not ' if again else ''}left.again: raise")

    def _block(self: Any, s: Statement) -> None:
        for v in s.variables:
            self.declare(v)
        self.at = (s.line, s.name)
        if not s.handlers:
            self.suite(s.body)
            return
        mark, error = self.local("mark"), self.local("error")
        self.emit(f"{mark} = R.begin()")
        with self.inside("try:"):
            with self.inside("try:"):
                self.suite(s.body)
                self.at = (s.line, s.name)
                self.emit(f"{mark}.release()")
            with self.inside("except Caught as caught:"):
                self.emit(f"{error} = {mark}.caught(caught)")
                self._handlers(s.handlers, error)
        with self.inside("finally:"):
            self.emit(f"{mark}.close()")

    def _handlers(self: Any, handlers: list[Handler], error: str) -> None:
        for n, h in enumerate(handlers):
            self.resolve(h.state)
            self.resolve(h.message)
            conditions = self.source.constant(frozenset(h.conditions), "conditions")
            with self.inside(f"{'el' if n else ''}if {error}.fits({conditions}):"):
                self.emit(f"v{h.state.number} = {error}.error.sqlstate; v{h.message.number} = {error}.error.message")
                self.handlers.append(error)
                self.suite(h.body)
                self.handlers.pop()
        with self.inside("else:"):
            self.emit("raise")

    # --- control ---

    def do_if(self: Any, s: Statement) -> None:
        for n, (condition, body) in enumerate(s.branches):
            with self.inside(f"{'el' if n else ''}if {self.value(condition, BOOLEAN)}:"):
                self.suite(body)
        if s.otherwise:
            with self.inside("else:"):
                self.suite(s.otherwise)

    def do_case(self: Any, s: Statement) -> None:
        if s.expr is not None:
            v = s.variable
            v.oid, v.typmod = self.info.type_of(self, s.expr)
            self.emit(f"v{v.number} = {self.value(s.expr, (v.oid, v.typmod))}")
        for n, (condition, body) in enumerate(s.branches):
            with self.inside(f"{'el' if n else ''}if {self.value(condition, BOOLEAN)}:"):
                self.suite(body)
        with self.inside("else:"):
            if s.otherwise is not None:
                self.suite(s.otherwise)
            else:
                self.emit("R.no_case()")

    def _turn(self: Any, s: Statement) -> None:
        """A loop's body."""
        if s.used_continue:
            s.number = s.number or self.info.leave()
            with self.inside("try:"):
                self.suite(s.body)
            self._left(s, again=True)
        else:
            self.suite(s.body)

    def _looped(self: Any, s: Statement, write: Any) -> None:
        """A loop that may be left by its label from inside of another one."""
        if s.used:
            s.number = s.number or self.info.leave()
            with self.inside("try:"):
                write()
            self._left(s, again=False)
        else:
            write()

    def do_loop(self: Any, s: Statement) -> None:
        self._while(s)

    def do_while(self: Any, s: Statement) -> None:
        self._while(s)

    def _while(self: Any, s: Statement) -> None:
        turns = self.local("turns")

        def write() -> None:
            self.emit(f"{turns} = 0")
            with self.inside("while True:"):
                self.emit(f"{turns} += 1")
                self.emit(f"if not {turns} & {_TICKS}: tick()")
                if s.expr is not None:
                    self.emit(f"if not ({self.value(s.expr, BOOLEAN)}): break")
                self._turn(s)

        self._looped(s, write)

    def do_for(self: Any, s: Statement) -> None:
        low, high, step, i = (self.local(stem) for stem in ("low", "high", "step", "i"))
        v = s.variable
        self.resolve(v)
        v.sure = not v.assigned
        found = f"v{self.info.found.number}"
        self.emit(f"{low} = {self.value(s.expr, _INT4)}")
        self.emit(f"{high} = {self.value(s.exprs[0], _INT4)}")
        if len(s.exprs) > 1:
            self.emit(f"{step} = {self.value(s.exprs[1], _INT4)}")
        else:
            self.emit(f"{step} = 1")
        turns = self.local("turns")
        self.emit(f"{turns} = R.range({low}, {high}, {step}, {s.options['reverse']})")

        def write() -> None:
            with self.inside(f"for {i} in {turns}:"):
                self.emit(f"if not {i} & {_TICKS}: tick()")
                self.emit(f"v{v.number} = {i}")
                self._turn(s)

        self._looped(s, write)
        self.emit(f"{found} = len({turns}) > 0")

    def _rows(self: Any, s: Statement, ran: str, targets: list[Target]) -> None:
        """A loop over the rows of what ran."""
        row, turns = self.local("row"), self.local("turns")
        spec = self.spec(targets)
        found = f"v{self.info.found.number}"
        if spec is None:
            rec = self.local("rec")
            spec_text = "(('record', 2249, -1), )"
        else:
            spec_text = repr(spec)
        with self.inside(f"if not {ran}.rows:"):
            if spec is not None:
                self.unpack(targets, f"R.nulls({ran}, {spec_text})")

        def write() -> None:
            self.emit(f"{turns} = 0")
            with self.inside(f"for {row} in R.moved({ran}, {spec_text}):"):
                self.emit(f"{turns} += 1")
                self.emit(f"if not {turns} & {_TICKS}: tick()")
                if spec is None:
                    self.emit(f"{rec}, = {row}")
                    self.scatter(targets, rec)
                else:
                    self.unpack(targets, row)
                self._turn(s)

        self._looped(s, write)
        self.emit(f"{found} = bool({ran}.rows)")

    def do_for_query(self: Any, s: Statement) -> None:
        ran = self.local("ran")
        self.emit(f"{ran} = {self.ran(s.expr, portal=True)}")
        self.emit(f"R.need_rows({ran}, 'open query as cursor')")
        self._rows(s, ran, s.targets)

    def do_for_execute(self: Any, s: Statement) -> None:
        ran = self.local("ran")
        self.emit(f"{ran} = R.execute({self.value(s.expr, AS_TEXT)}, {self.using(s.exprs)}, rows=True, portal=True)")
        self._rows(s, ran, s.targets)

    def do_for_cursor(self: Any, s: Statement) -> None:
        ran = self.local("ran")
        for v in s.variables:
            self.emit(f"v{v.number} = None")
        self.open_arguments(s.variable, s.exprs)
        self.emit(f"{ran} = R.loop_cursor(v{s.variable.number}, {self.query_site(s.variable.cursor.query)}, {s.variable.name!r})")
        self._rows(s, ran, s.targets)
        self.emit(f"R.end_cursor({ran})")

    def do_foreach(self: Any, s: Statement) -> None:
        value, item, items = self.local("array"), self.local("item"), self.local("items")
        t = s.targets[0]
        v = t.variable
        self.emit(f"{value} = {self.typed(s.expr)}")
        several = len(s.targets) > 1
        if several:
            self.emit(f"{items} = R.foreach({value}, {s.options['slice']}, 'record', 0, -1)")
        else:
            self.emit(f"{items} = R.foreach({value}, {s.options['slice']}, {v.kind!r}, {v.oid}, {v.typmod})")

        def write() -> None:
            turns = self.local("turns")
            self.emit(f"{turns} = 0")
            with self.inside(f"for {item} in {items}:"):
                self.emit(f"{turns} += 1")
                self.emit(f"if not {turns} & {_TICKS}: tick()")
                if several:
                    self.scatter(s.targets, item)
                else:
                    self.emit(f"v{v.number} = {item}")
                self._turn(s)

        self._looped(s, write)
        self.emit(f"v{self.info.found.number} = bool({items})")

    def do_exit(self: Any, s: Statement) -> None:
        loop: Any = s.loop
        if s.expr is not None:
            self.emit(f"if {self.value(s.expr, BOOLEAN)}:")
            self.depth += 1
        if s.options["far"]:
            loop.number = loop.number or self.info.leave()
            if s.options["found"]:  # a FOR loop in between has had a turn
                self.emit(f"v{self.info.found.number} = True")
            self.emit(f"raise Leave({loop.number}, {s.kind == 'continue'})")
        else:
            self.emit("break" if s.kind == "exit" else "continue")
        if s.expr is not None:
            self.depth -= 1

    do_continue = do_exit

    # --- returning ---

    def do_return(self: Any, s: Statement) -> None:
        info, e = self.info, s.expr
        wrong = errors.DatatypeMismatch
        if info.retset:
            if e is not None:
                raise self.placed(wrong("RETURN cannot have a parameter in function returning set", hint="Use RETURN NEXT or RETURN QUERY."), s)
            self.emit("return R.rows")
        elif info.procedure:
            if e is not None:
                raise self.placed(wrong("RETURN cannot have a parameter in a procedure"), s)
            self.emit(f"return {self.result()}")
        elif info.outputs and not info.trigger:
            if e is not None:
                raise self.placed(wrong("RETURN cannot have a parameter in function with OUT parameters"), s)
            self.emit(f"return {self.result()}")
        elif info.result == 2278:
            if e is not None:
                raise self.placed(wrong("RETURN cannot have a parameter in function returning void"), s)
            self.emit("return ''")
        elif e is None:
            raise self.placed(errors.SyntaxError_('missing expression at or near ";"'), s)
        elif info.trigger:
            text = self.inline(e, (info.table_type, -1)) if info.table_type else None
            self.emit(f"return R.trigger_row({self.value(e, RECORD_VALUE)})" if text is None else f"return {text}")
        else:
            self.emit(f"return {self.value(e, (EXACT, info.result) if info.is_row else (info.result, -1))}")

    def placed(self: Any, e: errors.SQLError, s: Statement) -> errors.SQLError:
        """An error of compilation, at a statement."""
        self.info.failed_at = s.line
        at = s.options.get("at")
        if at is not None:
            e.position, e.query = at, self.info.source
        return e

    def do_return_next(self: Any, s: Statement) -> None:
        info = self.info
        if not info.retset:
            raise self.placed(errors.DatatypeMismatch("cannot use RETURN NEXT in a non-SETOF function"), s)
        if info.outputs:
            if s.expr is not None:
                raise self.placed(errors.DatatypeMismatch("RETURN NEXT cannot have a parameter in function with OUT parameters"), s)
            if info.single:
                self.emit(f"R.rows.append({self.output(info.outputs[0])})")
            else:
                made = self.source.constant(info.made, "made")
                self.emit(f"R.rows.append({made}(({''.join([self.output(v) + ', ' for v in info.outputs])})))")
            return
        if s.expr is None:
            raise self.placed(errors.SyntaxError_("RETURN NEXT must have a parameter"), s)
        if info.result == RECORD or info.is_row:
            self.emit(f"R.next_row({self.value(s.expr, RECORD_VALUE)})")
        else:
            self.emit(f"R.rows.append({self.value(s.expr, (info.result, -1))})")

    def do_return_query(self: Any, s: Statement) -> None:
        if not self.info.retset:
            raise self.placed(errors.DatatypeMismatch("cannot use RETURN QUERY in a non-SETOF function"), s)
        ran = self.local("ran")
        if s.options.get("execute"):
            self.emit(f"{ran} = R.execute({self.value(s.expr, AS_TEXT)}, {self.using(s.exprs)}, rows=True)")
        else:
            self.emit(f"{ran} = {self.ran(s.expr)}")
        self.emit(f"v{self.info.found.number} = R.return_rows({ran})")

    # --- errors ---

    def do_raise(self: Any, s: Statement) -> None:
        o = s.options
        if o.get("again"):
            self.emit(f"R.raise_again({self.handlers[-1] if self.handlers else None})")
            return
        raiser = self.source.constant(Raiser(o["level"], o["code"], o.get("condition", ""), o["format"], [n for n, _ in o["using"]]), "raiser")
        params = "".join([self.value(e, AS_TEXT) + ", " for e in s.exprs])
        using = "".join([self.value(e, AS_TEXT) + ", " for _, e in o["using"]])
        self.emit(f"{raiser}(R, ({params}), ({using}))")

    def do_assert(self: Any, s: Statement) -> None:
        with self.inside(f"if R.asserts and not ({self.value(s.expr, BOOLEAN)}):"):
            self.emit(f"R.failed_assert({self.value(s.exprs[0], AS_TEXT) if s.exprs else None})")

    def do_diagnostics(self: Any, s: Statement) -> None:
        for n, (target, item) in enumerate(s.options["items"]):
            if target.raw is None and target.variable.kind != "scalar":
                self.info.failed_at = s.line
                wrong = errors.SyntaxError_(f'"{target.variable.name}" is not a scalar variable', position=s.options["at"][n])
                wrong.query = self.info.source
                raise wrong
            if s.options["stacked"]:
                text = f"R.stacked({self.handlers[-1] if self.handlers else None}, {item!r})"
                kind = 25
            else:
                text, kind = ("R.count", 20) if item == "row_count" else ("R.where()", 25)
            v = target.variable
            if target.raw is None:
                self.emit(f"v{v.number} = R.cast({text}, {kind}, {v.kind!r}, {v.oid}, {v.typmod})")
                self.check_null(v)
            else:
                self.part_from(target, f"{text}, {kind}")


__all__ = ["NATURAL", "Flow"]
