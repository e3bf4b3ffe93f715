// Counting: scanning a bin goes to its card, scanning a part to its field.
(() => {
  document.addEventListener("chehang:scan", (e) => {
    const code = e.detail.trim();
    const card = [...document.querySelectorAll("form.bin-card")].find((f) => f.dataset.bin === code.toUpperCase());
    const inside = document.activeElement?.closest?.("form.bin-card") ?? document;
    const line = card ? null : [...inside.querySelectorAll(".bin-line")].find((l) => chehang.meansCode(l.dataset.codes, code));
    const target = (card ?? line)?.querySelector("input[name^=line_]");
    if (!target) return;
    e.preventDefault();
    chehang.inTurn(() => { target.scrollIntoView({ block: "center" }); target.focus(); target.select(); });
  });
})();
