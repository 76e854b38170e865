"""A backup brought from another machine, whose keys are its own; the sheet with the recovery key."""

import datetime as dt
from pathlib import Path

import pytest

from mslite.documents.pdftext import page_texts
from mslite.domain.office import Person
from mslite.domain.problems import UserFixable
from mslite.domain.rows import Words
from mslite.services.office import Office, open_office, translator
from mslite.services.recovery import recovery_sheet

CLERK = "Асанова Мээрим Талантовна"


def opened(folder: Path, name: str = "", password: str = "") -> Office:
    found = open_office(folder, name, password)
    assert isinstance(found, Office)
    return found


def test_it_opens_by_its_own_password_and_takes_the_place_of_the_data(tmp_path: Path) -> None:
    lost = opened(tmp_path / "lost")
    lost.work_as("", CLERK)
    lost.records.save(Person(name="Бакиров Эрмек"))
    lost.access.set_password(CLERK, "тоолор бийик")
    lost.access.require(True)
    stick = tmp_path / "stick"
    stick.mkdir()
    path = Path(lost.backups.run(stick).path)
    lost.close()

    fresh = opened(tmp_path / "fresh")
    for password, code in (("", "password_needed"), ("башка нерсе", "wrong_password")):
        with pytest.raises(UserFixable) as told:
            fresh.backups.drill(path, CLERK if password else "", password)
        assert told.value.code == code
    report = fresh.backups.drill(path, CLERK, "тоолор бийик")
    assert (report.ok, report.counts["person"]) == (True, 2)
    assert fresh.backups.counts()["person"] == 0
    work = fresh.backups.bringing_back(path, CLERK, "тоолор бийик")
    fresh.close()
    work()
    fresh = opened(tmp_path / "fresh", CLERK, "тоолор бийик")
    assert [line.person.name for line in fresh.directory.people()] == [CLERK, "Бакиров Эрмек"]
    fresh.close()


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_the_sheet_holds_the_whole_key_on_one_page(lang: str) -> None:
    key = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-67AB-CDEF"
    tr = translator(lang)
    pdf = recovery_sheet(key, Words("Ак-Суу мэриясы", "Мэрия Ак-Суу"), tr, dt.date(2026, 2, 16))
    (page,) = page_texts(pdf)
    assert key == "-".join(
        line.strip() for line in page.splitlines() if line.strip().isascii() and "-" in line
    )
    assert tr.t("Recovery key").upper() in page
