"""Files that are no document, are locked, damaged or made to do harm: clear words, little memory."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mslite.domain.problems import UserFixable
from mslite.exchange.office_files import read
from mslite.i18n.problems import known, wording
from tests.exchange.made import cell, docx, ole, para, row, table, xlsx, zipped

SAMPLES = Path(__file__).parent / "samples"
GOOD = docx(para("Текст") + table(row("а", "б")))


def refused(data: bytes | Path, name: str = "план") -> UserFixable:
    with pytest.raises(UserFixable) as told:
        read(data, name)
    assert known(told.value.code)
    assert told.value.values["name"] == name
    return told.value


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"{\\rtf1 x}", "office_kind"),
        (b"%PDF-1.7", "office_kind"),
        (b"<html><table>", "office_kind"),
        (b"\x89PNG\r\n\x1a\n\0\0", "office_kind"),
        (bytes(range(256)) * 40, "office_kind"),
        (zipped({"кат.txt": "салам"}), "office_kind"),
        (ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), "office_password"),
        (ole("Root Entry", "WordDocument"), "office_old_word"),
        (ole("Root Entry", "VisioDocument"), "office_kind"),
        (SAMPLES / "open.doc", "office_old_word"),
        (SAMPLES / "locked.xls", "office_password"),
        (SAMPLES / "locked.ods", "office_password"),
        (GOOD[: len(GOOD) // 2], "office_damaged"),
        (GOOD[:-8], "office_damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_open_document(data, code):
    assert refused(data).code == code


def test_a_file_that_is_not_there_any_more(tmp_path):
    assert refused(tmp_path / "план.docx").code == "file_unreadable"


def test_a_broken_part_is_named():
    parts = {
        name: zipfile.ZipFile(io.BytesIO(GOOD)).read(name)
        for name in zipfile.ZipFile(io.BytesIO(GOOD)).namelist()
    }
    parts["word/document.xml"] = parts["word/document.xml"][:-30]
    told = refused(zipped(parts))
    assert (told.code, told.values["part"]) == ("office_damaged", "word/document.xml")


def test_a_locked_zip_is_told():
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert refused(bytes(data)).code == "office_password"


def test_a_macro_file_is_read_and_its_macros_are_left_alone():
    with_macros = io.BytesIO(GOOD)
    with zipfile.ZipFile(with_macros, "a") as file:
        file.writestr("word/vbaProject.bin", ole("VBA"))
    assert read(with_macros.getvalue(), "план.docm").tables[0].text(0, 1) == "б"


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "аааааааааа">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


def test_an_entity_bomb_is_refused():
    assert refused(docx(para("&j;"), head=ENTITIES)).code == "office_damaged"
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    assert refused(docx(para("&a;"), head=outside)).code == "office_damaged"


def test_far_cells_and_wide_rows_are_told_with_their_place():
    far = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="Z1048576"><v>1</v></c></row></sheetData>'
    )
    told = refused(xlsx(far))
    assert (told.code, told.values["sheet"], told.values["row"]) == ("office_sheet_too_long", "План", 1048576)
    told = refused(xlsx('<sheetData><row r="7"><c r="XFD7"><v>1</v></c></row></sheetData>'))
    assert (told.code, told.values["sheet"], told.values["row"]) == ("office_too_wide", "План", 7)


@pytest.mark.parametrize("body", ["<w:gridSpan w:val='x'/>", "<w:gridSpan w:val='99999999'/>", "<w:vMerge/>"])
def test_odd_spans_do_no_harm(body):
    assert read(docx(table(row(cell("а", body), "б")))).tables[0].text(0, 0) == "а"


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_the_words_name_file_and_place(lang, request):
    tr = request.getfixturevalue(f"tr_{lang}")
    told = str(wording(UserFixable("office_too_wide", name="план.xlsx", sheet="План", row=7, most=300), tr))
    assert "план.xlsx" in told
    assert "«План»" in told
    assert "7" in told


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]) << 20,) * 2)
from pathlib import Path
from mslite.domain.problems import UserFixable
from mslite.exchange.office_files import read
try:
    file = read(Path(sys.argv[1]))
    print("read", sum(len(table.rows) for table in file.tables))
except UserFixable as told:
    print(told.code)
"""


def within(path: Path, megabytes: int) -> str:
    """Read a file in a process that may not take more memory; return what came of it."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(megabytes)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    return done.stdout.strip()


def bomb(path: Path, part: str, piece: bytes, times: int, rest: bytes = b"") -> None:
    """Write a document one part of which is ``piece`` over and over."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        with zipfile.ZipFile(io.BytesIO(GOOD if part.startswith("word") else xlsx(""))) as good:
            for name in good.namelist():
                if name != part:
                    file.writestr(name, good.read(name))
        with file.open(part, "w", force_zip64=True) as stream:
            stream.write(rest)
            for _ in range(times):
                stream.write(piece)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of memory are Unix's")
@pytest.mark.parametrize(
    ("part", "piece", "times", "said"),
    [
        ("word/document.xml", b" " * (1 << 20), 1500, "office_swollen"),
        ("xl/sharedStrings.xml", b"<si><t>a</t></si>" * 60_000, 400, "office_swollen"),
        ("xl/worksheets/sheet1.xml", b"<row><c><v>1</v></c></row>" * 40_000, 15, "office_sheet_too_long"),
        ("word/document.xml", b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 30_000, 15, "office_too_long"),
        ("word/document.xml", b"<w:p>" + b"<w:r/>" * 170_000, 15, "office_swollen"),
    ],
)
def test_a_bomb_takes_little_memory(tmp_path, part, piece, times, said):
    heads = {
        "word/document.xml": b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>',
        "xl/sharedStrings.xml": b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
        "xl/worksheets/sheet1.xml": b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b"<sheetData>",
    }
    if piece.startswith(b"<w:p><w:r/>"):
        heads[part] += b"<w:p>"
        piece = piece.removeprefix(b"<w:p>")
    path = tmp_path / "бомба"
    bomb(path, part, piece, times, heads[part])
    assert within(path, 700) == said


@pytest.mark.skipif(sys.platform == "win32", reason="limits of memory are Unix's")
def test_a_document_of_sixty_megabytes_of_pictures_is_read_in_little_memory(tmp_path):
    path = tmp_path / "китеп.docx"
    path.write_bytes(GOOD)
    with zipfile.ZipFile(path, "a") as file:
        for number in range(6):
            file.writestr(f"word/media/image{number}.jpg", os.urandom(10 << 20))
    assert path.stat().st_size > 60 << 20
    assert within(path, 300) == "read 1"


def test_a_file_beyond_the_limit_is_not_even_opened(tmp_path):
    path = tmp_path / "чоң.docx"
    with path.open("wb") as stream:
        stream.truncate(201 << 20)
    assert refused(path, "чоң.docx").code == "file_too_big"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_file_with_flipped_bytes_never_crashes(data):
    made = bytearray(
        data.draw(st.sampled_from([GOOD, xlsx("<sheetData><row><c><v>1</v></c></row></sheetData>")]))
    )
    for _ in range(data.draw(st.integers(1, 6))):
        made[data.draw(st.integers(0, len(made) - 1))] = data.draw(st.integers(0, 255))
    try:
        read(bytes(made), "план")
    except UserFixable as told:
        assert known(told.code)
