"""What goes into a release: every third-party file of the pages, every package with its hashes."""

from pathlib import Path

import pytest
from django.conf import settings

from tools.sbom import components


def test_everything_of_the_locks_is_listed() -> None:
    found = {c["purl"]: c for c in components()}
    django = next(c for p, c in found.items() if p.startswith("pkg:pypi/django@"))
    assert django["hashes"] and all(len(h["content"]) == 64 for h in django["hashes"])
    assert any(p.startswith("pkg:npm/%40tabler/core@") for p in found)
    pinned = [line for line in Path("requirements.txt").read_text().splitlines() if "==" in line.split(";")[0]]
    assert sum(p.startswith("pkg:pypi/") for p in found) == len(pinned)


@pytest.mark.skipif(not (Path(settings.SOURCE) / "node_modules").exists(), reason="npm's packages are not installed")
def test_a_wheel_finds_its_libraries_inside(tmp_path, monkeypatch) -> None:
    from chehang.core import third_party

    assert third_party.node_modules() == Path(settings.SOURCE) / "node_modules"
    monkeypatch.setattr(third_party, "_PACKAGE", tmp_path / "lib/python3/site-packages/chehang")
    assert third_party.node_modules() == tmp_path / "lib/python3/site-packages/chehang/node_modules"
