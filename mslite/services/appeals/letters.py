"""Outgoing letters about appeals: drafted from templates, issued, printed and signed like protocols."""

from __future__ import annotations

import dataclasses
import datetime as dt

from mslite.db.files import Files
from mslite.db.queries import appeals as queries
from mslite.db.queries import appeals_lists as lists
from mslite.db.queries import office as office_queries
from mslite.db.queries.papers import used_numbers
from mslite.db.queries.rows import Session, get, having
from mslite.db.store import Store
from mslite.domain.appeals.letterbuild import again, filled, letter_sheet, template_for
from mslite.domain.appeals.letters import Letter, LetterTemplate
from mslite.domain.appeals.rows import (
    Appeal,
    EventKind,
    Extension,
    Forwarding,
    Journal,
    JournalKind,
    Outcome,
)
from mslite.domain.appeals.rules import refusal_lacks
from mslite.domain.appeals.views import LetterLine
from mslite.domain.numbering import next_seq, render
from mslite.domain.papers import Attachment, Paper, PaperState, PaperType
from mslite.domain.problems import Problem, UserFixable
from mslite.domain.rows import Lang, PaperLang
from mslite.domain.sheets import LetterSheet
from mslite.domain.views import Saved
from mslite.i18n.formats import date_long
from mslite.services.appeals.acting import happened, kept
from mslite.services.appeals.deadlines import Deadlines
from mslite.services.base import Action, action
from mslite.services.freeze import freeze, paper
from mslite.services.sheets import Printer, Translate, emblem


class Letters:
    """A letter is a record of its own until it is issued; then ``office.papers`` signs and annuls its paper.

    ``draft`` → the page changes its fields by ``Records.save`` → ``preview`` → ``issue`` →
    ``office.papers.sign(letter.paper_id, scans)``. The printed bytes: ``office.papers.pdf(paper_id)``.
    """

    def __init__(self, store: Store, files: Files, translate: Translate, deadlines: Deadlines) -> None:
        self._store, self._files, self._deadlines = store, files, deadlines
        self._print = Printer(files, translate)

    def draft(
        self,
        appeal_id: str,
        type: PaperType = PaperType.REPLY,
        outcome: Outcome | None = None,
        *,
        lang: PaperLang | None = None,
        forwarding_id: str | None = None,
        extension_id: str | None = None,
        reason: str = "",
        act: str = "",
        how: str = "",
    ) -> Saved:
        """Make a letter out of the template for its type, outcome and theme; ``saved.first(Letter)``.

        In the language of the appeal (Kyrgyz for another than Russian) unless ``lang`` says otherwise.
        A covering letter goes to the body of ``forwarding_id``, the others to the applicant, of a
        collective appeal to the first-named. Raises ``UserFixable("gone")``.
        """
        with action(self._store) as now:
            appeal = now.get(Appeal, appeal_id)
            lang = lang or (PaperLang.RU if appeal.lang is Lang.RU else PaperLang.KY)
            to = now.get(Forwarding, forwarding_id).organisation if forwarding_id else appeal.name
            extension = now.get(Extension, extension_id) if extension_id else None
            reason = reason or (extension.reason if extension else "")
            known = having(now.session, LetterTemplate)
            chosen = template_for(known, type, outcome, appeal.theme_id) or LetterTemplate()
            facts = _facts(appeal, lang, extension) | {
                "organisation": to,
                "reason": reason.rstrip("."),
                "act": act.rstrip("."),
                "how": how.rstrip("."),
            }
            journals = queries.journals(now.session, JournalKind.LETTERS)
            now.save(
                Letter(
                    appeal_id=appeal_id,
                    type=type,
                    journal_id=journals[0].id if journals else None,
                    forwarding_id=forwarding_id,
                    extension_id=extension_id,
                    lang=lang,
                    addressee=to,
                    address="" if forwarding_id else appeal.address,
                    subject=filled(chosen.subject.of(lang.each[0]), facts),
                    text=filled(chosen.text.of(lang.each[0]), facts),
                    outcome=outcome,
                    reason=reason,
                    act=act,
                    how=how,
                    drafted_by=now.actor,
                )
            )
            return now.saved()

    def again(self, letter_id: str) -> Saved:
        """Make a new draft with the words of an issued or annulled letter."""
        with action(self._store) as act:
            act.save(again(act.get(Letter, letter_id)))
            return act.saved()

    def lacks(self, letter: Letter) -> tuple[Problem, ...]:
        """Return what a letter lacks to be issued; a refusal needs reason, act and how to appeal."""
        out = []
        if not letter.addressee.strip():
            out.append(Problem("addressee_needed", "addressee", record_id=letter.id))
        if not letter.text.strip():
            out.append(Problem("letter_text", "text", record_id=letter.id))
        if not letter.head.strip():
            out.append(Problem("signer_needed", "head", record_id=letter.id))
        if letter.type is PaperType.REPLY and letter.outcome is Outcome.REFUSED:
            found = refusal_lacks(letter.reason, letter.act, letter.how, self._deadlines.rules())
            out += [dataclasses.replace(problem, record_id=letter.id) for problem in found]
        return tuple(out)

    def preview(self, letter_id: str) -> bytes:
        """Return a letter as it stands now, as a draft PDF («ДОЛБООР / ПРОЕКТ», no number)."""
        with self._store.read() as session:
            sheet = self._sheet(session, _letter(session, letter_id))
        return self._print.pdf(sheet)

    def docx(self, letter_id: str) -> bytes:
        """Return a DOCX working copy in the office's template, with its number when it is issued."""
        with self._store.read() as session:
            letter = _letter(session, letter_id)
            issued = get(session, Paper, letter.paper_id) if letter.paper_id else None
            sheet = self._sheet(session, letter, issued)
            row = get(session, Attachment, office_queries.municipality(session).docx_template)
        return self._print.docx(sheet, row.digest if row else "")

    def next_number(self, letter_id: str, date: dt.date | None = None) -> str:
        """Return the number that a letter would get; raises ``UserFixable("no_journal")``."""
        with self._store.read() as session:
            return _numbered(session, _letter(session, letter_id), date or dt.date.today()).number

    def issue(self, letter_id: str, date: dt.date | None = None, *, control_off: bool = False) -> Saved:
        """Issue a letter: next number of its journal and year, frozen sheet, stored PDF; all or nothing.

        A reply with an outcome settles its appeal on that day (``control_off``: and takes it off
        control); a covering letter notes that it was sent on, a letter about an extension that the
        applicant was told. The paper is ``saved.first(Paper)``.
        Raises ``UserFixable("cannot_issue", problems)``, ``("letter_issued", number)``,
        ``("no_journal")``, ``("not_registered")``.
        """
        day = date or dt.date.today()
        with action(self._store) as act:
            letter = act.get(Letter, letter_id)
            if letter.paper_id:
                raise UserFixable("letter_issued", number=paper(act.session, letter.paper_id).number)
            missing = self.lacks(letter)
            if missing:
                raise UserFixable("cannot_issue", missing)
            appeal = act.get(Appeal, letter.appeal_id)
            if appeal.registered_on is None:
                raise UserFixable("not_registered")
            new = act.edit(_numbered(act.session, letter, day), date=day)
            freeze(act, self._files, self._print, new, self._sheet(act.session, letter, new))
            act.edit(letter, paper_id=new.id)
            self._follow(act, letter, appeal, day, new.number, control_off)
            return act.saved()

    def reissue(self, letter_id: str) -> Saved:
        """Print an issued, unsigned letter anew under its number with its present words.

        Raises ``UserFixable("not_issued")``, ``("cannot_issue", problems)``.
        """
        with action(self._store) as act:
            letter = act.get(Letter, letter_id)
            old = paper(act.session, letter.paper_id or "")
            if old.state is not PaperState.ISSUED:
                raise UserFixable("not_issued", number=old.number)
            missing = self.lacks(letter)
            if missing:
                raise UserFixable("cannot_issue", missing)
            new = act.edit(old, revision=old.revision + 1)
            freeze(act, self._files, self._print, new, self._sheet(act.session, letter, new))
            return act.saved()

    def journal(self, since: dt.date, until: dt.date) -> tuple[LetterLine, ...]:
        """Return the journal of outgoing letters of a period by number, annulled ones too; one query."""
        with self._store.read() as session:
            return lists.letter_lines(session, since, until)

    def templates(self) -> tuple[LetterTemplate, ...]:
        """Return the templates of letters; they are changed by ``Records.save``."""
        with self._store.read() as session:
            return having(session, LetterTemplate)

    def _follow(
        self, act: Action, letter: Letter, appeal: Appeal, day: dt.date, number: str, control_off: bool
    ) -> None:
        if letter.forwarding_id:
            act.edit(act.get(Forwarding, letter.forwarding_id), forwarded_on=day)
        if letter.extension_id:
            act.edit(act.get(Extension, letter.extension_id), told_on=day)
        if letter.type is PaperType.NOTICE:
            happened(act, appeal.id, EventKind.TOLD, day, letter.addressee, f"№ {number}")
        if letter.type is PaperType.REPLY and letter.outcome is not None and appeal.closed_on is None:
            closed = dataclasses.replace(
                appeal,
                closed_on=day,
                outcome=letter.outcome,
                ground=letter.act or appeal.ground,
                control=not control_off,
                control_off_on=day if control_off else None,
            )
            kept(act, closed, appeal)

    def _sheet(self, session: Session, letter: Letter, issued: Paper | None = None) -> LetterSheet:
        office, appeal = office_queries.municipality(session), get(session, Appeal, letter.appeal_id)
        if appeal is None:
            raise UserFixable("gone", record="Appeal")
        return letter_sheet(
            letter,
            appeal,
            office,
            number=issued.number if issued else "",
            date=issued.date if issued else None,
            emblem=emblem(session, office),
        )


def _letter(session: Session, letter_id: str) -> Letter:
    found = get(session, Letter, letter_id)
    if found is None:
        raise UserFixable("gone", record="Letter")
    return found


def _numbered(session: Session, letter: Letter, day: dt.date) -> Paper:
    """Return a new paper, not saved yet, with the next number of the letter's journal in the day's year."""
    journal = get(session, Journal, letter.journal_id) if letter.journal_id else None
    if journal is None:
        raise UserFixable("no_journal")
    series = f"journal:{journal.id}"
    first = office_queries.first_number(session, series, day.year)
    seq = next_seq(used_numbers(session, series, day.year), first)
    initial = next((sign.upper() for sign in letter.addressee if sign.isalpha()), "")
    return Paper(
        appeal_id=letter.appeal_id,
        type=letter.type,
        series=series,
        year=day.year,
        seq=seq,
        number=render(journal.pattern, seq, day.year, letter=initial, index=journal.index),
    )


def _facts(appeal: Appeal, lang: PaperLang, extension: Extension | None) -> dict[str, str]:
    due = extension.until if extension else appeal.due
    return {
        "name": appeal.name,
        "number": appeal.shown_number,
        "date": date_long(appeal.registered_on, lang.each[0]) if appeal.registered_on else "",
        "due": date_long(due, lang.each[0]) if due else "",
        "summary": appeal.summary.rstrip("."),
    }
