"""Talks with nodes, without I/O: each is a generator that asks one node after the other and makes something of the answers.

    talk     at, request --yield--> who has the talks --answer, or None--> talk ... return what it found out

Who has them (`Talking`) decides what is under way at a time: `in_turn` leads each to its end before the next begins; `rim.talking.Talker` and the
simulation have all of them side by side, and stop listening when what was found out is enough. So a step of a recovery is written once, as what is
said to one node, and nobody waits for a node that is not needed. What was said to the others still arrives: nodes may be told everything twice, and late.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from aurorapy.storage.node.messages import Reply, Request

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Question(NamedTuple):
    at: int  # the place of who is asked
    request: Request
    hurried: bool = False  # somebody else can be asked instead: not to be waited for as long as others


Talk = Generator[Question, Reply | None, T]


class Peer(Protocol):
    def call(self, message: Request) -> Reply | None:
        """The node's answer, or None if it gives none."""


class Talking(Protocol):
    def __call__(self, talks: Mapping[K, Talk[T]], enough: Callable[[Mapping[K, T]], bool]) -> dict[K, T]:
        """Have these talks: the results of those that have ended as soon as they are enough, or of all. In the order in which they ended."""


Enough = Callable[[Mapping[int, Reply]], bool]
Asking = Callable[[Mapping[int, Request], Enough], Mapping[int, Reply]]  # members, what each is asked: the answers as soon as they are enough, or all there are


def asking(talk: Talking) -> Asking:
    """One question to each."""

    def ask(requests: Mapping[int, Request], enough: Enough) -> Mapping[int, Reply]:
        def answered(ended: Mapping[int, Reply | None]) -> dict[int, Reply]:
            return {at: answer for at, answer in ended.items() if answer is not None}

        return answered(talk({at: _asked(at, request) for at, request in requests.items()}, lambda ended: enough(answered(ended))))

    return ask


def _asked(at: int, request: Request) -> Talk[Reply | None]:
    return (yield Question(at, request))


def in_turn(peers: Sequence[Peer]) -> Talking:
    """One talk after the other."""

    def talk(talks: Mapping[K, Talk[T]], enough: Callable[[Mapping[K, T]], bool]) -> dict[K, T]:
        return {key: _led(one, peers) for key, one in talks.items()}

    return talk


def _led(talk: Talk[T], peers: Sequence[Peer]) -> T:
    answer: Reply | None = None
    started = False
    try:
        while True:
            question = talk.send(answer) if started else next(talk)
            started = True
            answer = peers[question.at].call(question.request)
    except StopIteration as end:
        result: T = end.value
        return result


def one_by_one(peers: Sequence[Peer]) -> Asking:
    """Ask one after the other."""
    return asking(in_turn(peers))
