"""The version of the declarations, as in docs/schema_changes.md: major for what breaks readers, minor for what is added."""

import re

SCHEMA_VERSION = "1.1.0"


def is_newer(version: str) -> bool:
    """Is this the version of a later release? One that is not known, "", is not."""
    return _numbers(version) > _numbers(SCHEMA_VERSION)


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]
