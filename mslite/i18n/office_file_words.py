"""Words for what is wrong with a file of the office or a form that came back: code → what, what to do."""

from __future__ import annotations

from mslite.i18n.catalogue import N_

OFFICE_FILE_WORDS: dict[str, tuple[str, str]] = {
    "file_empty": (
        N_("The file «{name}» is empty."),
        N_("Choose another file."),
    ),
    "file_too_big": (
        N_("The file is too big."),
        N_("Choose a smaller file, at most 200 MB."),
    ),
    "file_unreadable": (
        N_("The file «{name}» cannot be read."),
        N_("Is the stick still in? Is the file open in another program?"),
    ),
    "office_kind": (
        N_("«{name}» is neither a Word document nor a table."),
        N_("Open it in its own program, save it as .docx or .xlsx and choose it again."),
    ),
    "office_old_word": (
        N_("«{name}» is a document of the old Word (.doc)."),
        N_("Open it in Word or LibreOffice, choose «Save as», type .docx, and choose the new file."),
    ),
    "office_password": (
        N_("«{name}» is locked with a password."),
        N_("Open it, take the password off, save it and choose it again."),
    ),
    "office_damaged": (
        N_("«{name}» is damaged and cannot be read ({part})."),
        N_("If Word or Excel still opens it, save it there under a new name and choose that file."),
    ),
    "office_swollen": (
        N_("«{name}» would grow beyond all measure when unpacked and was not opened."),
        N_("Ask for it anew from whom it came, or save it under a new name in Word or Excel."),
    ),
    "office_too_long": (
        N_("«{name}» is longer than any programme."),
        N_("Keep what belongs to the programme, save it under a new name and choose that file."),
    ),
    "office_sheet_too_long": (
        N_("«{name}», sheet «{sheet}», row {row}: the sheet is longer than any programme."),
        N_("Delete what stands far below the table, save the file and choose it again."),
    ),
    "office_too_wide": (
        N_("«{name}», sheet «{sheet}», row {row}: there is something beyond column {most}."),
        N_("Delete what stands far to the right of the table, save the file and choose it again."),
    ),
    "form_not_ours": (
        N_("«{name}» is no form that was handed out from here."),
        N_("Choose the form that mslite made; its hidden parts must not be removed."),
    ),
    "form_newer": (
        N_("The form «{name}» was made by a newer version of mslite."),
        N_("Update the program on this machine; nothing was taken in."),
    ),
    "form_other_programme": (
        N_("The form «{name}» belongs to another programme: {programme}."),
        N_("Open that programme and take the form in there; nothing was taken in."),
    ),
    "form_other_period": (
        N_("The form «{name}» is for another half-year: {half} of {year}."),
        N_("Open that half-year and take the form in there; nothing was taken in."),
    ),
    "form_empty": (
        N_("Nothing is filled in in the form «{name}»."),
        N_("Is it the file that the body gave back? Nothing was taken in."),
    ),
    "form_older": (
        N_("This is an older form, of {made}; a newer one was handed out on {handed}."),
        N_("Compare what it says with the newer form."),
    ),
    "form_unknown": (
        N_("Sheet «{sheet}», row {row}: this row is not in the programme any more."),
        N_("It was left out; look whether it was deleted on purpose."),
    ),
    "form_foreign": (
        N_("Sheet «{sheet}», row {row}: this row belongs to another body."),
        N_("It was taken in all the same; look whether the right form came back."),
    ),
    "form_approved": (
        N_("Sheet «{sheet}», row {row}: this row is approved already."),
        N_("It was left as it is; return it first if it has to change."),
    ),
    "form_removed": (
        N_("Sheet «{sheet}»: the row «{text}» was removed from the form."),
        N_("Ask the body what it has to report about it."),
    ),
    "form_twice": (
        N_(
            "Sheet «{sheet}», row {row}, column {column}:"
            " the same row stands in row {first} too, and differs."
        ),
        N_("The first one was taken; look which of the two is right."),
    ),
    "form_no_id": (
        N_("Sheet «{sheet}», row {row}: this row was added by hand: «{text}»."),
        N_("It was left out; write it into the programme by hand if it is needed."),
    ),
    "form_percent": (
        N_("Sheet «{sheet}», row {row}, column {column}: «{text}» is no percentage from 0 to 100."),
        N_("It was left out; correct the cell or type the number here."),
    ),
    "form_state": (
        N_("Sheet «{sheet}», row {row}, column {column}: «{text}» is none of the states in the list."),
        N_("It was left out; choose the state here."),
    ),
    "form_too_long": (
        N_("Sheet «{sheet}», row {row}, column {column}: the text is too long: {length} signs of {limit}."),
        N_("It was left out; shorten it."),
    ),
    "form_formula": (
        N_("Sheet «{sheet}», row {row}, column {column}: the formula has no result or an error."),
        N_("It was left out; type the value."),
    ),
}
"""Code → what happened (with its place), what to do."""
