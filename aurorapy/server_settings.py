"""Settings that a server is started with, as PostgreSQL's `-c`: every session begins with them, and they tell the server's own processes what to do.

Source: PostgreSQL 15 manual, section 20.1.4.
"""

from __future__ import annotations

from collections.abc import Mapping

from aurorapy import errors, settings

from .setting_table import DEFAULTS

# Of those that only a server can have, the ones that this server follows
FOLLOWED = frozenset(("autovacuum", "autovacuum_naptime", "autovacuum_analyze_threshold", "autovacuum_analyze_scale_factor", "autovacuum_vacuum_insert_threshold",
                       "autovacuum_vacuum_insert_scale_factor", "log_autovacuum_min_duration"))


def checked(given: Mapping[str, object]) -> dict[str, str]:
    """Canonical values by lower-cased name; raises SQLError for a setting that there is not, that the server has no use for, or whose value is wrong."""
    out: dict[str, str] = {}
    for written, value in given.items():
        name = written.lower()
        text = ("on" if value else "off") if isinstance(value, bool) else str(value)
        setting = settings.known(name)
        if setting is not None and setting.context in ("internal", "postmaster", "sighup") and name not in FOLLOWED:
            raise errors.CantChangeRuntimeParam(f'parameter "{name}" cannot be given to this server')
        out[name] = settings.check(name, text, DEFAULTS.get(name, ""))
    return out
