"""What the database refuses in the workshop."""

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.fixed import WRITTEN
from chehang.core.guards import AppendOnly, FrozenWhen, Refuse
from chehang.core.masterdata import FixedWhileUsed, Master

from .states import FROZEN

_FROZEN = ", ".join(f"'{state}'" for state in FROZEN)
_NEW = f"EXISTS (SELECT 1 FROM workshop_workorder w WHERE w.id = NEW.order_id AND w.state IN ({_FROZEN}))"
_OLD = f"EXISTS (SELECT 1 FROM workshop_workorder w WHERE w.id = OLD.order_id AND w.state IN ({_FROZEN}))"
_LINES = "SELECT 1 FROM workshop_orderline l WHERE l.order_id = NEW.id AND l.kind = 'part' AND NOT l.dropped"
# I46: a technician is in one place at a time.
_OVERLAP = (
    "EXISTS (SELECT 1 FROM workshop_clocking o WHERE o.technician_id = NEW.technician_id{other}"
    " AND (NEW.ended_at IS NULL OR o.started_at < NEW.ended_at)"
    " AND (o.ended_at IS NULL OR o.ended_at > NEW.started_at))"
)
_LIVING = f"NOT u.dropped AND (SELECT w.state FROM workshop_workorder w WHERE w.id = u.order_id) NOT IN ({_FROZEN})"
_AWAITED = (
    "(SELECT a.state FROM workshop_appointment a WHERE a.id = u.appointment_id) IN ('booked', 'confirmed', 'reminded')"
)
# Who bought a package bought so much of the part in the unit it had.
_SOLD = (
    "(SELECT o.active FROM workshop_packageoffer o WHERE o.id = u.offer_id) OR EXISTS (SELECT 1 FROM workshop_package p"
    " WHERE p.offer_id = u.offer_id AND p.state NOT IN ('refunded', 'cancelled') AND p.used < p.uses)"
)

GUARDS = [
    AppendOnly("workshop.LabourRate"),
    AppendOnly("workshop.Agreement"),
    AppendOnly("workshop.WalkAround"),
    AppendOnly("workshop.BodyMark"),
    AppendOnly("workshop.OrderShare"),
    AppendOnly("workshop.TakenBack"),
    AppendOnly("workshop.Inspection"),
    AppendOnly("workshop.QualityCertificate"),
    AppendOnly("workshop.Assessment"),
    AppendOnly("workshop.SignedNotice"),
    AppendOnly("workshop.Transport"),
    AppendOnly("workshop.PackageItem"),
    AppendOnly("workshop.PieceItem"),
    AppendOnly("workshop.MenuItem"),
    FrozenWhen("workshop.ServiceMenu", "OLD.active IS NOT NULL", ("active",)),
    AppendOnly("workshop.ChosenCourse"),
    FrozenWhen("workshop.PiecePay", "OLD.state = 'approved'"),
    FrozenWhen("workshop.PackageOffer", "OLD.active IS NOT NULL", ("active",)),
    FrozenWhen("workshop.Package", "OLD.state IN ('refunded', 'cancelled')"),
    FrozenWhen("workshop.PackageUse", "OLD.state = 'freed'"),
    FrozenWhen("workshop.OutsideJob", "OLD.state <> 'sent'"),
    FrozenWhen("workshop.Rescue", "OLD.state IN ('over', 'called_off')", ("caller", "phone", "place")),
    FrozenWhen("workshop.CarLoan", "OLD.state = 'back'", ("driver", "licence_no")),
    FrozenWhen("workshop.Clocking", when="OLD.ended_at IS NOT NULL"),
    Refuse("workshop_clocking_overlap_insert", "workshop.Clocking", "INSERT", _OVERLAP.format(other="")),
    Refuse(
        "workshop_clocking_overlap_update", "workshop.Clocking", "UPDATE", _OVERLAP.format(other=" AND o.id <> NEW.id")
    ),
    # A settled order's lines stand still.
    Refuse("workshop_orderline_frozen_insert", "workshop.OrderLine", "INSERT", _NEW),
    Refuse("workshop_orderline_frozen_update", "workshop.OrderLine", "UPDATE", _OLD),
    Refuse("workshop_orderline_frozen_delete", "workshop.OrderLine", "DELETE", _OLD),
    # I10: what was issued is billed or came back before the order is settled.
    Refuse(
        "workshop_workorder_parts_billed",
        "workshop.WorkOrder",
        "UPDATE",
        "NEW.state = 'settled' AND OLD.state = 'ready' AND"
        f" (EXISTS ({_LINES} AND l.issued - l.returned <> l.quantity)"
        " OR EXISTS (SELECT 1 FROM workshop_requisition r WHERE r.order_id = NEW.id AND r.state IN ('asked', 'late', 'blocked')))",
    ),
    # I45: the shares of the payers are the order.
    Refuse(
        "workshop_workorder_shared_out",
        "workshop.WorkOrder",
        "UPDATE",
        "NEW.state = 'settled' AND OLD.state = 'ready' AND NEW.total_inc <> COALESCE((SELECT SUM(s.amount_inc)"
        " FROM workshop_ordershare s WHERE s.order_id = NEW.id AND s.revision = NEW.revision AND NOT s.red), 0)",
    ),
    # Three people have looked at the car.
    Refuse(
        "workshop_workorder_three_looked",
        "workshop.WorkOrder",
        "UPDATE",
        "NEW.state = 'final_ok' AND OLD.state = 'mutual_ok' AND (SELECT COUNT(DISTINCT i.employee_id)"
        " FROM workshop_inspection i WHERE i.order_id = NEW.id AND i.round = NEW.round AND i.passed) < 3",
    ),
    # A danger stays, and an insurer is billed, only with the customer's signature.
    Refuse(
        "workshop_inspection_danger_signed",
        "workshop.Inspection",
        "INSERT",
        "'left' IN (NEW.brakes, NEW.steering, NEW.wheels, NEW.airbags, NEW.leaks, NEW.insulation)"
        " AND NOT EXISTS (SELECT 1 FROM workshop_signednotice s WHERE s.order_id = NEW.order_id AND s.kind = 'unsafe')",
    ),
    Refuse(
        "workshop_workorder_claim_made_over",
        "workshop.WorkOrder",
        "UPDATE",
        "NEW.state = 'settled' AND OLD.state = 'ready' AND EXISTS (SELECT 1 FROM workshop_orderline l"
        " WHERE l.order_id = NEW.id AND l.payer = 'insurer' AND NOT l.dropped)"
        " AND NOT EXISTS (SELECT 1 FROM workshop_signednotice s WHERE s.order_id = NEW.id AND s.kind = 'claim')",
    ),
    FixedWhileUsed("catalogue.Part", WRITTEN, "workshop.OrderLine", _LIVING, _("an open work order")),
    FixedWhileUsed("catalogue.Part", WRITTEN, "workshop.AppointmentLine", _AWAITED, _("a car that is expected")),
    FixedWhileUsed("catalogue.Part", WRITTEN, "workshop.PackageItem", _SOLD, _("a package")),
    FixedWhileUsed(
        "catalogue.Part",
        WRITTEN,
        "workshop.MenuItem",
        "(SELECT m.active FROM workshop_servicemenu m WHERE m.id = u.menu_id)",
        _("a service menu"),
    ),
    Master(
        "workshop.LabourOp",
        once=("store_id", "code"),
        free=("name", "trade", "hours", "level", "high_voltage", "active"),
    ),
    Master("workshop.LoanCar", once=("store_id", "vehicle_id"), free=("note", "active")),
]
