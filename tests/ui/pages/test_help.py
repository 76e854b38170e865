"""F1 opens the help of the page in front, in the language of the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mslite import wiring
from mslite.app import PLACES
from mslite.ui.pages.help import HelpWindow
from mslite.ui.pages.help.topics import TOPICS
from mslite.ui.pages.help.window import page
from tests.services.day import staff_meeting
from tests.ui import hands


def test_every_topic_is_told_in_every_language(each_tr):
    for topic in TOPICS.values():
        told = page(topic, each_tr)
        for text in (topic.title, *topic.tells, *(does for _, does in topic.keys)):
            assert each_tr.lang == "en" or each_tr.t(text) != text, text
        assert "{" not in told


def test_every_place_has_its_own_topic(window):
    for place in PLACES:
        assert window.go(place.key).help_topic in TOPICS, place.key


def test_each_step_of_a_meeting_has_its_own_topic(window, office):
    page = window.open("meeting", staff_meeting(office))
    topics = []
    for no in range(5):
        page.show_step(no)
        topics.append(page.help_topic)
    assert len(set(topics)) == 5 and set(topics) <= set(TOPICS)
    hands.press(QApplication.focusWidget(), Qt.Key.Key_F1)
    helper = window.shell.findChild(HelpWindow)
    assert "Ctrl+D" in helper.text.toPlainText()
    helper.close()
    window.settled()


def test_f1_shows_the_topic_of_the_page_and_closes(window):
    window.go("today")
    window.shell.show_help(window.page.help_topic)
    QApplication.processEvents()
    helper = window.shell.findChild(HelpWindow)
    assert "Бүгүн" in helper.text.toPlainText() and "F5" in helper.text.toPlainText()
    helper.list.setCurrentRow(len(TOPICS) - 1)
    assert "Бүгүн" not in helper.text.toPlainText()
    helper.close()
    assert wiring.HELPER is HelpWindow


@pytest.mark.parametrize("topic", ["", "no-such-topic"])
def test_a_page_without_a_topic_gets_the_keys_that_work_everywhere(window, topic):
    window.shell.show_help(topic)
    QApplication.processEvents()
    helper = window.shell.findChild(HelpWindow)
    assert "Ctrl+K" in helper.text.toPlainText()
    helper.close()
    hands.settle(window.desk)
