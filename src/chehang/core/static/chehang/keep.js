// What was typed survives an answer that replaces part of the page, above all a refusal. Every changed field is kept
// but those of a form that was accepted: these show what the server says now.
(() => {
  const fields = "input[name]:not([type=hidden], [type=file], [type=password], [name=_confirm]), select[name], textarea[name]";
  const key = (x) => [x.form?.id, x.closest("[id]")?.id, x.form?.elements.act?.value, x.name].join("|");
  const ticks = (x) => x.matches("[type=checkbox], [type=radio]");
  const changed = (x) => (ticks(x) ? x.checked !== x.defaultChecked : x.tagName === "SELECT" ? ![...x.options].every((o) => o.selected === o.defaultSelected) : x.value !== x.defaultValue);
  // A confirmed question sends again what another form had sent.
  const same = (form, asked) => form === asked || (asked?.matches("[data-doubts]") && form.elements.act?.value === asked.elements.act?.value);
  let kept = new Map();
  document.addEventListener("htmx:beforeSwap", (e) => {
    const asked = e.detail.requestConfig?.elt, accepted = e.detail.xhr.status < 400;
    kept = new Map();
    for (const x of e.detail.target.querySelectorAll(fields)) {
      if (x.matches("[data-scan]") || !changed(x) || (accepted && x.form && same(x.form, asked))) continue;
      kept.set(key(x), ticks(x) ? x.checked : x.value);
    }
  });
  document.addEventListener("htmx:afterSwap", () => {
    if (!kept.size) return;
    for (const x of document.querySelectorAll(fields)) {
      const value = kept.get(key(x));
      if (value === undefined) continue;
      if (ticks(x)) x.checked = value; else x.value = value;
      const more = x.closest("details");
      if (more) more.open = true;
    }
    kept = new Map();
  });
})();
