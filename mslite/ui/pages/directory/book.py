"""One of the four lists with its card at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QWidget

from mslite.domain.office import Body, District, Organisation, Person
from mslite.domain.rows import Row
from mslite.domain.views import PersonLine, Saved
from mslite.i18n import labels
from mslite.i18n.catalogue import N_, Translator
from mslite.ui.kit import keys, memory, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.saving import offer_undo
from mslite.ui.kit.table import Table
from mslite.ui.kit.windowmodel import Column
from mslite.ui.pages.directory.body import BodyCard
from mslite.ui.pages.directory.card import RecordCard
from mslite.ui.pages.directory.others import DistrictCard, OrganisationCard
from mslite.ui.pages.directory.paste import PasteDialog
from mslite.ui.pages.directory.person import PersonCard

REST_MS = 60
SPLIT = [46 * theme.GRID, 74 * theme.GRID]


@dataclass(frozen=True)
class Kind:
    """What is particular to one list: the method of ``office.directory`` that reads it, its words."""

    table: str
    reads: str
    shape: type[Row]
    card: type[RecordCard]
    icon: str
    word: str
    none: str
    advice: str


KINDS = (
    Kind("person", "people", Person, PersonCard, "users", N_("People"), N_("No people yet"),
         N_("Write down who works here and whom you invite; minutes then complete their names.")),
    Kind("organisation", "organisations", Organisation, OrganisationCard, "building-2", N_("Organisations"),
         N_("No organisations yet"),
         N_("Schools, enterprises, departments: they can be invited as a whole.")),
    Kind("body", "bodies", Body, BodyCard, "gavel", N_("Standing bodies"), N_("No standing bodies yet"),
         N_("Commissions and councils have their members and their own numbers of protocols.")),
    Kind("district", "districts", District, DistrictCard, "map-pin", N_("Parts of the town"),
         N_("No parts of the town yet"), N_("Quarters, zones and villages, for lists and counts.")),
)  # fmt: skip


class Book(QWidget):
    """List and card. ``wanted`` is the record to begin with."""

    def __init__(self, ctx: PageContext, kind: Kind, wanted: str = "") -> None:
        super().__init__()
        self.ctx, self.kind, self._text = ctx, kind, ""
        self._wanted, self._new, self._listing = wanted, False, False
        tr = ctx.tr
        begin = parts.button(tr.t("New"), self.new, "plus", "Ctrl+N", main=True)
        empty = parts.EmptyState(kind.icon, tr.t(kind.none), tr.t(kind.advice), begin)
        self.nothing = parts.EmptyState("search", tr.t("Nothing found"), tr.t("Try a part of the word."))
        places = QStackedWidget()
        self.table = Table(ctx.desk, columns_of(kind, tr), f"directory-{kind.table}", tr.t(kind.word), places,
                           key=record_of)  # fmt: skip
        places.addWidget(empty)
        places.addWidget(self.nothing)
        self._places = places
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.card = kind.card(ctx)
        self.card.added.connect(self._added)
        self.no_card = parts.EmptyState("pencil", tr.t("Choose a line of the list"))
        self.right = QStackedWidget()
        self.right.addWidget(self.no_card)
        self.right.addWidget(self.card)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.table)
        self.split.addWidget(self.right)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(2)
        self.split.setSizes(memory.get("directory-split") or SPLIT)
        self.split.splitterMoved.connect(self._split_moved)
        parts.column(self).addWidget(self.split)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._show_current)
        keys.shortcut(self.table, "Delete", self.card.remove)
        if kind.table == "person":
            keys.shortcut(self.table, "Ctrl+V", self.paste)
        self.read()

    # ---- list ------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read list and card again."""
        self.ctx.desk.read(partial(self._look, self._text), self._listed)
        if not self._new:
            self.card.reread()

    def search(self, text: str) -> None:
        """Show only what holds ``text``."""
        self._text = text
        self.ctx.desk.read(partial(self._look, text), self._listed)

    def _look(self, text: str) -> tuple[str, Sequence[Any]]:
        return text, getattr(self.ctx.office.directory, self.kind.reads)(text)

    def _listed(self, answer: tuple[str, Sequence[Any]]) -> None:
        text, lines = answer
        if text != self._text:
            return
        self._listing = True
        self._places.setCurrentIndex(1 if text else 0)
        self.table.set_rows(lines)
        at = next((no for no, line in enumerate(lines) if record_of(line) == self._wanted), None)
        if self._new:
            self.table.view.setCurrentIndex(QModelIndex())
        elif at is not None:
            self.table.select_row(at)
        self._listing, self._wanted = False, ""
        if not self._new:
            self._show_current()

    def _chosen(self, line: Any) -> None:
        if not self._listing and line is not None:
            self._new = False
            self._rest.start()

    def _show_current(self) -> None:
        line = self.table.current()
        self.right.setCurrentWidget(self.no_card if line is None else self.card)
        if line is not None and record_of(line) != self.card.record_id:
            self.card.show_record(record_of(line))

    def _opened(self, _line: Any) -> None:
        self.card.form.focus(self.card.first_field)

    def entered(self) -> None:
        """Put the focus into the list."""
        if not self._new:
            self.table.setFocus()

    # ---- new -------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Begin a new record."""
        self._new = True
        self._listing = True
        self.table.view.setCurrentIndex(QModelIndex())
        self._listing = False
        self.right.setCurrentWidget(self.card)
        shape: Any = self.kind.shape
        self.card.begin(shape())

    def _added(self, record_id: str) -> None:
        self._new, self._wanted = False, record_id
        self.search("" if self._text else self._text)

    def paste(self) -> None:
        """Add several people at once, from the clipboard or typed."""
        text = QApplication.clipboard().text()
        dialog = PasteDialog(self.ctx, self, text if "\n" in text.strip() or "\t" in text else "")
        if dialog.asked():
            add = self.ctx.office.directory.add_people
            work = partial(add, dialog.people(), dialog.here.value(), dialog.twice.value())
            self.ctx.desk.ask(work, self._pasted)

    def _pasted(self, saved: Saved) -> None:
        count = len(saved.all(Person))
        tr = self.ctx.tr
        words = tr.n("{n} person added", "{n} people added", count)
        offer_undo(self.ctx, words if count else tr.t("All of them were in the directory already."), saved)
        if count:
            self._wanted = saved.first(Person).id
        self.read()

    def _split_moved(self, *_where: int) -> None:
        memory.put("directory-split", self.split.sizes())


def record_of(line: Any) -> str:
    """Return the identity of a line's record."""
    return str(line.person.id if isinstance(line, PersonLine) else line.id)


def columns_of(kind: Kind, tr: Translator) -> tuple[Column, ...]:
    """Return the columns of a list."""
    words: dict[str, Callable[[Any], str]] = {
        "person": partial(_person_post, tr.lang),
        "organisation": _phone,
        "body": partial(_kind, tr),
        "district": partial(_kind, tr),
    }
    name = tr.t("Name") if kind.table == "person" else tr.t("Full name")
    heads = {"person": tr.t("Post"), "organisation": tr.t("Telephone")}
    return (
        Column("name", name, partial(_name, tr.lang)),
        Column("more", heads.get(kind.table, tr.t("Kind")), words[kind.table], 150),
    )


def _name(lang: str, line: Any) -> str:
    return str(line.person.name if isinstance(line, PersonLine) else line.name.of(lang))


def _person_post(lang: str, line: PersonLine) -> str:
    return line.post.title.of(lang) if line.post else ""


def _phone(line: Organisation) -> str:
    return line.phone


def _kind(tr: Translator, line: Any) -> str:
    return labels.label(line.kind, tr)
