"""Loading sqlglot's pure Python modules, whatever is installed beside them.

The distribution `sqlglotc` (`sqlglot[c]`) lays compiled modules over sqlglot's own. Classes compiled that way refuse interpreted
subclasses, and our grammar is one. Python prefers an extension module to a source file of the same name, so where compiled ones lie in the package a
finder that sees only the source files goes in front of Python's own, for sqlglot alone. An application that has imported the compiled
modules already keeps them: then this process cannot parse, and its server has to run in a process of its own. One that imports sqlglot after a server was
started in its process gets the source modules as well.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import find_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aurorapy.planner.parse.grammar.grammar import Grammar
    from aurorapy.planner.parse.reader import Reader


class CompiledSqlglot(ImportError):
    """The compiled build of sqlglot is in this process already."""


class PureFinder(MetaPathFinder):
    """Finds sqlglot's modules as source files only."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname.partition(".")[0] != "sqlglot" or path is None:
            return None
        name = fullname.rpartition(".")[2]
        for folder in path:
            package = Path(folder, name, "__init__.py")
            if package.exists():
                return spec_from_file_location(
                    fullname, package, loader=SourceFileLoader(fullname, str(package)), submodule_search_locations=[str(package.parent)]
                )
            module = Path(folder, f"{name}.py")
            if module.exists():
                return spec_from_file_location(fullname, module, loader=SourceFileLoader(fullname, str(module)))
        return None


def is_compiled(module: ModuleType) -> bool:
    return not (getattr(module, "__file__", None) or ".py").endswith(".py")


def compiled_loaded() -> bool:
    """Whether compiled modules of sqlglot are in this process."""
    modules = sys.modules.copy()  # at one blow: other threads import meanwhile
    return any(name.partition(".")[0] == "sqlglot" and module is not None and is_compiled(module) for name, module in modules.items())


def compiled_installed() -> bool:
    """Whether compiled modules lie in the package that `import sqlglot` would take."""
    if "sqlglot" in sys.modules:
        folders = list(sys.modules["sqlglot"].__path__)
    else:
        spec = PathFinder.find_spec("sqlglot") or find_spec("sqlglot")
        folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    return any(Path(folder, f"parser{suffix}").exists() for folder in folders for suffix in EXTENSION_SUFFIXES)


def prepare() -> None:
    """To be called before the first `import sqlglot`: afterwards it imports the pure modules.

    Raises CompiledSqlglot when the process has the compiled ones already."""
    if compiled_loaded():
        raise CompiledSqlglot("this process has imported sqlglot's compiled modules, which cannot be extended: run the server in a process of its own")
    if compiled_installed() and not any(isinstance(finder, PureFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, PureFinder())


def load() -> tuple[type[Grammar], type[Reader]]:
    """The grammar and the reader of its trees. Raises CompiledSqlglot."""
    prepare()
    from aurorapy.planner.parse.grammar.grammar import Grammar
    from aurorapy.planner.parse.reader import Reader

    return Grammar, Reader
