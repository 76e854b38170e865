"""Every code that the program raises or reports has its words: what happened, what to do."""

import ast

from mslite.i18n import problems
from tests.contracts.house import PACKAGE, files, tree

RAISED = ("UserFixable", "EnvironmentTrouble", "Problem", "_refused", "leave")
ELSEWHERE = ("disk_full", "read_only", "cannot_write", "lock:protocol", "wrong_key", "damaged", "locked")


def codes(node: ast.expr) -> set[str]:
    if isinstance(node, ast.IfExp):
        return codes(node.body) | codes(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def test_every_code_has_its_words():
    found = set(ELSEWHERE)
    for path in files(PACKAGE):
        for call in ast.walk(tree(path)):
            if isinstance(call, ast.Call) and call.args:
                name = call.func.id if isinstance(call.func, ast.Name) else ""
                if name in RAISED:
                    found |= codes(call.args[-1] if name == "leave" else call.args[0])
    assert len(found) > 80
    assert sorted(code for code in found if not problems.known(code)) == []
