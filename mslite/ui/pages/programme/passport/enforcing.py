"""A resolution of the council, as it stands on its paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mslite.domain.programme.kinds import ProgrammeState, ResolutionKind
from mslite.domain.programme.rows import Book, Resolution
from mslite.i18n import labels
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import theme
from mslite.ui.kit.dates import DateEditor
from mslite.ui.kit.dialogs import Decision
from mslite.ui.kit.editors import ChoiceEditor, LineEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.words import WordsEditor


class EnforceDialog(Decision):
    """Adoption of a draft; of an adopted programme an amendment or its closing."""

    def __init__(self, tr: Translator, parent: QWidget, book: Book) -> None:
        super().__init__(
            parent,
            tr.t("Resolution of the council"),
            tr.t(
                "The programme as it stands here now becomes the wording that this resolution puts"
                " into force."
            ),
            width=96 * theme.GRID,
        )
        draft = book.programme.state is ProgrammeState.DRAFT
        kinds = (ResolutionKind.ADOPTED,) if draft else (ResolutionKind.AMENDED, ResolutionKind.CLOSED)
        before = book.resolutions[-1] if book.resolutions else None
        self.form = form = Form(tr, 14 * theme.GRID)
        form.row("kind", tr.t("Kind"), ChoiceEditor([(kind, labels.label(kind, tr)) for kind in kinds]))
        form.row("number", tr.t("Number"), LineEditor()).setMaximumWidth(20 * theme.GRID)
        form.row("date", tr.t("Date"), DateEditor(tr))
        form.row("council", tr.t("Council"), WordsEditor(tr, stacked=True))
        form.row("about", tr.t("What about"), WordsEditor(tr, stacked=True))
        form.load(
            Resolution(
                programme_id=book.programme.id,
                kind=kinds[0],
                **({"council": before.council} if before else {}),  # type: ignore[arg-type]
            )
        )
        form.edited.connect(self._edited)
        self.body.addWidget(form)
        self.add_choices(tr.t("Put into force"), tr.t("Cancel"))
        form.rows["number"].editor.setFocus()
        self._edited("")

    def resolution(self) -> Resolution:
        """Return what was typed."""
        found: Resolution = self.form.draft()
        return found

    def _edited(self, _field: str) -> None:
        typed = self.resolution()
        self.verb.setEnabled(bool(typed.number.strip()) and typed.date is not None)
