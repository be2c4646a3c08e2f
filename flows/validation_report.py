"""What validation found, in the forms that people and CI read."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any
from xml.etree import ElementTree

HOLDS = "All checks hold."


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that does not hold: where, how often, and the keys of some rows. A `level` of warning leaves the tables valid."""

    table: str
    check: str
    column: str | None
    reason: str
    rows: int
    examples: tuple[str, ...] = ()
    level: str = "error"

    @property
    def where(self) -> str:
        return f"{self.table}.{self.column}" if self.column else self.table


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """`checks`: everything that was looked at, as (table, check, column)."""

    root: str
    rows: dict[str, int]
    findings: tuple[Finding, ...]
    checks: tuple[tuple[str, str, str | None], ...] = ()

    @property
    def ok(self) -> bool:
        return not self.errors

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.level == "error"]

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.level != "error"]

    def as_dict(self) -> dict[str, Any]:
        return {
            "ok": self.ok,
            "root": self.root,
            "rows": self.rows,
            "findings": [asdict(finding) for finding in self.errors],
            "warnings": [asdict(finding) for finding in self.warnings],
        }

    def as_text(self) -> str:
        lines = [f"{name}: {n:,} rows" for name, n in self.rows.items()]
        for word, findings in (("WARNING", self.warnings), ("FAILED", self.errors)):
            for f in findings:
                rows = f" ({f.rows:,} rows)" if f.rows else ""
                lines.append(f"{word} {f.where} {f.check}: {f.reason}{rows}" + "".join(f"\n    {example}" for example in f.examples))
        if self.ok:
            lines.append(HOLDS)
        else:
            failed = "1 check does" if len(self.errors) == 1 else f"{len(self.errors)} checks do"
            lines.append(f"{failed} not hold. See what rapporteur recover finds, rebuild the tables (rapporteur reparse), or report it.")
        return "\n".join(lines)

    def as_github(self) -> str:
        """Workflow commands: each finding becomes an annotation of the run."""
        lines = [
            f"::{f.level} title={_property(f'{f.where} {f.check}')}::"
            + _data("\n".join([f"{f.reason} ({f.rows:,} rows)" if f.rows else f.reason, *f.examples]))
            for f in self.findings
        ]
        return "\n".join([*lines, HOLDS] if self.ok else lines)

    def as_junit(self) -> str:
        """JUnit XML: a test case per check, a failure per error; warnings stand in the output of their case."""
        found: dict[tuple[str, str, str | None], list[Finding]] = {}
        for finding in self.findings:
            found.setdefault((finding.table, finding.check, finding.column), []).append(finding)
        cases = list(dict.fromkeys([*self.checks, *found]))
        suite = ElementTree.Element("testsuite", name="rapporteur validate", tests=str(len(cases)), failures=str(_failed(cases, found)))
        for case in cases:
            table, check, column = case
            element = ElementTree.SubElement(suite, "testcase", classname=table, name=f"{check} {column}" if column else check)
            for finding in found.get(case, []):
                text = "\n".join([finding.reason, *finding.examples])
                if finding.level == "error":
                    ElementTree.SubElement(element, "failure", message=f"{finding.reason} ({finding.rows:,} rows)").text = text
                else:
                    ElementTree.SubElement(element, "system-out").text = f"warning: {text}"
        return ElementTree.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def _failed(cases: list[tuple[str, str, str | None]], found: dict[tuple[str, str, str | None], list[Finding]]) -> int:
    return sum(any(finding.level == "error" for finding in found.get(case, [])) for case in cases)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
