// Picking: scan the bin, then each piece, or press "Took" when all are taken. What is wrong is said by the server; fewer
// pieces are a shortage.
(() => {
  let taken = 0, pick = "";
  function scanned(code) {
    const form = document.querySelector("form.pick");
    if (!form) return;
    const note = form.querySelector("[data-scanned]"), wanted = Number(form.dataset.quantity);
    if (form.pick.value !== pick) { pick = form.pick.value; taken = 0; }
    const send = (more) => chehang.work({ pick, found: form.dataset.quantity, bin: form.bin.value, part: form.part.value, ...more });
    if (code.trim().toUpperCase() === form.dataset.bin.toUpperCase()) {
      form.bin.value = form.dataset.bin;
      form.querySelector(".pick-bin").classList.add("ok");
      note.textContent = note.dataset.binOk;
      return;
    }
    // Neither this bin nor this part: the server says which bin or part was meant.
    if (!chehang.meansCode(form.dataset.codes, code)) return send(/^[A-Za-z]+(-\w+){2,}$/.test(code.trim()) ? { bin: code.trim() } : { part: code.trim() });
    form.part.value = code.trim();
    form.querySelector(".pick-part").classList.add("ok");
    taken += 1;
    if (!(taken < wanted)) return send();
    note.textContent = `${note.dataset.partOk} ${taken} / ${wanted}`;
  }
  document.addEventListener("chehang:scan", (e) => {
    if (!document.querySelector("form.pick")) return;
    e.preventDefault(); chehang.inTurn(() => scanned(e.detail));
  });
  document.addEventListener("click", (e) => {
    if (!e.target.closest("[data-short]")) return;
    const form = e.target.closest("form.pick"), few = form.querySelector("#few");
    if (few.value === "") few.focus(); else chehang.work({ pick: form.pick.value, found: few.value });
  });
})();
