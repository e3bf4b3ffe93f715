from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .states import KEY

LOAN = register(
    Document(
        "keys.loan", model="keys.KeyLoan", title=_("Key loan"), series="YS9", see="keys.see_loans", machine=KEY,
        content=lambda loan: {"plate": loan.plate_no, "holder": loan.holder_id}, link="/keys/loans/{id}/",
    )
)  # fmt: skip
