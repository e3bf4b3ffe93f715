// The scan gun: a burst of under 50 ms a character on average that ends in Enter is a scan, wherever the focus is. Time is
// that of the key, not of this code, and one late character is forgiven: a busy machine loses no scan.
// It becomes the event "chehang:scan" (detail: the code). Who handles it calls preventDefault(): then what the burst has
// typed into the focused field is taken back. A scan nobody handles, and all slower typing, is left as typed.
(() => {
  const PACE = 50, PAUSE = 120, SHORTEST = 4;
  let code = "", first = 0, last = 0, field = null, was = "";
  // With a Chinese input method on, the key arrives as "Process": the physical key still tells the character.
  function character(e) {
    if (e.key.length === 1) return e.key;
    if (e.key !== "Process" && e.keyCode !== 229) return "";
    if (/^Key[A-Z]$/.test(e.code)) return e.shiftKey ? e.code[3] : e.code[3].toLowerCase();
    if (/^(Digit|Numpad)\d$/.test(e.code)) return e.code.slice(-1);
    return e.code === "Minus" ? "-" : e.code === "Space" ? " " : "";
  }
  const writes = (x) => x?.matches?.("input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit]), textarea");
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || !e.key) return;
    const now = e.timeStamp, one = character(e);
    if (one) {
      if (now - last > PAUSE || !code) { code = ""; first = now; field = writes(document.activeElement) ? document.activeElement : null; was = field?.value ?? ""; }
      code += one; last = now; return;
    }
    if (e.key === "Shift") return;
    if (e.key === "Enter" && code.length >= SHORTEST && now - last < PAUSE && now - first < PACE * code.length && !field?.matches("[type=password]")) {
      const scanned = code; code = "";
      const own = field?.matches("[data-scan]");
      if (document.dispatchEvent(new CustomEvent("chehang:scan", { detail: scanned, cancelable: true }))) return;
      e.preventDefault(); e.stopPropagation();
      if (field && !own && field.isConnected) { field.value = was; field.dispatchEvent(new Event("input", { bubbles: true })); }
    } else code = "";
  }, true);
  window.chehang = Object.assign(window.chehang ?? {}, { scan: (text) => document.dispatchEvent(new CustomEvent("chehang:scan", { detail: text, cancelable: true })) });
})();
