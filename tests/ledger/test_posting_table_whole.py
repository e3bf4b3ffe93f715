"""The rest of the posting table of finance.md §8.5, each event with worked numbers; none with a number of the table is left out."""

import csv
from decimal import Decimal as D
from importlib.resources import files

from chehang.ledger.events import event_title
from tests.ledger.test_posting_table import TABLE, lines_of

# event, its legs, and what is booked: account, debit less credit
WORKED = """
opening_stock            stock 280000, equity 280000                    | 1405.02 280000, 4104.15 -280000
supplier_paid            payable 6900.01, money_bank 6900.01            | 2202.01 6900.01, 1002.01 -6900.01
supplier_paid            prepaid 20000, money_bank 20000                | 1123.01 20000, 1002.01 -20000
supplier_paid            payable 8065, exchange 55, money_bank 8120     | 2202.01 8065, 6603.03 55, 1002.01 -8120
supplier_return_out      cost 101.77, stock 101.77                      | 1221.02 101.77, 1405.02 -101.77
estimate_invoiced        estimated 10000, stock 54, cost 18, input_vat_pending 1309.36, payable 11381.36 | 2202.02 10000, 1405.02 54, 6401.04 18, 2221.04 1309.36, 2202.01 -11381.36
late_cost                stock 1200, cost 1200, input_vat_pending 216, payable 2616 | 1405.02 1200, 6401.04 1200, 2221.04 216, 2202.01 -2616
claim                    claim 230, payable 230                         | 1221.02 230, 2202.01 -230
claim                    claim 230, stock 203.54, input_vat_out 26.46   | 1221.02 230, 1405.02 -203.54, 2221.01.04 -26.46
claim_paid               money_bank 230, claim 230                      | 1002.01 230, 1221.02 -230
claim_offset             payable 230, claim 230                         | 2202.01 230, 1221.02 -230
claim_offset             payable 100, prepaid 100                       | 2202.01 100, 1123.01 -100
import_goods             transit 150685.82, payable 150685.82           | 1402.01 150685.82, 2202.01 -150685.82
import_taxes             transit 12846.81, input_vat_pending 23367.81, money_bank 36214.62 | 1402.01 12846.81, 2221.04 23367.81, 1002.01 -36214.62
import_taxes_amended     stock 60, cost 30, input_vat_pending 11.70, money_bank 101.70 | 1405.02 60, 6401.04 30, 2221.04 11.70, 1002.01 -101.70
import_charges           transit 6530, input_vat_pending 441, payable 6971 | 1402.01 6530, 2221.04 441, 2202.01 -6971
import_received          stock 185561.22, transit 185561.22             | 1405.02 185561.22, 1402.01 -185561.22
currency_owed            exchange 55, payable 55                        | 6603.03 55, 2202.01 -55
currency_held            bank -3, exchange -3                           | 1002.01 -3, 6603.03 3
money_refunded           money_wechat 458, receivable 458               | 1012.02 -458, 1122.01 458
count_gain               stock 101.77, pending 101.77                   | 1405.02 101.77, 1901.01 -101.77
count_gain_approved      pending 101.77, loss 101.77                    | 1901.01 101.77, 6602.12 -101.77
provision_stock          impairment 1200, provision 1200                | 6701 1200, 1471 -1200
provision_used           provision 300, cost 300                        | 1471 300, 6401.04 -300
scrap                    provision 300, loss 100, stock 400             | 1471 300, 6602.12 100, 1405.02 -400
deposit_received         money_wechat 200, deposit 176.99, output_vat_pending 23.01 | 1012.02 200, 2204.02 -176.99, 2221.06 -23.01
deposit_applied          deposit 176.99, output_vat_pending 23.01, receivable 200 | 2204.02 176.99, 2221.06 23.01, 1122.01 -200
parts_deposit            receivable 200, deposit 200                    | 1122.01 200, 2204.02 -200
core_deposit             receivable 300, deposit 300                    | 1122.01 300, 2241.04 -300
transfer_out             cost 148.94, stock 148.94                      | 1221.06 148.94, 1405.02 -148.94
transfer_sent            transit 148.94, internal 148.94                | 1402.01 148.94, 1221.06 -148.94
transfer_received        stock 148.94, transit 148.94                   | 1405.02 148.94, 1402.01 -148.94
transfer_found           stock 10, internal 10                          | 1405.02 10, 1221.06 -10
transfer_not_sent        internal 10, transit 10                        | 1221.06 10, 1402.01 -10
transfer_lost            claim 113, input_vat_out 13, transit 100       | 1221.02 113, 2221.01.04 -13, 1402.01 -100
transfer_lost            loss 113, input_vat_out 13, transit 100        | 6602.12 113, 2221.01.04 -13, 1402.01 -100
transfer_lost            claim 100, stock 100                           | 1221.02 100, 1405.02 -100
transfer_lost            loss 113, input_vat_out 13, stock 100          | 6602.12 113, 2221.01.04 -13, 1405.02 -100
price_corrected          stock 50, cost 50, input_vat_pending 13, payable 113 | 1405.02 50, 6401.04 50, 2221.04 13, 2202.01 -113
price_corrected          stock -50, cost -50, input_vat_pending -13, claim 113 | 1405.02 -50, 6401.04 -50, 2221.04 -13, 1221.02 113
transfer_cost_sent       internal 30, cost 30                           | 1221.06 30, 6401.04 -30
transfer_cost_received   stock 20, cost 10, internal 30                 | 1405.02 20, 6401.04 10, 1221.06 -30
transfer_cost_received   transit 30, internal 30                        | 1402.01 30, 1221.06 -30
workshop_issue           cost 512.40, stock 512.40                      | 5201 512.40, 1405.02 -512.40
workshop_return          cost -120, stock -120                          | 5201 -120, 1405.02 120
repair                   receivable 1000, labour 400, parts 484.96, output_vat 115.04 | 1122.01 1000, 6001.02 -400, 6001.03 -484.96, 2221.01.01 -115.04
repair                   receivable_insurer 1130, labour 400, parts 600, output_vat 130 | 1122.04 1130, 6001.02 -400, 6001.03 -600, 2221.01.01 -130
repair_reversed          receivable -1130, labour -400, parts -600, output_vat -130 | 1122.01 -1130, 6001.02 400, 6001.03 600, 2221.01.01 130
repair_cost              parts 392.40, internal 120, progress 512.40    | 6401.03 392.40, 6601.08 120, 5201 -512.40
outside_work             progress 500, input_vat_pending 65, payable 565 | 5201 500, 2221.04 65, 2202.01 -565
warranty_claim           receivable_maker 618.82, warranty 547.63, output_vat 71.19 | 1122.03 618.82, 6001.05 -547.63, 2221.01.01 -71.19
warranty_refused         house 200, staff 67.50, cost 267.50            | 6601.99 200, 1221.03 67.50, 6401.05 -267.50
transport_granted        cost 300, owed 300                             | 6601.99 300, 2241.09 -300
package_sold             receivable 1130, stored 1000, output_vat 130   | 1122.01 1130, 2204.03 -1000, 2221.06 -130
package_used             stored 500, output_vat_pending 65, labour 200, parts 300, output_vat 65 | 2204.03 500, 2221.06 65, 6001.02 -200, 6001.03 -300, 2221.01.01 -65
car_bought               stock 141800, input_vat 18434, note 160234     | 1405.01 141800, 2221.01.02 18434, 2201 -160234
car_bought               stock 141800, input_vat 18434, floor 160234    | 1405.01 141800, 2221.01.02 18434, 2001.01 -160234
car_sent_back            stock -141800, input_vat -18434, prepaid -160234 | 1405.01 -141800, 2221.01.02 -18434, 1123.01 160234
margin_placed            margin 48070.20, money_bank 48070.20           | 1012.01 48070.20, 1002.01 -48070.20
note_due                 note 160234, margin 48070.20, money_bank 112163.80 | 2201 160234, 1012.01 -48070.20, 1002.01 -112163.80
parts_deposit_forfeited  deposit 200, income 200                        | 2204.02 200, 6301 -200
commission_confirmed     receivable 2120, insurance 2000, output_vat 120 | 1122.01 2120, 6051.01 -2000, 2221.01.01 -120
commission_confirmed     receivable_loan 2120, finance 2000, output_vat 120 | 1122.02 2120, 6051.02 -2000, 2221.01.01 -120
floor_repaid             floor 160234, interest 480.70, money_bank 160714.70 | 2001.01 160234, 6603.01 480.70, 1002.01 -160714.70
interest_paid            interest_payable 300, interest 180.70, money_bank 480.70 | 2231 300, 6603.01 180.70, 1002.01 -480.70
accrual                  interest 300, interest_payable 300             | 6603.01 300, 2231 -300
car_sold                 receivable 50800, receivable_loan 118000, revenue 149380.53, output_vat 19419.47 | 1122.01 50800, 1122.02 118000, 6001.01 -149380.53, 2221.01.01 -19419.47
car_sold                 receivable 9190, accessory 1769.91, plate_service 188.68, plate_collected 4000, insurance_collected 2990, output_vat 241.41 | 1122.01 9190, 6001.06 -1769.91, 6051.03 -188.68, 2241.02 -4000, 2241.01 -2990, 2221.01.01 -241.41
car_sold                 receivable 2120, finance 2000, output_vat 120  | 1122.01 2120, 6051.02 -2000, 2221.01.01 -120
car_cost                 cost 141800, stock 141800                      | 6401.01 141800, 1405.01 -141800
repair_cost              fitted 288, progress 288                        | 1405.03 288, 5201 -288
accessory_cost           cost 288, stock 288                             | 6401.06 288, 1405.03 -288
accessory_cost           own 120, stock 120                              | 6601.08 120, 1405.03 -120
car_consigned            consigned 141800, stock 141800                 | 1406.01 141800, 1405.01 -141800
car_transfer_out         internal 141800, stock 141800                   | 1221.06 141800, 1405.01 -141800
car_transfer_in          stock 141800, internal 141800                   | 1405.01 141800, 1221.06 -141800
car_cost                 cost 141800, consigned 141800                  | 6401.01 141800, 1406.01 -141800
car_taken_back           used 120000, cost 120000                       | 1405.05 120000, 6401.01 -120000
collected_paid           insurance 2990, plate 4000, money_bank 6990    | 2241.01 2990, 2241.02 4000, 1002.01 -6990
used_car_bought          used 60000, owed 60000                         | 1405.05 60000, 2241.09 -60000
used_car_prepared        used 800, payable 800                          | 1405.05 800, 2202.01 -800
rebate_accrued           receivable 8136, vehicle_cost 7200, input_vat_out 936 | 1221.01 8136, 6401.01 -7200, 2221.01.04 -936
rebate_accrued           receivable 1130, parts_stock 600, parts_cost 400, input_vat_out 130 | 1221.01 1130, 1405.02 -600, 6401.04 -400, 2221.01.04 -130
maker_service            receivable 10600, revenue 10000, output_vat 600 | 1221.01 10600, 6051.07 -10000, 2221.01.01 -600
rebate_settled           prepaid 8136, receivable 8136                  | 1123.01 8136, 1221.01 -8136
asset_bought             asset_test_car 141800, stock 141800            | 1601.03 141800, 1405.01 -141800
depreciation             selling 1500, worn 1500                        | 6601.08 1500, 1602 -1500
asset_disposed           disposal 100000, worn 41800, asset_test_car 141800 | 1606 100000, 1602 41800, 1601.03 -141800
asset_sold               money_bank 124300, disposal 100000, output_vat 14300, gain 10000 | 1002.01 124300, 1606 -100000, 2221.01.01 -14300, 6115 -10000
lease_started            right 94268.40, liability 94268.40             | 1704 94268.40, 2510 -94268.40
lease_month              interest 392.79, liability 392.79, selling_rent 3928, worn 3928 | 6603.01 392.79, 2510 -392.79, 6601.07 3928, 1705 -3928
wages_accrued            selling_wages 3000, admin_wages 2500, labour_cost 2000, wages 7500 | 6601.01 3000, 6602.01 2500, 6401.02 2000, 2211.01 -7500
wages_accrued            commission 1800, admin_wages 700, wages 2500 | 2241.09 1800, 6602.01 700, 2211.01 -2500
wages_accrued            selling_social 600, admin_social 500, labour_social 400, social 1500 | 6601.02 600, 6602.02 500, 6401.02 400, 2211.03 -1500
wages_paid               wages 7500, staff_social 787.50, personal_tax 30, money_bank 6682.50 | 2211.01 7500, 2241.05 -787.50, 2221.17 -30, 1002.01 -6682.50
expense_claimed          admin_travel 458.72, input_vat_pending 41.28, staff 500 | 6602.09 458.72, 2221.04 41.28, 1221.03 -500
advance_paid             staff 2000, money_bank 2000                    | 1221.03 2000, 1002.01 -2000
advance_returned         money_bank 1500, staff 1500                    | 1002.01 1500, 1221.03 -1500
vat_turned               turned 1347.95, unpaid 1347.95                 | 2221.01.07 1347.95, 2221.02 -1347.95
surtaxes                 surtax 161.76, city 94.36, education 40.44, local_education 26.96 | 6403 161.76, 2221.12 -94.36, 2221.13 -40.44, 2221.14 -26.96
taxes_paid               vat 1347.95, city 94.36, money_bank 1442.31    | 2221.02 1347.95, 2221.12 94.36, 1002.01 -1442.31
income_tax               expense 1171.19, tax 1171.19                   | 6801 1171.19, 2221.11 -1171.19
provision_debts          loss 5000, provision 5000                      | 6702 5000, 1231 -5000
profit_distributed       drawn 351.36, reserve 351.36                   | 4104.01 351.36, 4101 -351.36
"""
# Posted account by account, not by a rule of its own: carried over at the opening (P0).
BY_ACCOUNT = {"opening_balance"}


def pairs(text: str) -> dict[str, D]:
    return {name: D(amount) for name, amount in (part.split() for part in text.split(","))}


def rows() -> list[tuple[str, dict[str, D], dict[str, D]]]:
    made = []
    for line in WORKED.strip().splitlines():
        given, _bar, booked = line.partition("|")
        event, legs = given.split(maxsplit=1)
        made.append((event, pairs(legs), pairs(booked)))
    return made


def test_every_event_goes_to_its_accounts(posted, ctx) -> None:
    """Money is put in first: no till falls below nought."""
    wrong = []
    for event, legs, booked in rows():
        lines = lines_of(posted(event, **{name: str(amount) for name, amount in legs.items()}))
        found = {code: debit - credit for code, (debit, credit) in lines.items()}
        if found != booked:
            wrong.append((event, found, booked))
    assert not wrong


def test_no_row_of_the_table_is_left_out() -> None:
    """Whatever rule carries a number of the posting table has its worked numbers, here or beside."""
    with (files("chehang.ledger") / "data" / "rules.csv").open(encoding="utf-8") as source:
        numbered = {r["event"] for r in csv.DictReader(source) if r["what"][:1] == "P" and r["what"][1:2].isdigit()}
    assert numbered - BY_ACCOUNT <= {t[0] for t in TABLE} | {event for event, _legs, _booked in rows()}


# Every number of §8.5 by an event whose worked row stands here or beside; the letters are the table's own.
NUMBERS = {
    "P1": "receipt_invoiced", "P2": "receipt_estimated", "P2v": "invoice_variance", "P3": "supplier_paid", "P4": "supplier_return", "P5": "claim",
    "P6": "import_goods", "P6a": "import_taxes", "P6b": "import_charges", "P6c": "import_received", "P6d": "currency_owed", "P7": "sale",
    "P7c": "sale_cost", "P8": "sale_reversed", "P9": "count_gain", "P10": "count_loss", "P11": "count_loss_approved", "P12": "provision_stock",
    "P13": "scrap", "P14": "transfer_out", "P15": "parts_deposit", "P16": "deposit_received", "P16b": "parts_deposit_forfeited",
    "P17": "workshop_issue", "P18": "repair", "P18c": "repair_cost", "P19": "repair", "P20": "warranty_claim", "P20r": "warranty_refused",
    "P21": "internal_issue", "P22": "package_sold", "P23": "car_bought", "P23m": "margin_placed", "P23r": "note_due", "P24": "interest_paid",
    "P25": "car_sold", "P25c": "car_cost", "P26": "collected_paid", "P27": "accessory_cost", "P28": "commission_confirmed", "P29": "rebate_accrued",
    "P29s": "maker_service", "P29c": "rebate_settled", "P30": "car_consigned", "P31": "asset_bought", "P32": "used_car_bought",
    "P33": "wages_accrued", "P33p": "wages_paid", "P34": "expense_claimed", "P35": "depreciation", "P36": "lease_month", "P37": "vat_turned",
    "P38": "taxes_paid", "P39": "income_tax", "P40": "provision_debts", "P41": "profit_distributed",
}  # fmt: skip


def test_every_number_of_the_table_has_worked_figures() -> None:
    worked = {t[0] for t in TABLE} | {event for event, _legs, _booked in rows()}
    assert {number: event for number, event in NUMBERS.items() if event not in worked} == {}
    assert {int("".join(c for c in number if c.isdigit())) for number in NUMBERS} == set(range(1, 42))


def test_every_event_has_its_word() -> None:
    with (files("chehang.ledger") / "data" / "rules.csv").open(encoding="utf-8") as table:
        events = {row["event"] for row in csv.DictReader(table)}
    assert [e for e in sorted(events) if event_title(e) == e] == []
