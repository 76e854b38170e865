"""A file is brought up to date whole or not at all, from every schema that an office may have."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from mslite.db import derived, keys, migrate, verify
from mslite.db.engine import Context, connect_keyed, install, make_engine
from mslite.db.models import Base
from mslite.db.store import FILE_NAME, Store
from mslite.domain.problems import EnvironmentTrouble
from mslite.services.office import Office
from tests.db.samples.make import content, of_table

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((Path(__file__).parent / "samples").glob("schema*"))
KEY = bytes(range(32))
TOMORROW = migrate.SCHEMA + 1

NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "next", "{head}", None, None


def upgrade():
    op.add_column("person", sa.Column("email", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("meeting") as batch:
        batch.create_check_constraint("has_kind", "kind <> ''")
    op.execute("UPDATE person SET email = '-'")
    op.create_table("extra", sa.Column("id", sa.Integer(), primary_key=True))
"""


def copied(sample, tmp_path):
    """A copy of a sample folder, and its key."""
    folder = tmp_path / "data"
    shutil.copytree(sample, folder)
    return folder, keys.open_with_key_file(folder)


# ---- the files that lie in the offices -----------------------------------------------------------------


def test_there_is_a_sample_of_every_schema():
    assert [path.name for path in SAMPLES] == [f"schema{no}" for no in range(1, migrate.SCHEMA + 1)]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_file_of_an_earlier_schema_opens_with_every_row_as_it_was(sample, tmp_path):
    folder, key = copied(sample, tmp_path)
    before = json.loads((sample / "content.json").read_text(encoding="utf-8"))
    Store(folder, key).close()
    assert verify.verify(folder / FILE_NAME, key).ok
    with closing(connect_keyed(folder / FILE_NAME, key.hex())) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (migrate.SCHEMA,)
        for name, held in before.items():
            if name != "sync_state":
                now = of_table(connection, name, held["columns"])
                assert now == {"rows": held["rows"], "hash": held["hash"]}, name
    office = Office(folder, key)
    office.actor = "Асанова Мээрим"
    (line, *_others) = office.meetings.lines()
    (paper,) = office.papers.papers_of(line.id) or office.papers.papers_of(_others[0].id)
    assert office.papers.pdf(paper.paper.id).startswith(b"%PDF")
    office.close()


def test_a_changed_row_would_be_seen(tmp_path):
    """The control of the hashes above."""
    folder, key = copied(SAMPLES[-1], tmp_path)
    before = content(folder / FILE_NAME, key)
    store = Store(folder, key)
    store.actor = "Айгүл"
    with store.write() as writer:
        writer.session.connection().exec_driver_sql(
            "UPDATE person SET phone = '1', version = version + 1 WHERE id = (SELECT min(id) FROM person)"
        )
    store.close()
    after = content(folder / FILE_NAME, key)
    assert {name for name in before if before[name] != after[name]} == {"person", "op"}


# ---- models and migrations tell the same ---------------------------------------------------------------


def schema(path, key):
    """The tables and indexes of a file in one manner of writing."""
    with closing(connect_keyed(path, key.hex())) as connection:
        found = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
        ).fetchall()
    return {
        name: sorted(
            re.sub(r"\s+", " ", part).replace('"', "").strip(" ()")
            for part in re.split(r",\s*\n|\n|, (?=CONSTRAINT)", sql)
            if part.strip(" \t()")
        )
        for name, sql in found
        if not name.startswith(("search_fts", "alembic"))
    }


def engine_on(path):
    context = Context()
    context.sync_off = 1
    return make_engine(path, KEY.hex(), context)


def test_a_migrated_file_is_the_one_that_the_models_describe(tmp_path):
    Store(tmp_path, KEY).close()
    engine = engine_on(tmp_path / "fresh")
    Base.metadata.create_all(engine)
    engine.dispose()
    assert schema(tmp_path / FILE_NAME, KEY) == schema(tmp_path / "fresh", KEY)


def checked(path, migrations=migrate.MIGRATIONS):
    config = Config()
    config.set_main_option("script_location", str(migrations))
    engine = engine_on(path)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.check(config)
    finally:
        engine.dispose()


def test_alembic_finds_nothing_to_do(tmp_path):
    Store(tmp_path, KEY).close()
    checked(tmp_path / FILE_NAME)


def test_alembic_would_find_a_forgotten_column(tmp_path):
    Store(tmp_path, KEY).close()
    with closing(connect_keyed(tmp_path / FILE_NAME, KEY.hex())) as connection:
        connection.execute("ALTER TABLE person ADD COLUMN forgotten TEXT")
    with pytest.raises(Exception, match="forgotten"):
        checked(tmp_path / FILE_NAME)


# ---- the way of a migration ----------------------------------------------------------------------------


def next_of(folder):
    """The file of tomorrow's migration."""
    return folder / "versions" / "r9999_next.py"


@pytest.fixture
def tomorrow(tmp_path, monkeypatch):
    """A program with one migration more."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    head = ScriptDirectory(str(migrate.MIGRATIONS)).get_current_head()
    text = NEXT.format(head=head)
    next_of(folder).write_text(text, encoding="utf-8")
    monkeypatch.setattr(migrate, "MIGRATIONS", folder)
    monkeypatch.setattr(migrate, "SCHEMA", TOMORROW)
    return folder


def state(path, key):
    """ "old", "new" or "half"."""
    with closing(connect_keyed(path, key.hex())) as connection:
        install(connection, Context())
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        signs = {
            version == TOMORROW,
            "extra" in names,
            "email" in {row[1] for row in connection.execute("PRAGMA table_info(person)")},
            connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("next",),
        }
        whole = (
            derived.actual(connection) == derived.expected()
            and not any(name.startswith("_alembic_tmp") for name in names)
            and connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            and not connection.execute("PRAGMA foreign_key_check").fetchall()
        )
    if not whole or len(signs) > 1:
        return "half"
    return "new" if signs == {True} else "old"


def test_a_migration_keeps_rows_children_triggers_and_a_copy_from_before(tmp_path, tomorrow):
    folder, key = copied(SAMPLES[-1], tmp_path)
    path = folder / FILE_NAME
    before = content(path, key)
    assert state(path, key) == "old"
    migrate.prepare(path, key)
    assert state(path, key) == "new"
    with closing(connect_keyed(path, key.hex())) as connection:
        for name, held in before.items():
            if name != "sync_state":
                assert of_table(connection, name, held["columns"])["hash"] == held["hash"], name
    copy = path.with_name(f"{FILE_NAME}.before-{TOMORROW}")
    assert state(copy, key) == "old"
    assert content(copy, key) == before
    assert verify.verify(copy, key).ok


def test_a_failing_migration_leaves_the_file_as_it_was(tmp_path, tomorrow):
    folder, key = copied(SAMPLES[-1], tmp_path)
    with next_of(tomorrow).open("a", encoding="utf-8") as stream:
        stream.write("    op.execute('SELECT broken FROM nowhere')\n")
    with pytest.raises(Exception, match="nowhere"):
        migrate.prepare(folder / FILE_NAME, key)
    assert state(folder / FILE_NAME, key) == "old"


def test_a_migration_that_leaves_an_orphan_is_taken_back(tmp_path, tomorrow):
    folder, key = copied(SAMPLES[-1], tmp_path)
    with next_of(tomorrow).open("a", encoding="utf-8") as stream:
        stream.write("    op.execute(\"UPDATE statement SET meeting_id = '0'\")\n")
    with pytest.raises(EnvironmentTrouble, match="damaged"):
        migrate.prepare(folder / FILE_NAME, key)
    assert state(folder / FILE_NAME, key) == "old"


def test_with_foreign_keys_on_the_same_migration_could_not_be_done(tmp_path, tomorrow, monkeypatch):
    """The control of «foreign keys off»."""
    real = migrate.make_engine
    monkeypatch.setattr(migrate, "make_engine", lambda *a, **kw: real(*a, **kw | {"foreign_keys": True}))
    folder, key = copied(SAMPLES[-1], tmp_path)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        migrate.prepare(folder / FILE_NAME, key)


# ---- killed in the middle ------------------------------------------------------------------------------

MIGRATING = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from mslite.db import migrate
path, migrations, stop, careful = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "1"
migrate.MIGRATIONS, migrate.SCHEMA = migrations, migrate.SCHEMA + 1
real, count = migrate.make_engine, 0

def counted(statement):
    global count
    count += 1
    if count == stop:
        os.kill(os.getpid(), signal.SIGKILL)

def watched(*arguments, **named):
    engine = real(*arguments, **named)
    if not careful:  # every statement for itself, as by default
        event.remove(engine, "begin", next(iter(engine.dispatch.begin)))
    event.listen(engine, "connect", lambda connection, _: connection.set_trace_callback(counted))
    return engine

migrate.make_engine = watched
migrate.prepare(path, bytes.fromhex(sys.argv[5]))
print(count)
"""


def migrating(path, migrations, stop, key, *, careful=True):
    arguments = [path, migrations, str(stop), str(int(careful)), key.hex()]
    return subprocess.run(
        [sys.executable, "-c", MIGRATING, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def killed(tmp_path, tomorrow, stops, *, careful):
    """Kill a migration at each of these statements; return what each left."""
    left = []
    for no, stop in enumerate(stops):
        folder, key = copied(SAMPLES[-1], tmp_path / str(no))
        done = migrating(folder / FILE_NAME, tomorrow, stop, key, careful=careful)
        assert done.returncode == -signal.SIGKILL, done.stderr
        left.append(state(folder / FILE_NAME, key))
        if careful:
            again = migrating(folder / FILE_NAME, tomorrow, 0, key)
            assert again.returncode == 0, again.stderr
            assert state(folder / FILE_NAME, key) == "new"
            assert verify.verify(folder / FILE_NAME, key).counts["meeting"] == 2
        shutil.rmtree(tmp_path / str(no))
    return left


def statements(tmp_path, tomorrow):
    folder, key = copied(SAMPLES[-1], tmp_path / "whole")
    return int(migrating(folder / FILE_NAME, tomorrow, 0, key).stdout)


def test_a_killed_migration_is_never_half_and_the_next_start_completes_it(tmp_path, tomorrow):
    count = statements(tmp_path, tomorrow)
    stops = sorted({count, count - 1, count - 2, *range(2, count, count // 17)})
    assert len(stops) >= 20
    left = killed(tmp_path, tomorrow, stops, careful=True)
    assert "half" not in left
    assert "old" in left


def test_the_same_kills_without_one_transaction_leave_it_half(tmp_path, tomorrow):
    """The control: by default every statement stands for itself."""
    count = statements(tmp_path, tomorrow)
    assert "half" in killed(tmp_path, tomorrow, (count // 3, count // 2, count * 2 // 3), careful=False)
