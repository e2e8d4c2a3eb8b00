// Filters by number: a range of time with what lies in it drawn as bars, what is undated, and how certain it is. Made once, then shown anew.

const BARS = 36, STRIP = { width: 186, height: 38 };

// The section and the way to bring it up to date: `show` takes the spans in time of what the other filters leave, and how many have none.
function timeSection() {
  if (!view.statements.some((s) => s.event || s.published)) return { section: null, show() {} };
  const strip = timeStrip(), fields = timeFields(), count = el("span", { class: "count" });
  const undated = el("button", { type: "button", class: "toggle", "data-key": "time-undated", title: "what neither the text nor its article dates", click: () => { state.time.undated = !state.time.undated; tell("filter"); } },
    el("span", { class: "undated-mark", "aria-hidden": "true" }), el("span", { class: "label" }, "undated"), count);
  const row = el("div", { class: "row" }, undated);
  const articles = el("input", { type: "checkbox", "data-key": "time-articles", change: (event) => { state.time.articles = event.target.checked; tell("filter"); } });
  const check = el("label", { class: "check", title: "A hollow mark: the article was there by then, the event itself is undated" }, articles, "date by the article where the event is undated");
  const show = (spans, without) => {
    strip.show(spans);
    fields.show();
    count.textContent = grouped(without);
    row.classList.toggle("off", !state.time.undated);
    undated.setAttribute("aria-pressed", String(state.time.undated));
    articles.checked = state.time.articles;
  };
  return { section: legendSection("Time", [strip.root, fields.root, row, check]), show };
}

// The axis is that of all statements, so that it stands still while other filters change what is drawn on it.
const axes = new Map();

function wholeAxis() {
  const key = state.time.articles;
  if (!axes.has(key)) {
    const spans = view.statements.map(whenOf).filter(Boolean);
    axes.set(key, spans.length ? coreOf(spans) : null);
  }
  return axes.get(key);
}

function timeStrip() {
  const { width, height } = STRIP, step = width / BARS;
  const bars = Array.from({ length: BARS }, (_, i) => svg("rect", { x: i * step + 0.5, width: step - 1, class: "bar" }));
  const strip = svg("svg", { class: "strip", viewBox: `0 0 ${width} ${height}`, role: "img" }, bars, svg("rect", { class: "brush", y: 0, height, x: 0, width: 0 }));
  const ends = [el("span", {}), el("span", {})];
  brushed(strip, (a, b) => { const [from, to] = wholeAxis(); setRange(from + a * (to - from), Math.min(from + b * (to - from), to)); });
  const root = el("div", { class: "strip-box" }, strip, el("p", { class: "ends", "aria-hidden": "true" }, ends));
  const show = (spans) => {
    root.hidden = wholeAxis() === null;
    if (root.hidden) return;
    const [from, to] = wholeAxis(), counts = new Array(BARS).fill(0);
    const at = (moment) => Math.max(0, Math.min(BARS - 1, Math.floor(((moment - from) / (to - from)) * BARS)));
    for (const { first, last } of spans) for (let i = at(first), end = Math.min(at(last), i + 2); i <= end; i++) counts[i] += 1;
    const most = Math.max(1, ...counts);
    const within = (i) => (state.time.from === null || from + ((i + 1) * (to - from)) / BARS > state.time.from) && (state.time.to === null || from + (i * (to - from)) / BARS < state.time.to);
    bars.forEach((bar, i) => {
      const tall = (counts[i] / most) * (height - 4);
      bar.setAttribute("y", height - 1 - tall);
      bar.setAttribute("height", tall + 1);
      bar.setAttribute("class", within(i) ? "bar" : "bar out");
    });
    [from, to].forEach((moment, i) => { ends[i].textContent = dayInWords(moment); });
    strip.setAttribute("aria-label", `Statements over time, ${dayInWords(from)} to ${dayInWords(to)}; drag for a range`);
  };
  return { root, show };
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
  const field = (name, end) => {
    const change = (event) => {
      const text = event.target.value.trim(), span = spanOf(text);
      if (text && !span) { event.target.setAttribute("aria-invalid", "true"); return; }
      state.time[name] = span ? span[end] : null;
      tell("filter");
    };
    return el("input", { type: "text", inputmode: "numeric", placeholder: name === "from" ? "2024" : "2025-04", "data-key": `time-${name}`, "aria-label": `${name} (year, month or day)`, change });
  };
  const inputs = { from: field("from", "first"), to: field("to", "last") };
  const show = () => {
    for (const [name, input] of Object.entries(inputs)) {
      const moment = state.time[name];
      input.removeAttribute("aria-invalid");
      input.value = moment === null ? "" : isoDay(moment);
    }
  };
  return { root: el("div", { class: "fields" }, Object.entries(inputs).map(([name, input]) => el("label", {}, el("span", {}, name), input))), show };
}

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
