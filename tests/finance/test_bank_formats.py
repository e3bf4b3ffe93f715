"""OFX, MT940 and camt.053: the same four movements out of each, and damaged files refused with nothing kept."""

import base64
from datetime import date
from decimal import Decimal as D

import pytest

from chehang.finance.models import BankLine
from chehang.finance.treasury.formats import read_standard

from .banking import account
from .conftest import refused

OFX = """OFXHEADER:100
DATA:OFXSGML

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>CNY
<BANKACCTFROM><BANKID>102<ACCTID>330100001111<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20261101<DTEND>20261121
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261120093000<TRNAMT>1130.50<FITID>A1<NAME>顺达汽修厂<MEMO>货款</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261121<TRNAMT>-45.00<FITID>A2<NAME>工商银行<MEMO>手续费</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>1085.50<DTASOF>20261121</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
""".encode()

MT940 = (
    ":20:STMT2611\r\n:25:102/330100001111\r\n:28C:1/1\r\n:60F:C261119CNY0,00\r\n"
    ":61:2611201120C1130,50NTRFREF1//A1\r\n:86:?20货款?32顺达汽修厂\r\n"
    ":61:2611211121D45,00NCHGNONREF//A2\r\n:86:手续费\r\n:62F:C261121CNY1085,50\r\n-}"
).encode()

CAMT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>
<Acct><Id><Othr><Id>330100001111</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">1085.50</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
<Ntry><Amt Ccy="CNY">1130.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>A1</AcctSvcrRef>
<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>顺达汽修厂</Nm></Dbtr></RltdPties><RmtInf><Ustrd>货款</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="CNY">45.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-11-21</Dt></BookgDt><AcctSvcrRef>A2</AcctSvcrRef>
<AddtlNtryInf>手续费</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>""".encode()

FILES = {"ofx": OFX, "mt940": MT940, "camt": CAMT}


def content(data: bytes) -> str:
    return base64.b64encode(data).decode()


@pytest.mark.parametrize("kind", FILES)
def test_the_same_movements_out_of_each(desk, kind) -> None:
    bank = account(desk, number="330100001111")
    done = desk.run("import_statement", "accountant", bank=bank.pk, name=f"{kind}.txt", content=content(FILES[kind]))
    assert done.model_extra["fresh"] == 2
    first, second = BankLine.objects.order_by("id")
    assert (first.date, first.amount, first.reference, first.counterparty) == (
        date(2026, 11, 20),
        D("1130.50"),
        "A1",
        "顺达汽修厂",
    )
    assert "货款" in first.text and (second.amount, second.reference) == (D("-45.00"), "A2")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (OFX.replace(b"330100001111", b"999"), "bank.other_account"),
        (MT940.replace(b"CNY", b"USD"), "bank.currency"),
        (CAMT.replace(b">45.00<", b">46.00<"), "bank.gap"),
        (CAMT.replace(b"</Stmt>", b""), "bank.format"),
        (CAMT.replace(b"<Document", b"<!DOCTYPE x [<!ENTITY a 'b'>]><Document"), "bank.format"),
        (MT940.replace(b"1130,50N", b"abcN"), "bank.format"),
    ],
)
def test_what_is_damaged_or_not_ours_leaves_nothing(desk, data, code) -> None:
    bank = account(desk, number="330100001111")
    refused(code, desk, "import_statement", "accountant", bank=bank.pk, name="x", content=content(data))
    assert not BankLine.objects.exists()


def test_a_table_is_none_of_them() -> None:
    assert read_standard("交易日期,借方发生额\n2026-11-20,1".encode()) is None
