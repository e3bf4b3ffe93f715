"""One number grammar for commands, files and scripts."""

import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from chehang.core.reading.numbers import read_number
from chehang.core.tabular.kinds import ready_number
from chehang.core.types import Quantity, UnitPrice

ROOT = Path(__file__).parents[2]
VECTORS = ROOT / "tests/vectors/numbers.json"
SCRIPT = ROOT / "src/chehang/core/static/chehang/reading.js"
CASES = [(text, value and Decimal(value)) for text, value in json.loads(VECTORS.read_text("utf-8"))]


class _Command(BaseModel):
    quantity: Quantity


@pytest.mark.parametrize(("text", "value"), CASES)
def test_commands_and_files_read_numbers_alike(text, value):
    assert read_number(text) == value
    assert ready_number(text)[0] == value
    if value is not None:
        assert _Command(quantity=text).quantity == value
    else:
        with pytest.raises(ValidationError):
            _Command(quantity=text)


def test_a_comma_that_may_be_a_point_is_refused_for_prices_too():
    with pytest.raises(ValidationError):
        type("P", (BaseModel,), {"__annotations__": {"price": UnitPrice}})(price="12,50")


_RUN = """
const fs = require("fs"); globalThis.window = {};
(0, eval)(fs.readFileSync(process.argv[1], "utf8"));
const { plainNumber, isEnter } = window.chehang;
const numbers = JSON.parse(fs.readFileSync(process.argv[2], "utf8")).map(([text]) => plainNumber(text));
const enters = [{}, { isComposing: true }, { keyCode: 229 }].map((more) => isEnter({ key: "Enter", keyCode: 13, isComposing: false, ...more }));
console.log(JSON.stringify({ numbers, enters }));
"""


@pytest.fixture(scope="module")
def script():
    node = shutil.which("node")
    if not node:
        pytest.skip("node is not installed")
    done = subprocess.run([node, "-e", _RUN, str(SCRIPT), str(VECTORS)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_scripts_read_numbers_as_commands_do(script):
    assert [n and Decimal(n) for n in script["numbers"]] == [value for _, value in CASES]


def test_enter_of_an_input_method_is_no_enter(script):
    assert script["enters"] == [True, False, False]


def test_every_script_asks_the_one_check_for_enter():
    """The gun's own reader is apart: it takes keys while an input method is on."""
    own = [p for p in (ROOT / "src/chehang").glob("*/static/**/*.js") if "vendor" not in p.parts]
    assert not [
        p.name for p in own if p.name not in ("reading.js", "scan.js") and '.key === "Enter"' in p.read_text("utf-8")
    ]
