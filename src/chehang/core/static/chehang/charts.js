// Draws the charts of a page from their JSON options.
(() => {
  for (const box of document.querySelectorAll("[data-chart]")) {
    const chart = echarts.init(box);
    const options = JSON.parse(document.getElementById(box.dataset.chart).textContent);
    chart.setOption(options);
    // A point that carries an address opens the rows behind it.
    chart.on("click", (e) => { const url = e.data?.url ?? options.urls?.[e.dataIndex]; if (url?.startsWith("/")) location.href = url; });
    addEventListener("resize", () => chart.resize());
  }
})();
