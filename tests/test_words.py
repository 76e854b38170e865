"""What every Kyrgyz and Russian text of the window and the papers has to keep to."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"
BOTH = ("ky", "ru")
SAME_IN_EVERY_LANGUAGE = frozenset({"%(argument_name)s: %(message)s"})
OF_COMMISSIONS = frozenset({"Commission sitting"})
"""The only Kyrgyz texts about «отурум»: a commission's; a meeting in general is «жыйын»."""


def texts(lang: str) -> Iterator[tuple[str, str]]:
    """Yield (English, translation) for every form of every text."""
    with (TRANSLATIONS / f"{lang}.po").open("rb") as stream:
        for message in read_po(stream, locale=lang):
            if message.id:
                plural = isinstance(message.id, tuple | list)
                for form in message.string if plural else (message.string,):
                    yield message.id[0] if plural else message.id, form


def those(lang: str, pattern: str, but: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    return [(id_, text) for id_, text in texts(lang) if id_ not in but and re.search(pattern, text)]


@pytest.mark.parametrize("lang", BOTH)
def test_nothing_is_left_in_english(lang):
    left = [id_ for id_, text in texts(lang) if text == id_ and re.search("[a-z]", id_)]
    assert not set(left) - SAME_IN_EVERY_LANGUAGE


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("two spaces", r"[^\s\d·]  +[^\s·]"),
        ("a space before a stop", r"\w [,.:;!?](\s|$)"),
        ("English quotes", r"[\"“”]"),
        ("a long dash", "—"),
        ("a hyphen for a dash", r"\s-\s"),
        ("three dots for an ellipsis", r"\.\.\."),
        ("a number sign that touches its number", r"№[{\d]"),
        ("a Latin letter within a Cyrillic word", r"[а-яёңөү][a-z]|(?<!\{)\b[A-Za-z]+[а-яёңөү]"),
    ],
)
def test_a_text_is_set_as_it_is_printed(lang, what, pattern):
    assert not those(lang, pattern), what


@pytest.mark.parametrize("lang", BOTH)
def test_only_letters_of_kyrgyz_and_russian_stand_in_it(lang):
    assert not those(lang, "(?i)(?![а-яёңөү])[Ѐ-ӿ]")


def test_a_meeting_has_one_kyrgyz_name():
    assert not those("ky", "(?i)отурум", OF_COMMISSIONS)


@pytest.mark.parametrize(
    ("lang", "wrong", "right"),
    [
        ("ky", r"(?i)\bмашине", "компьютер"),
        ("ky", r"(?i)\bкагаз", "документ"),
        ("ky", r"(?i)таштанды", "себет"),
        ("ky", r"(?i)импортто", "киргизүү"),
        ("ky", r"(?i)баскычтоп", "клавиатура"),
        ("ky", r"(?i)\bысым", "аты-жөнү"),
        ("ky", r"(?i)кеңсе", "мекеме"),
        ("ky", r"(?i)\bапта", "жума"),
        ("ru", r"(?i)\bмашин", "компьютер"),
        ("ru", r"(?i)\bбумаг", "документ"),
        ("ru", r"(?i)импортир", "загрузить"),
        ("ru", r"(?i)прикрепл", "приложить"),
        ("ru", r"(?i)\b(еще|ее|мое|отчет|учет|прием|объем|утвержден|закончен)\b", "ё"),
    ],
)
def test_one_thing_has_one_word(lang, wrong, right):
    assert not those(lang, wrong), right


@pytest.mark.parametrize("lang", BOTH)
def test_a_text_for_a_native_speaker_still_exists(lang):
    known = {id_ for id_, _ in texts(lang)}
    lines = (TRANSLATIONS / "REVIEW.md").read_text(encoding="utf-8").splitlines()[4:]
    asked = [line.removeprefix("| ").rsplit(" | ", 1)[0] for line in lines]
    assert asked and not [text for text in asked if text not in known]
