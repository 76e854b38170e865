"""Qt's own texts – buttons, context menus, the calendar – in our words. Qt ships no Kyrgyz."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator
from PySide6.QtWidgets import QApplication

from mslite.i18n.catalogue import N_, Translator

QT_WORDS = {
    "&Undo": N_("Undo"),
    "&Redo": N_("Redo"),
    "Cu&t": N_("Cut"),
    "&Copy": N_("Copy"),
    "&Paste": N_("Paste"),
    "Delete": N_("Delete"),
    "Select All": N_("Select all"),
    "&Select All": N_("Select all"),
    "OK": N_("OK"),
    "&OK": N_("OK"),
    "Cancel": N_("Cancel"),
    "&Cancel": N_("Cancel"),
    "&Yes": N_("Yes"),
    "Yes": N_("Yes"),
    "&No": N_("No"),
    "No": N_("No"),
    "Close": N_("Close"),
    "&Close": N_("Close"),
    "Save": N_("Save"),
    "&Save": N_("Save"),
    "Open": N_("Open"),
    "&Open": N_("Open"),
    "Print": N_("Print"),
    "&Print": N_("Print"),
    "Help": N_("Help"),
    "&Step up": N_("More"),
    "Step &down": N_("Less"),
    "Look in:": N_("Folder:"),
    "File &name:": N_("File name:"),
    "Files of type:": N_("Kind of files:"),
    "&Choose": N_("Choose"),
    "Directory:": N_("Folder:"),
    "Back": N_("Back"),
    "Forward": N_("Forward"),
    "Parent Directory": N_("One folder up"),
    "Create New Folder": N_("New folder"),
    "Name": N_("File name"),
    "Size": N_("Size"),
    "Type": N_("Kind"),
    "Date Modified": N_("Changed"),
    "Clear": N_("Clear"),
    "Previous Month": N_("Previous month"),
    "Next Month": N_("Next month"),
    "Copy &Link Location": N_("Copy the link"),
}


class QtWords(QTranslator):
    """Answers Qt's question for a text from our catalogue; a text we do not know stays as it is."""

    def __init__(self, tr: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tr_of_ours = tr

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        word = QT_WORDS.get(text)
        return self.tr_of_ours.t(word) if word else text

    def isEmpty(self) -> bool:
        return False


def install(app: QApplication, tr: Translator, before: QtWords | None) -> QtWords:
    """Put Qt's words into the language of ``tr``, in place of ``before``; keep what is returned."""
    if before is not None:
        app.removeTranslator(before)
    words = QtWords(tr, app)
    app.installTranslator(words)
    return words
