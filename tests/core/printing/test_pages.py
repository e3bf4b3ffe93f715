"""Long documents, copies, reprints."""

from tests.core.printing import samples


def test_hundred_lines_flow_over_pages_with_head_and_signatures_on_each(printed):
    paper = printed("warehouse/outbound_order", samples.outbound(100))
    assert len(paper.pages) > 3
    for number, text in enumerate(paper.texts):
        assert paper.says("序号编码名称规格", number)
        assert "CK-01-202611-00041" in text
        assert paper.says("发货1：张伟", number)
        assert paper.says(f"第{number + 1}页/共{len(paper.pages)}页", number)
    assert all(f"A-03-01-{i + 1:02d}" in paper.text for i in range(100))
    assert paper.says("玖万壹仟陆佰元整", len(paper.pages) - 1) and not paper.says("玖万壹仟陆佰元整", 0)


def test_carbon_paper_names_all_copies_at_the_edge(printed):
    paper = printed("warehouse/outbound_order", samples.outbound())
    assert len(paper.pages) == 1
    assert all(paper.says(name) for name in ("第一联存根", "第二联财务", "第三联客户"))


def test_copies_are_runs_of_pages_with_their_own_numbers(printed):
    paper = printed("warehouse/outbound_order", samples.outbound(20), copies=("存根", "财务", "客户"))
    pages = len(paper.pages) // 3
    assert pages > 1 and len(paper.pages) == 3 * pages
    for run, name in enumerate(("存根", "财务", "客户")):
        for page in range(pages):
            at = run * pages + page
            assert paper.says(name, at)
            assert paper.says(f"第{page + 1}页/共{pages}页", at)
    assert not paper.says("客户签收存根", 0)


def test_no_copy_names_when_none_are_wanted(printed):
    assert not printed("warehouse/outbound_order", samples.outbound(), copies=()).says("第二联")


def test_a_reprint_is_marked(printed):
    first = printed("finance/voucher", samples.voucher(), printed_by="吴芳", printed_at=samples.NOW)
    again = printed("finance/voucher", samples.voucher(), print_no=3, printed_by="吴芳", printed_at=samples.NOW)
    assert not first.says("补打") and first.says("第1次打印") and first.says("吴芳2026-11-2310:05")
    assert again.says("记账凭证补打") and again.says("第3次打印（补打）")
