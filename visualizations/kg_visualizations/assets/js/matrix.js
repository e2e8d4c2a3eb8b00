// Actors by proposals: who is for, who is against, in words, signs and tints.

const STANCE_WORDS = { 2: "for", 1: "leans for", 0: "neutral", "-1": "critical", "-2": "against" };

function startMatrix(root) {
  drawnIn("positions", "filter select", () => root.replaceChildren(...matrixParts()));
}

const matrixLimits = { rows: 120, columns: 60, alone: false };

function countedBy(cells, end) {
  const counts = new Map();
  for (const cell of cells) counts.set(cell[end], (counts.get(cell[end]) || 0) + 1);
  return counts;
}

// The most spoken of, in the order in which camps show.
function kept(numbers, counts, most) {
  if (numbers.length <= most) return numbers;
  const chosen = new Set([...numbers].sort((a, b) => counts.get(b) - counts.get(a) || a - b).slice(0, most));
  return numbers.filter((n) => chosen.has(n));
}

function shownCells() {
  return view.matrix.cells.map((cell) => {
    const kept = cell.statements.map((n, i) => [n, cell.stances[i]]).filter(([n]) => passes(view.statements[n]));
    return { row: cell.row, column: cell.column, statements: kept.map(([n]) => n), stances: kept.map(([, stance]) => stance) };
  }).filter((cell) => cell.statements.length);
}

function matrixParts() {
  const found = shownCells(), actors = countedBy(found, "column");
  const alone = [...actors.values()].filter((n) => n === 1).length, met = alone < actors.size;
  const cells = met && !matrixLimits.alone ? found.filter((cell) => actors.get(cell.column) > 1) : found;
  if (!cells.length) return [el("div", { class: "empty" }, el("p", { class: "big" }, "No positions here."), el("p", {}, "A position is what an actor thinks of a proposal."))];
  const spoken = countedBy(cells, "column"), speaking = countedBy(cells, "row");
  const columns = kept(view.matrix.columns.filter((c) => spoken.has(c)), spoken, matrixLimits.columns);
  const inColumns = countedBy(cells.filter((cell) => columns.includes(cell.column)), "row");
  const rows = kept(view.matrix.rows.filter((r) => inColumns.has(r)), inColumns, matrixLimits.rows);
  const left = speaking.size - rows.length + spoken.size - columns.length;
  const at = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const head = el("tr", {}, el("td", { class: "corner" }), columns.map((c) => el("th", { scope: "col" }, columnHead(c, cells))));
  const body = rows.map((r) => el("tr", {}, el("th", { scope: "row" }, entityButton(r)), columns.map((c) => matrixCell(at.get(`${r} ${c}`)))));
  return [
    el("div", { class: "view-head" }, el("h2", {}, "Positions"), el("p", {}, "Who is for (+) or against (−) which proposal, ordered so that those who agree stand together. The deeper the colour, the stronger; ×2 is two quotations, ± is both ways. An empty cell means that no position was found, not that there is none. Select a cell to read the quotations."),
      met && alone ? el("label", { class: "check" }, el("input", { type: "checkbox", checked: matrixLimits.alone, change: (event) => { matrixLimits.alone = event.target.checked; tell("select"); } }), `also the ${counted(alone, "proposal")} on which only one actor took a position`) : null),
    el("div", { class: "scroll" }, el("table", { class: "matrix" }, el("thead", {}, head), el("tbody", {}, body)),
      left > 0 ? el("button", { type: "button", class: "more", click: () => { matrixLimits.rows += 150; matrixLimits.columns += 60; tell("select"); } }, `Show more: ${counted(speaking.size - rows.length, "actor")} and ${counted(spoken.size - columns.length, "proposal")} are left out`) : null),
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
  const ways = [cell.stances.filter((s) => s > 0).length, cell.stances.filter((s) => s < 0).length];
  const word = side === "mixed" ? `+${ways[0]} −${ways[1]}` : STANCE_WORDS[Math.round(mean)];
  const strong = Math.abs(mean) > 1.4 ? " strong" : "";
  const chosen = state.selection && state.selection.kind === "list" && state.selection.numbers.join() === cell.statements.join();
  const heading = `${view.entities[cell.row].name} on ${view.entities[cell.column].name}`;
  const open = () => select({ kind: "list", numbers: cell.statements, heading });
  return el("td", { class: `${side}${strong}${chosen ? " chosen" : ""}` },
    el("button", { type: "button", class: "plain", "aria-label": `${heading}: ${side === "mixed" ? `both ways, ${ways[0]} for and ${ways[1]} against` : word}, ${counted(cell.statements.length, "quotation")}`, click: open },
      el("b", {}, SIDE_SIGNS[side]), " ", word, cell.statements.length > 1 && side !== "mixed" ? el("span", { class: "times" }, ` ×${cell.statements.length}`) : null));
}
