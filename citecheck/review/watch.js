(() => {
  const again = document.getElementById("again");
  const words = document.getElementById("checking");
  const shown = Number(words?.dataset.version ?? 0);
  const every = again ? 2000 : 400;
  if (!words) return;

  const had = document.getElementById("had");

  function list(sources) {
    if (!had) return;
    for (const [name, state] of sources.slice(had.rows.length)) {
      const row = had.insertRow();
      row.insertCell().textContent = name;
      row.insertCell().textContent = state;
    }
    had.parentElement.hidden = !sources.length;
  }

  function tell(state) {
    list(state.sources);
    if (again) again.disabled = state.checking;
    if (state.checking) words.textContent = state.of ? `Sources: ${state.done} of ${state.of}` : "Reading the draft";
    else words.textContent = state.error ?? "";
    words.classList.toggle("wrong", Boolean(state.error) && !state.checking);
    if (state.checking || state.version <= shown) return;
    if (!document.querySelector(".sheet")) location.reload();
    else words.textContent = "Checked again: shown once your note is saved or cancelled";
  }

  async function look(path = "state", request = undefined) {
    const answer = await fetch(new URL(path, location.href), request);
    if (answer.ok) return tell(await answer.json());
    words.textContent = await answer.text();
    words.classList.add("wrong");
  }

  const send = (reference, file) =>
    look(`source?reference=${encodeURIComponent(reference)}`, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream", "X-Name": encodeURIComponent(file.name) },
      body: file,
    });
  for (const button of document.querySelectorAll(".give")) {
    const { reference } = button.dataset;
    const row = button.closest("tr");
    button.addEventListener("click", () => {
      const input = document.createElement("input");
      input.type = "file";
      input.addEventListener("change", () => send(reference, input.files[0]));
      input.click();
    });
    row.addEventListener("dragover", (event) => {
      event.preventDefault();
      row.classList.add("over");
    });
    row.addEventListener("dragleave", () => row.classList.remove("over"));
    row.addEventListener("drop", (event) => {
      event.preventDefault();
      row.classList.remove("over");
      const [file] = event.dataTransfer.files;
      if (file) send(reference, file);
    });
  }

  async function watch() {
    try {
      await look();
      setTimeout(watch, every);
    } catch {
      words.textContent = "The review has ended";
    }
  }

  again?.addEventListener("click", () => look("rerun", { method: "POST" }));
  document.documentElement.dataset.ready = "";
  watch();
})();
