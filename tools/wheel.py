"""What a wheel takes along beside our own files: the browser libraries and fonts that ``npm ci`` brought."""

import ast
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FONTS = ("@expo-google-fonts/noto-sans-sc/400Regular", "@expo-google-fonts/noto-sans-sc/700Bold")


def third_party(root: Path) -> list[str]:
    """Every file below node_modules that the pages and papers use."""
    tree = ast.parse((root / "src/chehang/project/vendor.py").read_text(encoding="utf-8"))
    files = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "FILES"
    )
    fonts = [
        str(p.relative_to(root / "node_modules")) for f in FONTS for p in (root / "node_modules" / f).glob("*.ttf")
    ]
    if not fonts:
        raise SystemExit("node_modules is missing: run `make setup` before a release")
    return sorted({*files.values(), *fonts})


class Hook(BuildHookInterface[Any]):
    """Puts them under ``chehang/node_modules``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if version == "editable":
            return
        for name in third_party(root):
            build_data["force_include"][str(root / "node_modules" / name)] = f"chehang/node_modules/{name}"
