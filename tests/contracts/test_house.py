"""The rules of the house hold for the program as it stands."""

import tomllib

import pytest

from tests.contracts import house


@pytest.mark.parametrize("rule", house.RULES, ids=lambda rule: rule.__name__)
def test_the_program_keeps_the_rule(rule):
    assert rule(house.PACKAGE) == []


def test_every_owned_package_is_a_declared_dependency():
    project = tomllib.loads((house.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {line.split("=")[0].split(">")[0].lower().strip() for line in project["dependencies"]}
    distribution = {
        "PySide6": "pyside6-essentials",
        "shiboken6": "pyside6-essentials",
        "argon2": "argon2-cffi",
        "docx": "python-docx",
        "lxml": "python-docx",
        "python_calamine": "python-calamine",
        "PIL": "reportlab",
    }
    assert {distribution.get(name, name) for name in house.FOREIGN} == declared
