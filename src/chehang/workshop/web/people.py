"""Who sees the workshop."""

ADVISERS = ("service_advisor", "service_manager")
FLOOR = (*ADVISERS, "dispatcher", "technician", "inspector", "warranty_clerk")
READERS = (
    *FLOOR,
    "general_manager",
    "finance_manager",
    "accountant",
    "cashier",
    "parts_manager",
    "keeper",
    "customer_service_manager",
)
LEADERS = ("service_manager", "general_manager", "hr_manager")
