"""``docs/invariants.md`` tells what proves each promise; whatever it names is there."""

import re
from pathlib import Path

from chehang.core.verify import invariants

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (I\d\d) \| (.+?) \| (.+?) \|$", re.MULTILINE)
TOLD = ROW.findall((ROOT / "docs/invariants.md").read_text())
CODES = {rule.code for rule in invariants()}


def _proofs(text: str) -> list[str]:
    return [part.strip().strip("`") for part in text.split(",")]


def test_every_promise_stands_there_once() -> None:
    assert [code for code, _what, _by in TOLD] == [f"I{n:02d}" for n in range(1, 51)]


def test_whatever_is_named_as_proof_is_there() -> None:
    for code, _what, by in TOLD:
        if by.startswith("not built: "):
            assert code not in CODES
            continue
        for proof in _proofs(by):
            known = proof == "guard" or proof in CODES or ("/" in proof and (ROOT / proof).exists())
            assert known, f"{code}: {proof}"


def test_no_rule_of_verify_about_a_promise_is_left_out() -> None:
    named = {proof for _code, _what, by in TOLD for proof in _proofs(by)}
    about = {code for code in CODES if re.match(r"I(0[1-9]|[1-4]\d|50)", code)}
    assert about <= named
