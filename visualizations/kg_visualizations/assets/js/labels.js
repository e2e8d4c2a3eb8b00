// Names and signs over the drawing: the same size at every zoom, with a halo, never one over another.

const NAME_SIZE = 12.5, WEIGHTIEST = 14;

function drawOverlay(ctx, scene) {
  const unit = 1 / scene.scale;
  const grown = scene.scale > 1 ? Math.sqrt(scene.scale) : 1;
  const pen = { ctx, unit, size: NAME_SIZE * unit * grown, scene };
  const key = `${scene.scale} ${scene.version}`;
  if (scene.plan.key !== key) scene.plan = { key, ...planned(pen) };
  for (const sign of scene.plan.signs) drawPill(pen, sign, sign.text, sign.colour);
  for (const name of scene.plan.names) writeName(pen, scene.byId.get(name.node), name);
}

// Where signs and names go depends on zoom, filter and selection, and not on panning.
function planned(pen) {
  const { scene } = pen;
  const taken = scene.nodes.filter(isDrawn).map(boxOf);
  const signs = planSigns({ ...pen, taken });
  const edge = { left: Math.min(...taken.map((b) => b.left)) - 76 * pen.unit, right: Math.max(...taken.map((b) => b.right)) + 76 * pen.unit, top: Math.min(...taken.map((b) => b.top)) - 40 * pen.unit, bottom: Math.max(...taken.map((b) => b.bottom)) + 40 * pen.unit };
  return { signs, names: planNames({ ...pen, taken, signs, edge, dots: dotsOf(scene) }) };
}

// Points along the lines, which names keep away from where they can.
function dotsOf(scene) {
  const lines = scene.edges.filter((e) => e.visible && e.lit && e.point && e.family !== "structure");
  const shares = [0, 0.05, 0.1, 0.16, 0.24, 0.34, 0.5, 0.66, 0.76, 0.84, 0.9, 0.95, 1];
  return lines.length > 160 ? [] : lines.flatMap((e) => shares.map(e.point));
}

const isDrawn = (node) => (node.visible || !state.hide) && node.bounds !== null;

function boxOf(node) {
  const { left, right, top, bottom } = node.bounds;
  return { left, right, top, bottom, node: node.id };
}

// Boxes by the squares that they touch, so that each is held against its neighbours alone.
class Taken {
  constructor(side) { this.side = side; this.squares = new Map(); }
  *keys(box) {
    for (let i = Math.floor(box.left / this.side); i <= Math.floor(box.right / this.side); i++)
      for (let j = Math.floor(box.top / this.side); j <= Math.floor(box.bottom / this.side); j++) yield `${i} ${j}`;
  }
  add(box) {
    for (const key of this.keys(box)) this.squares.has(key) ? this.squares.get(key).push(box) : this.squares.set(key, [box]);
  }
  meets(box, node) {
    for (const key of this.keys(box)) for (const other of this.squares.get(key) || []) if (other.node !== node && meet(box, other)) return true;
    return false;
  }
}

const holds = (box, { x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom;
const meet = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

function planNames(pen) {
  const wanted = pen.scene.nodes.filter((n) => n.visible && isDrawn(n) && !(n.card && !pen.scene.compact));
  const names = [], grid = new Taken(90 * pen.unit), written = new Taken(90 * pen.unit);
  for (const box of pen.taken) grid.add(box);
  for (const node of wanted.sort((a, b) => b.lit - a.lit || b.weight - a.weight || a.id - b.id)) {
    const place = placeFor(pen, node, grid) || (names.length < WEIGHTIEST ? placeFor(pen, node, written) : null);
    if (!place) continue;
    grid.add(place.box);
    written.add(place.box);
    names.push({ node: node.id, ...place });
  }
  return names;
}

function placeFor(pen, node, grid) {
  const rows = node.label.split("\n");
  pen.ctx.font = nameFont(pen, node);
  const width = Math.max(...rows.map((row) => pen.ctx.measureText(row).width));
  const height = rows.length * pen.size * 1.18;
  const { left, right, top, bottom } = node.bounds;
  const gap = 3 * pen.unit, x = (left + right) / 2, y = (top + bottom) / 2;
  const places = [
    { x, y: bottom + gap + height / 2, align: "center" },
    { x, y: top - gap - height / 2, align: "center" },
    { x: right + gap * 2, y, align: "left" },
    { x: left - gap * 2, y, align: "right" },
  ].map((place) => ({ ...place, rows, box: textBox(place, width, height, pen.unit) }));
  const clear = ({ box }) => !pen.signs.some((other) => meet(box, other));
  const within = ({ box }) => box.left >= pen.edge.left && box.right <= pen.edge.right && box.top >= pen.edge.top && box.bottom <= pen.edge.bottom;
  const open = places.filter((place) => within(place) && !grid.meets(place.box, node.id) && (node.lit || clear(place)));
  const cost = (place) => (clear(place) ? 0 : 8) + pen.dots.filter((dot) => holds(place.box, dot)).length;
  const costs = new Map(open.map((place) => [place, cost(place) + places.indexOf(place) * 0.4]));
  return open.sort((a, b) => costs.get(a) - costs.get(b))[0] || (node.lit > 1 ? places[0] : null);
}

function textBox({ x, y, align }, width, height, unit) {
  const left = align === "center" ? x - width / 2 : align === "left" ? x : x - width;
  return { left: left - 5 * unit, right: left + width + 5 * unit, top: y - height / 2, bottom: y + height / 2 };
}

function nameFont(pen, node) {
  return `${node.lit > 1 || node.weight > 5 ? 700 : 600} ${pen.size}px ${pen.scene.font}`;
}

function writeName(pen, node, place) {
  const { ctx, unit, size, scene } = pen;
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.font = nameFont(pen, node);
  ctx.textAlign = place.align;
  ctx.globalAlpha = node.lit ? 1 : 0.36;
  ctx.strokeStyle = node.card ? scene.colours.panel : scene.colours.paper;
  ctx.lineWidth = 4 * unit;
  ctx.fillStyle = scene.colours.ink;
  place.rows.forEach((row, i) => {
    const y = place.y + (i - (place.rows.length - 1) / 2) * size * 1.18;
    ctx.strokeText(row, place.x, y);
    ctx.fillText(row, place.x, y);
  });
  ctx.globalAlpha = 1;
}

// The sign of each line stands on its middle, with the number of quotations, and with the verb when it is lit.
function planSigns(pen) {
  const { scene } = pen;
  const lines = scene.edges.filter((e) => e.visible && e.lit && e.point);
  const crowded = lines.length > 150 ? 0.62 : 0.36;
  if (!scene.focused && scene.scale < crowded) return [];
  const spoken = scene.focused && lines.length <= 18;
  const signs = [];
  for (const line of lines) {
    const text = signText(line, spoken);
    if (!text) continue;
    const spot = freeSpot({ ...pen, signs }, line.point, text);
    signs.push({ edge: line.id, text, colour: line.colour, ...spot, ...pillBox(pen, spot, text) });
  }
  return signs;
}

function signText(line, spoken) {
  const alleged = line.alleged ? (spoken ? "(alleged)" : "?") : "";
  return [spoken ? line.verb : line.sign, alleged, line.count > 1 ? `×${line.count}` : ""].filter(Boolean).join(" ");
}

// As near to the middle as leaves names of cards and other signs free.
function freeSpot(pen, point, words) {
  const half = { x: (words.length * 3.2 + 8) * pen.unit, y: 9 * pen.unit };
  const spots = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73].map(point);
  const free = ({ x, y }) => {
    const box = { left: x - half.x, right: x + half.x, top: y - half.y, bottom: y + half.y };
    return !pen.taken.some((other) => meet(box, other)) && !pen.signs.some((other) => meet(box, other));
  };
  return spots.find(free) || spots[0];
}

// Signs shrink somewhat when zoomed out; the verbs of a selection stay readable.
const signUnit = ({ unit, scene }) => Math.min(unit, scene.focused ? 9 : 1.7);

function pillBox(pen, { x, y }, text) {
  const size = 10.5 * signUnit(pen), height = size * 1.5;
  const width = Math.max(height, rowWidth(pen, [{ text }], size) + size);
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function drawPill(pen, sign, text, colour) {
  const { ctx, scene } = pen;
  ctx.beginPath();
  ctx.roundRect(sign.left, sign.top, sign.right - sign.left, sign.bottom - sign.top, (sign.bottom - sign.top) / 2);
  ctx.fillStyle = scene.colours.panel;
  ctx.fill();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.2 * signUnit(pen);
  ctx.stroke();
  writeRow(pen, sign, [{ text, colour }], 10.5 * signUnit(pen));
}

function rowWidth({ ctx, scene }, parts, size) {
  ctx.font = `700 ${size}px ${scene.font}`;
  return parts.reduce((sum, part) => sum + ctx.measureText(part.text).width, size * 0.7 * (parts.length - 1));
}

function writeRow(pen, { x, y }, parts, size) {
  const { ctx } = pen;
  let at = x - rowWidth(pen, parts, size) / 2;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  for (const part of parts) {
    ctx.fillStyle = part.colour;
    ctx.fillText(part.text, at, y + size * 0.04);
    at += ctx.measureText(part.text).width + size * 0.7;
  }
}
