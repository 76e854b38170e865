"""The step «Protocol»: a clerk issues, prints, has signed, corrects – with real pages."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog

from mslite.documents.pdftext import page_texts
from mslite.domain.meetings import Meeting
from mslite.domain.office import Form, MeetingKind
from mslite.domain.papers import Paper, PaperState, PaperType
from mslite.domain.rows import PaperLang, Words
from mslite.domain.sheets import Part, PrintChoice, SheetPerson
from mslite.ui.kit import printing
from mslite.ui.kit.access import nameless
from mslite.ui.pages.meeting.protocol import ProtocolStep
from mslite.ui.pages.meeting.protocol.otherdialogs import CorrectionDialog, ExtractDialog
from mslite.ui.pages.meeting.protocol.signdialog import SignDialog
from mslite.ui.pages.meeting.protocol.signers import SignerDialog
from tests.services.day import agenda_item, staff_meeting
from tests.ui import hands

CTRL = Qt.KeyboardModifier.ControlModifier
PROTOCOL = 3


def step_of(window, meeting_id: str) -> ProtocolStep:
    page = window.open("meeting", meeting_id)
    page.show_step(PROTOCOL)
    made(window)
    step = window.page.step
    assert isinstance(step, ProtocolStep)
    return step


def made(window) -> None:
    """Let the page in sight be made, the rest before it included."""
    window.settled()
    hands.until(lambda: window.page.step.preview.ready)
    window.settled()


def words(step: ProtocolStep) -> str:
    return " ".join(" ".join("\n".join(page_texts(pdf)) for pdf in step.preview.pdfs).split())


def titles(step: ProtocolStep) -> list[str]:
    model = step.list.model
    return [model.index(row, 0).data().strip() for row in range(model.rowCount())]


def choose(window, step: ProtocolStep, title: str) -> None:
    step.list.select_row(titles(step).index(title))
    made(window)


def with_dialog(kind: type[QDialog], work) -> None:
    """Do ``work(dialog)`` in the dialog of ``kind`` that is about to open."""

    def wait() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or not dialog.isActiveWindow():
            hands.QTimer.singleShot(10, wait)
            return
        try:
            work(dialog)
        except BaseException:
            dialog.reject()
            raise

    hands.QTimer.singleShot(0, wait)


def drop(step: ProtocolStep, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    step.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


def photo(folder: Path, name: str) -> Path:
    Image.new("RGB", (600, 800), "white").save(folder / name)
    return folder / name


def main_key(window, step: ProtocolStep) -> None:
    """Press Ctrl+Enter where the person is; without a screen a window does not come back by itself."""
    window.shell.activateWindow()
    hands.until(window.shell.isActiveWindow)
    assert step.isAncestorOf(QApplication.focusWidget()), "the keyboard has left the step"
    hands.press(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)


def issue(window, step: ProtocolStep) -> Paper:
    hands.answer("Чыгаруу")
    main_key(window, step)
    made(window)
    return window.office.meetings.page(step.meeting_id).protocol


def sign(window, step: ProtocolStep, folder: Path) -> None:
    def attach(dialog: SignDialog) -> None:
        hands.until(lambda: dialog.verb.isEnabled())
        dialog.verb.click()

    with_dialog(SignDialog, attach)
    drop(step, photo(folder, "1.jpg"), photo(folder, "2.jpg"))
    made(window)


# ---- what is missing -------------------------------------------------------------------------------------


def test_a_hearing_is_refused_until_it_is_right_and_each_line_leads_on(window):
    hearing = window.office.meetings.create(MeetingKind.HEARING).first(Meeting).id
    step = step_of(window, hearing)
    told = [row.problem.code for row in step.draft.missing.rows]
    assert {"needs_chair", "needs_secretary", "needs_present", "needs_invited"} <= set(told)
    assert not step.draft.main.isEnabled()
    hands.press(step, Qt.Key.Key_Return, CTRL)
    assert step.draft.missing.rows[0].hasFocus()
    assert not window.office.papers.papers_of(hearing)
    wanted = []
    step.problem_chosen.connect(wanted.append)
    step.draft.missing.rows[told.index("needs_chair")].click()
    assert [problem.code for problem in wanted] == ["needs_chair"]


def test_a_record_asks_for_less_than_a_hearing(window):
    hearing = window.office.meetings.create(MeetingKind.HEARING).first(Meeting).id
    step = step_of(window, hearing)
    asked = step.draft.missing.forbidding
    step.draft.form.set_value(Form.RECORD)
    step.draft.form.edited.emit()
    made(window)
    assert 0 < step.draft.missing.forbidding < asked


def test_warnings_stand_apart_and_do_not_forbid(window):
    meeting_id = staff_meeting(window.office)
    item = window.office.meetings.dossier(meeting_id).items[0]
    window.office.minutes.decide(meeting_id, item.id, Words("Баары жакшы 😀"))
    step = step_of(window, meeting_id)
    assert [row.problem.code for row in step.draft.missing.rows] == ["odd_signs"]
    assert "[U+1F600]" in words(step)
    assert step.draft.main.isEnabled()


# ---- choices ---------------------------------------------------------------------------------------------


def test_the_page_follows_form_language_parts_and_minutes(window):
    meeting_id = staff_meeting(window.office)
    step = step_of(window, meeting_id)
    step.draft.form.set_value(Form.FORMAL)
    step.draft.form.edited.emit()
    made(window)
    assert "УГУЛДУ" in words(step)
    step.draft.lang.set_value(PaperLang.RU)
    step.draft.lang.edited.emit()
    made(window)
    assert "СЛУШАЛИ" in words(step)
    step.draft.parts[Part.DISCUSSION].click()
    made(window)
    assert "Токтогул" not in words(step)
    item = window.office.meetings.dossier(meeting_id).items[0]
    window.office.minutes.decide(meeting_id, item.id, Words("Акча бөлүү.", "Выделить деньги."))
    window.page.refresh(frozenset())
    made(window)
    assert "Выделить деньги" in words(step)


def test_a_new_page_keeps_the_readers_place(window):
    step = step_of(window, staff_meeting(window.office))
    bar = step.preview.area.verticalScrollBar()
    bar.setValue(40)
    assert bar.value() == 40
    step.draft.lang.set_value(PaperLang.RU)
    step.draft.lang.edited.emit()
    made(window)
    assert bar.value() == 40


def test_only_parts_the_meeting_has_are_offered(window):
    step = step_of(window, staff_meeting(window.office))
    offered = {part for part, box in step.draft.parts.items() if box.isVisible()}
    assert Part.ATTENDEES in offered
    assert Part.PUBLICATIONS not in offered
    assert Part.PROJECT not in offered


def test_the_last_choice_is_remembered_for_the_kind(window):
    step = step_of(window, staff_meeting(window.office))
    step.draft.form.set_value(Form.FORMAL)
    step.draft.form.edited.emit()
    step.draft.lang.set_value(PaperLang.BOTH)
    step.draft.lang.edited.emit()
    made(window)
    issue(window, step)
    other = step_of(window, staff_meeting(window.office, dt.date(2026, 2, 23)))
    assert other.draft.choice == PrintChoice(Form.FORMAL, PaperLang.BOTH)
    assert "СЛУШАЛИ" in words(other)


def test_somebody_else_signs_too(window):
    step = step_of(window, staff_meeting(window.office))
    assert step.draft.signatories == ()

    def fill(dialog: SignerDialog) -> None:
        hands.type_text(dialog.name, "Сыдыков Азамат Жолдошович")
        hands.type_text(dialog.post.ky, "шаар мэри")
        dialog.verb.click()

    with_dialog(SignerDialog, fill)
    step.draft.signers.rows.add.click()
    made(window)
    assert step.draft.signatories[1] == SheetPerson("Сыдыков Азамат Жолдошович", Words("шаар мэри"))
    paper = issue(window, step)
    assert window.office.papers.printed(paper.id).signatories == step.draft.signatories
    assert "А.Ж. Сыдыков" in words(step)


def test_who_shall_sign_is_remembered_until_the_protocol_is_issued(window):
    meeting_id = staff_meeting(window.office)
    step = step_of(window, meeting_id)
    step.draft.signers.rows.select_row(1)
    step.draft.signers.rows.remove.click()
    made(window)
    chosen = step.draft.signatories
    assert [one.name for one in chosen] == ["Бакиров Эрмек Сапарович"]
    window.go("today")
    assert window.office.typing.recover() == (), "it is no lost typing"
    step = step_of(window, meeting_id)
    assert step.draft.signatories == chosen
    assert "М.Т. Асанова" not in words(step).rpartition("Э.С. Бакиров")[2]
    paper = issue(window, step)
    assert window.office.papers.printed(paper.id).signatories == chosen
    assert window.office.typing.signatories(meeting_id) == ()


# ---- the life of a protocol --------------------------------------------------------------------------------


def test_issued_by_two_keys_the_stored_bytes_are_shown(window):
    meeting_id = staff_meeting(window.office)
    step = step_of(window, meeting_id)
    assert "ДОЛБООР" in words(step)
    assert step.draft.main.text().endswith("№ 1 менен чыгаруу")
    paper = issue(window, step)
    assert (paper.number, paper.date, paper.state) == ("1", dt.date(2026, 2, 16), PaperState.ISSUED)
    assert step.preview.pdfs == (window.office.papers.pdf(paper.id),)
    assert "ДОЛБООР" not in words(step)
    assert step.card.isVisible()
    assert step.card.main.text() == "Басып чыгаруу…"


def test_the_date_of_the_paper_can_be_another(window):
    step = step_of(window, staff_meeting(window.office))
    step.draft.day.set_value(dt.date(2026, 2, 18))
    assert issue(window, step).date == dt.date(2026, 2, 18)


def test_an_answer_of_no_issues_nothing(window):
    meeting_id = staff_meeting(window.office)
    step = step_of(window, meeting_id)
    hands.answer("Жокко чыгаруу")
    step.draft.main.click()
    made(window)
    assert not window.office.papers.papers_of(meeting_id)


def test_what_changed_after_the_print_is_said_and_issued_again(window):
    meeting_id = staff_meeting(window.office)
    step = step_of(window, meeting_id)
    paper = issue(window, step)
    first = window.office.papers.pdf(paper.id)
    assert not step.card.note.isVisible()
    item = window.office.meetings.dossier(meeting_id).items[0]
    window.office.minutes.decide(meeting_id, item.id, Words("Акча бөлүү.", "Выделить деньги."))
    window.page.refresh(frozenset())
    made(window)
    assert step.card.note.isVisible()
    assert "Акча бөлүү" not in words(step), "the print in force is shown, not what would be"
    step.card.main.click()
    made(window)
    assert "Акча бөлүү" in words(step)
    main_key(window, step)
    made(window)
    again = window.office.papers.get(paper.id)
    assert (again.number, again.revision) == ("1", 2)
    assert not step.card.note.isVisible()
    choose(window, step, "1-нуска, мурунку")
    assert step.preview.pdfs == (first,)
    assert step.card.main is None


def test_issuing_again_can_be_left(window):
    step = step_of(window, staff_meeting(window.office))
    issue(window, step)
    step.card.again.emit()
    made(window)
    assert "Азыр басылса" in titles(step)
    step.draft.cancel.click()
    made(window)
    assert titles(step) == ["Протокол № 1"]
    assert step.card.isVisible()


def test_photos_dropped_on_the_page_sign_it_and_close_the_meeting(window, tmp_path):
    meeting_id = staff_meeting(window.office)
    step = step_of(window, meeting_id)
    issue(window, step)
    sign(window, step, tmp_path)
    page = window.office.meetings.page(meeting_id)
    assert page.locked
    assert page.protocol.signed_on == dt.date.today()
    assert step.card.main is None
    choose(window, step, "Скан 1")
    assert window.office.papers.page_count(step.preview.pdfs[0]) == 2


def test_before_issue_a_dropped_file_is_told_what_to_do(window, tmp_path):
    meeting_id = staff_meeting(window.office)
    step = step_of(window, meeting_id)
    drop(step, photo(tmp_path, "1.jpg"))
    assert "чыгарыңыз" in window.shell.status.said.text()
    assert not window.office.papers.papers_of(meeting_id)


def test_the_order_of_the_pages_can_be_changed_and_a_heic_photo_is_named(window, tmp_path):
    step = step_of(window, staff_meeting(window.office))
    paper = issue(window, step)
    heic = tmp_path / "IMG_7.heic"
    heic.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0")
    tall, wide = photo(tmp_path, "tall.jpg"), tmp_path / "wide.jpg"
    Image.new("RGB", (800, 600), "white").save(wide)
    dialog = SignDialog(step.ctx, step, paper, [tall, wide, heic])
    dialog.show()
    hands.settle(window.desk)
    hands.rest(50)
    hands.settle(window.desk)
    assert "IMG_7.heic" in dialog.preview._words.text()
    assert not dialog.verb.isEnabled()
    dialog.files.removing.emit(dialog.files.model.rows[2])
    hands.until(lambda: dialog.verb.isEnabled())
    before = dialog.pages
    dialog.files.select_row(1)
    dialog.files.move_by(-1)
    assert not dialog.verb.isEnabled(), "until the pages in the new order are in sight"
    hands.until(lambda: dialog.verb.isEnabled())
    assert dialog.pages != before
    dialog.close()


def test_a_correction_gets_its_own_number_and_is_signed_like_a_protocol(window, tmp_path):
    meeting_id = staff_meeting(window.office)
    step = step_of(window, meeting_id)
    issue(window, step)
    sign(window, step, tmp_path)

    def write(dialog: CorrectionDialog) -> None:
        assert not dialog.verb.isEnabled()
        hands.type_text(dialog.text.ky, "1-августка деп окуу керек.")
        assert not dialog.verb.isEnabled(), "the reason is missing"
        hands.type_text(dialog.reason, "мөөнөт туура эмес")
        hands.press(dialog, Qt.Key.Key_Return, CTRL)

    with_dialog(CorrectionDialog, write)
    step.card.correct.emit()
    made(window)
    assert titles(step)[0] == "Протокол № 1"
    assert "Түзөтүү № 2" in titles(step)
    assert step.paper.type is PaperType.CORRECTION
    assert "1-августка" in words(step)
    sign(window, step, tmp_path)
    assert window.office.papers.get(step.paper.id).state is PaperState.SIGNED


def test_an_annulled_number_is_struck_through_and_a_new_draft_begins(window):
    meeting_id = staff_meeting(window.office)
    step = step_of(window, meeting_id)
    issue(window, step)

    def why(dialog: QDialog) -> None:
        hands.type_text(dialog.focusWidget(), "күнү туура эмес")
        hands.answer("Жараксыз деп табуу")

    with_dialog(QDialog, why)
    step.card.annul.emit()
    made(window)
    model = step.list.model
    row = titles(step).index("Протокол № 1")
    assert model.index(row, 0).data(Qt.ItemDataRole.FontRole).strikeOut()
    assert not step.card.main
    choose(window, step, "Азыр басылса")
    assert step.draft.number == "2"


def test_an_extract_is_kept_as_issued(window):
    meeting_id = staff_meeting(window.office)
    step = step_of(window, meeting_id)
    issue(window, step)

    def keep(dialog: ExtractDialog) -> None:
        hands.until(lambda: dialog.verb.isEnabled())
        dialog.verb.click()

    with_dialog(ExtractDialog, keep)
    step.card.extract.emit()
    made(window)
    assert "Көчүрмө № 1, 1-маселе" in titles(step)
    assert "КӨЧҮРМӨ" in words(step)
    assert window.office.papers.verify_pdf(step.preview.pdfs[0]).kind == "identical"


def test_an_extract_is_of_the_items_that_were_issued(window):
    meeting_id = staff_meeting(window.office)
    step = step_of(window, meeting_id)
    issue(window, step)
    window.office.meetings.append(agenda_item(meeting_id, "Кийин кошулган маселе"), "")
    window.page.refresh(frozenset())
    made(window)
    offered: list[str] = []

    def look(dialog: ExtractDialog) -> None:
        offered.extend(dialog.items.item(row).text() for row in range(dialog.items.count()))
        hands.until(lambda: dialog.verb.isEnabled())
        dialog.reject()

    with_dialog(ExtractDialog, look)
    step.card.extract.emit()
    assert offered == ["1. Суу түтүктөрүн оңдоо жөнүндө"]


def test_only_what_was_printed_waits_for_its_signature(window, monkeypatch, tmp_path):
    step = step_of(window, staff_meeting(window.office))
    issue(window, step)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    answers = iter([None, printer])
    monkeypatch.setattr(printing, "printers", lambda: ["Canon"])
    monkeypatch.setattr(printing, "ask_printer", lambda parent, tr, title, count: next(answers))
    step.print()
    window.settled()
    assert step.card.main.text() == "Басып чыгаруу…", "the dialog of the printer was left by «Cancel»"
    step.print()
    window.settled()
    assert step.card.main.text() == "Кол коюлган барактарды тиркөө…"


def test_reprint_is_the_same_bytes_after_everything(window, tmp_path):
    meeting_id = staff_meeting(window.office)
    step = step_of(window, meeting_id)
    paper = issue(window, step)
    before = step.preview.pdfs
    sign(window, step, tmp_path)
    choose(window, step, "Протокол № 1")
    assert step.preview.pdfs == before == (window.office.papers.pdf(paper.id),)


# ---- the parts themselves ----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_everything_has_a_name_for_a_screen_reader(make_window, lang):
    window = make_window(lang)
    step = step_of(window, staff_meeting(window.office))
    assert nameless(step) == []


def test_the_list_is_sound(window):
    step = step_of(window, staff_meeting(window.office))
    issue(window, step)
    QAbstractItemModelTester(step.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    step.card.again.emit()
    made(window)


def test_step_and_dialogs_die(window, tmp_path):
    meeting_id = staff_meeting(window.office)
    step = step_of(window, meeting_id)
    paper = issue(window, step)
    ctx, page = step.ctx, window.office.meetings.page(meeting_id)
    picture = photo(tmp_path, "1.jpg")
    agenda = window.office.papers.printed(paper.id).items

    def settled(make):
        def out():
            widget = make()
            hands.settle(window.desk)
            hands.rest(50)
            hands.settle(window.desk)
            return widget

        return out

    def fresh() -> ProtocolStep:
        out = ProtocolStep(ctx, meeting_id)
        out.show_page(page)
        return out

    hands.assert_dies(settled(fresh))
    hands.assert_dies(settled(lambda: SignDialog(ctx, step, paper, [picture])))
    hands.assert_dies(settled(lambda: ExtractDialog(ctx, step, meeting_id, agenda, PaperLang.KY)))
    hands.assert_dies(settled(lambda: CorrectionDialog(ctx, step, paper, PaperLang.KY)))
    hands.assert_dies(settled(lambda: SignerDialog(ctx, step, meeting_id, SheetPerson())))
