"""The words of car sales that are kept as codes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Source(TextChoices):
    """Where a lead comes from (线索来源)."""

    WALK_IN = "walk_in", _("Walked in")
    PHONE = "phone", _("Telephone")
    MEDIA = "media", _("Car portal")
    LIVE = "live", _("Live stream")
    VIDEO = "video", _("Short video")
    WEBSITE = "website", _("Web site")
    REFERRAL = "referral", _("Recommended")
    OWNER = "owner", _("Owner buys again")
    FIELD = "field", _("Field promotion")
    SHOW = "show", _("Motor show")
    OUTLET = "outlet", _("Secondary outlet")


class Level(TextChoices):
    """How soon somebody will buy: within 7, 15, 30, 90 days."""

    H = "H", _("H: within 7 days")
    A = "A", _("A: within 15 days")
    B = "B", _("B: within 30 days")
    C = "C", _("C: within 90 days")


class Contact(TextChoices):
    """How a customer was spoken to."""

    CALL = "call", _("Call")
    WECHAT = "wechat", _("WeChat")
    MESSAGE = "message", _("Message")
    VISIT = "visit", _("Visit")
    HOME = "home", _("Called on")


class Payment(TextChoices):
    """How a car is paid for."""

    CASH = "cash", _("In full")
    LOAN = "loan", _("With a loan")


class LostReason(TextChoices):
    """Why somebody did not buy here (战败原因)."""

    PRICE = "price", _("Price")
    MODEL = "model", _("Car model")
    RIVAL = "rival", _("Rival")
    SERVICE = "service", _("Service")
    FUNDS = "funds", _("Funds")
    LATER = "later", _("Put off")


class RivalKind(TextChoices):
    """What was learnt about a rival (竞品动态)."""

    PRICE = "price", _("Price")
    POLICY = "policy", _("Rival's policy")
    EVENT = "event", _("Campaign")
    STOCK = "stock", _("Stock")
    SERVICE = "service", _("Service")
    STAFF = "staff", _("Staff")


class Impact(TextChoices):
    """How much it matters."""

    HIGH = "H", _("High")
    MIDDLE = "M", _("Middle")
    LOW = "L", _("Low")


class Place(TextChoices):
    """Where a car of the store stands."""

    TRANSIT = "transit", _("On the way")
    YARD = "yard", _("Yard")
    SHOWROOM = "showroom", _("Showroom")
    OUTLET = "outlet", _("Secondary outlet")
    TEST = "test", _("Test drives")
    LENT = "lent", _("Lent out")
    GONE = "gone", _("Gone")


class CarPayment(TextChoices):
    """How a car was paid to the maker."""

    PREPAID = "prepaid", _("Out of prepayments")
    NOTE = "note", _("Bank bill")
    FLOOR = "floor", _("Floor plan")
    ACCOUNT = "account", _("On account")
    TRADE_IN = "trade_in", _("Taken in trade")
    CAME_BACK = "came_back", _("Came back from its buyer")
    TRANSFER = "transfer", _("From another store")


class Certificate(TextChoices):
    """Where the certificate of conformity (合格证) is."""

    MAKER = "maker", _("With the maker")
    BANK = "bank", _("Pledged at the bank")
    STORE = "store", _("In the safe")
    HANDED = "handed", _("Handed to the buyer")


class CheckKind(TextChoices):
    """What a car is checked for."""

    ARRIVAL = "arrival", _("Arrival check")
    PDI = "pdi", _("PDI")
    STORAGE = "storage", _("Storage check")


class CheckGroup(TextChoices):
    """The groups of a PDI."""

    EXTERIOR = "exterior", _("Exterior")
    BONNET = "bonnet", _("Under the bonnet")
    INTERIOR = "interior", _("Interior")
    UNDERBODY = "underbody", _("Underbody")
    ELECTRONIC = "electronic", _("Electronics")
    ROAD = "road", _("Road test")
    PAPERS = "papers", _("Tools and papers")


class Finding(TextChoices):
    """What a check found."""

    OK = "ok", _("Right")
    ODD = "odd", _("Not right")
    FIXED = "fixed", _("Put right")


class Fee(TextChoices):
    """What comes to the price of a car, each by its own name."""

    ACCESSORY = "accessory", _("Accessory")
    GIFT = "gift", _("Gift")
    COMPULSORY = "compulsory", _("Compulsory insurance")
    COMMERCIAL = "commercial", _("Commercial insurance")
    VESSEL_TAX = "vessel_tax", _("Vehicle and vessel tax")
    PURCHASE_TAX = "purchase_tax", _("Purchase tax")
    PLATE = "plate", _("Plate fee")
    PLATE_SERVICE = "plate_service", _("Registration service")
    FINANCE_SERVICE = "finance", _("Finance service")
    WARRANTY = "warranty", _("Extended warranty")


class LoanState(TextChoices):
    """How far the loan is."""

    OPEN = "open", _("To be applied for")
    APPLIED = "applied", _("Applied for")
    APPROVED = "approved", _("Approved by the bank")
    REFUSED = "refused", _("Refused by the bank")


class DepositKind(TextChoices):
    """定金 binds both sides (民法典 art. 586–588); 订金 is money paid ahead and given back."""

    EARNEST = "earnest", _("Deposit (earnest money)")
    AHEAD = "ahead", _("Refundable money")


class PaperKind(TextChoices):
    """What is done for the buyer about his car: insurance, taxes, plates, the bank (§3.6)."""

    COMPULSORY = "compulsory", _("Compulsory insurance policy")
    COMMERCIAL = "commercial", _("Commercial insurance policy")
    TAX = "tax", _("Purchase tax paid")
    TEMPORARY = "temporary", _("Temporary plate")
    PLATE = "plate", _("Licence plate")
    CONTRACT = "contract", _("Loan contract signed")
    PAID_OUT = "paid_out", _("Loan paid out")
    MORTGAGE = "mortgage", _("Mortgage registered")
    FREED = "freed", _("Mortgage taken off")


class HouseWork(TextChoices):
    """What the workshop does on the house for a car that is sold."""

    PDI = "pdi", _("PDI")
    FITTING = "fitting", _("Accessory fitting")


class Way(TextChoices):
    """Which way a car went between stores."""

    OUT = "out", _("Sent")
    IN = "in", _("Came in")


class DemoCost(TextChoices):
    """What a test car costs."""

    FUEL = "fuel", _("Fuel")
    CHARGE = "charge", _("Charging")
    WASH = "wash", _("Washing")
    REPAIR = "repair", _("Repair and maintenance")
    INSURANCE = "insurance", _("Insurance of the car")
    OTHER = "other", _("Other costs")


class Condition(TextChoices):
    """The condition of a used car (车况)."""

    A = "A", _("A: like new")
    B = "B", _("B: signs of use")
    C = "C", _("C: repairs needed")
    D = "D", _("D: after an accident")


class ReturnGround(TextChoices):
    """On what ground a buyer may ask for another car or his money (家用汽车三包 §20–24)."""

    WEEK = "week", _("A main assembly failed within 7 days")
    SIXTY = "sixty", _("A serious safety fault within 60 days or 3,000 km")
    SAFETY = "safety", _("A serious safety fault repaired twice")
    ASSEMBLY = "assembly", _("An assembly replaced twice")
    DAYS = "days", _("More than 30 days in repair")
    SAME = "same", _("The same fault repaired more than 4 times")


class ReturnWish(TextChoices):
    """What he asks for."""

    EXCHANGE = "exchange", _("Another car")
    MONEY = "money", _("His money")
