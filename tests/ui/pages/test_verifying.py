"""What is this PDF? Four answers, by what stands on the page."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from mslite.documents import pdf
from mslite.domain.papers import Paper
from mslite.domain.plain import digest
from mslite.domain.rows import PaperLang, Words
from mslite.domain.sheets import PrintChoice
from mslite.services.freeze import frozen_protocol
from mslite.services.office import translator
from mslite.ui.kit.access import nameless
from mslite.ui.kit.context import PageContext
from mslite.ui.pages.verifying.page import VerifyingPage
from tests.services.day import DAY, staff_meeting
from tests.ui import hands


def look(window, folder: Path, data: bytes) -> VerifyingPage:
    page = window.go("verifying")
    file = folder / "file.pdf"
    file.write_bytes(data)
    page.look_at(file)
    hands.until(lambda: page.card.badge.isVisible() or not page.card.words.text())
    window.settled()
    return page


def verdict(page: VerifyingPage) -> str:
    return page.card.badge.word.text()


def issued(window) -> Paper:
    meeting_id = staff_meeting(window.office)
    return window.office.papers.issue(meeting_id, PrintChoice(lang=PaperLang.KY)).first(Paper)


def test_the_issued_bytes_are_identical(window, tmp_path):
    paper = issued(window)
    page = look(window, tmp_path, window.office.papers.pdf(paper.id))
    assert verdict(page) == "Дал ошол файл"
    assert "№ 1" in page.card.paper.text()
    page.card.button.click()
    assert window.settled().title == "Жумалык кеңешме"


def test_another_rendering_is_the_same_content(window, tmp_path):
    paper = issued(window)
    with window.office.store.read() as session:
        sheet = frozen_protocol(session, paper)
    russian = dataclasses.replace(sheet, paper=dataclasses.replace(sheet.paper, lang=PaperLang.RU))
    page = look(window, tmp_path, pdf.render(russian, translator, foot=pdf.Foot(digest(sheet), "1")))
    assert verdict(page) == "Мазмуну ошол эле"


def test_a_changed_text_differs_though_its_hash_is_printed_right(window, tmp_path):
    paper = issued(window)
    with window.office.store.read() as session:
        sheet = frozen_protocol(session, paper)
    decision = dataclasses.replace(sheet.items[0].decisions[0], text=Words("Түтүктү алмаштырбоо."))
    forged = dataclasses.replace(sheet, items=(dataclasses.replace(sheet.items[0], decisions=(decision,)),))
    page = look(window, tmp_path, pdf.render(forged, translator, foot=pdf.Foot(digest(sheet), "1")))
    assert verdict(page) == "Айырмаланат"
    assert "алмаштыруу" in page.card.ours.text()
    assert "алмаштырбоо" in page.card.theirs.text()


def test_an_older_print_and_an_annulled_number_are_said(window, tmp_path):
    paper = issued(window)
    first = window.office.papers.pdf(paper.id)
    window.office.papers.reissue(paper.id, PrintChoice(lang=PaperLang.BOTH))
    window.office.papers.annul(paper.id, "ката кетти")
    page = look(window, tmp_path, first)
    assert verdict(page) == "Дал ошол файл"
    assert "1-нуска" in page.card.more.text()
    assert "ката кетти" in page.card.more.text()


def test_a_strangers_pdf_is_unknown(window, tmp_path):
    issued(window)
    other = window.office.papers.registration(staff_meeting(window.office, DAY.replace(month=5)))
    page = look(window, tmp_path, other)
    assert verdict(page) == "Белгисиз"
    assert not page.card.button.isVisible()


def test_what_is_no_pdf_is_told(window, tmp_path):
    page = look(window, tmp_path, b"hello")
    assert "PDF" in page.preview._words.text()
    assert not page.card.badge.isVisible()


def test_names_and_lifetime(window):
    ctx = PageContext(window.desk, window.office, window.shell.tr_now, window.shell)
    page = window.go("verifying")
    assert nameless(page) == []
    hands.assert_dies(lambda: VerifyingPage(ctx))
