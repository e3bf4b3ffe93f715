// Put-away: scanning a part goes to its card, scanning a bin fills it in and puts the goods there.
(() => {
  const plain = (s) => s.toUpperCase().replace(/[\s\-_./·]/g, "");
  let card = null;
  document.addEventListener("chehang:scan", (e) => {
    const code = e.detail.trim();
    const part = [...document.querySelectorAll("form.place")].find((f) => f.dataset.part === plain(code));
    e.preventDefault();
    if (part) { card = part; card.scrollIntoView({ block: "center" }); card.querySelector("[name=bin]").select(); return; }
    const open = card?.isConnected ? card : document.activeElement?.closest?.("form.place") ?? document.querySelector("form.place");
    if (!open) return;
    open.querySelector("[name=bin]").value = code.toUpperCase();
    open.requestSubmit();
  });
})();
