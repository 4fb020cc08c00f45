"""sslinfo: what a connection's encryption is. No client shows a certificate here, so what is asked of one is NULL.

Source: PostgreSQL 15 manual, section F.40.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.types import HOME

from .declaration import Declared


def _tls() -> Any:
    """The connection's encryption; None where it has none."""
    home: Any = HOME.get()
    return home.session.rim.tls() if hasattr(home.session.rim, "tls") else None


def _version() -> str | None:
    found = _tls()
    return None if found is None else str(found.version())


def _cipher() -> str | None:
    found = _tls()
    return None if found is None else str(found.cipher()[0])


def _unknown(*_: Any) -> None:
    """Of a certificate."""


DECLARED = Declared("""
ssl_client_serial() numeric v strict restricted
ssl_is_used() bool v strict restricted
ssl_version() text v strict restricted
ssl_cipher() text v strict restricted
ssl_client_cert_present() bool v strict restricted
ssl_client_dn_field(text) text v strict restricted
ssl_issuer_field(text) text v strict restricted
ssl_client_dn() text v strict restricted
ssl_issuer_dn() text v strict restricted
ssl_extension_info(OUT name text, OUT value text, OUT critical bool) setof record v strict restricted
""", {"ssl_is_used": lambda: _tls() is not None, "ssl_version": _version, "ssl_cipher": _cipher, "ssl_client_cert_present": lambda: False,
      "ssl_extension_info": lambda: [], **dict.fromkeys(("ssl_client_serial", "ssl_client_dn_field", "ssl_issuer_field", "ssl_client_dn", "ssl_issuer_dn"), _unknown)})
