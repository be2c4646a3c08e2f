"""The version of the declarations, as in docs/schema_changes.md: major for what breaks readers, minor for what is added."""

SCHEMA_VERSION = "1.0.0"
