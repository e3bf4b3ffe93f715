"""Signatures of customers, drawn on the screen."""

import base64
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import files
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.images import decode_signature
from chehang.core.models import Attachment


def keep(ctx: Context, obj: Any, sha256: str, field: str) -> Attachment:
    """Hang a drawn signature on a document. Refused for an empty field."""
    path = files.path_of(sha256)
    if not path.exists():
        raise Refused("file.unknown", _("This file is not here. Please upload it again."), field=field)
    decode_signature("data:image/png;base64," + base64.b64encode(path.read_bytes()).decode())
    return files.attach(ctx, obj, sha256, "signature.png", kind="signature")
