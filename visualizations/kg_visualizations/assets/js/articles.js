// The articles as they stand, with the quoted passages marked where they were found.

const reader = { article: articleOrder[0], statement: null };

function readArticle(article, statement) {
  reader.article = article;
  reader.statement = statement === undefined ? null : statement;
  showTab("articles");
}

function startArticles(root) {
  if (!view.articles.length) {
    root.append(el("div", { class: "empty" }, el("p", { class: "big" }, "No articles.")));
    return;
  }
  const draw = () => {
    root.replaceChildren(articleList(draw), articleText());
    const mark = reader.statement === null ? null : root.querySelector(".passage.chosen");
    if (mark) mark.scrollIntoView({ block: "center" });
  };
  drawnIn("articles", "filter tab", draw);
}

function articleList(draw) {
  const rows = articleOrder.map((n) => [n, view.articles[n]]).map(([n, article]) => el("li", {},
    el("button", { type: "button", class: "source-row", "aria-current": n === reader.article ? "true" : null, click: () => { reader.article = n; reader.statement = null; draw(); } },
      el("span", { class: "headline" }, article.title || "Untitled article"),
      el("span", { class: "note" }, `${article.publisher || "publisher unknown"} · ${article.dateLabel || "undated"} · ${article.statements.length}`))));
  return el("nav", { class: "article-list", "aria-label": "Articles" }, el("h2", {}, "Articles"), el("ul", {}, rows));
}

function articleText() {
  const article = view.articles[reader.article];
  const origin = [article.publisher || "Publisher unknown", article.authors.join(", "), article.dateLabel || `undated: ${article.dateNote}`].filter(Boolean).join(" · ");
  const heading = (pieces) => pieces.length === 1 && pieces[0][0].length < 90 && !/[.!?…”"’):;,]\s*$/.test(pieces[0][0]);
  const paragraphs = article.paragraphs.map((pieces) => el("p", { class: heading(pieces) ? "rubric" : null }, pieces.map(passage)));
  return el("div", { class: "reading" },
    el("header", {}, el("p", { class: "kicker" }, origin), el("h2", {}, article.title || "Untitled article"), link(article.url, "Open the original ↗")),
    paragraphs.length ? paragraphs : el("p", { class: "note" }, "The texts are too long together to stand in this page; the quotations are in the table."));
}

function passage([text, numbers]) {
  const shown = shownStatements(numbers);
  if (!shown.length) return text;
  const edges = shown.filter((n) => view.statements[n].edge);
  const signs = new Set(edges.map((n) => familyOfStatement(view.statements[n]).sign).filter(Boolean));
  const side = !edges.length ? "no-edge" : signs.size > 1 ? "mixed" : { "+": "for", "−": "against" }[[...signs][0]] || "neutral";
  const chosen = reader.statement !== null && numbers.includes(reader.statement) ? " chosen" : "";
  const label = shown.map((n) => `${view.entities[view.statements[n].source].name} ${relationOf.get(view.statements[n].relation).label} ${view.entities[view.statements[n].target].name}`).join("; ");
  const open = () => select({ kind: "list", numbers: shown });
  return el("mark", { class: `passage ${side}${chosen}`, tabindex: "0", role: "button", title: label, ...pressed(open) }, text);
}
