// How text and keys are read, the same for every script. The numbers' grammar is that of core/reading/numbers.py.
(() => {
  const NUMBER = /^[+-]?((\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d*)?|\.\d+)$/;
  // The number without its grouping commas, as text; null if it is none ("50,5" may have meant a point).
  function plainNumber(text) {
    const t = String(text).trim();
    return t.length <= 30 && NUMBER.test(t) ? t.replaceAll(",", "") : null;
  }
  // The Enter that confirms a candidate of an input method is none; some browsers tell so only by key code 229.
  const composing = (e) => e.isComposing || e.keyCode === 229;
  const isEnter = (e) => e.key === "Enter" && !composing(e);
  // A part's number without what only people need; and what a scan of it may mean (core/reading/scans.py).
  const plainCode = (text) => text.toUpperCase().replace(/[\s\-_./·]/g, "");
  function scanned(text) {
    const bare = text.trim().replace(/^\*(.+)\*$/, "$1"), rest = /^(?:P|1P|30P)([0-9A-Z]{6,})$/i.exec(bare)?.[1];
    return [text.trim(), bare, rest ?? bare].map(plainCode);
  }
  // Whether a scan means the thing whose codes stand, normalised, in ``codes`` with blanks between.
  const meansCode = (codes, text) => codes.split(" ").some((c) => c && scanned(text).includes(c));
  window.chehang = Object.assign(window.chehang ?? {}, { plainNumber, composing, isEnter, meansCode });
})();
