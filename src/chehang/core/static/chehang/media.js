// Uploads, photos and signatures: a file is kept first, then its hash goes with the form.
(() => {
  const words = document.getElementById("words")?.dataset ?? {};
  async function keep(file) {
    const data = new FormData(); data.append("file", file, file.name || "photo.png");
    const answer = await fetch("/files/", { method: "POST", body: data, headers: { "X-CSRFToken": document.body.dataset.csrf } });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.detail);
    return body;
  }
  function say(near, text) { let box = near.querySelector(".refusal"); if (!box) { box = document.createElement("div"); box.className = "refusal"; near.prepend(box); } box.textContent = text; }

  document.addEventListener("submit", async (e) => {
    const form = e.target;
    if (!form.matches("[data-upload-form]") || form.sha256.value) return;
    e.preventDefault(); delete form.dataset.sent;
    const file = form.querySelector("input[type=file]").files[0];
    if (!file) return;
    try { const kept = await keep(file); form.sha256.value = kept.sha256; form.elements.name.value = kept.name; form.submit(); } catch (err) { say(form, err.message); }
  });

  // <input type=file data-photo="field"> keeps the picture at once and puts its hash into the hidden field.
  document.addEventListener("change", async (e) => {
    const input = e.target;
    if (!input.matches("input[type=file][data-photo]") || !input.files[0]) return;
    const hidden = input.form.elements[input.dataset.photo], note = input.parentElement.querySelector("[data-photo-note]");
    if (note) note.textContent = words.upload;
    try { const kept = await keep(input.files[0]); hidden.value = kept.sha256; hidden.dispatchEvent(new Event("change", { bubbles: true })); if (note) note.textContent = "✓ " + kept.name; } catch (err) { if (note) note.textContent = ""; say(input.parentElement, err.message); }
  });

  // <canvas data-signature="field"> writes a PNG data URL into the hidden field of the same form.
  for (const canvas of document.querySelectorAll("canvas[data-signature]")) {
    const pen = canvas.getContext("2d"); let drawing = false, drawn = false;
    const fit = () => { const r = canvas.getBoundingClientRect(); canvas.width = Math.max(300, Math.min(900, r.width)); canvas.height = 220; pen.lineWidth = 3; pen.lineCap = "round"; pen.strokeStyle = "#101820"; };
    fit();
    const at = (e) => { const r = canvas.getBoundingClientRect(); return [(e.clientX - r.left) * canvas.width / r.width, (e.clientY - r.top) * canvas.height / r.height]; };
    canvas.addEventListener("pointerdown", (e) => { drawing = true; pen.beginPath(); pen.moveTo(...at(e)); canvas.setPointerCapture(e.pointerId); });
    canvas.addEventListener("pointermove", (e) => { if (drawing) { pen.lineTo(...at(e)); pen.stroke(); drawn = true; } });
    const done = () => { if (drawing && drawn) canvas.closest("form").elements[canvas.dataset.signature].value = canvas.toDataURL("image/png"); drawing = false; };
    canvas.addEventListener("pointerup", done); canvas.addEventListener("pointercancel", done);
    canvas.parentElement.querySelector("[data-clear]")?.addEventListener("click", () => { pen.clearRect(0, 0, canvas.width, canvas.height); drawn = false; canvas.closest("form").elements[canvas.dataset.signature].value = ""; });
  }
  // <div data-keys="field"> is a number pad for a PIN or a count.
  document.addEventListener("click", (e) => {
    const key = e.target.closest("[data-keys] button");
    if (!key) return;
    const field = document.getElementById(key.closest("[data-keys]").dataset.keys);
    field.value = key.value === "back" ? field.value.slice(0, -1) : field.value + key.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  window.chehang = Object.assign(window.chehang ?? {}, { keep });
})();
