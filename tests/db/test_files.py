import hashlib
import random
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mslite.db import files
from mslite.db.files import Files
from mslite.domain.problems import EnvironmentTrouble, UserFixable

PLAIN = "Осмонова Айгүл: сканерленген барак\n".encode() * 50


@pytest.fixture
def store(tmp_path):
    return Files(tmp_path, secrets.token_bytes(32))


def test_what_is_put_is_got_and_stored_once(store, tmp_path):
    digest = store.put(PLAIN)
    assert store.get(digest) == PLAIN
    before = store.path(store.name(digest)).stat()
    assert store.put(PLAIN) == digest
    after = store.path(store.name(digest)).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert list(store.names()) == [store.name(digest)]
    assert (
        store.path(store.name(digest)) == tmp_path / "files" / store.name(digest)[:2] / store.name(digest)[2:]
    )


@given(st.binary(max_size=2000))
def test_any_bytes(tmp_path_factory, data):
    store = Files(tmp_path_factory.getbasetemp() / "any", b"k" * 32)
    assert store.get(store.put(data)) == data


def test_a_name_tells_nothing_without_the_key(tmp_path):
    one, two = (Files(tmp_path / name, secrets.token_bytes(32)) for name in "ab")
    digest = one.put(PLAIN)
    assert digest == two.put(PLAIN) == hashlib.sha256(PLAIN).hexdigest()
    assert len({digest, one.name(digest), two.name(digest)}) == 3
    assert not any(digest[:8] in str(path) for path in tmp_path.rglob("*"))


@pytest.mark.parametrize("fault", ["bit", "bytes", "sector", "cut", "longer"])
def test_damage_is_always_noticed_and_mended_by_putting_it_again(store, fault):
    digest = store.put(PLAIN)
    sound = store.path(store.name(digest)).read_bytes()
    chance = random.Random(fault)
    for _ in range(100):
        raw = bytearray(sound)
        at = chance.randrange(len(raw))
        if fault == "bit":
            raw[at] ^= 1 << chance.randrange(8)
        elif fault == "bytes":
            raw[at : at + 16] = bytes(b ^ 0x5A for b in raw[at : at + 16])
        elif fault == "sector":
            raw[at // 512 * 512 : at // 512 * 512 + 512] = bytes(len(raw[at // 512 * 512 :][:512]))
        elif fault == "cut":
            del raw[at:]
        else:
            raw += bytes(1 + at)
        store.path(store.name(digest)).write_bytes(raw)
        assert store.has(digest) and not store.sound(digest)
        with pytest.raises(EnvironmentTrouble, match="file_damaged"):
            store.get(digest)
    assert store.put(PLAIN) == digest
    assert store.get(digest) == PLAIN


def test_a_file_under_another_files_name_is_noticed(store):
    one, two = store.put(b"one"), store.put(b"two")
    store.path(store.name(one)).write_bytes(store.path(store.name(two)).read_bytes())
    with pytest.raises(EnvironmentTrouble, match="file_damaged"):
        store.get(one)


@pytest.mark.parametrize("digest", ["", "0" * 64, "../../etc/passwd", "ab/" * 21 + "a", "F" * 64])
def test_a_missing_file_is_said(store, digest):
    assert not store.has(digest)
    with pytest.raises(EnvironmentTrouble, match="file_missing"):
        store.get(digest)


def test_a_file_too_big_is_refused_before_it_is_written(store, monkeypatch, tmp_path):
    monkeypatch.setattr(files, "LARGEST", 10)
    with pytest.raises(UserFixable, match="file_too_big"):
        store.put(b"x" * 11)
    assert not (tmp_path / "files").exists()
    store.put(b"x" * 10)


def test_no_word_stands_in_clear(store):
    digest = store.put(PLAIN)
    assert "Осмонова".encode() not in store.path(store.name(digest)).read_bytes()
