"""A post of a person in a dialog: title, where, since and until when."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from mslite.domain.checks import check
from mslite.domain.office import Organisation, Post
from mslite.domain.problems import Problem
from mslite.domain.rows import Row, Words
from mslite.i18n import problems
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.dates import DateEditor
from mslite.ui.kit.dialogs import Decision
from mslite.ui.kit.editors import CheckEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.people import CompletedLine, Option
from mslite.ui.kit.words import WordsEditor


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Draft(Row):
    """What the dialog shows: the post with the name of its organisation."""

    title: Words = Words()
    organisation: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


class PostDialog(Decision):
    """One post. A new one may end those held until now; ``removing``: the person wants it away."""

    def __init__(self, ctx: PageContext, parent: QWidget, post: Post, organisation: str = "") -> None:
        tr = ctx.tr
        new = not post.version
        super().__init__(parent, tr.t("New post") if new else tr.t("Post"), width=90 * theme.GRID)
        self._tr, self._post, self._name = tr, post, organisation
        self.form = Form(tr, label_width=14 * theme.GRID)
        self.form.row("title", tr.t("Post"), WordsEditor(tr))
        suggest = partial(organisation_options, ctx.office.directory.organisations, tr.lang)
        line = CompletedLine(ctx.desk, suggest, tr.t("in this office"))
        self.form.row("organisation", tr.t("Organisation"), line, tr.t("A name not known yet is added."))
        self.form.row("since", tr.t("Since"), DateEditor(tr))
        self.form.row("until", tr.t("Until"), DateEditor(tr))
        self.form.load(
            _Draft(title=post.title, organisation=organisation, since=post.since, until=post.until)
        )
        self.body.addWidget(self.form)
        self.ends = CheckEditor(tr.t("Posts held until now end on the day before"))
        self.ends.setChecked(new)
        self.ends.setVisible(new)
        self.body.addWidget(self.ends)
        self.removing = False
        if not new:
            self._buttons.insertWidget(0, parts.button(tr.t("Into the trash"), self._remove, "trash-2"))
        self.add_choices(tr.t("Save"), tr.t("Cancel"))
        self.form.focus("title")

    def accept(self) -> None:
        """Close, unless a date is none or they contradict each other."""
        found = check(self.post())
        self.form.show_problems(found, self._word)
        if not found and not any(line.editor.fault() for line in self.form.rows.values()):
            super().accept()

    def post(self) -> Post:
        """Return the post as it stands in the dialog."""
        draft: _Draft = self.form.draft()
        kept = self._post.organisation_id if draft.organisation.strip() else None
        return dataclasses.replace(
            self._post, title=draft.title, since=draft.since, until=draft.until, organisation_id=kept
        )

    def organisation(self) -> str:
        """Return the typed name of the organisation, "" when it was left as it was."""
        typed = str(self.form.draft().organisation).strip()
        return "" if typed == self._name else typed

    def _remove(self) -> None:
        self.removing = True
        super().accept()

    def _word(self, problem: Problem) -> str:
        return str(problems.wording(problem, self._tr))


def organisation_options(
    read: Callable[[str], Sequence[Organisation]], lang: str, text: str
) -> Sequence[Option]:
    """Return organisations whose names hold ``text``, to complete a line with."""
    return [Option(one.name.of(lang), one.short.of(lang), one.id) for one in read(text)[:12]]


def word_span(tr: Translator, post: Post) -> str:
    """Return «01.02.2024 – 31.12.2025», «since …», «until …» or nothing."""
    since, until = (day.strftime("%d.%m.%Y") if day else "" for day in (post.since, post.until))
    if since and until:
        return f"{since} – {until}"
    if since:
        return tr.t("since {date}", date=since)
    return tr.t("until {date}", date=until) if until else ""
