"""From a sheet to a paper: which composition serves which sheet, in which language."""

from __future__ import annotations

from collections.abc import Iterable

from mslite.documents import compose_letter, compose_others, compose_protocol, compose_record
from mslite.documents.blocks import Block, Document, Section
from mslite.documents.compose_parts import Translate, Voice, draft_mark
from mslite.documents.text import file_property
from mslite.domain.office import Form
from mslite.domain.papers import PaperType
from mslite.domain.sheets import (
    AnySheet,
    AssignmentSheet,
    CorrectionSheet,
    LetterSheet,
    NoticeSheet,
    ProtocolSheet,
    RegistrationSheet,
)
from mslite.i18n.catalogue import N_

PAPERS = {
    PaperType.PROTOCOL: N_("Protocol"),
    PaperType.EXTRACT: N_("Extract"),
    PaperType.CORRECTION: N_("Correction"),
    PaperType.REPLY: N_("Reply"),
    PaperType.COVERING: N_("Covering letter"),
    PaperType.EXTENSION: N_("Letter about the extension"),
    PaperType.NOTICE: N_("Letter of information"),
}


def compose(sheet: AnySheet, tr: Translate) -> Document:
    """Return the paper of a sheet: in both languages the whole Kyrgyz text, then the Russian one."""
    if isinstance(sheet, NoticeSheet | RegistrationSheet | AssignmentSheet):
        lang = sheet.lang
    else:
        lang = sheet.paper.lang
    main = lang.each[0]
    sections: tuple[Section, ...]
    draft = False
    if isinstance(sheet, RegistrationSheet):
        sections = (Section(main, tuple(compose_others.registration(sheet, tr)), landscape=True),)
    elif isinstance(sheet, NoticeSheet):
        sections = tuple(
            Section(
                one, tuple(compose_others.notice(sheet, Voice(one, tr(one)), first=not no)), new_page=False
            )
            for no, one in enumerate(lang.each)
        )
    elif isinstance(sheet, AssignmentSheet):
        sections = tuple(
            Section(one, tuple(compose_others.assignments(sheet, Voice(one, tr(one))))) for one in lang.each
        )
    else:
        draft = sheet.paper.draft
        sections = tuple(Section(one, tuple(_blocks(sheet, Voice(one, tr(one))))) for one in lang.each)
    return Document(
        title=file_property(_title(sheet, Voice(main, tr(main)))),
        author=file_property(sheet.office.name.of(main)),
        lang=main,
        sections=sections,
        draft=draft_mark(tr, draft),
    )


def _blocks(sheet: ProtocolSheet | CorrectionSheet | LetterSheet, voice: Voice) -> Iterable[Block]:
    if isinstance(sheet, LetterSheet):
        return compose_letter.letter(sheet, voice)
    if isinstance(sheet, CorrectionSheet):
        return compose_others.correction(sheet, voice)
    if sheet.paper.type is PaperType.EXTRACT:
        return compose_protocol.extract(sheet, voice)
    if sheet.paper.form is Form.RECORD:
        return compose_record.record(sheet, voice)
    if sheet.paper.form is Form.SHORT:
        return compose_protocol.short(sheet, voice)
    return compose_protocol.full(sheet, voice)


def _title(sheet: AnySheet, voice: Voice) -> str:
    """Return what the window of a PDF reader says: the paper, its number, the meeting."""
    if isinstance(sheet, AssignmentSheet):
        return f"{voice.t('Assignments')} – {voice.day(sheet.date)}"
    if isinstance(sheet, NoticeSheet):
        word, number = voice.t("Notice"), ""
    elif isinstance(sheet, RegistrationSheet):
        word, number = voice.t("Registration sheet"), ""
    else:
        word, number = voice.t(PAPERS[sheet.paper.type]), sheet.paper.number
    name = f"{word} № {number}" if number else word
    return " – ".join(part for part in (name, voice.of(sheet.title)) if part)
