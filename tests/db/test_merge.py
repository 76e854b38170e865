"""Three copies write apart, exchange packages in any order, and end alike with nothing lost in silence.

What must come out is judged by a book that the test keeps itself (who had which operation when they wrote),
not by the version vectors of the program. Planted bugs show that the test would notice.
"""

import dataclasses
import inspect
import json
import random
import sys
import types

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from mslite.db import merge as program
from mslite.db import verify
from mslite.db.queries.rows import get
from mslite.domain.office import Person, Post
from mslite.domain.rows import Words
from tests.db.replica import replica

KEY = bytes(range(32))


def merger(module):
    """The merge of a module over plain tuples."""
    return lambda rows, seen: module.merge((module.Operation(*row) for row in rows), seen)


class Scenario:
    """One story of three copies, and the book of who knew what."""

    def __init__(self, replicas, seed):
        self.replicas, self.chance = replicas, random.Random(seed)
        self.have = {r.device: set(r.lines()) for r in replicas}
        self.knew, self.lines = {}, {}
        self.people, self.posts, self.packages, self.values = [], [], [], 0

    def play(self, steps):
        """Two people whom all know, then everybody works apart."""
        for actor in self.replicas[:2]:
            self.hire(actor)
        self.meet()
        self.packages.clear()
        for _ in range(steps):
            actor = self.chance.choice(self.replicas)
            actor.clock += self.chance.choice((1, 1000, 1000, 10**7, -(10**10), 10**10))
            step = self.chance.choice(
                (self.hire, self.post, self.bin, *[self.edit] * 4, self.send, self.send)
            )
            step(actor)
            if self.packages and self.chance.random() < 0.3:
                self.receive(self.chance.choice(self.replicas), self.chance.choice(self.packages))

    # ---- what a copy does ----

    def value(self):
        self.values += 1
        return f"v{self.values}v"

    def write(self, actor, what):
        own = max((seq for device, seq in self.have[actor.device] if device == actor.device), default=0)
        with actor.store.write() as writer:
            what(writer)
        for key, line in sorted(actor.written(own).items()):
            self.knew[key], self.lines[key] = frozenset(self.have[actor.device]), line
            self.have[actor.device].add(key)

    def hire(self, actor):
        person = Person(name=self.value())
        self.people.append(person.id)
        self.write(actor, lambda writer: writer.save(person))

    def known(self, actor, shape, ids):
        with actor.store.read() as session:
            found = [get(session, shape, one) for one in ids]
        return [row for row in found if row is not None]

    def post(self, actor):
        if people := self.known(actor, Person, self.people):
            post = Post(person_id=self.chance.choice(people).id, title=Words(self.value(), ""))
            self.posts.append(post.id)
            self.write(actor, lambda writer: writer.save(post))

    def edit(self, actor):
        if people := self.known(actor, Person, self.people):
            row = self.chance.choice(people)
            changed = {
                f: self.value() for f in self.chance.sample(("name", "phone"), self.chance.choice((1, 1, 2)))
            }
            self.write(actor, lambda writer: writer.save(dataclasses.replace(row, **changed)))

    def bin(self, actor):
        if people := self.known(actor, Person, self.people):
            row = self.chance.choice(people)
            self.write(actor, lambda w: w.save(dataclasses.replace(row, deleted=not row.deleted)))

    def send(self, actor):
        def pick(lines):
            lines = list(lines)
            how = self.chance.choice(("all", "own", "part"))
            if how == "own":
                lines = [line for line in lines if line[0] == actor.device]
            if how == "part":
                lines = self.chance.sample(lines, self.chance.randint(0, len(lines)))
            return self.chance.sample(lines, len(lines))

        self.packages.append(actor.package(pick))

    def receive(self, actor, package):
        for _ in range(self.chance.choice((1, 1, 2))):
            self.have[actor.device] |= actor.take(package)

    def meet(self):
        """Let everything reach everybody, in some order, some of it twice."""
        last = [r.package(lambda lines: list(lines)) for r in self.replicas]
        parcels = [(r, p) for r in self.replicas for p in [*last, *self.packages[-1:]]]
        for actor, package in self.chance.sample(parcels, len(parcels)):
            self.receive(actor, package)

    # ---- what must have come out ----

    def judge(self):
        ours = [r.rows("person", "post") for r in self.replicas]
        assert ours[0] == ours[1] == ours[2], "the copies differ"
        assert not any(r.waiting for r in self.replicas), "something still waits"
        lines = [r.lines() for r in self.replicas]
        assert lines[0] == lines[1] == lines[2]
        mine = set(self.people) | set(self.posts)
        records = [*(("person", pk) for pk in self.people), *(("post", pk) for pk in self.posts)]
        told = [r.conflicts(*records) for r in self.replicas]
        assert told[0] == told[1] == told[2], "the copies tell of different conflicts"
        rows = {row["id"]: row for found in ours[0].values() for row in found}
        for pk in mine:
            self.judge_record(pk, rows[pk], told[0][pk])
        return sum(len(fields) for fields in told[0].values())

    def judge_record(self, pk, row, told):
        written = {k: json.loads(line[10]) for k, line in self.lines.items() if line[7] == pk}
        deletes = {k for k, body in written.items() if body.get("deleted") == 1}
        edits = written.keys() - deletes
        unseen = {d for d in deletes if any(d not in self.knew[e] and e not in self.knew[d] for e in edits)}
        for column in {name for body in written.values() for name in body}:
            writers = {k for k, body in written.items() if column in body}
            if column == "deleted":
                writers -= unseen
            heads = {k for k in writers if not any(k in self.knew[other] for other in writers)}
            values = {written[k][column] for k in heads}
            assert row[column] in values, f"{column} shows what was knowingly replaced"
            if len(values) > 1:
                assert {value for _, value in told[column]} == values, f"{column}: lost in silence"
            else:
                assert column not in told, f"{column}: a conflict that is none"
        if any(d in unseen and not any(d in self.knew[k] for k in written) for d in deletes):
            assert "" in told, "a deletion was void and nobody is told"


def stories(folder, module, count, *, causal=True, seed="story"):
    """Play ``count`` stories, 25 with the same three copies; return how many conflicts were told."""
    told = 0
    for batch in range(0, count, 25):
        place = folder / str(batch)
        copies = [replica(place / name, KEY, merger(module), causal=causal) for name in "абв"]
        try:
            for no in range(batch, min(batch + 25, count)):
                story = Scenario(copies, f"{seed} {no}")
                story.play(16)
                story.meet()
                told += story.judge()
            if module is program:
                assert all(verify.verify(r.store.path, KEY).ok for r in copies)
        finally:
            for copy in copies:
                copy.close()
    return told


@pytest.mark.parametrize("part", range(6))
def test_three_copies_end_alike_and_nothing_is_lost_in_silence(tmp_path, part):
    assert stories(tmp_path, program, 50, seed=f"story {part}") > 50


def planted(old, new):
    """The merge with one bug."""
    source = inspect.getsource(program)
    assert source.count(old) == 1, old
    module = types.ModuleType("planted")
    sys.modules["planted"] = module  # the decorator of dataclasses looks here
    exec(compile(source.replace(old, new), "planted", "exec"), module.__dict__)
    return module


BUGS = {
    "the newest stamp wins, whoever knew of what": (
        "return [o for o in operations if not any(before(o, p, seen) for p in operations if p is not o)]",
        "return [max(operations, key=lambda o: o.hlc)]",
    ),
    "everything is a conflict": (
        "return [o for o in operations if not any(before(o, p, seen) for p in operations if p is not o)]",
        "return list(operations)",
    ),
    "the last to arrive wins": ("max(heads, key=lambda o: (o.hlc, o.device, o.seq))", "heads[-1]"),
    "a conflict needs three": ("for o in heads}) > 1", "for o in heads}) > 2"),
    "a deletion always counts": ("        if o.deletes\n", "        if False\n"),
    "a deletion never counts": ("and any(not u.deletes", "or any(not u.deletes"),
    "the last seen was not seen": (".get(one.device, 0) >= one.seq", ".get(one.device, 0) > one.seq"),
    "a void deletion is not told": ('conflicts[""] = ', "_ = "),
    "one chain has no order": ("return one.seq < other.seq", "return False"),
}


@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_noticed(tmp_path, bug):
    with pytest.raises((AssertionError, KeyError, sqlcipher.IntegrityError)):
        stories(tmp_path, planted(*BUGS[bug]), 75)


def test_letting_operations_in_before_their_causes_is_noticed(tmp_path):
    with pytest.raises(Exception, match=r"differ|silence|replaced|none|FOREIGN KEY|NOT NULL"):
        stories(tmp_path, program, 75, causal=False)
