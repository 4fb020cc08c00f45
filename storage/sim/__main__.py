"""python -m aurorapy.storage.sim --seeds N --profile P [--first S] [--seed S]: run stories; exit status 1 when a rule was broken."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from aurorapy.storage.sim.checkers import judge
from aurorapy.storage.sim.profiles import PROFILES
from aurorapy.storage.sim.world import tell

TAIL = 40


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m aurorapy.storage.sim", description="Deterministic simulation of the storage fleet.")
    parser.add_argument("--seeds", type=int, default=100, help="how many stories of each profile")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--seed", type=int, help="tell one story again, with its whole trace")
    parser.add_argument("--profile", choices=[*PROFILES, "all"], default="all")
    parser.add_argument("--tail", type=int, default=TAIL, help="how many events to print before a violation")
    options = parser.parse_args(arguments)
    profiles = list(PROFILES.values()) if options.profile == "all" else [PROFILES[options.profile]]
    seeds = range(options.first, options.first + options.seeds) if options.seed is None else [options.seed]
    failures = 0
    for profile in profiles:
        failed = []
        for seed in seeds:
            trace = tell(seed, profile)
            violation = judge(trace)
            if violation is None:
                continue
            failed.append(seed)
            if len(failed) == 1:
                print(f"{profile.name}, seed {seed}: {violation.rule}: {violation.what}")
                start = 0 if options.seed is not None else max(0, violation.at - options.tail)
                for event in trace[start : violation.at + 1]:
                    print(f"  {event}")
                print(f"  again: python -m aurorapy.storage.sim --profile {profile.name} --seed {seed}")
        verdict = f"{len(failed)} of them broke a rule: {failed[:20]}" if failed else "no rule broken"
        print(f"{profile.name}: {len(seeds)} stories, {verdict}", flush=True)
        failures += len(failed)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
