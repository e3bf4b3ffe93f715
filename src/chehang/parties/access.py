"""Who may look at what of customers."""

from chehang.core.personal import opens

opens("parties.open_personal_data", "parties.Customer")
