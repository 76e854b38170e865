"""What can be wrong in a JSON file, and what an import leaves as it is, in words."""

from __future__ import annotations

from mslite.i18n.catalogue import N_

WHY: dict[str, str] = {
    "json_broken": N_("here it is not JSON"),
    "json_utf8": N_("it is not a text in UTF-8"),
    "json_twice": N_("this name stands twice"),
    "json_form": N_("«form» must be {office} or {meeting}"),
    "json_object": N_("an object with named fields is expected"),
    "json_list": N_("a list is expected"),
    "json_str": N_("a text is expected, not {value}"),
    "json_int": N_("a whole number is expected, not {value}"),
    "json_bool": N_("true or false is expected, not {value}"),
    "json_date": N_("a date like 2026-02-16 is expected, not {value}"),
    "json_time": N_("a time like 09:30 is expected, not {value}"),
    "json_datetime": N_("a moment like 2026-02-16T09:30:00 is expected, not {value}"),
    "json_choice": N_("«{value}» is not one of: {allowed}"),
    "json_signs": N_("the text holds signs that cannot be kept"),
    "json_unknown": N_("there is no such field"),
    "json_missing": N_("this is missing"),
    "json_id": N_("an identity of 32 signs 0–9 and a–f is expected"),
    "json_same_id": N_("this identity stands twice in the file"),
    "json_only_one": N_("there can be only one like this"),
    "json_nothing": N_("nothing is found by «{value}»"),
    "json_other_meeting": N_("it belongs to another meeting"),
    "json_base64": N_("the content of a file in Base64 is expected"),
    "json_digest": N_("the checksum does not fit the content"),
    "json_size": N_("the file does not have {value} bytes"),
    "json_no_file": N_("the file itself is missing under «files»"),
    "json_nobodys_file": N_("no record belongs to this file"),
    "json_no_print": N_("a signed paper needs its print under «revision»"),
}
"""Why a place in a file is wrong: a part of the wording of ``bad_json``."""

LEFT: dict[str, tuple[str, str]] = {
    "import_differs": (
        N_("{path} {name}: it is different in this office and was left as it is."),
        N_("Compare both and correct by hand what is needed."),
    ),
    "import_closed": (
        N_("{path} {name}: not imported, a signed protocol closes its meeting."),
        N_("Write a correction if it is needed."),
    ),
    "import_taken": (
        N_("{path} {name}: not imported, its place or number is taken by another record."),
        N_("Compare both and correct by hand what is needed."),
    ),
    "import_left": (
        N_("{path} {name}: not imported, the record it belongs to was left out."),
        N_("Look at that record first."),
    ),
}
"""What an import leaves as it is: code → what happened, what to do."""
