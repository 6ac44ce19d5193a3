"""Registers of several lists as one PDF: every page as it is, an outline entry for every ward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import Destination

from app.domain.errors import UserError
from app.spreadsheets.results.register.parts import RegisterPart


def merge_registers(parts: Sequence[RegisterPart], target: Path) -> int:
    """Put the registers one after the other into `target`; how many pages that makes.

    Their printed page numbers stay: each ward has its own. Raises UserError for one that cannot
    be read.
    """
    writer = PdfWriter()
    for part in parts:
        _append(writer, part)
    writer.add_metadata({"/Title": "Form A: Attendance Registers", "/Creator": "Rollcheck"})
    writer.page_mode = "/UseOutlines"
    with target.open("wb") as out:
        writer.write(out)
    return len(writer.pages)


def _append(writer: PdfWriter, part: RegisterPart) -> None:
    first = len(writer.pages)
    try:
        reader = PdfReader(part.path)
        entries = list(_entries(reader)) or [(part.title, 0)]
        writer.append(reader, import_outline=False)
    except (PyPdfError, OSError, ValueError) as damaged:
        raise UserError(
            f"The register of {part.file_name} cannot be read. "
            "Make its results anew (change its ward, or ask again), then try again"
        ) from damaged
    for title, page in entries:
        name = f"{title} ({part.file_name})"
        writer.add_outline_item(title=name, page_number=first + page)


def _entries(reader: PdfReader) -> Iterator[tuple[str, int]]:
    """What a register says of itself: a title and a page for each of its wards."""
    for entry in reader.outline:
        if isinstance(entry, Destination):
            page = reader.get_destination_page_number(entry)
            if page is not None and page >= 0:
                yield str(entry.title), page
