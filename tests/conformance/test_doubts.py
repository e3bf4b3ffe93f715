"""Every doubt that is asked is registered in its department and said in both languages; every registered one is asked."""

import ast
from pathlib import Path

import pytest
from django.utils import translation

from chehang.core.doubts import titles

HOUSE = Path(__file__).resolve().parents[2] / "src/chehang"


def asked() -> dict[str, str]:
    """Code → where it is asked. A code stands in the call itself, so that it can be found."""
    found: dict[str, str] = {}
    for path in sorted(HOUSE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "doubt":
                where = f"{path.relative_to(HOUSE)}:{node.lineno}"
                first = node.args[0]
                assert isinstance(first, ast.Constant) and isinstance(first.value, str), f"{where}: name the code"
                found[first.value] = where
    return found


def test_what_is_asked_is_registered_and_the_other_way_round() -> None:
    assert set(asked()) == set(titles())


@pytest.mark.parametrize("code", sorted(titles()))
def test_it_is_named_in_both_languages(code: str) -> None:
    with translation.override("en"):
        assert str(titles()[code]).isascii()
    with translation.override("zh-hans"):
        assert any("\u4e00" <= c <= "\u9fff" for c in str(titles()[code]))
