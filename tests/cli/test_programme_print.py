"""``print book`` and its kin: one programme needs no name, the ending of the file says as what."""

import io
import zipfile

import docx
import pytest

from mslite.documents.pdftext import page_texts


@pytest.mark.parametrize(
    ("what", "more", "says"),
    [
        ("book", (), "МАЗМУНУ"),
        ("plan", (), "Чаралар"),
        ("annual-plan", ("--year", "2026"), "2026-ЖЫЛГА КАРАТА ИШ-ЧАРАЛАР ПЛАНЫ"),
        ("matrix", (), "Маселе"),
        ("monitoring", ("--year", "2026", "--half", "1"), "биринчи жарым"),
        ("handout", (), "Артыкчылыктар боюнча аткарылышы"),
        ("body", ("--body", "Таза суу"), "«Ак-Суу Таза суу»"),
    ],
)
def test_every_paper_of_the_sample_programme(what, more, says, shown, tmp_path):
    out = tmp_path / "кагаз.pdf"
    done = shown("print", what, *more, "--out", out)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(out)
    text = " ".join(" ".join(page_texts(out.read_bytes())).split())
    assert says in text


def test_the_language_of_the_paper_is_chosen(shown, tmp_path):
    out = tmp_path / "book.docx"
    assert shown("print", "book", "--lang", "ru", "--out", out).returncode == 0
    assert "СОДЕРЖАНИЕ" in {line.text for line in docx.Document(io.BytesIO(out.read_bytes())).paragraphs}


@pytest.mark.parametrize("what", ["book", "plan", "matrix", "handout"])
def test_a_year_that_says_nothing_for_a_paper_does_no_harm(what, shown, tmp_path):
    out = tmp_path / "кагаз.docx"
    done = shown("print", what, "--year", "2026", "--out", out)
    assert done.returncode == 0 and out.exists(), done.stderr


@pytest.mark.parametrize("ref", ["№ 05", "Ак-Суу"])
def test_the_programme_is_named_by_its_resolution_or_its_name(ref, shown, tmp_path):
    out = tmp_path / "кагаз.xlsx"
    done = shown("print", "matrix", "--programme", ref, "--out", out)
    assert done.returncode == 0 and out.exists(), done.stderr
    assert shown("print", "matrix", "--programme", "№ 77", "--out", out).returncode == 1


def test_tables_for_excel(shown, tmp_path):
    out = tmp_path / "plan.xlsx"
    assert shown("print", "plan", "--out", out).returncode == 0
    assert "xl/workbook.xml" in zipfile.ZipFile(out).namelist()


def test_what_cannot_be_printed_says_why(shown, mslite, tmp_path):
    done = shown("print", "plan", "--out", tmp_path / "plan.txt")
    assert done.returncode == 2 and ".pdf / .docx / .xlsx" in done.stderr
    done = shown("print", "monitoring", "--year", "1999", "--out", tmp_path / "a.pdf")
    assert done.returncode == 1 and "There is no half-year to report on yet." in done.stderr
    done = shown("print", "body", "--body", "Нет такого", "--out", tmp_path / "a.pdf")
    assert done.returncode == 1 and "«Нет такого»" in done.stderr
    assert mslite("print", "book", "--out", tmp_path / "a.pdf").returncode == 1  # no programme is here
