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


def doubt_near_twin(ctx: Context, facts: CustomerFacts, mobile: str, *, besides: int = 0) -> None:
    """Ask about a customer who may be on file: one name where a mobile is missing, one mobile, a company's name mistyped."""
    others = Customer.objects.filter(store_id=ctx.store_id, active=True).exclude(pk=besides).exclude(kind="walk_in")
    alike = names.folded(facts.name)
    near = others.filter(mobile=mobile).first() if mobile else None
    if near is None:
        # Companies are few; of people only those of one surname are looked at.
        some = (
            others.filter(name__startswith=facts.name[0]) if facts.kind == "person" else others.exclude(kind="person")
        )
        near = next((c for c in some if _may_be_one(facts, alike, mobile, c)), None)
    if near is not None:
        ctx.doubt(
            "customer.near_twin",
            _("%(known)s (%(code)s) is on file already. Is %(name)s really another customer?"),
            field="name",
            name=facts.name,
            known=near.name,
            code=near.code,
        )


def _may_be_one(facts: CustomerFacts, alike: str, mobile: str, other: Customer) -> bool:
    if names.folded(other.name) == alike:
        return not (mobile and other.mobile)
    return facts.kind != "person" and names.nearly(facts.name, other.name)


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
    """Refuse a second active supplier of the same name, however its brackets and blanks are typed; ask about one almost
    of the same name."""
    others = Supplier.objects.filter(store_id=ctx.store_id, active=True).exclude(pk=besides)
    alike = names.folded(name)
    on_file = list(others.values_list("name", "code"))
    if any(names.folded(known) == alike for known, _code in on_file):
        raise Conflict("supplier.twin", _("A supplier of this name is on file."), field="name")
    if near := next(((known, code) for known, code in on_file if names.nearly(known, name)), None):
        ctx.doubt(
            "supplier.near_twin",
            _("%(known)s (%(code)s) is on file already. Is %(name)s really another supplier?"),
            field="name",
            name=name,
            known=near[0],
            code=near[1],
        )


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
