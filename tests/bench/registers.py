"""What draws a register in a process of its own; each imports only what it needs (see `apart`)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path


def ours_draws() -> Callable[[str], None]:
    """The register of a folder's results."""
    from app.domain.totals import Totals
    from app.spreadsheets.results.register.register import write_register
    from app.spreadsheets.results.rows_file import read_results
    from tests.bench.people_rows import FACTS

    def work(name: str) -> None:
        results = Path(name) / "results.jsonl"
        totals = Totals.of(list(read_results(results)))
        write_register(results, FACTS, totals, "0" * 64, Path(name) / "ours.pdf")

    return work


def reportlab_draws() -> Callable[[str], None]:
    """A table of a folder's groups in the same letters, each with its title and its total."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    from app.spreadsheets.results.register.fonts import REGULAR, load_fonts

    load_fonts()
    whole = ((0, 0), (-1, -1))
    look = [("GRID", *whole, 0.6, "black"), ("FONT", *whole, REGULAR, 8)]

    def work(name: str) -> None:
        groups = json.loads((Path(name) / "groups.json").read_text())
        style = getSampleStyleSheet()["Normal"]
        story: list[object] = []
        for group in groups:
            head = [f"{at}" for at in range(1, len(group["rows"][0]) + 1)]
            story += [
                Paragraph(group["title"], style),
                LongTable([head, *group["rows"]], repeatRows=1, style=look),
                Paragraph(group["total"], style),
            ]
        SimpleDocTemplate(str(Path(name) / "plain.pdf"), pagesize=landscape(A4)).build(story)

    return work
