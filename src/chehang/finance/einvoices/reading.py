"""Reading an electronic invoice and comparing it with itself. Pure: bytes in, what it says and what does not fit out.

XML: the tax bureau's file by the names of its elements. OFD (GB/T 33190): the package's attached invoice data, else the custom data of ``OFD.xml``;
the digests in its signature (MD5, SHA-1, SHA-256, SM3) are recomputed over every file they protect, so a changed file shows. Whose key signed is not
checked here: that is said in the findings' words and left to the tax bureau's verification.
"""

import base64
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from xml.etree import ElementTree

from django.utils.translation import gettext_lazy as _

from chehang.core.errors import Refused
from chehang.core.money import ZERO, uppercase_amount

MOST_FILES, MOST_BYTES = 400, 30_000_000
FINDINGS = {
    "lines": _("The lines do not add up to the total without VAT"),
    "tax": _("The VAT of the lines does not add up"),
    "total": _("Amount and VAT do not come to the sum with VAT"),
    "words": _("The sum in words is another one than in figures"),
    "digest": _("A file was changed after signing"),
    "gone": _("A signed file is missing"),
    "unsigned": _("It carries no signature"),
    "buyer": _("It is made out to somebody else"),
    "copy": _("Another copy of the same number says something else"),
}
# Whatever stands here does not prove tampering by itself, but nothing is paid on it before somebody has looked.
NAMES: dict[str, tuple[str, ...]] = {
    "number": ("InvoiceNumber", "InvoiceNo", "Fphm", "EIid", "发票号码"),
    "date": ("IssueTime", "IssueDate", "RequestTime", "Kprq", "开票日期"),
    "seller": ("SellerName", "XsfMc", "销售方名称"),
    "seller_code": ("SellerIdNum", "SellerTaxID", "XsfNsrsbh", "销售方纳税人识别号"),
    "buyer": ("BuyerName", "GmfMc", "购买方名称"),
    "buyer_code": ("BuyerIdNum", "BuyerTaxID", "GmfNsrsbh", "购买方纳税人识别号"),
    "amount_ex": ("TotalAmWithoutTax", "TaxExclusiveTotalAmount", "Hjje", "合计金额"),
    "tax": ("TotalTaxAm", "TaxTotalAmount", "Hjse", "合计税额"),
    "amount": ("TotalTax-includedAmount", "TaxInclusiveTotalAmount", "Jshj", "价税合计"),
    "words": ("TotalTax-includedAmountInChinese", "JshjDx", "价税合计大写"),
}
LINE = ("IssuItemInformation", "GoodsInfo", "Item", "Mxxx")
LINE_NAMES: dict[str, tuple[str, ...]] = {
    "name": ("ItemName", "Spmc"),
    "quantity": ("Quantity", "Sl"),
    "amount": ("Amount", "Je"),
    "rate": ("TaxRate", "TaxScheme", "Slv"),
    "tax": ("ComTaxAm", "TaxAmount", "Se"),
}
METHODS = {
    "": "md5", "MD5": "md5", "1.2.840.113549.2.5": "md5", "SHA1": "sha1", "1.3.14.3.2.26": "sha1", "SHA256": "sha256",
    "2.16.840.1.101.3.4.2.1": "sha256", "SM3": "sm3", "1.2.156.10197.1.401": "sm3",
}  # fmt: skip


@dataclass
class Said:
    """What an invoice says, in yuan, and what was found about it."""

    kind: str
    number: str
    date: date
    seller: str
    seller_code: str
    buyer: str
    buyer_code: str
    amount_ex: Decimal
    tax: Decimal
    amount: Decimal
    words: str = ""
    lines: list[dict[str, str]] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    signed: bool = False


def read_file(data: bytes) -> Said:
    """The invoice in a file. Refused("einvoice.unreadable") for what is none, or lacks number, date, seller or sums."""
    try:
        said = _ofd(data) if data[:2] == b"PK" else _from_tree("xml", _parsed(data))
    except (ElementTree.ParseError, zipfile.BadZipFile, InvalidOperation, ValueError, KeyError) as broken:
        raise Refused(
            "einvoice.unreadable",
            _(
                "This is no electronic invoice that can be read (%(why)s). Choose the XML or OFD file of the tax bureau."
            ),
            field="content",
            why=str(broken)[:120],
        ) from None
    said.findings += compare(said)
    return said


def compare(said: Said) -> Iterator[str]:
    """Codes of what does not fit within the invoice itself."""
    if said.amount_ex + said.tax != said.amount:
        yield "total"
    if said.lines:
        if sum((Decimal(x["amount"]) for x in said.lines), ZERO) != said.amount_ex:
            yield "lines"
        if all(x["tax"] for x in said.lines) and sum((Decimal(x["tax"]) for x in said.lines), ZERO) != said.tax:
            yield "tax"
    if said.words and _plain(said.words) != _plain(uppercase_amount(said.amount)):
        yield "words"


def _plain(words: str) -> str:
    return re.sub(r"[\s¥(小写):：⊗圆元整正人民币]", "", words.replace("圆", "元"))


def _parsed(data: bytes) -> ElementTree.Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("DOCTYPE")
    root = ElementTree.fromstring(data)
    for element in root.iter():
        element.tag = element.tag.rsplit("}", 1)[-1]
    return root


def _from_tree(kind: str, root: ElementTree.Element) -> Said:
    texts: dict[str, str] = {}
    for element in root.iter():
        text = (element.text or "").strip()
        if text:
            texts.setdefault(element.tag, text)
    lines = [_line(x) for x in root.iter() if x.tag in LINE and any(c.tag in LINE_NAMES["amount"] for c in x)]
    return _said(kind, texts, lines)


def _line(element: ElementTree.Element) -> dict[str, str]:
    texts = {c.tag: (c.text or "").strip() for c in element.iter()}
    found = {k: next((texts[n] for n in names if texts.get(n)), "") for k, names in LINE_NAMES.items()}
    return {
        **found,
        "amount": str(Decimal(found["amount"])),
        "tax": str(Decimal(found["tax"])) if _number(found["tax"]) else "",
    }


def _number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None


def _said(kind: str, texts: dict[str, str], lines: list[dict[str, str]]) -> Said:
    facts: dict[str, Any] = {k: next((texts[n] for n in names if texts.get(n)), "") for k, names in NAMES.items()}
    for name in ("number", "date", "seller", "amount_ex"):
        if not facts[name] and not (name == "seller" and facts["seller_code"]):
            raise ValueError(name)
    day = re.findall(r"\d+", facts["date"])
    year, month, dom = day[:3] if len(day) >= 3 else (day[0][:4], day[0][4:6], day[0][6:8])
    facts["date"] = date(int(year), int(month), int(dom[:2]))
    facts["amount_ex"] = Decimal(facts["amount_ex"])
    facts["tax"] = Decimal(facts["tax"] or 0)
    facts["amount"] = Decimal(facts["amount"]) if facts["amount"] else facts["amount_ex"] + facts["tax"]
    facts["seller"] = facts["seller"] or facts["seller_code"]
    return Said(kind, lines=lines, **facts)


def _ofd(data: bytes) -> Said:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        infos = package.infolist()
        if len(infos) > MOST_FILES or sum(i.file_size for i in infos) > MOST_BYTES:
            raise ValueError("size")
        files = {i.filename.lstrip("/"): package.read(i) for i in infos if not i.is_dir()}
    if "OFD.xml" not in files:
        raise ValueError("OFD.xml")
    said = _attached(files) or _custom(files)
    protected = list(_protected(files))
    said.signed = bool(protected)
    if not protected:
        said.findings.append("unsigned")
    for name, method, wanted in protected:
        there = files.get(name)
        if there is None:
            said.findings.append("gone")
        elif hashlib.new(method, there).digest() != wanted:
            said.findings.append("digest")
    said.findings = list(dict.fromkeys(said.findings))
    return said


def _attached(files: dict[str, bytes]) -> Said | None:
    for name in sorted(files):
        if "/Attachs/" in f"/{name}" and name.lower().endswith(".xml") and "attachments" not in name.lower():
            try:
                return _from_tree("ofd", _parsed(files[name]))
            except ValueError:
                continue
    return None


def _custom(files: dict[str, bytes]) -> Said:
    root = _parsed(files["OFD.xml"])
    texts = {x.get("Name", ""): (x.text or "").strip() for x in root.iter("CustomData")}
    return _said("ofd", texts, [])


def _protected(files: dict[str, bytes]) -> Iterator[tuple[str, str, bytes]]:
    """(file, method, digest) of everything that a signature in the package protects."""
    for name in sorted(files):
        if not name.endswith("Signature.xml"):
            continue
        root = _parsed(files[name])
        for references in root.iter("References"):
            method = METHODS.get(references.get("CheckMethod", "").upper(), "")
            if not method:
                raise ValueError(references.get("CheckMethod", ""))
            for reference in references.iter("Reference"):
                digest = "".join(x.text or "" for x in reference.iter("CheckValue"))
                yield reference.get("FileRef", "").lstrip("/"), method, base64.b64decode(digest)
