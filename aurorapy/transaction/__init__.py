"""Transactions: snapshots, write sets, locks, commit."""
