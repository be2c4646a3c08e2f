"""The settings: what is none, and the page that lists them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from flows.settings import Settings, read_settings
from tests.conftest import ROOT


@pytest.mark.parametrize("line", ["wrokers = 1", "workers = 0", "max_reject_share = 2", 'document_service_type = "odt"', 'raw_store = "ftp://host"'])
def test_what_is_no_setting_is_an_error(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rapporteur.toml").write_text(line)
    with pytest.raises(ValidationError, match=line.partition(" ")[0]):
        read_settings()


def test_the_page_lists_every_setting() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    declared = [f"| `{name}` | {_shown(name, field.default)} | {field.description} |" for name, field in Settings.model_fields.items()]
    assert [line for line in page.splitlines() if line.startswith("| `")] == declared


def _shown(name: str, default: object) -> str:
    if name == "workers":
        return "number of cores"
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, int | float):
        return f"{default:,g}" if isinstance(default, float) else f"{default:,}"
    return f"`{default}`" if default else "none"
