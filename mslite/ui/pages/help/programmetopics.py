"""The help of the sections of a programme."""

from __future__ import annotations

from mslite.i18n.catalogue import N_
from mslite.ui.pages.help.topic import Topic

PROGRAMME: dict[str, Topic] = {
    "programmes": Topic(
        N_("Programmes"),
        (
            N_("With one programme its page stands here at once; «More», «All programmes» shows the list."),
            N_("A new one begins with the chapters that every programme has."),
        ),
        (("Ctrl+N", N_("a new programme")), ("Enter", N_("open it"))),
    ),
    "programme-passport": Topic(
        N_("Programme: passport"),
        (
            N_("Names, years and what else the title page says. What is typed is saved by itself."),
            N_("The monitoring group is a body of the directory; its sittings are meetings of that body."),
        ),
        (
            ("Ctrl+1 … Ctrl+7", N_("the sections of the programme")),
            ("Ctrl+P", N_("to the print")),
            ("F10", N_("what else can be done")),
            ("Esc", N_("back to where you came from")),
        ),
    ),
    "programme-text": Topic(
        N_("Programme: text"),
        (
            N_(
                "The chapters stand at the left in the order of the book; Insert adds one below, Delete"
                " puts it into the trash."
            ),
            N_(
                "The kind says what stands in a chapter besides its text: abbreviations, SWOT, risks, plan,"
                " matrix, forecast."
            ),
            N_(
                "What is pasted from Word keeps bold, italic, lists, sub-headings and simple tables, nothing"
                " else."
            ),
            N_("In plan and matrix the columns are named, hidden and added here."),
        ),
        (
            ("Insert", N_("a chapter below")),
            ("Alt+↑ ↓", N_("move it")),
            ("Alt+← →", N_("a level higher or lower")),
            ("F2", N_("to its title")),
            ("F6", N_("from the outline to the text and back")),
            ("Ctrl+B, Ctrl+I", N_("bold, italic")),
        ),
    ),
    "programme-plan": Topic(
        N_("Programme: action plan"),
        (
            N_("The table is written like one in Excel: letters replace a cell, Enter or F2 edits it."),
            N_("A block copied in Excel or Word is pasted with Ctrl+V, also beyond the last row."),
            N_("A row put a level lower or higher keeps its place in the order of print."),
            N_("Money, state, links and evidence of a row stand beside the table: F4."),
        ),
        (
            ("Ctrl+Enter", N_("one more row of this kind")),
            ("Ctrl+N", N_("a priority, section, task or activity")),
            ("Alt+↑ ↓", N_("move it")),
            ("Alt+Shift+← →", N_("a level higher or lower")),
            ("Ctrl+Delete", N_("take the rows out of the plan")),
            ("Alt+Enter", N_("a new line within the cell")),
            ("Ctrl+D", N_("fill down")),
            ("Ctrl+F, Ctrl+H", N_("find, replace")),
            ("Ctrl+Z, Ctrl+Y", N_("take a step back, do it again")),
            ("F4", N_("the rest of the row")),
        ),
    ),
    "programme-matrix": Topic(
        N_("Programme: indicator matrix"),
        (
            N_(
                "Values are written as on paper: 75 %, 1:0,3, 50 % / 20 km; what is understood stands beside."
            ),
            N_("«Plan and actual» puts the facts of a half-year against the targets."),
        ),
        (
            ("Ctrl+N", N_("one more indicator")),
            ("Ctrl+M", N_("targets, or plan and actual")),
            ("Alt+↑ ↓", N_("move it")),
            ("Ctrl+Delete", N_("into the trash")),
            ("F4", N_("the rest of the row")),
        ),
    ),
    "programme-monitoring": Topic(
        N_("Programme: monitoring"),
        (
            N_("Every half-year is opened, filled in, checked and closed; a closed one does not change."),
            N_("A report that is not right is returned with a reason; when it is right it is approved."),
            N_("Departments without the program get a form as an Excel file and give it back filled in."),
        ),
        (
            ("Ctrl+N", N_("open a half-year")),
            ("Ctrl+Enter", N_("the row is filled in")),
            ("Ctrl+Shift+Enter", N_("approve")),
            ("Ctrl+R", N_("return with a reason")),
            ("Ctrl+PgDn", N_("the next table")),
            ("F9", N_("what else can be done")),
        ),
    ),
    "programme-annual": Topic(
        N_("Programme: year's plan"),
        (
            N_("Choose a year and tick what belongs to it; «Choose by the term» ticks what the term covers."),
            N_(
                "A cell may be narrowed, 10 km to 2.5 km; what is not touched goes on saying what the"
                " programme says."
            ),
            N_("The year's plan is a paper of its own."),
        ),
        (
            ("Space", N_("into the year's plan, or out of it")),
            ("Enter", N_("write in the cell")),
            ("Ctrl+R", N_("the row as in the programme again")),
        ),
    ),
    "programme-print": Topic(
        N_("Programme: print"),
        (
            N_("Choose the paper; what stands at the right is exactly what the printer gets."),
            N_("The book can be printed in any wording that the council put into force."),
        ),
        (("Ctrl+P", N_("to the printer")),),
    ),
    "programme-import": Topic(
        N_("Programme: import"),
        (
            N_("Choose the office's own files or drop them here; nothing is written until you accept."),
            N_("A doubt names its place in the file and the reason; its text is corrected in the list."),
            N_("What a table or a column is taken for can be changed; all is understood anew at once."),
            N_(
                "Accepting is one step: «Undo» takes the whole import back. A corrected file brought in again"
                " changes rows instead of doubling them."
            ),
        ),
        (
            ("Ctrl+O", N_("choose files")),
            ("Ctrl+Enter", N_("accept")),
            ("Ctrl+PgDn", N_("the next sheet")),
        ),
    ),
}
