"""Every part of the kit on one window, for pictures: ``python -m tests.ui.gallery ky dark``."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from mslite.app import translator
from mslite.config import places
from mslite.domain.meetings import Meeting, MeetingState
from mslite.domain.problems import Problem, Severity
from mslite.domain.rows import RecordRef, Words
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import Page, PageContext
from mslite.ui.kit.dates import DateEditor, TimeEditor
from mslite.ui.kit.editors import CheckEditor, ChoiceEditor, IntEditor, LineEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.people import CompletedLine, Option
from mslite.ui.kit.preview import Preview
from mslite.ui.kit.rows import Field
from mslite.ui.kit.rowsview import RowsEditor
from mslite.ui.kit.steps import Rail, StepMark, StepStrip
from mslite.ui.kit.table import Table
from mslite.ui.kit.tokens import TokensEditor
from mslite.ui.kit.windowmodel import Column
from mslite.ui.kit.words import WordsEditor

NAMES = ("Осмонова Айгүл Бековна", "Токтогулов Нурлан Өмүрович", "Ңамбетов Үсөн", "Сыдыкова Жаңыл")


OUTCOMES = (("open", "ачык"), ("noted", "маалымат үчүн"))


@dataclass(frozen=True)
class Line:
    id: int
    number: str
    date: str
    title: str
    state: str
    tone: parts.Tone
    struck: bool = False


@dataclass(frozen=True)
class Item:
    id: int
    text: str
    speaker: str
    outcome: str = "open"
    done: bool = False


def lines(offset: int, limit: int) -> Sequence[Line]:
    tones = (
        ("Долбоор", parts.Tone.PLAIN),
        ("Кол коюлган", parts.Tone.GOOD),
        ("Мөөнөтү өткөн", parts.Tone.BAD),
    )
    return [
        Line(
            n,
            f"{n + 1}",
            f"{n % 28 + 1:02}.02.2026",
            f"Ак-Суу шаарынын {n + 1}-жолугушуусу",
            *tones[n % 3],
            n == 4,
        )
        for n in range(offset, min(offset + limit, 100_000))
    ]


def suggest(text: str) -> Sequence[Option]:
    return [
        Option(name, "Ак-Суу шаарынын мэриясы") for name in NAMES if name.lower().startswith(text.lower())
    ]


def page_image(no: int, dpi: float) -> bytes:
    image = QImage(int(8.27 * dpi), int(11.69 * dpi), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for y in range(12, 100):
        painter.fillRect(
            int(dpi), int(y * dpi / 10), int((5 + (y * 7 + no) % 10 / 8) * dpi), 2, QColor("#999999")
        )
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class FormPage(Page):
    """Header, steps, sections, form with a problem, list to edit."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        tr = ctx.tr
        self.title = "Коомдук угуу"
        box = parts.column(self, 2 * theme.GRID, 2 * theme.GRID)
        head = parts.PageHeader(self.title)
        head.set_title("Коомдук угуу: 2026-жылдын бюджети", "Коомдук угуу · 16.02.2026")
        head.add(parts.Badge("Кол коюлган", parts.Tone.GOOD))
        head.add(parts.Badge("Мөөнөтү өттү", parts.Tone.BAD))
        box.addWidget(head)
        strip = StepStrip(("Даярдоо", "Каттоо", "Протокол жазуу", "Протокол", "Кийин"), self)
        strip.set_current(0)
        strip.mark(0, StepMark.DONE)
        strip.mark(2, StepMark.MISSING, "Катчы жок")
        box.addWidget(strip)
        box.addWidget(parts.Note("Протоколго кол коюлган: бул жыйынды өзгөртүүгө болбойт.", "lock"))
        middle = QHBoxLayout()
        middle.setSpacing(2 * theme.GRID)
        rail = Rail(("Эмне жана качан", "Күн тартиби", "Чакырылгандар"))
        rail.set_current(0)
        rail.count(1, "3")
        middle.addWidget(rail)
        right = QVBoxLayout()
        card = parts.Card("Эмне жана качан")
        form = Form(tr)
        form.row("title", tr.t("Title"), WordsEditor(tr, lines=2))
        form.row("date", tr.t("Date"), DateEditor(tr))
        form.row("starts", tr.t("Time"), TimeEditor(tr))
        form.row("state", tr.t("State"), ChoiceEditor([(s, s.value) for s in MeetingState]))
        form.row("grant", tr.t("Grant"), LineEditor(), hint="KG-2026/17")
        form.row("invited_count", tr.t("Number invited"), IntEditor(tr))
        form.row("recurring", "", CheckEditor(tr.t("A model for new meetings")))
        form.load(
            Meeting(
                title=Words("Ак-Суу шаарынын бюджетин талкуулоо", ""),
                date=dt.date(2026, 2, 16),
                starts=dt.time(14),
            )
        )
        form.show_problems(
            [Problem("late", "date", severity=Severity.SAVE)],
            lambda p: "Кулактандыруу кеч калды: 14 күн керек.",
        )
        card.body.addWidget(form)
        right.addWidget(card)
        fields = (
            Field("Маселе", lambda r: r.text, lambda r, v: replace(r, text=v)),
            Field("Баяндамачы", lambda r: r.speaker, lambda r, v: replace(r, speaker=v), 220),
            Field("Чечим", lambda r: r.outcome, lambda r, v: replace(r, outcome=v), 120, OUTCOMES),
            Field("✓", lambda r: r.done, lambda r, v: replace(r, done=v), 40, check=True),
        )  # fmt: skip
        rows = RowsEditor(tr, fields, "Күн тартиби", "Маселе кошуу")
        rows.set_rows(
            [
                Item(1, "2026-жылдын бюджети жөнүндө", NAMES[0], done=True),
                Item(2, "Таза суу", NAMES[1], "noted"),
            ]
        )
        right.addWidget(rows, 1)
        middle.addLayout(right, 1)
        box.addLayout(middle, 1)


class ListPage(Page):
    """Header with search, a long list, a card with a completed line, a preview, an empty list."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self.title = "Жыйындар"
        box = parts.column(self, 2 * theme.GRID, 2 * theme.GRID)
        head = parts.PageHeader(self.title, search="Издөө (Ctrl+F)")
        head.add(parts.button("Жаңы жыйын", self.update, "plus", "Ctrl+N", main=True))
        head.add(parts.button("Басуу", self.update, "printer", "Ctrl+P"))
        box.addWidget(head)
        columns = (
            Column("number", "№", lambda x: x.number, 60, right=True, strike=lambda x: x.struck),
            Column("date", "Күнү", lambda x: x.date, 100),
            Column("title", "Аталышы", lambda x: x.title, strike=lambda x: x.struck),
            Column("state", "Абалы", lambda x: x.state, 150, tone=lambda x: x.tone),
        )
        self.table = Table(ctx.desk, columns, "gallery", "Жыйындар")
        self.table.show_lines(100_000, lines, lines(0, 128))
        middle = QHBoxLayout()
        middle.setSpacing(2 * theme.GRID)
        left = QVBoxLayout()
        left.addWidget(self.table, 2)
        card = parts.Card("Ким сүйлөйт")
        speaker = CompletedLine(ctx.desk, suggest, "аты-жөнү")
        speaker.set_name("Ким сүйлөйт")
        card.body.addWidget(speaker)
        tokens = TokensEditor(ctx.desk, suggest, ctx.tr)
        tokens.set_name("Баяндамачылар")
        tokens.set_value([Option(NAMES[0]), Option(NAMES[1])])
        card.body.addWidget(tokens)
        left.addWidget(card)
        nothing = parts.EmptyState(
            "calendar-days",
            "Жыйын азырынча жок",
            "Биринчисин Ctrl+N менен ачыңыз.",
            parts.button("Жаңы жыйын", self.update, main=True),
        )
        empty = Table(ctx.desk, columns, "gallery2", "Жыйындар", nothing)
        empty.set_rows([])
        left.addWidget(empty, 2)
        middle.addLayout(left, 3)
        preview = Preview(ctx.tr, ctx.desk)
        preview.show_pages(3, page_image)
        middle.addWidget(preview, 2)
        box.addLayout(middle, 1)


def form_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    return FormPage(ctx)


def list_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    return ListPage(ctx)


def main(langs: Sequence[str], schemes: Sequence[str]) -> None:
    from mslite.app import PLACES
    from mslite.ui.kit.context import PageSpec
    from mslite.ui.kit.desk import Desk
    from mslite.ui.kit.doors import PasswordDoor, TroubleDoor, WhoDoor
    from mslite.ui.kit.shell import Shell
    from tests.ui.hands import settle
    from tests.ui.shots import shot

    app = QApplication([])
    theme.install(app, places.resources(), scheme="light")
    for scheme in schemes:
        theme.put(app, scheme)
        for lang in langs:
            tr = translator(lang)
            desk = Desk()
            shell = Shell(desk, PLACES, tr)
            shell.show_door(WhoDoor(tr, [("1", NAMES[0]), ("2", NAMES[1])]))
            shot(shell, f"kit-who-{scheme}", lang)
            shell.show_door(PasswordDoor(tr, NAMES[:2], True, NAMES[0]))
            shot(shell, f"kit-password-{scheme}", lang)
            shell.show_door(TroubleDoor(tr, "Диск толду.", "Орун бошотуп, кайра аракет кылыңыз."))
            shot(shell, f"kit-trouble-{scheme}", lang)
            shell.enter(None, (PageSpec("today", form_page), PageSpec("meetings", list_page)), "today")
            shell.status.set_person("Осмонова А.Б.")
            shell.status.set_backup(dt.datetime(2026, 2, 16, 12, 30))
            shell.places.set_counts({"today": 3, "assignments": 12})
            shell.say("Күн тартибинин маселеси өчүрүлдү", desk.deleteLater)
            shot(shell, f"kit-form-{scheme}", lang)
            shell.go("meetings")
            shot(shell, f"kit-list-{scheme}", lang)
            settle(desk)
            shot(shell, f"kit-list-{scheme}", lang)
            shell.close()
            desk.close()


if __name__ == "__main__":
    main(
        [x for x in sys.argv[1:] if x in ("ky", "ru", "en")] or ["ky"],
        [x for x in sys.argv[1:] if x in ("light", "dark")] or ["light"],
    )
