// The parts counter. Everything works from the keyboard; amounts shown here are worked out again by the server.
(() => {
  const $ = (s) => document.querySelector(s);
  const words = $("#counter-words").dataset, data = JSON.parse($("#counter-data").textContent);
  const ask = $("#ask"), hits = $("#hits"), basket = $("#basket tbody"), refusal = $("#refusal");
  let lines = data.lines ?? [], customer = data.customer, sale = document.querySelector(".counter").dataset.sale || null;
  let found = [], chosen = 0, asked = 0, timer = 0, key = chehang.key(), busy = false;
  const el = (tag, text = "", css = "") => { const x = document.createElement(tag); x.textContent = text; if (css) x.className = css; return x; };
  // Fen as integers: no floating point in money, not even for show.
  const fen = (t) => { const [a, b = ""] = String(t || "0").split("."); return BigInt(a || "0") * 100n + BigInt((b + "00").slice(0, 2)); };
  const milli = (t) => { const [a, b = ""] = String(t || "0").split("."); return BigInt(a || "0") * 1000n + BigInt((b + "000").slice(0, 3)); };
  const yuan = (f) => { const s = f.toString().padStart(3, "0"); return s.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",") + "." + s.slice(-2); };
  const amount = (l) => { try { const exact = milli(l.quantity) * fen(l.price) * (100000n - milli(l.discount || "0")); return (exact + 50000000n) / 100000000n; } catch { return 0n; } };

  function draw() {
    basket.replaceChildren(...lines.map((l, i) => {
      const tr = document.createElement("tr"); tr.dataset.i = i;
      const q = document.createElement("input"), d = document.createElement("input"), x = el("button", "✕", "btn btn-sm btn-ghost-danger");
      q.className = d.className = "form-control form-control-sm"; q.value = l.quantity; d.value = l.discount || "0"; q.dataset.number = d.dataset.number = "";
      q.inputMode = d.inputMode = "decimal"; q.setAttribute("aria-label", words.quantity); d.setAttribute("aria-label", words.discount); x.type = "button"; x.setAttribute("aria-label", words.drop);
      q.addEventListener("input", () => { l.quantity = q.value; sums(); }); d.addEventListener("input", () => { l.discount = d.value; sums(); });
      q.addEventListener("keydown", (e) => { if (e.key === "Enter") { e.preventDefault(); ask.focus(); ask.select(); } });
      d.addEventListener("keydown", (e) => { if (e.key === "Enter") { e.preventDefault(); ask.focus(); } });
      x.addEventListener("click", () => { lines.splice(i, 1); draw(); ask.focus(); });
      const cells = [el("td", i + 1), el("td", l.number), el("td", l.name), el("td", "", "num"), el("td", l.price, "num"), el("td", "", "num"), el("td", "", "num sum"), el("td")];
      cells[3].append(q); cells[5].append(d); cells[7].append(x); tr.append(...cells); return tr;
    }));
    $("#empty").hidden = lines.length > 0; sums();
  }
  function sums() { let t = 0n; lines.forEach((l, i) => { const a = amount(l); t += a; basket.children[i].querySelector(".sum").textContent = yuan(a); }); $("#total").textContent = yuan(t); }
  function say(text, field = "") {
    refusal.textContent = text; refusal.hidden = !text;
    basket.querySelectorAll("tr").forEach((r) => r.classList.remove("wrong"));
    const m = /^lines\.(\d+)/.exec(field); if (m) basket.children[m[1]]?.classList.add("wrong");
  }
  function add(h) {
    if (!h.price) { say(`${h.number}: ${words.noprice}`); return; }
    const there = lines.findIndex((l) => l.part === h.part);
    if (there >= 0) lines[there].quantity = String(Number(milli(lines[there].quantity) + 1000n) / 1000); else lines.push({ ...h, quantity: "1", discount: "0" });
    say(""); draw(); hits.replaceChildren(); found = []; ask.value = "";
    const q = basket.children[there >= 0 ? there : lines.length - 1].querySelector("input"); q.focus(); q.select();
  }
  function show() {
    hits.replaceChildren(...found.map((h, i) => {
      const li = el("li", "", i === chosen ? "on" : ""), a = el("div"), b = el("div"), c = el("div");
      a.append(el("b", h.number), document.createElement("br"), el("small", h.why)); b.append(el("span", h.name), document.createElement("br"), el("small", [h.brand, h.quality, ...h.bins].filter(Boolean).join("  ")));
      const none = h.available === "0"; c.append(el("span", none ? words.none : `${words.stock} ${h.available}`, `state state-${none ? "amber" : "green"}`));
      if (none && h.instead.length) c.append(document.createElement("br"), el("small", `${words.instead} ${h.instead.map((x) => `${x.number} (${x.available})`).join(", ")}`));
      li.append(a, b, c, el("div", h.price || words.noprice, "price")); li.addEventListener("click", () => add(h)); return li;
    }));
  }
  async function look(text, scan = false) {
    const mine = ++asked;
    if (!text) { found = []; show(); return; }
    const r = await fetch(`/counter/find/?q=${encodeURIComponent(text)}&class=${customer?.class ?? "retail"}`);
    if (mine !== asked || !r.ok) return;
    found = (await r.json()).hits; chosen = 0; show();
    if (scan && found.length === 1) add(found[0]);
    const lost = $("#lost"); if (found[0]) lost.href = `/do/counter/record_lost_sale/?part=${found[0].part}`;
  }
  ask.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => look(ask.value.trim()), 110); });
  ask.addEventListener("keydown", async (e) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") { chosen = (chosen + (e.key === "ArrowDown" ? 1 : -1) + found.length) % Math.max(1, found.length); show(); e.preventDefault(); }
    if (e.key === "Enter") { e.preventDefault(); clearTimeout(timer); if (!found.length) await look(ask.value.trim()); if (found[chosen]) add(found[chosen]); }
    if (e.key === "Escape") { ask.value = ""; look(""); }
  });
  document.addEventListener("chehang:scan", (e) => { e.preventDefault(); ask.value = e.detail; look(e.detail, true); });

  const askC = $("#ask-customer"), hitsC = $("#customer-hits");
  function setCustomer(c) { customer = c; $("#customer").textContent = c ? `${c.name} · ${c.class_title}${c.credit ? ` · ${words.credit} ${c.credit}` : ""}` : words.walkin; hitsC.replaceChildren(); askC.value = ""; if (found.length) look(ask.value.trim()); }
  let foundC = [], timerC = 0;
  askC.addEventListener("input", () => { clearTimeout(timerC); timerC = setTimeout(async () => {
    const r = await (await fetch(`/counter/customers/?q=${encodeURIComponent(askC.value.trim())}`)).json(); foundC = r.hits;
    hitsC.replaceChildren(...foundC.map((c) => { const li = el("li"); li.append(el("span", c.name), el("small", c.hint)); li.addEventListener("click", () => { setCustomer(c); ask.focus(); }); return li; }));
  }, 150); });
  askC.addEventListener("keydown", (e) => { if (e.key === "Enter") { e.preventDefault(); if (foundC[0]) setCustomer(foundC[0]); else if (!askC.value) setCustomer(null); ask.focus(); } });
  document.addEventListener("keydown", (e) => { if (e.key === "F3") { e.preventDefault(); askC.focus(); } });

  async function send(what) {
    if (busy || !lines.length) { ask.focus(); return; }
    busy = true;
    try {
      const r = await fetch("/counter/desk/do/", { method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": document.body.dataset.csrf },
        body: JSON.stringify({ do: what, sale, customer: customer?.id ?? null, handover: $("#ship").checked ? "ship" : "collect", lines: lines.map((l) => ({ part: l.part, quantity: l.quantity, discount: l.discount || "0" })), key }) });
      const answer = await r.json();
      if (answer.sale) sale = answer.sale;
      if (r.ok) { location.href = answer.go; return; }
      key = chehang.key(); say(answer.detail, answer.field);
    } finally { busy = false; }
  }
  $("#save").addEventListener("click", () => send("draft"));
  $("#confirm").addEventListener("click", () => send("confirm"));
  if (customer) setCustomer(customer);
  draw();
})();
