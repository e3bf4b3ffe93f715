"""Take out, one by one, the guards of the code that refuse without a ``raise``, and see a test fail.

``python -m tools.guards_edited``: each line of ``EDITS`` is loaded instead of what stands in the file, then its tests
run; nothing on the disk changes. ``guards_out`` does the same for every ``raise``.
"""

import importlib.abc
import subprocess
import sys
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "chehang"

# What it guards, the file, what stands there, what is loaded instead, and the tests that must notice.
EDITS = [
    ("rows of other stores stay out of sight", "core/access.py", ".filter(store_id=who.store_id)", ".all()", "tests/core"),
    ("a repeated request is answered, not done again", "core/operation.py", "return Done.model_validate_json(earlier[1])",
     "return None", "tests/core/test_operation.py"),
    ("an act happens whole or not at all", "core/operation.py", "with writer_gate(), transaction.atomic(durable=True):",
     "with writer_gate():", "tests/core/test_operation.py"),
    ("every act leaves its journal row", "core/operation.py",
     'journal.write(ctx, "done", key=key, request_digest=seal, request=request, result=done.model_dump_json())', "pass",
     "tests/core/test_operation.py"),
    ("every refusal leaves its journal row", "core/operation.py", "self._journal_refusal(refusal, actor, clock, key, seal, request)",
     "pass", "tests/core/test_operation.py"),
    ("a key does no more than its scopes", "org/services.py", "actor.permissions & scopes", "actor.permissions",
     "tests/core/web tests/org"),
    ("a key that was taken back is none", "org/services.py", "revoked_at=None, ", "", "tests/org tests/core/web"),
    ("a key that has run out is none", "org/services.py", "expires_at__gt=clock.now()", "pk__gt=0", "tests/org tests/core/web"),
    ("messages are for the one they are for", "core/inbox.py", ".filter(mine, store_id=actor.store_id,",
     ".filter(store_id=actor.store_id,", "tests/core tests/warehouse"),
    ("pages load nothing from another host", "project/headers.py",
     'response.headers.setdefault("Content-Security-Policy", POLICY)', "pass", "tests/core/web"),
    ("a file is never served as a page", "core/web/papers.py", "row.media_type if picture else", "row.media_type or",
     "tests/core"),
    ("a browser's session needs its CSRF token", "core/api/root.py", "Session(csrf=True)", "Session(csrf=False)", "tests/core/web"),
    ("passwords are not guessed in floods", "project/settings.py", "AXES_FAILURE_LIMIT = 8", "AXES_FAILURE_LIMIT = 8000",
     "tests/core/web"),
    ("text stays text in an export", "core/tabular/writing.py", "sheet.write_string(row, column, _text(value), form)",
     "(sheet.write_formula if _text(value)[:1] == '=' else sheet.write_string)(row, column, _text(value), form)",
     "tests/core"),
    ("any change of a journal row is found", "core/verify.py", "yield from journal.broken_links()", "yield from ()",
     "tests/conformance/told/test_verify_sees.py"),
]  # fmt: skip


class Edited(importlib.abc.MetaPathFinder):
    """Loads one file with one edit."""

    def __init__(self, path: Path, old: str, new: str) -> None:
        self.path, self.old, self.new = path, old, new

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if not fullname.startswith("chehang."):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is None or spec.origin != str(self.path):
            return None
        source = self.path.read_text(encoding="utf-8").replace(self.old, self.new)
        origin = str(self.path)

        class Loader(SourceFileLoader):
            def get_code(self, fullname: str) -> CodeType | None:
                return compile(source, origin, "exec", dont_inherit=True)

        spec.loader = Loader(fullname, origin)
        return spec


def main() -> int:
    """Run them all; status 1 if one is not missed or stands in the file no longer."""
    if sys.argv[1:]:
        _what, file, old, new, tests = EDITS[int(sys.argv[1])]
        sys.dont_write_bytecode = True
        sys.meta_path.insert(0, Edited(SRC / file, old, new))
        return pytest.main(["-q", "-x", "-p", "no:cacheprovider", *tests.split()])
    unnoticed = 0
    for n, (what, file, old, _new, _tests) in enumerate(EDITS):
        stands = old in (SRC / file).read_text(encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "tools.guards_edited", str(n)], cwd=ROOT, capture_output=True, text=True
        )
        failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        noticed = stands and done.returncode == 1
        unnoticed += not noticed
        print(f"{'missed by ' + failed[0].split(' - ')[0].split()[1] if noticed else 'NOT MISSED'}: {what} ({file})")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
