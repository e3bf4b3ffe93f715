// A short act opens over the page it belongs to; Esc closes it, a refusal stays in it.
(() => {
  const dialog = document.getElementById("act-dialog");
  if (!dialog) return;
  document.addEventListener("click", async (e) => {
    const link = e.target.closest("a[data-dialog]");
    if (link && !e.ctrlKey && !e.metaKey && !e.shiftKey && e.button === 0) {
      e.preventDefault();
      await htmx.ajax("GET", link.href, { target: "#act-dialog", swap: "innerHTML" });
      if (dialog.childElementCount && !dialog.open) dialog.showModal();
      dialog.querySelector(".is-invalid, input:not([type=hidden]), select, textarea, button")?.focus();
    }
    if (e.target === dialog || (e.target.closest("[data-back]") && dialog.contains(e.target))) { e.preventDefault(); dialog.close(); }
  });
  dialog.addEventListener("close", () => dialog.replaceChildren());
})();
