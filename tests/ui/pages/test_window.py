"""Every place opens, in each language, and nothing on it lacks a name for a screen reader."""

import pytest

from mslite.app import PLACES
from mslite.ui.kit.access import nameless
from tests.services.day import staff_meeting


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_every_place_opens_and_has_names(make_window, lang):
    window = make_window(lang)
    for place in PLACES:
        page = window.go(place.key)
        assert page.title, place.key
        assert nameless(page) == [], place.key


def test_the_window_bears_the_title_of_the_page_once_it_is_read(window, office):
    window.open("meeting", staff_meeting(office))
    assert window.shell.windowTitle() == "Жумалык кеңешме – Муниципалитет"
