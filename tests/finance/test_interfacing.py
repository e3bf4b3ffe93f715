"""The accounting-data interface: accounts, balances and vouchers by the standard's names, equal to the books; an auditor gets his span alone."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal as D
from xml.etree import ElementTree

from django.test import Client
from openpyxl import load_workbook

from chehang.finance.inspection.interface import EDITION, as_csv, as_xml
from chehang.finance.models import Asset
from chehang.ledger.queries import trial_balance
from chehang.org.models import Account as Login

from .test_add_asset import CARD
from .test_pay_payment import approved

BACKEND = "chehang.org.accounts.AccountBackend"


def enter(actor) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Login.objects.get(pk=actor.account_id), backend=BACKEND)
    return client


def test_xml_and_csv_say_the_same_as_the_books(accountant, by_hand, of_document) -> None:
    of_document(date(2026, 11, 5))
    month = date(2026, 11, 1)
    root = ElementTree.fromstring("".join(as_xml(accountant, month, month)).encode())
    assert root.get("标准") == EDITION == "GB/T 24589.1-2010"
    vouchers = root.findall("记账凭证")
    debit = sum(D(x.findtext("借方本币金额") or "") for x in vouchers)
    credit = sum(D(x.findtext("贷方本币金额") or "") for x in vouchers)
    rows = [r for r in trial_balance(accountant, month, month) if r.account.leaf]
    assert debit == credit == sum(r.debit for r in rows) and vouchers[0].findtext("制单人")
    balances = {x.findtext("科目编号"): D(x.findtext("期末本币余额") or "") for x in root.findall("科目余额及发生额")}
    for row in rows:
        assert balances[row.account.code.replace(".", "")] == abs(row.closing)
    with zipfile.ZipFile(io.BytesIO(as_csv(accountant, month, month))) as package:
        name = next(n for n in package.namelist() if n.endswith("_记账凭证.csv"))
        lines = list(csv.reader(io.StringIO(package.read(name).decode("utf-8-sig"))))
        assert len(lines) - 1 == len(vouchers) and lines[0][0] == "记账凭证日期"
        names = {n.partition("_")[2] for n in package.namelist()}
        assert {
            "应收明细表.csv",
            "应付明细表.csv",
            "固定资产卡片.csv",
            "固定资产减少情况.csv",
            "现金流量项目.csv",
        } <= names
        assert EDITION in package.read("说明.txt").decode()


def test_cards_and_open_papers(desk, supplier) -> None:
    """A card of which a part went: what stands on it is what the accounts say; the supplier's paper with its rest."""
    desk.run("add_asset", "accountant", **CARD, supplier=supplier.pk, invoice="8001", tax="7800")
    asset = Asset.objects.get()
    desk.run("dispose_asset", "finance_manager", asset=asset.pk, kind="scrapped", reason="损坏", part="立柱", part_cost="20000")  # fmt: skip
    month = desk.day().replace(day=1)
    root = ElementTree.fromstring("".join(as_xml(desk.who("accountant"), month, month)).encode())
    [card], [gone], [paper] = (root.findall(n) for n in ("固定资产卡片", "固定资产减少情况", "应付明细表"))
    assert (card.findtext("固定资产原值"), card.findtext("固定资产净值")) == ("40000.00", f"{asset.value:.2f}")
    assert (gone.findtext("固定资产减少原值"), paper.findtext("本币余额"), paper.findtext("核销标志")) == (
        "20000.00",
        "67800.00",
        "0",
    )


def test_files_from_the_page_and_none_for_who_inspects_nothing(accountant, by_hand, actor_of, store) -> None:
    browser = enter(accountant)
    assert "GB/T 24589.1-2010" in browser.get("/finance/accounting_data/").content.decode()
    answer = browser.get("/finance/accounting_data/?form=xml")
    assert b"".join(answer.streaming_content).startswith(b"<?xml")
    assert browser.get("/finance/accounting_data/?form=csv").content[:2] == b"PK"
    auditor = enter(actor_of("auditor", at=store, name="外审"))
    page = auditor.get("/finance/accounting_data/?form=xml").content.decode()
    assert "没有对您开放的检查" in page and "<会计核算数据" not in page
    assert enter(actor_of("keeper", at=store, name="仓管")).get("/finance/accounting_data/").status_code == 403


def test_the_bank_s_file_has_what_is_approved(desk, supplier) -> None:
    payment = approved(desk, supplier, desk.owed(supplier, "1130"))
    desk.payment(supplier, {"payable": desk.owed(supplier, "50", "9003").pk, "amount": "50"})
    answer = enter(desk.who("cashier")).get("/finance/payment_file/")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert [r[0] for r in rows if r[0] == payment.number] and len(rows) == 2 and rows[1][4] == 1130
