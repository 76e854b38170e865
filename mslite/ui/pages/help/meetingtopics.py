"""What the help says about the five steps of a meeting. No widgets here."""

from __future__ import annotations

from mslite.i18n.catalogue import N_
from mslite.ui.pages.help.topic import Topic

STEPS: dict[str, Topic] = {
    "prepare": Topic(
        N_("Prepare"),
        (
            N_(
                "Five sections go from the title to the notice. Nothing is compulsory here; what a "
                "protocol needs is asked before it is issued."
            ),
            N_("A date may be typed as 16, 16.2, +3 or «today»."),
            N_(
                "In the agenda Enter in the text, or in the empty line of the speakers, begins the next item."
            ),
            N_("A list of people copied from Word or Excel is pasted into the line «Invite» as it is."),
            N_(
                "The steps of the checklist are counted back from the day of the meeting; another day "
                "moves them."
            ),
        ),
        (
            ("Ctrl+PgDn, Ctrl+PgUp", N_("next section, section before")),
            ("Insert", N_("a new line in a list")),
            ("Alt+↑ ↓", N_("move the line")),
            ("Delete", N_("into the trash")),
            ("Space", N_("tick a step of the checklist")),
            ("Esc", N_("from the card to the list")),
            ("Ctrl+P", N_("print the notice")),
            ("Ctrl+1 … Ctrl+5", N_("the five steps of a meeting")),
        ),
    ),
    "registration": Topic(
        N_("Registration"),
        (
            N_(
                "Print the registration sheet first. Its numbers are those of the list and never move, so "
                "the signed sheet is entered by numbers: 1-5, 8, 12."
            ),
            N_("A name typed in the same line is somebody who came uninvited."),
            N_("When people were only counted, write their number in the second section."),
            N_("Above stands how many are here and whether there is a quorum."),
        ),
        (
            ("1 … 9", N_("on the list: to the line of numbers")),
            ("Space", N_("came")),
            ("A", N_("did not come")),
            ("E", N_("excused; then type the reason")),
            ("Ctrl+PgDn, Ctrl+PgUp", N_("next section, section before")),
            ("Ctrl+P", N_("the registration sheet")),
        ),
    ),
    "minutes": Topic(
        N_("Minutes"),
        (
            N_(
                "Write while people speak: a few letters of the speaker, Enter, the words, Enter. An "
                "empty name is who speaks most likely: the rapporteur, the one who was asked."
            ),
            N_(
                "«?» at the beginning makes a question, «!» a proposal; the answer follows the question "
                "by itself."
            ),
            N_("A vote begins with everybody present for it; Enter is enough when all agree."),
            N_("The hours are stamped by themselves. For minutes written afterwards switch that off above."),
            N_("Two letters of a ready-made text and Tab put the whole text."),
        ),
        (
            ("Ctrl+↑ ↓", N_("another item")),
            ("F2", N_("kind of the statement")),
            ("F3", N_("a ready-made text")),
            ("F4", N_("a vote")),
            ("F5", N_("a decision: text, executor, due date")),
            ("F7", N_("how the item ended; the end of the meeting")),
            ("F8", N_("what becomes of a proposal")),
            ("F9", N_("add a speaker to those present")),
            ("↑", N_("to what is written: Enter edits, Alt+↑ ↓ moves")),
            ("Alt+PgUp, Alt+PgDn", N_("carry a statement to another item")),
        ),
    ),
    "protocol": Topic(
        N_("Protocol"),
        (
            N_("The page is the one that will be printed. Form, language and parts are chosen beside it."),
            N_("What is missing for issuing stands in a list; each line leads to its field."),
            N_(
                "Issuing takes the next number. Until it is signed the protocol can be issued again under "
                "it; a print is kept as it is."
            ),
            N_(
                "Print it, have it signed, and attach a scan or photographs: they may be dropped on the "
                "page. That closes the meeting for changes."
            ),
            N_("A mistake in a signed protocol is put right by a correction paper with its own number."),
        ),
        (
            ("Ctrl+Enter", N_("the next thing to do: issue, print, attach")),
            ("Ctrl+P", N_("print what is in sight")),
            ("Ctrl+S", N_("save it as PDF")),
        ),
    ),
    "after": Topic(
        N_("After"),
        (
            N_(
                "Every decision with an executor or a due date is an assignment; say here when it is "
                "done. That goes on after the protocol is signed."
            ),
            N_("Note where the summary was published, and attach files as annexes by dropping them here."),
            N_("The case file binds the notice, the sheet, the protocol, scans and annexes into one PDF."),
        ),
        (
            ("D", N_("done today")),
            ("Ctrl+D", N_("done, with day and note")),
            ("R", N_("open again")),
            ("Insert", N_("a new publication")),
            ("Ctrl+Enter", N_("show the publication in the browser")),
            ("Ctrl+PgDn, Ctrl+PgUp", N_("next section, section before")),
        ),
    ),
}
