// Waiting for my decision: J and K walk, X marks, A approves, R sends back; the open one lies beside the list.
(() => {
  const list = document.getElementById("decide"), opened = document.getElementById("opened");
  const wide = () => matchMedia("(min-width: 992px)").matches;
  const rows = () => [...document.querySelectorAll("[data-ask]")];
  const marked = () => rows().filter((r) => r.querySelector("input").checked);

  async function open(row) {
    for (const r of rows()) r.classList.toggle("on", r === row);
    row.scrollIntoView({ block: "nearest" });
    const answer = await fetch(`/approvals/${row.dataset.ask}/`, { headers: { "HX-Request": "true" } });
    if (answer.ok && row.classList.contains("on")) { opened.innerHTML = await answer.text(); document.dispatchEvent(new CustomEvent("htmx:afterSwap")); }
  }
  function walk(by) {
    const all = rows(), at = all.findIndex((r) => r.classList.contains("on")), next = all[at + by];
    if (next) open(next);
  }
  function count() {
    const several = document.querySelector("[data-several]"), n = marked().length;
    if (!several) return;
    several.hidden = n === 0;
    several.querySelector("[data-count]").textContent = n;
  }
  const one = () => document.querySelector("form[data-one]");
  function press(how) { one()?.querySelector(`button[value=${how}]`)?.click(); }

  list?.addEventListener("click", (e) => {
    const link = e.target.closest(".ask a");
    if (link && wide() && !e.ctrlKey && !e.metaKey) { e.preventDefault(); open(link.closest("[data-ask]")); }
    const button = e.target.closest("[data-how]");
    if (!button) return;
    let reason = "";
    if (button.dataset.how === "return") {
      reason = one()?.elements.reason?.value.trim() ?? "";
      if (!reason) { one()?.elements.reason?.focus(); return; }
    }
    list.elements.how.value = button.dataset.how; list.elements.reason.value = reason; list.submit();
  });
  list?.addEventListener("change", (e) => {
    if (e.target.matches("[data-all]")) for (const r of rows()) r.querySelector("input").checked = e.target.checked;
    count();
  });
  // Sending back needs its reason: the key or the button first leads to it. Enter in it decides nothing.
  document.addEventListener("click", (e) => {
    const button = e.target.closest("form[data-one] button[name=how]");
    if (!button || button.value === "approve") return;
    const reason = button.form.elements.reason;
    if (reason.value.trim().length < 2) { e.preventDefault(); reason.focus(); reason.classList.add("is-invalid"); }
  });
  document.addEventListener("keydown", (e) => { if (chehang.isEnter(e) && e.target.matches("form[data-one] input")) e.preventDefault(); });
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || document.querySelector("dialog[open]")) return;
    if (e.target.matches("input:not([type=checkbox]),textarea,select")) return;
    const key = e.key.toLowerCase();
    const acts = { j: () => walk(1), k: () => walk(-1), a: () => press("approve"), r: () => press("return"), x: () => { const box = document.querySelector(".ask.on input"); if (box) { box.checked = !box.checked; count(); } } };
    if (acts[key]) { e.preventDefault(); acts[key](); }
  });
})();
