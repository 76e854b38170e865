"""What hinders or accompanies a paper, in words: code → what happened, what to do."""

from __future__ import annotations

from mslite.i18n.catalogue import N_

PAPER_WORDS: dict[str, tuple[str, str]] = {
    "no_period": (
        N_("There is no half-year to report on yet."),
        N_("Open one in the monitoring of the programme first."),
    ),
    "no_such_body": (
        N_("There is no body «{ref}» that answers for anything in the programme."),
        N_("Write its name as it stands in the directory."),
    ),
    "vote_negative": (
        N_("A number of votes cannot be below zero."),
        N_("Type the number again."),
    ),
    "votes_over_present": (
        N_("More votes ({votes}) than people present ({present})."),
        N_("Correct the votes or the number present."),
    ),
    "votes_under_present": (
        N_("Not everybody present voted: {votes} of {present}."),
        N_("Right if some did not vote."),
    ),
    "ballots_differ": (
        N_("The votes by name give {counted}, the counts say otherwise."),
        N_("Take over the count or correct the names."),
    ),
    "notice_late": (
        N_("The notice is late: the last day was {by}."),
        N_("The office's rule asks for {days} days before the meeting."),
    ),
    "notice_after": (
        N_("The notice stands after the day of the meeting."),
        N_("Check both dates."),
    ),
    "names_over_present": (
        N_("More names are ticked ({names}) than were present ({present})."),
        N_("Correct the number or the names."),
    ),
    "count_differs": (
        N_("The head count gives {counted}, the number present says {present}."),
        N_("Correct one of the two."),
    ),
    "no_quorum": (
        N_("There was no quorum: {present} present, {needed} needed."),
        N_("The protocol may be issued; its decisions may be disputed."),
    ),
    "needs_title": (
        N_("The title is missing."),
        N_("Write what the meeting was about."),
    ),
    "needs_date": (
        N_("The date is missing."),
        N_("Type the day of the meeting."),
    ),
    "needs_place": (
        N_("The place is missing."),
        N_("Write where the meeting was held."),
    ),
    "needs_chair": (
        N_("Nobody is named as chair."),
        N_("Give somebody on the list the part of chair."),
    ),
    "needs_secretary": (
        N_("Nobody is named as secretary."),
        N_("Give somebody on the list the part of secretary."),
    ),
    "needs_present": (
        N_("The number of people present is missing."),
        N_("Tick the names or type the number."),
    ),
    "needs_invited": (
        N_("The number of people invited is missing."),
        N_("Fill in the list or type the number."),
    ),
    "needs_agenda": (
        N_("The agenda is empty."),
        N_("Put at least one item on it."),
    ),
    "needs_decisions": (
        N_("No decision is written down."),
        N_("Write the decisions under their items."),
    ),
    "needs_purpose": (
        N_("The purpose is missing."),
        N_("Write what the meeting was for."),
    ),
    "needs_signatory": (
        N_("Nobody is named who could sign."),
        N_("Put at least one person on the list."),
    ),
    "meeting_cancelled": (
        N_("The meeting is cancelled."),
        N_("Plan it again before issuing a protocol."),
    ),
    "meeting_not_held": (
        N_("The meeting has not been marked as held."),
        N_("Stamp its end in the minutes if it is over."),
    ),
    "item_empty": (
        N_("Item No. {no} has no text."),
        N_("Write it or remove it."),
    ),
    "item_open": (
        N_("Item No. {no} has no end yet."),
        N_("Write its decision, or mark it as noted or without decision."),
    ),
    "item_undecided": (
        N_("Item No. {no} is marked as decided, but holds no decision."),
        N_("Write the decision or change the outcome."),
    ),
    "odd_signs": (
        N_("Signs that cannot be printed: {signs}."),
        N_("They are printed as codes; replace them if you can."),
    ),
    "no_kyrgyz": (
        N_("No Kyrgyz text: {what} {no}"),
        N_("The Russian text is printed in its place."),
    ),
    "no_russian": (
        N_("No Russian text: {what} {no}"),
        N_("The Kyrgyz text is printed in its place."),
    ),
}
