"""Terms of implementation: what an office writes («2023-2026 -ж.ж.», «Жыл сайын», «до 1 июля 2024 г.»).

Offices spell one term in dozens of ways (DOMAIN 5), so nothing is asked of them: the text stays as it is
written, :func:`understand` says what is understood of it, :func:`written` gives the official spelling.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace

from mslite.domain.programme.kinds import TermKind

_FIRST_YEAR, _LAST_YEAR = 1991, 2099


@dataclass(frozen=True, slots=True)
class Term:
    """What is understood of a term.

    ``day``: for DATE the day, or the last day of a month, quarter or half-year (``first_month`` to
    ``last_month``, 1–12). ``until``: it is written «чейин / до». ``times`` a year, None: not said.
    ``constant``: it is written «туруктуу / постоянно», a kind of YEARLY. ``rest`` holds the words that
    say something more, which nobody understood: worth a look.
    """

    kind: TermKind = TermKind.UNCLEAR
    first_year: int | None = None
    last_year: int | None = None
    day: dt.date | None = None
    times: int | None = None
    first_month: int | None = None
    last_month: int | None = None
    until: bool = False
    constant: bool = False
    rest: str = ""

    def covers(self, year: int) -> bool:
        """Tell whether there is something to do in ``year``; an unclear term covers none."""
        if self.kind is TermKind.UNCLEAR:
            return False
        first = self.first_year if self.first_year is not None else _FIRST_YEAR
        last = self.last_year if self.last_year is not None else _LAST_YEAR
        return first <= year <= last


_MONTHS = (
    r"янв\w*", r"фев\w*", r"март\w*", r"апр\w*", r"ма[йяи]\w*", r"июн\w*",
    r"июл\w*", r"авг\w*", r"сент\w*", r"окт\w*", r"ноя\w*", r"дек\w*",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_YEAR = r"(?:19|20)\d\d"
_Y = rf"({_YEAR})"
_OF_YEAR = r"(?:\s*-?\s*(?:жылдын|жылы|жыл|ж\.?|года|год|г\.?))?"
_DAY_FORMS = (
    re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./](?P<y>{_YEAR})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<y>{_YEAR})-(?P<m>\d{{2}})-(?P<d>\d{{2}})(?!\d)"),
    re.compile(
        rf"(?<!\d)[«\"]?(?P<d>\d{{1,2}})[»\"]?\s*-?\s*(?P<w>{_MONTH})\s*,?\s*(?P<y>{_YEAR}){_OF_YEAR}"
    ),
    re.compile(rf"(?P<y>{_YEAR}){_OF_YEAR}\s*[«\"]?(?P<d>\d{{1,2}})[»\"]?\s*-?\s*(?P<w>{_MONTH})"),
)
_NO = r"(?P<a>[1-4]|iv|i{1,3})(?:\s*-\s*(?P<b>[1-4]|iv|i{1,3}))?"
_PARTS = (
    (3, re.compile(rf"(?<![\w]){_NO}\s*-?\s*(?:чи|чү|чу|й|ый|ой)?\s*-?\s*(?:кварт\w*|кв\b\.?|чейре\w*)")),
    (6, re.compile(rf"(?<![\w]){_NO}\s*-?\s*(?:чи|чү|чу|е|ое|й)?\s*-?\s*(?:жарым\s+жылд\w*|полугод\w*)")),
    (1, re.compile(rf"\b(?P<a>{_MONTH})(?:\s*-\s*(?P<b>{_MONTH}))?(?:\s+ай\w*)?")),
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MARK = r"(?:\s*-?\s*(?:жылдардан|жылдары|жылдар|жылдан|жыл|ж|годов|года|год|гг|г)\b\.?)?"
_RANGE = re.compile(rf"(?<!\d){_Y}(?:\s*-?\s*жылдан\s+|{_MARK}\s*(?:-|по|до)\s*)(?:({_YEAR})|(\d\d))(?!\d)")
_ALONE = re.compile(rf"(?<!\d){_Y}(?!\d)")
_NUMBER_WORDS = {"бир": 1, "эки": 2, "үч": 3, "төрт": 4, "один": 1, "два": 2, "три": 3, "четыре": 4}
_COUNT = r"(?P<n>\d{1,3}|" + "|".join(_NUMBER_WORDS) + ")"
_LEAST = r"(?:(?:жок\s+дегенде|кеминде|не\s+менее|кем\s+эмес|минимум)\s+)?"
_TIMES = (
    re.compile(rf"жыл(?:ына|ыга|да)\s+{_LEAST}{_COUNT}(?:\s*-?\s*(?:жолу|иш-чара\w*|ирет|чара\w*))?"),
    re.compile(rf"{_LEAST}{_COUNT}(?:\s*-?х)?\s*(?:раз[а]?|мероприяти\w+)\s+(?:в|за)\s+год"),
)
_EVERY: tuple[tuple[int | None, re.Pattern[str]], ...] = (
    (
        4,
        re.compile(
            r"ежеквартально|каждый\s+квартал|(?:ар\s+(?:бир\s+)?)?квартал(?:да)?\s+сайын|ар\s+бир\s+кварталда"
        ),
    ),
    (12, re.compile(r"ежемесячно|каждый\s+месяц|ай\s+сайын|ар\s+айда")),
    (2, re.compile(r"каждое\s+полугодие|раз\s+в\s+полгода|(?:ар\s+бир\s+)?жарым\s+жыл\w*\s+(?:сайын|бир)")),
    (52, re.compile(r"еженедельно|жума\s+сайын")),
    (None, re.compile(r"жыл\s+сайын|жылда\b|ар\s+(?:бир\s+)?жылы?|ежегодн\w+|каждый\s+год")),
)  # fmt: skip
_CONSTANT = re.compile(
    r"(?:на\s+)?постоянно\w*(?:\s+основе)?|туруктуу(?:\s+(?:түрдө|негизде))?|дайыма|үзгүлтүксүз(?:\s+негизде)?|"
    r"систематическ\w+|регулярно|такай|мезгил-мезгили\s+менен|"
    r"(?:в\s+течени[еи]\s+)?(?:всего\s+)?(?:срока|периода)(?:\s+(?:реализации|действия))?(?:\s+программы)?|"
    r"программан\w+\s+(?:мөөнөтү|мезгили)\w*(?:\s+ичинде)?"
)
_UNTIL = re.compile(r"чейин|\bдо\b|\bк\b")
_SINCE = re.compile(r"\bс\b|баштап|\w+дан\b|тартып|\bначиная\b")
_FILLER = re.compile(
    r"\b(?:ж\.?\s*ж|жж|ж|гг|г\.?\s*г|г|год\w*|жыл\w*|жылдын|чейин|карата|баштап|тартып|ичинде|айы\w*|ай|"
    r"до|с|по|в|во|к|и|на|за|течени[еи]|жана|мөөнөтү?|срок|жок\s+дегенде|не\s+менее|кеминде)\b",
)


def understand(text: str) -> Term:
    """Return what is understood of a term as written; UNCLEAR (never an error) when nothing is."""
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", text.replace("\u00a0", " ").replace("\u202f", " ").lower())
    plain = " ".join(plain.split())
    until = bool(_UNTIL.search(plain))
    term = _day(plain, until)
    if term is None and not any(form.search(plain) for form in _DAY_FORMS):
        term = _part(plain) or _years(plain, until)
    left = plain if term is None else term.rest
    term = _repeated(left, term)
    if term is None:
        return Term(rest=plain)
    rest = _FILLER.sub(" ", term.rest)
    rest = " ".join(re.sub(r"[^\w«»\"]+", " ", rest).replace('"', " ").split())
    until = (
        until and (term.kind is TermKind.DATE or term.first_year is None) and term.kind is not TermKind.YEARLY
    )
    return replace(term, until=until, rest=rest)


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _day(text: str, until: bool) -> Term | None:
    for form in _DAY_FORMS:
        found = form.search(text)
        if not found:
            continue
        parts = found.groupdict()
        month = _month(parts["w"]) if parts.get("w") else int(parts["m"])
        try:
            day = dt.date(int(parts["y"]), month, int(parts["d"]))
        except ValueError:
            continue
        return Term(TermKind.DATE, day.year, day.year, day, until=until, rest=_cut(text, found))
    return None


def _month(word: str) -> int:
    return next(no for no, form in enumerate(_MONTHS, start=1) if re.fullmatch(form, word))


def _part(text: str) -> Term | None:
    """Understand a month, a quarter or a half-year of one year."""
    year = _ALONE.findall(text)
    if len(set(year)) != 1:
        return None
    for months, form in _PARTS:
        found = form.search(text)
        if not found:
            continue
        first = _no(found["a"])
        last = _no(found["b"]) if found["b"] else first
        if last < first or last * months > 12:
            return None
        end = last * months
        y = int(year[0])
        day = dt.date(y, end, calendar.monthrange(y, end)[1])
        rest = _ALONE.sub(" ", _cut(text, found))
        return Term(TermKind.DATE, y, y, day, first_month=(first - 1) * months + 1, last_month=end, rest=rest)
    return None


def _no(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _ROMAN.get(word) or _month(word)


def _years(text: str, until: bool) -> Term | None:
    found = _RANGE.search(text)
    if found:
        first = int(found[1])
        last = int(found[2]) if found[2] else first // 100 * 100 + int(found[3])
        rest = _cut(text, found)
        if last < first or _ALONE.search(rest):
            return None
        return Term(TermKind.YEARS, first, last, rest=rest)
    years = [int(year) for year in _ALONE.findall(text)]
    if not years or years != list(range(years[0], years[0] + len(years))):
        return None
    rest = _ALONE.sub(" ", text)
    if len(years) == 1 and until:
        return Term(TermKind.YEARS, None, years[0], rest=rest)
    if len(years) == 1 and _SINCE.search(text):
        return Term(TermKind.YEARS, years[0], None, rest=re.sub(r"\w+дан\b", " ", rest))
    return Term(TermKind.YEARS, years[0], years[-1], rest=rest)


def _repeated(text: str, term: Term | None) -> Term | None:
    """Add «every year», «twice a year», «all the time» to what is understood so far."""
    times: int | None = None
    every = constant = False
    for form in _TIMES:
        found = form.search(text)
        if found:
            word = found["n"]
            times = int(word) if word.isdigit() else _NUMBER_WORDS[word]
            every, text = True, _cut(text, found)
            break
    for count, every_form in _EVERY:
        found = every_form.search(text)
        if found:
            every, times, text = True, times or count, _cut(text, found)
            break
    found = _CONSTANT.search(text)
    if found:
        constant, text = not every, _cut(text, found)
        every = True
    if not every:
        return term
    if term is None:
        term = Term()
    elif term.kind is TermKind.DATE:
        return replace(term, rest=text)
    return replace(term, kind=TermKind.YEARLY, times=times, constant=constant, rest=text)


# ---- the official spelling -----------------------------------------------------------------------

_KY_MONTHS = (
    "январы", "февралы", "марты", "апрели", "майы", "июну", "июлу", "августу", "сентябры", "октябры",
    "ноябры", "декабры",
)  # fmt: skip
_KY_TO = (
    "январына", "февралына", "мартына", "апрелине", "майына", "июнуна", "июлуна", "августуна",
    "сентябрына", "октябрына", "ноябрына", "декабрына",
)  # fmt: skip
_RU_OF = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
    "ноября", "декабря",
)  # fmt: skip
_RU_MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
    "ноябрь", "декабрь",
)  # fmt: skip
_QUARTERS = {(1, 3): 1, (4, 6): 2, (7, 9): 3, (10, 12): 4}
_HALVES = {(1, 6): 1, (7, 12): 2}


def written(term: Term, lang: str) -> str:
    """Return the official spelling in "ky" or "ru"; "" for an unclear term: what is written stays."""
    russian = lang == "ru"
    if term.kind is TermKind.DATE:
        return _written_day(term, russian)
    years = _written_years(term, russian)
    if term.kind is TermKind.YEARS:
        return years
    if term.kind is TermKind.UNCLEAR:
        return ""
    if term.constant:
        often = "постоянно" if russian else "туруктуу"
    elif term.times in (4, 12):
        often = {4: ("квартал сайын", "ежеквартально"), 12: ("ай сайын", "ежемесячно")}[term.times][russian]
    elif term.times:
        n = term.times
        ending = "раза" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "раз"
        often = f"ежегодно ({n} {ending} в год)" if russian else f"жыл сайын (жылына {n} жолу)"
    else:
        often = "ежегодно" if russian else "жыл сайын"
    return f"{years}, {often}" if years else often[0].upper() + often[1:]


def _written_years(term: Term, russian: bool) -> str:
    first, last = term.first_year, term.last_year
    if first is None and last is None:
        return ""
    if first is None:
        return f"до {last} г." if russian else f"{last}-жылга чейин"
    if last is None:
        return f"с {first} г." if russian else f"{first}-жылдан баштап"
    if first == last:
        return f"{first} г." if russian else f"{first}-ж."
    return f"{first}–{last} гг." if russian else f"{first}–{last}-жж."


def _written_day(term: Term, russian: bool) -> str:
    day = term.day
    assert day is not None
    if term.first_month is None or term.last_month is None:
        if russian:
            shown = f"{day.day} {_RU_OF[day.month - 1]} {day.year} г."
            return f"до {shown}" if term.until else shown
        names = _KY_TO if term.until else _KY_MONTHS
        return f"{day.year}-жылдын {day.day}-{names[day.month - 1]}" + (" чейин" if term.until else "")
    span = (term.first_month, term.last_month)
    if span in _QUARTERS:
        no = _QUARTERS[span]
        return f"{no} квартал {day.year} г." if russian else f"{day.year}-жылдын {no}-кварталы"
    if span in _HALVES:
        no = _HALVES[span]
        return f"{no} полугодие {day.year} г." if russian else f"{day.year}-жылдын {no}-жарым жылдыгы"
    first, last = (_RU_MONTHS[no - 1] for no in span)
    name, months = (first, "айы") if first == last else (f"{first}–{last}", "айлары")
    return f"{name} {day.year} г." if russian else f"{day.year}-жылдын {name} {months}"
