"""Keeper of the catalogues: extract, merge, add, compile, check, list what a native speaker should read.

    python translations/catalogue.py add WORDS.tsv      cells: msgid, ky, ru
                                                        or msgid, plural, ky0, ky1, ru0, ru1, ru2
    python translations/catalogue.py review MSGID WHY   put a text on the list in REVIEW.md
    python translations/catalogue.py update             bring mslite.pot and the .po files up to the code
    python translations/catalogue.py compile            write the .mo files the program reads
    python translations/catalogue.py check              fail when a text is missing, stale, fuzzy or malformed

English is the text in the code itself; ``en.po`` is filled by the tool.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import os
import re
import string
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "mslite"
LANGS = ("ky", "ru", "en")
PLURALS = {"ky": 2, "ru": 3, "en": 2}
KEYWORDS = {"t": None, "N_": None, "n": (1, 2)}
# Dates and names in the header would make two files of the same texts differ.
DATED = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Report-Msgid-Bugs-To):.*\\n"\n',
    re.MULTILINE,
)
REVIEW_HEAD = "# For a native speaker to check\n\n| text | why |\n|---|---|\n"

Text = str | tuple[str, ...]
Words = dict[str, dict[str, Text]]  # text in the code -> language -> translation


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


def _empty(lang: str | None = None) -> Catalog:
    return Catalog(locale=lang, project="mslite", charset="utf-8", fuzzy=False)


def _template() -> Catalog:
    pot = _empty()
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS)
    for _, _, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        first = message[0] if isinstance(message, tuple) else message
        if first:
            pot.add(message, auto_comments=comments, context=context)
    return pot


def _po(lang: str) -> Catalog:
    path = HERE / f"{lang}.po"
    if not path.exists():
        return _empty(lang)
    with path.open("rb") as stream:
        return read_po(stream, locale=lang)


def _write(catalogue: Catalog, name: str) -> None:
    buffer = io.BytesIO()
    write_po(buffer, catalogue, sort_output=True, width=100, no_location=True)
    text = DATED.sub("", buffer.getvalue().decode())
    text = re.sub(r"^#( .*)?\n", "", text, flags=re.MULTILINE)
    partial = HERE / f"{name}.part"
    partial.write_text(text, encoding="utf-8", newline="\n")
    partial.replace(HERE / name)


def _messages(catalogue: Catalog) -> Iterable[Message]:
    return (message for message in catalogue if message.id)


def _ids(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def _texts(message: Message) -> tuple[str, ...]:
    text = message.string
    return tuple(text) if isinstance(text, list | tuple) else (text or "",)


def _fits(message: Message, text: Text) -> bool:
    """One text for a plain message, several forms for one with a plural."""
    return bool(text) and isinstance(text, tuple | list) == (len(_ids(message)) == 2)


def update() -> None:
    """Bring the template and the three catalogues up to the code; texts no longer used go."""
    pot = _template()
    _write(pot, "mslite.pot")
    waiting = _waiting()
    for lang in LANGS:
        old, new = _po(lang), _empty(lang)
        for message in _messages(pot):
            known = old.get(_ids(message)[0])
            if lang == "en":
                text = cast(Text, message.id)
            elif known is not None and any(_texts(known)):
                text = cast(Text, known.string)
            else:
                text = waiting.get(_ids(message)[0], {}).get(lang, "")
            new.add(message.id, text if _fits(message, text) else None)
        _write(new, f"{lang}.po")


def _read(path: Path) -> Words:
    r"""Read a TSV of words: ``\n`` in a cell is a line break; a later row for the same text wins."""
    words: Words = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            if not row:
                continue
            cells = [cell.replace("\\n", "\n") for cell in row]
            if not all(cells):
                raise SystemExit(f"{path}, row {number}: an empty cell: {row}")
            if len(cells) == 3:
                words[cells[0]] = {"ky": cells[1], "ru": cells[2]}
            elif len(cells) == 7:
                words[cells[0]] = {"ky": (cells[2], cells[3]), "ru": (cells[4], cells[5], cells[6])}
            else:
                raise SystemExit(f"{path}, row {number}: {len(cells)} cells instead of 3 or 7: {row}")
    return words


def _shelf() -> Path:
    return HERE / "words.tsv"


def _waiting() -> Words:
    """Translations added before the code that uses them: kept beside the catalogues, untracked."""
    return _read(_shelf()) if _shelf().exists() else {}


def add(path: Path) -> None:
    """Take the words of a TSV file into the catalogues (a later word for the same text wins)."""
    words = _read(path)
    text = path.read_text(encoding="utf-8")
    with _shelf().open("a", encoding="utf-8", newline="\n") as shelf:
        shelf.write(text if text.endswith("\n") else text + "\n")
    for lang in ("ky", "ru"):
        catalogue = _po(lang)
        for key, forms in words.items():
            known = catalogue.get(key)
            if known is not None and _fits(known, forms[lang]):
                known.string = forms[lang]
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
    ids, texts = _ids(message), _texts(message)
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
    used = {_ids(message) for message in _messages(_template())}
    faults: list[str] = []
    for lang in LANGS:
        known = {_ids(message): message for message in _messages(_po(lang))}
        faults += [f"{lang}: not in the catalogue: {key[0]!r}" for key in used - known.keys()]
        faults += [f"{lang}: no longer used: {key[0]!r}" for key in known.keys() - used]
        for message in known.values():
            faults += _faults(lang, message)
    print("\n".join(sorted(faults)) or f"catalogues complete: {len(used)} texts in {', '.join(LANGS)}")
    return len(faults)


def review(msgid: str, why: str) -> None:
    """Put a text on the list for native speakers."""
    page = HERE / "REVIEW.md"
    text = page.read_text(encoding="utf-8") if page.exists() else REVIEW_HEAD
    line = f"| {msgid} | {why} |\n"
    if line not in text:
        page.write_text(text + line, encoding="utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit code."""
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=shape)
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
