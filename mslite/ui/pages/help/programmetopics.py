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
}
