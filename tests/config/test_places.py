from pathlib import Path

import pytest

from mslite import shipped
from mslite.config import places
from mslite.domain.problems import EnvironmentTrouble, Severity


def test_the_chosen_folder_wins_and_is_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert places.data_folder(Path("маалымат")) == tmp_path / "маалымат"


def test_without_a_choice_it_is_the_persons_own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert places.data_folder() == tmp_path / "mslite"
    assert places.log_folder(tmp_path) == tmp_path / "logs"


def test_what_is_shipped_is_found_wherever_the_program_is_started(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert (places.resources() / "icons").is_dir()
    assert (places.translations() / "ky.po").is_file()


def test_an_installed_program_finds_it_in_share(monkeypatch, tmp_path):
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "lib" / "mslite")
    monkeypatch.setattr(shipped.sys, "prefix", str(tmp_path))
    (tmp_path / "share" / "mslite" / "resources").mkdir(parents=True)
    assert places.resources() == tmp_path / "share" / "mslite" / "resources"
    with pytest.raises(EnvironmentTrouble, match="program_incomplete"):
        places.translations()


@pytest.mark.parametrize(
    "name", ["OneDrive", "OneDrive - Мэрия", "Dropbox", "ЯндексДиск", "Google Диск", "Облако Mail.ru"]
)
def test_a_folder_in_a_cloud_is_doubted(tmp_path, name):
    (doubt,) = places.doubts(tmp_path / name / "mslite")
    assert (doubt.code, doubt.severity, doubt.values["name"]) == ("folder_in_cloud", Severity.WARNING, name)


def test_a_cloud_under_another_name_is_known_from_its_variable(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Бөлүм"))
    assert [p.code for p in places.doubts(tmp_path / "Бөлүм" / "mslite")] == ["folder_in_cloud"]


def test_a_plain_folder_is_not_doubted(tmp_path):
    assert places.doubts(tmp_path / "mslite") == ()
    assert places.doubts(tmp_path / "dropboxes") == ()


def test_a_network_mount_is_known_by_its_kind(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\n//server/obmen /mnt/obmen\\040jalpy cifs rw 0 0\n", encoding="utf-8"
    )
    assert places._linux_mount(Path("/mnt/obmen jalpy/mslite"), mounts) == "folder_on_network"
    assert places._linux_mount(Path("/home/aigul/mslite"), mounts) == ""
    assert places._linux_mount(Path("/home"), tmp_path / "absent") == ""
