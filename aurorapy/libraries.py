"""LOAD, and what loading a library gives a session: the settings of PL/pgSQL and of the extensions that are there.

Libraries are this server's own modules under the names of PostgreSQL's; no file is read. From then on the prefix of their settings is reserved.

Source: PostgreSQL 15 manual, LOAD and sections 20.16 and 43.11; its src/backend/utils/fmgr/dfmgr.c and src/pl/plpgsql/src/pl_handler.c.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.extensions import AVAILABLE, declared

from . import settings
from .setting_table import Setting
from .setting_values import CHECKS, elements, invalid

_CUSTOM = "Customized Options"
_CHECKS_OF_CODE = ("shadowed_variables", "too_many_rows", "strict_multi_assignment")
_PLPGSQL = {
    "plpgsql.check_asserts": Setting("plpgsql.check_asserts", "bool", "user", "on", "", "", "", (), _CUSTOM, "Whether ASSERT statements are checked."),
    "plpgsql.extra_errors": Setting("plpgsql.extra_errors", "string", "user", "none", "", "", "", (), _CUSTOM, "Constructs that are errors."),
    "plpgsql.extra_warnings": Setting("plpgsql.extra_warnings", "string", "user", "none", "", "", "", (), _CUSTOM, "Constructs of which a warning tells."),
    "plpgsql.print_strict_params": Setting("plpgsql.print_strict_params", "bool", "user", "off", "", "", "", (), _CUSTOM,
                                           "Whether errors of INTO STRICT show the parameters."),
    "plpgsql.variable_conflict": Setting("plpgsql.variable_conflict", "enum", "superuser", "error", "", "", "", ("error", "use_variable", "use_column"), _CUSTOM,
                                         "What a name means that is a variable's and a column's."),
}


def _extra(name: str, value: str, current: str) -> str:
    """The value of extra_errors and extra_warnings."""
    if value.lower() in ("all", "none"):
        return value
    for word in elements(name, value):
        if word.lower() in ("all", "none"):
            raise invalid(name, value, f'Key word "{word}" cannot be combined with other key words.')
        if word.lower() not in _CHECKS_OF_CODE:
            raise invalid(name, value, f'Unrecognized key word: "{word}".')
    return value


CHECKS["plpgsql.extra_errors"] = CHECKS["plpgsql.extra_warnings"] = _extra


def settings_of(library: str) -> dict[str, Setting]:
    """The settings of a library."""
    if library == "plpgsql":
        return _PLPGSQL
    return {name: Setting(name, s.kind, s.context, s.default, "", s.low, s.high, s.options, _CUSTOM, s.description)
            for name, s in declared(library).settings.items()}


def load(session: Any, library: str) -> None:
    """Give the session a library's settings; of what it has set before, what is wrong is forgotten."""
    found = settings_of(library)
    if not found or next(iter(found)) in session.defaults:
        return
    for name, setting in found.items():
        settings.LOADED.setdefault(name, setting)
        session.defaults[name] = setting.default
        given = session.values.get(name)
        try:
            session.values[name] = setting.default if given is None else settings.check(name, given, "")
        except errors.SQLError:
            session.values[name] = setting.default
    session.loaded |= {name.partition(".")[0] for name in found}
    _forget_others(session)


def _forget_others(session: Any) -> None:
    """What the session has set under a prefix that is reserved now, and is no setting."""
    from .commands import warning

    for name in [n for n in session.values if n not in session.defaults and n.partition(".")[0] in session.loaded]:
        del session.values[name]
        session.changes = [c for c in session.changes if c[0] != name]
        warning(session, "42602", f'invalid configuration parameter name "{name}", removing it', detail=f'"{name.partition(".")[0]}" is now a reserved prefix.')


def load_file(session: Any, file: str) -> None:
    """LOAD."""
    if not session.roles.is_superuser(session.user_oid) and (
            not file.startswith("$libdir/plugins/") or "/" in file.removeprefix("$libdir/plugins/")):
        raise errors.InsufficientPrivilege(f'access to library "{file}" is not allowed')
    name = file.removeprefix("$libdir/").removesuffix(".so")
    if name not in AVAILABLE:
        raise errors.UndefinedFile(f'could not access file "{file}": No such file or directory')
    if name == "plpgsql" or AVAILABLE[name].module:
        load(session, name)
