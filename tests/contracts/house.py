"""Reading the house: which file imports what, and rules import-linter has no words for.

Every rule is a function from the folder of a package to lines saying where it is broken, so that the tests
can hold it against the real ``mslite`` and against a copy with a planted fault.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "mslite"

# Third-party packages and the only places that may import them. What is not named here may not be imported.
FOREIGN = {
    "PySide6": ("ui", "app.py"),
    "shiboken6": ("ui", "app.py"),
    "alembic": ("db",),
    "argon2": ("db",),
    "babel": ("i18n/formats.py",),
    "cryptography": ("db",),
    "docx": ("documents", "exchange"),
    "holidays": ("services/appeals",),
    "lxml": ("documents", "exchange"),
    "PIL": ("documents",),
    "jsonschema": ("exchange",),
    "platformdirs": ("config",),
    "pypdfium2": ("documents",),
    "python_calamine": ("exchange",),
    "rapidfuzz": ("db",),
    "reportlab": ("documents",),
    "sqlalchemy": ("db",),
    "sqlcipher3": ("db",),
    "xlsxwriter": ("exchange",),
}
# Heavy packages are loaded where they are used, so that the window paints first.
LATE = {
    *("alembic", "babel", "docx", "holidays", "jsonschema", "lxml", "pypdfium2", "python_calamine"),
    *("reportlab", "xlsxwriter"),
}
# Where a file is made safe; and what is nobody's data: the report of a crash, widths of columns.
UNGUARDED = {"safefile.py", "ui/kit/crash.py", "ui/kit/memory.py"}
LONGEST, LONGEST_UI = 400, 250
RESERVED = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
MARKS = ("TO" + "DO", "FIX" + "ME", "Not" + "ImplementedError")


def files(package: Path) -> list[Path]:
    """Every Python file of the package but the migrations' frozen steps."""
    return sorted(p for p in package.rglob("*.py") if "versions" not in p.parts)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def within(place: str, allowed: Iterable[str]) -> bool:
    return any(place == one or place.startswith(one + "/") for one in allowed)


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [node.module or ""]
    if isinstance(node, ast.ImportFrom):
        return ["mslite." + (node.module or "")]
    return []


def walk(package: Path, kinds: tuple[type[ast.AST], ...]) -> Iterator[tuple[str, ast.AST]]:
    for path in files(package):
        for node in ast.walk(tree(path)):
            if isinstance(node, kinds):
                yield path.relative_to(package).as_posix(), node


def foreign_imports(package: Path) -> list[str]:
    """Third-party packages outside the places that own them; ``domain`` is standard library alone."""
    faults = []
    for place, node in walk(package, (ast.Import, ast.ImportFrom)):
        for name in imported(node):
            top = name.partition(".")[0]
            if top == "mslite" or top in sys.stdlib_module_names:
                continue
            if not within(place, FOREIGN.get(top, ())):
                faults.append(f"{place}:{node.lineno}: {top} may not be imported here")
    return faults


def late_imports(package: Path) -> list[str]:
    """Own modules imported inside a function, but for the one in app.py."""
    faults = []
    for place, function in walk(package, (ast.FunctionDef, ast.AsyncFunctionDef)):
        for node in ast.walk(function):
            for name in imported(node):
                own = name.partition(".")[0] == "mslite"
                wired = place == "app.py" and (
                    name == "mslite.wiring"
                    or (name == "mslite" and [alias.name for alias in node.names] == ["wiring"])
                )
                if own and not wired:
                    faults.append(f"{place}:{node.lineno}: {name} imported inside a function")
    return sorted(set(faults))


def early_imports(package: Path) -> list[str]:
    """Heavy packages imported at the head of a module that more than its user loads."""
    faults = []
    for path in files(package):
        place = path.relative_to(package).as_posix()
        for node in tree(path).body:
            for name in imported(node):
                if name.partition(".")[0] in LATE and not within(place, ("documents", "db/migrations")):
                    faults.append(f"{place}:{node.lineno}: {name} is imported before it is needed")
    return faults


def _mode(call: ast.Call, position: int) -> str | None:
    """The mode a call opens a file in; None when the call opens something else (``shell.open(ref)``)."""
    named = [key.value for key in call.keywords if key.arg == "mode"]
    given = named[0] if named else (call.args[position] if len(call.args) > position else None)
    if given is None:
        return "r"
    is_mode = (
        isinstance(given, ast.Constant)
        and isinstance(given.value, str)
        and set(given.value) <= set("rwaxbt+")
    )
    return given.value if is_mode else None


def _opens(package: Path) -> Iterator[tuple[str, ast.Call, str]]:
    """(place, call, mode) of every call that opens a file."""
    for place, call in walk(package, (ast.Call,)):
        function = call.func
        if isinstance(function, ast.Name):
            mode = _mode(call, 1) if function.id == "open" else None
        elif not isinstance(function, ast.Attribute):
            mode = None
        elif function.attr in {"read_text", "write_text"}:
            mode = function.attr[0]
        elif function.attr == "write_bytes":
            mode = "wb"
        elif function.attr == "open" and (call.args or call.keywords or not place.startswith("ui/")):
            mode = _mode(call, 0)
        else:
            mode = None
        if mode:
            yield place, call, mode


def unnamed_encodings(package: Path) -> list[str]:
    """Text files opened without saying ``encoding``."""
    return [
        f"{place}:{call.lineno}: a text file opened without encoding"
        for place, call, mode in _opens(package)
        if "b" not in mode and not any(key.arg == "encoding" for key in call.keywords)
    ]


def bare_writes(package: Path) -> list[str]:
    """Files written other than through ``safefile.py`` (part file, fsync, replace)."""
    return [
        f"{place}:{call.lineno}: written without atomic_write"
        for place, call, mode in _opens(package)
        if set(mode) & set("wax+") and place not in UNGUARDED
    ]


def long_modules(package: Path) -> list[str]:
    """Modules longer than the house allows."""
    faults = []
    for path in files(package):
        place = path.relative_to(package).as_posix()
        limit = LONGEST_UI if place.startswith("ui/") else LONGEST
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > limit:
            faults.append(f"{place}: {lines} lines, at most {limit}")
    return faults


def reserved_names(package: Path) -> list[str]:
    """Files that Windows cannot open by their name."""
    return [
        str(p.relative_to(package)) for p in package.rglob("*") if p.name.split(".")[0].lower() in RESERVED
    ]


def unfinished(package: Path) -> list[str]:
    """Marks of work not done."""
    return [
        f"{path.relative_to(package)}: {mark}"
        for path in files(package)
        for mark in MARKS
        if mark in path.read_text(encoding="utf-8")
    ]


RULES = (
    foreign_imports,
    late_imports,
    early_imports,
    unnamed_encodings,
    bare_writes,
    long_modules,
    reserved_names,
    unfinished,
)
