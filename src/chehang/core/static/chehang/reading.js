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
  window.chehang = Object.assign(window.chehang ?? {}, { plainNumber, composing, isEnter });
})();
