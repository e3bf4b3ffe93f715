// Forms: Enter goes on, Ctrl+S saves, Esc goes back; line grids grow; half-width digits; a draft is kept.
(() => {
  const words = document.getElementById("words")?.dataset ?? {};
  const csrf = document.body.dataset.csrf;
  const halfWidth = (s) => s.replace(/[０-９Ａ-Ｚａ-ｚ．－]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/。/g, ".").replace(/[，,]/g, "");

  function enrich(root) {
    for (const s of root.querySelectorAll("select[data-ref]")) {
      if (s.tomselect || s.closest("template")) continue;
      new TomSelect(s, {
        valueField: "value", labelField: "text", searchField: [], preload: "focus", maxOptions: 20, placeholder: words.choose, openOnFocus: true,
        load(q, done) { fetch(`/ref/${s.dataset.ref}/?q=${encodeURIComponent(q)}`).then((r) => r.json()).then((rows) => { this.clearOptions(); done(rows); }, () => done()); },
        score: () => () => 1,
      });
    }
  }
  enrich(document);
  document.addEventListener("htmx:afterSwap", (e) => enrich(e.target));

  document.addEventListener("input", (e) => {
    if (e.target.matches("[data-number], [data-code]") && !e.isComposing) {
      const half = halfWidth(e.target.value);
      if (half !== e.target.value) e.target.value = half;
    }
  });

  const stops = (form) => [...form.querySelectorAll("input:not([type=hidden]), select, textarea, button[type=submit]")].filter((x) => !x.disabled && x.offsetParent !== null && x.tabIndex >= 0);
  function addRow(set, focus = true) {
    const n = Number(set.dataset.next ?? set.querySelectorAll("tbody tr").length);
    set.dataset.next = n + 1;
    const row = set.querySelector("template").content.firstElementChild.cloneNode(true);
    row.querySelectorAll("[name]").forEach((x) => { x.name = x.name.replace("__n__", n); });
    set.querySelector("tbody").append(row);
    enrich(row);
    if (focus) (row.querySelector("select[data-ref]")?.tomselect ?? row.querySelector("input, select"))?.focus();
    return row;
  }
  document.querySelectorAll("[data-lines]").forEach((set) => { if (!set.querySelector("tbody tr")) addRow(set, false); });

  document.addEventListener("click", (e) => {
    const add = e.target.closest("[data-add-row]"), drop = e.target.closest("[data-drop-row]");
    if (add) addRow(add.closest("[data-lines]"));
    if (drop) drop.closest("tr").remove();
  });

  document.addEventListener("keydown", (e) => {
    const form = e.target.closest?.("form[data-act]");
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "s") {
      const f = form ?? document.querySelector("form[data-act]");
      if (f) { e.preventDefault(); f.requestSubmit(); }
    }
    if (!form) return;
    if (e.key === "Escape" && !document.querySelector("dialog[open]")) { form.querySelector("[data-back]")?.click(); }
    if (e.key === "Enter" && e.target.matches("input, select") && !e.isComposing) {
      e.preventDefault();
      const all = stops(form), i = all.indexOf(e.target), set = e.target.closest("[data-lines]");
      const last = set && e.target.closest("tr") === set.querySelector("tbody tr:last-child") && [...e.target.closest("tr").querySelectorAll("input, select")].pop() === e.target;
      if (last && e.target.value) addRow(set); else (all[i + 1] ?? all[i])?.focus();
    }
  });

  // One click, one act: the button rests while the request is under way.
  document.addEventListener("submit", (e) => {
    const f = e.target;
    if (f.dataset.sent && !f.matches("[hx-get]")) { e.preventDefault(); return; }
    if (f.method === "post") { f.dataset.sent = "1"; setTimeout(() => delete f.dataset.sent, 8000); }
    const key = f.dataset.draftKey; if (key) localStorage.removeItem(`draft:${key}`);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((f) => delete f.dataset.sent));

  // A long form keeps a draft in this browser; nothing secret is kept.
  for (const f of document.querySelectorAll("form[data-draft-key]")) {
    const key = `draft:${f.dataset.draftKey}`;
    const kept = localStorage.getItem(key);
    if (kept && !document.querySelector(".refusal")) {
      const b = document.createElement("button"); b.type = "button"; b.className = "btn btn-sm mb-2"; b.textContent = words.draft;
      b.addEventListener("click", () => { for (const [n, v] of JSON.parse(kept)) { const x = f.elements[n]; if (x && !x.dataset?.ref) x.value = v; } b.remove(); });
      f.prepend(b);
    }
    f.addEventListener("input", () => {
      const data = [...new FormData(f)].filter(([n]) => !n.startsWith("_") && n !== "csrfmiddlewaretoken" && f.elements[n]?.type !== "password");
      if (data.some(([, v]) => v)) localStorage.setItem(key, JSON.stringify(data));
    });
  }
  document.querySelector(".is-invalid")?.focus();
  window.chehang = Object.assign(window.chehang ?? {}, { csrf, addRow, enrich, halfWidth, key: () => crypto.randomUUID().replaceAll("-", "") });
})();
