"""pg_ndistinct, pg_dependencies and pg_mcv_list: what ANALYZE makes for statistics objects. There is no input; data are the catalog's own tuples.

Source: PostgreSQL 15 manual, section 53.53.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors

from .base import SqlType, register


def _refused(name: str) -> Any:
    def refuse(text: str, typmod: int = -1, ctx: Any = None) -> Any:
        raise errors.FeatureNotSupported(f"cannot accept a value of type {name}")

    return refuse


def _ndistinct(value: Any) -> str:
    return "{" + ", ".join([f'"{", ".join(map(str, numbers))}": {int(n)}' for numbers, n in value]) + "}"


def _dependencies(value: Any) -> str:
    return "{" + ", ".join([f'"{", ".join(map(str, numbers[:-1]))} => {numbers[-1]}": {degree:.6f}' for numbers, degree in value]) + "}"


def _mcv(value: Any) -> str:
    """As of any bytea: there is no other form."""
    return "\\x" + repr(value).encode().hex()


for _oid, _name, _output in ((3361, "pg_ndistinct", _ndistinct), (3402, "pg_dependencies", _dependencies), (5017, "pg_mcv_list", _mcv)):
    register(SqlType(_oid, _name, -1, "Z", collation=100, input=_refused(_name), output=_output, storage="x",
                     send=lambda v, _output=_output: _output(v).encode()))
