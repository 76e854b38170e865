"""Keeper of the catalogues: extract, merge, add, compile, check, list what a native speaker should read.

    python translations/catalogue.py add WORDS.tsv      msgid, ky, ru – or msgid, plural, ky0, ky1, ru0, ru1, ru2
    python translations/catalogue.py review MSGID WHY   put a text on the list in REVIEW.md
    python translations/catalogue.py update             bring mslite.pot and the three .po files up to the code
    python translations/catalogue.py compile            write the .mo files the program reads
    python translations/catalogue.py check              fail when a text is missing, stale, fuzzy or malformed

English is the text in the code itself; ``en.po`` is filled by the tool.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import os
import re
import string
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "mslite"
LANGS = ("ky", "ru", "en")
PLURALS = {"ky": 2, "ru": 3, "en": 2}
KEYWORDS = {"t": None, "N_": None, "n": (1, 2)}


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let one process at a time change the catalogues."""
    lock = HERE / ".lock"
    for _ in range(600):
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            time.sleep(0.1)
    else:
        raise SystemExit(f"{lock} is held for a minute; delete it if nobody is working on the catalogues")
    try:
        yield
    finally:
        lock.unlink()


def _template() -> Catalog:
    pot = Catalog(project="mslite", charset="utf-8", fuzzy=False, creation_date=None)
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS)
    for file, _, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        first = message[0] if isinstance(message, tuple) else message
        if first:
            pot.add(message, locations=[(f"mslite/{file}", 0)], auto_comments=comments, context=context)
    return pot


def _po(lang: str) -> Catalog:
    with (HERE / f"{lang}.po").open("rb") as stream:
        return read_po(stream, locale=lang)


def _write(catalogue: Catalog, name: str) -> None:
    # no dates in the header: the same texts give the same file
    from io import BytesIO

    buffer = BytesIO()
    write_po(buffer, catalogue, sort_output=True, include_lineno=False, omit_header=False, width=100, no_location=True)
    text = re.sub(r'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Report-Msgid-Bugs-To):.*\\n"\n',
                  "", buffer.getvalue().decode(), flags=re.M)
    text = re.sub(r"^#( .*)?\n", "", text, flags=re.M)
    (HERE / name).write_text(text, encoding="utf-8", newline="\n")


def _english(catalogue: Catalog) -> None:
    for message in catalogue:
        if message.id:
            message.string = tuple(message.id) if isinstance(message.id, tuple | list) else message.id


def update() -> None:
    """Bring the template and the three catalogues up to the code; texts no longer used go."""
    pot = _template()
    _write(pot, "mslite.pot")
    for lang in LANGS:
        new = Catalog(locale=lang, project="mslite", charset="utf-8", fuzzy=False)
        old = _po(lang) if (HERE / f"{lang}.po").exists() else new
        waiting = _waiting()
        for message in pot:
            if not message.id:
                continue
            known = old.get(message.id)
            key = message.id[0] if isinstance(message.id, tuple | list) else message.id
            text = known.string if known and any(known.string or ()) else waiting.get(key, {}).get(lang)
            new.add(message.id, text or None)
        if lang == "en":
            _english(new)
        _write(new, f"{lang}.po")


def _shelf() -> Path:
    return HERE / "words.tsv"


def _waiting() -> dict[str, dict[str, object]]:
    """Translations added before the code that uses them: kept beside the catalogues, untracked."""
    out: dict[str, dict[str, object]] = {}
    if _shelf().exists():
        for row in csv.reader(_shelf().open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
            out[row[0]] = _forms(row)
    return out


def _forms(row: list[str]) -> dict[str, object]:
    row = [cell.replace("\\n", "\n") for cell in row]
    if len(row) == 3:
        return {"ky": row[1], "ru": row[2]}
    if len(row) == 7:
        return {"ky": (row[2], row[3]), "ru": (row[4], row[5], row[6])}
    raise SystemExit(f"a row has 3 or 7 cells, this one {len(row)}: {row}")


def add(path: Path) -> None:
    """Take the words of a TSV file into the catalogues (a later word for the same text wins)."""
    rows = [row for row in csv.reader(path.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE) if row]
    for row in rows:
        forms = _forms(row)
        if not all(any(part) if isinstance(part, tuple) else part for part in forms.values()):
            raise SystemExit(f"empty translation: {row[0]}")
    with _shelf().open("a", encoding="utf-8", newline="\n") as shelf:
        for row in rows:
            shelf.write("\t".join(row) + "\n")
    for lang in ("ky", "ru"):
        catalogue = _po(lang) if (HERE / f"{lang}.po").exists() else Catalog(locale=lang, project="mslite", charset="utf-8", fuzzy=False)
        for row in rows:
            key = row[0].replace("\\n", "\n")
            known = catalogue.get(key)
            if known is not None:
                known.string = _forms(row)[lang]  # type: ignore[assignment]
        _write(catalogue, f"{lang}.po")
    update()
    compile_()


def compile_() -> None:
    """Write the .mo files."""
    for lang in LANGS:
        partial = HERE / f"{lang}.mo.part"
        with partial.open("wb") as stream:
            write_mo(stream, _po(lang))
        partial.replace(HERE / f"{lang}.mo")


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _faults(lang: str, message: Message) -> Iterator[str]:
    ids = list(message.id) if isinstance(message.id, tuple | list) else [message.id]
    texts = list(message.string) if isinstance(message.string, tuple | list) else [message.string]
    if not all(texts):
        yield f"{lang}: no translation: {ids[0]!r}"
        return
    if message.fuzzy:
        yield f"{lang}: fuzzy: {ids[0]!r}"
    if len(ids) == 2 and len(texts) != PLURALS[lang]:
        yield f"{lang}: {len(texts)} plural forms instead of {PLURALS[lang]}: {ids[0]!r}"
    for text in texts:
        try:
            missing = _places(ids[-1]) ^ _places(text)
        except ValueError as error:
            yield f"{lang}: {error}: {text!r}"
            continue
        if missing - ({"n"} if len(ids) == 2 else set()):
            yield f"{lang}: places differ ({', '.join(sorted(missing))}): {ids[0]!r}"
        if ids[0][:1].isspace() != text[:1].isspace() or ids[0].endswith("\n") != text.endswith("\n"):
            yield f"{lang}: spaces at an end differ: {ids[0]!r}"


def check() -> int:
    """Print every fault of the catalogues; return how many there are."""
    pot = {_key(m): m for m in _template() if m.id}
    faults: list[str] = []
    for lang in LANGS:
        catalogue = {_key(m): m for m in _po(lang) if m.id}
        faults += [f"{lang}: not in the catalogue: {key!r}" for key in pot.keys() - catalogue.keys()]
        faults += [f"{lang}: no longer used: {key!r}" for key in catalogue.keys() - pot.keys()]
        for message in catalogue.values():
            faults += _faults(lang, message)
    print("\n".join(sorted(faults)) or f"catalogues complete: {len(pot)} texts in {', '.join(LANGS)}")
    return len(faults)


def _key(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple | list) else message.id


def review(msgid: str, why: str) -> None:
    """Put a text on the list for native speakers."""
    page = HERE / "REVIEW.md"
    text = page.read_text(encoding="utf-8") if page.exists() else "# For a native speaker to check\n\n| text | why |\n|---|---|\n"
    line = f"| {msgid} | {why} |\n"
    if line not in text:
        page.write_text(text + line, encoding="utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("add").add_argument("file", type=Path)
    asked = commands.add_parser("review")
    asked.add_argument("msgid")
    asked.add_argument("why")
    for name in ("update", "compile", "check"):
        commands.add_parser(name)
    chosen = parser.parse_args(arguments)
    if chosen.command == "check":
        return 1 if check() else 0
    with _alone():
        if chosen.command == "add":
            add(chosen.file)
        elif chosen.command == "review":
            review(chosen.msgid, chosen.why)
        elif chosen.command == "update":
            update()
        else:
            compile_()
    return 0


if __name__ == "__main__":
    sys.exit(main())
