"""quote_all_identifiers. Source: PostgreSQL 15 manual, section 20.13.1."""

from __future__ import annotations

from typing import Any

from .base import HOME


class Quoting:
    """`asked`: whether any session of this process has ever set it. Only then each is asked."""

    asked = False

    def everything(self) -> bool:
        """Whether the session that runs wants all identifiers quoted."""
        home: Any = HOME.get()
        return home is not None and bool(home.session.context.quote_all)


quoting = Quoting()
