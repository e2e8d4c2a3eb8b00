// What the pane shows before anything is selected: how to read the page, who stands where, what it rests on.

const DISCUSSED = 7, NAMED = 4;

const overviewParts = { head: null };

function overview() {
  if (!overviewParts.head) {
    Object.assign(overviewParts, { head: el("header", { class: "pane-head" }), stands: el("section", { class: "contested" }) });
    overviewParts.all = [overviewParts.head, howToRead(), overviewParts.stands, sources(), unlinked()].filter(Boolean);
  }
  refreshOverview();
  return overviewParts.all;
}

// What of it follows the filters.
function refreshOverview() {
  const shown = view.statements.filter((s) => failing[s.n] === 0), drawn = shown.filter((s) => s.edge).length;
  const ends = [...new Set(shown.flatMap((s) => [s.source, s.target]))], proposals = ends.filter((n) => view.entities[n].type === "Proposal").length;
  overviewParts.head.replaceChildren(...[
      el("p", { class: "kicker" }, filtered() ? "At a glance, of what the filters leave" : "At a glance"),
      el("p", { class: "figures" },
        figure(ends.length - proposals, "actor", "actors and places"), figure(proposals, "proposal"), figure(shown.length, "statement"), figure(new Set(shown.map((s) => s.article)).size, "article")),
      drawn < shown.length ? el("p", { class: "note" }, `${counted(shown.length - drawn, "statement is", "statements are")} negated, denied, planned or only supposed: kept in the table, not drawn as a line.`) : null].filter(Boolean));
  overviewParts.stands.replaceChildren(...contested());
}

function figure(n, one, many) {
  return el("span", { class: "figure" }, el("b", {}, grouped(n)), n === 1 ? one : many || `${one}s`);
}

// Only what occurs on the page is explained.
function howToRead() {
  const has = (kind, sign) => looks.families.find((f) => f.kind === kind && (!sign || f.sign === sign));
  const line = (family, words) => (family ? el("li", {}, lineSwatch(family), signOf(family), el("span", {}, words)) : null);
  const card = looks.types.find((t) => t.shape === "box");
  const rows = [
    card ? el("li", {}, typeSwatch(card), el("span", {}, "cards are proposals; other shapes, actors and places")) : null,
    line(has("Positions", "+"), "is for what the arrow points at"), line(has("Positions", "−"), "is against it"),
    line(has("Words", "−") || has("Words"), "dots: words, such as criticism"), line(has("Deeds", "−") || has("Deeds"), "dashes: deeds, such as sanctions"),
  ].filter(Boolean);
  if (!rows.length) return null;
  return el("section", { class: "how" }, el("h3", {}, "How to read it"), el("ul", {}, rows), el("p", { class: "note" }, "×3 counts quotations. Select a name, a line or a cell to read the words behind it."));
}

function contested() {
  const held = view.matrix.columns.map((n) => ({ n, cells: shownCellsOn(n) })).filter(({ cells }) => cells.length);
  held.sort((a, b) => b.cells.length - a.cells.length || a.n - b.n);
  if (!held.length) return [];
  const all = held.length > DISCUSSED && hasTab("positions");
  return [el("h3", {}, "For and against"), ...held.slice(0, DISCUSSED).map(proposalRow),
    ...(all ? [el("button", { type: "button", class: "plainlink", click: () => showTab("positions") }, `All ${counted(held.length, "proposal")}`)] : [])];
}

function proposalRow({ n, cells }) {
  const sides = ["for", "mixed", "neutral", "against"].map((side) => {
    const names = cells.filter((c) => sideOf(c) === side).sort((a, b) => b.statements.length - a.statements.length || a.row - b.row).map((c) => view.entities[c.row].name);
    const left = names.length - NAMED;
    return names.length ? el("span", { class: "stand" }, el("b", { class: `side ${side}` }, SIDE_SIGNS[side]), el("span", {}, names.slice(0, NAMED).join(", ") + (left > 0 ? ` and ${left} more` : ""))) : null;
  });
  return el("button", { type: "button", class: "proposal-row", click: () => select({ kind: "entity", n }) }, el("span", { class: "name" }, view.entities[n].name), sides);
}

function sources() {
  if (!view.articles.length) return null;
  const rows = articleOrder.slice(0, 30).map((n) => [n, view.articles[n]]).map(([n, article]) =>
    el("li", {},
      el("button", { type: "button", class: "source-row", click: () => (hasTab("articles") ? readArticle(n) : select({ kind: "list", numbers: article.statements, heading: article.title || "Untitled article" })) },
        el("span", { class: "headline" }, article.title || "Untitled article"),
        el("span", { class: "note" }, [article.publisher || "publisher unknown", article.dateLabel || "undated", counted(article.statements.length, "statement")].join(" · ")))));
  return el("section", { class: "sources" }, el("h3", {}, "Sources"), el("ul", {}, rows));
}

function unlinked() {
  const placed = new Set(drawing.nodes.map((n) => n.id));
  const rest = view.entities.map((_, n) => n).filter((n) => !placed.has(n));
  if (!rest.length) return null;
  return el("details", { class: "unlinked" }, el("summary", {}, `${counted(rest.length, "entity", "entities")} without a drawn line`),
    el("p", {}, rest.slice(0, 200).map((n) => entityButton(n))));
}
