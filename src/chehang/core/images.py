"""What may be attached, and signatures drawn on the screen: judged by content, never by name or claim."""

import base64
import binascii
import hashlib
import re
import unicodedata
import warnings
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from chehang.core.context import STORE_TIME
from chehang.core.errors import Refused

PICTURES = frozenset({"png", "jpeg", "webp"})
KINDS = PICTURES | {"pdf"}
MEDIA_TYPES = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "pdf": "application/pdf",
}
_ENDINGS = {"png": (".png",), "jpeg": (".jpg", ".jpeg"), "webp": (".webp",), "pdf": (".pdf",)}
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)", re.IGNORECASE)
_EXIF, _ORIGINAL, _OFFSET = 0x8769, 0x9003, 0x9011  # the block of EXIF, and in it DateTimeOriginal with its zone
_DATA_URL = re.compile(r"data:image/png;base64,([A-Za-z0-9+/]+={0,2})")

MESSAGES: dict[str, Any] = {
    "file.empty": _("The file is empty. Choose another file."),
    "file.too_big": _("The file has %(size)s MB, at most %(most)s MB are kept. Make it smaller."),
    "file.type": _("Only %(kinds)s can be attached. Save the file as one of these."),
    "file.damaged": _("The picture is damaged. Take or save it again."),
    "file.too_wide": _("The picture has %(size)s megapixels, at most %(most)s are kept. Make it smaller."),
    "signature.unreadable": _("The signature did not arrive whole. Sign again."),
    "signature.too_big": _("The signature is too large. Clear the field and sign again."),
    "signature.blank": _("There is no signature yet. Sign in the field, then confirm."),
}


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Bytes of a file, pixels of a picture."""

    size: int = 10 * 1048576
    pixels: int = 50_000_000


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept: its true kind, its digest, and a name that is safe to offer."""

    sha256: str
    safe_name: str
    media_type: str
    size: int
    kind: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Signature:
    """A drawn signature as PNG."""

    png: bytes
    sha256: str
    width: int
    height: int


def _refuse(code: str, **params: Any) -> Refused:
    return Refused(code, MESSAGES[code], field=code.split(".")[0], **params)


def sniff(data: bytes) -> str | None:
    """``png``, ``jpeg``, ``webp`` or ``pdf`` by the first bytes; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith(b"%PDF-"):
        return "pdf"
    return None


def safe_file_name(name: str, kind: str) -> str:
    """A name without path, control characters, direction switches or reserved words, ending as its kind.

    ``../../a.php`` as PNG → ``a.php.png``; at most 100 characters; ``file`` when nothing is left.
    """
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C" and c not in '<>:"|?*')
    stem = name.strip(" .")
    for ending in _ENDINGS[kind]:
        if stem.lower().endswith(ending):
            stem = stem[: -len(ending)].rstrip(" .")
            break
    stem = stem[:90].rstrip(" .") or "file"
    if _RESERVED.fullmatch(stem.split(".", 1)[0]):
        stem = "_" + stem
    return stem + _ENDINGS[kind][0]


def _open(data: bytes, kind: str, pixels: int) -> Image.Image:
    """The picture with its size known and allowed; its points are not read yet."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(data), formats=[kind.upper()])
    except Image.DecompressionBombError as error:
        raise _refuse("file.too_wide", size="> 100", most=pixels // 1_000_000) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise _refuse("file.damaged") from error
    if (size := picture.width * picture.height) > pixels:
        raise _refuse("file.too_wide", size=round(size / 1_000_000), most=pixels // 1_000_000)
    return picture


def check_upload(
    data: bytes, name: str, *, kinds: Collection[str] = KINDS, limits: FileLimits | None = None
) -> Checked:
    """Judge an uploaded file. Raises Refused ``file.*``; the claimed name and type decide nothing."""
    limits = limits or FileLimits()
    if not data:
        raise _refuse("file.empty")
    if len(data) > limits.size:
        size, most = round(len(data) / 1048576, 1), limits.size // 1048576
        raise _refuse("file.too_big", size=size, most=most)
    kind = sniff(data)
    if kind is None or kind not in kinds:
        raise _refuse("file.type", kinds=", ".join(sorted(k.upper() for k in kinds)))
    width = height = 0
    if kind in PICTURES:
        width, height = _open(data, kind, limits.pixels).size
    digest = hashlib.sha256(data).hexdigest()
    return Checked(digest, safe_file_name(name, kind), MEDIA_TYPES[kind], len(data), kind, width, height)


def smaller(data: bytes, most: int) -> bytes:
    """A photo as upright JPEG of at most ``most`` points a side, without what the camera wrote into it (place, time, owner).

    Raises Refused ``file.damaged``. Twice the same photo gives the same bytes.
    """
    try:
        with Image.open(BytesIO(data)) as picture:
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((most, most))
            paper = Image.new("RGB", upright.size, "white")
            clear = upright.convert("RGBA")
            paper.paste(clear, mask=clear.getchannel("A"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _refuse("file.damaged") from error
    out = BytesIO()
    paper.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()


def taken_at(data: bytes) -> datetime | None:
    """When a photo was taken by the camera's own clock (EXIF DateTimeOriginal, in store time unless it says its offset).

    None where the picture does not say: a screenshot, or a phone that keeps no times.
    """
    try:
        with Image.open(BytesIO(data)) as picture:
            told = picture.getexif().get_ifd(_EXIF)
        text, offset = str(told.get(_ORIGINAL, "")).strip("\0 "), str(told.get(_OFFSET, "")).strip("\0 ")
        if offset:
            return datetime.strptime(f"{text} {offset}", "%Y:%m:%d %H:%M:%S %z")
        return datetime.strptime(text, "%Y:%m:%d %H:%M:%S").replace(tzinfo=STORE_TIME)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _ink(picture: Image.Image) -> tuple[int, tuple[int, int]]:
    """Number of dark points and the width and height they span, on white paper."""
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture.convert("RGBA"))
    dark = paper.convert("L").point(lambda light: 255 if light < 160 else 0)
    box = dark.getbbox()
    return dark.histogram()[255], (box[2] - box[0], box[3] - box[1]) if box else (0, 0)


def decode_signature(
    data_url: str, *, most_bytes: int = 300_000, most_pixels: int = 4_000_000, least_ink: int = 60
) -> Signature:
    """The signature of a canvas (``data:image/png;base64,…``).

    It counts as blank with fewer than ``least_ink`` dark points, when they span less than 20 points (a mere
    dot), or when nearly everything is dark. Raises Refused ``signature.*``.
    """
    if len(data_url) > most_bytes * 4 // 3 + 64:
        raise _refuse("signature.too_big")
    match = _DATA_URL.fullmatch(data_url)
    try:
        png = base64.b64decode(match[1], validate=True) if match else b""
    except binascii.Error as error:
        raise _refuse("signature.unreadable") from error
    if sniff(png) != "png":
        raise _refuse("signature.unreadable")
    try:
        picture = _open(png, "png", most_pixels)
        picture.load()
        ink, (wide, high) = _ink(picture)
    except Refused as error:
        code = "signature.too_big" if error.code == "file.too_wide" else "signature.unreadable"
        raise _refuse(code) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise _refuse("signature.unreadable") from error
    if ink < least_ink or max(wide, high) < 20 or ink > picture.width * picture.height * 0.9:
        raise _refuse("signature.blank")
    return Signature(png, hashlib.sha256(png).hexdigest(), picture.width, picture.height)
