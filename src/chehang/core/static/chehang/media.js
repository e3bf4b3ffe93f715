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
  // A form knows what of it is still on its way.
  function busy(form, work) { const all = Promise.all([form.keeping, work]).finally(() => { if (form.keeping === all) form.keeping = null; }); form.keeping = all; }
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
    const kept = keep(input.files[0]);
    busy(input.form, kept.catch(() => null));
    try { const file = await kept; hidden.value = file.sha256; hidden.dispatchEvent(new Event("change", { bubbles: true })); if (note) note.textContent = "✓ " + file.name; } catch (err) { if (note) note.textContent = ""; say(input.parentElement, err.message); }
  });

  // <canvas data-signature="field"> writes a PNG data URL into the hidden field of the same form; with data-kept the picture is kept and
  // the field has its hash. Heard at the document: a dialog that came later signs as well.
  const hidden = (canvas) => canvas.closest("form").elements[canvas.dataset.signature];
  const at = (canvas, e) => { const r = canvas.getBoundingClientRect(); return [(e.clientX - r.left) * canvas.width / r.width, (e.clientY - r.top) * canvas.height / r.height]; };
  let pad = null, drawn = false;
  document.addEventListener("pointerdown", (e) => {
    if (!e.target.matches("canvas[data-signature]")) return;
    pad = e.target; drawn = false; e.preventDefault();
    if (!pad.dataset.ready) { const r = pad.getBoundingClientRect(); pad.width = Math.max(300, Math.min(900, r.width)); pad.height = 220; pad.dataset.ready = "1"; }
    const pen = pad.getContext("2d"); pen.lineWidth = 3; pen.lineCap = "round"; pen.strokeStyle = "#101820"; pen.beginPath(); pen.moveTo(...at(pad, e)); pad.setPointerCapture(e.pointerId);
  });
  document.addEventListener("pointermove", (e) => { if (!pad) return; const pen = pad.getContext("2d"); pen.lineTo(...at(pad, e)); pen.stroke(); drawn = true; });
  const lifted = () => {
    const canvas = pad; pad = null;
    if (!canvas || !drawn) return;
    if (!("kept" in canvas.dataset)) { hidden(canvas).value = canvas.toDataURL("image/png"); return; }
    const form = canvas.closest("form");
    busy(form, new Promise((done) => canvas.toBlob(async (blob) => {
      try { hidden(canvas).value = (await keep(new File([blob], "signature.png", { type: "image/png" }))).sha256; } catch (err) { say(canvas.parentElement, err.message); }
      done();
    }, "image/png")));
  };
  document.addEventListener("pointerup", lifted); document.addEventListener("pointercancel", lifted);
  document.addEventListener("click", (e) => {
    const clear = e.target.closest("[data-clear]");
    if (!clear) return;
    for (const canvas of clear.closest("form").querySelectorAll("canvas[data-signature]")) { if (clear.dataset.clear && clear.dataset.clear !== canvas.dataset.signature) continue; canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height); hidden(canvas).value = ""; }
  });
  // Who sends the form while the picture is still on its way waits for it.
  document.addEventListener("submit", async (e) => {
    const form = e.target, button = e.submitter;
    if (!form.keeping) return;
    e.preventDefault(); e.stopImmediatePropagation(); delete form.dataset.sent;
    await form.keeping; form.requestSubmit(button);
  }, true);
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
