// When a statement is from: the days of its event, or else that its article was there by then, or nothing.

const DAY = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// First and last moment of an ISO 8601 year, month or day, in milliseconds; null where it is none.
function spanOf(text) {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text || "");
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((part) => (part === undefined ? null : Number(part)));
  const first = utc(year, (month || 1) - 1, day || 1);
  const last = day ? first + DAY : month ? utc(year, month, 1) : utc(year + 1, 0, 1);
  return { first, last: last - 1 };
}

function utc(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime();
}

for (const s of view.statements) {
  s.event = spanOf(s.date);
  s.published = spanOf(view.articles[s.article].date);
}

const whenOf = (s) => s.event || (state.time.articles ? s.published : null);

function inRange(s) {
  const { from, to, undated } = state.time;
  const when = whenOf(s);
  if (!when) return undated;
  return (from === null || when.last >= from) && (to === null || when.first <= to);
}

const isoDay = (moment) => new Date(moment).toISOString().slice(0, 10);

function dayInWords(moment) {
  const date = new Date(moment);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function rangeInWords() {
  const { from, to } = state.time;
  if (from === null && to === null) return "";
  if (to === null) return `since ${dayInWords(from)}`;
  return from === null ? `until ${dayInWords(to)}` : `${dayInWords(from)} to ${dayInWords(to)}`;
}

function setRange(from, to) {
  Object.assign(state.time, { from, to });
  tell("filter");
}

// Where most of what is dated lies: an event of long ago does not press all else to one end of the axis.
function coreOf(spans) {
  const firsts = spans.map((s) => s.first).sort((a, b) => a - b), lasts = spans.map((s) => s.last).sort((a, b) => a - b);
  const whole = [firsts[0], lasts[lasts.length - 1]];
  const cut = Math.floor(spans.length * 0.06);
  const core = [firsts[cut], lasts[lasts.length - 1 - cut]];
  const pad = Math.max((core[1] - core[0]) * 0.03, DAY * 2);
  const narrow = core[1] - core[0] + 2 * pad;
  return whole[1] - whole[0] > 2.5 * narrow ? [core[0] - pad, core[1] + pad] : [whole[0] - pad, whole[1] + pad];
}

// Round dates for an axis, at most `most`: days, months, quarters, years, decades.
function ticks(from, to, most) {
  const days = (to - from) / DAY;
  const step = [["d", 1], ["d", 7], ["m", 1], ["m", 3], ["m", 6], ["y", 1], ["y", 2], ["y", 5], ["y", 10], ["y", 25], ["y", 100]]
    .find(([unit, n]) => days / (n * { d: 1, m: 30.4, y: 365.25 }[unit]) <= most) || ["y", 500];
  const made = [];
  const start = new Date(from), [unit, n] = step;
  for (let i = 0; made.length <= most * 2; i++) {
    const y = Math.floor(start.getUTCFullYear() / (unit === "y" ? n : 1)) * (unit === "y" ? n : 1);
    const m = Math.floor(start.getUTCMonth() / (unit === "m" ? n : 1)) * (unit === "m" ? n : 1);
    const at = unit === "y" ? utc(y + i * n, 0, 1) : unit === "m" ? utc(y, m + i * n, 1) : utc(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate() + i * n);
    if (at > to) break;
    if (at >= from) made.push({ at, label: tickLabel(at, unit, made.length === 0) });
  }
  return made;
}

function tickLabel(at, unit, first) {
  const date = new Date(at), year = date.getUTCFullYear(), month = MONTHS[date.getUTCMonth()];
  if (unit === "y") return String(year);
  if (unit === "m") return first || date.getUTCMonth() === 0 ? `${month} ${year}` : month;
  return `${date.getUTCDate()} ${month}${first ? ` ${year}` : ""}`;
}
