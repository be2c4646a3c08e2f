"""Objects that are written only if they still are what the writer saw: what an object store has in the place of locks and renames."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError, NotSupportedError, PreconditionError

from flows.address import as_os_error
from flows.write.manifest import Unusable

Stamp = dict[str, str]  # of one version of an object, as the store names it


@dataclass(frozen=True, slots=True)
class Found:
    """An object as it was read."""

    content: bytes
    stamp: Stamp
    written_at: datetime  # by the clock of the store


class Objects:
    """Single objects below an address. Raises OSError where the store does not answer."""

    def __init__(self, root: str, store: Any) -> None:
        self.root = root
        self.store = store

    def get(self, name: str) -> Found | None:
        """An object; None where there is none."""
        with as_os_error(self.root):
            try:
                found = obstore.get(self.store, name)
                return Found(bytes(found.bytes()), _stamp(found.meta), found.meta["last_modified"])
            except FileNotFoundError:
                return None

    def put_if(self, name: str, content: bytes, stamp: Stamp | None) -> Stamp | None:
        """Write an object if it is still that of the stamp (None: if there is none); gives its new stamp, None where another came first.

        Unusable where the store says that it knows no such conditions.
        """
        with as_os_error(self.root):
            try:
                mode: Any = stamp or "create"
                return _stamp(obstore.put(self.store, name, content, mode=mode, use_multipart=False))
            except (AlreadyExistsError, PreconditionError):
                found = self.get(name)  # ours all the same, where the answer to a first attempt was lost
                return found.stamp if found and found.content == content else None
            except BaseError as error:
                if isinstance(error, NotSupportedError) or "501 Not Implemented" in str(error):
                    raise self._without_conditions() from error
                raise

    def try_conditions(self, name: str) -> None:
        """Raise Unusable where the store does not heed conditions; `name` is an object that is there."""
        for stamp in (None, {"e_tag": '"0"', "version": "0"}):
            if self.put_if(name, b"", stamp) is not None:
                raise self._without_conditions()

    def _without_conditions(self) -> Unusable:
        return Unusable(
            f"{self.root} cannot hold tables: its store does not support conditional writes (If-None-Match and If-Match), by which writers keep out of "
            "each other's way. Nothing was changed; keep the tables in a folder or in a store that has them"
        )


def _stamp(meta: Any) -> Stamp:
    return {name: meta[name] for name in ("e_tag", "version") if meta[name] is not None}
