"""What the help says: a topic for each page, its paragraphs and its keys. No widgets here."""

from __future__ import annotations

from mslite.i18n.catalogue import N_
from mslite.ui.pages.help.meetingtopics import STEPS
from mslite.ui.pages.help.programmetopics import PROGRAMME
from mslite.ui.pages.help.topic import Topic

TOPICS: dict[str, Topic] = {
    "today": Topic(
        N_("Today"),
        (
            N_("What is late stands first, then what is due within seven days. Enter opens it."),
            N_("Protocols wait here until they are issued and until their signed pages are attached."),
            N_("What was typed when the program ended suddenly is put back into its place and named here."),
        ),
        (
            ("↑ ↓", N_("the next line")),
            ("Enter", N_("open it")),
            ("Ctrl+N", N_("a new meeting")),
            ("F5", N_("read again")),
        ),
    ),
    "meetings": Topic(
        N_("Meetings"),
        (
            N_("Every meeting of the office stands here, the newest first, with its number and its state."),
            N_(
                "A new one begins with agenda and people of its kind; for the weekly meeting Ctrl+N and "
                "Enter are enough."
            ),
            N_("The search field finds titles, numbers and words that were said."),
            N_("A meeting whose protocol has a number cannot be deleted: the number is taken."),
        ),
        (
            ("Ctrl+N", N_("a new meeting")),
            ("Ctrl+F", N_("to the search field")),
            ("Enter", N_("open it")),
            ("Delete", N_("into the trash")),
            ("F10", N_("on the page of a meeting: what else can be done")),
            ("Esc", N_("everything again, or back")),
        ),
    ),
    **STEPS,
    **PROGRAMME,
    "assignments": Topic(
        N_("Assignments"),
        (
            N_("The assignments of all meetings, what is late first. Enter opens the meeting."),
            N_("Choose an executor and print the list: that is the paper to remind with."),
            N_("What is late or due within a week stands on the first page, too."),
        ),
        (
            ("D", N_("done today")),
            ("Ctrl+D", N_("done, with day and note")),
            ("R", N_("open again")),
            ("Ctrl+H", N_("history of changes")),
            ("Ctrl+F", N_("to the executor")),
            ("Ctrl+P", N_("the list to be printed")),
            ("Esc", N_("back to the list")),
        ),
    ),
    "directory": Topic(
        N_("Directory"),
        (
            N_(
                "People, organisations, standing bodies and their posts, written once; everywhere else a "
                "few letters are enough."
            ),
            N_("A post has days: an old protocol shows the post which somebody had then."),
            N_("A list from Word or Excel can be pasted as it is."),
        ),
        (
            ("Ctrl+N", N_("a new one")),
            ("Ctrl+V", N_("several at once, from the clipboard")),
            ("Ctrl+F", N_("to the search field")),
            ("Ctrl+Shift+P", N_("a new post")),
            ("Ctrl+H", N_("history of changes")),
            ("Delete", N_("into the trash")),
        ),
    ),
    "verifying": Topic(
        N_("Check a PDF"),
        (
            N_("Somebody brings a printed protocol as a PDF: choose it or drop it here."),
            N_(
                "The program says whether it is exactly what was issued, an older print, or something "
                "else, and opens its meeting."
            ),
            N_("Nothing of the file is kept."),
        ),
        (
            ("Ctrl+O", N_("choose a PDF")),
        ),
    ),
    "trash": Topic(
        N_("Trash"),
        (
            N_(
                "What is deleted anywhere lies here, the last first, with who deleted it. Nothing is "
                "thrown away for good."
            ),
            N_(
                "What is taken back returns with all its parts: a meeting with its agenda, people and "
                "minutes."
            ),
            N_("Right after deleting Ctrl+Z is the shorter way."),
        ),
        (
            ("Enter", N_("take back")),
            ("F5", N_("read again")),
        ),
    ),
    "settings": Topic(
        N_("Settings"),
        (
            N_(
                "The office, its people, rules and ready-made texts. What is changed is saved when the "
                "field is left."
            ),
            N_(
                "The rules of a kind say how a protocol is numbered, what it must hold and how early it "
                "is announced."
            ),
            N_("Print the recovery key and lock it away: it opens the file when a password is forgotten."),
            N_("Backups are made by themselves; here they are tried out and brought back."),
        ),
        (
            ("Ctrl+1 … Ctrl+9", N_("a section")),
            ("Ctrl+H", N_("history of changes")),
            ("Esc", N_("back to where you came from")),
        ),
    ),
    "everywhere": Topic(
        N_("Keys that work everywhere"),
        (
            N_("Every action has a key; it stands behind the words when the mouse rests on a button."),
            N_("The keys are the same under a Kyrgyz, Russian or Latin keyboard layout."),
        ),
        (
            ("Ctrl+K", N_("search in everything")),
            ("Alt+1 … Alt+7", N_("the places on the left")),
            ("Alt+← →", N_("back and forward")),
            ("Esc", N_("back to where you came from")),
            ("Ctrl+Z", N_("take back what you did last")),
            ("Alt+О, Alt+У, Alt+Н", N_("type ө, ү, ң without the Kyrgyz layout")),
            ("F1", N_("help for the page in front")),
            ("F6", N_("to the places on the left")),
            ("Ctrl+Q", N_("close the program; a backup is made")),
        ),
    ),
    "data": Topic(
        N_("Your data are safe"),
        (
            N_("What you type is in the data file two seconds later at most. There is no button to save."),
            N_("Every change stands in the history with the name of who made it, and can be put back."),
            N_("What you delete lies in the trash and can be taken back with all its parts."),
            N_("The data file is encrypted. Its key lies beside it, or in passwords (Settings, Access)."),
            N_("A backup is made every half hour and at the end of work, and read back before it counts."),
            N_("Keep a backup on a stick as well: Settings, Backups."),
            N_("Nobody can change a signed protocol. A mistake is put right with a correction paper."),
        ),
    ),
}  # fmt: skip
"""In the order of the list at the left; a page's ``help_topic`` is the key."""
