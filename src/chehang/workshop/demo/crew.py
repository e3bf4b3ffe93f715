"""Who works in the workshop of the sample store, by login."""

ADVISERS = ("jiangxue", "yuchen")
DISPATCHER, INSPECTOR, CHIEF = "panjie", "luming", "weiguodong"
TECHNICIANS = ("tiezhu", "taoyong", "shilei")
CASHIER, CLERK = "baijie", "xiaping"
