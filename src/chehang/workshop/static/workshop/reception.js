// A scan, or a code that the camera read, finds the car.
document.addEventListener("chehang:scan", (e) => {
  e.preventDefault();
  chehang.inTurn(() => { location.assign(`/workshop/reception/?q=${encodeURIComponent(e.detail)}`); });
});
