"""One settings object. The command line wins over the environment (`RAPPORTEUR_…`), that over `rapporteur.toml` in the current folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pydantic import Field, PositiveInt
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

MEGABYTE = 1_000_000
SAMPLE = Path(__file__).resolve().parents[1] / "data" / "raw"


class Settings(BaseSettings):
    """What a run can be told. Sizes are in bytes."""

    model_config = SettingsConfigDict(env_prefix="RAPPORTEUR_", toml_file="rapporteur.toml", extra="forbid")

    tables: Path = Field(Path("data/tables"), description="Folder of the tables.")
    raw_store: str | None = Field(None, description="Where the raw bytes are kept: a folder or s3://, gs://, az://; _raw beside the tables if null.")
    batch_bytes: PositiveInt = Field(32 * MEGABYTE, description="Raw bytes per batch: one batch is one task per stage.")
    max_document_bytes: PositiveInt = Field(20 * MEGABYTE, description="Larger files are rejected unread.")
    workers: PositiveInt = Field(os.cpu_count() or 1, description="Processes that parse.")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def read_settings(**given: Any) -> Settings:
    """The settings, with what was given (not None) on top; pydantic's ValidationError says what is wrong with them."""
    return Settings(**{name: value for name, value in given.items() if value is not None})


def default_sources() -> list[str]:
    """`data/raw` of the current folder, else the sample beside the installed project."""
    here = Path("data/raw")
    return [str(here if here.is_dir() else SAMPLE)]
