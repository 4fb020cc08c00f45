"""Every limit of the product, with its reason."""

from __future__ import annotations

IDENTIFIER_BYTES_MAX = 63  # NAMEDATALEN - 1 of PostgreSQL: longer names are truncated with a notice
COLUMNS_MAX = 1600  # MaxHeapAttributeNumber
TARGETS_MAX = 1664  # MaxTupleAttributeNumber: entries of a target list
INDEX_COLUMNS_MAX = 32  # INDEX_MAX_KEYS
FUNCTION_ARGUMENTS_MAX = 100  # FUNC_MAX_ARGS
PARAMETERS_MAX = 65535  # a 16-bit count on the wire
STORED_EXPRESSIONS_MAX = 4096  # parsed trees of defaults, CHECKs and the like that are kept
OBJECTS_KEPT_MAX = 1000  # tables, indexes and the like for which what was made of their descriptors is kept, in each cache
STORED_QUERIES_MAX = 256  # parsed trees of views' queries that are kept
KEPT_CODE_MAX = 2048  # compiled texts of kernels that are kept, each
KEPT_CODE_LENGTH_MAX = 2000  # no longer than this
FIELD_BYTES_MAX = 1 << 30  # 1 GB, as in PostgreSQL: one datum's text form
MESSAGE_BYTES_MAX = (1 << 30) - 1  # one frontend message; a longer length is garbage, not data
STARTUP_BYTES_MAX = 10_000  # MAX_STARTUP_PACKET_LENGTH: an unauthenticated peer gets no more
CONNECTIONS_MAX = 500
PREPARED_TRANSACTIONS = 100  # at a time, unless the server is told otherwise: PostgreSQL's max_connections, as its manual advises
PREPARED_TRANSACTIONS_MAX = 262143  # PostgreSQL's MAX_BACKENDS
LOGIN_SECONDS_MAX = 60  # authentication_timeout: who has not logged in by then is cut off
UNREAD_BYTES_MAX = 1 << 20  # a busy session's client may send so much ahead; then its socket fills, as with PostgreSQL
TRANSACTIONS_REMEMBERED = 10_000  # of which pg_xact_status knows how they ended
LSN_AHEAD_MAX = 10_000_000  # LAL: how far LSNs may run ahead of the VDL (P17 section 4.2.1)
PARSE_FRAMES_MAX = 10_000  # frames of Python's stack that a parse may take: 500 calls inside one another, as deep as a plan can be walked by far
PLAN_FRAMES_MAX = 40_000  # frames of Python's stack while a statement is planned: a chain of 3,000 operators takes some 20,000
GARBAGE_OBJECTS = 50_000  # made before a server of its own process looks for cycles among them: a statement makes that many rows, and no cycles
STACK_BYTES = 256 << 20  # of the server's thread, reserved and not used: C's frames between 40,000 of Python's, 1 KB each, and much room
ROUTINE_CALLS_MAX = 1500  # of routines inside one another: some twenty frames each, when every one is called by a query
