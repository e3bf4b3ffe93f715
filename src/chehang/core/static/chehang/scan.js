// The scan gun: a burst under 50 ms a character that ends in Enter is a scan, wherever the focus is.
// A scan outside of inputs, or into an element marked data-scan, becomes the event "chehang:scan".
(() => {
  let buffer = "", last = 0, fast = true;
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || e.isComposing) return;
    const now = performance.now();
    if (e.key.length === 1) {
      if (now - last > 50) { buffer = ""; fast = true; }
      buffer += e.key; last = now; return;
    }
    if (e.key === "Enter" && buffer.length >= 4 && fast && now - last < 50) {
      const code = buffer; buffer = "";
      const target = document.activeElement;
      const typing = target && target.matches("input, textarea, select") && !target.matches("[data-scan]");
      if (!typing && !document.dispatchEvent(new CustomEvent("chehang:scan", { detail: code, cancelable: true }))) { e.preventDefault(); e.stopPropagation(); }
    } else buffer = "";
  }, true);
})();
