"""What is unusual in personnel and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("position.full", _("A post whose places are all taken"))
register("contract.open_ended_right", _("A second fixed term where an open-ended contract may be asked for"))
register("contract.late", _("A contract written more than a month after the first day"))
register("confirm.low_score", _("A confirmation with a low score"))
register("leave.over", _("More leave than there is left"))
register("overtime.over", _("More overtime a month than the law allows"))
register("overtime.long_day", _("More overtime on a day than the law allows"))
register("payroll.unsigned", _("A payroll over month sheets that are not signed"))
