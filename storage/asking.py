"""Asking nodes: one after the other, or (`rim.link.ask_all`) all at once, as far as their answers are needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from aurorapy.storage.node.messages import Reply, Request


class Peer(Protocol):
    def call(self, message: Request) -> Reply | None:
        """The node's answer, or None if it gives none."""


Enough = Callable[[Mapping[int, Reply]], bool]
Asking = Callable[[Mapping[int, Request], Enough], Mapping[int, Reply]]  # members, what each is asked: the answers as soon as they are enough, or all there are


def one_by_one(peers: Sequence[Peer]) -> Asking:
    """Ask one after the other."""

    def ask(requests: Mapping[int, Request], enough: Enough) -> Mapping[int, Reply]:
        answers = {at: peers[at].call(request) for at, request in requests.items()}
        return {at: answer for at, answer in answers.items() if answer is not None}

    return ask
