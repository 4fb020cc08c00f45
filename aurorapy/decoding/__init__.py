"""Logical decoding: what commits have changed, kept for replication slots and given out by an output plugin, in the order of the commits.

    kept           the changes that a database keeps for its slots, written by the commits themselves
    recording      a transaction's changes as a record: out of its undo log, with the old rows that replica identities ask for
    history        the catalog as it was when a transaction committed
    slots          replication slots, by name, of all databases
    plugin         what an output plugin is, its options and errors
    test_decoding, pgoutput, published   the plugins, and what a publication sends of a table
    functions      the SQL functions

A commit of a database that has slots puts a record of its changes into a tree of the volume, in its own mini-transaction: the record is as durable as the commit.
A database without slots has no such tree and pays one test a commit. A record is gone once every slot has confirmed its LSN; the confirmation and the deletion are
one mini-transaction. Nothing is decoded before it is durable.

A record also has the changes that its transaction made to the catalog, old and new. So the catalog as of any record that is kept is the newest one with all later
changes taken back, and whoever decodes goes on from there record by record, as PostgreSQL does it by historic snapshots.

An LSN is that of the first redo record of the commit's mini-transaction, and its end the one after it: all commits that come later have higher ones.

Source: PostgreSQL 15 manual, chapter 49, sections 9.27.6 and 55.9.
"""
