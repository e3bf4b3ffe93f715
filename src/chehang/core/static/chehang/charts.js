// Draws the charts of a page from their JSON options.
(() => {
  for (const box of document.querySelectorAll("[data-chart]")) {
    const chart = echarts.init(box);
    chart.setOption(JSON.parse(document.getElementById(box.dataset.chart).textContent));
    addEventListener("resize", () => chart.resize());
  }
})();
