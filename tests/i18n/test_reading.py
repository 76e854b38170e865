"""The catalogues as the program reads them say what the standard library reads in them."""

import gettext

import pytest

from mslite.config import places
from mslite.i18n.catalogue import Compiled, load


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_every_text_is_what_gettext_reads(lang):
    file = places.translations() / f"{lang}.mo"
    with file.open("rb") as stream:
        known = gettext.GNUTranslations(stream)
    ours = Compiled(file.read_bytes())
    messages = [one for one in known._catalog if one and isinstance(one, str)]
    assert len(messages) > 1000
    assert [ours.gettext(one) for one in messages] == [known.gettext(one) for one in messages]
    plurals = {one[0] for one in known._catalog if isinstance(one, tuple)}
    assert len(plurals) > 5
    for one in plurals:
        for count in (*range(25), 101, 111, 1000):
            assert ours.ngettext(one, "–", count) == known.ngettext(one, "–", count)


def test_a_text_that_is_not_there_stays_as_it_is():
    tr = load(places.translations(), "ru")
    assert tr.t("No such text at {place}", place="all") == "No such text at all"
    assert [tr.n("{n} zebra", "{n} zebras", count) for count in (1, 2)] == ["1 zebra", "2 zebras"]
    assert tr.t("") == ""
