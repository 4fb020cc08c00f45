"""Statistics of statements: what the extension pg_stat_statements shows, and query identifiers.

    identifying  a statement's identifier, and its text with its constants taken out
    kept         the statistics, in memory, of all databases of a server
    watching     a session that counts what it runs

Source: PostgreSQL 15 manual, sections F.32 and 20.9.2 (compute_query_id).
"""
