"""The contents of a Word file: a field that Word brings up to date, filled as the paper is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mslite.documents.blocks import Contents, Look
from mslite.documents.docx_styles import style_of
from mslite.documents.docx_xml import field_part

INDENT = 250_000
"""EMU by which a lesser chapter stands further in."""


def put_contents(word: Any, block: Contents, chapters: Sequence[tuple[str, int, int]], width: int) -> None:
    """Put the list of contents at the end of the file; ``chapters`` are (title, level from 0, page)."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

    word.add_paragraph(block.title, style=style_of(word, Look.TITLE))
    entries = [entry for entry in chapters if entry[1] <= block.deepest]
    lines = []
    for title, depth, page in entries:
        line = word.add_paragraph(style=_style(word, depth))
        stops = line.paragraph_format.tab_stops
        stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        lines.append((line, f"{title}\t{page}"))
    for no, (line, text) in enumerate(lines):
        if not no:
            field_part(line, "begin")
            field_part(line, "", f' TOC \\o "1-{block.deepest + 1}" \\h \\z \\u ')
            field_part(line, "separate")
        line.add_run(text)
    if lines:
        field_part(lines[-1][0], "end")


def _style(word: Any, depth: int) -> Any:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    name = f"toc {depth + 1}"
    if name not in {style.name for style in word.styles}:
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        style.font.bold = depth == 0
        style.paragraph_format.left_indent = depth * INDENT
        style.paragraph_format.space_after = Pt(3)
    return word.styles[name]
