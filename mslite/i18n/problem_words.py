"""The table of ``mslite.i18n.problems``: code → what happened, what to do."""

from __future__ import annotations

from mslite.i18n.catalogue import N_
from mslite.i18n.import_words import IMPORT_WORDS
from mslite.i18n.office_file_words import OFFICE_FILE_WORDS
from mslite.i18n.paper_words import PAPER_WORDS
from mslite.i18n.programme_words import PROGRAMME_PROBLEMS

WORDS: dict[str, tuple[str, str]] = {
    "stale": (
        N_("This record was changed by somebody else meanwhile."),
        N_("Look at both texts; nothing you typed is lost."),
    ),
    "gone": (
        N_("This record is not there any more."),
        N_("It may lie in the trash; look there."),
    ),
    "cannot_save": (
        N_("This cannot be saved yet."),
        N_("Correct the marked fields; what you typed stays."),
    ),
    "cannot_issue": (
        N_("The paper cannot be issued yet."),
        N_("The list shows what is missing; each line leads to its field."),
    ),
    "already_issued": (
        N_("The protocol is issued already as No. {number}."),
        N_("Before it is signed it can be issued again under its number."),
    ),
    "lock:protocol": (
        N_("The protocol is signed: the meeting is closed for changes."),
        N_("Write a correction, or annul the protocol with a reason."),
    ),
    "fact_far": (
        N_("{value} is far from the plan of {plan}."),
        N_("Is it right?"),
    ),
    "fact_reason": (
        N_("It is far behind the plan."),
        N_("Write the reason into the comment."),
    ),
    "report_done_percent": (
        N_("It is carried out, but only {percent} % is done."),
        N_("Write 100 % or choose another state."),
    ),
    "report_less": (
        N_("{percent} % is less than the {before} % of the half-year before."),
        N_("Is it right?"),
    ),
    "report_reason": (
        N_("It is far behind the plan."),
        N_("Write why."),
    ),
    "move": (
        N_("This step is not possible in the present state."),
        N_("Look at the state of the record first."),
    ),
    "not_issued": (
        N_("The paper is not issued."),
        N_("Issue it first."),
    ),
    "paper_stands": (
        N_("What has been issued is not put back by hand."),
        N_("Issue it again, annul it with a reason, or write a correction."),
    ),
    "not_signed": (
        N_("The protocol is not signed."),
        N_("Before signing it can simply be issued again."),
    ),
    "not_proposal": (
        N_("Only a proposal can be accepted, declined or noted."),
        N_("Change the kind of the statement first."),
    ),
    "no_item": (
        N_("There is no item No. {no} on the agenda."),
        N_("Look at the numbers of the agenda."),
    ),
    "no_office": (
        N_("The names of the office are not filled in."),
        N_("Open Settings and fill them in."),
    ),
    "no_scan": (
        N_("No scanned page was chosen."),
        N_("Choose the scan or photo of the signed pages."),
    ),
    "not_scan": (
        N_("The file «{name}» is neither a picture nor a PDF that can be read."),
        N_("Choose a PDF, JPG or PNG of the signed pages."),
    ),
    "heic": (
        N_("The photo «{name}» is in the HEIC format of an iPhone, which cannot be read here."),
        N_("Send it as JPEG, or set «Most compatible» in the settings of the camera and take it again."),
    ),
    "no_look": (
        N_("The file «{name}» cannot be shown here."),
        N_("Save a copy and open it in its own program."),
    ),
    "not_pdf": (
        N_("This file is not a PDF that can be read."),
        N_("Choose another file."),
    ),
    "bad_template": (
        N_("The Word template cannot be read."),
        N_("Choose a .docx file made by Word or LibreOffice."),
    ),
    "file_gone": (
        N_("The data file is not where it was."),
        N_("Was the folder moved or renamed? Put it back and start again."),
    ),
    "file_missing": (
        N_("An attached file is missing in the data folder."),
        N_("Restore it from a backup."),
    ),
    "file_damaged": (
        N_("An attached file is damaged."),
        N_("Restore it from a backup."),
    ),
    "cannot_write": (
        N_("{path} cannot be written: {why}."),
        N_("Is the folder there? Is the file open in another program?"),
    ),
    "keys_missing": (
        N_("The folder has a data file, but not its keys."),
        N_("Put back keys.json and office.key from a backup, or choose another folder."),
    ),
    "backup_running": (
        N_("Another backup is being made there."),
        N_("Wait until it is done and try again."),
    ),
    "no_backup": (
        N_("There is no backup in {path}."),
        N_("Name one of the folders in backups."),
    ),
    "which_person": (
        N_("Several people have a password here: {names}."),
        N_("Say whose it is with --person."),
    ),
    "folder_not_empty": (
        N_("The folder {path} is not empty."),
        N_("Choose an empty one for the sample office."),
    ),
    "not_sample": (
        N_("The office in this folder is not the sample office; nothing was printed."),
        N_("Choose an empty folder with --data."),
    ),
    "no_such_meeting": (
        N_("There is no meeting «{ref}»."),
        N_("See what «mslite list meetings» shows first on each line."),
    ),
    "several_meetings": (
        N_("«{ref}» names several meetings: {refs}."),
        N_("Type one of these instead."),
    ),
    "no_display": (
        N_("There is no screen here, so the window cannot open."),
        N_("See «mslite --help» for what works without one."),
    ),
    "disk_full": (
        N_("The disk is full; nothing was lost, nothing was changed."),
        N_("Free at least 200 MB and try again."),
    ),
    "read_only": (
        N_("The data folder cannot be written to."),
        N_("Choose another folder or ask for the right to write in this one."),
    ),
    "printer": (
        N_("The printer {name} takes nothing."),
        N_("Look whether it is switched on and connected, then print again."),
    ),
    "locked": (
        N_("The data file is busy."),
        N_("Wait a little and try again; nothing was lost."),
    ),
    "damaged": (
        N_("The data file is damaged."),
        N_("Do not write any more; restore the last backup."),
    ),
    "not_ours": (
        N_("This file was not made by mslite."),
        N_("Choose another folder; the file was not touched."),
    ),
    "newer_file": (
        N_("This file was made by a newer version of mslite."),
        N_("Update the program on this machine; the file was not touched."),
    ),
    "older_file": (
        N_("This file was made by an older version of mslite; to be read it has to be brought up to date."),
        N_("Open it once in the window, then repeat. A copy of the file as it is now will be kept."),
    ),
    "wrong_key": (
        N_("The key does not fit this data file."),
        N_(
            "Were the file and the keys copied from different places?"
            " Restore a backup together with its keys."
        ),
    ),
    "open_elsewhere": (
        N_("This data folder is open in another window or on another machine."),
        N_("Close it there first."),
    ),
    "keys_damaged": (
        N_("The file with the keys is damaged."),
        N_("Put back keys.json from a backup, or use the recovery key."),
    ),
    "keys_exist": (
        N_("There are keys in this folder already."),
        N_("Choose an empty folder."),
    ),
    "key_file_missing": (
        N_("The key file office.key is missing."),
        N_("Put it back from a backup, or use the recovery key."),
    ),
    "key_file_damaged": (
        N_("The key file office.key is damaged."),
        N_("Put it back from a backup, or use the recovery key."),
    ),
    "last_key": (
        N_("This is the last way into the data file."),
        N_("Set another password first."),
    ),
    "password_needed": (
        N_("This data file asks for a password."),
        N_("Type the password or the recovery key."),
    ),
    "password_short": (
        N_("The password is too short."),
        N_("At least eight signs; four words are easy to remember."),
    ),
    "wrong_password": (
        N_("The password is wrong."),
        N_("Check the keyboard layout and Caps Lock and try again."),
    ),
    "wrong_recovery_key": (
        N_("This recovery key does not open the data file."),
        N_("Is it the sheet of this office?"),
    ),
    "recovery_mistyped": (
        N_("The recovery key is mistyped."),
        N_("Compare it with the sheet group by group."),
    ),
    "person_needed": (
        N_("Nobody is named."),
        N_("Choose or type a name."),
    ),
    "reason_needed": (
        N_("A reason is needed."),
        N_("Say in a few words why."),
    ),
    "text_needed": (
        N_("A text is needed."),
        N_("Type it and try again."),
    ),
    "row_list": (
        N_("«{text}» is not a list of row numbers."),
        N_("Type numbers and spans, for example 1-5, 8."),
    ),
    "row_unknown": (
        N_("There is no row No. {row} on the sheet."),
        N_("Look at the numbers of the registration sheet."),
    ),
    "changed_since": (
        N_("The field was changed again since."),
        N_("Revert the newer change first."),
    ),
    "nothing_before": (
        N_("There was nothing before: this is how the record began."),
        N_("Remove the record if it is not needed."),
    ),
    "backup_damaged": (
        N_("This backup is damaged."),
        N_("Choose another one; the present data were not touched."),
    ),
    "backup_failed": (
        N_("The backup did not succeed; the older ones are kept."),
        N_("Check the free space and try again."),
    ),
    "backup_place_missing": (
        N_("The place for backups is not there."),
        N_("Is the stick or the drive connected?"),
    ),
    "program_incomplete": (
        N_("A file of the program is missing: {what}."),
        N_("Install the program again; your data are not touched."),
    ),
    "bad_json": (
        N_("The file is not what is expected: {where}."),
        N_("Correct that place in the file and import again; nothing was imported."),
    ),
    "pattern_broken": (
        N_("The pattern of the number is broken."),
        N_("Write it like {{seq}} or {{year}}/{{seq:02}}."),
    ),
    "pattern_no_seq": (
        N_("The pattern of the number has no counter."),
        N_("Put {{seq}} where the counter stands."),
    ),
    "pattern_place": (
        N_("The pattern of the number has an unknown place."),
        N_("Only {{seq}} and {{year}} are known."),
    ),
    "too_long": (
        N_("The text is too long: {length} signs of {limit}."),
        N_("Shorten it, or put it into an annex."),
    ),
    "date_far": (
        N_("The date {date} is hardly right."),
        N_("Type it again: day, month, year."),
    ),
    "ends_before_begin": (
        N_("The end stands before the beginning."),
        N_("Correct one of the two."),
    ),
    "count_odd": (
        N_("This number cannot be right."),
        N_("Type the number again."),
    ),
    "quorum_odd": (
        N_("The quorum is not a part of the whole."),
        N_("Write it like 2 of 3."),
    ),
    "days_odd": (
        N_("The number of days cannot be right."),
        N_("Type a number from 0 to 366."),
    ),
    **OFFICE_FILE_WORDS,
    **IMPORT_WORDS,
    **PROGRAMME_PROBLEMS,
    **PAPER_WORDS,
}

WHAT = {
    "office": N_("name of the office"),
    "title": N_("title"),
    "place": N_("place"),
    "purpose": N_("purpose"),
    "introduction": N_("introduction"),
    "closing": N_("closing words"),
    "item": N_("agenda item"),
    "decision": N_("decision on item"),
}
