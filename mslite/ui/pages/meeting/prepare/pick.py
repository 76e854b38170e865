"""Ready-made texts to choose from: Space ticks, Enter takes what is ticked (or the line itself)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from mslite.domain.office import MeetingKind, Template, TemplateKind
from mslite.ui.kit import dialogs, theme
from mslite.ui.kit.context import PageContext

ID = int(Qt.ItemDataRole.UserRole)


class TemplatePicker(QObject):
    """Reads the templates of a kind, asks, and hands the identities of those chosen to ``then``."""

    def __init__(
        self,
        ctx: PageContext,
        over: QWidget,
        purpose: TemplateKind,
        kind: MeetingKind,
        then: Callable[[Sequence[str]], None],
    ) -> None:
        super().__init__(over)
        self._ctx, self._over, self._then = ctx, over, then
        self._work = partial(ctx.office.meetings.templates, purpose, kind)

    def ask(self) -> None:
        """Begin."""
        self._ctx.desk.read(self._work, self._show)

    def _show(self, templates: Sequence[Template]) -> None:
        tr = self._ctx.tr
        if not templates:
            advice = tr.t("Write them once in the settings.")
            dialogs.message(self._over, tr, tr.t("There are no templates for this kind of meeting."), advice)
        else:
            dialog = PickDialog(self._ctx, self._over, templates)
            if dialog.asked():
                self._then(dialog.chosen())
        self.deleteLater()


class PickDialog(dialogs.Decision):
    """The list with a box before each text."""

    def __init__(self, ctx: PageContext, parent: QWidget | None, templates: Sequence[Template]) -> None:
        tr = ctx.tr
        super().__init__(parent, tr.t("From templates"), tr.t("Space ticks a line."), width=80 * theme.GRID)
        self.list = QListWidget()
        self.list.setAccessibleName(tr.t("From templates"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(40 * theme.GRID)
        for template in templates:
            item = QListWidgetItem(template.text.of(tr.lang))
            item.setData(ID, template.id)
            item.setToolTip(item.text())
            item.setSizeHint(QSize(0, 28))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        self.body.addWidget(self.list)
        self.add_choices(tr.t("Add"), tr.t("Cancel"))
        self.list.setFocus()

    def chosen(self) -> tuple[str, ...]:
        """Return the identities of the ticked templates, of the current one when none is ticked."""
        items = [self.list.item(no) for no in range(self.list.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        current = self.list.currentItem()
        return tuple(item.data(ID) for item in ticked or ([current] if current is not None else []))
