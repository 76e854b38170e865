"""Words of the import of a programme: why a place is doubtful; what tables, columns, rows are taken for."""

from __future__ import annotations

from decimal import Decimal

from mslite.domain.programme.found import Doubt, Fate, TableUse
from mslite.i18n import formats
from mslite.i18n.catalogue import N_, Translator

IMPORT_WORDS: dict[str, tuple[str, str]] = {
    "import_nothing": (
        N_("There is nothing of a programme in «{name}»."),
        N_("Choose the file with the action plan, the matrix or the text of the programme."),
    ),
    "no_programme": (
        N_("There is no programme here yet."),
        N_("Make one in the window, or bring it in with «mslite import programme»."),
    ),
    "no_such_programme": (
        N_("There is no programme «{ref}»."),
        N_("Write the beginning of its name as it stands in the list of programmes."),
    ),
    "several_programmes": (
        N_("There are several programmes: {refs}."),
        N_("Say which one with --programme and what stands first here."),
    ),
}
"""Code of an error → what happened, what to do (part of ``problem_words.WORDS``)."""

REASONS: dict[str, str] = {
    "body_rest": N_("«{name}» was taken as responsible; «{rest}» beside it stays in the text alone."),
    "cell_error": N_("The cell holds an error of the table («#REF!» or the like)."),
    "cell_formula": N_(
        "The cell holds a formula whose result is not in the file. Open and save the file in Excel."
    ),
    "cell_nested_table": N_("A table stands within this cell; its texts were taken one after another."),
    "cell_serial_date": N_("A date of Excel: is it written as it should be?"),
    "cell_text_box": N_("The text stands in a box of its own; it was taken to this place."),
    "cell_tracked": N_("There are tracked changes: what was inserted was taken, what was deleted left out."),
    "column_own": N_("A column that the plan does not have: it is kept as a column of your own."),
    "front_matter": N_("The pages before the first heading were kept as a chapter at the beginning."),
    "gone": N_("This row is not in the file any more. It stays unless you remove it."),
    "heading_level": N_("A heading without a number: its level was guessed."),
    "legacy_unsure": N_("In «{word}» the letter ё may be ң; it was left as it is."),
    "merged_over_heading": N_("A merged cell reaches over a heading; its text was taken below it as well."),
    "money_unclear": N_("This sum was not understood; it was not taken as money."),
    "money_without_year": N_("The column names no year: the sum was put to {year}."),
    "name_guessed": N_("The files do not name the programme; the name of the file was taken."),
    "no_activity": N_("There is a term or a result, but no activity."),
    "no_header": N_("The table has no header; its columns were taken in the official order."),
    "no_name": N_("The indicator has no name."),
    "note_left_out": N_("A note below the table has no place in the programme and was left out."),
    "number_gap": N_("The number of the office differs from the order of rows ({expected}); it is kept."),
    "row_hidden": N_("This row is hidden in the file; it was taken all the same."),
    "sum_differs": N_("The years add up to {total}, not to this final target. Both are kept."),
    "swot_unclear": N_("To which field of the SWOT analysis this belongs is not said; it was left out."),
    "table_twice": N_("The same table stands in another of these files; it was taken once."),
    "table_unknown": N_("What this table is was not recognised; it was left out."),
    "target_without_year": N_("The column names no year; this value was left out."),
    "task_continued": N_("The cell of the task is empty: the row was put to the task above."),
    "term_missing": N_("The activity has no term."),
    "term_rest": N_("The years were understood; «{rest}» beside them stays in the text alone."),
    "term_unclear": N_("The term was not understood; it stays as it is written."),
    "title_left_out": N_("The title page was left out: the program makes it from the passport."),
    "total_left_out": N_("A row of totals: the program adds up itself, it was left out."),
    "value_unclear": N_("This is no number; the value stays as text and is not reckoned with."),
}
"""Code of a doubt → why a person should look there."""

USES: dict[TableUse, str] = {
    TableUse.PLAN: N_("Action plan"),
    TableUse.MATRIX: N_("Indicator matrix"),
    TableUse.FORECAST: N_("Forecast"),
    TableUse.ABBREVIATIONS: N_("Abbreviations"),
    TableUse.SWOT: N_("SWOT analysis"),
    TableUse.TEXT: N_("Table within the text"),
    TableUse.SKIP: N_("Left out"),
}

COLUMNS: dict[str, str] = {
    "": N_("Left out"),
    "number": N_("Number"),
    "priority": N_("Priority"),
    "section": N_("Section"),
    "task": N_("Task"),
    "text": N_("Activity"),
    "term": N_("Term of implementation"),
    "result": N_("Expected result (product)"),
    "responsible": N_("Responsible"),
    "money": N_("Money"),
    "source": N_("Funding source"),
    "note": N_("Note"),
    "own": N_("Column of your own"),
    "issue": N_("Issue of the matrix"),
    "name": N_("Name"),
    "unit": N_("Unit"),
    "base": N_("Base value"),
    "target": N_("Target of a year"),
    "final": N_("Final target"),
    "value": N_("Value of a year"),
    "short": N_("Abbreviation"),
    "meaning": N_("What it stands for"),
}
"""Field of a column (``columns.FIELDS``) → its word."""

KINDS: dict[str, str] = {
    "priority": N_("Priority"),
    "section": N_("Section"),
    "task": N_("Task"),
    "activity": N_("Activity"),
    "heading": N_("Heading"),
    "indicator": N_("Indicator"),
    "sub_indicator": N_("Sub-indicator"),
    "series": N_("Line of the forecast"),
    "abbreviation": N_("Abbreviation"),
    "factor": N_("SWOT analysis"),
    "chapter": N_("Chapter"),
    "front": N_("Pages before the first heading"),
}
"""Kind of a line (``found.Line``) → its word."""

FATES: dict[Fate, str] = {
    Fate.NEW: N_("new"),
    Fate.CHANGED: N_("changed"),
    Fate.SAME: N_("as it was"),
    Fate.GONE: N_("not in the file any more"),
}


def reason(doubt: Doubt, tr: Translator) -> str:
    """Return why a person should look at a place."""
    values = {
        name: formats.number(value, tr.lang) if isinstance(value, Decimal) else value
        for name, value in doubt.values.items()
    }
    return tr.t(REASONS[doubt.reason]).format_map(values)


def place(doubt: Doubt, tr: Translator) -> str:
    """Return where to look: file, table, row, column."""
    at = doubt.place
    if at.table:
        parts = [tr.t("table {no}", no=at.table), tr.t("row {no}", no=at.row) if at.row else ""]
        parts += [tr.t("column {no}", no=at.column)] if at.column else []
    else:
        parts = [tr.t("paragraph {no}", no=at.row)] if at.row else []
    return ", ".join(part for part in (at.file, *parts) if part)
