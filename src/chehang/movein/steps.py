"""The first steps of a new store: what is set, what lacks, who does it and where. Each is reckoned from the data; nothing is ticked by hand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.catalogue.models import Brand, PriceListEntry
from chehang.core import upkeep
from chehang.core.context import Actor, Clock
from chehang.core.models import Journal, PrintRecord
from chehang.core.parameters import declared, figures_of
from chehang.org.models import Account, Assignment, Employee, Grant, Store
from chehang.org.posts import title_of
from chehang.parties.models import Customer, Supplier
from chehang.purchasing.models import CapitalQuota
from chehang.stock.models import Bin, Entry
from chehang.stock.models.places import IN_THE_HOUSE
from chehang.vehicles.models import Vehicle

from .models import Opening, OpeningItem
from .states import OPENING

DONE, PART, OPEN = "done", "part", "open"
COLOURS = {DONE: "green", PART: "amber", OPEN: "grey"}
WORDS = {DONE: gettext_lazy("Set"), PART: gettext_lazy("Incomplete"), OPEN: gettext_lazy("Not yet")}
# Without these a store cannot trade: who decides, who keeps the books, who takes money, and two for the goods (H1).
NEEDED = ("general_manager", "finance_manager", "accountant", "cashier", "parts_manager", "keeper")
KEEPERS = 2
FRESH = timedelta(days=7)
MOST_NAMES = 6


@dataclass(frozen=True)
class Found:
    """How far a step is, and in words what stands or lacks."""

    state: str
    text: str

    @property
    def colour(self) -> str:
        return COLOURS[self.state]

    @property
    def word(self) -> str:
        return str(WORDS[self.state])


@dataclass(frozen=True)
class Look:
    """Whose steps are looked at, and when."""

    actor: Actor
    clock: Clock

    @property
    def store_id(self) -> int:
        return self.actor.store_id


@dataclass(frozen=True)
class Step:
    """One step: who does it, where, and how its state is reckoned. ``right`` is what one needs to do it."""

    code: str
    title: Any
    posts: tuple[str, ...]
    right: str
    url: str
    verb: Any
    find: Callable[[Look], Found]

    @property
    def who(self) -> str:
        return "、".join(str(title_of(post)) for post in self.posts)


@dataclass(frozen=True)
class Standing:
    """A step as it is now for somebody: ``mine`` says that he may do it."""

    step: Step
    found: Found
    mine: bool


def standings(actor: Actor, clock: Clock) -> list[Standing]:
    """All steps in their order. One or two queries each."""
    look = Look(actor, clock)
    return [Standing(step, step.find(look), actor.may(step.right)) for step in STEPS]


def _listed(words: list[str]) -> str:
    return "、".join(words[:MOST_NAMES]) + (" …" if len(words) > MOST_NAMES else "")


def _store(look: Look) -> Found:
    store = Store.objects.get(pk=look.store_id)
    lacking = [
        str(word)
        for word, value in (
            (_("address"), store.address),
            (_("telephone"), store.phone),
            (_("tax id"), store.tax_id),
        )
        if not value
    ]
    if not lacking:
        return Found(DONE, store.name)
    text = _("Missing: %(what)s. They stand on every print-out.") % {"what": "、".join(lacking)}
    return Found(PART if store.address or store.tax_id else OPEN, text)


def _logo(look: Look) -> Found:
    logo = Store.objects.filter(pk=look.store_id).exclude(logo="").exists()
    if logo:
        return Found(DONE, _("It stands on the print-outs."))
    return Found(OPEN, _("None: print-outs bear the name alone."))


def _current(look: Look) -> Any:
    today = look.clock.today()
    held = Assignment.objects.filter(store_id=look.store_id, since__lte=today, employee__active=True)
    return held.filter(Q(until=None) | Q(until__gte=today))


def _people(look: Look) -> Found:
    people = Employee.objects.filter(store_id=look.store_id, active=True).count()
    held = dict(_current(look).values_list("post").annotate(n=Count("employee_id", distinct=True)))
    lacking = [str(title_of(post)) for post in NEEDED if not held.get(post)]
    if held.get("keeper", 0) == 1:
        lacking.append(_("a second warehouse keeper"))
    if lacking:
        text = _("%(n)s people. Nobody is: %(posts)s.") % {"n": people, "posts": _listed(lacking)}
        return Found(PART if people > 1 else OPEN, text)
    return Found(DONE, _("%(n)s people on %(posts)s posts") % {"n": people, "posts": len(held)})


def _logins(look: Look) -> Found:
    working = Employee.objects.filter(pk__in=_current(look).values("employee_id"))
    active = Account.objects.filter(is_active=True).values("employee_id")
    without = list(working.exclude(pk__in=active).values_list("name", flat=True)[: MOST_NAMES + 1])
    pins = list(working.filter(pin_hash="").values_list("name", flat=True)[: MOST_NAMES + 1])
    said = []
    if without:
        said.append(_("Without login: %(names)s.") % {"names": _listed(without)})
    if pins:
        said.append(_("Without PIN (they set it themselves): %(names)s.") % {"names": _listed(pins)})
    return Found(PART, " ".join(said)) if said else Found(DONE, _("Everybody can sign in and sign."))


def _rights(look: Look) -> Found:
    changed = Grant.objects.filter(store_id=look.store_id).count()
    text = _("%(n)s rights changed by the store; all others as delivered.") % {"n": changed}
    return Found(DONE, text)


def _bins(look: Look) -> Found:
    have = dict(Bin.objects.filter(store_id=look.store_id).values_list("kind").annotate(n=Count("id")))
    lacking = [str(kind.label) for kind in IN_THE_HOUSE if not have.get(kind.value)]
    total = sum(have.values())
    if lacking:
        text = _("%(n)s bins. None of this kind: %(kinds)s.") % {"n": total, "kinds": "、".join(lacking)}
        return Found(PART if total else OPEN, text)
    return Found(DONE, _("%(n)s bins") % {"n": total})


def _counted(n: int, text: str) -> Found:
    return Found(DONE if n else OPEN, text % {"n": f"{n:,}"})


def _suppliers(look: Look) -> Found:
    return _counted(Supplier.objects.filter(store_id=look.store_id, active=True).count(), _("%(n)s suppliers"))


def _prices(look: Look) -> Found:
    if not Brand.objects.exists():
        return Found(OPEN, _("First make the brand, then read its list."))
    priced = PriceListEntry.objects.filter(store_id=look.store_id).count()
    return _counted(priced, _("%(n)s prices of suppliers"))


def _customers(look: Look) -> Found:
    people = Customer.objects.filter(store_id=look.store_id).exclude(kind="walk_in").count()
    cars = Vehicle.objects.filter(store_id=look.store_id, merged_into=None).count()
    text = _("%(people)s customers, %(cars)s vehicles") % {"people": f"{people:,}", "cars": f"{cars:,}"}
    return Found(DONE if people and cars else PART if people or cars else OPEN, text)


def _opening_day(look: Look) -> Found:
    opening = Opening.objects.filter(store_id=look.store_id).first()
    if opening is None:
        return Found(OPEN, _("The day whose morning stock and balances are brought over."))
    return Found(DONE, f"{opening.day:%Y-%m-%d}")


def _balances(look: Look) -> Found:
    if OpeningItem.objects.filter(store_id=look.store_id, kind="balances").exists():
        return Found(DONE, _("The old books' balances are entered."))
    return Found(OPEN, _("Receivables, payables, assets, and the trial balance of the old books."))


def _closing(look: Look) -> Found:
    opening = Opening.objects.filter(store_id=look.store_id).first()
    if opening is None or opening.state == "open":
        return Found(OPEN, _("Finance asks, a second person closes."))
    return Found(DONE if opening.state == "closed" else PART, str(OPENING.title(opening.state)))


def _stock(look: Look) -> Found:
    goods = Entry.objects.filter(store_id=look.store_id).exists()
    return Found(DONE, _("The goods book has begun.")) if goods else Found(OPEN, _("The goods book is empty."))


def _quota(look: Look) -> Found:
    quota = CapitalQuota.objects.filter(store_id=look.store_id).order_by("-valid_from", "-id").first()
    if quota is None:
        return Found(OPEN, _("Without it no stock plan can be made and no order be reviewed against it."))
    return Found(DONE, f"¥{quota.amount:,.0f}")


def _parameters(look: Look) -> Found:
    book, today = figures_of(look.actor), look.clock.today()
    rows = [book.row(name, today) for name in declared()]
    doubtful = sum(row is None or not row.verified for row in rows)
    if not doubtful:
        return Found(DONE, _("All figures are verified."))
    text = _("%(n)s of %(all)s figures nobody has read in their source.") % {"n": doubtful, "all": len(rows)}
    return Found(PART, text)


def _backup(look: Look) -> Found:
    last = upkeep.last_backup()
    if last is None:
        return Found(OPEN, _("No backup was ever made. Run: chehang backup --every night --to FOLDER"))
    at, target = last
    text = _("Last %(day)s → %(target)s") % {"day": f"{at:%Y-%m-%d %H:%M}", "target": target}
    return Found(DONE if look.clock.now() - at < FRESH else PART, text)


def _label(look: Look) -> Found:
    mine = {"store_id": look.store_id}
    days = [
        Journal.objects.filter(**mine, operation="warehouse.print_labels").aggregate(at=Max("at"))["at"],
        PrintRecord.objects.filter(**mine, layout__endswith="label").aggregate(at=Max("at"))["at"],
    ]
    at: datetime | None = max((day for day in days if day), default=None)
    if at is None:
        return Found(OPEN, _("Print the label of one bin and scan it."))
    return Found(DONE, _("Last printed %(day)s") % {"day": f"{at:%Y-%m-%d}"})


ADMIN = ("administrator",)
STEPS: tuple[Step, ...] = (
    Step("store", gettext_lazy("Data of the store"), ADMIN, "movein.edit_store", "/movein/store/", gettext_lazy("Fill in"), _store),
    Step("logo", gettext_lazy("Logo"), ADMIN, "movein.set_logo", "/do/movein/set_logo/?_next=/movein/", gettext_lazy("Choose"), _logo),
    Step("people", gettext_lazy("People and their posts"), ("hr_manager", "administrator"), "org.see_employees", "/org/employees/", gettext_lazy("Look"), _people),
    Step("logins", gettext_lazy("Logins and PINs"), ADMIN, "org.open_accounts", "/org/logins/", gettext_lazy("Open logins"), _logins),
    Step("rights", gettext_lazy("Rights of the posts"), ADMIN, "org.grant_right", "/do/org/grant_right/", gettext_lazy("Change"), _rights),
    Step("bins", gettext_lazy("Bins of the warehouse"), ("parts_manager", "keeper"), "movein.bring_file", "/movein/data/bins/", gettext_lazy("Read in"), _bins),
    Step("suppliers", gettext_lazy("Suppliers"), ("parts_manager",), "movein.bring_file", "/movein/data/suppliers/", gettext_lazy("Read in"), _suppliers),
    Step("prices", gettext_lazy("Parts with the supplier's prices"), ("parts_manager", "parts_planner"), "catalogue.upload_price_list", "/catalogue/price_list/", gettext_lazy("Read in"), _prices),
    Step("customers", gettext_lazy("Customers and vehicles"), ("customer_service_manager", "service_manager"), "movein.bring_file", "/movein/data/", gettext_lazy("Read in"), _customers),
    Step("day", gettext_lazy("Opening day"), ("finance_manager",), "movein.begin_opening", "/movein/data/", gettext_lazy("Choose"), _opening_day),
    Step("stock", gettext_lazy("Goods in stock"), ("finance_manager", "accountant"), "movein.enter_books", "/movein/data/stock/", gettext_lazy("Read in"), _stock),
    Step("balances", gettext_lazy("Opening balances"), ("finance_manager", "accountant"), "movein.enter_books", "/movein/data/", gettext_lazy("Read in"), _balances),
    Step("closing", gettext_lazy("Closing the opening"), ("finance_manager", "general_manager"), "movein.open_closing", "/movein/closing/", gettext_lazy("Look"), _closing),
    Step("quota", gettext_lazy("Capital quota of the parts stock"), ("finance_manager", "general_manager"), "purchasing.set_capital_quota", "/do/purchasing/set_capital_quota/", gettext_lazy("Look"), _quota),
    Step("parameters", gettext_lazy("Figures of law and policy to confirm"), ("finance_manager",), "org.open_parameters", "/org/parameters/?unverified", gettext_lazy("Look"), _parameters),
    Step("backup", gettext_lazy("Backup"), ADMIN, "movein.open_steps", "/movein/backup/", gettext_lazy("How"), _backup),
    Step("label", gettext_lazy("First printed label"), ("keeper", "parts_manager"), "warehouse.see_bins", "/warehouse/bins/", gettext_lazy("Print"), _label),
)  # fmt: skip
