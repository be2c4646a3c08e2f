"""What kind of file it is: the bytes decide, then what the server said, then the name."""

from __future__ import annotations

import io
import zipfile

import pytest

from flows.extract.media_types import DOC, DOCX, HTML, JSON, OLE, OLE_SIGNATURE, PDF, PLAIN, XML, ZIP, media_type_of


def archive(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        for name in names:
            zipped.writestr(name, "x")
    return file.getvalue()


CASES = {
    "a PDF": (b"%PDF-1.7\n...", None, "", PDF),
    "a PDF behind some noise": (b"\r\n\r\n%PDF-1.3\n", None, "", PDF),
    "a PDF named as text": (b"%PDF-1.7\n...", "text/plain", "a.txt", PDF),
    "a text named as PDF": (b"Letter dated 3 May", "application/pdf", "a.pdf", PLAIN),
    "an error page where a PDF was promised": (b"\n<!DOCTYPE html><html>gone</html>", "application/pdf", "a.pdf", HTML),
    "HTML behind a comment": (b"<!-- x --><html>", None, "", HTML),
    "XHTML": (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>", None, "", HTML),
    "a feed": (b"<?xml version='1.0'?><rss/>", "text/html", "", XML),
    "Word": (archive("word/document.xml"), "application/zip", "", DOCX),
    "an archive": (archive("a.txt"), None, "a.docx", ZIP),
    "a broken archive": (b"PK\x03\x04broken", None, "a.docx", ZIP),
    "legacy Word": (OLE_SIGNATURE + b"\0" * 500 + "WordDocument".encode("utf-16-le"), None, "", DOC),
    "another legacy Office file": (OLE_SIGNATURE + b"\0" * 500, None, "a.doc", OLE),
    "what the server says": (b"{}", "application/json; charset=utf-8", "a.txt", JSON),
    "a server that says nothing": (b"{}", "application/octet-stream", "a.json", JSON),
    "a symbol as name": (b"Letter dated", None, "A_78_729", PLAIN),
    "UTF-16 without a name": ("Letter".encode("utf-16"), None, "", PLAIN),
    "bytes of no known kind": (b"\x01\x00\x02", None, "", None),
    "an empty file": (b"", None, "a.txt", PLAIN),
}


@pytest.mark.parametrize(("content", "declared", "name", "want"), CASES.values(), ids=CASES)
def test_media_type(content: bytes, declared: str | None, name: str, want: str | None) -> None:
    assert media_type_of(content, declared, name) == want
