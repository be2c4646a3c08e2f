"""What travels beside the tables for other tools: `datapackage.json` (Frictionless) and `croissant.json`, made anew with every commit."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from flows.write.manifest import File, Manifest
from flows.write.store import Store
from schemas import SCHEMA_VERSION, TABLES
from schemas.package import DataFile, croissant, datapackage


def descriptions(store: Store, manifest: Manifest, staging: Path) -> dict[str, File]:
    """Keep the descriptions of the tables of a manifest; gives path → file."""
    files: dict[str, list[DataFile]] = {name: [] for name in TABLES}
    for path, file in sorted(manifest.files.items()):
        if (table := path.split("/", 1)[0]) in files:
            files[table].append(DataFile(path, file.sha256, file.n_bytes, file.rows or 0))
    tables = list(TABLES.values())
    return {
        "datapackage.json": _keep(store, datapackage(tables, files, f"{SCHEMA_VERSION}+{manifest.version}", manifest.committed_at), staging),
        "croissant.json": _keep(store, croissant(tables, files, SCHEMA_VERSION, manifest.committed_at[:10]), staging),
    }


def _keep(store: Store, description: dict[str, Any], staging: Path) -> File:
    content = (json.dumps(description, indent=1, ensure_ascii=False) + "\n").encode()
    file = File(hashlib.sha256(content).hexdigest(), len(content))
    staging.mkdir(parents=True, exist_ok=True)
    staged = staging / "description.json"
    staged.write_bytes(content)
    store.keep(staged, file.sha256)
    return file
