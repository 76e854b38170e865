"""What a sheet says of those who spoke."""

from mslite.domain.meetings import Dossier, Meeting, Participant, Statement
from mslite.domain.office import Municipality
from mslite.domain.rows import Words
from mslite.domain.sheetbuild import protocol_sheet
from mslite.domain.sheets import PrintChoice

MEETING = Meeting()
POST = Words("Бөлүм башчысы", "Начальник отдела")
WHO = Participant(meeting_id=MEETING.id, name="Осмонова Айгүл Бековна", post=POST)


def role_of(statement):
    dossier = Dossier(MEETING, participants=(WHO,), statements=(statement,))
    return protocol_sheet(dossier, Municipality(), None, PrintChoice()).discussion[0].role


def said(role, participant_id=WHO.id):
    return Statement(
        meeting_id=MEETING.id,
        participant_id=participant_id,
        speaker=WHO.name,
        speaker_role=role,
        text="Макул.",
    )


def test_the_post_of_a_participant_stands_in_the_language_of_each_text():
    assert role_of(said("Бөлүм башчысы")) == POST
    assert role_of(said("Начальник отдела")) == POST


def test_a_post_typed_otherwise_stays_as_it_was_typed():
    assert role_of(said("тургун")) == Words("тургун", "тургун")
    assert role_of(said("Бөлүм башчысы", None)) == Words("Бөлүм башчысы", "Бөлүм башчысы")


def test_a_post_left_out_stays_out():
    assert not role_of(said(""))
