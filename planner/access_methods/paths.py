"""ltree's classes of gist: one place for all, so that each row is looked at again. Source: PostgreSQL 15 manual, section F.23.4."""

from __future__ import annotations

from .classes import BEHAVIOURS, Behaviour

_ONE = Behaviour(((10, "@>", 0), (11, "<@", 0), (12, "~", "lquery"), (14, "@", "ltxtquery")), part=lambda _: lambda v: 0)
_MANY = Behaviour(((10, "<@", "ltree"), (12, "~", "lquery"), (14, "@", "ltxtquery")), part=lambda _: lambda v: 0)
BEHAVIOURS["gist", "gist_ltree_ops"], BEHAVIOURS["gist", "gist__ltree_ops"] = _ONE, _MANY
