"""Who speaks next, of what kind it is, who is meant by a few letters, where a statement moves to."""

import pytest

from mslite.domain.meetings import AgendaSpeaker, Participant, Statement, StatementKind
from mslite.domain.speaking import kind_of_next, person_meant, place_after, question_before, speaker_of_next

Q, A, S, R = StatementKind.QUESTION, StatementKind.ANSWER, StatementKind.SPEECH, StatementKind.REPORT


def said(*kinds: StatementKind) -> list[Statement]:
    """Statements «0», «1» … ; an answer belongs to the last question."""
    out: list[Statement] = []
    question = None
    for no, kind in enumerate(kinds):
        reply = question if kind is A else None
        out.append(
            Statement(id=str(no), meeting_id="m", item_id="i", kind=kind, speaker=f"С{no}", reply_to=reply)
        )
        question = str(no) if kind is Q else question
    return out


ANNOUNCED = [AgendaSpeaker(meeting_id="m", item_id="i", name="Өмүрова Айгүл", participant_id="p")]


def test_the_announced_speaker_begins_with_the_report():
    assert kind_of_next([], ANNOUNCED, speaker="омурова айгул") is R
    assert kind_of_next([], ANNOUNCED, participant_id="p", speaker="Ө.А.") is R
    assert kind_of_next([], ANNOUNCED, speaker="Бакиров") is S
    assert kind_of_next(said(R), ANNOUNCED, speaker="Өмүрова Айгүл") is S
    assert kind_of_next([], [], outside=True) is StatementKind.OPINION


def test_an_answer_follows_its_question():
    minutes = said(R, Q, A, S)
    assert kind_of_next(minutes[:2], ()) is A
    assert kind_of_next(minutes, (), after_id="1") is A
    assert question_before(minutes, "1") == "1"
    assert question_before(minutes[:3], None) == "1"
    assert question_before(minutes, None) is None


def test_likely_speakers():
    assert speaker_of_next([], ANNOUNCED)["speaker"] == "Өмүрова Айгүл"
    assert speaker_of_next([], []) == {}
    assert speaker_of_next(said(R, Q), ANNOUNCED)["speaker"] == "С0"
    assert speaker_of_next(said(R, S), ANNOUNCED) == {}
    assert speaker_of_next(said(S, Q), ANNOUNCED) == {}


def test_a_few_letters_mean_one_person():
    people = [
        Participant(id=name, meeting_id="m", name=name)
        for name in ("Асанова Мээрим", "Асан Үсөнов", "Бакиров Эрмек", "Асан")
    ]

    def meant(text: str) -> str | None:
        found = person_meant(text, people)
        return found.id if found else None

    assert meant("бак") == meant("эрм бак") == "Бакиров Эрмек"
    assert meant("асанова") == "Асанова Мээрим"
    assert meant("усо") == "Асан Үсөнов"
    assert meant("аса") is None
    assert meant("Асан") == "Асан"
    assert meant("Токтосунов") is meant("  ") is None


@pytest.mark.parametrize(
    ("moved", "step", "after"),
    [
        ("0", -1, None),
        ("0", 1, "2"),  # behind the question with its answer
        ("1", -1, ""),
        ("1", 1, "3"),
        ("3", -1, "0"),  # before the question, not between it and its answer
        ("3", 1, None),
    ],
)
def test_answers_are_not_parted_from_their_question(moved, step, after):
    assert place_after(said(R, Q, A, S), moved, step) == after


def test_answers_of_one_question_change_places():
    assert place_after(said(Q, A, A), "2", -1) == "0"
    assert place_after(said(Q, A, A), "1", 1) == "2"
