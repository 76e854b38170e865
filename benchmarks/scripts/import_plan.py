"""A plan of an office's own file: ``floor|read|understand docx|xlsx real|COUNT``; CPU milliseconds.

*Read* makes tables of the file, *understand* goes on to the dry run of an import; the *floor* is python-docx
or calamine giving the bare values of the cells. The file has COUNT activities under priorities, sections and
tasks with merged cells; *real* is the plan of the real town where it is at hand, else one of its size.
"""

from __future__ import annotations

import copy
import io
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import docx
import python_calamine
import xlsxwriter
from docx.oxml.ns import qn

from benchmarks.harness import CACHE
from benchmarks.scripts.timing import report
from mslite.domain.programme.understand import understand
from mslite.exchange import office_files
from mslite.safefile import atomic_write

REAL = Path("/work/shared/real/kara-balta-plan-2023-2026")
REAL_SIZE = 87
HEAD = ("№", "Тапшырма", "Чаралар / аракеттер", "Мөөнөтү", "Күтүлгөн жыйынтык", "Жооптуу")
BODIES = ("Мэрия", "Муниципалдык чарба бөлүмү", "«Ак-Суу суу» МИ", "Билим берүү бөлүмү", "Кеңеш")

Rows = Iterator[tuple[str, ...]]


def rows(count: int) -> Rows:
    """Yield a plan: one text is a row of full width, an empty task goes on from above."""
    for no in range(count):
        if no % 250 == 0:
            yield (f"{no // 250 + 1}. Артыкчылык: шаардын {no // 250 + 1}-багытын өнүктүрүү",)
        if no % 50 == 0:
            yield (f"{no // 250 + 1}.{no % 250 // 50 + 1}. Бөлүм № {no // 50 + 1}",)
        task = no % 5 == 0
        yield (
            str(no // 5 + 1) if task else "",
            f"{no // 5 + 1}-тапшырма: кызматтардын сапатын жогорулатуу" if task else "",
            f"{no + 1}-чара: {no % 40 + 1}-көчөнүн инфраструктурасын оңдоо жана кайра куруу",
            ("2024-2027-жж.", "2025-ж.", "Жыл сайын", "2026 –ж")[no % 4],
            f"{no % 9 + 1} км жол оңдолду, {no % 300 + 20} үй-бүлө камсыз болду",
            ", ".join((BODIES[no % 5], BODIES[(no + 2) % 5])),
        )


def made(kind: str, size: str) -> Path:
    """Return the file, made once."""
    real = REAL.with_suffix(f".{kind}")
    if size == "real" and real.exists():
        return real
    count = REAL_SIZE if size == "real" else int(size)
    file = CACHE / f"plan-{count}.{kind}"
    if not file.exists():
        CACHE.mkdir(exist_ok=True)
        atomic_write(file, (_docx if kind == "docx" else _xlsx)(count))
    return file


def _docx(count: int) -> bytes:
    document = docx.Document()
    document.add_heading("Иш-чаралардын планы")
    table = document.add_table(1, len(HEAD))
    for cell, text in zip(table.rows[0].cells, HEAD, strict=True):
        cell.text = text
    model = table.add_row()._tr
    body = table._tbl
    body.remove(model)
    for texts in rows(count):
        body.append(_row(model, texts))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _row(model: Any, texts: tuple[str, ...]) -> Any:
    """Return a row of python-docx's own XML; a cell without a number or task is merged upwards."""
    row = copy.deepcopy(model)
    cells = row.findall(qn("w:tc"))
    for cell in cells[len(texts) :]:
        row.remove(cell)
    for no, (cell, text) in enumerate(zip(cells, texts, strict=False)):
        properties = cell.get_or_add_tcPr()
        if len(texts) == 1:
            properties.grid_span = len(HEAD)
        elif no < 2:
            properties.vMerge_val = "restart" if text else "continue"
        cell.p_lst[0].add_r().text = text
    return row


def _xlsx(count: int) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("План")
        sheet.write_row(0, 0, HEAD)
        for no, texts in enumerate(rows(count), start=1):
            if len(texts) == 1:
                sheet.merge_range(no, 0, no, len(HEAD) - 1, texts[0])
            else:
                sheet.write_row(no, 0, texts)
    return out.getvalue()


def bare(file: Path) -> None:
    """Read the cells and nothing else."""
    if file.suffix == ".docx":
        for table in docx.Document(str(file)).tables:
            for row in table.rows:
                [cell.text for cell in row.cells]
    else:
        with python_calamine.CalamineWorkbook.from_path(file) as book:
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()


def work(step: str, file: Path) -> None:
    """Read a file; with ``understand`` make the dry run of it."""
    if step == "floor":
        bare(file)
        return
    read = office_files.read(file)
    if step == "understand":
        found = understand([read])
        if not found.counts.activities:
            raise SystemExit("no activity was found")


def main() -> None:
    """Measure what the command line names."""
    step, kind, size = sys.argv[1:4]
    file = made(kind, size)
    times = 5 if size == "real" else 1
    report((partial(work, step, file) for _ in range(times + 1)), warm=1)


if __name__ == "__main__":
    main()
