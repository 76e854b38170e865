"""The passport: the programme's own fields and what the council put into force."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from mslite.domain.programme.kinds import ProgrammeState, ResolutionKind
from mslite.domain.programme.rows import Programme
from mslite.domain.rows import Words
from mslite.ui.kit.linkrow import LinkRow
from mslite.ui.pages.programme.passport.enforcing import EnforceDialog
from mslite.ui.pages.programme.passport.wordings import WordingDialog
from tests.ui import hands


def in_dialog(kind, do):
    """Let ``do(dialog)`` work in the dialog that is about to open."""

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            try:
                do(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def adopt(window, number, date):
    def fill(dialog):
        assert not dialog.verb.isEnabled()
        hands.type_text(dialog.form.rows["number"].editor, number)
        hands.type_text(dialog.form.rows["date"].editor.field, date)
        dialog.form.rows["council"].editor.setFocus()
        assert dialog.verb.isEnabled()
        dialog.verb.click()

    in_dialog(EnforceDialog, fill)
    window.page.section.resolutions.button.click()
    window.settled()


def test_the_council_adopts_amends_and_the_differences_are_told(window, office):
    made = office.programmes.begin(2024).first(Programme)
    window.open("programme", made.id)
    adopt(window, "05", "16.02.2024")
    book = office.programmes.book(made.id)
    assert book.programme.state is ProgrammeState.ADOPTED and book.resolutions[0].number == "05"
    chapter = book.chapters[1]
    office.records.save(dataclasses.replace(chapter, text=Words("Жаңы киришүү")))
    window.page.refresh(frozenset())
    window.settled()
    adopt(window, "12", "20.03.2025")
    assert [one.kind for one in office.programmes.book(made.id).resolutions] == [
        ResolutionKind.ADOPTED,
        ResolutionKind.AMENDED,
    ]
    seen = []

    def look(dialog):
        dialog.other.set_value(office.programmes.book(made.id).resolutions[1].id)
        dialog.other.edited.emit()
        hands.settle(window.desk)
        model = dialog.table.model
        seen.append([model.index(0, no).data() for no in range(model.columnCount())])
        assert dialog.after.value() == "Жаңы киришүү"
        assert not dialog.back.isVisible()

    in_dialog(WordingDialog, look)
    window.page.section.resolutions.findChildren(LinkRow)[0].click()
    window.settled()
    assert seen == [["Глава", "Киришүү", "Тексти, кыргызча", "бош", "Жаңы киришүү"]]


def test_a_resolution_entered_by_mistake_is_taken_back(window, office):
    made = office.programmes.begin(2024).first(Programme)
    window.open("programme", made.id)
    adopt(window, "05", "16.02.2024")

    def withdraw(dialog):
        hands.answer("Кайтарып алуу")
        dialog.back.click()

    in_dialog(WordingDialog, withdraw)
    window.page.section.resolutions.findChildren(LinkRow)[0].click()
    window.settled()
    assert office.programmes.book(made.id).programme.state is ProgrammeState.DRAFT
    window.shell.status.take_back()
    window.settled()
    assert office.programmes.book(made.id).programme.state is ProgrammeState.ADOPTED


def test_the_dialogs_die(window, office):
    made = office.programmes.begin(2024).first(Programme)
    window.open("programme", made.id)
    adopt(window, "05", "16.02.2024")
    page, book = window.page, office.programmes.book(made.id)
    hands.assert_dies(lambda: EnforceDialog(page._ctx.tr, page, book))
    hands.assert_dies(lambda: WordingDialog(page._ctx, page, book, book.resolutions[0].id))
    window.settled()
