// The order grid: a chosen part brings its price and stock; amounts, total and quota follow while typing.
// Amounts are added in fen as whole numbers; the server works them out again and its word counts.
(() => {
  const grid = document.querySelector(".order-grid");
  if (!grid) return;
  const words = document.getElementById("grid-words").dataset;
  const show = (fen) => (fen < 0n ? "-" : "") + String((fen < 0n ? -fen : fen) / 100n).replace(/\B(?=(\d{3})+$)/g, ",") + "." + String((fen < 0n ? -fen : fen) % 100n).padStart(2, "0");
  function scaled(text, places) {
    const found = /^(\d+)(?:\.(\d*))?$/.exec(text.trim());
    if (!found || (found[2] ?? "").length > places) return null;
    return BigInt(found[1] + (found[2] ?? "").padEnd(places, "0"));
  }
  function add() {
    let sum = 0n, pieces = 0n;
    for (const row of grid.querySelectorAll("tbody tr")) {
      const q = scaled(row.querySelector("[name$=-quantity]").value, 3), p = scaled(row.querySelector("[name$=-price_ex]").value, 6);
      const fen = q === null || p === null ? null : (q * p + 5000000n) / 10000000n;
      row.querySelector("[data-amount]").textContent = fen === null ? "" : show(fen);
      if (fen !== null) { sum += fen; pieces += q; }
    }
    grid.querySelector("[data-sum]").textContent = show(sum);
    grid.querySelector("[data-sum-quantity]").textContent = Number(pieces) / 1000;
    const quota = grid.querySelector("[data-free]");
    if (quota) {
      const free = quota.dataset.free, minus = free.startsWith("-"), left = (minus ? -1n : 1n) * scaled(free.replace("-", ""), 2) - sum;
      const after = quota.querySelector("[data-after]"); after.textContent = show(left); after.classList.toggle("neg", left < 0n);
    }
  }
  async function facts(row, fresh) {
    const id = row.querySelector("select[name$=-part]").value, cell = row.querySelector("[data-facts]");
    cell.textContent = "";
    if (!id) return;
    const answer = await fetch(`/purchasing/orders/part/${id}/`);
    if (!answer.ok) return;
    const f = await answer.json(), price = row.querySelector("[name$=-price_ex]"), quantity = row.querySelector("[name$=-quantity]");
    if (fresh && f.price_ex) price.value = f.price_ex;
    if (fresh && !quantity.value) { quantity.value = f.least; }
    cell.textContent = `${words.stock} ${f.available} ${f.unit} · ${words.order} ${f.on_order} · ${words.pack} ${f.pack}${f.bought ? ` · ${f.bought}` : ""}`;
    add();
    if (fresh) { quantity.focus(); quantity.select(); }
  }
  grid.addEventListener("change", (e) => { if (e.target.matches("select[name$=-part]")) facts(e.target.closest("tr"), true); });
  grid.addEventListener("input", add);
  grid.addEventListener("click", () => setTimeout(add));
  grid.querySelectorAll("tbody tr").forEach((row) => facts(row, false));
  add();
})();
