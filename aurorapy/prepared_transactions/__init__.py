"""Prepared transactions: PREPARE TRANSACTION, COMMIT PREPARED, ROLLBACK PREPARED.

    record     what a transaction has done and locked, as bytes, and a transaction made of them
    holder     what stands in a session's place once the transaction has none
    registry   those of a server, by identifier; which ones there are after a restart
    commands   the statements

A record is rows of the catalog's tree, keyed ("prepared", (number, part)), of the database that it is about, written in one mini-transaction. To COMMIT
PREPARED their deletion is one more thing in the write set, so what was prepared is applied and forgotten in one step. A record says which volume it was made
in: a branch, which begins with the parent's pages, has no part in what was not committed there.

The system volume has an entry ("prepared", identifier) for each, durable before the record and deleted after it, so that whoever opens the server knows which
databases to open. The record is the truth: an entry without one is what a crash left.

Source: PostgreSQL 15 manual, PREPARE TRANSACTION, COMMIT PREPARED, ROLLBACK PREPARED; sections 54.17 and 74.4.
"""
