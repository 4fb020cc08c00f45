"""FunctionCall: one function called by its oid, as libpq's and JDBC's interfaces to large objects do.

Source: PostgreSQL 15 manual, sections 55.2.6 and 55.7; its src/backend/tcop/fastpath.c for what is an error.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import FUNCTIONS
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.types import TYPES, format_type
from aurorapy.records import dataclass
from aurorapy.wire import build
from aurorapy.wire.frontend import Call, parse_call

_BUILT_IN: dict[int, "_Called"] = {}
_WITHOUT_VALUES = frozenset((2276, 2283, 2277, 2776, 3500, 3831, 4537, 5077, 5078, 5079, 5080, 4538, 2281))  # pseudo-types whose values nobody can send


@dataclass(frozen=True, slots=True)
class _Called:
    """What is called: the expression, and what it takes and gives."""

    name: str
    text: str
    args: tuple[int, ...]
    result: int
    strict: bool
    kind: str
    retset: bool


def _called(schema: str, f: Any) -> _Called:
    args = [f"${i + 1}" for i in range(len(f.args))]
    if f.variadic:
        args[-1] = f"VARIADIC {args[-1]}"
    return _Called(f.name, f"SELECT {quote_name(schema)}.{quote_name(f.name)}({', '.join(args)})", tuple(f.args), f.result, f.strict, f.kind, f.retset)


def _find(session: Any, oid: int) -> _Called:
    """The function of an oid, if it may be called so."""
    routine = session.catalog.routines.get(oid)
    if routine is not None:
        found = _called(session.catalog.schemas[routine.schema], routine)
    else:
        if not _BUILT_IN:
            _BUILT_IN.update({f.oid: _called("pg_catalog", f) for name, overloads in FUNCTIONS.items() if " " not in name for f in overloads})
        known = _BUILT_IN.get(oid)
        if known is None:
            raise errors.UndefinedFunction(f"function with OID {oid} does not exist")
        found = known
    if found.kind != "f" or found.retset:
        raise errors.FeatureNotSupported(f'cannot call function "{found.name}" via fastpath interface')
    return found


def call_function(session: Any, body: bytes) -> None:
    """Answer a FunctionCall message: the result, or an error, and ReadyForQuery."""
    try:
        hold = _answer(session, body)
        if session.transaction is not None and not session.in_block:
            hold = max(hold, session.commit())
        if hold:
            session.hold(hold)
    except Exception as e:
        if session.out and session.out[-1].startswith(b"V"):
            session.out.pop()
        session.fail(e)
        if session.transaction is not None and not session.in_block:
            session.rollback()
    session.ready()


def _answer(session: Any, body: bytes) -> int:
    """The LSN that the answer depends on."""
    session.check_allowed(None)
    m = parse_call(body)
    found = _find(session, m.function)
    values = _values(session, found, m)
    if None in values and found.strict:
        session.out.append(build.function_result(None))
        return 0
    plan = session.prepare(found.text, list(found.args)).plan
    session.start_transaction()
    while True:
        try:
            rows, _ = session.run_plan(plan, tuple(values))
            break
        except errors.StalePlan:
            plan = session.prepare(found.text, list(found.args)).plan
    value = rows[0][0]
    session.out.append(build.function_result(None if value is None else session.encoder(plan.columns[0].type, m.result_format)(value)))
    return session.statement_lsn if session.statement_lsn > session.database.volume.vdl else 0


def _values(session: Any, found: _Called, m: Call) -> list[Any]:
    if len(m.values) != len(found.args):
        raise errors.ProtocolViolation(f"function call message contains {len(m.values)} arguments but function requires {len(found.args)}")
    if len(m.formats) > 1 and len(m.formats) != len(m.values):
        raise errors.ProtocolViolation(f"function call message contains {len(m.formats)} argument formats but {len(m.values)} arguments")
    values = []
    for i, (data, oid) in enumerate(zip(m.values, found.args, strict=True)):
        form = m.formats[i] if len(m.formats) > 1 else m.formats[0] if m.formats else 0
        if form not in (0, 1):
            raise errors.InvalidParameterValue(f"unsupported format code: {form}")
        if data is not None and (oid in _WITHOUT_VALUES or oid not in TYPES):
            raise errors.FeatureNotSupported(f"cannot accept a value of type {format_type(oid)}")
        values.append(session._decode(data, oid, form))
    if m.result_format not in (0, 1):
        raise errors.InvalidParameterValue(f"unsupported format code: {m.result_format}")
    return values
