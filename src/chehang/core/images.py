"""What an upload really is."""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .errors import Refused

MAGIC = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"%PDF-": "application/pdf"}


@dataclass(frozen=True)
class Checked:
    """An upload that passed."""

    sha256: str
    safe_name: str
    media_type: str
    size: int


def check_upload(data: bytes, name: str) -> Checked:
    """Sniff the type; refuse everything else."""
    media = next((m for head, m in MAGIC.items() if data.startswith(head)), "")
    if not media:
        raise Refused("file.type", _("Only PNG, JPEG or PDF files can be attached."), field="file")
    safe = "".join(c for c in name.replace("\\", "/").split("/")[-1] if c.isalnum() or c in "._- ")[-100:] or "file"
    return Checked(hashlib.sha256(data).hexdigest(), safe, media, len(data))
