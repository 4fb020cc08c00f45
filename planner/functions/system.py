"""Session information and the functions that ask the session for something.

Source: PostgreSQL 15 manual, section 9.26.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.types import format_type, written_type

from .registry import define


def _stable(name: str, args: str, result: str, impl: Any, **more: Any) -> None:
    define(name, args, result, impl, needs_context=True, volatility=more.pop("volatility", "s"), **more)


for _n in ("current_database", "current_catalog"):
    _stable(_n, "", "name", lambda ctx: ctx.current_database)
_stable("current_user", "", "name", lambda ctx: ctx.current_user)
_stable("session_user", "", "name", lambda ctx: ctx.session_user)
_stable("current_schema", "", "name", lambda ctx: ctx.current_schema())
_stable("current_schemas", "bool", "name[]", lambda ctx, implicit: ctx.current_schemas(implicit))
_stable("version", "", "text", lambda ctx: ctx.version())
_stable("getdatabaseencoding", "", "name", lambda ctx: "UTF8")  # no other is taken
_stable("pg_backend_pid", "", "int4", lambda ctx: ctx.backend_pid)
_stable("pg_sleep", "float8", "void", lambda ctx, s: ctx.sleep(s), volatility="v")
_stable("nextval", "regclass", "int8", lambda ctx, oid: ctx.nextval(oid), volatility="v")
_stable("currval", "regclass", "int8", lambda ctx, oid: ctx.currval(oid), volatility="v")
_stable("lastval", "", "int8", lambda ctx: ctx.lastval(), volatility="v")
_stable("setval", "regclass int8", "int8", lambda ctx, oid, v: ctx.setval(oid, v, True), volatility="v")
_stable("setval", "regclass int8 bool", "int8", lambda ctx, oid, v, called: ctx.setval(oid, v, called), volatility="v")
_stable("current_setting", "text", "text", lambda ctx, name: ctx.current_setting(name, False))
_stable("current_setting", "text bool", "text", lambda ctx, name, missing: ctx.current_setting(name, missing))
_stable("set_config", "text text bool", "text", lambda ctx, name, value, local: ctx.set_config(name, value, local), strict=False, volatility="v")
_stable("gen_random_uuid", "", "uuid", lambda ctx: ctx.uuid4(), volatility="v")
_stable("pg_notify", "text text", "void", lambda ctx, channel, payload: ctx.notify(channel or "", payload or ""), volatility="v", strict=False)
define("pg_typeof", "any", "regtype", lambda ctx, types, v: types[0], needs_types=True, strict=False, domains=True, volatility="s")
define("format_type", "oid int4", "text", lambda oid, typmod: None if oid is None else format_type(oid) if typmod is None else written_type(oid, typmod), strict=False,
       volatility="s")
define("pg_client_encoding", "", "name", lambda ctx: ctx.current_setting("client_encoding", False), needs_context=True, volatility="s")
_stable("pg_is_in_recovery", "", "bool", lambda ctx: False)
define("num_nonnulls", "any", "int4", lambda ctx, types, v: sum(x is not None for x in v), variadic=2276, strict=False, needs_types=True)
define("num_nulls", "any", "int4", lambda ctx, types, v: sum(x is None for x in v), variadic=2276, strict=False, needs_types=True)




def _to_reg(kind: str) -> Any:
    def call(ctx: Any, text: str) -> Any:
        from aurorapy import errors

        try:
            return ctx.reg_in(kind, text)
        except errors.InvalidName:
            raise
        except errors.SQLError as e:
            if e.message.endswith("is only a shell") or (kind == "regclass" and isinstance(e, errors.FeatureNotSupported | errors.SyntaxError_)):
                raise
            return None

    return call


for _n in ("regclass", "regtype", "regnamespace", "regrole", "regproc", "regprocedure", "regoper", "regoperator", "regcollation"):
    _stable(f"to_{_n}", "text", _n, _to_reg(_n))


def _keywords() -> list[tuple[str, str, bool, str, str]]:
    from aurorapy.planner.parse import keywords as k

    kinds = ((k.UNRESERVED, "U", "unreserved"), (k.COL_NAME, "C", "unreserved (cannot be function or type name)"),
             (k.TYPE_FUNC, "T", "reserved (can be function or type name)"), (k.RESERVED, "R", "reserved"))
    return sorted((word, code, word not in k.NOT_BARE, name, "requires AS" if word in k.NOT_BARE else "can be bare label")
                  for words, code, name in kinds for word in words)


define("pg_get_keywords", "", "record", _keywords, retset=True, volatility="s",
       out_columns=(("word", 25), ("catcode", 18), ("barelabel", 16), ("catdesc", 25), ("baredesc", 25)))



# ctid: rowids stay when rows change, so here it is a row's as long as it lives
def place(rowid: int) -> tuple[int, int]:
    """A row's ctid: (page, line)."""
    return (rowid - 1) >> 7, ((rowid - 1) & 127) + 1


def collation_for(value: object) -> str:
    """What COLLATION FOR gives is known when a query is bound for execution; this stands for it in what is stored."""
    raise errors.InternalError_("COLLATION FOR was not bound")


COLLATION_FOR = define("collation_for", "any", "text", collation_for)
LAST_XID = define("last_xid", "", "xid", lambda ctx: ctx.session.database.numbers.last & 0xFFFFFFFF, needs_context=True, volatility="s")
ROW_PLACE = define("row_place", "int8", "tid", place)
ROW_XMIN = define("row_xmin", "oid int8", "xid", inline="s.access.xmin({0}, {1})", volatility="s")
ROW_XMAX = define("row_xmax", "oid int8", "xid", inline="s.access.xmax({0}, {1})", volatility="s")
OWN_XMIN = define("own_xmin", "oid[]", "xid", inline="s.access.own_xid(*{0})", volatility="v")  # of a row that is written to one of these tables
SYSTEM_COLUMNS = {ROW_PLACE: "ctid", ROW_XMIN: "xmin", ROW_XMAX: "xmax", OWN_XMIN: "xmin"}
