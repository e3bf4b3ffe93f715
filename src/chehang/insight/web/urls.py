"""Addresses of insight."""

from django.urls import path

from . import briefing, cockpit, duties, group, measures, operating, owed, scenario, seen, strategy, tree, why, year

urlpatterns = [
    path("insight/", cockpit.home, name="insight-cockpit"),
    path("insight/group/", group.home, name="insight-group"),
    path("insight/group/of/<slug:department>/", group.department, name="insight-group-rows"),
    path("insight/group/<str:name>/", group.ranking, name="insight-ranking"),
    path("insight/scenarios/<int:pk>/sheet/", scenario.sheet, name="insight-scenario-sheet"),
    path("insight/of/<slug:department>/", cockpit.gauges, name="insight-gauges"),
    path("measures/", measures.index, name="measures"),
    path("measures/of/<slug:owner>/", measures.tiles, name="measure-tiles"),
    path("measures/<str:name>/", measures.one, name="measure"),
    path("measures/<str:name>/seen/", seen.then_and_now, name="measure-seen"),
    path("measures/<str:name>/seen.json", seen.as_data, name="measure-seen-data"),
    path("measures/<str:name>/why/", why.why, name="measure-why"),
    path("measures/<str:name>/export/", measures.export, name="measure-export"),
    path("insight/tree/", tree.tree, name="insight-tree"),
    path("insight/tree/<slug:code>/", tree.tree, name="insight-tree-of"),
    path("insight/operating/", operating.operating, name="insight-operating"),
    path("insight/year/", year.year, name="insight-year"),
    path("insight/briefing/figures/", briefing.figures, name="insight-briefing-figures"),
    path("insight/briefing/", briefing.briefing, name="insight-briefing"),
    path("insight/strategies/<int:pk>/years/", strategy.years, name="insight-strategy-years"),
    path("insight/owed/", owed.owed, name="insight-owed"),
    path("insight/duties/", duties.board, name="insight-duties"),
    path("insight/duties/mine/", duties.mine, name="insight-duties-mine"),
    path("insight/duties/<slug:number>/", duties.one, name="insight-duty"),
]
