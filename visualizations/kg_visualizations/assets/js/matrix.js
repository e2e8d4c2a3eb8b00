// Actors by proposals: who is for, who is against, in words, signs and tints.

const STANCE_WORDS = { 2: "for", 1: "leans for", 0: "neutral", "-1": "critical", "-2": "against" };

function startMatrix(root) {
  drawnIn("positions", "filter select", () => root.replaceChildren(...matrixParts()));
}

function shownCells() {
  return view.matrix.cells.map((cell) => {
    const kept = cell.statements.map((n, i) => [n, cell.stances[i]]).filter(([n]) => passes(view.statements[n]));
    return { row: cell.row, column: cell.column, statements: kept.map(([n]) => n), stances: kept.map(([, stance]) => stance) };
  }).filter((cell) => cell.statements.length);
}

function matrixParts() {
  const cells = shownCells();
  if (!cells.length) return [el("div", { class: "empty" }, el("p", { class: "big" }, "No positions here."), el("p", {}, "A position is what an actor thinks of a proposal."))];
  const columns = view.matrix.columns.filter((c) => cells.some((cell) => cell.column === c));
  const rows = view.matrix.rows.filter((r) => cells.some((cell) => cell.row === r));
  const at = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const head = el("tr", {}, el("td", { class: "corner" }), columns.map((c) => el("th", { scope: "col" }, columnHead(c, cells))));
  const body = rows.map((r) => el("tr", {}, el("th", { scope: "row" }, entityButton(r)), columns.map((c) => matrixCell(at.get(`${r} ${c}`)))));
  return [
    el("div", { class: "view-head" }, el("h2", {}, "Positions"), el("p", {}, "Who is for or against which proposal. Select a cell to read the quotations. Not opposing is not supporting: empty means that no position was found.")),
    el("div", { class: "scroll" }, el("table", { class: "matrix" }, el("thead", {}, head), el("tbody", {}, body))),
  ];
}

function columnHead(c, cells) {
  const held = cells.filter((cell) => cell.column === c).map(sideOf);
  const words = ["for", "mixed", "neutral", "against"].map((side) => [side, held.filter((s) => s === side).length]).filter(([, count]) => count);
  return [
    el("button", { type: "button", class: "plain", click: () => select({ kind: "entity", n: c }) }, view.entities[c].name),
    el("span", { class: "score" }, words.map(([side, count]) => el("span", { class: `side ${side}` }, `${SIDE_SIGNS[side]}${count}`))),
  ];
}

function matrixCell(cell) {
  if (!cell) return el("td", {});
  const side = sideOf(cell);
  const mean = cell.stances.reduce((a, b) => a + b, 0) / cell.stances.length;
  const word = side === "mixed" ? "both ways" : STANCE_WORDS[Math.round(mean)];
  const strong = Math.abs(mean) > 1.4 ? " strong" : "";
  const chosen = state.selection && state.selection.kind === "list" && state.selection.numbers.join() === cell.statements.join();
  const heading = `${view.entities[cell.row].name} on ${view.entities[cell.column].name}`;
  const open = () => select({ kind: "list", numbers: cell.statements, heading });
  return el("td", { class: `${side}${strong}${chosen ? " chosen" : ""}` },
    el("button", { type: "button", class: "plain", "aria-label": `${heading}: ${word}, ${counted(cell.statements.length, "quotation")}`, click: open },
      el("b", {}, SIDE_SIGNS[side]), " ", word, cell.statements.length > 1 ? el("span", { class: "times" }, ` ×${cell.statements.length}`) : null));
}
