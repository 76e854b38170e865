"""A short meeting in a Russian window: first start, one item, who was there, one decision, the protocol."""

from __future__ import annotations

from pathlib import Path

from mslite.domain.meetings import AgendaItem
from mslite.domain.office import MeetingKind
from mslite.domain.rows import PaperLang
from mslite.ui.kit.dialogs import Decision
from mslite.ui.pages.meetings.new import NewMeeting
from tests.scenario.afternoon import in_sight
from tests.scenario.clerk import ALT, CTRL, Clerk, K
from tests.scenario.morning import CHAIR, SECRETARY

REPORT = "Труба проложена в 1978 году."
DECISION = "Заменить трубу в этом году."


def meeting(clerk: Clerk, _folder: Path) -> None:
    """Everything in Russian; the protocol, too."""
    clerk.type("", "Мэрия города Ак-Суу", "", "город Ак-Суу").press(K.Key_Return)
    clerk.type(SECRETARY).press(K.Key_Return)
    clerk.press(K.Key_Down)
    assert clerk.front.steps[2].lang.value() is PaperLang.RU
    clerk.press(K.Key_Return).press(K.Key_Escape).press(K.Key_Return, CTRL)
    clerk.until(lambda: clerk.window.ready)
    clerk.press(K.Key_2, ALT)

    def commission(dialog: NewMeeting) -> None:
        clerk.press(K.Key_Down)
        assert dialog.beginning.kind is MeetingKind.COMMISSION
        clerk.press(K.Key_Return)

    with clerk.dialog(NewMeeting, commission):
        clerk.press(K.Key_N, CTRL)
    (line,) = clerk.office.meetings.lines()
    clerk.meeting_id = line.id
    clerk.press(K.Key_Tab).type("Заседание комиссии по воде", "сегодня").press(K.Key_Tab)
    clerk.press(K.Key_PageDown, CTRL).press(K.Key_Delete, times=3)
    clerk.press(K.Key_Insert).press(K.Key_Tab).type("О ремонте водопровода")
    clerk.press(K.Key_PageDown, CTRL)
    view = clerk.step.views[clerk.step.rail.current]
    clerk.tab_to(view.chair).type(CHAIR, SECRETARY).press(K.Key_Tab)
    clerk.look("70-short-invited")
    clerk.press(K.Key_2, CTRL).enter("1-2")
    clerk.press(K.Key_3, CTRL).enter("баки", REPORT)
    clerk.press(K.Key_F5).enter(DECISION, "", "")
    clerk.look("71-short-minutes")
    clerk.press(K.Key_F7).choose("4")
    assert [item.text.ru for item in clerk.file.items if isinstance(item, AgendaItem)] == [
        "О ремонте водопровода"
    ]
    clerk.press(K.Key_4, CTRL)
    in_sight(clerk)
    clerk.look("72-short-protocol")
    with clerk.dialog(Decision, lambda _dialog: clerk.press(K.Key_Return) and None):
        clerk.press(K.Key_Return, CTRL)
    in_sight(clerk)
    clerk.look("73-short-issued")
