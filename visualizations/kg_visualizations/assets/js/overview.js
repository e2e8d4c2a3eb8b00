// What the pane shows before anything is selected: what is here, what is contested, what it rests on.

function overview() {
  const drawn = view.statements.filter((s) => s.edge);
  const shown = view.statements.filter((s) => passes(s));
  return [
    el("header", { class: "pane-head" },
      el("p", { class: "kicker" }, "In this graph"),
      el("p", { class: "figures" },
        figure(view.statements.length, view.statements.length === 1 ? "statement" : "statements"), figure(drawn.length, drawn.length === 1 ? "is an edge" : "are edges"),
        figure(view.entities.length, view.entities.length === 1 ? "entity" : "entities"), figure(view.articles.length, view.articles.length === 1 ? "article" : "articles")),
      filtered() ? el("p", { class: "note" }, `Filters leave ${shown.length} of ${counted(view.statements.length, "statement")}.`) : null,
      el("p", { class: "note" }, "Select a name, a line or a cell to read the quotations behind it.")),
    contested(),
    sources(),
    unlinked(),
  ].filter(Boolean);
}

function figure(n, words) {
  return el("span", { class: "figure" }, el("b", {}, grouped(n)), words);
}

function contested() {
  const columns = [...view.matrix.columns].sort((a, b) => cellsOn.get(b).length - cellsOn.get(a).length || a - b).slice(0, 7);
  if (!columns.length) return null;
  return el("section", { class: "contested" }, el("h3", {}, "Most discussed proposals"), columns.map(proposalRow));
}

function proposalRow(n) {
  const cells = (cellsOn.get(n) || []);
  const count = (side) => cells.filter((c) => sideOf(c) === side).length;
  const marks = ["for", "mixed", "neutral", "against"].flatMap((side) =>
    Array.from({ length: Math.ceil(count(side) * Math.min(1, 12 / cells.length)) }, () => el("i", { class: `pip ${side}` })));
  const words = ["for", "mixed", "neutral", "against"].filter(count).map((side) => `${SIDE_SIGNS[side]}${count(side)}`);
  return el("button", { type: "button", class: "proposal-row", click: () => select({ kind: "entity", n }) },
    el("span", { class: "name" }, view.entities[n].name), el("span", { class: "pips", "aria-hidden": "true" }, marks), el("span", { class: "score" }, words.join(" ")));
}

function sources() {
  if (!view.articles.length) return null;
  const rows = articleOrder.slice(0, 30).map((n) => [n, view.articles[n]]).map(([n, article]) =>
    el("li", {},
      el("button", { type: "button", class: "source-row", click: () => readArticle(n) },
        el("span", { class: "headline" }, article.title || "Untitled article"),
        el("span", { class: "note" }, [article.publisher || "publisher unknown", article.dateLabel || "undated", counted(article.statements.length, "statement")].join(" · ")))));
  return el("section", { class: "sources" }, el("h3", {}, "It rests on"), el("ul", {}, rows));
}

function unlinked() {
  const placed = new Set(drawing.nodes.map((n) => n.id));
  const rest = view.entities.map((_, n) => n).filter((n) => !placed.has(n));
  if (!rest.length) return null;
  return el("details", { class: "unlinked" }, el("summary", {}, `${counted(rest.length, "entity", "entities")} without a drawn line`),
    el("p", {}, rest.slice(0, 200).map((n) => entityButton(n))));
}
