"""What reading one file may cost."""

from __future__ import annotations

from dataclasses import dataclass

from flows.rejected import Unreadable

MEGABYTE = 1_000_000
THEN = ", then: rapporteur reparse --rejected"  # what was refused is not tried again before it is said to
NO_MEMORY = 2  # libxml2's XML_ERR_NO_MEMORY, which lxml raises as a syntax error


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file; what goes beyond one of them is a reject that names the setting."""

    seconds: float = 120.0  # wall time in the reading process
    memory_bytes: int = 2_000 * MEGABYTE  # address space of the reading process, where the platform can bound it
    pages: int = 3_000
    text_bytes: int = 20 * MEGABYTE  # of what is unpacked from a file, and of its text
    ocr: str = ""  # languages for optical character recognition ("eng+fra"); empty: off

    def check_pages(self, count: int) -> None:
        """Unreadable where a document has too many pages."""
        if count > self.pages:
            raise Unreadable("too_many_pages", f"{count:,} pages, more than {self.pages:,}; split it, or raise max_pages{THEN}", str(count))

    def check_text(self, size: int) -> None:
        """Unreadable where a file gives too much text."""
        if size > self.text_bytes:
            raise Unreadable(
                "too_large", f"unpacks to more than {self.text_bytes:,} bytes; raise max_document_bytes if it really is one document{THEN}", str(size)
            )
