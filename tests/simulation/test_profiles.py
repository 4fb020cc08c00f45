"""Stories of every profile break no rule; a seed tells the same story each time.

More of them: python -m aurorapy.storage.sim --seeds 1000 --profile all
"""

from __future__ import annotations

import pytest

from aurorapy.storage.sim.__main__ import main
from aurorapy.storage.sim.checkers import judge
from aurorapy.storage.sim.profiles import PROFILES
from aurorapy.storage.sim.trace import Acked, Opened, Saw
from aurorapy.storage.sim.world import tell

SEEDS = 12


@pytest.mark.timeout(30)
@pytest.mark.parametrize("name", PROFILES)
def test_no_rule_is_broken(name: str) -> None:
    acked = 0
    for seed in range(SEEDS):
        trace = tell(seed, PROFILES[name])
        violation = judge(trace)
        assert violation is None, f"python -m aurorapy.storage.sim --profile {name} --seed {seed}: {violation}"
        acked += sum(isinstance(event, Acked) for event in trace)
    assert acked > (SEEDS // 2 if PROFILES[name].branches else 3 * SEEDS)  # work was done, and got through


@pytest.mark.timeout(30)
def test_a_seed_tells_one_story() -> None:
    first, again, other = tell(7, PROFILES["storm"]), tell(7, PROFILES["storm"]), tell(8, PROFILES["storm"])
    assert first == again
    assert first != other
    assert sum(isinstance(event, Opened) for event in first) >= 2 and any(isinstance(event, Saw) for event in first)


@pytest.mark.timeout(30)
def test_the_command_says_what_it_ran(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--profile", "calm", "--seeds", "2", "--first", "5"]) == 0
    assert capsys.readouterr().out == "calm: 2 stories, no rule broken\n"
