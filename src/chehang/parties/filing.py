"""What is checked before a file is written: no twins, and price classes from the right hand."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.reading import names

from .commands import CustomerFacts
from .models import Customer, Supplier
from .validation import plate_is_odd, vin_is_odd

# Classes that pay the marked price; the others are a discount and need the right to set them.
FREE_CLASSES = frozenset({"retail", "workshop"})


def refuse_twin(ctx: Context, facts: CustomerFacts, mobile: str, *, besides: int = 0) -> None:
    """Refuse a customer whose name and mobile, or whose plate, another active file has."""
    others = Customer.objects.filter(store_id=ctx.store_id, active=True).exclude(pk=besides)
    alike = names.folded(facts.name)
    if mobile and (twin := next((c for c in others.filter(mobile=mobile) if names.folded(c.name) == alike), None)):
        raise Conflict(
            "customer.twin",
            _("%(name)s is on file already as %(code)s."),
            field="mobile",
            name=twin.name,
            code=twin.code,
        )
    if facts.plate_no and (twin := others.filter(plate_no=facts.plate_no).first()):
        raise Conflict(
            "customer.plate_taken",
            _("This plate is on file with %(name)s (%(code)s)."),
            field="plate_no",
            name=twin.name,
            code=twin.code,
        )


def doubt_car(ctx: Context, plate: str, vin: str) -> None:
    """Ask about a plate and a VIN that can be stored but are seldom right."""
    if plate_is_odd(plate):
        ctx.doubt(
            "plate.no_energy_letter",
            _("Plate %(plate)s has eight places but no energy letter. Is it written so on the car?"),
            field="plate_no",
            plate=plate,
        )
    if vin_is_odd(vin):
        ctx.doubt(
            "vin.check_digit",
            _("The check digit of VIN %(vin)s is wrong. Does it stand so in the vehicle licence?"),
            field="vin",
            vin=vin,
        )


def refuse_supplier_twin(ctx: Context, name: str, *, besides: int = 0) -> None:
    """Refuse a second active supplier of the same name, however its brackets and blanks are typed."""
    others = Supplier.objects.filter(store_id=ctx.store_id, active=True).exclude(pk=besides)
    alike = names.folded(name)
    if any(names.folded(known) == alike for known in others.values_list("name", flat=True)):
        raise Conflict("supplier.twin", _("A supplier of this name is on file."), field="name")


def check_price_class(ctx: Context, before: str, after: str) -> None:
    """A class below the marked price works like a lasting discount: only who may set it gives or changes it."""
    if before == after or {before, after} <= FREE_CLASSES or ctx.actor.may("parties.set_price_class"):
        return
    raise Refused(
        "customer.price_class",
        _(
            "This price class is a lasting discount. Register the customer as retail and ask the parts manager to set it."
        ),
        field="price_class",
    )
