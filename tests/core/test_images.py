"""Attachments and signatures: content decides."""

import base64
import hashlib
import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from chehang.core.errors import Refused
from chehang.core.images import FileLimits, check_upload, decode_signature, safe_file_name, sniff


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), colour: str = "white") -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def huge_png(side: int = 60_000) -> bytes:
    """A head that claims so many points each way."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_pictures(kind):
    data = picture(kind)
    checked = check_upload(data, "破损照片.JPG")
    assert (checked.kind, checked.width, checked.height) == (kind.lower(), 40, 30)
    assert checked.sha256 == hashlib.sha256(data).hexdigest() and checked.size == len(data)
    assert checked.media_type == f"image/{kind.lower()}"


def test_pdf():
    assert check_upload(b"%PDF-1.7\n...", "发票.pdf").safe_name == "发票.pdf"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b"<html><script>alert(1)</script>", "file.type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "file.type"),
        (b"GIF89a", "file.type"),
        (b"MZ\x90", "file.type"),
        (b"\x89PNG\r\n\x1a\nrubbish", "file.damaged"),
        (b"\xff\xd8\xffrubbish", "file.damaged"),
        (b"RIFF\0\0\0\0WEBPrubbish", "file.damaged"),
        (huge_png(), "file.too_wide"),
        (huge_png(9_000), "file.too_wide"),
        (b"%PDF-" + b"x" * 2_000_000, "file.too_big"),
    ],
)
def test_refusals(data, code):
    with pytest.raises(Refused) as refusal:
        check_upload(data, "a.png", limits=FileLimits(size=1_048_576))
    assert refusal.value.code == code and refusal.value.message


def test_only_pictures_where_a_photo_is_wanted():
    with pytest.raises(Refused, match=r"file\.type"):
        check_upload(b"%PDF-1.7", "a.pdf", kinds={"png", "jpeg"})


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("照片.png", "照片.png"),
        ("../../etc/passwd", "passwd.png"),
        ("C:\\Windows\\x.PNG", "x.png"),
        ("shell.php", "shell.php.png"),
        ("a\x00b\u202egnp.exe", "abgnp.exe.png"),
        (".htaccess", "htaccess.png"),
        ("CON.txt", "_CON.txt.png"),
        ("", "file.png"),
        ("...", "file.png"),
        ("a" * 300 + ".png", "a" * 90 + ".png"),
        ('<b>:"|?*.png', "b.png"),
    ],
)
def test_safe_names(name, safe):
    assert safe_file_name(name, "png") == safe


@given(st.text(max_size=200), st.sampled_from(["png", "jpeg", "webp", "pdf"]))
def test_any_name_becomes_a_plain_one(name, kind):
    safe = safe_file_name(name, kind)
    assert 5 <= len(safe) <= 100 and not set(safe) & set('/\\\0<>:"|?*') and not safe.startswith(".")
    assert safe_file_name(safe, kind) == safe


@given(st.binary(max_size=64))
def test_sniff_never_fails(data):
    assert sniff(data) in (None, "png", "jpeg", "webp", "pdf")


def url(drawn: Image.Image) -> str:
    out = BytesIO()
    drawn.save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def canvas(line: list[tuple[int, int]] | None = None, paper: tuple[int, ...] = (0, 0, 0, 0)) -> Image.Image:
    drawn = Image.new("RGBA", (300, 120), paper)
    if line:
        ImageDraw.Draw(drawn).line(line, fill="black", width=3)
    return drawn


def hairline() -> Image.Image:
    """A slip of the finger: long enough, but hardly any ink."""
    drawn = canvas()
    ImageDraw.Draw(drawn).line([(20, 20), (60, 20)], fill="black", width=1)
    return drawn


def test_a_signature():
    signed = decode_signature(url(canvas([(20, 80), (120, 20), (250, 90)])))
    assert (signed.width, signed.height) == (300, 120) and signed.png.startswith(b"\x89PNG")
    assert signed.sha256 == hashlib.sha256(signed.png).hexdigest()
    assert decode_signature(url(canvas([(20, 80), (120, 20)], (255, 255, 255, 255))))


@pytest.mark.parametrize(
    "drawn",
    [
        canvas(),
        canvas(paper=(255, 255, 255, 255)),
        canvas(paper=(0, 0, 0, 255)),
        canvas([(50, 50), (52, 52)]),
        hairline(),
    ],
)
def test_blank_signatures(drawn):
    with pytest.raises(Refused, match=r"signature\.blank"):
        decode_signature(url(drawn))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "signature.unreadable"),
        ("data:image/png;base64,", "signature.unreadable"),
        ("data:image/png;base64,AAA", "signature.unreadable"),
        ("data:image/png;base64,AAAA\n", "signature.unreadable"),
        ("data:image/svg+xml;base64,PHN2Zz4=", "signature.unreadable"),
        ("data:image/png;base64," + base64.b64encode(picture("JPEG")).decode(), "signature.unreadable"),
        ("data:image/png;base64," + base64.b64encode(picture()[:-30]).decode(), "signature.unreadable"),
        ("data:image/png;base64," + base64.b64encode(huge_png()).decode(), "signature.too_big"),
        ("data:image/png;base64," + "A" * 500_000, "signature.too_big"),
    ],
)
def test_signatures_that_did_not_arrive(text, code):
    with pytest.raises(Refused) as refusal:
        decode_signature(text)
    assert refusal.value.code == code
