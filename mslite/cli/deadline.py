"""When a term of the law ends, by the rules and the calendar of the office."""

from __future__ import annotations

from mslite.cli.call import Call
from mslite.domain.appeals.terms import Topic
from mslite.i18n.deadlines import sentence


def deadline(call: Call) -> int:
    """Print why the term ends when it does, then the date alone as YYYY-MM-DD.

    Raises ``UserFixable("no_such_rule")`` where no rule sets such a term on that day.
    """
    with call.reading() as office:
        due = office.deadlines.due(Topic(call.args.rule), call.args.start)
    call.say(sentence(due, call.tr))
    call.say(due.date.isoformat())
    return 0
