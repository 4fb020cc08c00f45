"""Encryption at rest: the data keys of a data directory's volumes, and what they do to its rows.

    master key --wraps--> data key of a volume --AES-256-GCM--> rows of log and pages, in LMDB and in the journal

The file KEYS holds the wrapped data keys and says which master key fits; a rotation replaces that file and no row. A row's key is bound in as
additional data, so a row cannot take another one's place. Row keys (volume, group, page, LSN) and what a node notes of a volume are not secret.

A row that does not open is handed on as it lies there: its checksum, inside, is then wrong, and it is repaired from peers as any damaged row.

Nonces are a random start per process and a counter, not all random: a key would allow only 2**32 random ones, some weeks of commits.
"""

from __future__ import annotations

import base64
import json
import secrets
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from aurorapy.storage.node.disk import Disk, Transaction
from aurorapy.storage.rim.directory import DirectoryFormat, is_new, replace_file
from aurorapy.storage.rim.masterkey import KEY_BYTES, MasterKey, MasterKeyError, master_key, unwrapped

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEYS_FILE = "KEYS"
_NONCE_BYTES = 12
_TAG_BYTES = 16
_SEALED_KINDS = b"LP"
_MADE_AT_ONCE = 8  # data keys: so that not each new volume costs a write of the file
_SHARED_MAX = 64
_VERSION = 1


class Keyring:
    """Seals and opens rows. All nodes of a process share it: a row that several of them keep is sealed once. May be used by any thread."""

    def __init__(self, path: Path, master: MasterKey, wrapped: dict[int, bytes], *, fsync: bool) -> None:
        self._path = path
        self._master = master
        self._wrapped = wrapped
        self._fsync = fsync
        self._lock = threading.Lock()
        self._ciphers: dict[bytes, AESGCM] = {}
        self._start = int.from_bytes(secrets.token_bytes(_NONCE_BYTES), "big")
        self._count = count()
        self._shared: dict[bytes, tuple[bytes, bytes]] = {}  # row key: plain (the very object), sealed

    def _cipher(self, volume: bytes) -> AESGCM | None:
        """The cipher of a volume that has a data key."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        cipher = self._ciphers.get(volume)
        if cipher is None:
            number = int.from_bytes(volume, "big")
            wrapped = self._wrapped.get(number)
            if wrapped is None:
                return None
            cipher = self._ciphers[volume] = AESGCM(self._master.unwrap(wrapped, _context(number)))
        return cipher

    def _made(self, volume: bytes) -> AESGCM:
        """The cipher of a volume that may be new. Its data key is durable before a row is sealed with it."""
        with self._lock:
            cipher = self._cipher(volume)
            if cipher is None:
                first = int.from_bytes(volume, "big")
                fresh = {n: self._master.wrap(secrets.token_bytes(KEY_BYTES), _context(n)) for n in range(first, first + _MADE_AT_ONCE) if n not in self._wrapped}
                self._wrapped = self._wrapped | fresh
                self.save()
                cipher = self._cipher(volume)
                assert cipher is not None
            return cipher

    def seal(self, row: bytes, value: bytes) -> bytes:
        """What is written in place of a row's value."""
        known = self._shared.get(row)
        if known is not None and known[0] is value:
            return known[1]
        cipher = self._ciphers.get(row[1:5]) or self._made(row[1:5])
        nonce = (self._start + next(self._count) & ((1 << 8 * _NONCE_BYTES) - 1)).to_bytes(_NONCE_BYTES, "big")
        sealed = nonce + cipher.encrypt(nonce, value, row)
        if len(self._shared) >= _SHARED_MAX:
            self._shared = {}
        self._shared[row] = value, sealed
        return sealed

    def open(self, row: bytes, value: bytes) -> bytes:
        """What was sealed; the value as it is if it does not open."""
        from cryptography.exceptions import InvalidTag

        cipher = self._ciphers.get(row[1:5]) or self._cipher(row[1:5])
        if cipher is None or len(value) < _NONCE_BYTES + _TAG_BYTES:
            return value
        try:
            return cipher.decrypt(value[:_NONCE_BYTES], value[_NONCE_BYTES:], row)
        except InvalidTag:
            return value

    def keep(self, volumes: Iterable[int]) -> None:
        """These volumes are all that there are: the data keys of dropped ones go, and what is left of their rows is unreadable for good."""
        alive = set(volumes)
        highest = max(alive, default=-1)
        kept = {volume: wrapped for volume, wrapped in self._wrapped.items() if volume in alive or volume > highest}
        if len(kept) < len(self._wrapped):
            self._wrapped = kept
            self.save()

    def rewrap(self, master: MasterKey) -> int:
        """Wrap all data keys by another master key: how many there are. MasterKeyError, and nothing has changed."""
        self._wrapped = {n: master.wrap(self._master.unwrap(wrapped, _context(n)), _context(n)) for n, wrapped in self._wrapped.items()}
        self._master = master
        self.save()
        return len(self._wrapped)

    def save(self) -> None:
        """Replace the file, whole or not at all."""
        volumes = {str(volume): base64.b64encode(wrapped).decode() for volume, wrapped in sorted(self._wrapped.items())}
        check = base64.b64encode(self._master.wrap(bytes(KEY_BYTES), _context("check"))).decode()
        text = json.dumps({"version": _VERSION, "cipher": "AES-256-GCM", "master": self._master.name, "check": check, "volumes": volumes}, indent=1)
        replace_file(self._path, text + "\n", fsync=self._fsync)


def _context(volume: int | str) -> str:
    return f"volume {volume}"


def open_keyring(directory: Path, where: str | None, *, fsync: bool = True) -> Keyring | None:
    """The data keys of a directory, new ones if it is new; None if it is not encrypted and shall not be.

    `where` names the master key (`masterkey.master_key`). DirectoryFormat if it is missing, is another one, or there is nothing to decrypt.
    """
    path = directory / KEYS_FILE
    if not path.exists():
        if where is None:
            return None
        if not is_new(directory):
            raise DirectoryFormat(f'data directory "{directory}" is not encrypted')
        try:
            keyring = Keyring(path, master_key(where), {}, fsync=fsync)
            keyring.save()
        except MasterKeyError as error:
            raise DirectoryFormat(str(error)) from None
        return keyring
    if where is None:
        raise DirectoryFormat(f'data directory "{directory}" is encrypted: its master key is needed')
    try:
        given = json.loads(path.read_text())
        version, name, check = given["version"], given["master"], base64.b64decode(given["check"])
        wrapped = {int(volume): base64.b64decode(key) for volume, key in given["volumes"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DirectoryFormat(f'"{path}" is damaged: {error!r}') from None
    if version != _VERSION:
        raise DirectoryFormat(f'"{path}" has version {version}; this one reads version {_VERSION}')
    try:
        master = master_key(where)
        unwrapped(master, name, check, _context("check"))
    except MasterKeyError as error:
        raise DirectoryFormat(f'data directory "{directory}" is encrypted by master key {name}: {error}') from None
    return Keyring(path, master, wrapped, fsync=fsync)


class _Sealed:
    """A transaction whose rows of log and pages are sealed below."""

    __slots__ = ("_keyring", "_txn")

    def __init__(self, txn: Transaction, keyring: Keyring) -> None:
        self._txn = txn
        self._keyring = keyring

    def get(self, key: bytes) -> bytes | None:
        value = self._txn.get(key)
        return self._keyring.open(key, value) if value is not None and key[0] in _SEALED_KINDS else value

    def put(self, key: bytes, value: bytes) -> None:
        self._txn.put(key, self._keyring.seal(key, value) if key[0] in _SEALED_KINDS else value)

    def delete(self, key: bytes) -> None:
        self._txn.delete(key)

    def items(self, low: bytes, high: bytes) -> Iterator[tuple[bytes, bytes]]:
        if low[0] not in _SEALED_KINDS and high[0] not in _SEALED_KINDS:
            return self._txn.items(low, high)
        return self._opened(low, high)

    def _opened(self, low: bytes, high: bytes) -> Iterator[tuple[bytes, bytes]]:
        opened = self._keyring.open
        for key, value in self._txn.items(low, high):
            yield key, opened(key, value) if key[0] in _SEALED_KINDS else value

    def last(self, low: bytes, high: bytes) -> tuple[bytes, bytes] | None:
        found = self._txn.last(low, high)
        return (found[0], self._keyring.open(*found)) if found is not None and found[0][0] in _SEALED_KINDS else found


class SealedDisk:
    """A disk below which nothing of log and pages can be read."""

    def __init__(self, disk: Disk, keyring: Keyring) -> None:
        self._disk = disk
        self._keyring = keyring

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        with self._disk.write() as txn:
            yield _Sealed(txn, self._keyring)

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        with self._disk.read() as txn:
            yield _Sealed(txn, self._keyring)
