(() => {
  const groups = [...document.querySelectorAll(".decide")];
  const progress = document.getElementById("progress");
  const name = document.getElementById("by");
  const failed = document.getElementById("failed");
  const address = new URL("decisions", location.href);
  const others = new BroadcastChannel("citecheck-review");
  const asked = { accept: "", reject: "Why is the finding wrong?", waive: "Why may it pass?", comment: "Comment" };
  const past = { accept: "Accepted", reject: "Rejected", waive: "Waived", comment: "Comment", untick: "Taken back" };
  const inDraft = { accept: "accepted", reject: "rejected", waive: "let pass" };
  const left = document.getElementById("left");
  const boxes = [...document.querySelectorAll(".person")];
  const spans = new Map();
  for (const span of document.querySelectorAll(".claim")) spans.set(span.dataset.claim, [...(spans.get(span.dataset.claim) ?? []), span]);
  let known = [];
  let byPlace = new Map();
  let line = Promise.resolve(); // one request at a time: no answer overtakes a newer one

  const isOpen = (group) => !group.dataset.settled;
  const place = ({ fingerprint, code }) => `${fingerprint} ${code}`;
  const about = (group) => byPlace.get(place(group.dataset)) ?? [];
  const last = (group) => about(group).findLast((row) => row.decision !== "comment");
  const today = () => new Date().toISOString().slice(0, 10);

  function told(row) {
    const until = row.until ? `, until ${row.until}${row.until < today() ? " (over)" : ""}` : "";
    return `${past[row.decision]} by ${row.by}, ${row.at.slice(0, 10)}${until}${row.why ? `: ${row.why}` : ""}`;
  }

  function show() {
    for (const group of groups) {
      const rows = about(group);
      const now = last(group);
      const over = now?.until && now.until < today();
      if (now && now.decision !== "untick" && !over) group.dataset.settled = now.decision;
      else delete group.dataset.settled;
      group.querySelector(".decided").textContent = rows.map(told).join("\n");
      for (const button of group.querySelectorAll(":scope > button")) {
        button.setAttribute("aria-pressed", String(button.value === group.dataset.settled));
      }
    }
    for (const card of document.querySelectorAll(".card")) {
      showTicks(card);
      const own = [...card.querySelectorAll(".decide")];
      card.classList.toggle("settled", own.length > 0 && !own.some(isOpen));
      const decided = new Set(own.map((group) => group.dataset.settled ?? ""));
      const state = decided.size === 1 ? (inDraft[[...decided][0]] ?? "") : "";
      for (const span of spans.get(card.dataset.claim) ?? []) {
        const sign = span.querySelector(".sign");
        if (sign && state) sign.dataset.decided = state;
        else if (sign) delete sign.dataset.decided;
      }
    }
    const open = groups.filter(isOpen).length;
    progress.innerHTML = "";
    const count = document.createElement("b");
    count.textContent = `${open} of ${groups.length}`;
    progress.append(count, " findings open");
  }

  function showTicks(card) {
    const [whole, ...facts] = card.querySelectorAll(".person");
    const tick = (box) => (last(box)?.decision === "tick" ? last(box) : undefined);
    const ofClaim = tick(whole);
    const ticks = facts.map((box) => tick(box) ?? ofClaim);
    [whole, ...facts].forEach((box, index) => {
      const row = index ? ticks[index - 1] : ofClaim;
      box.setAttribute("aria-pressed", String(Boolean(row)));
      box.disabled = Boolean(index && ofClaim && !tick(box)); // ticked with its claim: untick that
      box.nextElementSibling.textContent = row ? row.by : "";
      box.nextElementSibling.title = row ? `ticked ${row.at.slice(0, 10)}` : "";
    });
    const done = Boolean(ofClaim) || (ticks.length > 0 && ticks.every(Boolean));
    card.classList.toggle("done", done);
    const names = [...new Set((ticks.length ? ticks : [ofClaim]).filter(Boolean).map((row) => row.by))].join(", ");
    for (const span of spans.get(card.dataset.claim) ?? []) {
      span.classList.toggle("done", done);
      const sign = span.querySelector(".sign");
      if (sign) sign.dataset.by = done ? names : "";
    }
  }

  const ask = (request) => (line = line.then(() => exchange(request?.())));

  async function exchange(request) {
    try {
      const answer = await fetch(address, request);
      if (!answer.ok) throw new Error(await answer.text());
      const state = await answer.json();
      known = state.decisions;
      byPlace = Map.groupBy(known, place);
      left.textContent = `${state.ticked} · ${state.left} left`;
      if (!name.value) name.value = localStorage.getItem("by") ?? state.by;
      failed.hidden = true;
      show();
      return true;
    } catch (error) {
      failed.textContent = `Not recorded: ${error.message || "the review has ended"}`;
      failed.hidden = false;
      return false;
    }
  }

  // what this tab did, and what stood there before: to be taken back, after a reload too
  const trail = () => JSON.parse(sessionStorage.getItem("trail") ?? "[]");
  const follow = (steps) => sessionStorage.setItem("trail", JSON.stringify(steps.slice(-500)));

  async function record(group, decision, more = {}, { undoing = false } = {}) {
    const { fingerprint, code } = group.dataset;
    let before;
    const request = () => {
      before = last(group) ?? null;
      const row = { fingerprint, code, decision, by: name.value, ...more }; // the name may have just come
      return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(row) };
    };
    if (!(await ask(request))) return false;
    if (!undoing && decision !== "comment") follow([...trail(), { fingerprint, code, before }]);
    others.postMessage("decided");
    return true;
  }

  async function undo() {
    const steps = trail();
    const step = steps.pop();
    if (!step) return;
    follow(steps);
    const group = [...groups, ...boxes].find((one) => place(one.dataset) === place(step));
    if (!group) return undo(); // the claim has changed since: its decision no longer counts
    const { decision = "untick", why = null, until = null } = step.before ?? {};
    const card = group.closest(".card");
    if (card) reach(card);
    if (!(await record(group, decision, { why, until }, { undoing: true }))) follow([...steps, step]);
  }

  function tick(box) {
    if (box.disabled) return;
    record(box, box.getAttribute("aria-pressed") === "true" ? "untick" : "tick");
  }

  for (const box of boxes) box.addEventListener("click", () => tick(box));
  left.addEventListener("click", () => {
    const only = left.getAttribute("aria-pressed") !== "true";
    left.setAttribute("aria-pressed", String(only));
    if (only) document.documentElement.dataset.left = "only";
    else delete document.documentElement.dataset.left;
    dispatchEvent(new Event("sift"));
  });

  async function send(group, decision, more = {}) {
    if (!(await record(group, decision, more))) return;
    group.querySelector(".sheet")?.remove();
    group.querySelector(`button[value="${decision}"]`).focus();
  }

  function sheet(group, decision) {
    for (const old of document.querySelectorAll(".sheet")) old.remove();
    const form = document.createElement("form");
    form.className = "sheet";
    const why = document.createElement("textarea");
    why.required = decision === "comment";
    const until = document.createElement("input");
    until.type = "date";
    const label = (words, field) => {
      const element = document.createElement("label");
      element.append(words, field);
      return element;
    };
    const save = document.createElement("button");
    save.type = "submit";
    save.textContent = decision === "comment" ? "Add" : decision === "waive" ? "Waive it" : "Reject it";
    const cancel = document.createElement("button");
    cancel.type = "button";
    cancel.textContent = "Cancel";
    const buttons = document.createElement("div");
    buttons.append(save, cancel);
    form.append(label(asked[decision], why));
    if (decision !== "comment") form.append(label("Until, if it should come back", until));
    form.append(buttons);
    cancel.addEventListener("click", () => form.remove());
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
      if (event.key === "Escape") form.remove();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(group, decision, { why: why.value || null, until: until.value || null });
    });
    group.append(form);
    why.focus();
  }

  const decide = (group, decision) => (decision === "accept" ? send(group, "accept") : sheet(group, decision));

  for (const group of groups) {
    group.addEventListener("click", (event) => {
      if (event.target.matches(".decide > button")) decide(group, event.target.value);
    });
  }

  function chosenGroup() {
    const own = [...document.querySelectorAll(".card.chosen .decide")];
    return own.find(isOpen) ?? own[0];
  }

  function nextOpen() {
    const cards = [...document.querySelectorAll(".card:not(.out)")];
    const at = cards.findIndex((card) => card.classList.contains("chosen"));
    const ring = [...cards.slice(at + 1), ...cards.slice(0, at + 1)];
    const next = ring.find((card) => [...card.querySelectorAll(".decide")].some(isOpen));
    if (next) reach(next);
  }

  function reach(card) {
    history.replaceState(null, "", `#${card.id}`);
    dispatchEvent(new Event("hashchange")); // now: the browser's own may come after the next key
  }

  const keys = { y: "accept", n: "reject", w: "waive", c: "comment" };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "u") nextOpen();
    if (event.key === "z") undo();
    if (event.key === "t") {
      const box = document.querySelector(".card.chosen .person");
      if (box) tick(box);
    }
    const group = keys[event.key] && chosenGroup();
    if (group) {
      event.preventDefault();
      decide(group, keys[event.key]);
    }
  });
  const evidence = document.getElementById("evidence");
  const toCopy = () => (document.getElementById("copy").href = `copy?evidence=${Number(evidence.checked)}`);
  evidence.addEventListener("change", toCopy);
  toCopy(); // what a browser remembers of the box
  name.addEventListener("change", () => localStorage.setItem("by", name.value));
  others.addEventListener("message", () => ask());
  addEventListener("focus", () => ask());
  ask();
})();
