"""Chair and secretary: a line each, completed; whoever is named there holds the role alone."""

from __future__ import annotations

from functools import partial

from mslite.domain.meetings import Participant, Role
from mslite.domain.views import Suggestion
from mslite.i18n import labels
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.people import CompletedLine, Option
from mslite.ui.pages.meeting.suggesting import suggesting


class RoleLine(CompletedLine):
    """Shows who holds ``role`` now; another name, typed or picked, takes it over."""

    def __init__(self, ctx: PageContext, meeting_id: str, role: Role) -> None:
        super().__init__(
            ctx.desk,
            suggesting(ctx.office.directory.suggest, meeting_id, ctx.tr),
            ctx.tr.t("Begin to type a name"),
        )
        self._ctx, self._meeting_id, self._role, self._held = ctx, meeting_id, role, ""
        self.set_name(labels.label(role, ctx.tr))
        self.picked.connect(self._take)
        self.left.connect(self.flush)

    def show_holder(self, holder: Participant | None) -> None:
        """Show who holds the role in the file; a name being typed stays."""
        before, self._held = self._held, holder.name if holder is not None else ""
        if self.text() == before or not self.hasFocus():
            self.set_value(self._held)

    def _take(self, option: Option) -> None:
        found = option.value
        self._set(option.text, found.person_id if isinstance(found, Suggestion) else None)

    def flush(self) -> None:
        """Take the name as it is typed."""
        if self.text().strip() != self._held and not self.isReadOnly():
            self._set(self.text().strip(), None)

    def _set(self, name: str, person_id: str | None) -> None:
        self._held = name
        set_role = self._ctx.office.registration.set_role
        self._ctx.desk.ask(partial(set_role, self._meeting_id, self._role, name, person_id))
