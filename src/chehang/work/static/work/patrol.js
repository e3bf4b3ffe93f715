// A scan goes into the field that waits for a place and sends its form.
document.addEventListener("chehang:scan", (e) => {
  const field = document.querySelector("input[data-scan][name=code]");
  if (!field) return;
  e.preventDefault();
  chehang.inTurn(() => { field.value = e.detail; field.form.requestSubmit(); });
});
