"""Following ``docs/howto`` alone gives a document with its states, guard, scope, screen, API and print-out in at most 120 lines."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOY = ROOT / "tests/toy/keys"
MOST = 120


def test_the_toy_is_small_and_works() -> None:
    lines = [line for path in TOY.rglob("*.py") for line in path.read_text().splitlines() if line.strip()]
    assert len(lines) <= MOST, len(lines)
    env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "CHEHANG_HOME")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.toy"],
        cwd=ROOT,
        env=env | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "CHEHANG_MODE": "test"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0 and done.stdout.strip().endswith("played"), done.stderr[-3000:]
