"""Movement types (移动类型) of the goods book."""

from django.utils.translation import gettext_lazy as _

MOVEMENTS = {
    "100": _("Stock at the start"),
    "101": _("Purchase in"),
    "102": _("Return to supplier"),
    "103": _("Import in"),
    "111": _("Estimated in"),
    "112": _("Estimate reversed"),
    "201": _("Sale out"),
    "202": _("Sale return"),
    "211": _("Workshop issue"),
    "212": _("Workshop return"),
    "221": _("Warranty issue"),
    "231": _("Internal issue"),
    "241": _("Fitted to a car"),
    "251": _("Sample or gift"),
    "301": _("Transfer out"),
    "302": _("Transfer in"),
    "311": _("Moved between bins"),
    "401": _("Count gain"),
    "402": _("Count loss"),
    "501": _("Scrapped"),
    "601": _("Cost adjustment"),
    "611": _("Late landed cost"),
    "701": _("Old part in"),
    "702": _("Old part out"),
    "901": _("Out to the new number"),
    "902": _("In from the old number"),
}
