"""Addresses of the pages of imports."""

from django.urls import path

from . import costs, declaration

urlpatterns = [
    path("customs/shipments/<int:pk>/cost_sheet.xlsx", costs.as_excel, name="cost-sheet-xlsx"),
    path("customs/shipments/<int:pk>/declaration/", declaration.declaration, name="declaration"),
    path(
        "customs/shipments/<int:pk>/declaration.json", declaration.download, {"kind": "json"}, name="declaration-json"
    ),
    path(
        "customs/shipments/<int:pk>/declaration.xlsx", declaration.download, {"kind": "xlsx"}, name="declaration-xlsx"
    ),
]
