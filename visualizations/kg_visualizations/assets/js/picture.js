// The current view as a picture: SVG with its colours written in, or PNG of the same.

const DRAWN_PROPERTIES = ["fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "paint-order", "opacity", "font", "font-weight", "font-style", "letter-spacing", "text-anchor"];

function startPictures(root) {
  const button = (text, label, click) => el("button", { type: "button", class: "quiet wide", title: label, "aria-label": label, click }, text);
  root.append(button("SVG", "Save this view as an SVG picture", () => { const made = pictureOf(state.tab); if (made) saved(new Blob([made.text], { type: "image/svg+xml" }), "svg"); }),
    button("PNG", "Save this view as a PNG picture", () => { const made = pictureOf(state.tab); if (made) savedAsPng(made); }));
  const draw = () => { root.hidden = !["graph", "positions", "timeline", "map", "agreement"].includes(state.tab); };
  on("tab", draw);
  draw();
}

// Text and size of the SVG of a view; null if it has nothing to show.
function pictureOf(tab) {
  const root = byId(`view-${tab}`);
  if (tab === "graph") return graph.picture ? graphPicture(graph.picture) : null;
  if (tab === "positions") return tablePicture(root.querySelector(".matrix"));
  const drawings = [...root.querySelectorAll({ timeline: ".axis, .lane", map: ".map", agreement: ".network" }[tab])];
  if (!drawings.length) return null;
  let y = 0, width = 0;
  const parts = drawings.map((drawn) => {
    const box = drawn.getBoundingClientRect();
    const copy = withLooks(drawn);
    copy.setAttribute("x", 0);
    copy.setAttribute("y", y);
    copy.setAttribute("width", box.width);
    copy.setAttribute("height", box.height);
    y += box.height;
    width = Math.max(width, box.width);
    return copy;
  });
  return wholePicture(width, y, parts);
}

function withLooks(drawn) {
  const copy = drawn.cloneNode(true), from = [drawn, ...drawn.querySelectorAll("*")], to = [copy, ...copy.querySelectorAll("*")];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const name of DRAWN_PROPERTIES) if (style.getPropertyValue(name)) to[i].setAttribute(name, style.getPropertyValue(name));
    to[i].removeAttribute("class");
  });
  for (const brush of copy.querySelectorAll("[tabindex]")) for (const name of ["tabindex", "role"]) brush.removeAttribute(name);
  return copy;
}

function wholePicture(width, height, parts) {
  const whole = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height + 44}`, width, height: height + 44 },
    svg("rect", { width, height: height + 44, fill: colour("paper") }), svg("svg", { x: 0, y: 0, width, height }, parts),
    svg("text", { x: 12, y: height + 27, fill: colour("muted"), "font-size": 12, "font-family": "sans-serif" }, [view.title, view.subtitle, rangeInWords()].filter(Boolean).join(" · ")));
  return { text: new XMLSerializer().serializeToString(whole), width, height: height + 44 };
}

function tablePicture(table) {
  if (!table) return null;
  const frame = table.getBoundingClientRect(), parts = [];
  for (const cell of table.querySelectorAll("th, td")) {
    const box = cell.getBoundingClientRect(), painted = cell.querySelector(".plain") || cell;
    const x = box.left - frame.left, y = box.top - frame.top, ground = getComputedStyle(cell.tagName === "TD" ? painted : cell).backgroundColor;
    parts.push(svg("rect", { x, y, width: box.width, height: box.height, rx: 3, fill: ground }));
    const inRow = cell.getAttribute("scope") === "row", rows = wrapped(cell.innerText.replace(/\s+/g, " ").trim()).split("\n").filter(Boolean);
    rows.forEach((row, i) => parts.push(svg("text", { x: inRow ? x + box.width - 8 : x + box.width / 2, y: y + box.height / 2 + 4 + (i - (rows.length - 1) / 2) * 15, "text-anchor": inRow ? "end" : "middle", fill: getComputedStyle(painted).color, "font-size": 12.5, "font-family": "sans-serif", "font-weight": 600 }, row)));
  }
  return wholePicture(frame.width, frame.height, parts);
}

function graphPicture({ scene, holder, network, draw }) {
  const [width, height] = [holder.clientWidth, holder.clientHeight], { x, y } = network.getViewPosition();
  const pen = new Pen();
  draw(pen);
  const group = svg("g", { transform: `translate(${width / 2 - x * scene.scale} ${height / 2 - y * scene.scale}) scale(${scene.scale})` }, pen.parts);
  return wholePicture(width, height, [group]);
}

// What the drawing asks of a canvas, answered with elements of SVG.
class Pen {
  constructor() {
    this.parts = [];
    this.ways = "";
    this.dash = [];
    Object.assign(this, { globalAlpha: 1, lineWidth: 1, fillStyle: "", strokeStyle: "", font: "", textAlign: "left" });
  }
  beginPath() { this.ways = ""; }
  moveTo(x, y) { this.ways += `M${this.n(x)} ${this.n(y)}`; }
  lineTo(x, y) { this.ways += `L${this.n(x)} ${this.n(y)}`; }
  closePath() { this.ways += "Z"; }
  rect(x, y, w, h) { this.ways += `M${this.n(x)} ${this.n(y)}h${this.n(w)}v${this.n(h)}h${this.n(-w)}Z`; }
  arc(x, y, r) { this.ways += `M${this.n(x + r)} ${this.n(y)}A${this.n(r)} ${this.n(r)} 0 1 1 ${this.n(x - r)} ${this.n(y)}A${this.n(r)} ${this.n(r)} 0 1 1 ${this.n(x + r)} ${this.n(y)}`; }
  roundRect(x, y, w, h, corner) {
    const r = Math.min(corner, w / 2, h / 2), arc = (dx, dy) => `a${this.n(r)} ${this.n(r)} 0 0 1 ${this.n(dx)} ${this.n(dy)}`;
    this.ways += `M${this.n(x + r)} ${this.n(y)}h${this.n(w - 2 * r)}${arc(r, r)}v${this.n(h - 2 * r)}${arc(-r, r)}h${this.n(2 * r - w)}${arc(-r, -r)}v${this.n(2 * r - h)}${arc(r, -r)}Z`;
  }
  setLineDash(dash) { this.dash = dash; }
  measureText(text) { ruler.font = this.font; return ruler.measureText(text); }
  fill() { this.add("path", { d: this.ways, fill: this.fillStyle }); }
  stroke() { this.add("path", { d: this.ways, fill: "none", stroke: this.strokeStyle, "stroke-width": this.n(this.lineWidth), "stroke-dasharray": this.dash.length ? this.dash.map(this.n).join(" ") : null }); }
  fillText(text, x, y) { this.write(text, x, y, { fill: this.fillStyle }); }
  strokeText(text, x, y) { this.write(text, x, y, { fill: "none", stroke: this.strokeStyle, "stroke-width": this.n(this.lineWidth), "stroke-linejoin": "round" }); }
  write(text, x, y, looksOf) {
    const [, weight, size, family] = /^(\d+) ([\d.]+)px (.*)$/.exec(this.font) || [null, 400, 12, "sans-serif"];
    this.add("text", { x: this.n(x), y: this.n(y + size * 0.35), "text-anchor": { center: "middle", right: "end" }[this.textAlign] || "start", "font-size": this.n(size), "font-weight": weight, "font-family": family, ...looksOf }, text);
  }
  add(tag, attributes, ...children) { if (tag === "text" || this.ways) this.parts.push(svg(tag, { ...attributes, opacity: this.globalAlpha < 1 ? this.globalAlpha : null }, ...children)); }
  n(value) { return Math.round(Number(value) * 100) / 100; }
}

function savedAsPng({ text, width, height }) {
  const image = new Image();
  image.addEventListener("load", () => {
    const canvas = el("canvas", { width: width * 2, height: height * 2 });
    canvas.getContext("2d").drawImage(image, 0, 0, width * 2, height * 2);
    canvas.toBlob((blob) => saved(blob, "png"));
  });
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
}

function saved(blob, kind) {
  const name = `${view.title.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").toLowerCase() || "page"}-${state.tab}.${kind}`;
  const address = URL.createObjectURL(blob);
  const anchor = el("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 5000);
}
