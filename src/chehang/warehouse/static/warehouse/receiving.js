// Receiving: each scan counts one; scans wait for one another; a chosen file is sent at once.
(() => {
  document.addEventListener("chehang:scan", (e) => {
    if (document.getElementById("work")?.dataset.counting !== "counting") return;
    e.preventDefault();
    const field = document.getElementById("scan-code");
    if (field) field.value = "";
    chehang.inTurn(() => chehang.work({ act: "count", code: e.detail, add: "1" }));
  });
  // A packing list that says what was ordered: filled where nothing was typed, to be looked over and saved.
  document.addEventListener("click", (e) => {
    if (e.target.closest("[data-as-ordered]"))
      for (const cell of document.querySelectorAll("input[data-ordered]")) cell.value ||= cell.dataset.ordered;
  });
  document.addEventListener("change", (e) => { if (e.target.matches("input[type=file][data-send]") && e.target.files[0]) e.target.form.requestSubmit(); });
  document.addEventListener("htmx:afterSettle", () => {
    document.querySelector("tr.hit")?.scrollIntoView({ block: "nearest" });
    if (!document.querySelector("#work details[open]")) document.getElementById("scan-code")?.focus({ preventScroll: true });
  });
})();
