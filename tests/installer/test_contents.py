"""What is built and shipped is whole: file lists, hashes, resources of an installed wheel."""

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from installer import contents
from installer.bootstrap import ROOT, Stopped

LOCKS = ("windows.lock", "linux.lock", "windows-tests.lock", "runtime.lock")


def names(lock):
    return set(re.findall(r"^([a-z0-9-]+)==", lock.read_text(encoding="utf-8"), re.M))


def wanted():
    """What the program says that it needs, by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {re.split(r"[=<>]", line)[0].lower() for line in project["dependencies"]}


@pytest.mark.parametrize("lock", ["windows.lock", "linux.lock"])
def test_every_dependency_is_pinned_for_the_system(lock):
    assert not wanted() - names(ROOT / "installer" / lock)


@pytest.mark.parametrize("lock", LOCKS)
def test_nothing_is_fetched_without_a_hash(lock):
    text = (ROOT / "installer" / lock).read_text(encoding="utf-8")
    parts = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.M)[1:]
    assert parts and all("--hash=sha256:" in part for part in parts)


def test_the_versions_are_those_of_the_development():
    pinned = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / "requirements.lock").read_text(), re.M))
    for lock in ("windows.lock", "linux.lock"):
        for name, version in re.findall(
            r"^([a-z0-9-]+)==(\S+)", (ROOT / "installer" / lock).read_text(), re.M
        ):
            assert pinned.get(name, version) == version, name


def test_a_missing_tool_is_named_with_its_package():
    with pytest.raises(Stopped, match="sudo apt install nsis"):
        contents.tools({"no-such-program": "nsis"})


def test_compiling_leaves_no_source_but_the_migrations(tmp_path):
    contents.program(tmp_path)
    contents.compiled(tmp_path, contents.SOURCES)
    left = {path.relative_to(tmp_path).parts[:3] for path in tmp_path.rglob("*.py")}
    assert left == {("mslite", "db", "migrations")}
    assert not list((tmp_path / "mslite" / "db" / "migrations").rglob("*.pyc"))
    assert (tmp_path / "mslite" / "__main__.pyc").exists()
    assert (tmp_path / "resources" / "fonts").is_dir()
    assert {path.stem for path in (tmp_path / "translations").iterdir()} == {"ky", "ru", "en"}


def test_the_bill_of_materials_names_licence_and_hash_of_a_wheel(tmp_path):
    wheel = tmp_path / "thing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as held:
        held.writestr("thing-1.0.dist-info/METADATA", "Name: thing\nVersion: 1.0\nLicense-Expression: MIT\n")
    contents.bill([contents.part(wheel)], tmp_path, ["Old runtime."])
    text = (tmp_path / "BILL-OF-MATERIALS.txt").read_text(encoding="utf-8")
    assert "thing 1.0 – MIT" in text and contents.digest(wheel) in text and "Old runtime." in text


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A fresh environment with the wheel of the program; its packages are those of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    source = folder / "source"
    source.mkdir()
    for name in ("mslite", "resources", "translations", "pyproject.toml", "README.md"):
        (source / name).symlink_to(ROOT / name)
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, source]
    done = subprocess.run(build, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / "bin" / "python"
    (wheel,) = folder.glob("*.whl")
    target = [*pip, "--python", python, "install", "--no-deps", wheel]
    done = subprocess.run(target, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = folder / "env" / "lib" / version / "site-packages"
    (packages / "others.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def test_the_installed_wheel_has_every_folder_of_resources(installed):
    share = installed.parent.parent / "share" / "mslite"
    here = {path.name for path in (ROOT / "resources").iterdir() if path.is_dir()} - {"pictures"}
    assert {path.name for path in (share / "resources").iterdir() if path.is_dir()} == here
    for folder in here:
        shipped = {path.name for path in (share / "resources" / folder).iterdir()}
        assert shipped == {path.name for path in (ROOT / "resources" / folder).iterdir()}, folder


def test_the_installed_wheel_tests_itself(installed, tmp_path):
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [installed, "-m", "mslite", "--lang", "en", "self-test"],
        cwd=tmp_path,
        env=alone | {"HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Everything works." in done.stdout
    assert str(ROOT) not in done.stdout + done.stderr


def test_the_program_loads_from_the_wheel_and_not_from_here(installed, tmp_path):
    asked = "import mslite.shipped as s; print(s.folder('resources'))"
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    found = subprocess.run(
        [installed, "-c", asked], cwd=tmp_path, env=alone, capture_output=True, encoding="utf-8", check=True
    )
    assert Path(found.stdout.strip()).is_relative_to(installed.parent.parent)
