// Picking: scan the bin, then the part; what is wrong is said by the server; fewer pieces are a shortage.
(() => {
  document.addEventListener("chehang:scan", (e) => {
    const form = document.querySelector("form.pick");
    if (!form) return;
    e.preventDefault();
    const code = e.detail.trim(), note = form.querySelector("[data-scanned]");
    if (!form.bin.value && /^[A-Za-z]-\d\d-\d\d-\d\d$/.test(code)) {
      form.bin.value = code.toUpperCase();
      const right = form.bin.value === form.dataset.bin;
      form.querySelector(".pick-bin").classList.toggle("ok", right);
      if (right) note.textContent = note.dataset.binOk; else form.querySelector("[name=found]").click();
    } else {
      form.part.value = code;
      form.querySelector(".pick-part").classList.add("ok");
      note.textContent = note.dataset.partOk;
      form.querySelector("[name=found]").click();
    }
  });
  document.addEventListener("click", (e) => {
    if (!e.target.closest("[data-short]")) return;
    const form = e.target.closest("form.pick"), few = form.querySelector("#few").value;
    if (few === "") { form.querySelector("#few").focus(); return; }
    htmx.ajax("POST", location.pathname, { target: "#work", swap: "outerHTML", values: { pick: form.pick.value, found: few, _key: chehang.key() }, headers: { "X-CSRFToken": chehang.csrf } });
  });
})();
