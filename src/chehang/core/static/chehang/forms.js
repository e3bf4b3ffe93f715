// Forms: Enter goes on, Ctrl+S saves, Esc goes back; line grids grow; half-width digits; numbers are checked as typed.
(() => {
  const words = document.getElementById("words")?.dataset ?? {};
  const csrf = document.body.dataset.csrf;
  const halfWidth = (s) => s.replace(/[０-９Ａ-Ｚａ-ｚ．－]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/。/g, ".").replace(/，/g, ",");

  function enrich(root) {
    for (const s of root.querySelectorAll("select[data-ref]")) {
      if (s.tomselect || s.closest("template")) continue;
      new TomSelect(s, {
        valueField: "value", labelField: "text", searchField: [], preload: "focus", maxOptions: 20, placeholder: s.dataset.placeholder ?? words.choose, allowEmptyOption: false, openOnFocus: true,
        load(q, done) { fetch(`/ref/${s.dataset.ref}/?q=${encodeURIComponent(q)}`).then((r) => r.json()).then((rows) => { this.clearOptions(); done(rows); }, () => done()); },
        score: () => () => 1,
      });
    }
  }
  // Everything a new piece of page needs: searches, a first empty line, the first error in focus.
  function prepare(root) {
    enrich(root);
    root.querySelectorAll("[data-lines]").forEach((set) => { if (!set.querySelector("tbody tr")) addRow(set, false); balance(set); });
    root.querySelector(".is-invalid")?.focus();
  }
  document.addEventListener("htmx:afterSwap", (e) => prepare(e.target));
  // With a keyboard the first empty field is ready to be typed into; a phone shows no keys unasked. Where digits choose, nothing takes them away.
  function begin(form) {
    if (!form || form.querySelector("[data-digit]") || document.activeElement !== document.body || matchMedia("(pointer: coarse)").matches) return;
    const first = [...form.querySelectorAll("input:not([type=hidden]), select, textarea")].find((x) => !x.disabled && !x.value && (x.tomselect || x.offsetParent !== null));
    (first?.tomselect ?? first)?.focus({ preventScroll: true });
  }

  // Width is mended in sight of the person, also when an input method hands its digits over; no sign is dropped.
  function narrow(input) {
    const half = halfWidth(input.value);
    if (half !== input.value) { input.value = half; input.dispatchEvent(new Event("input", { bubbles: true })); }
  }
  // A figure is overwritten, not added to: the click that comes into its field marks all of it, the next one sets the caret.
  let entered = null;
  document.addEventListener("focusin", (e) => { entered = e.target.matches?.("input[data-number]") ? e.target : null; entered?.select(); });
  document.addEventListener("mouseup", (e) => { if (entered && e.target === entered && entered.selectionStart === entered.selectionEnd) entered.select(); entered = null; });
  document.addEventListener("compositionend", (e) => { if (e.target.matches("[data-number], [data-code]")) narrow(e.target); });
  document.addEventListener("input", (e) => {
    if (e.target.matches("[data-number], [data-code]") && !e.isComposing) narrow(e.target);
    if (e.target.matches("form[data-act] [data-number]")) judge(e.target);
  }, true);  // before any page's own listener: they all read what the field shows

  // A wrong number is said at its field while typing; the server judges again.
  function judge(input) {
    const bad = input.value.trim() !== "" && chehang.plainNumber(input.value) === null, box = input.parentElement.querySelector("[data-judged]");
    input.classList.toggle("is-invalid", bad);
    if (bad && !box) { const d = document.createElement("div"); d.className = "invalid-feedback d-block"; d.dataset.judged = ""; d.textContent = words.number; input.after(d); }
    if (!bad) { box?.remove(); if (!input.classList.contains("is-invalid")) input.parentElement.querySelector(".invalid-feedback")?.remove(); }
  }
  document.addEventListener("focusout", (e) => {
    if (e.target.matches?.("form[data-act] .input [required]")) e.target.classList.toggle("is-invalid", e.target.value.trim() === "" && e.relatedTarget !== null && !e.relatedTarget?.matches("[data-back], [type=submit]"));
  });

  // Lines with a debit and a credit: two to begin with, today's date, and what they differ by always in sight; = fills it in.
  const side = (set, name) => [...set.querySelectorAll(`tbody input[name$="-${name}"]`)];
  const fen = (input) => Math.round(Number(chehang.plainNumber(input.value) ?? 0) * 100);
  const yuan = (sum) => (sum / 100).toLocaleString("en-US", { minimumFractionDigits: 2 });
  function balance(set) {
    if (!side(set, "debit").length || !side(set, "credit").length) return;
    let told = set.querySelector(".balance");
    if (!told) {
      told = document.createElement("p"); told.className = "balance"; told.setAttribute("role", "status"); set.append(told);
      if (set.querySelectorAll("tbody tr").length < 2) addRow(set, false);
      const day = set.closest("form").querySelector("input[type=date][name=date]");
      if (day && !day.value) day.value = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());
    }
    const [debit, credit] = ["debit", "credit"].map((name) => side(set, name).reduce((sum, x) => sum + fen(x), 0));
    told.textContent = words.balance.replace("{debit}", yuan(debit)).replace("{credit}", yuan(credit)).replace("{difference}", yuan(debit - credit));
    told.classList.toggle("neg", debit !== credit);
  }
  document.addEventListener("input", (e) => { const set = e.target.closest("[data-lines]"); if (set) balance(set); });
  document.addEventListener("keydown", (e) => {
    if (e.key !== "=" || !e.target.matches('[data-lines] input[name$="-debit"], [data-lines] input[name$="-credit"]')) return;
    const set = e.target.closest("[data-lines]"), mine = e.target.name.endsWith("-debit") ? "debit" : "credit", other = mine === "debit" ? "credit" : "debit";
    e.preventDefault(); e.target.value = "";
    const lacks = side(set, other).reduce((sum, x) => sum + fen(x), 0) - side(set, mine).reduce((sum, x) => sum + fen(x), 0);
    if (lacks > 0) e.target.value = (lacks / 100).toFixed(2);
    balance(set);
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
  document.addEventListener("click", (e) => {
    const add = e.target.closest("[data-add-row]"), drop = e.target.closest("[data-drop-row]");
    if (add) addRow(add.closest("[data-lines]"));
    if (drop) { const set = drop.closest("[data-lines]"); drop.closest("tr").remove(); balance(set); }
  });

  document.addEventListener("keydown", (e) => {
    const form = e.target.closest?.("form[data-act]");
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "s") {
      const f = form ?? document.querySelector("dialog[open] form[data-act], form[data-act]");
      if (f) { e.preventDefault(); f.requestSubmit(); }
    }
    if (!form) return;
    if (e.key === "Escape" && !document.querySelector("dialog[open]")) { form.querySelector("[data-back]")?.click(); }
    if (chehang.isEnter(e) && e.target.matches("input, select")) {
      e.preventDefault();
      const all = stops(form), i = all.indexOf(e.target), set = e.target.closest("[data-lines]");
      const row = set && e.target.closest("tr");
      const last = row && row === set.querySelector("tbody tr:last-child") && [...row.querySelectorAll("input, select")].pop() === e.target;
      // A line that says something is followed by another one; the button is reached from an empty line.
      if (last && row.querySelector("[name]")?.value) addRow(set); else (all[i + 1] ?? all[i])?.focus();
    }
  });

  // One click, one act: the button rests while the request is under way.
  document.addEventListener("submit", (e) => {
    const f = e.target;
    if (f.dataset.sent && !f.matches("[hx-get]")) { e.preventDefault(); return; }
    if (f.method === "post") { f.dataset.sent = "1"; setTimeout(() => delete f.dataset.sent, 8000); }
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((f) => delete f.dataset.sent));

  // One step of a page that works in #work: sent, and its answer stands in its place when the promise resolves.
  const work = (values) => htmx.ajax("POST", location.pathname, { target: "#work", swap: "outerHTML", values: { ...values, _key: chehang.key() }, headers: { "X-CSRFToken": csrf } });

  prepare(document); begin(document.querySelector("main form[data-act]"));
  window.chehang = Object.assign(window.chehang ?? {}, { csrf, work, addRow, enrich, prepare, halfWidth, key: () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("") });
})();
