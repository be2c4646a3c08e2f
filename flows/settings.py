"""One settings object. The command line wins over the environment (`RAPPORTEUR_…`), that over `rapporteur.toml` in the current folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, FilePath, NonNegativeFloat, PositiveFloat, PositiveInt, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from flows.address import Place, place
from flows.parse.time import read_names

MEGABYTE = 1_000_000
Named = Annotated[Place, BeforeValidator(place)]  # as a person names it
SAMPLE = Path(__file__).resolve().parents[1] / "data" / "raw"


class Settings(BaseSettings):
    """What a run can be told. Sizes are in bytes."""

    model_config = SettingsConfigDict(env_prefix="RAPPORTEUR_", toml_file="rapporteur.toml", extra="forbid")

    tables: Named = Field(Path("data/tables"), description="Where the tables are: a folder or s3://, gs://, az://.")
    raw_store: Named | None = Field(None, description="Where the raw bytes are kept, a place of the same kinds; by default _raw beside the tables.")
    batch_bytes: PositiveInt = Field(32 * MEGABYTE, description="Raw bytes per batch: one batch is one task per stage.")
    max_document_bytes: PositiveInt = Field(20 * MEGABYTE, description="Larger files are rejected unread.")
    max_archive_bytes: PositiveInt = Field(20_000 * MEGABYTE, description="What an archive unpacks to beyond this is left unread.")
    text_column: str | None = Field(None, description="The column with the text, in Parquet and JSON-lines files: each of their rows is a document.")
    at_most: PositiveInt | None = Field(
        None, description="How many entries of a list of symbols or addresses one run takes; the next run takes the next."
    )
    languages: str = Field("en", pattern=r"^[a-z]{2}(,[a-z]{2})*$", description="Languages in which documents are asked for by symbol: en,fr,…")
    document_service_url: str = Field(
        "https://documents.un.org/api/symbol/access?s={symbol}&l={language}&t={type}",
        description="Where documents are asked for by symbol: an address with {symbol}, {language} and {type}.",
    )
    document_service_type: Literal["pdf", "doc", "docx", "html", "txt"] = Field(
        "pdf", description="What {type} stands for: pdf, doc, docx, html or txt."
    )
    accept_un_terms: bool = Field(
        False, description="You accept the terms of the web sites of the United Nations; without it their hosts are not asked."
    )
    ask_again_days: NonNegativeFloat = Field(0, description="How long a document on the web is taken to be unchanged without asking its server.")
    ignore_robots: bool = Field(False, description="Fetch also what robots.txt disallows, where you have permission.")
    allow_private_hosts: bool = Field(False, description="Hosts on this machine and in private networks may be asked.")
    contact: str | None = Field(None, description="Who runs this, for the User-Agent: a mail address or a web page.")
    requests_per_second: PositiveFloat = Field(2.0, description="Requests to one host in a second.")
    connections_per_host: PositiveInt = Field(2, description="Requests to one host at the same time; the UN's document service bears four.")
    fetch_attempts: PositiveInt = Field(5, description="Attempts at one document, where a fault may pass by itself.")
    retry_seconds: PositiveFloat = Field(1.0, description="Wait before the second attempt; it doubles with each further one, to a minute at most.")
    timeout_seconds: PositiveFloat = Field(30.0, description="Longest silence of a server.")
    document_seconds: PositiveFloat = Field(300.0, description="Longest time for one document; what has arrived is kept for the next attempt.")
    max_reject_share: Annotated[float, Field(ge=0, le=1)] | None = Field(
        None, description="A run that rejects a larger share of its files (0 to 1) commits nothing."
    )
    expectations: FilePath | None = Field(
        None, description="Bounds of content, a TOML file like flows/expectations.toml: a run whose tables break one of level error commits nothing."
    )
    wait_seconds: NonNegativeFloat = Field(0, description="How long a run waits for another one that writes to the same tables.")
    workers: PositiveInt = Field(os.cpu_count() or 1, description="Processes that read files and parse.")
    max_pages: PositiveInt = Field(3_000, description="PDF files with more pages are rejected.")
    max_reader_seconds: PositiveFloat = Field(120.0, description="Time in which a file must give its text.")
    max_reader_memory: PositiveInt = Field(2_000 * MEGABYTE, description="Memory of a process that reads files, where the platform can bound it.")
    ocr: str = Field("", description='Languages in which text is recognised in scans, as Tesseract names them ("eng+fra"); empty: not at all.')
    named_times: FilePath | None = Field(
        None, description="Your own names of wars, operations and the like: a TOML file like flows/parse/time/named.toml."
    )

    @field_validator("named_times")
    @classmethod
    def _readable_names(cls, path: Path | None) -> Path | None:
        if path:
            read_names(path.read_text("utf-8"))
        return path

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
