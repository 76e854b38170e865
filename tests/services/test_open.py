"""Opening a folder: new, with a key file, with passwords; who is working."""

from pathlib import Path

import pytest

from mslite.domain.keeping import FolderKind
from mslite.domain.office import Municipality, Person
from mslite.domain.problems import EnvironmentTrouble, UserFixable
from mslite.domain.rows import Words
from mslite.services.office import Locked, Office, open_office
from mslite.services.open import look


def opened(folder: Path, name: str = "", password: str = "") -> Office:
    found = open_office(folder, name, password)
    assert isinstance(found, Office)
    return found


def test_an_empty_folder_becomes_an_office_that_opens_by_its_key_file(tmp_path: Path) -> None:
    folder = tmp_path / "маалымат"
    assert look(folder).kind is FolderKind.EMPTY
    office = opened(folder)
    assert office.wizard_wanted
    assert office.workers() == ()
    assert office.work_as("", "Асанова  Мээрим") == "Асанова Мээрим"
    office.settings.save_municipality(Municipality(name=Words("Ак-Суу", "Ак-Суу")))
    office.close()
    assert look(folder).kind is FolderKind.OPEN
    office = opened(folder)
    assert not office.wizard_wanted
    ((person_id, name),) = office.workers()
    assert (name, office.last_worker) == ("Асанова Мээрим", person_id)
    office.close()


def test_with_passwords_on_a_person_or_the_recovery_key_opens(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.access.set_password("Асанова Мээрим", "тоолор бийик")
    recovery = office.access.make_recovery()
    office.access.require(True)
    office.close()
    assert open_office(tmp_path) == Locked(("Асанова Мээрим",))
    assert open_office(tmp_path, "Асанова Мээрим", "башка сөз") == Locked(
        ("Асанова Мээрим",), True, "Асанова Мээрим"
    )
    opened(tmp_path, "Асанова Мээрим", "тоолор бийик").close()
    office = opened(tmp_path, "", recovery)
    office.access.require(False)
    office.close()
    opened(tmp_path).close()


def test_one_writer_and_any_readers(tmp_path: Path, key: bytes) -> None:
    office = Office(tmp_path, key)
    try:
        with pytest.raises(EnvironmentTrouble) as told:
            Office(tmp_path, key)
        assert told.value.code == "open_elsewhere"
        reader = Office(tmp_path, key, reading=True)
        assert reader.meetings.count() == 0
        reader.close()
    finally:
        office.close()


def test_a_wrong_key_is_told(tmp_path: Path, key: bytes) -> None:
    Office(tmp_path, key).close()
    with pytest.raises((UserFixable, EnvironmentTrouble)):
        Office(tmp_path, bytes(32))
    Office(tmp_path, key).close()


def test_language_is_kept_on_this_machine(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.keep_language("ru")
    assert office.machine().language == "ru"
    office.close()


def test_a_lost_data_file_is_told_where_backups_know_of_it(tmp_path):
    office = open_office(tmp_path)
    office.actor = "Асанова Мээрим"
    office.records.save(Person(name="Бакиров Эрмек"))
    office.close(backup=True)
    (tmp_path / "office.mslite").unlink()
    with pytest.raises(EnvironmentTrouble, match="file_gone"):
        open_office(tmp_path)
    assert not (tmp_path / "office.mslite").exists()
