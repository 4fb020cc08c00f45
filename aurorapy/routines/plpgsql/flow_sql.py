"""What is written for statements of SQL, cursors and the end of transactions: mixed into the generator."""

from __future__ import annotations

from typing import Any

from .calls import CallSite
from .parts import PartSite
from .sites import AS_TEXT, QuerySite, site_of
from .tree import Expression, Statement, Target, Variable


class FlowSql:
    """Mixed into Generator."""

    def query_site(self: Any, e: Expression) -> str:
        """A function of nothing that runs a cursor's query with the variables as they are."""
        site = site_of(e, self.conflict)
        if isinstance(site, QuerySite):
            site.marked = site.portal = True
        return f"lambda: {self.source.constant(site, 'S')}.run(R{site.arguments})"

    def ran(self: Any, e: Expression, *, portal: bool = False) -> str:
        """Text that runs a statement; `portal`: a loop's query."""
        site = site_of(e, self.conflict)
        if portal and isinstance(site, QuerySite):
            site.portal = True
        return f"{self.source.constant(site, 'S')}.run(R{site.arguments})"

    def using(self: Any, exprs: list[Expression]) -> str:
        """The parameters of EXECUTE: (value, type) of each."""
        return f"({''.join([self.typed(e) + ', ' for e in exprs])})"

    def part_from(self: Any, target: Target, typed: str) -> None:
        """Assign a value of known type to a part of a variable."""
        v = target.variable
        site = PartSite(target, self.body.scope, self.conflict)
        self.emit(f"v{v.number} = {self.source.constant(site, 'S')}(R, v{v.number}, {typed}{site.arguments})")
        self.check_null(v)

    def into(self: Any, targets: list[Target], ran: str, *, strict: bool, one: str) -> None:
        """The first row of what ran into the targets."""
        spec = self.spec(targets)
        text = f"R.first({ran}, {spec or (('record', 2249, -1),)!r}, {strict}, {one})"
        if spec is None:
            rec = self.local("rec")
            self.emit(f"{rec}, = {text}")
            self.scatter(targets, rec)
        else:
            self.unpack(targets, text)

    def do_sql(self: Any, s: Statement) -> None:
        ran = self.local("ran")
        self.emit(f"{ran} = {self.ran(s.expr)}")
        found = f"v{self.info.found.number}"
        if s.options["into"]:
            self.into(s.targets, ran, strict=s.options["strict"], one=f"{ran}.query.plan is not None and {ran}.query.plan.verb != 'SELECT'")
            self.emit(f"{found} = bool({ran}.rows)")
        else:
            self.emit(f"R.finish({ran})")
            self.emit(f"if {ran}.query.plan is not None: {found} = {ran}.count > 0")

    def do_perform(self: Any, s: Statement) -> None:
        ran = self.local("ran")
        self.emit(f"{ran} = {self.ran(s.expr)}")
        self.emit(f"R.count = {ran}.count; v{self.info.found.number} = bool({ran}.rows)")

    def do_execute(self: Any, s: Statement) -> None:
        ran = self.local("ran")
        self.emit(f"{ran} = R.execute({self.value(s.expr, AS_TEXT)}, {self.using(s.exprs)})")
        if s.options["into"]:
            self.into(s.targets, ran, strict=s.options["strict"], one="False")
        else:
            self.emit(f"R.count = {ran}.count")

    def do_call(self: Any, s: Statement) -> None:
        assert s.expr is not None
        site = CallSite(s.expr, self.conflict)
        name = self.source.constant(site, "S")
        ran = self.local("ran")
        self.emit(f"{ran} = {name}.run(R{site.arguments})")
        targets = site.possible_targets()
        for key, target in targets.items():
            with self.inside(f"if {key!r} in {ran}:"):
                v = target.variable
                if target.raw is None:
                    self.emit(f"v{v.number} = R.cast(*{ran}[{key!r}], {v.kind!r}, {v.oid}, {v.typmod})")
                    self.check_null(v)
                else:
                    self.part_from(target, f"*{ran}[{key!r}]")

    def do_commit(self: Any, s: Statement) -> None:
        self.emit(f"R.end_transaction({s.options['commit']}, {s.options['chain']})")

    # --- cursors ---

    def open_arguments(self: Any, v: Variable, args: list[Any]) -> None:
        """The arguments of a bound cursor get their values."""
        assert v.cursor is not None
        for number, e in args:
            a = v.cursor.args[number]
            self.resolve(a)
            self.emit(f"v{a.number} = {self.value(e, (a.oid, a.typmod))}")

    def do_open(self: Any, s: Statement) -> None:
        v = s.variable
        assert v is not None
        if v.cursor is not None:
            self.open_arguments(v, s.options["args"])
            self.emit(f"v{v.number} = R.open(v{v.number}, {self.query_site(v.cursor.query)}, {v.cursor.scroll})")
        elif s.options.get("execute"):
            self._writable(v)
            run = f"lambda: R.execute({self.value(s.expr, AS_TEXT)}, {self.using(s.exprs)}, rows=True, marked=True, portal=True)"
            self.emit(f"v{v.number} = R.open(v{v.number}, {run}, {s.options['scroll']})")
        else:
            self._writable(v)
            self.emit(f"v{v.number} = R.open(v{v.number}, {self.query_site(s.expr)}, {s.options['scroll']})")

    def _writable(self: Any, v: Variable) -> None:
        """OPEN gives a cursor a name that has none."""
        if v.constant:
            self.emit(f"if v{v.number} is None: R.refuse_constant({v.name!r})")

    def do_fetch(self: Any, s: Statement) -> None:
        o, v = s.options, s.variable
        assert v is not None
        ran = self.local("ran")
        count = self.value(s.expr, (23, -1)) if s.expr is not None else o["count"]
        self.emit(f"{ran} = R.fetch(v{v.number}, {v.name!r}, {o['direction']!r}, {count}, {o['move']})")
        if not o["move"]:
            self.into(s.targets, ran, strict=False, one="False")
        self.emit(f"R.count = {ran}.count; v{self.info.found.number} = {ran}.count > 0")

    def do_close(self: Any, s: Statement) -> None:
        assert s.variable is not None
        self.emit(f"R.close(v{s.variable.number}, {s.variable.name!r})")
