// One box for names and quotations; arrows and Enter choose, Escape leaves.

const SEARCH_LIMIT = 8;

function startSearch(root) {
  const input = el("input", {
    type: "search", role: "combobox", placeholder: "Search names and quotations", "aria-label": "Search names and quotations",
    "aria-expanded": "false", "aria-controls": "search-results", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false",
  });
  const list = el("div", { id: "search-results", class: "results", role: "listbox", "aria-label": "Results", hidden: true });
  let found = [], at = 0;
  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const choose = (result) => { if (result) { input.value = ""; close(); input.blur(); result.open(); } };
  const draw = () => {
    const text = input.value.trim();
    if (!text) return close();
    list.replaceChildren(...(found.length ? found.map((r, i) => resultRow(r, i, i === at, () => choose(r))) : [el("p", { class: "note" }, "Nothing found.")]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (found.length) input.setAttribute("aria-activedescendant", `result-${at}`);
  };
  input.addEventListener("input", () => { found = findAll(input.value); at = 0; draw(); });
  input.addEventListener("focus", draw);
  input.addEventListener("blur", () => setTimeout(close, 120));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      at = found.length ? (at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length : 0;
      event.preventDefault();
      draw();
    } else if (event.key === "Enter") choose(found[at]);
    else if (event.key === "Escape") { input.value = ""; close(); input.blur(); event.stopPropagation(); }
  });
  root.append(input, el("kbd", { "aria-hidden": "true" }, "/"), list);
  return input;
}

function resultRow(result, i, active, choose) {
  return el("div", { id: `result-${i}`, class: "result", role: "option", "aria-selected": String(active), mousedown: (e) => { e.preventDefault(); choose(); } }, result.draw());
}

function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function findAll(query) {
  const wanted = folded(query.trim());
  if (!wanted) return [];
  return [...findEntities(wanted), ...findQuotations(wanted)];
}

function findEntities(wanted) {
  const rank = (name) => { const at = folded(name).indexOf(wanted); return at < 0 ? 9 : at === 0 ? 0 : /\s/.test(folded(name)[at - 1]) ? 1 : 2; };
  return view.entities
    .map((e, n) => ({ n, rank: Math.min(rank(e.name), ...e.aliases.map((a) => rank(a) + 0.5)), weight: e.statements.length }))
    .filter((r) => r.rank < 9)
    .sort((a, b) => a.rank - b.rank || b.weight - a.weight || a.n - b.n)
    .slice(0, SEARCH_LIMIT)
    .map(({ n, weight }) => ({
      open: () => select({ kind: "entity", n }),
      draw: () => [typeSwatch(entityType(n)), el("span", { class: "name" }, view.entities[n].name), el("span", { class: "count" }, String(weight))],
    }));
}

function findQuotations(wanted) {
  const hits = [];
  for (let n = 0; n < view.statements.length && hits.length < SEARCH_LIMIT; n++) {
    const quote = quoteOf(view.statements[n]);
    const at = wanted.length > 2 ? folded(quote).indexOf(wanted) : -1;
    if (at >= 0) hits.push({ open: () => select({ kind: "list", numbers: [n] }), draw: () => el("span", { class: "quote" }, excerpt(quote, at)) });
  }
  return hits;
}

const quoteOf = (s) => s.clip.filter(([, quoted]) => quoted).map(([text]) => text).join("");

function excerpt(quote, at) {
  const start = Math.max(0, at - 30);
  return `${start ? "…" : ""}${quote.slice(start, start + 110)}${start + 110 < quote.length ? "…" : ""}`;
}
