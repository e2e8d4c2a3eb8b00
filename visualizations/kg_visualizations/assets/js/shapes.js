// Nodes: actors are shapes by type, proposals are cards with how many are for and against; far out both are small signs.

const CARD_FONT = 13.5, CARDS_FROM = 0.5, PRINTS = [11.5, 10.4, 9.4], MANY_CARDS = 80;

// Called before each drawing, so that lines end where the nodes do at this zoom.
function sizeNodes(ctx, network, scene) {
  const scale = network.getScale();
  if (scene.sized === `${scale} ${scene.nodes.length} ${scene.font}`) return;
  scene.sized = `${scale} ${scene.nodes.length} ${scene.font}`;
  scene.scale = scale;
  scene.compact = scale < CARDS_FROM;
  for (const node of scene.nodes) node.radius = Math.max(node.size, SMALLEST_DOT / scale);
  const cards = scene.nodes.filter((n) => n.card);
  for (const print of PRINTS) {
    sizeCards({ ctx, scene }, cards, Math.max(CARD_FONT, print / scale));
    if (scene.compact || cards.length > MANY_CARDS || !cards.some((card) => covers(card, scene.nodes))) return;
  }
}

function sizeCards(pen, cards, font) {
  for (const card of cards) {
    card.font = font;
    [card.width, card.height] = pen.scene.compact ? [Math.max(44, 11 / pen.scene.scale), Math.max(26, 7 / pen.scene.scale)] : cardSize(pen, card);
  }
}

// Tell whether a card lies over another node; its print is smaller then.
function covers(card, nodes) {
  const box = boundsOf(card);
  return nodes.some((other) => other !== card && meet(box, boundsOf(other)));
}

function cardSize(pen, node) {
  const widths = node.label.split("\n").map((row) => widthOf(pen, 500, node.font, row));
  const wide = Math.max(...widths, node.whole.length ? rowWidth(pen, tallyParts(pen.scene, node.whole), node.font * 0.86) : 0);
  return [wide + node.font * 1.7, node.font * (1.2 * widths.length + (node.whole.length ? 1.2 : 0) + 1.05)];
}

const tallyParts = (scene, tally) => tally.map(([text, name]) => ({ text, colour: scene.colours[name] }));

function boundsOf(node) {
  const [across, down] = node.card ? [node.width / 2, node.height / 2] : [node.radius, node.radius];
  return { left: node.x - across, right: node.x + across, top: node.y - down, bottom: node.y + down };
}

function drawNodes(ctx, scene) {
  for (const node of scene.nodes) {
    if (!node.visible && state.hide) continue;
    node.bounds = boundsOf(node);
    if (node.card) drawCard(ctx, node, scene);
    else drawActor(ctx, node, scene);
  }
  ctx.globalAlpha = 1;
}

function drawActor(ctx, node, scene) {
  ctx.beginPath();
  OUTLINES[node.shape](ctx, node.x, node.y, node.radius);
  ctx.globalAlpha = 1;
  ctx.fillStyle = scene.colours.paper;
  ctx.fill();
  ctx.globalAlpha = node.lit ? 1 : node.visible ? 0.2 : 0.1;
  ctx.fillStyle = scene.colours[node.type];
  ctx.fill();
  ctx.strokeStyle = scene.colours[node.lit > 1 ? "accent" : "paper"];
  ctx.lineWidth = (node.lit > 1 ? 3 : 1.5) * Math.max(1, 0.5 / scene.scale);
  ctx.stroke();
}

const polygon = (ctx, x, y, r, corners, turn) => {
  for (let i = 0; i < corners; i++) ctx[i ? "lineTo" : "moveTo"](x + r * Math.cos(turn + (i * 2 * Math.PI) / corners), y + r * Math.sin(turn + (i * 2 * Math.PI) / corners));
  ctx.closePath();
};

const OUTLINES = {
  dot: (ctx, x, y, r) => { ctx.moveTo(x + r, y); ctx.arc(x, y, r, 0, 2 * Math.PI); ctx.closePath(); },
  square: (ctx, x, y, r) => ctx.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76),
  diamond: (ctx, x, y, r) => polygon(ctx, x, y, r * 1.15, 4, 0),
  triangle: (ctx, x, y, r) => polygon(ctx, x, y + r * 0.2, r * 1.2, 3, -Math.PI / 2),
  hexagon: (ctx, x, y, r) => polygon(ctx, x, y, r * 1.05, 6, 0),
};

function drawCard(ctx, node, scene) {
  const { x, y, width, height, font, lit } = node, colours = scene.colours;
  ctx.globalAlpha = 1;
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - height / 2, width, height, 5);
  ctx.fillStyle = lit ? colours.panel : colours.paper;
  ctx.fill();
  ctx.globalAlpha = lit ? 1 : node.visible ? 0.25 : 0.12;
  ctx.strokeStyle = lit > 1 ? colours.accent : colours[node.type];
  ctx.lineWidth = (lit > 1 ? 3 : 1.3) * Math.max(1, 0.7 / scene.scale);
  ctx.stroke();
  if (scene.compact) return;
  const rows = node.label.split("\n");
  let at = y - height / 2 + font * 1.15;
  ctx.font = `500 ${font}px ${scene.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colours.ink;
  for (const row of rows) {
    ctx.fillText(row, x, at);
    at += font * 1.2;
  }
  if (node.tally.length) writeRow({ ctx, scene }, { x, y: at + font * 0.05 }, tallyParts(scene, node.tally), font * 0.86);
}

function nodeAt(scene, { x, y }) {
  const slack = 3 / scene.scale;
  return scene.nodes.findLast((n) => n.visible && n.bounds && x > n.bounds.left - slack && x < n.bounds.right + slack && y > n.bounds.top - slack && y < n.bounds.bottom + slack);
}
