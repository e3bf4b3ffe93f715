"""The API's description is kept: a change of the API shows as a change of this file (``make openapi`` writes it anew)."""

import json
from pathlib import Path

from chehang.core.operation import operations
from chehang.core.screens import screens
from chehang.project.openapi import description

KEPT = Path(__file__).with_name("openapi.json")


def test_the_api_is_what_was_agreed() -> None:
    assert json.loads(KEPT.read_text(encoding="utf-8")) == json.loads(json.dumps(description()))


def test_every_operation_and_screen_has_its_route() -> None:
    paths = description()["paths"]
    for op in operations().values():
        assert "post" in paths[f"/api/v1/ops/{op.app}/{op.verb}"]
    for screen in screens().values():
        assert "get" in paths[f"/api/v1/{screen.app}/{screen.slug}"]
    assert description()["openapi"].startswith("3.1")
