"""One clerk's errands from the command line, on the sample office and on troubled folders."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mslite.cli.refs import short
from mslite.db.engine import connect_keyed
from mslite.documents.pdftext import page_count, page_texts
from mslite.domain.meetings import Meeting
from mslite.domain.office import Form, MeetingKind
from mslite.domain.rows import Words
from mslite.domain.sheets import PrintChoice
from mslite.services.office import Office
from mslite.services.open import key_of
from tests.cli.conftest import OBEYING_MODES

ROOT = Path(__file__).resolve().parents[2]
PERSON, PASSWORD = "Асанова Мээрим Талантовна", "төрт сөз эстен чыкпайт"


def text_of(path: Path) -> str:
    return " ".join(page_texts(path.read_bytes()))


# ---- the sample office -----------------------------------------------------------------------------------


def test_demo_makes_the_office_prints_its_protocol_and_says_so_in_three_lines(mslite, tmp_path):
    out = tmp_path / "басма"
    done = mslite("demo", "--print", out)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 3 and done.stderr == ""
    printed = {f"protocol-{lang}.{kind}" for lang in ("ky", "ru", "both") for kind in ("pdf", "docx")}
    assert {path.name for path in out.iterdir()} == printed
    assert "ЧЕЧИМ КЫЛАТ" in text_of(out / "protocol-ky.pdf")
    assert "РЕШИЛИ" in text_of(out / "protocol-ru.pdf")
    assert "ЧЕЧИМ КЫЛАТ" in text_of(out / "protocol-both.pdf")
    assert "РЕШИЛИ" in text_of(out / "protocol-both.pdf")


def test_the_second_run_speaks_as_the_first_did(mslite):
    type(mslite)(mslite.folder, "ru")("demo")
    command = [sys.executable, "-m", "mslite", "--data", str(mslite.folder), "demo"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert "оставлено как есть" in done.stdout


def test_demo_leaves_an_office_as_it_is(town):
    before = (town.folder / "office.mslite").read_bytes()
    done = town("demo")
    assert done.returncode == 0 and "already" in done.stdout
    assert (town.folder / "office.mslite").read_bytes() == before


def test_demo_prints_nothing_of_another_office(mslite, tmp_path):
    mslite("list", "meetings")
    done = mslite("demo", "--print", tmp_path / "out")
    assert done.returncode == 1 and "not the sample office" in done.stderr
    assert not (tmp_path / "out").exists()


def test_demo_does_not_mix_with_what_lies_in_a_folder(mslite):
    mslite.folder.mkdir()
    (mslite.folder / "отчёт.doc").write_bytes(b"x")
    done = mslite("demo")
    assert done.returncode == 1 and "not empty" in done.stderr
    assert [path.name for path in mslite.folder.iterdir()] == ["отчёт.doc"]


def test_a_folder_that_is_no_folder(mslite, tmp_path):
    mslite.folder.write_bytes(b"")
    done = mslite("demo")
    assert done.returncode == 3 and str(mslite.folder) in done.stderr


# ---- reading ---------------------------------------------------------------------------------------------


def test_an_empty_folder_becomes_an_office_that_opens_without_a_password(mslite):
    done = mslite("list", "meetings")
    assert done.returncode == 0 and done.stdout == ""
    assert "A new office was made" in done.stderr and "No meetings yet" in done.stderr
    again = mslite("list", "meetings")
    assert again.returncode == 0 and "new office" not in again.stderr


def test_the_list_shows_first_what_may_be_typed(shown, tmp_path):
    lines = shown("list", "meetings").stdout.splitlines()
    assert len(lines) == 9
    for no, line in enumerate(lines[1:8:3]):
        done = shown("print", "protocol", line.split()[0], "--out", tmp_path / f"{no}.pdf")
        assert done.returncode == 0, done.stderr


def test_search_finds_with_russian_letters_what_was_said_in_kyrgyz(shown):
    done = shown("search", "тутук")
    assert done.returncode == 0 and "эскирген түтүктөрдү" in done.stdout
    nothing = shown("search", "жокчулуктун")
    assert nothing.returncode == 0 and nothing.stdout == "" and "Nothing found" in nothing.stderr


def test_what_search_shows_first_may_be_printed(shown, tmp_path):
    hit = next(line for line in shown("search", "31").stdout.splitlines() if "№ 31" in line)
    printed = shown("print", "protocol", hit.split()[0], "--out", tmp_path / "a.pdf")
    assert printed.returncode == 0 and (tmp_path / "a.pdf").exists()


# ---- printing --------------------------------------------------------------------------------------------


def test_an_issued_protocol_prints_as_the_very_bytes_of_its_issue(shown, tmp_path):
    done = shown("print", "protocol", "№ 1", "--out", tmp_path / "a.pdf")
    assert done.returncode == 0 and done.stdout == f"{tmp_path / 'a.pdf'}\n"
    verdict = shown("verify", tmp_path / "a.pdf")
    assert verdict.returncode == 0 and "identical" in verdict.stdout


@pytest.mark.parametrize(("form", "lang"), [("formal", "ru"), ("short", "both"), ("record", "ky")])
def test_any_form_and_language_says_the_same_as_the_issued_one(shown, tmp_path, form, lang):
    out = tmp_path / "a.pdf"
    assert shown("print", "protocol", "1", "--form", form, "--lang", lang, "--out", out).returncode == 0
    assert "ДОЛБООР" not in text_of(out)
    verdict = shown("verify", out)
    assert verdict.returncode == 0 and "another rendering" in verdict.stdout


def test_a_protocol_that_is_not_issued_prints_as_a_draft(shown, refs, tmp_path):
    done = shown("print", "protocol", refs["Held, not issued"], "--out", tmp_path / "a.pdf")
    assert done.returncode == 0 and "draft" in done.stderr
    assert "ДОЛБООР / ПРОЕКТ" in text_of(tmp_path / "a.pdf")


def test_word_files(shown, refs, tmp_path):
    for ref in ("1", refs["Running"]):
        out = tmp_path / f"{ref}.docx"
        assert shown("print", "protocol", ref, "--lang", "ru", "--out", out).returncode == 0
        assert out.read_bytes().startswith(b"PK")


def test_the_other_papers(shown, tmp_path):
    papers = {
        "notice": ("ОБЪЯВЛЕНИЕ", ()),
        "registration": ("ЛИСТ РЕГИСТРАЦИИ", ("--rows", "40")),
        "extract": ("ПРОТОКОЛДОН КӨЧҮРМӨ", ("--item", "2")),
        "casefile": ("РЕШИЛИ", ()),
    }
    for name, (words, more) in papers.items():
        out = tmp_path / f"{name}.pdf"
        done = shown("print", name, "1", *more, "--out", out)
        assert done.returncode == 0, done.stderr
        assert words.casefold() in text_of(out).casefold(), name
    assert page_count((tmp_path / "casefile.pdf").read_bytes()) > 20


def test_no_such_item(shown, tmp_path):
    done = shown("print", "extract", "1", "--item", "99", "--out", tmp_path / "a.pdf")
    assert done.returncode == 1 and "99" in done.stderr and not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("ref", ["404", "ффф"])
def test_an_unknown_meeting(shown, tmp_path, ref):
    done = shown("print", "protocol", ref, "--out", tmp_path / "a.pdf")
    assert done.returncode == 1 and "list meetings" in done.stderr
    assert not (tmp_path / "a.pdf").exists()


def test_a_number_of_two_series_asks_which(town, tmp_path):
    with closing(Office(town.folder, key_of(town.folder))) as office:
        office.actor = PERSON
        date = office.meetings.lines()[0].date
        new = office.meetings.create(MeetingKind.OTHER, date=date, title=Words("Жолугушуу")).first(Meeting)
        office.registration.add_invited(new.id, names=[PERSON])
        office.papers.issue(new.id, PrintChoice(Form.RECORD))
        named = [line.id for line in office.meetings.lines() if line.number == "1"]
    done = town("print", "protocol", "1", "--out", tmp_path / "a.pdf")
    assert len(named) == 2 and done.returncode == 1
    assert all(short(one) in done.stderr for one in named)
    assert town("print", "protocol", short(new.id), "--out", tmp_path / "a.pdf").returncode == 0


def test_a_number_that_was_taken_back_still_names_its_meeting(shown, tmp_path):
    done = shown("print", "protocol", "01", "--out", tmp_path / "a.pdf")
    assert done.returncode == 0 and "Катышкандардын саны" in text_of(tmp_path / "a.pdf")


def test_a_name_without_pdf_or_docx_is_wrong_usage(shown, tmp_path):
    done = shown("print", "protocol", "1", "--out", tmp_path / "a.odt")
    assert done.returncode == 2 and ".pdf / .docx" in done.stderr
    done = shown("print", "notice", "1", "--out", tmp_path / "a.docx")
    assert done.returncode == 2


def test_a_folder_that_is_not_there_is_named(shown, tmp_path):
    out = tmp_path / "жок" / "a.pdf"
    done = shown("print", "protocol", "1", "--out", out)
    assert done.returncode == 3 and str(out) in done.stderr


# ---- verify ----------------------------------------------------------------------------------------------


def test_the_whole_file_is_verified(shown):
    done = shown("verify")
    assert done.returncode == 0 and "is sound" in done.stdout and "Meeting: 10" in done.stdout


def test_a_file_that_was_tampered_with_is_noticed(town):
    key = key_of(town.folder)
    with closing(connect_keyed(town.folder / "office.mslite", key.hex())) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'decision'")
        connection.execute("PRAGMA writable_schema = RESET")
        connection.execute("UPDATE decision SET text_ky = 'башка чечим' WHERE position = 1")
    done = town("verify")
    assert done.returncode == 1 and "not sound" in done.stdout


def test_another_pdf_is_unknown_and_a_text_is_no_pdf(shown, tmp_path):
    shown("print", "notice", "1", "--out", tmp_path / "a.pdf")
    done = shown("verify", tmp_path / "a.pdf")
    assert done.returncode == 1 and "Unknown" in done.stdout
    (tmp_path / "b.pdf").write_text("Салам", encoding="utf-8")
    done = shown("verify", tmp_path / "b.pdf")
    assert done.returncode == 1 and "not a PDF" in done.stderr
    done = shown("verify", tmp_path / "нет.pdf")
    assert done.returncode == 1 and "cannot be read" in done.stderr


# ---- in and out --------------------------------------------------------------------------------------------


def test_an_office_goes_out_as_json_and_comes_in_elsewhere(town, tmp_path):
    out = tmp_path / "office.json"
    assert town("export", "json", "--out", out).returncode == 0
    assert json.loads(out.read_text(encoding="utf-8"))
    other = type(town)(tmp_path / "башка")
    done = other("import", "json", out)
    assert done.returncode == 0, done.stderr
    assert "9 meetings" in done.stdout
    assert other("list", "meetings").stdout == town("list", "meetings").stdout
    assert other("verify").returncode == 0
    again = other("import", "json", out)
    assert again.returncode == 0 and "0 records" in again.stdout


def test_broken_json_brings_nothing_in(mslite, tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text('{"a": [1,\n 2', encoding="utf-8")
    done = mslite("import", "json", bad)
    assert done.returncode == 1 and "bad.json" in done.stderr and "2" in done.stderr
    assert mslite("import", "json", tmp_path / "none.json").returncode == 1


# ---- backups -----------------------------------------------------------------------------------------------


def test_a_backup_is_made_and_brought_back_in_the_place_of_the_data(town):
    made = town("backup")
    assert made.returncode == 0 and "MB" in made.stdout
    backup = next(path for path in (town.folder / "backups").iterdir() if (path / "manifest.json").exists())
    with closing(Office(town.folder, key_of(town.folder))) as office:
        office.actor = PERSON
        office.records.remove(*(office.meetings.dossier(x.id).meeting for x in office.meetings.lines()[:2]))
    assert len(town("list", "meetings").stdout.splitlines()) == 7
    done = town("restore", backup)
    assert done.returncode == 0, done.stderr
    assert done.stdout.index("Meeting: 10") < done.stdout.index("Restored")
    assert len(town("list", "meetings").stdout.splitlines()) == 9
    assert any("before-restore" in path.name for path in town.folder.iterdir())
    assert town("verify").returncode == 0


def test_a_backup_on_a_stick_starts_a_new_machine(town, tmp_path):
    stick, new = tmp_path / "stick", tmp_path / "new machine"
    stick.mkdir()
    made = town("backup", "--to", stick)
    assert made.returncode == 0, made.stderr
    backup = next(path.parent for path in stick.rglob("manifest.json"))
    done = town("restore", backup, "--into", new)
    assert done.returncode == 0, done.stderr
    assert town("list", "meetings", data=new).stdout == town("list", "meetings").stdout


def test_what_is_no_backup_replaces_nothing(town, tmp_path):
    before = (town.folder / "office.mslite").read_bytes()
    assert town("restore", tmp_path / "none").returncode == 1
    (tmp_path / "empty").mkdir()
    done = town("restore", tmp_path / "empty")
    assert done.returncode == 3, done.stderr
    assert (town.folder / "office.mslite").read_bytes() == before
    done = town("backup", "--to", tmp_path / "no stick")
    assert done.returncode == 3 and done.stderr


# ---- beside an open window ---------------------------------------------------------------------------------


def test_beside_an_open_window_reading_works_and_writing_is_refused_in_words(town, tmp_path):
    town("export", "json", "--out", tmp_path / "all.json")
    with closing(Office(town.folder, key_of(town.folder))) as office:
        office.actor = PERSON
        office.settings.save_municipality(office.settings.municipality())
        for command in (
            ("list", "meetings"),
            ("search", "суу"),
            ("verify",),
            ("backup", "--to", tmp_path),
            ("export", "json", "--out", tmp_path / "again.json"),
            ("print", "registration", "1", "--out", tmp_path / "a.pdf"),
            ("print", "casefile", "1", "--out", tmp_path / "b.pdf"),
        ):
            done = town(*command)
            assert done.returncode == 0, (command, done.stderr)
        backup = next(path.parent for path in tmp_path.rglob("manifest.json"))
        for command in (("import", "json", tmp_path / "all.json"), ("restore", backup)):
            done = town(*command)
            assert done.returncode == 3 and "open in another window" in done.stderr, command
    assert town("import", "json", tmp_path / "all.json").returncode == 0


def test_a_registration_sheet_whose_numbers_are_still_to_be_given_is_writing(town, refs, tmp_path):
    command = ("print", "registration", refs["Planned"], "--out", tmp_path / "a.pdf")
    with closing(Office(town.folder, key_of(town.folder))):
        done = town(*command)
        assert done.returncode == 3 and "open in another window" in done.stderr
    assert town(*command).returncode == 0
    with closing(Office(town.folder, key_of(town.folder))):
        assert town(*command).returncode == 0  # the numbers are there now


# ---- passwords ---------------------------------------------------------------------------------------------


@pytest.fixture
def closed(town):
    """The sample office behind the passwords of one person."""
    with closing(Office(town.folder, key_of(town.folder))) as office:
        office.access.set_password(PERSON, PASSWORD)
        office.access.require(True)
    return town


def test_the_password_comes_from_a_file(closed, tmp_path):
    right = tmp_path / "сырсөз.txt"
    right.write_text(f"{PASSWORD}\r\n", encoding="utf-8-sig")
    done = closed("--password-file", right, "--person", PERSON, "list", "meetings")
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 9
    alone = closed("--password-file", right, "list", "meetings")  # nobody else has a password
    assert alone.stdout == done.stdout


def test_a_wrong_password_a_missing_file_and_none_at_all(closed, tmp_path):
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("туура эмес сырсөз\n", encoding="utf-8")
    done = closed("--password-file", wrong, "list", "meetings")
    assert done.returncode == 1 and "password is wrong" in done.stderr and done.stdout == ""
    done = closed("--password-file", tmp_path / "none", "list", "meetings")
    assert done.returncode == 1 and "cannot be read" in done.stderr
    done = closed("list", "meetings")
    assert done.returncode == 1 and "asks for a password" in done.stderr


def test_with_two_passwords_it_asks_whose(closed, tmp_path):
    right = tmp_path / "p.txt"
    right.write_text(PASSWORD, encoding="utf-8")
    with closing(Office(closed.folder, key_of(closed.folder, PERSON, PASSWORD))) as office:
        office.access.set_password("Бакиров Эрмек Сапарович", "башка узун сырсөз")
    done = closed("--password-file", right, "list", "meetings")
    assert done.returncode == 1 and PERSON in done.stderr and "--person" in done.stderr
    assert closed("--password-file", right, "--person", PERSON, "list", "meetings").returncode == 0


def test_the_recovery_key_opens_without_a_password(closed, tmp_path):
    sheet = tmp_path / "sheet.txt"
    with closing(Office(closed.folder, key_of(closed.folder, PERSON, PASSWORD))) as office:
        sheet.write_text(office.access.make_recovery().lower(), encoding="utf-8")
    done = closed("--recovery-key", "--password-file", sheet, "list", "meetings")
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 9
    sheet.write_text("ABCD-EFGH", encoding="utf-8")
    done = closed("--recovery-key", "--password-file", sheet, "list", "meetings")
    assert done.returncode == 1 and "mistyped" in done.stderr and done.stdout == ""


# ---- troubled folders --------------------------------------------------------------------------------------


def test_a_file_of_a_newer_program_is_left_alone(town):
    with closing(connect_keyed(town.folder / "office.mslite", key_of(town.folder).hex())) as connection:
        connection.execute("PRAGMA user_version = 99")
    done = town("list", "meetings")
    assert done.returncode == 3 and "newer version" in done.stderr


@pytest.mark.parametrize("with_keys", [True, False])
def test_a_file_that_is_not_ours_is_left_alone(town, with_keys):
    path = town.folder / "office.mslite"
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE t (x)")
        other.commit()
    before = path.read_bytes()
    if not with_keys:
        for found in town.folder.iterdir():
            if found != path:
                shutil.rmtree(found) if found.is_dir() else found.unlink()
    done = town("list", "meetings")
    assert done.returncode == 3 and "not made by mslite" in done.stderr
    assert path.read_bytes() == before
    assert with_keys or [found.name for found in town.folder.iterdir()] == ["office.mslite"]


def test_lost_keys_are_not_replaced_by_new_ones(town):
    for name in ("keys.json", "keys.json.bak", "office.key"):
        (town.folder / name).unlink(missing_ok=True)
    left = sorted(path.name for path in town.folder.iterdir() if "key" in path.name)
    done = town("list", "meetings")
    assert done.returncode == 3 and done.stdout == ""
    assert sorted(path.name for path in town.folder.iterdir() if "key" in path.name) == left


def test_a_folder_without_the_right_to_write(town):
    paths = [town.folder, *town.folder.rglob("*")]
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
    bound = type(town)(town.folder, "en", OBEYING_MODES)
    try:
        for command in (("list", "meetings"), ("import", "json", __file__), ("demo", "--print", "/tmp")):
            done = bound(*command)
            assert done.returncode == 3 and "cannot be written" in done.stderr, command
    finally:
        for path in paths:
            path.chmod(0o700)


def test_a_fault_of_the_program_leaves_a_report_and_no_traceback(town):
    broken = town.folder.parent / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(
        "import mslite.cli.refs as r\nr.EVERY = None\n", encoding="utf-8"
    )
    done = town("list", "meetings", PYTHONPATH=f"{broken}{os.pathsep}{ROOT}")
    assert done.returncode == 4 and str(town.folder / "logs") in done.stderr
    assert "AttributeError" in next((town.folder / "logs").iterdir()).read_text(encoding="utf-8")


# ---- self-test ---------------------------------------------------------------------------------------------


def test_self_test_passes_here(mslite):
    done = mslite("self-test")
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("\nok ") == 5 and "FAILED" not in done.stdout
    assert not mslite.folder.exists()
