"""One meeting of the sample office, carried as far as its data says, by the actions of the services."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any

from mslite.documents import pdf
from mslite.documents.blocks import Document, Look, Section, Table, cell, para
from mslite.domain.meetings import (
    AgendaItem,
    AgendaSpeaker,
    AssignmentState,
    Attendance,
    Choice,
    Decision,
    ItemOutcome,
    MeetingState,
    Participant,
    ProposalOutcome,
    Publication,
    Role,
    Statement,
    StatementKind,
    Venue,
    VenueKind,
    Vote,
)
from mslite.domain.numbering import series_of
from mslite.domain.office import AgeBand, Form, Group, MeetingKind, Sex
from mslite.domain.papers import Paper
from mslite.domain.rows import Lang, PaperLang, RecordRef, Words
from mslite.domain.sheets import PrintChoice
from mslite.domain.text import initials
from mslite.services.office import Office

SCAN_DPI = 110
WENT_ON = ("running", "held", "issued", "signed")


def words(value: Mapping[str, str] | None) -> Words:
    """Return a text of the data (``{"ky": …, "ru": …}``) as words."""
    return Words(**value) if value else Words()


@dataclasses.dataclass(frozen=True)
class SamplePeople:
    """People of the sample by the keys of its data: identities, names and posts."""

    ids: dict[str, str]
    names: dict[str, str]
    posts: dict[str, Words]


class SampleMeeting:
    """Makes one meeting; ``bodies`` are identities by key, days count from ``today``."""

    def __init__(self, office: Office, people: SamplePeople, bodies: Mapping[str, str], today: dt.date):
        self.office, self.people, self.bodies, self.today = office, people, bodies, today
        self.id = ""
        self.date = today
        self.here: dict[str, Participant] = {}

    def make(self, data: Mapping[str, Any]) -> None:
        """Make the meeting of ``data``, prepared, held, issued and signed as far as its state says."""
        self.date = self._date(data)
        data = self._dated(data)
        body = self.bodies.get(data.get("body", ""))
        kind = MeetingKind(data["kind"])
        self.id = self.office.meetings.create(kind, body, self.date, words(data.get("title"))).rows[0].id
        self._facts(data)
        self._people(data)
        items = self._agenda(data)
        self._steps(data)
        if data["state"] in WENT_ON:
            self._held(data, items)
        elif data["state"] == "cancelled":
            self.office.meetings.change_state(self.id, MeetingState.CANCELLED)
        if "paper" in data:
            self._paper(data["paper"], data["state"] == "signed")
        for row in data.get("publications", ()):
            self.office.meetings.append(
                Publication(
                    meeting_id=self.id,
                    medium=row["medium"],
                    url=row["url"],
                    published_on=self._day(row["day"]),
                )
            )
        if data.get("recurring"):
            self.office.meetings.make_recurring(self.id)
        if data.get("removed"):
            self.office.records.remove(self.office.meetings.dossier(self.id).meeting)

    # ---- days --------------------------------------------------------------------------------------

    def _date(self, data: Mapping[str, Any]) -> dt.date:
        if "monday" in data:
            return self.today + dt.timedelta(days=7 * data["monday"] - self.today.weekday())
        return self._day(data["day"]) if data["day"] else self.today

    def _day(self, days: int) -> dt.date:
        """Return a day counted from today; a Saturday or Sunday becomes the Monday after."""
        day = self.today + dt.timedelta(days=days)
        return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)

    def _dated(self, value: Any) -> Any:
        """Fill the year after the meeting's into every text."""
        if isinstance(value, str):
            return value.replace("{next}", str(self.date.year + 1))
        if isinstance(value, dict):
            return {name: self._dated(part) for name, part in value.items()}
        return [self._dated(part) for part in value] if isinstance(value, list) else value

    # ---- before the day ------------------------------------------------------------------------------

    def _facts(self, data: Mapping[str, Any]) -> None:
        meeting = self.office.meetings.dossier(self.id).meeting
        notice = data.get("notice")
        told = ("purpose", "place", "project", "introduction", "closing")
        facts: dict[str, Any] = {name: words(data[name]) for name in told if name in data}
        self.office.records.save(
            dataclasses.replace(
                meeting,
                starts=_time(data["starts"]),
                grant=data.get("grant", ""),
                note=data.get("note", ""),
                invited_count=data.get("invited"),
                present_count=data.get("present"),
                notice_on=self._day(notice["day"]) if notice else None,
                notice_where=words(notice["where"]) if notice else Words(),
                **facts,
            )
        )
        for row in data.get("venues", ()):
            kind, at = VenueKind(row["kind"]), _time(row["at"])
            self.office.meetings.append(Venue(meeting_id=self.id, kind=kind, name=words(row["name"]), at=at))

    def _people(self, data: Mapping[str, Any]) -> None:
        for row in data.get("people", ()):
            role = Role(row.get("role", "invited"))
            if "who" in row:
                ids = [self.people.ids[row["who"]]]
                self.office.registration.add_invited(self.id, person_ids=ids, role=role)
                continue
            saved = self.office.registration.add_invited(self.id, names=[row["name"]], role=role)
            person = saved.first(Participant)
            told: dict[str, Any] = {"sex": Sex, "age": AgeBand, "group": Group}
            known = {name: shape(row[name]) for name, shape in told.items() if name in row}
            self.office.records.save(dataclasses.replace(person, post=words(row["post"]), **known))
        if data["state"] in WENT_ON:
            self._register(data)
        for person in self.office.meetings.dossier(self.id).participants:
            self.here[person.name] = person

    def _register(self, data: Mapping[str, Any]) -> None:
        rows = data.get("people", ())
        marks = {self._name(row.get("who", "")) or row["name"]: row for row in rows if "attendance" in row}
        marks |= {self._name(who): {"attendance": mark} for who, mark in data.get("absent", {}).items()}
        self.office.registration.number_rows(self.id)
        for person in self.office.meetings.dossier(self.id).participants:
            mark = marks.get(person.name, {})
            coming = Attendance(mark.get("attendance", "present"))
            self.office.registration.set([person.id], coming, mark.get("reason", ""))
        heads = {
            (
                Sex(row["sex"]) if "sex" in row else None,
                AgeBand(row["age"]) if "age" in row else None,
                Group(row["group"]) if "group" in row else None,
            ): row["count"]
            for row in data.get("heads", ())
        }
        self.office.registration.head_count(self.id, heads)

    def _agenda(self, data: Mapping[str, Any]) -> list[str]:
        if "items" not in data:
            return []
        ready = self.office.meetings.dossier(self.id).items
        self.office.records.remove(*ready[len(data["items"]) :])
        ids = []
        for no, row in enumerate(data["items"]):
            text, resolution = words(row["text"]), row.get("resolution", False)
            if no < len(ready):
                item = dataclasses.replace(ready[no], text=text, resolution=resolution)
                self.office.records.save(item)
            else:
                item = AgendaItem(meeting_id=self.id, text=text, resolution=resolution)
                self.office.meetings.append(item)
            ids.append(item.id)
            for key in row["speakers"]:
                person = self.here[self.people.names[key]]
                self.office.meetings.append(
                    AgendaSpeaker(
                        meeting_id=self.id,
                        item_id=item.id,
                        participant_id=person.id,
                        name=person.name,
                        post=person.post,
                    )
                )
        return ids

    def _steps(self, data: Mapping[str, Any]) -> None:
        steps = self.office.meetings.dossier(self.id).steps
        for step in steps[: data.get("steps_done", len(steps))]:
            day = step.due or self.date
            self.office.meetings.step_done(step.id, min(day, self.today))

    # ---- the day itself --------------------------------------------------------------------------------

    def _held(self, data: Mapping[str, Any], items: list[str]) -> None:
        minutes = self.office.minutes
        minutes.begin(self.id, _time(data["began"]))
        for item_id, row in zip(items, data["items"], strict=True):
            if "began" in row:
                minutes.begin_item(item_id, _time(row["began"]))
            self._said(item_id, row)
            if "outcome" in row:
                minutes.set_outcome(item_id, ItemOutcome(row["outcome"]))
            if "ended" in row:
                minutes.end_item(item_id, at=_time(row["ended"]))
        for said in data.get("opinions", ()):
            self._statement(None, said)
        if data["state"] != "running":
            minutes.end(self.id, _time(data["ended"]))
        if "annex" in data:
            annex = data["annex"]
            self.office.attachments.add(
                RecordRef("meeting", self.id), _table(annex), title=annex["title"], file_name=annex["file"]
            )

    def _said(self, item_id: str, row: Mapping[str, Any]) -> None:
        said = [(one, self._statement(item_id, one)) for one in row.get("said", ())]
        for vote in row.get("votes", ()):
            self._vote(item_id, vote)
        for decision in row.get("decisions", ()):
            saved = self.office.minutes.decide(self.id, item_id, words(decision["text"]))
            self._assign(saved.first(Decision), decision)
        for one, statement in said:
            if "outcome" in one:
                decision = one.get("decision", {})
                saved = self.office.minutes.set_proposal(
                    statement.id, ProposalOutcome(one["outcome"]), words(decision.get("text"))
                )
                if decision:
                    self._assign(saved.first(Decision), decision)

    def _statement(self, item_id: str | None, row: Mapping[str, Any]) -> Statement:
        name = self._name(row["who"]) or row["who"]
        person = self.here.get(name)
        post = person.post.of(row.get("lang", Lang.KY)) if person else ""
        saved = self.office.minutes.add_statement(
            self.id,
            item_id,
            kind=StatementKind(row["kind"]),
            speaker=name,
            participant_id=person.id if person else None,
            role=row.get("role", post),
            text=row["text"],
            at=_time(row["at"]),
            stamp=False,
        )
        return saved.first(Statement)

    def _vote(self, item_id: str, row: Mapping[str, Any]) -> None:
        minutes, question = self.office.minutes, words(row["question"])
        if "ballots" not in row:
            minutes.add_vote(
                item_id,
                question=question,
                votes_for=row["for"],
                against=row["against"],
                abstained=row["abstained"],
            )
            return
        vote = minutes.add_vote(item_id, question=question).first(Vote)
        cast = {
            self.here[self.people.names[who]].id: Choice(choice) for who, choice in row["ballots"].items()
        }
        minutes.save_vote(vote, cast)

    def _assign(self, decision: Decision, row: Mapping[str, Any]) -> None:
        if "executor" in row:
            key = row["executor"]
            due = self._day(row["due"]) if "due" in row else None
            self.office.records.save(
                dataclasses.replace(
                    decision,
                    executor=initials(self.people.names[key]),
                    executor_person_id=self.people.ids[key],
                    due=due,
                )
            )
        if "done" in row:
            done = row["done"]
            self.office.assignments.complete(
                decision.id, AssignmentState.DONE, self._day(done["day"]), done["note"]
            )

    def _name(self, key: str) -> str:
        return self.people.names.get(key, "")

    # ---- afterwards --------------------------------------------------------------------------------------

    def _paper(self, row: Mapping[str, Any], sign: bool) -> None:
        papers, choice = self.office.papers, PrintChoice(Form(row["form"]), PaperLang(row["lang"]))
        if "first" in row:
            meeting = self.office.meetings.dossier(self.id).meeting
            series = series_of(meeting.kind, meeting.body_id)
            self.office.settings.set_first_number(series, self.date.year, row["first"])
        if "annulled" in row:
            papers.annul(papers.issue(self.id, choice).first(Paper).id, row["annulled"])
        paper = papers.issue(self.id, choice).first(Paper)
        if sign:
            issued = papers.pdf(paper.id)
            pages = range(papers.page_count(issued))
            scans = [papers.page_image(issued, page, SCAN_DPI) for page in pages]
            papers.sign(paper.id, scans, self._day(row["signed"]))


def _time(text: str) -> dt.time:
    return dt.time.fromisoformat(text)


def _table(annex: Mapping[str, Any]) -> bytes:
    """Return an annex as a PDF: a title in both languages over a table."""
    head = words(annex["head"])
    rows = tuple((cell(name), cell(value, Look.CELL_CENTRE)) for name, value in annex["rows"])
    blocks = (para(head.ky, Look.SUBTITLE), para(head.ru, Look.MIDDLE), Table((0.78, 0.22), rows))
    return pdf.draw(Document(annex["title"], "", Lang.KY, (Section(Lang.KY, blocks, new_page=False),)))
