"""Who speaks next and how: the kind of a statement, the speaker meant by a few letters, the order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mslite.domain.meetings import AgendaSpeaker, Participant, Statement, StatementKind
from mslite.domain.text import fold


def statement_before(said: Sequence[Statement], after_id: str | None) -> Statement | None:
    """Return what a new statement follows: the last of ``said``, or the one ``after_id`` ("": none)."""
    if after_id is None:
        return said[-1] if said else None
    return next((one for one in said if one.id == after_id), None)


def question_before(said: Sequence[Statement], after_id: str | None) -> str | None:
    """Return the identity of the question that an answer at this place belongs to."""
    before = statement_before(said, after_id)
    if before is None:
        return None
    return before.id if before.kind is StatementKind.QUESTION else before.reply_to


def kind_of_next(
    said: Sequence[Statement],
    announced: Iterable[AgendaSpeaker],
    *,
    outside: bool = False,
    after_id: str | None = None,
    speaker: str = "",
    participant_id: str | None = None,
) -> StatementKind:
    """Return the kind a new statement most likely has.

    ``said`` are the statements of the item in order, ``announced`` its speakers, ``outside`` means: of no
    item. An answer follows a question, an announced speaker who begins gives the report.
    """
    before = statement_before(said, after_id)
    if before is not None and before.kind is StatementKind.QUESTION:
        return StatementKind.ANSWER
    if outside:
        return StatementKind.OPINION
    wanted = fold(speaker)
    if before is None and any(
        (participant_id is not None and one.participant_id == participant_id) or fold(one.name) == wanted
        for one in announced
    ):
        return StatementKind.REPORT
    return StatementKind.SPEECH


def speaker_of_next(said: Sequence[Statement], announced: Sequence[AgendaSpeaker]) -> dict[str, str | None]:
    """Return who most likely speaks next, as fields of a :class:`Statement`; empty when nobody is likely.

    The first announced speaker begins; whoever gave the report answers a question.
    """
    if not said:
        first = next((one for one in announced if one.name), None)
        return (
            {
                "speaker": first.name,
                "participant_id": first.participant_id,
                "speaker_role": first.post.of("ky"),
            }
            if first
            else {}
        )
    reporter = next((one for one in reversed(said) if one.kind is StatementKind.REPORT), None)
    if said[-1].kind is not StatementKind.QUESTION or reporter is None:
        return {}
    return {
        "speaker": reporter.speaker,
        "participant_id": reporter.participant_id,
        "speaker_role": reporter.speaker_role,
    }


def person_meant(text: str, people: Iterable[Participant]) -> Participant | None:
    """Return the one of ``people`` whose name has words beginning like those typed; None for none or several.

    A whole name wins over beginnings; ө/о, ү/у, ң/н, ё/е are alike.
    """
    wanted = fold(" ".join(text.split()))
    typed = wanted.split()
    if not typed:
        return None
    named = {one.id: fold(one.name).split() for one in people}
    exact = [one for one in people if " ".join(named[one.id]) == wanted]
    found = exact or [
        one
        for one in people
        if named[one.id] and all(any(word.startswith(part) for word in named[one.id]) for part in typed)
    ]
    return found[0] if len(found) == 1 else None


def place_after(said: Sequence[Statement], statement_id: str, step: int) -> str | None:
    """Return after which statement ("": first) one stands when it goes one place up (-1) or down (1).

    Answers go with their question and are never parted from it by the step; None: it cannot move.
    """
    whole = [one.id for one in said if one.id == statement_id or one.reply_to == statement_id]
    rest = [one for one in said if one.id not in whole]
    places = [one.id for one in said]
    at = sum(1 for one in rest if places.index(one.id) < places.index(statement_id))
    heads = {one.reply_to for one in said if one.id in whole}
    while 0 <= at + step <= len(rest):
        at += step
        follows = rest[at] if at < len(rest) else None
        if follows is None or follows.reply_to is None or follows.reply_to in heads or at == 0:
            return rest[at - 1].id if at else ""
    return None
