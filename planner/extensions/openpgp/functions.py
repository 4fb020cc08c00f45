"""The SQL functions of OpenPGP: values and errors of SQL around the messages of the other modules. Source: PostgreSQL 15 manual, section F.28.3."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from aurorapy import errors
from aurorapy.planner.types.base import HOME

from ..declaration import Call
from . import armor, keys, options
from .decryption import Message
from .encryption import encrypt
from .failure import Failure

_P = ParamSpec("_P")
_R = TypeVar("_R")
_EPOCH = 946684800  # seconds of 2000 in those of 1970


def _guarded(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """A function whose failures are errors of SQL."""
    @wraps(function)
    def call(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return function(*args, **kwargs)
        except Failure as failure:
            raise failure.error() from None
    return call


def _bytes(v: Any) -> bytes:
    return v.encode() if isinstance(v, str) else bytes(v)


@_guarded
def _encrypted(ctx: Any, data: Any, key: bytes | keys.Key, arguments: str, *, text: bool) -> bytes:
    chosen = options.parse(arguments)
    return encrypt(_bytes(data), key, chosen, text=text, seconds=ctx.clock() // 1_000_000 + _EPOCH, chance=ctx.random_bytes)


def _sym_encrypt(ctx: Any, data: Any, password: str, arguments: str = "", *, text: bool) -> bytes:
    return _encrypted(ctx, data, password.encode(), arguments, text=text)


@_guarded
def _pub_encrypt(ctx: Any, data: Any, key: bytes, arguments: str = "", *, text: bool) -> bytes:
    options.parse(arguments)  # its errors come before those of the key
    return _encrypted(ctx, data, keys.read(key, secret=False), arguments, text=text)


def _told(lines: list[str]) -> None:
    home = HOME.get()
    for line in lines if home is not None else ():
        home.notice(line, "00000", None)  # type: ignore[union-attr]


def _decrypted(data: bytes, key: Callable[[], bytes | keys.Key], arguments: str, *, text: bool) -> Any:
    message: Message | None = None
    chosen: options.Options | None = None
    try:
        chosen = options.parse(arguments)
        message = Message(key(), chosen, text)
        message.read(data)
    except Failure as failure:
        if chosen is not None and chosen.debug:
            _told([f"dbg: {line}" for line in [*(message.told if message is not None else ()), *([failure.reason] if failure.reason else ())]])
        raise failure.error() from None
    if chosen.expected:
        _told(chosen.differences())
    return errors.utf8_text(message.data) if text else message.data


def _sym_decrypt(data: bytes, password: str, arguments: str = "", *, text: bool) -> Any:
    return _decrypted(bytes(data), password.encode, arguments, text=text)


def _pub_decrypt(data: bytes, key: bytes, password: str | None = None, arguments: str = "", *, text: bool) -> Any:
    hidden = None if password is None else password.encode()

    def read_key() -> keys.Key:
        return keys.read(bytes(key), secret=True, password=hidden)
    return _decrypted(bytes(data), read_key, arguments, text=text)


def _both(function: Callable[..., Any], name: str, *, needs_context: bool) -> dict[str, Call]:
    def of_text(*args: Any) -> Any:
        return function(*args, text=True)

    def of_bytes(*args: Any) -> Any:
        return function(*args, text=False)
    return {name: Call(of_text, needs_context=needs_context), f"{name}_bytea": Call(of_bytes, needs_context=needs_context)}


CALLS: dict[str, Call | Callable[..., Any]] = {
    **_both(_sym_encrypt, "pgp_sym_encrypt", needs_context=True), **_both(_pub_encrypt, "pgp_pub_encrypt", needs_context=True),
    **_both(_sym_decrypt, "pgp_sym_decrypt", needs_context=False), **_both(_pub_decrypt, "pgp_pub_decrypt", needs_context=False),
    "pgp_key_id": _guarded(keys.identity), "armor": armor.armor, "dearmor": _guarded(armor.dearmor),
    "pgp_armor_headers": _guarded(armor.headers),
}
