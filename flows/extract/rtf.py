"""RTF, through striprtf."""

from __future__ import annotations

import regex

from flows.extract.limits import Limits
from flows.extract.tables import table_lines
from flows.rejected import Unreadable


def read_rtf(content: bytes, limits: Limits) -> str:
    """The text: a blank line between paragraphs, the cells of a row side by side. Footnotes stand where they are referred to."""
    from striprtf.striprtf import rtf_to_text

    try:
        # striprtf does not tell a line end within a paragraph from the end of a paragraph.
        lined = regex.sub(r"\\line(?![a-z])", r"\\'0b", content.decode("latin-1"))
        text = rtf_to_text(lined, encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, IndexError, KeyError, LookupError) as error:
        raise Unreadable("damaged", f"no RTF that can be read ({type(error).__name__}: {error}); save it as .docx") from error
    blocks = []
    for line in regex.split(r"[\r\n]", text.replace("\f", "\n")):
        cells = [[cell] for cell in line[:-1].split("|")] if line.endswith("|") and line.count("|") > 1 else None
        blocks.append("\n".join(table_lines([cells])) if cells else line)
    return regex.sub(r"\n{3,}", "\n\n", "\n\n".join(blocks).replace("\x0b", "\n"))
