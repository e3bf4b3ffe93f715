"""What makes a print-out: its template, the shape that fills it, the copies of the paper, and what is worked out for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chehang.core.money import uppercase_amount
from chehang.core.printing.codes import code128_svg, fits_code128, qr_svg
from chehang.core.printing.encode import clean

THREE_COPIES = ("第一联 存根", "第二联 财务", "第三联 客户")
RECEIPT_COPIES = ("第一联 存根", "第二联 财务", "第三联 仓库")


def no_extras(sheet: Any) -> dict[str, Any]:
    """Nothing is worked out."""
    return {}


def numbered(sheet: Any) -> dict[str, Any]:
    """The codes of the document's number, for the scanner."""
    number = clean(sheet.number)
    return {"qr": qr_svg(number), "bars": code128_svg(number) if fits_code128(number) else ""}


def priced(sheet: Any) -> dict[str, Any]:
    """The codes of the number, and the total in capital characters."""
    return {**numbered(sheet), "capital": uppercase_amount(sheet.total)}


@dataclass(frozen=True)
class Printout:
    """One print-out. ``template`` is ``<department>/<name>``: its Typst file is ``<department>/printouts/<name>.typ``."""

    template: str
    shape: type
    title: str
    copies: tuple[str, ...] = ()
    extras: Callable[[Any], dict[str, Any]] = no_extras

    def __post_init__(self) -> None:
        known = _printouts.setdefault(self.template, self)
        if known.shape.__qualname__ != self.shape.__qualname__:
            raise ValueError(f"two print-outs are named {self.template}")

    @property
    def source(self) -> str:
        """The Typst file, from the package's folder."""
        department, name = self.template.split("/")
        return f"{department}/printouts/{name}.typ"


_printouts: dict[str, Printout] = {}


def printouts() -> dict[str, Printout]:
    """Every print-out there is, by its template."""
    return dict(sorted(_printouts.items()))
