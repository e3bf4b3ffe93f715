/* A highest stock typed into a row: what fill and capital would be, at once; saving asks for the reason. */
"use strict";
(() => {
  const bar = document.getElementById("by-hand");
  if (!bar) return;
  const [line, max, effect, reason] = ["line", "max"].map((n) => bar.elements[n]).concat([bar.querySelector("[data-effect]"), bar.elements.reason]);
  let asked = 0;
  const show = async (input) => {
    const mine = ++asked;
    const typed = chehang.plainNumber(input.value);
    line.value = input.dataset.line;
    max.value = typed;
    bar.querySelector("[data-part]").textContent = input.dataset.part;
    bar.hidden = false;
    if (!/^\d+$/.test(typed)) { effect.textContent = ""; return; }
    const answer = await fetch(`/replenishment/plan/whatif/?line=${line.value}&max=${typed}`);
    if (mine !== asked || !answer.ok) return;
    effect.textContent = (await answer.json()).words;
  };
  document.querySelectorAll("input[data-line]").forEach((input) => {
    input.addEventListener("input", () => show(input));
    input.addEventListener("keydown", (event) => {
      if (!chehang.isEnter(event)) return;
      event.preventDefault();
      if (!bar.hidden) reason.focus();
    });
  });
  bar.querySelector("[data-drop]").addEventListener("click", () => { bar.hidden = true; });
})();
