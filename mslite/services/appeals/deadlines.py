"""The law and the calendar of the office: when a term ends and why; what a change of them would change."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mslite.db.queries import appeals as queries
from mslite.db.queries.rows import Session, get
from mslite.db.store import Store
from mslite.domain.appeals.calendar import Calendar, calendar_problem
from mslite.domain.appeals.deadlines import Due, due_by
from mslite.domain.appeals.pack import HOME, country_pack, identity
from mslite.domain.appeals.rows import Appeal, AppealSettings
from mslite.domain.appeals.terms import CountFrom, DayKind, Holiday, LawRule, Topic, rule_for
from mslite.domain.appeals.views import DueChange
from mslite.domain.problems import Problem, UserFixable
from mslite.domain.rows import Row, Words
from mslite.domain.views import Saved
from mslite.services.base import action

SEEDED_YEARS = 2
"""So many years after this one the calendar is filled at the start."""


@dataclass(frozen=True, slots=True)
class Law:
    """The rules and the calendar of one moment."""

    rules: tuple[LawRule, ...]
    calendar: Calendar

    def rule(self, topic: Topic, day: dt.date) -> LawRule | None:
        """Return the rule about a topic in force on ``day``."""
        return rule_for(self.rules, topic, day)

    def due(self, topic: Topic, start: dt.date) -> Due | None:
        """Return the end of a term that begins on ``start``; None where no rule sets one."""
        return due_by(self.rules, topic, start, self.calendar)

    def of_appeal(self, appeal: Appeal) -> Due | None:
        """Return what an appeal is due by from the law alone: its registration, then its answer."""
        if appeal.registered_on is None:
            return self.due(Topic.REGISTRATION, appeal.received_on) if appeal.received_on else None
        rule = self.rule(Topic.CONSIDERATION, appeal.registered_on)
        from_receipt = rule is not None and rule.count_from is CountFrom.RECEIPT
        start = (appeal.received_on if from_receipt else None) or appeal.registered_on
        return self.due(Topic.CONSIDERATION, start)


class Deadlines:
    """Rules and holidays are records: pages read them here and save them by :meth:`save`."""

    def __init__(self, store: Store, resources: Path) -> None:
        self._store, self._resources = store, resources

    def settings(self) -> AppealSettings:
        """Return the office's country and the days off of its week."""
        with self._store.read() as session:
            return queries.settings(session)

    def rules(self) -> tuple[LawRule, ...]:
        """Return the rules of the law, by topic and first day."""
        with self._store.read() as session:
            return self.law(session).rules

    def holidays(self, year: int | None = None) -> tuple[Holiday, ...]:
        """Return the days (of a year) that are not as their week says, by date."""
        with self._store.read() as session:
            days = self.law(session).calendar.days.values()
        return tuple(one for one in days if one.date and year in (None, one.date.year))

    def due(self, topic: Topic = Topic.CONSIDERATION, start: dt.date | None = None) -> Due:
        """Return when a term that begins on ``start`` (today) ends, with its reason.

        ``i18n.deadlines.sentence`` and ``why_day`` word it.
        Raises ``UserFixable("no_such_rule", rule=…, known=…)`` where no rule sets a term.
        """
        day = start or dt.date.today()
        with self._store.read() as session:
            law = self.law(session)
        found = law.due(topic, day)
        if found is None:
            known = sorted({rule.topic.value for rule in law.rules if rule.days and rule.in_force(day)})
            raise UserFixable("no_such_rule", rule=topic.value, known=", ".join(known))
        return found

    def why(self, appeal_id: str) -> Due | None:
        """Return why an appeal is due on its day: the term that the law sets, extensions left aside."""
        with self._store.read() as session:
            appeal = get(session, Appeal, appeal_id)
            return self.law(session).of_appeal(appeal) if appeal is not None else None

    def problem(self, today: dt.date | None = None) -> Problem | None:
        """Return a warning when the last known holiday is under 60 days away."""
        with self._store.read() as session:
            return calendar_problem(self.law(session).calendar, today or dt.date.today())

    def law(self, session: Session) -> Law:
        """Return rules and calendar within a transaction: the file's, the country's before it has any."""
        office = queries.settings(session)
        rules, days = queries.law(session), queries.holidays(session)
        if not queries.seeded(session):
            rules, days = country_pack(self._resources, office.country).rules, self.known(office.country)
        return Law(rules, Calendar.of(days, map(int, office.weekend)))

    # ---- changing the law ------------------------------------------------------------------------

    def preview(self, *rows: Row) -> tuple[DueChange, ...]:
        """Return which open appeals would be due on another day if these records were saved.

        ``rows`` are rules, holidays, settings, new or changed; a removed one has ``deleted`` set.
        """
        with self._store.read() as session:
            return tuple(_told(old, new) for old, new in self._moved(session, rows))

    def save(self, *rows: Row) -> Saved:
        """Save rules, holidays or settings and bring the open appeals up to date, in one transaction.

        The appeals that are due on another day now are ``saved.all(Appeal)``. Closed ones and extended
        ones keep their dates. Raises ``UserFixable("cannot_save")``, ``("stale")``.
        """
        with action(self._store) as act:
            for row in rows:
                act.save(row)
            for old, new in self._moved(act.session, ()):
                act.save(new, old)
            return act.saved()

    def remove(self, *rows: Row) -> Saved:
        """Put rules or holidays into the trash and bring the open appeals up to date, as :meth:`save`."""
        return self.save(*(dataclasses.replace(row, deleted=True) for row in rows))

    def _moved(self, session: Session, rows: Sequence[Row]) -> Iterable[tuple[Appeal, Appeal]]:
        law = self._with(session, rows)
        for appeal in queries.open_unextended(session):
            found = law.of_appeal(appeal)
            if found is not None and found.date != appeal.due:
                first = found.date if appeal.registered_on else None
                yield appeal, dataclasses.replace(appeal, due=found.date, first_due=first)

    def _with(self, session: Session, rows: Sequence[Row]) -> Law:
        law = self.law(session)
        changed = {row.id: row for row in rows}
        rules = {rule.id: rule for rule in law.rules} | {
            key: row for key, row in changed.items() if isinstance(row, LawRule)
        }
        days = {one.id: one for one in law.calendar.days.values()} | {
            key: row for key, row in changed.items() if isinstance(row, Holiday)
        }
        office = next((row for row in rows if isinstance(row, AppealSettings)), None)
        weekend = map(int, office.weekend) if office else law.calendar.weekend
        return Law(tuple(rules.values()), Calendar.of(days.values(), weekend))

    # ---- what a file begins with -----------------------------------------------------------------

    def seed_new(self) -> None:
        """Put the country's law, themes, journals, files, letters and holidays into a file without any.

        Identities are the same in every office's file; what a person changed or removed stays so.
        """
        with self._store.read() as session:
            if queries.seeded(session):
                return
        with self._store.write() as writer:
            writer.save_all((*country_pack(self._resources).rows, *self.known()))

    def add_year(self, year: int) -> Saved:
        """Put what is known of the holidays of ``year`` into the calendar, as :meth:`save`.

        Days that are there already, removed ones too, stay as they are.
        """
        with self._store.read() as session:
            country = queries.settings(session).country
            fresh = [one for one in self.known(country, year, year) if get(session, Holiday, one.id) is None]
        return self.save(*fresh)

    def adopt(self, country: str) -> Saved:
        """Take over the law of another country: its rules and holidays come, those of the last one go.

        Raises ``FileNotFoundError`` for a country that there is no pack of.
        """
        pack = country_pack(self._resources, country)
        with self._store.read() as session:
            office, law = queries.settings(session), self.law(session)
            gone = [*law.rules, *law.calendar.days.values()]
            come = [
                _again(session, row)
                for row in (*pack.rules, *self.known(country))
                if row.id not in {one.id for one in gone}
            ]
        weekend = "".join(str(day) for day in pack.weekend)
        office = dataclasses.replace(office, country=country, weekend=weekend)
        return self.save(office, *(dataclasses.replace(row, deleted=True) for row in gone), *come)

    def known(self, country: str = HOME, first: int = 0, last: int = 0) -> tuple[Holiday, ...]:
        """Return the holidays that the package ``holidays`` knows of the years from ``first`` to ``last``.

        Without years: from last year to :data:`SEEDED_YEARS` from now. Days off that are worked are among
        them; Kyrgyz and Russian names where the package has them.
        """
        import holidays

        this = dt.date.today().year
        years = range(first or this - 1, (last or this + SEEDED_YEARS) + 1)
        found = [
            holidays.country_holidays(country, years=years, language=lang)
            for lang in country_pack(self._resources, country).holiday_langs
        ]
        out = [
            Holiday(
                id=identity("holiday", country, day.isoformat()),
                date=day,
                name=Words(*(names.get(day, "") for names in found)),
                estimated=any(mark in found[0][day] for mark in ("болжолдуу", "estimated", "болжалды")),
            )
            for day in sorted(found[0])
        ]
        worked = sorted(day for day in getattr(found[0], "weekend_workdays", ()) if day.year in years)
        for day in worked:
            ident = identity("holiday", country, day.isoformat())
            out.append(Holiday(id=ident, date=day, kind=DayKind.WORKING))
        return tuple(out)


def _again(session: Session, row: Row) -> Row:
    """Return a record of a pack as a new one, or as the one that lies in the trash taken out of it."""
    known = get(session, type(row), row.id)
    return row if known is None else dataclasses.replace(known, deleted=False)


def _told(old: Appeal, new: Appeal) -> DueChange:
    assert new.due is not None
    return DueChange(old.id, old.shown_number, old.name, old.due, new.due)
