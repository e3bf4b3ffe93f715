"""Files by their content: kept once under their SHA-256, checked for what they are, only ever served as downloads."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from . import documents
from .context import Context
from .errors import Refused
from .images import PICTURES, Checked, check_upload, smaller
from .models import Attachment


@dataclass(frozen=True)
class Kept:
    """A file in the store of files."""

    sha256: str
    name: str
    media_type: str
    size: int


def path_of(sha256: str) -> Path:
    """Where the content with this hash lies; refuses anything that is not a hash, so no path can be smuggled in."""
    if len(sha256) != 64 or any(c not in "0123456789abcdef" for c in sha256):
        raise Refused("file.unknown", _("This file is not here. Please upload it again."), field="file")
    return Path(settings.CHEHANG_FILES) / sha256[:2] / sha256


def keep(data: bytes, name: str) -> Kept:
    """Check an upload and keep it. Refused for wrong type, size or an empty file; same content is kept once."""
    checked: Checked = check_upload(data, name)
    path = path_of(checked.sha256)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".part")
        draft.write_bytes(data)
        draft.replace(path)
    return Kept(checked.sha256, checked.safe_name, checked.media_type, checked.size)


def keep_photo(sha256: str, most: int) -> Kept:
    """Keep the photo with this hash once more, made smaller (``images.smaller``). Refused when it is not here or is no picture."""
    path = path_of(sha256)
    if not path.exists():
        raise Refused("file.unknown", _("This file is not here. Please upload it again."), field="photo")
    data = path.read_bytes()
    check_upload(data, "photo", kinds=PICTURES)
    return keep(smaller(data, most), "photo.jpg")


def attach(ctx: Context, obj: Any, sha256: str, name: str, *, kind: str = "") -> Attachment:
    """Hang a kept file on a registered document."""
    path = path_of(sha256)
    if not path.exists():
        raise Refused("file.unknown", _("This file is not here. Please upload it again."), field="file")
    checked = check_upload(path.read_bytes(), name)
    attachment = Attachment.objects.create(
        store_id=ctx.store_id,
        document=documents.of(obj).name,
        object_id=obj.pk,
        at=ctx.now,
        employee_id=ctx.actor.employee_id,
        actor_name=ctx.actor.name,
        kind=kind,
        name=checked.safe_name,
        media_type=checked.media_type,
        size=checked.size,
        sha256=sha256,
    )
    ctx.changed(obj, None, {"attached": checked.safe_name, "sha256": sha256, "kind": kind})
    return attachment
