// Boards and calendars: a card or an entry is moved by mouse or by arrows and Enter; the operation behind it decides.
(() => {
  const root = () => document.querySelector("[data-board], [data-calendar]");
  const places = () => [...document.querySelectorAll("[data-lane], [data-day]")];
  const nameOf = (place) => place?.dataset.lane ?? place?.dataset.day;
  let held = null, aim = null;

  const may = (card, place) => {
    const here = card.closest("[data-lane], [data-day]");
    if (!place || place === here) return false;
    return card.dataset.targets !== undefined ? card.dataset.targets.split(" ").includes(nameOf(place)) : card.hasAttribute("data-movable");
  };
  function light(card) { for (const p of places()) { p.classList.toggle("lit", Boolean(card) && may(card, p)); p.classList.remove("aim"); } }
  function quit() { held = aim = null; light(null); }

  async function move(card, to, operation) {
    const from = nameOf(card.closest("[data-lane], [data-day]"));
    const by = operation ?? root().dataset.operation ?? card.querySelector(`[data-to="${to}"]`)?.dataset.operation;
    const body = new URLSearchParams({ operation: by, seen: from, to, _key: chehang.key() });
    const answer = await fetch(`${root().dataset.move}${card.dataset.card}/`, { method: "POST", body, headers: { "X-CSRFToken": chehang.csrf } });
    const said = await answer.json().catch(() => ({}));
    if (said.form && said.short) { const a = document.createElement("a"); a.href = said.form; a.dataset.dialog = ""; document.body.append(a); a.click(); a.remove(); return; }
    if (said.form) { location.href = said.form; return; }
    if (said.refused) { chehang.toast(said.refused); if (said.code === "move.moved") setTimeout(() => location.reload(), 2500); return; }
    location.reload();
  }
  const operationTo = (card, to) => root().dataset.operation || card.querySelector(`[data-to="${to}"]`)?.dataset.operation;

  document.addEventListener("dragstart", (e) => { const card = e.target.closest?.("[data-card]"); if (card) { held = card; e.dataTransfer.setData("text/plain", card.dataset.card); e.dataTransfer.effectAllowed = "move"; light(card); } });
  document.addEventListener("dragover", (e) => { const p = e.target.closest?.("[data-lane], [data-day]"); if (held && may(held, p)) { e.preventDefault(); for (const o of places()) o.classList.toggle("aim", o === p); } });
  document.addEventListener("drop", (e) => { const p = e.target.closest?.("[data-lane], [data-day]"); if (held && may(held, p)) { e.preventDefault(); const card = held, to = nameOf(p); quit(); move(card, to, operationTo(card, to)); } });
  document.addEventListener("dragend", quit);
  document.addEventListener("click", (e) => {
    const button = e.target.closest("[data-card] [data-operation]");
    if (button) { e.preventDefault(); move(button.closest("[data-card]"), button.dataset.to, button.dataset.operation); return; }
    const fold = e.target.closest("[data-fold]");
    if (fold) { e.preventDefault(); e.stopPropagation(); unfold(fold); }
    const tab = e.target.closest("[role=tab]");
    if (tab) show(tab);
  }, true);

  document.addEventListener("keydown", (e) => {
    const tab = e.target.closest?.("[role=tab]");
    if (tab && ["ArrowLeft", "ArrowRight"].includes(e.key)) { const all = [...tab.parentElement.children]; const next = all[(all.indexOf(tab) + (e.key === "ArrowRight" ? 1 : -1) + all.length) % all.length]; next.focus(); show(next); e.preventDefault(); return; }
    const card = document.activeElement?.closest?.("[data-card]");
    if (!card || card !== document.activeElement || !root()) return;
    if (e.key === "Escape" && aim) { quit(); e.preventDefault(); return; }
    if (chehang.isEnter(e)) {
      e.preventDefault();
      if (aim) { const to = nameOf(aim); quit(); move(card, to, operationTo(card, to)); } else location.href = card.dataset.href ?? card.href;
      return;
    }
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[e.key];
    if (!step) return;
    const sideways = e.key === "ArrowLeft" || e.key === "ArrowRight";
    const grid = document.querySelector("[data-calendar]");
    if (!grid && !sideways) { const all = [...card.parentElement.querySelectorAll("[data-card]")]; all[all.indexOf(card) + step]?.focus(); e.preventDefault(); return; }
    const all = places(), far = grid && !sideways ? step * 7 : step;
    let at = all.indexOf(aim ?? card.closest("[data-lane], [data-day]")) + far;
    while (!grid && all[at] && !may(card, all[at])) at += step;
    if (all[at] && may(card, all[at])) { aim = all[at]; held = card; light(card); aim.classList.add("aim"); } else if (all[at] === card.closest("[data-lane], [data-day]")) quit();
    e.preventDefault();
  });

  function unfold(button) {
    const row = button.closest("tr"), open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", open); button.textContent = open ? "▾" : "▸";
    for (let next = row.nextElementSibling; next && +next.dataset.depth > +row.dataset.depth; next = next.nextElementSibling) {
      next.classList.toggle("folded", !open);
      const inner = next.querySelector("[data-fold]"); if (inner && open) { inner.setAttribute("aria-expanded", true); inner.textContent = "▾"; }
    }
  }
  function show(tab) {
    for (const t of tab.parentElement.children) { const on = t === tab; t.setAttribute("aria-selected", on); t.tabIndex = on ? 0 : -1; document.getElementById(t.getAttribute("aria-controls")).hidden = !on; }
  }
  document.addEventListener("change", (e) => {
    if (e.target.matches("[data-every]")) for (const box of document.querySelectorAll("[name=row]")) box.checked = e.target.checked;
    const bar = document.querySelector(".bulk-bar");
    if (bar && e.target.matches("[data-every], [name=row]")) { const n = document.querySelectorAll("[name=row]:checked").length; bar.querySelector("b").textContent = n; for (const b of bar.querySelectorAll("button")) b.disabled = !n; }
  });
})();
