"""QR codes and Code 128 as small SVG pictures, one rectangle a bar."""

import re
from io import BytesIO
from typing import Any

import segno
from barcode.codex import Code128  # type: ignore[import-untyped]

_LINEAR = re.compile(r"[\x20-\x7e]{1,48}")


def qr_svg(text: str) -> str:
    """A full-size QR code (never Micro QR, which phones do not read), quiet zone of two modules."""
    out = BytesIO()
    segno.make_qr(text, error="m").save(out, kind="svg", border=2, xmldecl=False, svgns=True)
    return out.getvalue().decode()


def fits_code128(text: str) -> bool:
    """Whether a line scanner's code can say it: printable ASCII, at most 48 characters."""
    return bool(_LINEAR.fullmatch(text))


def code128_svg(text: str) -> str:
    """Code 128 with a quiet zone of ten modules; height and width are free, the print-out sets them.

    Raises ValueError for text that Code 128 cannot hold.
    """
    if not fits_code128(text):
        raise ValueError("Code 128 holds 1 to 48 printable ASCII characters")
    code: Any = Code128(text)
    modules = code.build()[0]
    bars = "".join(
        f"M{match.start() + 10} 0h{match.end() - match.start()}v10h-{match.end() - match.start()}z"
        for match in re.finditer("1+", modules)
    )
    width = len(modules) + 20
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="10" viewBox="0 0 {width} 10" '
        f'preserveAspectRatio="none" shape-rendering="crispEdges"><path d="{bars}"/></svg>'
    )
