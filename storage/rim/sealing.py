"""Sealed stores: what a backup says of an encrypted server, nobody reads who has the store alone.

    master key --wraps--> data key of the store --HKDF--> a key for each volume, for marks, for snapshots --AES-256-GCM--> objects
                                                     \\--> a key for names                            --AES-SIV-----> what names say of contents

The object "keys" holds the wrapped data key; a rotation replaces it and nothing else. An object's name is bound in as additional data, so none
can take another's place. Of names, LSNs and numbers stay readable; the names of snapshots and the checksums of pieces are sealed, the same each
time, so that a name still finds its object. "identity" says whether a store is sealed, which it is from its beginning or never.

One data key for all, not one a volume as in a data directory: marks and snapshots belong to no volume, whoever restores needs everything, and
several who put would have to agree for each new volume. What a dropped volume leaves is deleted here, not made unreadable. The derived keys keep
what one key has sealed small: far below 2**32 objects, up to which random nonces are safe.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from aurorapy.storage.archive import IDENTITY, SNAPSHOTS
from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.rim.masterkey import KEY_BYTES, MasterKey, MasterKeyError, master_key, unwrapped
from aurorapy.storage.rim.store import Store, StoreError, open_store

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEYS = "keys"
_OPEN = (IDENTITY, KEYS)
_CONTEXT = "backup"  # of the wrapped data key
_NONCE_BYTES = 12
_TAG_BYTES = 16
_VERSION = 1


class StoreMismatch(StoreError):
    """The store is sealed and the key is missing or another one, or it is not sealed and ought to be."""


class Sealing:
    """What a store's data key does to names and objects. May be used by any thread."""

    def __init__(self, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV

        self._key = key
        self._ciphers: dict[str, AESGCM] = {}
        self._names = AESSIV(self._derived("names", 2 * KEY_BYTES))

    def _derived(self, purpose: str, length: int) -> bytes:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return HKDF(SHA256(), length, None, f"aurorapy backup {purpose}".encode()).derive(self._key)

    def _cipher(self, name: str) -> AESGCM:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        purpose = name.partition("/")[0]
        cipher = self._ciphers.get(purpose)
        if cipher is None:
            cipher = self._ciphers[purpose] = AESGCM(self._derived(f"objects {purpose}", KEY_BYTES))
        return cipher

    def seal(self, name: str, data: bytes) -> bytes:
        """What is put in place of an object."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher(name).encrypt(nonce, data, name.encode())

    def open(self, name: str, data: bytes) -> bytes:
        """What was sealed under this name. Damaged: it was not."""
        from cryptography.exceptions import InvalidTag

        if len(data) >= _NONCE_BYTES + _TAG_BYTES:
            try:
                return self._cipher(name).decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], name.encode())
            except InvalidTag:
                pass
        raise Damaged(f'object "{name}" of the backup is damaged: it was not sealed under this name')

    def outer(self, name: str) -> str:
        """The name in the store."""
        place, secret = _parts(name)
        return place + self._names.encrypt(secret.encode(), [place.encode()]).hex() if secret else name

    def inner(self, name: str) -> str | None:
        """The name of which that is the one in the store; None: a stranger's."""
        from cryptography.exceptions import InvalidTag

        place, sealed = _parts(name)
        try:
            return place + self._names.decrypt(bytes.fromhex(sealed), [place.encode()]).decode() if sealed else name
        except (ValueError, InvalidTag):
            return None


def _parts(name: str) -> tuple[str, str]:
    """A name's readable part, and the one that says something of contents."""
    if name.startswith(SNAPSHOTS):
        return SNAPSHOTS, name.removeprefix(SNAPSHOTS)
    if "/pages/" in name:
        cut = name.rfind("-") + 1
        return name[:cut], name[cut:]
    return name, ""


class SealedStore:
    """A store below which nothing of contents can be read. The data key is fetched when it is first needed: the store may be away now."""

    def __init__(self, below: Store, master: MasterKey) -> None:
        self.below, self.url = below, below.url
        self._master = master
        self._sealing: Sealing | None = None
        self._lock = threading.Lock()

    def sealing(self) -> Sealing:
        """StoreMismatch: the master key does not fit."""
        with self._lock:
            if self._sealing is None:
                self._sealing = Sealing(_unwrapped(self.below, self._master))
            return self._sealing

    def make_keys(self) -> None:
        """Give a new store its data key, if nobody else has done so."""
        try:
            self.below.put_new(KEYS, _wrapped(secrets.token_bytes(KEY_BYTES), self._master))
        except MasterKeyError as error:
            raise StoreMismatch(str(error)) from None
        self.sealing()

    def create(self) -> None:
        self.below.create()

    def put(self, name: str, data: bytes) -> None:
        if name in _OPEN:
            self.below.put(name, data)
        else:
            sealing = self.sealing()
            self.below.put(sealing.outer(name), sealing.seal(name, data))

    def put_new(self, name: str, data: bytes) -> bool:
        if name in _OPEN:
            return self.below.put_new(name, data)
        sealing = self.sealing()
        return self.below.put_new(sealing.outer(name), sealing.seal(name, data))

    def get(self, name: str) -> bytes:
        """Damaged: it is not what was put under this name."""
        if name in _OPEN:
            return self.below.get(name)
        sealing = self.sealing()
        try:
            data = self.below.get(sealing.outer(name))
        except KeyError:
            raise KeyError(name) from None
        return sealing.open(name, data)

    def list(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        """`prefix` ends with a slash, or is empty."""
        sealing = self.sealing()
        for name, size in self.below.list(prefix):
            inner = sealing.inner(name)
            if inner is not None:
                yield inner, size

    def delete(self, name: str) -> None:
        self.below.delete(name if name in _OPEN else self.sealing().outer(name))


def open_backup(url: str | os.PathLike[str], where: str | None) -> Store:
    """A store (`store.open_store`), sealed by the master key that `where` names; None: it is not sealed. StoreError; looks at nothing yet."""
    store = open_store(url)
    return store if where is None else SealedStore(store, _master(where))


def rewrap(url: str | os.PathLike[str], old: str, new: str, *, check: bool = False) -> bool:
    """Wrap a store's data key by another master key; False: it is already. `check`: only whether that would work. StoreError, and nothing has changed."""
    store, fresh = open_store(url), _master(new)
    try:
        key = _unwrapped(store, _master(old))
    except StoreMismatch:
        try:
            _unwrapped(store, fresh)
        except StoreMismatch:
            pass
        else:
            return False
        raise
    if not check:
        try:
            store.put(KEYS, _wrapped(key, fresh))
        except MasterKeyError as error:
            raise StoreMismatch(str(error)) from None
    return True


def _master(where: str) -> MasterKey:
    try:
        return master_key(where)
    except MasterKeyError as error:
        raise StoreMismatch(str(error)) from None


def _wrapped(key: bytes, master: MasterKey) -> bytes:
    wrapped = base64.b64encode(master.wrap(key, _CONTEXT)).decode()
    return json.dumps({"version": _VERSION, "cipher": "AES-256-GCM", "master": master.name, "key": wrapped}, indent=1).encode() + b"\n"


def _unwrapped(store: Store, master: MasterKey) -> bytes:
    try:
        data = store.get(KEYS)
    except KeyError:
        raise StoreError(f'the backup {store.url} is not sealed, or its object "{KEYS}" is missing') from None
    try:
        given = json.loads(data)
        version, name, wrapped = given["version"], given["master"], base64.b64decode(given["key"])
    except (ValueError, KeyError, TypeError):
        raise StoreError(f'object "{KEYS}" of the backup {store.url} is damaged') from None
    if version != _VERSION:
        raise StoreError(f'object "{KEYS}" of {store.url} has version {version}; this one reads version {_VERSION}')
    try:
        return unwrapped(master, name, wrapped, _CONTEXT)
    except MasterKeyError as error:
        raise StoreMismatch(f"the backup {store.url} is sealed by master key {name}: {error}") from None
