"""By what appeals are found alike: folded names, streets out of addresses, telephone numbers."""

from __future__ import annotations

import dataclasses
import re

from mslite.domain.appeals.rows import Appeal
from mslite.domain.text import fold

_BETWEEN = {"уулу", "кызы", "оглы", "огли", "улуу"}
_STREET = re.compile(r"^(кочосу|коч|ул|улица|пер|переулок|мкр|микрорайон|пр|проспект|бульвар|тилке|тупик)$")
_PLACE = re.compile(r"^(ш|г|шаары|город|айылы|айыл|село|с|кв|квартира|уй|дом|д|им|атындагы)$")


def name_key(name: str) -> str:
    """Return the folded words of a name in the order of the alphabet, «уулу» and «кызы» left out.

    So «Асан уулу Бакыт», «Бакыт Асан уулу» and «АСАН УУЛУ БАКЫТ» are one person.
    """
    return " ".join(sorted(word for word in re.findall(r"\w+", fold(name)) if word not in _BETWEEN))


def street_of(address: str) -> str:
    """Return the folded street of an address, without the house: «Токтогул көч., 12» → «токтогул».

    Of several parts between commas the one that names itself a street, else the first without a town.
    """
    parts = [re.findall(r"[^\W\d]+|\d+", fold(part)) for part in re.split(r"[,;\n]", address)]
    named = next((part for part in parts if any(_STREET.match(word) for word in part)), None)
    rest = (part for part in parts if part and not (_PLACE.match(part[0]) or _PLACE.match(part[-1])))
    chosen = named or next(rest, None) or (parts[0] if parts else [])
    kept = [
        w
        for w in chosen
        if not (w.isdigit() or _STREET.match(w) or _PLACE.match(w)) and (len(w) > 1 or named)
    ]
    return " ".join(kept)


def phone_key(phone: str) -> str:
    """Return the last nine digits: «0 (555) 12-34-56» and «+996 555 123456» are one telephone."""
    return re.sub(r"\D", "", phone)[-9:]


def keyed(appeal: Appeal) -> Appeal:
    """Return the appeal tidied for saving: spaces of names, and the fields by which it is found."""
    name = " ".join(appeal.name.split())
    address = " ".join(appeal.address.split())
    return dataclasses.replace(
        appeal,
        name=name,
        address=address,
        name_key=name_key(name),
        street=street_of(address),
        phone_key=phone_key(appeal.phone),
    )


def same_person(one: str, other: str) -> bool:
    """Tell whether two spellings may name one person: «Бакиров Э.С.», «Бакиров Эрмек Сапарович».

    The surname is the same and the initials that both give do not differ. Without a given name in one
    of them the surname alone decides.
    """
    (surname, first), (other_surname, other_first) = _spelt(one), _spelt(other)
    if not surname or surname != other_surname:
        return False
    return all(a == b for a, b in zip(first, other_first, strict=False))


def _spelt(name: str) -> tuple[str, str]:
    words = [w for w in re.findall(r"\w+", fold(name)) if w not in _BETWEEN]
    full = next((w for w in words if len(w) > 1), "")
    rest = [w for w in words if w is not full]
    return full, "".join(w[0] for w in rest)
