"""Words for kinds of records (the names of tables), as they stand in mixed lists."""

from __future__ import annotations

from mslite.i18n import appeal_words
from mslite.i18n.catalogue import N_, Translator

NAMES = {
    "municipality": N_("The office"),
    "person": N_("Person"),
    "organisation": N_("Directory: organisation"),
    "post": N_("Directory: post"),
    "district": N_("Part of the town"),
    "body": N_("Standing body"),
    "body_member": N_("Member of a body"),
    "kind_rule": N_("Rule of a kind of meeting"),
    "first_number": N_("First number"),
    "template": N_("Ready-made text"),
    "meeting": N_("Meeting"),
    "venue": N_("Place or visit"),
    "agenda_item": N_("Agenda item"),
    "agenda_speaker": N_("Announced speaker"),
    "participant": N_("Participant"),
    "head_count": N_("Head count"),
    "statement": N_("Statement"),
    "vote": N_("Voting"),
    "ballot": N_("Ballot of a vote by name"),
    "decision": N_("Decision"),
    "assignment": N_("Assignment"),
    "preparation_step": N_("Step of preparation"),
    "publication": N_("Publication"),
    "paper": N_("Paper"),
    "revision": N_("Print of a paper"),
    "attachment": N_("Attached file"),
    "programme": N_("Programme"),
    "resolution": N_("Resolution of the council"),
    "chapter": N_("Chapter"),
    "abbreviation": N_("Abbreviation"),
    "factor": N_("Line of the SWOT analysis"),
    "plan_item": N_("Row of the action plan"),
    "indicator": N_("Indicator"),
    "target": N_("Target of a year"),
    "responsible": N_("Responsible body"),
    "funding": N_("Money of a year"),
    "plan_link": N_("Link to a record"),
    "annual_item": N_("Row of the year's plan"),
    "forecast_series": N_("Line of the forecast"),
    "forecast_value": N_("Value of the forecast"),
    "period": N_("Half-year"),
    "activity_report": N_("Report on an activity"),
    "fact": N_("Fact of an indicator"),
    "fact_part": N_("Part of a fact"),
    "report_request": N_("Form handed out"),
    "table_column": N_("Column of a table"),
} | appeal_words.TABLES


def name(table: str, tr: Translator) -> str:
    """Return what a record of ``table`` is called; raises ``KeyError`` for a table without a name."""
    return tr.t(NAMES[table])
