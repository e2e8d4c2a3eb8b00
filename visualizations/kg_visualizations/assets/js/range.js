// Filters by number: a range of time with what lies in it drawn as bars, what is undated, and how certain it is.

const BARS = 36, STRIP = { width: 186, height: 38 };

function timeSection() {
  const left = view.statements.filter((s) => passes(s, "time"));
  const spans = left.map(whenOf).filter(Boolean);
  const undated = left.length - spans.length;
  if (!view.statements.some((s) => s.event || s.published)) return null;
  const rows = [];
  if (spans.length) rows.push(timeStrip(spans), timeFields());
  rows.push(el("div", { class: state.time.undated ? "row" : "row off" },
    el("button", { type: "button", class: "toggle", "data-key": "time-undated", "aria-pressed": String(state.time.undated), title: "what neither the text nor its article dates",
      click: () => { state.time.undated = !state.time.undated; tell("filter"); } },
    el("span", { class: "undated-mark", "aria-hidden": "true" }), el("span", { class: "label" }, "undated"), el("span", { class: "count" }, grouped(undated)))));
  rows.push(el("label", { class: "check", title: "A hollow mark: the article was there by then, the event itself is undated" },
    el("input", { type: "checkbox", "data-key": "time-articles", checked: state.time.articles, change: (event) => { state.time.articles = event.target.checked; tell("filter"); } }),
    "date by the article where the event is undated"));
  return legendSection("Time", rows);
}

function timeStrip(spans) {
  const [from, to] = coreOf(spans), { width, height } = STRIP;
  const counts = new Array(BARS).fill(0);
  const at = (moment) => Math.max(0, Math.min(BARS - 1, Math.floor(((moment - from) / (to - from)) * BARS)));
  for (const span of spans) for (let i = at(span.first); i <= at(span.last) && i < at(span.first) + 3; i++) counts[i] += 1;
  const most = Math.max(...counts), step = width / BARS;
  const within = (i) => (state.time.from === null || from + ((i + 1) * (to - from)) / BARS > state.time.from) && (state.time.to === null || from + (i * (to - from)) / BARS < state.time.to);
  const bars = counts.map((count, i) => svg("rect", { x: i * step + 0.5, width: step - 1, y: height - 1 - (count / most) * (height - 4), height: (count / most) * (height - 4) + 1, class: within(i) ? "bar" : "bar out" }));
  const strip = svg("svg", { class: "strip", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `Statements over time, ${dayInWords(from)} to ${dayInWords(to)}; drag for a range` }, bars, svg("rect", { class: "brush", y: 0, height, x: 0, width: 0 }));
  brushed(strip, (a, b) => setRange(from + a * (to - from), Math.min(from + b * (to - from), to)));
  return el("div", { class: "strip-box" }, strip, el("p", { class: "ends", "aria-hidden": "true" }, el("span", {}, dayInWords(from)), el("span", {}, dayInWords(to))));
}

// Dragging over an element chooses a part of its width; `chosen` is called with two shares of it.
function brushed(root, chosen) {
  const mark = root.querySelector(".brush");
  let start = null;
  const share = (event) => { const box = root.getBoundingClientRect(); return Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)); };
  root.addEventListener("pointerdown", (event) => { if (event.button === 0) { start = share(event); root.setPointerCapture(event.pointerId); event.preventDefault(); } });
  root.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const [a, b] = [start, share(event)].sort((x, y) => x - y), { width } = root.viewBox.baseVal;
    mark.setAttribute("x", a * width);
    mark.setAttribute("width", (b - a) * width);
  });
  root.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const [a, b] = [start, share(event)].sort((x, y) => x - y);
    start = null;
    mark.setAttribute("width", 0);
    if (b - a > 0.015) chosen(a, b);
  });
}

function timeFields() {
  const { from, to } = state.time;
  const field = (name, value, change) => el("label", {}, el("span", {}, name),
    el("input", { type: "text", inputmode: "numeric", placeholder: name === "from" ? "2024" : "2025-04", "data-key": `time-${name}`, value: value === null ? "" : isoDay(value), "aria-label": `${name} (year, month or day)`, change }));
  const read = (name, end) => (event) => {
    const text = event.target.value.trim(), span = spanOf(text);
    if (text && !span) { event.target.setAttribute("aria-invalid", "true"); return; }
    state.time[name] = span ? span[end] : null;
    tell("filter");
  };
  return el("div", { class: "fields" }, field("from", from, read("from", "first")), field("to", to, read("to", "last")));
}

// It is not drawn anew with the rest, so that it can be held and moved.
function confidenceSection() {
  const values = view.statements.map((s) => s.confidence);
  if (!values.length || Math.min(...values) === Math.max(...values)) return null;
  const change = (event) => { state.confidence = Number(event.target.value); soon(() => tell("filter")); };
  const input = el("input", { type: "range", min: 0, max: 1, step: 0.05, value: 0, "data-key": "confidence", "aria-label": "Lowest confidence shown", input: change });
  return legendSection("Confidence at least", [el("div", { class: "slider" }, input, el("output", { class: "count" }))]);
}

function showConfidence(slider) {
  if (!slider) return;
  slider.querySelector("input").value = state.confidence;
  slider.querySelector("output").textContent = state.confidence.toFixed(2);
}

let waiting = null;

// Once a frame at most, so that a moving slider stays smooth.
function soon(act) {
  if (waiting) cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => { waiting = null; act(); });
}
