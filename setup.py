"""Compute the package list: every folder with an `__init__.py`, under the name that it is imported by."""

from pathlib import Path

from setuptools import setup

ROOT = Path(__file__).parent
FOLDERS = {"aurorapy": "aurorapy", "aurorapy.wire": "wire", "aurorapy.planner": "planner", "aurorapy.storage": "storage"}


def packages() -> list[str]:
    """Names of all packages; links inside aurorapy/ are skipped, for their targets are listed on their own."""
    found = []
    for name, folder in FOLDERS.items():
        for init in sorted((ROOT / folder).rglob("__init__.py")):
            relative = init.parent.relative_to(ROOT / folder)
            if name == "aurorapy" and relative.parts[:1] in (("wire",), ("planner",), ("storage",)):
                continue
            found.append(".".join((name, *relative.parts)))
    return sorted(found)


setup(packages=packages(), package_dir=FOLDERS)
