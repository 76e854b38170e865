"""What is closed is closed in the file itself: a signed protocol with its meeting, a locked half-year."""

from __future__ import annotations

_REFUSE = "BEGIN SELECT RAISE(ABORT, 'lock:protocol'); END"
CHILDREN = (
    "venue",
    "agenda_item",
    "agenda_speaker",
    "participant",
    "head_count",
    "statement",
    "vote",
    "ballot",
    "decision",
)
"""Tables of what hangs on a meeting and is closed with it."""


def _signed(meeting: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM paper p WHERE p.meeting_id = {meeting} AND p.type = 'protocol'"
        " AND p.state = 'signed' AND p.deleted = 0)"
    )


def derived() -> dict[str, str]:
    """Return the locking triggers by name."""
    out: dict[str, str] = {}

    def refuse(name: str, when: str, table: str, condition: str) -> None:
        out[f"lk_{table}_{name}"] = (
            f"CREATE TRIGGER lk_{table}_{name} BEFORE {when} ON {table}"
            f" WHEN sync_off() = 0 AND ({condition}) {_REFUSE}"
        )

    refuse("i", "INSERT", "meeting", _signed("NEW.id"))
    refuse("u", "UPDATE", "meeting", _signed("OLD.id"))
    for table in CHILDREN:
        refuse(
            "i",
            "INSERT",
            table,
            f"{_signed('NEW.meeting_id')} OR EXISTS"
            f" (SELECT 1 FROM {table} o WHERE o.id = NEW.id AND {_signed('o.meeting_id')})",
        )
        refuse("u", "UPDATE", table, f"{_signed('NEW.meeting_id')} OR {_signed('OLD.meeting_id')}")
    frozen = (
        "meeting_id",
        "appeal_id",
        "type",
        "series",
        "year",
        "seq",
        "number",
        "date",
        "revision",
        "item_id",
        "corrects_id",
        "signed_on",
        "deleted",
    )
    same = " AND ".join(f"NEW.{c} IS OLD.{c}" for c in frozen)
    refuse(
        "born",
        "INSERT",
        "paper",
        "NEW.state <> 'issued' OR EXISTS (SELECT 1 FROM paper o WHERE o.id = NEW.id AND o.state <> 'issued')",
    )
    refuse(
        "u",
        "UPDATE",
        "paper",
        "OLD.state = 'annulled' OR (OLD.state = 'signed' AND NOT"
        f" (NEW.state = 'annulled' AND trim(NEW.reason) <> '' AND {same}))"
        " OR (NEW.state = 'signed' AND OLD.state = 'issued' AND NOT EXISTS"
        " (SELECT 1 FROM revision r WHERE r.paper_id = NEW.id AND r.no = NEW.revision"
        " AND length(r.pdf_sha256) = 64 AND length(r.sheet_sha256) = 64))",
    )
    settled = "EXISTS (SELECT 1 FROM paper p WHERE p.id = {0} AND p.state <> 'issued')"
    refuse(
        "i",
        "INSERT",
        "revision",
        settled.format("NEW.paper_id") + " OR EXISTS (SELECT 1 FROM revision o WHERE o.id = NEW.id)",
    )
    refuse("u", "UPDATE", "revision", "1")
    held = (
        "EXISTS (SELECT 1 FROM paper p WHERE {0}.\"table\" = 'paper' AND p.id = {0}.record_id"
        " AND p.state <> 'issued')"
    )
    refuse(
        "i",
        "INSERT",
        "attachment",
        f"EXISTS (SELECT 1 FROM attachment o WHERE o.id = NEW.id AND {held.format('o')})",
    )
    refuse("u", "UPDATE", "attachment", f"{held.format('OLD')} OR {held.format('NEW')}")
    _locked_periods(out)
    _locked_appeals(out)
    return out


REPORTS = ("fact", "activity_report")
"""Tables of what is reported for a period and closed with it."""


def _locked_periods(out: dict[str, str]) -> None:
    locked = "EXISTS (SELECT 1 FROM period p WHERE p.id = {0} AND p.locked = 1)"
    period_of = dict.fromkeys(REPORTS, "{0}.period_id")
    period_of["fact_part"] = "(SELECT f.period_id FROM fact f WHERE f.id = {0}.fact_id)"
    for table, period in period_of.items():
        new, old, other = (locked.format(period.format(row)) for row in ("NEW", "OLD", "o"))
        replaced = f"EXISTS (SELECT 1 FROM {table} o WHERE o.id = NEW.id AND {other})"
        for name, when, condition in (
            ("i", "INSERT", f"{new} OR {replaced}"),
            ("u", "UPDATE", f"{new} OR {old}"),
        ):
            out[f"lk_{table}_{name}"] = (
                f"CREATE TRIGGER lk_{table}_{name} BEFORE {when} ON {table} WHEN sync_off() = 0"
                f" AND ({condition}) BEGIN SELECT RAISE(ABORT, 'lock:period'); END"
            )
    for half, column in ((1, "fact_first"), (2, "fact_second")):
        closed = (
            "EXISTS (SELECT 1 FROM period p WHERE p.programme_id = NEW.programme_id AND p.year = {0}.year"
            f" AND p.half = {half} AND p.locked = 1 AND p.deleted = 0)"
        )
        for name, when, condition in (
            ("i", "INSERT", f"NEW.{column} IS NOT NULL AND {closed.format('NEW')}"),
            (
                "u",
                "UPDATE",
                f"(NEW.{column} IS NOT OLD.{column} OR (OLD.{column} IS NOT NULL AND"
                " (NEW.year <> OLD.year OR NEW.deleted <> OLD.deleted)))"
                f" AND ({closed.format('NEW')} OR {closed.format('OLD')})",
            ),
        ):
            out[f"lk_funding_{half}{name}"] = (
                f"CREATE TRIGGER lk_funding_{half}{name} BEFORE {when} ON funding WHEN sync_off() = 0"
                f" AND ({condition}) BEGIN SELECT RAISE(ABORT, 'lock:period'); END"
            )


def _locked_appeals(out: dict[str, str]) -> None:
    """A registered appeal keeps its place in the journal; a letter that is signed or annulled stands."""
    kept = ("journal_id", "year", "seq", "number", "registered_on")
    moved = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in kept)
    out["lk_appeal_u"] = (
        "CREATE TRIGGER lk_appeal_u BEFORE UPDATE ON appeal WHEN sync_off() = 0 AND OLD.seq > 0"
        f" AND (NEW.deleted = 1 OR {moved}) BEGIN SELECT RAISE(ABORT, 'lock:appeal'); END"
    )
    settled = "EXISTS (SELECT 1 FROM paper p WHERE p.id = OLD.paper_id AND p.state <> 'issued')"
    said = ("text", "subject", "addressee", "paper_id", "outcome", "reason", "act", "how", "deleted")
    other = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in said)
    out["lk_letter_u"] = (
        "CREATE TRIGGER lk_letter_u BEFORE UPDATE ON letter WHEN sync_off() = 0"
        f" AND {settled} AND ({other}) BEGIN SELECT RAISE(ABORT, 'lock:letter'); END"
    )
