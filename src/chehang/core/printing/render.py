"""Print-outs: a filled shape becomes PDF, or PNG pages for the preview, from the same Typst source."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import typst
from pydantic import TypeAdapter

from chehang.core.printing.encode import encode
from chehang.core.printing.fonts import FAMILIES, fonts
from chehang.core.printing.printout import Printout

PACKAGE = Path(__file__).parents[2]  # templates import each other from here: #import "/core/printing/base.typ"


@lru_cache
def _adapter(shape: type) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def _filled(printout: Printout, data: Any) -> Any:
    """The shape itself, or a mapping made into it (pydantic's ValidationError names what is missing)."""
    if isinstance(data, printout.shape):
        return data
    if isinstance(data, Mapping):
        return _adapter(printout.shape).validate_python(dict(data))
    raise TypeError(f"{printout.template} prints {printout.shape.__name__}, not {type(data).__name__}")


def _inputs(printout: Printout, data: Any, job: dict[str, Any]) -> dict[str, str]:
    sheet = _filled(printout, data)
    content = {"doc": encode(sheet), "made": printout.extras(sheet), "job": encode(job)}
    return {"data": json.dumps(content, ensure_ascii=False)}


def _compile(
    printout: Printout,
    data: Any,
    kind: Literal["pdf", "png"],
    ppi: float | None,
    copies: Sequence[str] | None,
    print_no: int,
    printed_at: datetime | None,
    printed_by: str,
) -> bytes | list[bytes]:
    job = {
        "families": FAMILIES,
        "title": printout.title,
        "copies": list(copies or ()),
        "carbon": [] if copies is not None else list(printout.copies),
        "print_no": print_no,
        "printed_at": printed_at,
        "printed_by": printed_by,
    }
    out: bytes | list[bytes] = typst.compile(
        str(PACKAGE / printout.source),
        root=str(PACKAGE),
        font_paths=fonts(),
        ignore_system_fonts=True,
        format=kind,
        ppi=ppi,
        sys_inputs=_inputs(printout, data, job),
    )
    return out


def render(
    printout: Printout,
    data: Any,
    *,
    copies: Sequence[str] | None = None,
    print_no: int = 1,
    printed_at: datetime | None = None,
    printed_by: str = "",
) -> bytes:
    """The print-out as PDF.

    ``data`` is the shape of ``printout`` or a mapping with its fields. With ``copies``
    None the paper is carbon paper: one run of pages, all its copy names along the edge. With names, each
    copy is a run of pages of its own with its own name and page numbers (an empty tuple: no names at all).
    ``print_no`` counts the prints of this document: from the second on the paper is marked 补打.
    The same arguments give the same bytes.
    """
    out = _compile(printout, data, "pdf", None, copies, print_no, printed_at, printed_by)
    assert isinstance(out, bytes)  # only pictures come page by page
    return out


def preview(
    printout: Printout,
    data: Any,
    *,
    copies: Sequence[str] | None = None,
    print_no: int = 1,
    printed_at: datetime | None = None,
    printed_by: str = "",
    ppi: float = 110,
) -> list[bytes]:
    """The same pages as ``render``, each a PNG."""
    out = _compile(printout, data, "png", ppi, copies, print_no, printed_at, printed_by)
    return [out] if isinstance(out, bytes) else out
