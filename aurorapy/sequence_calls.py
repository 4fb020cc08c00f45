"""What nextval() and its kin do in a session.

Source: PostgreSQL 15 manual, section 9.17.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.transaction.locks import ACCESS_SHARE, ROW_EXCLUSIVE

from .privileges.acl import SELECT, UPDATE, USAGE
from .privileges.holding import Object, denied, held


class SequenceCalls:
    """Mixed into Session."""

    def init_sequences(self: Any) -> None:
        self.sequences_used: dict[int, int] = {}
        self.last_sequence = 0

    def sequence(self: Any, oid: int) -> Any:
        """A sequence by oid, or 42809."""
        found = self.catalog.sequences.get(oid)
        if found is None:
            raise errors.WrongObjectType(f'"{self.reg_out("regclass", oid)}" is not a sequence')
        return found

    def nextval(self: Any, oid: int) -> int:
        if not self.context.superuser:
            self.require_on_sequence(oid, USAGE | UPDATE)
        sequence = self._writable_sequence(oid, "nextval")
        value: int = self.database.nextval(sequence)
        self.sequences_used[oid] = value
        self.last_sequence = oid
        return value

    def require_on_sequence(self: Any, oid: int, mask: int) -> None:
        """Raise 42501 unless the user has one of the privileges. An identity column's sequence serves whoever may insert into the table."""
        found = self.sequence(oid)
        if not found.identity and not held(self, self.user_oid, Object("sequence", oid), mask):
            raise denied(self, Object("sequence", oid))

    def setval(self: Any, oid: int, value: int, called: bool) -> None:
        if not self.context.superuser:
            self.require_on_sequence(oid, UPDATE)
        self.database.setval(self._writable_sequence(oid, "setval"), value, called)
        if called:
            self.sequences_used[oid] = value

    def _writable_sequence(self: Any, oid: int, function: str) -> Any:
        if self.transaction is not None and not self.transaction.read_only:
            self.database.locks.acquire(self.transaction, ("t", oid), ROW_EXCLUSIVE, self.wait)
        sequence = self.sequence(oid)  # now: who had the lock may have changed it
        if self.transaction is not None and self.transaction.read_only and sequence.root >= 0:  # temporary ones may be used
            raise errors.ReadOnlySqlTransaction(f"cannot execute {function}() in a read-only transaction")
        return sequence

    def currval(self: Any, oid: int) -> int:
        if not self.context.superuser:
            self.require_on_sequence(oid, USAGE | SELECT)
        if oid not in self.sequences_used:
            raise errors.ObjectNotInPrerequisiteState(f'currval of sequence "{self.sequence(oid).name}" is not yet defined in this session')
        self.note_temporary(self.sequence(oid))
        value: int = self.sequences_used[oid]
        return value

    def note_temporary(self: Any, sequence: Any) -> None:
        """That the transaction used a sequence, where it is a temporary one, as its locks say then: it cannot be prepared."""
        if sequence.root < 0 and self.transaction is not None:
            self.database.locks.acquire(self.transaction, ("t", sequence.oid), ACCESS_SHARE, self.wait)

    def lastval(self: Any) -> int:
        if self.last_sequence not in self.sequences_used or self.last_sequence not in self.catalog.sequences:
            raise errors.ObjectNotInPrerequisiteState("lastval is not yet defined in this session")
        if not self.context.superuser:
            self.require_on_sequence(self.last_sequence, USAGE | SELECT)
        self.note_temporary(self.sequence(self.last_sequence))
        value: int = self.sequences_used[self.last_sequence]
        return value
