"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const panel = document.querySelector(".panel");
  const worst = [...document.querySelectorAll(".card")];
  let cards = worst;
  const chips = [...document.querySelectorAll(".chip")];
  const search = document.getElementById("search");
  const position = document.getElementById("position");
  const inDraft = new Map();
  for (const span of document.querySelectorAll(".claim")) {
    const spans = inDraft.get(span.dataset.claim) ?? [];
    inDraft.set(span.dataset.claim, [...spans, span]);
  }
  let shown = cards;
  let chosen = null;

  const spansOf = (card) => (card ? (inDraft.get(card.dataset.claim) ?? []) : []);
  const mark = (card, on) => {
    if (!card) return;
    card.classList.toggle("chosen", on);
    for (const span of spansOf(card)) span.classList.toggle("chosen", on);
  };

  function tell() {
    const index = shown.indexOf(chosen);
    const name = chosen ? chosen.querySelector("h3").childNodes[1].textContent.trim() : "";
    position.textContent = index < 0 ? `${shown.length} of ${cards.length} claims` : `${index + 1} of ${shown.length}: ${name}`;
    document.getElementById("nothing").hidden = shown.length > 0 || cards.length === 0;
  }

  function choose(card, { scroll = true, address = true, raise = true } = {}) {
    mark(chosen, false);
    chosen = card;
    mark(chosen, true);
    tell();
    if (!card) return panel.classList.remove("raised");
    if (raise) panel.classList.add("raised");
    if (panel.classList.contains("all")) card.scrollIntoView({ block: "nearest" });
    else panel.scrollTop = 0;
    const [first] = spansOf(card);
    if (scroll) first?.scrollIntoView({ block: "nearest" });
    if (address) history.replaceState(null, "", `#${card.id}`);
  }

  function step(by) {
    if (!shown.length) return;
    const index = shown.indexOf(chosen);
    const next = index < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, index + by));
    choose(shown[next]);
  }

  function sift() {
    const wanted = new Set(chips.filter((chip) => chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset.outcome));
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (card) => {
      if (!wanted.has(card.dataset.outcome)) return false;
      if (root.dataset.left && card.classList.contains("done")) return false;
      if (!words.length) return true;
      card.words ??= card.textContent.toLowerCase();
      return words.every((word) => card.words.includes(word));
    };
    shown = cards.filter((card) => {
      const fit = fits(card);
      card.classList.toggle("out", !fit);
      for (const span of spansOf(card)) span.classList.toggle("out", !fit);
      return fit;
    });
    if (shown.includes(chosen)) tell();
    else choose(shown[0] ?? null, { scroll: false, address: false, raise: false });
  }

  function asked() {
    try {
      return decodeURIComponent(location.hash);
    } catch {
      return ""; // a broken address asks for nothing
    }
  }

  function follow() {
    const hash = asked();
    const card = cards.find((item) => `#${item.id}` === hash);
    if (!card) return false;
    if (!shown.includes(card)) {
      for (const chip of chips) chip.setAttribute("aria-pressed", "true");
      search.value = "";
      sift();
    }
    choose(card, { address: false });
    return true;
  }

  function toggleAll() {
    const all = panel.classList.toggle("all");
    document.getElementById("all").setAttribute("aria-pressed", String(all));
    if (all) panel.classList.add("raised");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  function toggleOrder() {
    const button = document.getElementById("order");
    const byText = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(byText));
    cards = byText ? worst.toSorted((one, other) => one.dataset.start - other.dataset.start) : worst;
    panel.append(...cards, document.getElementById("nothing"));
    const order = byText ? "in the order of the text" : "worst first";
    panel.setAttribute("aria-label", `Claims and their passages, ${order}`);
    panel.querySelector(".steps").setAttribute("aria-label", `Claims, ${order}`);
    shown = cards.filter((card) => !card.classList.contains("out"));
    tell();
  }

  const help = document.getElementById("keys-help");
  const toggleKeys = () => (help.open ? help.close() : help.showModal());

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    a: toggleAll,
    o: () => chosen?.querySelector("a.open")?.click(),
    "/": () => search.focus(),
    "?": () => toggleKeys(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (help.open) {
      if (event.key === "?") toggleKeys();
      return event.stopImmediatePropagation(); // nothing happens behind it; the browser closes it
    }
    if (event.key === "Escape") {
      panel.classList.remove("raised");
      return document.activeElement?.blur();
    }
    if (event.target.closest("input, textarea, select")) {
      if (event.key === "Enter" && event.target === search) search.blur();
      return;
    }
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  for (const chip of chips) {
    chip.addEventListener("click", (event) => {
      const isOn = (one) => one.getAttribute("aria-pressed") === "true";
      const alone = isOn(chip) && chips.filter(isOn).length === 1;
      for (const one of chips) {
        const several = event.ctrlKey || event.metaKey || event.shiftKey; // this one too, or not
        const on = several ? isOn(one) !== (one === chip) : alone || one === chip;
        one.setAttribute("aria-pressed", String(on));
      }
      sift();
    });
  }
  search.addEventListener("input", sift);
  document.querySelector(".text").addEventListener("click", (event) => {
    const span = event.target.closest(".claim");
    if (!span || event.target.closest("a.marker")) return;
    if (!String(getSelection())) {
      event.preventDefault();
      const covers = getComputedStyle(panel).position === "fixed"; // on a phone, over the words
      choose(cards.find((card) => card.dataset.claim === span.dataset.claim), { scroll: covers });
    }
  });
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.getElementById("close").addEventListener("click", () => panel.classList.remove("raised", "all"));
  document.getElementById("all").addEventListener("click", toggleAll);
  document.getElementById("keys").addEventListener("click", () => toggleKeys());
  document.getElementById("close-help").addEventListener("click", () => help.close());
  const tools = document.querySelector(".tools");
  new ResizeObserver(() => root.style.setProperty("--tools", `${tools.offsetHeight}px`)).observe(tools);
  document.getElementById("order").addEventListener("click", toggleOrder);
  addEventListener("hashchange", follow);
  addEventListener("sift", sift);

  if (!follow()) choose(cards[0] ?? null, { scroll: false, address: false, raise: false });
  root.dataset.ready = "";
})();
