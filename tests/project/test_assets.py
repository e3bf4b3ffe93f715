"""Everything a page loads is ours, is there, and is listed; nothing comes from another host."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.test import Client

from chehang.project import assets
from chehang.project.safety import Unsafe
from chehang.project.vendor import FILES, VendorFinder

SOURCE = Path(settings.SOURCE) / "src" / "chehang"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
needs_npm = pytest.mark.skipif(
    not (Path(settings.SOURCE) / "node_modules").exists(), reason="npm's packages are not installed"
)


@needs_npm
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda p: p.name)
def test_every_static_file_of_a_template_exists(template: Path) -> None:
    named = re.findall(r"{%\s*static\s+['\"]([^'\"]+)['\"]", template.read_text(encoding="utf-8"))
    assert [name for name in named if not find(name)] == []


@needs_npm
@pytest.mark.parametrize("name", FILES)
def test_every_third_party_file_is_there_without_its_source_map(name: str) -> None:
    found = dict(VendorFinder().list([]))
    data = found[f"vendor/{name}"].open(f"vendor/{name}").read()
    assert len(data) > 1000
    assert not re.search(rb"^//[#@] sourceMappingURL|/\*# sourceMappingURL", data, re.MULTILINE)


def test_only_listed_files_are_served() -> None:
    for path in ("vendor/../package.json", "vendor/nothing.js", "vendor/", "package.json"):
        assert VendorFinder().find(path) == []


@pytest.mark.parametrize(
    "path", [*TEMPLATES, *SOURCE.rglob("static/**/*.js"), *SOURCE.rglob("static/**/*.css")], ids=lambda p: p.name
)
def test_no_page_names_another_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
    assert not re.findall(r"""(?:https?:)?//[a-z0-9-]+\.[a-z]{2,}[^\s"']*""", text)


@pytest.mark.django_db
def test_pages_forbid_other_hosts() -> None:
    policy = Client().get("/login/").headers["Content-Security-Policy"]
    assert (
        "default-src 'self'" in policy
        and "http" not in policy
        and "unsafe-eval" not in policy.replace("wasm-unsafe-eval", "")
    )


@needs_npm
def test_files_are_collected_again_only_when_one_has_changed(settings, tmp_path, monkeypatch) -> None:
    settings.STATIC_ROOT = tmp_path
    assert assets.collect() and (tmp_path / "vendor/tabler.min.css").exists()
    assert not assets.collect()
    monkeypatch.setattr(assets, "fingerprint", lambda: "changed")
    assert assets.collect()


def test_pages_are_not_served_without_their_files(settings, tmp_path) -> None:
    settings.STATIC_ROOT, settings.SOURCE = tmp_path, tmp_path
    with pytest.raises(Unsafe, match="make setup"):
        assets.collect()
