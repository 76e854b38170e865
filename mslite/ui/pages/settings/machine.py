"""What holds on this machine only: language and text size of the window, where the data lie."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from mslite.i18n import problems
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor
from mslite.ui.kit.status import LANGUAGES
from mslite.ui.pages.settings.section import Section

SIZES = (90, 100, 110, 125, 150)


class MachineSection(Section):
    """See the module."""

    def __init__(self, ctx: PageContext) -> None:
        tr = ctx.tr
        super().__init__(ctx, tr.t("This machine"), tr.t("These choices hold on this machine only."))
        self.language = ChoiceEditor([(code, name) for code, _, name in LANGUAGES])
        self.language.set_name(tr.t("Language of the window"))
        self.language.set_value(tr.lang)
        self.language.edited.connect(self._speak)
        self.text_size = ChoiceEditor([(size, f"{size} %") for size in SIZES])
        self.text_size.set_name(tr.t("Size of texts"))
        self.text_size.edited.connect(self._resize)
        self.folder = parts.label(str(ctx.office.folder), wrap=True)
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.doubts = parts.Note("", "triangle-alert")
        self.doubts.hide()
        for words, editor in (
            (tr.t("Language of the window"), self.language), (tr.t("Size of texts"), self.text_size),
        ):  # fmt: skip
            label = parts.label(words)
            label.setBuddy(editor)
            label.setFixedWidth(20 * theme.GRID)
            self.box.addLayout(parts.line(label, editor, None))
        card = parts.Card(tr.t("Data folder"))
        card.tools.addWidget(parts.button(tr.t("Open the folder"), self._open, "folder-open"))
        card.body.addWidget(self.folder)
        advice = tr.t("All data lie here, encrypted. Do not copy the files by hand: make a backup.")
        card.body.addWidget(parts.label(advice, "quiet", wrap=True))
        card.body.addWidget(self.doubts)
        self.box.addWidget(card)
        self.box.addStretch(1)
        self.read()

    def read(self) -> None:
        self.ctx.desk.read(partial(_look, self.ctx.office), self._show)

    def _show(self, found: tuple[int, tuple[Any, ...]]) -> None:
        scale, doubts = found
        self.text_size.set_value(scale if scale in SIZES else f"{scale} %")
        words = "\n".join(str(problems.wording(doubt, self.ctx.tr)) for doubt in doubts)
        self.doubts.words.setText(words)
        self.doubts.setVisible(bool(words))

    def _speak(self) -> None:
        self.ctx.shell.speak(self.language.value())

    def _resize(self) -> None:
        self.ctx.desk.ask(partial(_keep_size, self.ctx.office, self.text_size.value()), self._resized)

    def _resized(self, scale: int) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.resize(app, scale / 100)
        self.ctx.shell.speak(self.ctx.tr.lang)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.ctx.office.folder)))


def _look(office: Any) -> tuple[int, tuple[Any, ...]]:
    return office.machine().font_scale, office.doubts()


def _keep_size(office: Any, scale: int) -> int:
    office.keep_machine(dataclasses.replace(office.machine(), font_scale=scale))
    return scale
