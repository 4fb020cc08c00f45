"""Replication connections: the commands of the streaming replication protocol, for logical slots.

    parsing     the commands' grammar
    commands    what runs them, beside ordinary SQL
    streaming   START_REPLICATION ... LOGICAL

Left out: physical replication, with all that belongs to it (BASE_BACKUP, TIMELINE_HISTORY, START_REPLICATION ... PHYSICAL, physical slots): 0A000.

Source: PostgreSQL 15 manual, sections 55.4 and 55.5.
"""
