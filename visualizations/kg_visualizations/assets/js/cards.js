// Proposals are cards: a name, and how many actors are for and against. Far out a card is a small sign.

const CARD_FONT = 13.5, CARDS_FROM = 0.5, SMALLEST_PRINT = 10;

// Called before each drawing, so that lines end where the cards do at this zoom.
function sizeCards(ctx, network, scene) {
  scene.scale = network.getScale();
  scene.compact = scene.scale < CARDS_FROM;
  const font = Math.max(CARD_FONT, SMALLEST_PRINT / scene.scale);
  for (const node of scene.nodes) {
    if (!node.card) continue;
    node.font = font;
    [node.width, node.height] = scene.compact ? [44, 26] : cardSize({ ctx, scene }, node);
    const { shape } = network.body.nodes[node.id];
    [shape.width, shape.height] = [node.width, node.height];
  }
}

function cardSize(pen, node) {
  pen.ctx.font = `500 ${node.font}px ${pen.scene.font}`;
  const widths = node.label.split("\n").map((row) => pen.ctx.measureText(row).width);
  const wide = Math.max(...widths, node.tally.length ? rowWidth(pen, tallyParts(pen.scene, node), node.font * 0.86) : 0);
  return [wide + node.font * 1.7, node.font * (1.2 * widths.length + (node.tally.length ? 1.2 : 0) + 1.05)];
}

const tallyParts = (scene, node) => node.tally.map(([text, name]) => ({ text, colour: scene.colours[name] }));

function drawCard(ctx, { x, y }, node, scene) {
  const { width, height, font, lit } = node, colours = scene.colours;
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - height / 2, width, height, 5);
  ctx.fillStyle = lit ? colours.panel : colours.paper;
  ctx.fill();
  ctx.globalAlpha = lit ? 1 : 0.25;
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
  if (node.tally.length) writeRow({ ctx, scene }, { x, y: at + font * 0.05 }, tallyParts(scene, node), font * 0.86);
}
