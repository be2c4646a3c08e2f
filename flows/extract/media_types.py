"""What kind of file it is: the bytes decide, then what the server said, then the name.

The answer does not depend on the machine: no table of the operating system is read.
"""

from __future__ import annotations

import io
import mimetypes
import re
import zipfile

from flows.extract.encodings import utf_16_encoding

PDF = "application/pdf"
ZIP = "application/zip"
GZIP = "application/gzip"
HTML = "text/html"
JSON = "application/json"
PLAIN = "text/plain"
DOC = "application/msword"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RTF = "application/rtf"
OLE = "application/x-ole-storage"
XML = "application/xml"
PARQUET = "application/vnd.apache.parquet"
JSON_LINES = "application/jsonl"
TAR = "application/x-tar"

SUFFIXES = {
    ".bz2": "application/x-bzip2",
    ".csv": "text/csv",
    ".docm": DOCX,
    ".docx": DOCX,
    ".gz": GZIP,
    ".jsonl": JSON_LINES,
    ".md": "text/markdown",
    ".ndjson": JSON_LINES,
    ".odt": "application/vnd.oasis.opendocument.text",
    ".parquet": PARQUET,
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".rtf": RTF,
    ".tgz": GZIP,
    ".tsv": "text/tab-separated-values",
    ".wpd": "application/vnd.wordperfect",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xz": "application/x-xz",
    ".zip": ZIP,
}
SIGNATURES = (
    (b"{\\rtf", RTF),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xffWPC", "application/vnd.wordperfect"),
    (b"\x1f\x8b", GZIP),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"PAR1", PARQUET),
)
OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The main stream of a legacy Word file, or of any Word file under a password, by its name in the directory.
WORD_STREAMS = tuple(name.encode("utf-16-le") for name in ("WordDocument", "EncryptedPackage"))
# The part of an Office file that only its kind has.
ZIP_PARTS = (
    ("word/document.xml", DOCX),
    ("xl/workbook.xml", SUFFIXES[".xlsx"]),
    ("ppt/presentation.xml", SUFFIXES[".pptx"]),
)
# Kinds that have a signature: a name or a server that claims one of them for other bytes is wrong.
SIGNED = frozenset({PDF, ZIP, DOC, DOCX, OLE, TAR, *(kind for _, kind in SIGNATURES), *(kind for _, kind in ZIP_PARTS), SUFFIXES[".odt"]})
HEAD = 4096
MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\s|<!--.{0,2000}?-->)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
XML_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b")
XHTML = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)

_NAMES = mimetypes.MimeTypes(filenames=())


def media_type_of(content: bytes, declared: str | None = None, name: str = "") -> str | None:
    """The media type of bytes that a server calls `declared` (a Content-Type) and that bear a name; None where nothing tells it."""
    signed = _by_signature(content)
    if signed:
        return signed
    for claim in (_bare(declared), media_type_by_name(name)):
        if claim and claim not in SIGNED:
            return claim
    return PLAIN if _looks_like_text(content) else None


def media_type_by_name(name: str) -> str | None:
    """The media type that a file name promises; None for a suffix that promises nothing."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    return SUFFIXES.get(suffix) or _NAMES.types_map[True].get(suffix)


def is_cut(content: bytes, media_type: str | None) -> bool:
    """Do the bytes end before the document does, as far as its kind can tell?"""
    if media_type == PDF:
        return b"%%EOF" not in content[-HEAD:]
    return media_type == ZIP and not zipfile.is_zipfile(io.BytesIO(content))


def _bare(declared: str | None) -> str | None:
    """A Content-Type without its parameters; None where it says nothing."""
    kind = (declared or "").partition(";")[0].strip().lower()
    return None if kind in {"", "application/octet-stream", "binary/octet-stream", "application/download"} else kind


def _by_signature(content: bytes) -> str | None:
    head = content[:HEAD]
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(content)
    if head.startswith(OLE_SIGNATURE):
        return DOC if any(name in content for name in WORD_STREAMS) else OLE
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[257:262] == b"ustar":
        return TAR
    if MARKUP.match(head):
        return HTML
    if XML_START.match(head):
        return HTML if XHTML.search(head) else XML
    return None


def _kind_of_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    return file.read(100).decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError):
        return ZIP
    return next((kind for part, kind in ZIP_PARTS if part in names), ZIP)


def _looks_like_text(content: bytes) -> bool:
    head = content[:HEAD]
    return b"\x00" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff")) or utf_16_encoding(head) is not None
