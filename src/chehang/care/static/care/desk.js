// The call desk: a digit chooses the result while nothing is being typed.
(() => {
  const form = document.querySelector("[data-calls]");
  if (!form) return;
  // An answer of the script opens what is said then, closes its neighbours, and proposes the result.
  const box = document.querySelector("[data-branches]");
  box?.addEventListener("toggle", (e) => {
    const one = e.target;
    if (one.open) for (const other of one.parentElement.children) if (other !== one && other.open) other.open = false;
    if (!one.open) for (const inner of one.querySelectorAll("details[open]")) inner.open = false;
    const last = [...box.querySelectorAll("details[open]")].pop();
    form.querySelector("[name=branch]").value = last ? last.dataset.branch : "";
    const result = last && last.dataset.outcome && form.querySelector(`[name=outcome][value="${last.dataset.outcome}"]`);
    if (result) result.checked = true;
  }, true);
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) && e.target.type !== "radio") return;
    const choice = form.querySelector(`[data-digit="${e.key}"]`);
    if (!choice) return;
    e.preventDefault();
    choice.checked = true;
    form.querySelector("[name=said]").focus();
  });
})();
