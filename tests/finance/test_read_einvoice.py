"""Electronic invoices: read out of XML and OFD, every change shown, nothing paid on a changed one."""

import base64
import hashlib
import io
import zipfile
from decimal import Decimal as D

import pytest

from chehang.finance.einvoices.reading import read_file
from chehang.finance.models import EInvoice

from .conftest import refused

XML = """<?xml version="1.0" encoding="UTF-8"?><EInvoice><Header><EIid>26332000000123456789</EIid></Header><EInvoiceData>
<SellerInformation><SellerIdNum>91330000TESTSELLER</SellerIdNum><SellerName>杭州印务公司</SellerName></SellerInformation>
<BuyerInformation><BuyerIdNum>{buyer}</BuyerIdNum><BuyerName>泓川江东店</BuyerName></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>1000.00</TotalAmWithoutTax><TotalTaxAm>{tax}</TotalTaxAm>
<TotalTax-includedAmount>1130.00</TotalTax-includedAmount><TotalTax-includedAmountInChinese>{words}</TotalTax-includedAmountInChinese></BasicInformation>
<IssuItemInformation><ItemName>*印刷品*宣传册</ItemName><Quantity>100</Quantity><Amount>{first}</Amount><TaxRate>0.13</TaxRate><ComTaxAm>78.00</ComTaxAm></IssuItemInformation>
<IssuItemInformation><ItemName>*印刷品*展架</ItemName><Quantity>2</Quantity><Amount>400.00</Amount><TaxRate>0.13</TaxRate><ComTaxAm>52.00</ComTaxAm></IssuItemInformation>
</EInvoiceData><TaxSupervisionInfo><InvoiceNumber>26332000000123456789</InvoiceNumber><IssueTime>2026-11-18</IssueTime></TaxSupervisionInfo></EInvoice>"""


def xml(**also: str) -> bytes:
    facts = {"buyer": "", "tax": "130.00", "words": "壹仟壹佰叁拾圆整", "first": "600.00"}
    return XML.format(**(facts | also)).encode()


def ofd(data: bytes, *, method: str = "1.2.156.10197.1.401", changed: bytes = b"", signed: bool = True) -> bytes:
    """An OFD package whose invoice data is protected by a digest; ``changed`` replaces it after signing."""
    name = "Doc_0/Attachs/original_invoice.xml"
    algorithm = {"1.2.156.10197.1.401": "sm3", "MD5": "md5"}[method]
    digest = base64.b64encode(hashlib.new(algorithm, data).digest()).decode()
    signature = (
        '<ofd:Signature xmlns:ofd="http://www.ofdspec.org/2016"><ofd:SignedInfo>'
        f'<ofd:References CheckMethod="{method}"><ofd:Reference FileRef="/{name}"><ofd:CheckValue>{digest}</ofd:CheckValue></ofd:Reference>'
        "</ofd:References></ofd:SignedInfo></ofd:Signature>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("OFD.xml", "<OFD><DocBody/></OFD>")
        package.writestr(name, changed or data)
        if signed:
            package.writestr("Doc_0/Signs/Sign_0/Signature.xml", signature)
    return out.getvalue()


def read(desk, data: bytes, post: str = "accountant") -> EInvoice:
    done = desk.run("read_einvoice", post, name="发票.xml", content=base64.b64encode(data).decode())
    return EInvoice.objects.get(pk=done.id)


@pytest.mark.parametrize("data", [xml(), ofd(xml()), ofd(xml(), method="MD5")])
def test_a_sound_one(desk, data) -> None:
    row = read(desk, data)
    assert (row.number, row.seller, row.amount_ex, row.tax, row.amount) == (
        "26332000000123456789",
        "杭州印务公司",
        D(1000),
        D(130),
        D(1130),
    )
    assert row.sound and row.findings == [] and len(row.lines) == 2 and row.signed == (row.kind == "ofd")


@pytest.mark.parametrize(
    ("data", "finding"),
    [
        (xml(first="601.00"), "lines"),
        (xml(tax="131.00"), "total"),
        (xml(words="壹仟壹佰伍拾圆整"), "words"),
        (ofd(xml(), changed=xml().replace("杭州印务公司".encode(), "杭州印刷公司".encode())), "digest"),
        (ofd(xml(), signed=False), "unsigned"),
    ],
)
def test_every_change_shows(desk, data, finding) -> None:
    row = read(desk, data)
    assert finding in row.findings and not row.sound
    claim = desk.expense(invoice=row.number, seller=row.seller, amount_ex="1000", tax="130")
    refused("einvoice.tampered", desk, "draft_claim", "parts_sales", purpose="印刷", lines=[claim])


def test_the_claim_says_what_the_file_says(desk) -> None:
    row = read(desk, xml())
    wrong = desk.expense(invoice=row.number, seller=row.seller, amount_ex="1200", tax="130")
    refused("einvoice.differs", desk, "draft_claim", "parts_sales", purpose="印刷", lines=[wrong])
    desk.run("draft_claim", "parts_sales", purpose="印刷", lines=[wrong | {"amount_ex": "1000"}])


def test_once_only_and_another_copy_is_shown(desk) -> None:
    read(desk, xml())
    refused(
        "einvoice.read_before", desk, "read_einvoice", "accountant", name="x", content=base64.b64encode(xml()).decode()
    )
    again = base64.b64encode(xml() + b"\n").decode()
    refused("einvoice.known", desk, "read_einvoice", "accountant", name="x", content=again)
    other = read(desk, xml().replace("杭州印务公司".encode(), "杭州印刷公司".encode()))
    assert other.findings == ["copy"] and EInvoice.objects.filter(sound=True).count() == 1
    for junk in (b"PK\x03\x04 nothing", b"<a/>", b"<!DOCTYPE a><a/>", b"\xff\xd8"):
        refused(
            "einvoice.unreadable",
            desk,
            "read_einvoice",
            "accountant",
            name="x",
            content=base64.b64encode(junk).decode(),
        )
    refused("not_allowed", desk, "read_einvoice", "keeper", name="x", content=again)


def test_reading_needs_no_line() -> None:
    said = read_file(xml())
    assert said.buyer == "泓川江东店" and [x["amount"] for x in said.lines] == ["600.00", "400.00"]
