(() => {
  const again = document.getElementById("again");
  const words = document.getElementById("checking");
  const shown = Number(again?.dataset.version ?? 0);
  const every = again ? 2000 : 400;
  if (!words) return;

  function tell(state) {
    if (again) again.disabled = state.checking;
    if (state.checking) words.textContent = state.of ? `Sources: ${state.done} of ${state.of}` : "Reading the draft";
    else words.textContent = state.error ?? "";
    words.classList.toggle("wrong", Boolean(state.error) && !state.checking);
    if (state.checking || state.version <= shown) return;
    if (!document.querySelector(".sheet")) location.reload();
    else words.textContent = "Checked again: shown once your note is saved or cancelled";
  }

  async function look(request) {
    const answer = await fetch(new URL(request ? "rerun" : "state", location.href), request);
    if (answer.ok) tell(await answer.json());
  }

  async function watch() {
    try {
      await look();
      setTimeout(watch, every);
    } catch {
      words.textContent = "The review has ended";
    }
  }

  again?.addEventListener("click", () => look({ method: "POST" }));
  document.documentElement.dataset.ready = "";
  watch();
})();
