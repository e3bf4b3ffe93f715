"""The API is kept as lines: a change of the API shows as a change of ``api.txt`` (``make openapi`` writes it anew)."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from chehang.core.operation import operations
from chehang.core.screens import screens
from chehang.project.openapi import description, lines

KEPT = Path(__file__).with_name("api.txt")
described = cache(description)


def test_the_api_is_what_was_agreed() -> None:
    kept = KEPT.read_text(encoding="utf-8").splitlines()
    now = list(lines(described()))
    gone, new = sorted({*kept} - {*now}), sorted({*now} - {*kept})
    assert (gone, new) == ([], []), "make openapi writes it anew"


def test_every_operation_and_screen_has_its_route() -> None:
    paths = described()["paths"]
    for op in operations().values():
        assert "post" in paths[f"/api/v1/ops/{op.app}/{op.verb}"]
    for screen in screens().values():
        assert "get" in paths[f"/api/v1/{screen.app}/{screen.slug}"]
    assert described()["openapi"].startswith("3.1")


def test_each_body_is_described_by_its_own_command() -> None:
    """Two departments may give a command one name; the description must not tell the one's fields for the other's."""
    shapes = described()["components"]["schemas"]
    dangling = {
        ref for ref in re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(described())) if ref not in shapes
    }
    assert dangling == set()
    for op in operations().values():
        route = described()["paths"][f"/api/v1/ops/{op.app}/{op.verb}"]["post"]
        said = shapes[route["requestBody"]["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[-1]]
        assert list(said.get("properties", {})) == list(op.command.model_fields), op.name


def test_a_line_tells_fields_and_walls() -> None:
    field: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": 9}
    shape = {
        "properties": {"word": field, "rows": {"type": "array", "items": {"$ref": "#/x/Row"}}},
        "required": ["word"],
    }
    assert list(lines({"paths": {}, "components": {"schemas": {"A": shape}}}))[1] == "A: {word! string≥1≤9, rows [Row]}"
