import json
import re
import shutil

import pytest

from mslite.db import keys
from mslite.domain.problems import EnvironmentTrouble, UserFixable

NAME, WORD = "Осмонова Айгүл Бековна", "кара жорго ат 7"


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    """One full argon2id is in test_a_slot_says_how_it_was_made; elsewhere its cost proves nothing."""
    monkeypatch.setattr(keys, "_ARGON", {"t": 1, "m": 64, "p": 1})


def code(kind, call, *arguments):
    with pytest.raises(kind) as caught:
        call(*arguments)
    return caught.value.code


def test_a_new_folder_opens_by_its_key_file(tmp_path):
    key = keys.create(tmp_path)
    assert len(key) == 32
    assert keys.open_with_key_file(tmp_path) == key
    assert keys.needs_passphrase(tmp_path) == ()
    assert code(EnvironmentTrouble, keys.create, tmp_path) == "keys_exist"
    assert keys.open_with_key_file(tmp_path) == key


def test_no_keys_at_all_is_said(tmp_path):
    assert not keys.exist(tmp_path)
    assert code(EnvironmentTrouble, keys.open_with_key_file, tmp_path) == "keys_missing"


def test_a_slot_says_how_it_was_made(tmp_path, monkeypatch):
    monkeypatch.undo()
    key = keys.create(tmp_path)
    keys.add_passphrase(tmp_path, key, NAME, WORD)
    slot = json.loads((tmp_path / keys.FILE).read_text(encoding="utf-8"))["slots"][1]
    assert (slot["person"], slot["t"], slot["m"], slot["p"]) == (NAME, 3, 65536, 4)
    monkeypatch.setattr(keys, "_ARGON", {"t": 1, "m": 64, "p": 1})
    assert keys.open_with_passphrase(tmp_path, NAME, WORD) == key


def test_passwords_of_two_people(tmp_path):
    key = keys.create(tmp_path)
    keys.add_passphrase(tmp_path, key, NAME, WORD)
    keys.add_passphrase(tmp_path, key, "Асанов Бакыт", "экинчи сөз 12")
    assert keys.needs_passphrase(tmp_path) == ()
    keys.require_passphrases(tmp_path, key)
    assert keys.needs_passphrase(tmp_path) == ("Асанов Бакыт", NAME)
    assert not (tmp_path / keys.KEY_FILE).exists()
    assert code(UserFixable, keys.open_with_key_file, tmp_path) == "password_needed"
    assert keys.open_with_passphrase(tmp_path, f"  {NAME} ", f" {WORD} ") == key
    assert code(UserFixable, keys.open_with_passphrase, tmp_path, NAME, "экинчи сөз 12") == "wrong_password"
    assert code(UserFixable, keys.open_with_passphrase, tmp_path, "Ким", WORD) == "wrong_password"
    keys.change_passphrase(tmp_path, NAME, WORD, "жаңы сөз 2026")
    assert code(UserFixable, keys.open_with_passphrase, tmp_path, NAME, WORD) == "wrong_password"
    assert keys.open_with_passphrase(tmp_path, NAME, "жаңы сөз 2026") == key
    assert code(UserFixable, keys.change_passphrase, tmp_path, NAME, WORD, "башка сөз") == "wrong_password"


def test_letters_typed_apart_are_the_same_password(tmp_path):
    key = keys.create(tmp_path)
    keys.add_passphrase(tmp_path, key, "Бакай", "Ный й коён")
    assert keys.open_with_passphrase(tmp_path, "Бакай", "Ный й коён") == key


def test_a_password_has_a_name_and_some_length(tmp_path):
    key = keys.create(tmp_path)
    assert code(UserFixable, keys.add_passphrase, tmp_path, key, NAME, "кыска") == "password_short"
    assert code(UserFixable, keys.add_passphrase, tmp_path, key, " ", WORD) == "person_needed"


def test_the_last_way_in_stays(tmp_path):
    key = keys.create(tmp_path)
    keys.make_recovery(tmp_path, key)
    assert code(UserFixable, keys.remove_slot, tmp_path, key, "key_file") == "last_key"
    assert code(UserFixable, keys.require_passphrases, tmp_path, key) == "last_key"
    keys.add_passphrase(tmp_path, key, NAME, WORD)
    keys.require_passphrases(tmp_path, key)
    keys.require_passphrases(tmp_path, key)
    assert code(UserFixable, keys.remove_slot, tmp_path, key, "passphrase", NAME) == "last_key"
    assert code(UserFixable, keys.remove_slot, tmp_path, key, "passphrase", "Ким") == "gone"
    keys.allow_key_file(tmp_path, key)
    keys.remove_slot(tmp_path, key, "passphrase", NAME)
    assert keys.open_with_key_file(tmp_path) == key


def test_turning_passwords_off_twice_keeps_the_key_file(tmp_path):
    key = keys.create(tmp_path)
    before = (tmp_path / keys.KEY_FILE).read_bytes()
    keys.allow_key_file(tmp_path, key)
    assert (tmp_path / keys.KEY_FILE).read_bytes() == before


def test_the_recovery_key_forgives_its_typist(tmp_path):
    key = keys.create(tmp_path)
    assert not keys.has_recovery(tmp_path)
    text = keys.make_recovery(tmp_path, key)
    assert keys.has_recovery(tmp_path)
    assert re.fullmatch(r"([A-Z2-7]{4}-){8}[A-Z2-7]{4}", text)
    typed = [
        text,
        text.lower().replace("-", " "),
        text.replace("-", ""),
        text.replace("O", "0").replace("I", "1").replace("B", "8"),
        text.translate(str.maketrans("ABCEHKMOPTX", "АВСЕНКМОРТХ")) + "\n",
        text.replace("-", "–"),
    ]
    for way in typed:
        assert keys.open_with_recovery(tmp_path, way) == key


def test_a_mistyped_recovery_key_is_told_from_a_foreign_one(tmp_path):
    key = keys.create(tmp_path)
    text = keys.make_recovery(tmp_path, key)
    for at in range(0, len(text), 3):
        if text[at] != "-":
            wrong = text[:at] + ("A" if text[at] != "A" else "C") + text[at + 1 :]
            assert code(UserFixable, keys.open_with_recovery, tmp_path, wrong) == "recovery_mistyped"
    for wrong in ("", "A", text[:-5], text + "A", "ү" * 36):
        assert code(UserFixable, keys.open_with_recovery, tmp_path, wrong) == "recovery_mistyped"
    again = keys.make_recovery(tmp_path, key)
    assert code(UserFixable, keys.open_with_recovery, tmp_path, text) == "wrong_recovery_key"
    assert keys.open_with_recovery(tmp_path, again) == key


def test_every_small_damage_is_noticed_and_the_spare_helps(tmp_path):
    key = keys.create(tmp_path / "sound")
    text = (tmp_path / "sound" / keys.FILE).read_bytes()
    for at in range(len(text)):
        folder = tmp_path / str(at)
        shutil.copytree(tmp_path / "sound", folder)
        hurt = text[:at] + bytes([text[at] ^ 4]) + text[at + 1 :]
        (folder / keys.FILE).write_bytes(hurt)
        assert keys.open_with_key_file(folder) == key
        assert (folder / keys.FILE).read_bytes() == text
        (folder / keys.FILE).write_bytes(hurt)
        (folder / keys.SPARE).write_bytes(hurt)
        assert code(EnvironmentTrouble, keys.open_with_key_file, folder) == "keys_damaged"
        shutil.rmtree(folder)


def test_what_was_damaged_is_kept_aside(tmp_path):
    key = keys.create(tmp_path)
    (tmp_path / keys.FILE).write_bytes(b"{")
    assert keys.open_with_key_file(tmp_path) == key
    assert (tmp_path / "keys.json.damaged").read_bytes() == b"{"


@pytest.mark.parametrize("text", [b"", b"zz", b"ab" * 31, b"ab" * 33])
def test_a_damaged_key_file_is_not_taken_for_a_password_folder(tmp_path, text):
    keys.create(tmp_path)
    (tmp_path / keys.KEY_FILE).write_bytes(text)
    assert code(EnvironmentTrouble, keys.open_with_key_file, tmp_path) == "key_file_damaged"
    (tmp_path / keys.KEY_FILE).write_bytes(b"ab" * 32)
    assert code(EnvironmentTrouble, keys.open_with_key_file, tmp_path) == "key_file_damaged"
    (tmp_path / keys.KEY_FILE).unlink()
    assert code(EnvironmentTrouble, keys.open_with_key_file, tmp_path) == "key_file_missing"


def test_recovery_mends_a_lost_key_file(tmp_path):
    key = keys.create(tmp_path)
    text = keys.make_recovery(tmp_path, key)
    (tmp_path / keys.KEY_FILE).unlink()
    keys.allow_key_file(tmp_path, keys.open_with_recovery(tmp_path, text))
    assert keys.open_with_key_file(tmp_path) == key


def test_a_foreign_key_changes_nothing(tmp_path):
    keys.create(tmp_path)
    before = (tmp_path / keys.FILE).read_bytes()
    assert code(EnvironmentTrouble, keys.make_recovery, tmp_path, b"x" * 32) == "keys_damaged"
    assert (tmp_path / keys.FILE).read_bytes() == before


def test_a_slot_may_not_ask_for_all_the_memory(tmp_path):
    with pytest.raises(EnvironmentTrouble):
        keys._stretch({"salt": "00" * 16, "t": 3, "m": 2**31, "p": 4}, WORD)


def test_a_password_taken_away_opens_no_backup_either(tmp_path):
    key = keys.create(tmp_path)
    copy, foreign = tmp_path / "backups" / "20260102-030405", tmp_path / "backups" / "foreign"
    copy.mkdir(parents=True)
    keys.copy_to(tmp_path, copy)
    other = keys.create(foreign)
    assert keys.open_with_key_file(copy) == key
    keys.add_passphrase(tmp_path, key, NAME, WORD)
    keys.add_passphrase(tmp_path, key, "Асанов Бакыт", "экинчи сөз 12")
    keys.require_passphrases(tmp_path, key)
    assert not (copy / keys.KEY_FILE).exists()
    assert keys.open_with_passphrase(copy, "Асанов Бакыт", "экинчи сөз 12") == key
    keys.remove_slot(tmp_path, key, "passphrase", "Асанов Бакыт")
    for folder in (tmp_path, copy):
        assert (
            code(UserFixable, keys.open_with_passphrase, folder, "Асанов Бакыт", "экинчи сөз 12")
            == "wrong_password"
        )
    keys.allow_key_file(tmp_path, key)
    assert keys.open_with_key_file(copy) == key
    assert keys.open_with_key_file(foreign) == other
    assert keys.key_id(copy) == keys.key_id(tmp_path) != keys.key_id(foreign)


def test_what_a_cut_left_behind_is_put_right_at_the_next_opening(tmp_path):
    key = keys.create(tmp_path)
    old = (tmp_path / keys.SPARE).read_bytes()
    old_file = (tmp_path / keys.KEY_FILE).read_bytes()
    keys.add_passphrase(tmp_path, key, NAME, WORD)
    keys.require_passphrases(tmp_path, key)
    (tmp_path / keys.SPARE).write_bytes(old)
    (tmp_path / keys.KEY_FILE).write_bytes(old_file)
    keys.open_with_passphrase(tmp_path, NAME, WORD)
    assert (tmp_path / keys.SPARE).read_bytes() == (tmp_path / keys.FILE).read_bytes()
    assert not (tmp_path / keys.KEY_FILE).exists()


def test_neither_key_nor_password_stands_in_any_file(tmp_path):
    key = keys.create(tmp_path)
    keys.add_passphrase(tmp_path, key, NAME, WORD)
    text = keys.make_recovery(tmp_path, key)
    for path in tmp_path.iterdir():
        raw = path.read_bytes()
        for secret in (key, key.hex().encode(), WORD.encode(), text.encode(), text.replace("-", "").encode()):
            assert secret not in raw
