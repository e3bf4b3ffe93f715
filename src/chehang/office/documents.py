"""The documents of administration."""

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .states import HAZARD, SEAL

register(
    Document(
        "office.hazard", model="office.Hazard", title=_("Hazard"), series="YH", see="office.see_hazards", machine=HAZARD,
        content=lambda h: {"place": h.place, "what": h.what, "level": h.level, "measure": h.measure, "due": str(h.due or "")},
        link="/office/hazards/{id}/",
    )
)  # fmt: skip
register(
    Document(
        "office.seal", model="office.SealUse", title=_("Use of a seal"), series="YY", see="office.see_seals", machine=SEAL,
        content=lambda s: {"seal": s.seal, "paper": s.paper, "copies": s.copies}, link="/office/seals/{id}/",
    )
)  # fmt: skip
