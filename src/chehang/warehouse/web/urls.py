"""Addresses of the warehouse's own pages."""

from django.urls import path

from . import counting, labels, picking, placing, receiving, signing

urlpatterns = [
    path("warehouse/receiving/", receiving.index, name="receiving"),
    path("warehouse/receiving/<int:pk>/", receiving.receive, name="receive"),
    path("warehouse/putaway/", placing.place, name="putaway"),
    path("warehouse/picking/", picking.index, name="picking"),
    path("warehouse/picking/<int:pk>/", picking.pick, name="pick"),
    path("warehouse/signing/", signing.index, name="signing"),
    path("warehouse/signing/<int:pk>/", signing.sign, name="sign"),
    path("warehouse/counting/", counting.index, name="counting"),
    path("warehouse/counting/<int:pk>/", counting.count, name="count"),
    path("warehouse/count_calendar/", counting.calendar_page, name="count-calendar"),
    path("warehouse/bins/<int:pk>/label/", labels.bin_label, name="bin-label"),
    path("warehouse/bins/labels/", labels.all_labels, name="bin-labels"),
]
