// The frame: menu on the phone, Ctrl+K, hotkeys, rows that open, times that age, jobs that report.
(() => {
  const words = document.getElementById("words")?.dataset ?? {};
  const $ = (s, root = document) => root.querySelector(s);

  document.addEventListener("click", (e) => {
    if (e.target.closest("[data-toggle-side]")) {
      if (matchMedia("(max-width: 767px)").matches) $("#side").classList.toggle("open");
      else { memory.off = document.body.classList.toggle("side-off"); remember(); }
    } else if (!e.target.closest("#side")) $("#side")?.classList.remove("open");
    if (e.target.closest("[data-more-filters]")) e.target.closest(".filters").classList.toggle("open");
    if (e.target === palette) palette.close();
    if (e.target.closest("[data-palette]")) openPalette();
    const row = e.target.closest("tr[data-href]");
    if (row && !e.target.closest("a,button,input,select,label")) location.href = row.dataset.href;
  });

  // The bell says what the desk says. Reckoning it takes a moment, so it is asked for behind the page and kept for a minute.
  const bell = $("[data-bell]");
  function ring(count) {
    if (!bell) return;
    bell.textContent = count > 99 ? "99+" : count; bell.hidden = !count;
    sessionStorage.setItem("bell", JSON.stringify({ count, at: Date.now() }));
  }
  if (bell && $(".desk #inbox")) ring(Number($("#inbox h2 .count")?.textContent ?? 0));
  else if (bell) {
    const known = JSON.parse(sessionStorage.getItem("bell") ?? "null");
    if (known && Date.now() - known.at < 60000) ring(known.count);
    else fetch("/desk/count/").then((a) => (a.ok ? a.json() : null)).then((a) => a && ring(a.count)).catch(() => {});
  }
  addEventListener("submit", (e) => {  // another person, another store
    if (/^\/(logout|store)\//.test(e.target.getAttribute("action") ?? "")) sessionStorage.removeItem("bell");
  });

  // Ctrl+K
  const palette = $("#palette");
  let chosen = 0, timer = 0, asked = 0;
  function openPalette(text = "") {
    if (!palette) return;
    if (!palette.open) palette.showModal();
    const i = $("input", palette); i.value = text; i.focus(); $("ul", palette).replaceChildren();
    ask(text);  // with nothing typed: what this person uses
  }
  function mark() { [...palette.querySelectorAll("a")].forEach((a, i) => a.classList.toggle("on", i === chosen)); }
  const ownPages = () => [...document.querySelectorAll("[data-mine] a.entry")].map((a) => ({ kind: a.closest("details").firstChild.textContent, text: a.firstChild.textContent, hint: "", url: a.getAttribute("href") }));
  async function ask(text) {
    const mine = ++asked;
    let hits = ownPages();
    if (text) {
      const answer = await fetch(`/find/?q=${encodeURIComponent(text)}`);
      if (mine !== asked || !answer.ok) return;
      ({ hits } = await answer.json());
    }
    const list = $("ul", palette);
    list.replaceChildren(...hits.map((h) => {
      const li = document.createElement("li"), a = document.createElement("a"), i = document.createElement("i"), s = document.createElement("small");
      a.href = h.url; i.textContent = h.kind; s.textContent = h.hint; a.append(i, h.text, s); li.append(a); return li;
    }));
    if (!hits.length && text) { const li = document.createElement("li"); li.textContent = words.nothing; li.className = "none p-2"; list.append(li); }
    chosen = 0; mark();
  }
  palette?.addEventListener("input", (e) => { clearTimeout(timer); timer = setTimeout(() => ask(e.target.value.trim()), 120); });
  palette?.addEventListener("keydown", (e) => {
    const links = [...palette.querySelectorAll("a")];
    if (e.key === "ArrowDown" || e.key === "ArrowUp") { chosen = (chosen + (e.key === "ArrowDown" ? 1 : -1) + links.length) % Math.max(links.length, 1); mark(); links[chosen]?.scrollIntoView({ block: "nearest" }); e.preventDefault(); }
    if (chehang.isEnter(e) && links[chosen]) { location.href = links[chosen].href; e.preventDefault(); }
  });

  // Hotkeys are written on their buttons.
  const writeKeys = () => { for (const b of document.querySelectorAll("[data-hotkey]:not(:has(kbd))")) { const k = document.createElement("kbd"); k.className = "hotkey"; k.textContent = b.dataset.hotkey; b.append(k); } };
  writeKeys(); document.addEventListener("htmx:afterSwap", writeKeys);
  document.addEventListener("keydown", (e) => {
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "k") { e.preventDefault(); openPalette(); return; }
    const button = /^F\d/.test(e.key) && document.querySelector(`[data-hotkey="${e.key}"]:not(:disabled)`);
    if (button && !document.querySelector("dialog[open]")) { e.preventDefault(); button.click(); }
    // ↓ in the search box of a list enters its rows, ↑ on the first goes back.
    const box = document.activeElement?.matches?.(".filters input[type=search]") && document.activeElement;
    const first = document.querySelector("#rows tr[data-href]");
    if (box && e.key === "ArrowDown" && !e.isComposing && first) { first.focus(); e.preventDefault(); return; }
    const row = document.activeElement?.closest?.("tr[data-href]");
    if (row === document.activeElement && row && ["ArrowDown", "ArrowUp", "Enter"].includes(e.key)) {
      if (chehang.isEnter(e)) { location.href = row.dataset.href; }
      else if (e.key === "ArrowUp" && row === first) document.querySelector(".filters input[type=search]")?.focus();
      else (e.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling)?.focus();
      e.preventDefault();
    }
  });

  // 刚刚, 6 分钟前
  function age(t) {
    const s = (Date.now() - new Date(t.dateTime)) / 1000;
    if (s < 0 || s > 86400 * 30) return;
    t.textContent = s < 60 ? words.now : s < 3600 ? `${Math.floor(s / 60)} ${words.minutes}` : s < 86400 ? `${Math.floor(s / 3600)} ${words.hours}` : `${Math.floor(s / 86400)} ${words.days}`;
  }
  const ageAll = () => document.querySelectorAll("time[data-relative]").forEach(age);
  ageAll(); setInterval(ageAll, 30000); document.addEventListener("htmx:afterSwap", ageAll);

  // The menu remembers which groups this person folded or unfolded, and whether it is out of the way.
  const mine = `menu-${document.body.dataset.person}`;
  const memory = JSON.parse(localStorage.getItem(mine) ?? "{}");
  const remember = () => localStorage.setItem(mine, JSON.stringify(memory));
  document.body.classList.toggle("side-off", Boolean(memory.off));
  for (const g of document.querySelectorAll("details[data-group]")) {
    const name = `group-${g.dataset.group}`;
    if (name in memory && !g.querySelector(".here")) g.open = memory[name];
    g.querySelector("summary").addEventListener("click", () => { memory[name] = !g.open; remember(); });
  }
  // What this person used last at this device stands on top, under the favourites.
  const LAST = 5, menu = $(".side nav"), now = $("details[data-group] a.here");
  const used = (memory.used ?? []).filter((url) => url !== location.pathname);
  if (menu) {
    const links = used.map((url) => [...menu.querySelectorAll("details[data-group] a.entry")].find((a) => a.getAttribute("href") === url)).filter(Boolean).slice(0, LAST);
    if (links.length) {
      const box = document.createElement("details"), title = document.createElement("summary");
      box.dataset.mine = "used"; box.open = memory.usedOpen ?? true; title.textContent = words.used; box.append(title);
      title.addEventListener("click", () => { memory.usedOpen = !box.open; remember(); });
      for (const a of links) { const copy = a.cloneNode(true); copy.classList.remove("here"); box.append(copy); }
      menu.insertBefore(box, menu.querySelector("details[data-group]"));
    }
    if (now) { memory.used = [location.pathname, ...used].slice(0, LAST + 3); remember(); }
  }
  document.addEventListener("click", async (e) => {
    const star = e.target.closest("[data-star]");
    if (!star) return;
    const body = new URLSearchParams({ screen: "core.menu", name: star.dataset.star, query: star.dataset.then, _next: location.pathname });
    const answer = await fetch("/do/core/save_filter/", { method: "POST", body, headers: { "X-CSRFToken": document.body.dataset.csrf } }).catch(() => null);
    if (answer?.ok) location.reload(); else toast(words.offline, true);
  });
  $(".side details[data-group] .here")?.scrollIntoView({ block: "nearest" });

  // A short word in the corner that goes by itself.
  function toast(text, bad = false, url = "") {
    const d = document.createElement(url ? "a" : "div"); d.textContent = text; d.classList.toggle("bad", bad);
    if (url) d.href = url;
    $("#toasts")?.append(d); setTimeout(() => d.remove(), bad ? 12000 : 5000);
  }
  document.querySelectorAll("#toasts > div").forEach((d) => setTimeout(() => d.remove(), 6000));
  document.addEventListener("htmx:sendError", () => toast(words.offline, true));
  window.chehang = Object.assign(window.chehang ?? {}, { toast, find: openPalette });

  // A job reports until it is done.
  const job = $("[data-job]");
  if (job && ["waiting", "running"].includes(job.dataset.state)) {
    const poll = setInterval(async () => {
      const j = await (await fetch(job.dataset.job, { headers: { Accept: "application/json" } })).json();
      $("progress", job).max = j.total || 1; $("progress", job).value = j.done; $("[data-job-text]", job).textContent = j.total ? `${j.done} / ${j.total}` : "";
      if (["done", "failed", "asked"].includes(j.state)) { clearInterval(poll); j.link ? location.replace(j.link) : location.reload(); }
    }, 700);
  }

  // Refusals of an htmx request are shown, not swallowed.
  document.addEventListener("htmx:beforeSwap", (e) => { if ([403, 409, 422].includes(e.detail.xhr.status)) { e.detail.shouldSwap = true; e.detail.isError = false; } });
})();
