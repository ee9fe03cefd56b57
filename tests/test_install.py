"""The wheel holds all a user needs: built, installed away from any checkout, and run."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from jdlint.rules_dir import rules_dir

from .conftest import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a Python that has the wheel installed, and an empty folder far from the checkout.

    The new environment sees the dependencies of this one, so that nothing is fetched, but not the checkout.
    """
    place = tmp_path_factory.mktemp("install")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(place), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = place.glob("*.whl")
    venv.create(place / "env", with_pip=False)
    python = place / "env" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = subprocess.run([str(python), "-c", code], check=True, capture_output=True, text=True).stdout.strip()
    ours = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()
    # A plain path line adds the folder without running the .pth file by which a checkout is installed.
    (Path(own) / "dependencies.pth").write_text(f"{ours}\n", encoding="utf-8")
    empty = place / "empty"
    empty.mkdir()
    return python, empty


def run(installed: tuple[Path, Path], *args: str) -> str:
    python, empty = installed
    done = subprocess.run([str(python), *args], cwd=empty, check=False, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_it_runs_from_the_installed_package(installed: tuple[Path, Path]) -> None:
    where = Path(run(installed, "-c", "import jdlint; print(jdlint.__file__)").strip())
    assert ROOT not in where.parents
    assert (where.parent / "py.typed").exists()


def test_all_rules_are_inside(installed: tuple[Path, Path]) -> None:
    code = "from jdlint.rulebook import load_rulebook; print(len(load_rulebook().rules))"
    ours = [path for path in rules_dir().glob("*/*.yaml") if path.parent.name != "data"]
    assert int(run(installed, "-c", code)) == len(ours) > 0


def test_it_lints_a_posting(installed: tuple[Path, Path]) -> None:
    posting = installed[1] / "posting.md"
    posting.write_bytes((ROOT / "corpus" / "marketing-jargon.md").read_bytes())
    report = json.loads(run(installed, "-m", "jdlint", "posting.md", "--format", "json"))
    assert report["files"][0]["score"]["total"] is not None
    assert not report["notes"], "every rule was run"


def test_licences_and_the_model_travel_along(installed: tuple[Path, Path]) -> None:
    code = "import importlib.metadata as m; print('\\n'.join(str(f) for f in m.files('jdlint')))"
    files = run(installed, "-c", code)
    for name in ("licenses/LICENSE", "LICENSE-CC-BY-SA-4.0.txt", "MODEL_CARD.md", "en_jd.msgpack"):
        assert name in files
