// The call desk: a digit chooses the result while nothing is being typed.
(() => {
  const form = document.querySelector("[data-calls]");
  if (!form) return;
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) && e.target.type !== "radio") return;
    const choice = form.querySelector(`[data-digit="${e.key}"]`);
    if (!choice) return;
    e.preventDefault();
    choice.checked = true;
    form.querySelector("[name=said]").focus();
  });
})();
