// Lines between nodes: from border to border, bent apart where there are several, drawn in few strokes.

const STROKE = 150, ARROWS = 2500;

function shapeLines(scene) {
  const key = `${scene.scale} ${scene.version}`;
  if (scene.shaped === key) return;
  scene.shaped = key;
  for (const e of scene.edges) shapeLine(e, scene.byId.get(e.from), scene.byId.get(e.to));
}

function shapeLine(e, a, b) {
  const dx = b.x - a.x, dy = b.y - a.y, length = Math.hypot(dx, dy) || 1;
  const via = { x: (a.x + b.x) / 2 + dy * e.bend, y: (a.y + b.y) / 2 - dx * e.bend };
  const start = borderShare(a, via, length), end = 1 - borderShare(b, via, length);
  const at = (t) => ({ x: (1 - t) ** 2 * a.x + 2 * t * (1 - t) * via.x + t ** 2 * b.x, y: (1 - t) ** 2 * a.y + 2 * t * (1 - t) * via.y + t ** 2 * b.y });
  e.line = start < end ? { from: at(start), to: at(end), via, straight: e.bend === 0, at, end } : null;
  e.point = e.line ? (share) => at(start + (end - start) * share) : null;
}

// How much of a line, as a share, lies under the node that it starts from.
function borderShare(node, towards, length) {
  const dx = towards.x - node.x, dy = towards.y - node.y, far = Math.hypot(dx, dy) || 1;
  const reach = node.card ? Math.min(Math.abs((node.width / 2 / dx) * far) || Infinity, Math.abs((node.height / 2 / dy) * far) || Infinity) : node.radius;
  return Math.min(0.9, (reach + 2) / length);
}

// Lines of one look are one stroke; arrows follow in a second pass.
function drawLines(ctx, scene) {
  shapeLines(scene);
  const looksOf = new Map();
  for (const e of scene.edges) {
    if (!e.line || (!e.visible && state.hide)) continue;
    const look = `${e.family} ${opacityOf(e, scene)} ${lineWidth(e, scene)}`;
    if (looksOf.has(look)) looksOf.get(look).push(e);
    else looksOf.set(look, [e]);
  }
  for (const all of looksOf.values()) for (let start = 0; start < all.length; start += STROKE) {
    const held = all.slice(start, start + STROKE), [first] = held, family = familyOf.get(first.family), width = lineWidth(first, scene);
    ctx.globalAlpha = opacityOf(first, scene);
    ctx.strokeStyle = ctx.fillStyle = first.colour;
    ctx.lineWidth = width;
    ctx.setLineDash(family.dashes.map((d) => d * Math.max(1, 0.6 / scene.scale)));
    ctx.beginPath();
    for (const { line } of held) {
      ctx.moveTo(line.from.x, line.from.y);
      if (line.straight) ctx.lineTo(line.to.x, line.to.y);
      else partOfCurve(ctx, line);
    }
    ctx.stroke();
    ctx.setLineDash([]);
    if (scene.edges.length > ARROWS && scene.scale < 0.3 && !(scene.focused && first.lit)) continue;
    ctx.beginPath();
    for (const e of held) if (e.arrow) arrowHead(ctx, e.line, width, scene.scale);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

function partOfCurve(ctx, line) {
  for (let i = 1; i <= 12; i++) {
    const p = line.at(i === 12 ? line.end : (line.end * i) / 12);
    ctx.lineTo(p.x, p.y);
  }
}

function arrowHead(ctx, line, width, scale) {
  const back = line.at(Math.max(0, line.end - 0.06)), { to } = line;
  const turn = Math.atan2(to.y - back.y, to.x - back.x), size = Math.max(5 + width * 1.7, 4.5 / scale);
  const corner = (spread) => [to.x - size * Math.cos(turn + spread), to.y - size * Math.sin(turn + spread)];
  ctx.moveTo(to.x, to.y);
  ctx.lineTo(...corner(0.42));
  ctx.lineTo(...corner(-0.42));
  ctx.closePath();
}

function opacityOf(e, scene) {
  const many = Math.max(0.13, Math.min(1, 420 / scene.edges.length)), crowd = scene.focused ? 1 : many;
  if (!e.lit) return (e.visible ? 0.09 : 0.05) * Math.max(0.3, many);
  return crowd * (e.alleged ? 0.62 : 0.9) * (e.family === "structure" && !scene.focused ? 0.85 : 1);
}

const lineWidth = (e, scene) => Math.max(e.width + (scene.focused && e.lit ? 0.6 : 0), 0.55 / scene.scale);

// The line nearest to a point within some pixels, the lit ones first.
function lineAt(scene, point) {
  const reach = Math.max(4, 6 / scene.scale);
  let found = null, best = reach;
  for (const e of scene.edges) {
    if (!e.visible || !e.line) continue;
    const { from, to } = e.line, slack = reach + Math.abs(e.bend) * Math.hypot(to.x - from.x, to.y - from.y);
    if (point.x < Math.min(from.x, to.x) - slack || point.x > Math.max(from.x, to.x) + slack || point.y < Math.min(from.y, to.y) - slack || point.y > Math.max(from.y, to.y) + slack) continue;
    const distance = distanceTo(e, point) + (e.lit ? 0 : reach / 2);
    if (distance < best) { best = distance; found = e; }
  }
  return found;
}

function distanceTo({ line, point }, p) {
  let best = Infinity, before = line.from;
  const steps = line.straight ? 1 : 12;
  for (let i = 1; i <= steps; i++) {
    const next = i === steps ? line.to : point(i / steps);
    const dx = next.x - before.x, dy = next.y - before.y, share = Math.max(0, Math.min(1, ((p.x - before.x) * dx + (p.y - before.y) * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.hypot(p.x - before.x - share * dx, p.y - before.y - share * dy));
    before = next;
  }
  return best;
}
