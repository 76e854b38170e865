"""The protocol as a file to hand on, in whatever form and language is asked for."""

from __future__ import annotations

from mslite.db.files import Files
from mslite.db.queries import office as office_queries
from mslite.db.queries import papers as queries
from mslite.db.queries.meetings import require
from mslite.db.store import Store
from mslite.domain.office import Form
from mslite.domain.rows import PaperLang
from mslite.domain.sheets import PrintChoice
from mslite.services.freeze import frozen_protocol, issued_pdf, revision
from mslite.services.sheets import Printer, Translate, gather, protocol, with_choice


class Copies:
    """Copies of protocols; nothing is written."""

    def __init__(self, store: Store, files: Files, translate: Translate) -> None:
        self._store, self._files = store, files
        self._print = Printer(files, translate)

    def choice(self, meeting_id: str, form: Form | None = None, lang: PaperLang | None = None) -> PrintChoice:
        """Return how to print: as issued, else by the rule of the kind in Kyrgyz, but for what is given.

        Raises ``UserFixable("gone")``.
        """
        with self._store.read() as session:
            current = queries.protocol(session, meeting_id)
            if current is not None:
                issued = frozen_protocol(session, current).paper
                return PrintChoice(form or issued.form, lang or issued.lang, issued.parts)
            rule = office_queries.rule(session, require(session, meeting_id).meeting.kind)
            return PrintChoice(form or rule.form, lang or PaperLang.KY)

    def pdf(self, meeting_id: str, choice: PrintChoice) -> bytes:
        """Return the protocol: the very bytes that were issued, the same content otherwise, or a draft."""
        with self._store.read() as session:
            current = queries.protocol(session, meeting_id)
            if current is None:
                return self._print.pdf(protocol(gather(session, meeting_id), choice))
            sheet = frozen_protocol(session, current)
            if (choice.form, choice.lang) == (sheet.paper.form, sheet.paper.lang):
                return issued_pdf(session, self._files, revision(session, current))
        return self._print.pdf(with_choice(sheet, choice), current.number)
