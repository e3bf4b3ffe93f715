// Money and signatures wait for a second look: pressing a button of a form with data-confirm shows one line that says
// what would be booked; only the button in that line books it. Enter and a key held down never do: the line puts the
// focus on "Back", and its own button answers a click or its hotkey.
(() => {
  const words = document.getElementById("words")?.dataset ?? {};
  const label = (button) => [...button.childNodes].filter((x) => x.nodeName !== "KBD").map((x) => x.textContent).join("").trim();
  // "{amount}" is what stands in that field, "{how}" the word on the pressed button.
  const said = (form, button) => (button.dataset.say ?? form.dataset.say ?? "{how}").replace(/\{(\w+)\}/g, (_, name) => (name === "how" ? label(button) : form.elements[name]?.value ?? ""));
  const button = (text, look) => Object.assign(document.createElement("button"), { type: "button", textContent: text, className: look });

  function ask(form, pressed) {
    form.querySelector(".confirm")?.remove();
    const line = document.createElement("div"), what = document.createElement("b");
    line.className = "confirm"; line.setAttribute("role", "alert"); what.textContent = said(form, pressed);
    const yes = button(words.confirm, "btn btn-lg btn-primary"), back = button(words.back, "btn btn-lg");
    yes.dataset.hotkey = "F2"; yes.tabIndex = -1;
    yes.insertAdjacentHTML("beforeend", '<kbd class="hotkey">F2</kbd>');
    yes.addEventListener("click", () => { pressed.dataset.confirmed = ""; form.requestSubmit(pressed); });
    back.addEventListener("click", () => { line.remove(); pressed.focus(); });
    line.append(what, yes, back); form.append(line); back.focus();
    line.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("submit", (e) => {
    if (!e.target.matches("form[data-confirm]")) return;
    const pressed = e.submitter;
    if (pressed && "confirmed" in pressed.dataset) { delete pressed.dataset.confirmed; return; }
    e.preventDefault(); e.stopImmediatePropagation();
    if (pressed) ask(e.target, pressed);
  }, true);
  // What the line says must be what is booked: typing takes it away.
  document.addEventListener("input", (e) => e.target.form?.querySelector(":scope > .confirm")?.remove());
})();
