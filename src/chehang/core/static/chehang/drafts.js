// A long form keeps a draft in this browser until it has been accepted; nothing secret is kept.
(() => {
  const words = document.getElementById("words")?.dataset ?? {};
  const secret = (form, name) => name.startsWith("_") || name === "csrfmiddlewaretoken" || form.elements[name]?.type === "password";
  function values(form) {
    return [...new FormData(form)].filter(([n, v]) => typeof v === "string" && v !== "" && !secret(form, n)).map(([n, v]) => {
      const field = form.elements[n];
      return [n, v, field?.dataset?.ref ? field.selectedOptions[0]?.textContent : ""];
    });
  }
  function restore(form, kept) {
    for (const [name, value, text] of kept) {
      const line = /^(\w+)-(\d+)-\w+$/.exec(name);
      for (let tries = 0; line && !form.elements[name] && tries <= Number(line[2]); tries++) {
        const set = form.querySelector(`[data-lines="${line[1]}"]`);
        if (!set) break;
        chehang.addRow(set, false);
      }
      const field = form.elements[name];
      if (!field) continue;
      if (field.tomselect) { field.tomselect.addOption({ value, text }); field.tomselect.setValue(value, true); }
      else if (field.type === "checkbox") field.checked = true;
      else field.value = value;
    }
  }
  for (const form of document.querySelectorAll("form[data-draft-key]")) {
    const key = `draft:${document.body.dataset.person}:${form.dataset.draftKey}`, start = JSON.stringify(values(form));
    const kept = localStorage.getItem(key);
    if (kept && !document.querySelector(".refusal") && kept !== start) {
      const b = document.createElement("button"); b.type = "button"; b.className = "btn btn-sm mb-2"; b.textContent = words.draft;
      b.addEventListener("click", () => { restore(form, JSON.parse(kept)); b.remove(); });
      form.prepend(b);
    }
    const keep = () => { const now = JSON.stringify(values(form)); if (now !== start) localStorage.setItem(key, now); };
    form.addEventListener("input", keep); form.addEventListener("change", keep);
    // Sent and refused, the form comes back filled; sent and accepted, the draft has done its work.
    form.addEventListener("submit", () => localStorage.removeItem(key));
  }
})();
