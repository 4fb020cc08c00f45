"""The shortest way: statements about one row that a client sends again and again are answered from the bytes of their requests.

What such a request looks like is learnt when the short way (`fast`) answers one:

- extended protocol: Bind, [Describe,] Execute and Sync of one prepared statement, with the same formats as before. Between the bytes that stay
  the same are the parameters, each with its length;
- simple protocol: a text of a point select that differs from an earlier one in the integer at its end alone; in a transaction block any text about one
  row that differs from an earlier one in its literals, and the texts that begin and end a block.

Whatever is unusual, `answer_at_once` declines, and the messages are read one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from aurorapy.planner.parse.literals import LENGTH_MAX, lift_ascii
from aurorapy.wire.build import BIND_COMPLETE

from .answers import format_of
from .fast import BOUND, BOUND_NO_DATA
from .immediate import Immediate, is_simple, of_bind, of_query, row_answer
from .kept_texts import CONTROLS
from .settling import must_wait
from .text_forms import TextForms

FORMS_MAX = 1000  # forms of requests that a session keeps
_NULL = 0xFFFFFFFF
_INT4 = 23
_MINUS = ord("-")
_ENDS_IN_INTEGER = re.compile(rb"Q(....)([^\0]*[\s=<>(,+*/-])([0-9]{1,9})([\s;)]*\0)", re.DOTALL).fullmatch
_integer = int.from_bytes


class Form:
    """A prepared statement as its client binds it. `head`: what follows the statement's name up to the first parameter; `decoders`: of the
    parameters; `tails`: what may follow the last, with (length of the Bind message's share, result formats, whether Describe is among it)."""

    __slots__ = ("name", "prepared", "plan", "head", "decoders", "tails")

    def __init__(self, name: str, prepared: Any, head: bytes, decoders: list[Callable[[bytes], Any]]) -> None:
        self.name, self.prepared, self.plan, self.head, self.decoders = name, prepared, prepared.plan, head, decoders
        self.tails: dict[bytes, tuple[int, tuple[int, ...], bool]] = {}


def text_integer(data: bytes) -> int:
    """An integer of few digits; ValueError or IndexError where the type's input has to look."""
    if len(data) < 10 and (data.isdigit() or data[0] == _MINUS and data[1:].isdigit()):
        return int(data)
    raise ValueError


class Quick:
    """Mixed into Session."""

    def init_quick(self: Any) -> None:
        self.forms: dict[bytes, Form] = {}  # by the portal's and the statement's name, as they are sent
        self.immediates: dict[bytes, Immediate] = {}  # of those forms, those that need no session to run; b"": of a text
        self.text_forms = TextForms()
        self.text_form = b"", b""  # what was around the integer of the last one that `_answer_text` has met

    def answer_at_once(self: Any, data: bytes) -> bool:
        """Answer a whole request, if it is one that is known, up to its ReadyForQuery. False: nothing has happened."""
        kind = data[0]
        if kind == 0x42:
            at = data.find(b"\0", 6) + 1
            name = data[5:at]
            if (immediate := self.immediates.get(name)) is not None and (answer := immediate(data)) is not None:
                self.rim.send(answer)
                return True
            form = self.forms.get(name)
            return form is not None and not (self.temporary is not None or self.out or self.failed or self.skipping) and self._answer_bind(data, at, form)
        if kind != 0x51 or self.temporary is not None or self.out or self.failed or self.skipping:
            return False
        if (control := CONTROLS.get(data)) is not None:
            if "" in self.statements or "" in self.portals:
                return False
            self.asked = data
            self.answer_command(control.statement, control.text, ())
            return True
        return self._answer_text(data) if self.transaction is None else self._answer_text_in_block(data)  # type: ignore[no-any-return]

    def _answer_bind(self: Any, data: bytes, at: int, form: Form) -> bool:
        prepared, plan = form.prepared, form.plan
        if self.statements.get(form.name) is not prepared or prepared.plan is not plan or not data.startswith(form.head, at):
            return False
        if plan is not None:
            signature = self.context.signature
            if prepared.version != self.database.catalog.version or prepared.signature is not signature and prepared.signature != signature:
                return False
        at += len(form.head)
        values = []
        try:
            for decode in form.decoders:
                end = at + 4
                at = end + _integer(data[end - 4 : end], "big")
                values.append(decode(data[end:at]))
        except Exception:
            return False  # the long way tells what is wrong, or knows a NULL
        tail = form.tails.get(data[at:])
        if tail is None or _integer(data[1:5], "big") != at - 1 + tail[0]:
            return False
        self.asked = prepared
        txn = self.transaction
        if txn is None:
            if plan is not None:
                return plan.point is not None and self.answer_point(plan, tuple(values), tail[1], BIND_COMPLETE, tail[2])
            self.answer_command(prepared.statement, prepared.text, BOUND_NO_DATA if tail[2] else BOUND)
        elif plan is None:
            self.answer_command(prepared.statement, prepared.text, BOUND_NO_DATA if tail[2] else BOUND)
        else:
            if not self.is_plain_block(txn) or must_wait(self, plan):
                return False
            self.answer_in_block(plan, tuple(values), tail[1], BIND_COMPLETE, tail[2])
        return True

    def _answer_text(self: Any, data: bytes) -> bool:
        if (immediate := self.immediates.get(b"")) is not None and (answer := immediate(data)) is not None:
            self.rim.send(answer)
            return True
        found = _ENDS_IN_INTEGER(data) if len(data) <= LENGTH_MAX else None
        if found is None or "" in self.statements or "" in self.portals:
            return False
        length, head, number, tail = found.groups()
        plan = self.database.plans.get((head, tail, self.context.signature))
        if plan is None or _integer(length, "big") != len(data) - 1:
            return False
        self.asked = data
        if self.text_form != (head, tail):
            self.text_form = head, tail
        elif is_simple(plan, [_INT4], 0):  # the second of them in a row
            self.immediates[b""] = of_query(self, head, tail, self._row_answer(plan, (), b"", True))
        return self.answer_point(plan, (int(number),), (), b"", True)  # type: ignore[no-any-return]

    def _answer_text_in_block(self: Any, data: bytes) -> bool:
        if "" in self.statements or "" in self.portals or _integer(data[1:5], "big") != len(data) - 1 or not self.is_plain_block(self.transaction):
            return False
        text = data[5:-1]
        found = self.text_forms.read(text) or lift_ascii(text)
        if found is None:
            return False
        key, values = found
        plan = self.database.plans.get((key, self.context.signature))
        if plan is None or must_wait(self, plan):
            return False
        if type(values) is list:
            self.text_forms.note(key)
            values = tuple(values)
        self.asked = data
        self.answer_in_block(plan, values, (), b"", True)
        return True

    def learn_bind(self: Any, prepared: Any, body: bytes, start: int, formats: tuple[int, ...], rest: bytes, describe: bool) -> None:
        """Remember a Bind message, of whose body everything before `start` names the statement, and what was sent behind it."""
        types = prepared.types
        count = _integer(body[start : start + 2], "big")
        at = start + 4 + 2 * count
        codes = [_integer(body[i : i + 2], "big") for i in range(start + 2, at - 2, 2)]
        if count not in (0, 1, len(types)):
            return
        head = body[start:at]
        for _ in types:
            size = _integer(body[at : at + 4], "big")
            at += 4 + (0 if size == _NULL else size)
        name = body[:start]
        form = self.forms.get(name)
        if form is None or form.prepared is not prepared or form.plan is not prepared.plan or form.head != head:
            if len(self.forms) >= FORMS_MAX:
                self.forms.clear()
                self.immediates.clear()
            decoders = [self._decoder(oid, format_of(codes, i)) for i, oid in enumerate(types)]
            form = self.forms[name] = Form(name[1:-1].decode("utf-8", "replace"), prepared, head, decoders)
        if len(form.tails) < 8:
            form.tails[body[at:] + rest] = (len(body) - at, formats, describe)
        self.immediates.pop(name, None)
        code = format_of(codes, 0)
        if form.plan is not None and is_simple(form.plan, types, code):
            answer = self._row_answer(form.plan, formats, BIND_COMPLETE, describe)
            self.immediates[name] = of_bind(self, prepared, form.name, name + head, code, body[at:] + rest, len(rest), answer)

    def _row_answer(self: Any, plan: Any, formats: tuple[int, ...], before: bytes, describe: bool) -> Callable[[int], bytes | None]:
        plan.uses = max(plan.uses, 1)  # it will be used again: its encoder is generated now
        return row_answer(self.database, plan, self.shape(plan, formats), formats, before, describe)

    def _decoder(self: Any, oid: int, code: int) -> Callable[[bytes], Any]:
        return text_integer if oid == _INT4 and not code else lambda data: self._decode(data, oid, code)

    def learn_text(self: Any, text: str, key: str, plan: Any) -> None:
        """Remember a text of a point select, whose only literal is the integer at its end."""
        if self.temporary is None and text.isascii():
            found = _ENDS_IN_INTEGER(b"Q...." + text.encode() + b"\0")
            if found is not None and key.encode() == found[2] + b"\0i" + found[4][:-1]:
                self.database.plans[found[2], found[4], self.context.signature] = plan

    def learn_lifted(self: Any, key: str, plan: Any) -> None:
        """Remember what is left of the text of a statement about one row without its literals, which are its parameters."""
        if plan.direct and (plan.write is not None or plan.point is not None) and self.temporary is None and key.isascii() and self.is_plain_block(self.transaction):
            self.database.plans[key.encode(), self.context.signature] = plan
