// The parts counter. Everything works from the keyboard; amounts shown here are worked out again by the server.
(() => {
  const $ = (s) => document.querySelector(s);
  const words = $("#counter-words").dataset, data = JSON.parse($("#counter-data").textContent);
  const ask = $("#ask"), hits = $("#hits"), basket = $("#basket tbody"), refusal = $("#refusal");
  let lines = data.lines, customer = data.customer, sale = $(".counter").dataset.sale || null, seen = data.seen, key = chehang.key(), busy = false;
  const el = (tag, text = "", css = "") => { const x = document.createElement(tag); x.textContent = text; if (css) x.className = css; return x; };

  // Fen and thousandths as integers: no floating point in money or quantity, not even for show.
  function scaled(text, places) {
    const m = /^(\d*)(?:\.(\d*))?$/.exec(chehang.plainNumber(text || "0") ?? "-");
    if (!m || (m[2] ?? "").length > places) return null;
    return BigInt(m[1] || "0") * 10n ** BigInt(places) + BigInt((m[2] ?? "").padEnd(places, "0") || "0");
  }
  const yuan = (f) => { const s = f.toString().padStart(3, "0"); return s.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",") + "." + s.slice(-2); };
  const shown = (milli) => { const s = milli.toString().padStart(4, "0"); return (s.slice(0, -3) + "." + s.slice(-3)).replace(/\.?0+$/, ""); };
  function amount(l) {
    if (l.kit) return scaled(l.amount, 2);  // its share of the kit's price, as the server gave it
    const q = scaled(l.quantity, 3), p = scaled(l.price, 2), d = scaled(l.discount, 3);
    return q === null || p === null || d === null || d >= 100000n ? null : (q * p * (100000n - d) + 50000000n) / 100000000n;
  }

  // -- the basket
  const heads = [...document.querySelectorAll("#basket th")].map((x) => x.textContent);
  function box(value, label, change, next) {
    const x = el("input", "", "form-control form-control-sm");
    x.value = value; x.inputMode = "decimal"; x.dataset.number = ""; x.setAttribute("aria-label", label);
    x.addEventListener("input", () => { change(x.value); sums(); });
    x.addEventListener("keydown", (e) => { if (chehang.isEnter(e)) { e.preventDefault(); next(); } });
    return x;
  }
  function draw() {
    basket.replaceChildren(...lines.map((l, i) => {
      const tr = el("tr"), drop = el("button", "✕", "btn btn-sm btn-ghost-danger");
      const q = box(l.quantity, words.quantity, (v) => { l.quantity = v; if (l.kit) later(l); }, back), d = box(l.discount, words.discount, (v) => { l.discount = v || "0"; }, back);
      if (l.kit) { d.disabled = true; q.disabled = !l.head; tr.classList.add("of-kit"); }
      drop.type = "button"; drop.setAttribute("aria-label", words.drop);
      drop.addEventListener("click", () => { lines = l.kit ? lines.filter((x) => x.kit !== l.kit) : lines.filter((_x, k) => k !== i); say(""); draw(); back(); });
      const cells = [el("td", i + 1), el("td", l.number), el("td", l.name), el("td", "", "num"), el("td", l.unit), el("td", l.price, "num"), el("td", "", "num"), el("td", "", "num sum"), el("td")];
      cells.forEach((c, k) => { c.dataset.label = heads[k]; });
      cells[3].append(q); cells[6].append(d); cells[8].append(drop); tr.append(...cells); return tr;
    }));
    $("#empty").hidden = lines.length > 0; sums();
  }
  function sums() {
    let total = 0n;
    lines.forEach((l, i) => {
      const a = amount(l), tr = basket.children[i], over = (scaled(l.discount, 3) ?? 0n) > (scaled(data.limit, 3) ?? 0n);
      total += a ?? 0n; tr.querySelector(".sum").textContent = a === null ? "—" : yuan(a);
      tr.children[6].firstChild.classList.toggle("over", over);
    });
    $("#total").textContent = yuan(total);
  }
  function back() { ask.focus(); ask.select(); }
  function say(text, field = "") {
    refusal.textContent = text; refusal.hidden = !text;
    basket.querySelectorAll("tr").forEach((r) => r.classList.remove("wrong"));
    const m = /^lines\.(\d+)/.exec(field);
    if (m && lines[m[1]]) { basket.children[m[1]].classList.add("wrong"); aim(lines[m[1]]); basket.children[m[1]].querySelectorAll("input")[field.endsWith("discount") ? 1 : 0].focus(); }
  }
  function add(h) {
    if (!h.price) { say(`${h.number}: ${words.noprice}`); return; }
    let at = lines.findIndex((l) => l.part === h.part && !l.kit);
    if (at >= 0) lines[at].quantity = shown((scaled(lines[at].quantity, 3) ?? 0n) + 1000n); else { lines.push({ ...h, kit: null, quantity: "1", discount: "0" }); at = lines.length - 1; }
    say(""); clear(); draw(); basket.children[at].querySelector("input").focus();
  }

  // -- kits: one key brings all parts of it, each with its share of the price; what the shelf lacks is said
  let kitTimer = 0, kitAsked = 0;
  function later(head) { clearTimeout(kitTimer); kitTimer = setTimeout(() => putKit(head.part, head.quantity, head.kit), 250); }
  async function putKit(part, n, kit = null) {
    const mine = ++kitAsked, count = chehang.plainNumber(String(n)) ?? "";
    if (!/^[1-9]\d*$/.test(count)) { say(words.kitwhole); return; }
    const r = await fetch(`/counter/kit/?part=${part}&n=${count}&class=${customer?.class ?? "retail"}&customer=${customer?.id ?? ""}`).catch(() => null);
    if (mine !== kitAsked) return;
    if (!r) { say(words.offline); return; }
    const got = await r.json();
    if (!r.ok) { say(got.detail); return; }
    const at = kit === null ? lines.length : lines.findIndex((l) => l.kit === kit);
    lines = lines.filter((l) => l.kit !== kit || kit === null);
    lines.splice(at < 0 ? lines.length : at, 0, ...got.lines);
    const first = lines.indexOf(got.lines[0]);
    if (kit === null) clear();
    draw(); say(got.short ? `${words.kitshort} ${got.short}` : "");
    basket.children[first].querySelector("input").focus();
  }
  function kitOf(h) {
    if (!h?.kit) { say(words.nokit); back(); return; }
    const there = lines.find((l) => l.kit && l.head && l.part === h.part);
    if (there) putKit(h.part, String(Number(there.quantity) + 1), there.kit); else putKit(h.part, "1");
  }
  document.addEventListener("keydown", (e) => { if (e.key === "F7" && found[chosen]) { e.preventDefault(); kitOf(found[chosen]); } });

  // -- finding parts
  let found = [], foundFor = "", chosen = 0, asked = 0, timer = 0;
  function clear() { clearTimeout(timer); asked++; found = []; foundFor = ""; ask.value = ""; hits.replaceChildren(); }
  function show() {
    hits.replaceChildren(...found.map((h, i) => {
      const li = el("li", "", i === chosen ? "on" : ""), number = el("div"), what = el("div"), there = el("div"), price = el("div", "", "price");
      li.role = "option"; li.ariaSelected = i === chosen;
      if (h.photo) { const img = el("img", "", "pic"); img.src = h.photo; img.alt = ""; number.append(img, " "); }
      number.append(el("b", h.number), el("br"), el("small", h.why));
      what.append(el("span", h.name), el("br"), el("small", [h.brand, h.quality, ...h.bins].filter(Boolean).join("  ")));
      there.append(h.available === "0" ? el("span", words.none, "state state-amber") : el("span", `${words.stock} ${h.available} ${h.unit}`, "state state-green"));
      price.append(el("span", h.price || words.noprice)); if (h.margin) price.append(el("br"), el("small", `${words.margin} ${h.margin}`));
      if (h.kit) { const k = el("button", `${words.kit} ${h.kit} `, "btn btn-sm"); k.type = "button"; k.append(el("kbd", "F7")); k.addEventListener("click", (e) => { e.stopPropagation(); kitOf(h); }); there.append(el("br"), k); }
      li.append(number, what, there, price); li.addEventListener("click", () => add(h)); return li;
    }));
    hits.children[chosen]?.scrollIntoView({ block: "nearest" });
    if (found[chosen]) aim(found[chosen]);
  }
  async function look(text) {
    const mine = ++asked;
    if (!text) { found = []; foundFor = ""; hits.replaceChildren(); return; }
    try {
      const r = await fetch(`/counter/find/?q=${encodeURIComponent(text)}&class=${customer?.class ?? "retail"}&customer=${customer?.id ?? ""}`);
      if (mine !== asked || !r.ok) return;
      found = (await r.json()).hits; foundFor = text; chosen = 0; show();
    } catch { say(words.offline); }
  }
  ask.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => look(ask.value.trim()), 110); });
  ask.addEventListener("keydown", async (e) => {
    if (chehang.composing(e)) return;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") { e.preventDefault(); chosen = (chosen + (e.key === "ArrowDown" ? 1 : -1) + found.length) % Math.max(1, found.length); show(); }
    if (e.key === "Escape") { clear(); say(""); }
    if (chehang.isEnter(e)) {
      e.preventDefault(); clearTimeout(timer);
      const text = ask.value.trim();
      const seen = text === foundFor;
      if (!seen) await look(text);
      // A number of several parts is not settled by a quick Enter: the list asks which.
      if (!seen && found.filter((h) => h.exact).length > 1) { say(`${text}: ${words.several}`); return; }
      if (text && text === foundFor && found[chosen]) add(found[chosen]);
    }
  });
  // A scan looks its code up by itself: what stands in the search box neither stops nor answers it.
  async function scanned(code) {
    const r = await fetch(`/counter/find/?q=${encodeURIComponent(code)}&class=${customer?.class ?? "retail"}&customer=${customer?.id ?? ""}`).catch(() => null);
    await chehang.quiet();
    if (!r?.ok) { say(`${words.offline} ${code}`); return; }
    const all = (await r.json()).hits, fits = all.filter((h) => h.exact);
    if (fits.length === 1) { add(fits[0]); return; }
    clear(); ask.value = code; found = fits.length ? fits : all; foundFor = code; chosen = 0; show();
    say(fits.length ? `${code}: ${words.several}` : all.length ? "" : `${words.unknown} ${code}`); back();
  }
  document.addEventListener("chehang:scan", (e) => { e.preventDefault(); chehang.inTurn(() => scanned(e.detail)); });
  // What is on the counter and not kept is not left behind by scanning a document.
  let kept = "";
  document.addEventListener("chehang:leave", (e) => { if (lines.length && state() !== kept) e.preventDefault(); });

  // -- the customer
  const askC = $("#ask-customer"), hitsC = $("#customer-hits");
  let foundC = [], chosenC = 0, timerC = 0, askedC = 0;
  async function setCustomer(c) {
    customer = c; foundC = []; hitsC.replaceChildren(); askC.value = "";
    $("#customer").textContent = c ? [c.name, c.class_title, c.credit && `${words.credit} ${c.credit}`, c.credit && `${words.owed} ${c.owed}`].filter(Boolean).join(" · ") : words.walkin;
    if (!lines.length) return;
    const r = await fetch(`/counter/prices/?parts=${lines.map((l) => l.part).join(",")}&class=${c?.class ?? "retail"}&customer=${c?.id ?? ""}`);
    if (!r.ok) return;
    const { prices } = await r.json();
    lines.forEach((l) => { if (!l.kit) l.price = prices[l.part] ?? l.price; }); draw();
    for (const head of lines.filter((l) => l.kit && l.head)) await putKit(head.part, head.quantity, head.kit);
  }
  function showC() {
    hitsC.replaceChildren(...foundC.map((c, i) => { const li = el("li", "", i === chosenC ? "on" : ""); li.append(el("span", c.name), el("small", c.hint)); li.addEventListener("click", () => { setCustomer(c); back(); }); return li; }));
  }
  async function lookC() {
    const mine = ++askedC, r = await fetch(`/counter/customers/?q=${encodeURIComponent(askC.value.trim())}`);
    if (mine === askedC && r.ok) { foundC = (await r.json()).hits; chosenC = 0; showC(); }
  }
  askC.addEventListener("input", () => { clearTimeout(timerC); timerC = setTimeout(lookC, 150); });
  askC.addEventListener("keydown", async (e) => {
    if (chehang.composing(e)) return;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") { e.preventDefault(); chosenC = (chosenC + (e.key === "ArrowDown" ? 1 : -1) + foundC.length) % Math.max(1, foundC.length); showC(); }
    if (e.key === "Escape") { askC.value = ""; foundC = []; showC(); back(); }
    if (chehang.isEnter(e)) {
      e.preventDefault(); clearTimeout(timerC);
      if (!askC.value.trim()) { setCustomer(null); back(); return; }
      await lookC();
      if (foundC[chosenC]) { setCustomer(foundC[chosenC]); back(); }
    }
  });
  document.addEventListener("keydown", (e) => { if (e.key === "F3") { e.preventDefault(); askC.focus(); } });

  // -- a lost sale, without leaving the counter
  const lost = { what: $("#lost-what"), quantity: $("#lost-quantity"), said: $("#lost-said"), part: null };
  function aim(h) { lost.part = h.part; lost.what.textContent = `${h.number} ${h.name}`; lost.said.textContent = ""; }
  lost.what.textContent = lost.what.dataset.none;
  // The special order takes along what stands on the counter: the part, how many, and who asks.
  $("#special")?.addEventListener("click", (e) => {
    const asked = new URLSearchParams({ quantity: lost.quantity.value || "1" });
    if (lost.part) asked.set("part", lost.part);
    if (customer) asked.set("customer", customer.id);
    e.currentTarget.href = `/do/counter/register_special_order/?${asked}`;
  });
  $("#lost").addEventListener("click", async () => {
    if (!lost.part) { back(); return; }
    const answer = await post("/counter/desk/lost/", { part: lost.part, quantity: lost.quantity.value, customer: customer?.id ?? null, key: chehang.key() });
    if (answer?.lost) { lost.said.textContent = words.lost; lost.quantity.value = "1"; back(); } else if (answer) say(answer.detail);
  });

  async function post(url, body, confirmed = []) {
    try {
      const r = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": document.body.dataset.csrf, Confirm: confirmed.join(",") }, body: JSON.stringify(body) });
      return await r.json();
    } catch { say(words.offline); return null; }
  }
  const taken = () => lines.map((l) => ({ part: l.part, quantity: l.quantity, discount: l.discount || "0", price: l.price, hand: l.hand ?? false, kit: l.kit || null }));
  const state = () => JSON.stringify([taken(), customer?.id, $("#ship").checked]);
  async function send(what, confirmed = []) {
    if (busy || !lines.length) { ask.focus(); return; }
    busy = true;
    const typed = taken(), sent = state();
    const answer = await post("/counter/desk/do/", { do: what, sale, seen, customer: customer?.id ?? null, handover: $("#ship").checked ? "ship" : "collect", lines: typed, key }, confirmed);
    busy = false;
    if (!answer) return;  // the same key again: what was done is not done twice
    if (answer.sale) sale = answer.sale;
    if (answer.seen) seen = answer.seen;
    if (answer.go) { location.href = answer.go; return; }
    say(answer.detail, answer.field);
    if (answer.doubts) { chehang.askDoubts(refusal, answer.doubts, (marks) => (sent === state() ? send(what, [...confirmed, ...marks]) : say(""))); return; }
    // The answer to this key was lost on the way: what it made is shown, and asked for no second time.
    if (answer.made?.url) { const a = el("a", `${words.open} ${answer.made.number}`, "btn"); a.href = answer.made.url; refusal.append(" ", a); return; }
    key = chehang.key();
  }
  $("#save").addEventListener("click", () => send("draft"));
  $("#confirm").addEventListener("click", () => send("confirm"));
  $("#ship").checked = data.ship;
  draw();
  kept = state();
  if (customer) setCustomer(customer);
})();
