"""``import json`` and ``export json``."""

from __future__ import annotations

from mslite.cli.call import Call, write
from mslite.domain.meetings import Meeting
from mslite.domain.problems import UserFixable
from mslite.i18n import problems


def bring_in(call: Call) -> int:
    """Bring in a file, all or nothing; what differs from what is here is told and stays as it is."""
    path, tr = call.args.file, call.tr
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserFixable("file_unreadable", name=str(path)) from error
    with call.writing() as office:
        saved = office.exchange.import_json(data, path.name)
    meetings = [row for row in saved.all(Meeting) if not (row.deleted or row.recurring)]
    call.say(
        tr.t(
            "Brought in: {records}, among them {meetings}.",
            records=tr.n("{n} record", "{n} records", len(saved.rows)),
            meetings=tr.n("{n} meeting", "{n} meetings", len(meetings)),
        )
    )
    for problem in saved.problems:
        call.note(f"– {problems.wording(problem, tr)}")
    return 0


def give_out(call: Call) -> int:
    """Write the whole office as JSON."""
    with call.reading() as office:
        data = office.exchange.export_json()
    write(call.args.out, data)
    call.say(str(call.args.out))
    return 0
