"""Whose backup a store is, and whether it is sealed: the object "identity", the last thing that a new store gets before it is used.

    "identity" = whose it is, or (whose it is, "sealed")
"""

from __future__ import annotations

import threading

from aurorapy.storage.archive import IDENTITY, seal, unseal
from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.rim.sealing import KEYS, SealedStore, StoreMismatch
from aurorapy.storage.rim.store import Store, StoreError

LOOK_SECONDS = 5.0
_SEALED = "sealed"


class StoreClaimed(StoreError):
    """The store is the backup of another system."""


def claim(store: Store, identity: str, *, create: bool) -> None:
    """Make sure that the store is the backup of this system, sealed as it should be: one that is not is not touched. `create`: it may be new."""
    found = _owner(store)
    if found is None:
        if create:
            store.create()
        if not create or not _is_new(store):
            raise StoreError(f"{store.url} holds no backup of this system")
        if isinstance(store, SealedStore):
            store.make_keys()
        store.put(IDENTITY, seal("identity", (identity, _SEALED) if isinstance(store, SealedStore) else identity))
        return
    if found[0] != identity:
        raise StoreClaimed(f"{store.url} holds the backup of another system")
    _check(store, is_sealed=found[1])


def check_sealing(store: Store) -> None:
    """StoreMismatch: the store is sealed and the key is missing or another one, or it is not and a key is given. A store that is empty passes."""
    found = _owner(store)
    if found is not None:
        _check(store, is_sealed=found[1])
    elif not _is_new(store):
        _check(store, is_sealed=_has_keys(store))


def check_at_start(store: Store, seconds: float = LOOK_SECONDS) -> None:
    """The same, where it is known in time: a store that is away, or slow, keeps nobody from starting, and is looked at again before it is used."""
    found: list[StoreMismatch] = []

    def look() -> None:
        try:
            owner = _owner(store)
            if owner is not None:
                _check(store, is_sealed=owner[1])
        except StoreMismatch as error:
            found.append(error)
        except StoreError:
            pass  # whoever uses the store says so

    thread = threading.Thread(target=look, name="backup-look", daemon=True)
    thread.start()
    thread.join(seconds)
    if found:
        raise found[0]


def _check(store: Store, *, is_sealed: bool) -> None:
    if isinstance(store, SealedStore):
        if not is_sealed:
            raise StoreMismatch(f"the backup {store.url} is not sealed: it was begun without a master key")
        store.sealing()
    elif is_sealed:
        raise StoreMismatch(f"the backup {store.url} is sealed: its master key is needed")


def _owner(store: Store) -> tuple[str, bool] | None:
    """Whose it is, and whether it is sealed."""
    try:
        value = unseal("identity", IDENTITY, store.get(IDENTITY))
    except KeyError:
        return None
    except Damaged as damage:
        raise StoreError(f"{store.url}: {damage}") from None
    return (value, False) if isinstance(value, str) else (value[0], True)


def _below(store: Store) -> Store:
    return store.below if isinstance(store, SealedStore) else store


def _is_new(store: Store) -> bool:
    """Nothing is there but what a first start that was cut short may have left."""
    return all(name == KEYS for name, _ in _below(store).list())


def _has_keys(store: Store) -> bool:
    try:
        return bool(store.get(KEYS))
    except KeyError:
        return False
