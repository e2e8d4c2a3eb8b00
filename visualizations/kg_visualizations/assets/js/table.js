// Every statement as a row, also those that are not drawn: these are marked in words, by a line and by a tint.

const TABLE_PAGE = 150;
const COLUMNS = [
  { key: "who", label: "Who", of: (s) => view.entities[s.source].name },
  { key: "relation", label: "Relation", of: (s) => s.relation },
  { key: "whom", label: "Whom or what", of: (s) => view.entities[s.target].name },
  { key: "quote", label: "Quotation", of: null },
  { key: "source", label: "Article", of: (s) => articleOrder.indexOf(s.article) },
  { key: "confidence", label: "Conf.", title: "Confidence: how sure the extraction is, from 0 to 1", of: (s) => -s.confidence },
];

function startTable(root) {
  const table = { kind: "all", words: "", sort: "source", down: false, limit: TABLE_PAGE };
  const draw = () => root.replaceChildren(...tableParts(table, draw));
  on("filter", () => { table.limit = TABLE_PAGE; });
  drawnIn("statements", "filter", draw);
  drawnIn("statements", "select", () => markRows(root));
}

function tableParts(table, draw) {
  const wanted = folded(table.words.trim());
  const all = view.statements.filter((s) => passes(s) && (!wanted || textOf(s).includes(wanted))).map((s) => s.n);
  const kinds = { all, edges: all.filter((n) => view.statements[n].edge), others: all.filter((n) => !view.statements[n].edge) };
  if (view.statements.some((s) => s.judged)) kinds.judged = all.filter((n) => view.statements[n].judged);
  const rows = sorted(kinds[table.kind], table);
  const labels = { all: "All", edges: "Drawn", others: "Not drawn", judged: "Checked by a person" };
  const choices = Object.keys(kinds).map((kind) => el("button", { type: "button", "aria-pressed": String(table.kind === kind), click: () => { table.kind = kind; draw(); } }, `${labels[kind]} `, el("span", { class: "count" }, grouped(kinds[kind].length))));
  const left = rows.length - table.limit;
  return [
    el("div", { class: "view-head" }, el("h2", {}, "Statements"),
      el("p", {}, "Every statement with the words it rests on. What a text negates, denies, plans or only supposes is kept here, marked, and never drawn as a line."),
      el("div", { class: "bar-row" }, el("div", { class: "segmented", role: "group", "aria-label": "Which statements" }, choices), filterBox(table, draw), copyButton(rows))),
    rows.length
      ? el("div", { class: "scroll" }, el("table", { class: "statements" }, tableHead(table, draw), el("tbody", {}, rows.slice(0, table.limit).map(tableRow))),
          left > 0 ? el("button", { type: "button", class: "more", click: () => { table.limit += 500; draw(); } }, `Show more of ${left}`) : null)
      : el("div", { class: "empty" }, el("p", { class: "big" }, "No statement matches.")),
  ];
}

// What a row says, for the filter box: names, relation, quotation, speaker, article.
function textOf(s) {
  if (s.text === undefined) {
    const article = view.articles[s.article];
    const parts = [view.entities[s.source].name, relationOf.get(s.relation).label, view.entities[s.target].name, quoteOf(s), s.speaker === null ? "" : view.entities[s.speaker].name, article.publisher, article.title, s.status, s.judged ? `${s.judged.verdict} ${s.judged.who} ${s.judged.why}` : ""];
    s.text = folded(parts.filter(Boolean).join(" "));
  }
  return s.text;
}

function filterBox(table, draw) {
  const input = el("input", { type: "search", class: "row-filter", placeholder: "Filter the rows", "aria-label": "Filter the rows", value: table.words, "data-key": "row-filter" });
  input.addEventListener("input", () => {
    const at = input.selectionStart;
    table.words = input.value;
    table.limit = TABLE_PAGE;
    draw();
    const fresh = document.querySelector(".row-filter");
    fresh.focus();
    fresh.setSelectionRange(at, at);
  });
  return input;
}

const CSV_COLUMNS = {
  statement: (s) => s.id, source: (s) => view.entities[s.source].name, relation: (s) => s.relation, target: (s) => view.entities[s.target].name,
  edge: (s) => s.edge, status: (s) => s.status, stance: (s) => s.stance, said_by: (s) => (s.speaker === null ? "" : view.entities[s.speaker].name), date: (s) => s.date,
  judged: (s) => s.judged?.verdict, judged_by: (s) => s.judged?.who, judged_on: (s) => s.judged?.day, judged_why: (s) => s.judged?.why, confidence: (s) => s.confidence, quotation: (s) => quoteOf(s), article: (s) => view.articles[s.article].title, publisher: (s) => view.articles[s.article].publisher, published: (s) => view.articles[s.article].date, url: (s) => view.articles[s.article].url,
};

// A cell that a spreadsheet would take for a formula is kept a text.
function csvOf(numbers) {
  const cell = (value) => {
    const text = value === null || value === undefined ? "" : String(value);
    const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = numbers.map((n) => Object.values(CSV_COLUMNS).map((of) => cell(of(view.statements[n]))).join(","));
  return [Object.keys(CSV_COLUMNS).join(","), ...rows].join("\n") + "\n";
}

function copyButton(numbers) {
  const button = el("button", { type: "button", class: "plainlink" }, "Copy as CSV");
  button.addEventListener("click", () => copied(csvOf(numbers)).then((done) => { button.textContent = done ? `${counted(numbers.length, "row")} copied` : "Copying was refused by the browser"; }));
  return button;
}

// The clipboard, or where a file may not use it, a selection that is copied.
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = el("textarea", { "aria-hidden": "true", class: "offscreen" });
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}

function sorted(numbers, table) {
  const { of } = COLUMNS.find((c) => c.key === table.sort);
  const keys = new Map(numbers.map((n) => [n, of(view.statements[n])]));
  const order = (a, b) => (keys.get(a) < keys.get(b) ? -1 : keys.get(a) > keys.get(b) ? 1 : 0) * (table.down ? -1 : 1);
  const place = new Map(view.articles.flatMap((a) => a.statements).map((n, i) => [n, i]));
  return [...numbers].sort((a, b) => order(a, b) || place.get(a) - place.get(b));
}

function tableHead(table, draw) {
  return el("thead", {}, el("tr", {}, COLUMNS.map((column) => {
    const active = table.sort === column.key;
    const sort = active ? (table.down ? "descending" : "ascending") : null;
    const click = () => { table.down = active && !table.down; table.sort = column.key; draw(); };
    return el("th", { scope: "col", title: column.title, "aria-sort": sort, class: `col-${column.key}` }, column.of ? el("button", { type: "button", class: "plain", click }, column.label, el("span", { "aria-hidden": "true" }, active ? (table.down ? " ↓" : " ↑") : "")) : column.label);
  })));
}

function tableRow(n) {
  const s = view.statements[n], article = view.articles[s.article], relation = relationOf.get(s.relation);
  const said = [s.speaker === null ? "" : `says ${view.entities[s.speaker].name}`, s.dateLabel].filter(Boolean).join(" · ");
  const open = (event) => (event.target.closest("a, .entity") ? null : select({ kind: "list", numbers: [n] }));
  return el("tr", { class: s.edge ? "edge" : "no-edge", "data-statement": s.id, click: open },
    el("td", {}, entityButton(s.source)),
    el("td", {}, el("span", { class: "verb" }, s.edge ? signOf(familyOfStatement(s)) : null, relation.label),
      s.status === "asserted" ? null : el("span", { class: "put" }, statusTag(s)),
      s.judged ? el("span", { class: "put judged", title: s.judged.why }, `${JUDGED_SIGNS[s.judged.verdict]} ${s.judged.verdict} by ${s.judged.who}`) : null),
    el("td", {}, entityButton(s.target)),
    el("td", { class: "quote" }, el("button", { type: "button", class: "plain" }, quoteOf(s)), said ? el("span", { class: "note" }, said) : null),
    el("td", { title: article.title }, article.publisher || "publisher unknown", el("span", { class: "note" }, article.dateLabel || "undated")),
    el("td", { class: "number" }, s.confidence.toFixed(2)));
}

function markRows(root) {
  const chosen = state.selection && state.selection.kind === "list" ? new Set(state.selection.numbers.map((n) => view.statements[n].id)) : new Set();
  for (const row of root.querySelectorAll("tr[data-statement]")) row.classList.toggle("chosen", chosen.has(row.dataset.statement));
}
