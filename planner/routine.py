"""Descriptors of functions and procedures that users define: rows of the catalog, as planner.relation has those of tables.

Source: pg_proc in PostgreSQL 15's manual, chapter 53.
"""

from __future__ import annotations

from aurorapy.planner.operations import AggregateDef
from aurorapy.records import dataclass

_RECORD = 2249


@dataclass(frozen=True, slots=True)
class Routine:
    """kind 'f' function, 'p' procedure, 'a' aggregate (`aggregate` has it, unless it is an extension's).
    `args` are the types of the arguments that a call of a function gives (IN, INOUT, VARIADIC). `all_types`, `modes` and
    `names` are about all of them: modes 'i' 'o' 'b' (INOUT) 'v' (VARIADIC) 't' (a column of RETURNS TABLE). `defaults` are the texts of the
    last arguments' defaults. `source` is a body given as a string; `body` the texts of the statements of BEGIN ATOMIC, or of RETURN (`returned`), every
    name qualified. `depends`: (relation oid, attnum; 0 for the whole) and (routine oid, 0) that such a body reads."""

    oid: int
    name: str
    schema: int
    kind: str
    language: str
    args: tuple[int, ...]
    result: int
    retset: bool = False
    all_types: tuple[int, ...] = ()
    modes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    defaults: tuple[str, ...] = ()
    variadic: int = 0
    volatility: str = "v"
    strict: bool = False
    leakproof: bool = False
    definer: bool = False
    parallel: str = "u"
    cost: float = 100.0
    rows: float = 0.0
    config: tuple[tuple[str, str], ...] = ()
    source: str | None = None
    body: tuple[str, ...] | None = None
    returned: bool = False
    depends: tuple[tuple[int, int], ...] = ()
    owner: int = 10
    support: str = ""
    aggregate: AggregateDef | None = None
    written_in: int = 0  # the user's language that it is in, which works as `language`
    library: str = ""  # the extension whose module has the function; its key there is `source`

    @property
    def inputs(self) -> list[int]:
        """The places in `all_types` of the arguments that a call gives."""
        return [i for i, m in enumerate(self.modes) if m in "ibv"]

    @property
    def outputs(self) -> list[int]:
        """The places in `all_types` of what the result is made of."""
        return [i for i, m in enumerate(self.modes) if m in "obt"]

    @property
    def input_names(self) -> tuple[str, ...]:
        """The names of the arguments that a call gives; empty where they have none."""
        return tuple([self.names[i] for i in self.inputs])

    @property
    def out_columns(self) -> tuple[tuple[str, int], ...]:
        """(name, type) of the result's columns, none where the result is one value without a name: one record is what the call says that it is."""
        if self.kind == "p" or (len(self.outputs) == 1 and self.all_types[self.outputs[0]] == _RECORD):
            return ()
        return tuple([(self.names[i] or f"column{n}", self.all_types[i]) for n, i in enumerate(self.outputs, 1)])
