"""What is unusual about papers that come with goods and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("invoice.leading_zeros", _("An invoice number that differs in leading zeros only"))
register("paper.hidden_rows", _("A packing list or invoice with hidden rows"))
register("claim.late", _("A claim after its deadline"))
register("pick.several", _("A scanned number that several parts bear"))
register("old_part.early", _("An old warranty part scrapped before its last day"))
