"""A session's settings: what ALTER DATABASE, ALTER ROLE and the client begin it with, SET and RESET, and what a rollback takes back.

Source: PostgreSQL 15 manual, SET; section 20.1.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors, settings
from aurorapy.wire import build

from .past import SETTING as READ_AS_OF
from .privileges.identity import IDENTITIES, may_be_user, may_become
from .privileges.shared import may_set
from .stored_settings import begin_with
from .transaction_commands import set_of_transaction


class OwnSettings:
    """Mixed into Session. `changes` are those of the open transaction: (name, before, after, whether it was SET LOCAL)."""

    def begin_settings(self: Any, options: dict[str, str], is_superuser: bool) -> list[bytes]:
        """Put in force what ALTER DATABASE, ALTER ROLE and the client set; warnings of what is stored and not valid any more."""
        complaints: list[bytes] = []
        for source, stored in begin_with(self):
            for name, value in stored:
                try:
                    self._begin_setting(name.lower(), value, source)
                except errors.SQLError as e:
                    complaints.append(build.error(e, kind=b"N", severity="WARNING"))
        for name, value in options.items():
            settings.permit(name.lower(), lambda name: is_superuser or may_set(self, name, role=self.engine.role_oid(self.user)), starting=True)
            self._begin_setting(name.lower(), value, "client")
        return complaints

    def _begin_setting(self: Any, name: str, value: str, source: str) -> None:
        self.values[name] = settings.check(name, value, self.values.get(name, ""))
        self.sources[name] = source

    def keep_settings(self: Any) -> None:
        """The transaction commits: what SET LOCAL set gives way to what SET set, or to what was before."""
        self.change_marks: list[int] = []
        if self.changes:
            kept: dict[str, str] = {}
            for name, old, new, local in self.changes:
                kept.setdefault(name, old)
                if not local:
                    kept[name] = new
            self.values.update({name: kept[name] for name, _, _, local in self.changes if local})
            self.changes: list[Any] = []
            self.context.refresh()

    def undo_settings(self: Any, mark: int) -> None:
        """Take back the changes of settings since there were `mark` of them."""
        if len(self.changes) > mark:
            for name, old, _, _ in reversed(self.changes[mark:]):
                self.values[name] = old
            del self.changes[mark:]
            self.context.refresh()

    def set(self: Any, name: str, value: str | None, local: bool) -> None:
        """SET name = value; None: what it was when the session began."""
        settings.permit(name, lambda name: may_set(self, name))
        if name not in self.defaults and name.partition(".")[0] in self.loaded:
            raise settings.reserved(name)
        old = self.values.get(name, "")
        new = settings.check(name, value, old) if value is not None else self.defaults.get(name, "")
        if name in IDENTITIES:
            new = self.checked_identity(name, new)
        if name in settings.OF_TRANSACTION:
            set_of_transaction(self, name, new)
            return
        if name == "seed":
            if value is not None:
                self.context.setseed(float(new))
            return
        if name == READ_AS_OF:
            self.prepare_past(new)
        self.start_transaction()  # an error later on must find it committed
        self.changes.append((name, old, new, local))
        self.values[name] = new
        self.context.refresh()

    def checked_identity(self: Any, name: str, new: str) -> str:
        """The role that SET ROLE or SET SESSION AUTHORIZATION names, if the session may become it. A new session user is no other role any more."""
        if self.routines.definers:
            raise errors.InsufficientPrivilege(f'cannot set parameter "{name}" within security-definer function')
        if self.routines.restricted:
            raise errors.InsufficientPrivilege(f'cannot set parameter "{name}" within security-restricted operation')
        if name == "role":
            return may_become(self, new)
        may_be_user(self, new)
        if self.values["role"] != "none":
            self.set("role", "none", False)
        return new

    def reset_all(self: Any) -> None:
        """RESET ALL."""
        if self.values == self.defaults:
            return
        for name, old in list(self.values.items()):
            new = self.defaults.get(name, "")
            if old != new and name not in settings.OF_TRANSACTION and name not in IDENTITIES:
                if name == READ_AS_OF:
                    self.prepare_past(new)
                self.start_transaction()
                self.changes.append((name, old, new, False))
                self.values[name] = new
        self.context.refresh()
