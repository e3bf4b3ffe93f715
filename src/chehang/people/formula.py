"""Formulas of pay: names, numbers, + − × ÷, min and max. Reckoned in exact fractions, rounded once, told in the numbers put in."""

import ast
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from chehang.core.errors import Refused

SIGNS = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: "÷"}
RANK = {ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2}
CALLS = ("min", "max")
LONGEST = 200


@dataclass(frozen=True)
class Given:
    """A number with the words that stand for it; without words it is told as itself."""

    value: Fraction
    words: str = ""

    @property
    def said(self) -> str:
        """How it reads in a line of a payslip."""
        return self.words or f"{Decimal(self.value.numerator) / Decimal(self.value.denominator):f}"


def given(value: Decimal | int | Fraction, words: str = "") -> Given:
    """A number for a formula."""
    return Given(Fraction(value), words or (f"{value}" if isinstance(value, Decimal) else ""))


@lru_cache(maxsize=500)
def _tree(text: str) -> ast.expr | None:
    """The formula as a tree; None for what is none."""
    try:
        tree = ast.parse(text.strip(), mode="eval").body if len(text) <= LONGEST else None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return tree if tree is not None and all(_known(node) for node in ast.walk(tree)) else None


def read_formula(text: str, names: Collection[str], *, field: str = "formula") -> ast.expr:
    """The formula as a tree. Refused for what is no formula and for a name nobody knows."""
    tree = _tree(text)
    if tree is None:
        raise Refused(
            "formula.malformed", _("A formula has names, numbers, + - * /, brackets, min(…) and max(…)."), field=field
        )
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node not in called and node.id not in names:
            raise Refused(
                "formula.name",
                _("“%(name)s” is no name of a formula. Known are: %(names)s."),
                field=field,
                name=node.id,
                names=", ".join(sorted(names)),
            )
    return tree


def _known(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, int | float) and not isinstance(node.value, bool)
    if isinstance(node, ast.Call):
        plain = isinstance(node.func, ast.Name) and node.func.id in CALLS and not node.keywords
        return plain and len(node.args) >= 1 and not any(isinstance(a, ast.Starred) for a in node.args)
    if isinstance(node, ast.BinOp):
        return type(node.op) in SIGNS
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.USub)
    return isinstance(node, ast.Name | ast.Load | ast.operator | ast.unaryop)


def reckon(text: str, names: Mapping[str, Given]) -> tuple[Decimal, str]:
    """The amount in yuan, rounded half up once, and the formula with its numbers; "" where there is nothing to explain."""
    tree = _tree(text) or read_formula(text, names)
    try:
        value = _value(tree, text, names)
    except ZeroDivisionError:
        raise Refused("formula.zero", _("This formula divides by nothing: %(formula)s."), formula=text) from None
    if not value:
        return Decimal(0), ""
    cents = int(abs(value) * 100 + Fraction(1, 2))
    amount = Decimal(-cents if value < 0 else cents).scaleb(-2)
    said = _said(tree, text, names)
    return amount, said if any(sign in said for sign in "×÷+−,") else ""


def _value(node: ast.expr, text: str, names: Mapping[str, Given]) -> Fraction:
    if isinstance(node, ast.Constant):
        return Fraction(_written(node, text))
    if isinstance(node, ast.Name):
        return names[node.id].value
    if isinstance(node, ast.UnaryOp):
        return -_value(node.operand, text, names)
    if isinstance(node, ast.Call):
        assert isinstance(node.func, ast.Name)
        found = [_value(a, text, names) for a in node.args]
        return min(found) if node.func.id == "min" else max(found)
    assert isinstance(node, ast.BinOp)
    left, right = _value(node.left, text, names), _value(node.right, text, names)
    if isinstance(node.op, ast.Add):
        return left + right
    if isinstance(node.op, ast.Sub):
        return left - right
    return left * right if isinstance(node.op, ast.Mult) else left / right


def _written(node: ast.Constant, text: str) -> str:
    """A number as it was written: 0.1 is a tenth."""
    return ast.get_source_segment(text.strip(), node) or str(node.value)


def _said(node: ast.expr, text: str, names: Mapping[str, Given], above: int = 0) -> str:
    if isinstance(node, ast.Constant):
        return _written(node, text)
    if isinstance(node, ast.Name):
        said = names[node.id].said
        return f"({said})" if above > 1 and any(sign in said for sign in "+−") else said
    if isinstance(node, ast.UnaryOp):
        return f"−{_said(node.operand, text, names, 3)}"
    if isinstance(node, ast.Call):
        assert isinstance(node.func, ast.Name)
        return f"{node.func.id}({', '.join(_said(a, text, names) for a in node.args)})"
    assert isinstance(node, ast.BinOp)
    rank, sign = RANK[type(node.op)], SIGNS[type(node.op)]
    left = _said(node.left, text, names, rank)
    right = _said(node.right, text, names, rank + (sign in "−÷"))
    if sign == "×" and right == "1":  # a whole month needs no word
        return _said(node.left, text, names, above)
    said = f"{left} {sign} {right}"
    return f"({said})" if rank < above else said
