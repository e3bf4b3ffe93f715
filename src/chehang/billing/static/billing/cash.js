// The change, as it is typed. In fen, as integers.
(() => {
  const amount = document.getElementById("amount"), tendered = document.getElementById("tendered"), change = document.getElementById("change");
  if (!amount) return;
  const fen = (t) => { const m = /^(\d+)(?:\.(\d{0,2}))?$/.exec(chehang.plainNumber(t) ?? ""); return m ? Number(m[1]) * 100 + Number(((m[2] ?? "") + "00").slice(0, 2)) : null; };
  const work = () => { const a = fen(amount.value), t = fen(tendered.value); const d = a !== null && t !== null ? t - a : 0; change.textContent = tendered.value.trim() && t === null ? "—" : `${Math.trunc(d / 100)}.${String(Math.abs(d % 100)).padStart(2, "0")}`; change.classList.toggle("neg", d < 0); };
  amount.addEventListener("input", work); tendered.addEventListener("input", work); tendered.focus(); tendered.select();
})();
