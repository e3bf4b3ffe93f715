"""What a file really is, by its first bytes, and how much a packed one holds; asked before it is parsed."""

import struct
import zipfile
import zlib
from io import BytesIO

from chehang.core.tabular.messages import BadFile, megabytes

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"{\\rtf",
    b"MZ",
)
_MEMBERS = 2000
_CHUNK = 1 << 20


def kind_of(data: bytes) -> str:
    """``excel`` or ``csv``; raises BadFile for what is neither."""
    if not data.strip():
        raise BadFile("table.empty")
    if data.startswith(b"PK"):
        return "excel"
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise BadFile("table.password")
        return "excel"
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head")):
        raise BadFile("table.web_page")
    if data.startswith(_OTHERS):
        raise BadFile("table.not_table")
    return "csv"


def _inflated(data: bytes, info: zipfile.ZipInfo, room: int) -> int:
    """True size of a member, at most ``room`` + 1. The size written in the archive may lie."""
    head = data[info.header_offset : info.header_offset + 30]
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        raise BadFile("table.damaged")
    name, extra = struct.unpack("<HH", head[26:30])
    start = info.header_offset + 30 + name + extra
    packed = memoryview(data)[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        return len(packed)
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise BadFile("table.damaged")
    unpacker, size, rest = zlib.decompressobj(-15), 0, bytes(packed)
    while rest and not unpacker.eof and size <= room:
        size += len(unpacker.decompress(rest, _CHUNK))
        rest = unpacker.unconsumed_tail
    return size


def check_archive(data: bytes, most: int) -> None:
    """Refuse an archive that is no workbook, locked, damaged, or unpacks to more than ``most`` bytes."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
        if any(info.flag_bits & 1 for info in members):
            raise BadFile("table.password")
        names = {info.filename.replace("\\", "/").lower() for info in members}
        if not any(name.endswith(("workbook.xml", "workbook.bin", "content.xml")) for name in names):
            raise BadFile("table.not_table")
        size = 0
        for info in members:
            size += _inflated(data, info, most - size)
            if size > most or len(members) > _MEMBERS:
                raise BadFile("table.unpacked", most=megabytes(most))
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise BadFile("table.damaged") from error
