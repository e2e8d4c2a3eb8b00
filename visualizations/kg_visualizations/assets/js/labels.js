// Names and signs over the drawing: the same size at every zoom, with a halo, never one over another.

const NAME_SIZE = 12.5, WEIGHTIEST = 14, CROWD = 80;

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
  const boxes = scene.nodes.filter(isDrawn).map(boxOf), grid = new Taken(90 * pen.unit);
  for (const box of boxes) grid.add(box);
  const edge = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const b of boxes) { edge.left = Math.min(edge.left, b.left); edge.right = Math.max(edge.right, b.right); edge.top = Math.min(edge.top, b.top); edge.bottom = Math.max(edge.bottom, b.bottom); }
  for (const [side, room] of [["left", -scene.margin], ["right", scene.margin], ["top", -40], ["bottom", 40]]) edge[side] += room * pen.unit;
  const wanted = scene.nodes.filter((n) => n.visible && isDrawn(n) && !(n.card && !scene.compact)).sort((a, b) => b.lit - a.lit || b.weight - a.weight || a.id - b.id);
  const room = { ...pen, grid, edge, dots: dotsOf(scene), written: new Taken(90 * pen.unit) };
  if (!scene.compact) for (const box of boxes) if (scene.byId.get(box.node).card) room.written.add(box);
  const chosen = planNames(room, wanted.filter((n) => n.lit > 1));
  const signs = planSigns(room);
  for (const sign of signs) room.written.add(sign);
  return { signs, names: chosen.concat(planNames(room, wanted.filter((n) => n.lit <= 1))) };
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

// Names stand clear of nodes, signs and other names; the weightiest may touch an actor rather than be missing, and never a card with its text.
function planNames(pen, wanted) {
  const names = [];
  for (const node of wanted) {
    const forms = [node.label.split("\n"), ...inTwo(node.label)];
    const place = first(forms, (rows) => placeFor(pen, node, rows, pen.grid)) || (names.length < WEIGHTIEST ? first(forms, (rows) => placeFor(pen, node, rows, pen.written)) : null);
    if (!place) continue;
    pen.grid.add(place.box);
    pen.written.add(place.box);
    names.push({ node: node.id, ...place });
  }
  return names;
}

const first = (forms, tried) => forms.reduce((found, rows) => found || tried(rows), null);

// A name of one row in two, where it finds no room: the rows as near in length as its words allow.
function inTwo(label) {
  const parts = label.split(" ");
  if (label.includes("\n") || parts.length < 2) return [];
  const cuts = parts.slice(1).map((_, i) => [parts.slice(0, i + 1).join(" "), parts.slice(i + 1).join(" ")]);
  return [cuts.reduce((best, cut) => (Math.abs(cut[0].length - cut[1].length) < Math.abs(best[0].length - best[1].length) ? cut : best))];
}

function placeFor(pen, node, rows, grid) {
  const weight = nameWeight(pen, node), size = nameSize(pen, node);
  const width = Math.max(...rows.map((row) => widthOf(pen, weight, size, row)));
  const height = rows.length * size * 1.18;
  const { left, right, top, bottom } = node.bounds;
  const gap = 3 * pen.unit, x = (left + right) / 2, y = (top + bottom) / 2, slant = height / 2 - gap;
  const places = [
    [x, bottom + gap + height / 2, "center"], [x, top - gap - height / 2, "center"], [right + gap * 2, y, "left"], [left - gap * 2, y, "right"],
    [right + gap, bottom + slant, "left"], [left - gap, bottom + slant, "right"], [right + gap, top - slant, "left"], [left - gap, top - slant, "right"],
  ].map(([at, level, align]) => ({ x: at, y: level, align, rows, box: textBox({ x: at, y: level, align }, width, height, pen.unit) }));
  const within = ({ box }) => box.left >= pen.edge.left && box.right <= pen.edge.right && box.top >= pen.edge.top && box.bottom <= pen.edge.bottom;
  const open = places.filter((place) => within(place) && !grid.meets(place.box, node.id));
  const costs = new Map(open.map((place) => [place, pen.dots.filter((dot) => holds(place.box, dot)).length + places.indexOf(place) * 0.4]));
  return open.sort((a, b) => costs.get(a) - costs.get(b))[0] || (node.lit > 1 ? places[0] : null);
}

function textBox({ x, y, align }, width, height, unit) {
  const left = align === "center" ? x - width / 2 : align === "left" ? x : x - width;
  return { left: left - 5 * unit, right: left + width + 5 * unit, top: y - height / 2, bottom: y + height / 2 };
}

// In a crowd, names of those of whom little is said step back.
const steppedBack = ({ scene }, node) => scene.nodes.length > CROWD && !(scene.focused && node.lit) && node.weight < 6;
const nameSize = (pen, node) => pen.size * (steppedBack(pen, node) ? 0.9 : 1);
const nameWeight = (pen, node) => (steppedBack(pen, node) ? 500 : node.lit > 1 || node.weight > 5 ? 700 : 600);

function nameFont(pen, node) {
  return `${nameWeight(pen, node)} ${nameSize(pen, node)}px ${pen.scene.font}`;
}

// How wide a text is; measured once, as width grows with size.
const measured = new Map();

function widthOf({ ctx, scene }, weight, size, text) {
  const key = `${weight} ${text}`;
  if (!measured.has(key)) {
    ctx.font = `${weight} 100px ${scene.font}`;
    measured.set(key, ctx.measureText(text).width / 100);
  }
  return measured.get(key) * size;
}

function writeName(pen, node, place) {
  const { ctx, unit, scene } = pen, size = nameSize(pen, node);
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.font = nameFont(pen, node);
  ctx.textAlign = place.align;
  ctx.globalAlpha = node.lit ? 1 : scene.nodes.length > CROWD ? 0.22 : 0.36;
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
    const texts = [...new Set([signText(line, spoken), signText(line, false), line.sign])].filter(Boolean);
    const found = texts.map((text) => ({ text, box: freePill(pen, line, text) })).find(({ box }) => box !== null);
    if (!found) continue;
    const sign = { edge: line.id, text: found.text, colour: line.colour, ...found.box };
    pen.grid.add(sign);
    signs.push(sign);
  }
  return signs;
}

function signText(line, spoken) {
  const alleged = line.alleged ? (spoken ? "(alleged)" : "?") : "";
  return [spoken ? line.verb : line.sign, alleged, line.count > 1 ? `×${line.count}` : ""].filter(Boolean).join(" ");
}

const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];

// As near to the middle of its line as covers no card, name or other sign; null where there is no such place.
function freePill(pen, line, text) {
  for (const share of ALONG) {
    const box = pillBox(pen, line.point(share), text);
    const { left, right, top, bottom } = box, air = 1.5 * pen.unit;
    if (!pen.grid.meets({ left: left - air, right: right + air, top: top - air, bottom: bottom + air }, null)) return box;
  }
  return null;
}

// Signs shrink somewhat when zoomed out; the verbs of a selection stay readable.
const signUnit = ({ unit, scene }) => Math.min(unit, scene.focused ? 9 : 1.7);

function pillBox(pen, { x, y }, text) {
  const size = 10.5 * signUnit(pen), height = size * 1.5;
  const width = Math.max(height, widthOf(pen, 700, size, text) + size);
  return { x, y, left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
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

function rowWidth(pen, parts, size) {
  return parts.reduce((sum, part) => sum + widthOf(pen, 700, size, part.text), size * 0.7 * (parts.length - 1));
}

function writeRow(pen, { x, y }, parts, size) {
  const { ctx, scene } = pen;
  let at = x - rowWidth(pen, parts, size) / 2;
  ctx.font = `700 ${size}px ${scene.font}`;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  for (const part of parts) {
    ctx.fillStyle = part.colour;
    ctx.fillText(part.text, at, y + size * 0.04);
    at += widthOf(pen, 700, size, part.text) + size * 0.7;
  }
}
