// The scan gun: a burst of under 50 ms a character on average that ends in Enter is a scan, wherever the focus is. Time is
// that of the key, not of this code, and one late character is forgiven: a busy machine loses no scan.
// A document's number opens the document, on every page. Any other code becomes the event "chehang:scan" (detail: the code).
// Who takes it calls preventDefault() and hands its work to chehang.inTurn(): scans wait for one another, and no page
// changes while a burst is under way. What the burst has typed into fields is taken back. A scan nobody takes looks
// itself up when no field has the focus; else it is left as typed, as all slower typing is.
(() => {
  const PACE = 50, PAUSE = 120, SHORTEST = 4;
  const NUMBERED = /^[A-Z]{1,8}-[A-Z0-9]{1,8}-\d{6}-\d{5,9}$/;  // core/numbers.draw
  const words = document.getElementById("words")?.dataset ?? {};
  let code = "", first = 0, last = 0, heard = 0, touched = new Map(), waiting = [], queue = Promise.resolve();
  // With a Chinese input method on, the key arrives as "Process": the physical key still tells the character.
  function character(e) {
    if (e.key.length === 1) return e.key;
    if (e.key !== "Process" && e.keyCode !== 229) return "";
    if (/^Key[A-Z]$/.test(e.code)) return e.shiftKey ? e.code[3] : e.code[3].toLowerCase();
    if (/^(Digit|Numpad)\d$/.test(e.code)) return e.code.slice(-1);
    return e.code === "Minus" ? "-" : e.code === "Space" ? " " : "";
  }
  const writes = (x) => x?.matches?.("input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit]):not([type=file]), textarea");
  const typing = () => code !== "" && performance.now() - heard < PAUSE;
  // Resolves when no burst is under way: half a number in a field is seen by nobody.
  async function quiet() {
    while (typing()) await new Promise((go) => { waiting.push(go); setTimeout(go, PAUSE); });
  }
  function inTurn(work) {
    queue = queue.then(quiet).then(work).catch((error) => console.warn(error));
    return queue;
  }
  async function openDocument(number) {
    const answer = await fetch(`/scan/?code=${encodeURIComponent(number)}`).catch(() => null);
    const to = answer?.ok ? (await answer.json()).url : "";
    if (!answer) chehang.toast(words.offline, true);
    else if (!to) chehang.toast(`${words.nothing} ${number}`, true);
    // A page with something unsaved on it says so by calling preventDefault(): then a link is offered, nothing is lost.
    else if (document.dispatchEvent(new CustomEvent("chehang:leave", { cancelable: true }))) location.href = to;
    else chehang.toast(number, false, to);
  }
  // Whether somebody takes the code; its work is then under way.
  function take(text) {
    const number = text.trim().toUpperCase();
    if (NUMBERED.test(number)) { inTurn(() => openDocument(number)); return true; }
    return !document.dispatchEvent(new CustomEvent("chehang:scan", { detail: text, cancelable: true }));
  }
  function scan(text) {
    if (!take(text)) chehang.find?.(text);
  }
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || !e.key) return;
    const now = e.timeStamp, one = character(e);
    if (one) {
      if (now - last > PAUSE || !code) { code = ""; first = now; touched = new Map(); }
      const field = document.activeElement;
      if (writes(field) && !touched.has(field)) touched.set(field, field.value);
      code += one; last = now; heard = performance.now(); return;
    }
    if (e.key === "Shift") return;
    const scanned = code, secret = [...touched.keys()].some((x) => x.type === "password");
    code = "";
    if (e.key === "Enter" && scanned.length >= SHORTEST && now - last < PAUSE && now - first < PACE * scanned.length && !secret) {
      if (take(scanned)) {
        e.preventDefault(); e.stopPropagation();
        for (const [field, was] of touched) {
          if (field.value === was) continue;
          field.value = was; field.dispatchEvent(new Event("input", { bubbles: true }));
        }
      } else if (!touched.size && document.activeElement === document.body && !document.querySelector("dialog[open]")) chehang.find?.(scanned);
    }
    waiting.splice(0).forEach((go) => go());
  }, true);
  window.chehang = Object.assign(window.chehang ?? {}, { scan, inTurn, quiet });
})();
