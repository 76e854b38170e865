"""A text that was typed and has no record any more: the person copies it, then it is put away."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mslite.domain.views import Typed
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import dialogs
from mslite.ui.kit.editors import TextEditor


def put_away(parent: QWidget, tr: Translator, typed: Typed) -> bool:
    """Show the text; True when the person copied it and it may go."""
    question = tr.t("This text was being typed when the program ended")
    advice = tr.t("Its record was changed or locked meanwhile. Copy the text to where it belongs.")
    dialog = dialogs.Decision(parent, question, "" if typed.placed else advice)
    field = TextEditor(6)
    field.set_name(question)
    field.set_value(typed.text)
    field.set_read_only(True)
    dialog.body.addWidget(field)
    dialog.add_choices(tr.t("Copy and put away"), tr.t("Leave it here"))
    if not dialog.asked():
        return False
    QGuiApplication.clipboard().setText(typed.text)
    return True
