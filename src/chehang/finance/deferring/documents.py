"""Deferrals, accruals and proofs in the register of documents; they print as their pages show them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from ..currency.models import Revaluation
from ..leasing.models import Lease
from ..proving.models import NightProof
from ..provisions.models import Provision
from .models import Accrual, Deferral


def deferral_content(row: Deferral) -> dict[str, Any]:
    """What is spread over which months."""
    return {
        "kind": row.kind,
        "text": row.text,
        "amount": str(row.amount),
        "months": row.months,
        "first": str(row.first),
    }


def accrual_content(row: Accrual) -> dict[str, Any]:
    """What is accrued."""
    return {"kind": row.kind, "text": row.text, "amount": str(row.amount), "period": row.period_id}


def proof_content(row: NightProof) -> dict[str, Any]:
    """What was proved, on which state of the journal."""
    return {"rules": row.rules, "pairs": row.pairs, "seq": row.seq, "head": row.head}


def revaluation_content(row: Revaluation) -> dict[str, Any]:
    """Which currency at which rate, and the differences."""
    return {
        "currency": row.currency,
        "rate": str(row.rate),
        "period": row.period_id,
        "owed": str(row.owed),
        "held": str(row.held),
    }


register(Document("finance.revaluation", model="finance.Revaluation", title=_("Currency revaluation"), series="TZF",
                  content=revaluation_content, see="finance.see_revaluations", link="/finance/revaluations/{id}/"))  # fmt: skip
register(Document("finance.deferral", model="finance.Deferral", title=_("Prepaid expense"), series="DT",
                  content=deferral_content, see="finance.see_deferrals", link="/finance/deferrals/{id}/"))  # fmt: skip
register(Document("finance.accrual", model="finance.Accrual", title=_("Accrued expense"), series="YTF",
                  content=accrual_content, see="finance.see_accruals", link="/finance/accruals/{id}/"))  # fmt: skip
register(Document("finance.proof", model="finance.NightProof", title=_("Nightly proof"), series="",
                  content=proof_content, see="finance.see_proofs", link="/finance/proofs/{id}/"))  # fmt: skip


def lease_content(row: Lease) -> dict[str, Any]:
    """What is leased on which terms."""
    return {
        "text": row.text,
        "lessor": row.lessor_id,
        "months": row.months,
        "payment": str(row.payment),
        "rate": str(row.rate),
        "present": str(row.liability),
    }


def provision_content(row: Provision) -> dict[str, Any]:
    """What is needed and what it changes."""
    return {
        "kind": row.kind,
        "period": row.period_id,
        "needed": str(row.needed),
        "used": str(row.used),
        "change": str(row.change),
    }


register(Document("finance.lease", model="finance.Lease", title=_("Lease"), series="ZLF", content=lease_content,
                  see="finance.see_leases", link="/finance/leases/{id}/"))  # fmt: skip
register(Document("finance.provision", model="finance.Provision", title=_("Provision"), series="ZB", content=provision_content,
                  see="finance.see_provisions", link="/finance/provisions/{id}/"))  # fmt: skip
