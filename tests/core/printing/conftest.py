"""Reading print-outs back: pages, text, sizes and codes of the finished paper."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from chehang.core.printing import preview, printouts, render

MM = 72 / 25.4


class Printout:
    """A rendered PDF, opened."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.pages = PdfReader(BytesIO(pdf)).pages
        self.texts = [page.extract_text() for page in self.pages]
        self.text = "\n".join(self.texts)

    def says(self, text: str, page: int | None = None) -> bool:
        """Whether the text is on the paper; blanks and line ends do not count."""
        there = self.text if page is None else self.texts[page]
        return squeeze(text) in squeeze(there)

    def size_mm(self) -> set[tuple[int, int]]:
        return {(round(float(p.mediabox.width) / MM), round(float(p.mediabox.height) / MM)) for p in self.pages}


def squeeze(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


@pytest.fixture
def printed() -> Callable[..., Printout]:
    return lambda template, data, **how: Printout(render(printouts()[template], data, **how))


@pytest.fixture
def codes() -> Callable[..., list[list[str]]]:
    """The texts of all codes a scanner finds, page by page."""

    def scan(template: str, data: Any) -> list[list[str]]:
        pages = [Image.open(BytesIO(png)).convert("L") for png in preview(printouts()[template], data, ppi=300)]
        return [sorted(found.text for found in zxingcpp.read_barcodes(page)) for page in pages]

    return scan
