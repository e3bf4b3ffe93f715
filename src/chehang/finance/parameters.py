"""Figures of finance that law or the store's policy sets."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

SINCE = date(2020, 1, 1)

declare(
    Figure("finance.cash_payment_limit", _("Highest payment in cash"), Unit.YUAN,
           (Known(SINCE, "1000", "现金管理暂行条例结算起点,付款制度 §8.10,待门店核定"),), most=Decimal(50000)),
    Figure("finance.cash_limit", _("Most cash in the till"), Unit.YUAN,
           (Known(SINCE, "10000", "库存现金限额(3–5 天日常开支),待开户银行核定"),), most=Decimal(1000000)),
    Figure("finance.city_tax_rate", _("City construction tax"), Unit.FRACTION,
           (Known(SINCE, "0.07", "城市维护建设税法:市区 7 %,县城镇 5 %,其他 1 %"),), most=Decimal("0.07")),
    Figure("finance.education_rate", _("Education surcharge"), Unit.FRACTION,
           (Known(SINCE, "0.03", "征收教育费附加的暂行规定"),), most=Decimal("0.1")),
    Figure("finance.local_education_rate", _("Local education surcharge"), Unit.FRACTION,
           (Known(SINCE, "0.02", "财综〔2010〕98号"),), most=Decimal("0.1")),
    Figure("finance.income_tax_rate", _("Corporate income tax"), Unit.FRACTION,
           (Known(SINCE, "0.25", "企业所得税法第四条;小型微利企业优惠由门店设定"),), most=Decimal("0.25")),
    Figure("finance.reserve_share", _("Statutory reserve"), Unit.FRACTION,
           (Known(SINCE, "0.1", "公司法:税后利润的百分之十"),), most=Decimal(1)),
)  # fmt: skip

declare(
    Figure("finance.provision_12", _("Provision for stock idle for a year"), Unit.FRACTION, (Known(SINCE, "0.2", "跌价政策 §1.18,待门店核定"),), most=Decimal(1)),
    Figure("finance.provision_18", _("Provision for stock idle for 18 months"), Unit.FRACTION, (Known(SINCE, "0.5", "跌价政策 §1.18,待门店核定"),), most=Decimal(1)),
    Figure("finance.provision_24", _("Provision for stock idle for two years"), Unit.FRACTION, (Known(SINCE, "0.8", "跌价政策 §1.18,待门店核定"),), most=Decimal(1)),
    Figure("finance.provision_debt_0", _("Provision for debts overdue"), Unit.FRACTION, (Known(SINCE, "0.005", "行业惯例,待门店核定"),), most=Decimal(1)),
    Figure("finance.provision_debt_90", _("Provision for debts overdue for 90 days"), Unit.FRACTION, (Known(SINCE, "0.1", "行业惯例,待门店核定"),), most=Decimal(1)),
    Figure("finance.provision_debt_180", _("Provision for debts overdue for 180 days"), Unit.FRACTION, (Known(SINCE, "0.5", "行业惯例,待门店核定"),), most=Decimal(1)),
    Figure("finance.provision_debt_365", _("Provision for debts overdue for a year"), Unit.FRACTION, (Known(SINCE, "1", "行业惯例,待门店核定"),), most=Decimal(1)),
)  # fmt: skip

declare(
    Figure("finance.tax_entertainment", _("Entertainment the tax law takes, of the spending"), Unit.FRACTION,
           (Known(SINCE, "0.6", "企业所得税法实施条例第四十三条:发生额的 60 %"),), most=Decimal(1)),
    Figure("finance.tax_entertainment_revenue", _("Entertainment the tax law takes, of the revenue"), Unit.FRACTION,
           (Known(SINCE, "0.005", "企业所得税法实施条例第四十三条:当年销售收入的 5 ‰"),), most=Decimal(1)),
    Figure("finance.tax_ads", _("Advertising the tax law takes, of the revenue"), Unit.FRACTION,
           (Known(SINCE, "0.15", "企业所得税法实施条例第四十四条:销售收入的 15 %"),), most=Decimal(1)),
    Figure("finance.tax_welfare", _("Welfare the tax law takes, of the wages"), Unit.FRACTION,
           (Known(SINCE, "0.14", "企业所得税法实施条例第四十条:工资薪金总额的 14 %"),), most=Decimal(1)),
    Figure("finance.tax_training", _("Training the tax law takes, of the wages"), Unit.FRACTION,
           (Known(SINCE, "0.08", "财税〔2018〕51号:工资薪金总额的 8 %"),), most=Decimal(1)),
)  # fmt: skip

_STAMPS = (
    ("sale", _("Stamp duty on contracts of sale"), "0.0003", "印花税法税目税率表:买卖合同 价款的万分之三"),
    ("work", _("Stamp duty on contracts for work"), "0.0003", "印花税法税目税率表:承揽合同 报酬的万分之三"),
    ("loan", _("Stamp duty on loan contracts"), "0.00005", "印花税法税目税率表:借款合同 借款金额的万分之零点五"),
    ("lease", _("Stamp duty on leases of things"), "0.001", "印花税法税目税率表:租赁合同 租金的千分之一"),
    ("transport", _("Stamp duty on transport contracts"), "0.0003", "印花税法税目税率表:运输合同 运输费用的万分之三"),
    ("storage", _("Stamp duty on storage contracts"), "0.001", "印花税法税目税率表:保管、仓储合同 千分之一"),
    ("insurance", _("Stamp duty on property insurance"), "0.001", "印花税法税目税率表:财产保险合同 保险费的千分之一"),
    ("property", _("Stamp duty on transfers of property"), "0.0005", "印花税法税目税率表:产权转移书据 价款的万分之五"),
    (
        "capital",
        _("Stamp duty on capital in the books"),
        "0.00025",
        "印花税法税目税率表:营业账簿 实收资本、资本公积合计的万分之二点五",
    ),
)
declare(
    *(
        Figure(f"finance.stamp_{item}", title, Unit.FRACTION, (Known(SINCE, rate, source),), most=Decimal("0.01"))
        for item, title, rate, source in _STAMPS
    ),
    Figure("finance.stamp_share", _("Share of the stamp duty that is levied"), Unit.FRACTION,
           (Known(SINCE, "1", "小型微利企业减半征收(财政部 税务总局公告2023年第12号,待核实)由门店设定"),), most=Decimal(1)),
)  # fmt: skip
