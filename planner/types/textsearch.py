"""The types tsvector and tsquery; planner.textsearch says what their data are. Source: PostgreSQL 15 manual, section 8.11."""

from __future__ import annotations

from typing import Any

from aurorapy.planner.textsearch.queries import Query, parse_query, query_key, query_out, query_receive, query_send
from aurorapy.planner.textsearch.vectors import vector_in, vector_key, vector_out, vector_receive, vector_send

from .base import HOME, SqlType, register

TSVECTOR, TSQUERY = 3614, 3615


def query_in(text: str, typmod: int = -1, ctx: Any = None) -> Query:
    """The query of a literal: its words are lexemes as they stand."""
    found = parse_query(text)
    if found is None:
        tell(f'text-search query doesn\'t contain lexemes: "{text}"')
        return ()
    return found


def tell(message: str, sqlstate: str = "00000", detail: str | None = None) -> None:
    """A notice for the client, where there is one."""
    home = HOME.get()
    if home is not None:
        home.notice(message, sqlstate, detail)


register(SqlType(TSVECTOR, "tsvector", -1, "U", array=3643, input=vector_in, output=vector_out, send=vector_send, receive=vector_receive,
                 order_key=vector_key, hash_key=vector_key, storage="x"))
register(SqlType(TSQUERY, "tsquery", -1, "U", array=3645, input=query_in, output=query_out, send=query_send, receive=query_receive,
                 order_key=query_key, hash_key=query_key))
