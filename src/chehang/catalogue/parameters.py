"""Rates of value added tax as the law dates them."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

RULES_OF_1994 = "增值税暂行条例(国务院令第134号)"
CUT_OF_2018 = "财税〔2018〕32号"
CUT_OF_2019 = "财政部 税务总局 海关总署公告2019年第39号"

declare(
    Figure(
        "vat.goods",
        _("VAT on goods and repair"),
        Unit.FRACTION,
        (
            Known(date(1994, 1, 1), "0.17", RULES_OF_1994, verified=True),
            Known(date(2018, 5, 1), "0.16", CUT_OF_2018, verified=True),
            Known(date(2019, 4, 1), "0.13", CUT_OF_2019, verified=True),
        ),
    ),
    Figure(
        "vat.transport",
        _("VAT on transport and farm goods"),
        Unit.FRACTION,
        (
            Known(date(2017, 7, 1), "0.11", "财税〔2017〕37号", verified=True),
            Known(date(2018, 5, 1), "0.1", CUT_OF_2018, verified=True),
            Known(date(2019, 4, 1), "0.09", CUT_OF_2019, verified=True),
        ),
    ),
    Figure(
        "vat.service",
        _("VAT on modern services"),
        Unit.FRACTION,
        (Known(date(2012, 1, 1), "0.06", "财税〔2011〕110号"),),
    ),
    Figure("vat.free", _("VAT on exempt goods"), Unit.FRACTION, (Known(date(1994, 1, 1), "0", RULES_OF_1994),)),
)
