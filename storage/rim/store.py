"""Stores of a backup: bytes by name, in a directory or in an S3-compatible service.

    put   durable, whole or not at all, when it returns        put_new   the same, unless there is one
    get   KeyError if there is none                            list      (name, bytes), any order

A directory needs no library: a file is written beside its place, synced and renamed. S3 is obstore's (`pip install aurorapy-db[backup]`):
credentials, region and endpoint come from the environment that every S3 client knows (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY,
AWS_REGION, AWS_ENDPOINT_URL ...).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from aurorapy.storage.rim.directory import sync_names

S3_TIMEOUT = "20s"


class StoreError(Exception):
    """The store cannot be used, or not now: one line says why."""


class Store(Protocol):
    """Any thread may use it."""

    url: str

    def put(self, name: str, data: bytes) -> None: ...

    def put_new(self, name: str, data: bytes) -> bool:
        """Like `put`; False if there is one, which stays."""

    def get(self, name: str) -> bytes: ...

    def list(self, prefix: str = "") -> Iterator[tuple[str, int]]: ...

    def delete(self, name: str) -> None:
        """No error if there is none."""

    def create(self) -> None:
        """Make the place itself, where that is ours to make."""


def open_store(url: str | os.PathLike[str]) -> Store:
    """`file:///dir` or a path, or `s3://bucket/prefix`."""
    text = os.fspath(url)
    parts = urlsplit(text)
    if parts.scheme == "s3":
        return S3Store(text)
    if parts.scheme == "file":
        return DirectoryStore(Path(unquote(parts.path)))
    if "://" in text:
        raise StoreError(f'"{text}" is no store: give a directory, file:///directory or s3://bucket/prefix')
    return DirectoryStore(Path(text))


class DirectoryStore:
    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.url = f"file://{self.path}"
        self._writer = f"{os.getpid()}-{os.urandom(4).hex()}"

    def create(self) -> None:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f'"{self.path}": {error.strerror or error}') from None

    def put(self, name: str, data: bytes) -> None:
        self._write(name, data, Path.rename)

    def put_new(self, name: str, data: bytes) -> bool:
        return self._write(name, data, _link) is not None

    def _write(self, name: str, data: bytes, place: Callable[[Path, Path], Path | None]) -> Path | None:
        target = self.path / name
        fresh = target.with_name(f".{target.name}.{self._writer}")
        if not self.path.is_dir():  # it is away: not to be made anew in its place
            raise StoreError(f'"{self.path}" is not there')
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with open(fresh, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            placed = place(fresh, target)
            self._sync(target.parent)
            return placed
        except OSError as error:
            with suppress(OSError):
                fresh.unlink()
            raise StoreError(f'"{target}": {error.strerror or error}') from None

    def _sync(self, folder: Path) -> None:
        """Names are durable, up to the store's own."""
        for path in (folder, *folder.parents):
            sync_names(path)
            if path == self.path:
                return

    def get(self, name: str) -> bytes:
        try:
            return (self.path / name).read_bytes()
        except FileNotFoundError:
            raise KeyError(name) from None
        except OSError as error:
            raise StoreError(f'"{self.path / name}": {error.strerror or error}') from None

    def list(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        folder = self.path / prefix.rpartition("/")[0]
        if not self.path.is_dir():
            raise StoreError(f'"{self.path}" is not there')
        try:
            for at, _, files in os.walk(folder, onerror=_raise):
                for file in files:
                    path = Path(at) / file
                    name = path.relative_to(self.path).as_posix()
                    if not file.startswith(".") and name.startswith(prefix):
                        try:
                            yield name, path.stat().st_size
                        except FileNotFoundError:
                            continue  # deleted in this moment
        except FileNotFoundError:
            return
        except OSError as error:
            raise StoreError(f'"{folder}": {error.strerror or error}') from None

    def delete(self, name: str) -> None:
        try:
            (self.path / name).unlink(missing_ok=True)
        except NotADirectoryError:
            return
        except OSError as error:
            raise StoreError(f'"{self.path / name}": {error.strerror or error}') from None


class S3Store:
    def __init__(self, url: str) -> None:
        try:
            import obstore
            from obstore.exceptions import AlreadyExistsError, BaseError
            from obstore.store import S3Store as Client
        except ImportError:
            raise StoreError("S3 needs the library obstore: pip install 'aurorapy-db[backup]'") from None
        self.url = url.rstrip("/")
        parts = urlsplit(url)
        if not parts.netloc:
            raise StoreError(f'"{url}" names no bucket')
        endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or ""
        options: Any = {"timeout": S3_TIMEOUT, "allow_http": endpoint.startswith("http://")}
        retries: Any = {"max_retries": 2}
        try:
            more: Any = {"endpoint": endpoint} if endpoint else {}
            self._client: Any = Client(parts.netloc, prefix=parts.path.strip("/") or None, client_options=options, retry_config=retries, **more)
        except Exception as error:
            raise StoreError(f"{url}: {_line(error)}") from None
        self._library, self._errors, self._exists = obstore, BaseError, AlreadyExistsError

    def create(self) -> None:
        """A bucket is not ours to make."""

    def put(self, name: str, data: bytes) -> None:
        try:
            self._library.put(self._client, name, data)
        except (self._errors, OSError) as error:
            raise StoreError(f"{self.url}/{name}: {_line(error)}") from None

    def put_new(self, name: str, data: bytes) -> bool:
        try:
            self._library.put(self._client, name, data, mode="create", use_multipart=False)
        except self._exists:
            return False
        except (self._errors, OSError) as error:
            raise StoreError(f"{self.url}/{name}: {_line(error)}") from None
        return True

    def get(self, name: str) -> bytes:
        try:
            return bytes(self._library.get(self._client, name).bytes())
        except FileNotFoundError:
            raise KeyError(name) from None
        except (self._errors, OSError) as error:
            raise StoreError(f"{self.url}/{name}: {_line(error)}") from None

    def list(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        try:
            for batch in self._library.list(self._client, prefix.rpartition("/")[0] or None):
                for entry in batch:
                    if entry["path"].startswith(prefix):
                        yield entry["path"], entry["size"]
        except (self._errors, OSError) as error:
            raise StoreError(f"{self.url}: {_line(error)}") from None

    def delete(self, name: str) -> None:
        try:
            self._library.delete(self._client, name)
        except FileNotFoundError:
            return
        except (self._errors, OSError) as error:
            raise StoreError(f"{self.url}/{name}: {_line(error)}") from None


def _link(fresh: Path, target: Path) -> Path | None:
    """A rename that replaces nothing; None if something is there."""
    try:
        os.link(fresh, target)
    except FileExistsError:
        return None
    finally:
        fresh.unlink()
    return target


def _raise(error: OSError) -> None:
    raise error


def _line(error: Exception) -> str:
    return " ".join(str(error).split("\n")[0].split())
