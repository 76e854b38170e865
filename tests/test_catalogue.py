"""The keeper of the catalogues sees what is missing, stale or malformed."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from mslite.i18n.catalogue import load

KEEPER = Path(__file__).resolve().parent.parent / "translations" / "catalogue.py"
CODE = 'tr.t("Save")\ntr.t("Row {no}", no=1)\nN_("Hearing")\ntr.n("{n} row", "{n} rows", 2)\n'
WORDS = (
    "Save\tСактоо\tСохранить\n"
    "Row {no}\t{no}-сап\tСтрока {no}\n"
    "Hearing\tУгуу\tСлушания\n"
    "{n} row\t{n} rows\t{n} сап\t{n} сап\t{n} строка\t{n} строки\t{n} строк\n"
)


@pytest.fixture
def keeper(tmp_path: Path) -> ModuleType:
    """The real tool over a small program and small catalogues, complete."""
    spec = importlib.util.spec_from_file_location("keeper", KEEPER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.HERE, module.SOURCE = tmp_path / "translations", tmp_path / "mslite"
    module.HERE.mkdir()
    module.SOURCE.mkdir()
    code(module, CODE)
    add(module, WORDS)
    return module


def code(keeper: ModuleType, text: str) -> None:
    (keeper.SOURCE / "page.py").write_text(text, encoding="utf-8")


def add(keeper: ModuleType, text: str) -> None:
    file = keeper.HERE.parent / "words.tsv"
    file.write_text(text, encoding="utf-8")
    assert keeper.main(["add", str(file)]) == 0


def faults(keeper: ModuleType, capsys: pytest.CaptureFixture) -> list[str]:
    capsys.readouterr()
    code = keeper.main(["check"])
    said = capsys.readouterr().out.splitlines()
    assert code == (0 if said[0].startswith("catalogues complete") else 1)
    return [] if code == 0 else said


def test_the_catalogues_of_the_program_are_complete():
    check = [sys.executable, KEEPER, "check"]
    done = subprocess.run(check, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


def test_added_words_are_what_the_program_reads(keeper, capsys):
    assert faults(keeper, capsys) == []
    ky, ru, en = (load(keeper.HERE, lang) for lang in ("ky", "ru", "en"))
    assert (ky.t("Save"), ru.t("Hearing"), en.t("Row {no}", no=3)) == ("Сактоо", "Слушания", "Row 3")
    assert [ru.n("{n} row", "{n} rows", n) for n in (1, 3, 5)] == ["1 строка", "3 строки", "5 строк"]
    assert ky.n("{n} row", "{n} rows", 5) == "5 сап"
    assert en.n("{n} row", "{n} rows", 1) == "1 row"


def test_a_text_without_translation_is_found(keeper, capsys):
    code(keeper, CODE + 'tr.t("Undo")\n')
    assert faults(keeper, capsys) == [f"{lang}: not in the catalogue: 'Undo'" for lang in ("en", "ky", "ru")]
    keeper.main(["update"])
    assert faults(keeper, capsys) == ["ky: no translation: 'Undo'", "ru: no translation: 'Undo'"]


def test_a_text_no_longer_used_is_found_and_goes(keeper, capsys):
    code(keeper, CODE.replace('N_("Hearing")\n', ""))
    assert faults(keeper, capsys) == [f"{lang}: no longer used: 'Hearing'" for lang in ("en", "ky", "ru")]
    keeper.main(["update"])
    assert faults(keeper, capsys) == []


def test_a_changed_plural_is_stale(keeper, capsys):
    code(keeper, CODE.replace("{n} rows", "{n} lines"))
    assert "ky: no longer used: '{n} row'" in faults(keeper, capsys)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("Row {no}\t{nomer}-сап\tСтрока {no}", "ky: places differ (no, nomer): 'Row {no}'"),
        ("Row {no}\tсап\tСтрока {no}", "ky: places differ (no): 'Row {no}'"),
        ("Row {no}\t{no-сап\tСтрока {no}", "ky: expected '}' before end of string: '{no-сап'"),
        ("Save\tСактоо\tСохранить\\n", "ru: spaces at an end differ: 'Save'"),
    ],
)
def test_a_malformed_translation_is_found(keeper, capsys, words, fault):
    add(keeper, words)
    assert fault in faults(keeper, capsys)


def test_one_form_given_for_a_plural_is_not_taken(keeper, capsys):
    add(keeper, "{n} row\t{n} сап\t{n} строк")
    assert faults(keeper, capsys) == []
    assert load(keeper.HERE, "ru").n("{n} row", "{n} rows", 3) == "3 строки"
    code(keeper, CODE + 'tr.n("{n} day", "{n} days", 2)\n')
    add(keeper, "{n} day\t{n} күн\t{n} дней")
    assert "ru: no translation: '{n} day'" in faults(keeper, capsys)


def test_words_may_come_before_the_code_that_uses_them(keeper, capsys):
    add(keeper, "Undo\tАртка кайтаруу\tОтменить")
    assert faults(keeper, capsys) == []
    code(keeper, CODE + 'tr.t("Undo")\n')
    keeper.main(["update"])
    assert faults(keeper, capsys) == []


def test_the_same_texts_give_the_same_files(keeper):
    def catalogues() -> dict[str, bytes]:
        return {p.name: p.read_bytes() for p in keeper.HERE.iterdir() if p.suffix in {".po", ".pot", ".mo"}}

    before = catalogues()
    keeper.main(["update"])
    keeper.main(["compile"])
    assert len(before) == 7 and catalogues() == before


@pytest.mark.parametrize("row", ["Save\tСактоо", "Save\tСактоо\t", "a\tb\tc\td"])
def test_a_row_of_the_wrong_shape_is_named_and_changes_nothing(keeper, row):
    before = (keeper.HERE / "ky.po").read_bytes()
    file = keeper.HERE.parent / "wrong.tsv"
    file.write_text("Hearing\tУгуу\tСлушание\n" + row + "\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="row 2"):
        keeper.main(["add", str(file)])
    assert (keeper.HERE / "ky.po").read_bytes() == before


def test_a_text_for_a_native_speaker_is_listed_once(keeper):
    for _ in range(2):
        keeper.main(["review", "Hearing", "угуу or тыңдоо"])
    page = (keeper.HERE / "REVIEW.md").read_text(encoding="utf-8")
    assert page.count("| Hearing | угуу or тыңдоо |") == 1
