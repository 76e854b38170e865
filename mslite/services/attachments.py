"""Files that belong to records: annexes, scans, the emblem, the office's DOCX template."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from mslite.db.files import Files
from mslite.db.queries.papers import attachments
from mslite.db.queries.rows import get, having
from mslite.db.store import Store
from mslite.domain.office import Municipality
from mslite.domain.papers import Attachment, AttachmentRole
from mslite.domain.problems import UserFixable
from mslite.domain.rows import RecordRef
from mslite.domain.views import Saved
from mslite.services.base import Action, action

LARGEST = 200 * 1024 * 1024
"""Bytes of one attached file: what a laptop can still encrypt and back up at ease."""


class Attachments:
    """Attached files; their bytes lie encrypted beside the data file."""

    def __init__(self, store: Store, files: Files) -> None:
        self._store, self._files = store, files

    def add(
        self,
        ref: RecordRef,
        source: Path | bytes,
        role: AttachmentRole = AttachmentRole.ANNEX,
        title: str = "",
        file_name: str = "",
    ) -> Saved:
        """Attach a file (a path, or bytes with ``file_name``) to a record, after those already there.

        Raises ``UserFixable("file_unreadable"|"file_too_big"|"file_empty")``, ``EnvironmentTrouble`` when
        it cannot be stored.
        """
        data, name = read_source(source, file_name)
        with action(self._store) as act:
            attach(act, self._files, ref, data, name, role, title)
            return act.saved()

    def of(self, ref: RecordRef, role: AttachmentRole | None = None) -> tuple[Attachment, ...]:
        """Return the files attached to a record (of one role), in order."""
        with self._store.read() as session:
            found = attachments(session, ref.table, [ref.id]).get(ref.id, [])
        return tuple(row for row in found if role is None or row.role is role)

    def read(self, attachment_id: str) -> bytes:
        """Return a file's bytes; raises ``UserFixable("gone")`` or ``EnvironmentTrouble`` when damaged."""
        with self._store.read() as session:
            row = get(session, Attachment, attachment_id)
        if row is None:
            raise UserFixable("gone", record="Attachment")
        return self._files.get(row.digest)

    def set_emblem(self, source: Path | bytes, file_name: str = "") -> Saved:
        """Put an image (PNG or JPEG) into the letterhead."""
        return self._of_office("emblem", AttachmentRole.EMBLEM, source, file_name)

    def set_template(self, source: Path | bytes, file_name: str = "") -> Saved:
        """Take header, footer and styles of working copies from this DOCX file."""
        return self._of_office("docx_template", AttachmentRole.TEMPLATE, source, file_name)

    def _of_office(self, field: str, role: AttachmentRole, source: Path | bytes, file_name: str) -> Saved:
        data, name = read_source(source, file_name)
        with action(self._store) as act:
            offices = having(act.session, Municipality)
            if not offices:
                raise UserFixable("no_office")
            ref = RecordRef("municipality", offices[0].id)
            row = attach(act, self._files, ref, data, name, role)
            act.edit(offices[0], **{field: row.id})
            return act.saved()


def read_source(source: Path | bytes, file_name: str = "") -> tuple[bytes, str]:
    """Return the bytes and the name of a file to attach; errors as :meth:`Attachments.add`."""
    if isinstance(source, bytes):
        data, name = source, file_name
    else:
        try:
            if source.stat().st_size > LARGEST:
                raise UserFixable("file_too_big", name=source.name)
            data, name = source.read_bytes(), file_name or source.name
        except OSError as error:
            raise UserFixable("file_unreadable", name=str(source), why=error.strerror or "") from error
    if not data:
        raise UserFixable("file_empty", name=name)
    return data, name


def attach(
    act: Action,
    files: Files,
    ref: RecordRef,
    data: bytes,
    name: str,
    role: AttachmentRole,
    title: str = "",
) -> Attachment:
    """Store bytes as an encrypted file, then its row; a cut in between leaves a file nobody names."""
    others = attachments(act.session, ref.table, [ref.id]).get(ref.id, [])
    return act.save(
        Attachment(
            table=ref.table,
            record_id=ref.id,
            role=role,
            position=max((row.position for row in others), default=0) + 1,
            title=title or Path(name).stem,
            file_name=name,
            mime=mimetypes.guess_type(name)[0] or "application/octet-stream",
            size=len(data),
            digest=files.put(data),
        )
    )
