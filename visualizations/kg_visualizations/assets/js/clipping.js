// A statement as a cutting from its article: the quotation with both ends marked, then who says so, when, how.

const STANCES = ["rejects outright", "critical", "neutral", "leans to it", "endorses"];

function clipping(n) {
  const s = view.statements[n];
  const article = view.articles[s.article];
  return el(
    "article",
    { class: `clipping${s.edge ? "" : " no-edge"}`, "data-statement": s.id },
    clippingHead(article),
    s.edge ? null : el("p", { class: "caution" }, statusTag(s), " ", statusOf.get(s.status).meaning + "."),
    el("blockquote", {}, s.clip.map((piece) => segment(piece, view.entities[s.target].type === "Proposal" ? "what" : "whom"))),
    facts(s),
    clippingFoot(s, article, n),
  );
}

function clippingHead(article) {
  return el(
    "header",
    {},
    el("span", { class: "publisher" }, article.publisher || "Publisher unknown"),
    el("time", { class: article.date ? "" : "undated", datetime: article.date, title: article.dateNote }, article.dateLabel || "undated"),
  );
}

function segment([text, quoted, role], end) {
  if (!role) return quoted ? el("q", {}, text) : el("span", { class: "context" }, text);
  const names = { source: "who", target: end, both: `who and ${end}` };
  const mark = el("mark", { class: role, "data-role": names[role] }, text);
  return quoted ? el("q", {}, mark) : el("span", { class: "context" }, mark);
}

function facts(s) {
  const rows = [
    ["Says so", s.speaker === null ? "the article" : entityButton(s.speaker)],
    ["Put as", s.edge ? statusTag(s) : statusOf.get(s.status).label, extraMode(s)],
    ["Happened", s.dateLabel || el("span", { class: "undated", title: s.dateNote }, s.dateNote ? `undated: ${s.dateNote}` : "undated")],
    ["Confidence", meter(s.confidence)],
  ];
  if (s.stance !== null) rows.splice(2, 0, ["Stance", stanceScale(s.stance)]);
  if (s.office) rows.push(["Office", (s.former ? "former " : "") + s.office]);
  if (s.judged) rows.push(["Checked by a person", judgedInWords(s.judged)]);
  if (s.edge) rows.push(["Origins", counted(s.origins, "independent source")]);
  return el("dl", {}, rows.map(([term, ...value]) => el("div", {}, el("dt", {}, term), el("dd", {}, value))));
}

const JUDGED_SIGNS = { accepted: "✓", corrected: "✎", added: "＋" };

// Whether somebody has looked at it, who, when and why; what was rejected is not on the page at all.
function judgedInWords({ verdict, who, day, why }) {
  return el("span", { class: "judged" }, el("b", {}, `${JUDGED_SIGNS[verdict]} ${verdict}`), ` by ${who}, ${day}`, why ? el("span", { class: "why" }, `“${why}”`) : null);
}

function extraMode(s) {
  const both = s.polarity === "negated" && s.status !== "negated";
  return both ? el("span", { class: "status no-edge" }, "negated") : null;
}

function stanceScale(stance) {
  const steps = [-2, -1, 0, 1, 2].map((step) => {
    const side = stance > 0 ? "for" : stance < 0 ? "against" : "neutral";
    return el("i", { class: step === stance ? `step at position-${side}` : "step" });
  });
  const label = `${stance > 0 ? "+" : stance < 0 ? "−" : ""}${Math.abs(stance)}, ${STANCES[stance + 2]}`;
  return el("span", { class: "stance" }, el("span", { class: "steps", "aria-hidden": "true" }, steps), label);
}

function meter(confidence) {
  const full = Math.round(confidence * 10);
  const width = svg("rect", { x: 0, y: 0, width: full * 4, height: 4, rx: 1, class: "full" });
  const bar = svg("svg", { class: "meter", viewBox: "0 0 40 4", "aria-hidden": "true" }, svg("rect", { x: 0, y: 0, width: 40, height: 4, rx: 1 }), width);
  return el("span", { class: "confidence" }, bar, confidence.toFixed(2));
}

function clippingFoot(s, article, n) {
  const read = article.paragraphs.length > 0 && hasTab("articles")
    ? el("button", { type: "button", class: "plainlink", click: () => readArticle(s.article, n) }, "Read in the article")
    : null;
  const line = s.edge ? view.edges.findIndex((e) => e.statements.includes(n)) : -1;
  const drawn = line >= 0 && hasTab("graph") && state.tab !== "graph"
    ? el("button", { type: "button", class: "plainlink", click: () => { showTab("graph"); select({ kind: "edge", n: line }); } }, "Show in the graph")
    : null;
  const title = article.title || "Untitled article";
  return el("footer", {}, el("cite", {}, link(article.url, `${title} ↗`) || title), read, drawn);
}
