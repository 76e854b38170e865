"""Every kind of paper in every language, by name; run as a program it writes the golden texts anew.

python -m tests.documents.papers
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mslite.domain.office import Form
from mslite.domain.rows import PaperLang
from mslite.domain.sheets import AnySheet
from tests.documents import samples

GOLDEN = Path(__file__).parent / "golden"


def all_papers() -> dict[str, AnySheet]:
    found: dict[str, AnySheet] = {}
    for lang in PaperLang:
        found[f"full-{lang}"] = samples.in_lang(samples.PROTOCOL, lang)
        found[f"short-{lang}"] = samples.in_lang(samples.PROTOCOL, lang, Form.SHORT)
        found[f"record-{lang}"] = samples.in_lang(samples.RECORD, lang)
        found[f"extract-{lang}"] = samples.in_lang(samples.EXTRACT, lang)
        correction = replace(samples.CORRECTION.paper, lang=lang)
        found[f"correction-{lang}"] = replace(samples.CORRECTION, paper=correction)
        found[f"notice-{lang}"] = replace(samples.NOTICE, lang=lang)
        found[f"assignments-{lang}"] = replace(samples.ASSIGNMENTS, lang=lang)
        found[f"registration-{lang}"] = replace(samples.REGISTRATION, lang=lang)
    found["draft-both"] = replace(
        samples.PROTOCOL, paper=replace(samples.PROTOCOL.paper, number="", lang=PaperLang.BOTH)
    )
    return found


def written(sheet: AnySheet, tr: Callable) -> str:  # type: ignore[type-arg]
    """The text of a paper, page by page, as its golden file holds it."""
    from mslite.documents import pdf
    from mslite.documents.pdftext import page_texts

    pages = page_texts(pdf.render(sheet, tr, foot=pdf.Foot("0123456789abcdef" * 4, "05")))
    return "\n\f\n".join("\n".join(line.rstrip() for line in page.split("\n")) for page in pages) + "\n"


if __name__ == "__main__":
    from mslite.i18n.catalogue import load

    words = {lang: load(Path("translations"), lang) for lang in ("ky", "ru")}
    for name, sheet in all_papers().items():
        (GOLDEN / f"{name}.txt").write_text(written(sheet, words.__getitem__), encoding="utf-8", newline="\n")
