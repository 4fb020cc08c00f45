"""The values of sequences: kept in memory, logged some way ahead, so that a crash leaves a gap and never gives a value twice."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.relation import Sequence

SEQUENCE_AHEAD = 32  # values that one logged record of a sequence covers (SEQ_LOG_VALS)


class SequenceLimit(errors.SQLError, sqlstate="2200H"):
    """A sequence has no further value."""


class SequenceValues:
    """Mixed into Database."""

    def sequence_state(self: Any, sequence: Sequence) -> list[Any]:
        """[last value, is called, value covered by the log]."""
        state = self._sequences.get(sequence.root)
        if state is None:
            stored = self.tree(sequence.root).get(0, self.volume.lsn)
            state = [stored[0], stored[1], stored[0]] if stored is not None else [sequence.start, False, sequence.start]
            state = self._sequences.setdefault(sequence.root, state)  # others may have run
        known: list[Any] = state
        return known

    def bring_sequence(self: Any, sequence: Sequence) -> None:
        """What `store_sequence` reads; behind this it lets nobody run."""
        if sequence.root > 0:
            self.volume.bring(lambda: self.tree(sequence.root).get(0, self.volume.lsn))

    def store_sequence(self: Any, sequence: Sequence, last: int, called: bool) -> None:
        """Log a sequence's state."""
        self.bring_sequence(sequence)
        tree = self.tree(sequence.root)
        mtr = self.begin(sequence.root)
        if tree.get(0, self.volume.lsn) is None:
            tree.insert(mtr, 0, (last, called))
        else:
            tree.update(mtr, 0, (last, called))
        mtr.commit()

    def nextval(self: Any, sequence: Sequence) -> int:
        """The next value; raises 2200H at the end."""
        state = self.sequence_state(sequence)
        last, called, covered = state
        logged = covered
        step = sequence.increment
        value = last + step if called else last
        if not sequence.minimum <= value <= sequence.maximum:
            if not sequence.cycle:
                word, limit = ("maximum", sequence.maximum) if step > 0 else ("minimum", sequence.minimum)
                raise SequenceLimit(f'nextval: reached {word} value of sequence "{sequence.name}" ({limit})')
            value = sequence.minimum if step > 0 else sequence.maximum
            logged = value - step
        if not called or (value > logged if step > 0 else value < logged):
            self.bring_sequence(sequence)
            if self._sequences.get(sequence.root) is not state or state != [last, called, covered]:
                return int(self.nextval(sequence))  # others have run
            ahead = value + step * SEQUENCE_AHEAD
            ahead = min(ahead, sequence.maximum) if step > 0 else max(ahead, sequence.minimum)
            self.store_sequence(sequence, ahead, True)
            logged = ahead
        state[:] = [value, True, logged]
        return int(value)

    def setval(self: Any, sequence: Sequence, value: int, called: bool) -> None:
        """Set the last value."""
        if not sequence.minimum <= value <= sequence.maximum:
            raise errors.NumericValueOutOfRange(
                f'setval: value {value} is out of bounds for sequence "{sequence.name}" ({sequence.minimum}..{sequence.maximum})')
        self.store_sequence(sequence, value, called)
        self._sequences[sequence.root] = [value, called, value]
