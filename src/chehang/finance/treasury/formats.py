"""Statements in the formats that banks share: OFX, SWIFT MT940 and ISO 20022 camt.053. Pure: bytes in, movements out.

Read by the standards' own words (OFX 1.6/2.2 ``STMTTRN``; MT940 fields 25, 60F, 61, 86, 62F; camt.053 ``Ntry``); what a file has besides is passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from xml.etree import ElementTree

from django.utils.translation import gettext_lazy as _

from chehang.core.errors import Refused
from chehang.core.money import ZERO


@dataclass(frozen=True)
class Entry:
    """A movement; positive came in."""

    day: date
    amount: Decimal
    counterparty: str = ""
    reference: str = ""
    text: str = ""


@dataclass
class Statement:
    """What a file says: whose account, in which currency, its movements, and the balances at both ends where it tells them."""

    account: str = ""
    currency: str = "CNY"
    entries: list[Entry] = field(default_factory=list)
    opening: Decimal | None = None
    closing: Decimal | None = None

    @property
    def whole(self) -> bool:
        """Opening and movements come to the closing balance."""
        if self.opening is None or self.closing is None:
            return True
        return self.opening + sum((x.amount for x in self.entries), ZERO) == self.closing


def read_standard(data: bytes) -> Statement | None:
    """The statement, or None where the file is none of these formats. Refused("bank.format") for one that is damaged."""
    head = data[:4000]
    try:
        if b"<OFX" in head.upper() or head.upper().startswith(b"OFXHEADER"):
            return _ofx(_text(data))
        if b"camt.053" in head or b"BkToCstmrStmt" in head:
            return _camt(data)
        if re.search(rb"^:20:", head, re.MULTILINE) and b":60" in data:
            return _mt940(_text(data))
    except (ValueError, InvalidOperation, ElementTree.ParseError, IndexError) as broken:
        raise Refused(
            "bank.format",
            _("The file is damaged and nothing was taken over: %(why)s"),
            field="content",
            why=str(broken)[:200],
        ) from None
    return None


def _text(data: bytes) -> str:
    for code in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(code)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _day(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:8]))


def _ofx(text: str) -> Statement:
    """OFX as SGML (tags left open) and as XML alike: a tag's value ends where the next tag or the line does."""

    def value(block: str, tag: str) -> str:
        found = re.search(rf"<{tag}>([^<\r\n]*)", block, re.IGNORECASE)
        return found.group(1).strip() if found else ""

    made = Statement(value(text, "ACCTID"), value(text, "CURDEF") or "CNY")
    for block in re.findall(
        r"<STMTTRN>(.*?)(?:</STMTTRN>|(?=<STMTTRN>)|</BANKTRANLIST>)", text, re.IGNORECASE | re.DOTALL
    ):
        made.entries.append(
            Entry(
                _day(value(block, "DTPOSTED")),
                Decimal(value(block, "TRNAMT").replace(",", ".")),
                value(block, "NAME"),
                value(block, "FITID"),
                value(block, "MEMO"),
            )
        )
    return made


_LINE = re.compile(r"(\d{6})(\d{4})?(R?[CD])[A-Z]?(\d+,\d{0,2})[A-Z]\w{3}([^/\n]*)(?://([^\n]*))?")
_BALANCE = re.compile(r"([CD])(\d{6})([A-Z]{3})([\d,]+)")


def _mt940(text: str) -> Statement:
    made, waiting = Statement(), None
    for tag, said in _fields(text):
        if tag == "25":
            made.account = said.split("/")[-1].strip()
        elif tag in ("60F", "60M", "62F", "62M"):
            found = _BALANCE.match(said)
            if not found:
                raise ValueError(f":{tag}:{said}")
            sign, _on, made.currency, amount = found.groups()
            balance = _comma(amount) * (1 if sign == "C" else -1)
            if tag.startswith("60") and made.opening is None:
                made.opening = balance
            elif tag.startswith("62"):
                made.closing = balance
        elif tag == "61":
            found = _LINE.match(said)
            if not found:
                raise ValueError(f":61:{said}")
            day, _entry, sign, amount, own, banks = found.groups()
            came = sign in ("C", "RD")
            waiting = Entry(
                _day("20" + day), _comma(amount) * (1 if came else -1), "", (banks or own or "").strip(), ""
            )
            made.entries.append(waiting)
        elif tag == "86" and waiting is not None:
            words = said.replace("\n", " ").strip()
            made.entries[-1] = Entry(waiting.day, waiting.amount, _name(words), waiting.reference, words)
            waiting = None
    return made


def _fields(text: str) -> Iterator[tuple[str, str]]:
    pieces = re.split(r"^:(\d{2}[A-Z]?):", text.replace("\r", ""), flags=re.MULTILINE)
    for tag, said in zip(pieces[1::2], pieces[2::2], strict=True):
        yield tag, said.rstrip("-}\n ").strip()


def _comma(text: str) -> Decimal:
    return Decimal(text.replace(",", ".").rstrip("."))


def _name(words: str) -> str:
    """The other side's name, where field 86 is structured (?32 name, /NAME/)."""
    found = re.search(r"\?32([^?]*)|/NAME/([^/]*)", words)
    return ((found.group(1) or found.group(2) or "").strip()) if found else ""


def _camt(data: bytes) -> Statement:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("DOCTYPE")
    root = ElementTree.fromstring(data)
    for element in root.iter():
        element.tag = element.tag.rsplit("}", 1)[-1]
    made = Statement()
    statement = root.find(".//Stmt")
    if statement is None:
        raise ValueError("Stmt")
    account = statement.find("./Acct/Id/Othr/Id")
    account = statement.find("./Acct/Id/IBAN") if account is None else account
    made.account = (account.text or "").strip() if account is not None else ""
    made.currency = statement.findtext("./Acct/Ccy") or "CNY"
    for balance in statement.findall("./Bal"):
        code, amount = balance.findtext("./Tp/CdOrPrtry/Cd"), balance.find("./Amt")
        if amount is None:
            continue
        worth = Decimal(amount.text or "") * (1 if balance.findtext("./CdtDbtInd") == "CRDT" else -1)
        if code in ("OPBD", "PRCD"):
            made.opening = worth
        elif code == "CLBD":
            made.closing = worth
    for entry in statement.findall("./Ntry"):
        made.entries.append(_ntry(entry, made))
    return made


def _ntry(entry: ElementTree.Element, made: Statement) -> Entry:
    amount = entry.find("./Amt")
    if amount is None:
        raise ValueError("Amt")
    made.currency = amount.get("Ccy") or made.currency
    came = entry.findtext("./CdtDbtInd") == "CRDT"
    day = (entry.findtext("./BookgDt/Dt") or entry.findtext("./BookgDt/DtTm") or entry.findtext("./ValDt/Dt") or "")[
        :10
    ]
    side = "Dbtr" if came else "Cdtr"
    name = entry.findtext(f".//RltdPties/{side}/Nm") or entry.findtext(f".//RltdPties/{side}/Pty/Nm") or ""
    reference = entry.findtext("./AcctSvcrRef") or entry.findtext("./NtryRef") or entry.findtext(".//EndToEndId") or ""
    text = " ".join(x.text or "" for x in entry.iter("Ustrd")) or entry.findtext("./AddtlNtryInf") or ""
    return Entry(
        date.fromisoformat(day),
        Decimal(amount.text or "") * (1 if came else -1),
        name.strip(),
        reference.strip(),
        text.strip(),
    )
