"""Optical character recognition of pages that are pictures, through the program Tesseract where it is installed. Off unless asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import Any

from flows.extract.limits import THEN
from flows.rejected import Unreadable

RESOLUTION = 300 / 72  # dots per point
INSTALL = "install Tesseract with its languages (https://tesseract-ocr.github.io), or leave ocr empty" + THEN


def recognise(page: Any, languages: str) -> str:
    """The text of a PDFium page. Unreadable where Tesseract or one of the languages ("eng+fra") is missing."""
    program = shutil.which("tesseract")
    if program is None:
        raise Unreadable("no_ocr", f"ocr is set, but there is no tesseract to run; {INSTALL}")
    bitmap = page.render(scale=RESOLUTION, grayscale=True)
    rows = bytes(bitmap.buffer)
    picture = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height)
    picture += b"".join(rows[start : start + bitmap.width] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    result = subprocess.run(
        [program, "stdin", "stdout", "-l", languages, "-c", "preserve_interword_spaces=1"],
        input=picture,
        capture_output=True,
        check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    if result.returncode:
        raise Unreadable("no_ocr", f"tesseract failed ({result.stderr.decode('utf-8', 'replace').strip()[:200]}); {INSTALL}")
    return result.stdout.decode("utf-8", "replace").replace("\f", "").rstrip()
