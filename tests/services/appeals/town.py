"""Appeals of the invented town Ак-Суу."""

import datetime as dt

from mslite.domain.appeals.rows import Appeal
from mslite.services.office import Office

MONDAY = dt.date(2026, 6, 1)
NAME, ADDRESS = "Осмонова Айгүл Бековна", "Токтогул көч., 12"
WATER = "Көчөбүздө үч күндөн бери ичүүчү суу жок, түтүк жарылып кеткен."


def came(office: Office, day: dt.date = MONDAY, **fields) -> Appeal:
    """Register one appeal; return it as it is in the journal."""
    values = {"name": NAME, "address": ADDRESS, "text": WATER} | fields
    return office.appeals.register(Appeal(**values), today=day).first(Appeal)


def now(office: Office, appeal: Appeal) -> Appeal:
    """The appeal as it stands in the file."""
    return office.appeals.page(appeal.id).appeal
