"""Make the sample file of today's schema: ``python -m tests.db.samples.make``.

One folder for each schema that was ever given to an office. A sample is made once, with the program of its
time, and never again: it stands for the files that lie in the offices.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

from mslite.db import keys, migrate
from mslite.db.engine import connect_keyed
from mslite.db.store import FILE_NAME
from mslite.domain.office import Form
from mslite.domain.papers import Paper
from mslite.domain.plain import digest
from mslite.domain.rows import PaperLang
from mslite.domain.sheets import PrintChoice
from mslite.services.office import Office
from tests.services.day import staff_meeting

HERE = Path(__file__).parent


def content(path: Path, key: bytes) -> dict[str, Any]:
    """Return columns, count and hash of the rows of every table but the search index."""
    with closing(connect_keyed(path, key.hex())) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        names = [name for (name,) in found.fetchall() if not name.startswith(("search_", "alembic_"))]
        out = {}
        for name in names:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            out[name] = {"columns": columns, **of_table(connection, name, columns)}
        return out


def of_table(connection: Any, name: str, columns: list[str]) -> dict[str, Any]:
    """Return the count and the hash of the rows of a table, in these columns alone."""
    listed = ", ".join(f'"{column}"' for column in columns)
    rows = connection.execute(f'SELECT {listed} FROM "{name}" ORDER BY 1, 2').fetchall()
    return {"rows": len(rows), "hash": digest([list(row) for row in rows])}


def main() -> None:
    """Hold a meeting, sign its protocol, begin another one, and keep the folder."""
    folder = HERE / f"schema{migrate.SCHEMA}"
    shutil.rmtree(folder, ignore_errors=True)
    key = keys.create(folder)
    office = Office(folder, key)
    office.work_as("", "Асанова Мээрим Талантовна")
    meeting_id = staff_meeting(office)
    paper = office.papers.issue(meeting_id, PrintChoice(Form.FORMAL, PaperLang.KY)).first(Paper)
    office.papers.sign(paper.id, [office.papers.notice(meeting_id)], dt.date(2026, 2, 17))
    other = office.meetings.copy(meeting_id, dt.date(2026, 2, 23)).rows[0]
    office.records.remove(office.meetings.dossier(other.id).items[0])
    office.close()
    for left in ("settings.json", "office.lock"):
        (folder / left).unlink(missing_ok=True)
    text = json.dumps(content(folder / FILE_NAME, key), ensure_ascii=False, indent=1)
    (folder / "content.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
