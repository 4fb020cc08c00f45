"""A network that delays, drops, doubles, reorders and cuts off. What it carries is handed over as it is: nobody changes a message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.records import dataclass
from aurorapy.storage.sim.chance import Chance
from aurorapy.storage.sim.clock import Clock


@dataclass(frozen=True, slots=True)
class Weather:
    """Microseconds and per cent."""

    delay: int = 50
    jitter: int = 100
    drop: float = 0.0
    double: float = 0.0
    late: float = 0.0  # so many messages come much later, and so behind others
    late_by: int = 10_000


class Network:
    def __init__(self, clock: Clock, chance: Chance, weather: Weather) -> None:
        self.weather = weather
        self.isolated: set[str] = set()
        self.slow: dict[str, int] = {}  # more microseconds to and from these
        self._clock = clock
        self._chance = chance
        self._latest: dict[tuple[str, str], int] = {}

    def send(self, source: str, target: str, arrive: Callable[..., Any], *arguments: Any) -> None:
        """Bring a message, perhaps: in order between two ends, but for the late ones."""
        chance, weather = self._chance, self.weather
        if source in self.isolated or target in self.isolated:
            return
        if weather.drop and chance.hit(weather.drop):
            return
        delay = weather.delay + chance.below(weather.jitter) + self.slow.get(source, 0) + self.slow.get(target, 0)
        now = self._clock.now
        if weather.late and chance.hit(weather.late):
            delay += chance.below(weather.late_by)
        else:
            at = max(now + delay, self._latest.get((source, target), 0))
            self._latest[source, target] = at
            delay = at - now
        self._clock.after(delay, self._arrive, source, target, arrive, arguments)
        if weather.double and chance.hit(weather.double):
            self._clock.after(delay + chance.below(weather.late_by), self._arrive, source, target, arrive, arguments)

    def _arrive(self, source: str, target: str, arrive: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        if source not in self.isolated and target not in self.isolated:
            arrive(*arguments)
