"""A meeting whose protocol is issued and signed."""

import io
from dataclasses import replace

from PIL import Image

from mslite.domain.papers import Paper
from mslite.domain.rows import Words
from mslite.domain.sheets import PrintChoice
from mslite.services.office import Office
from tests.services.day import staff_meeting


def picture() -> bytes:
    """A photograph of a page."""
    out = io.BytesIO()
    Image.new("RGB", (300, 400), "#dddddd").save(out, "PNG")
    return out.getvalue()


def signed_meeting(office: Office) -> str:
    """Hold a staff meeting, issue its protocol and sign it; return the meeting's identity."""
    meeting_id = staff_meeting(office)
    meeting = office.meetings.dossier(meeting_id).meeting
    office.records.save(replace(meeting, place=Words("Мэриянын залы", "Зал мэрии")))
    paper = office.papers.issue(meeting_id, PrintChoice()).first(Paper)
    office.papers.sign(paper.id, [picture()])
    return meeting_id
