"""Where the certificate and the keys of a car are."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict

from .models import Car


def require_own_certificate(ctx: Context, car: Car, number: str) -> None:
    """Refused for a certificate number that another car of the stock has."""
    twin = access.rows(Car, ctx).filter(certificate_no=number, left_on=None).exclude(pk=car.pk).first()
    if twin is not None:
        raise Conflict(
            "car.certificate_twice",
            _("This certificate belongs to %(car)s. Read its number again."),
            field="certificate_no",
            car=str(twin),
        )
