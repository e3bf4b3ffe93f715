// The phone's camera as a scanner. Live where the browser allows it (HTTPS); elsewhere a photo is taken and read. What is
// read goes the same way as the gun's scan. Browsers without a reader of their own load ours, from this server.
(() => {
  const dialog = document.getElementById("camera");
  if (!dialog) return;
  const FORMATS = ["qr_code", "code_128", "code_39", "ean_13", "data_matrix"], EVERY = 180, AGAIN = 1500;
  const $ = (s) => dialog.querySelector(s), video = $("video"), said = $("[role=status]");
  let reader = null, stream = null, last = "", lastAt = 0;

  function load(src) {
    return new Promise((done, failed) => { const s = document.createElement("script"); s.src = src; s.onload = done; s.onerror = failed; document.head.append(s); });
  }
  async function scanner() {
    if (reader) return reader;
    const own = await window.BarcodeDetector?.getSupportedFormats?.().catch(() => []) ?? [];
    if (FORMATS.every((f) => own.includes(f))) return (reader = new BarcodeDetector({ formats: FORMATS }));
    if (!window.BarcodeDetectionAPI) await load(dialog.dataset.reader);
    BarcodeDetectionAPI.prepareZXingModule({ overrides: { locateFile: () => dialog.dataset.wasm } });
    return (reader = new BarcodeDetectionAPI.BarcodeDetector({ formats: FORMATS }));
  }
  const read = async (picture) => (await (await scanner()).detect(picture))[0]?.rawValue?.trim() ?? "";
  function found(code) {
    // The same label stays in sight for many pictures: it counts once, and again after a moment.
    const now = Date.now();
    if (code === last && now - lastAt < AGAIN) { lastAt = now; return; }
    last = code; lastAt = now; said.textContent = code; navigator.vibrate?.(60);
    if (!$("[name=on]").checked) dialog.close();
    chehang.scan(code);
  }
  async function look() {
    if (!stream) return;
    try { if (video.readyState >= 2) { const code = await read(video); if (code && stream) found(code); } } catch { /* one picture that cannot be read */ }
    if (stream) setTimeout(look, EVERY);
  }
  async function open() {
    dialog.showModal(); said.textContent = "";
    const live = window.isSecureContext && navigator.mediaDevices?.getUserMedia;
    video.hidden = !live; $("[data-no-live]").hidden = Boolean(live);
    if (!live) return;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } }, audio: false });
      if (!dialog.open) { stop(); return; }
      video.srcObject = stream; await video.play(); look();
    } catch { stop(); video.hidden = true; $("[data-no-live]").hidden = false; }
  }
  function stop() { stream?.getTracks().forEach((t) => t.stop()); stream = null; video.srcObject = null; }
  dialog.addEventListener("close", stop);
  document.addEventListener("click", (e) => { if (e.target.closest("[data-camera]")) open(); if (e.target === dialog || e.target.closest("[data-close-camera]")) dialog.close(); });
  $("input[type=file]").addEventListener("change", async (e) => {
    const file = e.target.files[0];
    e.target.value = "";
    if (!file) return;
    said.textContent = dialog.dataset.reading;
    try {
      const code = await read(await createImageBitmap(file));
      if (code) found(code); else said.textContent = dialog.dataset.unread;
    } catch { said.textContent = dialog.dataset.unread; }
  });
})();
