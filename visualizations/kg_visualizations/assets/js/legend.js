// The legend is the filter: each row shows what a look means, counts what it would show, and switches it.
// Its rows are made once; a filter changes their numbers and marks alone, so that it answers within a frame.

const legendRows = [];

function startLegend(root) {
  const shown = el("p", { class: "shown", role: "status" }), time = timeSection(), slider = confidenceSection();
  root.append(shown, ...[legendSection("Entities", typeRows()), ...familySections(), legendSection("How the text puts it", statusRows()), time.section, slider].filter(Boolean));
  const draw = () => {
    const counts = legendCounts();
    showCount(shown, counts.shown);
    for (const row of legendRows) showRow(row, counts[row.facet].get(row.key) || 0);
    time.show(counts.times, counts.undated);
    showConfidence(slider);
  };
  on("filter", draw);
  draw();
}

// What each row would leave, were it alone not switched, in one pass over the statements.
function legendCounts() {
  const counts = { shown: 0, types: new Map(), relations: new Map(), statuses: new Map(), times: [], undated: 0 };
  const add = (facet, key) => counts[facet].set(key, (counts[facet].get(key) || 0) + 1);
  const present = new Uint8Array(view.entities.length);
  for (const s of view.statements) {
    const fails = failing[s.n];
    if (fails === 0) counts.shown += 1;
    if (!(fails & ~FILTERS.types)) present[s.source] = present[s.target] = 1;
    if (!(fails & ~FILTERS.relations)) add("relations", s.relation);
    if (!(fails & ~FILTERS.statuses)) add("statuses", s.status);
    if (fails & ~FILTERS.time) continue;
    const when = whenOf(s);
    if (when) counts.times.push(when);
    else counts.undated += 1;
  }
  present.forEach((here, n) => (here ? add("types", view.entities[n].type) : null));
  return counts;
}

function showCount(root, shown) {
  const total = view.statements.length, part = filtered();
  root.replaceChildren(el("b", {}, part ? `${grouped(shown)} of ${grouped(total)}` : grouped(total)), total === 1 ? " statement" : " statements",
    part ? el("button", { type: "button", class: "plainlink", "data-key": "reset", click: resetFilters }, "Show all") : "");
}

function legendSection(title, rows) {
  return rows.length ? el("section", {}, el("h2", {}, title), rows) : null;
}

function typeRows() {
  const spoken = new Set(view.entities.filter((e) => e.statements.length).map((e) => e.type));
  return looks.types.filter((t) => spoken.has(t.key)).map((t) => legendRow("types", t.key, typeSwatch(t), t.plural, t.meaning));
}

function familySections() {
  return [...new Set(looks.families.map((f) => f.kind))].map((kind) =>
    legendSection(kind, looks.families.filter((f) => f.kind === kind).flatMap((family) =>
      looks.relations.filter((r) => r.family === family.css)
        .map((r) => legendRow("relations", r.key, [lineSwatch(family), legendSign(r, family)], r.label, r.meaning)))));
}

// A relation that means another sign towards proposals shows both.
function legendSign(relation, family) {
  if (relation.onProposal !== relation.family) return el("span", { class: "sign", title: "towards a proposal it is a position for it" }, "±");
  return signOf(family) || el("span", { class: "sign" });
}

function statusRows() {
  const found = new Set(view.statements.map((s) => s.status));
  return view.statuses.filter((status) => found.has(status.key)).map((status) => {
    const mark = el("span", { class: status.edge ? "status-mark edge" : "status-mark", "aria-hidden": "true" });
    const sign = el("span", { class: "sign", "aria-hidden": "true" }, status.key === "alleged" ? "?" : "");
    return legendRow("statuses", status.key, [mark, sign], status.label, status.meaning + (status.edge ? "" : "; not drawn"));
  });
}

function legendRow(facet, key, swatch, label, meaning) {
  const toggle = () => {
    if (!state.off[facet].delete(key)) state.off[facet].add(key);
    tell("filter");
  };
  const count = el("span", { class: "count" });
  const button = el("button", { type: "button", class: "toggle", "data-key": `${facet}-${key}`, title: meaning, click: toggle }, swatch, el("span", { class: "label" }, label), count);
  const root = el("div", { class: "row" }, button, el("button", { type: "button", class: "only", "data-key": `only-${key}`, "aria-label": `Only ${label}`, click: () => only(facet, key) }, "only"));
  legendRows.push({ facet, key, root, button, count });
  return root;
}

function showRow({ facet, key, root, button, count }, number) {
  const off = state.off[facet].has(key), words = grouped(number);
  if (root.classList.contains("off") !== off || !button.hasAttribute("aria-pressed")) {
    root.classList.toggle("off", off);
    button.setAttribute("aria-pressed", String(!off));
  }
  if (count.textContent !== words) count.textContent = words;
}

function only(facet, key) {
  const keys = { types: looks.types, relations: looks.relations, statuses: view.statuses }[facet].map((x) => x.key);
  state.off[facet] = new Set(keys.filter((k) => k !== key));
  tell("filter");
}
