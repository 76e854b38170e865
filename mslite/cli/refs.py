"""What a person types for a meeting: the beginning of its identity or its paper's, or the paper's number."""

from __future__ import annotations

from mslite.domain.problems import UserFixable
from mslite.domain.programme.rows import Programme
from mslite.domain.text import fold
from mslite.domain.views import MeetingLine, MeetingQuery
from mslite.services.office import Office

SHORT = 8
"""Signs of an identity that are shown; ten thousand meetings keep them apart."""

EVERY = MeetingQuery(limit=1_000_000)


def short(record_id: str) -> str:
    """Return an identity as it is shown and may be typed."""
    return record_id[:SHORT]


def meeting(office: Office, ref: str) -> MeetingLine:
    """Return the meeting that ``ref`` names.

    Raises ``UserFixable("no_such_meeting", ref=…)``, ``("several_meetings", ref=…, refs=…)``.
    """
    wanted = ref.strip().removeprefix("№").strip()
    lines = office.meetings.lines(EVERY)
    found = [line for line in lines if wanted and line.number == wanted]
    found = found or [line for line in lines if wanted in line.annulled]
    if not found and len(wanted) >= 4:
        begun = wanted.lower()
        found = [line for line in lines if line.id.startswith(begun) or line.paper_id.startswith(begun)]
    if not found:
        raise UserFixable("no_such_meeting", ref=ref)
    if len(found) > 1:
        raise UserFixable("several_meetings", ref=ref, refs=", ".join(short(line.id) for line in found))
    return found[0]


def programme(office: Office, ref: str | None = None) -> Programme:
    """Return the programme that ``ref`` names: beginning of its identity, number of a resolution, its name.

    Without ``ref``: the only one there is.

    Raises ``UserFixable("no_such_programme", ref=…)``, ``("several_programmes", refs=…)``,
    ``("no_programme")`` when there is none at all.
    """
    known = office.programmes.all()
    if not known:
        raise UserFixable("no_programme")
    wanted = fold(ref or "").strip().removeprefix("№").strip()
    found = [one for one in known if one.id.startswith(wanted)] if len(wanted) >= 4 or not wanted else []
    found = found or [one for one in known if wanted in _resolutions(office, one)]
    found = found or [one for one in known if wanted in fold(f"{one.name.ky} {one.name.ru}")]
    if not found:
        raise UserFixable("no_such_programme", ref=ref)
    if len(found) > 1:
        told = ", ".join(f"{short(one.id)} {one.name.of('ky')}".strip() for one in found)
        raise UserFixable("several_programmes", refs=told)
    return found[0]


def _resolutions(office: Office, one: Programme) -> set[str]:
    return {fold(row.number).strip() for row in office.programmes.book(one.id, "resolutions").resolutions}
