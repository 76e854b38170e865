"""The search index of a file against one made anew."""

from contextlib import closing

from mslite.db import search
from mslite.db.engine import Context, connect_keyed, install


def _tokens(connection):
    """Every token of the index with its place."""
    return connection.execute(
        "SELECT term, doc, col, offset FROM temp.seen ORDER BY term, doc, col, offset"
    ).fetchall()


def tokens_differ(path, key):
    """Return the tokens that a rebuild of the index would change."""
    context = Context()
    context.sync_off = 1
    with closing(connect_keyed(path, key.hex())) as connection:
        install(connection, context)
        connection.execute("CREATE VIRTUAL TABLE temp.seen USING fts5vocab(main, search_fts, instance)")
        before = _tokens(connection)
        connection.execute("BEGIN")
        search.rebuild(connection)
        after = _tokens(connection)
        connection.execute("ROLLBACK")
    assert before
    return set(before) ^ set(after)
