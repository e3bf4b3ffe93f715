"""The words of administration."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IncidentKind(models.TextChoices):
    """工伤、火灾、交通、设备、治安、舆情、其他."""

    INJURY = "injury", _("Injury at work")
    FIRE = "fire", _("Fire")
    TRAFFIC = "traffic", _("Traffic accident")
    EQUIPMENT = "equipment", _("Equipment accident")
    SECURITY = "security", _("Security incident")
    MEDIA = "media", _("Public opinion")
    OTHER = "other", _("Something else")


class IncidentLevel(models.TextChoices):
    """一般、较大、重大."""

    ORDINARY = "ordinary", _("Ordinary incident")
    SERIOUS = "serious", _("Serious incident")
    MAJOR = "major", _("Major incident")


class Way(models.TextChoices):
    """发文、收文、内部文稿."""

    OUT = "out", _("Outgoing paper")
    IN = "in", _("Incoming paper")
    INSIDE = "inside", _("Internal")


class PaperKind(models.TextChoices):
    """文种."""

    NOTICE = "notice", _("Notice")
    LETTER = "letter", _("Letter")
    REQUEST = "request", _("Request for instructions")
    REPORT = "report", _("Work report")
    SUMMARY = "summary", _("Summary")
    DECISION = "decision", _("Formal decision")
    OTHER = "other", _("Other paper")


class Secrecy(models.TextChoices):
    """密级."""

    OPEN = "open", _("For everybody")
    MANAGERS = "managers", _("For managers")
    SECRET = "secret", _("Secret paper")


class CarUse(models.TextChoices):
    """试驾、救援、通勤、公务."""

    TEST = "test", _("Test drives")
    RESCUE = "rescue", _("Rescue")
    COMMUTE = "commute", _("Commuting")
    ERRAND = "errand", _("Errands")


class CarPaperKind(models.TextChoices):
    """保险、年检."""

    INSURANCE = "insurance", _("Insurance of the car")
    INSPECTION = "inspection", _("Inspection of the car")


class WasteKind(models.TextChoices):
    """Codes of the national list of hazardous waste as the trade uses them; to be confirmed with the list in force."""

    OIL = "HW08", _("HW08 waste oil")
    FILTER = "HW08-F", _("HW08 oil filters")
    PAINT = "HW12", _("HW12 paint waste")
    BATTERY = "HW31", _("HW31 lead batteries")
    DIRTY = "HW49", _("HW49 dirty containers, carbon")


class AssetKind(models.TextChoices):
    """房屋、机器设备、家具工具、车辆、电子设备: what an asset is (企业所得税法实施条例 art. 60)."""

    BUILDING = "building", _("Building")
    MACHINE = "machine", _("Machinery")
    FURNITURE = "furniture", _("Furniture and tools")
    VEHICLE = "vehicle", _("Vehicles")
    ELECTRONIC = "electronic", _("Electronics")


class ServiceKind(models.TextChoices):
    """保养、维修、检验."""

    UPKEEP = "upkeep", _("Maintenance")
    REPAIR = "repair", _("Repair")
    TEST = "test", _("Annual test")


class BudgetItem(models.TextChoices):
    """Items of the administration budget, as finance calls them."""

    OFFICE = "office", _("Office")
    UTILITIES = "utilities", _("Water and power")
    TRAVEL = "travel", _("Travel")
    ENTERTAINMENT = "entertainment", _("Entertainment")
    FUEL = "fuel", _("Fuel")
    RENT = "rent", _("Rent")
    TRAINING = "training", _("Training")
    WELFARE = "welfare", _("Welfare")
    EVENTS = "events", _("Events")
    OTHER = "other", _("Other expenses")


class WelfareKind(models.TextChoices):
    """节日、慰问、困难帮扶."""

    FESTIVAL = "festival", _("Festival")
    VISIT = "visit", _("Visit to the sick")
    HARDSHIP = "hardship", _("Help in hardship")
