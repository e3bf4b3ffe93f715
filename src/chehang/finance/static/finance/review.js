// Vouchers to review: one is ticked when it has come into sight, so that no key approves what nobody has looked at.
(() => {
  const seen = new IntersectionObserver((entries) => {
    for (const e of entries) if (e.isIntersecting) { e.target.checked = true; seen.unobserve(e.target); }
  }, { threshold: 1 });
  document.querySelectorAll("input[data-seen]").forEach((box) => seen.observe(box));
})();
