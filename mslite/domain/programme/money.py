"""Money as a person writes it in som, and as it is kept in tyiyn."""

from __future__ import annotations

from decimal import Decimal

from mslite.domain.programme.values import number


def som(tyiyn: int | None) -> str:
    """Return «5 000 000» or «1 234,50» with no-break spaces; "" for None."""
    if tyiyn is None:
        return ""
    whole, rest = divmod(abs(tyiyn), 100)
    text = f"{whole:,}".replace(",", "\N{NO-BREAK SPACE}") + (f",{rest:02}" if rest else "")
    return f"-{text}" if tyiyn < 0 else text


def tyiyn(text: str) -> int | None:
    """Return an amount written in som («1 234,5», «5000 сом») in tyiyn; None for an empty text.

    Raises ``ValueError`` for what is no amount, or has parts of a tyiyn.
    """
    plain = text.strip().removesuffix(".").removesuffix("сом").strip()
    if not plain:
        return None
    amount = number(plain) * 100
    if amount != int(amount) or abs(amount) > Decimal(10) ** 17:
        raise ValueError(text)
    return int(amount)
