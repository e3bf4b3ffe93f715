"""Each print-out: its paper, its words, its codes."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from chehang.core.printing import preview, printouts, render
from tests.core.printing import samples

SIZES = {
    "finance/statement": (210, 297),
    "carsales/deal": (210, 297),
    "carsales/drive": (210, 297),
    "carsales/handing_over": (210, 297),
    "carsales/car_check": (210, 297),
    "purchasing/purchase_order": (210, 297),
    "replenishment/stock_plan": (210, 297),
    "warehouse/goods_receipt": (241, 140),
    "warehouse/outbound_order": (241, 140),
    "core/sheet": (210, 297),
    "billing/sales_receipt": (241, 140),
    "finance/claim": (210, 148),
    "finance/payment": (210, 148),
    "finance/voucher": (240, 120),
    "people/event_sheet": (210, 297),
    "people/labour_contract": (210, 297),
    "people/payslip": (210, 148),
    "customs/cost_sheet": (297, 210),
    "customs/handover": (210, 297),
    "customs/register": (210, 297),
    "warehouse/discrepancy_report": (210, 297),
    "office/asset_label": (70, 30),
    "work/place_label": (100, 50),
    "warehouse/bin_label": (100, 50),
    "warehouse/gate_pass": (210, 148),
    "warehouse/part_label": (60, 40),
    "workshop/statement": (210, 297),
    "workshop/job_card": (210, 297),
    "workshop/check_sheet": (210, 297),
    "workshop/gate_pass": (210, 148),
    "workshop/signed_notice": (210, 297),
}


def test_every_print_out_has_a_sample_here():
    assert (
        set(samples.ALL) == set(SIZES) == set(printouts())
    )  # those that the story prints as well: tests/conformance/told/test_printouts.py


@pytest.mark.parametrize("template", SIZES)
def test_paper_size(printed, template):
    assert printed(template, samples.ALL[template]).size_mm() == {SIZES[template]}


@pytest.mark.parametrize("template", SIZES)
def test_same_content_same_bytes(template):
    assert render(printouts()[template], samples.ALL[template]) == render(printouts()[template], samples.ALL[template])


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("people/payslip", ["工资单", "玖仟叁佰伍拾捌元陆角壹分", "9000 × 0.105", "-72.94", "本人签字：陈静"]),
        ("people/labour_contract", ["劳动合同", "330102199003077413", "5,600.00", "乙方(签字)：黄小虎"]),
        ("people/event_sheet", ["离职交接单", "借用工具与资产归还", "总经理：林国栋"]),
        (
            "purchasing/purchase_order",
            ["订货单", "贰万壹仟柒佰柒拾元伍角捌分", "27.911", "计划员：周洁", "总经理", "11-28", "780"],
        ),
        (
            "warehouse/goods_receipt",
            [
                "配件入库单",
                "208.5",
                "-1",
                "验收2：刘强",
                "26312000000012345678",
                "壹万叁仟柒佰叁拾陆元壹角贰分",
            ],
        ),
        (
            "warehouse/outbound_order",
            [
                "编码名称规格品牌适用车型单位数量含税单价含税金额仓位",
                "贰仟柒佰肆拾捌元整",
                "发货1：张伟",
                "发货2：刘强",
                "付款方式：微信",
                "审核：陈静",
            ],
        ),
        (
            "workshop/statement",
            [
                "机动车维修结算清单",
                "托修方",
                "承修方",
                "1,135.30",
                "壹仟壹佰叁拾伍元叁角整",
                "工时费324.00",
                "材料费811.30",
                "放弃",
            ],
        ),
        ("workshop/job_card", ["机动车维修委托书", "前轮有异响", "右后门凹陷", "铁柱"]),
        ("workshop/check_sheet", ["自检", "终检", "120", "合格"]),
        ("workshop/gate_pass", ["出门条", "准予放行"]),
        ("workshop/signed_notice", ["保险赔款权益转让书", "壹仟贰佰陆拾元整", "请求权转让", "托修方签字：王伟"]),
        ("billing/sales_receipt", ["配件销售单", "原厂配件", "实收￥500.00", "挂账￥370.20", "捌佰柒拾元贰角整"]),
        ("finance/claim", ["费用报销单", "壹仟叁佰伍拾肆元整", "冲借款￥1,000.00", "实付￥354.00", "差旅费"]),
        ("finance/payment", ["付款申请单", "贰万壹仟柒佰柒拾元伍角捌分", "电汇", "工商银行浦东支行", "十月货款"]),
        (
            "finance/voucher",
            [
                "记账凭证",
                "2026年11月23日",
                "附件2张",
                "捌佰柒拾元贰角整",
                "会计主管",
                "出纳",
                "复核：吴芳",
                "制单：系统",
            ],
        ),
        ("warehouse/discrepancy_report", ["到货差异报告", "破损", "-2,499.82", "处理意见", "配件经理"]),
        (
            "carsales/deal",
            ["购车合同", "壹拾捌万叁仟柒佰叁拾捌元零伍分", "定金5,000.00", "全天候脚垫", "销售经理：程浩"],
        ),
        ("carsales/drive", ["试乘试驾协议", "330106********3456", "1,212", "驾驶证有效期至"]),
        ("carsales/handing_over", ["交车确认单", "三包凭证", "补偿系数", "36个月/100,000km"]),
        ("carsales/car_check", ["交付前检查(PDI)表", "12.6V", "漆面", "合格"]),
        ("warehouse/bin_label", ["A-03-01-01", "前制动片(套)", "左右勿混"]),
        ("warehouse/part_label", ["H3A 698 151 D", "原厂配件", "￥458.00/套", "2026-11-23"]),
    ],
)
def test_words(printed, template, words):
    paper = printed(template, samples.ALL[template])
    assert [w for w in words if not paper.says(w)] == []


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("purchasing/purchase_order", [["DG-01-202611-00012"]]),
        ("replenishment/stock_plan", [["KJ-01-202611-00001"]]),
        ("warehouse/goods_receipt", [["RK-01-202611-00033"]]),
        ("warehouse/outbound_order", [["CK-01-202611-00041"]]),
        ("billing/sales_receipt", [["XS-01-202611-00087"]]),
        ("finance/voucher", [["JZ-01-202611-00012"]]),
        ("warehouse/discrepancy_report", [["CY-01-202611-00003"]]),
        ("warehouse/bin_label", [["A-03-01-01"], ["浦东-F-02-01-01"]]),
        ("warehouse/part_label", [["H3A698151D", "H3A698151D"]]),
    ],
)
def test_a_scanner_reads_the_code(codes, template, expected):
    assert codes(template, samples.ALL[template]) == expected


def test_receipt_of_money_without_goods(printed):
    paper = printed("billing/sales_receipt", samples.money_receipt())
    assert paper.says("今收到：散客") and paper.says("大灯订金") and paper.says("伍佰元整")
    assert not paper.says("配件编号")


def test_red_voucher_shows_negative_amounts(printed):
    line = replace(samples.voucher().lines[0], debit=D("-870.20"))
    paper = printed("finance/voucher", samples.voucher(lines=(line,), debit=D("-870.20"), credit=D("-870.20")))
    assert paper.says("-870.20") and paper.says("负捌佰柒拾元贰角整")


def test_signature_is_on_the_paper(printed):
    with_ink = printed("warehouse/outbound_order", samples.outbound())
    without = printed("warehouse/outbound_order", samples.outbound(receiver=samples.sign("王建国")))
    assert len(with_ink.pages[0].images) == 1 and len(without.pages[0].images) == 0


def test_preview_has_the_pages_of_the_paper(printed):
    data = samples.outbound(40)
    pages = preview(printouts()["warehouse/outbound_order"], data)
    assert len(pages) == len(printed("warehouse/outbound_order", data).pages) > 1
    assert all(png.startswith(b"\x89PNG") for png in pages)
