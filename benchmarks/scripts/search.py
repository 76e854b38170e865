"""Search among 100,000 statements: ``ours|floor|recall word|prefix|fold``; CPU milliseconds of one search.

*Ours* is the service behind Ctrl+K. The *floor* is one query by sqlcipher3 alone that brings the same: the
newest 50 hits with speaker, text, date and meeting. *Recall* counts words that one spelling of two misses.
"""

from __future__ import annotations

import json
import sys
from contextlib import closing
from functools import partial

from benchmarks.scripts import archive
from benchmarks.scripts.timing import report
from mslite.db.engine import connect_keyed
from mslite.db.store import FILE_NAME, Store
from mslite.services.find import Find

QUERIES = {
    "word": (archive.COMMON, archive.RARE, "бюджет", "суу", "мектеп", "жолдор"),
    "prefix": ("ке", "бюд", "шко", "мекте", "таш", "су"),
    "fold": ("КОЧО", "үйсуу", "елдор", "наилер", "емкость", "көчө"),
}
MATCH = (
    "SELECT d.tbl, d.pk, s.meeting_id, s.speaker, s.text, m.date FROM search_fts f"
    " JOIN search_doc d ON d.rid = f.rowid LEFT JOIN statement s ON s.id = d.pk"
    " LEFT JOIN meeting m ON m.id = s.meeting_id"
    " WHERE search_fts MATCH ? ORDER BY f.rowid DESC LIMIT 50"
)
TWINS = str.maketrans("өүңё", "оуне")


def recall() -> None:
    """Print how many words with ө, ү, ң, ё are found less often when typed without these letters."""
    store = Store(archive.folder(), archive.KEY)
    find = Find(store)
    missed = 0
    for word in ("көчө", "үйлык", "ңайлер", "ёмкость", "өзнүн", "түгө"):
        found = find.find(word, 200)
        missed += not found
        missed += any(find.find(other, 200) != found for other in (word.translate(TWINS), word.upper()))
    store.close()
    print(json.dumps({"value": missed}))


def main() -> None:
    """Measure what the command line names."""
    who, queries = sys.argv[1], QUERIES[sys.argv[2]] * 12
    if who == "recall":
        recall()
    elif who == "ours":
        store = Store(archive.folder(), archive.KEY)
        find = Find(store)
        report((partial(find.find, query) for query in queries), warm=6)
        store.close()
    else:
        with closing(connect_keyed(archive.folder() / FILE_NAME, archive.KEY.hex())) as connection:

            def search(query: str) -> None:
                folded = query.lower().translate(TWINS)
                connection.execute(MATCH, (f'"{folded}"*',)).fetchall()

            report((partial(search, query) for query in queries), warm=6)


if __name__ == "__main__":
    main()
