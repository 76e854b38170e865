"""The fields of one statement: who speaks, of what kind it is, the words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy

from mslite.domain.checks import LONGEST_LINE
from mslite.domain.meetings import Dossier, ProposalOutcome, Statement, StatementKind
from mslite.domain.speaking import kind_of_next, person_meant, question_before
from mslite.i18n import labels
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import TextEditor
from mslite.ui.kit.people import CompletedLine, Option
from mslite.ui.pages.meeting.minutes.drafts import Draft
from mslite.ui.pages.meeting.minutes.typist import Typist
from mslite.ui.pages.meeting.suggesting import suggesting

CODES = {"?": StatementKind.QUESTION, "!": StatementKind.PROPOSAL}


class SpeakerLine(CompletedLine):
    """The speaker: ↑ leaves it for the page above."""

    above = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and not self.popup.isVisible():
            self.above.emit()
            return
        super().keyPressEvent(event)


class Speech(QFrame):
    """Shows a :class:`Draft` of a statement and puts into it what the person types."""

    ended = Signal()
    """Enter at the end of the words."""
    above = Signal()

    def __init__(self, ctx: PageContext, meeting_id: str, most: int = 8) -> None:
        super().__init__()
        self._ctx = ctx
        self._dossier: Dossier | None = None
        self._item_id: str | None = None
        self._after: str | None = None
        self._chosen = False
        self._refused = ""
        self.draft: Draft | None = None
        tr = ctx.tr
        self.speaker = SpeakerLine(
            ctx.desk,
            suggesting(ctx.office.directory.suggest, meeting_id, tr),
            tr.t("Who speaks? A few letters of the name"),
        )
        self.speaker.set_name(tr.t("Who spoke"))
        self.speaker.setMaxLength(LONGEST_LINE)
        self.speaker.setFixedWidth(38 * theme.GRID)
        self.role = parts.label("", "quiet")
        self.role.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.kind: QPushButton = parts.button("", self.offer_kinds, key="F2")
        self.kind.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.text = TextEditor(
            2, most, tr.t("What is said. Enter ends it, Shift+Enter: new line. «?» question, «!» proposal.")
        )
        self.text.set_name(tr.t("Words"))
        self.typist = Typist(self.text, "".join(CODES))
        box = parts.column(self, 0, 4)
        head = parts.line(self.speaker, self.role, self.kind)
        head.setStretch(1, 1)
        box.addLayout(head)
        box.addWidget(self.text)
        self.setFocusProxy(self.speaker)
        self.speaker.edited.connect(self._speaker_typed)
        self.speaker.picked.connect(self._picked)
        self.speaker.returnPressed.connect(self._speaker_entered)
        self.speaker.above.connect(self.above)
        self.text.edited.connect(self._text_typed)
        for field in (self.speaker, self.text):
            field.left.connect(self._left)
        self.typist.entered.connect(self.ended)
        self.typist.coded.connect(self._coded)
        self.typist.backed.connect(self.speaker.setFocus)

    # ---- what is shown ---------------------------------------------------------------------------------

    def take(self, draft: Draft, after_id: str | None = None) -> None:
        """Show another draft."""
        self.draft, self._after = draft, after_id
        self._item_id, self._chosen, self._refused = draft.row.item_id, draft.begun, ""
        self.speaker.hush()
        self.speaker.set_value(draft.row.speaker)
        self.speaker.option = None
        self.text.set_value(draft.row.text)
        self.text.document().clearUndoRedoStacks()
        self._guess()

    def know(self, dossier: Dossier) -> None:
        """Take note of the meeting as it stands now."""
        self._dossier = dossier
        self._guess()

    def show_row(self) -> None:
        """Show what is not a field: kind and role."""
        if self.draft is None:
            return
        row: Statement = self.draft.row
        self.kind.setText(labels.label(row.kind, self._ctx.tr) + "  ▾")
        self.kind.setToolTip(keys.hint(self._ctx.tr.t("Kind"), "F2"))
        self.role.setText(row.speaker_role)
        self.role.setToolTip(row.speaker_role)

    # ---- the speaker -----------------------------------------------------------------------------------

    def _speaker_typed(self) -> None:
        text, option = self.speaker.text(), self.speaker.option
        if option is None or option.text != text:  # what is picked comes by itself, with its role
            self._put(speaker=text, participant_id=None, speaker_role="")

    def _picked(self, option: Option) -> None:
        found = option.value
        self._put(speaker=found.name, participant_id=found.participant_id, speaker_role=found.role)
        self.text.setFocus()

    def _speaker_entered(self) -> None:
        """Take the one person of the list who is meant; a name once refused stays as it is typed."""
        typed = self.speaker.text()
        people = self._dossier.participants if self._dossier is not None else ()
        present = self._dossier.present if self._dossier is not None else ()
        found = person_meant(typed, present) or person_meant(typed, people)
        again = found is not None and found.id == self._refused and found.name != typed
        if found is not None and self.speaker.option is None and not again:
            if found.name != typed:
                self._refused = found.id
                self.speaker.set_value(found.name)
            self._put(speaker=found.name, participant_id=found.id, speaker_role=found.post.of("ky"))
        self.text.setFocus()

    # ---- kind and words --------------------------------------------------------------------------------

    def offer_kinds(self) -> None:
        """Show the kinds; a digit chooses."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        signs = {kind: sign for sign, kind in CODES.items()}
        for no, kind in enumerate(StatementKind, start=1):
            menu.addAction(f"&{no}  {labels.label(kind, self._ctx.tr)}\t{signs.get(kind, '')}").setData(
                kind.value
            )
        menu.triggered.connect(self._kind_chosen)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.kind.mapToGlobal(self.kind.rect().bottomLeft()))

    def choose(self, kind: StatementKind) -> None:
        """Make the statement one of this kind."""
        if self.draft is None:
            return
        self._chosen = True
        row = self.draft.row
        proposed = (row.outcome or ProposalOutcome.OPEN) if kind is StatementKind.PROPOSAL else None
        answers = (row.reply_to or self._question()) if kind is StatementKind.ANSWER else None
        self._put(kind=kind, outcome=proposed, reply_to=answers)

    def _kind_chosen(self, action: QAction) -> None:
        self.choose(StatementKind(action.data()))

    def _coded(self, sign: str) -> None:
        self.choose(CODES[sign])

    def _left(self) -> None:
        if self.draft is not None:
            self.draft.flush()

    def _text_typed(self) -> None:
        self._put(text=self.text.value())

    def _put(self, **fields: Any) -> None:
        if self.draft is not None:
            self.draft.put(**fields)
            self._guess()

    def _guess(self) -> None:
        if self.draft is not None and self._dossier is not None and not self._chosen:
            row: Statement = self.draft.row
            kind = kind_of_next(
                self._said(),
                [one for one in self._dossier.speakers if one.item_id == self._item_id],
                outside=self._item_id is None,
                after_id=self._after,
                speaker=row.speaker,
                participant_id=row.participant_id,
            )
            answers = self._question() if kind is StatementKind.ANSWER else None
            if not self.draft.begun:
                self.draft.put(kind=kind, outcome=None, reply_to=answers)
        self.show_row()

    def _said(self) -> list[Statement]:
        said = self._dossier.statements if self._dossier is not None else ()
        mine = self.draft.row.id if self.draft is not None else ""
        return [one for one in said if one.item_id == self._item_id and one.id != mine]

    def _question(self) -> str | None:
        return question_before(self._said(), self._after)
