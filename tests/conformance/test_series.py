"""A number is drawn from the series of a document of the own department, so that no paper carries another's number (D7)."""

import ast
from pathlib import Path

from chehang.core.documents import documents

HOUSE = Path(__file__).resolve().parents[2] / "src/chehang"
# Series of a second number, or of what has no print-out of its own.
BESIDE = {
    ("carsales", "BJ"): "a deal is a quotation before it is an order",
    ("carsales", "XS"): "a lead",
    ("customs", "BG"): "an amendment of a declaration",
    ("finance", "GD"): "the card of an asset",
    ("insight", "CSB"): "a scenario",
    ("marketing", "DY"): "a market survey",
    ("marketing", "SZC"): "a business policy",
    ("office", "WFC"): "waste in store",
    ("people", "XZ"): "a run of pay",
    ("purchasing", "JZ"): "a supplier's price corrected",
    ("warehouse", "RK"): "a delivery becomes a goods receipt",
    ("workshop", "HD"): "a service campaign",
    ("workshop", "JS"): "the settlement of a work order",
}


def test_series_are_drawn_by_their_own_department() -> None:
    own = {(d.name.split(".")[0], d.series) for d in documents().values() if d.series}
    drawn = {
        (path.relative_to(HOUSE).parts[0], node.args[1].value)
        for path in HOUSE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("numbers.draw", "draw") and len(node.args) == 2
        if isinstance(node.args[1], ast.Constant)
    }
    assert drawn - own == set(BESIDE)
