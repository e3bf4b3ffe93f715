"""Addresses of the kernel's pages. The catch-all list addresses come last."""

from django.urls import path

from . import acts, approvals, attachments, bulk, desk, details, lists, moving, refs

urlpatterns = [
    path("", desk.home, name="home"),
    path("desk/count/", desk.count, name="desk-count"),
    path("find/", desk.palette, name="palette"),
    path("scan/", desk.scanned, name="scanned"),
    path("jobs/<int:pk>/", desk.job_page, name="job"),
    path("approvals/", approvals.waiting_page, name="approvals"),
    path("approvals/decide/", approvals.decide, name="approvals-decide"),
    path("approvals/<int:pk>/", approvals.one_page, name="approval"),
    path("files/", attachments.upload, name="upload"),
    path("files/<int:pk>/", attachments.download, name="file"),
    path("paper/<str:name>/<int:pk>/<slug:layout>/", attachments.printed, name="paper"),
    path("paper/<str:name>/<int:pk>/<slug:layout>/preview/", attachments.print_preview, name="paper-preview"),
    path("ref/<str:model>/", refs.options, name="ref"),
    path("do/<slug:app>/<slug:verb>/", acts.act, name="act"),
    path("move/<slug:app>/<slug:slug>/<int:pk>/", moving.move, name="move"),
    path("bulk/<slug:app>/<slug:slug>/", bulk.many, name="bulk"),
    path("<slug:app>/<slug:slug>/", lists.list_page, name="list"),
    path("<slug:app>/<slug:slug>/export/", lists.export, name="export"),
    path("<slug:app>/<slug:slug>/<int:pk>/", details.detail_page, name="detail"),
]
