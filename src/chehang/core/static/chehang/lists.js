// Lists: the column chooser, saved filters and the export follow the address.
(() => {
  document.addEventListener("change", (e) => {
    const menu = e.target.closest("form[data-columns]");
    if (!menu) return;
    const chosen = [...menu.querySelectorAll("input[type=checkbox]:checked")].map((i) => i.value);
    if (!chosen.length) { e.target.checked = true; return; }
    const here = new URL(location.href); here.searchParams.delete("columns");
    menu.elements.query.value = new URLSearchParams({ columns: chosen.join(",") });
    menu.elements._next.value = here.pathname + here.search;
    menu.requestSubmit();
  });
  document.addEventListener("click", (e) => { if (e.target.matches("[data-usual]")) e.target.form.elements.query.value = ""; });
  document.addEventListener("submit", (e) => { if (e.target.matches("[data-save-filter]")) e.target.query.value = asked() || "q="; }, true);

  // Only what was filled in stands in the address.
  function asked() {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of [...query]) if (!value || name === "page") query.delete(name);
    return query.toString();
  }
  document.addEventListener("htmx:configRequest", (e) => {
    if (!e.target.matches(".filters")) return;
    for (const [name, value] of [...e.detail.formData.entries()]) if (!value) e.detail.formData.delete(name);
  });
  document.addEventListener("htmx:pushedIntoHistory", () => {
    const link = document.querySelector("[data-export]"), clear = document.querySelector("[data-clear-filters]");
    if (link) link.href = `${link.dataset.export}?${asked()}`;
    if (clear) clear.hidden = !asked();
    for (const box of document.querySelectorAll(".filters select, .filters input:not([type=search])")) box.classList.toggle("on", Boolean(box.value));
  });
})();
