"""The papers of moving in."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import Opening, OpeningFile
from .states import FILE, OPENING


def _file(file: OpeningFile) -> dict[str, Any]:
    return {"kind": file.kind, "sha256": file.sha256, "rows": file.rows, "amount": str(file.amount)}


def _opening(opening: Opening) -> dict[str, Any]:
    return {"day": str(opening.day), "checked": opening.checked}


register(
    Document(
        "movein.file",
        "movein.OpeningFile",
        _("Opening file"),
        "",
        _file,
        "movein.see_files",
        FILE,
        link="/movein/files/{id}/",
    )
)
register(
    Document(
        "movein.opening",
        "movein.Opening",
        _("Opening data"),
        "",
        _opening,
        "movein.see_openings",
        OPENING,
        link="/movein/openings/{id}/",
    )
)
