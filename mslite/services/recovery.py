"""The sheet with the recovery key: one page to be locked away in the safe."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mslite.documents import pdf
from mslite.documents.blocks import Block, Document, Look, Section, para
from mslite.domain.rows import Lang, Words
from mslite.i18n.catalogue import Translator
from mslite.i18n.formats import date_long


def recovery_sheet(recovery: str, office: Words, tr: Translator, day: dt.date) -> bytes:
    """Return the page as a PDF in the language of ``tr``."""
    name = office.of(tr.lang)
    lang = Lang.RU if tr.lang == Lang.RU else Lang.KY
    title = tr.t("Recovery key")
    blocks = tuple(_blocks(recovery, name, tr, day))
    return pdf.draw(Document(title, name, lang, (Section(lang, blocks, new_page=False),)))


def _blocks(recovery: str, name: str, tr: Translator, day: dt.date) -> Iterator[Block]:
    groups = recovery.split("-")
    middle = (len(groups) + 1) // 2
    yield para(name, Look.CENTRE)
    yield para(tr.t("Recovery key").upper(), Look.TITLE)
    yield para(tr.t("made on {date}", date=date_long(day, tr.lang)), Look.MIDDLE)
    yield para("", Look.PLAIN)
    for part in (groups[:middle], groups[middle:]):
        yield para("-".join(part), Look.TITLE)
    yield para("", Look.PLAIN)
    for text in (
        tr.t("This key opens the data of the office when the password is forgotten or the key file is lost."),
        tr.t("Whoever holds this sheet can read everything. Lock it away where the seal is kept."),
        tr.t("Do not keep a photo or a copy of it on a computer or a telephone."),
        tr.t("To use it, choose «Recovery key» in the list and type it instead of the password."),
        tr.t("When a new recovery key is made, this sheet no longer opens anything: destroy it."),
    ):
        yield para(text, Look.BODY)
