"""What the help says: a topic for each page, its paragraphs and its keys. No widgets here."""

from __future__ import annotations

from dataclasses import dataclass

from mslite.i18n.catalogue import N_


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of help: its title, what it tells, the keys (key, what it does)."""

    title: str
    tells: tuple[str, ...]
    keys: tuple[tuple[str, str], ...] = ()


TOPICS: dict[str, Topic] = {
    "today": Topic(
        N_("Today"),
        (
            N_("What is late stands first, then what is due within seven days. Enter opens it."),
            N_("Protocols wait here until they are issued and until their signed pages are attached."),
            N_("What was typed when the program ended suddenly is put back into its place and named here."),
        ),
        (("↑ ↓", N_("the next line")), ("Enter", N_("open it")), ("F5", N_("read again"))),
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
