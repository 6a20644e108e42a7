(() => {
  const page = document.documentElement;
  const failed = document.getElementById("failed");
  const field = (name) => document.getElementById(name);

  async function post(body, headers) {
    failed.hidden = true;
    try {
      const answer = await fetch(new URL("draft", location.href), { method: "POST", headers, body });
      if (!answer.ok) throw new Error(await answer.text());
      location.assign(new URL(".", location.href));
    } catch (error) {
      failed.textContent = `Not taken: ${error.message || "the review has ended"}`;
      failed.hidden = false;
    }
  }

  const postFile = (file, name) =>
    post(file, { "Content-Type": "application/octet-stream", "X-Name": encodeURIComponent(name) });
  const on = (form, act) =>
    field(form).addEventListener("submit", (event) => {
      event.preventDefault();
      act();
    });

  on("of-file", () => postFile(field("file").files[0], field("file").files[0].name));
  on("of-text", () => postFile(field("text").value, "pasted text"));
  on("of-address", () => post(JSON.stringify({ address: field("address").value }), { "Content-Type": "application/json" }));
  page.addEventListener("dragover", (event) => {
    event.preventDefault();
    page.classList.add("over");
  });
  page.addEventListener("dragleave", () => page.classList.remove("over"));
  page.addEventListener("drop", (event) => {
    event.preventDefault();
    page.classList.remove("over");
    const [file] = event.dataTransfer.files;
    if (file) postFile(file, file.name);
  });
  page.dataset.ready = "";
})();
