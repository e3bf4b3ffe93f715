// Put-away: a part's scan chooses its card, a bin's scan puts the chosen goods there. The choice outlives a refusal;
// a bin without a chosen part is refused: goods never go into a bin that was meant for others.
(() => {
  const words = document.getElementById("putaway-words").dataset;
  const cards = () => [...document.querySelectorAll("form.place")];
  const field = (card, name) => card.querySelector(`[name=${name}]`);
  let line = null;
  function mark(card) {
    line = card ? field(card, "line").value : null;
    cards().forEach((f) => f.classList.toggle("chosen", f === card));
  }
  const chosen = () => cards().find((f) => field(f, "line").value === line);
  function choose(card) {
    mark(card);
    card.scrollIntoView({ block: "center" });
    field(card, "bin").select();
  }
  function scanned(code) {
    const fits = cards().filter((f) => chehang.meansCode(f.dataset.codes, code)), card = chosen();
    if (new Set(fits.map((f) => f.dataset.part)).size > 1) { mark(null); fits[0].scrollIntoView({ block: "center" }); chehang.toast(words.several, true); return; }
    // The same part waits on several lines: each further scan goes to the next one.
    if (fits.length) { choose(fits[(fits.indexOf(card) + 1) % fits.length]); return; }
    if (!card) { chehang.toast(words.first, true); return; }
    return chehang.work({ line, bin: code.trim().toUpperCase(), quantity: field(card, "quantity").value });
  }
  document.addEventListener("chehang:scan", (e) => { e.preventDefault(); chehang.inTurn(() => scanned(e.detail)); });
  document.addEventListener("focusin", (e) => { const card = e.target.closest?.("form.place"); if (card) mark(card); });
  // After a swap the chosen line is chosen still, if it is still there; another card never takes its place.
  document.addEventListener("htmx:afterSettle", () => { const card = chosen(); if (card) choose(card); else mark(null); });
})();
