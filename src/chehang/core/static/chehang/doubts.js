// The box that asks: its button waits until every question is ticked; typing elsewhere takes the question away, for what
// is confirmed must be what is sent.
(() => {
  const ready = (box) => { const ticks = [...box.querySelectorAll("input[type=checkbox]")]; box.querySelector("button").disabled = !ticks.every((x) => x.checked); };
  const prepare = () => document.querySelectorAll("[data-doubts]").forEach((box) => { ready(box); box.querySelector("input[type=checkbox]:not(:checked)")?.focus(); });
  document.addEventListener("input", (e) => {
    const box = e.target.closest("[data-doubts]");
    if (box) ready(box);
    else if (e.target.form?.method === "post" || e.target.form?.hasAttribute("hx-post")) document.querySelectorAll("[data-doubts]").forEach((x) => x.remove());
  });
  document.addEventListener("htmx:afterSettle", prepare);
  prepare();
  // For a page that sends by script: shows the questions of an answer in its own box; ``go`` gets the marks.
  function ask(place, doubts, go) {
    const el = (tag, text, css) => Object.assign(document.createElement(tag), { textContent: text, className: css });
    const words = document.getElementById("words").dataset, box = el("div", "", "doubts"), yes = el("button", words.goOn, "btn btn-primary");
    box.dataset.doubts = ""; yes.type = "button"; box.append(el("b", words.lookAgain, ""));
    for (const d of doubts) { const l = el("label", "", "form-check"), x = el("input", "", "form-check-input"); x.type = "checkbox"; x.value = d.confirm; l.append(x, ` ${d.message}`); box.append(l); }
    yes.addEventListener("click", () => go(doubts.map((d) => d.confirm)));
    box.append(yes); place.replaceChildren(box); place.hidden = false; ready(box); box.querySelector("input").focus();
  }
  window.chehang = Object.assign(window.chehang ?? {}, { askDoubts: ask });
})();
