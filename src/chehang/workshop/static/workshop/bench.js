// The code of a line on the job card clocks on to it, and off again.
document.addEventListener("chehang:scan", (e) => {
  const form = document.getElementById("scanned");
  e.preventDefault();
  chehang.inTurn(() => { form.elements.code.value = e.detail; form.submit(); });
});
