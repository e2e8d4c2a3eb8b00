// The legend is the filter: each row shows what a look means, counts what it would show, and switches it.

function startLegend(root) {
  const sections = el("div", {}), slider = confidenceSection();
  root.append(sections, ...(slider ? [slider] : []));
  const draw = () => {
    const open = document.activeElement && sections.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    sections.replaceChildren(...legendSections());
    if (open) sections.querySelector(`[data-key="${CSS.escape(open)}"]`)?.focus();
    showConfidence(slider);
  };
  on("filter", draw);
  draw();
}

function legendSections() {
  const shown = view.statements.filter((s) => passes(s)).length;
  const total = view.statements.length;
  return [
    el("p", { class: "shown", role: "status" }, el("b", {}, filtered() ? `${grouped(shown)} of ${grouped(total)}` : grouped(total)), total === 1 ? " statement" : " statements",
      filtered() ? el("button", { type: "button", class: "plainlink", "data-key": "reset", click: resetFilters }, "Show all") : null),
    legendSection("Entities", typeRows()),
    ...familySections(),
    legendSection("How the text puts it", statusRows()),
    timeSection(),
  ].filter(Boolean);
}

function legendSection(title, rows) {
  return rows.length ? el("section", {}, el("h2", {}, title), rows) : null;
}

function typeRows() {
  const left = view.statements.filter((s) => passes(s, "types"));
  const present = new Set(left.flatMap((s) => [s.source, s.target]));
  const count = (key) => [...present].filter((n) => view.entities[n].type === key).length;
  return looks.types.filter((t) => view.entities.some((e) => e.type === t.key && e.statements.length))
    .map((t) => legendRow("types", t.key, typeSwatch(t), t.plural, count(t.key), t.meaning));
}

function familySections() {
  const left = view.statements.filter((s) => passes(s, "relations"));
  return [...new Set(looks.families.map((f) => f.kind))].map((kind) =>
    legendSection(kind, looks.families.filter((f) => f.kind === kind).flatMap((family) =>
      looks.relations.filter((r) => r.family === family.css)
        .map((r) => legendRow("relations", r.key, [lineSwatch(family), legendSign(r, family)], r.label, left.filter((s) => s.relation === r.key).length, r.meaning)))));
}

// A relation that means another sign towards proposals shows both.
function legendSign(relation, family) {
  if (relation.onProposal !== relation.family) return el("span", { class: "sign", title: "towards a proposal it is a position for it" }, "±");
  return signOf(family) || el("span", { class: "sign" });
}

function statusRows() {
  const left = view.statements.filter((s) => passes(s, "statuses"));
  return view.statuses.filter((status) => view.statements.some((s) => s.status === status.key)).map((status) => {
    const mark = el("span", { class: status.edge ? "status-mark edge" : "status-mark", "aria-hidden": "true" });
    const sign = el("span", { class: "sign", "aria-hidden": "true" }, status.key === "alleged" ? "?" : "");
    return legendRow("statuses", status.key, [mark, sign], status.label, left.filter((s) => s.status === status.key).length, status.meaning);
  });
}

function legendRow(facet, key, swatch, label, count, meaning) {
  const off = state.off[facet];
  const toggle = () => {
    if (!off.delete(key)) off.add(key);
    tell("filter");
  };
  return el("div", { class: off.has(key) ? "row off" : "row" },
    el("button", { type: "button", class: "toggle", "data-key": `${facet}-${key}`, "aria-pressed": String(!off.has(key)), title: meaning, click: toggle },
      swatch, el("span", { class: "label" }, label), el("span", { class: "count" }, grouped(count))),
    el("button", { type: "button", class: "only", "data-key": `only-${key}`, "aria-label": `Only ${label}`, click: () => only(facet, key) }, "only"));
}

function only(facet, key) {
  const keys = { types: looks.types, relations: looks.relations, statuses: view.statuses }[facet].map((x) => x.key);
  state.off[facet] = new Set(keys.filter((k) => k !== key));
  tell("filter");
}
