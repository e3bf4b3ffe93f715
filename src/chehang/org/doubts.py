"""What is unusual about a message and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("message.perhaps_sent", _("A message that may have arrived is sent again"))
